//! The names of the package's files, upper and lower case included. Most LMSs run on Linux, where `data.js` is not `Data.js`:
//! a module must fail here as it does there, also on Windows and macOS, which read past case.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use tokio::sync::OnceCell;

use package::{case_folded, files};

/// Names of files by their folded names.
type Names = HashMap<String, Vec<String>>;

/// The names of the files under a folder, read when they are first needed.
#[derive(Debug, Clone)]
pub(super) struct FileNames {
    root: PathBuf,
    /// `None` if the folder cannot be read.
    names: Arc<OnceCell<Option<Names>>>,
}

/// How a path compares with the names of the files.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Match<'a> {
    /// It is the name of a file.
    Exact,
    /// It differs from this name in case, or in how accents are encoded.
    Differs(&'a str),
    /// No file has a name like it, or the names are not known.
    None,
}

impl FileNames {
    pub(super) fn new(root: PathBuf) -> Self {
        Self {
            root,
            names: Arc::default(),
        }
    }

    /// Compares a path from the folder with the names of its files. The path of a folder, with a slash at its end, means its
    /// `index.html`.
    pub(super) async fn find(&self, path: &str) -> Match<'_> {
        let Some(names) = self.names.get_or_init(|| read(self.root.clone())).await else {
            return Match::None;
        };
        let is_folder = path.is_empty() || path.ends_with('/');
        let path = if is_folder {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        match names.get(&case_folded(&path)).map(Vec::as_slice) {
            Some(named) if named.contains(&path) => Match::Exact,
            Some([first, ..]) => Match::Differs(first),
            _ => Match::None,
        }
    }
}

async fn read(root: PathBuf) -> Option<Names> {
    tokio::task::spawn_blocking(move || by_folded_name(&root))
        .await
        .ok()
        .flatten()
}

fn by_folded_name(root: &Path) -> Option<Names> {
    let files = files(root)
        .inspect_err(|error| tracing::warn!(%error, "the names of a package's files cannot be read"))
        .ok()?;
    let mut names = Names::new();
    for name in files.into_keys() {
        names.entry(case_folded(&name)).or_default().push(name);
    }
    Some(names)
}
