//! The library on disk: where packages are, and how they leave. How they come in is in `import`, what the database holds of
//! them is `store`'s business.
//!
//! ```text
//! DATA/library.sqlite
//! DATA/packages/UUID/package.zip    the zip as it came, byte for byte; one made of the folder that came
//! DATA/packages/UUID/content/       what it unpacked to
//! DATA/packages/.incoming-…/        an import or a deletion under way, see `work`
//! ```

mod facts;
mod import;
mod sync;
mod work;

use std::{
    collections::BTreeMap,
    fs, io,
    path::{self, Path, PathBuf},
    sync::Arc,
};

use audit::{Inspected, Needs, RecognizedTool, recognize};
use package::{
    ImportProgress, Limits, OddNames, PackageFacts, PackageManifest, base_of, files, is_file, odd_names,
    read_manifest_at, unpack, unpacked_size,
};
use scorm::manifest::ManifestDocument;
use store::PackageRow;
use uuid::Uuid;

use self::facts::FactsCache;
use crate::{Error, Result, views::OrphanFolder};

pub(crate) use import::StagedImport;
pub(crate) use sync::{names_to_disk, to_disk, write_whole};
pub(crate) use work::{PREFIX as WORK_PREFIX, WorkFolder, discard as discard_work, sweep as sweep_work};

/// The zip that a package came from, in its folder.
pub(crate) const ZIP: &str = "package.zip";
const CONTENT: &str = "content";
/// The folder that packages are stored in.
pub(crate) const PACKAGES: &str = "packages";

/// The folder that packages are stored in, under the data folder.
#[derive(Debug, Clone)]
pub(crate) struct PackageFolders {
    root: PathBuf,
    facts: Arc<FactsCache>,
}

impl PackageFolders {
    /// The folders under `data`. Nothing is made.
    pub(crate) fn at(data: &Path) -> Self {
        Self {
            root: data.join(PACKAGES),
            facts: Arc::default(),
        }
    }

    /// The folders under `data`, made where they are missing.
    pub(crate) fn open(data: &Path) -> Result<Self> {
        let folders = Self::at(data);
        fs::create_dir_all(&folders.root).map_err(Error::io(&folders.root))?;
        Ok(folders)
    }

    /// The folder of the library.
    pub(crate) fn data_dir(&self) -> &Path {
        self.root.parent().unwrap_or(&self.root)
    }

    /// Where a package's files are.
    pub(crate) fn content(&self, folder: &str) -> PathBuf {
        self.root.join(folder).join(CONTENT)
    }

    /// The zip that a package came from.
    pub(crate) fn zip(&self, folder: &str) -> PathBuf {
        self.root.join(folder).join(ZIP)
    }

    /// The folder that a package's addresses count from: its manifest's.
    pub(crate) fn launch_root(&self, package: &PackageRow) -> PathBuf {
        self.content(&package.folder).join(base_of(&package.manifest))
    }

    /// What is known of a package: what its import found out, as long as that is remembered and its files are the same.
    ///
    /// # Errors
    /// Its files or its zip cannot be read; there is no manifest, or none that can be read.
    pub(crate) fn facts(&self, package: &PackageRow) -> Result<Arc<PackageFacts>> {
        let (folder, content) = (&package.folder, self.content(&package.folder));
        if let Some(known) = self.facts.get(folder, &content) {
            return Ok(known);
        }
        let names = odd_names(&self.zip(folder))?;
        let facts = Arc::new(PackageFacts::read(&content, &package.file_name, names)?);
        self.facts.put(folder, &content, &facts);
        Ok(facts)
    }

    /// What can be told of a package, also where its files or its zip cannot be read: its manifest then, with the metadata
    /// that it keeps in files of their own. What a package without one, or with one that cannot be read any more, has is blank.
    ///
    /// # Errors
    /// Not even the manifest can be looked at.
    pub(crate) fn readable_facts(&self, package: &PackageRow) -> Result<Arc<PackageFacts>> {
        if let Ok(facts) = self.facts(package) {
            return Ok(facts);
        }
        let content = self.content(&package.folder);
        let blank = || PackageManifest {
            path: package.manifest.clone(),
            document: ManifestDocument::default(),
        };
        let manifest = match package.manifest.as_str() {
            "" => blank(),
            path => match read_manifest_at(&content, path, &package.file_name) {
                Ok(manifest) => manifest,
                Err(package::Error::BadManifest { .. }) => blank(),
                Err(error) => return Err(error.into()),
            },
        };
        Ok(Arc::new(PackageFacts {
            files: BTreeMap::new(),
            names: OddNames::default(),
            manifest,
            metadata: Vec::new(),
        }))
    }

    /// The tools that a package was made with; none where its files cannot be read.
    pub(crate) fn tools(&self, package: &PackageRow) -> Vec<RecognizedTool> {
        let Ok(facts) = self.readable_facts(package) else {
            return Vec::new();
        };
        let look = || {
            recognize(Inspected {
                content: &self.content(&package.folder),
                files: &facts.files,
                manifest: &facts.manifest.path,
                manifest_text: &facts.manifest.document.text,
            })
        };
        self.facts.tools(&package.folder, &facts, look).to_vec()
    }

