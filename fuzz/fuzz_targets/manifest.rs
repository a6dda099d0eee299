//! Any bytes as a manifest: nothing panics, and no SCO leads out of the package.

#![no_main]

use libfuzzer_sys::fuzz_target;
use scorm::{
    cmi::LessonStatus,
    manifest::{Manifest, cmi5_title, read, tincan_title},
};

fuzz_target!(|bytes: &[u8]| {
    let _ = (cmi5_title(bytes), tincan_title(bytes));
    let Ok(document) = read(bytes) else { return };
    let manifest = document.manifest;
    for sco in manifest.scos() {
        assert!(
            !sco.file.starts_with('/') && !sco.file.split('/').any(|symbol| symbol == ".."),
            "{}",
            sco.file
        );
    }
    let _ = manifest.statuses(&|_| LessonStatus::Incomplete);
    let written = serde_json::to_string(&manifest).expect("a manifest can be written");
    let read: Manifest = serde_json::from_str(&written).expect("and read");
    assert_eq!(read, manifest);
});
