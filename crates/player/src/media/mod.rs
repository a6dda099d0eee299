//! What audio and video files hold: their container and codecs, found in a bounded part of the file. It serves to say why a
//! browser does not play a file; nothing is decoded.

mod mp4;
mod unplayable;

use std::{
    collections::HashMap,
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    iter,
    path::{Component, Path, PathBuf},
};

use scorm::manifest::decode_percent;

use journal::MediaFormat;

/// Maximum bytes that are read of a file's beginning.
const HEAD: u64 = 64 << 10;
/// Maximum files of a session that are looked at.
const FILES: usize = 200;

const GOOD: &str = "gstreamer1.0-plugins-good";
const BASE: &str = "gstreamer1.0-plugins-base";
const BAD: &str = "gstreamer1.0-plugins-bad";
const UGLY: &str = "gstreamer1.0-plugins-ugly";
const LIBAV: &str = "gstreamer1.0-libav";

/// A file format that holds audio or video.
struct Container {
    name: &'static str,
    /// The first bytes, and where they are.
    signature: (usize, &'static [u8]),
    /// The GStreamer package that reads it, by its Debian name.
    package: &'static str,
    codecs: Codecs,
}

/// Where a container names its codecs.
#[derive(Clone, Copy)]
enum Codecs {
    /// It has one codec.
    One(&'static str),
    /// In the sample descriptions of an ISO base media file.
    Mp4,
    /// By their identifiers in the head of the file.
    Head,
    /// They are not looked for.
    Unknown,
}

const CONTAINERS: [Container; 18] = [
    container("MP4", 4, b"ftyp", GOOD, Codecs::Mp4),
    container("QuickTime", 4, b"moov", GOOD, Codecs::Mp4),
    container("QuickTime", 4, b"mdat", GOOD, Codecs::Mp4),
    container("QuickTime", 4, b"wide", GOOD, Codecs::Mp4),
    container("WebM", 0, b"\x1a\x45\xdf\xa3", GOOD, Codecs::Head),
    container("Ogg", 0, b"OggS", BASE, Codecs::Head),
    container("WAV", 8, b"WAVE", GOOD, Codecs::One("PCM")),
    container("AVI", 8, b"AVI ", GOOD, Codecs::Unknown),
    container("FLAC", 0, b"fLaC", GOOD, Codecs::One("FLAC")),
    container("MP3", 0, b"ID3", GOOD, Codecs::One("MP3")),
    container("Flash Video", 0, b"FLV\x01", GOOD, Codecs::Unknown),
    container(
        "Windows Media",
        0,
        b"\x30\x26\xb2\x75",
        UGLY,
        Codecs::One("Windows Media"),
    ),
    container("MPEG", 0, b"\x00\x00\x01\xba", BAD, Codecs::One("MPEG")),
    container("AMR", 0, b"#!AMR", GOOD, Codecs::One("AMR")),
    container("MIDI", 0, b"MThd", BAD, Codecs::Unknown),
    container("AIFF", 8, b"AIFF", BAD, Codecs::One("PCM")),
    container("AAC", 0, b"\xff\xf1", GOOD, Codecs::One("AAC")),
    container("AAC", 0, b"\xff\xf9", GOOD, Codecs::One("AAC")),
];

const fn container(
    name: &'static str,
    at: usize,
    bytes: &'static [u8],
    package: &'static str,
    codecs: Codecs,
) -> Container {
    Container {
        name,
        signature: (at, bytes),
        package,
        codecs,
    }
}

/// A codec and the identifiers that containers have for it.
struct Codec {
    name: &'static str,
    is_video: bool,
    /// The GStreamer package that decodes it, by its Debian name.
    package: &'static str,
    identifiers: &'static [&'static [u8]],
}

const CODECS: [Codec; 21] = [
    video(
        "H.264",
        LIBAV,
        &[b"avc1", b"avc2", b"avc3", b"avc4", b"V_MPEG4/ISO/AVC"],
    ),
    video("H.265", LIBAV, &[b"hvc1", b"hev1", b"V_MPEGH/ISO/HEVC"]),
    video("AV1", BAD, &[b"av01", b"V_AV1"]),
    video("VP8", GOOD, &[b"vp08", b"V_VP8"]),
    video("VP9", GOOD, &[b"vp09", b"V_VP9"]),
    video("MPEG-4 Visual", LIBAV, &[b"mp4v", b"V_MPEG4/ISO/ASP"]),
    video("ProRes", LIBAV, &[b"apcn", b"apch", b"apcs", b"apco", b"ap4h"]),
    video("Motion JPEG", GOOD, &[b"jpeg", b"mjpa", b"V_MJPEG"]),
    video("Theora", BASE, &[b"\x80theora", b"V_THEORA"]),
    video("Windows Media", LIBAV, &[]),
    video("MPEG", LIBAV, &[]),
    audio("AAC", LIBAV, &[b"mp4a", b"A_AAC"]),
    audio("MP3", GOOD, &[b".mp3", b"A_MPEG/L3"]),
    audio("AC-3", LIBAV, &[b"ac-3", b"ec-3", b"A_AC3", b"A_EAC3"]),
    audio("ALAC", LIBAV, &[b"alac"]),
    audio("Opus", BASE, &[b"Opus", b"A_OPUS", b"OpusHead"]),
    audio("Vorbis", BASE, &[b"\x01vorbis", b"A_VORBIS"]),
    audio("FLAC", GOOD, &[b"fLaC", b"A_FLAC", b"\x7fFLAC"]),
    audio("Speex", GOOD, &[b"Speex   "]),
    audio("AMR", LIBAV, &[b"samr"]),
    audio("PCM", BASE, &[b"sowt", b"twos", b"lpcm", b"A_PCM"]),
];

const fn video(name: &'static str, package: &'static str, identifiers: &'static [&'static [u8]]) -> Codec {
    Codec {
        name,
        is_video: true,
        package,
        identifiers,
    }
}

