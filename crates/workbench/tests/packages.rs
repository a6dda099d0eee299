//! Packages that each have one thing about them: which of them come into a library, what is found in them there, and which
//! are refused.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../../audit/tests/outcomes/mod.rs"]
mod outcomes;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use audit::Severity;
use locale::Language;
use outcomes::{
    Outcome::{Comes, Refused},
    packages, possible,
};
use serde_json::Value;
use tempfile::TempDir;
use workbench::{Error, Workbench};

/// The kind of an error, as its serialised form says it.
fn kind(error: &Error) -> String {
    let written: Value = serde_json::to_value(error).unwrap();
    written["kind"].as_str().unwrap().to_owned()
}

/// Everything under a folder.
fn under(folder: &Path) -> BTreeSet<PathBuf> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .collect()
}

#[test]
fn each_package_is_taken_or_refused_as_it_should_be() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let workbench = Workbench::open(&data).unwrap();
    let before = under(&data.join("packages"));
    for (zip, outcome) in possible() {
        let imported = workbench.import(&packages().join(zip), &mut |_| true);
        match outcome {
            Comes(rules) => {
                assert!(imported.is_ok(), "{zip}: {imported:?}");
                let id = workbench.packages().unwrap()[0].id;
                let found = workbench.audit(id, Language::English).unwrap();
                let found = found.iter().filter(|found| found.severity != Severity::Info);
                let found: BTreeSet<_> = found.map(|found| found.rule.as_str()).collect();
                assert_eq!(found, rules.iter().copied().collect(), "{zip}");
                workbench.delete_package(id).unwrap();
            }
            Refused(code) => assert_eq!(kind(&imported.unwrap_err()), *code, "{zip}"),
        }
        assert_eq!(under(&data.join("packages")), before, "{zip} left something");
    }
}
