//! Packages: how they come in, their versions, and how they go.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
    sync::Arc,
};

use chrono::{DateTime, FixedOffset, Local};
use scorm::{cmi::LessonStatus, manifest::Manifest, prerequisites, rte::Attempt};
use store::{PackageRow, ScoRow, Store};
use uuid::Uuid;

use super::{
    Workbench,
    folder_state::WELCOMED,
    identity::{are_enough, signs},
    launch_options, now, refuse_running,
    shared::Shared,
};
use crate::{
    Error, Result,
    ids::{CourseId, PackageId},
    library::StagedImport,
    report::Language,
    settings::{self, Layout, Settings, Theme},
    settings_file::SettingsFile,
    views::{
        Earlier, Imported, LibraryCondition, OrphanFolder, PackageDetails, PackageSummary, Prerequisites, ScoCard,
        SessionSummary, Sign, VersionSummary, timespan_seconds,
    },
};
use package::{ImportProgress, Limits, Source};

impl Workbench {
    /// Imports a zip, a folder, or the folder of a manifest, as a package of its own; `progress` is called with how far it is and
    /// returns whether to go on.
    ///
    /// # Errors
    /// What is wrong with it. Nothing of it stays in the library then.
    pub fn import(&self, path: &Path, progress: &mut dyn FnMut(ImportProgress) -> bool) -> Result<Imported> {
        // A connection of its own: a long import does not keep the window's list waiting.
        let mut store = self.shared.store()?;
        let limits = Settings::read(&store)?.limits.into();
        let staged = self.shared.folders.stage(&Source::from_path(path), limits, progress)?;
        let id = self.shared.import_staged(&mut store, staged, limits, None, progress)?;
        self.imported(&store, id)
    }

    /// Imports the zip `inner` that is in a zip or a folder, one of those that [`package::Error::NestedPackages`] names. It has
    /// no source that could be watched.
    ///
    /// # Errors
    /// What is wrong with one of the two; [`Error::NotFound`] where there is no such zip. Nothing stays in the library then.
    pub fn import_inner(
        &self,
        path: &Path,
        inner: &str,
        progress: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> Result<Imported> {
        let mut store = self.shared.store()?;
        let limits = Settings::read(&store)?.limits.into();
        let source = Source::from_path(path);
        let staged = self.shared.folders.stage_inner(&source, inner, limits, progress)?;
        let id = self.shared.import_staged(&mut store, staged, limits, None, progress)?;
        self.imported(&store, id)
    }

    fn imported(&self, store: &Store, id: PackageId) -> Result<Imported> {
        let off = Settings::read(store)?.rules_off;
        let row = store.package(id)?;
        let facts = self.shared.folders.readable_facts(&row)?;
        Ok(Imported {
            is_resource_package: facts.manifest.document.is_resource_package(),
            earlier: earlier(store, &row)?.map(|(earlier, same)| Earlier {
                same,
                signs: signs(&row, &earlier).into_iter().collect(),
                package: summary(earlier, &off),
            }),
            package: summary(row, &off),
        })
    }

    /// Makes a package that was imported by itself the newest version of another.
    ///
    /// # Errors
    /// There is no such package, or the database cannot be written.
    pub fn make_version(&self, id: PackageId, of: PackageId) -> Result<()> {
        let mut store = self.store();
        let course = store.package(of)?.course;
        if store.package(id)?.course == course {
            return Ok(());
        }
        Ok(store.move_package(id, Some(course))?)
    }

    /// Makes a version a package of its own.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn separate_version(&self, id: PackageId) -> Result<()> {
        Ok(self.store().move_package(id, None)?)
    }

    /// Imports a zip that comes with the application, under the name `file_name`. It has no source that could be watched.
    ///
    /// # Errors
    /// What is wrong with it, or the library cannot be read or written.
    pub fn import_sample(&self, file_name: &str, zip: &[u8]) -> Result<PackageSummary> {
        let folder = tempfile::tempdir().map_err(Error::io(env::temp_dir()))?;
        let file = folder.path().join(file_name);
        fs::write(&file, zip).map_err(Error::io(&file))?;
        let mut store = self.shared.store()?;
        let settings = Settings::read(&store)?;
        let limits = settings.limits.into();
        let staged = self.shared.folders.stage(&Source::Zip(file), limits, &mut |_| true)?;
        let staged = staged.without_source();
        let id = self
            .shared
            .import_staged(&mut store, staged, limits, None, &mut |_| true)?;
        Ok(summary(store.package(id)?, &settings.rules_off))
    }

    /// Imports the sample where the library never held a package: the first start shows something to try.
    ///
    /// # Errors
    /// Those of [`Self::import_sample`].
    pub fn welcome(&self, file_name: &str, sample: &[u8]) -> Result<()> {
        let seen = self.shared.database.with_file_name(WELCOMED);
        if seen.exists() {
            return Ok(());
        }
        if self.packages()?.is_empty() {
            self.import_sample(file_name, sample)?;
        }
        fs::write(&seen, "").map_err(Error::io(&seen))
    }

