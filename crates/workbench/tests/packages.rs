//! Packages of `packages/`, each with one thing about it, and what `expected.json` asks of whoever reads them: here, what
//! the workbench does with each, finding by finding.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use package::{Limit, Limits, unpack};
use serde::Deserialize;
use serde_json::Value;
use tempfile::TempDir;
use workbench::{
    Error, Workbench,
    audit::Severity,
    check::{Checked, Status, check},
    report::Language,
};

/// What comes of a package: into the library, and out of the check.
enum Outcome {
    /// It is imported; the rules that find errors and warnings in it. Advice is none of the packages' concern.
    Comes(&'static [&'static str]),
    /// Neither takes it, for this reason.
    Refused(&'static str),
}

use Outcome::{Comes, Refused};

const PACKAGES: &[(&str, Outcome)] = &[
    ("05-valid-two-organizations.zip", Comes(&[])),
    ("06-valid-no-default-org.zip", Comes(&[])),
    ("07-valid-resource-without-href.zip", Comes(&[])),
    ("08-valid-container-item.zip", Comes(&[])),
    ("09-valid-container-item-empty-ref.zip", Comes(&[])),
    ("10-valid-extension-elements.zip", Comes(&[])),
    ("13-valid-latin1.zip", Comes(&[])),
    ("14-valid-windows1252.zip", Comes(&[])),
    ("15-valid-utf8-bom.zip", Comes(&[])),
    ("22-bad-manifest-case.zip", Comes(&["package/manifest-case"])),
    ("23-bad-not-wellformed.zip", Refused("badManifest")),
    (
        "25-bad-unbound-prefix.zip",
        Comes(&["manifest/undeclared-prefix", "manifest/namespace"]),
    ),
    ("28-bad-xxe.zip", Refused("badManifest")),
    ("29-bad-billion-laughs.zip", Refused("badManifest")),
    (
        "32-bad-default-org-missing.zip",
        Comes(&["manifest/unknown-default-organization"]),
    ),
    ("34-bad-missing-asset-file.zip", Comes(&["package/missing-file"])),
    ("36-bad-undeclared-file.zip", Comes(&["package/unlisted-file"])),
    ("42-bad-no-title-org.zip", Comes(&["manifest/missing-title"])),
    ("46-bad-masteryscore.zip", Comes(&["manifest/invalid-value"])),
    (
        "49-bad-prerequisites-no-type.zip",
        Comes(&["manifest/prerequisites-untyped", "manifest/unknown-prerequisite"]),
    ),
    (
        "50-bad-prerequisites-cycle.zip",
        Comes(&["manifest/prerequisites-circle"]),
    ),
    ("51-bad-datafromlms-256.zip", Comes(&["manifest/long-launch-data"])),
    ("52-bad-adlcp-on-block.zip", Comes(&["manifest/element-without-sco"])),
    (
        "54-bad-dangling-dependency.zip",
        Comes(&["manifest/unknown-dependency"]),
    ),
    (
        "55-bad-no-resources.zip",
        Comes(&[
            "manifest/no-sco",
            "manifest/resources-missing",
            "manifest/unknown-resource",
        ]),
    ),
    ("57-bad-isvisible.zip", Comes(&["manifest/invalid-value"])),
    ("58-bad-href-escapes-root.zip", Comes(&["manifest/outside-package"])),
    (
        "59-bad-href-absolute.zip",
        Comes(&[
            "manifest/absolute-path",
            "manifest/outside-package",
            "manifest/unlisted-launch-file",
        ]),
    ),
    (
        "73-sco-set-before-init.zip",
        Comes(&["content/call-before-initialize", "content/no-status"]),
    ),
    ("74-sco-uses-2004-api.zip", Comes(&["content/api-of-2004"])),
    ("81-zip-absolute.zip", Refused("unsafeEntry")),
    ("82-zip-backslash-names.zip", Comes(&["package/backslash-names"])),
    ("83-zip-duplicate-manifest.zip", Comes(&["package/duplicate-entry"])),
    ("85-zip-bomb-ratio.zip", Comes(&["package/unlisted-file"])),
    (
        "88-zip-reserved-names.zip",
        Comes(&["package/server-name", "package/unlisted-file"]),
    ),
    ("91-not-a-zip.zip", Refused("notAZip")),
    ("93-corrupt-data.zip", Refused("damagedEntry")),
    ("96-encrypted.zip", Refused("encryptedEntry")),
];

/// What is asked of a package.
#[derive(Deserialize)]
struct Asked {
    zip: String,
    expect: String,
}

fn packages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packages")
}

/// The kind of an error, as its serialised form says it.
fn kind(error: &Error) -> String {
    let written: Value = serde_json::to_value(error).unwrap();
    written["kind"].as_str().unwrap().to_owned()
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
fn each_package_is_taken_refused_and_told_as_it_should_be() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let workbench = Workbench::open(&data).unwrap();
    let before = under(&data.join("packages"));
    for (zip, outcome) in PACKAGES {
        // Windows has no files of these names.
        if cfg!(windows) && zip.contains("reserved-names") {
            continue;
        }
        let path = packages().join(zip);
        let imported = workbench.import(&path, &mut |_| true);
        let checked = check(&path, Language::English);
        let found = rules(&checked, &[Severity::Error, Severity::Warning]);
        let refused = checked.error.as_ref().map(|refused| refused.code.as_str());
        let of = |rules: &[&str]| rules.iter().map(|rule| (*rule).to_owned()).collect::<BTreeSet<_>>();
        match outcome {
            Comes(rules) => {
                assert!(imported.is_ok(), "{zip}: {imported:?}");
                assert_eq!((refused, found), (None, of(rules)), "{zip}");
                workbench.delete_package(workbench.packages().unwrap()[0].id).unwrap();
            }
            Refused(code) => {
                assert_eq!(kind(&imported.unwrap_err()), *code, "{zip}");
                assert_eq!(refused, Some(*code), "{zip}");
            }
        }
        assert_eq!(under(&data.join("packages")), before, "{zip} left something");
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
