//! The workbench's screens as a user goes through them.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{
    App, TITLE, act_until,
    desktop::{self, Key},
    until,
};

impl App {
    /// Opens the package with this title from the library's list.
    pub async fn open_package(&self, title: &str) -> Result<()> {
        self.click_css(&format!(
            "[data-testid='package-row'][data-package-title=\"{title}\"] button"
        ))
        .await?;
        self.find("sco-card").await?;
        Ok(())
    }

    /// Launches the first SCO in the workbench's own window, and waits until its player is there.
    pub async fn launch_embedded(&self) -> Result<()> {
        self.click("launch-button").await?;
        self.find("player-frame").await?;
        Ok(())
    }

    /// Launches the first SCO as [`App::launch_embedded`], and takes the driver into its module.
    pub async fn launch_and_enter(&self) -> Result<()> {
        self.launch_embedded().await?;
        self.enter_module().await
    }

    /// Takes the driver out of the module, closes the player and waits for the session's report.
    pub async fn leave_and_close(&self) -> Result<()> {
        self.leave_module().await?;
        self.close_player().await
    }

    /// Launches the first SCO in the window of the launch option `testid`, and waits until its session is there.
    pub async fn launch_by(&self, testid: &str) -> Result<()> {
        self.open_launch_options().await?;
        self.click(testid).await?;
        self.close_launch_options().await?;
        self.click("launch-button").await?;
        self.find("player-close").await?;
        Ok(())
    }

    /// Opens the launch options of the first SCO.
    pub async fn open_launch_options(&self) -> Result<()> {
        self.click("launch-options").await?;
        self.find("launch-options-popover").await?;
        Ok(())
    }

    /// Closes the launch options.
    pub async fn close_launch_options(&self) -> Result<()> {
        self.click("launch-options-close").await?;
        self.until_js("!document.querySelector('[data-testid=launch-options-popover]')")
            .await
    }

    /// Chooses the option `value` of the list `testid`.
    pub async fn choose(&self, testid: &str, value: &str) -> Result<()> {
        self.until_js(&format!(
            "(() => {{
                const select = document.querySelector('[data-testid={testid}]');
                const option = [...(select?.options ?? [])].find((one) => [one.value, one.text].includes('{value}'));
                if (option === undefined) return false;
                select.selectedIndex = option.index;
                select.dispatchEvent(new Event('change', {{ bubbles: true }}));
                return true;
            }})()"
        ))
        .await
    }

    /// Takes the driver from the workbench's page into the module's, in the view of the session that runs.
    pub async fn enter_module(&self) -> Result<()> {
        until("the module's view", || async {
            self.enter_view("location.pathname.length === 34").await?;
            self.css_now("iframe").await?.enter_frame().await?;
            match self
                .js("return location.pathname.includes('/content/') && document.readyState")
                .await?
                .as_str()
            {
                Some("complete") => Ok(()),
                other => bail!("the module's page is {other:?}"),
            }
        })
        .await
    }

    /// Takes the driver into the view whose top page fulfils `condition`, an expression of JavaScript.
    ///
    /// # Errors
    /// There is none now.
    pub async fn enter_view(&self, condition: &str) -> Result<()> {
        for view in self.driver.windows().await? {
            self.driver.switch_to_window(view).await?;
            if self.js(&format!("return {condition}")).await? == Value::Bool(true) {
                return Ok(());
            }
        }
        bail!("no view where {condition}")
    }

    /// Clicks in the embedded module and strikes a key there.
    ///
    /// # Errors
    /// No module is embedded, or the window does not take the keyboard.
    pub async fn strike(&self, key: Key) -> Result<()> {
        let place =
            "const { x, bottom } = document.querySelector('[data-testid=player-frame]').getBoundingClientRect();
            return [Math.round(x) + 20, Math.round(bottom) - 20];";
        let place = serde_json::from_value(self.js(place).await?)?;
        desktop::strike_at(TITLE, place, key).await
    }

    /// Strikes a key in the embedded module until `look` finds what it brings: the module may not take keys yet.
    pub async fn strike_until(&self, key: char, look: impl AsyncFnMut() -> Result<()>) -> Result<()> {
        act_until(
            &format!("the key {key}"),
            async || self.strike(Key::Letter(key)).await,
            look,
        )
        .await
    }

    /// Takes the driver back to the workbench's page.
    pub async fn leave_module(&self) -> Result<()> {
        Ok(self.driver.switch_to_window(self.home.clone()).await?)
    }

    /// How many rows the live trace has, shown or not.
    pub async fn trace_count(&self) -> Result<usize> {
        let text = self.text("trace-count").await?;
        let total = text.rsplit('/').next().unwrap_or_default();
        let digits: String = total.chars().filter(char::is_ascii_digit).collect();
        digits.parse().with_context(|| format!("«{text}» is no count"))
    }

    /// Closes the player and waits for the session's report.
    pub async fn close_player(&self) -> Result<()> {
        // A click may be lost while the module's view comes and takes the focus. Once it was heard, the button is disabled.
        let close = async || {
            if let Ok(button) = self.css_now("[data-testid=player-close]:enabled").await {
                let _ = button.click().await;
            }
            Ok(())
        };
        let report = async || self.css_now("[data-testid=report-screen]").await;
        act_until("the report of the session that is closed", close, report).await?;
        Ok(())
    }

    async fn css_now(&self, selector: &str) -> Result<thirtyfour::WebElement> {
        Ok(self.driver.find(thirtyfour::By::Css(selector)).await?)
    }
}
