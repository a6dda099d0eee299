use proptest::prelude::*;

use super::*;
use crate::How;

fn read(text: &str) -> Vec<(String, How, String)> {
    style(text)
        .references
        .into_iter()
        .map(|found| {
            let Reference { span, target, how } = found.reference;
            (target, how, text.get(span).expect("a span of the text").to_owned())
        })
        .collect()
}

/// Targets and uses, where each is written as it is read.
fn plain(text: &str) -> Vec<(String, How)> {
    let read = read(text);
    for (target, _, written) in &read {
        assert_eq!(target, written);
    }
    read.into_iter().map(|(target, how, _)| (target, how)).collect()
}

fn found(target: &str, how: How) -> (String, How) {
    (target.to_owned(), how)
}

#[test]
fn addresses_are_found_in_every_way_to_write_them() {
    let image = |target| found(target, How::Image);
    assert_eq!(plain("a{background:url(a.png)}"), [image("a.png")]);
    assert_eq!(plain("a{background:URL(  'b c.png' )}"), [image("b c.png")]);
    assert_eq!(
        plain("a{background:red url( a.png\n) , url(\"b.png\")}"),
        [image("a.png"), image("b.png")]
    );
    assert_eq!(plain("a{background:src('a.png' foo 'b')}"), [image("a.png")]);
    assert_eq!(
        plain("a{background:image-set('a.png' 1x, url(b.png) 2x type('image/png'))}"),
        [image("a.png"), image("b.png")]
    );
    assert_eq!(
        plain("a{background:-webkit-image-set(url(a.png) 1x)}"),
        [image("a.png")]
    );
    assert_eq!(
        plain("a{--b:url(a.png);mask:var(--x, url(b.png))}"),
        [image("a.png"), image("b.png")]
    );
    assert_eq!(plain("a{content:url(a.png"), [image("a.png")]);
    assert_eq!(plain("a{content:url('a.png"), [image("a.png")]);
}

#[test]
fn escapes_are_decoded_and_spans_are_as_written() {
    assert_eq!(
        read(r"a{background:\75rl(a\ b\2e png)}"),
        [("a b.png".to_owned(), How::Image, r"a\ b\2e png".to_owned())]
    );
    assert_eq!(
        read("a{background:url('a\\\nb\\'.png')}"),
        [("ab'.png".to_owned(), How::Image, "a\\\nb\\'.png".to_owned())]
    );
    assert_eq!(
        plain("/*é*/ a::after{content:url(é.png)}"),
        [found("é.png", How::Image)]
    );
}

