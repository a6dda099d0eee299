//! What Storyline writes: chunks, each a text after its length, in one that says how long all of them are.
//!
//! Seen in `html5/lib/scripts/bootstrapper.min.js` of 101courses/5_whys.github.io (3.50): `Chunk`, `collectResumeData`. The
//! first chunk has the slides that were viewed, the second the windows with their histories. What follows depends on the
//! course (variables, scenes, quizzes, timers) and stays as it is. An older one is in a test below.

use crate::{
    Layer, Shape,
    inside::{Found, Inside},
    tree::Node,
};

/// How many chunks there are at least: slides, windows, and one of what follows.
const FEWEST_CHUNKS: usize = 3;

/// How many characters a length has at most.
const MOST_DIGITS: usize = 6;

/// Chunks to the end of the text, or to where it is cut.
pub(crate) fn storyline(text: &str) -> Option<Found> {
    // A length and a first digit: cheaper to look for than to decode each text.
    if !matches!(text.as_bytes().first()?, b'1'..=b'6') {
        return None;
    }
    let units: Vec<u16> = text.encode_utf16().collect();
    let (length, body) = chunk(&units)?;
    let length = number(length)?;
    if length < body.len() {
        return None;
    }
    let is_cut = length > body.len();
    let (first, mut rest) = chunk(body)?;
    let viewed = viewed(first)?;
    let mut parts = Vec::new();
    while let Some((part, after)) = chunk(rest) {
        parts.push(Node::Plain(String::from_utf16(part).ok()?));
        rest = after;
    }
    let fewest = if is_cut { FEWEST_CHUNKS - 1 } else { FEWEST_CHUNKS };
    if parts.len() + 1 < fewest {
        return None;
    }
    let inside = if is_cut {
        Inside::Cut
    } else {
        let mut entries = vec![
            ("viewed".to_owned(), Node::List(viewed)),
            ("windows".to_owned(), parts.remove(0)),
            ("parts".to_owned(), Node::List(parts)),
        ];
        if !rest.is_empty() {
            entries.push(("rest".to_owned(), Node::Plain(String::from_utf16(rest).ok()?)));
        }
        Inside::Node(Node::Map(entries))
    };
    Some(Found::new(Layer::StorylineChunks, inside).with_shape(Shape::Storyline))
}

/// A chunk, and what follows it. Its length is one digit, or as many as the digit after `~` says.
fn chunk(units: &[u16]) -> Option<(&[u16], &[u16])> {
    let (digits, start) = match *units.first()? {
        TILDE => (usize::try_from(digit(*units.get(1)?)?).ok()?, 2),
        _ => (1, 0),
    };
    if digits > MOST_DIGITS {
        return None;
    }
    let length = number(units.get(start..start + digits)?)?;
    let rest = units.get(start + digits..)?;
    rest.split_at_checked(length)
}

const TILDE: u16 = b'~' as u16;

/// A number in digits of base 64, the lowest first.
fn number(digits: &[u16]) -> Option<usize> {
    if digits.is_empty() || digits.len() > MOST_DIGITS {
        return None;
    }
    let mut number: u64 = 0;
    for (index, unit) in digits.iter().enumerate() {
        number |= digit(*unit)? << (6 * index);
    }
    usize::try_from(number).ok()
}

fn digit(unit: u16) -> Option<u64> {
    let byte = u8::try_from(unit).ok()?;
    let digit = match byte {
        b'0'..=b'9' => byte - b'0',
        b'a'..=b'z' => byte - b'a' + 10,
        b'A'..=b'Z' => byte - b'A' + 36,
        b'_' => 62,
        b'$' => 63,
        _ => return None,
    };
    Some(digit.into())
}

/// The numbers of slides, from 1, in two digits each.
fn viewed(units: &[u16]) -> Option<Vec<Node>> {
    let pairs = units.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    pairs.map(|pair| Some(Node::plain(number(pair)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::values;

    #[test]
    fn a_course_of_storyline_is_read() {
        // From Modules/SCORM/Resources/views/frontend-view.blade.php of ChiTrung-coding/aicoju.
        let text = "24146070ji1001112a0101201112C10v_player.6dcbBNi0ZPI.6nqdBndDZuy1^1^0000";
        let found = storyline(text).unwrap();
        assert_eq!(found.shape, Some(Shape::Storyline));
        let expected = r#"{"viewed":[6,7],"windows":"i1001112a0101201112","parts":[
            "10v_player.6dcbBNi0ZPI.6nqdBndDZuy1^1^","","","",""]}"#;
        let Inside::Node(node) = found.inside else {
            panic!("{found:?}");
        };
        assert_eq!(values(&node), values(&serde_json::from_str(expected).unwrap()));
    }

    #[test]
    fn a_text_that_is_shorter_than_it_says_is_cut() {
        let text = "24146070ji1001112a0101201112C10v_player.6dcbBNi0ZPI.6nqdBndDZuy1^1^00";
        assert_eq!(storyline(text).map(|found| found.inside), Some(Inside::Cut));
        assert_eq!(storyline(&format!("{text}000")), None);
    }

    #[test]
    fn other_numbers_are_none() {
        for text in ["1", "12", "13abc", "2024-01-02", "11a", "1,2,3", "14a0b0c0"] {
            assert_eq!(storyline(text), None, "{text}");
        }
    }
}
