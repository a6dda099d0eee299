//! The requests that a session's server responded to, on their way into the timeline. They are noted from any thread and
//! without waiting. Later requests with the same path and status are counted, in one entry per period: a page that polls a
//! file, or a player that reads a film in a thousand ranges, gets a bounded number of entries.

use std::{
    collections::{HashMap, HashSet, hash_map},
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use scorm::manifest::decode_percent;

use journal::{ByteRange, EntryData};

/// Maximum characters recorded of a path.
const PATH_LIMIT: usize = 1_024;
/// How long entries wait for others, to be written together.
const DELAY: Duration = Duration::from_millis(100);
/// Minimum time between two entries with the same path and status.
const PERIOD: Duration = Duration::from_secs(10);
/// Maximum entries that wait. Further requests are only counted.
const WAITING: usize = 2_000;
/// How many paths are remembered, to find later requests and to tell a page's errors from the server's.
const REMEMBERED: usize = 10_000;

/// A request that the server responded to. The fields are those of [`EntryData::Served`].
#[derive(Debug, Clone, Default)]
pub(crate) struct ServedRequest {
    pub(crate) path: String,
    pub(crate) status: u16,
    pub(crate) destination: Option<String>,
    pub(crate) bytes: u64,
    pub(crate) range: Option<ByteRange>,
    pub(crate) took: Duration,
    pub(crate) actual_path: Option<String>,
}

/// The served requests of a session, shared by its recorder and its server.
#[derive(Debug, Clone, Default)]
pub(crate) struct ServedLog(Arc<Mutex<State>>);

/// What identifies requests of which all but the first are counted.
type Key = (String, u16);

#[derive(Debug, Default)]
struct State {
    seen: HashSet<Key>,
    /// First requests that are not in the timeline yet.
    first: Vec<(Instant, EntryData)>,
    first_due: Option<Instant>,
    /// Later requests that are not in the timeline yet.
    later: HashMap<Key, (Instant, EntryData)>,
    later_due: Option<Instant>,
    /// How many requests have no entry.
    lost: u32,
}

/// What joins the timeline.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    /// Entries with their moments.
    pub(super) entries: Vec<(Instant, EntryData)>,
    /// How many requests have no entry.
    pub(super) lost: u32,
}

impl ServedLog {
    /// Adds a request. Never waits for the disk or for the recorder. Returns whether [`Self::due`] is sooner than before.
    pub(crate) fn note(&self, request: ServedRequest, now: Instant) -> bool {
        let mut data = entry(request);
        cut_paths(&mut data);
        self.state().add(data, now)
    }

    /// When [`Self::take_due`] has entries.
    pub(super) fn due(&self) -> Option<Instant> {
        let state = self.state();
        [state.first_due, state.later_due].into_iter().flatten().min()
    }

    /// All first requests, and the later ones if they are due.
    pub(super) fn take_due(&self, now: Instant) -> Waiting {
        let mut state = self.state();
        let later_are_due = state.later_due.is_some_and(|due| due <= now);
        state.take(later_are_due)
    }

    /// All requests, at the end of the session.
    pub(super) fn take_all(&self) -> Waiting {
        self.state().take(true)
    }

