//! Audio and video in another browser, which has codecs of its own.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use e2e::{browser::browse, modules::unplayable, until};
use thirtyfour::By;
use workbench::trace::{EntryData, MediaFailure};

use crate::Library;

#[tokio::test(flavor = "multi_thread")]
async fn every_format_plays_and_what_does_not_is_named() -> Result<()> {
    let library = Library::new()?;
    let launched = library.launch(library.import_fixture("video")?, false).await?;
    browse(&launched.url, async |browser| {
        until("the module is ready", async || {
            browser.enter_default_frame().await?;
            browser.find(By::Css("iframe")).await?.enter_frame().await?;
            Ok(browser.find(By::Css("body[data-ready='true'] #formats")).await?.click().await?)
        })
        .await?;
        for (file, result) in [
            ("clip.mp4", "plays"),
            ("clip-vp9.webm", "plays"),
            ("tone.mp3", "plays"),
            ("tone.ogg", "plays"),
            ("tone.wav", "plays"),
            ("unknown.mp4", "error 4"),
            ("broken.mp3", "error 4"),
        ] {
            until(file, async || {
                let line = browser.find(By::Css(format!("[data-file='{file}'][data-result]"))).await?;
                let said = line.attr("data-result").await?.context("no result")?;
                ensure!(said.starts_with(result), "{said}");
                Ok(())
            })
            .await?;
        }
        until("the timeline", async || {
            let entries = library.workbench.journal(&launched.session)?.entries;
            let named = unplayable(&entries);
            let expected = BTreeMap::from([
                ("media/broken.mp3".to_owned(), (MediaFailure::NotSupported, None)),
                (
                    "media/unknown.mp4".to_owned(),
                    (MediaFailure::NotSupported, Some("MP4, zzzz".to_owned())),
                ),
            ]);
            ensure!(named == expected, "{named:#?}");
            // GStreamer is not what this browser plays with.
            let packages = entries.iter().any(
                |entry| matches!(&entry.data, EntryData::Unplayable { format: Some(format), .. } if !format.packages.is_empty()),
            );
            ensure!(!packages);
            Ok(())
        })
        .await
    })
    .await
}
