//! The one face of the application: everything that a user can do. The window and the command line call these
//! functions and show what they answer.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::Local;
use scorm::{
    cmi::LessonStatus,
    manifest::Manifest,
    prerequisites,
    profile::LmsProfile,
    rte::{Attempt, Launch, Session},
};
use tokio::runtime::Handle;
use uuid::Uuid;

use crate::{
    Error, Result,
    audit::{self, ToldFinding},
    library::{PackageFolders, archive},
    player::{PageLaunch, Player},
    recorder::{Facts, Follower, Recorder, Recording, end_state, replay, standing},
    report::{Language, Report},
    store::{Learner, NewSession, ScoRow, SessionRow, Store},
    trace::{SessionState, TraceBatch},
    views::{
        Closed, ImportProgress, LaunchOptions, Launched, PackageDetails, PackageSummary, Prerequisites, ScoCard,
        SessionSummary,
    },
};

/// The folder under the user's data folder where the library is kept, and the application's identity.
const APPLICATION: &str = "org.scorm-audit.workbench";

/// Where the library is kept unless the user says otherwise; none where the system has no data folder for this user.
#[must_use]
pub fn default_data_dir() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|dirs| dirs.data_dir().join(APPLICATION))
}

/// An open library with the sessions that are running in it.
#[derive(Debug)]
pub struct Workbench {
    database: PathBuf,
    store: Mutex<Store>,
    folders: PackageFolders,
    players: Arc<Mutex<HashMap<String, Arc<Player>>>>,
    /// Held as long as the library is open by whoever may run sessions; none where another process holds it.
    _lock: Option<fs::File>,
}

impl Workbench {
    /// Opens the library in the folder `data`, made where it is missing. What an application that was killed left
    /// half-done is swept, unless another process has the library open and may be at it.
    ///
    /// # Errors
    /// The folder or the database cannot be read or written.
    pub fn open(data: &Path) -> Result<Self> {
        fs::create_dir_all(data).map_err(Error::io(data))?;
        let lock_path = data.join("library.lock");
        let lock = fs::File::create(&lock_path).map_err(Error::io(&lock_path))?;
        let alone = lock.try_lock().is_ok();
        let database = data.join("library.sqlite");
        let workbench = Self {
            store: Mutex::new(Store::open(&database)?),
            database,
            folders: PackageFolders::open(data)?,
            players: Arc::default(),
            _lock: alone.then_some(lock),
        };
        if alone {
            workbench.sweep()?;
        }
        Ok(workbench)
    }

    /// Leaves open what a killed application left running, and deletes its half-done imports.
    fn sweep(&self) -> Result<()> {
        let mut store = self.store();
        let known: Vec<_> = store.packages()?.into_iter().map(|package| package.folder).collect();
        self.folders.sweep(&known)?;
        let running: Vec<_> = store
            .sessions()?
            .into_iter()
            .filter(|row| row.summary.state == SessionState::Running)
            .collect();
        for row in running {
            let session = replay(&store, &row, &mut |_| {})?;
            store.end_session(&row, end_state(&session), &session.leave(), &now())?;
        }
        Ok(())
    }

    /// Imports a zip; `progress` is told how far it is and answers whether to go on.
    ///
    /// # Errors
    /// What is wrong with the zip. Nothing of it stays in the library then.
    pub fn import(&self, zip: &Path, progress: &mut dyn FnMut(ImportProgress) -> bool) -> Result<PackageSummary> {
        // A connection of its own: a long import does not keep the window's list waiting.
        let mut store = Store::open(&self.database)?;
        let id = self.folders.import(&mut store, zip, &now(), progress)?;
        Ok(store.package(id)?.summary)
    }

    /// Imports the sample where the library never held a package: the first start shows something to try.
    pub fn welcome(&self, sample: &Path) -> Result<()> {
        let seen = self.welcome_mark();
        if seen.exists() {
            return Ok(());
        }
        if self.packages()?.is_empty() {
            self.import(sample, &mut |_| true)?;
        }
        fs::write(&seen, "").map_err(Error::io(&seen))
    }

