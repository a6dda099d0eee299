//! A module attacks the workbench. It is given the key of the workbench's own page, which it could not have, and tries every
//! way to run a command.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{App, desktop, play, play_with, until};
use serde_json::{Value, json};
use workbench::trace::{AccessKind, Decision, EntryData, Journal};

use crate::{OWN_CONTEXTS, calls, newest};

const HOSTILE: &str = "Module hostile";

/// The key that Tauri's commands are sent with, as the workbench's page sends it.
async fn invoke_key(app: &App) -> Result<String> {
    let read = "const done = arguments[0]; const real = window.fetch;
        window.fetch = (url, options) => {
            const key = new Headers(options && options.headers).get('Tauri-Invoke-Key');
            if (key) { window.fetch = real; done(key); }
            return real(url, options);
        };
        window.__TAURI_INTERNALS__.invoke('default_settings');";
    let key = app.driver.execute_async(read, Vec::new()).await?.json().clone();
    Ok(key.as_str().context("the page sends no key")?.to_owned())
}

/// Tries to run a command by every way; what came of each.
async fn forge(app: &App, key: &str, command: &str, payload: &Value) -> Result<Vec<String>> {
    let attack = r#"
        const [key, command, payload, done] = arguments, tried = [];
        const message = { cmd: command, callback: 1, error: 2, payload, options: {}, __TAURI_INVOKE_KEY__: key };
        const windows = { self: window, parent: window.parent, top: window.top, opener: window.opener };
        async function attempt(name, act) {
            try { tried.push(name + ': ' + await act()); } catch (error) { tried.push(name + ': refused'); }
        }
        (async () => {
            for (const [name, window] of Object.entries(windows)) {
                if (!window) continue;
                await attempt(name + ' message handler', () =>
                    (window.webkit.messageHandlers.ipc.postMessage(JSON.stringify(message)), 'sent'));
                await attempt(name + ' ipc', () => (window.ipc.postMessage(JSON.stringify(message)), 'sent'));
                await attempt(name + ' internals', () => window.__TAURI_INTERNALS__.invoke(command, payload));
                await attempt(name + ' webview2', () => (window.chrome.webview.postMessage(message), 'sent'));
                window.postMessage(message, '*');
                window.postMessage(JSON.stringify(message), '*');
            }
            for (const address of ['ipc://localhost/', 'http://ipc.localhost/', 'tauri://localhost/']) {
                await attempt(address, async () => {
                    const answer = await fetch(address + command, {
                        method: 'POST',
                        body: JSON.stringify(payload),
                        headers: {
                            'Content-Type': 'application/json',
                            'Tauri-Invoke-Key': key, 'Tauri-Callback': '1', 'Tauri-Error': '2',
                        },
                    });
                    return answer.ok ? 'answered ' + answer.status : Promise.reject(new Error(answer.status));
                });
            }
            done(tried);
        })();"#;
    let arguments = vec![key.into(), command.into(), payload.clone()];
    let tried = app.driver.execute_async(attack, arguments).await?.json().clone();
    Ok(serde_json::from_value(tried)?)
}

#[tokio::test]
async fn a_module_with_the_key_runs_no_command() -> Result<()> {
    // The quiz was imported first.
    play(&["hostile", "quiz"], async |app| {
        let key = invoke_key(app).await?;
        let stolen = app.zip("quiz")?.with_file_name("stolen.zip");
        let commands = [
            ("delete_package", json!({ "id": 1 })),
            ("export_package", json!({ "id": 1, "path": stolen })),
        ];
        for launch in ["launch-embedded", "launch-own"] {
            app.open_package(HOSTILE).await?;
            app.launch_by(launch).await?;
            app.enter_module().await?;
            app.until_js("document.body.dataset.done === 'true'").await?;
            forge_all(app, &key, &commands).await?;
            app.click_css("#blank").await?;
            until("the link's own window", async || {
                app.enter_view("location.search === '?blank'").await
            })
            .await?;
            forge_all(app, &key, &commands).await?;
            app.leave_and_close().await?;
            let tried = accesses(app)?;
            ensure!(
                tried
                    .iter()
                    .any(|(_, target, decision)| target.starts_with("ipc:") && *decision == Decision::Blocked),
                "the trace does not say that the module tried: {tried:?}"
            );
            app.click("nav-library").await?;
        }
        ensure!(app.library()?.packages()?.len() == 2, "the module deleted a package");
        ensure!(!stolen.exists(), "the module wrote {}", stolen.display());
        Ok(())
    })
    .await
}

