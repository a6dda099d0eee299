//! Sees whether a module responds. A module in a loop holds its own process only: its session is notified from outside.

use std::{
    cell::Cell,
    rc::Rc,
    time::{Duration, Instant},
};

use gtk::{gio::Cancellable, glib};
use webkit2gtk::WebViewExt;
use workbench::ids::SessionId;

use super::{
    super::{ModuleEvent, requests},
    with_view,
};

const INTERVAL: Duration = Duration::from_secs(1);
/// How long a module may be busy before the user hears of it.
const PATIENCE: Duration = Duration::from_secs(5);
/// A command that the view's process is asked about: it answers on the thread that the module runs on. (A script would do
/// as well, but counts as a gesture of the user.)
const QUESTION: &str = "Copy";

/// Asks a session's view again and again, as long as this lives.
pub(super) struct Watchdog {
    timer: Option<glib::SourceId>,
    pulse: Rc<Pulse>,
}

#[derive(Debug, Default)]
struct Pulse {
    /// When the question was asked that is not answered.
    asked: Cell<Option<Instant>>,
    /// The module shows a dialog, which holds it until the user has answered.
    in_dialog: Cell<bool>,
    /// The user has been notified.
    notified: Cell<bool>,
}

impl Watchdog {
    pub(super) fn start(session: &SessionId) -> Self {
        let pulse = Rc::new(Pulse::default());
        let (session, beating) = (session.clone(), Rc::clone(&pulse));
        let timer = glib::timeout_add_local(INTERVAL, move || {
            beating.check(&session);
            glib::ControlFlow::Continue
        });
        Self {
            timer: Some(timer),
            pulse,
        }
    }

    /// Whether the module has not answered for longer than one that is idle takes.
    pub(super) fn is_waiting(&self) -> bool {
        self.pulse.asked.get().is_some_and(|asked| asked.elapsed() >= INTERVAL)
    }

    /// The module opened a dialog: it cannot answer until the user has.
    pub(super) fn dialog_opened(&self) {
        self.pulse.in_dialog.set(true);
    }

    /// Whether the module may be showing a dialog.
    pub(super) fn in_dialog(&self) -> bool {
        self.pulse.in_dialog.get()
    }
}

impl Pulse {
    fn check(self: &Rc<Self>, session: &SessionId) {
        let Some(asked) = self.asked.get() else {
            return self.ask(session);
        };
        if asked.elapsed() >= PATIENCE && !self.in_dialog.get() && !self.notified.replace(true) {
            requests::notify(session, &ModuleEvent::Unresponsive);
        }
    }

    fn ask(self: &Rc<Self>, session: &SessionId) {
        let Some(view) = with_view(session, |module| module.view.clone()) else {
            return;
        };
        self.asked.set(Some(Instant::now()));
        let (session, pulse) = (session.clone(), Rc::clone(self));
        view.can_execute_editing_command(QUESTION, None::<&Cancellable>, move |_| {
            pulse.asked.set(None);
            pulse.in_dialog.set(false);
            if pulse.notified.replace(false) {
                requests::notify(&session, &ModuleEvent::Responsive);
            }
        });
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        if let Some(timer) = self.timer.take() {
            timer.remove();
        }
    }
}
