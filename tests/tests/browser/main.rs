//! Sessions in a real Chromium, over the real server: what a module can reach, and what stays of it.

mod frames;
mod isolation;
mod leaving;
mod media;
mod observing;
mod offline;
mod popups;

use std::path::Path;

use anyhow::{Context, Result, bail};
use e2e::{modules::module, until};
use tempfile::TempDir;
use workbench::{
    Workbench,
    ids::{ScoId, SessionId},
    report::Language,
    trace::{AccessKind, Decision, EntryData},
    views::{Closed, Closing, LaunchOptions, LaunchWindow, Launched},
};

/// A library with the modules that a test wrote.
struct Library {
    workbench: Workbench,
    folder: TempDir,
}

impl Library {
    fn new() -> Result<Self> {
        let folder = TempDir::new()?;
        let workbench = Workbench::open(&folder.path().join("data"))?;
        Ok(Self { workbench, folder })
    }

    /// Imports the module in `tests/modules/NAME`, whose SCO is launched by `launch`; returns the SCO.
    fn import(&self, name: &str, launch: &str) -> Result<ScoId> {
        self.import_zip(&module(name, launch, self.folder.path())?)
    }

    /// Imports a fixture; returns its first SCO.
    fn import_fixture(&self, name: &str) -> Result<ScoId> {
        self.import_zip(&fixtures::zip(name, self.folder.path())?)
    }

    fn import_zip(&self, zip: &Path) -> Result<ScoId> {
        let imported = self.workbench.import(zip, &mut |_| true)?;
        let scos = self.workbench.package(imported.package.id)?.scos;
        Ok(scos.first().context("no SCO")?.id)
    }

    async fn launch(&self, sco: ScoId, offline: bool) -> Result<Launched> {
        let options = LaunchOptions {
            window: LaunchWindow::Browser,
            offline,
            ..LaunchOptions::default()
        };
        Ok(self.workbench.launch(sco, &options, Language::English).await?)
    }

    /// Closes a session's player, however long its module takes to leave.
    async fn close(&self, session: &SessionId) -> Result<Closed> {
        until("the session ends", async || {
            match self.workbench.close_player(session).await? {
                Closing::Ended(closed) => Ok(closed),
                other => bail!("{other:?}"),
            }
        })
        .await
    }

    /// What the workbench blocked in a session: the kind and its target.
    fn blocked(&self, session: &SessionId) -> Result<Vec<(AccessKind, String)>> {
        self.accesses(session, Decision::Blocked)
    }

    /// What a session's module tried to reach outside, where that was decided so: the kind and its target.
    fn accesses(&self, session: &SessionId, decided: Decision) -> Result<Vec<(AccessKind, String)>> {
        let entries = self.workbench.journal(session)?.entries.into_iter();
        Ok(entries
            .filter_map(|entry| match entry.data {
                EntryData::Access {
                    access,
                    target,
                    decision,
                    ..
                } if decision == decided => Some((access, target)),
                _ => None,
            })
            .collect())
    }
}
