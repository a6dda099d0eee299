//! Any text as prerequisites: nothing panics, and no script is met while what it needs is not there.

#![no_main]

use libfuzzer_sys::fuzz_target;
use scorm::{cmi::LessonStatus, prerequisites::parse};

fuzz_target!(|text: &str| {
    let Ok(script) = parse(text) else { return };
    for status in [None, Some(LessonStatus::NotAttempted), Some(LessonStatus::Passed)] {
        let _ = script.judge(&|_| status);
    }
    let needs = script.needs();
    assert!(needs.iter().all(|item| script.items().contains(item)));
    // Nothing that is needed is there: it cannot be met.
    let met = script
        .judge(&|item| (!needs.contains(&item)).then_some(LessonStatus::Passed))
        .met;
    assert!(needs.is_empty() || !met);
    let written = serde_json::to_string(&script).expect("a script can be written");
    assert_eq!(
        serde_json::from_str::<scorm::prerequisites::Script>(&written).expect("and read"),
        script
    );
});
