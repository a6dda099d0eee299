//! What is said of one course in one place.

use std::{
    collections::BTreeSet,
    fmt::{self, Display, Write as _},
};

use anyhow::Result;
use url::Url;
use workbench::{
    report::Report,
    trace::{Decision, Entry, EntryData, LossCause, Note, SessionState},
};

use crate::play::Played;

/// Where a course was played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    Window,
    Chromium,
}

/// One row of the table.
#[derive(Debug)]
pub(crate) struct Row {
    course: String,
    place: Browser,
    /// The facts, or why there are none.
    facts: Result<Facts, String>,
}

#[derive(Debug)]
struct Facts {
    pressed: u32,
    api_found: bool,
    entries: usize,
    calls: u32,
    refused: u32,
    /// What the workbench itself did wrong.
    own_faults: usize,
    state: SessionState,
    status: String,
    score: String,
    session_time: String,
    confirmed_later: u32,
    losses: usize,
    /// Script errors of the course.
    errors: usize,
    blocked_hosts: BTreeSet<String>,
    /// What the server did not have, or refused.
    missing_files: BTreeSet<String>,
    /// Audio and video that could not be played.
    unplayable: BTreeSet<String>,
}

/// The table's columns: a title, and the fact under it.
type Column = (&'static str, fn(&Facts) -> String);
const COLUMNS: [Column; 16] = [
    ("API found", |facts| {
        if facts.api_found { "yes" } else { "no" }.to_owned()
    }),
    ("pressed", |facts| facts.pressed.to_string()),
    ("entries", |facts| facts.entries.to_string()),
    ("calls", |facts| facts.calls.to_string()),
    ("refused", |facts| facts.refused.to_string()),
    ("our faults", |facts| facts.own_faults.to_string()),
    ("state", |facts| format!("{:?}", facts.state).to_lowercase()),
    ("status", |facts| facts.status.clone()),
    ("score", |facts| facts.score.clone()),
    ("session time", |facts| facts.session_time.clone()),
    ("confirmed later", |facts| facts.confirmed_later.to_string()),
    ("losses", |facts| facts.losses.to_string()),
    ("errors", |facts| facts.errors.to_string()),
    ("blocked hosts", |facts| first_of(&facts.blocked_hosts)),
    ("missing files", |facts| first_of(&facts.missing_files)),
    ("not played", |facts| first_of(&facts.unplayable)),
];

/// How many there are, and the first few.
fn first_of(names: &BTreeSet<String>) -> String {
    if names.is_empty() {
        return String::new();
    }
    let first: Vec<_> = names.iter().take(3).map(String::as_str).collect();
    format!("{}: {}", names.len(), first.join(", "))
}

impl Row {
    pub(crate) fn new(course: &str, place: Browser, played: Result<Played>) -> Self {
        Self {
            course: course.to_owned(),
            place,
            facts: match played {
                Ok(played) => Ok(Facts::new(&played)),
                Err(error) => Err(format!("{error:#}").replace('\n', " ")),
            },
        }
    }
}

impl Facts {
    fn new(played: &Played) -> Self {
        let Report { session, losses, .. } = &played.report;
        let mut facts = Self {
            pressed: played.pressed,
            api_found: false,
            entries: played.entries.len(),
            calls: session.calls,
            refused: session.failed_calls,
            own_faults: played.report.differences as usize,
            state: session.state,
            status: session.status.clone(),
            score: session.score.raw.clone(),
            session_time: session.session_time.clone(),
            confirmed_later: played.report.confirmed_later,
            losses: losses.iter().filter(|loss| !loss.cause.is_refusal()).count(),
            errors: 0,
            blocked_hosts: BTreeSet::new(),
            missing_files: BTreeSet::new(),
            unplayable: BTreeSet::new(),
        };
        for entry in &played.entries {
            facts.read(entry);
        }
        facts
    }

    fn read(&mut self, entry: &Entry) {
        match &entry.data {
            EntryData::ApiLookup { name, found: true, .. } if name == "API" => self.api_found = true,
            EntryData::Error { source, message } if is_ours(source.as_deref().unwrap_or(message)) => {
                self.own_faults += 1
            }
            EntryData::Rejection { message } if is_ours(message) => self.own_faults += 1,
            EntryData::Error { .. } | EntryData::Rejection { .. } => self.errors += 1,
            EntryData::Note { note } if *note != Note::Closing => self.own_faults += 1,
            EntryData::NotRecorded { cause, .. } if *cause != LossCause::TooMany => self.own_faults += 1,
            EntryData::Served {
                path, status: 400.., ..
            } => {
                self.missing_files.insert(path.clone());
            }
            EntryData::Unplayable { url, .. } => {
                self.unplayable.insert(url.clone());
            }
            EntryData::Access {
                target,
                decision: Decision::Blocked,
                ..
            } => self.blocked_hosts.extend(host(target)),
            _ => {}
        }
    }
}

/// Whether a script of the workbench is named.
fn is_ours(source: &str) -> bool {
    ["observer.js", "player.js"]
        .iter()
        .any(|script| source.contains(script))
}

/// The host of what was blocked; the timeline says after the address what blocked it.
fn host(target: &str) -> Option<String> {
    let url = Url::parse(target.split(' ').next()?).ok()?;
    url.host_str().map(str::to_owned)
}

impl Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  {:<9}", format!("{:?}", self.place).to_lowercase())?;
        match &self.facts {
            Err(error) => write!(f, "not played: {error}"),
            Ok(facts) => COLUMNS
                .iter()
                .map(|(title, fact)| (title, fact(facts)))
                .filter(|(_, fact)| !fact.is_empty())
                .try_for_each(|(title, fact)| write!(f, "{title} {fact} · ")),
        }
    }
}

/// The rows as a table of Markdown.
pub(crate) fn markdown(rows: &[Row]) -> String {
    let titles: Vec<_> = COLUMNS.iter().map(|(title, _)| *title).collect();
    let mut text = format!("| course | played in | {} |\n", titles.join(" | "));
    text.push_str(&"| --- ".repeat(titles.len() + 2));
    text.push_str("|\n");
    for row in rows {
        let cells = match &row.facts {
            Ok(facts) => COLUMNS.map(|(_, fact)| fact(facts).replace('|', "\\|")).join(" | "),
            Err(error) => format!("not played: {}", error.replace('|', "\\|")),
        };
        let _ = writeln!(text, "| {} | {:?} | {cells} |", row.course, row.place);
    }
    text
}
