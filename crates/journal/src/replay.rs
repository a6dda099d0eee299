//! Replays a kept session: what its calls made of it, read from the timeline and nothing else.

use scorm::rte::Session;

use crate::{
    Result,
    store::{SessionRow, Store},
    trace::{Event, What},
};

/// How many entries are read at a time.
const PAGE: u32 = 5_000;

/// The session as its calls left it; `each` is shown every entry of its timeline, in order.
pub(crate) fn replay(store: &Store, row: &SessionRow, each: &mut dyn FnMut(Event)) -> Result<Session> {
    let mut session = Session::launch(row.profile.clone(), row.launch.clone(), row.before.clone());
    let mut after = 0;
    loop {
        let events = store.events(row.id, after, PAGE)?;
        let Some(last) = events.last() else { return Ok(session) };
        after = last.n;
        for event in events {
            match &event.what {
                What::Call {
                    function, arguments, ..
                } => {
                    session.call(*function, arguments);
                }
                What::Unconfirmed { answered, .. } if answered == "false" => {
                    session.storage_failed();
                }
                _ => {}
            }
            each(event);
        }
    }
}
