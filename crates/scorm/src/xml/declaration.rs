//! The XML declaration (XML 1.0 §2.8).

use super::chars::{is_blank, run};
use super::fault::{Faults, XmlFault, brief};

/// What a declaration may say, in this order.
const NAMES: [&str; 3] = ["version", "encoding", "standalone"];

/// Whether a text begins with an XML declaration.
pub(super) fn begins(text: &str) -> bool {
    text.strip_prefix("<?xml")
        .is_some_and(|rest| rest.starts_with(is_blank) || rest.starts_with("?>"))
}

/// Where the declaration at `at` ends: at its `?>`, which stands before all other markup. If not, the place behind it, as
/// far as that can be seen.
pub(super) fn end(text: &str, at: usize) -> Result<usize, usize> {
    let rest = text.get(at + 1..).unwrap_or_default();
    let inside = rest.get(..rest.find('<').unwrap_or(rest.len())).unwrap_or_default();
    match (inside.find("?>"), inside.find('>')) {
        (Some(end), _) => Ok(at + 1 + end),
        (None, Some(end)) => Err(at + 1 + end + 1),
        (None, None) => Err(at + 1 + inside.len()),
    }
}

/// The encoding that the declaration at `at` names, with its place. `end` is the place of its `?>`.
pub(super) fn read<'a>(text: &'a str, at: usize, end: usize, faults: &mut Faults) -> Option<(usize, &'a str)> {
    let mut from = at + "<?xml".len();
    let (mut place, mut encoding, mut has_version, mut is_odd) = (0, None, false, false);
    loop {
        let rest = text.get(from..end).unwrap_or_default();
        let blank = run(rest, is_blank);
        let Some(field) = Field::read(rest.get(blank..).unwrap_or_default()) else {
            let left = rest.trim_matches(is_blank);
            if !left.is_empty() {
                is_odd = true;
                let found = brief(left);
                faults.report(from + blank, end, XmlFault::DeclarationForm { found });
            }
            break;
        };
        let start = from + blank;
        from = start + field.length;
        let value_at = start + field.value_at;
        let found = || brief(field.value);
        let known = NAMES.iter().position(|name| *name == field.name);
        let is_in_order = known.is_some_and(|known| known >= place) && blank > 0;
        place = known.map_or(place, |known| known + 1);
        if !is_in_order {
            is_odd = true;
            let found = brief(text.get(start..from).unwrap_or_default());
            faults.report(start, from, XmlFault::DeclarationForm { found });
        }
        let fault = match field.name {
            "version" => {
                has_version = true;
                (!is_version(field.value)).then(|| XmlFault::DeclarationVersion { found: found() })
            }
            "encoding" => {
                encoding = Some((value_at, field.value));
                (!is_encoding(field.value)).then(|| XmlFault::DeclarationEncoding { found: found() })
            }
            "standalone" => {
                (!matches!(field.value, "yes" | "no")).then(|| XmlFault::DeclarationStandalone { found: found() })
            }
            _ => None,
        };
        if let Some(fault) = fault {
            faults.report(value_at, value_at + field.value.len(), fault);
        }
    }
    if !has_version && !is_odd {
        let found = String::new();
        faults.report(at, end, XmlFault::DeclarationVersion { found });
    }
    encoding
}

/// `name="value"` at the start of a text.
struct Field<'a> {
    name: &'a str,
    value: &'a str,
    value_at: usize,
    length: usize,
}

impl<'a> Field<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let (name, rest) = text.split_at_checked(run(text, |c| c.is_ascii_alphabetic()))?;
        let equals = run(rest, is_blank);
        let rest = rest.get(equals..)?.strip_prefix('=')?;
        let blank = run(rest, is_blank);
        let rest = rest.get(blank..)?;
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, _) = rest.get(1..)?.split_once(quote)?;
        let value_at = name.len() + equals + 1 + blank + 1;
        Some(Self {
            name,
            value,
            value_at,
            length: value_at + value.len() + 1,
        })
    }
}

/// A reader of XML 1.0 reads every document of an XML 1.x (§2.8).
fn is_version(value: &str) -> bool {
    let digits = value.strip_prefix("1.");
    digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a value has the form of an encoding's name (§4.3.3).
pub(super) fn is_encoding(value: &str) -> bool {
    let goes_on = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    value.starts_with(|c: char| c.is_ascii_alphabetic()) && value.bytes().all(goes_on)
}
