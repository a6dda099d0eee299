//! Values in values, with their paths.

use std::{collections::HashMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};

use crate::{MOST_VALUE_BYTES, MOST_VALUES, Value};

/// A value, or values by number or name. JSON is read into it to 128 levels (serde_json's limit), and no decoder of ours
/// nests deeper, so recursion over it is bounded.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Null,
    Bool(bool),
    /// A number, or what has no types, as it is shown.
    Plain(String),
    /// A text where there are other types.
    Text(String),
    List(Vec<Node>),
    /// Names are unique.
    Map(Vec<(String, Node)>),
}

impl Node {
    pub(crate) fn plain(value: impl fmt::Display) -> Self {
        Self::Plain(value.to_string())
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Node> {
        match self {
            Self::Map(entries) => entries.iter().find(|(key, _)| key == name).map(|(_, node)| node),
            _ => None,
        }
    }

    pub(crate) fn has_all(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.get(name).is_some())
    }
}

/// The values of a tree with their paths, and whether some were left out.
pub(crate) fn values(root: &Node) -> (Vec<Value>, bool) {
    let mut walk = Walk::default();
    walk.node(root);
    (walk.values, walk.full)
}

#[derive(Default)]
struct Walk {
    path: String,
    values: Vec<Value>,
    bytes: usize,
    full: bool,
}

impl Walk {
    fn node(&mut self, node: &Node) {
        match node {
            Node::List(items) if !items.is_empty() => {
                for (index, item) in items.iter().enumerate() {
                    self.below(&format!("[{index}]"), item);
                }
            }
            Node::Map(entries) if !entries.is_empty() => {
                for (name, item) in entries {
                    self.below(&step(name, self.path.is_empty()), item);
                }
            }
            leaf => self.leaf(shown(leaf)),
        }
    }

    fn below(&mut self, step: &str, node: &Node) {
        if self.full {
            return;
        }
        let length = self.path.len();
        // A long name over many values would otherwise be written out for each.
        if self.bytes + length + step.len() > MOST_VALUE_BYTES {
            self.full = true;
            return;
        }
        self.path.push_str(step);
        self.node(node);
        self.path.truncate(length);
    }

    fn leaf(&mut self, value: String) {
        self.bytes += self.path.len() + value.len();
        if self.values.len() == MOST_VALUES || self.bytes > MOST_VALUE_BYTES {
            self.full = true;
            return;
        }
        self.values.push(Value {
            path: self.path.clone(),
            value,
        });
    }
}

/// A name in a path: after a dot if it is a plain word, else as a quoted text, so that no two paths are the same.
fn step(name: &str, is_first: bool) -> String {
    let is_plain = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$'));
    match (is_plain, is_first) {
        (true, true) => name.to_owned(),
        (true, false) => format!(".{name}"),
        (false, _) => format!("[{}]", quoted(name)),
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn shown(leaf: &Node) -> String {
    match leaf {
        Node::Null => "null".to_owned(),
        Node::Bool(value) => value.to_string(),
        Node::Plain(value) => value.clone(),
        Node::Text(text) if reads_as_json(text) => quoted(text),
        Node::Text(text) => text.clone(),
        Node::List(_) => "[]".to_owned(),
        Node::Map(_) => "{}".to_owned(),
    }
}

fn reads_as_json(text: &str) -> bool {
    let may =
        |byte: &u8| matches!(byte, b'-' | b'0'..=b'9' | b'"' | b't' | b'f' | b'n') || text == "[]" || text == "{}";
    text.as_bytes().first().is_some_and(may) && serde_json::from_str::<Node>(text).is_ok()
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        Ok(Node::plain(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::plain(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        Ok(Node::plain(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut map: Vec<(String, Node)> = Vec::new();
        let mut places = HashMap::new();
        while let Some((name, node)) = entries.next_entry::<String, Node>()? {
            // The last of equal names counts, as in a browser.
            match places.get(&name).and_then(|&place: &usize| map.get_mut(place)) {
                Some(entry) => entry.1 = node,
                None => {
                    places.insert(name.clone(), map.len());
                    map.push((name, node));
                }
            }
        }
        Ok(Node::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(json: &str) -> Vec<(String, String)> {
        let (values, full) = values(&serde_json::from_str(json).unwrap());
        assert!(!full);
        values.into_iter().map(|value| (value.path, value.value)).collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|&(a, b)| (a.to_owned(), b.to_owned())).collect()
    }

    #[test]
    fn paths_name_what_is_in_what() {
        assert_eq!(
            listed(r#"{"a":{"b c":[1,null,"x"]},"e":[],"f":{},"g":"","h":true}"#),
            pairs(&[
                ("a[\"b c\"][0]", "1"),
                ("a[\"b c\"][1]", "null"),
                ("a[\"b c\"][2]", "x"),
                ("e", "[]"),
                ("f", "{}"),
                ("g", ""),
                ("h", "true"),
            ])
        );
        assert_eq!(listed("3.5"), pairs(&[("", "3.5")]));
    }

    #[test]
    fn texts_differ_from_what_they_read_as() {
        assert_eq!(
            listed(r#"["1",1,"null","[]","1 page","\"q\""]"#),
            pairs(&[
                ("[0]", "\"1\""),
                ("[1]", "1"),
                ("[2]", "\"null\""),
                ("[3]", "\"[]\""),
                ("[4]", "1 page"),
                ("[5]", "\"\\\"q\\\"\""),
            ])
        );
    }

    #[test]
    fn names_that_look_like_paths_are_quoted() {
        assert_eq!(
            listed(r#"{"a.b":1,"a":{"b":2},"[0]":3,"":4,"a":{"b":5}}"#),
            pairs(&[("[\"a.b\"]", "1"), ("a.b", "5"), ("[\"[0]\"]", "3"), ("[\"\"]", "4")])
        );
    }

    #[test]
    fn values_are_limited_in_number_and_size() {
        let many = Node::List(vec![Node::Null; MOST_VALUES + 1]);
        let (listed, full) = values(&many);
        assert_eq!((listed.len(), full), (MOST_VALUES, true));
        let name = "n".repeat(MOST_VALUE_BYTES / 100);
        let wide = Node::Map(vec![(name, Node::List(vec![Node::Null; 1_000]))]);
        let (listed, full) = values(&wide);
        assert!(full && listed.len() < 101, "{}", listed.len());
    }
}
