//! What a zip must be to become a package, and that nothing is left of one that is not.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::{
    fs::{self, File},
    path::Path,
    time::{Duration, Instant},
};

use package::FileError;
use scorm::{Standard, manifest::ManifestError};
use tempfile::TempDir;
use workbench::{
    Error, Workbench,
    ids::{ImportId, PackageId},
    report::Language,
    views::{ImportPhase, LaunchOptions},
};

fn refused(zip: &Path, data: &Path) -> Error {
    let workbench = Workbench::open(data).unwrap();
    let error = workbench.import(zip, &mut |_| true).unwrap_err();
    assert_eq!(workbench.packages().unwrap(), []);
    let left: Vec<_> = fs::read_dir(data.join("packages"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert!(left.is_empty(), "left behind: {left:?}");
    error
}

#[test]
fn a_course_is_read_with_all_that_its_items_say() {
    let library = support::library("three-scos");
    let package = library.workbench.packages().unwrap().remove(0);
    assert_eq!(package.sco_count, 3);
    let details = library.workbench.package(package.id).unwrap();
    let text: Vec<_> = details
        .scos
        .iter()
        .map(|sco| {
            format!(
                "{} {} | {} | {} | {}",
                sco.number,
                sco.path.join(" › "),
                sco.title,
                sco.launch,
                sco.prerequisites
                    .as_ref()
                    .map_or("", |prerequisites| &prerequisites.script)
            )
        })
        .collect();
    insta::assert_debug_snapshot!(text);
}

#[test]
fn the_metadata_of_a_course_is_read() {
    let library = support::library("three-scos");
    let details = library.workbench.package(PackageId(1)).unwrap();
    let metadata = (details.metadata.title.as_str(), details.metadata.language.as_str());
    assert_eq!(metadata, ("Trois leçons", "fr"));
    assert_eq!(details.metadata.description, "Deux leçons et une épreuve finale.");
    assert_eq!((details.can_run, details.summary.standard), (true, Standard::Scorm12));
    assert_eq!(
        details.titles.get("LESSON-1").map(String::as_str),
        Some("Première leçon")
    );
}

#[tokio::test]
async fn packages_of_other_standards_are_imported_and_not_launched() {
    for (name, title, standard, scos) in [
        ("scorm-2004", "Un cours SCORM 2004", Standard::Scorm2004, 1),
        ("aicc", "Un cours AICC", Standard::Aicc, 0),
        ("cmi5", "Un cours cmi5", Standard::Cmi5, 0),
        ("xapi", "Un cours xAPI", Standard::Xapi, 0),
    ] {
        let library = support::library(name);
        let details = library.workbench.package(PackageId(1)).unwrap();
        assert_eq!(
            (details.summary.title.as_str(), details.summary.standard),
            (title, standard)
        );
        assert_eq!((details.can_run, details.scos.len()), (false, scos));
        for sco in details.scos {
            assert_eq!(sco.missing_launch_file, None, "{name}");
            let refused = library
                .workbench
                .launch(sco.id, &LaunchOptions::default(), Language::English)
                .await;
            assert_eq!(refused.unwrap_err(), Error::CannotRun { standard });
        }
    }
}

#[test]
fn an_imported_zip_comes_back_byte_for_byte() {
    let library = support::library("minimal");
    let back = library.folder.path().join("back.zip");
    library.workbench.export_package(PackageId(1), &back).unwrap();
    assert!(fs::read(back).unwrap() == fs::read(library.folder.path().join("minimal.zip")).unwrap());
}

#[test]
fn bad_input_gets_a_clear_error_and_leaves_nothing_behind() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let text = folder.path().join("not-a-zip.zip");
    fs::write(&text, "This is no zip.").unwrap();
    assert!(
        matches!(refused(&text, &data), Error::Package(package::Error::NotAZip { file, .. }) if file == "not-a-zip.zip")
    );
    let missing = folder.path().join("missing.zip");
    assert!(matches!(refused(&missing, &data), Error::File(FileError::Io { .. })));

    let of = |name: &str| refused(&support::zip(name, folder.path()), &data);
    assert!(matches!(
        of("bad-no-manifest"),
        Error::Package(package::Error::NoManifest { .. })
    ));
    assert!(matches!(
        of("bad-doctype"),
        Error::Package(package::Error::BadManifest {
            reason: ManifestError::Doctype { line: 2 },
            ..
        })
    ));
}

#[tokio::test]
async fn what_cannot_be_launched_is_imported_and_found_fault_with() {
    for (name, scos, rule) in [
        ("bad-no-sco", 0, "manifest/no-sco"),
        ("bad-malformed-xml", 0, "manifest/not-well-formed"),
        ("bad-missing-launch-file", 1, "package/missing-launch-file"),
    ] {
        let library = support::library(name);
        let found = library.workbench.audit(PackageId(1), Language::English).unwrap();
        assert!(found.iter().any(|finding| finding.rule == rule), "{name}: {found:?}");
        let details = library.workbench.package(PackageId(1)).unwrap();
        assert_eq!(details.scos.len(), scos, "{name}");
        for sco in details.scos {
            assert_eq!(sco.missing_launch_file.as_deref(), Some("index.html"), "{name}");
            let refused = library
                .workbench
                .launch(sco.id, &LaunchOptions::default(), Language::English)
                .await;
            assert!(matches!(refused, Err(Error::LaunchFileMissing { .. })), "{name}");
            // Nothing was begun.
            assert_eq!(library.workbench.sessions().unwrap(), []);
        }
    }
}

#[tokio::test]
async fn a_folder_comes_in_by_itself_or_by_its_manifest() {
    let folder = TempDir::new().unwrap();
    let workbench = Workbench::open(&folder.path().join("data")).unwrap();
    let course = folder.path().join("minimal");
    fixtures::unpacked("minimal", &course).unwrap();
    let mut reported = Vec::new();
    let by_folder = workbench
        .import(&course, &mut |progress| {
            reported.push(progress);
            true
        })
        .unwrap();
    assert!(
        reported
            .iter()
            .any(|reported| reported.phase == ImportPhase::Copying && reported.files_total > 1)
    );
    assert!(reported.iter().any(|reported| reported.phase == ImportPhase::Unpacking));
    let by_manifest = workbench
        .import(&course.join("imsmanifest.xml"), &mut |_| true)
        .unwrap();
    assert!(by_manifest.earlier.is_some_and(|earlier| earlier.same));
    assert_eq!(by_folder.package.file_name, "minimal");
    // What it gives back is a zip that can be imported.
    let back = folder.path().join("back.zip");
    workbench.export_package(by_folder.package.id, &back).unwrap();
    let again = workbench.import(&back, &mut |_| true).unwrap();
    assert_eq!(again.package.title, by_folder.package.title);
    let sco = workbench.package(again.package.id).unwrap().scos.remove(0);
    let launched = workbench
        .launch(sco.id, &LaunchOptions::default(), Language::English)
        .await
        .unwrap();
    workbench.end_session(&launched.session).await.unwrap();
}

#[tokio::test]
async fn a_package_in_a_folder_of_its_zip_runs_all_the_same() {
    let folder = TempDir::new().unwrap();
    let outer = folder.path().join("outer");
    fixtures::unpacked("minimal", &outer.join("Mon cours")).unwrap();
    let workbench = Workbench::open(&folder.path().join("data")).unwrap();
    let imported = workbench.import(&outer, &mut |_| true).unwrap();
    let found = workbench.audit(imported.package.id, Language::English).unwrap();
    assert!(
        found
            .iter()
            .any(|finding| finding.rule == "package/manifest-not-at-root")
    );
    let launched = support::launch(&workbench, "strict").await;
    let page = reqwest::get(format!("{}content/index.html", launched.url))
        .await
        .unwrap();
    assert_eq!(page.status(), 200);
}

#[test]
fn a_package_is_complete_at_the_start_after_a_power_loss() {
    let support::Library { folder, workbench } = support::library("quiz");
    let data = folder.path().join("data");
    let content = fs::read_dir(data.join("packages"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let page = content.join("content/index.html");
    let was = fs::read(&page).unwrap();
    let database = || rusqlite::Connection::open(data.join("library.sqlite")).unwrap();
    let synced = || {
        let synced = database().query_row("SELECT settled FROM package", [], |row| row.get::<_, bool>(0));
        synced.unwrap()
    };
    let patience = Instant::now() + Duration::from_secs(60);
    let lost = |path: &Path| {
        while !synced() {
            assert!(Instant::now() < patience);
            std::thread::yield_now();
        }
        fs::write(path, "").unwrap();
        // As it is before the files are known to be on disk.
        database().execute("UPDATE package SET settled = 0", []).unwrap();
    };
    lost(&page);
    drop(workbench);
    support::until_closed(&data);
    let workbench = Workbench::open(&data).unwrap();
    assert!(fs::read(&page).unwrap() == was);
    assert_eq!(workbench.packages().unwrap().len(), 1);
    // Where its zip is damaged too, it stays as it is.
    lost(&page);
    let zip = fs::read(content.join("package.zip")).unwrap();
    fs::write(content.join("package.zip"), "").unwrap();
    drop(workbench);
    support::until_closed(&data);
    let workbench = Workbench::open(&data).unwrap();
    assert!(workbench.packages().unwrap()[0].unreadable);
    assert!(content.join("content/imsmanifest.xml").is_file());
    drop(workbench);
    support::until_closed(&data);
    fs::write(content.join("package.zip"), zip).unwrap();
    let workbench = Workbench::open(&data).unwrap();
    assert!(!workbench.packages().unwrap()[0].unreadable);
    assert!(fs::read(&page).unwrap() == was);
    assert_eq!(fs::read_dir(data.join("packages")).unwrap().count(), 1);
}

#[test]
fn a_cancelled_import_leaves_nothing_behind() {
    let folder = TempDir::new().unwrap();
    let zip = support::zip("minimal", folder.path());
    let data = folder.path().join("data");
    let workbench = Workbench::open(&data).unwrap();
    let mut reported = 0;
    let cancelled = workbench.import(&zip, &mut |_| {
        reported += 1;
        reported < 3
    });
    assert_eq!(cancelled.unwrap_err(), Error::Package(package::Error::Cancelled));
    assert_eq!(fs::read_dir(data.join("packages")).unwrap().count(), 0);
}

#[test]
fn a_deleted_package_is_gone_with_its_files() {
    let library = support::library("minimal");
    library.workbench.delete_package(PackageId(1)).unwrap();
    assert_eq!(library.workbench.packages().unwrap(), []);
    assert_eq!(
        fs::read_dir(library.folder.path().join("data/packages"))
            .unwrap()
            .count(),
        0
    );
    assert!(matches!(
        library.workbench.package(PackageId(1)),
        Err(Error::NotFound { .. })
    ));
}

#[test]
fn an_import_is_cancelled_by_its_id() {
    let folder = TempDir::new().unwrap();
    let zip = support::zip("quiz", folder.path());
    let workbench = Workbench::open(&folder.path().join("data")).unwrap();
    let id = |name: &str| ImportId(name.to_owned());
    // Before it begins, nothing is cancelled.
    workbench.cancel_import(&id("first"));
    let refused = workbench.begin_import(id("first"), &zip, true, |_| workbench.cancel_import(&id("first")));
    assert!(
        matches!(refused, Err(Error::Package(package::Error::Cancelled))),
        "{refused:?}"
    );
    assert_eq!(workbench.packages().unwrap(), []);
    let imported = workbench.begin_import(id("first"), &zip, false, |_| workbench.cancel_import(&id("other")));
    assert_eq!(imported.unwrap().package.id, workbench.packages().unwrap()[0].id);
}

#[test]
fn the_audit_of_an_import_is_cancelled_by_its_id() {
    let folder = TempDir::new().unwrap();
    let zip = support::zip("quiz", folder.path());
    let workbench = Workbench::open(&folder.path().join("data")).unwrap();
    let import = ImportId("first".to_owned());
    let package = workbench
        .begin_import(import.clone(), &zip, false, |_| ())
        .unwrap()
        .package
        .id;
    let counts = || workbench.packages().unwrap()[0].finding_counts;
    let cancelled = workbench.begin_audit(import.clone(), package, Language::English, |_| {
        workbench.cancel_import(&import)
    });
    assert!(
        matches!(cancelled, Err(Error::Package(package::Error::Cancelled))),
        "{cancelled:?}"
    );
    // The package stays, and nothing is stored of what its audit found so far.
    assert_eq!(counts(), None);
    let found = workbench
        .begin_audit(import, package, Language::English, |_| ())
        .unwrap();
    assert_eq!(found, workbench.audit(package, Language::English).unwrap());
    assert!(counts().is_some());
}

#[test]
fn a_sample_is_imported_once_and_has_no_source() {
    let folder = TempDir::new().unwrap();
    let zip = fs::read(support::zip("quiz", folder.path())).unwrap();
    let data = folder.path().join("data");
    let workbench = Workbench::open(&data).unwrap();
    workbench.welcome("quiz.zip", &zip).unwrap();
    let sample = workbench.packages().unwrap().remove(0);
    assert_eq!(sample.file_name, "quiz.zip");
    assert_eq!(workbench.package(sample.id).unwrap().source, None);
    workbench.delete_package(sample.id).unwrap();
    workbench.welcome("quiz.zip", &zip).unwrap();
    assert_eq!(workbench.packages().unwrap(), []);
    let again = workbench.import_sample("quiz.zip", &zip).unwrap();
    assert_eq!(workbench.packages().unwrap(), [again]);
}

/// Import, audit and the package's screen parse the manifest once between them: after the import, one in whose place there is
/// something else, of the same size and date, is not looked at. As soon as it shows that it was changed, it is.
#[test]
fn a_manifest_is_parsed_once() {
    let library = support::library("three-scos");
    let packages = library.folder.path().join("data/packages");
    let package = fs::read_dir(packages).unwrap().next().unwrap().unwrap().path();
    let manifest = package.join("content/imsmanifest.xml");
    let (text, metadata) = (fs::read_to_string(&manifest).unwrap(), fs::metadata(&manifest).unwrap());
    let modified = metadata.modified().unwrap();
    let said = || {
        let details = library.workbench.package(PackageId(1)).unwrap();
        let found = library.workbench.audit(PackageId(1), Language::English).unwrap();
        let rules: Vec<_> = found.into_iter().map(|finding| finding.rule).collect();
        (details.metadata.title, rules)
    };
    let imported = said();
    assert_eq!(imported.0, "Trois leçons");

    let other = text.replace("Trois leçons", "Troix leçons").replace("<file", "<fyle");
    fs::write(&manifest, &other).unwrap();
    File::options()
        .write(true)
        .open(&manifest)
        .unwrap()
        .set_modified(modified)
        .unwrap();
    assert_eq!(said(), imported);

    fs::write(&manifest, format!("{other}\n")).unwrap();
    let changed = said();
    assert_eq!(changed.0, "Troix leçons");
    assert!(changed.1.contains(&"schema/unknown-element".to_owned()), "{changed:?}");
}

/// A course that was zipped once more: the refusal names the zip in it, and that one can be imported. Nothing else is left.
#[test]
fn a_package_inside_a_zip_is_named_and_imported() {
    let folder = TempDir::new().unwrap();
    let (outer, data) = (folder.path().join("delivery"), folder.path().join("data"));
    fs::create_dir_all(outer.join("courses")).unwrap();
    fs::write(outer.join("readme.txt"), "x").unwrap();
    support::zip("minimal", &outer.join("courses"));
    let inner = "courses/minimal.zip";
    let nested = |error: &Error| match error {
        Error::Package(package::Error::NestedPackages { file, inner }) => Some((file.clone(), inner.clone())),
        _ => None,
    };
    assert_eq!(
        nested(&refused(&outer, &data)),
        Some(("delivery".to_owned(), vec![inner.to_owned()]))
    );

    let workbench = Workbench::open(&data).unwrap();
    let import = |inner: &str| workbench.import_inner(&outer, inner, &mut |_| true);
    for gone in [
        "gone.zip",
        "../delivery/courses/minimal.zip",
        "/etc/passwd",
        "courses",
        "",
    ] {
        let error = import(gone).unwrap_err();
        assert!(matches!(error, Error::NotFound { .. }), "{gone}: {error:?}");
    }
    assert!(matches!(
        import("readme.txt").unwrap_err(),
        Error::Package(package::Error::NotAZip { .. })
    ));
    let imported = import(inner).unwrap();
    assert_eq!(
        (imported.package.file_name.as_str(), imported.package.sco_count),
        ("minimal.zip", 1)
    );
    // The outer one would be no source to watch.
    assert_eq!(workbench.package(imported.package.id).unwrap().source, None);
    let left = fs::read_dir(data.join("packages")).unwrap();
    assert_eq!(left.count(), 1);

    let cancelled = workbench.import_inner(&outer, inner, &mut |_| false).unwrap_err();
    assert!(matches!(cancelled, Error::Package(package::Error::Cancelled)));
}

#[test]
fn a_resource_package_is_imported_as_one() {
    let folder = TempDir::new().unwrap();
    let course = folder.path().join("assets");
    fixtures::unpacked("minimal", &course).unwrap();
    let manifest = fs::read_to_string(course.join("imsmanifest.xml")).unwrap();
    let start = manifest.find("<organizations").unwrap();
    let end = manifest.find("</organizations>").unwrap() + "</organizations>".len();
    let without = format!("{}<organizations/>{}", &manifest[..start], &manifest[end..]);
    fs::write(course.join("imsmanifest.xml"), without).unwrap();
    let workbench = Workbench::open(&folder.path().join("data")).unwrap();
    let imported = workbench.import(&course, &mut |_| true).unwrap();
    assert!(imported.is_resource_package);
    let details = workbench.package(imported.package.id).unwrap();
    assert!(details.is_resource_package && details.can_run && details.scos.is_empty());
    let found = workbench.audit(imported.package.id, Language::English).unwrap();
    let errors: Vec<_> = found
        .iter()
        .filter(|finding| finding.severity == audit::Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert!(found.iter().any(|finding| finding.rule == "manifest/resource-package"));
    let course = workbench
        .import(&support::zip("minimal", folder.path()), &mut |_| true)
        .unwrap();
    assert!(!course.is_resource_package);
}
