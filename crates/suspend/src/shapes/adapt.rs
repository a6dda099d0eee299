//! The arrays of bits in what Adapt's extension spoor writes: `c` is the state of the course, `q` that of its components.
//!
//! Seen in `js/serializers/SCORMSuspendData.js` of adaptlearning/adapt-contrib-spoor, and in the build of
//! nikhilsaini-iitj/Solar_PV_Adapt_SCORM12 (5.56.2). A text that begins with `#` is packed with LZMA, and stays as it is.

use crate::{peel, tree::Node};

/// How deep arrays are read. Spoor's have three levels.
const MOST_LEVELS: u8 = 16;

/// An object whose `c` or `q` is such an array, with the array; and whether one was.
pub(super) fn read(node: Node) -> (Node, bool) {
    let is_state = |array: &Node| matches!(array, Node::List(items) if !items.is_empty());
    let course = node.get("c").and_then(array).filter(|array| {
        matches!(array, Node::List(items) if items.len() >= 2 && items.iter().all(|item| matches!(item, Node::Bool(_))))
    });
    // The state of the course comes with every other, and says that they are spoor's.
    let (Some(course), Node::Map(mut entries)) = (course, node.clone()) else {
        return (node, false);
    };
    let components = node.get("q").and_then(array).filter(is_state);
    for (name, value) in &mut entries {
        match (name.as_str(), &components) {
            ("c", _) => *value = course.clone(),
            ("q", Some(components)) => *value = components.clone(),
            _ => {}
        }
    }
    (Node::Map(entries), true)
}

fn array(node: &Node) -> Option<Node> {
    let Node::Text(text) = node else { return None };
    let bytes = peel::bytes(&text.replace('-', "+"))?;
    let mut bits = Bits {
        bytes: &bytes,
        place: 0,
    };
    let kind = bits.kind()?;
    let value = bits.value(kind, MOST_LEVELS)?;
    // Zeros fill the last byte.
    (bytes.len() * 8 - bits.place < 8 && bits.rest_is_zero()).then_some(value)
}

/// The types of values, each after a prefix of its own.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// `10`.
    Array,
    /// `0`.
    Boolean,
    /// `1110`: three bits.
    Small,
    /// `110`, and `111100` for negative ones: a byte, or two bits.
    Byte { is_negative: bool },
    /// `111101`: a byte or two bits, and hundredths.
    Decimal,
    /// `111110`: up to 32 bits.
    Long,
    /// `111111`: up to 32 bits, and hundredths.
    LongDecimal,
}

const BYTE_SIZES: &[u8] = &[2, 8];
const LONG_SIZES: &[u8] = &[2, 4, 16, 32];
const LENGTH_SIZES: &[u8] = &[4, 16];
const HUNDREDTH_SIZES: &[u8] = &[0, 7];

struct Bits<'a> {
    bytes: &'a [u8],
    place: usize,
}

impl Bits<'_> {
    fn bit(&mut self) -> Option<bool> {
        let byte = self.bytes.get(self.place / 8)?;
        let bit = byte >> (7 - self.place % 8) & 1;
        self.place += 1;
        Some(bit == 1)
    }

    fn number(&mut self, size: u8) -> Option<u64> {
        (0..size).try_fold(0, |number, _| Some(number << 1 | u64::from(self.bit()?)))
    }

    /// A number after the index of its size.
    fn sized(&mut self, sizes: &[u8]) -> Option<u64> {
        let index_bits = if sizes.len() > 2 { 2 } else { 1 };
        let index = usize::try_from(self.number(index_bits)?).ok()?;
        self.number(*sizes.get(index)?)
    }

    fn rest_is_zero(mut self) -> bool {
        while let Some(bit) = self.bit() {
            if bit {
                return false;
            }
        }
        true
    }

    fn kind(&mut self) -> Option<Kind> {
        if !self.bit()? {
            return Some(Kind::Boolean);
        }
        if !self.bit()? {
            return Some(Kind::Array);
        }
        if !self.bit()? {
            return Some(Kind::Byte { is_negative: false });
        }
        if !self.bit()? {
            return Some(Kind::Small);
        }
        Some(match self.number(2)? {
            0 => Kind::Byte { is_negative: true },
            1 => Kind::Decimal,
            2 => Kind::Long,
            _ => Kind::LongDecimal,
        })
    }

    fn value(&mut self, kind: Kind, levels: u8) -> Option<Node> {
        Some(match kind {
            Kind::Array => {
                let levels = levels.checked_sub(1)?;
                let length = self.sized(LENGTH_SIZES)?;
                if length == 0 {
                    return Some(Node::List(Vec::new()));
                }
                let kind = self.kind()?;
                let items: Option<Vec<Node>> = (0..length).map(|_| self.value(kind, levels)).collect();
                Node::List(items?)
            }
            Kind::Boolean => Node::Bool(self.bit()?),
            Kind::Small => Node::plain(self.number(3)?),
            Kind::Byte { is_negative } => signed(is_negative, self.sized(BYTE_SIZES)?, 0),
            Kind::Long => signed(self.bit()?, self.sized(LONG_SIZES)?, 0),
            Kind::Decimal => signed(self.bit()?, self.sized(BYTE_SIZES)?, self.sized(HUNDREDTH_SIZES)?),
            Kind::LongDecimal => signed(self.bit()?, self.sized(LONG_SIZES)?, self.sized(HUNDREDTH_SIZES)?),
        })
    }
}

fn signed(is_negative: bool, whole: u64, hundredths: u64) -> Node {
    let sign = if is_negative && (whole, hundredths) != (0, 0) {
        "-"
    } else {
        ""
    };
    match hundredths {
        0 => Node::plain(format_args!("{sign}{whole}")),
        _ => Node::plain(format_args!("{sign}{whole}.{hundredths:02}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_array(text: &str) -> Option<Node> {
        array(&Node::Text(text.to_owned()))
    }

    fn json(text: &str) -> Option<Node> {
        serde_json::from_str(text).ok()
    }

    #[test]
    fn the_examples_of_spoor_are_read() {
        // From the comment of SCORMSuspendData.js; the others are what that of 5.56.2 makes of these arrays.
        for (text, expected) in [
            (
                "hxOHIK-RAA",
                "[[0,7,1,0],[true,true,true,true,true],[true,false,false,false]]",
            ),
            ("hEA", "[false,true]"),
            (
                "hw4nDgFeIEcTCEkFfD8wABAAAcT0CFAoQFeHwZA",
                "[[[0,7,0,0],[true,true,true,true,false],[false,false,false,true]],[[0,9,1,0],[true,true,true,true,true],\
                 [65536]],[[0,10,0.33,0],[true,true,true,true,false],[0,3,1]]]",
            ),
            ("h-QTkAA", "[-4,-200,0]"),
            ("gA", "[]"),
            ("9QUA", "5"),
        ] {
            assert_eq!(read_array(text), json(expected), "{text}");
        }
        let decimals = |texts: &[&str]| Node::List(texts.iter().map(Node::plain).collect());
        assert_eq!(read_array("g///////4w"), Some(decimals(&["-4294967295.99"])));
        assert_eq!(read_array("hehZf/Dg"), Some(decimals(&["0.50", "-255.07"])));
    }

    #[test]
    fn other_texts_are_none() {
        for text in [
            "",
            "a",
            "completed",
            "hxOHIK-R",
            "hxOHIK-RAAAA",
            "#XQAAAAI",
            "////",
            "%",
        ] {
            assert_eq!(read_array(text), None, "{text}");
        }
    }
}
