//! What a build leaves, and where.

use std::path::PathBuf;

use crate::root;

/// The zipped modules.
pub(crate) const FIXTURES: &str = "target/fixtures";

/// How the programs are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build.
    Debug,
    /// As it is shipped.
    Release,
}

impl Profile {
    /// Cargo's options for it.
    pub(crate) fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Debug => &[],
            Self::Release => &["--release"],
        }
    }

    fn folder(self) -> PathBuf {
        root().join(match self {
            Self::Debug => "target/debug",
            Self::Release => "target/release",
        })
    }

    /// The window.
    pub(crate) fn app(self) -> PathBuf {
        self.program("scorm-workbench")
    }

    /// A program that was built so.
    pub(crate) fn program(self, name: &str) -> PathBuf {
        self.folder().join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }
}
