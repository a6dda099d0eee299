//! Addresses that a script loads or leads to. Only positions that do so count, never a text alone.

use oxc_ast::ast::{
    Argument, AssignmentExpression, CallExpression, Expression, NewExpression, ObjectPropertyKind, PropertyKey,
    StringLiteral,
};
use oxc_semantic::SymbolFlags;

use super::{
    literal::{Constants, Text, inside},
    model::{Base, ScriptReference},
    path::{Path, Root},
};
use crate::reference::{How, Reference, address};

/// What elements of a page do with their `src`.
const TAGS: &[(&str, How)] = &[
    ("script", How::Script),
    ("img", How::Image),
    ("input", How::Image),
    ("iframe", How::Frame),
    ("frame", How::Frame),
    ("embed", How::Frame),
    ("object", How::Frame),
    ("audio", How::Media),
    ("video", How::Media),
    ("source", How::Media),
    ("track", How::Media),
];

/// What is done with a file, by the end of its name, where the element is not known.
const ENDINGS: &[(&str, How)] = &[
    ("js", How::Script),
    ("mjs", How::Script),
    ("css", How::Style),
    ("html", How::Frame),
    ("htm", How::Frame),
    ("xhtml", How::Frame),
    ("php", How::Frame),
    ("pdf", How::Frame),
    ("mp3", How::Media),
    ("mp4", How::Media),
    ("m4a", How::Media),
    ("m4v", How::Media),
    ("ogg", How::Media),
    ("ogv", How::Media),
    ("wav", How::Media),
    ("webm", How::Media),
    ("vtt", How::Media),
    ("png", How::Image),
    ("jpg", How::Image),
    ("jpeg", How::Image),
    ("gif", How::Image),
    ("svg", How::Image),
    ("webp", How::Image),
    ("ico", How::Image),
    ("json", How::Data),
    ("xml", How::Data),
    ("txt", How::Data),
    ("wasm", How::Data),
    ("woff", How::Font),
    ("woff2", How::Font),
    ("ttf", How::Font),
];

/// Functions of jQuery itself whose first argument is an address.
const JQUERY: &[(&str, How)] = &[
    ("get", How::Data),
    ("post", How::Data),
    ("getJSON", How::Data),
    ("ajax", How::Data),
    ("getScript", How::Script),
];

/// Methods of HTTP: what `open(…)` of an `XMLHttpRequest` begins with.
const METHODS: &[&str] = &["GET", "POST", "PUT", "HEAD", "DELETE", "PATCH", "OPTIONS"];

/// Collects references.
pub(super) struct References<'c, 's> {
    pub(super) constants: &'c Constants<'s>,
    pub(super) found: Vec<ScriptReference>,
    /// A page is opened or gone to whose address is known only when the script runs.
    pub(super) leads_anywhere: bool,
    /// A script is run whose address is known only then.
    pub(super) runs_anything: bool,
}

