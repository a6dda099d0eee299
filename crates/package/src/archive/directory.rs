//! What a zip says of its list of entries (its central directory, PKWARE APPNOTE §4.3.12), read before the list itself is:
//! that is read as a whole, and may be larger than any memory.

use std::io::{self, Read, Seek, SeekFrom};

use super::shared::SharedFile;
use crate::ZipFault;

/// The longest list of entries that is read, in bytes: a hundred thousand of them with long names.
pub(super) const LONGEST_LIST: u64 = 64 << 20;

/// The zip's end is looked for in so many of its last bytes: behind it stands a comment of 65,535 at most (§4.3.16).
const TAIL: u64 = 128 << 10;
/// How a zip begins that has a file in it (§4.3.7).
const FIRST: &[u8; 4] = b"PK\x03\x04";
/// The end of the list (§4.3.16): its signature, and where the count and the size stand.
const END: &[u8; 4] = b"PK\x05\x06";
/// The same of a Zip64 (§4.3.14).
const END_64: &[u8; 4] = b"PK\x06\x06";
/// Where that one is (§4.3.15).
const LOCATOR: &[u8; 4] = b"PK\x06\x07";

/// How long a list of entries is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Claim {
    /// How many entries.
    pub(super) entries: u64,
    /// How many bytes the list has.
    pub(super) bytes: u64,
}

impl Claim {
    fn most(self, other: Self) -> Self {
        Self {
            entries: self.entries.max(other.entries),
            bytes: self.bytes.max(other.bytes),
        }
    }

    /// What an end of the list says; nothing where it leaves it to the one of Zip64.
    fn from_end_record(record: &[u8]) -> Option<Self> {
        let entries = u16::from_le_bytes(field(record, 10)?);
        let bytes = u32::from_le_bytes(field(record, 12)?);
        Some(Self {
            entries: if entries == u16::MAX { 0 } else { entries.into() },
            bytes: if bytes == u32::MAX { 0 } else { bytes.into() },
        })
    }

    fn from_end_record_64(record: &[u8]) -> Option<Self> {
        Some(Self {
            entries: u64::from_le_bytes(field(record, 32)?),
            bytes: u64::from_le_bytes(field(record, 40)?),
        })
    }
}

/// The longest list that any end in the zip claims: which of several a reader takes is its own business.
pub(super) fn longest_claim(zip: &mut SharedFile) -> io::Result<Claim> {
    let from = zip.len().saturating_sub(TAIL);
    let tail = read(zip, from, TAIL)?;
    let mut claim = Claim::default();
    for at in 0..tail.len() {
        let record = &tail[at..];
        let found = match record.first_chunk() {
            Some(END) => Claim::from_end_record(record),
            Some(END_64) => Claim::from_end_record_64(record),
            Some(LOCATOR) => match field(record, 8).map(u64::from_le_bytes) {
                Some(place) => located(zip, place)?,
                None => None,
            },
            _ => None,
        };
        claim = claim.most(found.unwrap_or_default());
    }
    Ok(claim)
}

/// Why a file is no zip that cannot be read as one.
pub(super) fn fault(mut zip: SharedFile) -> io::Result<ZipFault> {
    if longest_claim(&mut zip)? != Claim::default() {
        return Ok(ZipFault::Damaged);
    }
    let begins = read(&mut zip, 0, FIRST.len() as u64)?;
    Ok(if begins == FIRST {
        ZipFault::Incomplete
    } else {
        ZipFault::NotAZip
    })
}

/// What the end of a Zip64 says that is elsewhere than in the last bytes.
fn located(zip: &mut SharedFile, place: u64) -> io::Result<Option<Claim>> {
    let record = read(zip, place, 56)?;
    Ok(record
        .starts_with(END_64)
        .then(|| Claim::from_end_record_64(&record))
        .flatten())
}

fn read(zip: &mut SharedFile, from: u64, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    zip.seek(SeekFrom::Start(from))?;
    zip.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn field<const N: usize>(record: &[u8], at: usize) -> Option<[u8; N]> {
    record.get(at..at + N)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn claim(bytes: &[u8]) -> Claim {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.zip");
        fs::write(&path, bytes).expect("written");
        longest_claim(&mut SharedFile::open(&path).expect("opened")).expect("read")
    }

    fn end(entries: u16, bytes: u32) -> Vec<u8> {
        [&END[..], &[0; 6], &entries.to_le_bytes(), &bytes.to_le_bytes(), &[0; 6]].concat()
    }

    fn end_64(entries: u64, bytes: u64) -> Vec<u8> {
        [
            &END_64[..],
            &[0; 28],
            &entries.to_le_bytes(),
            &bytes.to_le_bytes(),
            &[0; 8],
        ]
        .concat()
    }

    #[test]
    fn the_longest_of_all_ends_is_claimed() {
        let of = |entries, bytes| Claim { entries, bytes };
        assert_eq!(claim(b""), of(0, 0));
        assert_eq!(claim(b"PK\x05\x06"), of(0, 0));
        assert_eq!(claim(&end(3, 150)), of(3, 150));
        assert_eq!(
            claim(&[end(9, 100), b"comment".to_vec(), end(3, 150)].concat()),
            of(9, 150)
        );
        assert_eq!(
            claim(&[end_64(1 << 40, 1 << 50), end(u16::MAX, u32::MAX)].concat()),
            of(1 << 40, 1 << 50)
        );
        // Far from the end, where only the locator leads.
        let far = [
            end_64(1 << 33, 7),
            vec![0; 2 * TAIL as usize],
            LOCATOR.to_vec(),
            vec![0; 16],
            end(u16::MAX, u32::MAX),
        ];
        assert_eq!(claim(&far.concat()), of(1 << 33, 7));
    }
}
