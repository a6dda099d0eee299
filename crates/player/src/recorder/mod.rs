//! Records sessions: one thread a session, fed by the player's server, followed by the window. It decides when
//! something is on disk, and notifies whoever waits for that.

mod access;
mod batch;
mod budget;
mod losses;
mod recording;
mod served;

use std::{sync::Arc, thread, time::Duration};

use chrono::Local;
use journal::{AccessKind, Decision, Note, SessionState, Sink, TraceNews};
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot, watch},
    time::{Instant, timeout_at},
};

pub use self::recording::Recording;
use self::{access::AccessLog, recording::PageOpened, served::ServedLog};
pub(crate) use self::{
    batch::{Batch, Sent},
    served::ServedRequest,
};
use crate::{Error, Result};

/// The shortest time between two news: short for an eye, long for 5,000 calls a second.
const NEWS_INTERVAL: Duration = Duration::from_millis(100);
/// Capacity of the recorder's queue, in messages. Senders wait when it is full.
const QUEUE: usize = 256;
/// Maximum bytes of entries that are queued or not committed yet. Senders wait above it.
const QUEUE_BYTES: usize = 8 << 20;
/// Delay before a failed transaction is retried.
const RETRY_AFTER: Duration = Duration::from_millis(500);
/// How many entries go into one transaction at the most.
const TRANSACTION: usize = 10_000;

/// Called with news of what is on disk, at once and then when entries came, at most ten times a second, and with the end;
/// returns whether it wants more.
pub type Follower = Box<dyn FnMut(TraceNews) -> bool + Send>;

/// Why entries are not on disk.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotStored {
    /// Their numbers are out of order, or they are unreadable.
    #[error("entries were refused")]
    Refused,
    /// Recording has stopped, because the session reached its maximum size.
    #[error("recording has stopped")]
    Stopped,
    /// The database could not be written.
    #[error("{0}")]
    Disk(String),
    /// The session has ended.
    #[error("the session has ended")]
    Ended,
}

/// What has reached the disk.
#[derive(Debug, Clone, Default)]
struct Persisted {
    /// The page's number of the last entry on disk.
    number: u32,
    /// Whether recording has stopped.
    stopped: bool,
    /// The error of the last transaction, if it failed.
    failure: Option<String>,
}

/// Reports whether entries are on disk.
type Reply = oneshot::Sender<std::result::Result<(), NotStored>>;

enum Message {
    Entries {
        batch: Batch,
        /// Its share of [`QUEUE_BYTES`], held until it is committed.
        permit: OwnedSemaphorePermit,
        reply: Option<Reply>,
    },
    Farewell(u32, Reply),
    Note(Note),
    /// The player page has connected.
    Connected,
    /// The access log has something new.
    Access,
    /// The log of served requests has something new. It waits until it is due.
    Served,
    Follow(Follower),
    End(oneshot::Sender<Result<SessionState>>),
}

/// The handle of a session being recorded.
#[derive(Debug, Clone)]
pub struct Recorder {
    messages: mpsc::Sender<Message>,
    capacity: Arc<Semaphore>,
    persisted: watch::Receiver<Persisted>,
    access: AccessLog,
    served: ServedLog,
    page_opened: PageOpened,
}

impl Recorder {
    /// Starts the thread that records. `runtime` is where its channels live.
    pub fn start<S: Sink>(recording: Recording<S>, runtime: Handle) -> Self {
        let (messages, queue) = mpsc::channel(QUEUE);
        let (notify, persisted) = watch::channel(Persisted::default());
        let access = recording.access_log();
        let served = recording.served_log();
        let page_opened = recording.page_opened();
        thread::spawn(move || {
            RecorderThread {
                recording,
                followers: Vec::new(),
                news_due: None,
                news_after: Instant::now(),
                persisted: notify,
                unwritten: Unwritten::default(),
                retry: None,
            }
            .run(queue, &runtime)
        });
        Self {
            messages,
            capacity: Arc::new(Semaphore::new(QUEUE_BYTES)),
            persisted,
            access,
            served,
            page_opened,
        }
    }

    /// Hands over what the page sent. Returns as soon as the queue has space.
    pub(crate) async fn ingest(&self, batch: Batch) {
        if let Ok(permit) = Arc::clone(&self.capacity).acquire_many_owned(permits(&batch)).await {
            self.send(batch, permit, None).await;
        }
    }

    /// Notes something that the workbench did.
    pub async fn note(&self, note: Note) {
        let _ = self.messages.send(Message::Note(note)).await;
    }

