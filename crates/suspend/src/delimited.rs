//! Texts that are only separated: keys with values, and values alone. Each is read only if nothing else in it speaks against it.

use std::collections::HashMap;

use crate::{
    Layer,
    inside::{Found, Inside},
    peel,
    tree::Node,
};

/// What stands between pairs, and what between a key and its value. `###` and `$$` are those of SCORM Driver
/// (`DATA_CHUNK_PAIR_SEPARATOR`, seen in 7.7.0).
const PAIRS: [(&str, &str); 8] = [
    ("###", "$$"),
    ("&", "="),
    ("|", "="),
    (";", "="),
    ("\n", "="),
    (",", "="),
    ("|", ":"),
    (";", ":"),
];

/// What stands between values.
const SEPARATORS: [char; 5] = ['|', ';', '~', '^', ','];

/// The longest key.
const MOST_KEY_BYTES: usize = 64;

/// The longest value of a list.
const MOST_ITEM_BYTES: usize = 256;

/// Keys with values. Values without a key, such as the third one of `viewed=1,2|lastviewedslide=2|0#2##`, have their number.
pub(crate) fn pairs(text: &str) -> Option<Found> {
    let text = text.trim_end();
    let splits = PAIRS
        .iter()
        .filter_map(|&(between, within)| split(text, between, within));
    // The first of those that find the most.
    let found = splits.reduce(|best, next| if next.len() > best.len() { next } else { best })?;
    let mut layers = vec![Layer::Pairs];
    let mut has_encoding = false;
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut entries: Vec<(String, Node)> = Vec::new();
    for (index, (key, value)) in found.into_iter().enumerate() {
        let mut plain = |text: &str| match peel::unescaped(text) {
            Some(decoded) => {
                has_encoding = true;
                decoded
            }
            None => text.to_owned(),
        };
        let key = key.map_or_else(|| format!("[{index}]"), &mut plain);
        let value = items(&plain(value));
        match places.get(&key).and_then(|&place| entries.get_mut(place)) {
            Some((_, Node::Map(again))) => again.push((again.len().to_string(), value)),
            Some((_, first)) => {
                let earlier = std::mem::replace(first, Node::Null);
                *first = Node::Map(vec![("0".to_owned(), earlier), ("1".to_owned(), value)]);
            }
            None => {
                places.insert(key.clone(), entries.len());
                entries.push((key, value));
            }
        }
    }
    if has_encoding {
        layers.push(Layer::UrlEncoded);
    }
    Some(Found {
        layers,
        shape: None,
        inside: Inside::Node(Node::Map(entries)),
    })
}

/// The parts of a text, at least half of them pairs, and the first of them.
fn split<'a>(text: &'a str, between: &str, within: &str) -> Option<Vec<(Option<&'a str>, &'a str)>> {
    let parts = text.split(between).filter(|part| !part.is_empty());
    let parts: Vec<_> = parts.map(|part| pair(part, within)).collect();
    let with_key = parts.iter().filter(|(key, _)| key.is_some()).count();
    let is_own = parts.first()?.0.is_some() && with_key * 2 >= parts.len();
    let is_alone_certain = match parts.as_slice() {
        [(Some(key), value)] => within == "=" && !may_be_base64(key, value),
        _ => true,
    };
    (is_own && is_alone_certain).then_some(parts)
}

fn pair<'a>(part: &'a str, within: &str) -> (Option<&'a str>, &'a str) {
    match part.split_once(within) {
        Some((key, value)) if is_key(key) => (Some(key.trim()), value),
        _ => (None, part),
    }
}

/// Whether a text with one `=` may as well be base64, which pads with it.
fn may_be_base64(key: &str, value: &str) -> bool {
    let padded = key.len() + 1 + value.len();
    value.bytes().all(|byte| byte == b'=') && (!value.is_empty() || padded.is_multiple_of(4))
}

fn is_key(key: &str) -> bool {
    let key = key.trim();
    let is_own = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '$' | '%' | '[' | ']');
    !key.is_empty() && key.len() <= MOST_KEY_BYTES && key.chars().all(is_own)
}

/// Words and numbers with commas between them, or the text as it is.
fn items(value: &str) -> Node {
    let is_word = |part: &str| {
        !part.is_empty()
            && part.len() <= MOST_KEY_BYTES
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
    };
    if value.contains(',') && value.split(',').all(is_word) {
        return Node::List(value.split(',').map(Node::plain).collect());
    }
    Node::plain(value)
}

/// Values with one separator.
pub(crate) fn list(text: &str) -> Option<Found> {
    let text = text.trim_end();
    let separator = SEPARATORS.into_iter().find(|&separator| text.contains(separator))?;
    let parts = || text.split(separator);
    let is_sentence =
        |part: &str| part.len() > MOST_ITEM_BYTES || (separator == ',' && part.contains(char::is_whitespace));
    if parts().any(is_sentence) || parts().all(str::is_empty) {
        return None;
    }
    Some(Found::new(
        Layer::List,
        Inside::Node(Node::List(parts().map(Node::plain).collect())),
    ))
}
