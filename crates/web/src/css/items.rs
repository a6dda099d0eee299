//! What the parts of a style's list are, as far as they have been read.

use cssparser::Token;

use super::selectors::Selectors;
use crate::reference::How;

/// Properties that only browsers of the past know. A name that begins with `_` was another way to write for them.
const OBSOLETE_PROPERTIES: &[&str] = &["-moz-binding", "-ms-behavior", "behavior"];

/// The block that a list of items is in.
#[derive(Default)]
pub(super) struct Block {
    pub(super) depth: u32,
    /// A style sheet, which has rules only, and not a rule's block or a `style` attribute.
    pub(super) is_sheet: bool,
    pub(super) is_font_face: bool,
    pub(super) selectors: Selectors,
}

/// A declaration or a rule.
#[derive(Default)]
pub(super) enum Item {
    #[default]
    Empty,
    At(String),
    /// Begins with an identifier: a declaration if a colon follows.
    Named(String),
    /// A declaration, or a rule such as `a:hover {}`: its block tells.
    Declaration(String),
    /// A rule, or what browsers drop.
    Other,
}

impl Item {
    pub(super) fn with(self, token: &Token<'_>) -> Self {
        match (self, token) {
            (Self::Empty, Token::AtKeyword(name)) => Self::At(name.to_ascii_lowercase()),
            (Self::Empty, Token::Ident(name)) => Self::Named(name.to_ascii_lowercase()),
            (Self::Named(name), Token::Colon) => Self::Declaration(name),
            (Self::Empty | Self::Named(_), _) => Self::Other,
            (item, _) => item,
        }
    }

    pub(super) fn is_at(&self, name: &str) -> bool {
        matches!(self, Self::At(at) if at == name)
    }

    pub(super) fn is_font_source(&self, block: &Block) -> bool {
        block.is_font_face && matches!(self, Self::Declaration(name) if name == "src")
    }

    /// What an address in it is for; none where it is not an address to load.
    pub(super) fn how(&self, block: &Block) -> Option<How> {
        match self {
            Self::At(_) if self.is_at("import") => Some(How::Style),
            Self::At(_) => None,
            _ if self.is_font_source(block) => Some(How::Font),
            Self::Declaration(name) if !block.is_sheet && !is_obsolete(name) => Some(How::Image),
            _ => Some(How::Note),
        }
    }
}

fn is_obsolete(property: &str) -> bool {
    property.starts_with('_') || OBSOLETE_PROPERTIES.contains(&property)
}
