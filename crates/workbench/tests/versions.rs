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
    views::{Imported, Sign},
};

/// A library beside a course that can be written to.
struct Setup {
    course: PathBuf,
    workbench: Workbench,
    folder: TempDir,
}

impl Setup {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let course = folder.path().join("course");
        fixtures::unpacked("quiz", &course).unwrap();
        Self {
            course,
            workbench: Workbench::open(&folder.path().join("data")).unwrap(),
            folder,
        }
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.course.join(file), text).unwrap();
    }

    fn import(&self) -> Imported {
        self.workbench.import(&self.course, &mut |_| true).unwrap()
    }

    /// Imports the course as a new version of package `of`; returns the version's identity.
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
    let setup = Setup::new();
    let first = setup.import();
    assert_eq!(first.earlier, None);
    let again = setup.import().earlier.unwrap();
    assert!(again.same);
    assert_eq!(again.package.id, first.package.id);
    setup.write("new.css", "p { color: red }");
    let other = setup.import();
    let earlier = other.earlier.unwrap();
    assert!(!earlier.same);
    assert_eq!(earlier.signs, [Sign::Identifier, Sign::Title, Sign::FileName]);
    // Something else altogether is offered nothing.
    let zip = support::zip("minimal", &setup.course);
    assert_eq!(setup.workbench.import(&zip, &mut |_| true).unwrap().earlier, None);
}

#[test]
fn a_course_is_not_its_tools_identifier() {
    let setup = Setup::new();
    let manifest = fs::read_to_string(setup.course.join("imsmanifest.xml")).unwrap();
    let of_a_tool = manifest.replace("identifier=\"QUIZ\"", "identifier=\"adapt_manifest\"");
    let titled = |title: &str| {
        let start = of_a_tool.find("<title>").unwrap() + "<title>".len();
        let end = start + of_a_tool[start..].find("</title>").unwrap();
        format!("{}{title}{}", &of_a_tool[..start], &of_a_tool[end..])
    };
    setup.write("imsmanifest.xml", &titled("Fire safety"));
    assert_eq!(setup.import().earlier, None);
    // Another course of the same tool, published under the same name.
    setup.write("imsmanifest.xml", &titled("First aid"));
    assert_eq!(setup.import().earlier, None);
    setup.write("new.css", "p { color: red }");
    let earlier = setup.import().earlier.unwrap();
    assert_eq!(earlier.signs, [Sign::Title, Sign::FileName]);
    assert_eq!(earlier.package.title, "First aid");
}

#[tokio::test]
async fn versions_keep_their_sessions_and_the_list_shows_the_newest() {
    let setup = Setup::new();
    let first = setup.import().package.id;
    let launched = support::launch(&setup.workbench, "strict").await;
    setup.workbench.end_session(&launched.session).await.unwrap();
    setup.write("new.css", "p { color: red }");
    let second = setup.publish(first);

    let listed = setup.workbench.packages().unwrap();
    assert_eq!(
        listed.iter().map(|p| (p.id, p.version, p.versions)).collect::<Vec<_>>(),
        [(second, 2, 2)]
    );
    let details = setup.workbench.package(second).unwrap();
    let history: Vec<_> = details
        .versions
        .iter()
        .map(|version| (version.summary.id, version.summary.version, version.sessions))
        .collect();
    assert_eq!(history, [(second, 2, 0), (first, 1, 1)]);
    assert!(details.scos.iter().all(|sco| sco.sessions.is_empty()));
    assert_eq!(setup.workbench.package(first).unwrap().scos[0].sessions.len(), 1);

    // Apart again, and back.
    setup.workbench.separate_version(second).unwrap();
    assert_eq!(setup.workbench.packages().unwrap().len(), 2);
    setup.workbench.make_version(second, first).unwrap();
    // Without its newest version it is what it was before.
    setup.workbench.delete_version(second).unwrap();
    let listed = setup.workbench.packages().unwrap();
    assert_eq!((listed[0].id, listed[0].versions), (first, 1));
    assert_eq!(setup.workbench.sessions().unwrap().len(), 1);
    // With all of them it is gone.
    let third = setup.publish(first);
    setup.workbench.delete_package(third).unwrap();
    assert_eq!(setup.workbench.packages().unwrap(), []);
    assert_eq!(setup.workbench.sessions().unwrap(), []);
}

