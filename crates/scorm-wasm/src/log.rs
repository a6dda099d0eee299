//! The timeline of a session as it travels to the workbench. It is written here because a call's arguments are here
//! already, as UTF-8: nothing of a call is made anew in JavaScript, on the module's time.

use std::collections::VecDeque;

use scorm::rte::{Answer, Function};
use serde::Serialize;

/// What a call was made with.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Passed<'a> {
    /// Strings, as many as the function takes.
    Strings(&'a [&'a str]),
    /// Anything else: what stands between the brackets of a JSON array.
    Json(&'a str),
}

/// The entries that are recorded and not yet known to be on disk.
#[derive(Debug, Default)]
pub(crate) struct Log {
    /// As JSON, a line each.
    entries: Vec<u8>,
    /// Where each of them ends, counted in the bytes that were ever recorded.
    ends: VecDeque<u64>,
    /// How many bytes were recorded and are on disk: where `entries` begins.
    kept: u64,
    /// How many bytes were recorded and have been handed to the socket.
    sent: u64,
    /// The number of the newest entry, 0 before the first.
    newest: u32,
    phase: String,
}

impl Log {
    /// Where the module's page stands from here on; each entry carries it.
    pub(crate) fn enter(&mut self, phase: String) {
        self.phase = phase;
    }

    /// The number of the newest entry, 0 before the first.
    pub(crate) fn newest(&self) -> u32 {
        self.newest
    }

    /// Adds a call, as a row of its values; `at` is in microseconds since the page was opened.
    pub(crate) fn call(&mut self, at: u64, function: Function, answer: &Answer, passed: Passed<'_>) {
        let number = self.next();
        self.raw("[");
        self.value(&number);
        self.raw(",");
        self.value(&at);
        self.raw(",\"");
        self.entries.extend_from_slice(self.phase.as_bytes());
        self.raw("\",\"");
        self.raw(function.name());
        self.raw("\",");
        self.text(&answer.value);
        self.raw(",");
        self.value(&answer.error.code());
        match passed {
            Passed::Strings(strings) => {
                for string in strings {
                    self.raw(",");
                    self.text(string);
                }
            }
            Passed::Json("") => {}
            Passed::Json(json) => {
                self.raw(",");
                self.raw(json);
            }
        }
        self.raw("]\n");
        self.end();
    }

    /// Adds what was observed, given as JSON.
    pub(crate) fn observed(&mut self, at: u64, what: &str) {
        let number = self.next();
        self.raw("{\"n\":");
        self.value(&number);
        self.raw(",\"atUs\":");
        self.value(&at);
        self.raw(",\"phase\":\"");
        self.entries.extend_from_slice(self.phase.as_bytes());
        self.raw("\",\"what\":");
        self.raw(what);
        self.raw("}\n");
        self.end();
    }

    /// The entries up to this one are on disk.
    pub(crate) fn keep(&mut self, number: u32) {
        let last = self.newest - self.ends.len() as u32;
        let count = (number.saturating_sub(last) as usize).min(self.ends.len());
        let Some(end) = self.ends.drain(..count).next_back() else {
            return;
        };
        self.entries.drain(..(end - self.kept) as usize);
        self.kept = end;
        self.sent = self.sent.max(end);
    }

    /// The entries that no socket has got; none of them counts as such from here on.
    pub(crate) fn unsent(&mut self) -> &[u8] {
        let from = (self.sent - self.kept) as usize;
        self.sent = self.kept + self.entries.len() as u64;
        self.entries.get(from..).unwrap_or_default()
    }

    /// Another socket is to get all that is not on disk.
    pub(crate) fn resend(&mut self) {
        self.sent = self.kept;
    }

    /// How many entries are not on disk.
    pub(crate) fn count(&self) -> usize {
        self.ends.len()
    }

    /// The entries that are not on disk.
    pub(crate) fn unkept(&self) -> &[u8] {
        &self.entries
    }

    fn next(&mut self) -> u32 {
        self.newest += 1;
        self.newest
    }

    fn end(&mut self) {
        self.ends.push_back(self.kept + self.entries.len() as u64);
    }

    fn raw(&mut self, json: &str) {
        self.entries.extend_from_slice(json.as_bytes());
    }

    /// Almost no text has anything to escape, and to look first is much quicker than to write letter by letter.
    fn text(&mut self, text: &str) {
        if text.bytes().any(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
            return self.value(text);
        }
        self.raw("\"");
        self.raw(text);
        self.raw("\"");
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) {
        // A number or a string into memory: nothing in it can fail.
        let _ = serde_json::to_writer(&mut self.entries, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scorm::ErrorCode;
    use serde_json::{Value, json};

    fn log(calls: u64) -> Log {
        let mut log = Log::default();
        log.enter("complete".into());
        for at in 1..=calls {
            let answer = Answer {
                value: "true".into(),
                error: ErrorCode::NoError,
            };
            log.call(at, Function::Commit, &answer, Passed::Strings(&[""]));
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
        let number = |entry: &Value| entry.get("n").or(entry.get(0)).and_then(Value::as_u64);
        read(sent).iter().filter_map(number).collect()
    }

    #[test]
    fn entries_are_written_as_they_travel() {
        let mut log = Log::default();
        log.enter("unload".into());
        let answer = Answer {
            value: "page \"2\"\n".into(),
            error: ErrorCode::NoError,
        };
        log.call(
            12,
            Function::GetValue,
            &answer,
            Passed::Strings(&["cmi.core.lesson_location"]),
        );
        log.call(13, Function::GetLastError, &answer, Passed::Strings(&[]));
        log.call(14, Function::Commit, &answer, Passed::Json(r#"["number","5"],"x""#));
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
            json!({ "n": 4, "atUs": 15, "phase": "unload", "what": { "kind": "rejection", "message": "no" } }),
        ];
        assert_eq!(read(log.unsent()), expected);
    }

    #[test]
    fn each_entry_is_sent_once_and_again_to_another_socket() {
        let mut log = log(3);
        assert_eq!(numbers(log.unsent()), [1, 2, 3]);
        assert!(log.unsent().is_empty());
        log.observed(4, "{}");
        assert_eq!(numbers(log.unsent()), [4]);
        log.keep(2);
        log.resend();
        assert_eq!(numbers(log.unsent()), [3, 4]);
    }

    #[test]
    fn what_is_on_disk_is_forgotten_and_only_that() {
        let mut log = log(5);
        log.keep(3);
        assert_eq!(numbers(log.unkept()), [4, 5]);
        assert_eq!(numbers(log.unsent()), [4, 5]);
        // Told late, and of more than there is.
        log.keep(1);
        assert_eq!(numbers(log.unkept()), [4, 5]);
        log.keep(9);
        assert!(log.unkept().is_empty());
        assert_eq!(log.newest(), 5);
    }
}
