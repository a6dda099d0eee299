//! What the tests of sessions share: a library in a folder of its own, and a page that speaks as the player page does.

#![allow(dead_code, unreachable_pub, missing_docs, reason = "each test file uses its part")]

use std::path::{Path, PathBuf};

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream,
    tungstenite::{Message, client::IntoClientRequest},
};
use workbench::{
    Workbench,
    report::Language,
    views::{LaunchOptions, Launched},
};

/// A library with one package in it.
pub struct Library {
    pub folder: TempDir,
    pub workbench: Workbench,
}

/// The zip of a fixture, in `folder`.
pub fn zip(name: &str, folder: &Path) -> PathBuf {
    fixtures::zip(name, folder).expect("the fixture can be zipped")
}

/// A new library that holds the fixture `name`.
pub fn library(name: &str) -> Library {
    let folder = TempDir::new().expect("a temporary folder");
    let workbench = Workbench::open(&folder.path().join("data")).expect("a new library");
    workbench
        .import(&zip(name, folder.path()), &mut |_| true)
        .expect("the fixture can be imported");
    Library { folder, workbench }
}

/// A folder in memory, where there is such a place: for tests that a disk would only slow down.
pub fn memory() -> TempDir {
    TempDir::new_in("/dev/shm")
        .or_else(|_| TempDir::new())
        .expect("a temporary folder")
}

/// Waits until nothing uses the library in `data` any more: recorders and waits for the disk may outlive a workbench.
pub fn until_closed(data: &Path) {
    let lock = std::fs::File::options().write(true).open(data.join("library.lock"));
    lock.and_then(|lock| lock.lock()).expect("the library's lock");
}

/// Launches the package's first SCO under `profile`.
pub async fn launch(workbench: &Workbench, profile: &str) -> Launched {
    let package = workbench.packages().expect("packages")[0].id;
    let sco = workbench.package(package).expect("the package").scos[0].id;
    let options = LaunchOptions {
        profile: profile.to_owned(),
        ..LaunchOptions::default()
    };
    workbench
        .launch(sco, &options, Language::English)
        .await
        .expect("a launch")
}

/// A page of a session, as far as its talk with the server goes.
pub struct Page {
    pub url: String,
    pub number: u32,
    pub key: String,
    /// What it was launched with.
    pub launch: Value,
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    http: reqwest::Client,
}

impl Page {
    pub async fn open(url: &str) -> Self {
        Self::try_open(url).await.expect("a connection")
    }

    /// [`Page::open`], where the workbench may die before it responds.
    pub async fn try_open(url: &str) -> Option<Self> {
        let launch = reqwest::get(format!("{url}launch.json")).await.ok()?;
        let launch: Value = launch.json().await.ok()?;
        let key = launch["key"].as_str().expect("the session's key").to_owned();
        Some(Self {
            socket: connect(url, &key).await.ok()?,
            url: url.into(),
            number: 0,
            key,
            launch,
            http: reqwest::Client::new(),
        })
    }

    /// Connects again, after its connection broke.
    pub async fn reconnect(&mut self) {
        self.socket.close(None).await.expect("the connection closes");
        // The server hears of it in its own time.
        loop {
            match connect(&self.url, &self.key).await {
                Ok(socket) => return self.socket = socket,
                Err(_) => tokio::task::yield_now().await,
            }
        }
    }

    /// The next entry of the timeline: a call.
    pub fn call(&mut self, function: &str, arguments: &[&str], returned: &str, error: u16) -> Value {
        self.number += 1;
        let row = [json!(self.number), json!(self.number * 10), json!("complete")];
        let call = [json!(function), json!(returned), json!(error)];
        let arguments = arguments.iter().map(|text| json!(text));
        Value::Array(row.into_iter().chain(call).chain(arguments).collect())
    }

