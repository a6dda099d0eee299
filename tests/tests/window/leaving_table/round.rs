//! One round: every module launched in one kind of window, left in one way, and what was stored of each.

use std::{
    future::Future,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use e2e::{
    App, TITLE,
    browser::{OnScreen, browse},
    desktop,
    failures::save_screen,
};
use scorm::profile::LmsProfile;
use serde_json::{Value, json};
use thirtyfour::{By, WebDriver, WindowHandle};
use workbench::{
    Workbench,
    ids::{ScoId, SessionId},
    trace::{EntryData, SessionState},
};

use super::{
    Faults,
    data::{MANNERS, Manner, Shown, Way, exception},
};

/// How long the modules of a round may take to start, and to be left.
pub(super) const STARTING: Duration = Duration::from_secs(30);
pub(super) const LEAVING: Duration = Duration::from_secs(20);
const GLANCE: Duration = Duration::from_millis(60);
/// How long one command of the driver may take: it may be for a window that is just going.
const COMMAND: Duration = Duration::from_secs(5);
/// The module's page, from the top page of the view that it is in.
const MODULE: &str = "const module = window.leavingManner ? window : frames[0]?.leavingManner ? frames[0] : null;";

/// The modules of a round, launched.
pub(super) struct Round {
    pub(super) shown: Shown,
    way: Way,
    pub(super) players: Vec<Player>,
}

/// A module of a round.
pub(super) struct Player {
    pub(super) manner: Manner,
    sco: ScoId,
    session: SessionId,
    /// The player page's address.
    pub(super) url: String,
}

impl Round {
    /// Launches every module.
    pub(super) async fn new(app: &App, shown: Shown, way: Way) -> Result<Self> {
        let library = app.library()?;
        let package = library.packages()?.first().context("no package")?.id;
        let scos = library.package(package)?.scos;
        drop(library);
        let mut players = Vec::new();
        for manner in MANNERS {
            let title = match shown {
                Shown::Popup => format!("{} in a window", manner.title),
                _ => manner.title.to_owned(),
            };
            let sco = scos.iter().find(|sco| sco.title == title).context(title)?;
            players.push(Player::launch(app, manner, sco.id, &options(shown, way)).await?);
        }
        Ok(Self { shown, way, players })
    }

    /// Leaves every module once all have started; what was not kept of each.
    pub(super) async fn play(&mut self, app: &App) -> Result<Faults> {
        let began = Instant::now();
        let mut faults = Faults::new();
        if (self.shown, self.way) == (Shown::Chromium, Way::Message) {
            let chromium = OnScreen::start("de").await?;
            let left = async {
                self.close_chromium_while_messages_are_up(app, &chromium).await?;
                self.settle(app, &app.driver, &[]).await
            };
            let left = left.await;
            chromium.end().await;
            faults = left?;
        } else if self.shown == Shown::Chromium {
            let (first, others) = self.players.split_first().context("no module")?;
            browse(&first.url, async |browser| {
                for player in others {
                    // A window each: a tab that is not in front is hidden.
                    browser.switch_to_window(browser.new_window().await?).await?;
                    browser.goto(&player.url).await?;
                }
                faults = self.leave(app, browser).await?;
                Ok(())
            })
            .await?;
        } else {
            faults = self.leave(app, &app.driver).await?;
        }
        let library = app.library()?;
        for player in &self.players {
            let of_it = faults.entry((player.manner.id, self.way)).or_default();
            of_it.extend(player.faults(&library)?);
            if !player.called(&library, self.last_call())? {
                of_it.push("it was left before it was ready".to_owned());
            }
            if exception(&player.manner, self.shown, self.way).is_some() {
                of_it.clear();
            }
        }
        let took = began.elapsed().as_millis();
        println!("{}, {}: {took} ms", self.shown.title(), self.way.title());
        Ok(faults)
    }

    /// Launches a module again, as if it had not been launched before.
    pub(super) async fn launch_again(&self, app: &App, player: &Player) -> Result<Player> {
        command(app, "reset_attempt", json!({ "scoId": player.sco, "learner": 1 })).await?;
        Player::launch(app, player.manner, player.sco, &options(self.shown, self.way)).await
    }

    /// The modules that finish where they are left in this way.
    pub(super) fn expected(&self) -> impl Iterator<Item = &Player> {
        let is_expected = |player: &&Player| exception(&player.manner, self.shown, self.way).is_none();
        self.players.iter().filter(is_expected)
    }

    /// What modules call last before they are left.
    fn last_call(&self) -> &'static str {
        match self.way {
            // Before their message.
            Way::Message => "LMSGetErrorString",
            _ => "LMSCommit",
        }
    }

    async fn leave(&self, app: &App, driver: &WebDriver) -> Result<Faults> {
        // One that does not start shows in what is stored of it.
        until_moment(Instant::now() + STARTING, async || {
            let library = app.library()?;
            let waiting = self
                .players
                .iter()
                .map(|player| player.called(&library, self.last_call()));
            Ok(waiting.collect::<Result<Vec<_>>>()?.into_iter().all(|started| started))
        })
        .await;
        let asking = match self.way {
            Way::Message => Vec::new(),
            _ => self.touch(app, driver).await?,
        };
        match self.way {
            Way::Message => self.close_while_messages_are_up(app).await?,
            Way::Close => {}
            Way::Link => {
                // A document of frames holds no link.
                let link = "module.document.getElementById('away')";
                let page = "new URL('../gone.html', module.location.href).href";
                let go = format!("{link} ? {link}.click() : module.location.assign({page})");
                self.in_modules(driver, &go).await?;
            }
            Way::Blank => self.in_modules(driver, "module.location = 'about:blank'").await?,
            Way::Reload => self.in_modules(driver, "module.location.reload()").await?,
            Way::WindowButton => self.close_windows(driver).await?,
            Way::Quit => app.signal("TERM")?,
        }
        self.settle(app, driver, &asking).await
    }

    /// Waits until every module has been left, then until every session has ended; what of that was in vain.
    async fn settle(&self, app: &App, driver: &WebDriver, asking: &[WindowHandle]) -> Result<Faults> {
        let mut faults = Faults::new();
        let mut note = |player: &Player, fault: &str| {
            save_screen(&format!("{:?}-{}", self.way, player.manner.id));
            let of_it = faults.entry((player.manner.id, self.way)).or_default();
            of_it.push(fault.to_owned());
        };
        // All have the same time, so that one that stays does not hold up the round once for each.
        let ends = Instant::now() + LEAVING;
        for player in self.expected().filter(|_| self.leaves_the_player_open()) {
            let finished = async || {
                accept(driver, asking).await;
                player.called(&app.library()?, "LMSFinish")
            };
            if !until_moment(ends, finished).await {
                note(player, "it had not finished before the player was closed");
            }
        }
        let ends = Instant::now() + LEAVING;
        for player in &self.players {
            if !self.way.ends_the_workbench(self.shown) && player.is_running(&app.library()?)? {
                app.leave_module().await?;
                let close = "void window.__TAURI_INTERNALS__.invoke('close_player', arguments[0])";
                app.driver
                    .execute(close, vec![json!({ "session": player.session })])
                    .await?;
            }
            let ended = async || {
                accept(driver, asking).await;
                Ok(!player.is_running(&app.library()?)?)
            };
            if !until_moment(ends.max(Instant::now() + COMMAND), ended).await {
                note(player, "the session did not end");
            }
        }
        Ok(faults)
    }

    /// Whether the session goes on after the module was left in this way.
    fn leaves_the_player_open(&self) -> bool {
        match self.way {
            Way::Link | Way::Blank | Way::Reload => true,
            // It is the button of the window that the module opened.
            Way::WindowButton => self.shown == Shown::Popup,
            // In Chromium the ✕ alone is to bring it about.
            Way::Message => matches!(self.shown, Shown::Popup | Shown::Chromium),
            Way::Close | Way::Quit => false,
        }
    }

    /// Clicks in the modules that ask whether they may be left: browsers ask for nobody who has done nothing. Returns their
    /// windows.
    async fn touch(&self, app: &App, driver: &WebDriver) -> Result<Vec<WindowHandle>> {
        let mut touched = Vec::new();
        for player in self.players.iter().filter(|player| player.manner.prompts) {
            if self.shown == Shown::Embedded {
                player.show(app).await?;
            }
            for window in driver.windows().await? {
                driver.switch_to_window(window.clone()).await?;
                let is_it = format!("{MODULE} return module?.leavingManner === '{}'", player.manner.id);
                if driver.execute(is_it, vec![]).await?.json() != &Value::Bool(true) {
                    continue;
                }
                if self.shown != Shown::Popup {
                    driver.find(By::Css("iframe")).await?.enter_frame().await?;
                }
                driver.find(By::Css("#touch")).await?.click().await?;
                driver.enter_default_frame().await?;
                touched.push(window);
            }
        }
        Ok(touched)
    }

    /// Runs `script` in every module.
    async fn in_modules(&self, driver: &WebDriver, script: &str) -> Result<()> {
        let script = format!("{MODULE} if (module !== null) {{ {script} }}");
        for window in driver.windows().await? {
            driver.switch_to_window(window).await?;
            driver.execute(&script, vec![]).await?;
        }
        Ok(())
    }

    /// The title of the window that the module is in, where it is not embedded.
    pub(super) fn window_of(&self, player: &Player) -> &'static str {
        let is_there = match self.shown {
            Shown::Popup => true,
            Shown::Chromium => self.way == Way::Message,
            Shown::Embedded | Shown::Own => false,
        };
        let course = player.manner.window.filter(|_| is_there);
        course.unwrap_or(player.manner.title)
    }

    /// Closes the windows that the modules are in, each by its button.
    async fn close_windows(&self, driver: &WebDriver) -> Result<()> {
        match self.shown {
            Shown::Embedded => press(TITLE).await,
            Shown::Own | Shown::Popup => {
                for player in &self.players {
                    press(self.window_of(player)).await;
                }
            }
            Shown::Chromium => {
                for window in driver.windows().await? {
                    driver.switch_to_window(window).await?;
                    let holds_module = format!("{MODULE} return module !== null");
                    if driver.execute(holds_module, vec![]).await?.json() == &Value::Bool(true) {
                        // As its button does. WebDriver's own command asks no `beforeunload`.
                        let _ = tokio::time::timeout(COMMAND, driver.cdp().send_raw("Page.close", json!({}))).await;
                    }
                }
            }
        }
        Ok(())
    }
}

