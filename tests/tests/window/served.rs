//! Files that a module asks for and that are not in its package.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use e2e::{play, until};
use thirtyfour::By;
use workbench::trace::EntryData;

use crate::newest;

/// The failed requests of the fixture `missing-data`: path, and the file's real path.
const MISSING: [(&str, Option<&str>); 7] = [
    ("/images/logo.png", None),
    ("data/course.json", None),
    ("images/background.png", None),
    ("images/plan.png", None),
    ("images/preloaded.png", None),
    ("js/course.js", Some("js/Course.js")),
    ("pages/lesson.html", None),
];

#[tokio::test]
async fn a_missing_file_has_one_row_however_the_module_asked_for_it() -> Result<()> {
    play(&["missing-data"], async |app| {
        app.open_package("Fichiers absents").await?;
        app.launch_and_enter().await?;
        app.until_js("document.body.dataset.fetched === '404'").await?;
        app.leave_module().await?;
        until("a row for each missing file", async || {
            let rows = By::Css("[data-testid='trace-row'][data-kind='failedRequest']");
            let count = app.driver.find_all(rows).await?.len();
            ensure!(count == MISSING.len(), "{count} rows");
            Ok(())
        })
        .await?;
        // What was served is hidden.
        let served = By::Css("[data-testid='trace-row'][data-kind='served']");
        ensure!(app.driver.find_all(served).await?.is_empty());
        app.close_player().await?;

        let (trace, _) = newest(app)?;
        let is_served = |path: &str| {
            trace.entries.iter().any(
                |entry| matches!(&entry.data, EntryData::Served { path: served, status: 200, bytes: 1.., .. } if served == path),
            )
        };
        ensure!(is_served("index.html") && is_served("shared/scorm.js"));
        let session = app.library()?.sessions()?.remove(0);
        let faults = app.library()?.report(&session.id)?.faults;
        let failed: BTreeMap<_, _> = faults
            .iter()
            .filter_map(|entry| match &entry.data {
                EntryData::Served { path, actual_path, .. } => Some((path.as_str(), actual_path.as_deref())),
                _ => None,
            })
            .collect();
        ensure!(failed == BTreeMap::from(MISSING), "{failed:#?}");
        ensure!(faults.len() == MISSING.len(), "a file is listed twice: {faults:#?}");
        Ok(())
    })
    .await
}
