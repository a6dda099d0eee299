//! Reads the pages, styles and scripts of a package, on all cores. How much is read is counted in bytes and in what is found,
//! so that it is the same on every machine; the clock is the last resort.

use std::{
    collections::BTreeMap,
    panic,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use package::Result;
use web::TextKind;

use super::{
    names::FilesByName,
    text::{self, Cut, MOST_BYTES, Text},
};
use crate::{input::Package, progress::Watch};

/// How much is read of a package.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// Bytes of its texts, in the order of their paths.
    pub(super) bytes: u64,
    /// What is kept of them: addresses, names, calls, ….
    pub(super) kept: usize,
    /// How long reading them may take.
    pub(super) time: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            bytes: 256 << 20,
            kept: 1_000_000,
            time: Duration::from_secs(60),
        }
    }
}

/// More threads than that wait for the disk, and each may have a deep stack.
const MOST_THREADS: usize = 8;

/// Bytes that all threads together read at a time. The memory that reading takes is in proportion.
const BATCH_BYTES: u64 = MOST_BYTES as u64;

/// The texts of a package.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// By their paths.
    pub(super) read: BTreeMap<String, Text>,
    /// Those of which nothing was read.
    pub(super) unread: BTreeMap<String, Cut>,
}

/// A file that is to be read.
struct Listed<'a> {
    file: &'a str,
    kind: TextKind,
    /// What is read of it at most.
    bytes: u64,
}

/// Reads them.
///
/// # Errors
/// It was cancelled.
pub(super) fn read(package: &Package<'_>, names: &FilesByName<'_>, bounds: Bounds, watch: &Watch) -> Result<Texts> {
    let begun = Instant::now();
    let mut texts = Texts::default();
    let mut bytes = 0;
    let mut listed = Vec::new();
    for (file, size) in package.files {
        let Some(kind) = text::kind(file) else { continue };
        let own = (*size).min(BATCH_BYTES);
        if bytes + own > bounds.bytes {
            texts.unread.insert(file.clone(), Cut::Package);
            continue;
        }
        bytes += own;
        listed.push(Listed { file, kind, bytes: own });
    }
    watch.begin(listed.len());
    let mut kept = 0;
    for batch in batches(&listed) {
        let is_late = || begun.elapsed() > bounds.time;
        for (file, text) in read_batch(package, names, batch, watch, &is_late) {
            match text {
                Ok(mut text) => {
                    text.keep(bounds.kept - kept);
                    kept += text.kept();
                    texts.read.insert(file.to_owned(), text);
                }
                Err(cut) => {
                    texts.unread.insert(file.to_owned(), cut);
                }
            }
        }
        watch.check()?;
    }
    Ok(texts)
}

/// Files one after the other, so many that they are read at a time.
fn batches<'l, 'a>(listed: &'l [Listed<'a>]) -> impl Iterator<Item = &'l [Listed<'a>]> {
    let mut bytes = 0;
    let mut number = 0;
    let numbered = listed.iter().map(move |one| {
        if bytes + one.bytes > BATCH_BYTES {
            (bytes, number) = (0, number + 1);
        }
        bytes += one.bytes;
        number
    });
    let numbers: Vec<usize> = numbered.collect();
    let mut start = 0;
    std::iter::from_fn(move || {
        let number = numbers.get(start)?;
        let length = numbers
            .get(start..)?
            .iter()
            .take_while(|other| *other == number)
            .count();
        let batch = listed.get(start..start + length)?;
        start += length;
        Some(batch)
    })
}