    /// The packages, newest first.
    pub fn packages(&self) -> Result<Vec<PackageSummary>> {
        Ok(self
            .store()
            .packages()?
            .into_iter()
            .map(|package| package.summary)
            .collect())
    }

    /// One package with its SCOs and their sessions.
    pub fn package(&self, id: u32) -> Result<PackageDetails> {
        let package = self.store().package(id)?;
        // Read while nobody waits for the store: a manifest may be large.
        let manifest = self.folders.manifest(&package.folder)?;
        let store = self.store();
        let learner = store.first_learner()?;
        let mut statuses = BTreeMap::new();
        let mut scos = Vec::new();
        for sco in store.scos(id)? {
            let attempt = store
                .attempt(learner.id, sco.id)?
                .map(|attempt| attempt.data)
                .unwrap_or_default();
            statuses.insert(sco.item.item.clone(), attempt.status);
            scos.push((sco, attempt));
        }
        let standings = manifest.standings(&|sco| statuses.get(sco).copied().unwrap_or_default());
        let scos = scos
            .into_iter()
            .map(|(sco, attempt)| card(&store, sco, attempt, &standings))
            .collect::<Result<Vec<_>>>()?;
        Ok(PackageDetails {
            can_run: package.summary.standard.can_run(),
            titles: titles_of(&manifest, &scos),
            metadata: manifest.metadata,
            summary: package.summary,
            identifier: package.identifier,
            schema_version: package.schema_version,
            scos,
        })
    }

    /// What the rules find in a package, the gravest first.
    pub fn audit(&self, id: u32, language: Language) -> Result<Vec<ToldFinding>> {
        let package = self.store().package(id)?;
        let names = archive::odd_names(&self.folders.zip(&package.folder))?;
        let audited = audit::audit(
            &self.folders.content(&package.folder),
            &package.summary.file_name,
            names,
        )?;
        Ok(audit::tell(&audited.findings, language))
    }

    /// Gives an imported zip back, byte for byte.
    pub fn export_package(&self, id: u32, to: &Path) -> Result<()> {
        let folder = self.store().package(id)?.folder;
        fs::copy(self.folders.zip(&folder), to).map_err(Error::io(to))?;
        Ok(())
    }

    /// Deletes a package with its sessions.
    ///
    /// # Errors
    /// [`Error::StillRunning`] where one of them is running.
    pub fn delete_package(&self, id: u32) -> Result<()> {
        let mut store = self.store();
        let folder = store.package(id)?.folder;
        for sco in store.scos(id)? {
            refuse_running(&store.sessions_of(sco.id)?)?;
        }
        store.delete_package(id)?;
        self.folders.delete(&folder)
    }

    /// Forgets the learner's attempt on a SCO: the next launch begins anew. Its sessions stay.
    ///
    /// # Errors
    /// [`Error::StillRunning`] where one of them is running.
    pub fn reset_attempt(&self, sco: u32) -> Result<()> {
        let mut store = self.store();
        refuse_running(&store.sessions_of(sco)?)?;
        let learner = store.first_learner()?;
        store.reset_attempt(learner.id, sco, &now())
    }

    /// Launches a SCO: a session begins, and its player waits at the address answered. Prerequisites are shown and not
    /// enforced. Needs a tokio runtime.
    ///
    /// # Errors
    /// [`Error::StillRunning`] where the learner already has a session on this SCO that is running,
    /// [`Error::CannotRun`] where the package is not of SCORM 1.2.
    pub async fn launch(&self, sco: u32, options: &LaunchOptions) -> Result<Launched> {
        let (content, page, recording, uuid) = self.begin(sco, options)?;
        let recorder = Recorder::start(recording, Handle::current());
        let player = match Player::open(content, page, recorder.clone()).await {
            Ok(player) => player,
            Err(error) => {
                let _ = recorder.end().await;
                return Err(error);
            }
        };
        let launched = Launched {
            session: uuid.clone(),
            url: player.url.clone(),
        };
        self.players().insert(uuid.clone(), Arc::clone(&player));
        let players = Arc::clone(&self.players);
        tokio::spawn(async move {
            player.ended().await;
            unpoisoned(&players).remove(&uuid);
        });
        Ok(launched)
    }

