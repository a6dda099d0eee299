//! Files that are left over from making a course, by their names: told once for each kind, however many there are.

use std::collections::BTreeMap;

use locale::rules::package::more_leftovers;

use crate::{finding::Said, input::Package, site::Reach};

/// The most files of a finding that are named, beside the first.
const MOST_NAMED: usize = 20;

/// Folders of such files: of macOS, of version control, of editors, of programs that build a course. In small letters, as all
/// that follows.
const FOLDERS: [&str; 9] = [
    "__macosx",
    ".git",
    ".svn",
    ".hg",
    ".idea",
    ".vscode",
    "node_modules",
    "bower_components",
    "__pycache__",
];
/// Files that systems and programs leave, by their whole names.
const NAMES: [&str; 15] = [
    ".ds_store",
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "npm-debug.log",
    "package-lock.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    "bower.json",
    "gruntfile.js",
    "gulpfile.js",
    "webpack.config.js",
    "vite.config.js",
    "vite.config.ts",
    "tsconfig.json",
];
/// How the names begin of files in which macOS keeps what other systems have no place for (AppleDouble).
const APPLE_DOUBLE: &str = "._";
/// How hidden files begin.
const HIDDEN: &str = ".";
/// Files by the endings of their names: sources of pictures and films, of courses and of scripts; documents that no page links;
/// copies, logs, maps of scripts; zips in the zip.
const ENDINGS: [&str; 41] = [
    ".psd", ".psb", ".ai", ".indd", ".xcf", ".sketch", ".fla", ".aep", ".prproj", ".blend", ".story", ".cptx", ".cpvc",
    ".awt", ".iscproj", ".elp", ".elpx", ".h5p", ".vtp", ".doc", ".docx", ".ppt", ".pptx", ".odt", ".odp", ".scss",
    ".sass", ".less", ".coffee", ".tsx", ".map", ".bak", ".old", ".orig", ".tmp", ".swp", ".log", "~", ".rar", ".7z",
    ".zip",
];

/// The leftover files of a package that no item reaches: the first of each kind, and the words for the others.
pub(super) fn leftovers<'a>(package: &'a Package, reach: &Reach) -> Vec<(&'a str, Said)> {
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for file in package.files.keys().filter(|file| !reach.has(file)) {
        if let Some(kind) = kind(file) {
            kinds.entry(kind).or_default().push(file);
        }
    }
    let found = kinds.into_values().filter_map(|files| {
        let (first, others) = files.split_first()?;
        let (count, named) = (others.len() as u64, listed(others));
        let others = Said::new(|language| match count {
            0 => String::new(),
            _ => more_leftovers(language, count, &named),
        });
        Some((*first, others))
    });
    found.collect()
}

/// The names of files beside the first: of many, not all.
pub(super) fn listed(files: &[&str]) -> String {
    let mut named: Vec<_> = files.iter().take(MOST_NAMED).copied().collect();
    if files.len() > MOST_NAMED {
        named.push("…");
    }
    named.join(", ")
}

/// Whether a file is left over from making the course.
pub(super) fn is_leftover(file: &str) -> bool {
    kind(file).is_some()
}

/// What kind of leftover a file is; none where it is none.
fn kind(file: &str) -> Option<&'static str> {
    let small = file.to_lowercase();
    let name = small.rsplit('/').next().unwrap_or(&small);
    let of = |kinds: &[&'static str], is: &dyn Fn(&str) -> bool| kinds.iter().copied().find(|kind| is(kind));
    of(&FOLDERS, &|folder| small.split('/').any(|part| part == folder))
        .or_else(|| of(&NAMES, &|whole| name == whole))
        .or_else(|| of(&[APPLE_DOUBLE, HIDDEN], &|beginning| name.starts_with(beginning)))
        .or_else(|| of(&ENDINGS, &|ending| name.ends_with(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_are_told_from_files_of_a_course() {
        for (file, wanted) in [
            ("__MACOSX/._index.html", "__macosx"),
            ("lib/node_modules/x/index.js", "node_modules"),
            ("a/.DS_Store", ".ds_store"),
            ("a/._picture.png", "._"),
            (".htaccess-old", "."),
            ("Thumbs.db", "thumbs.db"),
            ("src/course.STORY", ".story"),
            ("copy.html.bak", ".bak"),
            ("page.html~", "~"),
            ("course.elp", ".elp"),
        ] {
            assert_eq!(kind(file), Some(wanted), "{file}");
        }
        for file in [
            "index.html",
            "mapping.js",
            "story/index.html",
            "git/a.png",
            "zip.js",
            "data.json",
        ] {
            assert_eq!(kind(file), None, "{file}");
        }
    }
}
