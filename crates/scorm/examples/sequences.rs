//! Prints sequences of calls with what the native run-time returns, a line of JSON each: `sequences COUNT [SEED]`. What
//! plays them again elsewhere can compare its values with these. The seed goes to standard error.

#![allow(clippy::print_stdout, reason = "its output is what it is for")]

#[path = "../tests/strategies/mod.rs"]
mod strategies;

use std::env;

use proptest::{
    collection::vec,
    strategy::{Strategy, ValueTree},
    test_runner::{RngAlgorithm, TestRng, TestRunner},
};
use scorm::rte::{Argument, Attempt, Session};
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let count: usize = arguments.next().ok_or("how many?")?.parse()?;
    let seed: u64 = match arguments.next() {
        Some(seed) => seed.parse()?,
        None => std::time::UNIX_EPOCH.elapsed()?.as_secs(),
    };
    eprintln!("seed {seed}");
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(proptest::test_runner::Config::default(), random);
    // Sessions of one attempt after the other: what one leaves, the next finds.
    let sessions = (strategies::lms(), vec(vec(strategies::call(), 0..40), 1..4));
    for _ in 0..count {
        let tree = sessions
            .new_tree(&mut runner)
            .map_err(|reason| reason.message().to_owned())?;
        let ((profile, launch), sessions) = tree.current();
        let mut attempt = Attempt::default();
        let mut played = Vec::new();
        for calls in sessions {
            let mut session = Session::launch(profile.clone(), launch.clone(), attempt);
            let mut reported = Vec::new();
            for (function, texts) in calls {
                let given: Vec<_> = texts.iter().map(Argument::string).collect();
                let returned = session.call(function, &given);
                reported.push(json!([function, texts, returned.value, returned.error]));
            }
            attempt = session.leave();
            played.push(json!({ "calls": reported, "attempt": attempt }));
        }
        println!(
            "{}",
            json!({ "profile": profile, "launch": launch, "sessions": played })
        );
    }
    Ok(())
}
