//! What a decoder found in a text.

use crate::{Layer, Shape, tree::Node};

/// What is inside a layer.
#[derive(Debug, PartialEq)]
pub(crate) enum Inside {
    /// Another text, which may have layers of its own.
    Text(String),
    /// Its values.
    Node(Node),
    /// Nothing that can be read: the text ends too early.
    Cut,
    /// Nothing that is read: it has more than [`MOST_BYTES`](crate::MOST_BYTES).
    TooLarge,
}

/// Layers, and what is inside the last of them.
#[derive(Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) layers: Vec<Layer>,
    pub(crate) shape: Option<Shape>,
    pub(crate) inside: Inside,
}

impl Found {
    pub(crate) fn new(layer: Layer, inside: Inside) -> Self {
        Self {
            layers: vec![layer],
            shape: None,
            inside,
        }
    }

    pub(crate) fn with_shape(mut self, shape: Shape) -> Self {
        self.shape = Some(shape);
        self
    }
}

/// Whether a decoder may have brought this forth from a text that it was meant for: no control characters of ASCII other than
/// white space. lz-string writes others in its form for UTF-16.
pub(crate) fn is_text(text: &str) -> bool {
    let is_odd = |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r');
    !text.is_empty() && !text.contains(is_odd)
}

/// Whether a text begins as JSON of more than one value does. What was cut inside a compressed layer is known by it.
pub(crate) fn begins_as_json(text: &str) -> bool {
    matches!(text.trim_ascii_start().as_bytes(), [b'{' | b'[', ..])
}
