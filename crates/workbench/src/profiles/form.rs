//! The form of a profile: what can be chosen of each behaviour, in words.

use locale::Language;
use scorm::{
    cmi::{Element, ValueLimit},
    profile::{
        LmsProfile,
        bounds::{self, MOST_LENGTH, RANGE_BOUNDS},
    },
};
use serde::Serialize;

use super::{
    draft::{MOST_NAME, MOST_NOTE, OwnProfile, ProfileDraft},
    fields::{FIELDS, Field, Values},
};

/// A profile in a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ProfileForm {
    /// What is in it at first.
    pub draft: ProfileDraft,
    /// The most characters of the name.
    pub most_name: u32,
    /// The most characters of the note.
    pub most_note: u32,
    /// The behaviours, in a fixed order.
    pub behaviours: Vec<BehaviourForm>,
}

/// A behaviour in a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BehaviourForm {
    /// Its name in files and drafts.
    pub key: String,
    /// What it is about.
    pub about: String,
    /// What can be chosen.
    pub input: BehaviourInput,
}

/// What can be chosen of a behaviour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum BehaviourInput {
    /// One of these.
    Choice {
        /// All that there are.
        choices: Vec<ChoiceForm>,
        /// The word of the standard's.
        standard: String,
    },
    /// Elements, each with the most characters that it takes.
    Lengths {
        /// All that there are.
        elements: Vec<LengthForm>,
        /// The most characters that can be chosen.
        most: u32,
    },
    /// Elements, each with the least and the most that it takes.
    Ranges {
        /// All that there are.
        elements: Vec<RangeForm>,
        /// The least number that can be chosen.
        least: i32,
        /// The most.
        most: i32,
    },
    /// Elements that are left out.
    Elements {
        /// All that there are.
        elements: Vec<String>,
    },
}

/// A value of a behaviour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChoiceForm {
    /// What it is called in files and drafts.
    pub word: String,
    /// What the LMS does.
    pub does: String,
}

/// An element whose length is limited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LengthForm {
    /// Its name.
    pub element: String,
    /// The most characters that the standard gives it.
    pub standard: u32,
}

/// An element that takes numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RangeForm {
    /// Its name.
    pub element: String,
    /// The least that it takes by the standard; none where that is not limited.
    pub least: Option<i32>,
    /// The most.
    pub most: Option<i32>,
}

impl ProfileForm {
    /// The form of a profile.
    #[must_use]
    pub fn new(profile: &OwnProfile, language: Language) -> Self {
        let within = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let behaviour = |field: &Field| BehaviourForm {
            key: field.key.to_owned(),
            about: field.about.in_language(language).to_owned(),
            input: BehaviourInput::new(field, language),
        };
        Self {
            draft: profile.to_draft(),
            most_name: within(MOST_NAME),
            most_note: within(MOST_NOTE),
            behaviours: FIELDS.iter().map(behaviour).collect(),
        }
    }
}

impl BehaviourInput {
    fn new(field: &Field, language: Language) -> Self {
        match &field.values {
            Values::Choice { choices, chosen } => Self::Choice {
                choices: choices
                    .iter()
                    .map(|choice| ChoiceForm {
                        word: choice.word.to_owned(),
                        does: choice.does.in_language(language).to_owned(),
                    })
                    .collect(),
                standard: chosen(&LmsProfile::strict()).to_owned(),
            },
            Values::Lengths => Self::Lengths {
                elements: bounds::elements_with_length().filter_map(length).collect(),
                most: MOST_LENGTH,
            },
            Values::Ranges => Self::Ranges {
                elements: bounds::elements_with_range().map(range).collect(),
                least: RANGE_BOUNDS.0,
                most: RANGE_BOUNDS.1,
            },
            Values::Elements => Self::Elements {
                elements: bounds::optional_names().into_iter().map(str::to_owned).collect(),
            },
        }
    }
}

fn length(element: &Element) -> Option<LengthForm> {
    match element.limit {
        ValueLimit::Length(standard) => Some(LengthForm {
            element: element.name.to_owned(),
            standard,
        }),
        _ => None,
    }
}

fn range(element: &Element) -> RangeForm {
    let (least, most) = match element.limit {
        ValueLimit::Range(least, most) => (Some(least), Some(most)),
        _ => (None, None),
    };
    RangeForm {
        element: element.name.to_owned(),
        least,
        most,
    }
}
