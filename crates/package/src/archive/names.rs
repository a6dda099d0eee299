//! What the names in a zip are like, read from its list of entries alone: odd names that are imported all the same.

use std::{
    collections::HashSet,
    fs::File,
    io::{BufReader, Read, Seek, SeekFrom},
    path::Path,
};

use zip::ZipArchive;

use super::{
    directory::LONGEST_LIST,
    encoding::{self, NameEncoding},
    is_folder, not_a_zip, safe_path,
};
use crate::{Error, Result, ZipFault, source::display_name};

/// How a header in the list begins, and how long it is before the name (PKWARE APPNOTE §4.3.12).
const HEADER: ([u8; 4], usize) = (*b"PK\x01\x02", 46);
/// Odd names in a zip, the first of each kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OddNames {
    /// Written with backslashes.
    pub backslashes: Option<String>,
    /// There twice: the later one is what is unpacked.
    pub twice: Option<String>,
    /// Not ASCII, and not said to be UTF-8: programs read it in different ways.
    pub undeclared: Option<UndeclaredName>,
}

/// A name that does not say which encoding it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndeclaredName {
    /// As it is read.
    pub name: String,
    /// The encoding that it is read in.
    pub encoding: &'static str,
}

/// The odd names of a zip.
///
/// # Errors
/// It is no zip, or cannot be read.
pub fn odd_names(zip: &Path) -> Result<OddNames> {
    let file = display_name(zip);
    let archive = ZipArchive::new(BufReader::new(File::open(zip).map_err(Error::io(zip))?));
    let mut archive = archive.map_err(|error| not_a_zip(&file, ZipFault::Damaged, error))?;
    let encoding = encoding::from_names(&mut archive);
    let mut odd = OddNames::default();
    for entry in (0..archive.len()).map_while(|index| archive.by_index_data(index).ok()) {
        let name = || encoding.name_of(&entry);
        if odd.backslashes.is_none() && entry.name_raw().contains(&b'\\') {
            odd.backslashes = Some(name()).filter(|name| name.contains('\\'));
        }
        if odd.undeclared.is_none() && !encoding::declares_encoding(&entry) {
            odd.undeclared = Some(UndeclaredName {
                name: name(),
                encoding: encoding.called(),
            });
        }
    }
    let start = archive.central_directory_start();
    let mut reader = archive.into_inner();
    let mut list = Vec::new();
    reader.seek(SeekFrom::Start(start)).map_err(Error::io(zip))?;
    reader
        .take(LONGEST_LIST)
        .read_to_end(&mut list)
        .map_err(Error::io(zip))?;
    odd.twice = twice(&list, encoding);
    Ok(odd)
}

/// The first file that is in the list for the second time: the zip reader knows only the later entry of a name. The same
/// name may be written in several ways: `a.txt`, `./a.txt`.
fn twice(list: &[u8], encoding: NameEncoding) -> Option<String> {
    let mut seen = HashSet::new();
    let mut rest = list;
    while let Some(header) = rest.get(..HEADER.1).filter(|header| header.starts_with(&HEADER.0)) {
        let number = |at: usize| {
            header
                .get(at..at + 2)
                .map_or(0, |pair| u16::from_le_bytes([pair[0], pair[1]]))
        };
        let lengths = [number(28), number(30), number(32)].map(usize::from);
        let name = rest.get(HEADER.1..HEADER.1 + lengths[0]).unwrap_or_default();
        let name = encoding.name(name, number(8));
        // What is no path, or a folder's, is no file: nothing of it is unpacked.
        let path = safe_path(&name).filter(|path| !path.is_empty() && !is_folder(&name));
        if let Some(path) = path {
            if seen.contains(&path) {
                return Some(path);
            }
            seen.insert(path);
        }
        rest = rest.get(HEADER.1 + lengths.iter().sum::<usize>()..).unwrap_or_default();
    }
    None
}
