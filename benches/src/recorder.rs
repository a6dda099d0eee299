//! A library with as many sessions as a measurement wants, made as recorders would.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use chrono::{Local, TimeDelta};
use journal::{
    Entry, EntryData, LaunchWindow, Micros, PageState, Progress, SessionProgress, SessionState, Transaction,
};
use scorm::{
    LmsProfile,
    rte::{Argument, Attempt, Function, Launch, LessonMode, Session},
};
use store::{AttemptId, NewLearner, NewSession, SessionKey, Store};
use workbench::ids::{LearnerId, ScoId, SessionId};

use crate::library::Library;

/// Calls of a session: with those of a commit every ten calls.
pub(crate) const CALLS: u32 = 200;
const LEARNERS: usize = 20;
const PACKAGES: [&str; 4] = ["minimal", "quiz", "three-scos", "frameset"];

/// What adds sessions to a library.
pub(crate) struct Recorder {
    store: Store,
    scos: Vec<ScoId>,
    /// The learners, who have sessions in turn.
    pub(crate) learners: Vec<LearnerId>,
    made: usize,
}

impl Recorder {
    /// Adds packages and learners to an empty library.
    pub(crate) fn new(library: &Library) -> Result<Self> {
        let workbench = &library.workbench;
        for name in PACKAGES {
            library.import(&fixtures::zip(name, library.folder.path())?)?;
        }
        let mut store = Store::open(&workbench.data_dir().join("library.sqlite"))?;
        let mut scos = Vec::new();
        for package in workbench.packages()? {
            scos.extend(workbench.package(package.id)?.scos.iter().map(|sco| sco.id));
        }
        ensure!(!scos.is_empty(), "no SCO");
        let mut learners = Vec::new();
        for number in 0..LEARNERS {
            let learner = NewLearner {
                student_id: format!("learner-{number:03}"),
                family_name: format!("Family{number}"),
                given_name: "Given".into(),
                login: format!("login{number}"),
            };
            learners.push(store.add_learner(&learner)?);
        }
        Ok(Self {
            store,
            scos,
            learners,
            made: 0,
        })
    }

    /// Makes sessions of `calls` calls until there are so many.
    pub(crate) fn until(&mut self, sessions: usize, calls: u32) -> Result<()> {
        while self.made < sessions {
            let (key, attempt) = self.begin()?;
            self.append(key, attempt, &entries(self.made, 1, calls))?;
            self.end(key, attempt)?;
        }
        Ok(())
    }

    /// Records batches of `calls` calls in one more session, `pause` after each other, for as long as `goes_on` says of their
    /// number; the time of each in milliseconds.
    pub(crate) fn batches(&mut self, calls: u32, pause: Duration, goes_on: impl Fn(usize) -> bool) -> Result<Vec<f64>> {
        let (key, attempt) = self.begin()?;
        let mut took = Vec::new();
        while goes_on(took.len()) {
            let entries = entries(self.made, 1 + took.len() as u32 * calls, calls);
            let began = Instant::now();
            self.append(key, attempt, &entries)?;
            took.push(began.elapsed().as_secs_f64() * 1e3);
            std::thread::sleep(pause);
        }
        self.end(key, attempt)?;
        Ok(took)
    }

    fn end(&mut self, key: SessionKey, attempt: AttemptId) -> Result<()> {
        let data = Attempt::default();
        self.store
            .end_session(key, attempt, SessionState::Finished, &data, &[])?;
        Ok(())
    }

    fn begin(&mut self) -> Result<(SessionKey, AttemptId)> {
        let number = self.made;
        self.made += 1;
        let sco = *self.scos.get(number % self.scos.len()).context("a SCO")?;
        let learner = *self.learners.get(number % self.learners.len()).context("a learner")?;
        let attempt = self.store.attempt_or_begin(learner, sco)?;
        let id = SessionId(format!("{number:08}-0000-4000-8000-000000000000"));
        let fresh = session(&self.store.learner(learner)?.student_id);
        let new = NewSession {
            id: &id,
            attempt: attempt.id,
            profile: fresh.profile(),
            launch: fresh.launched_with(),
            before: fresh.attempt(),
            window: LaunchWindow::Embedded,
            started_at: (Local::now() + TimeDelta::minutes(number as i64)).fixed_offset(),
        };
        let progress = SessionProgress::running(&fresh, Progress::default(), Some(new.started_at));
        Ok((self.store.add_session(&new, &progress)?, attempt.id))
    }

    fn append(&mut self, key: SessionKey, attempt: AttemptId, entries: &[Entry]) -> Result<()> {
        let counts = Progress {
            calls: entries.last().map_or(0, |entry| entry.seq),
            at: entries.last().map_or(Micros::ZERO, |entry| entry.at),
            ..Progress::default()
        };
        let progress = SessionProgress::running(&session(""), counts, Some(Local::now().fixed_offset()));
        self.store.append(
            key,
            attempt,
            &Transaction {
                entries,
                progress: &progress,
                attempt: None,
            },
        )?;
        Ok(())
    }
}

fn session(student_id: &str) -> Session {
    let launch = Launch {
        student_id: student_id.into(),
        lesson_mode: LessonMode::Normal,
        ..Launch::default()
    };
    Session::launch(LmsProfile::strict(), launch, Attempt::default())
}

/// Calls of a module that answers questions and commits every ten calls.
fn entries(session: usize, from: u32, count: u32) -> Vec<Entry> {
    let call = |seq: u32| {
        let turn = seq / 10;
        let (function, arguments, returned) = match seq {
            1 => (Function::Initialize, vec![String::new()], "true".into()),
            _ if seq == CALLS => (Function::Finish, vec![String::new()], "true".into()),
            _ => match seq % 10 {
                0 => (Function::Commit, vec![String::new()], "true".into()),
                1 => (
                    Function::GetValue,
                    vec!["cmi.core.lesson_location".into()],
                    format!("page-{session}-{}", turn - 1),
                ),
                2 => set("cmi.core.lesson_location", format!("page-{session}-{turn}")),
                3 => set(&format!("cmi.interactions.{turn}.id"), format!("question-{turn}")),
                4 => set(&format!("cmi.interactions.{turn}.type"), "choice".into()),
                5 => set(&format!("cmi.interactions.{turn}.student_response"), "a,c".into()),
                6 => set(&format!("cmi.interactions.{turn}.result"), "correct".into()),
                7 => set("cmi.core.score.raw", (turn % 101).to_string()),
                8 => set("cmi.suspend_data", format!("{session}-{turn}-{:a<180}", "")),
                _ => set("cmi.core.lesson_status", "completed".into()),
            },
        };
        Entry {
            seq,
            at: Micros::new(f64::from(seq) * 50_000.0),
            phase: PageState::Complete,
            data: EntryData::Call {
                function,
                arguments: arguments.iter().map(Argument::string).collect(),
                returned,
                error: 0.into(),
                refused: None,
                replay: None,
            },
        }
    };
    (from..from + count).map(call).collect()
}

fn set(element: &str, value: String) -> (Function, Vec<String>, String) {
    (Function::SetValue, vec![element.into(), value], "true".into())
}
