//! Pages of the journal: what is requested and what is returned.

use chrono::{DateTime, Days, FixedOffset, Local, NaiveDate};
use journal::{JournalKind, Micros};
use serde::{Deserialize, Serialize};
use store::{DeletedLog, JournalSession};

use crate::{
    ids::{CourseId, LearnerId, ScoId, SessionId},
    trace::{Detail, TraceRow},
};

/// Which rows of the journal are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct JournalFilter {
    /// Text that the row contains, whatever its case and accents; empty for all rows.
    pub text: String,
    /// Only this course.
    pub course: Option<CourseId>,
    /// Only this SCO.
    pub sco: Option<ScoId>,
    /// Only this learner.
    pub learner: Option<LearnerId>,
    /// Only this session.
    pub session: Option<SessionId>,
    /// Only these kinds of rows; all if it is empty.
    pub kinds: Vec<JournalKind>,
    /// Only rows of this time or later.
    pub since: Option<DateTime<FixedOffset>>,
    /// Only rows before this time.
    pub until: Option<DateTime<FixedOffset>>,
}

impl JournalFilter {
    /// Whether rows of this session may pass.
    pub(super) fn passes(&self, session: &JournalSession) -> bool {
        let (first, last) = span(session);
        self.course.is_none_or(|course| session.course == course)
            && self.sco.is_none_or(|sco| session.sco == sco)
            && self.learner.is_none_or(|learner| session.learner_id == learner)
            && self.session.as_ref().is_none_or(|id| session.id == *id)
            && self.since.is_none_or(|since| last >= since)
            && self.until.is_none_or(|until| first < until)
    }

    /// Whether it asks for this session, whose log was deleted.
    pub(super) fn passes_deleted(&self, log: &DeletedLog) -> bool {
        self.course.is_none_or(|course| log.course == course)
            && self.sco.is_none_or(|sco| log.sco == sco)
            && self.learner.is_none_or(|learner| log.learner == learner)
            && self.session.as_ref().is_none_or(|id| log.session == *id)
            && self.has_time(log.started_at)
    }

    /// Whether all rows of this session are within the times.
    pub(super) fn has_whole(&self, session: &JournalSession) -> bool {
        let (first, last) = span(session);
        self.since.is_none_or(|since| first >= since) && self.until.is_none_or(|until| last < until)
    }

    /// Whether a row of this time passes.
    pub(super) fn has_time(&self, at: DateTime<FixedOffset>) -> bool {
        self.since.is_none_or(|since| at >= since) && self.until.is_none_or(|until| at < until)
    }

    /// Whether rows of this kind pass.
    pub(super) fn has_kind(&self, kind: JournalKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

/// Midnight, here, of a day that is written as 2026-11-26, so many days later; `None` for another text.
#[must_use]
pub fn start_of_day(text: &str, days: u64) -> Option<DateTime<FixedOffset>> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    let midnight = day.checked_add_days(Days::new(days))?.and_hms_opt(0, 0, 0)?;
    Some(midnight.and_local_timezone(Local).earliest()?.fixed_offset())
}

/// When an entry of a session was logged.
pub(super) fn logged_at(session: &JournalSession, at: Micros) -> DateTime<FixedOffset> {
    let opened = session.page_opened_at.unwrap_or(session.started_at);
    let after = chrono::TimeDelta::microseconds(at.get() as i64);
    opened.checked_add_signed(after).unwrap_or(opened)
}

/// When the first and the last row of a session were logged.
fn span(session: &JournalSession) -> (DateTime<FixedOffset>, DateTime<FixedOffset>) {
    let last = logged_at(session, session.last_at);
    (session.started_at, last.max(session.started_at))
}

/// A column of the journal that it is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum JournalColumn {
    /// The date: by session, and by time in each.
    #[default]
    Date,
    /// The course's title.
    Course,
    /// The SCO's title.
    Lesson,
    /// The learner's name.
    Learner,
    /// The kind of row.
    Command,
}

/// How the journal is sorted. Rows that are equal in the column are newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct JournalSort {
    /// By which column.
    pub column: JournalColumn,
    /// Whether the last comes first.
    pub descending: bool,
}

impl JournalSort {
    /// Whether the rows of each session are newest first.
    pub(super) fn is_newest_first(self) -> bool {
        self.column != JournalColumn::Date || self.descending
    }
}

impl Default for JournalSort {
    fn default() -> Self {
        Self {
            column: JournalColumn::Date,
            descending: true,
        }
    }
}

/// Which rows of the journal are requested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct JournalRequest {
    /// Which rows count.
    pub filter: JournalFilter,
    /// Their order.
    pub sort: JournalSort,
    /// How many of those to skip.
    pub from: u32,
    /// How many to return, at most [`PAGE_LIMIT`](crate::trace::PAGE_LIMIT).
    pub limit: u32,
    /// How much of each.
    pub detail: Detail,
}

/// Rows of the journal.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct JournalPage {
    /// The rows, in order.
    pub rows: Vec<JournalRow>,
    /// How many rows pass the filter, of those that have been searched.
    pub shown: u32,
    /// How many rows the journal has.
    pub total: u32,
    /// In how many sessions the text was searched for.
    pub searched: u32,
    /// In how many sessions it is searched for. If these are more, request the page again.
    pub to_search: u32,
}

/// Sessions that the journal does not list, because their logs were deleted for their age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DeletedLogs {
    /// How many sessions these are.
    pub sessions: u32,
    /// When the last of the logs was deleted.
    pub at: DateTime<FixedOffset>,
}

/// A row of the journal.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct JournalRow {
    /// The session.
    pub session: SessionId,
    /// When it was launched.
    pub started_at: DateTime<FixedOffset>,
    /// The package's title.
    pub course: String,
    /// The SCO's title.
    pub lesson: String,
    /// The learner's display name.
    pub learner: String,
    /// When the clock of the session's entries was 0, with the local offset.
    pub began_at: DateTime<FixedOffset>,
    /// When the row was logged, with the local offset.
    pub at: DateTime<FixedOffset>,
    /// The row of the session's trace.
    pub row: TraceRow,
}

/// What a column of the journal can be filtered by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct JournalChoice<Id> {
    /// What it is.
    pub id: Id,
    /// How it is shown.
    pub name: String,
}

/// What the journal can be filtered by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct JournalChoices {
    /// The courses with sessions, by name.
    pub courses: Vec<JournalChoice<CourseId>>,
    /// The SCOs with sessions, by name.
    pub lessons: Vec<JournalChoice<ScoId>>,
    /// The learners with sessions, by name.
    pub learners: Vec<JournalChoice<LearnerId>>,
}
