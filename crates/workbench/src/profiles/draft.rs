//! A profile as a user writes it, in a form or a file, and how it becomes one: each field is compared with the table of
//! behaviours and its bounds, and the first that is wrong is named.

use std::collections::{BTreeMap, HashSet};

use scorm::profile::{
    ElementLimit, ElementRange, LmsProfile,
    bounds::{self, MOST_LENGTH, RANGE_BOUNDS},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{
    fault::{ElementFault, JsonType, ProfileFault},
    fields::{FIELDS, Field, Values, own},
};

/// The most characters of a profile's name.
pub const MOST_NAME: usize = 60;
/// The most characters of a profile's note.
pub const MOST_NOTE: usize = 1_000;

/// The fields of a profile.
pub(super) const NAME: &str = "name";
pub(super) const NOTE: &str = "note";
pub(super) const BEHAVIOURS: &str = "behaviours";
/// Those of what is in its lists.
pub(super) const ELEMENT: &str = "element";
pub(super) const LENGTH: &str = "length";
pub(super) const LEAST: &str = "least";
pub(super) const MOST: &str = "most";

/// A profile of a user's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnProfile {
    /// How the LMS behaves. Its id is blank until the library has given it one.
    pub profile: LmsProfile,
    /// What the user wrote about it, such as where it is known from.
    pub note: String,
}

/// A profile as a form gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProfileDraft {
    /// What people call the LMS.
    pub name: String,
    /// What the user writes about it.
    pub note: String,
    /// What it does, by the names of the behaviours in files. Those that are not there are the standard's.
    pub behaviours: BTreeMap<String, BehaviourValue>,
}

/// The value of a behaviour in a form or a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(untagged)]
pub enum BehaviourValue {
    /// The word of a choice.
    Choice(String),
    /// Elements that are left out.
    Elements(Vec<String>),
    /// Elements with the most characters that they take.
    Lengths(Vec<ElementLimit>),
    /// Elements with the least and the most that they take.
    Ranges(Vec<ElementRange>),
}

impl OwnProfile {
    /// The profile that a form gives.
    ///
    /// # Errors
    /// The first field that is wrong.
    pub fn from_draft(draft: &ProfileDraft) -> Result<Self, ProfileFault> {
        match serde_json::to_value(draft) {
            Ok(Value::Object(fields)) => Self::from_fields(&fields),
            _ => Err(ProfileFault::NotAProfile),
        }
    }

    /// It as a form shows it, with every behaviour.
    #[must_use]
    pub fn to_draft(&self) -> ProfileDraft {
        let behaviours = FIELDS
            .iter()
            .map(|field| (field.key.to_owned(), value_of(field, &self.profile)));
        ProfileDraft {
            name: self.profile.name.clone(),
            note: self.note.clone(),
            behaviours: behaviours.collect(),
        }
    }

    /// The profile that the fields of a file are; what is not there is the standard's.
    pub(super) fn from_fields(fields: &Map<String, Value>) -> Result<Self, ProfileFault> {
        only(fields, &[NAME, NOTE, BEHAVIOURS], "")?;
        let mut profile = LmsProfile {
            id: String::new(),
            name: name(fields)?,
            ..LmsProfile::strict()
        };
        let note = match fields.get(NOTE) {
            Some(note) => text(note, NOTE, MOST_NOTE, |c| c != '\n')?.to_owned(),
            None => String::new(),
        };
        let none = Map::new();
        let behaviours = match fields.get(BEHAVIOURS) {
            Some(behaviours) => object(behaviours, BEHAVIOURS)?,
            None => &none,
        };
        for (key, value) in behaviours {
            let path = format!("{BEHAVIOURS}.{key}");
            let Some(field) = Field::named(key) else {
                return Err(ProfileFault::UnknownField { field: path });
            };
            set(field, &mut profile, value, &path)?;
        }
        Ok(Self { profile, note })
    }
}

/// What a behaviour of a profile is.
fn value_of(field: &Field, profile: &LmsProfile) -> BehaviourValue {
    match &field.values {
        Values::Choice { chosen, .. } => BehaviourValue::Choice(chosen(profile).to_owned()),
        Values::Lengths => BehaviourValue::Lengths(profile.limits.value.clone()),
        Values::Ranges => BehaviourValue::Ranges(profile.ranges.value.clone()),
        Values::Elements => BehaviourValue::Elements(profile.unsupported.value.clone()),
    }
}

