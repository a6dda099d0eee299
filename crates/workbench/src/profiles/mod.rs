//! The LMS profiles in people's words: what each behaviour is about, what the LMS does, and where that is known from; and the
//! profiles that users make. What a behaviour *is* stands in `scorm::profile`.

mod draft;
mod fault;
mod fields;
pub mod file;
mod form;
mod names;
pub mod schema;

use scorm::profile::{LmsProfile, profiles};
use serde::Serialize;

use locale::Language;

use self::fields::FIELDS;
pub(crate) use self::names::{free_id, free_name, is_taken, title_of_copy};
pub use self::{
    draft::{BehaviourValue, MOST_NAME, MOST_NOTE, OwnProfile, ProfileDraft},
    fault::{ElementFault, JsonType, ProfileFault},
    form::{BehaviourForm, BehaviourInput, ChoiceForm, LengthForm, ProfileForm, RangeForm},
    names::name,
};

/// The most profiles of users that a library has: each session is replayed on every one of them for its report.
pub const MOST_OWN: u32 = 20;

/// An LMS profile as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProfileDetails {
    /// Its identity.
    pub id: String,
    /// What people call the LMS.
    pub name: String,
    /// Whether it is the user's own: it can be changed and deleted.
    pub own: bool,
    /// What the user wrote about it.
    pub note: String,
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
    /// Where that is known from; blank in a profile of the user's own.
    pub source: String,
    /// Whether the standard says otherwise.
    pub differs: bool,
}

/// Where a profile of the user's own is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ProfileUse {
    /// For launches of so many courses.
    pub courses: u32,
    /// Whether it is the one of courses whose launch options were not changed.
    pub is_default: bool,
}

impl ProfileDetails {
    /// A profile that ships.
    #[must_use]
    pub fn of_shipped(profile: &LmsProfile, language: Language) -> Self {
        Self {
            id: profile.id.clone(),
            name: name(&profile.id, "", language),
            own: false,
            note: String::new(),
            behaviours: behaviours(profile, language),
        }
    }

    /// One of the user's own, with the note on it.
    #[must_use]
    pub fn of_own(profile: &LmsProfile, note: &str, language: Language) -> Self {
        Self {
            id: profile.id.clone(),
            name: profile.name.clone(),
            own: true,
            note: note.to_owned(),
            behaviours: behaviours(profile, language),
        }
    }
}

/// The profiles that ship, the strict one first.
#[must_use]
pub fn shipped(language: Language) -> Vec<ProfileDetails> {
    let profiles = profiles();
    let details = |profile| ProfileDetails::of_shipped(profile, language);
    profiles.iter().map(details).collect()
}

fn behaviours(profile: &LmsProfile, language: Language) -> Vec<Behaviour> {
    let strict = LmsProfile::strict();
    let behaviour = |field: &fields::Field| {
        let does = field.does(profile, language);
        Behaviour {
            about: field.about.in_language(language).to_owned(),
            differs: does != field.does(&strict, language),
            does,
            source: (field.source)(profile).to_owned(),
        }
    };
    FIELDS.iter().map(behaviour).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_source() {
        for profile in shipped(Language::English) {
            for behaviour in &profile.behaviours {
                assert!(!behaviour.source.is_empty(), "{}: {}", profile.id, behaviour.about);
            }
        }
    }

    #[test]
    fn a_profile_stands_for_a_behaviour_of_its_own() {
        for language in [Language::English, Language::French] {
            for profile in shipped(language) {
                let differs = profile.behaviours.iter().any(|behaviour| behaviour.differs);
                assert_eq!(differs, profile.id != "strict", "{}", profile.id);
            }
        }
    }
}
