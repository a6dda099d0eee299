//! The rules about XML that is not well-formed. What they say is in `locale`.

use locale::{
    Language,
    rules::xml::{self as texts, fault as words},
};
use scorm::{Span, XmlFault as Fault};

use crate::{
    finding::{Place, Said},
    findings::Findings,
    input::Package,
    rule::rules,
};

/// How many characters are shown on each side of a fault.
const AROUND: usize = 24;

rules! {
    /// The manifest breaks the rules of XML.
    NotWellFormed { found: String, what: Said } = "manifest/not-well-formed", Error, Launch, &texts::NOT_WELL_FORMED;
}

/// Adds what is not well-formed in the manifest.
pub(super) fn add(package: &Package, at: Place, span: Span, fault: &Fault, findings: &mut Findings) {
    let found = excerpt(&package.document.text, span);
    let what = Said::new(|language| sentence(fault, language));
    findings.add(at, NotWellFormed { found, what });
}

/// What stands around a place on its line: what an author can search for.
fn excerpt(text: &str, span: Span) -> String {
    let (before, after) = text.split_at_checked(span.start as usize).unwrap_or_default();
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
        Fault::Undecodable { encoding } => words::undecodable(language, encoding),
        Fault::UnknownEncoding { name } => words::unknown_encoding(language, name),
        Fault::OtherEncoding { declared, actual } => words::other_encoding(language, declared, actual),
        Fault::SecondByteOrderMark => words::second_byte_order_mark(language),
        Fault::BlankBeforeDeclaration => words::blank_before_declaration(language),
        Fault::LateDeclaration => words::late_declaration(language),
        Fault::DeclarationVersion { .. } => words::declaration_version(language),
        Fault::DeclarationEncoding { found } => words::declaration_encoding(language, found),
        Fault::DeclarationStandalone { found } => words::declaration_standalone(language, found),
        Fault::DeclarationForm { found } => words::declaration_form(language, found),
        Fault::Character { code } => words::character(language, &format!("U+{code:04X}")),
        Fault::Ampersand => words::ampersand(language),
        Fault::ReferenceNotClosed { reference } => words::reference_not_closed(language, reference),
        Fault::UnknownEntity {
            name,
            character: Some(character),
        } => words::html_entity(language, name, u32::from(*character)),
        Fault::UnknownEntity { name, character: None } => words::unknown_entity(language, name),
        Fault::CharacterReference { reference } => words::character_reference(language, reference),
        Fault::LessThan => words::less_than(language),
        Fault::LessThanInAttribute { name } => words::less_than_in_attribute(language, name),
        Fault::SectionEnd => words::section_end(language),
        Fault::NotClosed { opening } => words::not_closed(language, opening, &closing(opening)),
        Fault::UnknownMarkup { found } => words::unknown_markup(language, found),
        Fault::OtherEndTag { expected, found } => words::other_end_tag(language, expected, found),
        Fault::StrayEndTag { found } => words::stray_end_tag(language, found),
        Fault::EndTagForm { name } => words::end_tag_form(language, name),
        Fault::HyphensInComment => words::hyphens_in_comment(language),
        Fault::Instruction { found } => words::instruction(language, found),
        Fault::Name { name } => words::name(language, name),
        Fault::NameColon { name } => words::name_colon(language, name),
        Fault::NotQuoted { name } => words::not_quoted(language, name),
        Fault::TypographicQuotes { name } => words::typographic_quotes(language, name),
        Fault::NoValue { name } => words::no_value(language, name),
        Fault::NotSeparated { name } => words::not_separated(language, name),
        Fault::StrayInTag { found } => words::stray_in_tag(language, found),
        Fault::RepeatedAttribute { name } => words::repeated_attribute(language, name),
        Fault::UndeclaredPrefix { prefix } => words::undeclared_prefix(language, prefix),
        Fault::EmptyNamespace { prefix } => words::empty_namespace(language, prefix),
        Fault::ReservedNamespace { name } => words::reserved_namespace(language, name),
        Fault::SecondRoot { name } => words::second_root(language, name),
        Fault::TextOutside { found } => words::text_outside(language, found),
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
        let excerpt = |text: &str, start: usize| {
            let start = u32::try_from(start).unwrap();
            excerpt(text, Span { start, end: start + 1 })
        };
        assert_eq!(excerpt("<a>\n <b>x & y</b>\n</a>", 11), "<b>x & y</b>");
        assert_eq!(excerpt("a\u{b}b", 1), "a\u{fffd}b");
        let long = format!("…{}…", "é".repeat(2 * AROUND));
        assert_eq!(excerpt(&"é".repeat(100), 100), long);
        assert_eq!(excerpt("", 7), "");
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