/// Gives a behaviour to a profile.
fn set(field: &Field, profile: &mut LmsProfile, value: &Value, path: &str) -> Result<(), ProfileFault> {
    match &field.values {
        Values::Choice { choices, .. } => {
            let word = word(value, path)?;
            let choice = choices.iter().find(|choice| choice.word == word);
            let unknown = || ProfileFault::UnknownValue {
                field: path.to_owned(),
                allowed: choices.iter().map(|choice| choice.word.to_owned()).collect(),
            };
            (choice.ok_or_else(unknown)?.choose)(profile);
        }
        Values::Lengths => profile.limits = own(lengths(value, path)?),
        Values::Ranges => profile.ranges = own(ranges(value, path)?),
        Values::Elements => profile.unsupported = own(elements(value, path)?),
    }
    Ok(())
}

fn lengths(value: &Value, path: &str) -> Result<Vec<ElementLimit>, ProfileFault> {
    let mut listed = Listed::default();
    items(value, path)?
        .map(|(path, item)| {
            let fields = object(item, &path)?;
            only(fields, &[ELEMENT, LENGTH], &path)?;
            let has_length = |name: &str| bounds::elements_with_length().any(|element| element.name == name);
            let element = listed.element(fields, &path, ElementFault::NoLength, has_length)?;
            let most = i32::try_from(MOST_LENGTH).unwrap_or(i32::MAX);
            let length = number(fields, LENGTH, &path, (1, most))?;
            Ok(ElementLimit {
                element,
                length: length.unsigned_abs(),
            })
        })
        .collect()
}

fn ranges(value: &Value, path: &str) -> Result<Vec<ElementRange>, ProfileFault> {
    let mut listed = Listed::default();
    items(value, path)?
        .map(|(path, item)| {
            let fields = object(item, &path)?;
            only(fields, &[ELEMENT, LEAST, MOST], &path)?;
            let has_range = |name: &str| bounds::elements_with_range().any(|element| element.name == name);
            let element = listed.element(fields, &path, ElementFault::NoNumber, has_range)?;
            let least = number(fields, LEAST, &path, RANGE_BOUNDS)?;
            let most = number(fields, MOST, &path, RANGE_BOUNDS)?;
            if least > most {
                return Err(ProfileFault::EmptyRange { field: path });
            }
            Ok(ElementRange { element, least, most })
        })
        .collect()
}

fn elements(value: &Value, path: &str) -> Result<Vec<String>, ProfileFault> {
    let optional = bounds::optional_names();
    let mut listed = Listed::default();
    items(value, path)?
        .map(|(path, item)| {
            let name = word(item, &path)?;
            listed.name(name, &path, ElementFault::NotOptional, |name| optional.contains(&name))
        })
        .collect()
}

/// The names that a list has so far.
#[derive(Default)]
struct Listed<'a>(HashSet<&'a str>);

impl<'a> Listed<'a> {
    /// The element of an item.
    fn element(
        &mut self,
        fields: &'a Map<String, Value>,
        path: &str,
        why: ElementFault,
        is_possible: impl Fn(&str) -> bool,
    ) -> Result<String, ProfileFault> {
        let path = format!("{path}.{ELEMENT}");
        let name = word(required(fields, ELEMENT, &path)?, &path)?;
        self.name(name, &path, why, is_possible)
    }

    fn name(
        &mut self,
        name: &'a str,
        path: &str,
        why: ElementFault,
        is_possible: impl Fn(&str) -> bool,
    ) -> Result<String, ProfileFault> {
        let field = path.to_owned();
        if !is_possible(name) {
            Err(ProfileFault::Element { field, why })
        } else if self.0.insert(name) {
            Ok(name.to_owned())
        } else {
            Err(ProfileFault::Repeated { field })
        }
    }
}

/// The items of a list, each with its path.
fn items<'a>(value: &'a Value, path: &str) -> Result<impl Iterator<Item = (String, &'a Value)>, ProfileFault> {
    let items = value.as_array().ok_or_else(|| wrong_type(path, JsonType::List))?;
    Ok(items
        .iter()
        .enumerate()
        .map(move |(at, item)| (format!("{path}[{at}]"), item)))
}

fn object<'a>(value: &'a Value, path: &str) -> Result<&'a Map<String, Value>, ProfileFault> {
    value.as_object().ok_or_else(|| wrong_type(path, JsonType::Object))
}

fn word<'a>(value: &'a Value, path: &str) -> Result<&'a str, ProfileFault> {
    value.as_str().ok_or_else(|| wrong_type(path, JsonType::Text))
}

fn wrong_type(path: &str, expected: JsonType) -> ProfileFault {
    ProfileFault::WrongType {
        field: path.to_owned(),
        expected,
    }
}

/// A field that must be there; `path` is its own.
fn required<'a>(fields: &'a Map<String, Value>, name: &str, path: &str) -> Result<&'a Value, ProfileFault> {
    let missing = || ProfileFault::MissingField { field: path.to_owned() };
    fields.get(name).ok_or_else(missing)
}

