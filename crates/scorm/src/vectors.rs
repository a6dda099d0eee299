//! Conformance vectors: calls with the values that the standard expects, as data, and what runs them against a session.
//! Reading the file is the caller's: the crate does no I/O.

use serde::{Deserialize, Serialize};

use crate::cmi::{LessonStatus, Timespan};
use crate::profile::LmsProfile;
use crate::rte::{Argument, Attempt, Credit, Function, Launch, LessonMode, ReturnValue, Session};

/// The step that closes the window without `LMSFinish` and launches the same attempt again.
const NEXT_SESSION: &str = "@NextSession";

/// One vector: what the LMS knows, and the calls.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Vector {
    /// Its identity, never used again for another.
    pub id: String,
    /// What it is about.
    pub name: String,
    /// `normative`, `derived` or `policy`.
    pub tier: String,
    /// Where the text says it.
    pub source: String,
    /// What the LMS knows before the launch.
    #[serde(default)]
    pub setup: Setup,
    /// The steps in order.
    pub calls: Vec<Step>,
}

/// What an LMS knows before the launch; what is absent has the standard's default.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Setup {
    student_id: Option<String>,
    student_name: Option<String>,
    launch_data: Option<String>,
    mastery_score: Option<String>,
    max_time_allowed: Option<String>,
    time_limit_action: Option<String>,
    comments_from_lms: Option<String>,
    credit: Option<Credit>,
    lesson_mode: Option<LessonMode>,
    lesson_status: Option<String>,
    entry: Option<String>,
    total_time: Option<String>,
}

/// A call and what is expected of it: function, arguments, returned value, last error, how to compare.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "RawStep")]
pub struct Step {
    /// A function of the API, or `@NextSession`.
    pub function: String,
    /// Its arguments, all strings.
    pub arguments: Vec<String>,
    /// The expected returned value.
    pub returned: String,
    /// The digits that `LMSGetLastError` is expected to return after it.
    pub error: String,
    /// How the values are compared.
    pub compare: Compare,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum RawStep {
    Plain(String, Vec<String>, String, String),
    With(String, Vec<String>, String, String, Options),
}

#[derive(Deserialize)]
struct Options {
    #[serde(default)]
    cmp: Compare,
}

impl From<RawStep> for Step {
    fn from(raw: RawStep) -> Self {
        let (function, arguments, returned, error, compare) = match raw {
            RawStep::Plain(function, arguments, returned, error) => {
                (function, arguments, returned, error, Compare::Exact)
            }
            RawStep::With(function, arguments, returned, error, options) => {
                (function, arguments, returned, error, options.cmp)
            }
        };
        Self {
            function,
            arguments,
            returned,
            error,
            compare,
        }
    }
}

/// How a returned value is compared with the expected one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compare {
    /// The same text.
    #[default]
    Exact,
    /// Any value will do.
    Any,
    /// The value contains the expected text.
    Contains,
    /// The same, upper and lower case alike.
    ContainsCi,
    /// The value matches the expected regular expression.
    Regex,
    /// Comma separated lists with the same members, in any order.
    Set,
    /// The same length of time.
    Timespan,
}

/// A step that returned something other than expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mismatch {
    /// The vector.
    pub id: String,
    /// The step, counted from 0.
    pub step: u32,
    /// The call as written.
    pub call: String,
    /// What the standard expects: value and error.
    pub expected: (String, String),
    /// What came.
    pub got: (String, String),
}

impl Setup {
    /// The launch and the attempt that this knowledge amounts to.
    #[must_use]
    pub fn start(&self) -> (Launch, Attempt) {
        let standard = Launch::default();
        let mut launch = Launch {
            credit: self.credit.unwrap_or(standard.credit),
            lesson_mode: self.lesson_mode.unwrap_or(standard.lesson_mode),
            ..standard
        };
        let facts = [
            (&self.student_id, &mut launch.student_id),
            (&self.student_name, &mut launch.student_name),
            (&self.launch_data, &mut launch.launch_data),
            (&self.mastery_score, &mut launch.mastery_score),
            (&self.max_time_allowed, &mut launch.max_time_allowed),
            (&self.time_limit_action, &mut launch.time_limit_action),
            (&self.comments_from_lms, &mut launch.comments_from_lms),
        ];
        for (given, fact) in facts {
            if let Some(given) = given {
                fact.clone_from(given);
            }
        }
        // `entry` is never stored: it follows from the session before.
        let entry = self.entry.as_deref().unwrap_or("ab-initio");
        let attempt = Attempt {
            launched: entry != "ab-initio",
            exit: if entry == "resume" {
                "suspend".to_owned()
            } else {
                String::new()
            },
            status: self
                .lesson_status
                .as_deref()
                .and_then(LessonStatus::parse)
                .unwrap_or_default(),
            total_time: self.total_time.clone().unwrap_or_default(),
            ..Attempt::default()
        };
        (launch, attempt)
    }
}

/// Runs a vector against a profile; returns the steps that came out differently.
///
/// `matches(expression, text)` is the caller's regular expressions, which the crate has none of.
#[must_use]
pub fn run(vector: &Vector, profile: &LmsProfile, matches: fn(&str, &str) -> bool) -> Vec<Mismatch> {
    let (launch, attempt) = vector.setup.start();
    let mut session = Session::launch(profile.clone(), launch.clone(), attempt);
    let mut mismatches = Vec::new();
    for (at, step) in vector.calls.iter().enumerate() {
        if step.function == NEXT_SESSION {
            session = Session::launch(profile.clone(), launch.clone(), session.leave());
            continue;
        }
        let arguments: Vec<_> = step.arguments.iter().map(Argument::string).collect();
        let got = Function::from_name(&step.function).map(|function| session.call(function, &arguments));
        if got
            .as_ref()
            .is_none_or(|returned| !as_expected(step, returned, matches))
        {
            mismatches.push(Mismatch {
                id: vector.id.clone(),
                step: at as u32,
                call: format!("{}({})", step.function, step.arguments.join(", ")),
                expected: (step.returned.clone(), step.error.clone()),
                got: got.map_or_else(Default::default, |returned| {
                    (returned.value.into_owned(), returned.error.to_string())
                }),
            });
        }
    }
    mismatches
}

fn as_expected(step: &Step, returned: &ReturnValue<'_>, matches: fn(&str, &str) -> bool) -> bool {
    let (expected, got) = (step.returned.as_str(), &*returned.value);
    let same = match step.compare {
        Compare::Exact => expected == got,
        Compare::Any => true,
        Compare::Contains => got.contains(expected),
        Compare::ContainsCi => got.to_lowercase().contains(&expected.to_lowercase()),
        Compare::Regex => matches(expected, got),
        Compare::Set => members(expected) == members(got),
        Compare::Timespan => Timespan::parse(expected).is_some() && Timespan::parse(expected) == Timespan::parse(got),
    };
    same && step.error == returned.error.as_str()
}

fn members(list: &str) -> Vec<&str> {
    let mut members: Vec<_> = list.split(',').map(str::trim).collect();
    members.sort_unstable();
    members
}
