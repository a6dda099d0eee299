//! Closing a player: its page is asked to unload the module, which may show a message first, and ask whether to leave.

use std::time::Duration;

use tokio::{
    sync::watch,
    time::{Instant, timeout_at},
};

/// How long the page may be silent before the caller learns that the module has not left.
const SILENCE: Duration = Duration::from_secs(2);
/// How long it may take at most before the caller learns that. A module can send as long as it likes.
const PATIENCE: Duration = Duration::from_secs(10);

/// Whether a page is to unload its module, and what is heard of it.
#[derive(Debug)]
pub(super) struct ClosingPage {
    asked: watch::Sender<bool>,
    /// How many times the page was heard.
    heard: watch::Sender<u64>,
}

/// What a page did that was asked to unload its module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageReply {
    /// Its session has ended.
    Left,
    /// The learner chose to stay.
    Stayed,
    /// Nothing for too long. It is still asked.
    Silent,
}

impl ClosingPage {
    pub(super) fn new() -> Self {
        Self {
            asked: watch::Sender::new(false),
            heard: watch::Sender::new(0),
        }
    }

    /// Asks the page; whether nobody had.
    pub(super) fn ask(&self) -> bool {
        !self.asked.send_replace(true)
    }

    /// The learner stays: the page is no longer asked.
    pub(super) fn stay(&self) {
        self.asked.send_replace(false);
    }

    /// Whether the page is asked.
    pub(super) fn asked(&self) -> watch::Receiver<bool> {
        self.asked.subscribe()
    }

    /// Something came from the page.
    pub(super) fn heard(&self) {
        self.heard.send_modify(|heard| *heard = heard.wrapping_add(1));
    }

    /// Waits for what the page does that was asked; `left` is done when its session has ended.
    pub(super) async fn wait(&self, left: impl Future<Output = ()>) -> PageReply {
        let (mut asked, mut heard) = (self.asked.subscribe(), self.heard.subscribe());
        let begun = Instant::now();
        let silent = async {
            while timeout_at((Instant::now() + SILENCE).min(begun + PATIENCE), heard.changed())
                .await
                .is_ok()
            {}
        };
        tokio::select! {
            biased;
            () = left => PageReply::Left,
            _ = asked.wait_for(|asked| !*asked) => PageReply::Stayed,
            () = silent => PageReply::Silent,
        }
    }
}
