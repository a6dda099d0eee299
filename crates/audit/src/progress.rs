//! How far an audit is. Whoever hears of it returns whether to go on.

use std::{
    panic,
    sync::{
        atomic::{AtomicBool, AtomicU32, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use package::{Error, Result};

/// How often a caller hears of an audit that goes on.
const GLANCE: Duration = Duration::from_millis(50);

/// How far an audit is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AuditProgress {
    /// Pages, styles and scripts that were read.
    pub files: u32,
    /// All of them; 0 as long as that is not known.
    pub files_total: u32,
}

/// How far an audit is, for the threads that work on it.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    files: AtomicU32,
    files_total: AtomicU32,
    is_cancelled: AtomicBool,
}

impl Watch {
    /// Notes how many files are to be read.
    pub(crate) fn begin(&self, files: usize) {
        let files = u32::try_from(files).unwrap_or(u32::MAX);
        self.files_total.store(files, Ordering::Relaxed);
    }

    /// Notes that one more file was read.
    pub(crate) fn advance(&self) {
        self.files.fetch_add(1, Ordering::Relaxed);
    }

    /// Ends the audit.
    pub(crate) fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether to go on.
    pub(crate) fn goes_on(&self) -> bool {
        !self.is_cancelled.load(Ordering::Relaxed)
    }

    /// Whether to go on.
    ///
    /// # Errors
    /// [`Error::Cancelled`].
    pub(crate) fn check(&self) -> Result<()> {
        if self.goes_on() { Ok(()) } else { Err(Error::Cancelled) }
    }

    fn progress(&self) -> AuditProgress {
        AuditProgress {
            files: self.files.load(Ordering::Relaxed),
            files_total: self.files_total.load(Ordering::Relaxed),
        }
    }
}

/// Does `work` on another thread, while `progress` hears on this one how far it is.
///
/// # Errors
/// Those of `work`, [`Error::Cancelled`].
pub(crate) fn watched<T: Send>(
    progress: &mut dyn FnMut(AuditProgress) -> bool,
    work: impl FnOnce(&Watch) -> Result<T> + Send,
) -> Result<T> {
    let watch = &Watch::default();
    if !progress(watch.progress()) {
        return Err(Error::Cancelled);
    }
    thread::scope(|scope| {
        let (ended, has_ended) = mpsc::channel::<()>();
        let worker = scope.spawn(move || {
            let done = work(watch);
            drop(ended);
            done
        });
        // Nobody sends: it is disconnected when the thread ends.
        while has_ended.recv_timeout(GLANCE) == Err(RecvTimeoutError::Timeout) {
            if !progress(watch.progress()) {
                watch.cancel();
            }
        }
        match worker.join() {
            Ok(done) => done,
            Err(panic) => panic::resume_unwind(panic),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cancelled_beforehand_does_not_begin() {
        let done = watched(&mut |_| false, |_| -> Result<()> { panic!("it began") });
        assert_eq!(done.err(), Some(Error::Cancelled));
    }

    #[test]
    fn what_is_cancelled_ends_at_its_next_check() {
        let mut heard = Vec::new();
        let mut goes_on = |progress: AuditProgress| {
            heard.push(progress);
            heard.len() < 2
        };
        let done = watched(&mut goes_on, |watch| -> Result<()> {
            watch.begin(7);
            watch.advance();
            loop {
                watch.check()?;
                thread::yield_now();
            }
        });
        assert_eq!(done.err(), Some(Error::Cancelled));
        let begun = AuditProgress {
            files: 1,
            files_total: 7,
        };
        assert_eq!(heard.split_at(1), (&[AuditProgress::default()][..], &[begun][..]));
    }

    #[test]
    fn what_nobody_cancels_is_done() {
        assert_eq!(watched(&mut |_| true, |watch| watch.check().map(|()| 1)), Ok(1));
    }
}
