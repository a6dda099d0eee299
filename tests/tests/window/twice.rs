//! The application is started again while it runs.

use std::cell::RefCell;

use anyhow::{Context, Result, ensure};
use e2e::{desktop, failures::with_picture, is_workbench, start_at_home, until};
use tempfile::TempDir;

#[tokio::test]
async fn a_second_start_brings_the_first_window_to_the_front_and_ends() -> Result<()> {
    let home = TempDir::new()?;
    let windows = || {
        anyhow::Ok(
            desktop::titles()?
                .into_iter()
                .filter(|title| is_workbench(title))
                .count(),
        )
    };
    with_picture(async {
        let mut first = start_at_home(home.path())?;
        until("the window", async || {
            ensure!(windows()? == 1);
            Ok(())
        })
        .await?;
        let cover = desktop::Cover::new()?;
        ensure!(!cover.is_below(is_workbench)?);
        let second = RefCell::new(start_at_home(home.path())?);
        let ended = until("the second ends", async || {
            second.borrow_mut().try_wait()?.context("it is there still")
        })
        .await?;
        ensure!(ended.success(), "{ended}");
        until("the first window is in front", async || {
            ensure!(cover.is_below(is_workbench)?);
            Ok(())
        })
        .await?;
        ensure!(windows()? == 1 && first.try_wait()?.is_none(), "the first goes on");
        first.kill().await?;
        until("the window is gone", async || {
            ensure!(windows()? == 0);
            Ok(())
        })
        .await
    })
    .await
}
