//! The report of a session as data. How it looks on paper is `html`'s business.

mod activity;
mod activity_svg;
mod elsewhere;
mod facts;
mod html;
mod localized;
mod privacy;
mod refused;
mod stored;
mod tables;
#[cfg(test)]
mod tests;
mod timeline;
pub mod values;
mod verdict;
mod what_if;
mod words;

use std::collections::HashMap;

use audit::{
    RecognizedTool, SessionFinding,
    session::{Ending, SessionAudit},
};
use journal::{LossSummary, Observer, SessionState, Step};
use scorm::{
    cmi::{Interaction, Objective, element_names as names},
    rte::{Function, StatusReason},
};
use serde::{Deserialize, Serialize};
use store::{SessionRow, Store};

use crate::{
    Error, Result,
    trace::{AccessKind, Decision, Entry, EntryData, Exchange},
    views::{SessionSummary, timespan_seconds},
};

pub use activity::{Activity, CallPoint, SizePoint, TimeRange, ValuePoint};
pub use facts::{Fact, FactGroup};
pub use journal::{Loss, Outcome, Parting};
pub use locale::Language;
pub use localized::{LocalizedReport, Summary};
pub use privacy::{Privacy, PrivacyRow};
pub use refused::RefusedCalls;
pub use tables::{Cell, Table};
pub use timeline::{Moment, MomentKind};
pub use verdict::{Mastery, MasteryOutcome, NothingRecorded, Tone, Verdict, Why};
pub use what_if::OutcomeRow;

use self::{activity::ActivityBuilder, privacy::PrivacyBuilder, refused::Refused, timeline::Timeline};

/// How many faults a report lists.
const FAULTS: usize = 200;

/// Everything that one session left behind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Entries missing from the timeline, most severe cause first; empty if it is complete.
    pub losses: Vec<Loss>,
    /// What the LMS recorded, and why.
    pub verdict: Verdict,
    /// What the rules over sessions found, the gravest first.
    #[serde(default, deserialize_with = "audit::session::read_stored")]
    #[cfg_attr(feature = "specta", specta(skip))]
    pub findings: Vec<SessionFinding>,
    /// The tools that its package was made with: of settings, theirs alone are named.
    #[serde(skip)]
    pub tools: Vec<RecognizedTool>,
    /// The session, with status, score and times.
    pub session: SessionSummary,
    /// `cmi.core.total_time` after it.
    pub total_time: String,
    /// The same in whole seconds; absent if it is no CMITimespan.
    pub total_seconds: Option<u32>,
    /// `cmi.core.exit` as sent.
    pub exit: String,
    /// `cmi.core.lesson_location` after it.
    pub lesson_location: String,
    /// `cmi.suspend_data` after it.
    pub suspend_data: String,
    /// The learner's answers, in the module's order.
    pub interactions: Vec<InteractionRow>,
    /// The objectives, in the module's order.
    pub objectives: Vec<Objective>,
    /// How many calls returned another value in the page than in the native replay.
    pub differences: u32,
    /// How many Commits and Finishes returned `true` before they were on disk, because the browser lets no page wait
    /// while it is left. They are on disk: what is not, is not in the timeline either.
    pub confirmed_later: u32,
    /// How many Commits and Finishes returned `false` because they could not be stored.
    pub not_stored: u32,
    /// What the module tried to reach outside its session, by kind.
    pub accesses: Vec<AccessCount>,
    /// What it told other hosts, asked of the learner and stored; nothing in reports that earlier versions stored.
    #[serde(default)]
    pub privacy: Privacy,
    /// Why the status that the LMS recorded is not the one that the module sent.
    pub status_reason: Option<StatusReason>,
    /// What its calls come to on its own LMS and on each of the others; none in reports that earlier versions stored.
    #[serde(default)]
    pub outcomes: Vec<OutcomeRow>,
    /// The moments that the result depends on, in order (the first 100).
    pub timeline: Vec<Moment>,
    /// How many more moments there were.
    pub more_moments: u32,
    /// What happened over its time.
    pub activity: Activity,
    /// The refused calls, by element and error, in the order of their first (200 groups at most).
    pub refused: Vec<RefusedCalls>,
    /// Script errors, rejections, failed requests and failed resources, in order (the first 200).
    pub faults: Vec<Entry>,
}

/// A report with the LMS's log.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FullReport {
    /// The report.
    #[serde(flatten)]
    pub report: Report,
    /// The LMS's blocks.
    pub exchanges: Vec<Exchange>,
}

/// An interaction of a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct InteractionRow {
    /// The interaction.
    #[serde(flatten)]
    pub interaction: Interaction,
    /// Its latency in whole seconds; absent if it is no CMITimespan.
    pub latency_seconds: Option<u32>,
}

