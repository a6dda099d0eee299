//! What the names in a zip are like, read from its list of entries alone: odd names that are imported all the same.

use std::{
    collections::BTreeSet,
    fs::File,
    io::{BufReader, Read, Seek, SeekFrom},
    path::Path,
};

use zip::ZipArchive;

use super::damaged;
use crate::{Error, Result};

/// The most bytes of a list of entries that are looked through.
const LONGEST_LIST: u64 = 64 << 20;
/// How a header in the list begins, and how long it is before the name (PKWARE APPNOTE §4.3.12).
const HEADER: ([u8; 4], usize) = (*b"PK\x01\x02", 46);
/// The flag of a name in UTF-8 (APPNOTE §4.4.4, bit 11).
const UTF8: u16 = 1 << 11;

/// Odd names in a zip, the first of each kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OddNames {
    /// Written with backslashes.
    pub backslashes: Option<String>,
    /// There twice: the later one is what is unpacked.
    pub twice: Option<String>,
    /// Not ASCII, and not said to be UTF-8: programs read it in different ways.
    pub unsaid: Option<String>,
}

/// The odd names of a zip.
///
/// # Errors
/// It is no zip, or cannot be read.
pub fn odd_names(zip: &Path) -> Result<OddNames> {
    let file = super::display_name(zip);
    let archive = ZipArchive::new(BufReader::new(File::open(zip).map_err(Error::io(zip))?));
    let archive = archive.map_err(|error| damaged(&file, "", error))?;
    let start = archive.central_directory_start();
    let mut reader = archive.into_inner();
    let mut list = Vec::new();
    reader.seek(SeekFrom::Start(start)).map_err(Error::io(zip))?;
    reader
        .take(LONGEST_LIST)
        .read_to_end(&mut list)
        .map_err(Error::io(zip))?;
    Ok(look(&list))
}

fn look(list: &[u8]) -> OddNames {
    let mut odd = OddNames::default();
    let mut seen = BTreeSet::new();
    let mut rest = list;
    while let Some(header) = rest.get(..HEADER.1).filter(|header| header.starts_with(&HEADER.0)) {
        let number = |at: usize| {
            header
                .get(at..at + 2)
                .map_or(0, |pair| u16::from_le_bytes([pair[0], pair[1]]))
        };
        let lengths = [number(28), number(30), number(32)].map(usize::from);
        let name = rest.get(HEADER.1..HEADER.1 + lengths[0]).unwrap_or_default();
        let shown = || Some(String::from_utf8_lossy(name).into_owned());
        if odd.backslashes.is_none() && name.contains(&b'\\') {
            odd.backslashes = shown();
        }
        if odd.unsaid.is_none() && number(8) & UTF8 == 0 && !name.is_ascii() {
            odd.unsaid = shown();
        }
        if !seen.insert(name) && odd.twice.is_none() {
            odd.twice = shown();
        }
        rest = rest.get(HEADER.1 + lengths.iter().sum::<usize>()..).unwrap_or_default();
    }
    odd
}
