//! How long a commit waits while the logs of old sessions are deleted.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use chrono::{Local, TimeDelta};

use crate::{
    library::Library,
    recorder::{CALLS, Recorder},
    table::{Row, Target},
};

/// Calls that are deleted.
const DELETED: usize = 500_000;
/// Calls of a commit, and how often a module commits meanwhile: many times more often than one does.
const COMMIT: u32 = 10;
const PAUSE: Duration = Duration::from_millis(5);
/// The longest that a commit may take, in milliseconds.
const LONGEST: f64 = 50.0;
/// When the deletion is: after the sessions by more than the days that logs are kept.
const LATER: TimeDelta = TimeDelta::days(3_650);

/// Measures it.
pub(crate) fn measure() -> Result<Vec<Row>> {
    let library = Library::new()?;
    let mut recorder = Recorder::new(&library)?;
    recorder.until(DELETED / CALLS as usize, CALLS)?;
    let is_done = AtomicBool::new(false);
    let (commits, deletion) = thread::scope(|scope| {
        let commits = scope.spawn(|| recorder.batches(COMMIT, PAUSE, |_| !is_done.load(Ordering::Relaxed)));
        let began = Instant::now();
        let now = (Local::now() + LATER).fixed_offset();
        let deleted = library.workbench.delete_old_logs(1, now, &mut |_| true);
        let took = began.elapsed().as_secs_f64();
        is_done.store(true, Ordering::Relaxed);
        (commits.join(), deleted.map(|deletion| (deletion.deleted.rows, took)))
    });
    let (rows, took) = deletion?;
    ensure!(rows as usize >= DELETED, "only {rows} rows were deleted");
    let commits = commits.map_err(|_| anyhow::anyhow!("the recorder panicked"))??;
    let longest = commits.iter().copied().fold(0.0, f64::max);
    Ok(vec![Row {
        what: format!(
            "the longest of {} commits while {rows} rows are deleted in {took:.0} s",
            commits.len()
        ),
        ours: format!("{longest:.1} ms"),
        peer: format!("{LONGEST:.0} ms"),
        ratio: longest / LONGEST,
        target: Target::AtMost(1.0),
    }])
}