#[test]
fn what_loads_nothing_is_not_found() {
    for text in [
        "/* a{background:url(a.png)} */",
        "a{background:/*url(a.png)*/red}",
        "a{content:'url(a.png)'}",
        "@namespace svg url(http://www.w3.org/2000/svg);",
        "@namespace 'a';",
        "@charset 'utf-8';",
        "a[href='a.png'] {}",
        "a:is(url(b.png)) {}",
        "@document url(a.html) {}",
        "a{filter:url(#f);background:url(data:image/png;base64,AA),url(),url('')}",
        "a{background:url({{a}}.png)}",
        "a{background:url(a b.png)}",
        "a{filter:progid:DXImageTransform.Microsoft.AlphaImageLoader(src='a.png')}",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn imports_count_before_rules() {
    assert_eq!(
        plain(
            "@charset 'x'; @layer a,b; @import 'a.css' screen; @IMPORT url(b.css) supports(x: url(c)); a{} @import 'c.css';"
        ),
        [
            found("a.css", How::Style),
            found("b.css", How::Style),
            found("c.css", How::Note)
        ]
    );
    assert_eq!(plain("a{@import 'a.css';}"), [found("a.css", How::Note)]);
    assert_eq!(plain("<!-- @import 'a.css' -->"), [found("a.css", How::Style)]);
    assert_eq!(plain("@import url('a.css')layer(b)"), [found("a.css", How::Style)]);
}

#[test]
fn fonts_are_those_of_the_last_source_that_browsers_read() {
    let text = "@font-face{font-family:a;src:url(a.eot);src:url('a.eot?#iefix') format('embedded-opentype'),\
                local(a),url(a.woff2)format(woff2),url(a.woff),url(a.svg#a) format(\"svg\")}";
    assert_eq!(
        plain(text),
        [
            found("a.eot", How::Note),
            found("a.eot?#iefix", How::Note),
            found("a.woff2", How::Font),
            found("a.woff", How::Font),
            found("a.svg#a", How::Note)
        ]
    );
    assert_eq!(
        plain("@font-face{src:url(a.woff)}@font-face{src:url(b.woff)} a{src:url(c.png)}"),
        [
            found("a.woff", How::Font),
            found("b.woff", How::Font),
            found("c.png", How::Image)
        ]
    );
}

#[test]
fn what_only_old_browsers_load_is_noted() {
    for text in [
        "a{behavior:url(a.htc)}",
        "a{_background:url(a.htc)}",
        "a{*background:url(a.htc)}",
        "background:url(a.htc);",
    ] {
        assert_eq!(plain(text), [found("a.htc", How::Note)], "{text}");
    }
    assert_eq!(declarations("background:url(a.png)").references.len(), 1);
    assert_eq!(
        declarations("background:url(a.png)")
            .references
            .first()
            .map(|a| a.reference.how),
        Some(How::Image)
    );
}

#[test]
fn a_rule_says_which_names_it_needs() {
    let may_match = |text: &str, used: &[&str]| {
        let found = style(text).references;
        let [found] = found.as_slice() else { panic!("{found:?}") };
        found.selectors.may_match(|name| match name {
            Name::Class(name) => used.contains(&format!(".{name}").as_str()),
            Name::Id(name) => used.contains(&format!("#{name}").as_str()),
        })
    };
    let block = "{background:url(a.png)}";
    for (selectors, used, expected) in [
        (".A", &[".a"][..], true),
        (".a", &[".b", "#a"], false),
        ("#a.b > i.c:hover", &["#a", ".b", ".c"], true),
        ("#a.b > i.c:hover", &["#a", ".b"], false),
        (".a, .b", &[".b"], true),
        (".a, p", &[], true),
        ("body", &[], true),
        (".a:not(.b)", &[".a"], true),
        (".a[class='.b']", &[".a"], true),
        ("@media (a) { .a", &[], false),
        (".x { @media (a) { &.a", &[], false),
        (".x { @media (a) ", &[], false),
        ("@font-face", &[], true),
    ] {
        assert_eq!(may_match(&format!("{selectors}{block}"), used), expected, "{selectors}");
    }
    let many = (0..1000).map(|n| format!(".a{n}")).collect::<Vec<_>>().join(",");
    assert!(may_match(&format!("{many}{block}"), &[]));
}

#[test]
fn deep_nesting_is_passed_over() {
    for (open, close) in [("a{", "}"), ("a:b(", ")"), ("a:[", "]"), ("@media{", "}")] {
        let deep = format!("{}background:url(a.png){}", open.repeat(100_000), close.repeat(100_000));
        let text = format!("{deep} a{{background:url(b.png)}}");
        assert_eq!(plain(&text), [found("b.png", How::Image)], "{open}");
    }
    let is_too_deep = |levels: usize| style(&format!("{}a{{}}{}", "a{".repeat(levels), "}".repeat(levels))).is_too_deep;
    assert!(!is_too_deep(63) && is_too_deep(64));
    assert!(style(&format!("a{{b:{}url(a.png)", "c(".repeat(100))).is_too_deep);
    assert!(crate::page(&format!("<p style='b:{}url(a.png)'>", "c(".repeat(100))).has_too_deep_style);
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "a",
            ".b",
            "#c",
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            ";",
            ":",
            ",",
            "url(",
            "\"",
            "'",
            "\\",
            "@import ",
            "@font-face",
            "src:",
            "format(",
            "é.png",
            "🎈",
            "/*",
            "*/",
            "\n",
            "\r\n",
            "\0",
            " ",
            "<!--",
            "-->",
            "image-set(",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ]
}

proptest! {
    #[test]
    fn spans_are_of_the_text(pieces in prop::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        for found in style(&text).references {
            prop_assert!(text.get(found.reference.span.clone()).is_some(), "{found:?}");
        }
        for found in declarations(&text).references.into_iter().map(|found| found.reference) {
            prop_assert!(text.get(found.span).is_some());
        }
    }
}