    /// What a package needs to run, as the last audit of the same files found it; none where there was none.
    pub(crate) fn known_needs(&self, package: &PackageRow, facts: &Arc<PackageFacts>) -> Option<Arc<Needs>> {
        self.facts.needs(&package.folder, facts)
    }

    /// Remembers what an audit found that a package needs.
    pub(crate) fn remember_needs(&self, package: &PackageRow, facts: &Arc<PackageFacts>, needs: &Needs) {
        self.facts.put_needs(&package.folder, facts, needs);
    }

    /// Whether a launch file is in the package.
    ///
    /// # Errors
    /// That cannot be told: a folder may not be read, now at least.
    pub(crate) fn has_launch_file(&self, package: &PackageRow, file: &str) -> Result<bool> {
        archive_path(&self.launch_root(package), file).map_or(Ok(false), |path| Ok(is_file(&path)?))
    }

    /// A package's own folder. A name that leads anywhere else is damage: what is there is not the package's.
    fn place(&self, folder: &str) -> Result<PathBuf> {
        let mut parts = Path::new(folder).components();
        match (parts.next(), parts.next()) {
            (Some(path::Component::Normal(name)), None) if name == folder => Ok(self.root.join(name)),
            _ => Err(Error::DamagedRecord),
        }
    }

    /// Marks a package's folder: unless the library names it when it is next opened, it is deleted then.
    ///
    /// # Errors
    /// The folder cannot be written. One that is not there, or is a link, needs no marker.
    pub(crate) fn mark_deleted(&self, folder: &str) -> Result<()> {
        let place = self.place(folder)?;
        match fs::symlink_metadata(&place) {
            Ok(metadata) if metadata.is_dir() => work::mark(&place).map_err(Error::io(&place)),
            Ok(_) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(Error::io(&place)(error)),
        }
    }

    /// Takes the mark back.
    pub(crate) fn unmark(&self, folder: &str) {
        let unmarked = self
            .place(folder)
            .and_then(|place| work::unmark(&place).map_err(Error::io(&place)));
        if let Err(error) = unmarked {
            tracing::warn!(%error, folder, "a folder stays marked until the library is next opened");
        }
    }

