//! A library for a measurement, in a folder of its own.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use tempfile::TempDir;
use workbench::{
    Workbench,
    report::Language,
    views::{LaunchOptions, Launched},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::places;

/// A library that goes with its folder.
pub(crate) struct Library {
    /// Its folder lies in it.
    pub(crate) folder: TempDir,
    /// The library, open.
    pub(crate) workbench: Workbench,
}

impl Library {
    /// A new, empty one.
    pub(crate) fn new() -> Result<Self> {
        let folder = places::temporary()?;
        let workbench = Workbench::open(&folder.path().join("data"))?;
        Ok(Self { folder, workbench })
    }

    /// A new one with the fixture `name` in it.
    pub(crate) fn with_fixture(name: &str) -> Result<Self> {
        let library = Self::new()?;
        let zip = fixtures::zip(name, library.folder.path())?;
        library.import(&zip)?;
        Ok(library)
    }

    /// A new one with a package of `files`.
    pub(crate) fn with_files(files: &[PathBuf]) -> Result<Self> {
        let library = Self::new()?;
        let path = library.folder.path().join("files.zip");
        let mut zip = ZipWriter::new(File::create(&path)?);
        for file in files {
            let name = file.file_name().context("a file's name")?.to_string_lossy();
            zip.start_file(name, SimpleFileOptions::default())?;
            zip.write_all(&fs::read(file)?)?;
        }
        zip.finish()?;
        library.import(&path)?;
        Ok(library)
    }

    /// Imports one more package.
    pub(crate) fn import(&self, zip: &Path) -> Result<()> {
        self.workbench.import(zip, &mut |_| true)?;
        Ok(())
    }

    /// Launches the first SCO. It may reach other hosts: a page asks a server beside the session's.
    pub(crate) async fn launch(&self) -> Result<Launched> {
        let package = self.workbench.packages()?.first().context("a package")?.id;
        let options = LaunchOptions {
            offline: false,
            ..LaunchOptions::default()
        };
        let sco = self.workbench.package(package)?.scos.first().context("a SCO")?.id;
        Ok(self.workbench.launch(sco, &options, Language::English).await?)
    }
}
