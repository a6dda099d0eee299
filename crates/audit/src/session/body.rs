//! What the body of a request has in it: the names of its fields, and the learner's data.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use url::form_urlencoded;

use super::learner::{LearnerDatum, LearnerWords};

/// Maximum names of a body. Later ones are left out.
const MOST_NAMES: usize = 20;
/// Maximum characters of a field's name. In JSON longer ones are cut; in what may be a form they show that it is none.
const LONGEST_NAME: usize = 100;

/// The fields of what was sent: of JSON, of lines of JSON, or of a form. Another text is one value without a name. It may be cut:
/// its fields are those before the end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BodyFields {
    names: Vec<String>,
    values: Vec<String>,
}

impl BodyFields {
    /// Reads a body, in time in proportion to its length.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let text = after_packet_type(text);
        let mut fields = Self::default();
        let first = text.lines().next().unwrap_or_default();
        let is_of_lines = first.len() == text.len() || Self::default().add_json(first);
        // An object over several lines.
        if !is_of_lines && fields.add_json(text) {
            return fields;
        }
        if fields.names.is_empty() {
            fields.values.clear();
            text.lines().for_each(|line| fields.add_line(line));
        } else {
            fields.values.push(text.to_owned());
        }
        fields
    }

    /// The names of fields, in order: those of objects and, as `actor.mbox`, of the objects in these, but none below; those of a
    /// form. At most 20.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Which data of the learner its values have, plain or percent-encoded.
    #[must_use]
    pub fn learner_data(&self, learner: &LearnerWords) -> Vec<LearnerDatum> {
        learner.found_in(&self.values)
    }

    fn add_line(&mut self, line: &str) {
        let known = (self.names.len(), self.values.len());
        if self.add_json(line) {
            return;
        }
        if known.0 == self.names.len() {
            self.values.truncate(known.1);
            if self.add_form(line) {
                return;
            }
        }
        self.values.push(line.to_owned());
    }

    /// Adds the fields of a JSON value. Returns whether the text is one; else those of its beginning are added.
    fn add_json(&mut self, text: &str) -> bool {
        let mut json = serde_json::Deserializer::from_str(text);
        let read = JsonFields {
            fields: self,
            parent: None,
            depth: 0,
        }
        .deserialize(&mut json);
        read.and_then(|()| json.end()).is_ok()
    }

    /// Adds the fields of a form. Returns whether the text is one.
    fn add_form(&mut self, text: &str) -> bool {
        let is_form = text.contains('=')
            && text.split('&').all(|field| {
                let name = field.split('=').next().unwrap_or_default();
                let is_name = |byte: u8| byte.is_ascii_graphic() && !b"\"'<>{}\\,;:".contains(&byte);
                (!name.is_empty() || field.is_empty()) && name.len() <= LONGEST_NAME && name.bytes().all(is_name)
            });
        if is_form {
            for (name, value) in form_urlencoded::parse(text.as_bytes()) {
                self.add_name(&name);
                self.values.push(value.into_owned());
            }
        }
        is_form
    }

    fn add_name(&mut self, name: &str) {
        if self.names.len() < MOST_NAMES && !name.is_empty() && !self.names.iter().any(|known| known == name) {
            self.names.push(name.to_owned());
        }
    }
}

/// A message without the number that Socket.IO puts before its JSON.
fn after_packet_type(text: &str) -> &str {
    let json = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if json.starts_with(['{', '[']) { json } else { text }
}

/// Adds the fields of a JSON value as it is read, so that those before a fault are there.
struct JsonFields<'a> {
    fields: &'a mut BodyFields,
    /// The name of the field that the value belongs to.
    parent: Option<&'a str>,
    /// How many objects it is in.
    depth: u8,
}

