//! A disk that fails: it is full in the middle of an import, or cannot be written. What happened is said, and nothing half
//! done stays.
//!
//! Each test runs itself once more in a namespace of its own, where it may mount what it likes; where the system grants
//! none, it says so and passes over.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::{
    env, fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use package::FileError;
use tempfile::TempDir;
use workbench::{Error, Workbench};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Where the test in the namespace finds its folder.
const FOLDER: &str = "DISK_FOLDER";
const MIB: usize = 1 << 20;
/// How large the disk is: an empty library has room in it.
const DISK: usize = 8 * MIB;

/// Runs a test of this file in a namespace of its own, with an empty folder.
fn in_a_namespace(test: &str) {
    let folder = TempDir::new().unwrap();
    let unshare = |program: &Path, arguments: &[&str]| {
        Command::new("unshare")
            .args(["--map-root-user", "--mount", "--"])
            .arg(program)
            .args(arguments)
            .env(FOLDER, folder.path())
            .output()
    };
    let place = folder.path().to_string_lossy();
    let granted = unshare(Path::new("mount"), &["-t", "tmpfs", "tmpfs", &place]);
    if !granted.is_ok_and(|tried| tried.status.success()) {
        eprintln!("{test} is passed over: this system grants no namespace to mount in");
        return;
    }
    let this = env::current_exe().unwrap();
    let done = unshare(&this, &["--exact", test, "--ignored", "--nocapture"]).unwrap();
    let said = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    assert!(done.status.success(), "{}", said.join("\n"));
    assert!(said[0].contains("1 passed"), "{}", said[0]);
}

/// The folder of a test that is in its namespace.
fn folder() -> Option<PathBuf> {
    env::var_os(FOLDER).map(PathBuf::from)
}

fn mount(arguments: &[&str]) {
    let done = Command::new("mount").args(arguments).status().unwrap();
    assert!(done.success(), "mount {arguments:?}");
}

/// A package with a large file in it.
fn large(folder: &Path, size: usize, method: CompressionMethod) -> PathBuf {
    let minimal = fs::read(support::zip("minimal", folder)).unwrap();
    let mut writer = ZipWriter::new_append(Cursor::new(minimal)).unwrap();
    let options = SimpleFileOptions::default().compression_method(method);
    writer.start_file("film.bin", options).unwrap();
    writer.write_all(&vec![0; size]).unwrap();
    let zip = folder.join("large.zip");
    fs::write(&zip, writer.finish().unwrap().into_inner()).unwrap();
    zip
}

/// The library holds nothing, now and when it is opened again; then it takes a package that there is space for.
fn holds_nothing_and_goes_on(workbench: Workbench, data: &Path) {
    let nothing = |workbench: &Workbench| {
        assert_eq!(workbench.packages().unwrap(), []);
        assert_eq!(fs::read_dir(data.join("packages")).unwrap().count(), 0);
    };
    nothing(&workbench);
    drop(workbench);
    support::until_closed(data);
    let workbench = Workbench::open(data).unwrap();
    nothing(&workbench);
    let elsewhere = TempDir::new().unwrap();
    let small = support::zip("minimal", elsewhere.path());
    let id = workbench.import(&small, &mut |_| true).unwrap().package.id;
    workbench.delete_package(id).unwrap();
}

#[test]
fn a_full_disk_is_reported_and_leaves_nothing() {
    in_a_namespace("fill_the_disk");
}

#[test]
#[ignore = "it runs in a namespace of its own"]
fn fill_the_disk() {
    let Some(folder) = folder() else { return };
    let elsewhere = TempDir::new().unwrap();
    let place = folder.to_string_lossy();
    mount(&["-t", "tmpfs", "-o", &format!("size={DISK}"), "tmpfs", &place]);
    let data = folder.join("data");
    // Full while the zip is copied, and while it is unpacked. Of the copy, only the library that it is in is named.
    let library = data.display().to_string();
    for (method, named) in [
        (CompressionMethod::Stored, library.as_str()),
        (CompressionMethod::Deflated, "film.bin"),
    ] {
        let zip = large(elsewhere.path(), 2 * DISK, method);
        let workbench = Workbench::open(&data).unwrap();
        let error = workbench.import(&zip, &mut |_| true).unwrap_err();
        assert!(
            matches!(&error, Error::File(FileError::DiskFull { path }) if path == named),
            "{error:?}"
        );
        holds_nothing_and_goes_on(workbench, &data);
    }
}

#[test]
fn a_library_is_not_moved_to_a_full_disk() {
    in_a_namespace("move_to_a_full_disk");
}

