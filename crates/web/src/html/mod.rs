//! Pages (WHATWG HTML): what they load and lead to, their scripts, and what they say of themselves.

mod attributes;
mod decode;
mod elements;
mod meta;
mod names;
mod namespace;
mod reader;
mod script_kind;
mod srcset;
mod tokens;

use std::ops::Range;

use crate::{css::StyleReference, reference::Reference};

pub use decode::{Decoded, EncodingSign, TextKind, text};
pub use names::Names;
pub use script_kind::ScriptKind;

/// What a page says. All spans are of the page's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Addresses in attributes, in order, as they are written: `base` is not applied. What is in comments and in
    /// `<noscript>` is not among them; what is in a `<template>` is only named, since scripts decide about it.
    pub references: Vec<Reference>,
    /// The references of `<style>` elements, in order.
    pub style_references: Vec<StyleReference>,
    /// What addresses are relative to instead of the page: the first `<base>` with an address.
    pub base: Option<Reference>,
    /// The scripts that are written in the page and run, in order.
    pub scripts: Vec<Embedded>,
    /// The scripts that the page loads, in order.
    pub external: Vec<External>,
    /// Code in attributes, tag after tag.
    pub handlers: Vec<Handler>,
    /// The encoding that the first `<meta>` about it declares, known or not.
    pub encoding: Option<DeclaredEncoding>,
    /// The first title, blanks in it as one; 1,024 bytes of it at most.
    pub title: Option<String>,
    /// The program that made the page, as `<meta name=generator>` names it.
    pub generator: Option<String>,
    /// The language that `<html>` declares.
    pub language: Option<String>,
    /// The class and id names of its elements.
    pub names: Names,
    /// Something in its styles is nested too deep, and was passed over.
    pub has_too_deep_style: bool,
}

/// A script in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embedded {
    /// Where its text is.
    pub span: Range<usize>,
    /// How it runs.
    pub kind: ScriptKind,
}

/// A script that a page loads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct External {
    /// Which of the page's references it is.
    pub reference: usize,
    /// How it runs.
    pub kind: ScriptKind,
    /// The page goes on without it: `async`, `defer`, a module.
    pub is_later: bool,
}

/// Code in an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handler {
    /// The attribute, in lower case: `onclick`, or `href` and the like with a `javascript:` address.
    pub name: &'static str,
    /// The code. Character references are decoded, and so is the percent-encoding of an address.
    pub code: String,
    /// Where the attribute's value is.
    pub span: Range<usize>,
}

/// An encoding that a page declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredEncoding {
    /// As it is written.
    pub label: String,
    /// Where it is written.
    pub span: Range<usize>,
}

/// Reads a page, in time in proportion to its length. Any text is a page; the caller limits how long it may be.
#[must_use]
pub fn page(text: &str) -> Page {
    reader::read(text)
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