impl References<'_, '_> {
    pub(super) fn assigned<'a>(&mut self, assignment: &AssignmentExpression<'a>, target: &Path<'a>) {
        let value = &assignment.right;
        if is_location(target) {
            return self.lead(value, How::Navigation);
        }
        match target.members.last().copied().flatten() {
            Some("src") => {
                let tag = self.tag_of(target, 1);
                self.runs(tag.as_deref(), value);
                self.add(value, Base::Page, |address| how(tag.as_deref(), address));
            }
            Some("p") if target.members.len() == 1 => self.public_path(value, target),
            _ => {}
        }
    }

    /// Where a bundler's runtime loads everything from: `r.p = "/"`, `r` a function. Relative ones are right anywhere.
    fn public_path(&mut self, value: &Expression<'_>, target: &Path<'_>) {
        let Root::Local(symbol, _) = target.root else { return };
        let flags = self.constants.scoping().symbol_flags(symbol);
        if !flags.intersects(SymbolFlags::Function) {
            return;
        }
        for text in self.constants.addresses(value) {
            let is_absolute = text.text.starts_with('/') || text.text.contains("://");
            if is_absolute && text.text.ends_with('/') {
                self.push(Text { partial: true, ..text }, How::Script, Base::Page);
            }
        }
    }

    pub(super) fn called<'a>(&mut self, call: &CallExpression<'a>, callee: &Path<'a>) {
        let Some(first) = argument(&call.arguments, 0) else {
            return;
        };
        let second = argument(&call.arguments, 1);
        let is_member = !callee.members.is_empty();
        match callee.last() {
            Some("setAttribute") if is_member => self.set_attribute(callee, first, second),
            Some("replace" | "assign") if is_location_method(callee) => {
                self.lead(first, How::Navigation);
            }
            Some("open") if callee.is_global(&["open"]) => self.lead(first, How::Link),
            Some("open") if is_member && self.is_method(first) => {
                if let Some(address) = second {
                    self.add(address, Base::Page, |_| How::Data);
                }
            }
            Some("fetch") if callee.is_global(&["fetch"]) => self.add(first, Base::Page, |_| How::Data),
            Some("register") if callee.is_global(&["navigator", "serviceWorker", "register"]) => {
                // A page does without one that is not there.
                self.add(first, Base::Page, |_| How::Data);
            }
            Some("importScripts") if callee.is_global(&["importScripts"]) => {
                for address in call.arguments.iter().filter_map(Argument::as_expression) {
                    self.add(address, Base::Script, |_| How::Script);
                }
            }
            Some("load") if is_of_jquery(callee) => self.add(first, Base::Page, |_| How::Frame),
            Some(name) if is_jquery(callee) => {
                let Some((_, how)) = JQUERY.iter().find(|(function, _)| *function == name) else {
                    return;
                };
                match first {
                    Expression::ObjectExpression(options) => {
                        let addresses = options.properties.iter().filter_map(|property| match property {
                            ObjectPropertyKind::ObjectProperty(property) if is_named(&property.key, "url") => {
                                Some(&property.value)
                            }
                            _ => None,
                        });
                        for address in addresses {
                            self.add(address, Base::Page, |_| *how);
                        }
                    }
                    address => self.add(address, Base::Page, |_| *how),
                }
            }
            _ => {}
        }
    }

    pub(super) fn constructed<'a>(&mut self, new: &NewExpression<'a>, callee: &Path<'a>) {
        let Some(first) = argument(&new.arguments, 0) else {
            return;
        };
        let how_of = match callee.global().as_deref() {
            Some(["Worker" | "SharedWorker"]) => How::Worker,
            Some(["Audio"]) => How::Media,
            Some(["URL"]) if argument(&new.arguments, 1).is_some_and(is_own_address) => {
                return self.add(first, Base::Script, |address| how(None, address));
            }
            _ => return,
        };
        self.add(first, Base::Page, |_| how_of);
    }

    /// `import "…"` and `export … from "…"`. A bare name (`lodash`) is a package's, which a page maps to an address.
    pub(super) fn imported(&mut self, source: &StringLiteral<'_>) {
        let span = inside(source.span);
        let text = source.value.to_string();
        if is_path(&text) {
            self.push(
                Text {
                    text,
                    span,
                    partial: false,
                },
                How::Script,
                Base::Script,
            );
        }
    }

    /// `import("…")`
    pub(super) fn imported_later(&mut self, source: &Expression<'_>) {
        self.runs(Some("script"), source);
        for text in self.constants.addresses(source) {
            if is_path(&text.text) {
                self.push(text, How::Script, Base::Script);
            }
        }
    }

    fn set_attribute(&mut self, callee: &Path<'_>, name: &Expression<'_>, value: Option<&Expression<'_>>) {
        let (Some(name), Some(value)) = (self.constants.text(name), value) else {
            return;
        };
        match name.text.to_ascii_lowercase().as_str() {
            "src" => {
                let tag = self.tag_of(callee, 1);
                self.runs(tag.as_deref(), value);
                self.add(value, Base::Page, |address| how(tag.as_deref(), address));
            }
            "poster" => self.add(value, Base::Page, |_| How::Image),
            "data" => self.add(value, Base::Page, |_| How::Frame),
            _ => {}
        }
    }

    /// The tag of the variable that a path leads away from by `members` members.
    fn tag_of(&self, path: &Path<'_>, members: usize) -> Option<String> {
        match path.root {
            Root::Local(symbol, _) if path.members.len() == members => self.constants.tag(symbol).map(str::to_owned),
            Root::Call("Image") => Some("img".to_owned()),
            _ => None,
        }
    }

    fn is_method(&self, expression: &Expression<'_>) -> bool {
        self.constants
            .text(expression)
            .is_some_and(|text| METHODS.iter().any(|method| method.eq_ignore_ascii_case(&text.text)))
    }

    /// The address of what an element of this tag loads.
    fn runs(&mut self, tag: Option<&str>, address: &Expression<'_>) {
        let known = self.constants.addresses(address);
        let is_known = known.iter().any(|text| !text.partial || names_a_file(&text.text));
        self.runs_anything |= tag == Some("script") && !is_known;
    }

    /// The address of a page that is opened or gone to.
    fn lead(&mut self, expression: &Expression<'_>, how: How) {
        self.leads_anywhere |= self.constants.addresses(expression).is_empty();
        self.add(expression, Base::Page, |_| how);
    }

    fn add(&mut self, expression: &Expression<'_>, base: Base, how: impl Fn(&str) -> How) {
        for text in self.constants.addresses(expression) {
            let how = how(&text.text);
            self.push(text, how, base);
        }
    }

    /// Of an address of which only the beginning is known, what counts is a whole file (`"page.html" + query`) or where it
    /// leads from, if that is a host or a root.
    fn push(&mut self, mut text: Text, how: How, base: Base) {
        text.partial &= !names_a_file(&text.text);
        if text.partial && !has_a_root(&text.text) {
            return;
        }
        if let Some(target) = address(&text.text) {
            self.found.push(ScriptReference {
                reference: Reference {
                    span: text.span,
                    target,
                    how,
                },
                base,
                partial: text.partial,
            });
        }
    }
}

