//! What all rules have in common.

use std::{collections::BTreeSet, fs};

use audit::{Family, localize, rules};
use locale::Language;
use package::OddNames;
use tempfile::TempDir;

use crate::{
    cases,
    change::{Change::Text, XML, apply},
    good::{findings, good},
};

#[test]
fn a_good_package_has_nothing() {
    let folder = TempDir::new().unwrap();
    good(folder.path());
    assert_eq!(findings(folder.path(), OddNames::default()), []);
}

#[test]
fn each_rule_finds_what_it_is_for() {
    for (rule, change) in cases() {
        let folder = TempDir::new().unwrap();
        good(folder.path());
        let names = apply(*change, folder.path());
        let found = findings(folder.path(), names);
        assert!(
            found.iter().any(|finding| finding.rule.id == *rule),
            "{rule}: {found:?}"
        );
        // Every name in a sentence has its value, in both languages.
        for language in [Language::English, Language::French] {
            for localized in localize(&found, &[], language) {
                let sentences = [&*localized.message, &*localized.why, &*localized.fix];
                assert!(
                    sentences
                        .iter()
                        .all(|text| !text.contains(['{', '}']) && !text.contains("  ")),
                    "{localized:?}"
                );
            }
        }
    }
}

#[test]
fn all_findings_are_there_and_each_is_known_by_its_data() {
    const MANY: usize = 250;
    let folder = TempDir::new().unwrap();
    good(folder.path());
    for number in 0..MANY {
        fs::write(folder.path().join(format!("{number}.png")), "").unwrap();
    }
    apply(
        Text(
            XML,
            "<title>Leaving",
            "<adlcp:prerequisites type=\"aicc_script\">(</adlcp:prerequisites><title>Leaving",
        ),
        folder.path(),
    );
    let found = findings(folder.path(), OddNames::default());
    let unlisted = found.iter().filter(|one| one.rule.id == "package/unlisted-file");
    assert_eq!(unlisted.count(), MANY);
    let malformed = found
        .iter()
        .find(|one| one.rule.id == "manifest/prerequisites-malformed")
        .unwrap();
    let key = r#"["manifest/prerequisites-malformed","imsmanifest.xml",{"item":"ITEM"}]"#;
    assert_eq!(malformed.key(), key);
    assert!(malformed.message(Language::French).contains("ITEM"));
}

#[test]
fn every_rule_is_tried() {
    let elsewhere = [
        "manifest/encoding",
        "manifest/long-identifier",
        "manifest/long-launch-data",
        "manifest/long-title",
        "manifest/metadata-not-well-formed",
        "manifest/metadata-unreadable",
        "package/case-clash",
        "package/manifest-not-at-root",
        "package/missing-by-normalization",
        "package/normalization-clash",
    ];
    let tried: BTreeSet<_> = cases().map(|case| case.0).chain(elsewhere).collect();
    let of_packages = rules().filter(|rule| rule.family() != Family::Session);
    let registered: BTreeSet<_> = of_packages.map(|rule| rule.id).collect();
    assert_eq!(tried, registered);
    let ids: BTreeSet<_> = rules().map(|rule| rule.id).collect();
    assert_eq!(rules().count(), ids.len(), "an id is there twice");
}

#[test]
fn findings_are_ordered_by_their_consequences() {
    let folder = TempDir::new().unwrap();
    good(folder.path());
    // One of each group, each in a part of the package that the others leave as it is.
    let chosen = [
        "manifest/unknown-dependency",
        "content/no-api",
        "package/large-file",
        "package/leftover",
        "manifest/missing-language",
    ];
    for (_, change) in cases().filter(|(rule, _)| chosen.contains(rule)) {
        apply(*change, folder.path());
    }
    let names = OddNames {
        backslashes: Some("images\\plan.png".to_owned()),
        ..OddNames::default()
    };
    let localized = localize(&findings(folder.path(), names), &[], Language::English);
    let order: Vec<_> = localized
        .iter()
        .map(|finding| (finding.severity, finding.impact))
        .collect();
    assert!(order.is_sorted(), "{order:?}");
    let distinct: BTreeSet<_> = order.iter().collect();
    assert!(distinct.len() >= 5, "{order:?}");
}

#[test]
fn a_rule_is_told_from_the_others_by_its_short_title() {
    for language in [Language::English, Language::French] {
        let titles: BTreeSet<_> = rules().map(|rule| rule.title(language)).collect();
        assert_eq!(titles.len(), rules().count(), "a title is there twice");
        for title in titles {
            assert!(title.chars().count() <= 70 && !title.ends_with('.'), "{title}");
        }
    }
}

#[test]
fn a_rule_is_of_the_family_that_its_id_names() {
    for rule in rules() {
        let family = format!("{:?}/", rule.family()).to_lowercase();
        assert!(rule.id.starts_with(&family), "{}", rule.id);
    }
}
