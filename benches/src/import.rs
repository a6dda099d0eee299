//! Import of large packages, beside what only unpacks them: the same zip on the same disk, in turn.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;
use workbench::{Workbench, report::Language};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{
    median,
    table::{Row, Target},
};

const ROUNDS: usize = 3;
/// Seconds that an audit may take.
const AUDIT: f64 = 1.0;

/// A package to import: what it is, how many files, and how large each is.
const PACKAGES: [(&str, usize, usize); 2] = [
    ("1 GB in 5,000 files", 5_000, 200_000),
    ("20,000 small files", 20_000, 4_000),
];
/// What only unpacks.
struct Peer {
    program: &'static str,
    /// Its arguments before and after the zip.
    before: &'static str,
    after: &'static str,
    /// The most of its time that an import may take.
    target: f64,
}

const PEERS: [Peer; 2] = [
    Peer {
        program: "unzip",
        before: "-q",
        after: "-d",
        target: 0.7,
    },
    Peer {
        program: "bsdtar",
        before: "-xf",
        after: "-C",
        target: 1.0,
    },
];

/// Measures it.
pub(crate) async fn measure() -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (what, files, size) in PACKAGES {
        let folder = TempDir::new()?;
        let zip = folder.path().join("package.zip");
        write(&zip, files, size)?;
        let peers: Vec<_> = PEERS.iter().filter(|peer| is_there(peer.program)).collect();
        ensure!(!peers.is_empty(), "neither unzip nor bsdtar is there");
        let mut ours = Vec::new();
        let mut theirs = vec![Vec::new(); peers.len()];
        for _ in 0..ROUNDS {
            ours.push(import(&zip, folder.path())?);
            for (peer, took) in peers.iter().zip(&mut theirs) {
                took.push(unpack(peer, &zip, folder.path())?);
            }
        }
        let ours = median(ours);
        for (peer, took) in peers.iter().zip(theirs) {
            let theirs = median(took);
            rows.push(Row {
                what: format!("import of {what}, beside {}", peer.program),
                ours: format!("{ours:.2} s"),
                peer: format!("{theirs:.2} s"),
                ratio: ours / theirs,
                target: Target::AtMost(peer.target),
            });
        }
        let took = audit(&zip, folder.path())?;
        rows.push(Row {
            what: format!("audit of {what}, beside what it may take"),
            ours: format!("{took:.2} s"),
            peer: format!("{AUDIT:.2} s"),
            ratio: took / AUDIT,
            target: Target::AtMost(1.0),
        });
    }
    Ok(rows)
}

fn is_there(program: &str) -> bool {
    let tried = Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    tried.is_ok()
}

/// Waits until the disk has all that was written before: nobody pays for another's work.
fn sync_disk() -> Result<()> {
    let status = Command::new("sync").status()?;
    ensure!(status.success(), "sync: {status}");
    Ok(())
}

/// Seconds that the import takes, the library's being closed after it included.
fn import(zip: &Path, folder: &Path) -> Result<f64> {
    let data = folder.join("data");
    sync_disk()?;
    let began = Instant::now();
    let workbench = Workbench::open(&data)?;
    workbench.import(zip, &mut |_| true)?;
    drop(workbench);
    let took = began.elapsed().as_secs_f64();
    fs::remove_dir_all(data)?;
    Ok(took)
}

/// Seconds that an audit takes; it is one thread's work, so no more of a processor's time.
fn audit(zip: &Path, folder: &Path) -> Result<f64> {
    let data = folder.join("audited");
    let workbench = Workbench::open(&data)?;
    let id = workbench.import(zip, &mut |_| true)?.package.id;
    let mut took = Vec::new();
    for _ in 0..ROUNDS {
        let began = Instant::now();
        workbench.audit(id, Language::English)?;
        took.push(began.elapsed().as_secs_f64());
    }
    Ok(median(took))
}

fn unpack(peer: &Peer, zip: &Path, folder: &Path) -> Result<f64> {
    let into = folder.join("into");
    fs::create_dir(&into)?;
    sync_disk()?;
    let began = Instant::now();
    let status = Command::new(peer.program)
        .arg(peer.before)
        .arg(zip)
        .arg(peer.after)
        .arg(&into)
        .status()?;
    let took = began.elapsed().as_secs_f64();
    ensure!(status.success(), "{}: {status}", peer.program);
    fs::remove_dir_all(into)?;
    Ok(took)
}

/// Writes a package of one SCO and `files` files of `size` bytes: by turns text, which is packed, and what is packed
/// already, as media are.
fn write(zip: &Path, files: usize, size: usize) -> Result<()> {
    let mut writer = ZipWriter::new(BufWriter::new(File::create(zip)?));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let source = fixtures::folder().join("minimal");
    for name in ["imsmanifest.xml", "index.html"] {
        writer.start_file(name, packed)?;
        writer.write_all(&fs::read(source.join(name)).context(name)?)?;
    }
    let mut random = Random(1);
    for number in 0..files {
        let folder = number % 100;
        if number % 2 == 0 {
            writer.start_file(format!("text{folder}/{number}.js"), packed)?;
            writer.write_all(&random.text(size))?;
        } else {
            writer.start_file(format!("media{folder}/{number}.mp4"), stored)?;
            writer.write_all(&random.bytes(size))?;
        }
    }
    writer.finish()?.flush()?;
    Ok(())
}

/// Numbers that are the same each time (xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn bytes(&mut self, size: usize) -> Vec<u8> {
        let mut bytes: Vec<u8> = (0..size.div_ceil(8)).flat_map(|_| self.next().to_le_bytes()).collect();
        bytes.truncate(size);
        bytes
    }

    /// Words, some of them often, as in a script.
    fn text(&mut self, size: usize) -> Vec<u8> {
        let mut text = Vec::with_capacity(size + 16);
        while text.len() < size {
            let number = self.next();
            let word = if number.is_multiple_of(3) {
                number % 1_000_000
            } else {
                number % 200
            };
            text.extend_from_slice(format!("word{word} ").as_bytes());
        }
        text.truncate(size);
        text
    }
}
