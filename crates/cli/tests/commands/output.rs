//! What is written to the terminal, and where it cannot be.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

use crate::{launch, library, scorm_audit};

/// A package whose title, and the name of a file, hold what a terminal obeys and what forges rows.
fn hostile(folder: &Path) -> PathBuf {
    let manifest = "<manifest identifier='m'><organizations default='o'><organization identifier='o'>\
        <title>One&#10;2&#9;forged.zip&#155;31m \u{202e}gpj.exe\u{2028}</title>\
        <item identifier='i' identifierref='r'><title>SCO&#10;  SCO 9&#9;\u{2066}x</title></item></organization>\
        </organizations><resources><resource identifier='r' type='webcontent' xmlns:a='http://www.adlnet.org/xsd/adlcp_rootv1p2' \
        a:scormtype='sco' href='gone\u{202e}.html'/></resources></manifest>";
    let path = folder.join("host\u{202e}ile.zip");
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [
        ("imsmanifest.xml", manifest),
        ("a\u{2067}b.exe", ""),
        ("index.html", "<a href='gone\u{200f}'>"),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    path
}

/// A zip that is refused for a name with control characters in it.
fn refused_name(folder: &Path) -> PathBuf {
    let path = folder.join("refused.zip");
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("a__]0;title_.txt", options).unwrap();
    zip.finish().unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let (plain, name) = (b"a__]0;title_.txt", b"a\n\x1b]0;title\x07.txt");
    while let Some(at) = bytes.windows(plain.len()).position(|window| window == plain) {
        bytes[at..at + name.len()].copy_from_slice(name);
    }
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn nothing_that_is_printed_is_obeyed() {
    let folder = TempDir::new().unwrap();
    let (hostile, refused) = (hostile(folder.path()), refused_name(folder.path()));
    let (hostile, refused) = (hostile.to_str().unwrap(), refused.to_str().unwrap());
    let is_obeyed = |character: char| {
        (character.is_control() && !"\n\t".contains(character))
            || ('\u{200e}'..='\u{200f}').contains(&character)
            || ('\u{2028}'..='\u{202e}').contains(&character)
            || ('\u{2066}'..='\u{2069}').contains(&character)
    };
    let mut all = String::new();
    for arguments in [
        &["import", hostile][..],
        &["import", hostile],
        &["list"],
        &["import", refused],
        &["check", hostile, refused],
        &["check", "--lang", "fr", hostile, refused],
        &["check", "--format", "json", hostile, refused],
        &["check", "--format", "sarif", hostile, refused],
        &["check", "--format", "html", hostile, refused],
        &["report", "\u{202e}\u{1b}[2J"],
        &["--\u{1b}[2J"],
    ] {
        let printed = scorm_audit(folder.path(), arguments);
        for stream in [printed.stdout, printed.stderr] {
            let text = String::from_utf8(stream).unwrap();
            assert_eq!(text.find(is_obeyed), None, "{arguments:?}: {text:?}");
            all.push_str(&text);
        }
    }
    assert!(all.contains("a\\n\\u{1b}]0;title\\u{7}.txt"), "{all}");
    let listed = String::from_utf8(scorm_audit(folder.path(), &["list"]).stdout).unwrap();
    let tabs: Vec<_> = listed.lines().map(|line| line.matches('\t').count()).collect();
    // Two packages with a SCO each.
    assert_eq!(tabs, [3, 3, 3, 3], "{listed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_pipe_ends_the_command_quietly() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("three-scos", folder.path()).unwrap();
    let zip = zip.to_str().unwrap();
    assert!(scorm_audit(folder.path(), &["import", zip]).status.success());
    let vectors = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/conformance/scorm12-rte.json");
    let session = launch(folder.path()).await;
    let page = folder.path().join("report.html");
    for arguments in [
        &["list"][..],
        &["report", session.as_str()],
        &["report", session.as_str(), "--html", page.to_str().unwrap()],
        &["recover"],
        &["import", zip],
        &["check", zip],
        &["check", "--format", "json", zip],
        &["check", "--format", "sarif", zip],
        &["check", "--format", "html", zip],
        &["rte", vectors],
        &["--help"],
    ] {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let command = Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
            .args(["--data", library(folder.path()).to_str().unwrap()])
            .args(arguments)
            .stdout(writer)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let ended = command.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(ended.stderr).unwrap(), "", "{arguments:?}");
        assert!(
            matches!(ended.status.code(), Some(0 | 141)),
            "{arguments:?}: {}",
            ended.status
        );
    }
    // With nowhere to say what is wrong, it still ends as it should.
    let (reader, writer) = io::pipe().unwrap();
    drop(reader);
    let ended = Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
        .args(["--data", library(folder.path()).to_str().unwrap(), "import", "gone.zip"])
        .stderr(writer)
        .status()
        .unwrap();
    assert_eq!(ended.code(), Some(1));
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_reported() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("three-scos", folder.path()).unwrap();
    let ended = Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
        .args(["check", zip.to_str().unwrap()])
        .stdout(File::options().write(true).open("/dev/full").unwrap())
        .output()
        .unwrap();
    assert_eq!(
        (String::from_utf8(ended.stderr).unwrap().as_str(), ended.status.code()),
        ("scorm-audit: the output cannot be written\n", Some(1))
    );
}