const fn audio(name: &'static str, package: &'static str, identifiers: &'static [&'static [u8]]) -> Codec {
    Codec {
        name,
        is_video: false,
        package,
        identifiers,
    }
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Media {
    /// Container, codecs and packages.
    format: MediaFormat,
    /// Whether there is video in it.
    has_video: bool,
}

/// The media files of a session's package.
#[derive(Debug, Default)]
pub struct MediaFiles {
    root: PathBuf,
    names_packages: bool,
    known: HashMap<String, Option<Media>>,
}

impl MediaFiles {
    /// The files under `root`. `in_workbench`: whether the module runs in the workbench's own views, not in another browser.
    #[must_use]
    pub fn new(root: PathBuf, in_workbench: bool) -> Self {
        Self {
            root,
            // The views of the other systems bring their codecs.
            names_packages: in_workbench && cfg!(target_os = "linux"),
            known: HashMap::new(),
        }
    }

    /// What the file at this address of the package holds. `None` if there is no such file; `Some(None)` if it cannot be read
    /// or is in no known format.
    fn look(&mut self, url: &str) -> Option<Option<Media>> {
        if let Some(known) = self.known.get(url) {
            return Some(known.clone());
        }
        let path = self.path(url)?;
        if self.known.len() >= FILES {
            return Some(None);
        }
        let mut media = File::open(&path).and_then(identify).unwrap_or_else(|error| {
            tracing::warn!(%error, "a media file could not be read");
            None
        });
        if let Some(media) = media.as_mut().filter(|_| !self.names_packages) {
            media.format.packages.clear();
        }
        self.known.insert(url.to_owned(), media.clone());
        Some(media)
    }

    /// The file, if it is in the package. Symbolic links do not lead out of it.
    fn path(&self, url: &str) -> Option<PathBuf> {
        let path = decode_percent(url.split(['?', '#']).next()?);
        let is_inside = Path::new(&path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let root = self.root.canonicalize().ok()?;
        let path = root.join(is_inside.then_some(path)?).canonicalize().ok()?;
        (path.starts_with(&root) && path.is_file()).then_some(path)
    }
}

/// What a file holds; `None` if it is in no known format.
fn identify(mut file: impl Read + Seek) -> io::Result<Option<Media>> {
    let mut head = Vec::new();
    file.by_ref().take(HEAD).read_to_end(&mut head)?;
    let container = CONTAINERS.iter().find(|container| {
        let (at, signature) = container.signature;
        head.get(at..).is_some_and(|rest| rest.starts_with(signature))
    });
    let Some(container) = container else {
        return Ok(is_mpeg_audio(&head).then(|| media("MP3", GOOD, vec![Found::named("MP3")])));
    };
    let found = match container.codecs {
        Codecs::One(name) => vec![Found::named(name)],
        Codecs::Head => CODECS
            .iter()
            .filter(|codec| codec.is_in(&head))
            .map(Found::from)
            .collect(),
        Codecs::Mp4 => {
            file.seek(SeekFrom::Start(0))?;
            mp4::tracks(&mut file)?.iter().map(Found::from).collect()
        }
        Codecs::Unknown => Vec::new(),
    };
    let name = match container.name {
        "WebM" if !contains(head.get(..64).unwrap_or(&head), b"webm") => "Matroska",
        name => name,
    };
    Ok(Some(media(name, container.package, found)))
}

/// Whether it begins with a frame of MPEG audio, layer III.
fn is_mpeg_audio(head: &[u8]) -> bool {
    matches!(head, [0xff, second, ..] if second & 0xe6 == 0xe2)
}

/// A codec that was found.
struct Found {
    name: String,
    is_video: bool,
    package: Option<&'static str>,
}

impl Found {
    fn named(name: &str) -> Self {
        let known = CODECS.iter().find(|codec| codec.name == name);
        known.map_or_else(
            || Self {
                name: name.to_owned(),
                is_video: false,
                package: None,
            },
            Self::from,
        )
    }
}

impl From<&Codec> for Found {
    fn from(codec: &Codec) -> Self {
        Self {
            name: codec.name.to_owned(),
            is_video: codec.is_video,
            package: Some(codec.package),
        }
    }
}

impl From<&mp4::Track> for Found {
    fn from(track: &mp4::Track) -> Self {
        let known = CODECS
            .iter()
            .find(|codec| codec.identifiers.contains(&track.codec.as_slice()));
        known.map_or_else(
            || Self {
                name: track.codec.escape_ascii().to_string(),
                is_video: track.is_video,
                package: None,
            },
            Self::from,
        )
    }
}

impl Codec {
    fn is_in(&self, head: &[u8]) -> bool {
        // Four letters may be anywhere by chance; those of the other containers are longer.
        let mut identifiers = self.identifiers.iter().filter(|identifier| identifier.len() > 4);
        identifiers.any(|identifier| contains(head, identifier))
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn media(container: &str, package: &'static str, found: Vec<Found>) -> Media {
    let has_video = found.iter().any(|codec| codec.is_video);
    let mut packages = Vec::new();
    // What plays a codec that is not known is not known either.
    if let Some(decoders) = found.iter().map(|codec| codec.package).collect::<Option<Vec<_>>>() {
        for package in iter::once(package).chain(decoders) {
            add(&mut packages, package.to_owned());
        }
    }
    let mut codecs = Vec::new();
    for codec in found {
        add(&mut codecs, codec.name);
    }
    Media {
        format: MediaFormat {
            container: container.to_owned(),
            codecs,
            packages,
        },
        has_video,
    }
}

fn add(names: &mut Vec<String>, name: String) {
    if !names.contains(&name) {
        names.push(name);
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Cursor};

    use super::*;

    fn fixture() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/video/media")
    }

    fn look(name: &str) -> Option<Media> {
        MediaFiles::new(fixture(), true).look(name).unwrap()
    }

    #[test]
    fn a_file_is_named_by_what_it_holds() {
        for (file, container, codecs, has_video, packages) in [
            ("clip.mp4", "MP4", &["H.264", "AAC"][..], true, &[GOOD, LIBAV][..]),
            ("clip.webm", "WebM", &["VP8"], true, &[GOOD]),
            ("clip-vp9.webm", "WebM", &["VP9", "Opus"], true, &[GOOD, BASE]),
            ("tone.mp3", "MP3", &["MP3"], false, &[GOOD]),
            ("tone.ogg", "Ogg", &["Vorbis"], false, &[BASE]),
            ("tone.wav", "WAV", &["PCM"], false, &[GOOD, BASE]),
            ("unknown.mp4", "MP4", &["zzzz"], true, &[]),
        ] {
            let media = look(file).unwrap();
            assert_eq!(
                (media.format.container.as_str(), media.has_video),
                (container, has_video),
                "{file}"
            );
            assert_eq!(media.format.codecs, codecs, "{file}");
            let named: &[&str] = if cfg!(target_os = "linux") { packages } else { &[] };
            assert_eq!(media.format.packages, named, "{file}");
        }
        assert_eq!(look("broken.mp3"), None);
        let elsewhere = MediaFiles::new(fixture(), false).look("clip.mp4").unwrap().unwrap();
        assert!(elsewhere.format.packages.is_empty());
    }

    #[test]
    fn only_files_of_the_package_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("package");
        fs::create_dir(&root).unwrap();
        fs::write(folder.path().join("secret.mp3"), "ID3").unwrap();
        fs::write(root.join("a b.mp3"), "ID3").unwrap();
        let mut files = MediaFiles::new(root.clone(), true);
        assert!(files.look("a%20b.mp3?x#t=1").flatten().is_some());
        for url in [
            "../secret.mp3",
            "%2e%2e/secret.mp3",
            "/a b.mp3",
            "blob:x",
            "https://a.example/b.mp3",
            "",
            "none.mp3",
        ] {
            assert_eq!(files.look(url), None, "{url}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(folder.path().join("secret.mp3"), root.join("link.mp3")).unwrap();
            assert_eq!(files.look("link.mp3"), None);
        }
    }

    #[test]
    fn a_damaged_file_is_read_in_bounds() {
        let file = fs::read(fixture().join("clip.mp4")).unwrap();
        for end in (0..file.len()).step_by(97) {
            identify(Cursor::new(&file[..end])).unwrap();
        }
        // A box that is as long as its own header, for ever.
        let mut endless = b"\0\0\0\x08ftyp".to_vec();
        endless.extend(b"\0\0\0\x08moov".repeat(100_000));
        assert!(identify(Cursor::new(endless)).unwrap().is_some());
    }
}
