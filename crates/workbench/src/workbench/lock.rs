//! Who has a library open. Whoever does holds a shared lock on `library.lock`; what changes the library of all, such as
//! deleting unfinished work, needs the exclusive one.
//!
//! Going from the exclusive lock to the shared one leaves a moment without either. So `library.gate` is locked
//! exclusively by whoever changes its lock: nobody else gets in between. The system gives both up when a process ends,
//! however it ends.

use std::{
    fs::{File, TryLockError},
    path::Path,
    thread,
    time::{Duration, Instant},
};

use crate::{Error, Result};

pub(super) const LOCK: &str = "library.lock";
pub(super) const GATE: &str = "library.gate";

/// How long a reader or somebody who opens the library may be at its gate.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often it is tried again.
const AGAIN: Duration = Duration::from_millis(20);

/// The gate of a library that this process alone has open: nobody else can open it as long as this lives.
#[derive(Debug)]
pub(super) struct ClosedGate {
    _gate: File,
}

/// Who else has a library open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Others {
    /// Nobody, and nobody can open it until the lock is taken.
    Nobody,
    /// At least one other process, or another part of this one.
    Some,
    /// That cannot be known: the file system has no locks.
    Unknown,
}

/// A library that is open, as long as this lives.
#[derive(Debug)]
pub(super) struct LibraryLock {
    /// None where the file system knows no locks, or a library that is only read has none.
    shared: Option<File>,
}

impl LibraryLock {
    /// Takes the shared lock of the library in `data`. `enter` is called on the way, and told who else has the library open:
    /// nobody can open it until it returns.
    ///
    /// # Errors
    /// [`Error::LibraryInUse`], the lock files cannot be written, or what `enter` says.
    pub(super) fn take<T>(data: &Path, enter: impl FnOnce(Others) -> Result<T>) -> Result<(Self, T)> {
        let [gate, lock] = [GATE, LOCK].map(|name| lock_file(data, name));
        let (gate, lock) = (gate?, lock?);
        if let Err(error) = gate.lock() {
            tracing::warn!(%error, "this file system knows no locks: nothing is swept");
            return Ok((Self { shared: None }, enter(Others::Unknown)?));
        }
        let alone = match lock.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => false,
            Err(TryLockError::Error(error)) => return Err(Error::io(data)(error)),
        };
        let entered = if alone {
            let entered = enter(Others::Nobody)?;
            lock.unlock().map_err(Error::io(data))?;
            share(&lock, data)?;
            entered
        } else {
            share(&lock, data)?;
            enter(Others::Some)?
        };
        Ok((Self { shared: Some(lock) }, entered))
    }

    /// Keeps everybody else from opening the library in `data`, which this process is about to leave.
    ///
    /// # Errors
    /// [`Error::LibraryInUse`] where somebody else has it open, or that cannot be known.
    pub(super) fn close_gate(&self, data: &Path) -> Result<ClosedGate> {
        let in_use = || Error::LibraryInUse {
            path: data.display().to_string(),
        };
        let lock = self.shared.as_ref().ok_or_else(in_use)?;
        let gate = lock_file(data, GATE)?;
        let give_up = Instant::now() + PATIENCE;
        while gate.try_lock().is_err() {
            if Instant::now() > give_up {
                return Err(in_use());
            }
            thread::sleep(AGAIN);
        }
        // Nobody comes in meanwhile.
        lock.unlock().map_err(Error::io(data))?;
        let alone = lock.try_lock().is_ok();
        if alone {
            lock.unlock().map_err(Error::io(data))?;
        }
        share(lock, data)?;
        if alone {
            Ok(ClosedGate { _gate: gate })
        } else {
            Err(in_use())
        }
    }

    /// Keeps others from opening the library in `data`, as long as it is read; writes nothing. Where nobody has it open,
    /// its database is read as a file that does not change.
    pub(super) fn read(data: &Path) -> Self {
        let gate = File::open(data.join(GATE)).and_then(|gate| gate.lock_shared().map(|()| gate));
        Self {
            // A library without a gate was not opened by this version: nobody is about to.
            shared: gate.ok(),
        }
    }
}

/// Whether the library in `data` has been opened before, by this version or a later one.
pub(super) fn has_gate(data: &Path) -> Result<bool> {
    let gate = data.join(GATE);
    gate.try_exists().map_err(Error::io(gate))
}

fn share(lock: &File, data: &Path) -> Result<()> {
    match lock.try_lock_shared() {
        Ok(()) => Ok(()),
        // Versions before this one held the exclusive lock as long as they ran.
        Err(TryLockError::WouldBlock) => Err(Error::LibraryInUse {
            path: data.display().to_string(),
        }),
        Err(TryLockError::Error(error)) => Err(Error::io(data)(error)),
    }
}

/// A lock file. The user knows the folder that it is in.
fn lock_file(data: &Path, name: &str) -> Result<File> {
    File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(data.join(name))
        .map_err(Error::io(data))
}
