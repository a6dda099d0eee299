//! Zips every fixture into a folder: `cargo run -p e2e --bin fixtures -- FOLDER`.

use anyhow::Context;

fn main() -> anyhow::Result<()> {
    let into = std::env::args_os().nth(1).context("into which folder?")?;
    for name in fixtures::names()? {
        fixtures::zip(&name, into.as_ref())?;
    }
    Ok(())
}
