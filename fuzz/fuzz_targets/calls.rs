//! Any calls, on any LMS, in sessions of one attempt: nothing panics, every call returns a code of the standard,
//! and what is replayed returns the same.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use scorm::{
    ErrorCode,
    cmi::ELEMENTS,
    profile::profiles,
    rte::{Argument, Attempt, Function, Launch, LessonMode, Session},
};

#[derive(Debug, Arbitrary)]
struct Input {
    profile: u8,
    mode: u8,
    mastery_score: String,
    launch_data: String,
    sessions: Vec<Vec<Call>>,
}

#[derive(Debug, Arbitrary)]
enum Call {
    /// Any function, with any arguments.
    Any(u8, Vec<String>),
    /// A set or a get of an element of the table, its name bent or not.
    Element {
        number: u8,
        n: u8,
        m: u8,
        bent: Option<String>,
        value: Option<String>,
    },
    Initialize,
    Commit,
    Finish,
    StorageFails,
}

impl Call {
    /// The call as it is made; none where the host's disk fails instead.
    fn made(&self) -> Option<(Function, Vec<Argument>)> {
        let strings = |texts: &[&str]| texts.iter().copied().map(Argument::string).collect();
        Some(match self {
            Self::Any(function, texts) => {
                let functions: Vec<_> = Function::all().collect();
                let function = functions[usize::from(*function) % functions.len()];
                (function, texts.iter().map(Argument::string).collect())
            }
            Self::Element {
                number,
                n,
                m,
                bent,
                value,
            } => {
                let element = &ELEMENTS[usize::from(*number) % ELEMENTS.len()];
                let name = element
                    .name
                    .replace(".n.", &format!(".{n}."))
                    .replace(".m.", &format!(".{m}."));
                let name = name + bent.as_deref().unwrap_or_default();
                match value {
                    Some(value) => (Function::SetValue, strings(&[&name, value])),
                    None => (Function::GetValue, strings(&[&name])),
                }
            }
            Self::Initialize => (Function::Initialize, strings(&[""])),
            Self::Commit => (Function::Commit, strings(&[""])),
            Self::Finish => (Function::Finish, strings(&[""])),
            Self::StorageFails => return None,
        })
    }
}

fuzz_target!(|input: Input| {
    let profiles = profiles();
    let profile = &profiles[usize::from(input.profile) % profiles.len()];
    let launch = Launch {
        lesson_mode: [LessonMode::Normal, LessonMode::Browse, LessonMode::Review][usize::from(input.mode) % 3],
        mastery_score: input.mastery_score,
        launch_data: input.launch_data,
        ..Launch::default()
    };
    let mut attempt = Attempt::default();
    for calls in &input.sessions {
        let mut session = Session::launch(profile.clone(), launch.clone(), attempt.clone());
        let mut replay = Session::launch(profile.clone(), launch.clone(), attempt);
        for call in calls {
            let Some((function, arguments)) = call.made() else {
                assert_eq!(session.storage_failed(), replay.storage_failed());
                continue;
            };
            let returned = session.call(function, &arguments);
            assert_eq!(returned, replay.call(function, &arguments));
            assert_eq!(returned.error, session.last_error());
            assert_eq!(
                session
                    .refused()
                    .map_or(ErrorCode::NoError, |refused| refused.why.code()),
                returned.error
            );
            assert!(session.diagnostic("").chars().count() <= 255);
        }
        assert_eq!(session.data(), replay.data());
        attempt = session.leave();
        assert_eq!(attempt, replay.leave());
        let written = serde_json::to_string(&attempt).expect("an attempt can be written");
        assert_eq!(serde_json::from_str::<Attempt>(&written).expect("and read"), attempt);
    }
});
