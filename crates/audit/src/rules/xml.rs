//! The rules about XML that is not well-formed. What they say is in `locale`.

use locale::{
    Language,
    rules::xml::{self as texts, fault as says},
};
use scorm::{Span, XmlFault as Fault};

use crate::{finding::Said, rule::rules};

/// How many characters are shown on each side of a fault.
const AROUND: usize = 24;

rules! {
    /// The manifest breaks the rules of XML.
    NotWellFormed { found: String, what: Said } = "manifest/not-well-formed", Error, Launch, &texts::NOT_WELL_FORMED;
}

/// What stands at a fault, and what is wrong with it.
pub(super) fn words(text: &str, span: Span, fault: &Fault) -> (String, Said) {
    let what = Said::new(|language| sentence(fault, language));
    // Of blanks, nothing would be seen: what follows them is shown.
    let found = Some(excerpt(text, span.start)).filter(|found| !found.is_empty());
    (found.unwrap_or_else(|| excerpt(text, span.end)), what)
}

/// What stands around a place on its line: what an author can search for.
fn excerpt(text: &str, at: u32) -> String {
    let (before, after) = text.split_at_checked(at as usize).unwrap_or_default();
    let on_line = |c: &char| *c != '\n';
    let before: Vec<char> = before.chars().rev().take_while(on_line).take(AROUND + 1).collect();
    let after: Vec<char> = after.chars().take_while(on_line).take(AROUND + 1).collect();
    let cut = |side: &[char]| if side.len() > AROUND { "…" } else { "" };
    let shown = before.iter().take(AROUND).rev().chain(after.iter().take(AROUND));
    let shown: String = shown
        .map(|c| {
            if c.is_control() {
                char::REPLACEMENT_CHARACTER
            } else {
                *c
            }
        })
        .collect();
    format!("{}{}{}", cut(&before), shown.trim(), cut(&after))
}

/// What is not well-formed, and what to write instead.
fn sentence(fault: &Fault, language: Language) -> String {
    match fault {
        Fault::Undecodable { encoding } => says::undecodable(language, encoding),
        Fault::UnknownEncoding { name } => says::unknown_encoding(language, name),
        Fault::OtherEncoding { declared, actual } => says::other_encoding(language, declared, actual),
        Fault::SecondByteOrderMark => says::second_byte_order_mark(language),
        Fault::BlankBeforeDeclaration => says::blank_before_declaration(language),
        Fault::LateDeclaration => says::late_declaration(language),
        Fault::DeclarationVersion { .. } => says::declaration_version(language),
        Fault::DeclarationEncoding { found } => says::declaration_encoding(language, found),
        Fault::DeclarationStandalone { found } => says::declaration_standalone(language, found),
        Fault::DeclarationForm { found } => says::declaration_form(language, found),
        Fault::Character { code } => says::character(language, &format!("U+{code:04X}")),
        Fault::Ampersand => says::ampersand(language),
        Fault::ReferenceNotClosed { reference } => says::reference_not_closed(language, reference),
        Fault::UnknownEntity {
            name,
            character: Some(character),
        } => says::html_entity(language, name, u32::from(*character)),
        Fault::UnknownEntity { name, character: None } => says::unknown_entity(language, name),
        Fault::CharacterReference { reference } => says::character_reference(language, reference),
        Fault::LessThan => says::less_than(language),
        Fault::LessThanInAttribute { name } => says::less_than_in_attribute(language, name),
        Fault::SectionEnd => says::section_end(language),
        Fault::NotClosed { opening } => says::not_closed(language, opening, &closing(opening)),
        Fault::UnknownMarkup { found } => says::unknown_markup(language, found),
        Fault::OtherEndTag { expected, found } => says::other_end_tag(language, expected, found),
        Fault::StrayEndTag { found } => says::stray_end_tag(language, found),
        Fault::EndTagForm { name } => says::end_tag_form(language, name),
        Fault::HyphensInComment => says::hyphens_in_comment(language),
        Fault::Instruction { found } => says::instruction(language, found),
        Fault::Name { name } => says::name(language, name),
        Fault::NameColon { name } => says::name_colon(language, name),
        Fault::NotQuoted { name } => says::not_quoted(language, name),
        Fault::TypographicQuotes { name } => says::typographic_quotes(language, name),
        Fault::NoValue { name } => says::no_value(language, name),
        Fault::NotSeparated { name } => says::not_separated(language, name),
        Fault::StrayInTag { found } => says::stray_in_tag(language, found),
        Fault::RepeatedAttribute { name } => says::repeated_attribute(language, name),
        Fault::UndeclaredPrefix { prefix } => says::undeclared_prefix(language, prefix),
        Fault::EmptyNamespace { prefix } => says::empty_namespace(language, prefix),
        Fault::ReservedNamespace { name } => says::reserved_namespace(language, name),
        Fault::SecondRoot { name } => says::second_root(language, name),
        Fault::TextOutside { found } => says::text_outside(language, found),
    }
}

/// What ends the markup that begins so.
fn closing(opening: &str) -> String {
    let of_kind = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
    if let Some((_, end)) = of_kind.iter().find(|(start, _)| opening.starts_with(start)) {
        return (*end).to_owned();
    }
    match (opening.strip_prefix('<'), opening.contains('"')) {
        (Some(name), _) if name.ends_with('>') => format!("</{name}"),
        (Some(_), _) => ">".to_owned(),
        (None, true) => "\"".to_owned(),
        (None, false) => "'".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_are_of_one_line() {
        assert_eq!(excerpt("<a>\n <b>x & y</b>\n</a>", 11), "<b>x & y</b>");
        assert_eq!(excerpt("a\u{b}b", 1), "a\u{fffd}b");
        let long = format!("…{}…", "é".repeat(2 * AROUND));
        assert_eq!(excerpt(&"é".repeat(100), 100), long);
        assert_eq!(excerpt("", 7), "");
        let blank = Span { start: 0, end: 1 };
        assert_eq!(words("\n<?xml?>", blank, &Fault::BlankBeforeDeclaration).0, "<?xml?>");
    }

    #[test]
    fn each_opening_has_its_end() {
        let rows = [
            ("<!--", "-->"),
            ("<![CDATA[", "]]>"),
            ("<?xml", "?>"),
            ("<title>", "</title>"),
            ("<item", ">"),
            ("</item", ">"),
            ("href=\"a.html", "\""),
            ("href='a.html", "'"),
        ];
        for (opening, end) in rows {
            assert_eq!(closing(opening), end);
        }
    }
}
