//! Modules' views on Linux: WebKitGTK's own, beside those of Tauri.

mod guard;
mod stage;
mod watchdog;
mod window;

use std::{cell::RefCell, collections::HashMap, time::Duration};

use gtk::{gdk::keys::constants as keys, glib, prelude::*};
use tauri::{AppHandle, Manager, WebviewWindow};
use webkit2gtk::{
    AutoplayPolicy, CacheModel, LoadEvent, NetworkProxyMode, NetworkProxySettings, SettingsExt, UserContentManager,
    UserContentManagerExt, WebContext, WebContextExt, WebView, WebViewExt, WebsiteDataManagerExt, WebsitePolicies,
};
use workbench::{LanguageTag, ids::SessionId, report::Language};

use self::{
    guard::{Downloads, Guard, Role},
    stage::{Embedded, Stage},
    watchdog::Watchdog,
    window::{ModuleWindow, Popup},
};

use super::{ModuleArea, ModuleEvent, ModuleLaunch, WorkbenchKey, requests};
use crate::ending;

/// How long a view waits for a launch: its process takes memory.
const SPARE_LIMIT: Duration = Duration::from_secs(60);
/// How long a view that has filled the screen remains when its session has ended: WebKitGTK 2.50 crashes where a page that
/// leaves the full screen says so and its view is gone.
const FULL_SCREEN_LIMIT: Duration = Duration::from_secs(3);
/// A proxy that is not there: nothing listens on this port.
const NOWHERE: &str = "http://127.0.0.1:1";
/// Where the session's own server is, which is reached without a proxy.
const LOOPBACK: &str = "127.0.0.1";

thread_local! {
    static STAGE: RefCell<Option<Stage>> = const { RefCell::new(None) };
    static VIEWS: RefCell<HashMap<SessionId, ModuleView>> = RefCell::default();
    static SPARE: RefCell<Option<Spare>> = const { RefCell::new(None) };
}

/// A running session's views: the player's, and those of the windows that its module opened.
struct ModuleView {
    view: WebView,
    guard: Guard,
    place: ViewPlacement,
    popups: Vec<Popup>,
    watchdog: Watchdog,
    _downloads: Option<Downloads>,
}

impl ModuleView {
    /// Nothing of it is seen any more.
    fn hide(&self) {
        match &self.place {
            ViewPlacement::Embedded(embedded) => embedded.place(None),
            ViewPlacement::Own { window } => window.hide(),
        }
        self.popups.iter().for_each(Popup::hide);
    }
}

/// A view that waits for a launch, with its process running. No module has been in it.
struct Spare {
    view: WebView,
    language: LanguageTag,
}

/// Where the player's view is.
enum ViewPlacement {
    Embedded(Embedded),
    Own {
        /// Closes when it is dropped.
        window: ModuleWindow,
    },
}

pub(super) fn prepare(window: &WebviewWindow, own_contexts: bool) -> tauri::Result<()> {
    let app = window.app_handle().clone();
    window::set_icon(&app);
    window.with_webview(move |view| {
        let page = view.inner();
        remove_message_handler(&page);
        set_languages(&page);
        allow_copying(&page);
        // A reload of the page forgets the player screen that its modules' views lie over.
        page.connect_load_changed(move |_, event| {
            if event == LoadEvent::Started {
                end_embedded(&app);
            }
        });
        let stage = Stage::around(&page, own_contexts);
        if stage.is_none() {
            tracing::error!("no room for modules in the workbench's window: they get windows of their own");
        }
        STAGE.set(stage);
    })
}

/// WebKitGTK gives the message handler of Tauri's commands to every frame, and wry credits what a frame sends to the
/// address of the top page. The interface does not need it: its commands go by the `ipc:` protocol, which carries the true
/// origin.
fn remove_message_handler(page: &WebView) {
    if let Some(manager) = page.user_content_manager() {
        manager.unregister_script_message_handler("ipc");
    }
}

