//! The main job in the real window: a package is opened, its module played, every call seen and stored.

mod comparison;
mod confirming;
mod data;
mod elsewhere;
mod frames;
mod guide;
mod help;
mod hostile;
mod journal;
mod language;
mod launching;
mod learners;
mod leaving;
mod leaving_table;
mod library;
mod media;
mod motion;
mod observing;
mod offline;
mod open_sessions;
mod own_profiles;
mod playing;
mod popups;
mod privacy;
mod recording;
mod report;
mod retention;
mod screens;
mod served;
mod settings;
mod shell;
mod tables;
mod trace;
mod twice;
mod versions;
mod view;

use anyhow::{Result, bail};
use e2e::App;
use workbench::trace::{EntryData, Journal, SessionState};

/// Modules are in the contexts that users have: the driver does not see them.
const OWN_CONTEXTS: &[&str] = &["--own-contexts"];
const MINIMAL: &str = "Module minimal – être prêt";

/// The timeline of the newest session, and where it stands.
fn newest(app: &App) -> Result<(Journal, SessionState)> {
    let library = app.library()?;
    let Some(session) = library.sessions()?.into_iter().next() else {
        bail!("no session was kept")
    };
    Ok((library.journal(&session.id)?, session.state))
}

fn calls(trace: &Journal) -> Vec<String> {
    trace
        .entries
        .iter()
        .filter_map(|entry| match &entry.data {
            EntryData::Call { function, .. } => Some(function.name().to_owned()),
            _ => None,
        })
        .collect()
}
