//! Windows are closed while their modules show a message: the modules are left once it is answered.

use std::{
    cell::Cell,
    time::{Duration, Instant},
};

use anyhow::Result;
use e2e::{
    App, TITLE,
    browser::OnScreen,
    desktop::{self, Key},
};

use super::{
    data::Shown,
    round::{LEAVING, Player, Round, STARTING, until_moment},
};

/// What the workbench asks where modules do not leave.
const QUIT: &str = "Quit?";
/// How long modules say nothing that show a message.
const SILENCE: Duration = Duration::from_secs(1);
/// How long a key may take to be heard before it is struck again.
const AGAIN: Duration = Duration::from_secs(1);
/// How long a window of Chromium may take to close before its button is pressed again.
const CLOSING: Duration = Duration::from_secs(4);
/// How long Chromium waits at least for a page that it closes: half a second for `unload`, a second for what comes before.
/// Measured with Chromium 156.
const LEAST_WAIT: Duration = Duration::from_millis(500);
/// How often a module is played that Chromium did not wait for, which is so on a machine that is very busy.
const TRIES: usize = 4;
/// The button of an embedded module's message, in the middle of where [`Player::show`] shows it: a view that was behind
/// others has not the keyboard.
const BUTTON: (i16, i16) = (980, 407);

impl Round {
    /// Presses the button of each window once the messages are up, and answers them then.
    pub(super) async fn close_while_messages_are_up(&self, app: &App) -> Result<()> {
        let entries = async || {
            let library = app.library()?;
            let of_all = self.players.iter().map(|player| player.entries(&library));
            of_all.sum::<Result<usize>>()
        };
        until_moment(Instant::now() + LEAVING, async || {
            let before = entries().await?;
            Ok(!until_moment(Instant::now() + SILENCE, async || Ok(entries().await? > before)).await)
        })
        .await;
        if self.shown == Shown::Embedded {
            // The workbench stays until they have left.
            until_moment(Instant::now() + LEAVING, async || {
                desktop::close(|title| title == TITLE)?;
                Ok(until_moment(Instant::now() + AGAIN, async || is_shown(QUIT)).await)
            })
            .await;
            until_moment(Instant::now() + LEAVING, async || {
                strike(QUIT, None, Key::Escape).await?;
                Ok(until_moment(Instant::now() + AGAIN, async || Ok(!is_shown(QUIT)?)).await)
            })
            .await;
        } else {
            for player in &self.players {
                self.press_button_of(player)?;
            }
        }
        for player in self.expected() {
            self.answer(app, player).await?;
        }
        Ok(())
    }

    /// Closes each module's window in Chromium while its message is up, one after the other. The button closes the message too.
    pub(super) async fn close_chromium_while_messages_are_up(&mut self, app: &App, chromium: &OnScreen) -> Result<()> {
        for at in 0..self.players.len() {
            let mut tries = 1;
            while !self.close_in_chromium(app, chromium, &self.players[at]).await? && tries < TRIES {
                println!("Chromium did not wait for {}", self.players[at].manner.id);
                self.players[at] = self.launch_again(app, &self.players[at]).await?;
                tries += 1;
            }
        }
        Ok(())
    }

    /// Returns false if Chromium did not wait for the module. Else a module that does not start or leave shows in what is stored
    /// of it.
    async fn close_in_chromium(&self, app: &App, chromium: &OnScreen, player: &Player) -> Result<bool> {
        chromium.open(&player.url).await?;
        until_moment(Instant::now() + STARTING, async || {
            player.shows_message(&app.library()?)
        })
        .await;
        let before = player.entries(&app.library()?)?;
        until_moment(Instant::now() + SILENCE, async || {
            Ok(player.entries(&app.library()?)? > before)
        })
        .await;
        let pressed = Cell::new(Instant::now());
        let is_gone = until_moment(Instant::now() + LEAVING, async || {
            pressed.set(Instant::now());
            self.press_button_of(player)?;
            Ok(until_moment(Instant::now() + CLOSING, async || self.is_gone(player)).await)
        })
        .await;
        let took = pressed.get().elapsed();
        let finished = async || player.called(&app.library()?, "LMSFinish");
        until_moment(Instant::now() + LEAVING, async || {
            Ok(finished().await? || !player.is_running(&app.library()?)?)
        })
        .await;
        Ok(finished().await? || !is_gone || took < LEAST_WAIT)
    }

    fn is_gone(&self, player: &Player) -> Result<bool> {
        let window = self.window_of(player);
        Ok(!desktop::titles()?.iter().any(|title| desktop::is_page(title, window)))
    }

    fn press_button_of(&self, player: &Player) -> Result<bool> {
        desktop::close(|title| desktop::is_page(title, self.window_of(player)))
    }

    /// Answers the message of a module. One that does not leave shows in what is stored of it.
    async fn answer(&self, app: &App, player: &Player) -> Result<()> {
        let finished = async || player.called(&app.library()?, "LMSFinish");
        let place = if self.shown == Shown::Embedded && player.manner.window.is_none() {
            player.show(app).await?;
            Some(BUTTON)
        } else {
            None
        };
        let window = match player.manner.window {
            // It is the page of the course that shows it.
            Some(course) => course,
            None if self.shown == Shown::Embedded => TITLE,
            None => player.manner.title,
        };
        until_moment(Instant::now() + LEAVING, async || {
            strike(window, place, Key::Return).await?;
            let has_finished = until_moment(Instant::now() + AGAIN, async || finished().await).await;
            if !has_finished && self.shown != Shown::Embedded {
                // Pressed as the message came up, the button may not have been heard.
                self.press_button_of(player)?;
            }
            Ok(has_finished)
        })
        .await;
        Ok(())
    }
}

/// Strikes a key in the window with this title, where it is shown.
async fn strike(title: &str, place: Option<(i16, i16)>, key: Key) -> Result<()> {
    if is_shown(title)? {
        match place {
            Some(place) => desktop::strike_at(title, place, key).await?,
            None => desktop::strike(title, key).await?,
        }
    }
    Ok(())
}

fn is_shown(title: &str) -> Result<bool> {
    Ok(desktop::titles()?.iter().any(|one| one == title))
}
