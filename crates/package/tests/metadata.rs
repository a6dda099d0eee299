//! Metadata in files of their own: which are found, and what they add to the manifest's.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{fs, path::Path};

use package::{MetadataContent, OddNames, PackageFacts, read_manifest_at};
use tempfile::TempDir;

const FILE: &str =
    "<lom><general><title><langstring>From a file</langstring></title><language>fr</language></general></lom>";

fn write(folder: &Path, file: &str, text: &str) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn manifest(metadata: &str, resource: &str) -> String {
    format!(
        "<manifest><metadata>{metadata}</metadata><organizations><organization><title>Course</title></organization>\
         </organizations><resources><resource xml:base='a/'>{resource}</resource></resources></manifest>"
    )
}

fn location(file: &str) -> String {
    format!("<location>{file}</location>")
}

fn facts(folder: &Path) -> PackageFacts {
    PackageFacts::read(folder, "course.zip", OddNames::default()).unwrap()
}

fn found(folder: &Path) -> Vec<(String, &'static str)> {
    let content = |content: &MetadataContent| match content {
        MetadataContent::Missing => "missing",
        MetadataContent::Unreadable(_) => "unreadable",
        MetadataContent::Read(_) => "read",
        MetadataContent::Unread => "unread",
    };
    let metadata = facts(folder).metadata;
    metadata
        .into_iter()
        .map(|file| (file.path, content(&file.content)))
        .collect()
}

#[test]
fn what_a_file_says_fills_what_the_manifest_leaves_out() {
    let folder = TempDir::new().unwrap();
    let inside = "<lom><general><title><langstring>Inside</langstring></title></general></lom>";
    let text = manifest(&format!("{inside}{}", location("meta.xml")), "");
    write(folder.path(), "deep/imsmanifest.xml", &text);
    write(folder.path(), "deep/meta.xml", FILE);
    for read in [
        facts(folder.path()).manifest,
        read_manifest_at(folder.path(), "deep/imsmanifest.xml", "course.zip").unwrap(),
    ] {
        let metadata = read.document.manifest.metadata;
        assert_eq!((metadata.title.as_str(), metadata.language.as_str()), ("Inside", "fr"));
    }
}

#[test]
fn a_language_of_a_part_is_a_language() {
    let folder = TempDir::new().unwrap();
    let resource = format!("<metadata>{}</metadata>", location("part.xml"));
    write(folder.path(), "imsmanifest.xml", &manifest("", &resource));
    // With the base of its resource, or without it.
    for file in ["part.xml", "a/part.xml"] {
        write(folder.path(), file, FILE);
        assert_eq!(found(folder.path()), [(file.to_owned(), "read")]);
        let metadata = facts(folder.path()).manifest.document.manifest.metadata;
        assert_eq!((metadata.title.as_str(), metadata.language.as_str()), ("", "fr"));
    }
}

#[test]
fn files_are_read_once_and_only_in_the_package() {
    let folder = TempDir::new().unwrap();
    let names = [
        "a.xml",
        "a.xml",
        "gone.xml",
        "../out.xml",
        "/etc/passwd",
        "http://example.org/b.xml",
        "C:/c.xml",
        "d.pdf",
    ];
    write(folder.path(), "out.xml", FILE);
    write(
        folder.path(),
        "in/imsmanifest.xml",
        &manifest(&names.map(location).concat(), ""),
    );
    write(folder.path(), "in/a.xml", FILE);
    write(folder.path(), "in/d.pdf", "%PDF");
    let row = |path: &str, content| (path.to_owned(), content);
    assert_eq!(
        found(folder.path()),
        [
            row("in/a.xml", "read"),
            row("in/gone.xml", "missing"),
            row("in/etc/passwd", "missing"),
            row("in/d.pdf", "unreadable")
        ]
    );
}

#[test]
fn no_more_files_are_read_than_a_course_has() {
    let folder = TempDir::new().unwrap();
    let files: String = (0..2010)
        .map(|n| {
            format!(
                "<file href='{n}'><metadata>{}</metadata></file>",
                location(&format!("{n}.xml"))
            )
        })
        .collect();
    write(folder.path(), "imsmanifest.xml", &manifest("", &files));
    for n in 0..2010 {
        fs::write(folder.path().join(format!("{n}.xml")), FILE).unwrap();
    }
    let found = found(folder.path());
    let read = found.iter().filter(|(_, content)| *content == "read");
    assert_eq!((found.len(), read.count()), (2010, 2000));
}
