//! The parser, and what of its complaints is a fault.

use std::ops::Range;

use oxc_allocator::Allocator;
use oxc_ast::ast::Program;
use oxc_parser::{ParseOptions, Parser};
use oxc_semantic::{Scoping, SemanticBuilder};
use oxc_span::{SourceType, Span};

use super::{model::ScriptFault, regular_expressions};

/// What a text is parsed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grammar {
    Classic,
    Module,
    /// The code of an attribute: the body of a function.
    Handler,
}

/// A script without fault.
pub(super) struct Parsed<T> {
    /// What was read of its tree.
    pub(super) read: T,
    /// It has a regular expression that was taken for right.
    pub(super) has_unchecked_expression: bool,
}

/// Parses `text` and, where it is a script without fault, reads its tree.
///
/// # Errors
///
/// The first fault. What the parser could make of the text in spite of it is not used.
pub(super) fn parse<T>(
    text: &str,
    grammar: Grammar,
    read: impl FnOnce(&Program<'_>, &Scoping) -> T,
) -> Result<Parsed<T>, ScriptFault> {
    let allocator = Allocator::default();
    let source = match grammar {
        Grammar::Module => SourceType::mjs(),
        Grammar::Classic | Grammar::Handler => SourceType::script(),
    };
    let options = ParseOptions {
        allow_return_outside_function: grammar == Grammar::Handler,
        ..ParseOptions::default()
    };
    let parsed = Parser::new(&allocator, text, source).with_options(options).parse();
    if let Some(fault) = first(text, &parsed.diagnostics) {
        return Err(fault);
    }
    let checked = SemanticBuilder::new()
        .with_check_syntax_error(true)
        .build(&parsed.program);
    if let Some(fault) = first(text, &checked.diagnostics) {
        return Err(fault);
    }
    let expressions = regular_expressions::check(&parsed.program);
    match expressions.fault {
        Some(diagnostic) => Err(fault(text, &diagnostic)),
        None => {
            // All else that was made for the check is given back.
            let scoping = checked.semantic.into_scoping();
            Ok(Parsed {
                read: read(&parsed.program, &scoping),
                has_unchecked_expression: expressions.has_unchecked,
            })
        }
    }
}

fn first(text: &str, diagnostics: &oxc_diagnostics::Diagnostics) -> Option<ScriptFault> {
    let faults = diagnostics.errors().map(|diagnostic| fault(text, diagnostic));
    faults.min_by_key(|fault| fault.span.start)
}

fn fault(text: &str, diagnostic: &oxc_diagnostics::OxcDiagnostic) -> ScriptFault {
    ScriptFault {
        span: diagnostic.labels.first().map_or(0..0, |label| {
            let start = label.offset() as usize;
            within(text, start, start + label.len() as usize)
        }),
        message: diagnostic.message.to_string(),
    }
}

/// A span of the tree as a range of the text.
pub(super) fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

/// The parser points into characters, and behind the end, in some of its complaints.
fn within(text: &str, start: usize, end: usize) -> Range<usize> {
    let start = boundary(text, start);
    start..boundary(text, end).max(start)
}

fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
