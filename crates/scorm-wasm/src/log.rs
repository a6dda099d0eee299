//! The timeline of a session as it travels to the workbench. It is written here because a call's arguments are here
//! already, as UTF-8: nothing of a call is built again in JavaScript, on the module's time.

use std::collections::VecDeque;

use journal::{
    PageState,
    wire::{self, Call, Slot, Stamp},
};

/// Maximum bytes of a piece, unless a single entry is larger.
const PIECE: usize = 1 << 20;
/// Maximum unacknowledged bytes. The page makes calls wait for the disk long before, so this is reached only if the
/// workbench accepts nothing. Recording stops then.
const HELD: usize = 64 << 20;

/// Consecutive entries that are sent in one message or request.
#[derive(Debug, PartialEq)]
pub(crate) struct Piece<'a> {
    pub(crate) lines: &'a [u8],
    /// The number of the last entry.
    pub(crate) last: u32,
}

/// The entries that are recorded and not yet known to be on disk.
#[derive(Debug, Default)]
pub(crate) struct Log {
    /// As JSON, a line each.
    entries: Vec<u8>,
    /// Where each of them ends, counted in the bytes that were ever recorded.
    ends: VecDeque<u64>,
    /// How many bytes were recorded and are on disk: where `entries` begins.
    acknowledged: u64,
    /// How many bytes were recorded and have been handed to the socket.
    sent: u64,
    /// The number of the newest recorded entry, 0 before the first.
    written: u32,
    /// How many entries came after recording had stopped.
    dropped: u32,
    stopped: bool,
    phase: PageState,
}

impl Log {
    /// Sets the phase of the entries that follow. Ignores an unknown phase: the module can call the code that sets it.
    pub(crate) fn enter(&mut self, phase: &str) {
        if let Some(phase) = PageState::from_name(phase) {
            self.phase = phase;
        }
    }

    /// The number of the newest entry, 0 before the first. Includes entries that came after recording had stopped.
    pub(crate) fn newest(&self) -> u32 {
        self.written.saturating_add(self.dropped)
    }

    /// Stops recording, and drops the unacknowledged entries. Later entries are only counted.
    pub(crate) fn stop(&mut self) {
        self.stopped = true;
        let lost = self.ends.len() as u32;
        self.written -= lost;
        self.dropped = self.dropped.saturating_add(lost);
        self.entries = Vec::new();
        self.ends = VecDeque::new();
        self.sent = self.acknowledged;
    }

    /// Whether recording has stopped.
    pub(crate) fn stopped(&self) -> bool {
        self.stopped
    }

    /// Adds a call; `at` is in microseconds since the page was opened.
    pub(crate) fn call(&mut self, at: u64, call: &Call<'_>) {
        let Some(stamp) = self.next(at) else { return };
        wire::write_call(&mut self.entries, stamp, call);
        self.end();
    }

    /// Adds the LMSGetValue that `slot` remembers, which was filled in the phase that is still the page's.
    pub(crate) fn repeat(&mut self, at: u64, slot: Slot) {
        let Some(stamp) = self.next(at) else { return };
        wire::write_repeat(&mut self.entries, stamp, slot);
        self.end();
    }

    /// The phase of the entries that follow.
    pub(crate) fn phase(&self) -> PageState {
        self.phase
    }

    /// Adds what was observed, given as JSON.
    pub(crate) fn observed(&mut self, at: u64, data: &str) {
        let Some(stamp) = self.next(at) else { return };
        wire::write_observation(&mut self.entries, stamp, data);
        self.end();
    }

    /// Acknowledges the entries up to `number`: they are on disk. Ignores a number that no entry has.
    pub(crate) fn acknowledge(&mut self, number: u32) {
        let before = self.written - self.ends.len() as u32;
        if number <= before || number > self.written {
            return;
        }
        let Some(end) = self.ends.drain(..(number - before) as usize).next_back() else {
            return;
        };
        self.entries.drain(..(end - self.acknowledged) as usize);
        self.acknowledged = end;
        self.sent = self.sent.max(end);
    }

