//! No two modules of a crate import each other. A module and those inside it may: a parent re-exports what its children
//! define.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use syn::{
    Attribute, ItemMod, ItemUse, UseTree,
    visit::{self, Visit},
};
use walkdir::WalkDir;

/// A module by its path from the crate's root, which is empty.
type Module = Vec<String>;

/// The paths that a file names, with `crate`, `super` and `self` as written.
#[derive(Default)]
struct Paths(Vec<Vec<String>>);

impl Paths {
    fn add_use(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: &dyn ToString| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.add_use(&with(&path.ident), &path.tree),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_use(before, tree)),
            UseTree::Name(name) => self.0.push(with(&name.ident)),
            UseTree::Rename(rename) => self.0.push(with(&rename.ident)),
            _ => self.0.push(before.to_vec()),
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !is_test(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        if !is_test(&item.attrs) {
            self.add_use(&[], &item.tree);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.0
            .push(path.segments.iter().map(|part| part.ident.to_string()).collect());
        visit::visit_path(self, path);
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Path>()
                .is_ok_and(|flag| flag.is_ident("test"))
    })
}

/// The module that a file holds; `main.rs`, `lib.rs` and `mod.rs` hold their folder's.
fn module_of(file: &Path) -> Module {
    let mut module: Module = file
        .with_extension("")
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    module.pop_if(|last| matches!(last.as_str(), "lib" | "main" | "mod"));
    module
}

/// The module that a path, which stands in the module `from`, is of; none for a path into another crate.
fn target(from: &Module, path: &[String], modules: &BTreeMap<Module, Vec<Vec<String>>>) -> Option<Module> {
    let mut target = from.clone();
    let mut rest = path.iter().peekable();
    match rest.peek()?.as_str() {
        "crate" => target.clear(),
        "self" => {}
        "super" => {
            while rest.next_if(|part| *part == "super").is_some() {
                target.pop();
            }
            return Some(inside(target, rest, modules));
        }
        first => {
            let child = [target.as_slice(), &[first.to_owned()]].concat();
            return modules.contains_key(&child).then(|| inside(target, rest, modules));
        }
    }
    rest.next();
    Some(inside(target, rest, modules))
}

fn inside<'a>(
    mut module: Module,
    path: impl Iterator<Item = &'a String>,
    modules: &BTreeMap<Module, Vec<Vec<String>>>,
) -> Module {
    for part in path {
        let child = [module.as_slice(), std::slice::from_ref(part)].concat();
        if !modules.contains_key(&child) {
            break;
        }
        module = child;
    }
    module
}

/// The pairs of modules under `source` that import each other.
fn circles(source: &Path) -> BTreeSet<(String, String)> {
    let mut modules = BTreeMap::new();
    for entry in WalkDir::new(source) {
        let file = entry.unwrap().into_path();
        if file.extension().is_some_and(|ending| ending == "rs") {
            let mut paths = Paths::default();
            paths.visit_file(&syn::parse_file(&fs::read_to_string(&file).unwrap()).unwrap());
            modules.insert(module_of(file.strip_prefix(source).unwrap()), paths.0);
        }
    }
    let mut imports = BTreeSet::new();
    for (module, paths) in &modules {
        imports.extend(
            paths
                .iter()
                .filter_map(|path| Some((module, target(module, path, &modules)?))),
        );
    }
    let name = |module: &Module| module.join("::");
    imports
        .iter()
        .filter(|(one, other)| *one < other && imports.contains(&(other, (*one).clone())))
        .filter(|(one, other)| !other.starts_with(one))
        .map(|(one, other)| (name(one), name(other)))
        .collect()
}

#[test]
fn no_two_modules_import_each_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let crates = fs::read_dir(root.join("crates"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let others = ["src-tauri", "fixtures", "tests", "benches", "xtask"].map(|name| root.join(name));
    let mut found = BTreeSet::new();
    for folder in crates.chain(others) {
        found.extend(circles(&folder.join("src")));
    }
    assert_eq!(found, BTreeSet::new());
}

#[test]
fn modules_that_import_each_other_are_found() {
    let folder = std::env::temp_dir().join(format!("modules-{}", std::process::id()));
    fs::create_dir_all(folder.join("a")).unwrap();
    for (file, text) in [
        ("lib.rs", "mod a; mod b; mod c; pub use c::C;"),
        ("a/mod.rs", "mod deep; use std::fmt;"),
        ("a/deep.rs", "use crate::b::{self, B}; use super::Own;"),
        ("b.rs", "fn f() { crate::a::deep::g(); }"),
        (
            "c.rs",
            "use crate::a; #[cfg(test)] mod tests { use crate::b::B; } pub struct C;",
        ),
    ] {
        fs::write(folder.join(file), text).unwrap();
    }
    let found = circles(&folder);
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(found, BTreeSet::from([("a::deep".to_owned(), "b".to_owned())]));
}
