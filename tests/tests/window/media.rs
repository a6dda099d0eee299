//! Audio and video: what plays, and what is said of files that do not.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use e2e::{App, modules::unplayable, play, play_without};
use workbench::trace::{EntryData, MediaFailure, SessionState};

use crate::newest;

/// The elements of GStreamer that decode H.264, VP9 and AAC.
const DECODERS: [&str; 5] = ["avdec_h264", "avdec_aac", "avdec_aac_fixed", "vp9dec", "avdec_vp9"];

/// Whether the fixture `video` says this of a file.
fn result_of(file: &str, result: &str) -> String {
    format!("document.querySelector('[data-file=\"{file}\"]')?.dataset.result?.startsWith('{result}') === true")
}

/// Launches the fixture `video`.
async fn launch(app: &App) -> Result<()> {
    app.open_package("Vidéo").await?;
    app.launch_and_enter().await
}

/// Waits until a row of the trace, which shows the beginning of long texts only, is about this file and says so.
async fn until_row(app: &App, file: &str, text: &str) -> Result<()> {
    app.until_js(&format!(
        "[...document.querySelectorAll('[data-testid=trace-row][data-kind=pageError]')].some(
            ({{ textContent }}) => textContent.includes('{file}') && textContent.includes('{text}'))"
    ))
    .await
}

#[tokio::test]
async fn a_video_seeks_every_format_plays_and_sound_waits_for_no_click() -> Result<()> {
    play(&["video"], async |app| {
        launch(app).await?;
        app.until_js("document.body.dataset.autoplay === 'plays'").await?;
        app.until_js("document.getElementById('video').readyState >= 1").await?;
        app.click_css("#seek").await?;
        app.until_js("document.getElementById('time').textContent === '15.0'")
            .await?;
        // Nothing is wrong with what is taken away, with what another source plays instead of, and with what is missing: that
        // has an entry of its own.
        app.js("new Audio('media/missing.mp3').play().catch(() => undefined);
            const emptied = new Audio('media/tone.mp3');
            emptied.src = '';
            const second = document.createElement('video');
            second.muted = true;
            second.innerHTML = '<source src=\"media/unknown.mp4?first\"><source src=\"media/clip.mp4\">';
            second.onplaying = () => (document.body.dataset.second = 'plays');
            document.body.append(second);
            second.play();
            // Never in the document.
            const detached = document.createElement('audio');
            detached.innerHTML = '<source src=\"media/broken.mp3?last\">';
            detached.play().catch(() => undefined);")
            .await?;
        app.until_js("document.body.dataset.second === 'plays'").await?;
        app.click_css("#formats").await?;
        for file in ["clip.mp4", "clip-vp9.webm", "tone.mp3", "tone.ogg", "tone.wav"] {
            app.until_js(&result_of(file, "plays")).await?;
        }
        for file in ["unknown.mp4", "broken.mp3"] {
            app.until_js(&result_of(file, "error 4")).await?;
        }
        app.leave_module().await?;
        until_row(app, "media/unknown.mp4", "Cannot be played here").await?;
        until_row(app, "media/broken.mp3", "Cannot be played here").await?;
        app.close_player().await?;
        app.until_says(
            "report-screen",
            &[
                "Cannot be played here · MP4, zzzz · The learner’s browser may play it",
                "Cannot be played here · No known audio or video format",
            ],
        )
        .await?;

        let (trace, state) = newest(app)?;
        ensure!(state == SessionState::Finished);
        let named = unplayable(&trace.entries);
        let expected = BTreeMap::from([
            ("media/broken.mp3".to_owned(), (MediaFailure::NotSupported, None)),
            ("media/broken.mp3?last".to_owned(), (MediaFailure::NotSupported, None)),
            (
                "media/unknown.mp4".to_owned(),
                (MediaFailure::NotSupported, Some("MP4, zzzz".to_owned())),
            ),
        ]);
        ensure!(named == expected, "{named:#?}");
        let failed = trace.entries.iter().any(
            |entry| matches!(&entry.data, EntryData::Resource { url, status: Some(404), .. } if url == "media/missing.mp3"),
        );
        ensure!(failed, "the missing file is not");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_codec_that_the_system_lacks_is_named() -> Result<()> {
    play_without(&DECODERS, &["video"], async |app| {
        launch(app).await?;
        app.click_css("#formats").await?;
        app.until_js(&result_of("clip.mp4", "error 4")).await?;
        // Its sound.
        app.until_js(&result_of("clip-vp9.webm", "plays")).await?;
        app.leave_module().await?;
        until_row(app, "media/clip.mp4", "Cannot be played here").await?;
        until_row(app, "media/clip-vp9.webm", "Played here without its picture").await?;
        app.close_player().await?;
        app.until_says(
            "report-screen",
            &[
                "MP4, H.264, AAC · To play it here, install gstreamer1.0-plugins-good gstreamer1.0-libav (Debian, Ubuntu)",
                "WebM, VP9, Opus · To play it here, install gstreamer1.0-plugins-good gstreamer1.0-plugins-base (Debian",
            ],
        )
        .await?;
        Ok(())
    })
    .await
}
