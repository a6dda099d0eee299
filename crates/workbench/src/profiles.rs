//! The LMS profiles in people's words: what each behaviour is about, what the LMS does, and where that is known from.
//! What a behaviour *is* stands in `scorm::profile`.

use scorm::profile::{
    ChildrenList, CompletedRelaunch, EntryRule, ExitWithoutFinish, LmsProfile, MasteryRule, Recording, SessionStart,
    Sourced, StudentId, StudentName, UnsetStatus, ValueChecking, profiles,
};
use serde::Serialize;

use locale::{Language, Text, profiles as text};

/// An LMS profile as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProfileDetails {
    /// Its identity.
    pub id: String,
    /// What people call the LMS.
    pub name: String,
    /// All behaviours, in a fixed order.
    pub behaviours: Vec<Behaviour>,
}

/// One behaviour of an LMS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Behaviour {
    /// What it is about.
    pub about: String,
    /// What the LMS does.
    pub does: String,
    /// Where that is known from.
    pub source: String,
    /// Whether the standard says otherwise.
    pub differs: bool,
}

/// The LMS profiles, the strict one first.
#[must_use]
pub fn all(language: Language) -> Vec<ProfileDetails> {
    let strict = behaviours(&LmsProfile::strict(), language);
    profiles()
        .into_iter()
        .map(|profile| {
            let mut behaviours = behaviours(&profile, language);
            for (behaviour, standard) in behaviours.iter_mut().zip(&strict) {
                behaviour.differs = behaviour.does != standard.does;
            }
            ProfileDetails {
                name: name(&profile.id, language),
                id: profile.id,
                behaviours,
            }
        })
        .collect()
}

/// The profiles that are no LMS, with their names. The names of the others are products' names.
const TRANSLATED: [(&str, Text); 2] = [("minimum", text::MINIMUM), ("lenient", text::LENIENT)];

/// What people call the LMS of a profile; the id itself where no profile has it any more.
#[must_use]
pub fn name(id: &str, language: Language) -> String {
    match TRANSLATED.iter().find(|row| row.0 == id) {
        Some((_, name)) => name.in_language(language).to_owned(),
        None => LmsProfile::named(id).map_or_else(|| id.to_owned(), |profile| profile.name),
    }
}

fn behaviours(profile: &LmsProfile, language: Language) -> Vec<Behaviour> {
    let table = Table {
        language,
        rows: Vec::new(),
    };
    let to = text::TO.in_language(language);
    table
        .row(
            text::EXIT_WITHOUT_FINISH,
            &profile.exit_without_finish,
            exit_without_finish,
        )
        .row(text::ENTRY, &profile.entry, entry)
        .row(text::UNSET_STATUS, &profile.unset_status, unset_status)
        .row(text::MASTERY, &profile.mastery, mastery)
        .row(text::COMPLETION_IS_FINAL, &profile.completion_is_final, |is_final| {
            if is_final {
                text::COMPLETION_IS_FINAL_YES
            } else {
                text::COMPLETION_IS_FINAL_NO
            }
        })
        .row(
            text::COMPLETED_RELAUNCH,
            &profile.completed_relaunch,
            completed_relaunch,
        )
        .row(text::RECORDING, &profile.recording, recording)
        .row(
            text::REINITIALIZES_LOCATION,
            &profile.reinitializes_location,
            |empties| {
                if empties {
                    text::REINITIALIZES_LOCATION_YES
                } else {
                    text::REINITIALIZES_LOCATION_NO
                }
            },
        )
        .row(text::SESSION_START, &profile.session_start, session_start)
        .row(text::VALUE_CHECKING, &profile.value_checking, value_checking)
        .list(text::LIMITS, &profile.limits, |limit| {
            format!("{} {}", limit.element, limit.length)
        })
        .list(text::RANGES, &profile.ranges, |range| {
            format!("{} {} {to} {}", range.element, range.least, range.most)
        })
        .list(text::UNSUPPORTED, &profile.unsupported, Clone::clone)
        .row(text::CHILDREN, &profile.children, |children| match children {
            ChildrenList::All => text::CHILDREN_ALL,
            ChildrenList::Supported => text::CHILDREN_SUPPORTED,
        })
        .row(text::STUDENT_NAME, &profile.student_name, |name| match name {
            StudentName::LastFirst => text::STUDENT_NAME_LAST_FIRST,
            StudentName::FirstLast => text::STUDENT_NAME_FIRST_LAST,
        })
        .row(text::STUDENT_ID, &profile.student_id, |id| match id {
            StudentId::Identifier => text::STUDENT_ID_IDENTIFIER,
            StudentId::Login => text::STUDENT_ID_LOGIN,
        })
        .rows
}