fn how(tag: Option<&str>, address: &str) -> How {
    let of_tag = TAGS.iter().find(|(own, _)| Some(*own) == tag).map(|(_, how)| *how);
    of_tag.or_else(|| by_ending(address)).unwrap_or(How::Image)
}

/// What is done with a file of this name.
fn by_ending(address: &str) -> Option<How> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit_once('.')?.1.to_ascii_lowercase();
    ENDINGS.iter().find(|(own, _)| *own == ending).map(|(_, how)| *how)
}

/// Whether the path of an address ends in a file’s name, whatever follows: not in an ending alone.
fn names_a_file(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    by_ending(name).is_some() && !name.starts_with('.')
}

/// Whether an address has a host, or begins at a root.
fn has_a_root(address: &str) -> bool {
    let begins = |prefix: &&str| {
        let own = address.get(..prefix.len());
        own.is_some_and(|own| own.eq_ignore_ascii_case(prefix))
    };
    ["http://", "https://", "//", "file:", "/"].iter().any(begins)
}

fn argument<'e, 'a>(arguments: &'e [Argument<'a>], n: usize) -> Option<&'e Expression<'a>> {
    arguments.get(n)?.as_expression().map(Expression::without_parentheses)
}

/// `location`, `location.href`, of the page or of a window around it.
fn is_location(target: &Path<'_>) -> bool {
    matches!(
        target.global().as_deref(),
        Some(["location"] | ["location", "href"] | ["document", "location"] | ["document", "location", "href"])
    )
}

fn is_location_method(callee: &Path<'_>) -> bool {
    matches!(
        callee.global().as_deref(),
        Some(["location", _] | ["document", "location", _])
    )
}

/// `$.get`, `jQuery.get`
fn is_jquery(callee: &Path<'_>) -> bool {
    let names = callee.members.len();
    names == 1
        && matches!(
            callee.root,
            Root::Global("$" | "jQuery") | Root::Local(_, "$" | "jQuery")
        )
        || callee.is_global(&["jQuery", callee.last().unwrap_or_default()])
}

