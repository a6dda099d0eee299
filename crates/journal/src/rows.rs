//! The rows of a trace: entries with the blocks of the LMS's log between them. An index knows where each row stands and
//! of which kind it is, but no text; a selection has the rows that a filter passes.

use serde::{Deserialize, Serialize};

use crate::{Entry, ExchangeCommand, JournalKind, RowKind};

/// Which rows of a trace are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RowFilter {
    /// Kinds that are not shown.
    pub hidden: Vec<RowKind>,
    /// Whether only problems are shown.
    pub problems_only: bool,
    /// Text that the row contains, in any case; empty for all rows.
    pub text: String,
}

impl RowFilter {
    /// Whether it passes rows of this kind, apart from its text.
    #[must_use]
    pub fn passes(&self, kind: RowKind, is_problem: bool) -> bool {
        (is_problem || !self.problems_only) && !self.hidden.contains(&kind)
    }
}

/// What an index needs to know of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowMark {
    /// The entry's number.
    pub seq: u32,
    /// Its kind.
    pub kind: RowKind,
    /// Whether it shows a problem.
    pub is_problem: bool,
    /// The exchange that follows it.
    pub exchange: Option<ExchangeCommand>,
}

impl RowMark {
    /// The mark of this entry.
    #[must_use]
    pub fn from_entry(entry: &Entry) -> Self {
        Self {
            seq: entry.seq,
            kind: entry.data.row_kind(),
            is_problem: entry.data.is_problem(),
            exchange: entry.data.exchange(),
        }
    }
}

/// A row of the trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Row {
    /// The entry with this number.
    Entry(u32),
    /// The exchange with this number; the first is 0.
    Exchange(u32),
}

/// Marks a row as an exchange. Entries have numbers below it.
const EXCHANGE: u32 = 1 << 31;
/// Marks a row as a problem, beside the code of its kind.
const PROBLEM: u8 = 1 << 7;
/// Marks a row that another one shows.
const FOLDED: u8 = 1 << 6;

/// Every row of a session's trace in order, in 5 bytes each.
#[derive(Debug, Clone)]
pub struct RowIndex {
    rows: Vec<u32>,
    kinds: Vec<u8>,
    /// After which entry each exchange stands, and which it is.
    exchanges: Vec<(u32, ExchangeCommand)>,
    /// How many of the exchanges have a row.
    placed: usize,
    /// How many rows there are of each kind, by its number.
    counts: [u32; RowKind::ALL.len() + 1],
    /// Whether all exchanges were given at the start, so that those of the marks do not count.
    is_recorded: bool,
    last: u32,
}

impl Default for RowIndex {
    fn default() -> Self {
        Self::new()
    }
}

impl RowIndex {
    /// The index of a session that has been launched: it has the launch request.
    #[must_use]
    pub fn new() -> Self {
        let mut index = Self::with_exchanges(vec![(0, ExchangeCommand::Launch)]);
        index.is_recorded = false;
        index.place_before(1);
        index
    }

    /// The index of a session that has ended and has these exchanges, in order: each with the entry that it follows.
    #[must_use]
    pub fn with_exchanges(exchanges: Vec<(u32, ExchangeCommand)>) -> Self {
        Self {
            rows: Vec::new(),
            kinds: Vec::new(),
            exchanges,
            placed: 0,
            counts: Default::default(),
            is_recorded: true,
            last: 0,
        }
    }

    /// Adds the next entry, and the exchange that follows it.
    pub fn push(&mut self, mark: RowMark) {
        // Numbers above are no workbench's: a session of 2 billion entries fits on no disk.
        if mark.seq >= EXCHANGE {
            return;
        }
        self.place_before(mark.seq);
        self.last = mark.seq;
        self.add(mark.seq, mark.kind, mark.is_problem);
        if let Some(command) = mark.exchange.filter(|_| !self.is_recorded) {
            self.exchanges.push((mark.seq, command));
            self.place_before(u32::MAX);
        }
    }

    /// Gives every exchange a row, after the last entry of a session that has ended.
    pub fn finish(&mut self) {
        self.place_before(u32::MAX);
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The number of the last entry, 0 before the first.
    #[must_use]
    pub fn last_entry(&self) -> u32 {
        self.last
    }

    /// The row at this place, from 0.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<Row> {
        self.rows.get(place).copied().map(Self::read)
    }

    /// After which entry the exchange with this number stands, and which it is.
    #[must_use]
    pub fn exchange(&self, number: u32) -> Option<(u32, ExchangeCommand)> {
        self.exchanges.get(number as usize).copied()
    }

    /// The kind of the row at this place.
    #[must_use]
    pub fn kind(&self, place: usize) -> Option<RowKind> {
        self.mark(place).map(|(kind, _)| kind)
    }

    /// What the row at this place is in the journal of all sessions; `None` if it is not listed there.
    #[must_use]
    pub fn journal_kind(&self, place: usize) -> Option<JournalKind> {
        match self.row(place)? {
            Row::Entry(_) => JournalKind::from_row(self.kind(place)?),
            Row::Exchange(number) => self.exchange(number).map(|(_, command)| command.into()),
        }
    }

