//! Packages of `packages/`, each with one thing about it, and what `expected.json` asks of whoever reads them: here, what
//! the check does with each, finding by finding.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod outcomes;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use audit::{
    Severity,
    check::{Checked, Status, check, check_while},
};
use locale::Language;
use outcomes::{
    Outcome::{Comes, Refused},
    PACKAGES, packages, possible,
};
use package::{Limit, Limits, unpack};
use serde::Deserialize;
use tempfile::TempDir;

/// What is asked of a package.
#[derive(Deserialize)]
struct Asked {
    zip: String,
    expect: String,
}

/// The rules that found something of these severities.
fn rules(checked: &Checked, severities: &[Severity]) -> BTreeSet<String> {
    let found = checked
        .findings
        .iter()
        .filter(|found| severities.contains(&found.severity));
    found.map(|found| found.rule.clone()).collect()
}

/// Everything under a folder.
fn under(folder: &Path) -> BTreeSet<PathBuf> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .collect()
}

#[test]
fn each_package_is_checked_as_it_should_be() {
    for (zip, outcome) in possible() {
        let checked = check(&packages().join(zip), Language::English);
        let found = rules(&checked, &[Severity::Error, Severity::Warning]);
        let refused = checked.error.as_ref().map(|refused| refused.code.as_str());
        let of = |rules: &[&str]| rules.iter().map(|rule| (*rule).to_owned()).collect::<BTreeSet<_>>();
        match outcome {
            Comes(rules) => assert_eq!((refused, found), (None, of(rules)), "{zip}"),
            Refused(code) => assert_eq!(refused, Some(*code), "{zip}"),
        }
    }
}

#[test]
fn what_is_asked_of_each_package_is_so() {
    let asked: Vec<Asked> = serde_json::from_slice(&fs::read(packages().join("expected.json")).unwrap()).unwrap();
    let outcomes: BTreeMap<_, _> = PACKAGES.iter().map(|(zip, outcome)| (*zip, outcome)).collect();
    let zips: BTreeSet<_> = asked.iter().map(|asked| asked.zip.as_str()).collect();
    assert_eq!(zips, outcomes.keys().copied().collect());
    for Asked { zip, expect } in &asked {
        let checked = check(&packages().join(zip), Language::English);
        let has = |severity| !rules(&checked, &[severity]).is_empty();
        let refused = checked.status == Status::Refused;
        let comes = matches!(outcomes[zip.as_str()], Comes(_));
        let (wanted, _) = expect.split_once(':').unwrap();
        let met = wanted.split('/').any(|wanted| match wanted {
            "valid" => comes && !has(Severity::Error),
            "tolerate" => comes,
            "warn" | "finding" | "ambiguity" => comes && (has(Severity::Error) || has(Severity::Warning)),
            "error" => refused || has(Severity::Error),
            "security" => refused,
            "resource" => comes || refused,
            other => panic!("{zip} asks for {other}"),
        });
        assert!(met, "{zip} should be {expect}: {checked:?}");
    }
}

#[test]
fn nothing_is_written_outside_and_no_more_than_is_allowed() {
    let limits = Limits {
        total: 16 << 20,
        ..Limits::default()
    };
    for (zip, _) in PACKAGES {
        let folder = TempDir::new().unwrap();
        let into = folder.path().join("into");
        fs::create_dir(&into).unwrap();
        let outside = Path::new("/tmp/evil.txt").exists();
        let done = unpack(&packages().join(zip), zip, &into, limits, &mut |_| true);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{zip}");
        assert_eq!(Path::new("/tmp/evil.txt").exists(), outside, "{zip}");
        let bytes: u64 = under(&into).iter().map(|path| path.metadata().unwrap().len()).sum();
        assert!(bytes <= limits.total, "{zip}: {bytes} bytes");
        if *zip == "85-zip-bomb-ratio.zip" {
            assert!(
                matches!(done, Err(package::Error::OverLimit { limit, .. }) if limit == (Limit::TotalMib { most: 16 })),
                "{zip}"
            );
        }
    }
}

#[test]
fn a_check_can_be_cancelled_at_any_time() {
    let mut comes = possible().filter(|(_, outcome)| matches!(outcome, Comes(_)));
    let zip = packages().join(comes.next().unwrap().0);
    let asked = |most: usize| {
        let mut times = 0;
        let checked = check_while(&zip, Language::English, &mut || {
            times += 1;
            times <= most
        });
        (
            checked.status,
            checked.error.map(|error| error.code),
            checked.findings.len(),
        )
    };
    // Before it is unpacked, when it is, and before its rules.
    for most in 0..3 {
        assert_eq!(asked(most), (Status::Refused, Some("cancelled".to_owned()), 0));
    }
    assert_eq!(asked(usize::MAX).0, Status::Ok);
}