/// The behaviours described so far.
struct Table {
    language: Language,
    rows: Vec<Behaviour>,
}

impl Table {
    /// Adds a behaviour whose values have words each.
    fn row<T: Copy>(self, about: Text, fact: &Sourced<T>, words: fn(T) -> Text) -> Self {
        let does = words(fact.value).in_language(self.language).to_owned();
        self.add(about, does, fact.source)
    }

    /// Adds a behaviour that is a list.
    fn list<T>(self, about: Text, fact: &Sourced<Vec<T>>, part: impl Fn(&T) -> String) -> Self {
        let parts: Vec<_> = fact.iter().map(part).collect();
        let does = if parts.is_empty() {
            "–".to_owned()
        } else {
            parts.join(", ")
        };
        self.add(about, does, fact.source)
    }

    fn add(mut self, about: Text, does: String, source: &str) -> Self {
        self.rows.push(Behaviour {
            about: about.in_language(self.language).to_owned(),
            does,
            source: source.to_owned(),
            differs: false,
        });
        self
    }
}

fn exit_without_finish(value: ExitWithoutFinish) -> Text {
    match value {
        ExitWithoutFinish::Finish => text::EXIT_AS_FINISH,
        ExitWithoutFinish::KeepOpen => text::EXIT_STAYS_OPEN,
        ExitWithoutFinish::Abandon => text::EXIT_ABANDONS,
    }
}

fn entry(value: EntryRule) -> Text {
    match value {
        EntryRule::Suspended => text::ENTRY_RULE_SUSPENDED,
        EntryRule::HasData => text::ENTRY_RULE_HAS_DATA,
    }
}

fn unset_status(value: UnsetStatus) -> Text {
    match value {
        UnsetStatus::CompletedOrBrowsed => text::UNSET_STATUS_COMPLETED_OR_BROWSED,
        UnsetStatus::Completed => text::UNSET_STATUS_COMPLETED,
        UnsetStatus::IncompleteOrBrowsed => text::UNSET_STATUS_INCOMPLETE_OR_BROWSED,
    }
}

fn mastery(value: MasteryRule) -> Text {
    match value {
        MasteryRule::UnlessIncomplete => text::MASTERY_RULE_UNLESS_INCOMPLETE,
        MasteryRule::Always => text::MASTERY_RULE_ALWAYS,
        MasteryRule::OnlyCompleted => text::MASTERY_RULE_ONLY_COMPLETED,
        MasteryRule::OnlyUnset => text::MASTERY_RULE_ONLY_UNSET,
        MasteryRule::Never => text::MASTERY_RULE_NEVER,
    }
}

fn completed_relaunch(value: CompletedRelaunch) -> Text {
    match value {
        CompletedRelaunch::AsBefore => text::COMPLETED_RELAUNCH_AS_BEFORE,
        CompletedRelaunch::NoCredit => text::COMPLETED_RELAUNCH_NO_CREDIT,
        CompletedRelaunch::Review => text::COMPLETED_RELAUNCH_REVIEW,
    }
}

fn recording(value: Recording) -> Text {
    match value {
        Recording::EveryMode => text::RECORDING_EVERY_MODE,
        Recording::NormalMode => text::RECORDING_NORMAL_MODE,
    }
}

fn session_start(value: SessionStart) -> Text {
    match value {
        SessionStart::Initialize => text::SESSION_START_INITIALIZE,
        SessionStart::AnyCall => text::SESSION_START_ANY_CALL,
    }
}

fn value_checking(value: ValueChecking) -> Text {
    match value {
        ValueChecking::Checked => text::VALUE_CHECKING_CHECKED,
        ValueChecking::Any => text::VALUE_CHECKING_ANY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_source() {
        for profile in all(Language::English) {
            for behaviour in &profile.behaviours {
                assert!(!behaviour.source.is_empty(), "{}: {}", profile.id, behaviour.about);
            }
        }
    }

    #[test]
    fn a_profile_stands_for_a_behaviour_of_its_own() {
        for language in [Language::English, Language::French] {
            for profile in all(language) {
                let differs = profile.behaviours.iter().any(|behaviour| behaviour.differs);
                assert_eq!(differs, profile.id != "strict", "{}", profile.id);
            }
        }
    }
}
