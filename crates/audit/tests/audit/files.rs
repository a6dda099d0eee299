//! The rules about the files of a package.

use std::fs;

use audit::Severity;
use locale::Language;
use package::{OddNames, UndeclaredName};
use tempfile::TempDir;

use crate::{
    change::{
        Change::{self, File as Comes, Large, Moved, Names, Shown, Text, Unlisted},
        XML, apply,
    },
    good::{findings, good},
};

/// A package for each rule that has what it finds.
pub(crate) const CASES: &[(&str, Change)] = &[
    (
        "package/backslash-names",
        Names(|names| names.backslashes = Some("odd".into())),
    ),
    (
        "package/duplicate-entry",
        Names(|names| names.twice = Some("odd".into())),
    ),
    (
        "package/legacy-names",
        Names(|names| {
            names.undeclared = Some(UndeclaredName {
                name: "odd".into(),
                encoding: "CP437",
            });
        }),
    ),
    ("package/manifest-case", Moved(XML, "IMSManifest.xml")),
    ("package/several-manifests", Unlisted("old/imsmanifest.xml")),
    ("package/missing-file", Moved("images/plan.png", "plan.gif")),
    ("package/missing-by-case", Moved("images/plan.png", "images/Plan.png")),
    ("package/unlisted-file", Unlisted("extra.txt")),
    ("package/leftover", Comes("Thumbs.db", "")),
    ("package/executable", Comes("setup.exe", "")),
    ("package/server-name", Comes("été.html", "")),
    ("package/large-file", Large("film.mp4", 101)),
    ("package/large", Large("film.mp4", 501)),
    ("package/dead-technology", Shown("intro.swf")),
    ("package/unplayable-media", Shown("film.avi")),
    ("package/missing-launch-file", Moved("index.html", "start.html")),
];

#[test]
fn what_no_item_reaches_is_told_as_a_suggestion() {
    let folder = TempDir::new().unwrap();
    good(folder.path());
    apply(Comes("old.html", "<script src=gone.js></script>"), folder.path());
    let severities = || {
        let found = findings(folder.path(), OddNames::default());
        found
            .iter()
            .map(|finding| (finding.rule.id, finding.severity))
            .collect::<Vec<_>>()
    };
    assert_eq!(severities(), [("content/missing-link", Severity::Info)]);
    // A list of pages that a script goes through names it.
    apply(
        Text("module.js", "const api", "const pages = ['old.html'], api"),
        folder.path(),
    );
    assert_eq!(severities(), [("content/missing-link", Severity::Error)]);
}

/// A page that is listed by its composed name, and there by other ones.
fn accents(there: &[&str]) -> Vec<&'static str> {
    let folder = TempDir::new().unwrap();
    good(folder.path());
    apply(
        Text(
            XML,
            "<file href=\"module.js\"/>",
            "<file href=\"module.js\"/><file href=\"été.html\"/>",
        ),
        folder.path(),
    );
    for file in there {
        fs::write(folder.path().join(file), "<!doctype html><title>x</title>").unwrap();
    }
    let found = findings(folder.path(), OddNames::default());
    // That servers change such names is another matter.
    let rules = found.into_iter().map(|finding| finding.rule.id);
    rules.filter(|rule| *rule != "package/server-name").collect()
}

#[test]
#[cfg_attr(target_os = "macos", ignore = "names are one whatever their normal form")]
fn normal_forms_of_names_are_distinguished() {
    const DECOMPOSED: &str = "e\u{301}te\u{301}.html";
    assert_eq!(accents(&["été.html"]), [] as [&str; 0]);
    assert_eq!(accents(&[DECOMPOSED]), ["package/missing-by-normalization"]);
    assert_eq!(accents(&["E\u{301}te\u{301}.html"]), ["package/missing-by-case"]);
    assert_eq!(
        accents(&["été.html", DECOMPOSED]),
        ["package/normalization-clash", "package/unlisted-file"]
    );
}

#[test]
fn leftovers_are_told_once_for_each_kind() {
    let folder = TempDir::new().unwrap();
    good(folder.path());
    for n in 0..25 {
        let module = folder.path().join(format!("node_modules/m{n:02}"));
        fs::create_dir_all(&module).unwrap();
        fs::write(module.join("index.js"), "var m;").unwrap();
    }
    for file in ["a.psd", "images/b.psd", "Thumbs.db", "old.elp"] {
        fs::write(folder.path().join(file), "x").unwrap();
    }
    let found = findings(folder.path(), OddNames::default());
    let leftovers = found.iter().filter(|finding| finding.rule.id == "package/leftover");
    let messages: Vec<_> = leftovers.map(|finding| finding.message(Language::English)).collect();
    let rest = "is a leftover file that learners do not need.";
    let modules: Vec<_> = (1..=20).map(|n| format!("node_modules/m{n:02}/index.js")).collect();
    assert_eq!(
        messages,
        [
            format!("Thumbs.db {rest}"),
            format!("a.psd {rest} The same goes for 1 other file of its kind (images/b.psd)."),
            format!(
                "node_modules/m00/index.js {rest} The same goes for 24 other files of its kind ({}, …).",
                modules.join(", ")
            ),
            format!("old.elp {rest}"),
        ]
    );
}