/// Tries to run each command; none of the ways works.
async fn forge_all(app: &App, key: &str, commands: &[(&str, Value)]) -> Result<()> {
    for (command, payload) in commands {
        let tried = forge(app, key, command, payload).await?;
        ensure!(tried.len() >= 7, "{tried:?}");
        ensure!(tried.iter().all(|one| one.ends_with("refused")), "{tried:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_module_finds_neither_the_workbench_nor_another_session() -> Result<()> {
    play(&["hostile"], async |app| {
        // Each session twice: what the first leaves, the second must not find.
        for launch in ["launch-button", "launch-button", "launch-own", "launch-own"] {
            app.open_package(HOSTILE).await?;
            if launch == "launch-button" {
                app.launch_embedded().await?;
            } else {
                app.launch_by(launch).await?;
            }
            app.enter_module().await?;
            app.until_js("document.body.dataset.done === 'true'").await?;
            let left = app.js("return document.body.dataset.left").await?;
            ensure!(
                // A service worker is refused to a session that is offline.
                left == "cookie localStorage sessionStorage indexedDB caches",
                "it could not leave what the next one looks for: {left}"
            );
            app.leave_and_close().await?;
            app.click("nav-library").await?;
            found_nothing(app)?;
        }
        ensure!(app.library()?.sessions()?.len() == 4);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_module_finds_nothing_in_the_contexts_that_users_have() -> Result<()> {
    play_with(OWN_CONTEXTS, &["hostile"], async |app| {
        for launch in ["launch-embedded", "launch-own", "launch-embedded", "launch-own"] {
            app.open_package(HOSTILE).await?;
            app.launch_by(launch).await?;
            until_finished(app).await?;
            app.close_player().await?;
            app.click("nav-library").await?;
            found_nothing(app)?;
        }
        ensure!(app.library()?.sessions()?.len() == 4);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_module_stays_in_its_session_and_its_links_open_in_windows() -> Result<()> {
    play(&["hostile"], async |app| {
        app.open_package(HOSTILE).await?;
        app.launch_and_enter().await?;
        app.until_js("document.body.dataset.done === 'true'").await?;
        app.click_css("#blank").await?;
        app.click_css("#away").await?;
        app.leave_module().await?;
        app.until_says("module-refused", &["http://192.0.2.1/away"]).await?;
        app.click("module-dismiss").await?;
        until("the link's own window", async || {
            app.enter_view("location.search === '?blank'").await
        })
        .await?;
        app.js("location.href = 'http://192.0.2.1/popup'").await?;
        app.leave_module().await?;
        app.until_says("module-refused", &["http://192.0.2.1/popup"]).await?;
        app.enter_view("location.search === '?blank'").await?;
        app.leave_and_close().await?;
        let accesses = accesses(app)?;
        for (access, target) in [
            (AccessKind::Popup, "http://192.0.2.1/away"),
            (AccessKind::Navigation, "http://192.0.2.1/popup"),
        ] {
            ensure!(
                accesses.contains(&(access, target.to_owned(), Decision::Blocked)),
                "{accesses:?}"
            );
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_download_is_asked_for_and_written_where_the_user_chooses() -> Result<()> {
    // Under a driver WebKitGTK writes downloads itself, wherever it stands.
    play_with(OWN_CONTEXTS, &["hostile"], async |app| {
        let saved = app.zip("hostile")?.with_file_name("chosen.txt");
        app.open_package(HOSTILE).await?;
        app.launch_embedded().await?;
        until_finished(app).await?;
        until_asked(app, "download", 's').await?;
        app.click("module-deny").await?;
        until_asked(app, "download", 's').await?;
        app.click("module-allow").await?;
        desktop::choose_file(&saved).await?;
        until("the file", async || {
            ensure!(fs::read_to_string(&saved)? == "saved");
            Ok(())
        })
        .await?;
        app.close_player().await?;
        let accesses = accesses(app)?;
        for decision in [Decision::Blocked, Decision::Allowed] {
            ensure!(
                accesses.contains(&(AccessKind::Download, "saved.txt".to_owned(), decision)),
                "{accesses:?}"
            );
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_the_computer_is_is_asked_for() -> Result<()> {
    play_with(OWN_CONTEXTS, &["hostile"], async |app| {
        app.open_package(HOSTILE).await?;
        app.launch_embedded().await?;
        until_finished(app).await?;
        until_asked(app, "location", 'l').await?;
        app.click("module-deny").await?;
        app.close_player().await?;
        let accesses = accesses(app)?;
        ensure!(
            accesses.contains(&(AccessKind::Location, String::new(), Decision::Blocked)),
            "{accesses:?}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_clipboard_is_asked_for_to_read_it_and_what_is_written_and_locked_is_noted() -> Result<()> {
    play_with(OWN_CONTEXTS, &["hostile"], async |app| {
        app.open_package(HOSTILE).await?;
        app.launch_embedded().await?;
        until_finished(app).await?;
        let noted = |access, decision| (access, String::new(), decision);
        let written = noted(AccessKind::ClipboardWrite, Decision::Allowed);
        app.strike_until('c', async || {
            ensure!(accesses(app)?.contains(&written));
            Ok(())
        })
        .await?;
        // What it wrote, a module may read. This is the user's.
        app.click("trace-copy").await?;
        app.click("copy-table").await?;
        until_asked(app, "clipboard", 'v').await?;
        app.click("module-deny").await?;
        until_pasted(app, "not pasted").await?;
        until_asked(app, "clipboard", 'v').await?;
        app.click("module-allow").await?;
        until_pasted(app, "pasted: ").await?;
        let locked = noted(AccessKind::PointerLock, Decision::Allowed);
        app.strike_until('p', async || {
            ensure!(accesses(app)?.contains(&locked));
            Ok(())
        })
        .await?;
        app.close_player().await?;
        let accesses = accesses(app)?;
        for decision in [Decision::Blocked, Decision::Allowed] {
            ensure!(
                accesses.contains(&noted(AccessKind::Clipboard, decision)),
                "{accesses:?}"
            );
        }
        Ok(())
    })
    .await
}

/// Waits until the module has said what it read, beginning with this.
async fn until_pasted(app: &App, said: &str) -> Result<()> {
    until(said, async || {
        let (trace, _) = newest(app)?;
        let is_said = trace.entries.iter().any(|entry| {
            matches!(&entry.data, EntryData::Call { arguments, .. } if arguments.iter().any(|argument| argument.text.starts_with(said)))
        });
        ensure!(is_said);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_module_that_hangs_holds_up_nothing_and_can_be_ended() -> Result<()> {
    play_with(OWN_CONTEXTS, &["hostile"], async |app| {
        app.open_package(HOSTILE).await?;
        app.launch_embedded().await?;
        until_finished(app).await?;
        app.strike_until('h', async || app.look_for("module-unresponsive").await)
            .await?;
        // The workbench goes on.
        app.click("lang-fr").await?;
        app.until_js("document.documentElement.lang === 'fr'").await?;
        app.click("module-end").await?;
        app.find("report-screen").await?;
        // So does the next session.
        app.click("report-package").await?;
        app.launch_embedded().await?;
        until_finished(app).await?;
        app.close_player().await
    })
    .await
}

/// Strikes a key in the module until it asks for what the key is to bring: it may not take keys yet.
async fn until_asked(app: &App, request: &str, key: char) -> Result<()> {
    app.strike_until(key, async || app.look_for(&format!("module-asks-{request}")).await)
        .await
}

/// Waits until the running module has called LMSFinish.
async fn until_finished(app: &App) -> Result<()> {
    until("the module's LMSFinish", async || {
        let calls = calls(&newest(app)?.0);
        ensure!(calls.last().is_some_and(|call| call == "LMSFinish"), "{calls:?}");
        Ok(())
    })
    .await
}

/// What the newest session's module tried to reach outside.
fn accesses(app: &App) -> Result<Vec<(AccessKind, String, Decision)>> {
    let (trace, _) = newest(app)?;
    let accesses = trace.entries.into_iter().filter_map(|entry| match entry.data {
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

fn found_nothing(app: &App) -> Result<()> {
    nothing_in(&newest(app)?.0)
}

/// The module and its popup say that they found nothing.
fn nothing_in(trace: &Journal) -> Result<()> {
    for element in ["cmi.suspend_data", "cmi.comments"] {
        let found: Vec<_> = trace
            .entries
            .iter()
            .filter_map(|entry| match &entry.data {
                EntryData::Call {
                    function, arguments, ..
                } if function.name() == "LMSSetValue" => match &arguments[..] {
                    [name, value] if name.text == element => Some(value.text.as_str()),
                    _ => None,
                },
                _ => None,
            })
            .collect();
        ensure!(found == ["[]"], "{element}: {found:?}");
    }
    Ok(())
}
