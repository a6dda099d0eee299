//! Whether a script is met, and by what: the tree of it that a screen shows.

use serde::{Deserialize, Serialize};

use super::Script;
use crate::cmi::LessonStatus;

/// A part of a script with whether it is met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Requirement {
    /// Whether the learner has it behind them.
    pub met: bool,
    /// What it asks.
    pub condition: Condition,
}

/// What a part of a script asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Condition {
    /// An item completed or passed.
    Done {
        /// The item's identifier.
        item: String,
        /// How it stands; `None` where there is no such item.
        status: Option<LessonStatus>,
    },
    /// An item with this status.
    Is {
        /// The item's identifier.
        item: String,
        /// How it must stand.
        wanted: LessonStatus,
        /// How it stands; `None` where there is no such item.
        status: Option<LessonStatus>,
    },
    /// An item with any other status than this one.
    IsNot {
        /// The item's identifier.
        item: String,
        /// How it must not stand.
        unwanted: LessonStatus,
        /// How it stands; `None` where there is no such item.
        status: Option<LessonStatus>,
    },
    /// That something is not so.
    Not {
        /// What.
        of: Box<Requirement>,
    },
    /// All of these.
    All {
        /// The parts.
        of: Vec<Requirement>,
    },
    /// So many of these at least.
    AtLeast {
        /// How many.
        count: u32,
        /// The parts.
        of: Vec<Requirement>,
    },
}

impl Script {
    /// Evaluates the script for the status of each item. An item that does not exist has no status: it is neither done nor
    /// anything else.
    #[must_use]
    pub fn judge(&self, status_of: &dyn Fn(&str) -> Option<LessonStatus>) -> Requirement {
        let all = |of: &[Self]| of.iter().map(|part| part.judge(status_of)).collect::<Vec<_>>();
        let enough = |of: &[Requirement], count: u32| of.iter().filter(|part| part.met).count() >= count as usize;
        let (met, condition) = match self {
            Self::Done(item) => {
                let status = status_of(item);
                let item = item.clone();
                (
                    status.is_some_and(LessonStatus::is_done),
                    Condition::Done { item, status },
                )
            }
            Self::Is(item, wanted) => {
                let (wanted, status) = (*wanted, status_of(item));
                let item = item.clone();
                (status == Some(wanted), Condition::Is { item, wanted, status })
            }
            Self::IsNot(item, unwanted) => {
                let (unwanted, status) = (*unwanted, status_of(item));
                let item = item.clone();
                let met = status.is_some_and(|status| status != unwanted);
                (met, Condition::IsNot { item, unwanted, status })
            }
            Self::Not(inner) => {
                let inner = inner.judge(status_of);
                (!inner.met, Condition::Not { of: Box::new(inner) })
            }
            Self::All(of) => {
                let of = all(of);
                (enough(&of, of.len() as u32), Condition::All { of })
            }
            Self::Any(of) => {
                let (count, of) = (1, all(of));
                (enough(&of, count), Condition::AtLeast { count, of })
            }
            Self::AtLeast(count, of) => {
                let (count, of) = (*count, all(of));
                (enough(&of, count), Condition::AtLeast { count, of })
            }
        };
        Requirement { met, condition }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use crate::cmi::LessonStatus::{self, Completed, Failed, Incomplete, NotAttempted, Passed};

    const ITEMS: [(&str, LessonStatus); 5] = [
        ("done", Completed),
        ("passed", Passed),
        ("failed", Failed),
        ("begun", Incomplete),
        ("new-1.a", NotAttempted),
    ];

    #[test]
    fn holds_scripts_against_statuses() {
        let rows = [
            ("done", true),
            ("passed", true),
            ("begun", false),
            ("nobody", false),
            ("~begun", true),
            ("~done", false),
            ("~~done", true),
            ("done & passed", true),
            ("done&begun", false),
            ("begun | passed", true),
            ("begun|failed", false),
            // `&` binds tighter than `|`.
            ("done | begun & failed", true),
            ("(done | begun) & failed", false),
            ("~begun & done", true),
            ("passed = passed", true),
            ("passed=\"Passed\"", true),
            ("passed='P'", true),
            ("done=passed", false),
            ("done <> passed", true),
            ("passed<>p", false),
            ("nobody<>passed", false),
            ("~nobody", true),
            ("new-1.a=\"not attempted\"", true),
            ("new-1.a = not attempted & done", true),
            ("{done, passed}", true),
            ("{done, begun}", false),
            ("2*{done, begun, passed}", true),
            ("3 * {done, begun, passed}", false),
            ("0*{begun}", true),
            ("2*{done, begun=incomplete, failed}", true),
            ("~(2*{done, passed})", false),
            ("done & (begun | 1*{failed, passed=passed})", true),
        ];
        let status_of = |item: &str| ITEMS.iter().find(|known| known.0 == item).map(|known| known.1);
        for (script, met) in rows {
            assert_eq!(parse(script).unwrap().judge(&status_of).met, met, "{script}");
        }
    }

    #[test]
    fn names_its_items() {
        let script = parse("a & ~b | 2*{c, d=passed, (e|f<>f)}").unwrap();
        assert_eq!(script.items(), ["a", "b", "c", "d", "e", "f"]);
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        let deep = "(".repeat(2_000);
        let long = "a".repeat(20_000);
        let rows = [
            "",
            "   ",
            "a &",
            "& a",
            "a b",
            "(a",
            "a)",
            "{a",
            "{a,}",
            "{}",
            "x*{a}",
            "2*a",
            "2*",
            "a=",
            "a=great",
            "a=&",
            "a<b",
            "a>b",
            "a = = b",
            "\"a",
            "a,b",
            "~",
            "-1*{a}",
            deep.as_str(),
            long.as_str(),
        ];
        let reported: Vec<_> = rows
            .iter()
            .map(|row| {
                format!(
                    "{:12} {}",
                    row.chars().take(12).collect::<String>(),
                    parse(row).unwrap_err()
                )
            })
            .collect();
        insta::assert_snapshot!(reported.join("\n"));
    }
}
