//! Sources that are watched: what is published there comes in as a new version.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use store::PackageRow;

use super::{Workbench, packages::summary, shared::Shared, shared::WatchFollower, unpoisoned};
use crate::{
    Error, Result,
    ids::{CourseId, PackageId},
    settings::Settings,
    views::{Imported, WatchEvent},
    watch::{Watcher, published},
};
use package::{ImportProgress, Source};

/// How often followers hear of an import that goes on.
const GLANCE: Duration = Duration::from_millis(100);
/// The most events that are kept for the first follower.
const MOST_MISSED: usize = 100;

impl Workbench {
    /// Begins to watch the sources that the library's packages name. What changed in them meanwhile comes in.
    ///
    /// # Errors
    /// The library's database cannot be read.
    pub fn watch_sources(&self) -> Result<()> {
        let shared = Arc::clone(&self.shared);
        let watcher = Watcher::start(move |course, source| shared.look(course, source));
        for (course, source) in self.store().watched()? {
            watcher.watch(course, PathBuf::from(source));
        }
        *unpoisoned(&self.watcher) = Some(watcher);
        Ok(())
    }

    /// Hears of what comes in from watched sources, until `follower` returns that it has heard enough; the first to listen
    /// hears what has come in before.
    pub fn follow_watched(&self, mut follower: WatchFollower) {
        let (followers, missed) = &mut *unpoisoned(&self.shared.followers);
        if missed.drain(..).all(|event| follower(&event)) {
            followers.push(follower);
        }
    }

    /// Stops what is coming in from a watched source. It is watched on: its next change comes in.
    pub fn stop_watched_import(&self, course: CourseId) {
        unpoisoned(&self.shared.stopped).insert(course);
    }

    /// Watches a zip or a folder: what is published there comes in as a new version of a package.
    ///
    /// # Errors
    /// There is no such file or folder.
    pub fn watch(&self, id: PackageId, source: &Path) -> Result<()> {
        let source = fs::canonicalize(source).map_err(Error::io(source))?;
        let source = Source::from_path(&source).path().to_owned();
        let mut store = self.store();
        let course = store.package(id)?.course;
        store.watch(course, Some(&source.to_string_lossy()))?;
        if let Some(watcher) = &*unpoisoned(&self.watcher) {
            watcher.watch(course, source);
        }
        Ok(())
    }

    /// Watches a package's source no more.
    ///
    /// # Errors
    /// There is no such package, or the database cannot be written.
    pub fn unwatch(&self, id: PackageId) -> Result<()> {
        let mut store = self.store();
        let course = store.package(id)?.course;
        store.watch(course, None)?;
        if let Some(watcher) = &*unpoisoned(&self.watcher) {
            watcher.forget(course);
        }
        Ok(())
    }

    /// Imports what a zip or a folder holds now, and watches it from then on.
    ///
    /// # Errors
    /// What is wrong with it. Nothing is watched then.
    pub fn import_and_watch(
        &self,
        source: &Path,
        progress: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> Result<Imported> {
        let mut imported = self.import(&published(source)?, progress)?;
        self.watch(imported.package.id, source)?;
        imported.package.watched = true;
        Ok(imported)
    }
}

impl Shared {
    /// Looks at a watched source: where it is another than the newest version of its package, it comes in as the next.
    fn look(self: &Arc<Self>, course: CourseId, source: &Path) {
        unpoisoned(&self.stopped).remove(&course);
        let before = match self.newest(course) {
            Ok(Some(before)) => before,
            // A package that was deleted wants nothing more.
            Ok(None) => return,
            Err(error) => return tracing::error!(%error, "a watched source was not looked at"),
        };
        let title = before.title.clone();
        self.report(&self.bring_in(before, source).unwrap_or_else(|error| {
            tracing::warn!(path = %source.display(), %error, "a watched source did not come in");
            // It was stopped, or its package deleted, meanwhile.
            if error == Error::Package(package::Error::Cancelled) || matches!(self.newest(course), Ok(None)) {
                return WatchEvent::Unchanged { course };
            }
            WatchEvent::Failed {
                course,
                title,
                source: source.to_string_lossy().into_owned(),
                error,
            }
        }));
    }

    fn newest(&self, course: CourseId) -> Result<Option<PackageRow>> {
        Ok(self.store()?.versions(course)?.into_iter().next())
    }

    /// Imports what a source holds now, where that is not what it held `before`.
    fn bring_in(self: &Arc<Self>, before: PackageRow, source: &Path) -> Result<WatchEvent> {
        let mut store = self.store()?;
        let course = before.course;
        let mut reported: Option<Instant> = None;
        let mut progress = |progress: ImportProgress| {
            if reported.is_none_or(|reported| reported.elapsed() >= GLANCE) {
                reported = Some(Instant::now());
                self.report(&WatchEvent::Importing {
                    course,
                    title: before.title.clone(),
                    progress,
                });
            }
            !unpoisoned(&self.stopped).contains(&course)
        };
        let settings = Settings::read(&store)?;
        let limits = settings.limits.into();
        let source = Source::from_path(&published(source)?);
        let staged = self.folders.stage(&source, limits, &mut progress)?;
        if staged.sha256() == before.sha256 {
            return Ok(WatchEvent::Unchanged { course });
        }
        let id = self.import_staged(&mut store, staged, limits, Some(course), &mut progress)?;
        Ok(WatchEvent::Imported {
            course,
            before: before.id,
            package: summary(store.package(id)?, &settings.rules_off),
        })
    }

    fn report(&self, event: &WatchEvent) {
        let (followers, missed) = &mut *unpoisoned(&self.followers);
        followers.retain_mut(|follower| follower(event));
        let lasting = matches!(event, WatchEvent::Imported { .. } | WatchEvent::Failed { .. });
        if followers.is_empty() && lasting && missed.len() < MOST_MISSED {
            missed.push(event.clone());
        }
    }
}
