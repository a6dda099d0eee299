//! Conformance vectors.

use std::{fs, path::Path};

use tempfile::TempDir;

use crate::scorm_audit;

#[test]
fn the_run_time_answers_every_vector() {
    let vectors = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/conformance/scorm12-rte.json");
    let ran = scorm_audit(Path::new("unused"), &["rte", vectors]);
    assert_eq!(String::from_utf8(ran.stdout).unwrap(), "298 passed, 0 failed\n");
    assert!(ran.status.success());
}

#[test]
fn a_vector_that_is_answered_otherwise_is_shown_and_fails() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("vectors.json");
    let vector = |id, returned| {
        format!(
            r#"{{"id":"{id}","name":"n","tier":"normative","source":"s","calls":[["LMSInitialize",[""],"true","0"],
            ["LMSGetValue",["cmi.core.lesson_mode"],"{returned}","0"]]}}"#
        )
    };
    fs::write(
        &file,
        format!("[{},{}]", vector("T1", "normal"), vector("T2", "review")),
    )
    .unwrap();
    let ran = scorm_audit(folder.path(), &["rte", file.to_str().unwrap()]);
    assert_eq!(
        String::from_utf8(ran.stdout).unwrap(),
        "T2 step 1 LMSGetValue(cmi.core.lesson_mode): expected \"review\" 0, got \"normal\" 0\n1 passed, 1 failed\n"
    );
    assert_eq!(ran.status.code(), Some(1));

    let said = |arguments: &[&str]| String::from_utf8(scorm_audit(folder.path(), arguments).stderr).unwrap();
    fs::write(&file, "[\n  {]").unwrap();
    assert_eq!(
        said(&["rte", file.to_str().unwrap()]),
        format!(
            "scorm-audit: {}: not a file of conformance vectors: line 2, column 4\n",
            file.display()
        )
    );
    assert_eq!(
        said(&["rte", "gone.json"]),
        "scorm-audit: gone.json could not be read or written: it does not exist\n"
    );
    fs::write(&file, "[]").unwrap();
    let empty = scorm_audit(folder.path(), &["rte", file.to_str().unwrap()]);
    assert!(String::from_utf8(empty.stderr).unwrap().contains("no vector"));
    let unknown = scorm_audit(folder.path(), &["rte", file.to_str().unwrap(), "--profile", "none"]);
    assert!(
        String::from_utf8(unknown.stderr)
            .unwrap()
            .contains("available: strict, ")
    );
}