impl Player {
    async fn launch(app: &App, manner: Manner, sco: ScoId, options: &Value) -> Result<Self> {
        let launched = command(
            app,
            "launch",
            json!({ "scoId": sco, "options": options, "language": "en" }),
        )
        .await?;
        let text = |name: &str| launched[name].as_str().map(str::to_owned);
        Ok(Self {
            manner,
            sco,
            session: SessionId(text("session").with_context(|| format!("not launched: {launched}"))?),
            url: text("url").context("no address")?,
        })
    }

    /// Shows an embedded module on top of the others.
    pub(super) async fn show(&self, app: &App) -> Result<()> {
        let area = json!({ "x": 700, "y": 100, "width": 560, "height": 500, "zoom": 1 });
        command(app, "place_module", json!({ "session": self.session, "area": area })).await?;
        Ok(())
    }

    pub(super) fn called(&self, library: &Workbench, name: &str) -> Result<bool> {
        let trace = library.journal(&self.session)?;
        let called = |data: &EntryData| matches!(data, EntryData::Call { function, .. } if function.name() == name);
        Ok(trace.entries.iter().any(|entry| called(&entry.data)))
    }

    /// Whether it has said that its message comes: it commits after that, and nothing before the message.
    pub(super) fn shows_message(&self, library: &Workbench) -> Result<bool> {
        let trace = library.journal(&self.session)?;
        let calls = trace.entries.iter().filter_map(|entry| match &entry.data {
            EntryData::Call { function, .. } => Some(function.name()),
            _ => None,
        });
        Ok(calls.rev().take(2).eq(["LMSCommit", "LMSGetErrorString"]))
    }

