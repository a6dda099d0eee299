//! What is published where the workbench watches comes in, once it has come to rest.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
    time::{Duration, Instant},
};

use package::FileError;
use tempfile::TempDir;
use workbench::{
    Error, Workbench,
    ids::PackageId,
    views::{PackageSummary, WatchEvent},
};

/// Longer than any machine takes to look.
const PATIENCE: Duration = Duration::from_secs(60);

struct Setup {
    workbench: Workbench,
    heard: Receiver<WatchEvent>,
    folder: TempDir,
}

impl Setup {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let workbench = Workbench::open(&folder.path().join("data")).unwrap();
        let heard = listen(&workbench);
        workbench.watch_sources().unwrap();
        Self {
            workbench,
            heard,
            folder,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Imports a source and watches it; returns the package once the first look at it is over.
    fn watch(&self, source: &Path) -> PackageId {
        let imported = self.workbench.import_and_watch(source, &mut |_| true).unwrap();
        assert!(matches!(self.next(), WatchEvent::Unchanged { .. }));
        imported.package.id
    }

    /// The next thing that is heard, progress left out.
    fn next(&self) -> WatchEvent {
        loop {
            match self.heard.recv_timeout(PATIENCE).unwrap() {
                WatchEvent::Importing { .. } => {}
                event => return event,
            }
        }
    }

    fn next_version(&self) -> (PackageId, PackageSummary) {
        match self.next() {
            WatchEvent::Imported { before, package, .. } => (before, package),
            other => panic!("{other:?}"),
        }
    }
}

fn listen(workbench: &Workbench) -> Receiver<WatchEvent> {
    let (sender, heard) = mpsc::channel();
    workbench.follow_watched(Box::new(move |event| sender.send(event.clone()).is_ok()));
    heard
}

/// Zips a module with a file of its own, so that no two are alike.
fn publish(text: &str, to: &Path) {
    let folder = TempDir::new().unwrap();
    let course = folder.path().join("source");
    fixtures::unpacked("minimal", &course).unwrap();
    fs::write(course.join("text.txt"), text).unwrap();
    fixtures::zip_folders(&[(&course, "")], to).unwrap();
}

#[test]
fn a_zip_that_is_published_again_comes_in_as_a_version() {
    let setup = Setup::new();
    let zip = setup.path("course.zip");
    publish("one", &zip);
    let first = setup.watch(&zip);
    // Written over, as it stands.
    publish("two", &zip);
    let (before, second) = setup.next_version();
    assert_eq!((before, second.version, second.watched), (first, 2, true));
    // Written beside it, and renamed.
    let beside = setup.path("course.zip.part");
    publish("three", &beside);
    fs::rename(&beside, &zip).unwrap();
    let (before, third) = setup.next_version();
    assert_eq!((before, third.version), (second.id, 3));
    assert_eq!(setup.workbench.packages().unwrap().len(), 1);
    // Touched, and the same: no version of it.
    fs::write(&zip, fs::read(&zip).unwrap()).unwrap();
    assert!(matches!(setup.next(), WatchEvent::Unchanged { .. }));
    // A publication that is broken is said, and the next one comes in.
    fs::write(&zip, "not a zip").unwrap();
    assert!(matches!(
        setup.next(),
        WatchEvent::Failed {
            error: Error::Package(package::Error::NotAZip { .. }),
            ..
        }
    ));
    publish("four", &zip);
    assert_eq!(setup.next_version().1.version, 4);
}

#[test]
fn a_folder_that_is_made_anew_is_watched_on() {
    let setup = Setup::new();
    let course = setup.path("course");
    fixtures::unpacked("minimal", &course).unwrap();
    let first = setup.watch(&course);
    fs::write(course.join("more.txt"), "more").unwrap();
    assert_eq!(setup.next_version().0, first);
    // As authoring tools do: all of it away, and written again.
    fs::remove_dir_all(&course).unwrap();
    fixtures::unpacked("minimal", &course).unwrap();
    fs::create_dir(course.join("pages")).unwrap();
    fs::write(course.join("pages/one.html"), "<p>one").unwrap();
    let mut event = setup.next();
    while matches!(event, WatchEvent::Failed { .. }) {
        // Looked at while it was not there.
        event = setup.next();
    }
    assert!(matches!(event, WatchEvent::Imported { .. }), "{event:?}");
    fs::write(course.join("pages/one.html"), "<p>two").unwrap();
    assert_eq!(setup.next_version().1.version, 4);
}

#[test]
fn the_newest_zip_of_a_folder_of_zips_is_what_is_published() {
    let setup = Setup::new();
    let folder = setup.path("published");
    fs::create_dir(&folder).unwrap();
    publish("one", &folder.join("course-1.zip"));
    let first = setup.watch(&folder);
    publish("two", &folder.join("course-2.zip"));
    let (before, second) = setup.next_version();
    assert_eq!((before, second.file_name.as_str()), (first, "course-2.zip"));
}

#[test]
fn what_changed_while_the_workbench_was_closed_comes_in_when_it_opens() {
    let setup = Setup::new();
    let (zip, data) = (setup.path("course.zip"), setup.path("data"));
    publish("one", &zip);
    setup.watch(&zip);
    let Setup { workbench, folder, .. } = setup;
    drop(workbench);
    publish("two", &zip);
    let workbench = Workbench::open(&data).unwrap();
    workbench.watch_sources().unwrap();
    // It is there before anybody listens, and is heard of all the same.
    let give_up = Instant::now() + PATIENCE;
    while workbench.packages().unwrap()[0].version < 2 {
        assert!(Instant::now() < give_up);
        std::thread::yield_now();
    }
    let heard = listen(&workbench);
    let setup = Setup {
        workbench,
        heard,
        folder,
    };
    assert_eq!(setup.next_version().1.version, 2);
    // Watched no more, it brings nothing.
    let id = setup.workbench.packages().unwrap()[0].id;
    setup.workbench.unwatch(id).unwrap();
    assert!(!setup.workbench.packages().unwrap()[0].watched);
    publish("three", &zip);
    // Another source's event comes after whatever this one would have brought.
    let other = setup.path("other.zip");
    fs::copy(support::zip("quiz", setup.folder.path()), &other).unwrap();
    setup.watch(&other);
    assert_eq!(setup.workbench.package(id).unwrap().versions.len(), 2);
}

#[test]
fn what_comes_in_can_be_stopped_and_comes_with_the_next_change() {
    let setup = Setup::new();
    let (zip, large) = (setup.path("course.zip"), setup.path("large"));
    publish("one", &zip);
    let id = setup.watch(&zip);
    fixtures::unpacked("minimal", &large).unwrap();
    for number in 0..20 {
        fs::write(large.join(format!("{number}.bin")), vec![number; 4 << 20]).unwrap();
    }
    fixtures::zip_folders(&[(&large, "")], &zip).unwrap();
    let stopped = loop {
        match setup.heard.recv_timeout(PATIENCE).unwrap() {
            WatchEvent::Importing { course, .. } => setup.workbench.stop_watched_import(course),
            event => break event,
        }
    };
    assert!(matches!(stopped, WatchEvent::Unchanged { .. }), "{stopped:?}");
    assert_eq!(setup.workbench.package(id).unwrap().versions.len(), 1);
    publish("two", &zip);
    assert_eq!(setup.next_version().1.version, 2);
}

#[test]
fn what_is_not_there_is_not_watched() {
    let setup = Setup::new();
    assert!(matches!(
        setup.workbench.import_and_watch(&setup.path("none.zip"), &mut |_| true),
        Err(Error::File(FileError::Io { .. }))
    ));
    assert_eq!(setup.workbench.packages().unwrap(), []);
}
