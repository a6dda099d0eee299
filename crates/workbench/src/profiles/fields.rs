//! The behaviours of an LMS profile as one table: what each is called in a file, which values it has, and their words. What
//! people read of a profile, its form, its file and the schema of that file follow from it.

use locale::{Language, Text, profiles as text};
use scorm::profile::{
    ChildrenList, CompletedRelaunch, EntryRule, ExitWithoutFinish, LmsProfile, MasteryRule, Recording, SessionStart,
    Sourced, StudentId, StudentName, UnsetStatus, ValueChecking,
};

/// A behaviour.
#[derive(Debug)]
pub(super) struct Field {
    /// Its name in files.
    pub(super) key: &'static str,
    /// What it is about.
    pub(super) about: Text,
    /// Where a profile has it from; blank in one of a user's own.
    pub(super) source: fn(&LmsProfile) -> &'static str,
    /// What it can be.
    pub(super) values: Values,
}

/// What a behaviour can be.
#[derive(Debug)]
pub(super) enum Values {
    /// One of these.
    Choice {
        /// All that there are, the standard's first.
        choices: &'static [Choice],
        /// The word of the one that a profile has.
        chosen: fn(&LmsProfile) -> &'static str,
    },
    /// Elements with the most characters that they take.
    Lengths,
    /// Elements with the least and the most that they take.
    Ranges,
    /// Optional elements that are left out.
    Elements,
}

/// A value of a behaviour.
#[derive(Debug)]
pub(super) struct Choice {
    /// What it is called in files.
    pub(super) word: &'static str,
    /// What the LMS does.
    pub(super) does: Text,
    /// Gives it to a profile.
    pub(super) choose: fn(&mut LmsProfile),
}

/// A value that a user gave: it has no source.
pub(super) fn own<T>(value: T) -> Sourced<T> {
    Sourced { value, source: "" }
}

/// A row with a word for each value of a field. A value without one does not compile.
macro_rules! choice {
    ($key:literal, $about:ident, $field:ident: $($word:literal = [$($value:tt)+] $does:ident),+ $(,)?) => {
        Field {
            key: $key,
            about: text::$about,
            source: |profile| profile.$field.source,
            values: Values::Choice {
                choices: &[$(Choice {
                    word: $word,
                    does: text::$does,
                    choose: |profile| profile.$field = own($($value)+),
                }),+],
                chosen: |profile| match profile.$field.value {
                    $($($value)+ => $word,)+
                },
            },
        }
    };
}

