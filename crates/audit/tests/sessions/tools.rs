//! Sessions of courses in the manner of common authoring tools: what they send, as a list of steps. In each, nothing is found.

use journal::PageState;
use scorm::{
    cmi::Timespan,
    rte::{Attempt, Function, Launch},
};

use crate::play::Play;

/// What a course does next.
#[derive(Debug, Clone)]
pub(crate) enum Did {
    /// It shows something for so many seconds.
    Wait(f64),
    /// A call.
    Call(Function, Vec<String>),
    /// Its page comes to a phase of its life.
    Turn(PageState),
}

pub(crate) fn call(function: Function) -> Did {
    Did::Call(function, vec![String::new()])
}

pub(crate) fn get(element: &str) -> Did {
    Did::Call(Function::GetValue, vec![element.to_owned()])
}

pub(crate) fn set(element: &str, value: &str) -> Did {
    Did::Call(Function::SetValue, vec![element.to_owned(), value.to_owned()])
}

/// The time that it says it took.
const TIME: &str = "cmi.core.session_time";

/// Plays a course whose item has a mastery score of 80, and whose attempt had this before.
pub(crate) fn play(course: &[Did], before: Attempt) -> Play {
    let launch = Launch {
        mastery_score: "80".to_owned(),
        ..Launch::default()
    };
    let mut play = Play::launch("strict", launch, before);
    for did in course {
        match did {
            Did::Wait(seconds) => play.wait(*seconds),
            Did::Turn(phase) => play.turn(*phase),
            Did::Call(function, arguments) => {
                let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
                play.call(*function, &arguments);
            }
        }
    }
    play
}

/// A course of so many slides of so many seconds: it begins as they all do, sends something after each slide, and ends as passed.
fn course(slides: usize, seconds: f64, slide: impl Fn(&mut Vec<Did>, usize)) -> Vec<Did> {
    let mut course = vec![
        call(Function::Initialize),
        get("cmi.core.lesson_mode"),
        get("cmi.core.entry"),
        get("cmi.core.lesson_location"),
        get("cmi.suspend_data"),
        set("cmi.core.lesson_status", "incomplete"),
        set("cmi.core.exit", "suspend"),
    ];
    for number in 0..slides {
        course.push(Did::Wait(seconds));
        slide(&mut course, number);
    }
    let time = Timespan::from_hundredths((seconds * 100.0) as u32 * slides as u32);
    course.extend([
        set("cmi.core.score.min", "0"),
        set("cmi.core.score.max", "100"),
        set("cmi.core.score.raw", "90"),
        set("cmi.core.lesson_status", "passed"),
        set(TIME, &time.to_string()),
        call(Function::Commit),
        call(Function::Finish),
    ]);
    course
}

/// An answer, with what most tools send of it.
fn answer(course: &mut Vec<Did>, number: usize, values: &[(&str, &str)]) {
    let values = values
        .iter()
        .map(|(element, value)| set(&format!("cmi.interactions.{number}.{element}"), value));
    course.extend(values);
}

/// Storyline: ever more suspend data, questions by SCORM Driver, LMSCommit after each slide.
pub(crate) fn storyline() -> Vec<Did> {
    course(40, 20.0, |course, slide| {
        course.push(set("cmi.suspend_data", &"2C1610".repeat(40 + slide * 2)));
        if slide < 10 {
            course.push(get("cmi.interactions._count"));
            let id = format!("Scene1_Slide{slide}_MultiChoice_0_0");
            let values = [
                ("id", id.as_str()),
                ("type", "choice"),
                ("student_response", "b"),
                ("correct_responses.0.pattern", "b"),
                ("result", "correct"),
                ("weighting", "10"),
                ("latency", "0000:00:07.50"),
                ("time", "09:15:00"),
            ];
            answer(course, slide, &values);
        }
        course.push(call(Function::Commit));
    })
}

/// Rise: each lesson adds to its JSON, and is committed alone.
pub(crate) fn rise() -> Vec<Did> {
    course(60, 15.0, |course, lesson| {
        let codes = vec!["123"; 60 + lesson * 6].join(",");
        let data = format!("{{\"v\":2,\"d\":[{codes}],\"cpv\":\"a\"}}");
        course.extend([set("cmi.suspend_data", &data), call(Function::Commit)]);
    })
}

/// Captivate: everything is sent after each slide, changed or not.
pub(crate) fn captivate() -> Vec<Did> {
    course(60, 12.0, |course, slide| {
        let data = format!("C1A%24nP{}$_#-#_$", "1A%24nP".repeat(slide));
        course.extend([
            set("cmi.core.score.min", "0"),
            set("cmi.core.score.max", "100"),
            set("cmi.core.score.raw", "0"),
            set("cmi.core.lesson_status", "incomplete"),
            set("cmi.core.lesson_location", &format!("Slide{slide}")),
            set("cmi.suspend_data", &data),
            call(Function::Commit),
        ]);
    })
}

/// Adapt with spoor: bits of a fixed number, and questions without what is right.
pub(crate) fn adapt() -> Vec<Did> {
    course(80, 10.0, |course, component| {
        let state = format!("{{\"lang\":\"en\",\"a11y\":false,\"c\":\"hE{component:02}\",\"q\":\"hxOHIK-RAA\"}}");
        course.push(set("cmi.suspend_data", &state));
        if component % 8 == 0 {
            let id = format!("c-{component}");
            let values = [
                ("id", id.as_str()),
                ("type", "choice"),
                ("student_response", "1,3"),
                ("result", "wrong"),
                ("latency", "0000:00:04"),
            ];
            answer(course, component / 8, &values);
        }
        course.push(call(Function::Commit));
    })
}

/// iSpring: the slide as location, its own text as suspend data, questions with their weight.
pub(crate) fn ispring() -> Vec<Did> {
    course(30, 25.0, |course, slide| {
        course.extend([
            set("cmi.core.lesson_location", &format!("s{slide}")),
            set("cmi.suspend_data", &"NobwRAlgdg9gTgF0gFQK".repeat(10 + slide)),
        ]);
        if slide >= 25 {
            let id = format!("question_{slide}");
            let values = [
                ("id", id.as_str()),
                ("type", "fill-in"),
                ("student_response", "Paris"),
                ("result", "correct"),
                ("latency", "0000:00:12"),
            ];
            answer(course, slide - 25, &values);
        }
        course.push(call(Function::Commit));
    })
}

/// H5P: a result after each question, no suspend data.
pub(crate) fn h5p() -> Vec<Did> {
    course(12, 30.0, |course, question| {
        let id = format!("h5p-{question}");
        let values = [
            ("id", id.as_str()),
            ("type", "choice"),
            ("student_response", "a"),
            ("result", "correct"),
        ];
        answer(course, question, &values);
        course.push(call(Function::Commit));
    })
}

#[test]
fn nothing_is_found_in_a_good_session_of_any_of_them() {
    let courses = [
        ("Storyline", storyline()),
        ("Rise", rise()),
        ("Captivate", captivate()),
        ("Adapt", adapt()),
        ("iSpring", ispring()),
        ("H5P", h5p()),
    ];
    for (tool, course) in courses {
        assert_eq!(play(&course, Attempt::default()).found(), [], "{tool}");
    }
}
