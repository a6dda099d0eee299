//! The one face of the application: everything that a user can do. The window and the command line call these
//! functions and show what they return.

mod audits;
mod backup;
mod backups;
mod comparison;
mod folder_state;
mod identity;
mod imports;
mod integrity;
mod launch_options;
mod learners;
mod location;
mod lock;
mod moving;
mod other_writers;
mod own_profiles;
mod packages;
mod progress;
mod recover;
mod restore;
mod retention;
mod session_journal;
mod shared;
mod swap;
mod sweep;
mod validation;
mod watching;

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, atomic::AtomicBool},
    thread,
    time::{Duration, Instant},
};

use chrono::{DateTime, FixedOffset, Local};
use journal::{EntrySource, Progress, SessionProgress};
use player::{Follower, MediaFiles, PageLaunch, Player, PlayerLaunch, Recorder, Recording};
use scorm::rte::{Launch, Session};
use store::{DatabaseKind, FrozenDatabase, NewSession, SessionRow, SessionSink, Store};
use tokio::runtime::Handle;
use uuid::Uuid;

use self::{
    folder_state::FolderState,
    imports::Imports,
    location::{is_arriving, locate, place},
    lock::{ClosedGate, LibraryLock, Others},
    shared::Shared,
    swap::Swap,
};
use crate::{
    Error, Result,
    ids::{LearnerId, ScoId, SessionId},
    report::{Activity, FullReport, Language, LocalizedReport, Report, TimeRange},
    session_journal::JournalReader,
    settings::Settings,
    suspend_data::SuspendData,
    trace::{
        AccessKind, Decision, Exchange, FindingsSoFar, Journal, RowDetails, RowId, RowLookup, RowPlace, SessionState,
        StateAt, TracePage, TraceReader, TraceReaders, TraceRequest,
    },
    views::{Closed, Closing, LaunchOptions, LaunchWindow, Launched, SessionSummary},
    watch::Watcher,
};

pub use shared::WatchFollower;

/// The folder under the user's data folder where the library is stored, and the application's identity.
const APPLICATION: &str = "org.scorm-audit.workbench";

/// Where the library is stored unless the user says otherwise; none where the system has no data folder for this user.
#[must_use]
pub fn default_data_dir() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|dirs| dirs.data_dir().join(APPLICATION))
}

/// An open library with the sessions that are running in it.
#[derive(Debug)]
pub struct Workbench {
    shared: Arc<Shared>,
    store: Mutex<Store>,
    players: Arc<Mutex<HashMap<SessionId, Arc<Player>>>>,
    watcher: Mutex<Option<Watcher>>,
    traces: TraceReaders,
    session_journal: Mutex<Option<JournalReader>>,
    export_cancelled: AtomicBool,
    data_work_cancelled: AtomicBool,
    /// From when a backup is to take the library's place, or the library was moved, until this process has ended.
    left: Mutex<Option<Left>>,
    moving: Mutex<()>,
    /// The folder that it was opened by, which says where it is if it was moved.
    opened_by: PathBuf,
    /// Whether a backup took the library's place when it was opened.
    restored: bool,
    /// The folder that it was in before, where it was moved until it was opened.
    moved_from: Option<PathBuf>,
    log_deletion: Mutex<()>,
    log_deletion_cancelled: AtomicBool,
    imports: Imports,
}

/// A library that is not this one's any more.
#[derive(Debug)]
struct Left {
    _gate: ClosedGate,
    /// Where it was moved: what would be written now is lost, so nothing can be.
    _frozen: Option<FrozenDatabase>,
}

/// How long whoever had a library open may take to end, where something is to take its place.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often that is looked at.
const GLANCE: Duration = Duration::from_millis(50);

