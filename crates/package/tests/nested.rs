//! Packages in zips inside a package: which are named where there is no manifest.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    fs,
    io::{Cursor, Write},
    path::Path,
};

use package::{Error, OddNames, PackageFacts};
use tempfile::TempDir;
use zip::{ZipWriter, write::SimpleFileOptions};

fn zipped(names: &[&str]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(b"<manifest/>").unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn write(folder: &Path, file: &str, bytes: &[u8]) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// What comes of a folder of these files.
fn read(files: &[(&str, &[u8])]) -> Result<(), Error> {
    let folder = TempDir::new().unwrap();
    for (file, bytes) in files {
        write(folder.path(), file, bytes);
    }
    PackageFacts::read(folder.path(), "outer.zip", OddNames::default()).map(drop)
}

fn named(files: &[(&str, &[u8])]) -> Vec<String> {
    match read(files) {
        Err(Error::NestedPackages { file, inner }) => {
            assert_eq!(file, "outer.zip");
            inner
        }
        Err(Error::NoManifest { .. }) => Vec::new(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_zips_that_hold_a_package_are_named() {
    let package = zipped(&["course/imsmanifest.xml", "course/index.html"]);
    let of_windows = zipped(&["course\\IMSMANIFEST.XML"]);
    let pictures = zipped(&["a.png", "__MACOSX/imsmanifest.xml"]);
    let xapi = zipped(&["tincan.xml"]);
    let named = named(&[
        ("readme.txt", b"x"),
        ("more/late.zip", &package),
        ("b.ZIP", &of_windows),
        ("a.pif", &xapi),
        ("pictures.zip", &pictures),
        ("broken.zip", b"PK\x03\x04"),
        ("course.txt", &package),
    ]);
    assert_eq!(named, ["a.pif", "b.ZIP", "more/late.zip"]);
}

#[test]
fn a_package_with_a_manifest_is_none_of_these() {
    let package = zipped(&["imsmanifest.xml"]);
    let files: [(&str, &[u8]); 2] = [("in/imsmanifest.xml", b"<manifest/>"), ("more.zip", &package)];
    assert_eq!(read(&files), Ok(()));
    assert_eq!(named(&[("notes.zip", b""), ("index.html", b"x")]), [""; 0]);
}

#[test]
fn no_more_zips_are_looked_into_than_a_package_has() {
    let package = zipped(&["imsmanifest.xml"]);
    let names: Vec<_> = (0..60).map(|n| format!("{n:02}.zip")).collect();
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), package.as_slice())).collect();
    assert_eq!(named(&files), names[..50]);
}
