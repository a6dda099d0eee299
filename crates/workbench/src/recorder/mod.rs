//! Records sessions: one thread a session, fed by the player's server, followed by the window. It decides when
//! something is on disk, and tells whoever waits for that.

mod access;
mod exchanges;
mod recording;
mod replay;

use std::{thread, time::Duration};

use tokio::{
    runtime::Handle,
    sync::{mpsc, oneshot, watch},
    time::{Instant, timeout_at},
};

use self::access::AccessLog;
pub(crate) use self::{
    exchanges::Facts,
    recording::{Recording, end_state, standing},
    replay::replay,
};
use crate::{
    Error, Result,
    trace::{AccessKind, Decision, Event, Note, SessionState, TraceBatch},
};

/// How long news may wait for more before followers are told: short for an eye, long for 5,000 calls a second.
const TELL_AFTER: Duration = Duration::from_millis(50);
/// How many batches may wait to be recorded before the senders wait too.
const QUEUE: usize = 256;
/// How many entries go into one transaction at the most.
const TRANSACTION: usize = 10_000;
/// How many entries a new follower gets at a time of what came before.
const CATCH_UP: u32 = 2_000;

/// Called with each batch of news, in order and without a gap; answers whether it wants more.
pub type Follower = Box<dyn FnMut(TraceBatch) -> bool + Send>;

/// What has reached the disk.
#[derive(Debug, Clone, Default)]
struct Kept {
    /// The page's number of the last entry on disk.
    number: u32,
    /// How often the disk refused, and what it said the last time.
    failures: u32,
    reason: String,
}

enum Intake {
    Events(Vec<Event>),
    Note(Note),
    /// The access log has something new.
    Access,
    Follow(Follower),
    End(oneshot::Sender<Result<SessionState>>),
}

/// The handle of a session being recorded.
#[derive(Debug, Clone)]
pub struct Recorder {
    intake: mpsc::Sender<Intake>,
    kept: watch::Receiver<Kept>,
    access: AccessLog,
}

impl Recorder {
    /// Starts the thread that records. `runtime` is where its channels live.
    pub(crate) fn start(recording: Recording, runtime: Handle) -> Self {
        let (intake, queue) = mpsc::channel(QUEUE);
        let (tell, kept) = watch::channel(Kept::default());
        let access = recording.access_log();
        thread::spawn(move || {
            Desk {
                recording,
                followers: Vec::new(),
                untold: None,
                kept: tell,
            }
            .run(queue, &runtime)
        });
        Self { intake, kept, access }
    }

    /// Hands over what the page sent. Returns as soon as there is room in the queue.
    pub async fn take(&self, events: Vec<Event>) {
        let _ = self.intake.send(Intake::Events(events)).await;
    }

    /// Notes something that the workbench did.
    pub async fn note(&self, note: Note) {
        let _ = self.intake.send(Intake::Note(note)).await;
    }

    /// Notes that the module tried to reach something outside its session. Returns at once.
    pub(crate) fn note_access(&self, access: AccessKind, target: &str, decision: Decision) {
        self.access.note(access, target, decision);
        // A full queue wakes the recorder as well.
        let _ = self.intake.try_send(Intake::Access);
    }

    /// Hands over what the page sent, and waits until all of it is on disk.
    ///
    /// # Errors
    /// The store's, where the disk refused meanwhile; or the session has ended without these entries.
    pub async fn keep(&self, events: Vec<Event>) -> Result<()> {
        let failures = self.kept.borrow().failures;
        let last = events.last().map_or(0, |event| event.n);
        self.take(events).await;
        self.wait(last, failures).await
    }

    /// Waits until the page's entry `number` and all before it are on disk.
    ///
    /// # Errors
    /// As [`Self::keep`].
    pub async fn kept(&self, number: u32) -> Result<()> {
        let failures = self.kept.borrow().failures;
        self.wait(number, failures).await
    }

    async fn wait(&self, number: u32, failures: u32) -> Result<()> {
        let mut kept = self.kept.clone();
        let now = kept
            .wait_for(|kept| kept.number >= number || kept.failures != failures)
            .await
            .map_err(|_| Error::Store {
                reason: "the session has ended".into(),
            })?;
        if now.number >= number {
            Ok(())
        } else {
            Err(Error::Store {
                reason: now.reason.clone(),
            })
        }
    }

    /// Waits for news of what is on disk; answers the page's number of the last entry there.
    pub(crate) async fn next_kept(&mut self) -> Option<u32> {
        self.kept.changed().await.ok()?;
        Some(self.kept.borrow_and_update().number)
    }