#[test]
fn changes_between_versions_are_listed() {
    let setup = Setup::new();
    setup.write("old.psd", "layers");
    setup.write("same.txt", "same");
    setup.write("style.css", "p { color: red }");
    let first = setup.import().package.id;
    fs::remove_file(setup.course.join("old.psd")).unwrap();
    setup.write("style.css", "p { color: tan }");
    setup.write("extra.html", "<img src=\"gone.png\">");
    let second = setup.publish(first);

    let changes = setup.workbench.changes(first, second, Language::English).unwrap();
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
        rules(&changes.appeared).contains(&"content/missing-link".to_owned()),
        "{changes:?}"
    );
    let back = setup.workbench.changes(second, first, Language::English).unwrap();
    assert_eq!((back.added, back.fixed), (changes.removed, changes.appeared));
    let none = setup.workbench.changes(second, second, Language::English).unwrap();
    assert_eq!((none.fixed.len(), none.appeared.len(), none.changed.count), (0, 0, 0));
}

/// Results are stored under identifiers: what another version does not have of them is told with what it has instead.
#[test]
fn identifiers_that_changed_or_went_away_are_listed() {
    let folder = TempDir::new().unwrap();
    let course = folder.path().join("course");
    fixtures::unpacked("three-scos", &course).unwrap();
    let workbench = Workbench::open(&folder.path().join("data")).unwrap();
    let import = || workbench.import(&course, &mut |_| true).unwrap().package.id;
    let first = import();
    let before = workbench.package(first).unwrap();
    let manifest = fs::read_to_string(course.join("imsmanifest.xml")).unwrap();
    let renamed = manifest.replace("LESSON-1", "ITEM-8F2C");
    assert_ne!(renamed, manifest);
    fs::write(course.join("imsmanifest.xml"), renamed).unwrap();
    let second = import();
    let changes = |one, other| workbench.changes(one, other, Language::English).unwrap().identifiers;
    let found = changes(first, second);
    let change = audit::IdentifierChange {
        title: before.scos[0].title.clone(),
        part: audit::IdentifiedPart::Item,
        before: "LESSON-1".to_owned(),
        after: Some("ITEM-8F2C".to_owned()),
    };
    assert_eq!((found.count, found.first), (1, vec![change]));
    assert_eq!(changes(first, first), audit::IdentifierChanges::default());
}

#[test]
fn an_accepted_finding_counts_no_more_in_any_version() {
    let setup = Setup::new();
    setup.write("notes.psd", "layers");
    let first = setup.import().package.id;
    let finding_counts = |id: PackageId| setup.workbench.package(id).unwrap().summary.finding_counts;
    assert_eq!(finding_counts(first), None);
    let found = setup.workbench.audit(first, Language::English).unwrap();
    let leftover = found.iter().find(|finding| finding.rule == "package/leftover").unwrap();
    let before = finding_counts(first).unwrap();
    setup
        .workbench
        .accept(first, std::slice::from_ref(&leftover.key), Some("The client wants it."))
        .unwrap();
    let reported = setup.workbench.audit(first, Language::French).unwrap();
    let accepted: Vec<_> = reported
        .iter()
        .filter_map(|finding| finding.accepted.as_deref())
        .collect();
    assert_eq!(accepted, ["The client wants it."]);
    let fewer = audit::FindingCounts {
        suggestions: before.suggestions - 1,
        ..before
    };
    assert_eq!(finding_counts(first), Some(fewer));

    setup.write("new.css", "p { color: red }");
    let second = setup.publish(first);
    let reported = setup.workbench.audit(second, Language::English).unwrap();
    assert_eq!(reported.iter().filter(|finding| finding.accepted.is_some()).count(), 1);
    setup
        .workbench
        .accept(second, std::slice::from_ref(&leftover.key), None)
        .unwrap();
    setup.workbench.audit(first, Language::English).unwrap();
    assert_eq!(finding_counts(first), Some(before));
}