/// Refuses fields that there are not.
fn only(fields: &Map<String, Value>, known: &[&str], path: &str) -> Result<(), ProfileFault> {
    match fields.keys().find(|key| !known.contains(&key.as_str())) {
        None => Ok(()),
        Some(key) if path.is_empty() => Err(ProfileFault::UnknownField { field: key.clone() }),
        Some(key) => Err(ProfileFault::UnknownField {
            field: format!("{path}.{key}"),
        }),
    }
}

/// A whole number within bounds.
fn number(fields: &Map<String, Value>, name: &str, path: &str, bounds: (i32, i32)) -> Result<i32, ProfileFault> {
    let path = format!("{path}.{name}");
    let value = required(fields, name, &path)?;
    if !value.is_i64() && !value.is_u64() {
        return Err(wrong_type(&path, JsonType::Number));
    }
    let number = value.as_i64().and_then(|number| i32::try_from(number).ok());
    let (least, most) = bounds;
    number
        .filter(|number| (least..=most).contains(number))
        .ok_or(ProfileFault::OutOfRange {
            field: path,
            least,
            most,
        })
}

fn name(fields: &Map<String, Value>) -> Result<String, ProfileFault> {
    let name = text(required(fields, NAME, NAME)?, NAME, MOST_NAME, |_| true)?;
    if name.is_empty() {
        return Err(ProfileFault::Blank { field: NAME.to_owned() });
    }
    Ok(name.to_owned())
}

