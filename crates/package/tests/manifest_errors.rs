//! The sentences for a manifest that cannot be read.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use locale::Language;
use package::Error;
use scorm::manifest::read;

#[test]
fn a_manifest_that_cannot_be_read_says_why() {
    let deep = "<manifest>".repeat(100);
    for (document, expected) in [
        ("", "it is empty"),
        ("not xml", "line 1, column 1: there is text outside the root element"),
        ("<manifest>", "line 1, column 11: “<manifest>” is never closed"),
        (
            "<manifest></other>",
            "line 1, column 11: </manifest> is expected, and </other> is found",
        ),
        ("<html/>", "it is a <html>, not a <manifest>"),
        (
            "<manifest>\n  <a b=c/></manifest>",
            "line 2, column 3: an attribute does not have the form name=\"value\"",
        ),
        (
            "<manifest>&nbsp;</manifest>",
            "line 1, column 11: the entity nbsp is not defined",
        ),
        (
            "<manifest/><manifest/>",
            "line 1, column 12: there is a second root element",
        ),
        ("<!DOCTYPE m><manifest/>", "line 1: it has a DOCTYPE, which is refused"),
        (&deep, "line 1: elements are nested more than 64 levels deep"),
        ("</manifest>", "line 1, column 1: </manifest> closes no element"),
    ] {
        let reason = read(document.as_bytes()).unwrap_err();
        let file = "course.zip".to_owned();
        let message = Error::BadManifest { file, reason }.message(Language::English);
        assert!(message.ends_with(&format!(": {expected}")), "{message}");
    }
}
