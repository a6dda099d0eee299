//! How a zip or folder becomes a package, or leaves nothing behind.

use std::{fs, path, sync::Arc, thread};

use chrono::{DateTime, FixedOffset};
use package::{
    CopiedZip, ImportProgress, Limits, PackageFacts, Source, fingerprint, is_file, odd_names, title, unpack,
};
use store::{NewPackage, Store};
use uuid::Uuid;

use super::{CONTENT, PackageFolders, WorkFolder, ZIP, archive_path, names_to_disk, work};
use crate::{
    Error, Result,
    ids::{CourseId, PackageId},
};

/// A source's zip in a work folder of the library, not yet a package. Dropped, it leaves nothing: the zip is closed first.
#[derive(Debug)]
pub(crate) struct StagedImport {
    zip: CopiedZip,
    folder: WorkFolder,
    file_name: String,
    /// What the package can be imported from again.
    source: Option<Source>,
}

impl StagedImport {
    /// As an import whose source will not be there again.
    pub(crate) fn without_source(self) -> Self {
        Self { source: None, ..self }
    }

    /// The zip's SHA-256 in hexadecimal.
    pub(crate) fn sha256(&self) -> &str {
        &self.zip.sha256
    }
}

impl PackageFolders {
    /// Copies a source into a work folder beside the library: the first half of an import. `progress` is called with how far it is and returns
    /// whether to go on.
    ///
    /// # Errors
    /// It cannot be read, or is over a limit.
    pub(crate) fn stage(
        &self,
        source: &Source,
        limits: Limits,
        progress: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> Result<StagedImport> {
        let folder = WorkFolder::create(&self.root)?;
        let zip = source.copy_as_zip(&folder.path().join(ZIP), limits, progress)?;
        Ok(StagedImport {
            zip,
            folder,
            file_name: source.name(),
            source: Some(source.clone()),
        })
    }

    /// Copies the zip `inner` of a source into a work folder, as [`Self::stage`] does: the source is unpacked for that, within
    /// the limits. It has no source that could be watched.
    ///
    /// # Errors
    /// One of the two cannot be read, or is over a limit; [`Error::NotFound`] where there is no such zip in it.
    pub(crate) fn stage_inner(
        &self,
        source: &Source,
        inner: &str,
        limits: Limits,
        progress: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> Result<StagedImport> {
        let outer = self.stage(source, limits, progress)?;
        let [zip, content] = [ZIP, CONTENT].map(|name| outer.folder.path().join(name));
        fs::create_dir(&content).map_err(Error::io(&content))?;
        unpack(&zip, &outer.file_name, &content, limits, progress)?;
        let inner_zip = archive_path(&content, inner).ok_or_else(|| Error::not_found("package", inner))?;
        if !is_file(&inner_zip)? {
            return Err(Error::not_found("package", inner));
        }
        Ok(self.stage(&Source::Zip(inner_zip), limits, progress)?.without_source())
    }

    /// The second half: a staged import is unpacked, read, and only then moved into place, as the next version of
    /// `course` or as a package of its own. Returns the package's id.
    ///
    /// # Errors
    /// Whatever is wrong with the zip; nothing of it is left then.
    pub(crate) fn import(
        &self,
        store: &mut Store,
        staged: StagedImport,
        limits: Limits,
        course: Option<CourseId>,
        imported_at: DateTime<FixedOffset>,
        progress: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> Result<PackageId> {
        let StagedImport {
            zip,
            folder,
            file_name,
            source,
        } = staged;
        let CopiedZip { file, size, sha256 } = zip;
        // It is shown and watched from other folders than the one that it was named in.
        let from = source.map(|source| path::absolute(source.path()).map_err(Error::io(source.path())));
        let from = from.transpose()?;
        let (zip, content) = (folder.path().join(ZIP), folder.path().join(CONTENT));
        fs::create_dir(&content).map_err(Error::io(&content))?;
        // The copy is unpacked, so what is unpacked and what is stored are the same bytes.
        thread::scope(|scope| {
            // On disk before the library knows of it; that it gets there need not be waited for.
            let synced = scope.spawn(|| file.sync_all());
            unpack(&zip, &file_name, &content, limits, progress)?;
            match synced.join() {
                Ok(synced) => synced.map_err(Error::io(&zip)),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        })?;
        // Windows moves no folder with an open file in it.
        drop(file);
        let facts = Arc::new(PackageFacts::read(&content, &file_name, odd_names(&zip)?)?);
        let manifest = &facts.manifest.document.manifest;
        names_to_disk(folder.path())?;

        let name = Uuid::now_v7().to_string();
        let place = self.root.join(&name);
        folder.publish(&place)?;
        let added = names_to_disk(&self.root).and_then(|()| {
            Ok(store.add_package(
                &NewPackage {
                    title: &title(manifest, &file_name),
                    standard: manifest.standard,
                    identifier: &manifest.identifier,
                    schema_version: manifest.schemaversion.as_deref(),
                    file_name: &file_name,
                    source: from.as_deref().map(path::Path::to_string_lossy).as_deref(),
                    folder: &name,
                    manifest: &facts.manifest.path,
                    size,
                    sha256: &sha256,
                    imported_at,
                    scos: &manifest.scos(),
                },
                course,
            )?)
        });
        if added.is_ok() {
            self.facts.put(&name, &place.join(CONTENT), &facts);
        }
        // Until here the folder is marked: an application that is killed before the library names it leaves nothing.
        match (&added, store.names_folder(&name)) {
            (Err(_), Ok(false)) => {
                let _ = work::discard(&place);
            }
            (Err(_), _) => {}
            (Ok(_), _) => self.unmark(&name),
        }
        added
    }

    /// Makes a folder that no package names a package again, in its place. What hung on the package when the library's
    /// database was damaged hangs on it again, where its SCOs say that it is the same.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such folder or where it is a link; whatever is wrong with its zip. The folder
    /// stays then.
    pub(crate) fn adopt(
        &self,
        store: &mut Store,
        folder: &str,
        limits: Limits,
        imported_at: DateTime<FixedOffset>,
    ) -> Result<PackageId> {
        let place = self.root.join(folder);
        let is_orphan = self
            .orphans(&store.folders()?)?
            .iter()
            .any(|orphan| orphan.folder == folder);
        let is_folder = fs::symlink_metadata(&place).is_ok_and(|metadata| metadata.is_dir());
        if !is_orphan || !is_folder {
            return Err(Error::not_found("folder", folder));
        }
        let (zip, content) = (place.join(ZIP), place.join(CONTENT));
        let (size, sha256) = fingerprint(&zip)?;
        self.complete_within(folder, limits)?;
        let facts = PackageFacts::read(&content, folder, odd_names(&zip)?)?;
        let manifest = &facts.manifest.document.manifest;
        let title = title(manifest, folder);
        let new = NewPackage {
            title: &title,
            standard: manifest.standard,
            identifier: &manifest.identifier,
            schema_version: manifest.schemaversion.as_deref(),
            // The name that it came with is lost.
            file_name: &format!("{title}.zip"),
            source: None,
            folder,
            manifest: &facts.manifest.path,
            size,
            sha256: &sha256,
            imported_at,
            scos: &manifest.scos(),
        };
        match store.restore_package(&new)? {
            Some(id) => Ok(id),
            None => Ok(store.add_package(&new, None)?),
        }
    }
}
