//! The tracks of an MP4 or QuickTime file (ISO/IEC 14496-12): a walk over the headers of its boxes.

use std::io::{self, ErrorKind, Read, Seek, SeekFrom};

/// Maximum boxes that are looked at.
const BOXES: usize = 2_000;
/// Boxes whose content is boxes on the way to the sample descriptions.
const CONTAINERS: [&[u8; 4]; 5] = [b"moov", b"trak", b"mdia", b"minf", b"stbl"];
/// Where the handler's type is in a `hdlr` box, after version, flags and one more field.
const HANDLER: i64 = 8;
/// Where the first entry's type is in a `stsd` box, after version, flags, count and the entry's size.
const ENTRY: i64 = 12;

/// An audio or video track.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Track {
    /// The four characters of its first sample description.
    pub(super) codec: [u8; 4],
    pub(super) is_video: bool,
}

/// The audio and video tracks, as far as the file can be read.
pub(super) fn tracks(file: &mut (impl Read + Seek)) -> io::Result<Vec<Track>> {
    let mut tracks = Vec::new();
    let mut handler = [0; 4];
    let mut at = 0_u64;
    for _ in 0..BOXES {
        file.seek(SeekFrom::Start(at))?;
        let Some((size, kind, header)) = header(file)? else {
            break;
        };
        match &kind {
            b"hdlr" => handler = word(file, HANDLER)?.unwrap_or_default(),
            b"stsd" if [b"vide", b"soun"].contains(&&handler) => {
                if let Some(codec) = word(file, ENTRY)? {
                    tracks.push(Track {
                        codec,
                        is_video: &handler == b"vide",
                    });
                }
            }
            _ => {}
        }
        let step = if CONTAINERS.contains(&&kind) { header } else { size };
        match at.checked_add(step) {
            Some(next) if step >= header => at = next,
            _ => break,
        }
    }
    Ok(tracks)
}

/// The size of a box with its header, its type, and the size of its header; `None` at the end of the file, and for a box that
/// reaches to it.
fn header(file: &mut impl Read) -> io::Result<Option<(u64, [u8; 4], u64)>> {
    let (Some(size), Some(kind)) = (read(file)?, read(file)?) else {
        return Ok(None);
    };
    Ok(match u32::from_be_bytes(size) {
        0 => None,
        1 => read(file)?.map(|size| (u64::from_be_bytes(size), kind, 16)),
        size => Some((size.into(), kind, 8)),
    })
}

/// The four bytes that are so far behind the header.
fn word(file: &mut (impl Read + Seek), offset: i64) -> io::Result<Option<[u8; 4]>> {
    file.seek(SeekFrom::Current(offset))?;
    read(file)
}

fn read<const N: usize>(file: &mut impl Read) -> io::Result<Option<[u8; N]>> {
    let mut bytes = [0; N];
    match file.read_exact(&mut bytes) {
        Ok(()) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}
