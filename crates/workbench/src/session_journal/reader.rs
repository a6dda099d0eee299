//! Reads pages of the journal. The list of sessions is read again only when the library has changed.

use std::{
    collections::{HashMap, VecDeque},
    time::{Duration, Instant},
};

use journal::{JournalKind, Micros, Row};
use store::{JournalIndex, JournalSession, SessionKey, Store};

use super::{
    page::{
        DeletedLogs, JournalChoice, JournalChoices, JournalColumn, JournalFilter, JournalPage, JournalRequest,
        JournalRow, JournalSort, logged_at,
    },
    places::{Hit, Listed, Segment, order, segments},
    search::Search,
    texts::folded,
};
use crate::{
    Error, Result,
    ids::SessionId,
    settings::FOLLOW_EVERYONE,
    trace::{Detail, PAGE_LIMIT, TraceReader},
};

/// How long one call may search.
const BUDGET: Duration = Duration::from_millis(30);
/// How long a search for all rows goes on until it says how far it has come.
const LONG_BUDGET: Duration = Duration::from_millis(200);
/// Maximum sessions whose rows stay open, and maximum rows of all of them.
const OPEN: usize = 32;
const OPEN_ROWS: usize = 500_000;

/// Opens a connection to the library.
pub(crate) type Connect<'a> = &'a dyn Fn() -> Result<Store>;
/// Opens the index; `None` if there is none.
pub(crate) type OpenIndex = Box<dyn Fn() -> Option<JournalIndex> + Send>;

/// The journal, as somebody looks at it.
pub(crate) struct JournalReader {
    store: Store,
    open_index: OpenIndex,
    index: Option<JournalIndex>,
    /// The versions of library and index that the list was read from.
    versions: Option<(i64, Option<i64>)>,
    sessions: Vec<Listed>,
    search: Option<Search>,
    view: Option<View>,
    /// The rows of sessions that are only partly within the times of the filter.
    partial: HashMap<SessionKey, Vec<Hit>>,
    open: VecDeque<(SessionId, TraceReader)>,
}

impl std::fmt::Debug for JournalReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("JournalReader").finish_non_exhaustive()
    }
}

/// Rows that follow one another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part<'a> {
    /// The rows.
    pub(crate) rows: &'a [JournalRow],
    /// How many there are in all; none until all are found.
    pub(crate) total: Option<u32>,
}

/// The rows that a filter leaves, in an order.
#[derive(Debug)]
struct View {
    filter: JournalFilter,
    sort: JournalSort,
    order: Vec<usize>,
    segments: Vec<Segment>,
    searched: u32,
}

impl View {
    fn shown(&self) -> u32 {
        self.segments.last().map_or(0, |last| last.end)
    }

    /// A segment, and how many rows come before it.
    fn segment(&self, at: usize) -> Option<(u32, Segment)> {
        let before = at.checked_sub(1).and_then(|before| self.segments.get(before));
        Some((before.map_or(0, |one| one.end), *self.segments.get(at)?))
    }
}

impl JournalReader {
    /// A reader of the library behind `store`. Its index is opened once there is one.
    pub(crate) fn new(store: Store, open_index: OpenIndex) -> Self {
        Self {
            store,
            open_index,
            index: None,
            versions: None,
            sessions: Vec::new(),
            search: None,
            view: None,
            partial: HashMap::new(),
            open: VecDeque::new(),
        }
    }

    /// A page of the journal.
    ///
    /// # Errors
    /// The library cannot be read.
    pub(crate) fn page(&mut self, request: &JournalRequest, connect: Connect<'_>) -> Result<JournalPage> {
        let deadline = Instant::now() + BUDGET;
        self.refresh()?;
        self.select(&request.filter, request.sort, deadline)?;
        let view = self.view.take();
        let (mut rows, mut shown, mut searched, mut to_search) = (Vec::new(), 0, 0, 0);
        if let Some(view) = &view {
            rows = self.rows(view, request, connect)?;
            shown = view.shown();
            if self.search.is_some() {
                (searched, to_search) = (view.searched, view.order.len() as u32);
            }
        }
        self.view = view;
        let all = self.sessions.iter().flat_map(|listed| listed.counts.all());
        Ok(JournalPage {
            rows,
            shown,
            total: all.fold(0, |sum, count| sum.saturating_add(*count)),
            searched,
            to_search,
        })
    }