    /// The packages in their newest versions, the last imported first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn packages(&self) -> Result<Vec<PackageSummary>> {
        let store = self.store();
        let off = Settings::read(&store)?.rules_off;
        Ok(store.packages()?.into_iter().map(|row| summary(row, &off)).collect())
    }

    /// One version of a package with its SCOs and their sessions.
    ///
    /// # Errors
    /// There is no such package, or the database cannot be read.
    pub fn package(&self, id: PackageId) -> Result<PackageDetails> {
        let mut package = self.store().package(id)?;
        // Read while nobody waits for the store: a manifest may be large.
        let folders = &self.shared.folders;
        let facts = folders.readable_facts(&package).unwrap_or_else(|error| {
            // Its SCOs and sessions are in the database.
            tracing::warn!(%error, "a package's manifest cannot be read");
            package.unreadable = true;
            Arc::default()
        });
        let tools = folders.tools(&package);
        let manifest = &facts.manifest.document.manifest;
        let store = self.store();
        let off = Settings::read(&store)?.rules_off;
        let options = launch_options::launch_options(&store, package.course)?;
        let learner = launch_options::learner_of(&store, &options)?;
        let mut statuses = BTreeMap::new();
        let mut scos = Vec::new();
        for sco in store.scos(id)? {
            let attempt = store
                .attempt(learner.id, sco.id)?
                .map(|attempt| attempt.data)
                .unwrap_or_default();
            statuses.insert(sco.item.item.clone(), attempt.status);
            let missing = self.missing_launch_file(&package, &sco);
            scos.push((sco, attempt, missing));
        }
        let item_statuses = manifest.statuses(&|sco| statuses.get(sco).copied().unwrap_or_default());
        let scos = scos
            .into_iter()
            .map(|(sco, attempt, missing_launch_file)| {
                let card = card(&store, sco, attempt, &item_statuses)?;
                Ok(ScoCard {
                    missing_launch_file,
                    ..card
                })
            })
            .collect::<Result<Vec<_>>>()?;
        let versions = store.versions(package.course)?;
        Ok(PackageDetails {
            can_run: package.standard.can_run(),
            is_resource_package: facts.manifest.document.is_resource_package(),
            titles: titles_of(manifest, &scos),
            metadata: manifest.metadata.clone(),
            identifier: package.identifier.clone(),
            schema_version: package.schema_version.clone(),
            tools,
            source: package.source.clone(),
            watched: package.watched.clone(),
            learner: learner.into(),
            launch_options: options,
            default_launch_options: launch_options::default_launch_options(&store)?,
            versions: versions.into_iter().map(|row| version(row, &off)).collect(),
            summary: summary(package, &off),
            scos,
        })
    }

    /// The launch file of a SCO that can be launched but for that file, which the package does not contain.
    fn missing_launch_file(&self, package: &PackageRow, sco: &ScoRow) -> Option<String> {
        // Where no file of the package can be read, it is the package that says so.
        let is_concerned = package.standard.can_run() && !package.unreadable;
        if !is_concerned || sco.item.remote_host().is_some() {
            return None;
        }
        // What cannot be looked at is not missing: the launch says what is wrong.
        let is_missing = self.shared.folders.has_launch_file(package, &sco.item.file) == Ok(false);
        is_missing.then(|| sco.item.file.clone())
    }

    /// One of the [`Workbench::orphans`].
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such folder.
    pub fn orphan(&self, folder: &str) -> Result<OrphanFolder> {
        let mut orphans = self.orphans()?.into_iter();
        orphans
            .find(|orphan| orphan.folder == folder)
            .ok_or_else(|| Error::not_found("folder", folder))
    }

    /// What in the library is not as it should be, though it can be used.
    ///
    /// # Errors
    /// The database, or the folder of the packages, cannot be read.
    pub fn condition(&self) -> Result<LibraryCondition> {
        // A connection of its own: it reads all sessions.
        let store = self.shared.store()?;
        Ok(LibraryCondition {
            orphans: self.shared.folders.orphans(&store.folders()?)?,
            damaged_records: store.damaged_records()?,
            restored: self.restored,
            moved_from: self.moved_from.as_ref().map(|from| from.display().to_string()),
        })
    }

    /// How many records of packages, SCOs and sessions are damaged and passed over, while the others are read.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn damaged_records(&self) -> Result<u32> {
        Ok(self.store().damaged_records()?)
    }

    /// Imports a package's folder that the library does not name ([`Workbench::orphans`]), where it is.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such folder, or what is wrong with its zip. The folder stays then.
    pub fn import_orphan(&self, folder: &str) -> Result<PackageSummary> {
        let mut store = self.shared.store()?;
        let settings = Settings::read(&store)?;
        let limits = settings.limits.into();
        let id = self
            .shared
            .folders
            .adopt(&mut store, folder, limits, imported_at(folder))?;
        self.shared.sync_later(id, folder.to_owned());
        Ok(summary(store.package(id)?, &settings.rules_off))
    }

    /// Gives an imported zip back, byte for byte; the one that was made of a folder, where one was imported.
    ///
    /// # Errors
    /// There is no such package, or the file cannot be written.
    pub fn export_package(&self, id: PackageId, to: &Path) -> Result<()> {
        let folder = self.store().package(id)?.folder;
        fs::copy(self.shared.folders.zip(&folder), to).map_err(Error::io(to))?;
        Ok(())
    }

    /// Deletes a package: all its versions, with their sessions.
    ///
    /// # Errors
    /// [`Error::StillRunning`] where one of them is running.
    pub fn delete_package(&self, id: PackageId) -> Result<()> {
        let course = self.store().package(id)?.course;
        let versions = self.store().versions(course)?;
        self.unwatch(id)?;
        self.delete(versions)
    }

    /// Deletes one version of a package, with its sessions.
    ///
    /// # Errors
    /// [`Error::StillRunning`] where one of them is running.
    pub fn delete_version(&self, id: PackageId) -> Result<()> {
        let version = self.store().package(id)?;
        if version.versions == 1 {
            self.unwatch(id)?;
        }
        self.delete(vec![version])
    }

    fn delete(&self, versions: Vec<PackageRow>) -> Result<()> {
        let mut store = self.store();
        for version in &versions {
            for sco in store.scos(version.id)? {
                refuse_running(&store.sessions_of(sco.id)?)?;
            }
        }
        let ids: Vec<_> = versions.iter().map(|version| version.id).collect();
        let folders = &self.shared.folders;
        let unmark = || versions.iter().for_each(|version| folders.unmark(&version.folder));
        // Marked before they are forgotten: what is half deleted when the application is killed is known by that.
        let deleted = versions
            .iter()
            .try_for_each(|version| folders.mark_deleted(&version.folder))
            .and_then(|()| Ok(store.delete_packages(&ids)?));
        if let Err(error) = deleted {
            unmark();
            return Err(error);
        }
        versions.iter().try_for_each(|version| folders.delete(&version.folder))
    }

    /// The folders among the packages' folders that no package of this library names: it was replaced by an older copy,
    /// or something else put them there. They are left as they are.
    ///
    /// # Errors
    /// The database, or the folder of the packages, cannot be read.
    pub fn orphans(&self) -> Result<Vec<OrphanFolder>> {
        let named = self.store().folders()?;
        self.shared.folders.orphans(&named)
    }

    /// What the user has set.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn settings(&self) -> Result<Settings> {
        Settings::read(&self.store())
    }

    /// Keeps what the user has set.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn set_settings(&self, settings: &Settings) -> Result<()> {
        settings.write(&mut self.store())
    }

    /// Writes the settings to a file, with the language of the interface.
    ///
    /// # Errors
    /// The library cannot be read, or the file cannot be written.
    pub fn export_settings(&self, to: &Path, language: Language) -> Result<()> {
        self.settings_with(language)?.write(to)
    }

    /// What the file `from` says of the settings, and for the rest the present ones. Nothing is changed.
    ///
    /// # Errors
    /// [`Error::SettingsFile`]; or it or the library cannot be read.
    pub fn read_settings(&self, from: &Path, language: Language) -> Result<SettingsFile> {
        let own = self.store().lms_profiles()?;
        let own: Vec<_> = own.into_iter().map(|row| row.profile.id).collect();
        self.settings_with(language)?.read(from, &own)
    }

    fn settings_with(&self, language: Language) -> Result<SettingsFile> {
        Ok(SettingsFile {
            settings: self.settings()?,
            language,
            theme: self.theme()?,
        })
    }

    /// The language that was chosen for the interface; none for the system's.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn language(&self) -> Result<Option<Language>> {
        Ok(self.store().setting(settings::LANGUAGE)?)
    }

    /// Stores the language that was chosen for the interface.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn set_language(&self, language: Language) -> Result<()> {
        Ok(self.store().set(settings::LANGUAGE, &language)?)
    }

    /// The colours of the interface.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn theme(&self) -> Result<Theme> {
        Ok(self.store().setting(settings::THEME)?)
    }

    /// Stores the colours of the interface.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn set_theme(&self, theme: Theme) -> Result<()> {
        Ok(self.store().set(settings::THEME, &theme)?)
    }

    /// How the interface was left.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn layout(&self) -> Result<Layout> {
        Ok(self.store().setting(settings::LAYOUT)?)
    }

    /// Stores how a part of the interface was left. A part that is too large is not stored.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn keep_layout(&self, name: String, value: String) -> Result<()> {
        let mut store = self.store();
        let mut layout = store.setting(settings::LAYOUT)?;
        if settings::keep(&mut layout, name, value) {
            store.set(settings::LAYOUT, &layout)?;
        }
        Ok(())
    }
}

