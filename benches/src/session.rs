//! The data model of a session of 200,000 calls at any of them, and what the session comes to on every LMS.

use anyhow::{Context, Result, ensure};
use journal::WhatIf;
use scorm::{LmsProfile, profile::profiles};
use store::Store;
use workbench::Workbench;

use crate::{
    long_session::{LongSession, Random},
    median,
    table::Row,
    trace::{row, timed},
};

const ROUNDS: usize = 7;
/// Positions that are gone to.
const JUMPS: usize = 300;

/// Measures it.
pub(crate) async fn measure() -> Result<Vec<Row>> {
    let long = LongSession::record(|_| Ok(())).await?;
    let (data, session) = (long.data(), &long.session);
    let mut opened = Vec::new();
    for _ in 0..ROUNDS {
        let workbench = Workbench::open(&data)?;
        opened.push(timed(|| Ok(workbench.state_at(session, u32::MAX)?))?.0);
    }
    let workbench = Workbench::open(&data)?;
    let last = workbench.state_at(session, u32::MAX)?.last;
    ensure!(last as usize >= long.calls, "only {last} entries");
    let mut random = Random(0x5EED);
    let mut jumps = Vec::new();
    for _ in 0..JUMPS {
        let seq = random.below(last + 1);
        jumps.push(timed(|| Ok(workbench.state_at(session, seq)?))?.0);
    }
    let worst = jumps.iter().copied().fold(0.0, f64::max);
    let mut judged = Vec::new();
    let mut judged_on_own = Vec::new();
    for _ in 0..ROUNDS {
        judged.push(timed(|| what_if(&long, profiles()))?.0);
        judged_on_own.push(timed(|| what_if(&long, with_own()))?.0);
    }
    Ok(vec![
        row(
            "data over time of a session of 200,000 calls: it opens",
            median(opened),
            300.0,
        ),
        row("the data model at any position, median", median(jumps), 16.0),
        row("the data model at any position, slowest", worst, 50.0),
        row("what if, over all profiles that ship", median(judged), 1_000.0),
        row(
            "what if, over these and 20 of one’s own",
            median(judged_on_own),
            1_000.0,
        ),
    ])
}

/// The profiles that ship, and as many of one's own as a library has at most.
fn with_own() -> Vec<LmsProfile> {
    let own = profiles().into_iter().cycle().take(20).enumerate();
    let own = own.map(|(number, profile)| LmsProfile {
        id: format!("own-{number}"),
        ..profile
    });
    profiles().into_iter().chain(own).collect()
}

/// What the session comes to on each of these LMSs.
fn what_if(long: &LongSession, on: Vec<LmsProfile>) -> Result<()> {
    let store = Store::open(&long.data().join("library.sqlite"))?;
    let row = store.session(&long.session)?;
    let mut what_if = WhatIf::launch(on, &row.launch, &row.before);
    row.replay().fold(&store.entries(row.key), &mut [&mut what_if])?;
    let outcomes = what_if.outcomes(row.progress.state);
    outcomes.first().context("no LMS")?;
    Ok(())
}
