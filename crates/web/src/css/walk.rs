//! The walk through a style's tokens. A style is read as a list of items, each up to its `;` or its block; a block is
//! such a list again. So declarations, rules and rules nested in rules need no grammars of their own.

use std::ops::Range;

use cssparser::{ParseError, Parser, ParserInput, Token};

use super::{
    Style, StyleReference,
    items::{Block, Item},
    selectors::{Prelude, Selectors},
};
use crate::reference::{How, Reference, address};

/// How deep blocks and functions may be nested: the parser goes down once for each.
const MAX_DEPTH: u32 = 64;

/// Statements that may stand before an `@import` (CSS Cascade 5 §2).
const BEFORE_IMPORTS: &[&str] = &["charset", "import", "layer"];

/// Functions whose string is an address (CSS Values 4 §4.5).
const URL_FUNCTIONS: &[&str] = &["src", "url"];

/// Functions in which a string is an address as well (CSS Images 4).
const IMAGE_SETS: &[&str] = &["-webkit-image-set", "image-set"];

/// Font formats that only browsers of the past read.
const OBSOLETE_FORMATS: &[&str] = &["embedded-opentype", "svg"];

/// The references of a style sheet, or of declarations as a `style` attribute has them.
pub(super) fn walk(text: &str, is_sheet: bool) -> Style {
    let mut input = ParserInput::new(text);
    let mut walk = Walk::default();
    let block = Block {
        is_sheet,
        ..Block::default()
    };
    walk.list(&mut Parser::new(&mut input), &block);
    Style {
        references: walk.found,
        is_too_deep: walk.is_too_deep,
    }
}

#[derive(Default)]
struct Walk {
    found: Vec<StyleReference>,
    /// A rule has begun: no `@import` counts any more.
    imports_are_over: bool,
    /// Something was passed over.
    is_too_deep: bool,
}

/// Where the references begin of what is being read, as lengths of the list.
struct Marks {
    item: usize,
    /// The item's value since the last comma.
    candidate: usize,
    /// The last `src` of a font face.
    source: Range<usize>,
}

/// What an address among the values of a declaration or a function is for.
#[derive(Clone, Copy)]
struct Use<'a> {
    how: How,
    strings_count: bool,
    selectors: &'a Selectors,
    depth: u32,
}

impl Walk {
    fn list(&mut self, parser: &mut Parser<'_, '_>, block: &Block) {
        let mut item = Item::default();
        let mut prelude = Prelude::default();
        let at = self.found.len();
        let mut marks = Marks {
            item: at,
            candidate: at,
            source: at..at,
        };
        loop {
            let start = parser.position();
            let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else {
                break;
            };
            match token {
                Token::WhiteSpace(_) | Token::Comment(_) | Token::CDO | Token::CDC => continue,
                Token::Semicolon => self.end_item(&item, &mut marks, block),
                Token::CurlyBracketBlock => {
                    // What stands before a block loads nothing.
                    self.found.truncate(marks.item);
                    self.block(parser, &item, &prelude, block);
                }
                token => {
                    item = item.with(&token);
                    prelude.add(&token);
                    let written = Written::new(parser.slice_from(start), start.byte_index());
                    self.part(parser, &token, written, &item, &mut marks, block);
                    continue;
                }
            }
            item = Item::default();
            prelude = Prelude::default();
            marks.item = self.found.len();
            marks.candidate = marks.item;
        }
        self.end_item(&item, &mut marks, block);
    }

    fn block(&mut self, parser: &mut Parser<'_, '_>, item: &Item, prelude: &Prelude<'_>, around: &Block) {
        self.imports_are_over = true;
        let is_rule = !matches!(item, Item::At(_));
        let inner = Block {
            depth: around.depth + 1,
            is_sheet: false,
            is_font_face: item.is_at("font-face"),
            selectors: if is_rule {
                prelude.selectors()
            } else {
                around.selectors.clone()
            },
        };
        let is_read = nested(parser, inner.depth, |parser| self.list(parser, &inner));
        self.is_too_deep |= !is_read;
    }

    /// Decides what only the end of an item shows.
    fn end_item(&mut self, item: &Item, marks: &mut Marks, block: &Block) {
        match item {
            Item::At(name) => self.imports_are_over |= !BEFORE_IMPORTS.contains(&name.as_str()),
            _ if item.is_font_source(block) => {
                // A later `src` replaces the one before.
                self.demote(marks.source.clone());
                marks.source = marks.item..self.found.len();
            }
            _ => {}
        }
    }

