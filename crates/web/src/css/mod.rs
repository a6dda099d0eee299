//! Styles (CSS Syntax Level 3): which addresses they have, what for, and in which rule.

mod items;
mod selectors;
mod walk;

use crate::reference::Reference;

pub use selectors::{Name, Selectors};

/// A reference of a style, and the rule that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StyleReference {
    /// What it loads.
    pub reference: Reference,
    /// A browser loads the picture of a rule only if the rule matches an element.
    pub selectors: Selectors,
}

/// What a style refers to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Style {
    /// Its references, in order.
    pub references: Vec<StyleReference>,
    /// Something in it is nested too deep, and was passed over.
    pub is_too_deep: bool,
}

/// The references of a style sheet: `url()`, `src()`, `image-set()`, `@import`. [`How::Font`] is the `src` of
/// `@font-face`, [`How::Style`] an `@import`, [`How::Image`] all else. [`How::Note`] is what browsers leave: an `@import`
/// behind a rule, a `src` that a later one replaces, formats and properties of old browsers. `@namespace` refers to
/// nothing. Blocks nested deeper than 64 are passed over.
///
/// [`How::Font`]: crate::How::Font
/// [`How::Style`]: crate::How::Style
/// [`How::Image`]: crate::How::Image
/// [`How::Note`]: crate::How::Note
#[must_use]
pub fn style(text: &str) -> Style {
    walk::walk(text, true)
}

/// The references of the declarations in a `style` attribute.
pub(crate) fn declarations(text: &str) -> Style {
    walk::walk(text, false)
}

#[cfg(test)]
mod tests;
