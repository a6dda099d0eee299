//! The texts of a session's rows, in order: what a search looks in, and what the index is made of.

use std::borrow::Cow;

use journal::{
    Entry, EntryData, EntrySource, Exchange, JournalKind, LmsLog, Micros, Received, Replay, Row, RowIndex,
    blocks::LmsRecord,
};
use store::{RecordedExchange, SessionKey, Store};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{Result, ids::SessionId};

/// Entries that are read at a time. The index says of each of these blocks whether it may contain a text.
pub(super) const BLOCK: u32 = 256;

/// A row with its text.
#[derive(Debug)]
pub(super) struct RowText {
    /// Its place among the rows of the session's trace.
    pub(super) place: u32,
    /// Its kind.
    pub(super) kind: JournalKind,
    /// Its entry, or the one that it follows.
    pub(super) seq: u32,
    /// When it was logged, on the clock of the entries.
    pub(super) at: Micros,
    /// The text.
    pub(super) text: String,
}

/// Goes through a session's rows.
#[derive(Debug)]
pub(super) struct SessionTexts {
    key: SessionKey,
    index: RowIndex,
    recorded: Vec<RecordedExchange>,
    log: LmsLog,
    replay: Replay,
    received: Received<LmsRecord>,
    seq: u32,
    has_begun: bool,
}

impl SessionTexts {
    /// At the start of a session.
    ///
    /// # Errors
    /// There is no such session, or the database cannot be read.
    pub(super) fn open(store: &Store, id: &SessionId) -> Result<Self> {
        let session = store.session(id)?;
        Ok(Self {
            key: session.key,
            index: row_index(store, session.key)?,
            recorded: store.recorded_exchanges(session.key)?,
            log: store.lms_log(&session)?,
            replay: session.replay(),
            received: Received::default(),
            seq: 0,
            has_begun: false,
        })
    }

    /// Shows the rows of the next [`BLOCK`] entries to `each`, those that `wants` the number of their entry; returns whether
    /// there may be more. The launch request belongs to the entry 1.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(super) fn step(
        &mut self,
        store: &Store,
        wants: impl Fn(u32) -> bool,
        mut each: impl FnMut(RowText),
    ) -> Result<bool> {
        if !self.has_begun {
            self.has_begun = true;
            if wants(1) {
                self.exchanges(store, None, &mut each)?;
            }
        }
        let mut entries = store.entries(self.key).after(self.seq, BLOCK)?;
        // Those that came meanwhile have no rows yet.
        entries.truncate(entries.partition_point(|entry| entry.seq <= self.index.last_entry()));
        for entry in &entries {
            self.replay.apply(entry, &mut []);
            let data = self.replay.session().data();
            self.received.read(entry, || LmsRecord::from_data(data));
            if wants(entry.seq) {
                self.entry(entry, &mut each);
                self.exchanges(store, Some(entry), &mut each)?;
            }
        }
        let Some(last) = entries.last() else { return Ok(false) };
        self.seq = last.seq;
        Ok(true)
    }

    /// The last entry that was shown.
    pub(super) fn seq(&self) -> u32 {
        self.seq
    }

    fn entry(&self, entry: &Entry, each: &mut impl FnMut(RowText)) {
        if let Some(kind) = JournalKind::from_row(entry.data.row_kind()) {
            each(RowText {
                place: self.index.place(Row::Entry(entry.seq)) as u32,
                kind,
                seq: entry.seq,
                at: entry.at,
                text: entry.search_text(),
            });
        }
    }

    /// The exchanges that follow an entry, or the launch.
    fn exchanges(&self, store: &Store, entry: Option<&Entry>, each: &mut impl FnMut(RowText)) -> Result<()> {
        let (after, at) = entry.map_or((0, Micros::ZERO), |entry| (entry.seq, entry.at));
        let session = self.replay.session();
        let Some(first) = self.index.exchange_after(after) else {
            return Ok(());
        };
        for number in first.. {
            let Some((_, command)) = self.index.exchange(number).filter(|(entry, _)| *entry == after) else {
                break;
            };
            let recorded = match self.recorded.get(number as usize) {
                Some(one) => store.recorded_exchange(self.key, one.number)?,
                None => None,
            };
            let exchange: Exchange =
                recorded
                    .filter(|exchange| !exchange.data.is_empty())
                    .unwrap_or_else(|| match entry.map(|entry| &entry.data) {
                        Some(EntryData::Validated { .. }) => {
                            self.log.validated(after, at, session, self.received.last())
                        }
                        _ => self.log.exchange(after, command, at, session),
                    });
            each(RowText {
                place: self.index.place(Row::Exchange(number)) as u32,
                kind: command.into(),
                seq: after.max(1),
                at,
                text: exchange.search_text(),
            });
        }
        Ok(())
    }
}

/// The index of the rows of a session's trace.
///
/// # Errors
/// The database cannot be read.
pub(super) fn row_index(store: &Store, session: SessionKey) -> Result<RowIndex> {
    let recorded = store.recorded_exchanges(session)?;
    let mut index = if recorded.is_empty() {
        RowIndex::new()
    } else {
        RowIndex::with_exchanges(recorded.iter().map(|one| (one.after, one.command)).collect())
    };
    store.entries(session).marks_after(0, |mark| index.push(mark))?;
    if !recorded.is_empty() {
        index.finish();
    }
    Ok(index)
}

/// A text as it is compared: without case and accents.
pub(super) fn folded(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Cow::Owned(text.to_ascii_lowercase());
        }
        return Cow::Borrowed(text);
    }
    let letters = text.nfkd().filter(|letter| !is_combining_mark(*letter));
    Cow::Owned(letters.flat_map(char::to_lowercase).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_compared_without_case_and_accents() {
        assert_eq!(folded("Sécurité À L’ÉCOLE"), "securite a l’ecole");
        assert_eq!(folded("CMI.core"), "cmi.core");
        assert!(matches!(folded("page-7"), Cow::Borrowed("page-7")));
    }
}