    fn part(
        &mut self,
        parser: &mut Parser<'_, '_>,
        token: &Token<'_>,
        written: Written<'_>,
        item: &Item,
        marks: &mut Marks,
        block: &Block,
    ) {
        let Some(how) = item.how(block) else { return };
        let is_import = how == How::Style;
        let counts = !is_import || (block.is_sheet && !self.imports_are_over);
        match token {
            Token::Comma => marks.candidate = self.found.len(),
            // The address of an `@import` comes first; what follows are its conditions.
            _ if is_import && self.found.len() > marks.item => {}
            Token::Function(name) if how == How::Font && name.eq_ignore_ascii_case("format") => {
                let mut is_obsolete = false;
                nested(parser, block.depth + 1, |parser| {
                    let name = parser.expect_ident_or_string();
                    is_obsolete = name.is_ok_and(|name| is_one_of(name, OBSOLETE_FORMATS));
                });
                if is_obsolete {
                    self.demote(marks.candidate..self.found.len());
                }
            }
            token => {
                let addresses = Use {
                    how: if counts { how } else { How::Note },
                    strings_count: is_import,
                    selectors: &block.selectors,
                    depth: block.depth,
                };
                self.value(parser, token, written, addresses);
            }
        }
    }

    fn value(&mut self, parser: &mut Parser<'_, '_>, token: &Token<'_>, written: Written<'_>, addresses: Use<'_>) {
        match token {
            Token::UnquotedUrl(url) => self.add(url, written.inside_parentheses(), addresses),
            Token::QuotedString(text) if addresses.strings_count => self.add(text, written.inside_quotes(), addresses),
            Token::Function(name) => {
                let is_url = is_one_of(name, URL_FUNCTIONS);
                let inner = Use {
                    strings_count: is_url || is_one_of(name, IMAGE_SETS),
                    depth: addresses.depth + 1,
                    ..addresses
                };
                let is_read = nested(parser, inner.depth, |parser| self.values(parser, is_url, inner));
                self.is_too_deep |= !is_read;
            }
            _ => {}
        }
    }

    /// What is inside a function: of `url()` the first value only, since modifiers follow.
    fn values(&mut self, parser: &mut Parser<'_, '_>, first_only: bool, addresses: Use<'_>) {
        loop {
            parser.skip_whitespace();
            let start = parser.position();
            let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else {
                break;
            };
            let written = Written::new(parser.slice_from(start), start.byte_index());
            self.value(parser, &token, written, addresses);
            if first_only {
                break;
            }
        }
    }

    fn add(&mut self, written: &str, span: Range<usize>, addresses: Use<'_>) {
        let Some(target) = address(written) else { return };
        self.found.push(StyleReference {
            reference: Reference {
                span,
                target,
                how: addresses.how,
            },
            selectors: addresses.selectors.clone(),
        });
    }

    fn demote(&mut self, range: Range<usize>) {
        for found in self.found.get_mut(range).unwrap_or_default() {
            found.reference.how = How::Note;
        }
    }
}

/// Reads what is inside the block or function that has just begun, unless that is too deep: then it is passed over. Whether it
/// was read.
fn nested<'i>(parser: &mut Parser<'i, '_>, depth: u32, read: impl FnOnce(&mut Parser<'i, '_>)) -> bool {
    if depth > MAX_DEPTH {
        return false;
    }
    let _: Result<(), ParseError<'i, ()>> = parser.parse_nested_block(|parser| {
        read(parser);
        Ok(())
    });
    true
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|other| other.eq_ignore_ascii_case(name))
}

/// A token as it is written.
#[derive(Clone, Copy)]
struct Written<'a> {
    text: &'a str,
    start: usize,
}

impl<'a> Written<'a> {
    fn new(text: &'a str, start: usize) -> Self {
        Self { text, start }
    }

    /// Of `url( a.png )`, where the address is.
    fn inside_parentheses(self) -> Range<usize> {
        let (_, inside) = self.text.split_once('(').unwrap_or_default();
        self.part(inside.strip_suffix(')').unwrap_or(inside).trim())
    }

    /// Of a string, where its text is.
    fn inside_quotes(self) -> Range<usize> {
        let mut inside = self.text.chars();
        let quote = inside.next().unwrap_or('"');
        let inside = inside.as_str();
        self.part(inside.strip_suffix(quote).unwrap_or(inside))
    }

    fn part(self, part: &str) -> Range<usize> {
        let from = self.start + part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        from..from + part.len()
    }
}
