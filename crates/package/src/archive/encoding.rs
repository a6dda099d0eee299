//! How the names of a zip are read that do not say their encoding.
//!
//! A name is in UTF-8 where its entry says so (PKWARE APPNOTE §4.4.4, bit 11), or has its Unicode path beside it (§4.6.9,
//! which the zip reader looks up). Any other ought to be in CP437 (appendix D), and is in whatever its author's system
//! wrote. All such names of a zip are taken to be in one encoding: the one under which most of them are found in the
//! package's manifest, which says its own encoding.

use std::{
    collections::HashSet,
    io::{Read, Seek},
};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, IBM866, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_1251, WINDOWS_1252};
use scorm::manifest;
use zip::{ZipArchive, read::ZipFileEntry};

use crate::{contents::MANIFEST, names::nfc};

/// So many bytes of names are looked at: a zip has its names from one program, and the first ones are like the others.
const LOOKED_AT: usize = 1 << 20;
/// A longer text in the manifest is no address.
const LONGEST_ADDRESS: usize = 4096;
/// The flag of a name in UTF-8 (APPNOTE §4.4.4, bit 11).
const UTF8: u16 = 1 << 11;

/// What remains to be tried, the likelier first, when neither the zip's form nor a guess has settled it: Windows and old
/// Macs in the West, then the East's own.
const USUAL: [&Encoding; 8] = [
    WINDOWS_1252,
    MACINTOSH,
    SHIFT_JIS,
    GBK,
    BIG5,
    EUC_KR,
    WINDOWS_1251,
    IBM866,
];

/// The characters of CP437 from byte 0x80.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// An encoding that names may be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameEncoding {
    /// The one that zips began with, which browsers do not know.
    Cp437,
    /// One that browsers know.
    Web(&'static Encoding),
}

impl NameEncoding {
    /// What people call it.
    pub(super) fn called(self) -> &'static str {
        match self {
            Self::Cp437 => "CP437",
            Self::Web(encoding) => encoding.name(),
        }
    }

    /// A name as it is read; none where it is no text of this encoding, or not one that a file can have.
    fn read(self, name: &[u8]) -> Option<String> {
        let read = match self {
            Self::Cp437 => Some(cp437(name)),
            Self::Web(encoding) => encoding
                .decode_without_bom_handling_and_without_replacement(name)
                .map(std::borrow::Cow::into_owned),
        };
        read.filter(|name| !name.contains(char::is_control))
    }

    /// An entry's name: as it says itself, else in this encoding.
    pub(super) fn name_of(self, entry: &ZipFileEntry<'_>) -> String {
        self.name(entry.name_raw(), entry.flags().as_u16())
    }

    /// A name with its entry's flags: in UTF-8 if they say so and it is, else in this encoding.
    pub(super) fn name(self, raw: &[u8], flags: u16) -> String {
        match (self, std::str::from_utf8(raw)) {
            (_, Ok(name)) if raw.is_ascii() || flags & UTF8 != 0 => name.to_owned(),
            (Self::Cp437, _) => cp437(raw),
            (Self::Web(encoding), _) => encoding.decode_without_bom_handling(raw).0.into_owned(),
        }
    }
}

fn cp437(name: &[u8]) -> String {
    let upper = |byte: u8| CP437.chars().nth(usize::from(byte & 0x7f));
    let read = |byte: &u8| {
        if byte.is_ascii() {
            Some(char::from(*byte))
        } else {
            upper(*byte)
        }
    };
    name.iter().filter_map(read).collect()
}

/// Whether a byte is a Latin letter in CP437. Its other signs are no part of names.
fn is_letter_in_cp437(byte: u8) -> bool {
    byte.is_ascii() || matches!(byte, 0x80..=0x9a | 0xa0..=0xa5 | 0xe1)
}

/// Whether an entry's name can be read in one way only: it is ASCII, or is in UTF-8 and says so.
pub(super) fn declares_encoding(entry: &ZipFileEntry<'_>) -> bool {
    let raw = entry.name_raw();
    raw.is_ascii() || (entry.flags().as_u16() & UTF8 != 0 && std::str::from_utf8(raw).is_ok())
}

/// The encoding of those names in a zip that do not say theirs. Of the manifest, no more is read than a manifest may have;
/// where it cannot be read, the likeliest encoding is taken.
pub(super) fn from_names<R: Read + Seek>(archive: &mut ZipArchive<R>) -> NameEncoding {
    let mut names = Vec::new();
    let mut bytes = 0;
    for entry in (0..archive.len()).map_while(|index| archive.by_index_data(index).ok()) {
        if bytes < LOOKED_AT && !declares_encoding(&entry) {
            bytes += entry.name_raw().len();
            names.push(entry.name_raw().to_vec());
        }
    }
    if names.is_empty() {
        return NameEncoding::Cp437;
    }
    let addressed = manifest_text(archive).map(|text| addressed(&text)).unwrap_or_default();
    choose(&names, &addressed)
}

/// The encoding under which most of the names are among the `addressed`, the likelier one where several are alike.
fn choose(names: &[Vec<u8>], addressed: &HashSet<String>) -> NameEncoding {
    let mut chosen = None;
    for encoding in likely(names) {
        let read: Option<Vec<_>> = names.iter().map(|name| encoding.read(name)).collect();
        let Some(read) = read else { continue };
        let found = read.iter().filter(|name| is_addressed(name, addressed)).count();
        if chosen.is_none_or(|(most, _)| found > most) {
            chosen = Some((found, encoding));
        }
    }
    chosen.map_or(NameEncoding::Cp437, |(_, encoding)| encoding)
}

