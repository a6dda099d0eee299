//! The journal of a million calls in 5,000 sessions: how fast it opens, is filtered and searched, and whether recording a
//! session takes longer where there are more.

use std::time::Instant;

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
use workbench::{
    Workbench,
    ids::{LearnerId, ScoId, SessionId},
    session_journal::{JournalFilter, JournalKind, JournalPage, JournalRequest, JournalSort},
    trace::Detail,
};

use crate::{
    library::Library,
    median,
    table::{Row, Target},
};

const SESSIONS: usize = 5_000;
/// Calls of a session: with those of a commit every ten calls.
const CALLS: u32 = 200;
const LEARNERS: usize = 20;
const PACKAGES: [&str; 4] = ["minimal", "quiz", "three-scos", "frameset"];
const ROUNDS: usize = 9;
/// Rows of a page, as the interface asks for them.
const PAGE: u32 = 200;
/// Batches whose time is measured at each size, and their calls.
const BATCHES: usize = 200;
const BATCH: u32 = 100;

/// Measures it.
pub(crate) async fn measure() -> Result<Vec<Row>> {
    let library = Library::new()?;
    for name in PACKAGES {
        library.import(&fixtures::zip(name, library.folder.path())?)?;
    }
    let Library { folder, workbench } = library;
    let data = folder.path().join("data");
    let mut maker = Maker::new(&workbench, Store::open(&data.join("library.sqlite"))?)?;
    let mut batches = Vec::new();
    for (sessions, calls) in [(50, "10,000"), (500, "100,000"), (SESSIONS, "1,000,000")] {
        maker.until(sessions)?;
        batches.push((calls, maker.batches()?));
    }
    let began = Instant::now();
    workbench.index_journal()?;
    let indexed = began.elapsed().as_secs_f64();
    drop(workbench);

    let first = JournalFilter {
        kinds: JournalKind::EXCHANGES.to_vec(),
        ..JournalFilter::default()
    };
    let mut opened = Vec::new();
    for _ in 0..ROUNDS {
        let workbench = Workbench::open(&data)?;
        opened.push(timed(|| page(&workbench, &first, 0))?.0);
    }
    let workbench = Workbench::open(&data)?;
    let all = page(&workbench, &JournalFilter::default(), 0)?;
    ensure!(
        all.total as usize >= SESSIONS * CALLS as usize,
        "only {} rows",
        all.total
    );
    let learners = maker.learners.clone();
    let filtered = rounds(|round| {
        let filter = JournalFilter {
            learner: learners.get(round % learners.len()).copied(),
            kinds: vec![JournalKind::Putparam],
            ..JournalFilter::default()
        };
        Ok(timed(|| page(&workbench, &filter, 0))?.0)
    })?;
    let rare = rounds(|round| search(&workbench, &format!("page-{}-", round * 500 + 1), 0))?;
    let common = rounds(|round| search(&workbench, ["lesson_location", "question", "completed"][round % 3], 0))?;
    let end = rounds(|round| {
        // Another filter each time: what is known of the last one does not help.
        let filter = JournalFilter {
            kinds: JournalKind::ALL[round % 2..].to_vec(),
            ..JournalFilter::default()
        };
        let shown = page(&workbench, &filter, 0)?.shown;
        Ok(timed(|| page(&workbench, &filter, shown.saturating_sub(PAGE)))?.0)
    })?;
    let began = Instant::now();
    let everywhere = JournalFilter {
        text: "lesson_location".into(),
        ..JournalFilter::default()
    };
    loop {
        let page = page(&workbench, &everywhere, 0)?;
        if page.searched >= page.to_search {
            break;
        }
    }
    let all_found = began.elapsed().as_secs_f64() * 1e3;
    drop(workbench);
    let index = std::fs::metadata(data.join("journal-index.sqlite"))?.len() as f64;
    let library = std::fs::metadata(data.join("library.sqlite"))?.len() as f64;
    let [(_, first), .., (_, last)] = batches.as_slice() else {
        anyhow::bail!("no batches");
    };
    let mut rows = vec![
        row("open the journal of a million calls", opened, 100.0),
        row("filter it by learner and command", filtered, 100.0),
        row("search it for a text of one session, first rows", rare, 100.0),
        row("search it for a text of all sessions, first rows", common, 100.0),
        row("jump to its end", end, 100.0),
        row("find a text in all of its sessions", vec![all_found], 30_000.0),
        row("index it, all at once", vec![indexed * 1e3], 120_000.0),
        Row {
            what: "bytes of the index for each byte of the library".into(),
            ours: format!("{:.0} MB", index / 1e6),
            peer: format!("{:.0} MB", library / 1e6),
            ratio: index / library,
            target: Target::AtMost(1.0),
        },
    ];
    rows.push(Row {
        what: "a batch of 100 calls at 1,000,000 calls, beside at 10,000".into(),
        ours: format!("{last:.2} ms"),
        peer: format!("{first:.2} ms"),
        ratio: last / first,
        target: Target::AtMost(1.3),
    });
    drop(folder);
    Ok(rows)
}