    /// Notes that the module tried to reach something outside its session. Returns at once.
    pub fn note_access(&self, access: AccessKind, target: &str, decision: Decision) {
        self.access.note(access, target, decision);
        // A full queue wakes the recorder as well.
        let _ = self.messages.try_send(Message::Access);
    }

    /// The player page is requested: its clock starts. Entries of the workbench get its time.
    pub(crate) fn page_opened(&self) {
        let _ = self
            .page_opened
            .set((std::time::Instant::now(), Local::now().fixed_offset()));
    }

    /// The player page has connected: followers are notified.
    pub(crate) async fn page_connected(&self) {
        let _ = self.messages.send(Message::Connected).await;
    }

    /// Notes that the server responded to a request of the module. Returns at once.
    pub(crate) fn note_served(&self, request: ServedRequest) {
        if self.served.note(request, std::time::Instant::now()) {
            // A full queue wakes the recorder as well.
            let _ = self.messages.try_send(Message::Served);
        }
    }

    /// Hands over what the page sent, and waits until all of it is on disk.
    ///
    /// # Errors
    /// Why it is not.
    pub(crate) async fn persist(&self, batch: Batch) -> std::result::Result<(), NotStored> {
        let semaphore = || Arc::clone(&self.capacity);
        let permit = match semaphore().try_acquire_many_owned(permits(&batch)) {
            Ok(permit) => permit,
            Err(_) => {
                if let Some(failure) = self.persisted.borrow().failure.clone() {
                    return Err(NotStored::Disk(failure));
                }
                let waited = semaphore().acquire_many_owned(permits(&batch)).await;
                waited.map_err(|_| NotStored::Ended)?
            }
        };
        let (reply, response) = oneshot::channel();
        self.send(batch, permit, Some(reply)).await;
        response.await.unwrap_or(Err(NotStored::Ended))
    }

    /// Records that the page has sent `sent` entries in total. Waits until all that arrived are on disk.
    ///
    /// # Errors
    /// Why they are not, or that some are missing.
    pub(crate) async fn farewell(&self, sent: u32) -> std::result::Result<(), NotStored> {
        let (reply, response) = oneshot::channel();
        let _ = self.messages.send(Message::Farewell(sent, reply)).await;
        response.await.unwrap_or(Err(NotStored::Ended))
    }

    async fn send(&self, batch: Batch, permit: OwnedSemaphorePermit, reply: Option<Reply>) {
        let _ = self.messages.send(Message::Entries { batch, permit, reply }).await;
    }

    /// Waits for the next commit; returns the page's number of the last entry on disk, and whether recording has stopped.
    pub(crate) async fn next_persisted(&mut self) -> Option<(u32, bool)> {
        self.persisted.changed().await.ok()?;
        let persisted = self.persisted.borrow_and_update();
        Some((persisted.number, persisted.stopped))
    }

    /// Follows the session: `follower` hears how far it has come, now and as entries come, until it has ended.
    ///
    /// # Errors
    /// [`Error::SessionEnded`]
    pub async fn follow(&self, follower: Follower) -> Result<()> {
        let sent = self.messages.send(Message::Follow(follower)).await;
        sent.map_err(|_| Error::SessionEnded)
    }

    /// Ends the recording; returns where the session stands.
    ///
    /// # Errors
    /// Its end cannot be written; [`Error::SessionEnded`] if it was ended before.
    pub async fn end(&self) -> Result<SessionState> {
        let (reply, response) = oneshot::channel();
        let sent = self.messages.send(Message::End(reply)).await;
        sent.map_err(|_| Error::SessionEnded)?;
        response.await.map_err(|_| Error::SessionEnded)?
    }
}

/// The share of [`QUEUE_BYTES`] that a batch needs.
fn permits(batch: &Batch) -> u32 {
    batch.size().clamp(1, QUEUE_BYTES) as u32
}

/// What the next transaction will commit.
#[derive(Default)]
struct Unwritten {
    entries: usize,
    permits: Vec<OwnedSemaphorePermit>,
    replies: Vec<Reply>,
}

/// The thread's own: the recording and its followers.
struct RecorderThread<S> {
    recording: Recording<S>,
    followers: Vec<Follower>,
    /// When followers get the news that they have not had yet.
    news_due: Option<Instant>,
    /// The earliest time of the next news.
    news_after: Instant,
    persisted: watch::Sender<Persisted>,
    unwritten: Unwritten,
    /// When to retry a failed transaction.
    retry: Option<Instant>,
}

