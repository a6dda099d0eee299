//! A package as the rules see it: its manifest, and its files.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use scorm::manifest::{self, Manifest, ManifestProblem, SchemaError};

use crate::{
    Error, Result,
    library::{MANIFEST, archive::OddNames, files, without_manifest},
};

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
    /// The same paths in small letters, each with how it is written.
    folded: BTreeMap<String, String>,
}

impl Package {
    pub(super) fn open(content: &Path, file: &str, names: OddNames) -> Result<Self> {
        let files = files(content)?;
        let found = manifest_of(&files);
        let bytes = match &found {
            Some(path) => fs::read(content.join(path)).map_err(Error::io(content))?,
            None => Vec::new(),
        };
        let (manifest, problems) = match &found {
            Some(_) => manifest::read(&bytes).map_err(|reason| Error::BadManifest {
                file: file.into(),
                reason,
            })?,
            None => {
                let manifest = without_manifest(content, file)?;
                let standard = manifest.standard;
                (manifest, vec![ManifestProblem::OtherStandard { standard }])
            }
        };
        let manifest_path = found.unwrap_or_default();
        Ok(Self {
            content: content.to_owned(),
            base: manifest_path
                .rsplit_once('/')
                .map_or(String::new(), |(folder, _)| format!("{folder}/")),
            text: String::from_utf8_lossy(&bytes).into_owned(),
            manifest_path,
            manifest,
            problems,
            schema_errors: manifest::schema_errors(&bytes),
            names,
            folded: files.keys().map(|file| (file.to_lowercase(), file.clone())).collect(),
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

    /// The file that has this name but for its case.
    pub(super) fn by_case(&self, file: &str) -> Option<&str> {
        self.folded.get(&file.to_lowercase()).map(String::as_str)
    }

    /// The line of the manifest that an element with this identifier begins on.
    pub(super) fn line_of(&self, identifier: &str) -> Option<u32> {
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

/// The manifest: the one at the root, else the one in the only folder that there is, else the first found.
fn manifest_of(files: &BTreeMap<String, u64>) -> Option<String> {
    let is = |path: &str| {
        path.rsplit('/')
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(MANIFEST))
    };
    if files.contains_key(MANIFEST) {
        return Some(MANIFEST.to_owned());
    }
    let depth = |path: &String| path.matches('/').count();
    files
        .keys()
        .filter(|path| is(path) && !path.starts_with("__MACOSX/"))
        .min_by_key(|path| depth(path))
        .cloned()
}
