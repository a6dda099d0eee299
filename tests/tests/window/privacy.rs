//! What a module stores beside the LMS, tells other hosts and opens, as its report says it.

use anyhow::{Context, Result, ensure};
use audit::session::LearnerDatum;
use e2e::{App, play, until};
use workbench::trace::{AccessKind, Decision, EntryData, SentBy};

use crate::newest;

#[tokio::test]
async fn a_report_says_what_a_module_stored_and_whom_it_told_of_the_learner() -> Result<()> {
    play(&["beside-lms"], async |app| {
        app.open_package("Module à côté du LMS").await?;
        app.launch_and_enter().await?;
        app.until_js("document.body.dataset.ready === 'true'").await?;
        app.click_css("#help").await?;
        app.until_js("document.getElementById('said').textContent === 'opened'")
            .await?;
        app.click_css("#away").await?;
        // The browser says what it blocked when it has time.
        until("both hosts are in the timeline", async || {
            let seen = accesses(app)?;
            for host in HOSTS {
                ensure!(seen.iter().any(|(_, target, _)| target.contains(host)), "{seen:?}");
            }
            let bodies = bodies(app)?;
            ensure!(bodies.len() == 3, "{bodies:?}");
            Ok(())
        })
        .await?;
        app.leave_and_close().await?;

        let seen = accesses(app)?;
        let stored: Vec<_> = seen
            .iter()
            .filter(|(access, ..)| access.is_storage())
            .map(|(access, name, decision)| (*access, name.as_str(), *decision))
            .collect();
        // A property is seen when the page has loaded, or goes.
        let mut expected = [
            (AccessKind::LocalStorage, "page"),
            (AccessKind::SessionStorage, "tab"),
            (AccessKind::Cookie, "visitor"),
            (AccessKind::IndexedDb, "answers"),
            (AccessKind::Cache, "pictures"),
            (AccessKind::LocalStorage, "theme"),
        ]
        .map(|(access, name)| (access, name, Decision::Allowed));
        let mut found = stored.clone();
        found.sort_by_key(|(_, name, _)| *name);
        expected.sort_by_key(|(_, name, _)| *name);
        ensure!(found == expected, "{stored:?}");

        let mut bodies = bodies(app)?;
        bodies.sort_by(|a, b| a.1.cmp(&b.1));
        let expected = [
            (
                SentBy::Beacon,
                "https://beacons.example/event",
                r#"{"visitor":"learner-1"}"#,
            ),
            (SentBy::Xhr, "https://forms.example/save", "score=80&user=learner-1"),
            (
                SentBy::Fetch,
                "https://lrs.example/statements",
                r#"{"actor":{"name":"Martin, Camille","account":{"name":"learner-1"}},"verb":{"id":"launched"}}"#,
            ),
        ];
        let expected = expected.map(|(by, url, text)| (by, url.to_owned(), text.to_owned()));
        ensure!(bodies == expected, "{bodies:?}");

        let library = app.library()?;
        let session = library.sessions()?.into_iter().next().context("a session")?.id;
        let report = library.report(&session)?;
        let rules: Vec<_> = report.findings.iter().map(|finding| finding.rule.id).collect();
        for rule in [
            "session/state-not-in-lms",
            "session/learner-sent",
            "session/personal-data-read",
        ] {
            ensure!(rules.contains(&rule), "{rules:?}");
        }
        for rule in [
            "session/access-blocked",
            "session/popup-blocked",
            "session/storage-used",
        ] {
            ensure!(!rules.contains(&rule), "{rules:?}");
        }
        for (host, names) in [
            ("beacons.example", "visitor"),
            ("forms.example", "score, user"),
            ("lrs.example", "actor.name, actor.account, verb.id"),
        ] {
            let rows = &report.privacy.rows;
            let row = rows
                .iter()
                .find(|row| row.host.as_deref() == Some(host))
                .context(host)?;
            ensure!(
                row.access == AccessKind::Request && row.decision == Some(Decision::Blocked),
                "{row:?}"
            );
            ensure!(row.names.join(", ") == names, "{row:?}");
            ensure!(row.learner.contains(&LearnerDatum::Identifier), "{row:?}");
        }
        let rows = report.privacy.rows.len();
        let first = report
            .privacy
            .rows
            .iter()
            .find(|row| row.host.as_deref() == Some("publisher.example"))
            .context("the host has a row")?
            .first;

        app.until_js(&format!(
            "document.querySelectorAll('[data-testid=privacy-row]').length === {rows}"
        ))
        .await?;
        app.until_says(
            "privacy",
            &[
                "Privacy",
                "publisher.example",
                "page, theme",
                "answers",
                "actor.account",
            ],
        )
        .await?;
        app.accessible("a report with a privacy table").await?;
        app.click("lang-fr").await?;
        app.until_says("privacy", &["Confidentialité", "Cet ordinateur"])
            .await?;
        app.click("lang-en").await?;
        app.until_says("privacy", &["This computer"]).await?;
        app.js(&format!(
            "[...document.querySelectorAll('[data-testid=privacy-first]')]
                .find((link) => link.textContent.trim() === 'Entry {first}').click()"
        ))
        .await?;
        app.until_js(&format!(
            "document.querySelector('[data-testid=trace-row][aria-selected=true]')?.dataset.n === '{first}'"
        ))
        .await
    })
    .await
}

/// The hosts that the module sends something.
const HOSTS: [&str; 5] = [
    "stats.example",
    "publisher.example",
    "lrs.example",
    "forms.example",
    "beacons.example",
];

/// What the newest session's module sent to other hosts.
fn bodies(app: &App) -> Result<Vec<(SentBy, String, String)>> {
    let entries = newest(app)?.0.entries.into_iter();
    let bodies = entries.filter_map(|entry| match entry.data {
        EntryData::RequestBody { by, url, text, .. } => Some((by, url, text.unwrap_or_default())),
        _ => None,
    });
    Ok(bodies.collect())
}

/// What the newest session's module tried to reach, and what it stored.
fn accesses(app: &App) -> Result<Vec<(AccessKind, String, Decision)>> {
    let entries = newest(app)?.0.entries.into_iter();
    let accesses = entries.filter_map(|entry| match entry.data {
        EntryData::Access {
            access,
            target,
            decision,
            ..
        } => Some((access, target, decision)),
        _ => None,
    });
    Ok(accesses.collect())
}
