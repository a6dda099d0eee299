use super::adapt;
use crate::{
    Layer, Shape,
    inside::{Found, Inside, is_text},
    peel,
    tree::Node,
};

/// JSON of an object, a list, or a text that has layers of its own.
pub(crate) fn json(text: &str) -> Option<Found> {
    if !matches!(text.trim_ascii_start().as_bytes(), [b'{' | b'[' | b'"', ..]) {
        return None;
    }
    let node = match serde_json::from_str::<Node>(text) {
        Ok(node) => node,
        Err(error) if error.is_eof() => return Some(Found::new(Layer::Json, Inside::Cut)),
        Err(_) => return None,
    };
    if let Node::Text(inner) = node {
        return is_text(&inner).then(|| Found::new(Layer::Json, Inside::Text(inner)));
    }
    Some(rise(&node).unwrap_or_else(|| {
        let (node, has_bits) = adapt::read(node);
        let mut found = Found::new(Layer::Json, Inside::Node(node));
        if has_bits {
            found.layers.push(Layer::AdaptBits);
        }
        found
    }))
}

/// What Rise writes: `v` is the version of the form, `d` the codes of JSON, `cpv` a version of the course.
///
/// Seen in `scormcontent/index.html` and `lib/lzwcompress.js` of himmat00007/scormClient. Version 3 has no `cpv`: tests of
/// chamilo/chamilo-lms. Where a character is beyond Latin-1, lzwCompress leaves the text as it is.
fn rise(node: &Node) -> Option<Found> {
    let Node::Map(entries) = node else { return None };
    if entries.len() > 3 || !matches!(node.get("v"), Some(Node::Plain(_))) {
        return None;
    }
    let (layers, inner) = match node.get("d")? {
        Node::Text(text) => (vec![Layer::Json], text.clone()),
        Node::List(codes) => {
            let codes: Option<Vec<u32>> = codes.iter().map(code).collect();
            (vec![Layer::Json, Layer::Lzw], peel::lzw(codes?)?)
        }
        _ => return None,
    };
    // Another product may have a version and data too.
    let is_json = serde_json::from_str::<Node>(&inner).is_ok_and(|node| matches!(node, Node::Map(_)));
    let found = Found {
        layers,
        shape: None,
        inside: Inside::Text(inner),
    };
    is_json.then(|| found.with_shape(Shape::Rise))
}

fn code(node: &Node) -> Option<u32> {
    match node {
        Node::Plain(number) => number.parse().ok(),
        _ => None,
    }
}

/// The product whose values these are, inside these layers.
pub(crate) fn of_values(layers: &[Layer], node: &Node) -> Option<Shape> {
    let is_ispring = || layers == [Layer::LzStringBase64, Layer::Json] && node.has_all(ISPRING);
    if layers.contains(&Layer::AdaptBits) || node.has_all(ADAPT) {
        return Some(Shape::Adapt);
    }
    if is_ispring() {
        return Some(Shape::ISpring);
    }
    (layers == [Layer::Json] && node.has_all(XERTE)).then_some(Shape::Xerte)
}

/// Duration, last slide, viewed slides, their order, all slides, the player's state and the quizzes. Seen in `res/lms.js` of
/// weloren/sample-lesson (iSpring Suite 9.7.5).
const ISPRING: &[&str] = &["d", "l", "v", "vh", "V", "p", "q"];

/// What spoor wrote before its version 3: adaptlearning/adapt_framework#2756.
const ADAPT: &[&str] = &["completion", "_isCourseComplete", "_isAssessmentPassed"];

/// Seen in `modules/xerte/scorm1.2/xttracking_scorm1.2.js` of thexerteproject/xerteonlinetoolkits.
const XERTE: &[&str] = &["currentpageid", "trackingmode", "scoremode", "lo_type", "pages_visited"];
