//! References: XML's five entities, characters by number, and what authors write instead (XML 1.0 §4.1, §4.6).

use super::chars::{begins_name, is_allowed, is_in_name, run};
use super::fault::{XmlFault, brief};

const PREDEFINED: [(&str, char); 5] = [("lt", '<'), ("gt", '>'), ("amp", '&'), ("apos", '\''), ("quot", '"')];

/// The entities that HTML defines for U+00A0 to U+00FF, in order (HTML 4.01 §24.2).
const LATIN: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
    "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
    "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
    "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
    "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// Others of HTML that stand in titles (HTML 4.01 §24.4).
const TYPOGRAPHIC: [(&str, char); 17] = [
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("bull", '•'),
    ("hellip", '…'),
    ("euro", '€'),
    ("trade", '™'),
];

/// What stands at an `&`.
pub(super) struct Reference {
    /// How many bytes of the text it takes, with the `&`.
    pub(super) length: usize,
    /// What it stands for; `None` where that is only the text as it is written.
    pub(super) character: Option<char>,
    pub(super) fault: Option<XmlFault>,
}

/// The reference that a text begins with, which begins with `&`.
pub(super) fn reference(text: &str) -> Reference {
    let rest = text.get(1..).unwrap_or_default();
    match rest.strip_prefix('#') {
        Some(number) => of_number(text, number),
        None => of_name(rest),
    }
}

fn of_number(text: &str, number: &str) -> Reference {
    let digits_end = 2 + run(number, |c| c.is_ascii_alphanumeric());
    let digits = text.get(2..digits_end).unwrap_or_default();
    let is_closed = text.get(digits_end..).is_some_and(|rest| rest.starts_with(';'));
    if digits.is_empty() && !is_closed {
        return ampersand();
    }
    let length = digits_end + usize::from(is_closed);
    let written = brief(text.get(..length).unwrap_or_default());
    let character = code(digits).and_then(char::from_u32).filter(|c| is_allowed(*c));
    let fault = match character {
        // XML knows no `X`.
        Some(_) if is_closed && !digits.starts_with('X') => None,
        Some(_) if !is_closed => Some(XmlFault::ReferenceNotClosed { reference: written }),
        _ => Some(XmlFault::CharacterReference { reference: written }),
    };
    Reference {
        length,
        character: character.or(Some(char::REPLACEMENT_CHARACTER)),
        fault,
    }
}

fn code(digits: &str) -> Option<u32> {
    match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => digits.parse().ok(),
    }
}

fn of_name(rest: &str) -> Reference {
    let end = run(rest, is_in_name);
    let name = rest.get(..end).unwrap_or_default();
    let behind = rest.get(end..).unwrap_or_default();
    if !name.starts_with(begins_name) {
        return ampersand();
    }
    let predefined = find(&PREDEFINED, name);
    if behind.starts_with(';') {
        let html = || {
            let place = LATIN.iter().position(|latin| *latin == name);
            let latin = place.and_then(|place| char::from_u32(0xa0 + u32::try_from(place).ok()?));
            latin.or_else(|| find(&TYPOGRAPHIC, name))
        };
        let character = predefined.or_else(html);
        let fault = || XmlFault::UnknownEntity {
            name: brief(name),
            character,
        };
        return Reference {
            length: end + 2,
            character,
            fault: predefined.is_none().then(fault),
        };
    }
    // In an address, `&lt=` is the parameter `lt`.
    match predefined.filter(|_| !behind.starts_with('=')) {
        Some(character) => Reference {
            length: end + 1,
            character: Some(character),
            fault: Some(XmlFault::ReferenceNotClosed {
                reference: format!("&{name}"),
            }),
        },
        None => ampersand(),
    }
}

fn ampersand() -> Reference {
    Reference {
        length: 1,
        character: Some('&'),
        fault: Some(XmlFault::Ampersand),
    }
}

fn find(entities: &[(&str, char)], name: &str) -> Option<char> {
    entities.iter().find(|entity| entity.0 == name).map(|entity| entity.1)
}
