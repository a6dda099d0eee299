//! What no module means to do: any calls, in any order.

use proptest::prelude::*;
use scorm::{
    cmi::ELEMENTS,
    rte::{Attempt, Function, Launch},
};

use crate::play::Play;

/// Names of elements, some with indices that there cannot be, and anything else.
fn element() -> impl Strategy<Value = String> {
    let named = (
        0..ELEMENTS.len(),
        prop::sample::select(vec!["0", "1", "2", "NaN", "", "00", "-1", "99999"]),
    );
    let named = named.prop_map(|(at, index)| {
        ELEMENTS[at]
            .name
            .replace(".n.", &format!(".{index}."))
            .replace(".m.", ".0.")
    });
    prop_oneof![8 => named, 1 => "\\PC{0,40}", 1 => "cmi\\.(interactions|objectives)\\.\\PC{0,20}"]
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        "[a-z]{300}",
        "[0-9]{1,3}",
        Just("x".repeat(5_000)),
        prop::sample::select(vec!["choice", "likert", "incomplete", "0000:00:08", "undefined"]).prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_calls_are_judged(
        profile in prop::sample::select(scorm::profile::profiles()),
        stored in prop_oneof!["\\PC{0,20}", "[a-zA-Z0-9+/]{4096}", "\\[\\{\"a\":1[,0-9]{4090}"],
        calls in prop::collection::vec((0_u8..10, element(), value(), 0_u32..400), 0..40),
    ) {
        let before = Attempt { launched: true, suspend_data: stored, ..Attempt::default() };
        let mut play = Play::launch(&profile.id, Launch::default(), before);
        play.initialize();
        for (function, element, value, seconds) in &calls {
            play.wait(f64::from(*seconds));
            match function {
                0 => play.get(element),
                1 => play.commit(),
                2 => play.call(Function::SetValue, &[element]),
                _ => play.set(element, value),
            }
        }
        play.found_running();
        play.finish();
        for (found, message) in play.found().iter().zip(play.messages()) {
            prop_assert!(found.1.len() <= 20, "{found:?}");
            prop_assert!(message.chars().count() < 500 && !message.contains(char::is_control), "{message}");
        }
    }
}
