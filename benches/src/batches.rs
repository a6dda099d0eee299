//! Whether a batch of calls takes longer to record where there are more calls already.

use std::time::Duration;

use anyhow::{Context, Result};

use crate::{
    library::Library,
    median,
    recorder::Recorder,
    table::{Row, Target},
};

/// How many calls there are before.
const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];
/// Calls of a session: many, as each session costs some transactions.
const CALLS: u32 = 2_000;
/// Batches whose time is measured at each size, and their calls.
const BATCHES: usize = 200;
const BATCH: u32 = 100;

/// Measures it.
pub(crate) fn measure() -> Result<Vec<Row>> {
    let library = Library::new()?;
    let mut recorder = Recorder::new(&library)?;
    let mut measured = Vec::new();
    for (measurements, size) in SIZES.into_iter().enumerate() {
        // A measurement adds a session of its own.
        recorder.until(size / CALLS as usize + measurements, CALLS)?;
        let took = recorder.batches(BATCH, Duration::ZERO, |made| made < BATCHES)?;
        measured.push((size, median(took)));
    }
    let (_, first) = *measured.first().context("a size")?;
    let rows = measured.iter().skip(1).map(|(size, took)| Row {
        what: format!("a batch of {BATCH} calls at {size} calls, beside at {}", SIZES[0]),
        ours: format!("{took:.2} ms"),
        peer: format!("{first:.2} ms"),
        ratio: took / first,
        target: Target::AtMost(1.3),
    });
    Ok(rows.collect())
}
