//! What each LMS profile makes of the same work, side by side.

use std::fmt::Write;

use scorm::ErrorCode;
use scorm::cmi::{ELEMENTS, LessonStatus};
use scorm::profile::{LmsProfile, profiles};
use scorm::rte::{Attempt, Launch, LessonMode, Session};

/// Launches, lets `work` happen, and returns the result.
type Story = fn(&LmsProfile) -> String;

fn launch() -> Launch {
    Launch {
        mastery_score: "80".to_owned(),
        ..Launch::default()
    }
}

fn in_mode(mode: LessonMode) -> Launch {
    Launch {
        lesson_mode: mode,
        ..launch()
    }
}

fn done() -> Attempt {
    Attempt {
        launched: true,
        status: LessonStatus::Passed,
        location: "p3".to_owned(),
        ..Attempt::default()
    }
}

fn begun(profile: &LmsProfile, launch: Launch, attempt: Attempt) -> Session {
    let mut session = Session::launch(profile.clone(), launch, attempt);
    session.initialize("");
    session
}

/// The status that a finished session ends with.
fn finished(profile: &LmsProfile, launch: Launch, attempt: Attempt, sets: &[(&str, &str)]) -> String {
    let mut session = begun(profile, launch, attempt);
    for (element, value) in sets {
        session.set_value(element, value);
    }
    session.finish("");
    session.leave().status.as_str().to_owned()
}

/// The status, and whether the session is open, after what was set was never committed.
fn left(profile: &LmsProfile, sets: &[(&str, &str)]) -> String {
    let mut session = begun(profile, launch(), Attempt::default());
    for (element, value) in sets {
        session.set_value(element, value);
    }
    let left = session.leave();
    format!("{}, open {}", left.status.as_str(), left.open)
}

fn set(profile: &LmsProfile, element: &str, value: &str) -> String {
    let mut session = begun(profile, launch(), Attempt::default());
    let returned = session.set_value(element, value);
    format!("{} {}", returned.value, returned.error)
}

fn get(profile: &LmsProfile, element: &str) -> String {
    let mut session = begun(profile, launch(), Attempt::default());
    let returned = session.get_value(element);
    format!("'{}' {}", returned.value, returned.error)
}

const STORIES: &[(&str, Story)] = &[
    ("nothing set, finished", |p| {
        finished(p, Launch::default(), Attempt::default(), &[])
    }),
    ("nothing set in browse mode, finished", |p| {
        finished(p, in_mode(LessonMode::Browse), Attempt::default(), &[])
    }),
    ("raw 90 alone, mastery 80", |p| {
        finished(p, launch(), Attempt::default(), &[("cmi.core.score.raw", "90")])
    }),
    ("completed, raw 50, mastery 80", |p| {
        let sets = [("cmi.core.lesson_status", "completed"), ("cmi.core.score.raw", "50")];
        finished(p, launch(), Attempt::default(), &sets)
    }),
    ("passed, raw 50, mastery 80", |p| {
        let sets = [("cmi.core.lesson_status", "passed"), ("cmi.core.score.raw", "50")];
        finished(p, launch(), Attempt::default(), &sets)
    }),
    ("incomplete, raw 90, mastery 80", |p| {
        let sets = [("cmi.core.lesson_status", "incomplete"), ("cmi.core.score.raw", "90")];
        finished(p, launch(), Attempt::default(), &sets)
    }),
    ("passed before, incomplete now", |p| {
        finished(p, launch(), done(), &[("cmi.core.lesson_status", "incomplete")])
    }),
    ("passed before: mode, credit, entry of the next launch", |p| {
        let mut session = begun(p, launch(), done());
        ["cmi.core.lesson_mode", "cmi.core.credit", "cmi.core.entry"]
            .map(|element| session.get_value(element).value)
            .join(" ")
    }),
    ("a score set in review mode", |p| {
        let mut session = begun(p, in_mode(LessonMode::Review), Attempt::default());
        let returned = session.set_value("cmi.core.score.raw", "70").value;
        format!("{returned}, kept '{}'", session.get_value("cmi.core.score.raw").value)
    }),
    ("incomplete and ten minutes committed, left without finish", |p| {
        let mut session = begun(p, launch(), Attempt::default());
        session.set_value("cmi.core.lesson_status", "incomplete");
        session.set_value("cmi.core.session_time", "00:10:00");
        session.commit("");
        let left = session.leave();
        let mut next = begun(p, launch(), left.clone());
        let entry = next.get_value("cmi.core.entry").value;
        let total = next.get_value("cmi.core.total_time").value;
        format!("open {}, then entry '{entry}' total {total}", left.open)
    }),
    ("incomplete set and not committed, left without finish", |p| {
        left(p, &[("cmi.core.lesson_status", "incomplete")])
    }),
    (
        "passed and raw 50 set and not committed, mastery 80, left without finish",
        |p| left(p, &[("cmi.core.lesson_status", "passed"), ("cmi.core.score.raw", "50")]),
    ),
    ("nothing set, left without finish", |p| left(p, &[])),
    ("a location kept, no exit set: entry of the next launch", |p| {
        let mut session = begun(p, launch(), Attempt::default());
        session.set_value("cmi.core.lesson_status", "incomplete");
        session.set_value("cmi.core.lesson_location", "p3");
        session.finish("");
        let next = Session::launch(p.clone(), launch(), session.leave());
        format!("'{}'", next.data().value("cmi.core.entry").unwrap_or_default())
    }),
    ("location once completed", |p| {
        let mut session = begun(p, Launch::default(), Attempt::default());
        session.set_value("cmi.core.lesson_location", "p9");
        session.set_value("cmi.core.lesson_status", "completed");
        session.finish("");
        format!("'{}'", session.leave().location)
    }),
    ("set before LMSInitialize", |p| {
        let mut session = Session::launch(p.clone(), launch(), Attempt::default());
        let returned = session.set_value("cmi.suspend_data", "x");
        format!("{} {}", returned.value, returned.error)
    }),
    ("LMSInitialize twice", |p| {
        let mut session = begun(p, launch(), Attempt::default());
        let returned = session.initialize("");
        format!("{} {}", returned.value, returned.error)
    }),
    ("a status that is no word of the standard", |p| {
        set(p, "cmi.core.lesson_status", "finished")
    }),
    ("a location of 300 characters", |p| {
        set(p, "cmi.core.lesson_location", &"x".repeat(300))
    }),
    ("suspend data of 5,000 characters", |p| {
        set(p, "cmi.suspend_data", &"x".repeat(5_000))
    }),
    ("a weighting of 500", |p| set(p, "cmi.interactions.0.weighting", "500")),
    ("a comment", |p| set(p, "cmi.comments", "well done")),
    ("an interaction's objective", |p| {
        set(p, "cmi.interactions.0.objectives.0.id", "o1")
    }),
    ("the highest possible score", |p| set(p, "cmi.core.score.max", "100")),
    ("cmi.core.lesson_mode", |p| get(p, "cmi.core.lesson_mode")),
    ("children of the score", |p| get(p, "cmi.core.score._children")),
    ("children of student_data", |p| get(p, "cmi.student_data._children")),
    ("children of interactions", |p| get(p, "cmi.interactions._children")),
];