/// Reads files on all cores; they come back in their order.
fn read_batch<'a>(
    package: &Package<'_>,
    names: &FilesByName<'_>,
    batch: &[Listed<'a>],
    watch: &Watch,
    is_late: &(impl Fn() -> bool + Sync),
) -> Vec<(&'a str, std::result::Result<Text, Cut>)> {
    let next = AtomicUsize::new(0);
    let read = || {
        let mut read = Vec::new();
        while let Some(Listed { file, kind, .. }) = batch.get(next.fetch_add(1, Ordering::Relaxed)) {
            if !watch.goes_on() {
                break;
            }
            if is_late() {
                read.push((*file, Err(Cut::Time)));
            } else {
                let text = Text::read(file, &package.path(file), *kind, names);
                read.push((*file, text.ok_or(Cut::Unopened)));
            }
            watch.advance();
        }
        read
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.min(MOST_THREADS).min(batch.len());
    let mut all: Vec<_> = thread::scope(|scope| {
        let readers: Vec<_> = (0..threads)
            .map_while(|_| web::spawn_reader(scope, read).ok())
            .collect();
        if readers.is_empty() {
            return read();
        }
        let joined = readers.into_iter().map(|reader| match reader.join() {
            Ok(read) => read,
            Err(panic) => panic::resume_unwind(panic),
        });
        joined.flatten().collect()
    });
    all.sort_unstable_by_key(|(file, _)| *file);
    all
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use std::fs;

    use package::{OddNames, PackageFacts};
    use tempfile::TempDir;

    use super::*;
    use crate::site::text::LINES_KEPT_AS_ONE;

    const MANIFEST: &str = "<manifest identifier=\"M\"><organizations/><resources/></manifest>";

    /// What is read of a package of pages with so many pictures, in the order of their names.
    fn read_pages(pictures: &[usize], bounds: Bounds) -> Texts {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("imsmanifest.xml"), MANIFEST).unwrap();
        for (n, pictures) in pictures.iter().enumerate() {
            let page = format!("<script>f()</script>{}", "<img src=a.png>\n".repeat(*pictures));
            fs::write(folder.path().join(format!("{n}.html")), page).unwrap();
        }
        let facts = PackageFacts::read(folder.path(), "p.zip", OddNames::default()).unwrap();
        let package = Package::new(folder.path(), &facts);
        read(
            &package,
            &FilesByName::new(package.files.keys()),
            bounds,
            &Watch::default(),
        )
        .unwrap()
    }

    fn cuts(texts: &Texts) -> Vec<(&str, Cut, usize)> {
        let read = texts.read.values();
        let cut = read.filter_map(|text| Some((&*text.file, text.cut?, text.references.len())));
        let unread = texts.unread.iter().map(|(file, cut)| (&**file, *cut, 0));
        cut.chain(unread).collect()
    }

    #[test]
    fn a_package_within_the_bounds_is_read() {
        let texts = read_pages(&[3, 0, 200], Bounds::default());
        assert_eq!(cuts(&texts), []);
        assert_eq!(texts.read.len(), 3);
        assert_eq!(texts.read["2.html"].scripts.len(), 1);
    }

    #[test]
    fn texts_are_read_as_long_as_there_are_bytes_left() {
        let bounds = Bounds {
            bytes: 200,
            ..Bounds::default()
        };
        // The third is too large; the last one fits.
        let texts = read_pages(&[1, 1, 50, 2], bounds);
        assert_eq!(cuts(&texts), [("2.html", Cut::Package, 0)]);
    }

    #[test]
    fn so_many_addresses_are_kept_of_all_texts() {
        let bounds = Bounds {
            kept: 30,
            ..Bounds::default()
        };
        let texts = read_pages(&[8, 50, 8], bounds);
        let left = 30 - texts.read["0.html"].kept() - 50 / LINES_KEPT_AS_ONE;
        let wanted = [("1.html", Cut::Package, left), ("2.html", Cut::Package, 0)];
        assert_eq!(cuts(&texts), wanted);
        assert!(texts.read.values().map(Text::kept).sum::<usize>() <= 30);
        // What is still there of a page has its place.
        assert_eq!(texts.read["1.html"].place(20 + 16).line, Some(2));
    }

    #[test]
    fn when_the_time_is_over_nothing_more_is_read() {
        let bounds = Bounds {
            time: Duration::ZERO,
            ..Bounds::default()
        };
        let texts = read_pages(&[1, 1], bounds);
        assert_eq!(cuts(&texts), [("0.html", Cut::Time, 0), ("1.html", Cut::Time, 0)]);
    }

    #[test]
    fn what_cannot_be_opened_is_not_read() {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("imsmanifest.xml"), MANIFEST).unwrap();
        fs::write(folder.path().join("a.html"), "").unwrap();
        fs::write(folder.path().join("b.html"), "").unwrap();
        let facts = PackageFacts::read(folder.path(), "p.zip", OddNames::default()).unwrap();
        fs::remove_file(folder.path().join("a.html")).unwrap();
        let package = Package::new(folder.path(), &facts);
        let names = FilesByName::new(package.files.keys());
        let texts = read(&package, &names, Bounds::default(), &Watch::default()).unwrap();
        assert_eq!(cuts(&texts), [("a.html", Cut::Unopened, 0)]);
    }

    #[test]
    fn what_is_cancelled_is_read_no_further() {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("imsmanifest.xml"), MANIFEST).unwrap();
        fs::write(folder.path().join("a.html"), "").unwrap();
        let facts = PackageFacts::read(folder.path(), "p.zip", OddNames::default()).unwrap();
        let package = Package::new(folder.path(), &facts);
        let watch = Watch::default();
        watch.cancel();
        let read = read(
            &package,
            &FilesByName::new(package.files.keys()),
            Bounds::default(),
            &watch,
        );
        assert!(matches!(read, Err(package::Error::Cancelled)));
    }

    #[test]
    fn batches_have_so_many_bytes_and_lose_no_file() {
        let listed = |bytes| Listed {
            file: "a.js",
            kind: TextKind::Script,
            bytes,
        };
        let sizes = [1, BATCH_BYTES, BATCH_BYTES / 2, BATCH_BYTES / 2, 1, BATCH_BYTES];
        let files: Vec<_> = sizes.into_iter().map(listed).collect();
        let lengths: Vec<_> = batches(&files).map(<[_]>::len).collect();
        assert_eq!(lengths, [1, 1, 2, 1, 1]);
    }
}
