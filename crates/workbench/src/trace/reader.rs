//! Reads pages of a session's trace, live or ended, from a connection of its own.
//!
//! The index of the rows is read once, and extended as entries come. The texts of exchanges are derived when somebody sees
//! them or searches in them. No call takes much longer than [`BUDGET`]: what is not done then is done in the next one.

mod states;

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use audit::SessionFinding;
use chrono::{DateTime, FixedOffset};
use journal::{
    Entry, EntryData, EntrySource, Exchange, ExchangeCommand, ExchangeSummary, LmsLog, Micros, PageTurns, Replay, Row,
    RowFilter, RowIndex, RowKind, Selection, blocks::LmsRecord,
};
use store::{RecordedExchange, SessionEntries, SessionRow, Store};

use super::judging::Judging;
use super::{
    Detail, KindCount, PAGE_LIMIT, PREVIEW, RowDetails, RowId, RowLookup, RowPlace, RowTarget, TraceNews, TracePage,
    TraceRequest, TraceRow,
};
use crate::{Error, Result, ids::SessionId};

/// How long one call may search and derive.
const BUDGET: Duration = Duration::from_millis(20);
/// Entries that are searched at a time. Each may have an exchange with the whole state.
const SEARCHED: u32 = 250;
/// Maximum previews of exchanges that are cached.
const PREVIEWS: usize = 4 * PAGE_LIMIT as usize;
/// Maximum bytes of texts in a page with all details, about.
const PAGE_BYTES: usize = 4 << 20;

/// A trace that somebody looks at.
#[derive(Debug)]
pub(crate) struct TraceReader {
    store: Store,
    session: SessionRow,
    log: LmsLog,
    /// What an earlier version recorded of the LMS's log.
    recorded: Vec<RecordedExchange>,
    index: RowIndex,
    selection: Selection,
    search: Option<Search>,
    /// Goes to the states that exchanges are derived from.
    replay: Replay,
    /// What the LMS had received by this entry, once somebody wanted to see how it closed the session.
    received: Option<(u32, LmsRecord)>,
    previews: HashMap<u32, Preview>,
    /// The turns of the pages, as far as somebody has wanted to see pages.
    turns: PageTurns,
    /// How many rows of the index have been looked at for pages.
    turned: usize,
    /// Its audit, once somebody wanted to see findings.
    judging: Option<Judging>,
}

/// The beginning of an exchange.
#[derive(Debug, Clone)]
struct Preview {
    exchange: Exchange,
    at: Micros,
    summary: Option<ExchangeSummary>,
}

/// A search for a text, which goes through the entries once.
#[derive(Debug)]
struct Search {
    /// Derives the exchanges that it looks in; none if the filter hides them.
    replay: Option<(Replay, LmsLog)>,
    /// The last entry that was searched.
    seq: u32,
}

/// Whether the text of an exchange is derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Derive {
    /// However long it takes.
    Yes,
    /// If it takes no longer than until then.
    Until(Instant),
    No,
}

impl TraceReader {
    /// A reader of this session.
    ///
    /// # Errors
    /// There is no such session, or its record cannot be read.
    pub(crate) fn open(store: Store, session: &SessionId) -> Result<Self> {
        let session = store.session(session)?;
        let recorded = store.recorded_exchanges(session.key)?;
        let index = if session.logs_deleted_at.is_some() {
            RowIndex::with_exchanges(Vec::new())
        } else if recorded.is_empty() {
            RowIndex::new()
        } else {
            RowIndex::with_exchanges(recorded.iter().map(|one| (one.after, one.command)).collect())
        };
        Ok(Self {
            log: store.lms_log(&session)?,
            replay: session.replay().with_keyframes(),
            recorded,
            index,
            selection: Selection::new(RowFilter::default()),
            search: None,
            received: None,
            previews: HashMap::new(),
            turns: PageTurns::default(),
            turned: 0,
            judging: None,
            session,
            store,
        })
    }

