//! Versions of a package: how one comes in, what it keeps to itself, what it shares, and what changed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::{fs, path::PathBuf};

use tempfile::TempDir;
use workbench::{
    Workbench,
    ids::PackageId,
    report::Language,
    settings::{ImportLimits, Settings},
    views::Imported,
};

/// A library beside a course that can be written to.
struct Desk {
    course: PathBuf,
    workbench: Workbench,
    _folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let course = folder.path().join("course");
        fixtures::unpacked("quiz", &course).unwrap();
        Self {
            course,
            workbench: Workbench::open(&folder.path().join("data")).unwrap(),
            _folder: folder,
        }
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.course.join(file), text).unwrap();
    }

    fn import(&self) -> Imported {
        self.workbench.import(&self.course, &mut |_| true).unwrap()
    }

    /// Imports the course as a new version of package `of`; answers the version's identity.
    fn publish(&self, of: PackageId) -> PackageId {
        let imported = self.import();
        self.workbench.make_version(imported.package.id, of).unwrap();
        imported.package.id
    }

    fn rules(&self, id: PackageId) -> Vec<String> {
        let found = self.workbench.audit(id, Language::English).unwrap();
        found.into_iter().map(|finding| finding.rule).collect()
    }
}

#[test]
fn what_is_imported_again_is_offered_as_a_version() {
    let desk = Desk::new();
    let first = desk.import();
    assert_eq!(first.earlier, None);
    let again = desk.import().earlier.unwrap();
    assert!(again.same);
    assert_eq!(again.package.id, first.package.id);
    desk.write("new.css", "p { color: red }");
    let other = desk.import();
    let earlier = other.earlier.unwrap();
    assert!(!earlier.same);
    // Something else altogether is offered nothing.
    let zip = support::zip("minimal", &desk.course);
    assert_eq!(desk.workbench.import(&zip, &mut |_| true).unwrap().earlier, None);
}

#[tokio::test]
async fn versions_keep_their_sessions_and_the_list_shows_the_newest() {
    let desk = Desk::new();
    let first = desk.import().package.id;
    let launched = support::launch(&desk.workbench, "strict").await;
    desk.workbench.end_session(&launched.session).await.unwrap();
    desk.write("new.css", "p { color: red }");
    let second = desk.publish(first);

    let listed = desk.workbench.packages().unwrap();
    assert_eq!(
        listed.iter().map(|p| (p.id, p.version, p.versions)).collect::<Vec<_>>(),
        [(second, 2, 2)]
    );
    let details = desk.workbench.package(second).unwrap();
    let history: Vec<_> = details
        .versions
        .iter()
        .map(|version| (version.summary.id, version.summary.version, version.sessions))
        .collect();
    assert_eq!(history, [(second, 2, 0), (first, 1, 1)]);
    assert!(details.scos.iter().all(|sco| sco.sessions.is_empty()));
    assert_eq!(desk.workbench.package(first).unwrap().scos[0].sessions.len(), 1);

    // Apart again, and back.
    desk.workbench.separate_version(second).unwrap();
    assert_eq!(desk.workbench.packages().unwrap().len(), 2);
    desk.workbench.make_version(second, first).unwrap();
    // Without its newest version it is what it was before.
    desk.workbench.delete_version(second).unwrap();
    let listed = desk.workbench.packages().unwrap();
    assert_eq!((listed[0].id, listed[0].versions), (first, 1));
    assert_eq!(desk.workbench.sessions().unwrap().len(), 1);
    // With all of them it is gone.
    let third = desk.publish(first);
    desk.workbench.delete_package(third).unwrap();
    assert_eq!(desk.workbench.packages().unwrap(), []);
    assert_eq!(desk.workbench.sessions().unwrap(), []);
}

