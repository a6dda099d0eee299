//! Any manifest beside any pages, styles and scripts: the check of the folder returns, and does not panic.

#![no_main]

use std::{fs, path::Path};

use arbitrary::Arbitrary;
use audit::check::check;
use libfuzzer_sys::fuzz_target;
use locale::Language;
use tempfile::TempDir;

#[derive(Debug, Arbitrary)]
struct Input {
    manifest: Manifest,
    files: Vec<(u8, String)>,
}

#[derive(Debug, Arbitrary)]
enum Manifest {
    /// None at all.
    None,
    /// Any bytes.
    Bytes(Vec<u8>),
    /// A sound one, with texts put where its SCO's are.
    Sound {
        href: String,
        listed: Vec<String>,
        title: String,
    },
}

/// Names that files may have, in folders and in forms that are alike.
const NAMES: [&str; 10] = [
    "index.html",
    "Index.html",
    "a/page.htm",
    "été.html",
    "e\u{301}te\u{301}.html",
    "style.css",
    "a/script.js",
    "module.mjs",
    "old/imsmanifest.xml",
    "course.crs",
];

fuzz_target!(|input: Input| {
    let folder = temporary_folder();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, bytes).expect("room for a file");
    };
    match &input.manifest {
        Manifest::None => {}
        Manifest::Bytes(bytes) => write("imsmanifest.xml", bytes),
        Manifest::Sound { href, listed, title } => write("imsmanifest.xml", sound(href, listed, title).as_bytes()),
    }
    for (name, text) in &input.files {
        write(NAMES[usize::from(*name) % NAMES.len()], text.as_bytes());
    }
    for language in [Language::English, Language::French] {
        let checked = check(folder.path(), language);
        assert_eq!(checked.error.is_some(), checked.standard.is_none());
        for finding in &checked.findings {
            assert!(!finding.message.is_empty() && !finding.why.is_empty() && !finding.fix.is_empty());
        }
    }
});

fn sound(href: &str, listed: &[String], title: &str) -> String {
    let files: String = listed.iter().map(|file| format!("<file href=\"{file}\"/>")).collect();
    format!(
        "<manifest identifier=\"M\" xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" \
         xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\"><metadata><schema>ADL SCORM</schema>\
         <schemaversion>1.2</schemaversion></metadata><organizations default=\"O\"><organization identifier=\"O\">\
         <title>{title}</title><item identifier=\"I\" identifierref=\"R\"><title>{title}</title></item></organization>\
         </organizations><resources><resource identifier=\"R\" type=\"webcontent\" adlcp:scormtype=\"sco\" \
         href=\"{href}\">{files}</resource></resources></manifest>"
    )
}

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
