//! What modules ask for and the user has not answered yet, and who follows that. It lives on the main thread, where the
//! views are.

use std::{cell::RefCell, collections::HashMap};

use workbench::ids::SessionId;

use super::{Answer, ModuleEvent, ModuleRequest};

/// Hears what happens in a session's view; returns whether it goes on listening.
pub(super) type Follower = Box<dyn FnMut(&ModuleEvent) -> bool>;

thread_local! {
    static TABLE: RefCell<Table> = RefCell::default();
}

/// Asks the user. `act` gets the answer: a denial at once where the same is being asked already, or when the session ends.
pub(super) fn ask(session: &SessionId, request: ModuleRequest, act: impl FnOnce(Answer) + 'static) {
    let denied = TABLE.with_borrow_mut(|table| table.ask(session, request, Box::new(act)));
    if let Some(act) = denied {
        act(Answer::Deny);
    }
}

/// Answers the request with this number, where it is still asked.
pub(super) fn answer(id: u32, answer: Answer) {
    // What acts on an answer may ask again: the table is free by then.
    let asked = TABLE.with_borrow_mut(|table| table.asked.remove(&id));
    if let Some(asked) = asked {
        (asked.act)(answer);
    }
}

/// Notifies the follower of a session.
pub(super) fn notify(session: &SessionId, event: &ModuleEvent) {
    TABLE.with_borrow_mut(|table| table.notify(session, event));
}

/// Follows a session from now on, in the place of who did so before; what is still asked is sent at once.
pub(super) fn follow(session: SessionId, follower: Follower) {
    TABLE.with_borrow_mut(|table| table.follow(session, follower));
}

/// The session has ended: what it asked for is denied.
pub(super) fn forget(session: &SessionId) {
    let asked = TABLE.with_borrow_mut(|table| table.forget(session));
    for act in asked {
        act(Answer::Deny);
    }
}

type Act = Box<dyn FnOnce(Answer)>;

#[derive(Default)]
struct Table {
    last: u32,
    asked: HashMap<u32, Asked>,
    followers: HashMap<SessionId, Follower>,
}

struct Asked {
    session: SessionId,
    request: ModuleRequest,
    act: Act,
}

impl Table {
    /// Answers `act` where nobody is asked.
    fn ask(&mut self, session: &SessionId, request: ModuleRequest, act: Act) -> Option<Act> {
        // A module in a loop asks once.
        let kind = std::mem::discriminant(&request);
        let twice = |asked: &Asked| asked.session == *session && std::mem::discriminant(&asked.request) == kind;
        if self.asked.values().any(twice) {
            return Some(act);
        }
        self.last += 1;
        let id = self.last;
        let session = session.clone();
        let event = ModuleEvent::Asked {
            id,
            request: request.clone(),
        };
        self.notify(&session, &event);
        self.asked.insert(id, Asked { session, request, act });
        None
    }

    fn notify(&mut self, session: &SessionId, event: &ModuleEvent) {
        if self.followers.get_mut(session).is_some_and(|follower| !follower(event)) {
            self.followers.remove(session);
        }
    }

    fn follow(&mut self, session: SessionId, mut follower: Follower) {
        let mut open: Vec<_> = self
            .asked
            .iter()
            .filter(|(_, asked)| asked.session == session)
            .collect();
        open.sort_by_key(|(id, _)| **id);
        for (id, asked) in open {
            follower(&ModuleEvent::Asked {
                id: *id,
                request: asked.request.clone(),
            });
        }
        self.followers.insert(session, follower);
    }

    fn forget(&mut self, session: &SessionId) -> Vec<Act> {
        self.followers.remove(session);
        self.asked
            .extract_if(|_, asked| asked.session == *session)
            .map(|(_, asked)| asked.act)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    type Heard<T> = Rc<RefCell<Vec<T>>>;

    fn asker(heard: &Heard<Answer>) -> impl FnOnce(Answer) + 'static {
        let heard = Rc::clone(heard);
        move |answer| heard.borrow_mut().push(answer)
    }

    fn following(session: &SessionId) -> Heard<ModuleEvent> {
        let events: Heard<ModuleEvent> = Rc::default();
        let hears = Rc::clone(&events);
        follow(
            session.clone(),
            Box::new(move |event| {
                hears.borrow_mut().push(event.clone());
                true
            }),
        );
        events
    }

    fn session_id(name: &str) -> SessionId {
        SessionId(name.to_owned())
    }

    fn number(event: &ModuleEvent) -> u32 {
        match event {
            ModuleEvent::Asked { id, .. } => *id,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_user_is_asked_once_and_the_answer_arrives_once() {
        let (events, heard) = (following(&session_id("once")), Heard::<Answer>::default());
        ask(&session_id("once"), ModuleRequest::Camera, asker(&heard));
        let id = number(&events.borrow()[0]);
        ask(&session_id("once"), ModuleRequest::Camera, asker(&heard));
        assert_eq!(*heard.borrow(), [Answer::Deny], "the same is being asked already");
        assert_eq!(events.borrow().len(), 1);
        answer(id, Answer::Allow);
        answer(id, Answer::Allow);
        assert_eq!(*heard.borrow(), [Answer::Deny, Answer::Allow]);
    }

    #[test]
    fn a_late_listener_gets_the_open_requests() {
        let heard = Heard::<Answer>::default();
        ask(&session_id("late"), ModuleRequest::Location, asker(&heard));
        ask(&session_id("late"), ModuleRequest::Camera, asker(&heard));
        let events = following(&session_id("late"));
        assert_eq!(events.borrow().len(), 2);
        assert!(number(&events.borrow()[0]) < number(&events.borrow()[1]));
    }

    #[test]
    fn what_an_ended_session_asked_for_is_denied_and_no_other() {
        let (ended, other) = (Heard::<Answer>::default(), Heard::<Answer>::default());
        ask(&session_id("ended"), ModuleRequest::Microphone, asker(&ended));
        ask(&session_id("other"), ModuleRequest::Microphone, asker(&other));
        forget(&session_id("ended"));
        assert_eq!(*ended.borrow(), [Answer::Deny]);
        assert!(other.borrow().is_empty());
    }
}
