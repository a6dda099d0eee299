//! Where a library is that was moved to another folder.
//!
//! The folder that it left says so in `library.departure`, and is otherwise empty of it; whoever opens that folder opens the
//! other one. While a library is being moved, the folder that it goes to has its copy in a work folder, and
//! `library.arrival`, which says where it comes from. Both files have the same number. The library is at its new place
//! from when its departure says that it is complete: that is one rename, and the only thing that counts. What comes
//! after it, moving the copy out of its work folder and deleting what was left, is gone on with when it was broken off.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use store::beside;

use super::{
    folder_state::{DATABASE, RECOVERING},
    session_journal::INDEX,
    swap::{RESTORING, is_there, leads_inside, remove_if_there},
};
use crate::{
    Error, Result,
    library::{PACKAGES, WORK_PREFIX, names_to_disk, sweep_work, write_whole},
};

const DEPARTURE: &str = "library.departure";
const ARRIVAL: &str = "library.arrival";
/// The folder of the copy, in its work folder.
pub(super) const COPY: &str = "library";
/// The version of both files.
const VERSION: u32 = 1;
/// The most bytes that either has: an arrival names each package.
const MOST: u64 = 64 << 20;
/// How many times a library may have been moved on from the folder that is opened.
const HOPS: usize = 32;

/// What the folder says that a library leaves or has left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Departure {
    version: u32,
    /// Of this move alone.
    pub(super) id: String,
    pub(super) to: PathBuf,
    /// Whether that folder was made for it.
    pub(super) created: bool,
    /// Whether the library is there, not here.
    pub(super) complete: bool,
}

impl Departure {
    pub(super) fn new(id: &str, to: &Path, created: bool) -> Self {
        Self {
            version: VERSION,
            id: id.to_owned(),
            to: to.to_owned(),
            created,
            complete: false,
        }
    }

    /// # Errors
    /// It cannot be read, or is not understood.
    pub(super) fn read(data: &Path) -> Result<Option<Self>> {
        let place = data.join(DEPARTURE);
        match read(&place)? {
            Some(Self { version, .. }) if version > VERSION => Err(newer(&place)),
            Some(Self { to, .. }) if !to.is_absolute() => Err(not_understood(&place)),
            departure => Ok(departure),
        }
    }

    pub(super) fn write(&self, data: &Path) -> Result<()> {
        write(&data.join(DEPARTURE), self)
    }

    pub(super) fn remove(data: &Path) -> Result<()> {
        remove(&data.join(DEPARTURE))
    }
}

/// What the folder says that a library is moved to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Arrival {
    version: u32,
    /// That of the departure.
    pub(super) id: String,
    pub(super) from: PathBuf,
    /// The work folder with the copy.
    pub(super) work: String,
    /// What is in it beside the database, by its path in the folder of a library: of these, what was left is deleted.
    pub(super) parts: Vec<String>,
    /// Whether all of it is in its place.
    pub(super) placed: bool,
}

impl Arrival {
    pub(super) fn new(id: &str, from: &Path) -> Self {
        Self {
            version: VERSION,
            id: id.to_owned(),
            from: from.to_owned(),
            work: String::new(),
            parts: Vec::new(),
            placed: false,
        }
    }

    /// # Errors
    /// It cannot be read, or is not understood.
    pub(super) fn read(data: &Path) -> Result<Option<Self>> {
        let place = data.join(ARRIVAL);
        let Some(arrival) = read::<Self>(&place)? else {
            return Ok(None);
        };
        if arrival.version > VERSION {
            return Err(newer(&place));
        }
        let is_ours = arrival.from.is_absolute()
            && (arrival.work.is_empty() || (arrival.work.starts_with(WORK_PREFIX) && leads_inside(&arrival.work)))
            && arrival.parts.iter().all(|part| leads_inside(part));
        is_ours
            .then_some(arrival)
            .ok_or_else(|| not_understood(&place))
            .map(Some)
    }

    pub(super) fn write(&self, data: &Path) -> Result<()> {
        write(&data.join(ARRIVAL), self)
    }

    pub(super) fn remove(data: &Path) -> Result<()> {
        remove(&data.join(ARRIVAL))
    }

    /// Whether the library has left the folder that it comes from.
    fn has_left(&self) -> Result<bool> {
        Ok(Departure::read(&self.from)?.is_some_and(|departure| departure.complete && departure.id == self.id))
    }
}