/// Lets the workbench's page write to the clipboard after it has read what is copied: WebKitGTK forgets by then that the user
/// pressed a button.
fn allow_copying(page: &WebView) {
    if let Some(settings) = WebViewExt::settings(page) {
        settings.set_javascript_can_access_clipboard(true);
    }
}

/// Gives the workbench's page the system's languages. In the locale `C.UTF-8`, WebKitGTK makes "C" of it, which is no language
/// to any function of a browser.
fn set_languages(page: &WebView) {
    let mut languages: Vec<_> = sys_locale::get_locales()
        .filter_map(|locale| LanguageTag::try_from(locale).ok())
        .collect();
    if languages.is_empty() {
        languages.push(Language::English.into());
    }
    if let Some(context) = page.context() {
        let tags: Vec<_> = languages.iter().map(LanguageTag::as_str).collect();
        context.set_preferred_languages(&tags);
    }
}

pub(super) fn open(app: &AppHandle, launch: ModuleLaunch) {
    let stage = STAGE.with_borrow(Clone::clone);
    let spare = SPARE.take().filter(|spare| spare.language == launch.language);
    let view = spare.map_or_else(|| new_view(&launch.language, stage.as_ref()), |spare| spare.view);
    if launch.offline {
        go_offline(&view);
    }
    let guard = Guard::new(app, &launch);
    guard.watch(&view, Role::Player);
    let place = match stage {
        Some(stage) if !launch.own_window => ViewPlacement::Embedded(stage.embed(&view)),
        _ => ViewPlacement::Own {
            window: ModuleWindow::from_player(app, &launch.session, &view),
        },
    };
    connect_full_screen(&launch.session, &view);
    connect_keys(&launch.session, &view);
    view.load_uri(&launch.player);
    let watchdog = Watchdog::start(&launch.session);
    let downloads = view.context().map(|context| guard.watch_downloads(&context));
    VIEWS.with_borrow_mut(|views| {
        views.insert(
            launch.session,
            ModuleView {
                view,
                guard,
                place,
                popups: Vec::new(),
                watchdog,
                _downloads: downloads,
            },
        );
    });
}

pub(super) fn place(session: &SessionId, area: Option<ModuleArea>) {
    with_view(session, |module| {
        if let ViewPlacement::Embedded(embedded) = &module.place {
            embedded.place(area);
            if let Some(area) = area {
                module.view.set_zoom_level(area.zoom());
            }
        }
    });
}

pub(super) fn focus(session: &SessionId) {
    if let Some(view) = with_view(session, |module| module.view.clone()) {
        view.grab_focus();
    }
}

pub(super) fn closing(session: &SessionId) {
    with_view(session, |module| module.guard.close());
}

pub(super) fn terminate(session: &SessionId) {
    if let Some(view) = with_view(session, |module| module.view.clone()) {
        view.terminate_web_process();
    }
}

/// Takes a session's views away. Its module has been unloaded, or never will be.
pub(super) fn close(session: &SessionId) {
    let Some(module) = VIEWS.with_borrow_mut(|views| views.remove(session)) else {
        return;
    };
    module.guard.close();
    // A process that hangs would outlive its view by ten seconds.
    if module.watchdog.is_waiting() {
        module.view.terminate_web_process();
    }
    if module.guard.has_filled_screen() {
        module.hide();
        glib::timeout_add_local_once(FULL_SCREEN_LIMIT, move || drop(module));
    }
}

/// What `act` makes of a session's views, where there are any. It must not run what may call back into this module.
fn with_view<T>(session: &SessionId, act: impl FnOnce(&mut ModuleView) -> T) -> Option<T> {
    VIEWS.with_borrow_mut(|views| views.get_mut(session).map(act))
}

/// Makes a view whose process starts while a launch is prepared.
pub(super) fn warm_up(language: LanguageTag) {
    if SPARE.with_borrow(|spare| spare.as_ref().is_some_and(|spare| spare.language == language)) {
        return;
    }
    let view = STAGE.with_borrow(|stage| new_view(&language, stage.as_ref()));
    view.load_uri("about:blank");
    let waiting = view.downgrade();
    SPARE.set(Some(Spare { view, language }));
    glib::timeout_add_local_once(SPARE_LIMIT, move || {
        SPARE.with_borrow_mut(|spare| drop(spare.take_if(|spare| waiting.upgrade().as_ref() == Some(&spare.view))));
    });
}