#[test]
fn what_is_accepted_is_so_wherever_the_file_has_it() {
    let setup = Setup::new();
    setup.write(
        "more.css",
        "p { background: url(gone.png) }\ndiv { background: url(gone.png) }",
    );
    let id = setup.import().package.id;
    let found = || setup.workbench.audit(id, Language::English).unwrap();
    let keys: Vec<_> = found()
        .into_iter()
        .filter(|finding| finding.rule == "content/missing-link" && finding.file.as_deref() == Some("more.css"))
        .map(|finding| finding.key)
        .collect();
    assert_eq!((keys.len(), &keys[0]), (2, &keys[1]));
    setup.workbench.accept(id, &keys[..1], Some("known")).unwrap();
    assert_eq!(found().iter().filter(|finding| finding.accepted.is_some()).count(), 2);
}

#[test]
fn a_rule_that_is_off_finds_nothing_anywhere() {
    let setup = Setup::new();
    setup.write("notes.psd", "layers");
    let id = setup.import().package.id;
    assert!(setup.rules(id).contains(&"package/leftover".to_owned()));
    let suggestions = || {
        setup.workbench.packages().unwrap()[0]
            .finding_counts
            .unwrap()
            .suggestions
    };
    let before = suggestions();
    let off = Settings {
        rules_off: ["package/leftover", "no/such-rule"].map(str::to_owned).into(),
        ..Settings::default()
    };
    setup.workbench.set_settings(&off).unwrap();
    // Without another audit, too.
    assert_eq!(suggestions(), before - 1);
    assert!(!setup.rules(id).contains(&"package/leftover".to_owned()));
    // A rule that there is not is not kept.
    assert_eq!(setup.workbench.settings().unwrap().rules_off.len(), 1);
    setup.workbench.set_settings(&Settings::default()).unwrap();
    assert!(setup.rules(id).contains(&"package/leftover".to_owned()));
}

#[test]
fn the_limits_that_are_set_hold_for_zips_and_folders() {
    let setup = Setup::new();
    let zip = support::zip("quiz", &setup.course.with_file_name("zips"));
    let tight = |limits: ImportLimits| {
        let settings = Settings {
            limits,
            ..Settings::default()
        };
        setup.workbench.set_settings(&settings).unwrap();
        [&zip, &setup.course].map(|path| setup.workbench.import(path, &mut |_| true).map(drop))
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
    assert_eq!(setup.workbench.packages().unwrap(), []);
    assert!(tight(usual).iter().all(Result::is_ok));
}

#[test]
fn the_tools_of_a_package_are_shown_with_its_details() {
    let setup = Setup::new();
    setup.write(
        "meta.xml",
        "<meta>\n<application name=\"Articulate Storyline\" version=\"3.98.33815.0\" /></meta>",
    );
    setup.write("driver.js", "var VERSION=\"7.7.0\";var PREFERENCE_DEFAULT=0;");
    let id = setup.import().package.id;
    let shown = || -> Vec<_> {
        let tools = setup.workbench.package(id).unwrap().tools;
        let words = tools.into_iter().map(|tool| {
            let version = tool.version.unwrap_or_default();
            format!("{:?} {version} {}:{:?}", tool.tool, tool.file, tool.line)
        });
        words.collect()
    };
    let wanted = [
        "Storyline 3.98.33815.0 meta.xml:Some(2)",
        "ScormDriver 7.7.0 driver.js:Some(1)",
    ];
    assert_eq!(shown(), wanted);
    assert_eq!(shown(), wanted);
}

#[test]
fn what_a_package_needs_is_what_its_last_audit_found() {
    let setup = Setup::new();
    let id = setup.import().package.id;
    let hosts = || {
        let needs = setup.workbench.needs(id).unwrap();
        needs.hosts.into_iter().map(|host| host.host).collect::<Vec<_>>()
    };
    let packages = setup.folder.path().join("data/packages");
    let package = fs::read_dir(packages).unwrap().next().unwrap().unwrap().path();
    let load = |host: &str| {
        let script = format!("<script src=https://{host}/a.js></script>");
        fs::write(package.join("content/index.html"), script).unwrap();
    };
    setup.workbench.audit(id, Language::English).unwrap();
    load("one.example");
    assert_eq!(hosts(), [""; 0]);
    // The next audit reads the files again, and so does whoever asks after the manifest has changed.
    setup.workbench.audit(id, Language::English).unwrap();
    assert_eq!(hosts(), ["one.example"]);
    load("two.example");
    let manifest = package.join("content/imsmanifest.xml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, format!("{text} ")).unwrap();
    assert_eq!(hosts(), ["two.example"]);
}
