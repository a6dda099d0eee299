//! What Captivate writes: the state of the course and that of its objects, both through JavaScript's `escape`, with a separator.
//!
//! Seen in `assets/js/CPM.js` of AdaEddevPro/Moodle-Bodega-SCORMPackage (11.5.5): `saveQuizState`, `saveObjectsState`,
//! `QuizState`. What the quiz writes between slides and variables has no form of its own, and stays as it is.

use crate::{
    Layer, Shape,
    inside::{Found, Inside},
    peel,
    tree::Node,
};

const SEPARATOR: &str = "$_#-#_$";

/// A slide that is in no pool of questions has this number, and no name.
const NO_POOL: u64 = 999;

/// The two states.
pub(crate) fn captivate(text: &str) -> Option<Found> {
    let (course, objects) = text.split_once(SEPARATOR)?;
    let unescaped = |part: &str| peel::unescaped(part).unwrap_or_else(|| part.to_owned());
    let (course, objects) = (units(&unescaped(course)), units(&unescaped(objects)));
    let mut entries = course_state(&course)?;
    entries.extend(objects_state(&objects));
    let found = Found::new(Layer::CaptivateState, Inside::Node(Node::Map(entries)));
    Some(found.with_shape(Shape::Captivate))
}

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

fn course_state(units: &[u16]) -> Option<Vec<(String, Node)>> {
    let mut state = State { units, place: 0 };
    let mut entries = vec![("slide".to_owned(), Node::plain(state.number()?))];
    let mut viewed = Vec::new();
    let mut after = state.place;
    while let Some(slide) = state.slide() {
        viewed.push(Node::Bool(slide));
        after = state.place;
    }
    state.place = after;
    entries.push(("viewed".to_owned(), Node::List(viewed)));
    match state.variables() {
        Some(variables) => entries.push(("variables".to_owned(), Node::Map(variables))),
        None => entries.push((
            "rest".to_owned(),
            Node::Text(String::from_utf16_lossy(units.get(after..)?)),
        )),
    }
    Some(entries)
}

fn objects_state(units: &[u16]) -> Option<(String, Node)> {
    let mut state = State { units, place: 0 };
    let mut objects = Vec::new();
    while state.place < units.len() {
        let Some(object) = state.text().and_then(|name| Some((name, state.text()?))) else {
            let rest = Node::Text(String::from_utf16_lossy(units));
            return Some(("objects".to_owned(), rest));
        };
        objects.push(object);
    }
    // Names may repeat in a text that Captivate did not write, so each is a pair.
    let pair = |(name, state)| Node::List(vec![Node::Text(name), Node::Text(state)]);
    let objects = objects.into_iter().map(pair).collect();
    (!units.is_empty()).then(|| ("objects".to_owned(), Node::List(objects)))
}

struct State<'a> {
    units: &'a [u16],
    place: usize,
}

impl State<'_> {
    fn unit(&mut self) -> Option<u8> {
        let unit = u8::try_from(*self.units.get(self.place)?).ok()?;
        self.place += 1;
        Some(unit)
    }

    /// Six bits, or more after a mark that says how many characters they have, or two numbers for one above 30 bits.
    fn number(&mut self) -> Option<u64> {
        if self.units.get(self.place) == Some(&u16::from(b'~')) {
            self.place += 1;
            return Some((self.short_number()? << 30) + self.short_number()?);
        }
        self.short_number()
    }

    fn short_number(&mut self) -> Option<u64> {
        let first = self.unit()?;
        let count = match first {
            b'$' => 2,
            b'.' => 3,
            b'!' => 4,
            b'*' => 5,
            _ => return sextet(first),
        };
        (0..count).try_fold(0, |number, index| Some(number | sextet(self.unit()?)? << (6 * index)))
    }

    fn boolean(&mut self) -> Option<bool> {
        match self.unit()? {
            b'0' => Some(false),
            b'1' => Some(true),
            _ => None,
        }
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.number()?).ok()?;
        let end = self.place.checked_add(length)?;
        let text = String::from_utf16(self.units.get(self.place..end)?).ok()?;
        self.place = end;
        Some(text)
    }

    /// Whether the next slide was viewed; none at the end of the slides.
    fn slide(&mut self) -> Option<bool> {
        let is_viewed = self.boolean()?;
        let pool = self.text()?;
        let index = self.number()?;
        (index == NO_POOL || (index < NO_POOL && !pool.is_empty())).then_some(is_viewed)
    }

    /// The variables, if nothing else is left.
    fn variables(&mut self) -> Option<Vec<(String, Node)>> {
        let count = self.number()?;
        let mut variables: Vec<(String, Node)> = Vec::new();
        for _ in 0..count {
            let name = self.text()?;
            let value = match self.number()? {
                0 => Node::Text(self.text()?),
                1 => Node::plain(self.number()?),
                _ => return None,
            };
            variables.push((name, value));
        }
        let mut names: Vec<_> = variables.iter().map(|(name, _)| name).collect();
        names.sort_unstable();
        let is_unique = names.is_sorted_by(|a, b| a < b);
        (is_unique && self.place == self.units.len()).then_some(variables)
    }
}

/// The digits of its base 64.
fn sextet(unit: u8) -> Option<u64> {
    let digit = match unit {
        b'A'..=b'Z' => unit - b'A',
        b'a'..=b'z' => unit - b'a' + 26,
        b'0'..=b'9' => unit - b'0' + 52,
        b'_' => 62,
        b'-' => 63,
        _ => return None,
    };
    Some(digit.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<Node> {
        match captivate(text)?.inside {
            Inside::Node(node) => Some(node),
            _ => None,
        }
    }

    #[test]
    fn slides_variables_and_objects_are_read() {
        // Slide 2 of three, two viewed; the variables score (70, in two digits) and name; one object in the state "done".
        let text = "C1A%24nP1A%24nP0A%24nPCFscoreB%24GBEnameAFA%20b%21c$_#-#_$EbtnaEdone";
        assert_eq!(
            found(text),
            serde_json::from_str(
                r#"{"slide":2,"viewed":[true,true,false],"variables":{"score":70,"name":"A b!c"},"objects":[["btna","done"]]}"#
            )
            .ok()
        );
    }

    #[test]
    fn what_a_quiz_writes_stays_as_it_is() {
        let text = "A1A%24nP10qz$_#-#_$";
        assert_eq!(
            found(text),
            serde_json::from_str(r#"{"slide":0,"viewed":[true],"rest":"10qz"}"#).ok()
        );
        assert_eq!(found("%24_#-#_$"), None);
    }
}