impl<'de> DeserializeSeed<'de> for JsonFields<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for JsonFields<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.fields.values.push(value.to_string());
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.fields.values.push(value.to_string());
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.fields.values.push(value.to_owned());
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<(), A::Error> {
        let Self { fields, parent, depth } = self;
        loop {
            let value = JsonFields {
                fields: &mut *fields,
                parent,
                depth,
            };
            if values.next_element_seed(value)?.is_none() {
                return Ok(());
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { fields, parent, depth } = self;
        while let Some(key) = map.next_key::<String>()? {
            if depth > 1 {
                map.next_value_seed(JsonFields {
                    fields: &mut *fields,
                    parent: None,
                    depth,
                })?;
                continue;
            }
            let key: String = key.chars().take(LONGEST_NAME).collect();
            let name = match parent {
                Some(parent) => format!("{parent}.{key}"),
                None => key,
            };
            if depth == 1 {
                fields.add_name(&name);
            }
            let read = map.next_value_seed(JsonFields {
                fields: &mut *fields,
                parent: Some(&name),
                depth: depth + 1,
            });
            // The names in it say more.
            let has_names = |known: &String| known.strip_prefix(&name).is_some_and(|rest| rest.starts_with('.'));
            if depth == 0 && !fields.names.iter().any(has_names) {
                fields.add_name(&name);
            }
            read?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use scorm::rte::Launch;

    use super::*;

    fn camille() -> LearnerWords {
        LearnerWords::of(&Launch {
            student_id: "learner-1".to_owned(),
            student_name: "Martin, Camille".to_owned(),
            ..Launch::default()
        })
    }

    #[test]
    fn names_are_those_of_objects_forms_and_lines() {
        for (text, expected) in [
            (r#"{"user":"x","page":4,"user":"y"}"#, "user page"),
            (
                r#"[{"actor":{"mbox":"m","account":{"name":"n"}},"verb":{"id":"v"},"object":{}},{"actor":{"mbox":""}}]"#,
                "actor.mbox actor.account verb.id object",
            ),
            ("{\n  \"a\": [1, {\"b\": 2}],\n  \"c\": null\n}", "a.b c"),
            ("{\"a\":1}\n{\"b\":{\"c\":2}}\n", "a b.c"),
            // Cut in a value, and in a name.
            (r#"{"actor":{"mbox":"mailto:learner-1@x.exam"#, "actor.mbox"),
            (r#"{"actor":"Camille","ver"#, "actor"),
            (r#"42["event",{"id":1}]"#, "id"),
            ("v=2&tid=G-1&uid=learner-1&user%5Bname%5D=x", "v tid uid user[name]"),
            ("en=page_view&_et=3\r\nen=scroll&epn.percent=90", "en _et epn.percent"),
            ("q=a=b&flag&=", ""),
            ("q=a=b&flag&", "q flag"),
            ("Camille Martin = 5", ""),
            ("<statement name=\"x\">y</statement>", ""),
            ("12", ""),
            ("null", ""),
            ("", ""),
        ] {
            assert_eq!(BodyFields::read(text).names().join(" "), expected, "{text}");
        }
    }

    #[test]
    fn the_learner_is_found_in_values() {
        use LearnerDatum::{Identifier, Name};
        for (text, expected) in [
            (
                r#"{"actor":{"name":"Camille Martin","account":{"name":"learner-1"}}}"#,
                vec![Identifier, Name],
            ),
            (r#"{"first":"Camille","last":"Martin"}"#, vec![Name]),
            (r#"{"a":"{\"id\":\"learner-1\"}"}"#, vec![Identifier]),
            ("uid=learner%2D1&page=2", vec![Identifier]),
            ("content=%7B%22name%22%3A%22Martin%2C+Camille%22%7D", vec![Name]),
            ("learner-1 has opened the course", vec![Identifier]),
            // Cut.
            (r#"{"id":"x","text":"by learner-1, who"#, vec![Identifier]),
            // Neither names of fields nor parts of two values.
            (r#"{"learner-1":true}"#, vec![]),
            (r#"{"a":"learner","b":1}"#, vec![]),
            ("a=learner&b=1", vec![]),
            ("id=learner-12", vec![]),
        ] {
            assert_eq!(BodyFields::read(text).learner_data(&camille()), expected, "{text}");
        }
    }

    #[test]
    fn a_deep_or_wide_body_is_read_as_far_as_it_goes() {
        let deep = format!(r#"{{"user":{{"id":"learner-1"}},"a":{}"#, r#"{"a":["#.repeat(1_000));
        let fields = BodyFields::read(&deep);
        assert_eq!(fields.names().join(" "), "user.id a.a");
        assert_eq!(fields.learner_data(&camille()), [LearnerDatum::Identifier]);
        let names: Vec<_> = (0..1_000).map(|name| format!("\"n{name}\":0")).collect();
        let wide = BodyFields::read(&format!("{{{}}}", names.join(",")));
        assert_eq!(wide.names().len(), MOST_NAMES);
    }

    proptest! {
        #[test]
        fn no_body_is_too_much(
            text in r#"([\[{}\],:"\\\n&=%0-9a-c .é]|\[\[\[|\{"a":|learner-1|Camille Martin){0,400}"#,
        ) {
            let fields = BodyFields::read(&text);
            prop_assert!(fields.names().len() <= MOST_NAMES);
            prop_assert!(fields.names().iter().all(|name| name.chars().count() <= 2 * LONGEST_NAME + 1));
            // What it keeps is in proportion to what it has read.
            prop_assert!(fields.values.iter().map(String::len).sum::<usize>() <= 4 * text.len());
            let _ = fields.learner_data(&camille());
        }
    }
}