/// How often a module tried to reach something outside its session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AccessCount {
    /// What it tried to reach.
    pub access: AccessKind,
    /// What became of these attempts.
    pub decision: Decision,
    /// How many there were.
    pub count: u32,
}

impl From<Interaction> for InteractionRow {
    fn from(interaction: Interaction) -> Self {
        Self {
            latency_seconds: timespan_seconds(&interaction.latency),
            interaction,
        }
    }
}

impl Report {
    /// The report of a session: its calls are replayed from what it was launched with, so it holds just what the
    /// timeline holds. Where the log was deleted, it is the one that was stored in its place.
    pub(crate) fn from_session(store: &Store, row: SessionRow) -> Result<Self> {
        Self::with(store, row, &mut |_: &Step<'_>| {})
    }

    /// The report as it is stored in the place of its session's log.
    pub(crate) fn to_stored(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|error| Error::Store {
            reason: error.to_string(),
        })
    }

    /// The report that is stored in the place of a session's log. What came of the session later is not in it.
    fn from_stored(store: &Store, row: SessionRow) -> Result<Self> {
        let stored = stored::read(&store.stored_report(row.key)?).map_err(|error| {
            tracing::warn!(%error, session = %row.id, "a stored report cannot be read");
            Error::DamagedRecord
        });
        let stored: Self = stored?;
        // What follows from an outcome may be missing from what an earlier version stored.
        let outcomes = stored.outcomes.into_iter().map(|row| row.outcome);
        Ok(Self {
            outcomes: OutcomeRow::all(outcomes, &row.profile.id),
            session: as_recorded(row),
            ..stored
        })
    }

    /// The report of a session, whose entries are shown to `other` too.
    fn with(store: &Store, row: SessionRow, other: &mut dyn Observer) -> Result<Self> {
        if row.logs_deleted_at.is_some() {
            return Self::from_stored(store, row);
        }
        let mut counts = Counts::default();
        let mut replay = row.replay();
        let mut activity = ActivityBuilder::whole(row.progress.counts.at, replay.session());
        let mut what_if = OutcomeRow::launch(store, &row)?;
        let mut audit = SessionAudit::launch(&row.before);
        let mut privacy = PrivacyBuilder::default();
        let observers: &mut [&mut dyn Observer] = &mut [
            &mut counts,
            &mut activity,
            &mut what_if,
            &mut audit,
            &mut privacy,
            other,
        ];
        replay.fold(&store.entries(row.key), observers)?;
        let session = replay.session();
        let after = match row.progress.state {
            SessionState::Running => session.attempt().clone(),
            SessionState::Open | SessionState::Finished | SessionState::Validated => session.clone().leave(),
        };
        let sent = row.progress.counts.sent.status.as_deref();
        let data = session.data();
        let value = |element: &str| data.value(element).unwrap_or_default().to_owned();
        // Earlier versions recorded another status than the LMS's: nothing explains that one.
        let is_explained = row.progress.status == after.status.as_str();
        let status_reason = session
            .status_reason(sent, &row.before, &after)
            .filter(|_| is_explained);
        let losses = counts.losses.all();
        let progress = &row.progress;
        let opened = progress.page_opened_at.is_some() || replay.seq() > 0;
        let verdict = Verdict::new(&verdict::Evidence {
            state: progress.state,
            api: session.state(),
            opened,
            calls: progress.counts.calls,
            initialize_refused: counts.initialize_refused,
            part_missing: losses.iter().any(|loss| loss.cause.may_be_calls()),
            sent: &progress.counts.sent,
            status: &progress.status,
            score: &progress.score,
            is_explained,
            reason: status_reason.as_ref(),
            mastery_score: &session.launched_with().mastery_score,
        });
        let findings = audit.findings(&Ending {
            state: progress.state,
            session,
            opened,
            after: &after,
        });
        let (timeline, more_moments) = counts.timeline.take();
        Ok(Self {
            verdict,
            findings,
            tools: Vec::new(),
            losses,
            total_time: session.attempt().total_time.clone(),
            total_seconds: timespan_seconds(&session.attempt().total_time),
            exit: value(names::CORE_EXIT),
            lesson_location: value(names::CORE_LESSON_LOCATION),
            suspend_data: value(names::SUSPEND_DATA),
            interactions: data.interactions().into_iter().map(InteractionRow::from).collect(),
            objectives: data.objectives(),
            differences: counts.differences,
            confirmed_later: counts.confirmed_later,
            not_stored: counts.not_stored,
            accesses: in_order(&counts.accesses),
            privacy: privacy.take(),
            status_reason,
            outcomes: OutcomeRow::all(what_if.outcomes(progress.state), &row.profile.id),
            timeline,
            more_moments,
            activity: activity.take(),
            refused: counts.refused.groups(),
            faults: counts.faults,
            session: as_recorded(row),
        })
    }
}

