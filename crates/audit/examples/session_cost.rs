//! How long a session takes to be replayed, without the rules over sessions and with them: for the number of calls that is given,
//! and twice as many.

#![allow(clippy::print_stdout, reason = "its output is what it is for")]

use std::time::{Duration, Instant};

use audit::session::{Ending, SessionAudit};
use journal::{Entry, EntryData, Micros, Observer, PageState, Replay, SessionState};
use scorm::{
    ErrorCode, ErrorNumber, LmsProfile,
    rte::{Argument, Attempt, Function, Launch},
};

/// How often each is measured; the shortest counts.
const ROUNDS: u32 = 5;

fn main() {
    let calls = std::env::args()
        .nth(1)
        .and_then(|calls| calls.parse().ok())
        .unwrap_or(200_000);
    println!("calls    replay ms  with rules ms  rules ns/call  report ms");
    for calls in [calls, calls * 2] {
        let entries: Vec<_> = (1..=calls).map(entry).collect();
        let (plain, ..) = measure(&entries, false);
        let (judged, report) = measure(&entries, true);
        let each = (judged.saturating_sub(plain)).as_nanos() / u128::from(calls);
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        println!(
            "{calls:7}  {:9.1}  {:13.1}  {each:13}  {:9.2}",
            ms(plain),
            ms(judged),
            ms(report)
        );
    }
    measure_launch();
}

/// Prints how long a session takes to begin with suspend data as long as LMSs take: they are decoded once.
fn measure_launch() {
    const LENGTH: usize = 64_000;
    let texts = [
        (
            "cut JSON",
            format!("[{}", "{\"page\":3,\"seen\":[1,2]},".repeat(LENGTH)),
        ),
        ("Base64", "eyJwYWdlIjozLCJzZWVuIjpbMSwyXX0h".repeat(LENGTH)),
        ("percent-encoded", "%7B%22page%22%3A".repeat(LENGTH)),
        ("prose", "the learner has seen page three. ".repeat(LENGTH)),
    ];
    for (kind, text) in texts {
        let before = Attempt {
            suspend_data: text.chars().take(LENGTH).collect(),
            ..Attempt::default()
        };
        let start = Instant::now();
        drop(SessionAudit::launch(&before));
        println!(
            "launch with 64,000 characters of {kind}: {:.2} ms",
            start.elapsed().as_secs_f64() * 1e3
        );
    }
}

/// What a module may send: progress, its place, questions, status and a commit, one page after the other.
fn entry(seq: u32) -> Entry {
    let (page, step) = (seq / 10, seq % 10);
    let question = format!("cmi.interactions.{}", page % 3_000);
    let set = |element: &str, value: &str| (Function::SetValue, vec![element.to_owned(), value.to_owned()]);
    let (function, arguments) = match (seq, step) {
        (1, _) => (Function::Initialize, vec![String::new()]),
        (_, 0) => set(&format!("{question}.id"), &format!("Q{}", page % 3_000)),
        (_, 1) => set(&format!("{question}.type"), "choice"),
        (_, 2) => set(&format!("{question}.student_response"), "not a letter"),
        (_, 3) => set(&format!("{question}.latency"), "0000:00:05"),
        (_, 4) => set("cmi.suspend_data", &"0123456789".repeat(50 + page as usize % 400)),
        (_, 5) => set("cmi.core.lesson_location", &page.to_string()),
        (_, 6) => set("cmi.core.lesson_status", "incomplete"),
        (_, 7) => set("cmi.core.session_time", "0000:10:00"),
        (_, 8) => (Function::Commit, vec![String::new()]),
        _ => (Function::GetValue, vec!["cmi.interactions._count".to_owned()]),
    };
    Entry {
        seq,
        at: Micros::new(f64::from(seq) * 1e5),
        phase: PageState::Complete,
        data: EntryData::Call {
            function,
            arguments: arguments.into_iter().map(Argument::string).collect(),
            returned: String::new(),
            error: ErrorNumber::from(ErrorCode::NoError),
            refused: None,
            replay: None,
        },
    }
}

/// The time to replay the entries, and to report once what was found.
fn measure(entries: &[Entry], is_judged: bool) -> (Duration, Duration) {
    let mut shortest = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        let before = Attempt::default();
        let mut replay = Replay::launch(LmsProfile::strict(), Launch::default(), before.clone());
        let mut audit = SessionAudit::launch(&before);
        let mut observers: Vec<&mut dyn Observer> = if is_judged { vec![&mut audit] } else { Vec::new() };
        let start = Instant::now();
        for entry in entries {
            replay.apply(entry, &mut observers);
        }
        let replayed = start.elapsed();
        let session = replay.session();
        let start = Instant::now();
        let findings = audit.findings(&Ending {
            state: SessionState::Running,
            session,
            opened: true,
            after: session.attempt(),
        });
        let reported = start.elapsed();
        assert_eq!(is_judged, !findings.is_empty());
        shortest = (shortest.0.min(replayed), shortest.1.min(reported));
    }
    shortest
}
