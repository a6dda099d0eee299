//! Any bytes as a zip: nothing panics, nothing is made outside the folder, and the limits hold: files and folders, bytes,
//! depth, length of paths.

#![no_main]

use std::{
    fs,
    path::{Path, PathBuf},
};

use libfuzzer_sys::fuzz_target;
use package::{Limits, odd_names, unpack};
use tempfile::TempDir;

const LIMITS: Limits = Limits {
    entries: 64,
    total: 1 << 20,
    ratio: 200,
    depth: 4,
    path: 48,
};

fuzz_target!(|bytes: &[u8]| {
    let folder = temporary_folder();
    let at = |name: &str| folder.path().join(name);
    let (zip, into, sentinel) = (at("a.zip"), at("into"), at("sentinel"));
    fs::write(&zip, bytes).expect("room for a zip");
    fs::create_dir(&into).expect("a folder");
    fs::create_dir(&sentinel).expect("a folder");
    let _ = unpack(&zip, "a.zip", &into, LIMITS, &mut |_| true);
    let _ = odd_names(&zip);
    let mut beside = under(folder.path(), 1);
    beside.sort();
    assert_eq!(beside, [zip.clone(), into.clone(), sentinel.clone()]);
    assert_eq!(under(&sentinel, 1), [] as [PathBuf; 0]);
    assert_eq!(fs::read(&zip).expect("the zip"), bytes);
    let made = under(&into, usize::MAX);
    assert!(made.len() <= LIMITS.entries, "{} files and folders", made.len());
    let mut total = 0;
    for path in made {
        let metadata = path.symlink_metadata().expect("it is there");
        assert!(metadata.is_file() || metadata.is_dir());
        let inside = path.strip_prefix(&into).expect("it is inside");
        let folders = inside.iter().count() - usize::from(metadata.is_file());
        assert!(folders <= LIMITS.depth, "{folders} folders");
        assert!(inside.as_os_str().len() <= LIMITS.path, "{}", inside.display());
        total += if metadata.is_file() { metadata.len() } else { 0 };
    }
    assert!(total <= LIMITS.total, "{total} bytes");
});

/// In memory, where the system has such a place.
fn temporary_folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        TempDir::new_in(memory)
    } else {
        TempDir::new()
    }
    .expect("a temporary folder")
}

/// What is under a folder, so deep.
fn under(folder: &Path, depth: usize) -> Vec<PathBuf> {
    walkdir::WalkDir::new(folder)
        .min_depth(1)
        .max_depth(depth)
        .into_iter()
        .map(|entry| entry.expect("it can be read").into_path())
        .collect()
}