fn rounds(mut measure: impl FnMut(usize) -> Result<f64>) -> Result<Vec<f64>> {
    (0..ROUNDS).map(&mut measure).collect()
}

fn row(what: &str, ms: Vec<f64>, most: f64) -> Row {
    let ms = median(ms);
    Row {
        what: what.into(),
        ours: format!("{ms:.1} ms"),
        peer: format!("{most:.0} ms"),
        ratio: ms / most,
        target: Target::AtMost(1.0),
    }
}

fn page(workbench: &Workbench, filter: &JournalFilter, from: u32) -> Result<JournalPage> {
    Ok(workbench.journal_page(&JournalRequest {
        filter: filter.clone(),
        sort: JournalSort::default(),
        from,
        limit: PAGE,
        detail: Detail::Preview,
    })?)
}

/// Searches until there are rows to show.
fn search(workbench: &Workbench, text: &str, from: u32) -> Result<f64> {
    // The search before this one must not help.
    page(workbench, &JournalFilter::default(), 0)?;
    let filter = JournalFilter {
        text: text.into(),
        ..JournalFilter::default()
    };
    let (took, found) = timed(|| {
        loop {
            let page = page(workbench, &filter, from)?;
            if !page.rows.is_empty() || page.searched >= page.to_search {
                return Ok(page);
            }
        }
    })?;
    ensure!(!found.rows.is_empty(), "nothing has “{text}”");
    Ok(took)
}

fn timed<T>(act: impl FnOnce() -> Result<T>) -> Result<(f64, T)> {
    let began = Instant::now();
    let value = act()?;
    Ok((began.elapsed().as_secs_f64() * 1e3, value))
}

/// Makes sessions as recorders would.
struct Maker {
    store: Store,
    scos: Vec<ScoId>,
    learners: Vec<LearnerId>,
    made: usize,
}

impl Maker {
    fn new(workbench: &Workbench, mut store: Store) -> Result<Self> {
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

    /// Makes sessions until there are so many.
    fn until(&mut self, sessions: usize) -> Result<()> {
        while self.made < sessions {
            let (key, attempt) = self.begin()?;
            self.append(key, attempt, &calls(self.made, 1, CALLS))?;
            let data = Attempt::default();
            self.store
                .end_session(key, attempt, SessionState::Finished, &data, &[])?;
        }
        Ok(())
    }

    /// The median time of a batch of calls in one more session, in milliseconds.
    fn batches(&mut self) -> Result<f64> {
        let (key, attempt) = self.begin()?;
        let mut took = Vec::new();
        for batch in 0..BATCHES as u32 {
            let entries = calls(self.made, 1 + batch * BATCH, BATCH);
            took.push(timed(|| self.append(key, attempt, &entries))?.0);
        }
        let data = Attempt::default();
        self.store
            .end_session(key, attempt, SessionState::Finished, &data, &[])?;
        Ok(median(took))
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
fn calls(session: usize, from: u32, count: u32) -> Vec<Entry> {
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
