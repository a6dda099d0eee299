//! Windows are closed while their modules show a message: the modules are left once it is answered.

use std::time::{Duration, Instant};

use anyhow::Result;
use e2e::{
    App, TITLE,
    desktop::{self, Key},
};

use super::{
    data::Shown,
    round::{LEAVING, Player, Round, until_moment},
};

/// What the workbench asks where modules do not leave.
const QUIT: &str = "Quit?";
/// How long modules say nothing that show a message.
const SILENCE: Duration = Duration::from_secs(1);
/// How long a key may take to be heard before it is struck again.
const AGAIN: Duration = Duration::from_secs(1);
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
            desktop::close(|title| title == TITLE)?;
            // The workbench stays until they have left.
            until_moment(Instant::now() + LEAVING, async || is_shown(QUIT)).await;
            strike_until(QUIT, None, Key::Escape, async || Ok(!is_shown(QUIT)?)).await;
        } else {
            for player in &self.players {
                desktop::close(|title| title == self.window_of(player))?;
            }
        }
        for player in &self.players {
            self.answer(app, player).await?;
        }
        Ok(())
    }

    /// Answers the message of a module. One that does not leave shows in what is kept of it.
    async fn answer(&self, app: &App, player: &Player) -> Result<()> {
        let finished = async || player.called(&app.library()?, "LMSFinish");
        match player.manner.window {
            // It is the page of the course that shows it.
            Some(window) => strike_until(window, None, Key::Return, finished).await,
            None if self.shown == Shown::Embedded => {
                player.show(app).await?;
                strike_until(TITLE, Some(BUTTON), Key::Return, finished).await;
            }
            None => strike_until(player.manner.title, None, Key::Return, finished).await,
        }
        Ok(())
    }
}

/// Strikes a key in the window with this title, again where it was not heard, until `look` finds it so.
async fn strike_until(title: &str, place: Option<(i16, i16)>, key: Key, look: impl AsyncFn() -> Result<bool>) {
    let ends = Instant::now() + LEAVING;
    until_moment(ends, async || {
        if is_shown(title)? {
            match place {
                Some(place) => desktop::strike_at(title, place, key).await?,
                None => desktop::strike(title, key).await?,
            }
        }
        Ok(until_moment((Instant::now() + AGAIN).min(ends), || look()).await)
    })
    .await;
}

fn is_shown(title: &str) -> Result<bool> {
    Ok(desktop::titles()?.iter().any(|one| one == title))
}