    /// Deletes the files of a package that the library no longer names. They leave its sight first, so that a failure
    /// half-way shows nothing; of a link only the link is deleted.
    pub(crate) fn delete(&self, folder: &str) -> Result<()> {
        let place = self.place(folder)?;
        match fs::symlink_metadata(&place) {
            Ok(metadata) if metadata.is_dir() => work::hide(&place).and_then(|hidden| work::discard(&hidden)),
            Ok(_) => fs::remove_file(&place),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
        .map_err(Error::io(&place))
    }

    /// Deletes what imports and deletions left that a killed application did not finish: the folders with our marker
    /// that no package of the library names. Everything else stays. To be called only where nobody else has the library
    /// open; `named` are the folders of all its packages.
    ///
    /// # Errors
    /// The packages' folder cannot be listed. A folder that cannot be read or deleted is left for the next time.
    pub(crate) fn sweep(&self, named: &[String]) -> Result<()> {
        for (name, path) in entries(&self.root)? {
            if named.contains(&name) {
                self.unmark(&name);
            } else {
                work::sweep(&path);
            }
        }
        // A recovery works beside the packages' folder.
        for (name, path) in self.root.parent().map_or(Ok(Vec::new()), entries)? {
            if name.starts_with(work::PREFIX) {
                work::sweep(&path);
            }
        }
        Ok(())
    }

    /// The folders that no package of the library names and that are no work under way, by name.
    pub(crate) fn orphans(&self, named: &[String]) -> Result<Vec<OrphanFolder>> {
        let mut orphans = Vec::new();
        for (name, path) in entries(&self.root)? {
            // One that cannot be read is shown: it is not ours as far as is known.
            let is_folder = fs::metadata(&path).is_ok_and(|metadata| metadata.is_dir());
            if !is_folder || named.contains(&name) || work::is_marked(&path).unwrap_or(false) {
                continue;
            }
            orphans.push(OrphanFolder {
                has_zip: path.join(ZIP).is_file(),
                path: path.display().to_string(),
                folder: name,
            });
        }
        orphans.sort_by(|a, b| a.folder.cmp(&b.folder));
        Ok(orphans)
    }

    /// Whether there is nothing in the packages' folder but unfinished work of ours.
    pub(crate) fn is_unused(&self) -> Result<bool> {
        for (_, path) in entries(&self.root)? {
            let is_ours = work::is_marked(&path).and_then(|marked| Ok(marked || work::is_empty_work_folder(&path)?));
            if !is_ours.map_err(Error::io(&path))? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Waits until a package's files are on disk.
    pub(crate) fn to_disk(&self, folder: &str) -> Result<()> {
        to_disk(&self.root.join(folder))
    }

    /// Waits until the files of all packages are on disk, and their folders' names.
    pub(crate) fn all_to_disk(&self) -> Result<()> {
        to_disk(&self.root)?;
        names_to_disk(&self.root)
    }

    /// Unpacks a package's zip again where its files are not all there: power went before they had reached the disk.
    ///
    /// # Errors
    /// The zip cannot be read or unpacked, now at least. The package's files are as they were then.
    pub(crate) fn complete(&self, folder: &str) -> Result<()> {
        // It was within the limits when it came in.
        self.complete_within(folder, Limits::NONE)
    }

    /// A new folder for unfinished work.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn work_folder(&self) -> Result<WorkFolder> {
        WorkFolder::create(&self.root)
    }

    /// Puts the package of a backup's `zip` into the folder that it had, marked: the caller takes the mark away once the library
    /// names it. `work` is a folder of unfinished work. Returns whether that is a package that can be read.
    ///
    /// # Errors
    /// The zip cannot be read, or the folder not be written.
    pub(crate) fn restore(
        &self,
        zip: &Path,
        folder: &str,
        work: &Path,
        progress: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> Result<bool> {
        // Larger than a library takes by default it may be, but not emptier: a backup is somebody's file.
        let limits = Limits {
            ratio: Limits::default().ratio,
            ..Limits::NONE
        };
        let Ok(place) = self.place(folder) else {
            return Ok(false);
        };
        let ready = work.join("ready");
        let content = ready.join(CONTENT);
        fs::create_dir_all(&content).map_err(Error::io(work))?;
        let moved = ready.join(ZIP);
        fs::rename(zip, &moved).map_err(Error::io(work))?;
        match unpack(&moved, ZIP, &content, limits, progress) {
            Ok(()) => {}
            Err(error @ (package::Error::File(_) | package::Error::Cancelled)) => return Err(error.into()),
            Err(error) => {
                tracing::warn!(%error, folder, "a package of a backup cannot be read");
                fs::remove_dir_all(&ready).map_err(Error::io(work))?;
                return Ok(false);
            }
        }
        work::mark(&ready).map_err(Error::io(work))?;
        fs::rename(&ready, &place).map_err(Error::io(&place))?;
        Ok(true)
    }

    /// Whether a package's unpacked files are those of its zip, by their number and size.
    ///
    /// # Errors
    /// The zip or the files cannot be read.
    pub(crate) fn is_complete(&self, folder: &str) -> Result<bool> {
        let claimed = unpacked_size(&self.zip(folder), Limits::NONE)?;
        let there = files_if_there(&self.content(folder))?;
        Ok(there.is_some_and(|there| claimed == (there.len(), there.values().sum())))
    }

    fn complete_within(&self, folder: &str, limits: Limits) -> Result<()> {
        self.place(folder)?;
        let (zip, content) = (self.zip(folder), self.content(folder));
        let claimed = unpacked_size(&zip, limits)?;
        if let Some(there) = files_if_there(&content)?
            && claimed == (there.len(), there.values().sum())
        {
            return Ok(());
        }
        tracing::warn!(path = %content.display(), "unpacked again");
        let work = WorkFolder::create(&self.root)?;
        let [fresh, replaced] = ["fresh", "replaced"].map(|name| work.path().join(name));
        fs::create_dir(&fresh).map_err(Error::io(&fresh))?;
        unpack(&zip, ZIP, &fresh, limits, &mut |_| true)?;
        match fs::rename(&content, &replaced) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::io(&content)(error)),
            _ => {}
        }
        fs::rename(&fresh, &content).map_err(Error::io(&content))
    }
}

/// What is in a folder, by name and path; nothing where there is no such folder.
fn entries(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::io(folder)(error)),
    };
    entries
        .map(|entry| entry.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path())))
        .collect::<io::Result<_>>()
        .map_err(Error::io(folder))
}

/// The part of a path that a user knows: of what is in one of the library's own folders, the library's folder, or whatever
/// else the folder of unfinished work is in.
pub(crate) fn visible_part(path: &Path) -> &Path {
    let is_own = |folder: &&Path| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let in_packages = folder.parent().is_some_and(|parent| parent.ends_with(PACKAGES));
        name.starts_with(WORK_PREFIX) || (in_packages && Uuid::try_parse(&name).is_ok())
    };
    let Some(around) = path.ancestors().find(is_own).and_then(Path::parent) else {
        return path;
    };
    match around.parent() {
        Some(library) if around.ends_with(PACKAGES) => library,
        _ => around,
    }
}

/// `file` under `content`; none where it would leave it.
fn archive_path(content: &Path, file: &str) -> Option<PathBuf> {
    let inside = Path::new(file)
        .components()
        .all(|part| matches!(part, path::Component::Normal(_)));
    (inside && !file.is_empty()).then(|| content.join(file))
}

/// The files under `content`; none where there is no such folder.
fn files_if_there(content: &Path) -> Result<Option<BTreeMap<String, u64>>> {
    match fs::symlink_metadata(content) {
        Ok(_) => Ok(Some(files(content)?)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io(content)(error)),
    }
}