impl Workbench {
    /// Opens the library in the folder `data`, or in the one that it was moved to from there; made where it is missing. What
    /// an application that was killed left unfinished is finished, unless another process has the library open.
    ///
    /// # Errors
    /// The folder is left as it is with [`Error::NotALibrary`], [`Error::LibraryMissing`], [`Error::DamagedLibrary`],
    /// [`Error::NewerLibrary`], [`Error::LibraryMoved`], [`Error::MoveUnfinished`]. [`Error::LibraryInUse`]; or the folder or
    /// the database cannot be read or written.
    pub fn open(data: &Path) -> Result<Self> {
        let give_up = Instant::now() + PATIENCE;
        loop {
            let folder = locate(data)?;
            match Self::try_open(&folder) {
                // Who prepared it is about to end.
                Err(Error::LibraryInUse { .. }) if Instant::now() < give_up && Swap::scheduled(&folder)?.is_some() => {
                    thread::sleep(GLANCE);
                }
                Ok(None) => {}
                Ok(Some(library)) => {
                    return Ok(Self {
                        opened_by: data.to_owned(),
                        ..library
                    });
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// The library in the folder `data`; none where it is moved away just now.
    fn try_open(data: &Path) -> Result<Option<Self>> {
        // Before the first file is written. Where there is a gate, it is a library, and is looked at behind it.
        if !lock::has_gate(data)? && !is_arriving(data)? {
            folder_state::look(data)?;
        }
        fs::create_dir_all(data).map_err(Error::io(data))?;
        let (lock, opened) = LibraryLock::take(data, |others| {
            if locate(data)? != data {
                return Ok(None);
            }
            let in_use = || Error::LibraryInUse {
                path: data.display().to_string(),
            };
            let restored = Swap::scheduled(data)?.is_some();
            let mut moved_from = None;
            if others != Others::Some {
                moved_from = place(data)?;
                recover::finish_recovery(data)?;
                Swap::finish(data)?;
                backups::remove_empty(data)?;
            } else if restored {
                return Err(in_use());
            }
            // Whoever else has it open reads and writes it as it is.
            if folder_state::look(data)? == FolderState::Library(DatabaseKind::Older) && others == Others::Some {
                return Err(in_use());
            }
            let shared = Arc::new(Shared::open(data)?);
            let mut store = shared.prepare()?;
            if others == Others::Nobody {
                shared.sweep(&mut store)?;
                backups::keep_newest_updates(data)?;
            }
            Ok(Some((shared, store, restored, moved_from)))
        })?;
        Ok(opened.map(|(shared, store, restored, moved_from)| Self {
            restored,
            moved_from,
            ..Self::new(shared, store, lock)
        }))
    }

    /// Opens the library in the folder `data`, or in the one that it was moved to from there, to read it: nothing is written in the folder, so it may be on a disk that
    /// cannot be written. What would write returns [`Error::NoPermission`]. A library of an earlier version is read from
    /// a private copy that is brought up to date; of a damaged one, what can be read ([`Workbench::is_damaged`]).
    ///
    /// # Errors
    /// [`Error::NoLibrary`], [`Error::NotALibrary`], [`Error::LibraryMissing`], [`Error::NewerLibrary`],
    /// [`Error::LibraryMoved`], [`Error::MoveUnfinished`]; or it cannot be read, or there is no space for a copy where one is needed.
    pub fn open_read_only(data: &Path) -> Result<Self> {
        let (data, lock) = loop {
            let folder = locate(data)?;
            let lock = LibraryLock::read(&folder);
            // It may have been moved before that.
            if locate(&folder)? == folder {
                break (folder, lock);
            }
        };
        let data = &data;
        // Only who opens it to write moves it into its place.
        if is_arriving(data)? {
            return Err(Error::LibraryInUse {
                path: data.display().to_string(),
            });
        }
        let shared = Arc::new(Shared::open_read_only(data)?);
        let store = shared.store()?;
        Ok(Self::new(shared, store, lock))
    }

    fn new(shared: Arc<Shared>, store: Store, lock: LibraryLock) -> Self {
        shared.lock.get_or_init(|| Arc::new(lock));
        Self {
            shared,
            store: Mutex::new(store),
            players: Arc::default(),
            watcher: Mutex::default(),
            traces: TraceReaders::default(),
            session_journal: Mutex::default(),
            export_cancelled: AtomicBool::default(),
            data_work_cancelled: AtomicBool::default(),
            left: Mutex::default(),
            moving: Mutex::default(),
            opened_by: PathBuf::new(),
            restored: false,
            moved_from: None,
            log_deletion: Mutex::default(),
            log_deletion_cancelled: AtomicBool::default(),
            imports: Imports::default(),
        }
    }

    /// Whether the library is damaged, and this is what can be read of it: only where it was opened to read.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.shared.is_damaged
    }

    /// Forgets a learner's attempt on a SCO: the next launch starts fresh. Its sessions stay.
    ///
    /// # Errors
    /// [`Error::StillRunning`] where one of them is running.
    pub fn reset_attempt(&self, sco: ScoId, learner: LearnerId) -> Result<()> {
        let mut store = self.store();
        refuse_running(&store.sessions_of(sco)?)?;
        Ok(store.reset_attempt(learner, sco)?)
    }

    /// Launches a SCO: a session begins, and its player waits at the returned address. The few words that the player page says
    /// itself are in `language`. Prerequisites are shown and not enforced. Needs a tokio runtime.
    ///
    /// # Errors
    /// [`Error::StillRunning`] where the SCO has a session that is running, [`Error::NotFound`] where there is no such learner,
    /// [`Error::CannotRun`] where the package is not of SCORM 1.2, [`Error::LaunchFileMissing`] where it has not the SCO's
    /// file, [`Error::OfflineLaunch`] where that is on another host and the launch is offline.
    pub async fn launch(&self, sco: ScoId, options: &LaunchOptions, language: Language) -> Result<Launched> {
        let (launch, recording, id) = self.begin(sco, options, language)?;
        let recorder = Recorder::start(recording, Handle::current());
        let player = match Player::open(launch, recorder.clone()).await {
            Ok(player) => player,
            Err(error) => {
                let _ = recorder.end().await;
                return Err(error.into());
            }
        };
        let launched = Launched {
            session: id.clone(),
            url: player.url.clone(),
        };
        self.players().insert(id.clone(), Arc::clone(&player));
        let players = Arc::clone(&self.players);
        tokio::spawn(async move {
            player.ended().await;
            unpoisoned(&players).remove(&id);
        });
        Ok(launched)
    }

    /// Adds the session that a launch begins; returns what its player and its recorder need.
    fn begin(
        &self,
        sco: ScoId,
        options: &LaunchOptions,
        language: Language,
    ) -> Result<(PlayerLaunch, Recording<SessionSink>, SessionId)> {
        let profile = launch_options::profile_of(&self.store(), options)?;
        let mut store = self.shared.store()?;
        let sco = store.sco(sco)?;
        let earlier = store.sessions_of(sco.id)?;
        refuse_running(&earlier)?;
        let package = store.package(sco.package_id)?;
        let standard = package.standard;
        if !standard.can_run() {
            return Err(Error::CannotRun { standard });
        }
        if let Some(host) = sco.item.remote_host() {
            if options.offline {
                return Err(Error::OfflineLaunch {
                    host: host.to_owned(),
                    sco: sco.item.title,
                });
            }
        } else if !self.shared.folders.has_launch_file(&package, &sco.item.file)? {
            return Err(Error::LaunchFileMissing {
                file: package.file_name,
                sco: sco.item.title,
                launch_file: sco.item.file,
            });
        }
        let learner = launch_options::learner_of(&store, options)?;
        let attempt = store.attempt_or_begin(learner.id, sco.id)?;
        let launch = Launch::from_sco(&sco.item, &learner.names(), &profile, options.mode);
        let id = SessionId(Uuid::new_v4().to_string());
        let fresh = Session::launch(profile.clone(), launch, attempt.data);
        // As the profile has settled them: what is stored and what the page gets is what the SCO sees.
        let (launch, before) = (fresh.launched_with().clone(), fresh.attempt().clone());
        store.add_session(
            &NewSession {
                id: &id,
                attempt: attempt.id,
                profile: &profile,
                launch: &launch,
                before: &before,
                window: options.window,
                started_at: now(),
            },
            &SessionProgress::running(&fresh, Progress::default(), None),
        )?;
        let page = PageLaunch {
            profile,
            launch,
            attempt: before,
            sco: sco.item.launch.clone(),
            title: sco.item.title.clone(),
            language: language.code().to_owned(),
        };
        let row = store.session(&id)?;
        let limits = Settings::read(&store)?.recording;
        let root = self.shared.folders.launch_root(&package);
        let in_browser = options.window == LaunchWindow::Browser;
        let media = MediaFiles::new(root.clone(), !in_browser);
        let (replay, attempt) = (row.replay(), row.before.clone());
        let sink = SessionSink::new(store, &row);
        let launch = PlayerLaunch {
            content: root,
            page,
            in_browser,
            offline: options.offline,
        };
        Ok((launch, Recording::begin(sink, replay, attempt, media, limits), id))
    }

    /// The address of a running session's player, to open it once more: until a player page has connected, the next one that
    /// opens may.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] where it is not running here.
    pub fn open_again(&self, session: &SessionId) -> Result<String> {
        let player = self.player(session).ok_or(Error::SessionEnded)?;
        Ok(player.open_again()?.to_owned())
    }

    /// Closes a running session's player: the module is unloaded first, and may ask the learner whether to leave. A session
    /// that has ended is left as it is.
    ///
    /// # Errors
    /// There is no such session, or its end cannot be written.
    pub async fn close_player(&self, session: &SessionId) -> Result<Closing> {
        match self.player(session) {
            Some(player) => Ok(player.close().await?),
            None => self.closed(session).map(Closing::Ended),
        }
    }

    /// Ends a running session, whatever its module is at: what it would still send is lost. A session that has ended is left
    /// as it is.
    ///
    /// # Errors
    /// There is no such session, or its end cannot be written.
    pub async fn end_session(&self, session: &SessionId) -> Result<Closed> {
        match self.player(session) {
            Some(player) => Ok(player.end_now().await?),
            None => self.closed(session),
        }
    }

    fn player(&self, session: &SessionId) -> Option<Arc<Player>> {
        self.players().get(session).cloned()
    }

    /// How a session stands whose player is gone.
    fn closed(&self, session: &SessionId) -> Result<Closed> {
        Ok(Closed {
            state: self.session(session)?.state,
            confirmed: true,
        })
    }

    /// The sessions that are running here.
    #[must_use]
    pub fn running(&self) -> Vec<SessionId> {
        self.players().keys().cloned().collect()
    }

    /// Notes in a running session's timeline that its module tried to reach something outside the session. Cheap, and
    /// never waits: it may be called from a thread that draws. A session that has ended is left as it is, and one that
    /// tries too often gets one entry that counts the rest.
    pub fn note_access(&self, session: &SessionId, access: AccessKind, target: &str, decision: Decision) {
        if let Some(player) = self.players().get(session) {
            player.recorder.note_access(access, target, decision);
        }
    }

    /// Waits until a running session has ended.
    pub async fn ended(&self, session: &SessionId) {
        let player = self.players().get(session).cloned();
        if let Some(player) = player {
            player.ended().await;
        }
    }

    /// Follows a session: `follower` hears how far its trace has come, now and as entries come, until it has ended.
    ///
    /// # Errors
    /// There is no such session, it ends just now ([`Error::SessionEnded`]), or the database cannot be read.
    pub async fn follow(&self, session: &SessionId, mut follower: Follower) -> Result<()> {
        let player = self.players().get(session).cloned();
        if let Some(player) = player {
            return Ok(player.recorder.follow(follower).await?);
        }
        follower(self.with_trace(session, TraceReader::news)?);
        Ok(())
    }

    /// All entries of a session, as they are on disk; none where its log was deleted.
    ///
    /// # Errors
    /// There is no such session, or the database cannot be read.
    pub fn journal(&self, session: &SessionId) -> Result<Journal> {
        let store = self.shared.store()?;
        let row = store.session(session)?;
        let entries = match row.logs_deleted_at {
            None => store.entries(row.key).after(0, u32::MAX)?,
            Some(_) => Vec::new(),
        };
        Ok(Journal {
            entries,
            state: row.progress.state,
        })
    }

    /// A page of a session's trace, running or ended. Takes some milliseconds, however long the session is.
    ///
    /// # Errors
    /// There is no such session, or the database cannot be read.
    pub fn trace_page(&self, session: &SessionId, request: &TraceRequest) -> Result<TracePage> {
        self.with_trace(session, |trace| trace.page(request))
    }

    /// A row of a session's trace with all that belongs to it. Takes some milliseconds, however long the session is.
    ///
    /// # Errors
    /// There is no such session, or the database cannot be read.
    pub fn trace_row(&self, session: &SessionId, id: RowId) -> Result<RowDetails> {
        self.with_trace(session, |trace| trace.details(id))
    }

    /// Where a row is in the list that a filter leaves of a session's trace. Takes some milliseconds, however long the session
    /// is.
    ///
    /// # Errors
    /// There is no such session, or the database cannot be read.
    pub fn trace_place(&self, session: &SessionId, lookup: &RowLookup) -> Result<RowPlace> {
        self.with_trace(session, |trace| trace.place(lookup))
    }

    /// A session after its entry `seq`, or after its last one if there are fewer; 0 is the launch. Takes some milliseconds,
    /// once the session has been gone through: about a second for a million entries.
    ///
    /// # Errors
    /// There is no such session, its log was deleted ([`Error::LogsDeleted`]), or the database cannot be read.
    pub fn state_at(&self, session: &SessionId, seq: u32) -> Result<StateAt> {
        self.with_trace(session, |trace| trace.state_at(seq))
    }

    /// What the rules that are on have found in a session so far: as it runs, or after it.
    ///
    /// # Errors
    /// There is no such session, its log was deleted ([`Error::LogsDeleted`]), or the database cannot be read.
    pub fn findings(&self, session: &SessionId, language: Language) -> Result<FindingsSoFar> {
        let (mut findings, complete) = self.with_trace(session, TraceReader::findings)?;
        let store = self.shared.store()?;
        let package = store.package(store.session(session)?.package)?;
        self.shared.keep_rules_that_are_on(&store, &mut findings)?;
        Ok(FindingsSoFar {
            findings: audit::session::localize(&findings, &self.shared.folders.tools(&package), language),
            complete,
        })
    }

    /// The suspend data of a session after its entry `seq`, or after its last one if there are fewer, decoded, with what the entry
    /// that set them changed in them. Takes as long as two states of [`Self::state_at`].
    ///
    /// # Errors
    /// As [`Self::state_at`].
    pub fn suspend_data_at(&self, session: &SessionId, seq: u32) -> Result<SuspendData> {
        Ok(self.with_trace(session, |trace| trace.suspend_texts(seq))?.into())
    }

    /// The request that launched a session, as the LMS would have logged it. Sessions of earlier versions may have none.
    ///
    /// # Errors
    /// There is no such session, or the database cannot be read.
    pub fn launch_request(&self, session: &SessionId) -> Result<Option<Exchange>> {
        self.with_trace(session, TraceReader::launch_request)
    }

    fn with_trace<T>(&self, session: &SessionId, ask: impl FnOnce(&mut TraceReader) -> Result<T>) -> Result<T> {
        let open = || TraceReader::open(self.shared.store()?, session);
        self.traces.with(session, open, ask)
    }

    /// The folder of the library.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        self.shared.folders.data_dir()
    }

    /// All sessions, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn sessions(&self) -> Result<Vec<SessionSummary>> {
        Ok(self.store().sessions()?.into_iter().map(SessionSummary::from).collect())
    }

    /// The newest `most` sessions, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn newest_sessions(&self, most: u32) -> Result<Vec<SessionSummary>> {
        let rows = self.store().newest_sessions(most)?;
        Ok(rows.into_iter().map(SessionSummary::from).collect())
    }