    /// The error status that the server returned for an address that a page asked for, if it is known.
    pub(super) fn error_status(&self, url: &str) -> Option<u16> {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let mut key = (decode_percent(path), 0);
        cut(&mut key.0);
        let state = self.state();
        [404, 403, 405, 414].into_iter().find(|status| {
            key.1 = *status;
            state.seen.contains(&key)
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Counts and lists: whole whenever a thread may have panicked.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn add(&mut self, data: EntryData, now: Instant) -> bool {
        let EntryData::Served { path, status, .. } = &data else {
            return false;
        };
        let key = (path.clone(), *status);
        if self.seen.contains(&key) {
            return self.add_later(key, data, now);
        }
        if self.first.len() >= WAITING {
            self.lost = self.lost.saturating_add(1);
            return false;
        }
        if self.seen.len() < REMEMBERED {
            self.seen.insert(key);
        }
        self.first.push((now, data));
        is_sooner(&mut self.first_due, now + DELAY)
    }

    fn add_later(&mut self, key: Key, data: EntryData, now: Instant) -> bool {
        let is_full = self.later.len() >= WAITING;
        match self.later.entry(key) {
            hash_map::Entry::Occupied(mut entry) => merge(&mut entry.get_mut().1, data),
            hash_map::Entry::Vacant(_) if is_full => {
                self.lost = self.lost.saturating_add(1);
                return false;
            }
            hash_map::Entry::Vacant(entry) => {
                entry.insert((now, data));
            }
        }
        is_sooner(&mut self.later_due, now + PERIOD)
    }

    fn take(&mut self, with_later: bool) -> Waiting {
        self.first_due = None;
        let mut entries = mem::take(&mut self.first);
        if with_later {
            self.later_due = None;
            entries.extend(mem::take(&mut self.later).into_values());
            entries.sort_by_key(|(at, _)| *at);
        }
        Waiting {
            entries,
            lost: mem::take(&mut self.lost),
        }
    }
}

fn entry(request: ServedRequest) -> EntryData {
    EntryData::Served {
        path: request.path,
        status: request.status,
        destination: request.destination,
        bytes: request.bytes,
        range: request.range,
        took_us: u32::try_from(request.took.as_micros()).unwrap_or(u32::MAX),
        actual_path: request.actual_path,
        count: 1,
    }
}

/// Sets a time that is not set yet; returns whether it was not.
fn is_sooner(due: &mut Option<Instant>, at: Instant) -> bool {
    let is_new = due.is_none();
    due.get_or_insert(at);
    is_new
}

/// Adds a later request with the same path and status to an entry.
fn merge(into: &mut EntryData, other: EntryData) {
    if let (
        EntryData::Served {
            bytes,
            range,
            took_us,
            count,
            ..
        },
        EntryData::Served {
            bytes: more,
            range: other_range,
            took_us: other_took,
            ..
        },
    ) = (into, other)
    {
        *bytes = bytes.saturating_add(more);
        *count = count.saturating_add(1);
        *took_us = (*took_us).max(other_took);
        *range = match (*range, other_range) {
            (Some(one), Some(other)) => Some(ByteRange {
                first: one.first.min(other.first),
                last: one.last.max(other.last),
            }),
            (one, other) => one.or(other),
        };
    }
}

fn cut_paths(data: &mut EntryData) {
    if let EntryData::Served { path, actual_path, .. } = data {
        cut(path);
        actual_path.iter_mut().for_each(cut);
    }
}

fn cut(path: &mut String) {
    if let Some((end, _)) = path.char_indices().nth(PATH_LIMIT) {
        path.truncate(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(path: &str, status: u16) -> ServedRequest {
        ServedRequest {
            path: path.into(),
            status,
            bytes: 10,
            ..ServedRequest::default()
        }
    }

    fn counts(waiting: &Waiting) -> Vec<(&str, u16, u32)> {
        let each = waiting.entries.iter().filter_map(|(_, data)| match data {
            EntryData::Served {
                path, status, count, ..
            } => Some((path.as_str(), *status, *count)),
            _ => None,
        });
        each.collect()
    }

    #[test]
    fn later_requests_for_a_file_are_counted_in_one_entry_per_period() {
        let (log, began) = (ServedLog::default(), Instant::now());
        let after = |seconds| began + Duration::from_secs(seconds);
        assert!(log.note(request("a.json", 200), began));
        assert!(!log.note(request("b.json", 404), began));
        assert_eq!(log.due(), Some(began + DELAY));
        assert_eq!(
            counts(&log.take_due(after(1))),
            [("a.json", 200, 1), ("b.json", 404, 1)]
        );
        assert_eq!(log.due(), None);
        for _ in 0..5 {
            log.note(request("a.json", 200), after(1));
        }
        // Another status is another entry.
        log.note(request("a.json", 206), after(2));
        assert_eq!(counts(&log.take_due(after(2))), [("a.json", 206, 1)]);
        assert_eq!(log.due(), Some(after(11)));
        assert_eq!(counts(&log.take_due(after(11))), [("a.json", 200, 5)]);
        log.note(request("a.json", 200), after(12));
        assert_eq!(counts(&log.take_all()), [("a.json", 200, 1)]);
    }

    #[test]
    fn ranges_and_bytes_of_later_requests_are_added_up() {
        let (log, now) = (ServedLog::default(), Instant::now());
        for (first, last) in [(0, 9), (100, 199), (50, 59)] {
            let mut film = request("film.mp4", 206);
            film.range = Some(ByteRange { first, last });
            film.took = Duration::from_micros(last);
            log.note(film, now);
        }
        let waiting = log.take_all();
        let EntryData::Served {
            bytes,
            range,
            took_us,
            count,
            ..
        } = waiting.entries[1].1
        else {
            panic!("{waiting:?}")
        };
        assert_eq!((bytes, took_us, count), (20, 199, 2));
        assert_eq!(range, Some(ByteRange { first: 50, last: 199 }));
    }

    #[test]
    fn whatever_a_module_asks_for_is_bounded() {
        let (log, now) = (ServedLog::default(), Instant::now());
        for number in 0..WAITING * 2 {
            log.note(request(&format!("{number}.png"), 404), now);
        }
        log.note(request(&"é".repeat(PATH_LIMIT * 2), 404), now);
        let waiting = log.take_due(now);
        assert_eq!((waiting.entries.len(), waiting.lost), (WAITING, WAITING as u32 + 1));
        log.note(request(&"é".repeat(PATH_LIMIT * 2), 404), now);
        let waiting = log.take_due(now);
        assert_eq!(counts(&waiting)[0].0.chars().count(), PATH_LIMIT);
        assert_eq!(waiting.lost, 0);
    }

    #[test]
    fn the_error_of_an_address_is_found_as_a_page_writes_it() {
        let (log, now) = (ServedLog::default(), Instant::now());
        log.note(request("images/a b.png", 404), now);
        log.note(request("images/there.png", 200), now);
        for (url, status) in [
            ("images/a%20b.png?v=1#x", Some(404)),
            ("images/a b.png", Some(404)),
            ("images/there.png", None),
            ("images/other.png", None),
        ] {
            assert_eq!(log.error_status(url), status, "{url}");
        }
    }
}
