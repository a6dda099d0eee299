//! A module attacks the workbench. It is given the key of the workbench's own page, which it could not have, and tries every
//! way to run a command.

use anyhow::{Context, Result, ensure};
use e2e::{App, play};
use serde_json::{Value, json};

use crate::MINIMAL;

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
    play(&["minimal", "quiz"], async |app| {
        let key = invoke_key(app).await?;
        let stolen = app.zip("minimal")?.with_file_name("stolen.zip");
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        for (command, payload) in [
            ("delete_package", json!({ "id": 1 })),
            ("export_package", json!({ "id": 1, "path": stolen })),
        ] {
            let tried = forge(app, &key, command, &payload).await?;
            ensure!(tried.len() >= 11, "{tried:?}");
            ensure!(tried.iter().all(|one| one.ends_with("refused")), "{tried:?}");
        }
        app.leave_and_close().await?;
        ensure!(app.library()?.packages()?.len() == 2, "the module deleted a package");
        ensure!(!stolen.exists(), "the module wrote {}", stolen.display());
        Ok(())
    })
    .await
}
