//! The library on disk: how a zip becomes a package, or leaves nothing behind. What the database holds of it is
//! `store`'s business.
//!
//! ```text
//! DATA/library.sqlite
//! DATA/packages/UUID/package.zip    the zip as it came, byte for byte
//! DATA/packages/UUID/content/       what it unpacked to
//! DATA/packages/.incoming-…/        an import under way; swept at the next start
//! ```

pub(crate) mod alike;
pub mod archive;

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    thread,
};

use scorm::{
    Standard, aicc_title,
    manifest::{self, Manifest, Metadata, ScoRef},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use self::archive::{Limits, display_name};
use crate::{
    Error, Result,
    store::{NewPackage, Store},
    views::ImportProgress,
};

pub(crate) const MANIFEST: &str = "imsmanifest.xml";
const INCOMING: &str = ".incoming-";

/// The folder that packages are kept in, under the data folder.
#[derive(Debug, Clone)]
pub(crate) struct PackageFolders {
    root: PathBuf,
}

impl PackageFolders {
    /// The folders under `data`, made where they are missing.
    pub(crate) fn open(data: &Path) -> Result<Self> {
        let root = data.join("packages");
        fs::create_dir_all(&root).map_err(Error::io(&root))?;
        Ok(Self { root })
    }

    /// Where a package's files are.
    pub(crate) fn content(&self, folder: &str) -> PathBuf {
        self.root.join(folder).join("content")
    }

    /// The zip that a package came from.
    pub(crate) fn zip(&self, folder: &str) -> PathBuf {
        self.root.join(folder).join("package.zip")
    }

    /// A package's manifest as it is on disk, with the metadata that it keeps in a file of its own; what a package
    /// without one, or with one that cannot be read any more, has is blank.
    pub(crate) fn manifest(&self, folder: &str) -> Result<Manifest> {
        let content = self.content(folder);
        let bytes = read_if_there(&content.join(MANIFEST))?.unwrap_or_default();
        let mut manifest = manifest::read(&bytes).map(|read| read.0).unwrap_or_default();
        let location = manifest.metadata_location.as_deref().unwrap_or_default();
        if manifest.metadata == Metadata::default()
            && let Some(path) = archive_path(&content, location)
            && let Some(bytes) = read_if_there(&path)?
        {
            manifest.metadata = manifest::read_metadata(&bytes).unwrap_or_default();
        }
        Ok(manifest)
    }

    /// Deletes a package's files. It leaves the library's sight first, so that a failure half-way shows nothing.
    pub(crate) fn delete(&self, folder: &str) -> Result<()> {
        let grave = self.root.join(format!("{INCOMING}{folder}"));
        fs::rename(self.root.join(folder), &grave).map_err(Error::io(&grave))?;
        fs::remove_dir_all(&grave).map_err(Error::io(&grave))
    }

    /// Deletes what broken-off imports and deletions left, and folders that no package of the library names.
    pub(crate) fn sweep(&self, known: &[String]) -> Result<()> {
        for entry in fs::read_dir(&self.root).map_err(Error::io(&self.root))? {
            let entry = entry.map_err(Error::io(&self.root))?;
            if !known
                .iter()
                .any(|folder| *folder == entry.file_name().to_string_lossy())
            {
                tracing::info!(path = %entry.path().display(), "swept a leftover");
                let _ = fs::remove_dir_all(entry.path());
            }
        }
        Ok(())
    }

    /// Imports `zip`: unpacked beside the library, read, checked, and only then moved into place. `progress` is told
    /// how far it is and answers whether to go on. Answers the package's identity.
    ///
    /// # Errors
    /// Whatever is wrong with the zip; nothing of it is left then.
    pub(crate) fn import(
        &self,
        store: &mut Store,
        zip: &Path,
        imported_at: &str,
        progress: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> Result<u32> {
        let file_name = display_name(zip);
        let incoming = tempfile::Builder::new()
            .prefix(INCOMING)
            .tempdir_in(&self.root)
            .map_err(Error::io(&self.root))?;
        let kept = incoming.path().join("package.zip");
        let (copied, size, sha256) = copy(zip, &kept, progress)?;
        let content = incoming.path().join("content");
        fs::create_dir(&content).map_err(Error::io(&content))?;
        // The copy is unpacked, so what is unpacked and what is kept are the same bytes.
        thread::scope(|scope| {
            // On disk before the library knows of it; that it gets there need not be waited for.
            let synced = scope.spawn(|| copied.sync_all());
            archive::unpack(&kept, &content, Limits::default(), progress)
                .map_err(|error| renamed(error, &file_name))?;
            match synced.join() {
                Ok(synced) => synced.map_err(Error::io(&kept)),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        })?;
        let (manifest, scos) = read_package(&content, &file_name)?;

        let folder = Uuid::now_v7().to_string();
        let place = self.root.join(&folder);
        // From the rename on the folder is the library's, and `incoming` must not delete it.
        fs::rename(incoming.keep(), &place).map_err(Error::io(&place))?;
        let added = store.add_package(&NewPackage {
            title: &title(&manifest, &file_name),
            standard: manifest.standard,
            identifier: &manifest.identifier,
            schema_version: manifest.schemaversion.as_deref(),
            file_name: &file_name,
            folder: &folder,
            size,
            sha256: &sha256,
            imported_at,
            scos: &scos,
        });
        if added.is_err() {
            let _ = fs::remove_dir_all(&place);
        }
        added
    }
}

/// Copies `from` to `to`; answers the copy, its size and its SHA-256.
fn copy(from: &Path, to: &Path, progress: &mut dyn FnMut(ImportProgress) -> bool) -> Result<(File, u64, String)> {
    let mut input = File::open(from).map_err(Error::io(from))?;
    let mut output = File::create_new(to).map_err(Error::io(to))?;
    let mut hash = Sha256::new();
    let mut size = 0;
    let mut buffer = vec![0; 1 << 20];
    loop {
        let read = match input.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Error::io(from)(error)),
        };
        hash.update(&buffer[..read]);
        output.write_all(&buffer[..read]).map_err(Error::io(to))?;
        size += read as u64;
        if !progress(ImportProgress {
            files: 0,
            files_total: 0,
            kib: 0,
            kib_total: 0,
        }) {
            return Err(Error::Cancelled);
        }
    }
    let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((output, size, sha256))
}

/// The same error about the file that the user chose, where `unpack` named our copy of it.
fn renamed(error: Error, file_name: &str) -> Error {
    let name = || file_name.to_owned();
    match error {
        Error::NotAZip { reason, .. } => Error::NotAZip { file: name(), reason },
        Error::UnsafeEntry { entry, .. } => Error::UnsafeEntry { file: name(), entry },
        Error::OverLimit { limit, .. } => Error::OverLimit { file: name(), limit },
        Error::EncryptedEntry { entry, .. } => Error::EncryptedEntry { file: name(), entry },
        Error::UnsupportedMethod { entry, method, .. } => Error::UnsupportedMethod {
            file: name(),
            entry,
            method,
        },
        Error::OverlappingEntries { .. } => Error::OverlappingEntries { file: name() },
        Error::DamagedEntry { entry, reason, .. } => Error::DamagedEntry {
            file: name(),
            entry,
            reason,
        },
        other => other,
    }
}

/// Reads the manifest of an unpacked package, and checks that every SCO can be launched. A package of another standard is
/// read as far as it goes: it is kept, and not launched.
fn read_package(content: &Path, file: &str) -> Result<(Manifest, Vec<ScoRef>)> {
    let Some(bytes) = read_if_there(&content.join(MANIFEST))? else {
        return Ok((without_manifest(content, file)?, Vec::new()));
    };
    let (manifest, _) = manifest::read(&bytes).map_err(|reason| Error::BadManifest {
        file: file.into(),
        reason,
    })?;
    let scos = manifest.scos();
    if !manifest.standard.can_run() {
        return Ok((manifest, scos));
    }
    if scos.is_empty() {
        return Err(Error::NoSco { file: file.into() });
    }
    for sco in &scos {
        let found = archive_path(content, &sco.file).is_some_and(|path| path.is_file());
        if !found && !is_remote(&sco.file) {
            return Err(Error::LaunchFileMissing {
                file: file.into(),
                sco: sco.title.clone(),
                launch_file: sco.file.clone(),
            });
        }
    }
    Ok((manifest, scos))
}

/// What stands for the manifest of a package of a standard that has none; an error where it is of no standard.
pub(crate) fn without_manifest(content: &Path, file: &str) -> Result<Manifest> {
    let files = files(content)?;
    let standard = Standard::of_files(files.keys().map(String::as_str)).ok_or_else(|| Error::NoManifest {
        file: file.into(),
        found_at: files.keys().find(|name| is_named(name, MANIFEST)).cloned(),
    })?;
    let description = files.keys().find(|name| name.to_ascii_lowercase().ends_with(".crs"));
    let title = match description {
        Some(name) => {
            read_if_there(&content.join(name))?.and_then(|bytes| aicc_title(&String::from_utf8_lossy(&bytes)))
        }
        None => None,
    };
    Ok(Manifest {
        standard,
        title: title.unwrap_or_default(),
        ..Manifest::default()
    })
}

/// A file's bytes; none where there is no such file, or one too large to be a manifest.
fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io(path)(error)),
    };
    // One byte more than the reader takes, so that it says itself that this is too much.
    file.take(manifest::MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(Error::io(path))?;
    Ok(Some(bytes))
}

/// The package's title: its default organization's, else its own, else the zip's name without its ending.
pub(crate) fn title(manifest: &Manifest, file_name: &str) -> String {
    let organization = manifest.launch_organizations().next();
    organization
        .map(|organization| organization.title.trim())
        .into_iter()
        .chain([manifest.title.trim()])
        .find(|title| !title.is_empty())
        .unwrap_or_else(|| file_name.strip_suffix(".zip").unwrap_or(file_name))
        .to_owned()
}

/// `file` under `content`; none where it would leave it.
fn archive_path(content: &Path, file: &str) -> Option<PathBuf> {
    let inside = Path::new(file)
        .components()
        .all(|part| matches!(part, std::path::Component::Normal(_)));
    (inside && !file.is_empty()).then(|| content.join(file))
}

fn is_remote(file: &str) -> bool {
    file.starts_with("http://") || file.starts_with("https://")
}

/// The files of a package with their sizes, by path from its root, as its zip names them.
pub(crate) fn files(content: &Path) -> Result<BTreeMap<String, u64>> {
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

fn is_named(path: &str, name: &str) -> bool {
    path.rsplit('/')
        .next()
        .is_some_and(|last| last.eq_ignore_ascii_case(name))
}
