//! The learner's privacy.

use journal::{AccessKind, Decision, EntryData, SentBy};
use scorm::rte::{Attempt, Launch};

use crate::{Case, play::Play};

fn access(access: AccessKind, target: &str, decision: Decision) -> EntryData {
    EntryData::Access {
        access,
        target: target.to_owned(),
        decision,
        count: 1,
    }
}

fn request(target: &str) -> EntryData {
    access(AccessKind::Request, target, Decision::Blocked)
}

fn sent(url: &str, text: &str) -> EntryData {
    EntryData::RequestBody {
        url: url.to_owned(),
        by: SentBy::Beacon,
        text: Some(text.to_owned()),
        length: Some(text.len() as u32),
    }
}

/// A session of a learner.
fn camille(between: impl FnOnce(&mut Play)) -> Play {
    let launch = Launch {
        student_id: "learner-1".to_owned(),
        student_name: "Martin, Camille".to_owned(),
        ..Launch::default()
    };
    let mut play = Play::launch("strict", launch, Attempt::default());
    play.initialize();
    between(&mut play);
    play.completes();
    play
}

pub(crate) const CASES: &[Case] = &[
    (
        || {
            camille(|play| {
                play.entry(request("https://stats.example/?u=learner%2D1&page=2 (img-src)"));
                let frame = "https://chat.example/Camille/Martin";
                play.entry(access(AccessKind::Navigation, frame, Decision::Allowed));
            })
        },
        &[("session/learner-sent", &[2, 3])],
    ),
    (
        || {
            camille(|play| {
                play.entry(sent("https://stats.example/collect", "page=2&uid=learner-1"));
                play.entry(request("https://stats.example/collect (connect-src)"));
                let statement = r#"{"actor":{"name":"Camille Martin"},"verb":{"id":"x"}}"#;
                play.entry(sent("https://lrs.example/statements", statement));
            })
        },
        &[("session/learner-sent", &[2, 4])],
    ),
    (
        || {
            camille(|play| {
                play.entry(sent("https://stats.example/collect", "page=2"));
            })
        },
        &[("session/other-hosts", &[2])],
    ),
    (
        || {
            camille(|play| {
                play.entry(request("https://cdn.example/jquery.js (script-src-elem)"));
                play.entry(access(AccessKind::Popup, "https://www.example/", Decision::Blocked));
            })
        },
        &[("session/other-hosts", &[2, 3])],
    ),
    (
        || {
            camille(|play| {
                play.get("cmi.core.student_name");
                play.get("cmi.core.student_id");
            })
        },
        &[("session/personal-data-read", &[2, 3])],
    ),
    (
        || {
            camille(|play| {
                play.entry(access(AccessKind::Camera, "", Decision::Blocked));
                play.entry(access(AccessKind::Location, "", Decision::Allowed));
            })
        },
        &[("session/permission-asked", &[2, 3])],
    ),
];

#[test]
fn hosts_data_and_permissions_are_named() {
    let play = camille(|play| {
        play.entry(request("https://a.example/?n=Camille+Martin&u=learner-1"));
        play.entry(request("https://b.example/ (font-src)"));
        play.entry(request("https://b.example/2 (font-src)"));
        play.entry(access(AccessKind::Camera, "", Decision::Blocked));
        play.get("cmi.core.student_id");
    });
    assert_eq!(
        play.messages(),
        [
            "What the module sends to a.example includes the learner’s identifier and name, in addresses or in the bodies of requests.",
            "The module reached for other hosts: b.example",
            "The module read personal data of the learner: cmi.core.student_id",
            "The module asked for: 1 camera request.",
        ]
    );
}

#[test]
fn a_host_is_named_by_one_rule() {
    let play = camille(|play| {
        play.entry(request("https://a.example/logo.png (img-src)"));
        play.entry(sent("https://a.example/collect", r#"{"user":{"id":"learner-1"}}"#));
        play.entry(request("https://a.example/collect (connect-src)"));
        play.entry(sent("https://b.example/collect", "page=2"));
        play.entry(request("https://b.example/collect (connect-src)"));
        // What it was that was sent is not known.
        play.entry(EntryData::RequestBody {
            url: "https://a.example/collect".to_owned(),
            by: SentBy::Fetch,
            text: None,
            length: Some(200),
        });
    });
    assert_eq!(
        play.messages(),
        [
            "What the module sends to a.example includes the learner’s identifier, in addresses or in the bodies of requests.",
            "The module reached for other hosts: b.example",
        ]
    );
    assert_eq!(
        play.found(),
        [("session/learner-sent", vec![3]), ("session/other-hosts", vec![6]),]
    );
}

#[test]
fn a_refused_read_gave_nothing_away() {
    let mut play = Play::new();
    play.get("cmi.core.student_name");
    play.initialize();
    play.completes();
    let rules: Vec<_> = play.found().into_iter().map(|found| found.0).collect();
    assert_eq!(rules, ["session/call-before-initialize"]);
}

#[test]
fn no_number_of_hosts_is_too_many() {
    let play = camille(|play| {
        for host in 0..1_000 {
            play.entry(request(&format!("https://h{host}.example/ (img-src)")));
            play.entry(sent(&format!("https://h{host}.example/"), "page=2"));
        }
    });
    let hosts = "h0.example, h1.example, h2.example, h3.example, h4.example, …";
    assert_eq!(
        play.messages(),
        [format!("The module reached for other hosts: {hosts}")]
    );
}
