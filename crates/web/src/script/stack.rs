//! A stack that is large enough for what the parser recurses.

use std::{
    cell::Cell,
    io,
    panic::{self, AssertUnwindSafe},
    thread::{self, Scope, ScopedJoinHandle},
};

use super::nesting::MOST_LEVELS;

/// Stack that one level may take. Measured: 7 KB at most without optimization. It is address space: memory is used only as
/// deep as a script nests.
const LEVEL: usize = if cfg!(debug_assertions) { 16 * 1024 } else { 4 * 1024 };

/// What everything but the levels takes.
const BASE: usize = 2 * 1024 * 1024;

thread_local! {
    /// Whether the stack of this thread is large enough.
    static IS_LARGE: Cell<bool> = const { Cell::new(false) };
}

/// Runs `work` on a thread that reads scripts on its own stack. [`script`](crate::script) and [`handler`](crate::handler) can be
/// called on any thread, but on others each call starts one of these, which takes longer than a short script does.
///
/// # Errors
/// The system gives no such thread.
pub fn spawn_reader<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> T + Send + 'scope,
) -> io::Result<ScopedJoinHandle<'scope, T>> {
    thread::Builder::new()
        .name("scripts".to_owned())
        .stack_size(BASE + MOST_LEVELS * LEVEL)
        .spawn_scoped(scope, || {
            IS_LARGE.set(true);
            work()
        })
}

/// Runs `work` with a stack for [`MOST_LEVELS`]; none where the system gives no such thread, or where `work` panicked.
pub(super) fn on_large_stack<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    if IS_LARGE.get() {
        // What a panic leaves is not looked at.
        return panic::catch_unwind(AssertUnwindSafe(work)).ok();
    }
    thread::scope(|scope| spawn_reader(scope, work).ok()?.join().ok())
}

#[cfg(test)]
mod tests {
    use std::thread::ThreadId;

    use super::*;

    fn where_scripts_are_read() -> Option<ThreadId> {
        on_large_stack(|| thread::current().id())
    }

    #[test]
    fn a_reader_reads_on_its_own_stack() {
        let here = thread::current().id();
        assert!(where_scripts_are_read().is_some_and(|id| id != here));
        let is_own = thread::scope(|scope| {
            let reader = spawn_reader(scope, || where_scripts_are_read() == Some(thread::current().id()));
            reader.unwrap().join().unwrap()
        });
        assert!(is_own);
    }

    #[test]
    fn a_panic_ends_one_script_only() {
        assert_eq!(on_large_stack(|| -> () { panic!("a test") }), None);
        thread::scope(|scope| {
            let reader = spawn_reader(scope, || {
                (on_large_stack(|| -> () { panic!("a test") }), on_large_stack(|| 1))
            });
            assert_eq!(reader.unwrap().join().unwrap(), (None, Some(1)));
        });
    }
}
