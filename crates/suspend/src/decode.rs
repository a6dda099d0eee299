use crate::{
    Decoded, Layer, MOST_BYTES, MOST_LAYERS, Problem, SHORTEST_LIMIT, Shape, delimited,
    inside::{Found, Inside},
    peel, shapes,
    tree::{self, Node},
};

/// A decoder: what it finds in a text that is its own, and nothing in every other.
type Decoder = fn(&str) -> Option<Found>;

/// The decoders, in the order in which they are asked: those that are the least likely to be wrong first.
const DECODERS: [Decoder; 10] = [
    shapes::json,
    shapes::captivate,
    shapes::storyline,
    delimited::pairs,
    peel::url,
    peel::packed_base64,
    peel::lz_string,
    peel::text_base64,
    peel::raw_deflate,
    delimited::list,
];

/// Decodes a text of `cmi.suspend_data`.
#[must_use]
pub fn decode(text: &str) -> Decoded {
    if text.is_empty() {
        return Decoded::default();
    }
    if text.len() > MOST_BYTES {
        return Decoded {
            problem: Some(Problem::TooLarge),
            ..Decoded::default()
        };
    }
    let characters = text.chars().count();
    let mut peeled = Peeled::default();
    let mut inner = text.to_owned();
    while peeled.layers.len() < MOST_LAYERS {
        let Some(found) = found_in(&inner, characters >= SHORTEST_LIMIT) else {
            break;
        };
        peeled.layers.extend(found.layers);
        peeled.shape = found.shape.or(peeled.shape);
        match found.inside {
            Inside::Text(text) => inner = text,
            Inside::Node(node) => {
                peeled.shape = peeled.shape.or(shapes::of_values(&peeled.layers, &node));
                return peeled.with(&node, None);
            }
            Inside::Cut => {
                let characters = u32::try_from(characters).unwrap_or(u32::MAX);
                return peeled.with(&Node::Plain(inner), Some(Problem::Cut { characters }));
            }
            Inside::TooLarge => return peeled.with(&Node::Plain(inner), Some(Problem::TooLarge)),
        }
    }
    let problem = peeled.layers.is_empty().then_some(Problem::NotUnderstood);
    peeled.with(&Node::Plain(inner), problem)
}

/// What the first decoder that accepts a text finds in it. Where the text may be cut, one that accepts it up to its end does.
fn found_in(text: &str, may_be_cut: bool) -> Option<Found> {
    let mut all = DECODERS.iter().filter_map(|decoder| decoder(text));
    all.find(|found| may_be_cut || found.inside != Inside::Cut)
}

/// The layers so far.
#[derive(Default)]
struct Peeled {
    layers: Vec<Layer>,
    shape: Option<Shape>,
}

impl Peeled {
    fn with(self, node: &Node, problem: Option<Problem>) -> Decoded {
        let (values, incomplete) = tree::values(node);
        Decoded {
            layers: self.layers,
            shape: self.shape,
            values,
            incomplete,
            problem,
        }
    }
}
