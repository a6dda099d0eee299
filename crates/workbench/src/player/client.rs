//! Who speaks for a session's page: one client, which holds the session's key, over one socket at a time.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use uuid::Uuid;

/// How often a page may connect again. Only something that breaks its connection on purpose does so more often.
const RECONNECTS: u32 = 64;
/// How often it is noted that a client was refused, at the most.
const NOTE_REFUSED_EVERY: Duration = Duration::from_secs(10);

/// The client of a session.
///
/// The key is given out once: to the player page, which asks for it before the module's first page is there. A script of
/// the module, which has the same origin, finds none; what it still can do by reaching into the player page shows in the
/// numbers of the entries.
#[derive(Debug)]
pub(super) struct Client {
    key: String,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    key_is_out: bool,
    /// How many times it has connected.
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

    /// The session's key, for whoever asks first.
    pub(super) fn give_key(&self) -> Option<&str> {
        let mut state = self.state();
        let first = !std::mem::replace(&mut state.key_is_out, true);
        first.then_some(&self.key)
    }

    /// Whether this is the session's key.
    pub(super) fn has_key(&self, key: &str) -> bool {
        key == self.key
    }

    /// Connects, unless a connection is there; answers which one this is, from 1.
    pub(super) fn connect(&self, key: &str) -> Option<u32> {
        let mut state = self.state();
        if !self.has_key(key) || state.connected || state.connections > RECONNECTS {
            return None;
        }
        state.connected = true;
        state.connections += 1;
        Some(state.connections)
    }

    /// The connection is gone.
    pub(super) fn disconnect(&self) {
        self.state().connected = false;
    }

    /// Whether a connection is there.
    pub(super) fn is_connected(&self) -> bool {
        self.state().connected
    }

    /// Whether it is to be noted that somebody was refused: not for each of thousands.
    pub(super) fn notes_refusal(&self, now: Instant) -> bool {
        let mut state = self.state();
        let due = state
            .refusal_noted
            .is_none_or(|noted| now >= noted + NOTE_REFUSED_EVERY);
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
    fn the_key_is_given_once_and_lets_one_connection_in_at_a_time() {
        let client = Client::new();
        let key = client.give_key().unwrap().to_owned();
        assert_eq!(client.give_key(), None);
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
    fn refusals_are_noted_now_and_then() {
        let (client, now) = (Client::new(), Instant::now());
        assert!(client.notes_refusal(now));
        assert!(!client.notes_refusal(now + NOTE_REFUSED_EVERY / 2));
        assert!(client.notes_refusal(now + NOTE_REFUSED_EVERY));
    }
}