#[test]
#[ignore = "it runs in a namespace of its own"]
fn move_to_a_full_disk() {
    let Some(folder) = folder() else { return };
    let place = folder.to_string_lossy();
    mount(&["-t", "tmpfs", "-o", "size=64M", "tmpfs", &place]);
    let elsewhere = TempDir::new().unwrap();
    let data = elsewhere.path().join("data");
    let workbench = Workbench::open(&data).unwrap();
    let zip = large(elsewhere.path(), DISK, CompressionMethod::Stored);
    workbench.import(&zip, &mut |_| true).unwrap();
    let filler = folder.join("filler");
    let fill = |but: usize| {
        fs::write(&filler, "").unwrap();
        let free = fs4::available_space(&folder).unwrap();
        fs::write(&filler, vec![0; usize::try_from(free).unwrap() - but]).unwrap();
    };
    let to = folder.join("library");
    let names = || fs::read_dir(&folder).unwrap().count();
    // It is said before it begins; and it becomes full in the middle.
    fill(20 * MIB);
    let refused = workbench.begin_move(&to, |_| panic!("it begins")).unwrap_err();
    assert!(
        matches!(
            refused,
            Error::NotEnoughSpace {
                needed_mib: 33..,
                available_mib: 19..=20,
                ..
            }
        ),
        "{refused:?}"
    );
    assert_eq!(names(), 1);
    fs::remove_file(&filler).unwrap();
    let mut is_full = false;
    let refused = workbench.begin_move(&to, |step| {
        if step.kib > 1024 && !is_full {
            fill(MIB);
            is_full = true;
        }
    });
    let library = to.display().to_string();
    assert!(
        matches!(&refused, Err(Error::File(FileError::DiskFull { path })) if *path == library),
        "{refused:?}"
    );
    assert_eq!(names(), 1);
    fs::remove_file(&filler).unwrap();
    // It is where it was, takes what comes, and can be moved once there is space.
    let small = support::zip("minimal", elsewhere.path());
    workbench.import(&small, &mut |_| true).unwrap();
    workbench.begin_move(&to, |_| {}).unwrap();
    drop(workbench);
    support::until_closed(&data);
    let workbench = Workbench::open(&data).unwrap();
    assert_eq!(
        (workbench.data_dir(), workbench.packages().unwrap().len()),
        (to.as_path(), 2)
    );
}

#[test]
fn a_disk_that_cannot_be_written_is_reported_and_leaves_nothing() {
    in_a_namespace("protect_the_disk");
}

#[test]
#[ignore = "it runs in a namespace of its own"]
fn protect_the_disk() {
    let Some(folder) = folder() else { return };
    let data = folder.join("data");
    let workbench = Workbench::open(&data).unwrap();
    let packages = data.join("packages").to_string_lossy().into_owned();
    mount(&["--bind", &packages, &packages]);
    mount(&["-o", "remount,ro,bind", &packages]);
    let elsewhere = TempDir::new().unwrap();
    let zip = support::zip("minimal", elsewhere.path());
    let error = workbench.import(&zip, &mut |_| true).unwrap_err();
    assert!(
        matches!(&error, Error::File(FileError::NoPermission { path }) if path.ends_with("packages")),
        "{error:?}"
    );
    mount(&["-o", "remount,rw,bind", &packages]);
    holds_nothing_and_goes_on(workbench, &data);
}

#[test]
fn a_session_on_a_full_disk_continues_when_there_is_space() {
    in_a_namespace("fill_the_disk_under_a_session");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "it runs in a namespace of its own"]
async fn fill_the_disk_under_a_session() {
    let Some(folder) = folder() else { return };
    let place = folder.to_string_lossy();
    mount(&["-t", "tmpfs", "-o", "size=24M", "tmpfs", &place]);
    let data = folder.join("data");
    let elsewhere = TempDir::new().unwrap();
    let workbench = Workbench::open(&data).unwrap();
    workbench
        .import(&support::zip("minimal", elsewhere.path()), &mut |_| true)
        .unwrap();
    let launched = support::launch(&workbench, "strict").await;
    let mut page = support::Page::open(&launched.url).await;
    let initialize = page.call("LMSInitialize", &[""], "true", 0);
    assert!(page.persist(&[initialize]).await);
    // Fill the disk.
    let filler = folder.join("filler");
    let mut file = fs::File::create(&filler).unwrap();
    while file.write_all(&[0; 4096]).is_ok() {}
    let value = "x".repeat(4_000);
    let sets: Vec<_> = (0..200)
        .map(|_| page.call("LMSSetValue", &["cmi.suspend_data", &value], "true", 0))
        .collect();
    let commit = page.call("LMSCommit", &[""], "true", 0);
    assert_eq!(page.keep_bytes(support::lines(&sets)).await, 507);
    assert_eq!(
        page.keep_bytes(support::lines(std::slice::from_ref(&commit))).await,
        507
    );
    drop(file);
    fs::remove_file(&filler).unwrap();
    // The recorder retries by itself.
    let persisted = tokio::time::timeout(Duration::from_secs(60), page.until_persisted(page.number));
    persisted.await.unwrap();
    assert!(page.persist(&[commit]).await);
    page.say(serde_json::json!({ "bye": page.number })).await;
    workbench.ended(&launched.session).await;
    let report = workbench.report(&launched.session).unwrap();
    assert_eq!((report.session.calls, report.losses), (202, vec![]));
}

