//! A package as the rules see it: its manifest, and its files.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use package::{OddNames, PackageFacts, PackageManifest, Result, base_of, case_folded};
use scorm::manifest::{self, Manifest, ManifestProblem, SchemaError};

use crate::finding::Place;

/// A package that has been unpacked.
#[derive(Debug)]
pub(super) struct Package {
    content: PathBuf,
    /// The folder of its manifest from the package's root, with a slash; blank at the root.
    pub(super) base: String,
    /// The manifest's own path.
    pub(super) manifest_path: String,
    /// The manifest's text, to find lines in.
    pub(super) text: String,
    pub(super) manifest: Manifest,
    pub(super) problems: Vec<ManifestProblem>,
    /// What in the manifest is not as the standard's schemas have it, and is none of its problems.
    pub(super) schema_errors: Vec<SchemaError>,
    /// Its files with their sizes, by path from the root.
    pub(super) files: BTreeMap<String, u64>,
    /// What was odd in the zip that it came in.
    pub(super) names: OddNames,
    /// The same paths folded, each with how it is written.
    case_folded_paths: BTreeMap<String, String>,
}

impl Package {
    pub(super) fn open(content: &Path, file: &str, names: OddNames) -> Result<Self> {
        let PackageFacts { files, manifest } = PackageFacts::read(content, file)?;
        let PackageManifest {
            path,
            manifest,
            problems,
            bytes,
        } = manifest;
        Ok(Self {
            content: content.to_owned(),
            base: match base_of(&path) {
                "" => String::new(),
                folder => format!("{folder}/"),
            },
            text: String::from_utf8_lossy(&bytes).into_owned(),
            manifest_path: path,
            manifest,
            problems,
            schema_errors: manifest::schema_errors(&bytes),
            names,
            case_folded_paths: files.keys().map(|file| (case_folded(file), file.clone())).collect(),
            files,
        })
    }

    /// Where a file of the package is.
    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.content.join(file)
    }

    /// Whether there is a file of this name, capitals included.
    pub(super) fn has(&self, file: &str) -> bool {
        self.files.contains_key(file)
    }

    /// The file that has this name but for its case and its normal form.
    pub(super) fn with_case_folded(&self, file: &str) -> Option<&str> {
        self.case_folded_paths.get(&case_folded(file)).map(String::as_str)
    }

    /// Where in the manifest the element with this identifier begins.
    pub(super) fn place_of(&self, identifier: &str) -> Place {
        Place::line(&self.manifest_path, self.line_of(identifier))
    }

    /// The line of the manifest that an element with this identifier begins on.
    fn line_of(&self, identifier: &str) -> Option<u32> {
        let quoted = [
            format!("identifier=\"{identifier}\""),
            format!("identifier='{identifier}'"),
        ];
        let line = self
            .text
            .lines()
            .position(|line| quoted.iter().any(|quoted| line.contains(quoted)))?;
        u32::try_from(line + 1).ok()
    }
}