    /// The sessions that a session is compared with: at most `most`, those of the same SCO first, then those of its package, of
    /// its other versions, and all others, each newest first.
    ///
    /// # Errors
    /// There is no such session, or the database cannot be read.
    pub fn comparable_sessions(&self, session: &SessionId, most: u32) -> Result<Vec<SessionSummary>> {
        let store = self.store();
        let rows = store.nearest_sessions(&store.session(session)?, most)?;
        Ok(rows.into_iter().map(SessionSummary::from).collect())
    }

    /// One session.
    ///
    /// # Errors
    /// There is no such session, or the database cannot be read.
    pub fn session(&self, session: &SessionId) -> Result<SessionSummary> {
        Ok(self.store().session(session)?.into())
    }

    /// The report of a session.
    ///
    /// # Errors
    /// There is no such session, or the database cannot be read.
    pub fn report(&self, session: &SessionId) -> Result<Report> {
        let store = self.shared.store()?;
        let row = store.session(session)?;
        let mut report = Report::from_session(&store, row)?;
        self.shared.complete(&store, &mut report)?;
        Ok(report)
    }

    /// The report of a session with its sentences in a language.
    ///
    /// # Errors
    /// There is no such session, or the database cannot be read.
    pub fn localized_report(&self, session: &SessionId, language: Language) -> Result<LocalizedReport> {
        Ok(self.report(session)?.localized(language))
    }