#[test]
fn what_changed_between_versions_is_told() {
    let desk = Desk::new();
    desk.write("old.psd", "layers");
    desk.write("same.txt", "same");
    desk.write("style.css", "p { color: red }");
    let first = desk.import().package.id;
    fs::remove_file(desk.course.join("old.psd")).unwrap();
    desk.write("style.css", "p { color: tan }");
    desk.write("extra.html", "<img src=\"http://example.com/a.png\">");
    let second = desk.publish(first);

    let changes = desk.workbench.changes(first, second, Language::English).unwrap();
    assert_eq!(changes.added.names, ["extra.html"]);
    assert_eq!(
        (changes.removed.count, &*changes.removed.names),
        (1, &["old.psd".to_owned()][..])
    );
    assert_eq!(changes.changed.names, ["style.css"]);
    let rules = |findings: &[audit::LocalizedFinding]| -> Vec<_> {
        findings.iter().map(|finding| finding.rule.clone()).collect()
    };
    assert!(
        rules(&changes.fixed).contains(&"package/leftover".to_owned()),
        "{changes:?}"
    );
    assert!(
        rules(&changes.appeared).contains(&"content/insecure-address".to_owned()),
        "{changes:?}"
    );
    let back = desk.workbench.changes(second, first, Language::English).unwrap();
    assert_eq!((back.added, back.fixed), (changes.removed, changes.appeared));
    let none = desk.workbench.changes(second, second, Language::English).unwrap();
    assert_eq!((none.fixed.len(), none.appeared.len(), none.changed.count), (0, 0, 0));
}

#[test]
fn an_accepted_finding_counts_no_more_in_any_version() {
    let desk = Desk::new();
    desk.write("notes.psd", "layers");
    let first = desk.import().package.id;
    let finding_counts = |id: PackageId| desk.workbench.package(id).unwrap().summary.finding_counts;
    assert_eq!(finding_counts(first), None);
    let found = desk.workbench.audit(first, Language::English).unwrap();
    let leftover = found.iter().find(|finding| finding.rule == "package/leftover").unwrap();
    let before = finding_counts(first).unwrap();
    desk.workbench
        .accept(first, &leftover.key, Some("The client wants it."))
        .unwrap();
    let told = desk.workbench.audit(first, Language::French).unwrap();
    let accepted: Vec<_> = told.iter().filter_map(|finding| finding.accepted.as_deref()).collect();
    assert_eq!(accepted, ["The client wants it."]);
    let fewer = audit::FindingCounts {
        suggestions: before.suggestions - 1,
        ..before
    };
    assert_eq!(finding_counts(first), Some(fewer));

    desk.write("new.css", "p { color: red }");
    let second = desk.publish(first);
    let told = desk.workbench.audit(second, Language::English).unwrap();
    assert_eq!(told.iter().filter(|finding| finding.accepted.is_some()).count(), 1);
    desk.workbench.accept(second, &leftover.key, None).unwrap();
    desk.workbench.audit(first, Language::English).unwrap();
    assert_eq!(finding_counts(first), Some(before));
}

#[test]
fn a_rule_that_is_off_finds_nothing_anywhere() {
    let desk = Desk::new();
    desk.write("notes.psd", "layers");
    let id = desk.import().package.id;
    assert!(desk.rules(id).contains(&"package/leftover".to_owned()));
    let suggestions = || {
        desk.workbench.packages().unwrap()[0]
            .finding_counts
            .unwrap()
            .suggestions
    };
    let before = suggestions();
    let off = Settings {
        rules_off: ["package/leftover", "no/such-rule"].map(str::to_owned).into(),
        ..Settings::default()
    };
    desk.workbench.set_settings(&off).unwrap();
    // Without another audit, too.
    assert_eq!(suggestions(), before - 1);
    assert!(!desk.rules(id).contains(&"package/leftover".to_owned()));
    // A rule that there is not is not kept.
    assert_eq!(desk.workbench.settings().unwrap().rules_off.len(), 1);
    desk.workbench.set_settings(&Settings::default()).unwrap();
    assert!(desk.rules(id).contains(&"package/leftover".to_owned()));
}

#[test]
fn the_limits_that_are_set_hold_for_zips_and_folders() {
    let desk = Desk::new();
    let zip = support::zip("quiz", &desk.course.with_file_name("zips"));
    let tight = |limits: ImportLimits| {
        let settings = Settings {
            limits,
            ..Settings::default()
        };
        desk.workbench.set_settings(&settings).unwrap();
        [&zip, &desk.course].map(|path| desk.workbench.import(path, &mut |_| true).map(drop))
    };
    let usual = ImportLimits::default();
    for refused in tight(ImportLimits { entries: 2, ..usual })
        .into_iter()
        .chain(tight(ImportLimits { total_mib: 0, ..usual }))
    {
        assert!(
            matches!(
                refused,
                Err(workbench::Error::Package(package::Error::OverLimit { .. }))
            ),
            "{refused:?}"
        );
    }
    assert_eq!(desk.workbench.packages().unwrap(), []);
    assert!(tight(usual).iter().all(Result::is_ok));
}
