//! A page's tokens as what they load and say.

use std::ops::Range;

use super::{
    DeclaredEncoding, Embedded, External, Handler, Page, ScriptKind,
    attributes::is_event,
    elements::{addresses, foreign_address, is_css, link},
    meta::{charset, refresh_address},
    script_kind::script_kind,
    srcset::candidates,
    tokens::{Attribute, Tag, Visitor, read as read_tokens},
};
use crate::{
    css,
    reference::{How, Reference, address, javascript},
};

/// How much of a title is taken.
const MAX_TITLE: usize = 1024;

pub(super) fn read(text: &str) -> Page {
    let mut reader = PageReader {
        text,
        page: Page::default(),
        content: None,
        has_base: false,
        templates: 0,
        embedders: 0,
    };
    read_tokens(text, &mut reader);
    reader.end_content(text.len(), false);
    reader.page.title = reader.page.title.map(|title| one_line(&title));
    reader.page
}

struct PageReader<'a> {
    text: &'a str,
    page: Page,
    content: Option<Content>,
    has_base: bool,
    /// How many templates are open: what is in them is no part of the page.
    templates: u32,
    /// How many elements are open that show what is in them only if they cannot show themselves.
    embedders: u32,
}

/// An element whose text is being read.
struct Content {
    element: &'static str,
    kind: ContentKind,
    start: usize,
    is_foreign: bool,
}

enum ContentKind {
    Script(ScriptKind),
    Style,
    Title(String),
}

impl Visitor for PageReader<'_> {
    fn start(&mut self, tag: &Tag) {
        for attribute in &tag.attributes {
            self.attribute(attribute);
        }
        match (tag.name.as_str(), tag.is_foreign) {
            ("script", _) => self.script(tag),
            ("style", _) if is_css(tag) => self.begin_content(tag, "style", ContentKind::Style),
            ("title", false) if self.page.title.is_none() && self.templates == 0 => {
                self.begin_content(tag, "title", ContentKind::Title(String::new()));
            }
            (element, true) => self.foreign(tag, element),
            (element, false) => self.html(tag, element),
        }
    }

    fn end(&mut self, name: &str, at: usize) {
        match name {
            "template" => self.templates = self.templates.saturating_sub(1),
            "audio" | "object" | "video" => self.embedders = self.embedders.saturating_sub(1),
            _ => {}
        }
        if self.content.as_ref().is_some_and(|content| content.element == name) {
            self.end_content(at, true);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(Content {
            kind: ContentKind::Title(title),
            ..
        }) = &mut self.content
        {
            let room = MAX_TITLE.saturating_sub(title.len());
            title.push_str(text.get(..text.floor_char_boundary(room)).unwrap_or_default());
        }
    }
}

