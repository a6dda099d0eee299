//! The client of a session: the player page, identified by the session's key, with one socket at a time.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use uuid::Uuid;

/// Maximum number of reconnects. Only a script that breaks the connection on purpose needs more.
const RECONNECTS: u32 = 64;
/// Minimum time between two notes about refused clients.
const REFUSAL_NOTE_INTERVAL: Duration = Duration::from_secs(10);

/// The client of a session.
///
/// The key is issued once, to the player page, before any page of the module is loaded. The module's scripts have the same
/// origin, so the key alone is no protection: the recorder also checks the sequence numbers.
#[derive(Debug)]
pub(super) struct Client {
    key: String,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    key_issued: bool,
    /// Number of connections so far.
    connections: u32,
    connected: bool,
    refusal_noted: Option<Instant>,
}

impl Client {
    pub(super) fn new() -> Self {
        Self {
            key: Uuid::new_v4().simple().to_string(),
            state: Mutex::default(),
        }
    }

    /// The session's key, on the first call only.
    pub(super) fn issue_key(&self) -> Option<&str> {
        let mut state = self.state();
        let first = !std::mem::replace(&mut state.key_issued, true);
        first.then_some(&self.key)
    }

    /// Lets the next page have the key, unless one has connected: the page that had it was closed before it could connect.
    pub(super) fn issue_again(&self) {
        let mut state = self.state();
        state.key_issued &= state.connections > 0;
    }

    /// Whether `key` is the session's key.
    pub(super) fn has_key(&self, key: &str) -> bool {
        key == self.key
    }

    /// Connects, unless `key` is wrong or the client is already connected; returns the connection's number, from 1.
    pub(super) fn connect(&self, key: &str) -> Option<u32> {
        let mut state = self.state();
        if !self.has_key(key) || state.connected || state.connections > RECONNECTS {
            return None;
        }
        state.connected = true;
        state.connections += 1;
        Some(state.connections)
    }

    /// Marks the connection as closed.
    pub(super) fn disconnect(&self) {
        self.state().connected = false;
    }

    /// Whether the client is connected.
    pub(super) fn is_connected(&self) -> bool {
        self.state().connected
    }

    /// Whether a refusal should be noted in the timeline now; limits the rate of such notes.
    pub(super) fn should_note_refusal(&self, now: Instant) -> bool {
        let mut state = self.state();
        let due = state
            .refusal_noted
            .is_none_or(|noted| now >= noted + REFUSAL_NOTE_INTERVAL);
        if due {
            state.refusal_noted = Some(now);
        }
        due
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_issued_once_and_allows_one_connection_at_a_time() {
        let client = Client::new();
        let key = client.issue_key().unwrap().to_owned();
        assert_eq!(client.issue_key(), None);
        assert_eq!((client.connect(""), client.connect("guess")), (None, None));
        assert_eq!((client.connect(&key), client.connect(&key)), (Some(1), None));
        client.disconnect();
        assert_eq!(client.connect(&key), Some(2));
        for _ in 2..=RECONNECTS {
            client.disconnect();
            assert!(client.connect(&key).is_some());
        }
        client.disconnect();
        assert_eq!(client.connect(&key), None);
    }

    #[test]
    fn the_key_is_issued_again_on_request_until_a_page_has_connected() {
        let client = Client::new();
        let key = client.issue_key().unwrap().to_owned();
        client.issue_again();
        assert_eq!(client.issue_key(), Some(key.as_str()));
        assert_eq!(client.connect(&key), Some(1));
        client.issue_again();
        assert_eq!(client.issue_key(), None);
        client.disconnect();
        client.issue_again();
        assert_eq!(client.issue_key(), None);
    }

    #[test]
    fn notes_about_refusals_are_rate_limited() {
        let (client, now) = (Client::new(), Instant::now());
        assert!(client.should_note_refusal(now));
        assert!(!client.should_note_refusal(now + REFUSAL_NOTE_INTERVAL / 2));
        assert!(client.should_note_refusal(now + REFUSAL_NOTE_INTERVAL));
    }
}