impl Shared {
    /// Makes a package of what was taken in: the next version of `course`, or one of its own.
    pub(super) fn import_staged(
        self: &Arc<Self>,
        store: &mut Store,
        staged: StagedImport,
        limits: Limits,
        course: Option<CourseId>,
        progress: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> Result<PackageId> {
        let id = self.folders.import(store, staged, limits, course, now(), progress)?;
        self.sync_later(id, store.package(id)?.folder);
        Ok(id)
    }
}

/// When a folder's package was imported: its name says it, where we gave it.
fn imported_at(folder: &str) -> DateTime<FixedOffset> {
    let named = Uuid::try_parse(folder).ok().and_then(|uuid| uuid.get_timestamp());
    named
        .and_then(|named| {
            let (seconds, nanoseconds) = named.to_unix();
            DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanoseconds)
        })
        .map_or_else(now, |at| at.with_timezone(&Local).fixed_offset())
}

/// The package that this one is most likely a new version of, and whether one of its versions has the same bytes.
fn earlier(store: &Store, row: &PackageRow) -> Result<Option<(PackageRow, bool)>> {
    if let Some(same) = store.same_bytes(row)?.into_iter().next() {
        return Ok(Some((same, true)));
    }
    let alike = store.others(row)?.into_iter().map(|other| (signs(row, &other), other));
    let likely = alike.filter(|(signs, _)| are_enough(signs));
    // Of several that are as like, the newest.
    let best = likely
        .rev()
        .max_by_key(|(signs, _)| (signs.contains(&Sign::Identifier), signs.len()));
    Ok(best.map(|(_, other)| (other, false)))
}