    /// Follows the session: `follower` hears everything so far, then what comes, until it has ended.
    pub async fn follow(&self, follower: Follower) -> Result<()> {
        let ended = |_| Error::Store {
            reason: "the session has ended".into(),
        };
        self.intake.send(Intake::Follow(follower)).await.map_err(ended)
    }

    /// Ends the recording; answers where the session stands.
    pub async fn end(&self) -> Result<SessionState> {
        let ended = || Error::Store {
            reason: "the session has ended".into(),
        };
        let (reply, answer) = oneshot::channel();
        self.intake.send(Intake::End(reply)).await.map_err(|_| ended())?;
        answer.await.map_err(|_| ended())?
    }
}

/// The thread's own: the recording, and who is to be told.
struct Desk {
    recording: Recording,
    followers: Vec<Follower>,
    /// News that followers have not been told yet, and when they are due.
    untold: Option<(Instant, TraceBatch)>,
    kept: watch::Sender<Kept>,
}

impl Desk {
    fn run(mut self, mut queue: mpsc::Receiver<Intake>, runtime: &Handle) {
        self.keep();
        loop {
            let next = match &self.untold {
                Some((due, _)) => {
                    let due = *due;
                    runtime.block_on(async { timeout_at(due, queue.recv()).await })
                }
                None => Ok(runtime.block_on(queue.recv())),
            };
            let Ok(message) = next else {
                self.tell();
                continue;
            };
            let mut message = message;
            let mut taken = 0;
            // What is already waiting goes into the same transaction: one fsync for all of it.
            loop {
                match message {
                    Some(Intake::Events(events)) => {
                        taken += events.len();
                        self.recording.take(events);
                    }
                    Some(Intake::Note(note)) => self.recording.note(note),
                    Some(Intake::Access) => {}
                    Some(Intake::Follow(follower)) => self.follow(follower),
                    Some(Intake::End(reply)) => {
                        let _ = reply.send(self.end());
                        return;
                    }
                    // Every handle is gone: the workbench is closing.
                    None => {
                        let _ = self.end();
                        return;
                    }
                }
                match queue.try_recv() {
                    Ok(more) if taken < TRANSACTION => message = Some(more),
                    Ok(more) => {
                        self.keep();
                        taken = 0;
                        message = Some(more);
                    }
                    Err(_) => break,
                }
            }
            self.keep();
        }
    }

    fn keep(&mut self) {
        match self.recording.keep() {
            Ok(news) => {
                let number = self.recording.page_number();
                self.kept.send_if_modified(|kept| {
                    let new = kept.number != number;
                    kept.number = number;
                    new
                });
                self.add(news);
            }
            Err(error) => {
                tracing::error!(%error, "the session's entries could not be kept");
                self.kept.send_modify(|kept| {
                    kept.failures += 1;
                    kept.reason = error.to_string();
                });
            }
        }
    }

    fn add(&mut self, news: TraceBatch) {
        if self.followers.is_empty() || (news.events.is_empty() && news.exchanges.is_empty()) {
            return;
        }
        match &mut self.untold {
            Some((_, batch)) => {
                batch.events.extend(news.events);
                batch.exchanges.extend(news.exchanges);
                batch.state = news.state;
            }
            None => self.untold = Some((Instant::now() + TELL_AFTER, news)),
        }
        if self.untold.as_ref().is_some_and(|(due, _)| *due <= Instant::now()) {
            self.tell();
        }
    }

    fn tell(&mut self) {
        if let Some((_, batch)) = self.untold.take() {
            self.followers.retain_mut(|follower| follower(batch.clone()));
        }
    }

    fn follow(&mut self, mut follower: Follower) {
        // Everything taken is kept and told first, so that what the new one reads ends where the next news begins.
        self.keep();
        self.tell();
        let mut wants = true;
        let read = self.recording.kept(CATCH_UP, &mut |batch| {
            wants = follower(batch);
            wants
        });
        match read {
            Ok(()) if wants => self.followers.push(follower),
            Ok(()) => {}
            Err(error) => tracing::error!(%error, "a follower could not be told what came before"),
        }
    }

    fn end(mut self) -> Result<SessionState> {
        self.keep();
        self.tell();
        let (batch, state) = self.recording.end()?;
        for follower in &mut self.followers {
            follower(batch.clone());
        }
        Ok(state)
    }
}