    /// What happened in a part of a session.
    ///
    /// # Errors
    /// There is no such session, its log was deleted ([`Error::LogsDeleted`]), or the database cannot be read.
    pub fn session_activity(&self, session: &SessionId, range: TimeRange) -> Result<Activity> {
        let store = self.shared.store()?;
        let row = store.session(session)?;
        match row.logs_deleted_at {
            Some(at) => Err(Error::LogsDeleted { at }),
            None => Activity::in_range(&store, &row, range),
        }
    }

    /// The report of a session with the texts of all its exchanges.
    ///
    /// # Errors
    /// There is no such session, or the database cannot be read.
    pub fn full_report(&self, session: &SessionId) -> Result<FullReport> {
        let store = self.shared.store()?;
        let row = store.session(session)?;
        let mut full = FullReport::from_session(&store, row)?;
        self.shared.complete(&store, &mut full.report)?;
        Ok(full)
    }

    /// Writes a session's report as one HTML file that needs nothing else.
    ///
    /// # Errors
    /// There is no such session, the database cannot be read, or the file cannot be written.
    pub fn export_report(&self, session: &SessionId, to: &Path, language: Language) -> Result<()> {
        let report = self.full_report(session)?;
        let journal = self.journal(session)?;
        fs::write(to, report.html(&journal.entries, language)).map_err(Error::io(to))
    }

    /// Writes a session's report to `to` as an HTML page to be printed: of a long session the first part of the log.
    ///
    /// # Errors
    /// As [`Self::export_report`].
    pub fn export_paper(&self, session: &SessionId, to: &Path, language: Language) -> Result<()> {
        let report = self.full_report(session)?;
        let journal = self.journal(session)?;
        fs::write(to, report.paper(&journal.entries, language)).map_err(Error::io(to))
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        unpoisoned(&self.store)
    }

    fn players(&self) -> MutexGuard<'_, HashMap<SessionId, Arc<Player>>> {
        unpoisoned(&self.players)
    }
}

/// What is behind `mutex`, also where a thread panicked with it: a statement of SQLite or an entry of a map is whole
/// or not there.
fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn now() -> DateTime<FixedOffset> {
    Local::now().fixed_offset()
}

fn refuse_running(sessions: &[SessionRow]) -> Result<()> {
    match sessions.iter().find(|row| row.progress.state == SessionState::Running) {
        Some(row) => Err(Error::StillRunning {
            session: row.id.clone(),
        }),
        None => Ok(()),
    }
}
