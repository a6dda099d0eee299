//! What a package is imported from: a zip, or a folder that was unpacked or published. A folder is made a zip on its way
//! in, so that the library keeps one kind of thing.

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};
use walkdir::WalkDir;
use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::{
    Error, FileError, ImportPhase, ImportProgress, IoFault, Limits, NameFault, Result, contents::MANIFEST, limits::over,
};

/// What is read at a time.
const BUFFER: usize = 1 << 20;
/// A file that is larger is as a rule packed already: video, sound, pictures.
const LARGEST_DEFLATED: u64 = 1 << 20;

/// Where a package comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A zip.
    Zip(PathBuf),
    /// The folder of an unpacked package.
    Folder(PathBuf),
}

impl Source {
    /// What a path means: a folder, the folder of a manifest, or else a zip.
    #[must_use]
    pub fn from_path(path: &Path) -> Self {
        let is_manifest = path.file_name().is_some_and(|name| name.eq_ignore_ascii_case(MANIFEST));
        match path.parent() {
            _ if path.is_dir() => Self::Folder(path.to_owned()),
            Some(folder) if is_manifest && folder.as_os_str().is_empty() => Self::Folder(PathBuf::from(".")),
            Some(folder) if is_manifest => Self::Folder(folder.to_owned()),
            _ => Self::Zip(path.to_owned()),
        }
    }

    /// The zip or folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        let (Self::Zip(path) | Self::Folder(path)) = self;
        path
    }

    /// Its name as a person knows it.
    #[must_use]
    pub fn name(&self) -> String {
        display_name(self.path())
    }

    /// Writes the source as the zip `to`: a copy of a zip; of a folder always the same zip as long as its files are the same.
    /// `progress` returns whether to go on.
    ///
    /// # Errors
    /// The source cannot be read or is over a limit, `to` cannot be written or exists, [`Error::Cancelled`].
    pub fn copy_as_zip(
        &self,
        to: &Path,
        limits: Limits,
        progress: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> Result<CopiedZip> {
        match self {
            Self::Zip(zip) => copy(zip, to, progress),
            Self::Folder(folder) => {
                pack(folder, to, limits, progress)?;
                digest(to)
            }
        }
    }
}

/// The zip that was made of a source.
#[derive(Debug)]
pub struct CopiedZip {
    /// Open, to be synced.
    pub file: File,
    /// In bytes.
    pub size: u64,
    /// Of its bytes, in hexadecimal.
    pub sha256: String,
}

/// Checks that a path is a file's: a device may have no end, and a pipe be waited for without end.
///
/// # Errors
/// It is none, or cannot be looked at.
pub fn check_file(path: &Path) -> Result<()> {
    if fs::metadata(path).map_err(Error::io(path))?.is_file() {
        return Ok(());
    }
    Err(Error::File(FileError::Io {
        path: path.display().to_string(),
        fault: IoFault::NotAFile,
    }))
}

fn copy(from: &Path, to: &Path, progress: &mut dyn FnMut(ImportProgress) -> bool) -> Result<CopiedZip> {
    check_file(from)?;
    let mut input = File::open(from).map_err(Error::io(from))?;
    let total = input.metadata().map_err(Error::io(from))?.len();
    let mut file = File::create_new(to).map_err(Error::io(to))?;
    let mut hash = Sha256::new();
    let mut size = 0;
    read_all(&mut input, from, &mut |bytes| {
        hash.update(bytes);
        file.write_all(bytes).map_err(Error::io(to))?;
        size += bytes.len() as u64;
        go_on(progress, [0, 0], size, total)
    })?;
    Ok(CopiedZip {
        file,
        size,
        sha256: hexadecimal(hash),
    })
}

fn digest(zip: &Path) -> Result<CopiedZip> {
    // To be written too: Windows brings only such a handle's file to the disk.
    let file = File::options().read(true).write(true).open(zip);
    digest_of(file.map_err(Error::io(zip))?, zip)
}

