//! What is known of a package that has been unpacked: its files and its manifest.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use scorm::{
    Located, Span, Standard,
    manifest::{self, Manifest, ManifestDocument, ManifestProblem},
};

use crate::{Error, Result};

/// The name of a package's manifest (SCORM 1.2 CAM §2.2).
pub const MANIFEST: &str = "imsmanifest.xml";
/// The folder that macOS adds to zips, from their root.
pub const MACOS_FOLDER: &str = "__MACOSX/";

/// A package's manifest, and where it is.
#[derive(Debug)]
pub struct PackageManifest {
    /// Its path from the package's root; blank for a package of a standard that has none.
    pub path: String,
    /// As it was read, with what is wrong in it; blank but for the standard and the title where the package has none.
    pub document: ManifestDocument,
}

/// All that is known of a package.
#[derive(Debug)]
pub struct PackageFacts {
    /// Its files with their sizes in bytes, by path from its root.
    pub files: BTreeMap<String, u64>,
    /// Its manifest.
    pub manifest: PackageManifest,
}

impl PackageFacts {
    /// What is known of the package in the folder `content`; `file` is what errors call it.
    ///
    /// # Errors
    /// The folder cannot be read, [`Error::NoManifest`], [`Error::BadManifest`].
    pub fn read(content: &Path, file: &str) -> Result<Self> {
        let files = files(content)?;
        let manifest = match manifest_among(files.keys()) {
            Some(path) => read_manifest_at(content, path, file)?,
            None => without_manifest(content, &files, file)?,
        };
        Ok(Self { files, manifest })
    }
}

/// Reads the manifest of the package in the folder `content`: the one at the root, else the one that is least deep. Its files
/// are listed only where there is none at the root.
///
/// # Errors
/// As [`PackageFacts::read`].
pub fn read_manifest(content: &Path, file: &str) -> Result<PackageManifest> {
    if is_file(&content.join(MANIFEST))? {
        return read_manifest_at(content, MANIFEST, file);
    }
    Ok(PackageFacts::read(content, file)?.manifest)
}

fn read_manifest_at(content: &Path, path: &str, file: &str) -> Result<PackageManifest> {
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
    let standard = Standard::from_files(names()).ok_or_else(|| Error::NoManifest { file: file.into() })?;
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

/// The manifest among the paths of a package, whatever the case of its name: the least deep, then the first.
fn manifest_among<'a>(files: impl Iterator<Item = &'a String>) -> Option<&'a String> {
    files
        .filter(|path| is_manifest(path) && !path.starts_with(MACOS_FOLDER))
        .min_by_key(|path| (path.matches('/').count(), *path != MANIFEST))
}

fn is_manifest(path: &str) -> bool {
    let name = path.rsplit('/').next();
    name.is_some_and(|name| name.eq_ignore_ascii_case(MANIFEST))
}

/// The folder of a package's manifest, from the package's root; blank at the root.
#[must_use]
pub fn base_of(manifest: &str) -> &str {
    manifest.rsplit_once('/').map_or("", |(folder, _)| folder)
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

/// The files under a folder with their sizes in bytes, by path from it, as the package's zip names them.
///
/// # Errors
/// The folder cannot be read.
pub fn files(content: &Path) -> Result<BTreeMap<String, u64>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(content) {
        let entry = entry.map_err(|error| Error::io(content)(error.into()))?;
        let Ok(inside) = entry.path().strip_prefix(content) else {
            continue;
        };
        if entry.file_type().is_file() {
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            let size = entry.metadata().map(|metadata| metadata.len()).unwrap_or_default();
            files.insert(parts.join("/"), size);
        }
    }
    Ok(files)
}

/// Whether `path` is a file.
///
/// # Errors
/// It cannot be looked at, which is not the same as being absent.
pub fn is_file(path: &Path) -> Result<bool> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(metadata.is_file()),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(false),
        Err(error) => Err(Error::io(path)(error)),
    }
}

/// A file's bytes, one more than a manifest may have at most, so that the manifest's reader sees that it is too large; none
/// where there is no such file.
///
/// # Errors
/// It cannot be read.
pub fn read_bounded(path: &Path) -> Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io(path)(error)),
    };
    file.take(manifest::MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(Error::io(path))?;
    Ok(Some(bytes))
}
