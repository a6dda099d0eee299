//! The report of a session as data. How it looks on paper is `html`'s business.

mod html;
mod words;

use scorm::cmi::{Interaction, Objective};
use serde::Serialize;

use crate::{
    Result,
    recorder::replay,
    store::{SessionRow, Store},
    trace::{Event, Exchange, What},
    views::SessionSummary,
};

pub(crate) use html::page;
pub use words::Language;

/// How many faults a report lists.
const FAULTS: usize = 200;

/// Everything that one session left behind.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The session, with status, score and times.
    pub session: SessionSummary,
    /// `cmi.core.total_time` after it.
    pub total_time: String,
    /// `cmi.core.exit` as sent.
    pub exit: String,
    /// `cmi.core.lesson_location` after it.
    pub lesson_location: String,
    /// `cmi.suspend_data` after it.
    pub suspend_data: String,
    /// The learner's answers, in the module's order.
    pub interactions: Vec<Interaction>,
    /// The objectives, in the module's order.
    pub objectives: Vec<Objective>,
    /// The LMS's blocks.
    pub exchanges: Vec<Exchange>,
    /// How many calls the page and the native replay answered differently.
    pub differences: u32,
    /// How many Commits or Finishes were answered before they were known to be on disk.
    pub unconfirmed: u32,
    /// Script errors, rejections and failed resources, in order (the first 200).
    pub faults: Vec<Event>,
}

impl Report {
    /// The report of a session: its calls are replayed from what it was launched with, so it holds just what the
    /// timeline holds.
    pub(crate) fn of(store: &Store, row: SessionRow) -> Result<Self> {
        let (mut differences, mut unconfirmed, mut faults) = (0, 0, Vec::new());
        let session = replay(store, &row, &mut |event| match &event.what {
            What::Call { replay: Some(_), .. } => differences += 1,
            What::Unconfirmed { .. } => unconfirmed += 1,
            What::Error { .. } | What::Rejection { .. } | What::Resource { .. } if faults.len() < FAULTS => {
                faults.push(event);
            }
            _ => {}
        })?;
        let data = session.data();
        let value = |element: &str| data.value(element).unwrap_or_default().to_owned();
        Ok(Self {
            total_time: session.attempt().total_time.clone(),
            exit: value("cmi.core.exit"),
            lesson_location: value("cmi.core.lesson_location"),
            suspend_data: value("cmi.suspend_data"),
            interactions: data.interactions(),
            objectives: data.objectives(),
            exchanges: store.exchanges(row.id)?,
            differences,
            unconfirmed,
            faults,
            session: row.summary,
        })
    }
}