    /// A page of the trace.
    ///
    /// # Errors
    /// The session is gone, or the database cannot be read.
    pub(crate) fn page(&mut self, request: &TraceRequest) -> Result<TracePage> {
        let deadline = Instant::now() + BUDGET;
        self.refresh()?;
        self.select(&request.filter, deadline)?;
        let (from, limit) = (request.from as usize, request.limit.min(PAGE_LIMIT) as usize);
        let total = request
            .until
            .map_or(usize::MAX, |until| until as usize)
            .min(self.index.len());
        let shown = self.selection.len_within(total);
        let limit = limit.min(shown.saturating_sub(from));
        let wanted: Vec<_> = self.selection.rows(&self.index, from, limit).collect();
        let (mut rows, mut bytes) = (Vec::with_capacity(wanted.len()), 0);
        let (mut is_complete, mut has_derived) = (true, false);
        for row in wanted {
            let (row, is_derived) = match row {
                Row::Entry(seq) => (self.entry_row(seq, request.detail)?, true),
                Row::Exchange(number) => {
                    // One is always derived, or brought nearer, so that it goes on whatever the time.
                    let derive = if has_derived && Instant::now() >= deadline {
                        Derive::No
                    } else {
                        Derive::Until(deadline)
                    };
                    has_derived |= !self.previews.contains_key(&number);
                    self.exchange_row(number, request.detail, derive)?
                }
            };
            is_complete &= is_derived;
            if request.detail == Detail::Full && (!is_derived || bytes > PAGE_BYTES) {
                break;
            }
            bytes += size(&row);
            rows.push(row);
        }
        Ok(TracePage {
            rows,
            shown: shown as u32,
            total: total as u32,
            began_at: self.log.time(ExchangeCommand::Getparam, Micros::ZERO),
            counts: self.counts(),
            complete: is_complete && self.selection.seen() >= total,
        })
    }

    /// Where a row is in the list that a filter leaves.
    ///
    /// # Errors
    /// The session is gone, or the database cannot be read.
    pub(crate) fn place(&mut self, lookup: &RowLookup) -> Result<RowPlace> {
        self.refresh()?;
        self.select(&lookup.filter, Instant::now() + BUDGET)?;
        let (index, selection) = (&self.index, &self.selection);
        let total = lookup
            .until
            .map_or(index.len(), |until| index.len().min(until as usize));
        let shown = selection.len_within(total);
        let is_searched = selection.seen() >= total;
        let (place, complete) = match lookup.target {
            RowTarget::Row { id } => {
                let place = index.place(id.into());
                (
                    Some(selection.len_within(place)),
                    is_searched || selection.seen() > place,
                )
            }
            RowTarget::NextFailedCall { after } => {
                let found = selection.next_failed_call(index, after.map(|after| after as usize));
                (found, is_searched || found.is_some())
            }
            RowTarget::PreviousFailedCall { before } => {
                let found = selection.previous_failed_call(index, before as usize);
                (found, is_searched || selection.len() >= before as usize)
            }
        };
        Ok(RowPlace {
            place: place.filter(|place| *place < shown).map(|place| place as u32),
            complete,
        })
    }

    /// A row with all that belongs to it.
    ///
    /// # Errors
    /// The session is gone, or the database cannot be read.
    pub(crate) fn details(&mut self, id: RowId) -> Result<RowDetails> {
        let deadline = Instant::now() + BUDGET;
        self.refresh()?;
        if let Some(at) = self.session.logs_deleted_at {
            return Err(Error::LogsDeleted { at });
        }
        let seq = match id {
            RowId::Entry { seq } => seq,
            RowId::Exchange { number } => {
                let (row, complete) = self.exchange_row(number, Detail::Full, Derive::Until(deadline))?;
                return Ok(RowDetails {
                    row,
                    state: None,
                    exchange: None,
                    complete,
                });
            }
        };
        let row = self.entry_row(seq, Detail::Full)?;
        let mut details = RowDetails {
            row,
            state: None,
            exchange: None,
            complete: true,
        };
        let is_call = matches!(&details.row, TraceRow::Entry { entry, .. } if entry.data.function().is_some());
        if is_call {
            details.state = self.state_change(seq, deadline)?;
            details.complete = details.state.is_some();
        }
        if let Some(number) = self.index.exchange_after(seq)
            && let Some((exchange, _, is_complete)) = self.exchange(number, Derive::Until(deadline))?
        {
            details.complete &= is_complete;
            details.exchange = is_complete.then_some(exchange);
        }
        Ok(details)
    }

    /// The index of its rows, with what has come.
    ///
    /// # Errors
    /// The session is gone, or the database cannot be read.
    pub(crate) fn rows(&mut self) -> Result<&RowIndex> {
        self.refresh()?;
        Ok(&self.index)
    }

