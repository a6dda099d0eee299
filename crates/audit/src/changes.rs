//! What changed between two versions of a package.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{self, BufReader, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

use locale::Language;
use package::{Error, FileError, PackageFacts, Result};
use serde::Serialize;

use crate::{
    authoring::RecognizedTool,
    finding::{Finding, LocalizedFinding},
    identifiers::{IdentifierChanges, identifier_changes},
    registry::localize,
};

/// The most names that a list of files holds.
const MOST_NAMES: usize = 500;
/// What is compared at a time.
const BUFFER: usize = 64 << 10;

/// What changed between two versions of a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Changes {
    /// What was found in the earlier one alone.
    pub fixed: Vec<LocalizedFinding>,
    /// What is found in the later one alone.
    pub appeared: Vec<LocalizedFinding>,
    /// Identifiers of SCOs of the earlier one alone.
    pub identifiers: IdentifierChanges,
    /// Files of the later one alone.
    pub added: FileNames,
    /// Files of the earlier one alone.
    pub removed: FileNames,
    /// Files of both that differ.
    pub changed: FileNames,
}

/// Some files of a package.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FileNames {
    /// How many there are.
    pub count: u32,
    /// The first of them, by name.
    pub names: Vec<String>,
}

impl<'a> FromIterator<&'a String> for FileNames {
    fn from_iter<T: IntoIterator<Item = &'a String>>(files: T) -> Self {
        let mut all = Self::default();
        for file in files {
            all.count += 1;
            if all.names.len() < MOST_NAMES {
                all.names.push(file.clone());
            }
        }
        all
    }
}

/// A version of a package, as it is compared.
#[derive(Debug)]
pub struct Version {
    /// The folder of its files.
    pub content: PathBuf,
    /// What is known of it.
    pub facts: Arc<PackageFacts>,
    /// What the rules found in it.
    pub findings: Vec<Finding>,
    /// The tools and wrappers that it was made with.
    pub tools: Vec<RecognizedTool>,
}

/// Compares two versions of a package.
///
/// # Errors
/// A file of one cannot be read.
pub fn changes(before: &Version, after: &Version, language: Language) -> Result<Changes> {
    let (old, new) = (&before.facts.files, &after.facts.files);
    let mut changed = Vec::new();
    for (name, size) in new {
        if let Some(was) = old.get(name)
            && (was != size || differ(&before.content.join(name), &after.content.join(name))?)
        {
            changed.push(name);
        }
    }
    Ok(Changes {
        fixed: missing(before, after, language),
        appeared: missing(after, before, language),
        identifiers: identifier_changes(
            &before.facts.manifest.document.manifest,
            &after.facts.manifest.document.manifest,
        ),
        added: only_in(new, old),
        removed: only_in(old, new),
        changed: changed.into_iter().collect(),
    })
}

/// What was found in `this` version and not in the `other`. A finding whose line has moved is the same.
fn missing(this: &Version, other: &Version, language: Language) -> Vec<LocalizedFinding> {
    let others: BTreeSet<_> = other.findings.iter().map(<Finding>::key).collect();
    let missing = this.findings.iter().filter(|finding| !others.contains(&finding.key()));
    localize(missing, &this.tools, language)
}

fn only_in(these: &BTreeMap<String, u64>, those: &BTreeMap<String, u64>) -> FileNames {
    these.keys().filter(|name| !those.contains_key(*name)).collect()
}

fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> Error {
    let error = FileError::at(path);
    move |reason| error(reason).into()
}

/// Whether two files of one size differ.
fn differ(one: &Path, other: &Path) -> Result<bool> {
    let open = |path: &Path| File::open(path).map(BufReader::new).map_err(unreadable(path));
    let (mut first, mut second) = (open(one)?, open(other)?);
    let [mut a, mut b] = [vec![0; BUFFER], vec![0; BUFFER]];
    loop {
        let read = first.read(&mut a).map_err(unreadable(one))?;
        if read == 0 {
            return Ok(false);
        }
        match second.read_exact(&mut b[..read]) {
            Ok(()) if a[..read] == b[..read] => {}
            Ok(()) => return Ok(true),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(true),
            Err(error) => return Err(unreadable(other)(error)),
        }
    }
}