    /// Shows all rows that the filter leaves to `each`, as the library is now, at most `part` at a time; also an empty part when it
    /// has searched for a while. Goes on as long as `each` wants more; returns whether it came to the end.
    ///
    /// # Errors
    /// The library cannot be read, or `each` fails.
    pub(crate) fn all_rows<E: From<Error>>(
        &mut self,
        (filter, sort): (&JournalFilter, JournalSort),
        part: usize,
        connect: Connect<'_>,
        each: &mut dyn FnMut(Part<'_>) -> Result<bool, E>,
    ) -> Result<bool, E> {
        self.refresh()?;
        let mut shown = 0;
        loop {
            self.select(filter, sort, Instant::now() + LONG_BUDGET)?;
            let Some(view) = self.view.take() else { return Ok(true) };
            let is_searched = self.search.is_none() || view.searched as usize == view.order.len();
            // What is found later comes after these, unless rows are sorted by their kinds.
            if is_searched || sort.column != JournalColumn::Command {
                let mut each = |rows: &[JournalRow]| {
                    each(Part {
                        rows,
                        total: is_searched.then(|| view.shown()),
                    })
                };
                if !each(&[])? || !self.segments_from(&view, &mut shown, part, connect, &mut each)? {
                    return Ok(false);
                }
            } else if !each(Part { rows: &[], total: None })? {
                return Ok(false);
            }
            self.view = Some(view);
            if is_searched {
                return Ok(true);
            }
        }
    }

    /// Shows the rows of all segments that are not among the first `shown`.
    fn segments_from<E: From<Error>>(
        &mut self,
        view: &View,
        shown: &mut usize,
        part: usize,
        connect: Connect<'_>,
        each: &mut dyn FnMut(&[JournalRow]) -> Result<bool, E>,
    ) -> Result<bool, E> {
        while let Some((start, segment)) = view.segment(*shown) {
            *shown += 1;
            let Some(listed) = self.sessions.get(segment.session).cloned() else {
                continue;
            };
            let mut places = match self.places(&listed, &segment, &view.filter, connect) {
                Err(_) if self.is_gone(&listed.session.id) => continue,
                places => places?,
            };
            // What was logged since then does not count.
            places.truncate((segment.end - start) as usize);
            if view.sort.is_newest_first() {
                places.reverse();
            }
            for places in places.chunks(part.max(1)) {
                let mut rows = Vec::new();
                match self.session_rows(&listed.session, places, Detail::Full, connect, &mut rows) {
                    Err(_) if self.is_gone(&listed.session.id) => break,
                    read => read?,
                }
                if !each(&rows)? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Whether a session, or its log, was deleted.
    fn is_gone(&self, id: &SessionId) -> bool {
        self.store
            .session(id)
            .map_or(true, |session| session.logs_deleted_at.is_some())
    }

    /// The sessions that a filter asks for, if the logs of all of them were deleted.
    ///
    /// # Errors
    /// The library cannot be read.
    pub(crate) fn deleted_logs(&mut self, filter: &JournalFilter) -> Result<Option<DeletedLogs>> {
        self.refresh()?;
        if self.sessions.iter().any(|listed| filter.passes(&listed.session)) {
            return Ok(None);
        }
        let mut deleted = self.store.deleted_logs()?;
        deleted.retain(|log| filter.passes_deleted(log));
        let last = deleted.iter().map(|log| log.deleted_at).max();
        Ok(last.map(|at| DeletedLogs {
            sessions: deleted.len() as u32,
            at,
        }))
    }

    /// What the journal can be filtered by.
    ///
    /// # Errors
    /// The library cannot be read.
    pub(crate) fn choices(&mut self) -> Result<JournalChoices> {
        self.refresh()?;
        Ok(JournalChoices {
            courses: self.distinct(|session| (session.course, &session.package_title)),
            lessons: self.distinct(|session| (session.sco, &session.sco_title)),
            learners: self.distinct(|session| (session.learner_id, &session.learner)),
        })
    }

    fn distinct<Id: Copy + Eq + std::hash::Hash>(
        &self,
        of: impl Fn(&JournalSession) -> (Id, &String),
    ) -> Vec<JournalChoice<Id>> {
        let mut names = HashMap::new();
        for listed in &self.sessions {
            // The newest session has the newest name.
            let (id, name) = of(&listed.session);
            names.entry(id).or_insert(name);
        }
        let choice = |(id, name): (Id, &String)| JournalChoice { id, name: name.clone() };
        let mut choices: Vec<_> = names.into_iter().map(choice).collect();
        choices.sort_by_cached_key(|choice| folded(&choice.name).into_owned());
        choices
    }

    /// Reads the list of sessions again if it may have changed.
    fn refresh(&mut self) -> Result<()> {
        if self.index.is_none() {
            self.index = (self.open_index)();
        }
        let index = self.index.as_ref();
        let versions = (
            self.store.data_version()?,
            index.map(JournalIndex::data_version).transpose()?,
        );
        if self.versions == Some(versions) {
            return Ok(());
        }
        let mut indexed = index.map(JournalIndex::sessions).transpose()?.unwrap_or_default();
        let known: HashMap<SessionKey, Listed> = std::mem::take(&mut self.sessions)
            .into_iter()
            .map(|listed| (listed.session.key, listed))
            .collect();
        let everyone = self.store.setting::<Option<bool>>(FOLLOW_EVERYONE)?.unwrap_or(true);
        let sessions = self.store.journal_sessions()?.into_iter();
        for session in sessions.filter(|session| everyone || session.is_followed) {
            let indexed = indexed
                .remove(&session.key)
                .filter(|(revision, _)| *revision == session.revision);
            let is_indexed = indexed.is_some();
            let counts = match (indexed, known.get(&session.key)) {
                (Some((_, counts)), _) => counts,
                (None, Some(known)) if known.session.revision == session.revision => known.counts,
                _ => self.store.journal_counts(session.key)?,
            };
            self.sessions.push(Listed {
                session,
                counts,
                is_indexed,
            });
        }
        if let Some(search) = &mut self.search {
            search.look_up(index)?;
        }
        self.view = None;
        self.partial.clear();
        self.versions = Some(versions);
        Ok(())
    }

    /// Finds the rows that the filter passes. Where it has a text, some sessions may be left after the deadline.
    fn select(&mut self, filter: &JournalFilter, sort: JournalSort, deadline: Instant) -> Result<()> {
        if self.search.as_ref().map_or("", Search::text) != filter.text {
            self.view = None;
            self.search = None;
            if !filter.text.is_empty() {
                let mut search = Search::new(&filter.text);
                search.look_up(self.index.as_ref())?;
                self.search = Some(search);
            }
        }
        let same = |view: &View| view.filter == *filter && view.sort == sort;
        let view = match self.view.take().filter(same) {
            Some(view) if self.search.is_none() || view.searched as usize == view.order.len() => view,
            other => self.update(other, filter, sort, deadline)?,
        };
        self.view = Some(view);
        Ok(())
    }

    /// The view of this filter, as far as it has been searched.
    fn update(
        &mut self,
        view: Option<View>,
        filter: &JournalFilter,
        sort: JournalSort,
        deadline: Instant,
    ) -> Result<View> {
        let order = match view {
            Some(view) => view.order,
            None => {
                self.partial.clear();
                order(&self.sessions, filter, sort)
            }
        };
        let listed = order.iter().filter_map(|place| self.sessions.get(*place));
        let mut searched = 0;
        if let Some(search) = &mut self.search {
            searched = search.advance(&self.store, listed, deadline)?;
        } else {
            for listed in listed.filter(|listed| !filter.has_whole(&listed.session)) {
                if !self.partial.contains_key(&listed.session.key) {
                    let hits = all_rows(&self.store, &listed.session)?;
                    self.partial.insert(listed.session.key, hits);
                }
            }
        }
        let count = |place: usize, kind: Option<JournalKind>| {
            let Some(listed) = self.sessions.get(place) else {
                return 0;
            };
            match self.hits(listed) {
                Some(hits) => {
                    let passes =
                        |hit: &&Hit| hit.passes(filter, &listed.session) && kind.is_none_or(|kind| kind == hit.kind);
                    hits.iter().filter(passes).count() as u32
                }
                None if self.search.is_some() => 0,
                None => match kind {
                    Some(kind) => listed.counts.of(kind),
                    None => {
                        let kinds = JournalKind::ALL.into_iter().filter(|kind| filter.has_kind(*kind));
                        kinds.map(|kind| listed.counts.of(kind)).sum()
                    }
                },
            }
        };
        Ok(View {
            segments: segments(&order, filter, sort, count),
            filter: filter.clone(),
            sort,
            order,
            searched,
        })
    }

    /// The rows of a session, if they are not simply all: what was found in it, or what is within the times.
    fn hits(&self, listed: &Listed) -> Option<&[Hit]> {
        match &self.search {
            Some(search) => search.hits(listed),
            None => self.partial.get(&listed.session.key).map(Vec::as_slice),
        }
    }

    /// The rows of a page.
    fn rows(&mut self, view: &View, request: &JournalRequest, connect: Connect<'_>) -> Result<Vec<JournalRow>> {
        let mut from = request.from;
        let to = from.saturating_add(request.limit.min(PAGE_LIMIT)).min(view.shown());
        let mut rows = Vec::new();
        let mut at = view.segments.partition_point(|segment| segment.end <= from);
        while let Some((start, segment)) = view.segment(at).filter(|_| from < to) {
            let take = (to.min(segment.end) - from) as usize;
            let Some(listed) = self.sessions.get(segment.session).cloned() else {
                break;
            };
            let mut places = self.places(&listed, &segment, &view.filter, connect)?;
            if view.sort.is_newest_first() {
                places.reverse();
            }
            let places: Vec<u32> = places.into_iter().skip((from - start) as usize).take(take).collect();
            self.session_rows(&listed.session, &places, request.detail, connect, &mut rows)?;
            from = segment.end;
            at += 1;
        }
        Ok(rows)
    }

    /// The places in the session's trace of the rows of a segment, in their order there.
    fn places(
        &mut self,
        listed: &Listed,
        segment: &Segment,
        filter: &JournalFilter,
        connect: Connect<'_>,
    ) -> Result<Vec<u32>> {
        let has_kind = |kind| segment.kind.map_or_else(|| filter.has_kind(kind), |one| one == kind);
        if let Some(hits) = self.hits(listed) {
            let passed = hits
                .iter()
                .filter(|hit| has_kind(hit.kind) && hit.passes(filter, &listed.session));
            return Ok(passed.map(|hit| hit.place).collect());
        }
        let trace = self.trace(&listed.session.id, connect)?;
        let rows = trace.rows()?;
        let passed = (0..rows.len()).filter(|place| rows.journal_kind(*place).is_some_and(has_kind));
        Ok(passed.map(|place| place as u32).collect())
    }

    /// Adds the rows at these places of a session's trace.
    fn session_rows(
        &mut self,
        session: &JournalSession,
        places: &[u32],
        detail: Detail,
        connect: Connect<'_>,
        rows: &mut Vec<JournalRow>,
    ) -> Result<()> {
        let trace = self.trace(&session.id, connect)?;
        trace.rows()?;
        // A replay goes forward.
        let mut forward = places.to_vec();
        forward.sort_unstable();
        let mut derived = HashMap::new();
        for place in forward {
            if let Some(row) = trace.row_at(place as usize, detail)? {
                derived.insert(place, row);
            }
        }
        rows.extend(places.iter().filter_map(|place| {
            let (row, at) = derived.remove(place)?;
            Some(JournalRow {
                session: session.id.clone(),
                started_at: session.started_at,
                began_at: logged_at(session, Micros::ZERO),
                course: session.package_title.clone(),
                lesson: session.sco_title.clone(),
                learner: session.learner.clone(),
                at,
                row,
            })
        }));
        Ok(())
    }

    /// The reader of a session's trace.
    fn trace(&mut self, id: &SessionId, connect: Connect<'_>) -> Result<&mut TraceReader> {
        let found = self.open.iter().position(|(of, _)| of == id);
        let newest = match found.and_then(|place| self.open.remove(place)) {
            Some(trace) => trace,
            None => {
                let mut trace = TraceReader::open(connect()?, id)?;
                trace.rows()?;
                (id.clone(), trace)
            }
        };
        self.open.push_front(newest);
        let mut rows = 0;
        let mut keep = 0;
        for (_, trace) in &self.open {
            rows += trace.len();
            if keep > 0 && (rows > OPEN_ROWS || keep == OPEN) {
                break;
            }
            keep += 1;
        }
        self.open.truncate(keep);
        match self.open.front_mut() {
            Some((_, trace)) => Ok(trace),
            None => unreachable!("it was just put there"),
        }
    }
}

/// All rows of a session, with their times.
fn all_rows(store: &Store, session: &JournalSession) -> Result<Vec<Hit>> {
    let index = super::texts::row_index(store, session.key)?;
    let times: HashMap<u32, Micros> = store.entries(session.key).times()?.into_iter().collect();
    let hit = |place: usize| {
        let seq = match index.row(place)? {
            Row::Entry(seq) => seq,
            Row::Exchange(number) => index.exchange(number)?.0,
        };
        Some(Hit {
            place: place as u32,
            kind: index.journal_kind(place)?,
            at: times.get(&seq).copied().unwrap_or(Micros::ZERO),
        })
    };
    Ok((0..index.len()).filter_map(hit).collect())
}
