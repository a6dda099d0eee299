//! Any bytes as a manifest: nothing panics, and no SCO leads out of the package.

#![no_main]

use libfuzzer_sys::fuzz_target;
use scorm::{
    cmi::LessonStatus,
    manifest::{Manifest, cmi5_title, read, read_metadata, schema_errors, tincan_title},
};

fuzz_target!(|bytes: &[u8]| {
    let _ = (read_metadata(bytes), schema_errors(bytes));
    let _ = (cmi5_title(bytes), tincan_title(bytes));
    let Ok((manifest, problems)) = read(bytes) else { return };
    for sco in manifest.scos() {
        assert!(
            !sco.file.starts_with('/') && !sco.file.split('/').any(|symbol| symbol == ".."),
            "{}",
            sco.file
        );
    }
    let _ = manifest.statuses(&|_| LessonStatus::Incomplete);
    let written = serde_json::to_string(&(&manifest, &problems)).expect("a manifest can be written");
    let read: (Manifest, serde_json::Value) = serde_json::from_str(&written).expect("and read");
    assert_eq!(read.0, manifest);
});