#[test]
fn what_each_lms_makes_of_the_same_work() {
    let mut reported = String::new();
    for (title, story) in STORIES {
        writeln!(reported, "{title}").unwrap();
        for profile in profiles() {
            writeln!(reported, "  {:9} {}", profile.id, story(&profile)).unwrap();
        }
    }
    insta::assert_snapshot!(reported);
}

#[test]
fn every_behaviour_shows_in_a_story() {
    let outcomes = |profile: &LmsProfile| STORIES.iter().map(|story| story.1(profile)).collect::<Vec<_>>();
    let strict = outcomes(&LmsProfile::strict());
    for profile in profiles().into_iter().skip(1) {
        let id = profile.id.clone();
        let mut changed = 0;
        // Each behaviour alone, the rest being the standard's; `_children` needs something that is not supported. The learner's
        // name is given before a launch.
        let fields = serde_json::to_value(&profile).unwrap();
        let standard = serde_json::to_value(LmsProfile::strict()).unwrap();
        for (name, value) in fields.as_object().unwrap() {
            if value == &standard[name] || ["id", "name", "studentName", "studentId"].contains(&name.as_str()) {
                continue;
            }
            let mut alone = serde_json::json!({ "id": id });
            if name == "children" {
                alone["unsupported"] = fields["unsupported"].clone();
            }
            let without: LmsProfile = serde_json::from_value(alone.clone()).unwrap();
            assert_eq!(outcomes(&without) == strict, name != "children");
            alone[name] = value.clone();
            let alone: LmsProfile = serde_json::from_value(alone).unwrap();
            assert_ne!(outcomes(&alone), outcomes(&without), "{id}: {name} changes nothing");
            changed += 1;
        }
        assert!(changed > 0, "{id}");
    }
}

#[test]
fn the_minimum_has_what_is_mandatory_and_nothing_else() {
    let minimum = LmsProfile::named("minimum").unwrap();
    let (mut strict, mut minimum) = (
        begun(&LmsProfile::strict(), launch(), Attempt::default()),
        begun(&minimum, launch(), Attempt::default()),
    );
    let score = strict.get_value("cmi.core.score._children").value;
    assert_eq!(
        (
            score.as_ref(),
            minimum.get_value("cmi.core.score._children").value.as_ref()
        ),
        ("raw,min,max", "raw")
    );
    for element in ELEMENTS {
        let name = element.name.replace(".n.", ".0.").replace(".m.", ".0.");
        let (read, set) = (minimum.get_value(&name), minimum.set_value(&name, ""));
        if element.mandatory {
            let is_list = name.ends_with("._children");
            assert!(read == strict.get_value(&name) || is_list, "{name}");
            assert_eq!(set, strict.set_value(&name, ""), "{name}");
        } else {
            assert_eq!(
                (read.value.as_ref(), read.error),
                ("", ErrorCode::NotImplemented),
                "{name}"
            );
            assert_eq!(
                (set.value.as_ref(), set.error),
                ("false", ErrorCode::NotImplemented),
                "{name}"
            );
        }
    }
}
