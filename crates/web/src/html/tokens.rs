//! The tokens of a page as browsers make them: WHATWG HTML §13.2.5, and of the tree's construction (§13.2.6) what
//! decides how the tokens go on.

use std::{convert::Infallible, ops::Range};

use html5gum::{
    Emitter, ForwardingEmitter, Span, State, Tokenizer,
    emitters::callback::{Callback, CallbackEmitter, CallbackEvent},
};

use super::{attributes::known_attribute, namespace::Namespaces};

/// Elements whose content is text, and how it is read. What a `noscript` holds is only read where no scripts run.
const TEXT_ELEMENTS: &[(&str, State)] = &[
    ("iframe", State::RawText),
    ("noembed", State::RawText),
    ("noframes", State::RawText),
    ("noscript", State::RawText),
    ("plaintext", State::PlainText),
    ("script", State::ScriptData),
    ("style", State::RawText),
    ("textarea", State::RcData),
    ("title", State::RcData),
    ("xmp", State::RawText),
];

/// A start tag. Names are in lower case.
#[derive(Debug, Default)]
pub(super) struct Tag {
    pub(super) name: String,
    /// The first one of each name: there are as many at most as are known.
    pub(super) attributes: Vec<Attribute>,
    /// Where it ends, and its content begins.
    pub(super) end: usize,
    pub(super) is_self_closing: bool,
    /// In SVG or MathML, or the beginning of it.
    pub(super) is_foreign: bool,
}

/// An attribute that means something here.
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) name: &'static str,
    /// Its character references are decoded.
    pub(super) value: String,
    /// Where the value is written, without quotes; where the name is, if there is no value.
    pub(super) span: Range<usize>,
    /// The value is written as it is read, so that a part of it has the same place in both.
    is_literal: bool,
}

impl Attribute {
    /// Where a part of the value is written: the whole value where that is not known.
    pub(super) fn part(&self, part: Range<usize>) -> Range<usize> {
        if self.is_literal {
            self.span.start + part.start..self.span.start + part.end
        } else {
            self.span.clone()
        }
    }
}

impl Tag {
    pub(super) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|attribute| attribute.value.as_str())
    }
}

/// Who is told of a page's tokens.
pub(super) trait Visitor {
    fn start(&mut self, tag: &Tag);
    /// `at` is where the end tag is.
    fn end(&mut self, name: &str, at: usize);
    fn text(&mut self, text: &str);
}

/// Tells `visitor` of the tokens of `text`.
pub(super) fn read(text: &str, visitor: &mut impl Visitor) {
    let reader = Reader {
        text,
        visitor,
        tag: Tag::default(),
        takes_value: false,
        namespaces: Namespaces::default(),
        next_state: None,
    };
    let emitter = Emitting(CallbackEmitter::new(reader));
    let Ok(()) = Tokenizer::new_with_emitter(text, emitter).finish();
}

struct Reader<'a, V> {
    text: &'a str,
    visitor: &'a mut V,
    tag: Tag,
    /// The next value is of the last attribute, and not of one that means nothing here.
    takes_value: bool,
    namespaces: Namespaces,
    next_state: Option<State>,
}

impl<V: Visitor> Reader<'_, V> {
    fn range(&self, span: Span<usize>) -> Range<usize> {
        let start = self.text.floor_char_boundary(span.start);
        start..self.text.floor_char_boundary(span.end).max(start)
    }

    fn add_attribute(&mut self, name: &[u8], span: Span<usize>) {
        let known = std::str::from_utf8(name).ok().and_then(known_attribute);
        let new = known.filter(|name| self.tag.attribute(name).is_none());
        self.takes_value = false;
        if let Some(name) = new {
            self.takes_value = true;
            self.tag.attributes.push(Attribute {
                name,
                value: String::new(),
                span: self.range(span),
                is_literal: false,
            });
        }
    }

    fn set_value(&mut self, value: &[u8], span: Span<usize>) {
        let span = self.range(span);
        if let Some(attribute) = self.tag.attributes.last_mut().filter(|_| self.takes_value) {
            attribute.value = String::from_utf8_lossy(value).into_owned();
            attribute.is_literal = self.text.get(span.clone()) == Some(attribute.value.as_str());
            attribute.span = span;
        }
    }

    fn finish_tag(&mut self, end: usize, is_self_closing: bool) {
        self.tag.is_self_closing = is_self_closing;
        self.tag.is_foreign = self.namespaces.start(&self.tag.name, is_self_closing);
        self.tag.end = self.text.floor_char_boundary(end);
        if !self.tag.is_foreign {
            let content = TEXT_ELEMENTS.iter().find(|(name, _)| *name == self.tag.name);
            self.next_state = content.map(|(_, state)| *state);
        }
        self.visitor.start(&self.tag);
    }
}

impl<V: Visitor> Callback<Infallible, usize> for Reader<'_, V> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag.name.clear();
                self.tag.name.push_str(&String::from_utf8_lossy(name));
                self.tag.attributes.clear();
            }
            CallbackEvent::AttributeName { name } => self.add_attribute(name, span),
            CallbackEvent::AttributeValue { value } => self.set_value(value, span),
            CallbackEvent::CloseStartTag { self_closing } => self.finish_tag(span.end, self_closing),
            CallbackEvent::EndTag { name } => {
                let name = String::from_utf8_lossy(name);
                self.namespaces.end(&name);
                self.visitor.end(&name, self.range(span).start);
            }
            CallbackEvent::String { value } => self.visitor.text(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    }
}

/// The emitter of the library, which leaves to us how the tokens go on after a tag.
struct Emitting<'a, V: Visitor>(CallbackEmitter<Reader<'a, V>, Infallible, usize>);

impl<V: Visitor> ForwardingEmitter for Emitting<'_, V> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let _ = self.0.emit_current_tag();
        self.0.callback_mut().next_state.take()
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.0.callback_mut().namespaces.is_foreign()
    }
}