/// The size of a zip in bytes, and its SHA-256 in hexadecimal.
///
/// # Errors
/// It cannot be read.
pub fn fingerprint(zip: &Path) -> Result<(u64, String)> {
    let digest = digest_of(File::open(zip).map_err(Error::io(zip))?, zip)?;
    Ok((digest.size, digest.sha256))
}

fn digest_of(mut file: File, zip: &Path) -> Result<CopiedZip> {
    let mut hash = Sha256::new();
    let mut size = 0;
    read_all(&mut file, zip, &mut |bytes| {
        hash.update(bytes);
        size += bytes.len() as u64;
        Ok(())
    })?;
    Ok(CopiedZip {
        file,
        size,
        sha256: hexadecimal(hash),
    })
}

fn hexadecimal(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Makes a zip of a folder: its files in the order of their names, with no times and no links.
fn pack(folder: &Path, to: &Path, limits: Limits, progress: &mut dyn FnMut(ImportProgress) -> bool) -> Result<()> {
    let name = display_name(folder);
    let files = files_of(folder, limits)?;
    let total = files.iter().map(|file| file.size).sum();
    let mut zip = ZipWriter::new(File::create_new(to).map_err(Error::io(to))?);
    let mut size = 0;
    for (done, file) in files.iter().enumerate() {
        let method = match file.size {
            0..=LARGEST_DEFLATED => CompressionMethod::Deflated,
            _ => CompressionMethod::Stored,
        };
        let options = SimpleFileOptions::DEFAULT
            .compression_method(method)
            .large_file(file.size >= u64::from(u32::MAX));
        zip.start_file(&*file.name, options).map_err(|error| match error {
            // Names that are not in Unicode may be the same once they are.
            ZipError::InvalidArchive(_) => Error::UnusableName {
                file: name.clone(),
                entry: file.name.clone(),
                fault: NameFault::SameAsAnother,
            },
            other => zip_error(to, other),
        })?;
        let mut input = File::open(&file.path).map_err(Error::io(&file.path))?;
        read_all(&mut input, &file.path, &mut |bytes| {
            size += bytes.len() as u64;
            // A file may grow while it is read.
            limits.check_total(size).map_err(|limit| over(&name, limit))?;
            zip.write_all(bytes).map_err(Error::io(to))?;
            go_on(progress, [done, files.len()], size, total)
        })?;
    }
    let mut file = zip.finish().map_err(|error| zip_error(to, error))?;
    file.flush().map_err(Error::io(to))
}

/// A file of a folder.
#[derive(Debug)]
pub struct FolderFile {
    /// Its path from the folder, with slashes.
    name: String,
    path: PathBuf,
    size: u64,
}

/// The files of a folder in the order of their paths.
///
/// # Errors
/// It cannot be read, is over a limit, or has a link in it, which could lead anywhere. No more of it is read than the limits
/// allow.
pub fn files_of(folder: &Path, limits: Limits) -> Result<Vec<FolderFile>> {
    let name = display_name(folder);
    let over = |limit| over(&name, limit);
    let mut files = Vec::new();
    let mut total = 0;
    // A folder that is one too deep is still seen, and refused.
    let entries = WalkDir::new(folder)
        .min_depth(1)
        .max_depth(limits.depth.saturating_add(1));
    for (before, entry) in entries.into_iter().enumerate() {
        let entry = entry.map_err(|error| walk_error(folder, error))?;
        let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        let inside = parts.join("/");
        let is_folder = entry.file_type().is_dir();
        limits.check_entries(before + 1).map_err(over)?;
        limits.check_path(&inside, is_folder).map_err(over)?;
        if is_folder {
            continue;
        }
        if !entry.file_type().is_file() {
            return Err(Error::NotAFile {
                file: name,
                entry: inside,
            });
        }
        let size = entry.metadata().map_err(|error| walk_error(folder, error))?.len();
        total += size;
        limits.check_total(total).map_err(over)?;
        files.push(FolderFile {
            name: inside,
            path: entry.into_path(),
            size,
        });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// The error of a walk through a folder, about the file or folder that could not be read.
fn walk_error(folder: &Path, error: walkdir::Error) -> Error {
    let path = error.path().unwrap_or(folder).to_owned();
    let error = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
    Error::io(path)(error)
}

fn zip_error(to: &Path, error: ZipError) -> Error {
    Error::io(to)(error.into())
}

/// Hands on all that can be read, piece by piece.
fn read_all(input: &mut File, path: &Path, each: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<()> {
    let mut buffer = vec![0; BUFFER];
    loop {
        match input.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(read) => each(&buffer[..read])?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Error::io(path)(error)),
        }
    }
}

fn go_on(
    progress: &mut dyn FnMut(ImportProgress) -> bool,
    [done, files]: [usize; 2],
    bytes: u64,
    total: u64,
) -> Result<()> {
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let kib = |bytes: u64| u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX);
    let reported = ImportProgress {
        phase: ImportPhase::Copying,
        files: count(done),
        files_total: count(files),
        kib: kib(bytes),
        kib_total: kib(total.max(bytes)),
    };
    if progress(reported) {
        Ok(())
    } else {
        Err(Error::Cancelled)
    }
}

/// A file's name as a person knows it.
#[must_use]
pub fn display_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limit;

    #[test]
    fn a_manifest_means_its_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let manifest = folder.path().join(MANIFEST);
        fs::write(&manifest, "").expect("written");
        assert_eq!(Source::from_path(&manifest), Source::Folder(folder.path().to_owned()));
        assert_eq!(
            Source::from_path(folder.path()),
            Source::Folder(folder.path().to_owned())
        );
        assert_eq!(
            Source::from_path(Path::new(MANIFEST)),
            Source::Folder(PathBuf::from("."))
        );
        let zip = folder.path().join("a.zip");
        assert_eq!(Source::from_path(&zip), Source::Zip(zip.clone()));
    }

    #[test]
    fn the_same_files_make_the_same_zip() {
        let folder = tempfile::tempdir().expect("a folder");
        let course = folder.path().join("course");
        fs::create_dir_all(course.join("b")).expect("made");
        fs::write(course.join("b/two.txt"), "two").expect("written");
        fs::write(course.join("one.txt"), "one").expect("written");
        let zip = |name: &str| {
            Source::Folder(course.clone())
                .copy_as_zip(&folder.path().join(name), Limits::default(), &mut |_| true)
                .expect("packed")
                .sha256
        };
        let first = zip("1.zip");
        fs::write(course.join("one.txt"), "one").expect("written again");
        assert_eq!(zip("2.zip"), first);
        fs::write(course.join("one.txt"), "uno").expect("changed");
        assert_ne!(zip("3.zip"), first);
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_come_in() {
        let folder = tempfile::tempdir().expect("a folder");
        let course = folder.path().join("course");
        fs::create_dir(&course).expect("made");
        std::os::unix::fs::symlink("/etc/passwd", course.join("link.txt")).expect("linked");
        let copied = Source::Folder(course).copy_as_zip(&folder.path().join("1.zip"), Limits::default(), &mut |_| true);
        assert!(matches!(copied, Err(Error::NotAFile { entry, .. }) if entry == "link.txt"));
    }

    #[test]
    fn folders_count_and_no_more_is_read_than_is_allowed() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join("a/b")).expect("made");
        fs::write(folder.path().join("a/b/c.txt"), "c").expect("written");
        let found = |limits| files_of(folder.path(), limits).map(|files| files.len());
        let within = Limits {
            entries: 3,
            depth: 2,
            path: 9,
            total: 1,
            ..Limits::default()
        };
        assert_eq!(found(within), Ok(1));
        let limit = |limits| match found(limits) {
            Err(Error::OverLimit { limit, .. }) => limit,
            other => panic!("{other:?}"),
        };
        assert_eq!(limit(Limits { entries: 2, ..within }), Limit::Entries { most: 2 });
        assert_eq!(limit(Limits { depth: 1, ..within }), Limit::Depth { most: 1 });
        assert_eq!(limit(Limits { path: 8, ..within }), Limit::PathBytes { most: 8 });
        assert_eq!(limit(Limits { total: 0, ..within }), Limit::TotalMib { most: 0 });
    }
}