impl PageReader<'_> {
    /// What an attribute means on every element.
    fn attribute(&mut self, attribute: &Attribute) {
        match attribute.name {
            "class" => self.page.names.add_classes(&attribute.value),
            "id" => self.page.names.add_id(&attribute.value),
            "style" => {
                let style = css::declarations(&attribute.value);
                self.page.has_too_deep_style |= style.is_too_deep;
                for found in style.references {
                    let Reference { span, target, how } = found.reference;
                    self.push(target, how, attribute.part(span));
                }
            }
            name if is_event(name) => self.handler(attribute, attribute.value.clone()),
            _ => {}
        }
    }

    fn html(&mut self, tag: &Tag, element: &str) {
        let is_fallback = self.embedders > 0;
        match element {
            "template" => self.templates = self.templates.saturating_add(1),
            "audio" | "object" | "video" => self.embedders = self.embedders.saturating_add(1),
            "base" => self.base(tag),
            "meta" => self.meta(tag),
            "link" => {
                let how = link(tag);
                self.address(tag, "href", how);
                if how == How::Image {
                    self.candidates(tag, "imagesrcset");
                }
            }
            "param" if is_address_of_object(tag) => self.address(tag, "value", How::Note),
            "img" | "image" | "source" => self.candidates(tag, "srcset"),
            "html" if self.page.language.is_none() => {
                let language = tag.value("lang").or_else(|| tag.value("xml:lang"));
                self.page.language = language.and_then(said);
            }
            _ => {}
        }
        for (name, how) in addresses(element) {
            let is_left = match (element, *name) {
                // Of an `input`, only a button in the form of a picture loads one.
                ("input", "src") => tag.value("type").is_none_or(|kind| !kind.eq_ignore_ascii_case("image")),
                // §4.8.5: the document in the attribute comes first.
                ("iframe", "src") => tag.value("srcdoc").is_some(),
                // §4.8.6, §4.8.7: not loaded while what is around them is shown.
                ("embed", "src") | ("object", "data") => is_fallback,
                _ => false,
            };
            self.address(tag, name, if is_left { How::Note } else { *how });
        }
    }

    fn foreign(&mut self, tag: &Tag, element: &str) {
        if let Some(how) = foreign_address(element) {
            self.foreign_address(tag, how);
        }
    }

    fn foreign_address(&mut self, tag: &Tag, how: How) {
        let name = ["href", "xlink:href"]
            .into_iter()
            .find(|name| tag.value(name).is_some());
        self.address(tag, name.unwrap_or_default(), how);
    }

    fn script(&mut self, tag: &Tag) {
        let runs = self.templates == 0 && tag.value("nomodule").is_none();
        let kind = script_kind(tag).filter(|_| runs);
        let how = kind.map_or(How::Note, |_| How::Script);
        let before = self.page.references.len();
        let is_external = if tag.is_foreign {
            self.foreign_address(tag, how);
            tag.value("href").or_else(|| tag.value("xlink:href")).is_some()
        } else {
            self.address(tag, "src", how);
            tag.value("src").is_some()
        };
        let Some(kind) = kind else { return };
        if self.page.references.len() > before {
            self.page.external.push(External {
                reference: before,
                kind,
                is_later: kind == ScriptKind::Module || ["async", "defer"].iter().any(|name| tag.value(name).is_some()),
            });
        }
        if !is_external {
            self.begin_content(tag, "script", ContentKind::Script(kind));
        }
    }

    fn base(&mut self, tag: &Tag) {
        let Some(attribute) = tag.attribute("href") else { return };
        if self.has_base || self.templates > 0 {
            return;
        }
        self.has_base = true;
        self.page.base = address(&attribute.value).map(|target| Reference {
            span: attribute.span.clone(),
            target,
            how: How::Note,
        });
    }

    fn meta(&mut self, tag: &Tag) {
        if self.templates > 0 {
            return;
        }
        if let Some(attribute) = tag.attribute("charset") {
            self.encoding(attribute, 0..attribute.value.len());
        }
        let Some(content) = tag.attribute("content") else {
            return;
        };
        let says = tag.value("http-equiv").unwrap_or_default();
        if says.eq_ignore_ascii_case("refresh") {
            if let Some(part) = refresh_address(&content.value) {
                self.add(content, part, How::Navigation);
            }
        } else if says.eq_ignore_ascii_case("content-type")
            && let Some(part) = charset(&content.value)
        {
            self.encoding(content, part);
        }
        let is_generator = tag
            .value("name")
            .is_some_and(|name| name.eq_ignore_ascii_case("generator"));
        if is_generator && self.page.generator.is_none() {
            self.page.generator = said(&content.value);
        }
    }

    fn encoding(&mut self, attribute: &Attribute, part: Range<usize>) {
        if self.page.encoding.is_none() {
            self.page.encoding = Some(DeclaredEncoding {
                label: attribute.value.get(part.clone()).unwrap_or_default().trim().to_owned(),
                span: attribute.part(part),
            });
        }
    }

    fn candidates(&mut self, tag: &Tag, name: &str) {
        if let Some(attribute) = tag.attribute(name) {
            for part in candidates(&attribute.value) {
                self.add(attribute, part, How::Image);
            }
        }
    }

    /// The address that an attribute is, if the tag has it.
    fn address(&mut self, tag: &Tag, name: &str, how: How) {
        if let Some(attribute) = tag.attribute(name) {
            self.add(attribute, 0..attribute.value.len(), how);
        }
    }

    fn add(&mut self, attribute: &Attribute, part: Range<usize>, how: How) {
        let written = attribute.value.get(part.clone()).unwrap_or_default();
        if let Some(target) = address(written) {
            self.push(target, how, attribute.part(part));
        } else if matches!(how, How::Link | How::Frame | How::Navigation)
            && let Some(code) = javascript(written)
        {
            self.handler(attribute, code);
        }
    }

    fn handler(&mut self, attribute: &Attribute, code: String) {
        if !code.trim().is_empty() {
            self.page.handlers.push(Handler {
                name: attribute.name,
                code,
                span: attribute.span.clone(),
            });
        }
    }

    fn push(&mut self, target: String, how: How, span: Range<usize>) {
        let how = if self.templates > 0 { How::Note } else { how };
        self.page.references.push(Reference { span, target, how });
    }

    fn begin_content(&mut self, tag: &Tag, element: &'static str, kind: ContentKind) {
        if tag.is_foreign && tag.is_self_closing {
            return;
        }
        self.content = Some(Content {
            element,
            kind,
            start: tag.end,
            is_foreign: tag.is_foreign,
        });
    }

    /// What was between an element's tags; a script without an end tag is not run (§13.2.6.4.8).
    fn end_content(&mut self, at: usize, has_end_tag: bool) {
        let Some(content) = self.content.take() else { return };
        let mut span = content.start..at.max(content.start);
        if content.is_foreign {
            span = self.without_cdata(span);
        }
        match content.kind {
            ContentKind::Script(kind) if has_end_tag => self.page.scripts.push(Embedded { span, kind }),
            ContentKind::Script(_) => {}
            ContentKind::Title(title) => self.page.title = Some(title),
            ContentKind::Style => {
                let text = self.text.get(span.clone()).unwrap_or_default();
                let style = css::style(text);
                self.page.has_too_deep_style |= style.is_too_deep;
                for mut found in style.references {
                    let reference = &mut found.reference;
                    reference.span = reference.span.start + span.start..reference.span.end + span.start;
                    if self.templates > 0 {
                        reference.how = How::Note;
                    }
                    self.page.style_references.push(found);
                }
            }
        }
    }

    /// SVG and MathML may have their styles and scripts in a CDATA section.
    fn without_cdata(&self, span: Range<usize>) -> Range<usize> {
        let text = self.text.get(span.clone()).unwrap_or_default();
        let inside = text.trim_ascii().strip_prefix("<![CDATA[");
        let Some(inside) = inside.map(|inside| inside.strip_suffix("]]>").unwrap_or(inside)) else {
            return span;
        };
        let start = span.start + inside.as_ptr().addr().saturating_sub(text.as_ptr().addr());
        start..start + inside.len()
    }
}

/// Whether a `<param>` names what the plug-in of an `<object>` would play.
fn is_address_of_object(tag: &Tag) -> bool {
    let name = tag.value("name").unwrap_or_default();
    ["filename", "movie", "src", "url"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name))
}

/// A text that says something.
fn said(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
