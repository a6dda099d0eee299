//! What a module sends while it is left is stored: modules in the manner of each authoring tool (`fixtures/leaving`), in each
//! kind of window, left in each way. Each test is one kind of window; `docs/leaving.md` is the whole table.
//!
//! All modules of a round run side by side, so that a round takes little longer than one of them.

#![allow(clippy::print_stdout, reason = "it prints its table")]

mod data;
mod message;
mod page;
mod round;

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use e2e::{App, play_with};

use self::{
    data::{Shown, Way},
    round::Round,
};
use crate::OWN_CONTEXTS;

#[tokio::test]
async fn in_the_workbenchs_window() -> Result<()> {
    leave_in(Shown::Embedded).await
}

#[tokio::test]
async fn in_a_window_of_its_own() -> Result<()> {
    leave_in(Shown::Own).await
}

#[tokio::test]
async fn in_a_window_that_the_module_opens() -> Result<()> {
    leave_in(Shown::Popup).await
}

#[tokio::test]
async fn in_chromium() -> Result<()> {
    leave_in(Shown::Chromium).await
}

/// The page of the whole table is current.
#[test]
fn the_page_is_current() -> Result<()> {
    page::check()
}

/// What was wrong, by manner and way; nothing where all was stored.
type Faults = BTreeMap<(&'static str, Way), Vec<String>>;

/// Leaves every module in every way, and reports all that was not kept at once.
async fn leave_in(shown: Shown) -> Result<()> {
    let mut faults = Faults::new();
    let (with_message, others): (Vec<_>, Vec<_>) = Way::ALL.into_iter().partition(|way| *way == Way::Message);
    let mut played = Ok(());
    for (arguments, ways) in [(&[][..], others), (OWN_CONTEXTS, with_message)] {
        let of_these = play_with(arguments, &["leaving"], async |app: &mut App| {
            for way in ways {
                let mut round = Round::new(app, shown, way).await?;
                faults.extend(round.play(app).await?);
                if way.ends_the_workbench(shown) {
                    app.restart().await?;
                }
            }
            Ok(())
        })
        .await;
        played = played.and(of_these);
    }
    println!(
        "{}",
        page::table(|manner, way| match faults.get(&(manner.id, way)) {
            None => "?",
            Some(faults) if faults.is_empty() => "✓",
            Some(_) => "✗",
        })
    );
    let mut reported: Vec<_> = faults
        .iter()
        .filter(|(_, faults)| !faults.is_empty())
        .map(|((manner, way), faults)| format!("{manner}, {}: {}", way.title(), faults.join("; ")))
        .collect();
    reported.extend(played.err().map(|error| format!("{error:#}")));
    ensure!(
        reported.is_empty(),
        "{} of {}:\n{}",
        reported.len(),
        faults.len(),
        reported.join("\n")
    );
    Ok(())
}
