//! Drags a file onto a window, as a file manager does (XDND, version 5).

use std::{cell::Cell, path::Path};

use anyhow::{Context, Result, bail, ensure};
use x11rb::{
    connection::Connection,
    protocol::{
        Event,
        xproto::{
            Atom, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode, SELECTION_NOTIFY_EVENT,
            SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
        },
    },
    wrapper::ConnectionExt as _,
};

use super::shown;
use crate::{is_workbench, until};

const VERSION: u32 = 5;

/// Drags a file over the workbench's window and drops it there.
///
/// # Errors
/// The window is not there, or does not take the file.
pub async fn drop_file(file: &Path) -> Result<()> {
    let (connection, screen) = x11rb::connect(None).context("an X display")?;
    let root = connection.setup().roots[screen].root;
    let windows = shown(&connection, root)?;
    let (target, _) = *windows
        .iter()
        .find(|(_, title)| is_workbench(title))
        .context("no window")?;
    let drag = Drag::begin(&connection, root, target, file)?;
    drag.report("XdndEnter", [VERSION << 24, drag.atom("text/uri-list")?, 0, 0])?;
    let middle = drag.middle()?;
    let dropped = Cell::new(false);
    until("the window has taken what was dropped", async || {
        if !dropped.get() {
            // Until it says that it takes it, as a hand that moves.
            drag.report("XdndPosition", [0, middle, x11rb::CURRENT_TIME, drag.copy])?;
        }
        while let Some(event) = connection.poll_for_event()? {
            match event {
                Event::SelectionRequest(request) => drag.give(&request)?,
                Event::ClientMessage(message) if message.type_ == drag.atom("XdndStatus")? => {
                    let is_taken = message.data.as_data32()[1] & 1 == 1;
                    if is_taken && !dropped.replace(true) {
                        drag.report("XdndDrop", [0, x11rb::CURRENT_TIME, 0, 0])?;
                    }
                }
                Event::ClientMessage(message) if message.type_ == drag.atom("XdndFinished")? => return Ok(()),
                _ => {}
            }
        }
        bail!("it was {}", if dropped.get() { "dropped" } else { "not accepted" })
    })
    .await
}

struct Drag<'a, C> {
    connection: &'a C,
    root: Window,
    source: Window,
    target: Window,
    copy: Atom,
    list: String,
}

impl<'a, C: Connection> Drag<'a, C> {
    fn begin(connection: &'a C, root: Window, target: Window, file: &Path) -> Result<Self> {
        let source = connection.generate_id()?;
        let aux = CreateWindowAux::new();
        connection.create_window(0, source, root, 0, 0, 1, 1, 0, WindowClass::INPUT_OUTPUT, 0, &aux)?;
        let path = file.to_str().context("a path of letters")?;
        ensure!(!path.contains([' ', '%']), "{path} would have to be escaped");
        let mut drag = Self {
            connection,
            root,
            source,
            target,
            copy: 0,
            list: format!("file://{path}\r\n"),
        };
        drag.copy = drag.atom("XdndActionCopy")?;
        let selection = drag.atom("XdndSelection")?;
        connection.set_selection_owner(source, selection, x11rb::CURRENT_TIME)?;
        Ok(drag)
    }

    fn atom(&self, name: &str) -> Result<Atom> {
        Ok(self.connection.intern_atom(false, name.as_bytes())?.reply()?.atom)
    }

    fn report(&self, what: &str, [one, two, three, four]: [u32; 4]) -> Result<()> {
        let data = [self.source, one, two, three, four];
        let message = ClientMessageEvent::new(32, self.target, self.atom(what)?, data);
        self.connection
            .send_event(false, self.target, EventMask::NO_EVENT, message)?
            .check()?;
        Ok(())
    }

    /// The middle of the target on the screen, both coordinates in one number.
    fn middle(&self) -> Result<u32> {
        let size = self.connection.get_geometry(self.target)?.reply()?;
        let at = self
            .connection
            .translate_coordinates(self.target, self.root, 0, 0)?
            .reply()?;
        let middle = |from: i16, length: u16| u32::from(from.unsigned_abs()) + u32::from(length / 2);
        Ok(middle(at.dst_x, size.width) << 16 | middle(at.dst_y, size.height))
    }

    /// Answers who asks for what is dragged.
    fn give(&self, request: &SelectionRequestEvent) -> Result<()> {
        let bytes = self.list.as_bytes();
        self.connection.change_property8(
            PropMode::REPLACE,
            request.requestor,
            request.property,
            request.target,
            bytes,
        )?;
        let notice = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: request.requestor,
            selection: request.selection,
            target: request.target,
            property: request.property,
        };
        self.connection
            .send_event(false, request.requestor, EventMask::NO_EVENT, notice)?
            .check()?;
        Ok(())
    }
}