    /// The next entries to send on the socket; they count as sent.
    pub(crate) fn next_unsent(&mut self) -> Option<Piece<'_>> {
        let from = self.sent;
        let (until, _) = self.piece(from, PIECE)?;
        self.sent = until;
        self.between(from, PIECE)
    }

    /// Another socket is to get all that is not on disk.
    pub(crate) fn resend(&mut self) {
        self.sent = self.acknowledged;
    }

    /// The first unacknowledged entries, in a piece of at most `limit` bytes.
    pub(crate) fn first_unacknowledged(&self, limit: Option<usize>) -> Option<Piece<'_>> {
        self.between(self.acknowledged, limit.unwrap_or(PIECE))
    }

    /// How many entries are not on disk.
    pub(crate) fn count(&self) -> usize {
        self.ends.len()
    }

    /// Size of the unacknowledged entries in bytes.
    pub(crate) fn held(&self) -> usize {
        self.entries.len()
    }

    /// The piece that begins at byte `from`.
    fn between(&self, from: u64, limit: usize) -> Option<Piece<'_>> {
        let (until, last) = self.piece(from, limit)?;
        let at = |byte: u64| (byte - self.acknowledged) as usize;
        let lines = self.entries.get(at(from)..at(until))?;
        Some(Piece { lines, last })
    }

    /// The end of the piece that begins at byte `from`, and the number of its last entry.
    fn piece(&self, from: u64, limit: usize) -> Option<(u64, u32)> {
        let first = self.ends.partition_point(|end| *end <= from);
        let fitting = self.ends.partition_point(|end| *end <= from + limit as u64);
        let index = fitting.max(first + 1) - 1;
        let behind = self.ends.len().checked_sub(index + 1)?;
        Some((*self.ends.get(index)?, self.written - behind as u32))
    }

    fn next(&mut self, at: u64) -> Option<Stamp> {
        self.stopped |= self.entries.len() > HELD;
        if self.stopped {
            self.dropped = self.dropped.saturating_add(1);
            return None;
        }
        self.written += 1;
        Some(Stamp {
            seq: self.written,
            at,
            phase: self.phase,
        })
    }

    fn end(&mut self) {
        self.ends.push_back(self.acknowledged + self.entries.len() as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use journal::wire::{Arguments, CallText};
    use scorm::{ErrorCode, rte::Function};
    use serde_json::{Value, json};

    fn call<'a>(function: Function, returned: &'a str, arguments: Arguments<'a>) -> Call<'a> {
        Call {
            function,
            returned: CallText::Raw(returned),
            error: ErrorCode::NoError,
            arguments,
            slot: None,
        }
    }

    fn log(calls: u64) -> Log {
        let mut log = Log::default();
        log.enter("complete");
        for at in 1..=calls {
            let call = call(Function::Commit, "true", Arguments::Strings(&[CallText::Raw("")]));
            log.call(at, &call);
        }
        log
    }

    /// The entries in what is sent.
    fn read(sent: &[u8]) -> Vec<Value> {
        let lines = serde_json::Deserializer::from_slice(sent).into_iter();
        lines.collect::<Result<_, _>>().unwrap()
    }

    /// Their numbers.
    fn numbers(sent: &[u8]) -> Vec<u64> {
        let number = |entry: &Value| entry.get("seq").or(entry.get(0)).and_then(Value::as_u64);
        read(sent).iter().filter_map(number).collect()
    }

    /// All entries that a new socket would send.
    fn unsent(log: &mut Log) -> Vec<u8> {
        let mut sent = Vec::new();
        while let Some(piece) = log.next_unsent() {
            sent.extend_from_slice(piece.lines);
        }
        sent
    }

    /// The numbers of the first unacknowledged entries.
    fn unacknowledged(log: &Log) -> Vec<u64> {
        log.first_unacknowledged(None)
            .map_or_else(Vec::new, |piece| numbers(piece.lines))
    }

    #[test]
    fn entries_are_written_as_they_travel() {
        let mut log = Log::default();
        log.enter("unload");
        let (get, names) = (Function::GetValue, [CallText::Raw("cmi.core.lesson_location")]);
        let (error, none) = (Function::GetLastError, Arguments::Strings(&[]));
        let others = Arguments::Json(r#"["number","5"],"x""#);
        log.call(12, &call(get, "page \"2\"\n", Arguments::Strings(&names)));
        log.call(13, &call(error, "page \"2\"\n", none));
        log.call(14, &call(Function::Commit, "page \"2\"\n", others));
        log.observed(15, r#"{"kind":"rejection","message":"no"}"#);
        let expected = [
            json!([
                1,
                12,
                "unload",
                "LMSGetValue",
                "page \"2\"\n",
                0,
                "cmi.core.lesson_location"
            ]),
            json!([2, 13, "unload", "LMSGetLastError", "page \"2\"\n", 0]),
            json!([3, 14, "unload", "LMSCommit", "page \"2\"\n", 0, ["number", "5"], "x"]),
            json!({ "seq": 4, "atUs": 15, "phase": "unload", "data": { "kind": "rejection", "message": "no" } }),
        ];
        assert_eq!(read(&unsent(&mut log)), expected);
    }

    #[test]
    fn each_entry_is_sent_once_and_again_to_another_socket() {
        let mut log = log(3);
        assert_eq!(numbers(&unsent(&mut log)), [1, 2, 3]);
        assert_eq!(log.next_unsent(), None);
        log.observed(4, "{}");
        assert_eq!(numbers(&unsent(&mut log)), [4]);
        log.acknowledge(2);
        log.resend();
        assert_eq!(numbers(&unsent(&mut log)), [3, 4]);
    }

    #[test]
    fn what_is_on_disk_is_forgotten_and_only_that() {
        let mut log = log(5);
        log.acknowledge(3);
        assert_eq!(unacknowledged(&log), [4, 5]);
        assert_eq!(numbers(&unsent(&mut log)), [4, 5]);
        // Late, and forged acknowledgements.
        for number in [0, 1, 3, 6, u32::MAX] {
            log.acknowledge(number);
            assert_eq!(unacknowledged(&log), [4, 5], "{number}");
        }
        log.acknowledge(5);
        assert_eq!((log.first_unacknowledged(None), log.newest()), (None, 5));
    }

    #[test]
    fn pieces_are_bounded_and_contain_complete_entries() {
        let mut log = Log::default();
        log.enter("complete");
        let long = format!("\"{}\"", "x".repeat(PIECE / 3));
        for at in 0..10 {
            log.observed(at, &long);
        }
        let huge = format!("\"{}\"", "x".repeat(2 * PIECE));
        log.observed(10, &huge);
        log.observed(11, "{}");
        let mut sent = Vec::new();
        while let Some(piece) = log.next_unsent() {
            let numbers = numbers(piece.lines);
            assert!(piece.lines.len() <= PIECE || numbers.len() == 1);
            assert_eq!(numbers.last(), Some(&u64::from(piece.last)));
            sent.push(numbers);
        }
        assert_eq!(sent.concat(), (1..=12).collect::<Vec<_>>());
        assert_eq!(sent.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 2, 2, 2, 1, 1]);
        // Requests send the same pieces, one after the other.
        for expected in sent {
            let piece = log.first_unacknowledged(None).unwrap();
            assert_eq!(numbers(piece.lines), expected);
            let last = piece.last;
            log.acknowledge(last);
        }
        assert_eq!((log.count(), log.held()), (0, 0));
    }

    #[test]
    fn without_acknowledgements_recording_stops_and_counting_goes_on() {
        let mut log = Log::default();
        log.enter("complete");
        let long = format!("\"{}\"", "x".repeat(PIECE));
        for at in 0..200 {
            log.observed(at, &long);
        }
        assert!(log.stopped() && log.held() <= HELD + PIECE + 100, "{}", log.held());
        assert_eq!(log.newest(), 200);
        let written = log.count() as u32;
        assert!(written < 200);
        // Recorded entries can still be sent.
        log.acknowledge(1);
        assert_eq!(log.next_unsent().map(|piece| piece.last), Some(2));
        log.stop();
        assert_eq!((log.newest(), log.count(), log.next_unsent()), (200, 0, None));
        log.observed(200, "{}");
        assert_eq!((log.newest(), log.count()), (201, 0));
    }

    #[test]
    fn an_unknown_phase_is_ignored() {
        let mut log = log(1);
        log.enter("complete\",\"LMSFinish\",\"true\",0]\n[9,1,\"complete");
        log.observed(2, "{}");
        assert_eq!(
            read(&unsent(&mut log))[1],
            json!({ "seq": 2, "atUs": 2, "phase": "complete", "data": {} })
        );
    }
}