/// A text of at most `most` characters without blanks around it, of whose control characters only those are refused that
/// `is_refused` is true for.
fn text<'a>(
    value: &'a Value,
    path: &str,
    most: usize,
    is_refused: impl Fn(char) -> bool,
) -> Result<&'a str, ProfileFault> {
    let text = word(value, path)?.trim();
    let field = path.to_owned();
    if text.chars().nth(most).is_some() {
        let most = u32::try_from(most).unwrap_or(u32::MAX);
        return Err(ProfileFault::TooLong { field, most });
    }
    if text.chars().any(|c| c.is_control() && is_refused(c)) {
        return Err(ProfileFault::ControlCharacters { field });
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use scorm::profile::profiles;
    use serde_json::json;

    use super::*;

    fn read(value: &Value) -> Result<OwnProfile, ProfileFault> {
        OwnProfile::from_fields(value.as_object().unwrap())
    }

    fn field(name: &str) -> String {
        name.to_owned()
    }

    #[test]
    fn what_ships_is_written_and_read_as_it_was() {
        for shipped in profiles() {
            let own = OwnProfile {
                profile: shipped.clone(),
                note: "a\nb".to_owned(),
            };
            let read = OwnProfile::from_draft(&own.to_draft()).unwrap();
            assert_eq!(read.to_draft(), own.to_draft());
            assert_eq!(
                serde_json::to_value(LmsProfile {
                    id: shipped.id.clone(),
                    ..read.profile
                })
                .unwrap(),
                serde_json::to_value(&shipped).unwrap()
            );
        }
    }

    #[test]
    fn what_is_not_said_is_the_standards() {
        let own = read(&json!({ "name": " Acme " })).unwrap();
        assert_eq!((own.profile.name.as_str(), own.note.as_str()), ("Acme", ""));
        assert_eq!(own.profile.mastery, LmsProfile::strict().mastery);
    }

    #[test]
    fn the_field_that_is_wrong_is_named() {
        let with = |behaviours: Value| json!({ "name": "Acme", "behaviours": behaviours });
        let length = |length: Value| with(json!({ "lengths": [{ "element": "cmi.suspend_data", "length": length }] }));
        let outside = |name: &str, (least, most): (i32, i32)| ProfileFault::OutOfRange {
            field: field(name),
            least,
            most,
        };
        let (at, lengths) = ("behaviours.lengths[0].length", (1, 65_536));
        let range = |least: i64, most: i64| {
            let element = "cmi.interactions.n.weighting";
            with(json!({ "ranges": [{ "element": element, "least": least, "most": most }] }))
        };
        let element = |name: &str, why| ProfileFault::Element {
            field: field(name),
            why,
        };
        let cases = [
            (json!({}), ProfileFault::MissingField { field: field("name") }),
            (json!({ "name": "\t " }), ProfileFault::Blank { field: field("name") }),
            (json!({ "name": 7 }), wrong_type("name", JsonType::Text)),
            (
                json!({ "name": "é".repeat(61) }),
                ProfileFault::TooLong {
                    field: field("name"),
                    most: 60,
                },
            ),
            (
                json!({ "name": "a\nb" }),
                ProfileFault::ControlCharacters { field: field("name") },
            ),
            (
                json!({ "name": "Acme", "note": "n".repeat(1_001) }),
                ProfileFault::TooLong {
                    field: field("note"),
                    most: 1_000,
                },
            ),
            (
                json!({ "name": "Acme", "note": "\u{7}" }),
                ProfileFault::ControlCharacters { field: field("note") },
            ),
            (
                json!({ "name": "Acme", "id": "x" }),
                ProfileFault::UnknownField { field: field("id") },
            ),
            (with(json!([])), wrong_type("behaviours", JsonType::Object)),
            (
                with(json!({ "colour": "blue" })),
                ProfileFault::UnknownField {
                    field: field("behaviours.colour"),
                },
            ),
            (
                with(json!({ "entry": true })),
                wrong_type("behaviours.entry", JsonType::Text),
            ),
            (
                with(json!({ "entry": "Suspended" })),
                ProfileFault::UnknownValue {
                    field: field("behaviours.entry"),
                    allowed: vec!["suspended".to_owned(), "hasData".to_owned()],
                },
            ),
            (
                with(json!({ "lengths": "all" })),
                wrong_type("behaviours.lengths", JsonType::List),
            ),
            (
                with(json!({ "lengths": [1] })),
                wrong_type("behaviours.lengths[0]", JsonType::Object),
            ),
            (
                with(json!({ "lengths": [{ "element": "cmi.comments", "length": 9, "unit": "KiB" }] })),
                ProfileFault::UnknownField {
                    field: field("behaviours.lengths[0].unit"),
                },
            ),
            (
                with(json!({ "lengths": [{ "element": "cmi.comments" }] })),
                ProfileFault::MissingField { field: field(at) },
            ),
            (
                with(json!({ "lengths": [{ "length": 9 }] })),
                ProfileFault::MissingField {
                    field: field("behaviours.lengths[0].element"),
                },
            ),
            (
                with(json!({ "lengths": [{ "element": "cmi.core.exit", "length": 9 }] })),
                element("behaviours.lengths[0].element", ElementFault::NoLength),
            ),
            (
                with(
                    json!({ "lengths": [{ "element": "cmi.comments", "length": 9 }, { "element": "cmi.comments", "length": 9 }] }),
                ),
                ProfileFault::Repeated {
                    field: field("behaviours.lengths[1].element"),
                },
            ),
            (length(json!("many")), wrong_type(at, JsonType::Number)),
            (length(json!(9.5)), wrong_type(at, JsonType::Number)),
            (length(json!(0)), outside(at, lengths)),
            (length(json!(65_537)), outside(at, lengths)),
            (length(json!(u64::MAX)), outside(at, lengths)),
            (
                range(2, 1),
                ProfileFault::EmptyRange {
                    field: field("behaviours.ranges[0]"),
                },
            ),
            (range(-32_769, 1), outside("behaviours.ranges[0].least", RANGE_BOUNDS)),
            (range(0, 32_768), outside("behaviours.ranges[0].most", RANGE_BOUNDS)),
            (
                with(json!({ "ranges": [{ "element": "cmi.suspend_data", "least": 0, "most": 1 }] })),
                element("behaviours.ranges[0].element", ElementFault::NoNumber),
            ),
            (
                with(json!({ "unsupported": ["cmi.comments", "cmi.core.exit"] })),
                element("behaviours.unsupported[1]", ElementFault::NotOptional),
            ),
            (
                with(json!({ "unsupported": ["cmi.interactions.0.id"] })),
                element("behaviours.unsupported[0]", ElementFault::NotOptional),
            ),
        ];
        for (value, fault) in cases {
            assert_eq!(read(&value), Err(fault), "{value}");
        }
    }

    /// Any JSON that is not nested deep.
    fn json() -> impl Strategy<Value = Value> {
        let names: Vec<_> = [NAME, NOTE, BEHAVIOURS, ELEMENT, LENGTH, LEAST, MOST, "format"]
            .into_iter()
            .chain(FIELDS.iter().map(|field| field.key))
            .collect();
        let words = prop::sample::select(vec![
            "Acme",
            "finish",
            "any",
            "cmi.comments",
            "cmi.suspend_data",
            "\u{202e}",
            "",
        ]);
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            (0i64..5_000).prop_map(Value::from),
            words.prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 64, 8, move |inner| {
            let name = prop::sample::select(names.clone()).prop_map(str::to_owned);
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map(name, inner, 0..8).prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        /// What is taken is written and read as the same; the rest is refused with the field, in words.
        #[test]
        fn any_fields_are_taken_or_refused(value in json()) {
            let Value::Object(mut fields) = value else { return Ok(()) };
            fields.entry(NAME).or_insert_with(|| "Acme".into());
            match OwnProfile::from_fields(&fields) {
                Ok(own) => {
                    let again = OwnProfile::from_draft(&own.to_draft()).map(|own| own.to_draft());
                    prop_assert_eq!(again, Ok(own.to_draft()));
                }
                Err(fault) => prop_assert!(fault.field().is_some()),
            }
        }
    }
}
