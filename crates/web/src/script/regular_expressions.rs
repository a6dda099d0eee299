//! Regular expressions: one that does not parse stops its whole script, as any other early error does (ECMA-262 §13.2.7.1).

use oxc_allocator::Allocator;
use oxc_ast::ast::{BinaryExpression, Program, RegExpLiteral};
use oxc_ast_visit::VisitJs;
use oxc_diagnostics::OxcDiagnostic;
use oxc_regular_expression::{LiteralParser, Options};

use super::literal::operands;

/// The most that groups and classes of an expression nest: its parser recurses into them. Deeper ones are taken for right.
const MOST_LEVELS: usize = 200;

/// The most groups with a name of an expression that is checked: its parser compares them with each other.
const MOST_NAMED_GROUPS: usize = 500;

/// Checks the expressions of a script.
pub(super) fn check(program: &Program<'_>) -> Checked {
    let mut checked = Checked::default();
    checked.visit_program(program);
    checked
}

/// What is known of the expressions of a script.
#[derive(Default)]
pub(super) struct Checked {
    /// The first that does not parse.
    pub(super) fault: Option<OxcDiagnostic>,
    /// One of them was taken for right.
    pub(super) has_unchecked: bool,
}

impl<'a> VisitJs<'a> for Checked {
    fn visit_reg_exp_literal(&mut self, literal: &RegExpLiteral<'a>) {
        let pattern = literal.regex.pattern.text.as_str();
        if self.fault.is_some() {
            return;
        }
        if !is_bounded(pattern) {
            self.has_unchecked = true;
            return;
        }
        let flags = literal.regex.flags.to_string();
        let pattern_span_offset = literal.span.start + 1;
        let options = Options {
            pattern_span_offset,
            flags_span_offset: pattern_span_offset + u32::try_from(pattern.len()).unwrap_or_default() + 1,
        };
        let allocator = Allocator::default();
        let parsed = LiteralParser::new(&allocator, pattern, Some(&flags), options).parse();
        self.fault = parsed.err();
    }

    fn visit_binary_expression(&mut self, sum: &BinaryExpression<'a>) {
        for operand in operands(sum) {
            self.visit_expression(operand);
        }
    }
}

/// Whether an expression nests no deeper, and has no more names, than is checked. Brackets that are escaped count too.
fn is_bounded(pattern: &str) -> bool {
    let (mut level, mut deepest) = (0_usize, 0);
    for byte in pattern.bytes() {
        match byte {
            b'(' | b'[' => level += 1,
            b')' | b']' => level = level.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(level);
    }
    deepest <= MOST_LEVELS && pattern.matches("(?<").take(MOST_NAMED_GROUPS + 1).count() <= MOST_NAMED_GROUPS
}

#[cfg(test)]
mod tests {
    use crate::script::script;

    /// Where the script is faulty.
    fn fault(text: &str) -> Option<usize> {
        script(text, None).fault.map(|fault| fault.span.start)
    }

    #[test]
    fn an_expression_that_does_not_parse_is_a_fault_of_the_script() {
        let cases = [
            ("var a = /(/;", 9),
            ("function f() { return function () { return /é[z-a]/ } }", 48),
            ("a.replace(/a**/g, '')", 13),
            ("/(?<a>.)(?<a>.)/", 4),
            ("/a/gg", 0),
            ("/\\u{110000}/u", 2),
            ("x = 1 + /)/", 9),
        ];
        for (text, at) in cases {
            assert_eq!(fault(text), Some(at), "{text}");
        }
    }

    #[test]
    fn what_browsers_take_is_none() {
        for text in [
            "/[/]/; /]/; /{/; /a{,5}/; /\\c/; /\\8/; /\\k/; /(?=a)*/; /[\\w-a]/; /\\_/",
            "/(?<=a)(?<!b)(?<c>d)\\k<c>/u; /\\p{L}/u; /[\\p{L}--[a-z]]/v; /(?i:a)/; /(?<a>b)|(?<a>c)/",
            "//; /**/ /(?:)/dgimsuy",
            "/[\u{1f600}]/; /^[\\s\\S]+?$/.source",
        ] {
            assert_eq!(script(text, None).fault, None, "{text}");
        }
    }

    #[test]
    fn any_number_of_brackets_is_read() {
        for pattern in ["(", "[", "(?<a>", "(?:a|"] {
            let text = format!("/{}/v", pattern.repeat(100_000));
            let read = script(&text, None);
            assert_eq!(read.unread, None, "{pattern}");
            // A class ends at no slash, so that the expression is never closed.
            assert_eq!(read.has_unchecked_expression, pattern != "[", "{pattern}");
        }
        assert!(!script("/((a))/", None).has_unchecked_expression);
    }
}