    /// How many entries its session has.
    pub(super) fn entries(&self, library: &Workbench) -> Result<usize> {
        Ok(library.journal(&self.session)?.entries.len())
    }

    pub(super) fn is_running(&self, library: &Workbench) -> Result<bool> {
        Ok(library.session(&self.session)?.state == SessionState::Running)
    }

    /// What was not kept.
    fn faults(&self, library: &Workbench) -> Result<Vec<String>> {
        let (report, trace) = (library.report(&self.session)?, library.journal(&self.session)?);
        let mut faults = Vec::new();
        // What the call returned: where it is not what its page says, an entry after the call tells.
        let refused = |n: u32| {
            let of_it = |data: &EntryData| matches!(data, EntryData::Unconfirmed { call, returned, .. } if *call == n && returned == "false");
            trace.entries.iter().any(|entry| of_it(&entry.data))
        };
        let answers = trace.entries.iter().filter_map(|entry| match &entry.data {
            EntryData::Call { function, .. } if function.name() == "LMSFinish" && refused(entry.seq) => Some("false"),
            EntryData::Call { function, returned, .. } if function.name() == "LMSFinish" => Some(returned.as_str()),
            _ => None,
        });
        match answers.collect::<Vec<_>>().as_slice() {
            [] => faults.push("no LMSFinish".to_owned()),
            answers if answers.contains(&"true") => {}
            answers => faults.push(format!("LMSFinish was answered {answers:?}")),
        }
        if report.session.state != SessionState::Finished {
            faults.push(format!("the session is {:?}", report.session.state));
        }
        let id = self.manner.id;
        let values = [
            ("location", report.lesson_location, format!("{id}-7")),
            (
                "suspend data",
                report.suspend_data,
                format!("{id}|{}", "0123456789".repeat(200)),
            ),
            ("session time", report.session.session_time, "00:12:34".to_owned()),
            ("score", report.session.score.raw, "80".to_owned()),
            ("status", report.session.status, self.manner.status.to_owned()),
            ("exit", report.exit, self.manner.exit.to_owned()),
        ];
        for (name, kept, set) in values {
            if kept != set {
                faults.push(format!("{name} «{}»", kept.chars().take(30).collect::<String>()));
            }
        }
        let lost: Vec<_> = report.losses.iter().map(|loss| format!("{:?}", loss.cause)).collect();
        if !lost.is_empty() {
            faults.push(format!("missing: {}", lost.join(", ")));
        }
        Ok(faults)
    }
}

