//! A stack that is large enough for what the parser recurses.

use std::thread;

use super::nesting::MOST_LEVELS;

/// Stack that one level may take. Measured: 7 KB at most without optimization. It is address space: memory is used only as
/// deep as a script nests.
const LEVEL: usize = if cfg!(debug_assertions) { 16 * 1024 } else { 4 * 1024 };

/// What everything but the levels takes.
const BASE: usize = 2 * 1024 * 1024;

/// Runs `work` on a thread with a stack for [`MOST_LEVELS`]; none where the system gives no such thread, or where `work`
/// panicked.
pub(super) fn on_large_stack<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    thread::scope(|scope| {
        thread::Builder::new()
            .name("script".to_owned())
            .stack_size(BASE + MOST_LEVELS * LEVEL)
            .spawn_scoped(scope, work)
            .ok()?
            .join()
            .ok()
    })
}
