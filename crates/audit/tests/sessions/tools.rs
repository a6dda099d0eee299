//! Sessions of courses as common authoring tools make them, in which nothing is wrong.

use crate::play::Play;

/// Begins as they do, shows so many slides of so many seconds with what is sent after each, and ends as passed.
fn course(slides: usize, seconds: f64, slide: impl Fn(&mut Play, usize)) -> Play {
    let mut play = Play::new();
    play.initialize();
    play.get("cmi.core.entry");
    play.get("cmi.suspend_data");
    play.set("cmi.core.lesson_status", "incomplete");
    play.set("cmi.core.exit", "suspend");
    for number in 0..slides {
        play.wait(seconds);
        slide(&mut play, number);
    }
    play.set("cmi.core.score.min", "0");
    play.set("cmi.core.score.max", "100");
    play.set("cmi.core.score.raw", "90");
    play.set("cmi.core.lesson_status", "passed");
    play.set_time();
    play.commit();
    play.finish();
    play
}

/// A question as SCORM Driver records it.
fn question(play: &mut Play, number: usize) {
    play.get("cmi.interactions._count");
    let values = [
        ("id", format!("Scene1_Slide{number}_MultiChoice_0_0")),
        ("type", "choice".to_owned()),
        ("student_response", "b".to_owned()),
        ("correct_responses.0.pattern", "b".to_owned()),
        ("result", "correct".to_owned()),
        ("weighting", "10".to_owned()),
        ("latency", "0000:00:07.50".to_owned()),
        ("time", "09:15:00".to_owned()),
    ];
    for (element, value) in values {
        play.set(&format!("cmi.interactions.{number}.{element}"), &value);
    }
}

#[test]
fn storyline() {
    let play = course(40, 20.0, |play, slide| {
        play.set("cmi.suspend_data", &"2C1610".repeat(40 + slide * 2));
        play.set("cmi.core.lesson_location", "");
        if slide < 10 {
            question(play, slide);
        }
        play.set_time();
        play.commit();
    });
    assert_eq!(play.found(), []);
}

#[test]
fn rise() {
    // Each lesson adds to what is stored, and is committed alone.
    let play = course(60, 15.0, |play, lesson| {
        let codes = vec!["123"; 60 + lesson * 6].join(",");
        play.set(
            "cmi.suspend_data",
            &format!("{{\"v\":2,\"d\":[{codes}],\"cpv\":\"a\"}}"),
        );
        play.commit();
    });
    assert_eq!(play.found(), []);
}

#[test]
fn captivate() {
    // Everything is sent after each slide, changed or not.
    let play = course(60, 12.0, |play, slide| {
        let data = format!("C1A%24nP{}$_#-#_$", "1A%24nP".repeat(slide));
        let values = [
            ("cmi.core.score.min", "0"),
            ("cmi.core.score.max", "100"),
            ("cmi.core.score.raw", "0"),
            ("cmi.core.lesson_status", "incomplete"),
            ("cmi.core.lesson_location", &format!("Slide{slide}")),
            ("cmi.suspend_data", &data),
            ("cmi.core.exit", "suspend"),
        ];
        values.iter().for_each(|(element, value)| play.set(element, value));
        play.set_time();
        play.commit();
    });
    assert_eq!(play.found(), []);
}

#[test]
fn adapt() {
    // Bits of a fixed number, and questions without what is right.
    let play = course(80, 10.0, |play, component| {
        let state = format!("{{\"lang\":\"en\",\"a11y\":false,\"c\":\"hE{component:02}\",\"q\":\"hxOHIK-RAA\"}}");
        play.set("cmi.suspend_data", &state);
        if component % 8 == 0 {
            let number = component / 8;
            let values = [
                ("id", format!("c-{component}")),
                ("type", "choice".to_owned()),
                ("student_response", "1,3".to_owned()),
                ("result", "wrong".to_owned()),
                ("latency", "0000:00:04".to_owned()),
            ];
            for (element, value) in values {
                play.set(&format!("cmi.interactions.{number}.{element}"), &value);
            }
        }
        play.commit();
    });
    assert_eq!(play.found(), []);
}
