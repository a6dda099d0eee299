//! Zips as nobody should make them: what is refused leaves nothing outside its folder, what is odd comes in all the same.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    fs::{self, File},
    io::{Cursor, Write},
    path::{Path, PathBuf},
};

use package::{EntryFault, Error, Limit, Limits, NameFault, OddNames, UndeclaredName, ZipFault, odd_names, unpack};
use proptest::prelude::*;
use tempfile::TempDir;
use zip::{
    CompressionMethod, ZipWriter,
    write::{FullFileOptions, SimpleFileOptions},
};

fn plain() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

/// A zip of these files, as bytes.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, plain()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A zip whose sizes stand behind the files, as what writes into a pipe makes it (APPNOTE §4.4.4, bit 3).
fn streamed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new_stream(Vec::new());
    for (name, bytes) in files {
        writer.start_file(*name, plain()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Writes a zip beside an empty folder, and unpacks it there.
fn unpacked(bytes: &[u8], limits: Limits) -> (TempDir, Result<(), Error>) {
    let folder = TempDir::new().unwrap();
    let zip = folder.path().join("a.zip");
    fs::write(&zip, bytes).unwrap();
    let into = folder.path().join("into");
    fs::create_dir(&into).unwrap();
    let done = unpack(&zip, "a.zip", &into, limits, &mut |_| true);
    (folder, done)
}

fn there(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    found.sort();
    found
}

/// The bytes with every occurrence of a text replaced by one of the same length.
fn renamed(bytes: &[u8], from: &str, to: impl AsRef<[u8]>) -> Vec<u8> {
    let to = to.as_ref();
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    let mut at = 0;
    while let Some(found) = bytes[at..]
        .windows(from.len())
        .position(|window| window == from.as_bytes())
    {
        bytes[at + found..at + found + from.len()].copy_from_slice(to);
        at += found + from.len();
    }
    bytes
}

#[test]
fn names_that_lead_out_are_refused() {
    let made = zipped(&[("xxxxxxxxxx.txt", b"out")]);
    for name in [
        "../out123.txt",
        "/tmp/out12.txt",
        "a/../../x.txt",
        "C:/out1234.txt",
        r"..\out123.txt",
        r"\\host\ou.txt",
        "a\0bcdefgh.txt",
    ] {
        let name = format!("{name:_<14}");
        let bytes = renamed(&made, "xxxxxxxxxx.txt", &name);
        let (folder, done) = unpacked(&bytes, Limits::default());
        assert!(
            matches!(done, Err(Error::UnsafeEntry { .. } | Error::DamagedEntry { .. })),
            "{name}: {done:?}"
        );
        assert_eq!(
            there(folder.path()),
            [folder.path().join("a.zip"), folder.path().join("into")],
            "{name}"
        );
    }
}

#[test]
fn only_files_and_folders_come_in() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .add_symlink("link", "/etc/passwd", SimpleFileOptions::default())
        .unwrap();
    let link = writer.finish().unwrap().into_inner();
    let (folder, done) = unpacked(&link, Limits::default());
    assert!(matches!(done, Err(Error::NotAFile { entry, .. }) if entry == "link"));
    assert_eq!(there(&folder.path().join("into")), [] as [PathBuf; 0]);
}

#[test]
fn odd_names_come_in() {
    let made = zipped(&[("lessons_one.html", b"1"), ("Image.png", b"2"), ("image.png", b"3")]);
    let bytes = renamed(&made, "lessons_one.html", r"lessons\one.html");
    let (folder, done) = unpacked(&bytes, Limits::default());
    if cfg!(any(windows, target_os = "macos")) {
        assert!(matches!(
            done,
            Err(Error::UnusableName {
                fault: NameFault::SameAsAnother,
                ..
            })
        ));
    } else {
        done.unwrap();
        assert_eq!(fs::read(folder.path().join("into/lessons/one.html")).unwrap(), b"1");
        assert_eq!(there(&folder.path().join("into")).len(), 3);
    }
    let odd = odd_names(&folder.path().join("a.zip")).unwrap();
    assert_eq!(
        (odd.backslashes.as_deref(), odd.twice),
        (Some(r"lessons\one.html"), None)
    );
}

#[test]
fn duplicate_names_are_reported() {
    let bytes = renamed(
        &zipped(&[("one.txt", b"first"), ("two.txt", b"later")]),
        "one.txt",
        "two.txt",
    );
    let (folder, done) = unpacked(&bytes, Limits::default());
    done.unwrap();
    assert_eq!(fs::read(folder.path().join("into/two.txt")).unwrap(), b"later");
    let expected = OddNames {
        twice: Some("two.txt".to_owned()),
        ..OddNames::default()
    };
    assert_eq!(odd_names(&folder.path().join("a.zip")).unwrap(), expected);
}

#[test]
fn names_are_normalized() {
    let made = zipped(&[("__one.txt", b"1"), ("a____two.txt", b"2"), ("__", b"")]);
    let bytes = renamed(&made, "__one.txt", "./one.txt");
    let bytes = renamed(&bytes, "a____two.txt", "a/.//two.txt");
    let bytes = renamed(&bytes, "__", "./");
    let (folder, done) = unpacked(&bytes, Limits::default());
    done.unwrap();
    let into = folder.path().join("into");
    assert_eq!(there(&into), [into.join("a"), into.join("one.txt")]);
    assert_eq!(fs::read(into.join("a/two.txt")).unwrap(), b"2");
    assert_eq!(odd_names(&folder.path().join("a.zip")).unwrap(), OddNames::default());
}

#[test]
fn names_that_are_the_same_once_normalized_are_one_file_twice() {
    for (name, other) in [("__two.txt", "./two.txt"), ("a____b.txt", "a/.//b.txt")] {
        let plain_name = if other == "./two.txt" { "two.txt" } else { "a/b.txt" };
        let bytes = renamed(&zipped(&[(plain_name, b"first"), (name, b"later")]), name, other);
        let (folder, done) = unpacked(&bytes, Limits::default());
        done.unwrap();
        assert_eq!(fs::read(folder.path().join("into").join(plain_name)).unwrap(), b"later");
        let odd = odd_names(&folder.path().join("a.zip")).unwrap();
        assert_eq!(odd.twice.as_deref(), Some(plain_name));
    }
}

#[test]
fn names_that_the_system_refuses_are_reported_as_in_the_zip() {
    let long = "x".repeat(300);
    for name in [format!("./lessons/{long}.html"), format!("{long}/index.html")] {
        let ascii = name.replace('/', "_");
        let bytes = renamed(&zipped(&[(&ascii, b"page")]), &ascii, &name);
        let (folder, done) = unpacked(&bytes, Limits::default());
        let message = done.as_ref().unwrap_err().to_string();
        let Err(Error::UnusableName { file, entry, fault }) = done else {
            panic!("{done:?}");
        };
        assert_eq!((file.as_str(), fault), ("a.zip", NameFault::Refused));
        assert!(name.starts_with(&entry), "{entry}");
        let temporary = folder.path().display().to_string();
        assert!(!message.contains(&temporary), "{message}");
    }
}

#[test]
fn a_name_is_not_a_file_and_a_folder() {
    for names in [["a", "a/b.txt"], ["a/b.txt", "a"]] {
        let (folder, done) = unpacked(&zipped(&names.map(|name| (name, &b"x"[..]))), Limits::default());
        let expected = Error::UnusableName {
            file: "a.zip".to_owned(),
            entry: names[1].to_owned(),
            fault: NameFault::FileAndFolder,
        };
        assert_eq!(done, Err(expected));
        assert_eq!(there(&folder.path().join("into")), [] as [PathBuf; 0]);
    }
}

/// A zip of empty files with these names.
fn named<N: AsRef<str>>(names: impl IntoIterator<Item = N>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(name.as_ref(), stored).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Names whose folders are implied, `depth` for each.
fn implied(names: usize, depth: usize) -> impl Iterator<Item = String> {
    (0..names).map(move |number| format!("{number}{}/f", "/x".repeat(depth - 1)))
}

fn over_limit(bytes: &[u8], limits: Limits) -> Option<Limit> {
    let (folder, done) = unpacked(bytes, limits);
    match done {
        Ok(()) => None,
        Err(Error::OverLimit { limit, .. }) => {
            assert_eq!(there(&folder.path().join("into")), [] as [PathBuf; 0]);
            Some(limit)
        }
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn folders_that_names_imply_are_counted() {
    let few = |entries| Limits {
        entries,
        ..Limits::default()
    };
    let bytes = named(["a/b/c.txt", "a/b/d.txt", "a/e/f.txt"]);
    assert_eq!(over_limit(&bytes, few(6)), None);
    assert_eq!(over_limit(&bytes, few(5)), Some(Limit::Entries { most: 5 }));
    // 204,800 folders of 500 KB.
    let bytes = named(implied(3_200, 64));
    assert_eq!(
        over_limit(&bytes, Limits::default()),
        Some(Limit::Entries { most: 100_000 })
    );
}

#[test]
fn depth_and_length_of_paths_are_limited() {
    let (deep, long) = (Limit::Depth { most: 64 }, Limit::PathBytes { most: 1024 });
    let parts = |part: &str, count: usize| vec![part; count].join("/");
    for (name, limit) in [
        (format!("{}/f.txt", parts("d", 64)), None),
        (format!("{}/f.txt", parts("d", 65)), Some(deep)),
        (format!("{}/f.txt", parts("d", 500)), Some(deep)),
        (format!("{}/f.txt", parts("d", 1_500)), Some(long)),
        (format!("{}/123456789", parts(&"d".repeat(202), 5)), None),
        (format!("{}/1234567890", parts(&"d".repeat(202), 5)), Some(long)),
    ] {
        assert_eq!(over_limit(&named([&name]), Limits::default()), limit, "{name}");
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .add_directory(parts("d", 65), SimpleFileOptions::default())
        .unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(over_limit(&bytes, Limits::default()), Some(deep));
}

/// A zip of a manifest that lists `href`, and of a file with this name, which the zip does not say the encoding of.
fn undeclared(name: &[u8], href: &str) -> Vec<u8> {
    let ascii = "x".repeat(name.len());
    let manifest = format!("<manifest><file href=\"{href}\"/></manifest>");
    renamed(
        &zipped(&[("imsmanifest.xml", manifest.as_bytes()), (&ascii, b"page")]),
        &ascii,
        name,
    )
}

#[test]
fn names_that_do_not_say_their_encoding_are_read_as_the_manifest_has_them() {
    let rows: [(&[u8], &str, &str, &str); 6] = [
        (b"lecon_\x82t\x82.html", "lecon_été.html", "lecon_été.html", "CP437"),
        (
            b"lecon_\xe9t\xe9.html",
            "lecon_%C3%A9t%C3%A9.html",
            "lecon_été.html",
            "windows-1252",
        ),
        (
            b"lecon_\x8et\x8e.html",
            "lecon_&#233;té.html",
            "lecon_été.html",
            "macintosh",
        ),
        ("lecon_été.html".as_bytes(), "other.html", "lecon_été.html", "UTF-8"),
        (
            b"\x83e\x83X\x83g/\x95\x5c.html",
            "テスト/表.html",
            "テスト/表.html",
            "Shift_JIS",
        ),
        (b"lecon_\x82t\x82.html", "other.html", "lecon_été.html", "CP437"),
    ];
    for (raw, href, name, encoding) in rows {
        let (folder, done) = unpacked(&undeclared(raw, href), Limits::default());
        done.unwrap();
        let file = folder.path().join("into").join(name);
        assert_eq!(fs::read(file).unwrap(), b"page", "{name}");
        let expected = OddNames {
            undeclared: Some(UndeclaredName {
                name: name.to_owned(),
                encoding,
            }),
            ..OddNames::default()
        };
        assert_eq!(odd_names(&folder.path().join("a.zip")).unwrap(), expected);
    }
}

#[test]
fn a_unicode_path_beside_the_name_is_the_name() {
    // Info-ZIP's field (APPNOTE §4.6.9): version, CRC-32 of the name, the path.
    let field = |crc: u32| [&[1], &crc.to_le_bytes()[..], "été.txt".as_bytes()].concat();
    let named = |crc| {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let mut options = FullFileOptions::default();
        options.add_extra_field(0x7075, field(crc), false).unwrap();
        writer.start_file("xtx.txt", options).unwrap();
        writer.write_all(b"text").unwrap();
        renamed(&writer.finish().unwrap().into_inner(), "xtx.txt", b"\x82t\x82.txt")
    };
    let (folder, done) = unpacked(&named(0x7aeb_d6da), Limits::default());
    done.unwrap();
    assert_eq!(there(&folder.path().join("into")), [folder.path().join("into/été.txt")]);
    assert_eq!(odd_names(&folder.path().join("a.zip")).unwrap(), OddNames::default());
    // Of another name, it says nothing.
    let (folder, done) = unpacked(&named(1), Limits::default());
    done.unwrap();
    let odd = odd_names(&folder.path().join("a.zip")).unwrap();
    assert_eq!(odd.undeclared.unwrap().encoding, "CP437");
}

#[test]
fn large_and_streamed_zips_come_in() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("a.txt", plain().large_file(true)).unwrap();
    writer.write_all(b"aaaa").unwrap();
    // More than a zip without Zip64 has room for.
    for number in 0..66_000 {
        let stored = plain().compression_method(CompressionMethod::Stored);
        writer.add_directory(format!("d{number}"), stored).unwrap();
    }
    let large = writer.finish().unwrap().into_inner();
    assert!(large.windows(4).any(|bytes| bytes == b"PK\x06\x06"), "a Zip64");
    let streamed = streamed(&[("a.txt", b"aaaa"), ("b/c.txt", b"cc")]);
    assert!(streamed.windows(4).any(|bytes| bytes == b"PK\x07\x08"), "descriptors");
    for bytes in [large, streamed] {
        let (folder, done) = unpacked(&bytes, Limits::default());
        done.unwrap();
        assert_eq!(fs::read(folder.path().join("into/a.txt")).unwrap(), b"aaaa");
    }
}

#[test]
fn limits_hold_whatever_the_zip_claims() {
    let bytes = zipped(&[("a.txt", &vec![0; 3 << 20]), ("b.txt", b"")]);
    let total = Limits {
        total: 1 << 20,
        ..Limits::default()
    };
    let (_folder, done) = unpacked(&bytes, total);
    assert!(matches!(done, Err(Error::OverLimit { limit, .. }) if limit == (Limit::TotalMib { most: 1 })));
    let entries = Limits {
        entries: 1,
        ..Limits::default()
    };
    let (_folder, done) = unpacked(&bytes, entries);
    assert!(matches!(done, Err(Error::OverLimit { limit, .. }) if limit == (Limit::Entries { most: 1 })));
    // A bomb: 300 MiB of nothing in 300 KiB.
    let bomb = zipped(&[("zeros", &vec![0; 300 << 20])]);
    let (_folder, done) = unpacked(&bomb, Limits::default());
    assert!(matches!(done, Err(Error::OverLimit { limit, .. }) if limit == (Limit::Ratio { most: 200 })));
}

#[test]
fn damage_is_named_with_its_entry() {
    let zip = zipped(&[("first.txt", &[7; 5000]), ("second.txt", b"abc")]);
    let (_folder, done) = unpacked(&zip[..zip.len() / 2], Limits::default());
    assert!(
        matches!(
            done,
            Err(Error::NotAZip {
                fault: ZipFault::Incomplete,
                ..
            })
        ),
        "{done:?}"
    );
    let mut bent = zip.clone();
    // In the middle of the first file's bytes.
    bent[45] ^= 0xff;
    let (_folder, done) = unpacked(&bent, Limits::default());
    assert!(
        matches!(&done, Err(Error::DamagedEntry { entry, fault: EntryFault::Content, .. }) if entry == "first.txt"),
        "{done:?}"
    );
    // The flag of encryption, in both of an entry's headers.
    let mut locked = zip;
    for signature in [b"PK\x03\x04", b"PK\x01\x02"] {
        let at = locked.windows(4).position(|window| window == signature).unwrap();
        locked[at + if signature[2] == 3 { 6 } else { 8 }] |= 1;
    }
    let (_folder, done) = unpacked(&locked, Limits::default());
    assert!(
        matches!(&done, Err(Error::EncryptedEntry { entry, .. }) if entry == "first.txt"),
        "{done:?}"
    );
}

#[test]
fn a_method_that_lmss_do_not_read_is_named_before_anything_is_unpacked() {
    let made = zipped(&[("first.txt", &[7; 5000]), ("second.txt", b"abc")]);
    for (number, method) in [(9, "Deflate64"), (14, "Lzma"), (93, "Zstd"), (97, "97")] {
        let mut bytes = made.clone();
        // Of the second entry, in both of its headers (APPNOTE §4.3.7, §4.3.12).
        for (signature, at) in [(b"PK\x03\x04", 8), (b"PK\x01\x02", 10)] {
            let headers = bytes.windows(4).enumerate().filter(|(_, window)| window == signature);
            let second = headers.map(|(place, _)| place).nth(1).unwrap();
            bytes[second + at] = number;
        }
        let (folder, done) = unpacked(&bytes, Limits::default());
        let expected = Error::UnsupportedMethod {
            file: "a.zip".to_owned(),
            entry: "second.txt".to_owned(),
            method: method.to_owned(),
        };
        assert_eq!(done, Err(expected));
        assert_eq!(there(&folder.path().join("into")), [] as [PathBuf; 0]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_ever_lands_outside(names in prop::collection::vec("[a-c./\\\\:]{1,12}|\\PC{1,8}|(\\.\\./){1,4}[a-z]", 1..5)) {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for name in &names {
            // A name that the writer has already is its own affair.
            if writer.start_file(name.as_str(), plain()).is_ok() {
                writer.write_all(b"x").unwrap();
            }
        }
        let bytes = writer.finish().unwrap().into_inner();
        let (folder, _) = unpacked(&bytes, Limits::default());
        prop_assert_eq!(there(folder.path()), [folder.path().join("a.zip"), folder.path().join("into")]);
    }

    #[test]
    fn no_bytes_panic(mut bytes in Just(zipped(&[("a.txt", b"aaaa"), ("b/c.txt", b"bbbb")])), at in any::<prop::sample::Index>(), with in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let place = at.index(bytes.len());
        bytes[place] = with;
        bytes.truncate(cut.index(bytes.len()).max(bytes.len() / 2));
        let (folder, _) = unpacked(&bytes, Limits::default());
        let _ = odd_names(&folder.path().join("a.zip"));
        prop_assert_eq!(there(folder.path()).len(), 2);
    }
}

#[test]
fn a_file_that_is_no_zip_is_reported() {
    let folder = TempDir::new().unwrap();
    let rar = folder.path().join("a.zip");
    File::create(&rar).unwrap().write_all(b"Rar!\x1a\x07\x00").unwrap();
    assert!(matches!(
        unpack(&rar, "a.zip", folder.path(), Limits::default(), &mut |_| true),
        Err(Error::NotAZip {
            fault: ZipFault::NotAZip,
            ..
        })
    ));
}
