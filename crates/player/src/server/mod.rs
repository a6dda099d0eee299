//! The player's loopback server, one for each session: the module's files, the player page around them, and the
//! ingestion of what the page records. The only place that knows HTTP.
//!
//! Each session has a port of its own, so an origin of its own; in the system's browser, which shares cookies between
//! ports, a host name of its own too. No storage of the browser leaks from one session into the next. The token in the
//! path keeps every other program on the machine out.

mod addresses;
mod client;
mod closing;
mod content;
mod file_names;
mod guard;
mod ingest;
mod lookups;
mod observe;
mod policy;
mod ranges;
mod request;
mod serve;
mod served;
mod site_data;
mod start;
mod types;
mod wire;

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, State},
    http::header,
    middleware,
    routing::{get, post},
};
use journal::{Note, SessionState};
use scorm::{profile::LmsProfile, rte};
use serde::Serialize;
use tokio::{
    net::TcpListener,
    sync::{Mutex, watch},
};
use uuid::Uuid;

use self::{
    addresses::Addresses,
    client::Client,
    closing::{ClosingPage, PageReply},
};
use crate::{Closed, Closing, Error, Result, recorder::Recorder};

/// How long a page whose connection broke may take to come back before its session ends.
const RECONNECT_LIMIT: Duration = Duration::from_secs(3);
/// Maximum bytes of a message or request from the page, which sends at most half of that at once.
const MESSAGE_LIMIT: usize = 2 << 20;
/// Maximum bytes of a beacon; browsers send no more than that.
const BEACON_LIMIT: usize = 64 << 10;
/// How long a browser may take to ask that the session's data be cleared, once the session has ended.
const CLEAR_LIMIT: Duration = Duration::from_secs(2);
/// What the player page knows of its session, under the session's token.
const LAUNCH: &str = "launch.json";
/// Where the module's files are, under the session's token.
const CONTENT: &str = "content";
/// The most bytes of a browser's report of a request to another host.
const REPORT_LIMIT: usize = 64 << 10;

/// What the player page knows of its session, served as `launch.json`.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageLaunch {
    /// The LMS profile.
    pub profile: LmsProfile,
    /// What the SCO is launched with.
    pub launch: rte::Launch,
    /// What its attempt keeps.
    pub attempt: rte::Attempt,
    /// The launch address, from the content's root; an absolute one where the manifest has that.
    pub sco: String,
    /// The SCO's title.
    pub title: String,
    /// `fr` or `en`, for the few words that the page says itself.
    pub language: String,
}

/// What a session's player is opened with.
#[derive(Debug)]
pub struct PlayerLaunch {
    /// The folder that the module's addresses count from.
    pub content: PathBuf,
    /// What its page knows.
    pub page: PageLaunch,
    /// Whether it opens in the system's browser.
    pub in_browser: bool,
    /// Whether requests of the module to other hosts are blocked.
    pub offline: bool,
}

/// A session's player.
#[derive(Debug)]
pub struct Player {
    /// The address that the player is opened at.
    pub url: String,
    /// The player page's path: the token between slashes.
    root: String,
    /// The recorder of its session.
    pub recorder: Recorder,
    addresses: Addresses,
    page: PageLaunch,
    is_offline: bool,
    records_lookups: bool,
    reports: policy::Reports,
    client: Client,
    closing: ClosingPage,
    ended: watch::Sender<Option<Closed>>,
    /// Whether the browser was asked to clear the session's data.
    cleared: watch::Sender<bool>,
    /// Whether the server has stopped.
    stopped: watch::Sender<bool>,
    /// Serializes ending: the page may leave at the moment when the user closes the session.
    ending: Mutex<()>,
}