    /// How many rows it has, as far as they have been read.
    pub(crate) fn len(&self) -> usize {
        self.index.len()
    }

    /// The row at this place of the index, whatever time its text takes, and when it was logged.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(crate) fn row_at(&mut self, place: usize, detail: Detail) -> Result<Option<(TraceRow, DateTime<FixedOffset>)>> {
        let Some(row) = self.index.row(place) else {
            return Ok(None);
        };
        let (row, at) = match row {
            Row::Entry(seq) => {
                let entry = self.entry(seq, detail)?;
                let at = self.log.time(ExchangeCommand::Getparam, entry.at);
                (TraceRow::from_entry(entry), at)
            }
            Row::Exchange(number) => {
                let (row, _) = self.exchange_row(number, detail, Derive::Yes)?;
                let at = match &row {
                    TraceRow::Exchange { exchange, .. } => exchange.at,
                    _ => self.session.started_at,
                };
                (row, at)
            }
        };
        Ok(Some((row, at)))
    }

    /// What the rules have found so far, and whether all entries were looked at.
    ///
    /// # Errors
    /// The session is gone, its log was deleted, or the database cannot be read.
    pub(crate) fn findings(&mut self) -> Result<(Vec<SessionFinding>, bool)> {
        self.refresh()?;
        if let Some(at) = self.session.logs_deleted_at {
            return Err(Error::LogsDeleted { at });
        }
        let session = &self.session;
        let judging = self.judging.get_or_insert_with(|| Judging::launch(session));
        judging.go_on(session, &self.store.entries(session.key))
    }

    /// How far the trace has come.
    ///
    /// # Errors
    /// The session is gone, or the database cannot be read.
    pub(crate) fn news(&mut self) -> Result<TraceNews> {
        self.refresh()?;
        Ok(TraceNews {
            rows: self.index.len() as u32,
            state: self.session.progress.state,
            stage: None,
            live: None,
        })
    }

    /// The request that launched the session, if it has one.
    ///
    /// # Errors
    /// The session is gone, or the database cannot be read.
    pub(crate) fn launch_request(&mut self) -> Result<Option<Exchange>> {
        self.refresh()?;
        match self.index.exchange(0) {
            Some((_, ExchangeCommand::Launch)) => Ok(self.exchange(0, Derive::Yes)?.map(|(exchange, ..)| exchange)),
            _ => Ok(None),
        }
    }

    /// Reads what has come since the last time.
    fn refresh(&mut self) -> Result<()> {
        let had_log = self.session.logs_deleted_at.is_none();
        self.session = self.store.session(&self.session.id)?;
        if let Some(at) = self.session.logs_deleted_at {
            return match had_log {
                true => Err(Error::LogsDeleted { at }),
                false => Ok(()),
            };
        }
        if let Some(opened) = self.session.progress.page_opened_at {
            self.log.page_opened(opened);
        }
        let index = &mut self.index;
        let entries = self.store.entries(self.session.key);
        entries.marks_after(index.last_entry(), |mark| index.push(mark))?;
        if !self.recorded.is_empty() {
            index.finish();
        }
        Ok(())
    }

    /// Selects the rows that the filter passes. Where it has a text, some rows may be left after the deadline.
    fn select(&mut self, filter: &RowFilter, deadline: Instant) -> Result<()> {
        if filter.passes(RowKind::Page, false) {
            self.turn_pages()?;
        }
        if self.selection.filter() != filter {
            self.selection = Selection::new(filter.clone());
            self.search = (!filter.text.is_empty())
                .then(|| self.search(filter.passes(RowKind::Exchange, false)))
                .transpose()?;
        }
        let Some(mut search) = self.search.take() else {
            self.selection.extend(&self.index, self.index.len(), |_| None);
            return Ok(());
        };
        let mut result = Ok(());
        while result.is_ok() && self.selection.seen() < self.index.len() && Instant::now() < deadline {
            result = self.search_on(&mut search);
        }
        self.search = Some(search);
        result
    }

    /// Folds the phases of pages: each turn of pages has one row, that of its first entry.
    fn turn_pages(&mut self) -> Result<()> {
        for place in self.turned..self.index.len() {
            if self.index.kind(place) == Some(RowKind::Page)
                && let Some(Row::Entry(seq)) = self.index.row(place)
            {
                let entry = self.store.entries(self.session.key).numbered(seq)?;
                if let EntryData::Page { url, depth } = &entry.data
                    && !self.turns.push(seq, url, *depth, entry.phase)
                {
                    self.index.fold(place);
                }
            }
            self.turned = place + 1;
        }
        Ok(())
    }

    /// How many rows there are of each kind.
    fn counts(&self) -> Vec<KindCount> {
        let count = |kind| KindCount {
            kind,
            count: self.index.count(kind),
        };
        RowKind::ALL
            .map(count)
            .into_iter()
            .filter(|one| one.count > 0)
            .collect()
    }

    /// A search that has not begun yet.
    fn search(&self, in_exchanges: bool) -> Result<Search> {
        let replay = match in_exchanges {
            true => Some((self.session.replay(), self.store.lms_log(&self.session)?)),
            false => None,
        };
        Ok(Search { replay, seq: 0 })
    }

    /// Searches the rows of the next entries.
    fn search_on(&mut self, search: &mut Search) -> Result<()> {
        let mut entries = self.store.entries(self.session.key).after(search.seq, SEARCHED)?;
        // Those that came meanwhile have no rows yet.
        entries.truncate(entries.partition_point(|entry| entry.seq <= self.index.last_entry()));
        let mut exchanges = HashMap::new();
        if let Some((replay, log)) = &mut search.replay {
            if let Some(opened) = self.session.progress.page_opened_at {
                log.page_opened(opened);
            }
            for entry in &entries {
                replay.apply(entry, &mut [&mut *log]);
            }
            exchanges.extend(log.take().into_iter().map(|one| ((one.after, one.command), one)));
        }
        let mut end = self.selection.seen();
        if let Some(last) = entries.last() {
            search.seq = last.seq;
            while self.entry_of(end).is_some_and(|seq| seq <= last.seq) {
                end += 1;
            }
        } else {
            end = self.index.len();
        }
        let Self {
            store,
            session,
            recorded,
            index,
            selection,
            turns,
            ..
        } = self;
        let entries_of = store.entries(session.key);
        let text_of_exchange = |number: u32| {
            if let Some(one) = recorded.get(number as usize)
                && let Ok(Some(recorded)) = store.recorded_exchange(session.key, one.number)
                && !recorded.data.is_empty()
            {
                return Some(recorded.search_text());
            }
            exchanges.get(&index.exchange(number)?).map(Exchange::search_text)
        };
        selection.extend(index, end, |row| match row {
            Row::Entry(seq) => {
                let at = entries.binary_search_by_key(&seq, |entry| entry.seq).ok()?;
                let mut text = entries.get(at).map(Entry::search_text)?;
                for later in turns.of(seq).map_or(&[][..], |turn| &turn.entries) {
                    text.push(' ');
                    text.push_str(&entries_of.numbered(*later).ok()?.search_text());
                }
                Some(text)
            }
            Row::Exchange(number) => text_of_exchange(number),
        });
        Ok(())
    }

    /// The entry at this place of the index, or the one before the exchange there.
    fn entry_of(&self, place: usize) -> Option<u32> {
        match self.index.row(place)? {
            Row::Entry(seq) => Some(seq),
            Row::Exchange(number) => self.index.exchange(number).map(|(after, _)| after),
        }
    }

    /// The row of an entry; of the first of a turn of pages, all of the turn.
    fn entry_row(&self, seq: u32, detail: Detail) -> Result<TraceRow> {
        let turn = self.turns.of(seq).filter(|turn| turn.entries.first() == Some(&seq));
        let Some(turn) = turn else {
            return Ok(TraceRow::from_entry(self.entry(seq, detail)?));
        };
        let entries = turn.entries.iter().map(|seq| self.entry(*seq, detail));
        Ok(TraceRow::Pages {
            entries: entries.collect::<Result<_>>()?,
            open: turn.is_open,
        })
    }

    fn entry(&self, seq: u32, detail: Detail) -> Result<Entry> {
        let mut entry = self.store.entries(self.session.key).numbered(seq)?;
        if detail == Detail::Preview {
            entry.data.shorten(PREVIEW);
        }
        Ok(entry)
    }

    /// The row of an exchange, and whether its text is there.
    fn exchange_row(&mut self, number: u32, detail: Detail, derive: Derive) -> Result<(TraceRow, bool)> {
        let row = |Preview { exchange, at, summary }| TraceRow::Exchange {
            number,
            at_us: at,
            summary,
            exchange,
        };
        if detail == Detail::Preview
            && let Some(preview) = self.previews.get(&number).cloned()
        {
            return Ok((row(preview), true));
        }
        let found = self.exchange(number, derive)?;
        let (exchange, at, is_complete) = found.unwrap_or_else(|| (blank(self.session.started_at), Micros::ZERO, true));
        let summary = exchange.summary();
        let mut preview = Preview { exchange, at, summary };
        if detail == Detail::Preview && is_complete {
            if let Some((end, _)) = preview.exchange.data.char_indices().nth(PREVIEW) {
                preview.exchange.data.truncate(end);
            }
            if self.previews.len() >= PREVIEWS {
                self.previews.clear();
            }
            self.previews.insert(number, preview.clone());
        }
        Ok((row(preview), is_complete))
    }

    /// The exchange with this number, when it was on the clock of the entries, and whether its text is there.
    fn exchange(&mut self, number: u32, derive: Derive) -> Result<Option<(Exchange, Micros, bool)>> {
        let Some((after, command)) = self.index.exchange(number) else {
            return Ok(None);
        };
        let entries = self.store.entries(self.session.key);
        let entry = match after {
            0 => None,
            _ => Some(entries.numbered(after)?),
        };
        let at = entry.as_ref().map_or(Micros::ZERO, |entry| entry.at);
        let mut exchange = Exchange {
            at: self.log.time(command, at),
            after,
            command,
            data: String::new(),
        };
        if let Some(one) = self.recorded.get(number as usize) {
            exchange = self
                .store
                .recorded_exchange(self.session.key, one.number)?
                .unwrap_or(exchange);
            // What does not follow the entry now cannot be derived.
            let is_derivable = entry
                .as_ref()
                .is_none_or(|entry| entry.data.exchange() == Some(command));
            if !exchange.data.is_empty() || !is_derivable {
                return Ok(Some((exchange, at, true)));
            }
        }
        if derive == Derive::No {
            return Ok(Some((exchange, at, false)));
        }
        let validated = match entry.map(|entry| entry.data) {
            Some(EntryData::Validated { received, .. }) => Some(received),
            _ => None,
        };
        if let Some(seq @ 1..) = validated
            && self.received.as_ref().is_none_or(|(known, _)| *known != seq)
        {
            if !approach(&mut self.replay, seq, &entries, derive)? {
                return Ok(Some((exchange, at, false)));
            }
            self.received = Some((seq, LmsRecord::from_data(self.replay.session().data())));
        }
        if !approach(&mut self.replay, after, &entries, derive)? {
            return Ok(Some((exchange, at, false)));
        }
        let session = self.replay.session();
        exchange.data = match validated {
            Some(received) => {
                let record = self
                    .received
                    .as_ref()
                    .filter(|_| received > 0)
                    .map(|(_, record)| record);
                self.log.validated(after, at, session, record).data
            }
            None => self.log.exchange(after, command, at, session).data,
        };
        Ok(Some((exchange, at, true)))
    }
}

/// Goes towards the state after entry `seq`; returns whether it is there, which it may not be where there is a deadline.
fn approach(replay: &mut Replay, seq: u32, entries: &SessionEntries<'_>, derive: Derive) -> Result<bool> {
    while !replay.approach(seq, entries)? {
        if matches!(derive, Derive::Until(deadline) if Instant::now() >= deadline) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// In the place of an exchange that is gone.
fn blank(at: DateTime<FixedOffset>) -> Exchange {
    Exchange {
        after: 0,
        command: ExchangeCommand::Launch,
        at,
        data: String::new(),
    }
}

/// The bytes of a row's texts, about.
fn size(row: &TraceRow) -> usize {
    match row {
        TraceRow::Entry { entry, .. } => match &entry.data {
            EntryData::Call {
                arguments, returned, ..
            } => returned.len() + arguments.iter().map(|argument| argument.text.len()).sum::<usize>(),
            _ => 0,
        },
        TraceRow::Exchange { exchange, .. } => exchange.data.len(),
        TraceRow::Pages { .. } => 0,
    }
}

#[cfg(test)]
mod tests;