/// The session with its learner's name as the module had it: the learner may have another by now.
fn as_recorded(row: SessionRow) -> SessionSummary {
    let name = Some(row.launch.student_name.clone()).filter(|name| !name.is_empty());
    let session = SessionSummary::from(row);
    SessionSummary {
        learner: name.unwrap_or_else(|| session.learner.clone()),
        ..session
    }
}

impl Activity {
    /// What happened in a part of a session.
    pub(crate) fn in_range(store: &Store, row: &SessionRow, range: TimeRange) -> Result<Self> {
        if let Some(at) = row.logs_deleted_at {
            return Err(Error::LogsDeleted { at });
        }
        let mut replay = row.replay();
        let mut activity = ActivityBuilder::part(range, replay.session());
        replay.fold(&store.entries(row.key), &mut [&mut activity])?;
        Ok(activity.take())
    }
}

impl FullReport {
    /// The report of a session, with its exchanges; none where its log was deleted.
    pub(crate) fn from_session(store: &Store, row: SessionRow) -> Result<Self> {
        if row.logs_deleted_at.is_some() {
            return Ok(Self {
                report: Report::from_stored(store, row)?,
                exchanges: Vec::new(),
            });
        }
        let (key, mut lms_log) = (row.key, store.lms_log(&row)?);
        let report = Report::with(store, row, &mut lms_log)?;
        Ok(Self {
            report,
            exchanges: store.exchanges(key, lms_log.take())?,
        })
    }
}

/// What a report counts and lists of the entries.
#[derive(Debug, Default)]
struct Counts {
    losses: LossSummary,
    timeline: Timeline,
    /// The error of the first LMSInitialize that was refused.
    initialize_refused: Option<u16>,
    differences: u32,
    confirmed_later: u32,
    not_stored: u32,
    accesses: HashMap<(AccessKind, Decision), u32>,
    refused: Refused,
    faults: Vec<Entry>,
}

impl Observer for Counts {
    fn observe(&mut self, step: &Step<'_>) {
        let entry = step.entry;
        self.losses.observe(step);
        self.timeline.read(step);
        self.refused.read(entry);
        match &entry.data {
            EntryData::Call { function, replay, .. } => {
                self.differences += u32::from(replay.is_some());
                let is_refused = step.returned.is_some_and(|returned| returned.error.is_error());
                if *function == Function::Initialize && is_refused && self.initialize_refused.is_none() {
                    self.initialize_refused = entry.data.error_code();
                }
            }
            EntryData::Unconfirmed { returned, .. } if returned == "true" => self.confirmed_later += 1,
            EntryData::Unconfirmed { .. } => self.not_stored += 1,
            EntryData::Access {
                access,
                decision,
                count,
                ..
            } => {
                let sum = self.accesses.entry((*access, *decision)).or_default();
                *sum = sum.saturating_add(*count);
            }
            data if is_fault(data) => add_fault(&mut self.faults, entry),
            _ => {}
        }
    }
}

/// Adds a fault to the list, if there is space. A later entry for the same failed request adds to the count of the first.
fn add_fault(faults: &mut Vec<Entry>, fault: &Entry) {
    if let EntryData::Served {
        path, status, count, ..
    } = &fault.data
    {
        let first = faults.iter_mut().find_map(|entry| match &mut entry.data {
            EntryData::Served {
                path: of,
                status: with,
                count,
                ..
            } if of == path && with == status => Some(count),
            _ => None,
        });
        if let Some(first) = first {
            *first = first.saturating_add(*count);
            return;
        }
    }
    if faults.len() < FAULTS {
        faults.push(fault.clone());
    }
}

/// Whether the entry is a fault of the module's page. A resource whose request failed is listed with its request.
fn is_fault(data: &EntryData) -> bool {
    match data {
        EntryData::Error { .. }
        | EntryData::Rejection { .. }
        | EntryData::Resource { status: None, .. }
        | EntryData::Unplayable { .. } => true,
        other => other.is_failed_request(),
    }
}

/// Those that were blocked first, each in the order of [`AccessKind::ALL`].
fn in_order(accesses: &HashMap<(AccessKind, Decision), u32>) -> Vec<AccessCount> {
    let each = [Decision::Blocked, Decision::Allowed]
        .into_iter()
        .flat_map(|decision| AccessKind::ALL.map(|access| (access, decision)));
    each.filter_map(|(access, decision)| {
        accesses.get(&(access, decision)).map(|count| AccessCount {
            access,
            decision,
            count: *count,
        })
    })
    .collect()
}