    /// How many rows there are of a kind, folded ones too.
    #[must_use]
    pub fn count(&self, kind: RowKind) -> u32 {
        self.counts.get(usize::from(kind.code())).copied().unwrap_or_default()
    }

    /// Has another row show the one at this place: no selection passes it from now on.
    pub fn fold(&mut self, place: usize) {
        if let Some(kind) = self.kinds.get_mut(place) {
            *kind |= FOLDED;
        }
    }

    /// The exchange that follows this entry.
    #[must_use]
    pub fn exchange_after(&self, seq: u32) -> Option<u32> {
        let number = self.exchanges.partition_point(|(after, _)| *after < seq);
        let (after, _) = self.exchanges.get(number)?;
        (*after == seq).then_some(number as u32)
    }

    /// The place of this row; of one that has none, the place of the next.
    #[must_use]
    pub fn place(&self, row: Row) -> usize {
        // Exchanges stand after their entry, in order.
        let key = |row: Row| match row {
            Row::Entry(seq) => (seq, None),
            Row::Exchange(number) => (self.exchange(number).map_or(u32::MAX, |(after, _)| after), Some(number)),
        };
        let wanted = key(row);
        self.rows.partition_point(|row| key(Self::read(*row)) < wanted)
    }

    /// Whether the row at this place is a call that was refused, that was not saved, or that the replay returned something
    /// else for.
    fn is_failed_call(&self, place: usize) -> bool {
        self.mark(place)
            .is_some_and(|(kind, is_problem)| is_problem && kind.is_call())
    }

    fn passes(&self, place: usize, filter: &RowFilter) -> bool {
        let is_folded = self.kinds.get(place).is_some_and(|kind| kind & FOLDED != 0);
        !is_folded
            && self
                .mark(place)
                .is_some_and(|(kind, is_problem)| filter.passes(kind, is_problem))
    }

    /// The kind of the row at this place, and whether it is a problem.
    fn mark(&self, place: usize) -> Option<(RowKind, bool)> {
        let kind = *self.kinds.get(place)?;
        Some((RowKind::from_code(kind & !(PROBLEM | FOLDED))?, kind & PROBLEM != 0))
    }

    fn read(row: u32) -> Row {
        if row & EXCHANGE == 0 {
            Row::Entry(row)
        } else {
            Row::Exchange(row & !EXCHANGE)
        }
    }

    /// Gives exchanges that stand before entry `n` their rows.
    fn place_before(&mut self, seq: u32) {
        while let Some((after, _)) = self.exchanges.get(self.placed)
            && *after < seq
        {
            self.add(EXCHANGE | self.placed as u32, RowKind::Exchange, false);
            self.placed += 1;
        }
    }

    fn add(&mut self, row: u32, kind: RowKind, is_problem: bool) {
        self.rows.push(row);
        if let Some(count) = self.counts.get_mut(usize::from(kind.code())) {
            *count += 1;
        }
        self.kinds.push(kind.code() | if is_problem { PROBLEM } else { 0 });
    }
}

/// The rows of an index that a filter passes. It grows with the index, and may lag behind it.
#[derive(Debug, Clone)]
pub struct Selection {
    filter: RowFilter,
    /// The filter's text in lower case.
    text: String,
    places: Vec<u32>,
    seen: usize,
}

impl Selection {
    /// A selection that has not looked at any row yet.
    #[must_use]
    pub fn new(filter: RowFilter) -> Self {
        Self {
            text: filter.text.to_lowercase(),
            filter,
            places: Vec::new(),
            seen: 0,
        }
    }

    /// The filter.
    #[must_use]
    pub fn filter(&self) -> &RowFilter {
        &self.filter
    }

    /// How many rows of the index it has looked at.
    #[must_use]
    pub fn seen(&self) -> usize {
        self.seen
    }

    /// How many rows it has so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether it has no row so far.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// How many of the first `rows` rows of the index it has so far.
    #[must_use]
    pub fn len_within(&self, rows: usize) -> usize {
        self.places.partition_point(|place| (*place as usize) < rows)
    }

    /// The first of its rows after the `after`th that is a failed call; from the first row on if there is no `after`.
    #[must_use]
    pub fn next_failed_call(&self, index: &RowIndex, after: Option<usize>) -> Option<usize> {
        let from = after.map_or(0, |after| after + 1);
        let found = self
            .places
            .get(from..)?
            .iter()
            .position(|place| index.is_failed_call(*place as usize))?;
        Some(from + found)
    }

    /// The last of its rows before the `before`th that is a failed call.
    #[must_use]
    pub fn previous_failed_call(&self, index: &RowIndex, before: usize) -> Option<usize> {
        let places = self.places.get(..before.min(self.places.len()))?;
        places.iter().rposition(|place| index.is_failed_call(*place as usize))
    }

    /// At most `limit` of its rows, from the `from`th on.
    pub fn rows<'a>(&'a self, index: &'a RowIndex, from: usize, limit: usize) -> impl Iterator<Item = Row> + 'a {
        let places = self.places.get(from..).unwrap_or_default().iter();
        places.take(limit).filter_map(|place| index.row(*place as usize))
    }

