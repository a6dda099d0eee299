//! What is known of a package that has been unpacked. Its manifest is parsed once, and with it the metadata that it names.

use std::{collections::BTreeMap, path::Path};

use scorm::{
    Located, Span, Standard,
    manifest::{self, Manifest, ManifestDocument, ManifestProblem},
};

use crate::{
    Error, OddNames, Result,
    archive::nested_packages,
    contents::{files, is_file, manifest_among, read_bounded},
    metadata::{MetadataContent, MetadataFile, complete, metadata_files},
};

/// A package's manifest, and where it is.
#[derive(Debug, Default)]
pub struct PackageManifest {
    /// Its path from the package's root; blank for a package of a standard that has none.
    pub path: String,
    /// As it was read, with what is wrong in it; blank but for the standard and the title where the package has none.
    pub document: ManifestDocument,
}

/// What a file takes beside its path, in bytes.
const FILE: usize = 64;
/// How many times the length of its text a manifest takes that was read.
const READ: usize = 8;

/// All that is known of a package.
#[derive(Debug, Default)]
pub struct PackageFacts {
    /// Its files with their sizes in bytes, by path from its root.
    pub files: BTreeMap<String, u64>,
    /// What was odd in the names of the zip that it came in, and their encoding.
    pub names: OddNames,
    /// Its manifest.
    pub manifest: PackageManifest,
    /// The files that the manifest names for metadata.
    pub metadata: Vec<MetadataFile>,
}

impl PackageFacts {
    /// What is known of the package in the folder `content`; `file` is what errors call it, `names` what was odd in its zip.
    ///
    /// # Errors
    /// The folder cannot be read, [`Error::NoManifest`], [`Error::NestedPackages`], [`Error::BadManifest`].
    pub fn read(content: &Path, file: &str, names: OddNames) -> Result<Self> {
        let files = files(content)?;
        let (mut manifest, metadata) = match manifest_among(files.keys()) {
            Some(path) => {
                let manifest = parse(content, path, file)?;
                let metadata = metadata_files(content, path, &manifest.document, &|path| Ok(files.contains_key(path)))?;
                (manifest, metadata)
            }
            None => (without_manifest(content, &files, file)?, Vec::new()),
        };
        complete(&mut manifest.document.manifest.metadata, &metadata);
        Ok(Self {
            files,
            names,
            manifest,
            metadata,
        })
    }

    /// About how many bytes of memory it takes: the texts that it holds, and what was read from them.
    #[must_use]
    pub fn memory(&self) -> usize {
        let paths = self.files.keys().map(|path| path.len() + FILE);
        let metadata = self.metadata.iter().map(|file| match &file.content {
            MetadataContent::Read(document) => document.text.len(),
            _ => FILE,
        });
        paths.chain(metadata).sum::<usize>() + READ * self.manifest.document.text.len()
    }
}

/// Reads the manifest at `path` in the folder `content`, with the metadata that it keeps in files of their own.
///
/// # Errors
/// It cannot be read, [`Error::BadManifest`].
pub fn read_manifest_at(content: &Path, path: &str, file: &str) -> Result<PackageManifest> {
    let mut manifest = parse(content, path, file)?;
    let metadata = metadata_files(content, path, &manifest.document, &|path| is_file(&content.join(path)))?;
    complete(&mut manifest.document.manifest.metadata, &metadata);
    Ok(manifest)
}

fn parse(content: &Path, path: &str, file: &str) -> Result<PackageManifest> {
    let bytes = read_bounded(&content.join(path))?.unwrap_or_default();
    let document = manifest::read(&bytes).map_err(|reason| Error::BadManifest {
        file: file.into(),
        reason,
    })?;
    Ok(PackageManifest {
        path: path.to_owned(),
        document,
    })
}

/// What stands for the manifest of a package of a standard that has none.
fn without_manifest(content: &Path, files: &BTreeMap<String, u64>, file: &str) -> Result<PackageManifest> {
    let names = || files.keys().map(String::as_str);
    let Some(standard) = Standard::from_files(names()) else {
        let (file, inner) = (file.to_owned(), nested_packages(content, files));
        return Err(if inner.is_empty() {
            Error::NoManifest { file }
        } else {
            Error::NestedPackages { file, inner }
        });
    };
    let title = match standard.title_file(names()) {
        Some(name) => read_bounded(&content.join(name))?.and_then(|bytes| standard.title_in(&bytes)),
        None => None,
    };
    let mut document = ManifestDocument::default();
    document.manifest.standard = standard;
    document.manifest.title = title.unwrap_or_default();
    document.problems.push(Located {
        span: Span::default(),
        value: ManifestProblem::OtherStandard { standard },
    });
    Ok(PackageManifest {
        path: String::new(),
        document,
    })
}

/// The package's title: its default organization's, else its own, else the zip's name without its ending.
#[must_use]
pub fn title(manifest: &Manifest, file_name: &str) -> String {
    let organization = manifest.launch_organizations().next();
    organization
        .map(|organization| organization.title.trim())
        .into_iter()
        .chain([manifest.title.trim()])
        .find(|title| !title.is_empty())
        .unwrap_or_else(|| file_name.strip_suffix(".zip").unwrap_or(file_name))
        .to_owned()
}