    /// Adds the session that a launch begins; answers what its player and its recorder need.
    fn begin(&self, sco: u32, options: &LaunchOptions) -> Result<(PathBuf, PageLaunch, Recording, String)> {
        let profile =
            LmsProfile::named(&options.profile).ok_or_else(|| Error::not_found("profile", &options.profile))?;
        let mut store = Store::open(&self.database)?;
        let sco = store.sco(sco)?;
        let earlier = store.sessions_of(sco.id)?;
        refuse_running(&earlier)?;
        let package = store.package(sco.package_id)?;
        let standard = package.summary.standard;
        if !standard.can_run() {
            return Err(Error::CannotRun { standard });
        }
        let learner = store.first_learner()?;
        let attempt = store.attempt_or_begin(learner.id, sco.id)?;
        let launch = Launch {
            lesson_mode: options.mode.as_str().to_owned(),
            ..launch_of(&learner, &sco, &profile)
        };
        let uuid = Uuid::new_v4().to_string();
        let fresh = Session::launch(profile.clone(), launch, attempt.data);
        // As the profile has settled them: what is kept and what the page gets is what the SCO sees.
        let (launch, before) = (fresh.launched_with().clone(), fresh.attempt().clone());
        store.add_session(
            &NewSession {
                uuid: &uuid,
                attempt: attempt.id,
                profile: &profile,
                launch: &launch,
                before: &before,
                window: options.window,
                started_at: &now(),
            },
            &standing(&fresh, SessionState::Running, 0.0, 0, 0),
        )?;
        let page = PageLaunch {
            profile,
            launch,
            attempt: before,
            sco: sco.item.launch.clone(),
            title: sco.item.title.clone(),
            language: options.language.code().to_owned(),
        };
        let facts = facts(&learner, &package.identifier, &sco, &uuid, &earlier);
        let row = store.session(&uuid)?;
        Ok((
            self.folders.content(&package.folder),
            page,
            Recording::begin(store, row, facts),
            uuid,
        ))
    }

    /// Closes a running session's player: the module is unloaded first. A session that has ended is left as it is.
    pub async fn close_player(&self, session: &str) -> Result<Closed> {
        let player = self.players().get(session).cloned();
        match player {
            Some(player) => player.close().await,
            None => Ok(Closed {
                state: self.session(session)?.state,
                confirmed: true,
            }),
        }
    }

    /// The sessions that are running here.
    #[must_use]
    pub fn running(&self) -> Vec<String> {
        self.players().keys().cloned().collect()
    }

    /// Whether `url` is a page of a running session, so one that may be shown in a window.
    #[must_use]
    pub fn is_of_session(&self, url: &str) -> bool {
        self.players().values().any(|player| url.starts_with(&player.url))
    }

    /// Waits until a running session has ended.
    pub async fn ended(&self, session: &str) {
        let player = self.players().get(session).cloned();
        if let Some(player) = player {
            player.ended().await;
        }
    }

    /// Follows a session: `follower` hears its whole timeline so far, then what comes, until it has ended. The batches
    /// of a session that has ended are all told before this returns.
    pub async fn follow(&self, session: &str, mut follower: Follower) -> Result<()> {
        let player = self.players().get(session).cloned();
        if let Some(player) = player {
            return player.recorder.follow(follower).await;
        }
        follower(self.trace(session)?);
        Ok(())
    }

    /// A session's whole timeline as it is on disk.
    pub fn trace(&self, session: &str) -> Result<TraceBatch> {
        let store = self.store();
        let row = store.session(session)?;
        Ok(TraceBatch {
            events: store.events(row.id, 0, u32::MAX)?,
            exchanges: store.exchanges(row.id)?,
            state: row.summary.state,
        })
    }

