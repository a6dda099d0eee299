//! `docs/leaving.md`, written from the table that the tests go by: `DOCS=write` rewrites it.

use std::{env, fmt::Write, fs, path::Path};

use anyhow::{Result, ensure};

use super::data::{MANNERS, Manner, Shown, Way, exception};

const HEAD: &str = "\
<!-- Written from the tests' own table; do not edit. -->

# What is kept when a module is left

Authoring tools send the last values, the session time and LMSFinish while their page goes. Browsers refuse a synchronous
request there, so these calls travel by the session's socket, or by a beacon where that is gone; they are answered `true`, and
the timeline notes that they were not confirmed yet.

The window tests (`tests/tests/window/leaving_table`) leave modules of our own, in the manner of each tool
(`fixtures/leaving`), in each way. ✓ means: LMSFinish was answered `true` and is on disk; status, score, location, suspend data,
session time and exit are those that the module set last; the session is finished; nothing is missing from its timeline.

";

/// Fails where the page is not what the table is now.
pub(super) fn check() -> Result<()> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/leaving.md");
    let now = page();
    if env::var_os("DOCS").is_some_and(|value| value == "write") {
        fs::write(&file, &now)?;
    }
    ensure!(
        fs::read_to_string(&file).unwrap_or_default() == now,
        "docs/leaving.md is not current: DOCS=write writes it anew"
    );
    Ok(())
}

fn page() -> String {
    let mut page = HEAD.to_owned();
    page.push_str("| module | what it does while it is left |\n| --- | --- |\n");
    for manner in MANNERS {
        let _ = writeln!(page, "| {} | {} |", manner.title, manner.handlers);
    }
    for shown in Shown::ALL {
        let mut reasons = Vec::new();
        let table = table(|manner, way| match exception(manner, shown, way) {
            None => "✓",
            Some(why) => {
                if !reasons.contains(&why) {
                    reasons.push(why);
                }
                "–"
            }
        });
        let _ = write!(page, "\n## {}\n\n{table}", shown.title());
        for reason in reasons {
            let _ = write!(page, "\n–: {reason}\n");
        }
        if let Some(note) = shown.note() {
            let _ = write!(page, "\n{note}\n");
        }
    }
    page
}

/// The table of one kind of window, with a mark in each cell.
pub(super) fn table(mut mark: impl FnMut(&Manner, Way) -> &'static str) -> String {
    let mut table = format!("| module | {} |\n", Way::ALL.map(Way::title).join(" | "));
    table.push_str(&"| --- ".repeat(Way::ALL.len() + 1));
    table.push_str("|\n");
    for manner in MANNERS {
        let marks = Way::ALL.map(|way| mark(&manner, way));
        let _ = writeln!(table, "| {} | {} |", manner.title, marks.join(" | "));
    }
    table
}
