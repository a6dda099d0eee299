//! Where rows are in the journal: how many each session has, in which order the sessions come.

use chrono::{DateTime, FixedOffset};
use journal::{JournalCounts, JournalKind, Micros};
use store::JournalSession;

use super::{
    page::{JournalColumn, JournalFilter, JournalSort, logged_at},
    texts::folded,
};

/// A session of the journal.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    /// The session.
    pub(super) session: JournalSession,
    /// How many rows it has.
    pub(super) counts: JournalCounts,
    /// Whether the index has its texts.
    pub(super) is_indexed: bool,
}

/// A row that was found in a session.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    /// Its place among the rows of the session's trace.
    pub(super) place: u32,
    /// Its kind.
    pub(super) kind: JournalKind,
    /// When it was logged, on the clock of the entries.
    pub(super) at: Micros,
}

impl Hit {
    /// Whether it passes the filter, apart from the text.
    pub(super) fn passes(&self, filter: &JournalFilter, session: &JournalSession) -> bool {
        filter.has_kind(self.kind) && filter.has_time(self.logged_at(session))
    }

    fn logged_at(&self, session: &JournalSession) -> DateTime<FixedOffset> {
        match self.kind {
            JournalKind::Launch => session.started_at,
            _ => logged_at(session, self.at),
        }
    }
}

/// Rows of one session that follow one another in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Segment {
    /// The session's place in the list.
    pub(super) session: usize,
    /// The kind of all these rows; `None` for all that the filter passes.
    pub(super) kind: Option<JournalKind>,
    /// How many rows the journal has up to its end.
    pub(super) end: u32,
}

/// The sessions that pass a filter, in the order in which they are shown.
pub(super) fn order(sessions: &[Listed], filter: &JournalFilter, sort: JournalSort) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sessions.len())
        .filter(|place| {
            sessions
                .get(*place)
                .is_some_and(|listed| filter.passes(&listed.session))
        })
        .collect();
    let name = |place: &usize| {
        let session = &sessions.get(*place)?.session;
        let name = match sort.column {
            JournalColumn::Course => &session.package_title,
            JournalColumn::Lesson => &session.sco_title,
            JournalColumn::Learner => &session.learner,
            JournalColumn::Date | JournalColumn::Command => return None,
        };
        Some(folded(name).into_owned())
    };
    match (sort.column, sort.descending) {
        (JournalColumn::Date, true) | (JournalColumn::Command, _) => {}
        (JournalColumn::Date, false) => order.reverse(),
        (_, false) => order.sort_by_cached_key(name),
        (_, true) => order.sort_by_cached_key(|place| std::cmp::Reverse(name(place))),
    }
    order
}

/// The rows in their order: `count` is asked how many rows of a kind (all that the filter passes for `None`) a session has.
pub(super) fn segments(
    order: &[usize],
    filter: &JournalFilter,
    sort: JournalSort,
    count: impl Fn(usize, Option<JournalKind>) -> u32,
) -> Vec<Segment> {
    let mut kinds: Vec<Option<JournalKind>> = match sort.column {
        JournalColumn::Command => {
            let passed = JournalKind::ALL.into_iter().filter(|kind| filter.has_kind(*kind));
            passed.map(Some).collect()
        }
        _ => vec![None],
    };
    if sort.descending {
        kinds.reverse();
    }
    let mut end = 0_u32;
    let mut segments = Vec::new();
    for kind in kinds {
        for session in order {
            let rows = count(*session, kind);
            if rows > 0 {
                end = end.saturating_add(rows);
                segments.push(Segment {
                    session: *session,
                    kind,
                    end,
                });
            }
        }
    }
    segments
}
