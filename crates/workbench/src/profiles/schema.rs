//! The JSON schema of a profile's file, from the table of behaviours.

use locale::{Language, reference as text};
use scorm::profile::{
    LmsProfile,
    bounds::{self, MOST_LENGTH, RANGE_BOUNDS},
};
use serde_json::{Map, Value, json};

use super::{
    draft::{BEHAVIOURS, ELEMENT, LEAST, LENGTH, MOST, MOST_NAME, MOST_NOTE, NAME, NOTE},
    fields::{Choice, FIELDS, Field, Values},
    file::{FORMAT, SCHEMA, VERSION},
};

/// The schema, in JSON Schema 2020-12. What it cannot say: an element is in a list once, and a range does not end before it begins.
#[must_use]
pub fn schema() -> Value {
    let say = |text: locale::Text| text.in_language(Language::English);
    let behaviours: Map<_, _> = FIELDS
        .iter()
        .map(|field| (field.key.to_owned(), behaviour(field)))
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": say(text::PROFILE_SCHEMA),
        "description": say(text::PROFILE_SCHEMA_INTRO),
        "type": "object",
        "required": ["format", "version", NAME],
        "additionalProperties": false,
        "properties": {
            SCHEMA: { "type": "string" },
            "format": { "const": FORMAT },
            "version": { "const": VERSION },
            NAME: { "type": "string", "minLength": 1, "maxLength": MOST_NAME, "pattern": "\\S" },
            NOTE: { "type": "string", "maxLength": MOST_NOTE },
            BEHAVIOURS: { "type": "object", "additionalProperties": false, "properties": behaviours },
        },
    })
}

fn behaviour(field: &Field) -> Value {
    let about = field.about.in_language(Language::English);
    match &field.values {
        Values::Choice { choices, chosen } => json!({
            "description": about,
            "default": chosen(&LmsProfile::strict()),
            "oneOf": choices.iter().map(choice).collect::<Vec<_>>(),
        }),
        Values::Lengths => {
            let length = json!({ "type": "integer", "minimum": 1, "maximum": MOST_LENGTH });
            list(
                about,
                &item(
                    bounds::elements_with_length().map(|element| element.name),
                    &[(LENGTH, length)],
                ),
            )
        }
        Values::Ranges => {
            let bound = json!({ "type": "integer", "minimum": RANGE_BOUNDS.0, "maximum": RANGE_BOUNDS.1 });
            let names = bounds::elements_with_range().map(|element| element.name);
            list(about, &item(names, &[(LEAST, bound.clone()), (MOST, bound)]))
        }
        Values::Elements => list(about, &json!({ "enum": bounds::optional_names() })),
    }
}

fn choice(choice: &Choice) -> Value {
    json!({ "const": choice.word, "description": choice.does.in_language(Language::English) })
}

fn list(about: &str, items: &Value) -> Value {
    json!({ "description": about, "type": "array", "uniqueItems": true, "items": items })
}

/// An element with numbers.
fn item(elements: impl Iterator<Item = &'static str>, numbers: &[(&str, Value)]) -> Value {
    let mut properties = Map::new();
    properties.insert(ELEMENT.to_owned(), json!({ "enum": elements.collect::<Vec<_>>() }));
    properties.extend(
        numbers
            .iter()
            .map(|(name, schema)| ((*name).to_owned(), schema.clone())),
    );
    json!({
        "type": "object",
        "required": properties.keys().collect::<Vec<_>>(),
        "additionalProperties": false,
        "properties": properties,
    })
}