/// What the names may be in, the likelier first.
fn likely(names: &[Vec<u8>]) -> impl Iterator<Item = NameEncoding> {
    let letters = names.iter().flatten().copied().all(is_letter_in_cp437);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    for name in names {
        detector.feed(name, false);
        detector.feed(b"\n", false);
    }
    detector.feed(b"", true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    [NameEncoding::Web(UTF_8)]
        .into_iter()
        .chain(letters.then_some(NameEncoding::Cp437))
        .chain([NameEncoding::Web(guess)])
        .chain(USUAL.map(NameEncoding::Web))
}

/// The text of the zip's manifest: the one nearest to the root.
fn manifest_text<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Option<String> {
    let depth = |name: &[u8]| name.iter().filter(|byte| matches!(byte, b'/' | b'\\')).count();
    let is_manifest = |name: &[u8]| {
        let last = name.rsplit(|byte| matches!(byte, b'/' | b'\\')).next();
        last.is_some_and(|last| last.eq_ignore_ascii_case(MANIFEST.as_bytes()))
    };
    let nearest = archive
        .file_names_raw()
        .enumerate()
        .filter(|(_, name)| is_manifest(name))
        .min_by_key(|(_, name)| depth(name))?
        .0;
    let mut bytes = Vec::new();
    let entry = archive.by_index(nearest).ok()?;
    // A manifest that is cut off there says enough of its names.
    entry.take(manifest::MAX_BYTES as u64).read_to_end(&mut bytes).ok()?;
    Some(manifest::text(&bytes))
}

/// The parts, not in ASCII, of what may be addresses in a manifest. It is not parsed: what stands between quotes or tags
/// may be one, and what is none does no harm.
fn addressed(text: &str) -> HashSet<String> {
    let mut parts = HashSet::new();
    // A value between quotes of one kind may hold the other.
    for quote in ['"', '\''] {
        let pieces = text
            .split(['<', '>', quote])
            .filter(|piece| piece.len() <= LONGEST_ADDRESS);
        for piece in pieces.filter(|piece| !piece.is_ascii() || piece.contains(['%', '&'])) {
            let plain = manifest::resolve_references(piece);
            let path = plain.split(['?', '#']).next().unwrap_or_default();
            let path = manifest::decode_percent(path.trim());
            parts.extend(parts_of(&nfc(&path)).map(str::to_owned));
        }
    }
    parts
}

fn is_addressed(name: &str, addressed: &HashSet<String>) -> bool {
    parts_of(&nfc(name)).all(|part| addressed.contains(part))
}

/// The parts of a path that are not in ASCII.
fn parts_of(path: &str) -> impl Iterator<Item = &str> {
    path.split(['/', '\\']).filter(|part| !part.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(names: &[&[u8]], manifest: &str) -> (&'static str, Vec<String>) {
        let names: Vec<_> = names.iter().map(|name| name.to_vec()).collect();
        let encoding = choose(&names, &addressed(manifest));
        let read = names.iter().map(|name| encoding.read(name).unwrap_or_default());
        (encoding.called(), read.collect())
    }

    #[test]
    fn the_likeliest_is_taken_where_nothing_names_them() {
        assert_eq!(chosen(&["été".as_bytes()], ""), ("UTF-8", vec!["été".to_owned()]));
        assert_eq!(chosen(&[b"\x82t\x82"], ""), ("CP437", vec!["été".to_owned()]));
        assert_eq!(
            chosen(&[b"\xe9t\xe9.html"], ""),
            ("windows-1252", vec!["été.html".to_owned()])
        );
        // One name that is no UTF-8 says that none is.
        assert_ne!(chosen(&["é".as_bytes(), b"\xe9"], "").0, "UTF-8");
    }

    #[test]
    fn the_manifest_decides_the_encoding() {
        let rows: [(&[u8], &str, &str, &str); 6] = [
            (b"caf\x8e.html", "<file href='café.html'/>", "macintosh", "café.html"),
            (b"\x83e\x83X\x83g", "<file href=\"テスト\"/>", "Shift_JIS", "テスト"),
            (
                b"\xb2\xe2\xca\xd4",
                "<file href=\"%E6%B5%8B%E8%AF%95?x\"/>",
                "GBK",
                "测试",
            ),
            (b"\x92\xa5\xe1\xe2", "<file href=\"&#x422;ест\"/>", "IBM866", "Тест"),
            (b"l'\xe9t\xe9/1", "<file href=\"l'été/1\"/>", "windows-1252", "l'été/1"),
            // A byte that is a backslash alone, and half of a character here.
            (b"\x95\x5c.html", "<file href=\"表.html\"/>", "Shift_JIS", "表.html"),
        ];
        for (name, manifest, encoding, read) in rows {
            assert_eq!(chosen(&[name], manifest), (encoding, vec![read.to_owned()]));
        }
    }

    #[test]
    fn cp437_has_every_byte() {
        assert_eq!(CP437.chars().count(), 128);
        assert_eq!(cp437(b"a\x80\x9b\xe1\xff"), "aÇ¢ß\u{a0}");
    }
}
