//! Values of the module inside a sentence. A module may send anything.

/// Maximum characters of a quoted value.
const MOST: usize = 60;

/// The value on one line, at most 60 characters of it. Characters that would change the direction or the lines of the sentence
/// around it are shown as `�`.
#[must_use]
pub fn quote(value: &str) -> String {
    let mut quoted: String = value.chars().take(MOST).map(visible).collect();
    if value.chars().nth(MOST).is_some() {
        quoted.push('…');
    }
    quoted
}

fn visible(character: char) -> char {
    let is_format =
        matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    if character.is_control() || is_format {
        char::REPLACEMENT_CHARACTER
    } else {
        character
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stays_on_its_line_and_in_its_bounds() {
        assert_eq!(quote("passed"), "passed");
        assert_eq!(quote(&"é".repeat(60)), "é".repeat(60));
        assert_eq!(quote(&"é".repeat(4096)), format!("{}…", "é".repeat(60)));
        assert_eq!(quote("a\nb\u{202e}c\0"), "a�b�c�");
    }
}
