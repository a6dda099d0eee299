//! Which files of a package its items reach: what a page loads, where it leads, and files that it names in any way, such as
//! the pages in a list that a script goes through.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use web::{How, TextKind};

use super::{
    address::{Base, Target},
    names::FilesByName,
    text::{RelativeTo, Text},
};
use crate::input::Package;

/// The most folders of pages that run one script: more are not followed.
const MOST_BASES: usize = 16;

/// How an item comes to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// A page leads to it, or a text names it.
    Named,
    /// It is loaded with the item.
    Loaded,
}

/// What the items of a package reach.
#[derive(Debug, Default)]
pub(crate) struct Reach {
    files: BTreeMap<String, Way>,
    /// The scripts that a page or another script runs by their address.
    run: BTreeSet<String>,
    /// What the addresses in each script are relative to: the folders of the pages that run it.
    bases: BTreeMap<String, BTreeSet<Base>>,
    /// The texts of which not every address or name was followed.
    gaps: BTreeMap<String, BTreeSet<Gap>>,
}

/// Why something that a text may lead to was not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Pages of too many folders run the script.
    Folders,
    /// Too many files have a name that is in it.
    Namesakes,
}

impl Reach {
    /// Whether an item loads the file, leads to it or names it.
    pub(crate) fn has(&self, file: &str) -> bool {
        self.files.contains_key(file)
    }

    /// The texts of which not every address or name was followed, so that an item may reach more than is known.
    pub(crate) fn gaps(&self) -> impl Iterator<Item = (&str, &BTreeSet<Gap>)> {
        self.gaps.iter().map(|(file, gaps)| (file.as_str(), gaps))
    }

    /// Whether the file is loaded with an item.
    pub(crate) fn loads(&self, file: &str) -> bool {
        self.files.get(file) == Some(&Way::Loaded)
    }

    /// Whether a page or another script runs the file as a script.
    pub(crate) fn runs(&self, file: &str) -> bool {
        self.run.contains(file)
    }

    /// What the addresses of a text are relative to: for those of a script, each page that runs it. None where no page is known
    /// that does.
    pub(crate) fn bases<'a>(&'a self, text: &'a Text, relative_to: RelativeTo) -> Vec<&'a Base> {
        match relative_to {
            RelativeTo::File => text.base.iter().collect(),
            RelativeTo::Page => self.bases.get(&text.file).into_iter().flatten().collect(),
        }
    }
}

/// Follows the texts of a package from the files that its items launch.
pub(super) fn reach(package: &Package, texts: &BTreeMap<String, Text>, names: &FilesByName<'_>) -> Reach {
    let mut walk = Walk {
        package,
        texts,
        reach: Reach::default(),
        loaded: VecDeque::new(),
        named: VecDeque::new(),
        of_more_folders: BTreeSet::new(),
    };
    for item in package.opened() {
        walk.arrive(&item, Way::Loaded, None);
    }
    while let Some((file, way, page)) = walk.next() {
        let Some(text) = texts.get(&file) else { continue };
        let own = text.base.as_ref().map(Base::folder);
        let page = if text.kind == TextKind::Page { own.clone() } else { page };
        for written in &text.references {
            let base = match written.relative_to {
                RelativeTo::File => text.base.as_ref(),
                RelativeTo::Page => page.as_ref(),
            };
            if let Some(Target::File(target)) = base.map(|base| base.resolve(&written.address))
                && !written.is_partial
            {
                let way = if written.how.loads() { way } else { Way::Named };
                if matches!(written.how, How::Script | How::Worker) {
                    walk.reach.run.insert(target.clone());
                }
                walk.arrive(&target, way, page.as_ref());
            }
        }
        for named in text.words.iter().flat_map(|word| names.named(word)) {
            walk.arrive(named, Way::Named, page.as_ref());
        }
    }
    walk.gaps(names);
    walk.reach
}

/// A walk over the texts of a package.
struct Walk<'a> {
    package: &'a Package<'a>,
    texts: &'a BTreeMap<String, Text>,
    reach: Reach,
    /// What to go through next, each with the folder of the page that loads it: what is loaded, then what is named.
    loaded: VecDeque<(String, Option<Base>)>,
    named: VecDeque<(String, Option<Base>)>,
    /// Scripts that pages of more folders run than are followed.
    of_more_folders: BTreeSet<String>,
}

impl Walk<'_> {
    fn next(&mut self) -> Option<(String, Way, Option<Base>)> {
        let of = |way| move |(file, page)| (file, way, page);
        let loaded = self.loaded.pop_front().map(of(Way::Loaded));
        loaded.or_else(|| self.named.pop_front().map(of(Way::Named)))
    }

    fn arrive(&mut self, file: &str, way: Way, page: Option<&Base>) {
        if !self.package.has(file) {
            return;
        }
        let known = self.reach.files.get(file).copied();
        let mut is_new = known < Some(way);
        let way = known.unwrap_or(way).max(way);
        self.reach.files.insert(file.to_owned(), way);
        // A script is gone through for each folder of pages that run it: its addresses are relative to them.
        if let Some(page) = page
            && self.texts.get(file).is_some_and(|text| text.kind == TextKind::Script)
        {
            let bases = self.reach.bases.entry(file.to_owned()).or_default();
            is_new |= bases.len() < MOST_BASES && bases.insert(page.clone());
            if !bases.contains(page) {
                self.of_more_folders.insert(file.to_owned());
            }
        }
        if is_new {
            let left = match way {
                Way::Loaded => &mut self.loaded,
                Way::Named => &mut self.named,
            };
            left.push_back((file.to_owned(), page.cloned()));
        }
    }

    /// Notes which texts may lead to files that are not reached in another way.
    fn gaps(&mut self, names: &FilesByName<'_>) {
        let missed = names
            .left_out()
            .filter(|(_, files)| files.iter().any(|file| !self.reach.has(file)));
        let missed: BTreeSet<_> = missed.map(|(name, _)| name).collect();
        let mut found = BTreeMap::new();
        for (file, text) in self.texts.iter().filter(|(file, _)| self.reach.has(file)) {
            let is_named = text.words.iter().any(|word| missed.contains(word.as_str()));
            let of_folders = self.of_more_folders.contains(file) && depends_on_the_page(text);
            let gaps: BTreeSet<_> = of_folders
                .then_some(Gap::Folders)
                .into_iter()
                .chain(is_named.then_some(Gap::Namesakes))
                .collect();
            if !gaps.is_empty() {
                found.insert(file.clone(), gaps);
            }
        }
        self.reach.gaps = found;
    }
}

/// Whether a script has an address that leads elsewhere from the page of another folder.
fn depends_on_the_page(text: &Text) -> bool {
    let mut addresses = text.references.iter();
    addresses.any(|written| {
        let target = || text.base.as_ref().map(|base| base.resolve(&written.address));
        written.relative_to == RelativeTo::Page
            && !written.is_partial
            && written.how != How::Note
            && matches!(target(), Some(Target::File(_) | Target::Outside))
    })
}