/// Sends a command as the interface does, from its page.
async fn command(app: &App, name: &str, arguments: Value) -> Result<Value> {
    app.leave_module().await?;
    let send = "const [name, given, done] = arguments;
        window.__TAURI_INTERNALS__.invoke(name, given).then(done, (error) => done({ error: JSON.stringify(error) }))";
    let returned = app.driver.execute_async(send, vec![json!(name), arguments]).await?;
    let returned = returned.json().clone();
    ensure!(returned["error"].is_null(), "{name}: {returned}");
    Ok(returned)
}

fn options(shown: Shown, way: Way) -> Value {
    let window = match shown {
        Shown::Embedded | Shown::Popup => "embedded",
        Shown::Own => "own",
        Shown::Chromium => "browser",
    };
    // In German they show a message.
    let spoken = (way == Way::Message).then_some("de");
    let profile = LmsProfile::default().id;
    json!({
        "learner": null, "window": window, "profile": profile, "mode": "normal", "learnerLanguage": spoken, "offline": true,
    })
}

/// Answers the dialogs of these windows, where there are any.
async fn accept(driver: &WebDriver, windows: &[WindowHandle]) {
    for window in windows {
        let dialogs = async {
            driver.switch_to_window(window.clone()).await?;
            driver.accept_alert().await
        };
        let _ = tokio::time::timeout(COMMAND, dialogs).await;
    }
}

/// Presses the button of the window with this title, again where it did not hear, until it is gone or asks something.
async fn press(title: &str) {
    until_moment(Instant::now() + COMMAND, async || desktop::close(|one| one == title)).await;
    until_moment(Instant::now() + COMMAND, async || {
        Ok(!desktop::close(|one| one == title)?)
    })
    .await;
}

/// Waits until `look` finds it so, or until the moment `ends`; whether it did.
pub(super) async fn until_moment<F: Future<Output = Result<bool>>>(ends: Instant, look: impl Fn() -> F) -> bool {
    loop {
        if matches!(look().await, Ok(true)) {
            return true;
        }
        if Instant::now() > ends {
            return false;
        }
        tokio::time::sleep(GLANCE).await;
    }
}
