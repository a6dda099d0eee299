//! The profiles as a table that people read: what each behaviour is about, and what each of its values means.

use super::{
    Beginning, EntryRule, Leaving, LmsProfile, MasteryRule, Recording, Relaunch, Sourced, StudentId, StudentName,
    UnsetStatus, Values,
};

/// One behaviour of a profile, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub behaviour: &'static str,
    /// What the LMS does.
    pub value: String,
    /// Where that comes from.
    pub source: &'static str,
}

impl LmsProfile {
    /// All behaviours, in a fixed order.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        fn row<T>(behaviour: &'static str, fact: &Sourced<T>, words: impl Fn(&T) -> String) -> Row {
            Row {
                behaviour,
                value: words(&fact.value),
                source: fact.source,
            }
        }
        vec![
            row("A session left without LMSFinish", &self.leaving, |v| {
                leaving(*v).into()
            }),
            row("cmi.core.entry of the next launch", &self.entry, |v| entry(*v).into()),
            row("Status where the SCO set none", &self.unset_status, |v| {
                unset(*v).into()
            }),
            row("The mastery score decides the status", &self.mastery, |v| {
                mastery(*v).into()
            }),
            row("A status of completed or passed", &self.keeps_done, |v| {
                if *v { "stays" } else { "can be lowered" }.into()
            }),
            row("A SCO that is done, launched again", &self.relaunch, |v| {
                relaunch(*v).into()
            }),
            row("Modes that are recorded", &self.recording, |v| recording(*v).into()),
            row(
                "lesson_location once the SCO is done",
                &self.reinitializes_location,
                |v| if *v { "is emptied" } else { "stays" }.into(),
            ),
            row("What begins a session", &self.beginning, |v| beginning(*v).into()),
            row("Values", &self.values, |v| values(*v).into()),
            row("Lengths other than the standard's", &self.limits, |limits| {
                listed(limits.iter().map(|l| format!("{} {}", l.element, l.length)))
            }),
            row("Ranges other than the standard's", &self.ranges, |ranges| {
                listed(
                    ranges
                        .iter()
                        .map(|r| format!("{} {} to {}", r.element, r.least, r.most)),
                )
            }),
            row("Not supported (401)", &self.unsupported, |names| {
                listed(names.iter().cloned())
            }),
            row("cmi.core.student_name", &self.student_name, |v| student_name(*v).into()),
            row("cmi.core.student_id", &self.student_id, |v| student_id(*v).into()),
        ]
    }
}

fn listed(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<_> = parts.collect();
    if parts.is_empty() {
        "none".to_owned()
    } else {
        parts.join(", ")
    }
}

fn leaving(value: Leaving) -> &'static str {
    match value {
        Leaving::Finish => "ends as with LMSFinish, with what was committed",
        Leaving::KeepOpen => "stays open until it is resumed or validated",
        Leaving::Abandon => "is abandoned: what was committed stays, its time is lost",
    }
}

fn entry(value: EntryRule) -> &'static str {
    match value {
        EntryRule::Suspended => "resume where the SCO suspended, else blank",
        EntryRule::Kept => "resume where the SCO suspended, or a location or suspend data were kept",
    }
}

fn unset(value: UnsetStatus) -> &'static str {
    match value {
        UnsetStatus::CompletedOrBrowsed => "completed; browsed in browse mode",
        UnsetStatus::Completed => "completed in every mode",
        UnsetStatus::IncompleteOrBrowsed => "incomplete; browsed in browse mode",
    }
}

fn mastery(value: MasteryRule) -> &'static str {
    match value {
        MasteryRule::UnlessIncomplete => "unless the SCO said incomplete",
        MasteryRule::Always => "always, over any status of the SCO",
        MasteryRule::OnlyCompleted => "only where the status is completed",
        MasteryRule::OnlyUnset => "only where the SCO set no status",
        MasteryRule::Never => "never",
    }
}

fn relaunch(value: Relaunch) -> &'static str {
    match value {
        Relaunch::AsBefore => "as any other launch",
        Relaunch::NoCredit => "for no credit",
        Relaunch::Review => "in review mode, for no credit, with a blank entry",
    }
}

fn recording(value: Recording) -> &'static str {
    match value {
        Recording::EveryMode => "all",
        Recording::NormalMode => {
            "normal: in review, status and score are accepted and dropped; in browse, nothing lasts"
        }
    }
}

fn beginning(value: Beginning) -> &'static str {
    match value {
        Beginning::Initialize => "LMSInitialize, once",
        Beginning::AnyCall => "any call; LMSInitialize may come again until LMSFinish",
    }
}

fn values(value: Values) -> &'static str {
    match value {
        Values::Checked => "of the element's type, range and length",
        Values::Any => "any text",
    }
}

fn student_name(value: StudentName) -> &'static str {
    match value {
        StudentName::LastFirst => "Last, First",
        StudentName::FirstLast => "First Last",
    }
}

fn student_id(value: StudentId) -> &'static str {
    match value {
        StudentId::Identifier => "the learner's identifier",
        StudentId::Login => "the learner's login",
    }
}

#[cfg(test)]
mod tests {
    use super::super::{LmsProfile, profiles};
    use crate::cmi;

    #[test]
    fn every_value_has_its_source() {
        for profile in profiles() {
            for row in profile.rows() {
                assert!(!row.source.is_empty(), "{}: {}", profile.id, row.behaviour);
            }
        }
    }

    #[test]
    fn a_profile_stands_for_a_behaviour_of_its_own() {
        let strict = LmsProfile::strict().rows();
        for profile in profiles().iter().skip(1) {
            assert!(
                profile.rows().iter().zip(&strict).any(|(a, b)| a.value != b.value),
                "{}",
                profile.id
            );
        }
    }

    #[test]
    fn limits_and_ranges_name_elements_that_have_one() {
        for profile in profiles() {
            for limit in profile.limits.iter() {
                let element = cmi::element(&limit.element).unwrap();
                assert!(matches!(element.limit, cmi::Limit::Length(_)), "{}", limit.element);
            }
            for range in profile.ranges.iter() {
                assert!(cmi::element(&range.element).is_some(), "{}", range.element);
            }
            for name in profile.unsupported.iter() {
                let below = cmi::ELEMENTS
                    .iter()
                    .filter(|e| e.name == name || e.name.starts_with(&format!("{name}.")));
                assert!(
                    below.clone().count() > 0 && below.clone().all(|e| !e.mandatory),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn ids_are_unique() {
        let mut ids: Vec<_> = profiles().into_iter().map(|profile| profile.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), profiles().len());
    }

    #[test]
    fn what_was_kept_before_a_behaviour_was_known_has_the_standards() {
        let kept = r#"{"id":"moodle","name":"Moodle 4","source":"x","leaving":"abandon","mastery":"always",
            "reinitializesLocation":false,"limits":[{"element":"cmi.comments","length":64000}]}"#;
        let profile: LmsProfile = serde_json::from_str(kept).unwrap();
        assert_eq!(profile.limits.len(), 1);
        assert_eq!(*profile.beginning, super::Beginning::Initialize);
        let written: LmsProfile = serde_json::from_str(&serde_json::to_string(&profile).unwrap()).unwrap();
        assert_eq!(written.limits.value, profile.limits.value);
    }
}