#[test]
fn a_library_on_a_disk_that_cannot_be_written_is_read() {
    in_a_namespace("read_only_disk");
}

/// Everything that can be asked of a library.
fn reported(workbench: &Workbench) -> String {
    let packages = workbench.packages().unwrap();
    let details: Vec<_> = packages
        .iter()
        .map(|package| workbench.package(package.id).unwrap())
        .collect();
    let sessions = workbench.sessions().unwrap();
    let reports: Vec<_> = sessions
        .iter()
        .map(|session| workbench.report(&session.id).unwrap())
        .collect();
    let orphans = workbench.orphans().unwrap().len();
    format!("{packages:?} {details:?} {sessions:?} {reports:?} {orphans}")
}

#[test]
#[ignore = "it runs in a namespace of its own"]
fn read_only_disk() {
    let Some(folder) = folder() else { return };
    let data = folder.join("data");
    let elsewhere = TempDir::new().unwrap();
    let workbench = Workbench::open(&data).unwrap();
    let zip = support::zip("minimal", elsewhere.path());
    workbench.import(&zip, &mut |_| true).unwrap();
    let open = reported(&workbench);
    let database = |name: &str| data.join(format!("library.sqlite{name}"));
    let as_killed = |suffixes: &[&str], to: &Path| {
        fs::create_dir(to).unwrap();
        for suffix in suffixes {
            fs::copy(database(suffix), to.join(format!("library.sqlite{suffix}"))).unwrap();
        }
        let packages = Command::new("cp").arg("-r").arg(data.join("packages")).arg(to).status();
        assert!(packages.unwrap().success());
    };
    let [killed, without_index] = ["killed", "without-index"].map(|name| folder.join(name));
    as_killed(&["", "-wal", "-shm"], &killed);
    as_killed(&["", "-wal"], &without_index);
    // Somebody has it open, who can write it; this one only reads.
    assert_eq!(reported(&Workbench::open_read_only(&data).unwrap()), open);
    drop(workbench);
    support::until_closed(&data);
    let damaged = folder.join("damaged");
    as_killed(&[""], &damaged);
    let mut bytes = fs::read(damaged.join("library.sqlite")).unwrap();
    bytes[..16].fill(0);
    fs::write(damaged.join("library.sqlite"), bytes).unwrap();

    let place = folder.to_string_lossy();
    mount(&["--bind", &place, &place]);
    mount(&["-o", "remount,ro,bind", &place]);
    for data in [&data, &killed, &without_index, &damaged] {
        assert!(fs::write(data.join("x"), "").is_err(), "the disk can be written");
        let workbench = Workbench::open_read_only(data).unwrap_or_else(|error| panic!("{}: {error}", data.display()));
        let listed = workbench.packages().unwrap();
        assert_eq!(listed.len(), 1, "{}", data.display());
        assert_eq!(workbench.is_damaged(), *data == damaged);
        assert_eq!(reported(&workbench), open, "{}", data.display());
        // What would write says so.
        let refused = workbench.import(&zip, &mut |_| true).unwrap_err();
        assert!(
            matches!(refused, Error::File(FileError::NoPermission { .. })),
            "{refused:?}"
        );
        let refused = workbench.set_settings(&workbench.settings().unwrap()).unwrap_err();
        assert!(
            *data == damaged || matches!(refused, Error::File(FileError::NoPermission { .. })),
            "{refused:?}"
        );
        // To write, it cannot be opened.
        let refused = Workbench::open(data).unwrap_err();
        let is_said = matches!(
            refused,
            Error::File(FileError::NoPermission { .. }) | Error::DamagedLibrary { .. }
        );
        assert!(is_said, "{refused:?}");
    }
}
