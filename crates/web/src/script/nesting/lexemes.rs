//! The words and the lengths of what a script is written in (ECMAScript §12).

/// Words after an operand on the line before that do not begin a statement.
pub(super) const GOES_ON: &[&[u8]] = &[
    b"in",
    b"instanceof",
    b"of",
    b"else",
    b"catch",
    b"finally",
    b"while",
    b"extends",
    b"as",
    b"from",
];

/// Keywords that an operand, and so a regular expression, follows.
pub(super) const BEFORE_OPERANDS: &[&[u8]] = &[
    b"return",
    b"typeof",
    b"void",
    b"delete",
    b"throw",
    b"new",
    b"in",
    b"instanceof",
    b"extends",
    b"var",
    b"const",
    b"export",
    b"import",
    b"function",
    b"class",
    b"switch",
    b"try",
    b"catch",
    b"finally",
];

/// Words that are names in some scripts, so that a slash may divide them.
pub(super) const MAYBE_KEYWORDS: &[&[u8]] = &[
    b"await",
    b"yield",
    b"of",
    b"let",
    b"async",
    b"static",
    b"get",
    b"set",
    b"using",
    b"break",
    b"continue",
    b"debugger",
];

/// A byte of a name or keyword, an escape in it included.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'\\' | b'#')
}

pub(super) fn is_word_character(c: char) -> bool {
    match u8::try_from(c) {
        Ok(byte) if byte.is_ascii() => is_word(byte),
        // What the parser passes over, blanks of width zero among them.
        _ => !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}'),
    }
}

pub(super) fn is_line_separator(bytes: &[u8]) -> bool {
    matches!(bytes, [0xe2, 0x80, 0xa8 | 0xa9, ..])
}

pub(super) fn string_length(rest: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'\\' if rest.get(at + 1) == Some(&b'\r') && rest.get(at + 2) == Some(&b'\n') => at += 3,
            b'\\' => at += 2,
            b'\n' | b'\r' => return at,
            _ if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// The length of a regular expression without its flags; to the end of the line where it does not end.
pub(super) fn expression_length(rest: &[u8]) -> usize {
    let mut at = 1;
    let mut in_class = false;
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'\n' | b'\r' => return at,
            0xe2 if is_line_separator(rest.get(at..).unwrap_or_default()) => return at,
            b'\\' if matches!(rest.get(at + 1), Some(b'\n' | b'\r')) => return at + 1,
            b'\\' => at += 2,
            b'[' => {
                in_class = true;
                at += 1;
            }
            b']' => {
                in_class = false;
                at += 1;
            }
            b'/' if !in_class => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

pub(super) fn number_length(rest: &[u8]) -> usize {
    let run = |from: usize| {
        let digits = rest.get(from..).unwrap_or_default();
        from + digits
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
            .count()
    };
    let mut end = run(0);
    let is_decimal = !matches!(rest, [b'0', b'x' | b'X' | b'b' | b'B' | b'o' | b'O', ..]);
    if is_decimal && rest.get(end) == Some(&b'.') {
        end = run(end + 1);
    }
    let ends_in_e = matches!(rest.get(end.saturating_sub(1)), Some(b'e' | b'E'));
    if is_decimal && ends_in_e && matches!(rest.get(end), Some(b'+' | b'-')) {
        end = run(end + 1);
    }
    end
}

/// Whether brackets begin as parameters may: the parser tries them as such first.
pub(super) fn may_be_parameters(rest: &[u8]) -> bool {
    let inside = rest.get(1..).unwrap_or_default().trim_ascii_start();
    let after = inside.iter().position(|byte| !is_word(*byte) && byte.is_ascii());
    let after = inside
        .get(after.unwrap_or(inside.len())..)
        .unwrap_or_default()
        .trim_ascii_start();
    match (inside.first(), after) {
        (Some(b'{' | b'[' | b'.' | b'/'), _) => true,
        (_, [b'=', b'=' | b'>', ..]) => false,
        (_, [b',' | b'=' | b':' | b'?', ..] | [b'/', b'/' | b'*', ..]) => true,
        _ => false,
    }
}

/// The length of a name or keyword, with the escapes in it as the parser reads them, wrong ones too. None where an escape
/// stands for what needs none: half of a character, or ASCII, of which keywords are.
pub(super) fn word_length(rest: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let after = rest.get(at..).unwrap_or_default();
        let Some(c) = after.chars().next().filter(|c| is_word_character(*c)) else {
            return Some(at);
        };
        if c != '\\' {
            at += c.len_utf8();
            continue;
        }
        let escape = after.get(1..).unwrap_or_default();
        let Some(digits) = escape.strip_prefix('u') else {
            at += 1 + escape.chars().next().map_or(0, char::len_utf8);
            continue;
        };
        let (open, most) = if digits.starts_with('{') {
            (1, digits.len())
        } else {
            (0, 4)
        };
        let digits = digits.get(open..).unwrap_or_default();
        let hexadecimal = digits.bytes().take(most).take_while(u8::is_ascii_hexdigit).count();
        let value = digits
            .get(..hexadecimal)
            .and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if value.is_some_and(|value| value < 0x80 || (0xd800..0xe000).contains(&value) || value > 0x0010_ffff) {
            return None;
        }
        let close = usize::from(open == 1 && hexadecimal > 0 && digits.as_bytes().get(hexadecimal) == Some(&b'}'));
        at += 2 + open + hexadecimal + close;
    }
}