impl Player {
    /// Opens the player of a session on a fresh port. Needs a tokio runtime.
    ///
    /// # Errors
    /// [`Error::Server`]
    pub async fn open(launch: PlayerLaunch, recorder: Recorder) -> Result<Arc<Self>> {
        let PlayerLaunch {
            content,
            page,
            in_browser,
            offline,
        } = launch;
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))
            .await
            .map_err(Error::Server)?;
        let local = listener.local_addr().map_err(Error::Server)?;
        let searched = content.clone();
        let records_lookups = tokio::task::spawn_blocking(move || lookups::can_be_recorded(&searched)).await;
        let root = format!("/{}/", Uuid::new_v4().simple());
        let addresses = Addresses::new(local, &root, offline, in_browser);
        let first_page = if in_browser { start::START } else { "" };
        let player = Arc::new(Self {
            url: format!("{}{root}{first_page}", addresses.loopback.origin),
            root,
            recorder,
            addresses,
            page,
            is_offline: offline,
            records_lookups: records_lookups.unwrap_or(false),
            reports: policy::Reports::default(),
            client: Client::new(),
            closing: ClosingPage::new(),
            ended: watch::Sender::new(None),
            cleared: watch::Sender::new(false),
            stopped: watch::Sender::new(false),
            ending: Mutex::default(),
        });
        let router = routes(&player, content);
        let served = Arc::clone(&player);
        tokio::spawn(async move {
            serve::serve(listener, router, served.may_stop()).await;
            served.stopped.send_replace(true);
        });
        Ok(player)
    }

    /// The address at which the player is opened once more. Until a page has connected, the next one that opens may.
    ///
    /// # Errors
    /// [`Error::SessionEnded`]
    pub fn open_again(&self) -> Result<&str> {
        if self.how_ended().is_some() {
            return Err(Error::SessionEnded);
        }
        self.client.issue_again();
        Ok(&self.url)
    }

    /// Waits until the server is needed no more.
    async fn may_stop(&self) {
        self.ended().await;
        if self.in_browser() {
            let _ = tokio::time::timeout(CLEAR_LIMIT, is_set(&self.cleared)).await;
        }
    }

    fn in_browser(&self) -> bool {
        self.addresses.named.is_some()
    }

    /// Closes the player: the module is unloaded first, so that what it sends while it goes is recorded. It may ask the
    /// learner, so this may take its time.
    ///
    /// # Errors
    /// The session's end cannot be written.
    pub async fn close(&self) -> Result<Closing> {
        if self.closing.ask() {
            self.recorder.note(Note::Closing).await;
        }
        if !self.client.is_connected() {
            return self.end(false).await.map(Closing::Ended);
        }
        match self.closing.wait(self.ended()).await {
            PageReply::Left => {
                let closed = self.end(true).await;
                if self.in_browser() {
                    // The application may end after this, and the browser's request to clear its data is on its way.
                    let _ = tokio::time::timeout(CLEAR_LIMIT, is_set(&self.stopped)).await;
                }
                closed.map(Closing::Ended)
            }
            PageReply::Stayed => Ok(Closing::Stayed),
            PageReply::Silent => Ok(Closing::Waiting),
        }
    }

    /// Ends the session, whatever its module is at. What it would still send is lost.
    ///
    /// # Errors
    /// The session's end cannot be written.
    pub async fn end_now(&self) -> Result<Closed> {
        if self.how_ended().is_none() && self.client.is_connected() {
            self.recorder.note(Note::CloseTimedOut).await;
        }
        self.end(false).await
    }

    /// The learner was asked by the module whether to leave it, and stays.
    async fn stay(&self) {
        // First: whoever waits may close again at once, which is noted after this.
        self.recorder.note(Note::Stayed).await;
        self.closing.stay();
    }

    /// Waits until the session has ended.
    pub async fn ended(&self) {
        let _ = self.ended.subscribe().wait_for(Option::is_some).await;
    }

    /// Ends the session, once; returns how it ended.
    async fn end(&self, confirmed: bool) -> Result<Closed> {
        let _alone = self.ending.lock().await;
        if let Some(closed) = self.how_ended() {
            return Ok(closed);
        }
        let closed = self.recorder.end().await.map(|state| Closed { state, confirmed });
        self.ended.send_replace(Some(closed.as_ref().copied().unwrap_or(Closed {
            state: SessionState::Open,
            confirmed,
        })));
        closed
    }

    /// The content of `launch.json`, with the session's key for the first request.
    fn launch(&self) -> impl Serialize + use<> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Launch {
            #[serde(flatten)]
            page: PageLaunch,
            key: Option<String>,
            /// Whether the browser is the system's, which keeps what the module leaves in it.
            in_browser: bool,
            /// Whether a module's window closes by way of `closed.html`, as the views of Windows and macOS need it.
            closes_by_page: bool,
            /// Whether lookups of the API that find nothing are recorded.
            records_lookups: bool,
        }
        Launch {
            page: self.page.clone(),
            key: self.client.issue_key().map(str::to_owned),
            in_browser: self.in_browser(),
            records_lookups: self.records_lookups,
            closes_by_page: !self.in_browser() && cfg!(not(target_os = "linux")),
        }
    }

    fn how_ended(&self) -> Option<Closed> {
        *self.ended.borrow()
    }
}

/// Waits until `flag` is set.
async fn is_set(flag: &watch::Sender<bool>) {
    // It is there as long as this waits.
    let _ = flag.subscribe().wait_for(|flag| *flag).await;
}

fn routes(player: &Arc<Player>, content: PathBuf) -> Router {
    let at = |path: &str| format!("{}{path}", player.root);
    let page: &[u8] = include_bytes!("../../../../ui/dist/player/player.html");
    let files: [(&str, &str, &[u8]); 4] = [
        (
            "player.js",
            "text/javascript",
            include_bytes!("../../../../ui/dist/player/player.js"),
        ),
        (
            "closed.html",
            "text/html; charset=utf-8",
            include_bytes!("../../../../ui/dist/player/closed.html"),
        ),
        (
            "observer.js",
            "text/javascript",
            include_bytes!("../../../../ui/dist/player/observer.js"),
        ),
        (
            "scorm_wasm_bg.wasm",
            "application/wasm",
            include_bytes!("../../../../ui/dist/player/scorm_wasm_bg.wasm"),
        ),
    ];
    let mut router = Router::new();
    if player.in_browser() {
        router = router
            .route(start::ALIVE, get(start::alive))
            .route(&at(start::START), get(start::page))
            .route(&at(site_data::CLEAR), post(site_data::clear));
    }
    for (path, kind, bytes) in files {
        router = router.route(&at(path), get(async move || ([(header::CONTENT_TYPE, kind)], bytes)));
    }
    let served = served::Notes::new(player.recorder.clone(), content.clone());
    router
        .route(
            &at(""),
            get(async move |State(player): State<Arc<Player>>| {
                player.recorder.page_opened();
                ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page)
            }),
        )
        .route(
            &at(LAUNCH),
            get(async |State(player): State<Arc<Player>>| Json(player.launch())),
        )
        .route(&at("socket"), get(ingest::socket))
        .route(&at("persist"), post(ingest::persist))
        .route(
            &at("beacon"),
            post(ingest::beacon).layer(DefaultBodyLimit::max(BEACON_LIMIT)),
        )
        .route(
            &at(policy::REPORTS),
            post(policy::report).layer(DefaultBodyLimit::max(REPORT_LIMIT)),
        )
        .nest_service(&at(CONTENT), content::service(content, at("observer.js"), served))
        .fallback(served::outside_package)
        .layer(middleware::from_fn_with_state(Arc::clone(player), guard::guard))
        .with_state(Arc::clone(player))
}
