//! Watches the zips and folders that authoring tools publish to, and says when one of them has changed and come to rest:
//! a publication writes many files, or one beside its name and then renames it.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use notify::{
    Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _, event::AccessKind, event::AccessMode,
};

use crate::{Error, Result, ids::CourseId};
use package::{MANIFEST, Source};

/// How long nothing must happen in a source before it is looked at.
const QUIET: Duration = Duration::from_secs(1);
/// When one that could not be watched is tried again: a drive may come back.
const AGAIN: Duration = Duration::from_secs(10);

/// A thread that watches. Dropped, it ends.
#[derive(Debug)]
pub(crate) struct Watcher {
    asks: Sender<Ask>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
enum Ask {
    Watch(CourseId, PathBuf),
    Forget(CourseId),
    Stirred(Event),
    End,
}

impl Watcher {
    /// Starts a thread that calls `look` with each source that it is asked to watch, at once and after every change.
    pub(crate) fn start(look: impl FnMut(CourseId, &Path) + Send + 'static) -> Self {
        let (asks, asked) = mpsc::channel();
        let events = asks.clone();
        let thread = thread::spawn(move || Watch::new(events, look).run(&asked));
        Self {
            asks,
            thread: Some(thread),
        }
    }

    /// Watches a source of this course, in place of the one before.
    pub(crate) fn watch(&self, course: CourseId, source: PathBuf) {
        let _ = self.asks.send(Ask::Watch(course, source));
    }

    /// Watches it no more.
    pub(crate) fn forget(&self, course: CourseId) {
        let _ = self.asks.send(Ask::Forget(course));
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let _ = self.asks.send(Ask::End);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What is imported of a watched source: itself, or the newest zip in a folder that has only zips.
///
/// # Errors
/// There is no such file or folder.
pub(crate) fn published(source: &Path) -> Result<PathBuf> {
    fs::metadata(source).map_err(Error::io(source))?;
    if let Source::Zip(_) = Source::from_path(source) {
        return Ok(source.to_owned());
    }
    let entries = || {
        fs::read_dir(source)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
    };
    let has_manifest = |folder: &Path| folder.join(MANIFEST).is_file();
    if has_manifest(source) || entries().any(|path| has_manifest(&path)) {
        return Ok(source.to_owned());
    }
    let is_zip = |path: &PathBuf| {
        path.extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
    };
    let changed = |path: &PathBuf| fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
    Ok(entries()
        .filter(is_zip)
        .max_by_key(changed)
        .unwrap_or_else(|| source.to_owned()))
}

struct Watched {
    source: PathBuf,
    /// When it is to be looked at.
    due: Option<Instant>,
}

struct Watch<F> {
    events: Sender<Ask>,
    look: F,
    watcher: Option<RecommendedWatcher>,
    all: HashMap<CourseId, Watched>,
}

impl<F: FnMut(CourseId, &Path)> Watch<F> {
    fn new(events: Sender<Ask>, look: F) -> Self {
        Self {
            watcher: listen(&events),
            events,
            look,
            all: HashMap::new(),
        }
    }

    fn run(mut self, asked: &Receiver<Ask>) {
        loop {
            let next = self.all.values().filter_map(|watched| watched.due).min();
            let ask = match next {
                Some(due) => asked.recv_timeout(due.saturating_duration_since(Instant::now())),
                None => asked.recv().map_err(RecvTimeoutError::from),
            };
            match ask {
                Ok(Ask::Watch(course, source)) => {
                    let due = Some(Instant::now());
                    self.all.insert(course, Watched { source, due });
                }
                Ok(Ask::Forget(course)) => {
                    self.all.remove(&course);
                    // Folders may be shared, so the rest is listened for anew.
                    self.watcher = listen(&self.events);
                    for source in self
                        .all
                        .values()
                        .map(|watched| watched.source.clone())
                        .collect::<Vec<_>>()
                    {
                        self.arm(&source);
                    }
                }
                Ok(Ask::Stirred(event)) => self.stirred(&event),
                Ok(Ask::End) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => self.look(),
            }
        }
    }

    fn stirred(&mut self, event: &Event) {
        let due = Some(Instant::now() + QUIET);
        for watched in self.all.values_mut() {
            if event.paths.iter().any(|path| path.starts_with(&watched.source)) || event.need_rescan() {
                watched.due = due;
            }
        }
    }

    /// Looks at the sources that are due.
    fn look(&mut self) {
        let now = Instant::now();
        let due: Vec<_> = self
            .all
            .iter_mut()
            .filter(|(_, watched)| watched.due.is_some_and(|due| due <= now))
            .map(|(course, watched)| {
                watched.due = None;
                (*course, watched.source.clone())
            })
            .collect();
        for (course, source) in due {
            // Before it is looked at, so that nothing is missed; and again, since a folder may be another by now.
            let armed = self.arm(&source);
            (self.look)(course, &source);
            if let Some(watched) = self.all.get_mut(&course).filter(|_| !armed) {
                watched.due = Some(Instant::now() + AGAIN);
            }
        }
    }

    /// Listens for changes of a source, and of the folder that it stands in: there it is replaced. Returns whether it can.
    fn arm(&mut self, source: &Path) -> bool {
        let Some(watcher) = &mut self.watcher else {
            return false;
        };
        let within = source
            .parent()
            .is_none_or(|parent| watcher.watch(parent, RecursiveMode::NonRecursive).is_ok());
        within && (!source.is_dir() || watcher.watch(source, RecursiveMode::Recursive).is_ok())
    }
}

fn listen(events: &Sender<Ask>) -> Option<RecommendedWatcher> {
    let events = events.clone();
    let heard = move |event: notify::Result<Event>| {
        if let Ok(event) = event
            && is_change(&event.kind)
        {
            let _ = events.send(Ask::Stirred(event));
        }
    };
    // A link could lead to the whole disk, and is not imported either.
    let config = Config::default().with_follow_symlinks(false);
    let made = RecommendedWatcher::new(heard, config);
    made.inspect_err(|error| tracing::error!(%error, "nothing can be watched"))
        .ok()
}

/// Whether something was written: the library's own reading is none of its business.
fn is_change(kind: &EventKind) -> bool {
    match kind {
        EventKind::Access(access) => *access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}
