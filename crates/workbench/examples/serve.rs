//! Launches the first SCO of a library and serves its player until it is killed: `serve DATA`. It prints the session
//! and the player page's address. The test that kills it is `tests/kill.rs`.

#![allow(clippy::print_stdout, reason = "its output is what it is for")]

use std::{error::Error, path::PathBuf};

use workbench::{Workbench, views::LaunchOptions};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let data: PathBuf = std::env::args_os().nth(1).ok_or("which library?")?.into();
    let workbench = Workbench::open(&data)?;
    let package = workbench.packages()?.first().ok_or("an empty library")?.id;
    let sco = workbench.package(package)?.scos.first().ok_or("no SCO")?.id;
    let launched = workbench.launch(sco, &LaunchOptions::default()).await?;
    println!("{} {}", launched.session, launched.url);
    workbench.ended(&launched.session).await;
    Ok(())
}