/// All behaviours, in the order in which they are shown.
#[rustfmt::skip]
pub(super) static FIELDS: [Field; 16] = [
    choice!("exitWithoutFinish", EXIT_WITHOUT_FINISH, exit_without_finish:
        "finish" = [ExitWithoutFinish::Finish] EXIT_AS_FINISH,
        "keepOpen" = [ExitWithoutFinish::KeepOpen] EXIT_STAYS_OPEN,
        "abandon" = [ExitWithoutFinish::Abandon] EXIT_ABANDONS),
    choice!("entry", ENTRY, entry:
        "suspended" = [EntryRule::Suspended] ENTRY_RULE_SUSPENDED,
        "hasData" = [EntryRule::HasData] ENTRY_RULE_HAS_DATA),
    choice!("unsetStatus", UNSET_STATUS, unset_status:
        "completedOrBrowsed" = [UnsetStatus::CompletedOrBrowsed] UNSET_STATUS_COMPLETED_OR_BROWSED,
        "completed" = [UnsetStatus::Completed] UNSET_STATUS_COMPLETED,
        "incompleteOrBrowsed" = [UnsetStatus::IncompleteOrBrowsed] UNSET_STATUS_INCOMPLETE_OR_BROWSED),
    choice!("mastery", MASTERY, mastery:
        "unlessIncomplete" = [MasteryRule::UnlessIncomplete] MASTERY_RULE_UNLESS_INCOMPLETE,
        "always" = [MasteryRule::Always] MASTERY_RULE_ALWAYS,
        "onlyCompleted" = [MasteryRule::OnlyCompleted] MASTERY_RULE_ONLY_COMPLETED,
        "onlyUnset" = [MasteryRule::OnlyUnset] MASTERY_RULE_ONLY_UNSET,
        "never" = [MasteryRule::Never] MASTERY_RULE_NEVER),
    choice!("completedStatus", COMPLETION_IS_FINAL, completion_is_final:
        "canBeLowered" = [false] COMPLETION_IS_FINAL_NO,
        "final" = [true] COMPLETION_IS_FINAL_YES),
    choice!("completedRelaunch", COMPLETED_RELAUNCH, completed_relaunch:
        "asBefore" = [CompletedRelaunch::AsBefore] COMPLETED_RELAUNCH_AS_BEFORE,
        "noCredit" = [CompletedRelaunch::NoCredit] COMPLETED_RELAUNCH_NO_CREDIT,
        "review" = [CompletedRelaunch::Review] COMPLETED_RELAUNCH_REVIEW),
    choice!("recording", RECORDING, recording:
        "everyMode" = [Recording::EveryMode] RECORDING_EVERY_MODE,
        "normalMode" = [Recording::NormalMode] RECORDING_NORMAL_MODE),
    choice!("completedLocation", REINITIALIZES_LOCATION, reinitializes_location:
        "kept" = [false] REINITIALIZES_LOCATION_NO,
        "cleared" = [true] REINITIALIZES_LOCATION_YES),
    choice!("sessionStart", SESSION_START, session_start:
        "initialize" = [SessionStart::Initialize] SESSION_START_INITIALIZE,
        "anyCall" = [SessionStart::AnyCall] SESSION_START_ANY_CALL),
    choice!("acceptedValues", VALUE_CHECKING, value_checking:
        "checked" = [ValueChecking::Checked] VALUE_CHECKING_CHECKED,
        "any" = [ValueChecking::Any] VALUE_CHECKING_ANY),
    Field { key: "lengths", about: text::LIMITS, source: |profile| profile.limits.source, values: Values::Lengths },
    Field { key: "ranges", about: text::RANGES, source: |profile| profile.ranges.source, values: Values::Ranges },
    Field { key: "unsupported", about: text::UNSUPPORTED, source: |profile| profile.unsupported.source, values: Values::Elements },
    choice!("children", CHILDREN, children:
        "all" = [ChildrenList::All] CHILDREN_ALL,
        "supported" = [ChildrenList::Supported] CHILDREN_SUPPORTED),
    choice!("studentName", STUDENT_NAME, student_name:
        "lastFirst" = [StudentName::LastFirst] STUDENT_NAME_LAST_FIRST,
        "firstLast" = [StudentName::FirstLast] STUDENT_NAME_FIRST_LAST),
    choice!("studentId", STUDENT_ID, student_id:
        "identifier" = [StudentId::Identifier] STUDENT_ID_IDENTIFIER,
        "login" = [StudentId::Login] STUDENT_ID_LOGIN),
];

impl Field {
    /// The behaviour with this name in files.
    pub(super) fn named(key: &str) -> Option<&'static Self> {
        FIELDS.iter().find(|field| field.key == key)
    }

    /// What the LMS of a profile does.
    pub(super) fn does(&self, profile: &LmsProfile, language: Language) -> String {
        let to = text::TO.in_language(language);
        let parts: Vec<_> = match &self.values {
            Values::Choice { choices, chosen } => {
                let word = chosen(profile);
                let choice = choices.iter().find(|choice| choice.word == word);
                return choice.map_or_else(String::new, |choice| choice.does.in_language(language).to_owned());
            }
            Values::Lengths => {
                let limits = profile.limits.iter();
                limits
                    .map(|limit| format!("{} {}", limit.element, limit.length))
                    .collect()
            }
            Values::Ranges => {
                let ranges = profile.ranges.iter();
                ranges
                    .map(|range| format!("{} {} {to} {}", range.element, range.least, range.most))
                    .collect()
            }
            Values::Elements => profile.unsupported.value.clone(),
        };
        if parts.is_empty() {
            "–".to_owned()
        } else {
            parts.join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_and_words_are_unique_and_the_standards_come_first() {
        let keys: HashSet<_> = FIELDS.iter().map(|field| field.key).collect();
        assert_eq!(keys.len(), FIELDS.len());
        for field in &FIELDS {
            let Values::Choice { choices, chosen } = &field.values else {
                continue;
            };
            let words: HashSet<_> = choices.iter().map(|choice| choice.word).collect();
            assert_eq!(words.len(), choices.len(), "{}", field.key);
            assert_eq!(chosen(&LmsProfile::strict()), choices[0].word, "{}", field.key);
            for choice in *choices {
                let mut profile = LmsProfile::strict();
                (choice.choose)(&mut profile);
                assert_eq!(chosen(&profile), choice.word, "{}", field.key);
            }
        }
    }

    #[test]
    fn every_field_of_a_profile_is_a_behaviour() {
        let fields = serde_json::to_value(LmsProfile::strict()).unwrap();
        // All but the id and the name.
        assert_eq!(fields.as_object().unwrap().len() - 2, FIELDS.len());
    }
}