/// The folder of the library that is opened by the folder `data`: that one, or the one that it was moved to. Nothing is
/// written.
///
/// # Errors
/// [`Error::LibraryMoved`], [`Error::MoveUnfinished`], [`Error::MoveRecord`], [`Error::NewerLibrary`], or it cannot be read.
pub(super) fn locate(data: &Path) -> Result<PathBuf> {
    let mut at = data.to_owned();
    let mut before: Option<(PathBuf, String)> = None;
    for _ in 0..HOPS {
        let arrival = Arrival::read(&at)?.filter(|arrival| !arrival.placed);
        if let (Some(arrival), Some((_, id))) = (&arrival, &before)
            && arrival.id == *id
        {
            // A departure beside it is one of before.
            return Ok(at);
        }
        if let Some(departure) = Departure::read(&at)?.filter(|departure| departure.complete) {
            before = Some((at, departure.id));
            at = departure.to;
            continue;
        }
        if let Some(arrival) = arrival
            && !arrival.has_left()?
        {
            return Err(Error::MoveUnfinished {
                path: at.display().to_string(),
                from: arrival.from.display().to_string(),
            });
        }
        return match before {
            Some((from, _)) if !has_library(&at)? => Err(Error::LibraryMoved {
                path: from.display().to_string(),
                to: at.display().to_string(),
            }),
            _ => Ok(at),
        };
    }
    Err(not_understood(&data.join(DEPARTURE)))
}

/// Whether there is a library in a folder, or one that a kill has left in the middle of something.
fn has_library(data: &Path) -> Result<bool> {
    for name in [DATABASE, RESTORING, RECOVERING, PACKAGES] {
        if is_there(&data.join(name))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a library has come to the folder `data` and is not in its place yet.
pub(super) fn is_arriving(data: &Path) -> Result<bool> {
    Ok(Arrival::read(data)?.is_some_and(|arrival| !arrival.placed))
}

/// Moves the library that has come to the folder `data` into its place, or the rest of it. To be called only by who has the
/// folder alone, where [`locate`] says that it is the library's. Returns the folder that it comes from, if it does.
///
/// # Errors
/// The folder cannot be written: it is tried again when the library is next opened.
pub(super) fn place(data: &Path) -> Result<Option<PathBuf>> {
    let Some(mut arrival) = Arrival::read(data)?.filter(|arrival| !arrival.placed) else {
        return Ok(None);
    };
    if arrival.work.is_empty() {
        return Err(not_understood(&data.join(ARRIVAL)));
    }
    let work = data.join(&arrival.work);
    let copy = work.join(COPY);
    for file in ["", "-wal", "-shm"] {
        remove_if_there(&beside(&data.join(INDEX), file))?;
    }
    // The database last, which makes it a library.
    for part in arrival.parts.iter().map(String::as_str).chain([DATABASE]) {
        let (from, to) = (copy.join(part), data.join(part));
        // What has been moved is not there any more.
        if is_there(&from)? {
            let folder = to.parent().unwrap_or(data);
            fs::create_dir_all(folder).map_err(Error::io(folder))?;
            fs::rename(&from, &to).map_err(Error::io(&to))?;
        }
    }
    if !is_there(&data.join(DATABASE))? {
        return Err(not_understood(&data.join(ARRIVAL)));
    }
    for part in &arrival.parts {
        if let Some(folder) = data.join(part).parent() {
            names_to_disk(folder)?;
        }
    }
    names_to_disk(data)?;
    // One of before: the library is here again.
    Departure::remove(data)?;
    arrival.placed = true;
    arrival.write(data)?;
    sweep_work(&work);
    Ok(Some(arrival.from))
}

fn read<T: DeserializeOwned>(place: &Path) -> Result<Option<T>> {
    match fs::metadata(place) {
        Ok(metadata) if metadata.len() <= MOST => {}
        Ok(_) => return Err(not_understood(place)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io(place)(error)),
    }
    let text = fs::read(place).map_err(Error::io(place))?;
    serde_json::from_slice(&text).map(Some).map_err(|error| {
        tracing::error!(%error, path = %place.display(), "not understood");
        not_understood(place)
    })
}

fn write(place: &Path, record: &impl Serialize) -> Result<()> {
    let text = serde_json::to_vec(record).map_err(|error| Error::io(place)(error.into()))?;
    write_whole(place, &text)
}

fn remove(place: &Path) -> Result<()> {
    remove_if_there(&place.with_added_extension("part"))?;
    remove_if_there(place)
}

fn newer(place: &Path) -> Error {
    Error::NewerLibrary {
        path: place.display().to_string(),
    }
}

fn not_understood(place: &Path) -> Error {
    Error::MoveRecord {
        path: place.display().to_string(),
    }
}

/// Whether a name in the folder of a library is one of these files.
pub(super) fn is_record(name: &OsString) -> bool {
    let name = name.to_string_lossy();
    [DEPARTURE, ARRIVAL].iter().any(|record| name.starts_with(record))
}