/// Whatever a page finds to reach another host by: the server's policy already keeps its requests from it.
fn go_offline(view: &WebView) {
    if let Some(data) = view.website_data_manager() {
        let mut nowhere = NetworkProxySettings::new(Some(NOWHERE), &[LOOPBACK]);
        data.set_network_proxy_settings(NetworkProxyMode::Custom, Some(&mut nowhere));
    }
}

/// A view in a context of its own: cookies, storage and cache are in memory, and gone with it.
fn new_view(language: &LanguageTag, stage: Option<&Stage>) -> WebView {
    // In an LMS the learner has clicked to launch the module, and Chrome lets sound play from then on. The click on Launch in
    // the workbench is in another view, so WebKit does not count it.
    let policies = WebsitePolicies::builder().autoplay(AutoplayPolicy::Allow);
    let builder = WebView::builder()
        .user_content_manager(&UserContentManager::new())
        .website_policies(&policies.build());
    // WebDriver sees the views of one context only. Its sessions share that of the workbench's page, and nothing else of it:
    // each still has its own storage, and its own process.
    let view = match stage.and_then(Stage::driven_context) {
        Some(context) => {
            context.set_preferred_languages(&[language.as_str()]);
            builder
                .web_context(&context)
                .is_ephemeral(true)
                .is_controlled_by_automation(true)
                .build()
        }
        None => builder.web_context(&own_context(language)).build(),
    };
    set_up(&view);
    view
}

fn own_context(language: &LanguageTag) -> WebContext {
    let context = WebContext::new_ephemeral();
    // Nothing is gone back to, and the server is on this machine.
    context.set_cache_model(CacheModel::DocumentViewer);
    context.set_preferred_languages(&[language.as_str()]);
    context
}

/// What a module may rely on in a browser.
fn set_up(view: &WebView) {
    let Some(settings) = WebViewExt::settings(view) else {
        return;
    };
    settings.set_enable_webgl(true);
    settings.set_enable_webaudio(true);
    settings.set_enable_media_stream(true);
    settings.set_javascript_can_open_windows_automatically(true);
    // A page that is kept for going back to is not unloaded: its module would not finish.
    settings.set_enable_page_cache(false);
    settings.set_enable_developer_extras(cfg!(debug_assertions));
}

/// Gives an embedded view the whole window while it fills the screen.
fn connect_full_screen(session: &SessionId, view: &WebView) {
    let fill = |session: &SessionId, full| {
        with_view(session, |module| {
            if let ViewPlacement::Embedded(embedded) = &module.place {
                embedded.fill_window(full);
            }
        });
        false
    };
    let entering = session.clone();
    view.connect_enter_fullscreen(move |_| fill(&entering, true));
    let leaving = session.clone();
    view.connect_leave_fullscreen(move |_| fill(&leaving, false));
}

/// Takes the workbench's keys before the module gets them.
fn connect_keys(session: &SessionId, view: &WebView) {
    let session = session.clone();
    view.connect_key_press_event(move |_, event| {
        let key = match event.keyval() {
            keys::F9 => WorkbenchKey::F9,
            keys::F11 => WorkbenchKey::F11,
            _ => return glib::Propagation::Proceed,
        };
        requests::notify(&session, &ModuleEvent::Pressed { key });
        glib::Propagation::Stop
    });
}

/// Ends the sessions whose modules lie over the workbench's page.
fn end_embedded(app: &AppHandle) {
    let embedded: Vec<_> = VIEWS.with_borrow(|views| {
        let embedded = views
            .iter()
            .filter(|(_, module)| matches!(module.place, ViewPlacement::Embedded(_)));
        embedded.map(|(session, _)| session.clone()).collect()
    });
    for session in embedded {
        place(&session, None);
        ending::end_session_later(app, session);
    }
}
