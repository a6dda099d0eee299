//! Modules that a test launches, and the other host that they reach for.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::{Result, ensure};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use workbench::trace::{Entry, EntryData, MediaFailure};

/// The zip of the module in `tests/modules/NAME`, in the folder `into`. Its SCO is launched by `launch`.
///
/// # Errors
/// A file cannot be read or written.
pub fn module(name: &str, launch: &str, into: &Path) -> Result<PathBuf> {
    let module = Path::new(env!("CARGO_MANIFEST_DIR")).join("modules").join(name);
    let manifest = TempDir::new()?;
    fs::write(manifest.path().join("imsmanifest.xml"), manifest_of(name, launch))?;
    let zip = into.join(format!("{name}.zip"));
    fixtures::zip_folders(&[(&module, ""), (manifest.path(), "")], &zip)?;
    Ok(zip)
}

/// The zip of a course with as many SCOs, each the lesson of the fixture `three-scos`, in the folder `into`.
///
/// # Errors
/// A file cannot be read or written.
pub fn course(scos: usize, into: &Path) -> Result<PathBuf> {
    let (lessons, manifest) = (TempDir::new()?, TempDir::new()?);
    fixtures::unpacked("three-scos", lessons.path())?;
    fs::remove_file(lessons.path().join("imsmanifest.xml"))?;
    let items = (1..=scos).map(|number| {
        format!(r#"<item identifier="I{number}" identifierref="RES"><title>Leçon {number}</title></item>"#)
    });
    let manifest_text = manifest_with(
        &format!("Un cours de {scos} leçons"),
        &items.collect::<String>(),
        "lessons/lesson.html",
    );
    fs::write(manifest.path().join("imsmanifest.xml"), manifest_text)?;
    let zip = into.join("course.zip");
    fixtures::zip_folders(&[(lessons.path(), ""), (manifest.path(), "")], &zip)?;
    Ok(zip)
}

fn manifest_of(title: &str, launch: &str) -> String {
    let item = format!(r#"<item identifier="ITEM" identifierref="RES"><title>{title}</title></item>"#);
    manifest_with(title, &item, launch)
}

/// The manifest of a course with these items, which launch the resource `RES`.
fn manifest_with(title: &str, items: &str, launch: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="ORG">
    <organization identifier="ORG">
      <title>{title}</title>
      {items}
    </organization>
  </organizations>
  <resources>
    <resource identifier="RES" type="webcontent" adlcp:scormtype="sco" href="{launch}"/>
  </resources>
</manifest>
"#
    )
}

/// What must be in the timeline of the module `observer`, and what must not.
///
/// # Errors
/// It is not so.
pub fn check_observed(entries: &[Entry]) -> Result<()> {
    let all =
        |read: fn(&EntryData) -> Option<&str>| entries.iter().filter_map(|entry| read(&entry.data)).collect::<Vec<_>>();
    let console = all(|data| match data {
        EntryData::Console { text, .. } => Some(text),
        _ => None,
    });
    ensure!(console.contains(&"after all"), "{console:#?}");
    // One for each value.
    ensure!(console.len() >= 15, "{console:#?}");
    let errors = all(|data| match data {
        EntryData::Error { message, .. } => Some(message),
        _ => None,
    });
    ensure!(
        errors.len() == 1 && errors[0].contains("SyntaxError"),
        "the only error is that of window.open: {errors:#?}"
    );
    let failures = all(|data| match data {
        EntryData::ObserverError { message } => Some(message),
        _ => None,
    });
    // From then on, each phase of a page.
    let as_made = failures.iter().all(|message| *message == "Error: the host failed");
    ensure!(!failures.is_empty() && as_made, "{failures:#?}");
    Ok(())
}

/// The media files that the browser did not play, by address, with their formats.
#[must_use]
pub fn unplayable(entries: &[Entry]) -> BTreeMap<String, (MediaFailure, Option<String>)> {
    let each = entries.iter().filter_map(|entry| match &entry.data {
        EntryData::Unplayable {
            url, failure, format, ..
        } => Some((url.clone(), (*failure, format.as_ref().map(ToString::to_string)))),
        _ => None,
    });
    each.collect()
}

/// What must be in the timeline of the module `rewritten`.
///
/// # Errors
/// It is not there.
pub fn check_rewritten(entries: &[Entry]) -> Result<()> {
    let late = |data: &EntryData| matches!(data, EntryData::Error { message, .. } if message.contains("after writing"));
    let count = entries.iter().filter(|entry| late(&entry.data)).count();
    ensure!(
        count == 1,
        "the error in the document that was written is there {count} times"
    );
    Ok(())
}

/// Another host: a server that keeps what it was asked for.
#[derive(Debug)]
pub struct OtherHost {
    /// Its origin.
    pub address: String,
    asked: Arc<Mutex<BTreeSet<String>>>,
    heads: Arc<Mutex<Vec<String>>>,
}

impl OtherHost {
    /// Starts it on a free port.
    ///
    /// # Errors
    /// There is no free port.
    pub async fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = format!("http://{}", listener.local_addr()?);
        let asked = Arc::new(Mutex::new(BTreeSet::new()));
        let heard = Arc::clone(&asked);
        let heads = Arc::new(Mutex::new(Vec::new()));
        let all_heads = Arc::clone(&heads);
        tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                let (heard, all_heads) = (Arc::clone(&heard), Arc::clone(&all_heads));
                tokio::spawn(async move {
                    let mut request = vec![0; 8 << 10];
                    let read = socket.read(&mut request).await.unwrap_or(0);
                    let head = String::from_utf8_lossy(&request[..read]).into_owned();
                    all_heads
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push(head.clone());
                    if let Some(path) = head.split(' ').nth(1) {
                        let way = path.trim_start_matches('/').trim_end_matches('?').to_owned();
                        heard.lock().unwrap_or_else(PoisonError::into_inner).insert(way);
                    }
                    let _ = socket
                        .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .await;
                });
            }
        });
        Ok(Self { address, asked, heads })
    }

    /// The paths that it was asked for, without their first slash.
    #[must_use]
    pub fn asked(&self) -> BTreeSet<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The heads of the requests, each as it came.
    #[must_use]
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
