//! The sentences for a manifest that cannot be read.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use locale::Language;
use package::Error;
use scorm::manifest::read;

#[test]
fn a_manifest_that_cannot_be_read_says_why() {
    let deep = "<manifest>".repeat(100);
    for (document, expected) in [
        ("", "it is empty, or not XML: it contains no element"),
        ("not xml", "it is empty, or not XML: it contains no element"),
        ("</manifest>", "it is empty, or not XML: it contains no element"),
        ("<html/>", "it is a <html>, not a <manifest>"),
        ("<!DOCTYPE m><manifest/>", "line 1: it has a DOCTYPE, which is refused"),
        (&deep, "line 1: elements are nested more than 64 levels deep"),
    ] {
        let reason = read(document.as_bytes()).unwrap_err();
        let file = "course.zip".to_owned();
        let message = Error::BadManifest { file, reason }.message(Language::English);
        assert!(message.ends_with(&format!(": {expected}")), "{message}");
    }
}