/// A row with what its last audit found.
pub(super) fn summary(row: PackageRow, off: &BTreeSet<String>) -> PackageSummary {
    PackageSummary {
        finding_counts: row.found.map(|found| audit::count_findings(&found, off)),
        id: row.id,
        title: row.title,
        file_name: row.file_name,
        imported_at: row.imported_at,
        size: row.size as f64,
        sco_count: row.sco_count,
        standard: row.standard,
        version: row.version,
        versions: row.versions,
        watched: row.watched.is_some(),
        unreadable: row.unreadable,
    }
}

fn version(row: PackageRow, off: &BTreeSet<String>) -> VersionSummary {
    VersionSummary {
        source: row.source.clone(),
        sessions: row.sessions,
        summary: summary(row, off),
    }
}

fn card(
    store: &Store,
    sco: ScoRow,
    attempt: Attempt,
    item_statuses: &BTreeMap<String, LessonStatus>,
) -> Result<ScoCard> {
    Ok(ScoCard {
        id: sco.id,
        number: sco.number,
        launch_host: sco.item.remote_host().map(str::to_owned),
        title: sco.item.title,
        path: sco.item.path,
        launch: sco.item.launch,
        missing_launch_file: None,
        prerequisites: prerequisites_of(sco.item.prerequisites, item_statuses),
        isvisible: sco.item.isvisible,
        mastery_score: sco.item.mastery_score,
        status: attempt.status.as_str().to_owned(),
        score: attempt.score,
        total_seconds: timespan_seconds(&attempt.total_time),
        total_time: attempt.total_time,
        sessions: store
            .sessions_of(sco.id)?
            .into_iter()
            .map(SessionSummary::from)
            .collect(),
    })
}

fn prerequisites_of(script: String, item_statuses: &BTreeMap<String, LessonStatus>) -> Option<Prerequisites> {
    if script.is_empty() {
        return None;
    }
    let read = prerequisites::parse(&script).ok();
    Some(Prerequisites {
        requirement: read.map(|read| read.judge(&|item| item_statuses.get(item).copied())),
        script,
    })
}

/// The titles of the items that the cards' prerequisites name.
fn titles_of(manifest: &Manifest, scos: &[ScoCard]) -> BTreeMap<String, String> {
    let scripts = scos
        .iter()
        .filter_map(|sco| prerequisites::parse(&sco.prerequisites.as_ref()?.script).ok());
    let named: Vec<_> = scripts.collect();
    let named: BTreeSet<_> = named.iter().flat_map(prerequisites::Script::items).collect();
    manifest
        .items()
        .into_iter()
        .filter(|item| named.contains(item.identifier.as_str()))
        .map(|item| (item.identifier.clone(), item.title.clone()))
        .collect()
}
