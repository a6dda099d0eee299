//! Sources that are watched: what is published there comes in as a new version.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use super::{Workbench, packages::summary, shared::Shared, shared::WatchFollower, unpoisoned};
use crate::{
    Error, Result,
    library::Source,
    settings::Settings,
    views::{ImportProgress, Imported, WatchEvent},
    watch::{Watcher, published},
};

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
        let watcher = Watcher::start(move |lineage, source| shared.look(lineage, source));
        for (lineage, source) in self.store().watched()? {
            watcher.watch(lineage, PathBuf::from(source));
        }
        *unpoisoned(&self.watcher) = Some(watcher);
        Ok(())
    }

    /// Hears of what comes in from watched sources, until `follower` answers that it has heard enough; the first to listen
    /// hears what has come in before.
    pub fn follow_watched(&self, mut follower: WatchFollower) {
        let (followers, missed) = &mut *unpoisoned(&self.shared.followers);
        if missed.drain(..).all(|event| follower(&event)) {
            followers.push(follower);
        }
    }

    /// Stops what is coming in from a watched source. It is watched on: its next change comes in.
    pub fn stop_watched_import(&self, lineage: u32) {
        unpoisoned(&self.shared.stopped).insert(lineage);
    }

    /// Watches a zip or a folder: what is published there comes in as a new version of a package.
    ///
    /// # Errors
    /// There is no such file or folder.
    pub fn watch(&self, id: u32, source: &Path) -> Result<()> {
        let source = fs::canonicalize(source).map_err(Error::io(source))?;
        let source = Source::of(&source).path().to_owned();
        let mut store = self.store();
        let lineage = store.package(id)?.lineage;
        store.watch(lineage, Some(&source.to_string_lossy()))?;
        if let Some(watcher) = &*unpoisoned(&self.watcher) {
            watcher.watch(lineage, source);
        }
        Ok(())
    }

    /// Watches a package's source no more.
    pub fn unwatch(&self, id: u32) -> Result<()> {
        let mut store = self.store();
        let lineage = store.package(id)?.lineage;
        store.watch(lineage, None)?;
        if let Some(watcher) = &*unpoisoned(&self.watcher) {
            watcher.forget(lineage);
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
    fn look(self: &Arc<Self>, lineage: u32, source: &Path) {
        unpoisoned(&self.stopped).remove(&lineage);
        if let Err((title, error)) = self.try_look(lineage, source) {
            // Its package was deleted, or the user stopped it.
            let gone = self.store().and_then(|store| store.versions(lineage));
            if gone.is_ok_and(|versions| versions.is_empty()) || error == Error::Cancelled {
                return self.tell(&WatchEvent::Unchanged { lineage });
            }
            tracing::warn!(path = %source.display(), %error, "a watched source could not be read");
            self.tell(&WatchEvent::Failed {
                lineage,
                title,
                source: source.to_string_lossy().into_owned(),
                error,
            });
        }
    }

    fn try_look(self: &Arc<Self>, lineage: u32, source: &Path) -> Result<(), (String, Error)> {
        let unnamed = |error| (String::new(), error);
        let mut store = self.store().map_err(unnamed)?;
        // A package that was deleted meanwhile wants nothing more.
        let Some(before) = store.versions(lineage).map_err(unnamed)?.into_iter().next() else {
            return Ok(());
        };
        let title = before.summary.title.clone();
        let named = |error| (title.clone(), error);
        let mut told: Option<Instant> = None;
        let mut progress = |progress: ImportProgress| {
            if told.is_none_or(|told| told.elapsed() >= GLANCE) {
                told = Some(Instant::now());
                self.tell(&WatchEvent::Importing {
                    lineage,
                    title: title.clone(),
                    progress,
                });
            }
            !unpoisoned(&self.stopped).contains(&lineage)
        };
        let settings = Settings::read(&store).map_err(named)?;
        let limits = settings.limits.into();
        let source = published(source).map_err(named)?;
        let incoming = self
            .folders
            .take(&Source::of(&source), limits, &mut progress)
            .map_err(named)?;
        if incoming.sha256() == before.sha256 {
            self.tell(&WatchEvent::Unchanged { lineage });
            return Ok(());
        }
        let id = self
            .keep(&mut store, incoming, limits, Some(lineage), &mut progress)
            .map_err(named)?;
        let after = store.package(id).map_err(named)?;
        self.tell(&WatchEvent::Imported {
            lineage,
            before: before.summary.id,
            package: summary(after, &settings.rules_off),
        });
        Ok(())
    }

    fn tell(&self, event: &WatchEvent) {
        let (followers, missed) = &mut *unpoisoned(&self.followers);
        followers.retain_mut(|follower| follower(event));
        let lasting = matches!(event, WatchEvent::Imported { .. } | WatchEvent::Failed { .. });
        if followers.is_empty() && lasting && missed.len() < MOST_MISSED {
            missed.push(event.clone());
        }
    }
}