impl<S: Sink> RecorderThread<S> {
    fn run(mut self, mut queue: mpsc::Receiver<Message>, runtime: &Handle) {
        self.persist();
        loop {
            let next = match self.due() {
                Some(due) => runtime.block_on(async { timeout_at(due, queue.recv()).await }),
                None => Ok(runtime.block_on(queue.recv())),
            };
            let Ok(mut message) = next else {
                self.persist();
                self.notify_if_due();
                continue;
            };
            // What is already waiting goes into the same transaction: one fsync for all of it.
            let mut may_wait = true;
            loop {
                may_wait &= matches!(message, Some(Message::Served));
                match message {
                    Some(Message::Entries { batch, permit, reply }) => self.ingest(batch, permit, reply),
                    Some(Message::Farewell(sent, reply)) => {
                        let ingested = self.recording.farewell(sent);
                        self.reply_when_written(ingested, Some(reply));
                    }
                    Some(Message::Note(note)) => self.recording.note(note),
                    Some(Message::Connected) => {
                        self.recording.page_connected();
                        self.news_due.get_or_insert(self.news_after);
                    }
                    Some(Message::Access | Message::Served) => {}
                    Some(Message::Follow(follower)) => self.follow(follower),
                    Some(Message::End(reply)) => {
                        let _ = reply.send(self.end());
                        return;
                    }
                    // Every handle is gone: the workbench is closing.
                    None => {
                        let _ = self.end();
                        return;
                    }
                }
                let Ok(more) = queue.try_recv() else { break };
                if self.unwritten.entries >= TRANSACTION {
                    self.persist();
                }
                message = Some(more);
            }
            if !may_wait {
                self.persist();
            }
        }
    }

    /// When the thread must act without a message.
    fn due(&self) -> Option<Instant> {
        let entries = self.recording.own_entries_due().map(Instant::from_std);
        // After a failure, wait for the retry.
        let write = self.retry.or(entries);
        [self.news_due, write].into_iter().flatten().min()
    }

    fn ingest(&mut self, batch: Batch, permit: OwnedSemaphorePermit, reply: Option<Reply>) {
        self.unwritten.entries += batch.entries.len();
        self.unwritten.permits.push(permit);
        let ingested = self.recording.ingest(batch);
        self.reply_when_written(ingested, reply);
    }

    fn reply_when_written(&mut self, ingested: std::result::Result<(), NotStored>, reply: Option<Reply>) {
        match (ingested, reply) {
            (Ok(()), Some(reply)) => self.unwritten.replies.push(reply),
            (Err(error), Some(reply)) => {
                let _ = reply.send(Err(error));
            }
            (_, None) => {}
        }
    }

    fn persist(&mut self) {
        match self.recording.persist() {
            Ok(has_entries) => {
                // The module first: it waits.
                for reply in std::mem::take(&mut self.unwritten).replies {
                    let _ = reply.send(Ok(()));
                }
                self.retry = None;
                let (number, stopped) = (self.recording.page_number(), self.recording.stopped());
                self.persisted.send_if_modified(|persisted| {
                    persisted.failure = None;
                    let new = (persisted.number, persisted.stopped) != (number, stopped);
                    (persisted.number, persisted.stopped) = (number, stopped);
                    new
                });
                if has_entries && !self.followers.is_empty() {
                    self.news_due.get_or_insert(self.news_after);
                    self.notify_if_due();
                }
            }
            // The permits stay taken, so the page waits as long as the disk fails.
            Err(error) => {
                tracing::error!(%error, "the session's entries could not be stored");
                self.retry = Some(Instant::now() + RETRY_AFTER);
                let failure = error.to_string();
                self.persisted.send_if_modified(|persisted| {
                    persisted.failure = Some(failure.clone());
                    false
                });
                for reply in std::mem::take(&mut self.unwritten.replies) {
                    let _ = reply.send(Err(NotStored::Disk(failure.clone())));
                }
            }
        }
    }

    fn notify_if_due(&mut self) {
        if self.news_due.is_some_and(|due| due <= Instant::now()) {
            self.notify();
        }
    }

    fn notify(&mut self) {
        self.news_due = None;
        self.news_after = Instant::now() + NEWS_INTERVAL;
        let news = self.news();
        self.followers.retain_mut(|follower| follower(news.clone()));
    }

    /// How far the trace has come, after [`Self::persist`].
    fn news(&self) -> TraceNews {
        TraceNews {
            rows: self.recording.rows(),
            state: SessionState::Running,
            stage: Some(self.recording.stage()),
            live: Some(self.recording.live()),
        }
    }

    fn follow(&mut self, mut follower: Follower) {
        self.persist();
        if follower(self.news()) {
            self.followers.push(follower);
        }
    }

    fn end(mut self) -> Result<SessionState> {
        self.persist();
        let news = self.recording.end().map_err(|error| Error::Sink(Box::new(error)))?;
        for follower in &mut self.followers {
            follower(news.clone());
        }
        Ok(news.state)
    }
}