/// `$(…).load`, `$stage.load`
fn is_of_jquery(callee: &Path<'_>) -> bool {
    match callee.root {
        Root::Call(name) => ["$", "jQuery"].contains(&name),
        Root::Local(_, name) | Root::Global(name) => name.len() > 1 && name.starts_with('$'),
        _ => false,
    }
}

fn is_named(key: &PropertyKey<'_>, name: &str) -> bool {
    key.static_name().is_some_and(|own| own == name)
}

/// `import.meta.url`
fn is_own_address(expression: &Expression<'_>) -> bool {
    expression.as_member_expression().is_some_and(|member| {
        member.static_property_name() == Some("url") && matches!(member.object(), Expression::ImportMeta(_))
    })
}

/// Whether a module's name is an address (HTML §8.1.5.2, resolve a module specifier).
fn is_path(specifier: &str) -> bool {
    ["/", "./", "../", "http://", "https://", "file:"]
        .iter()
        .any(|begin| specifier.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::script;

    fn found(text: &str) -> Vec<(How, Base, String, bool)> {
        let read = script(text, None);
        assert_eq!((read.fault, read.unread), (None, None), "{text}");
        for found in &read.references {
            assert!(text.get(found.reference.span.clone()).is_some());
        }
        let references = read.references.into_iter();
        references
            .map(|found| (found.reference.how, found.base, found.reference.target, found.partial))
            .collect()
    }

    #[test]
    fn pages_whose_address_is_not_known() {
        for (text, leads_anywhere) in [
            ("window.open(page)", true),
            ("location.href = next", true),
            ("parent.location.replace(a + '.html')", true),
            (
                "open('a.html'); location = 'b.html?' + a; img.src = a; other.open(a)",
                false,
            ),
        ] {
            assert_eq!(script(text, None).leads_anywhere, leads_anywhere, "{text}");
        }
    }

    #[test]
    fn scripts_whose_address_is_not_known() {
        for (text, runs_anything) in [
            ("var a = document.createElement('script'); a.src = b", true),
            (
                "var a = document.createElement('script'); a.setAttribute('src', b + '.js')",
                true,
            ),
            ("import(a)", true),
            ("import('./' + a + '.js')", true),
            (
                "var a = document.createElement('script'); a.src = 'b.js'; img.src = b; import('./a.js')",
                false,
            ),
        ] {
            assert_eq!(script(text, None).runs_anything, runs_anything, "{text}");
        }
    }

    #[test]
    fn positions_that_load() {
        use Base::{Page, Script};
        for (text, how, base, target) in [
            ("img.src = 'a.png'", How::Image, Page, "a.png"),
            (
                "var s = document.createElement('script'); s.src = 'a'",
                How::Script,
                Page,
                "a",
            ),
            (
                "var s; s = document.createElement('IFRAME'); s.src = 'a'",
                How::Frame,
                Page,
                "a",
            ),
            ("new Image().src = 'a'", How::Image, Page, "a"),
            ("a.b.src = 'a.mp4?x#y'", How::Media, Page, "a.mp4?x#y"),
            ("a['src'] = `a.js`", How::Script, Page, "a.js"),
            ("a.setAttribute('src', 'a.html')", How::Frame, Page, "a.html"),
            ("a.setAttribute('poster', 'a')", How::Image, Page, "a"),
            ("a.setAttribute('data', 'a.swf')", How::Frame, Page, "a.swf"),
            ("location = 'a.html'", How::Navigation, Page, "a.html"),
            ("window.location.href = ' a.html '", How::Navigation, Page, "a.html"),
            (
                "self.parent.location.replace('a.html')",
                How::Navigation,
                Page,
                "a.html",
            ),
            (
                "top.document.location.assign('a.html')",
                How::Navigation,
                Page,
                "a.html",
            ),
            ("window.open('a.html', 'b')", How::Link, Page, "a.html"),
            ("fetch('a.json')", How::Data, Page, "a.json"),
            ("x.open('get', 'a.json', true)", How::Data, Page, "a.json"),
            ("new Worker('a.js')", How::Worker, Page, "a.js"),
            ("new window.SharedWorker('a.js')", How::Worker, Page, "a.js"),
            ("navigator.serviceWorker.register('a.js')", How::Data, Page, "a.js"),
            ("importScripts('a.js')", How::Script, Script, "a.js"),
            ("import './a.js'", How::Script, Script, "./a.js"),
            ("import a, { b } from '../a.js'", How::Script, Script, "../a.js"),
            ("export * from '/a.js'", How::Script, Script, "/a.js"),
            (
                "export { a } from 'https://a.b/c.js'",
                How::Script,
                Script,
                "https://a.b/c.js",
            ),
            ("import('./a.js')", How::Script, Script, "./a.js"),
            ("new Audio('a')", How::Media, Page, "a"),
            ("$.get('a.txt')", How::Data, Page, "a.txt"),
            ("jQuery.getJSON('a')", How::Data, Page, "a"),
            ("$.ajax({ type: 'get', url: 'a' })", How::Data, Page, "a"),
            ("$('#a').load('a.html #b')", How::Frame, Page, "a.html #b"),
            ("new URL('./a.png', import.meta.url)", How::Image, Script, "./a.png"),
            ("const a = 'a.png'; b.src = a", How::Image, Page, "a.png"),
            ("f.src = a; var a = 'b' + '.png', f", How::Image, Page, "b.png"),
            ("a.src = ('a\\u002epng')", How::Image, Page, "a.png"),
        ] {
            assert_eq!(found(text), [(how, base, target.to_owned(), false)], "{text}");
        }
    }

    #[test]
    fn positions_that_do_not() {
        for text in [
            "x = 'a.png'",
            "new URL('http://a#б')",
            "new URL('a', location.href)",
            "import 'lodash'; import('lodash'); export { a } from '@b/c'",
            "var location = {}; function f(location) { location = 'a.html'; }",
            "var b = 'a.png'; b = 'c.png'; x.src = b",
            "function f(a) { x.src = a }",
            "x.src = 'a/' + b; y.src = `a/${b}`",
            "x.src = ''; x.src = '#a'; x.src = 'data:,a'; location = 'javascript:f()'; window.open('about:blank')",
            "x.open('a', 'b'); x.replace('a', 'b'); x.load('a')",
            "r.p = '/'; function f() {} f.p = ''; f.p = './'",
            "a.setAttribute('title', 'a.png')",
            "$.get(a); $.ajax({})",
            "function fetch() {} fetch('a')",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn how_an_address_begins_counts_where_it_has_a_root() {
        let all = |text| {
            found(text)
                .into_iter()
                .map(|found| (found.2, found.3))
                .collect::<Vec<_>>()
        };
        assert_eq!(all("a.src = '/media/' + b"), [("/media/".to_owned(), true)]);
        assert_eq!(all("a.src = `HTTPS://a.b/${c}`"), [("HTTPS://a.b/".to_owned(), true)]);
        assert_eq!(all("function r() {} r.p = '/'"), [("/".to_owned(), true)]);
        assert_eq!(
            all("a.src = 'b.html' + location.search; c.src = `d.js?${e}`"),
            [("b.html".to_owned(), false), ("d.js?".to_owned(), false)]
        );
        assert_eq!(all("a.src = '.js' + b; c.src = 'd/' + e; f.src = g + '.js'"), []);
        assert_eq!(
            all("a.src = b ? 'c.png' : 'd.png'"),
            [("c.png".to_owned(), false), ("d.png".to_owned(), false)]
        );
    }

    #[test]
    fn a_place_is_that_of_the_address() {
        let text = "// é\nconst a = 'b.png';\nc.src = a; d.src = \"e.png\";";
        let read = script(text, None);
        let places = read
            .references
            .iter()
            .map(|found| text.get(found.reference.span.clone()).unwrap());
        assert_eq!(places.collect::<Vec<_>>(), ["b.png", "e.png"]);
    }
}
