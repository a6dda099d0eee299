//! A session of 200,000 calls, recorded as any other: of a module that commits often, with many interactions.

use std::path::PathBuf;

use anyhow::Result;
use serde_json::{Value, json};
use tempfile::TempDir;
use workbench::ids::SessionId;

use crate::{intake, library::Library};

/// Interactions that the learner has answered before the first commit.
const INTERACTIONS: usize = 100;
/// How many commits it has.
pub(crate) const COMMITS: usize = 10_000;
/// Calls up to each commit, with it.
const CALLS: usize = 20;
/// Calls that a message carries.
const BATCH: usize = 1_000;

/// The session in a library of its own, which goes with its folder.
#[derive(Debug)]
pub(crate) struct LongSession {
    folder: TempDir,
    /// The session.
    pub(crate) session: SessionId,
    /// How many calls it has.
    pub(crate) calls: usize,
}

impl LongSession {
    /// Records it, in a library that `prepared` has seen first.
    ///
    /// # Errors
    /// It cannot be recorded.
    pub(crate) async fn record(prepared: impl FnOnce(&PathBuf) -> Result<()>) -> Result<Self> {
        let library = Library::with_fixture("minimal")?;
        let launched = library.launch().await?;
        prepared(&library.folder.path().join("data"))?;
        let calls = calls();
        let messages: Vec<String> = calls.chunks(BATCH).map(lines).collect();
        intake::record(&library, &launched, messages, calls.len()).await?;
        let Library { folder, workbench } = library;
        drop(workbench);
        Ok(Self {
            folder,
            session: launched.session,
            calls: calls.len(),
        })
    }

    /// The folder of its library.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }
}

fn lines(calls: &[Value]) -> String {
    calls.iter().map(|call| format!("{call}\n")).collect()
}

/// What a page would send of a module that commits often, with many interactions.
fn calls() -> Vec<Value> {
    let mut calls: Vec<Value> = Vec::new();
    let mut call = |function: &str, arguments: &[&str], returned: &str| {
        let n = calls.len() + 1;
        let mut row = vec![
            json!(n),
            json!(n * 10),
            json!("complete"),
            json!(function),
            json!(returned),
            json!(0),
        ];
        row.extend(arguments.iter().map(|argument| json!(argument)));
        calls.push(Value::from(row));
    };
    call("LMSInitialize", &[""], "true");
    for index in 0..INTERACTIONS {
        for (field, value) in [
            ("id", format!("question-{index}")),
            ("type", "choice".into()),
            ("student_response", "a,c".into()),
            ("result", "correct".into()),
        ] {
            let element = format!("cmi.interactions.{index}.{field}");
            call("LMSSetValue", &[&element, &value], "true");
        }
    }
    for commit in 0..COMMITS {
        for step in 0..CALLS / 2 - 1 {
            let place = format!("page-{commit}-{step}");
            call("LMSSetValue", &["cmi.core.lesson_location", &place], "true");
            call("LMSGetValue", &["cmi.core.lesson_location"], &place);
        }
        let state = format!("{commit:a<200}");
        call("LMSSetValue", &["cmi.suspend_data", &state], "true");
        call("LMSCommit", &[""], "true");
    }
    calls
}

/// Numbers that are the same each time.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// One below `limit`.
    pub(crate) fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % u64::from(limit.max(1))) as u32
    }
}
