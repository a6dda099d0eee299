//! What an attempt to reach something outside the session was about, and what an address says of the learner.

use journal::AccessKind;
use scorm::manifest::decode_percent;
use url::Url;

use super::learner::{LearnerDatum, LearnerWords};

/// Schemes of addresses at which a host hears of the module.
const SCHEMES: [&str; 4] = ["http", "https", "ws", "wss"];

/// What an access was about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Another host; none where it is not known which.
    Host(Option<Box<HostAddress>>),
    /// Something that a browser asks the learner for.
    Permission,
    /// Something that the module stores in the browser.
    Storage,
    /// Something else.
    Other,
}

/// An address at another host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostAddress(Url);

impl Reach {
    /// What an access with this target was about.
    #[must_use]
    pub fn of(access: AccessKind, target: &str) -> Self {
        match access {
            AccessKind::Request => Self::Host(HostAddress::read(target).map(Box::new)),
            AccessKind::Navigation | AccessKind::Popup => match HostAddress::read(target) {
                Some(address) => Self::Host(Some(Box::new(address))),
                None => Self::Other,
            },
            AccessKind::Camera
            | AccessKind::Microphone
            | AccessKind::Location
            | AccessKind::Notifications
            | AccessKind::Clipboard => Self::Permission,
            AccessKind::Ipc
            | AccessKind::ServiceWorker
            | AccessKind::Download
            | AccessKind::ClipboardWrite
            | AccessKind::Fullscreen
            | AccessKind::PointerLock => Self::Other,
            AccessKind::LocalStorage
            | AccessKind::SessionStorage
            | AccessKind::Cookie
            | AccessKind::IndexedDb
            | AccessKind::Cache => Self::Storage,
        }
    }
}

impl HostAddress {
    /// The address that a target begins with; what the browser was to do with it may follow a space.
    #[must_use]
    pub fn read(target: &str) -> Option<Self> {
        let url = Url::parse(target.split(' ').next()?).ok()?;
        (SCHEMES.contains(&url.scheme()) && url.has_host()).then_some(Self(url))
    }

    /// The host, with its port where that is not the usual one.
    #[must_use]
    pub fn host(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        match self.0.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        }
    }

    /// The names of its query, in order.
    pub fn query_names(&self) -> impl Iterator<Item = String> {
        self.0.query_pairs().map(|(name, _)| name.into_owned())
    }

    /// Which data of the learner it has, plain or percent-encoded, in its path or in the values of its query. A fragment stays
    /// in the browser.
    #[must_use]
    pub fn learner_data(&self, learner: &LearnerWords) -> Vec<LearnerDatum> {
        let user = [self.0.username()].into_iter();
        let path = self.0.path_segments().into_iter().flatten();
        let path = user.chain(path).map(decode_percent);
        let query = self.0.query_pairs().map(|(_, value)| value.into_owned());
        // Decoded twice: a value may be an address itself.
        learner.found_in(path.chain(query))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use scorm::rte::Launch;

    use super::*;

    fn learner(id: &str, name: &str) -> LearnerWords {
        LearnerWords::of(&Launch {
            student_id: id.to_owned(),
            student_name: name.to_owned(),
            ..Launch::default()
        })
    }

    fn found(target: &str, learner: &LearnerWords) -> Vec<LearnerDatum> {
        HostAddress::read(target)
            .map(|address| address.learner_data(learner))
            .unwrap_or_default()
    }

    #[test]
    fn the_learner_is_found_plain_and_encoded() {
        use LearnerDatum::{Identifier, Name};
        let camille = learner("learner-1", "Martin, Camille");
        for (target, expected) in [
            ("https://x.example/?id=learner-1", vec![Identifier]),
            ("https://x.example/learner%2D1/statements", vec![Identifier]),
            (
                "https://x.example/?next=https%3A%2F%2Fy.example%2F%3Fu%3Dlearner-1",
                vec![Identifier],
            ),
            ("https://x.example/?u=learner%252D1", vec![Identifier]),
            ("https://x.example/?name=Camille+Martin (connect-src)", vec![Name]),
            (
                "https://x.example/?n=MARTIN%2C%20Camille&u=learner-1",
                vec![Identifier, Name],
            ),
            ("https://x.example/?first=Camille&last=Martin", vec![Name]),
            ("wss://learner-1@x.example/live", vec![Identifier]),
            ("https://x.example/?id=learner-12", vec![]),
            ("https://x.example/?id=learner&page=1", vec![]),
            ("https://x.example/#learner-1", vec![]),
            ("https://learner-1.example/", vec![]),
            ("https://x.example/?martin=1&camille=2", vec![]),
        ] {
            assert_eq!(found(target, &camille), expected, "{target}");
        }
    }

    #[test]
    fn what_is_found_by_chance_is_not_looked_for() {
        for chance in [learner("12", "Martin"), learner("", ""), learner("-", ",")] {
            assert_eq!(found("https://x.example/12/?page=12&name=Martin", &chance), []);
        }
        let accents = learner("élève", "Léa Ö");
        let found = found("https://x.example/?u=%C3%89L%C3%88VE&n=l%C3%A9a%20%C3%B6", &accents);
        assert_eq!(found, [LearnerDatum::Identifier, LearnerDatum::Name]);
    }

    #[test]
    fn an_access_is_about_a_host_a_permission_or_something_else() {
        let host = |access, target: &str| match Reach::of(access, target) {
            Reach::Host(address) => address.map_or("?".to_owned(), |address| address.host()),
            Reach::Permission => "permission".to_owned(),
            Reach::Storage => "storage".to_owned(),
            Reach::Other => "other".to_owned(),
        };
        assert_eq!(
            host(AccessKind::Request, "https://a.example:8443/b?c (img-src)"),
            "a.example:8443"
        );
        assert_eq!(host(AccessKind::Request, "eval (script-src)"), "?");
        assert_eq!(host(AccessKind::Request, ""), "?");
        assert_eq!(host(AccessKind::Navigation, "http://a.example/"), "a.example");
        assert_eq!(host(AccessKind::Navigation, "away.html?link"), "other");
        assert_eq!(host(AccessKind::Popup, "mailto:a@b.example"), "other");
        assert_eq!(host(AccessKind::Camera, ""), "permission");
        assert_eq!(host(AccessKind::Download, "saved.txt"), "other");
        assert_eq!(host(AccessKind::Cookie, "https://a.example/"), "storage");
    }

    proptest! {
        #[test]
        fn no_target_and_no_learner_is_too_much(target in ".{0,200}", id in ".{0,40}", name in ".{0,40}") {
            let target = format!("https://x.example/?q={target}");
            let _ = found(&target, &learner(&id, &name));
        }
    }
}