    /// All sessions, newest first.
    pub fn sessions(&self) -> Result<Vec<SessionSummary>> {
        Ok(self.store().sessions()?.into_iter().map(|row| row.summary).collect())
    }

    /// One session.
    pub fn session(&self, session: &str) -> Result<SessionSummary> {
        Ok(self.store().session(session)?.summary)
    }

    /// The report of a session.
    pub fn report(&self, session: &str) -> Result<Report> {
        let store = Store::open(&self.database)?;
        let row = store.session(session)?;
        Report::of(&store, row)
    }

    /// Writes a session's report as one HTML file that needs nothing else.
    pub fn export_report(&self, session: &str, to: &Path, language: Language) -> Result<()> {
        let report = self.report(session)?;
        let trace = self.trace(session)?;
        fs::write(to, report.html(&trace.events, language)).map_err(Error::io(to))
    }

    fn welcome_mark(&self) -> PathBuf {
        self.database.with_file_name("welcomed")
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        unpoisoned(&self.store)
    }

    fn players(&self) -> MutexGuard<'_, HashMap<String, Arc<Player>>> {
        unpoisoned(&self.players)
    }
}

/// What is behind `mutex`, also where a thread panicked with it: a statement of SQLite or an entry of a map is whole
/// or not there.
fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn now() -> String {
    Local::now().to_rfc3339()
}

fn refuse_running(sessions: &[SessionRow]) -> Result<()> {
    match sessions.iter().find(|row| row.summary.state == SessionState::Running) {
        Some(row) => Err(Error::StillRunning {
            session: row.summary.id.clone(),
        }),
        None => Ok(()),
    }
}

fn card(store: &Store, sco: ScoRow, attempt: Attempt, standings: &BTreeMap<String, LessonStatus>) -> Result<ScoCard> {
    Ok(ScoCard {
        id: sco.id,
        number: sco.number,
        title: sco.item.title,
        path: sco.item.path,
        launch: sco.item.launch,
        prerequisites: prerequisites_of(sco.item.prerequisites, standings),
        isvisible: sco.item.isvisible,
        mastery_score: sco.item.mastery_score,
        status: attempt.status.as_str().to_owned(),
        score: attempt.score,
        total_time: attempt.total_time,
        sessions: store.sessions_of(sco.id)?.into_iter().map(|row| row.summary).collect(),
    })
}

fn prerequisites_of(script: String, standings: &BTreeMap<String, LessonStatus>) -> Option<Prerequisites> {
    if script.is_empty() {
        return None;
    }
    let read = prerequisites::parse(&script).ok();
    Some(Prerequisites {
        requirement: read.map(|read| read.judge(&|item| standings.get(item).copied())),
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

fn launch_of(learner: &Learner, sco: &ScoRow, profile: &LmsProfile) -> Launch {
    let item = &sco.item;
    let standard = Launch::default();
    // What the manifest does not say is left to the standard's default.
    let said = |value: &str, default: String| if value.is_empty() { default } else { value.to_owned() };
    Launch {
        student_id: profile.student_id.of(&learner.student_id, &learner.login).to_owned(),
        student_name: profile.student_name.of(&learner.family_name, &learner.given_name),
        launch_data: said(&item.launch_data, standard.launch_data),
        mastery_score: said(&item.mastery_score, standard.mastery_score),
        max_time_allowed: said(&item.max_time_allowed, standard.max_time_allowed),
        time_limit_action: said(&item.time_limit_action, standard.time_limit_action),
        ..Launch::default()
    }
}

fn facts(learner: &Learner, course: &str, sco: &ScoRow, session: &str, earlier: &[SessionRow]) -> Facts {
    Facts {
        session_id: session.to_owned(),
        student_id: learner.student_id.clone(),
        login_id: learner.login.clone(),
        course_id: course.to_owned(),
        lesson_id: sco.item.item.clone(),
        launch: sco.item.launch.clone(),
        earlier_scores: earlier.iter().map(|row| row.summary.score.raw.clone()).collect(),
    }
}
