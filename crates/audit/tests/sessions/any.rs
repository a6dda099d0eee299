//! Any calls in any order: judging a session never panics, and changes nothing of it.

use audit::session::{Ending, SessionAudit, localize};
use journal::{Entry, EntryData, Micros, Observer, PageState, Replay, SentBy, SessionState, Step};
use locale::Language;
use proptest::{collection::vec, prelude::*, sample::select};
use scorm::{
    ErrorCode, ErrorNumber, LmsProfile,
    cmi::{ELEMENTS, LessonStatus},
    profile::profiles,
    rte::{Argument, Attempt, Credit, Function, Launch, LessonMode, Session},
};

const VALUES: [&str; 24] = [
    "",
    "completed",
    "incomplete",
    "passed",
    "failed",
    "browsed",
    "not attempted",
    "suspend",
    "time-out",
    "logout",
    "0",
    "1",
    "79.5",
    "79,5",
    "100",
    "101",
    "-1",
    "NaN",
    "0000:10:00",
    "9999:59:59.99",
    "0:10:00",
    "choice",
    "correct",
    "é\u{202e}\n",
];

/// Names of elements, some with indices that there cannot be, and anything else.
fn element() -> impl Strategy<Value = String> {
    let known: Vec<_> = ELEMENTS.iter().map(|element| element.name).collect();
    let indices = vec!["0", "0", "0", "1", "2", "NaN", "", "00", "-1", "99999"];
    let named = (select(known), select(indices))
        .prop_map(|(name, index)| name.replace(".n.", &format!(".{index}.")).replace(".m.", ".0."));
    prop_oneof![9 => named, 1 => ".{0,40}"]
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        18 => select(VALUES.to_vec()).prop_map(str::to_owned),
        2 => ".{0,300}",
        1 => Just("x".repeat(5_000)),
    ]
}

/// What was stored: nothing, anything, or what may be cut.
fn stored() -> impl Strategy<Value = String> {
    prop_oneof![4 => Just(String::new()), 2 => ".{0,40}", 1 => "[a-zA-Z0-9+/]{4096}", 1 => "\\[\\{\"a\":1[,0-9]{4090}"]
}

fn call() -> impl Strategy<Value = EntryData> {
    let blank = prop_oneof![9 => Just(String::new()), 1 => value()];
    let arguments = prop_oneof![
        3 => (Just(Function::GetValue), element().prop_map(|element| vec![element])),
        9 => (Just(Function::SetValue), (element(), value()).prop_map(|(element, value)| vec![element, value])),
        4 => (select(Function::all().collect::<Vec<_>>()), blank.prop_map(|argument| vec![argument])),
        1 => (select(Function::all().collect::<Vec<_>>()), Just(Vec::new())),
    ];
    arguments.prop_map(|(function, arguments)| EntryData::Call {
        function,
        arguments: arguments.into_iter().map(Argument::string).collect(),
        returned: String::new(),
        error: ErrorNumber::from(ErrorCode::NoError),
        refused: None,
        replay: None,
    })
}

fn unconfirmed(returned: &'static str) -> EntryData {
    EntryData::Unconfirmed {
        call: 0,
        returned: returned.to_owned(),
        error: ErrorNumber::from(ErrorCode::General),
    }
}

/// Something that was sent to another host.
fn body() -> impl Strategy<Value = EntryData> {
    let text = prop_oneof![".{0,200}", r#"([\[{}\],:"&=\n]|learner-1|a){0,60}"#];
    ("https://[a-c]\\.example/.{0,20}", text).prop_map(|(url, text)| EntryData::RequestBody {
        url,
        by: SentBy::Fetch,
        text: Some(text),
        length: None,
    })
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let data = prop_oneof![
        12 => call(),
        1 => body(),
        1 => select(vec![unconfirmed("false"), unconfirmed("true"), EntryData::Validated { received: 0, automatic: true }]),
    ];
    let entry = (data, select(PageState::all().collect::<Vec<_>>()), 0.0..1e9);
    vec(entry, 0..60).prop_map(|entries| {
        let mut at = 0.0;
        let entry = |(place, (data, phase, later)): (usize, (EntryData, PageState, f64))| {
            at += later;
            Entry {
                seq: place as u32 + 1,
                at: Micros::new(at),
                phase,
                data,
            }
        };
        entries.into_iter().enumerate().map(entry).collect()
    })
}

fn launch() -> impl Strategy<Value = (LmsProfile, Launch, Attempt)> {
    let modes = vec![
        LessonMode::Normal,
        LessonMode::Normal,
        LessonMode::Browse,
        LessonMode::Review,
    ];
    let statuses = vec![
        "passed",
        "completed",
        "failed",
        "incomplete",
        "browsed",
        "not attempted",
    ];
    let profile = select(profiles());
    (
        profile,
        select(modes),
        select(statuses),
        value(),
        value(),
        stored(),
        any::<bool>(),
    )
        .prop_map(
            |(profile, lesson_mode, status, mastery_score, location, suspend_data, launched)| {
                let launch = Launch {
                    lesson_mode,
                    mastery_score,
                    credit: Credit::Credit,
                    ..Launch::default()
                };
                let attempt = Attempt {
                    launched,
                    status: LessonStatus::parse(status).unwrap_or_default(),
                    exit: if launched { "suspend".to_owned() } else { String::new() },
                    location,
                    suspend_data,
                    ..Attempt::default()
                };
                (profile, launch, attempt)
            },
        )
}

fn findings(audit: &SessionAudit, session: &Session, state: SessionState) {
    let after = session.clone().leave();
    let found = audit.findings(&Ending {
        state,
        session,
        opened: true,
        after: &after,
    });
    for language in [Language::English, Language::French] {
        for finding in localize(&found, &[], language) {
            assert!(finding.entries.len() <= 20, "{finding:?}");
            let message = &finding.message;
            assert!(
                message.chars().count() < 500 && !message.contains(char::is_control),
                "{message}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_session_is_judged_and_nothing_of_it_changes((profile, launch, before) in launch(), entries in entries()) {
        let replay = || Replay::launch(profile.clone(), launch.clone(), before.clone());
        let mut returned = Vec::new();
        let mut alone = replay();
        for entry in &entries {
            let mut keep = |step: &Step<'_>| returned.push(step.returned.map(|value| (value.value.to_string(), value.error)));
            alone.apply(entry, &mut [&mut keep as &mut dyn Observer]);
        }
        let mut watched = Vec::new();
        let mut judged = replay();
        let mut audit = SessionAudit::launch(&before);
        for entry in &entries {
            let mut keep = |step: &Step<'_>| watched.push(step.returned.map(|value| (value.value.to_string(), value.error)));
            judged.apply(entry, &mut [&mut audit as &mut dyn Observer, &mut keep]);
            findings(&audit, judged.session(), SessionState::Running);
        }
        findings(&audit, judged.session(), SessionState::at_end(judged.session()));
        prop_assert_eq!(watched, returned);
        prop_assert_eq!(judged.session(), alone.session());
        prop_assert_eq!(judged.into_session().leave(), alone.into_session().leave());
    }
}