    pub fn entry(&mut self, data: Value) -> Value {
        self.number += 1;
        json!({ "seq": self.number, "atUs": f64::from(self.number) * 10.0, "phase": "complete", "data": data })
    }

    pub async fn send(&mut self, entries: &[Value]) {
        self.send_bytes(lines(entries)).await;
    }

    /// [`Page::send`], where the workbench may be dead: whether the socket took it.
    pub async fn try_send(&mut self, entries: &[Value]) -> bool {
        self.socket.send(Message::binary(lines(entries))).await.is_ok()
    }

    pub async fn send_bytes(&mut self, bytes: String) {
        self.socket
            .send(Message::binary(bytes))
            .await
            .expect("the socket takes it");
    }

    pub async fn say(&mut self, message: Value) {
        self.socket
            .send(Message::text(message.to_string()))
            .await
            .expect("the socket takes it");
    }

    /// [`Page::say`], where the workbench may be dead: whether the socket took it.
    pub async fn try_say(&mut self, message: Value) -> bool {
        self.socket.send(Message::text(message.to_string())).await.is_ok()
    }

    /// The next message to the page.
    pub async fn reported(&mut self) -> Option<Value> {
        loop {
            match self.socket.next().await? {
                Ok(Message::Text(text)) => return serde_json::from_str(&text).ok(),
                Ok(_) => {}
                Err(_) => return None,
            }
        }
    }

    /// Waits until the page's entry `number` is known to be on disk.
    pub async fn until_persisted(&mut self, number: u32) {
        while let Some(reported) = self.reported().await {
            if reported["persisted"].as_u64() >= Some(u64::from(number)) {
                return;
            }
        }
        panic!("the connection ended before entry {number} was kept");
    }

    /// Waits in an LMSCommit: whether the entries are on disk.
    pub async fn persist(&self, entries: &[Value]) -> bool {
        self.keep_bytes(lines(entries)).await == 204
    }

    /// [`Page::persist`], where the workbench may die before it responds.
    pub async fn try_persist(&self, entries: &[Value]) -> bool {
        let returned = try_post(&self.http, &self.url, &self.key, lines(entries)).await;
        returned.is_ok_and(|status| status == 204)
    }

    /// Posts what an LMSCommit posts; returns the status.
    pub async fn keep_bytes(&self, bytes: impl Into<reqwest::Body>) -> u16 {
        post(&self.http, &self.url, &self.key, bytes).await
    }
}

/// Opens a session's socket as a page with this key does.
///
/// # Errors
/// The server refuses it.
pub async fn connect(
    url: &str,
    key: &str,
) -> Result<WebSocketStream<MaybeTlsStream<TcpStream>>, tokio_tungstenite::tungstenite::Error> {
    let mut request = format!("{}socket?key={key}", url.replacen("http", "ws", 1)).into_client_request()?;
    let origin = origin(url).parse().expect("an origin");
    request.headers_mut().insert("Origin", origin);
    Ok(tokio_tungstenite::connect_async(request).await?.0)
}

/// Posts entries as a page with this key does; returns the status.
pub async fn post(http: &reqwest::Client, url: &str, key: &str, bytes: impl Into<reqwest::Body>) -> u16 {
    try_post(http, url, key, bytes).await.expect("an answer")
}

async fn try_post(
    http: &reqwest::Client,
    url: &str,
    key: &str,
    bytes: impl Into<reqwest::Body>,
) -> reqwest::Result<u16> {
    let request = http
        .post(format!("{url}persist"))
        .header("Origin", origin(url))
        .header("X-Session-Key", key)
        .body(bytes);
    Ok(request.send().await?.status().as_u16())
}

/// Entries as they travel: a line each.
pub fn lines(entries: &[Value]) -> String {
    entries.iter().map(|entry| format!("{entry}\n")).collect()
}

/// The origin of a player page's address.
pub fn origin(url: &str) -> String {
    url.split('/').take(3).collect::<Vec<_>>().join("/")
}
