//! The check of one package.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use locale::Language;
use package::{
    Error, FileError, Limits, OddNames, Result, Source, check_file, display_name, files_of, odd_names, title, unpack,
};
use scorm::Standard;
use serde::Serialize;

use crate::{
    audited::{Audited, audited},
    authoring::RecognizedTool,
    finding::LocalizedFinding,
    needs::Needs,
    registry::localize,
    rule::Severity,
};

/// A package as the check found it.
#[derive(Debug, Clone, Serialize)]
pub struct Checked {
    /// The path that was given.
    pub path: String,
    /// Whether it could be read.
    pub status: Status,
    /// The standard that it is made for; none where it could not be read.
    pub standard: Option<Standard>,
    /// Why it could not be read.
    pub error: Option<Refused>,
    /// Its title.
    pub title: String,
    /// What it launches.
    pub scos: Vec<CheckedSco>,
    /// The tools and wrappers that it was made with.
    pub tools: Vec<RecognizedTool>,
    /// What it needs to run; none where it could not be read.
    pub needs: Option<Needs>,
    /// What the rules found, most severe first.
    pub findings: Vec<LocalizedFinding>,
}

/// Whether a package could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It was read and audited.
    Ok,
    /// It cannot be read, or must not be.
    Refused,
}

/// Why a package could not be read.
#[derive(Debug, Clone, Serialize)]
pub struct Refused {
    /// The kind of [`Error`].
    pub code: String,
    /// In the language that the check was asked for.
    pub message: String,
}

/// A SCO of a package that was checked.
#[derive(Debug, Clone, Serialize)]
pub struct CheckedSco {
    /// The item's identifier.
    pub identifier: String,
    /// The item's title.
    pub title: String,
    /// The launch address, from the package's root.
    pub href: String,
}

impl Checked {
    /// Whether the audit found an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}

/// Checks a zip, an unpacked folder, or the manifest in one. Nothing of it is stored.
#[must_use]
pub fn check(path: &Path, language: Language) -> Checked {
    check_while(path, language, &mut || true)
}

/// The same as long as `goes_on` returns true; it is called again and again. What is unpacked is gone afterwards in any case.
#[must_use]
pub fn check_while(path: &Path, language: Language, goes_on: &mut dyn FnMut() -> bool) -> Checked {
    let blank = Checked {
        path: path.display().to_string(),
        status: Status::Ok,
        standard: None,
        error: None,
        title: String::new(),
        scos: Vec::new(),
        tools: Vec::new(),
        needs: None,
        findings: Vec::new(),
    };
    match read(path, goes_on) {
        Ok(audited) => Checked {
            standard: Some(audited.manifest.standard),
            title: title(&audited.manifest, &display_name(path)),
            scos: audited
                .manifest
                .scos()
                .into_iter()
                .map(|sco| CheckedSco {
                    identifier: sco.item,
                    title: sco.title,
                    href: sco.launch,
                })
                .collect(),
            findings: localize(&audited.findings, &audited.tools, language),
            tools: audited.tools,
            needs: Some(audited.needs),
            ..blank
        },
        Err(error) => Checked {
            status: Status::Refused,
            error: Some(Refused {
                code: code(&error),
                message: error.message(language),
            }),
            ..blank
        },
    }
}

fn read(path: &Path, goes_on: &mut dyn FnMut() -> bool) -> Result<Audited> {
    let file = display_name(path);
    if let Source::Folder(source) = Source::from_path(path) {
        files_of(&source, Limits::default())?;
        return audited(&source, &file, OddNames::default(), goes_on);
    }
    check_file(path)?;
    let temporary = env::temp_dir();
    let folder = tempfile::tempdir().map_err(|error| FileError::at(&temporary)(error))?;
    unpack_and_audit(path, &file, folder.path(), goes_on).map_err(|error| match error {
        // The user knows nothing of the folder that the zip is unpacked in.
        Error::File(error) => error.about(|path| shown(path, folder.path())).into(),
        other => other,
    })
}

fn unpack_and_audit(zip: &Path, file: &str, folder: &Path, goes_on: &mut dyn FnMut() -> bool) -> Result<Audited> {
    let content = folder.join("content");
    fs::create_dir(&content).map_err(|error| FileError::at(&content)(error))?;
    unpack(zip, file, &content, Limits::default(), &mut |_| goes_on())?;
    audited(&content, file, odd_names(zip)?, goes_on)
}

/// The path that an error names: for what is in `folder`, the folder around that.
fn shown(path: &Path, folder: &Path) -> PathBuf {
    match folder.parent() {
        Some(around) if path.starts_with(folder) => around.to_owned(),
        _ => path.to_owned(),
    }
}

/// The kind of an error, as it is serialised.
fn code(error: &Error) -> String {
    let written = serde_json::to_value(error).unwrap_or_default();
    written["kind"].as_str().unwrap_or_default().to_owned()
}