    /// Looks at the rows of the index up to the place `end`. `text_of` is asked for a row's text if the filter has one; a row
    /// without a text is passed over.
    pub fn extend(&mut self, index: &RowIndex, end: usize, mut text_of: impl FnMut(Row) -> Option<String>) {
        let end = end.min(index.len());
        for place in self.seen..end {
            let mut has_text = || {
                let text = index.row(place).and_then(&mut text_of);
                text.is_some_and(|text| text.to_lowercase().contains(&self.text))
            };
            if index.passes(place, &self.filter) && (self.text.is_empty() || has_text()) {
                self.places.push(place as u32);
            }
        }
        self.seen = self.seen.max(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(seq: u32, exchange: Option<ExchangeCommand>) -> RowMark {
        RowMark {
            seq,
            kind: RowKind::Commit,
            is_problem: seq.is_multiple_of(2),
            exchange,
        }
    }

    fn all(index: &RowIndex) -> Vec<Row> {
        (0..index.len()).filter_map(|place| index.row(place)).collect()
    }

    #[test]
    fn an_exchange_stands_after_its_entry() {
        let mut index = RowIndex::new();
        index.push(mark(1, None));
        index.push(mark(2, Some(ExchangeCommand::Putparam)));
        index.push(mark(3, None));
        let rows = [
            Row::Exchange(0),
            Row::Entry(1),
            Row::Entry(2),
            Row::Exchange(1),
            Row::Entry(3),
        ];
        assert_eq!(all(&index), rows);
        assert_eq!(index.exchange(1), Some((2, ExchangeCommand::Putparam)));
        assert_eq!(index.last_entry(), 3);
    }

    #[test]
    fn recorded_exchanges_stand_where_they_were_recorded_and_no_others_do() {
        use ExchangeCommand::{Getparam, Launch, Putparam};
        let mut index = RowIndex::with_exchanges(vec![(0, Launch), (2, Getparam), (2, Putparam), (9, Putparam)]);
        for seq in 1..=3 {
            index.push(mark(seq, Some(Putparam)));
        }
        index.finish();
        let rows = [
            Row::Exchange(0),
            Row::Entry(1),
            Row::Entry(2),
            Row::Exchange(1),
            Row::Exchange(2),
            Row::Entry(3),
            Row::Exchange(3),
        ];
        assert_eq!(all(&index), rows);
    }

    #[test]
    fn a_selection_looks_at_each_row_once() {
        let filter = RowFilter {
            problems_only: true,
            text: "ENTRY".into(),
            ..RowFilter::default()
        };
        let (mut index, mut selection) = (RowIndex::new(), Selection::new(filter));
        let mut asked = Vec::new();
        for seq in 1..=6 {
            index.push(mark(seq, None));
            selection.extend(&index, index.len(), |row| {
                asked.push(row);
                Some(if row == Row::Entry(4) { "other" } else { "an entry" }.to_owned())
            });
        }
        assert_eq!(asked, [2, 4, 6].map(Row::Entry));
        let rows: Vec<_> = selection.rows(&index, 0, 10).collect();
        assert_eq!(rows, [2, 6].map(Row::Entry));
        assert_eq!(selection.rows(&index, 1, 1).collect::<Vec<_>>(), [Row::Entry(6)]);
    }

    #[test]
    fn a_row_is_found_by_its_number() {
        use ExchangeCommand::{Getparam, Launch, Putparam};
        let mut index = RowIndex::with_exchanges(vec![(0, Launch), (2, Getparam), (2, Putparam), (9, Putparam)]);
        // Entries may be missing.
        for seq in [1, 2, 4] {
            index.push(mark(seq, None));
        }
        index.finish();
        for place in 0..index.len() {
            assert_eq!(index.place(index.row(place).unwrap()), place);
        }
        assert_eq!(index.place(Row::Entry(3)), index.place(Row::Entry(4)));
        assert_eq!(index.place(Row::Entry(10)), index.len());
        assert_eq!(index.place(Row::Exchange(4)), index.len());
        assert_eq!(
            [0, 1, 2, 9].map(|seq| index.exchange_after(seq)),
            [Some(0), None, Some(1), Some(3)]
        );
    }

    #[test]
    fn failed_calls_are_found_forward_and_back() {
        let (mut index, mut selection) = (RowIndex::new(), Selection::new(RowFilter::default()));
        for seq in 1..=6 {
            // Even numbers are problems; an error of a page is no call.
            let kind = if seq == 4 { RowKind::PageError } else { RowKind::Set };
            index.push(RowMark {
                kind,
                ..mark(seq, None)
            });
        }
        selection.extend(&index, index.len(), |_| None);
        // The launch request is at 0.
        let next = |after| selection.next_failed_call(&index, after);
        assert_eq!(
            [None, Some(1), Some(2), Some(6), Some(99)].map(next),
            [Some(2), Some(2), Some(6), None, None]
        );
        let previous = |before| selection.previous_failed_call(&index, before);
        assert_eq!([0, 2, 3, 6, 99].map(previous), [None, None, Some(2), Some(2), Some(6)]);
    }
}
