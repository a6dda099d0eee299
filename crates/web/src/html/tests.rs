use super::*;
use crate::How;

/// Uses, targets, and what is written there.
fn references(text: &str) -> Vec<(How, String, String)> {
    page(text).references.iter().map(|found| shown(text, found)).collect()
}

fn shown(text: &str, found: &Reference) -> (How, String, String) {
    let written = text.get(found.span.clone()).expect("a span of the text");
    (found.how, found.target.clone(), written.to_owned())
}

/// Uses and targets, where each is written as it is read.
fn plain(text: &str) -> Vec<(How, String)> {
    let found = references(text);
    for (_, target, written) in &found {
        assert_eq!(target, written, "{text}");
    }
    found.into_iter().map(|(how, target, _)| (how, target)).collect()
}

fn written<'a>(text: &'a str, span: &Range<usize>) -> &'a str {
    text.get(span.clone()).expect("a span of the text")
}

#[test]
fn each_element_says_what_its_address_is_for() {
    use How::{Frame, Image, Link, Media, Navigation, Note, Script};
    for (text, expected) in [
        ("<script src=x></script>", Script),
        ("<script type=module src='x'></script>", Script),
        ("<script type=text/template src=x></script>", Note),
        ("<script nomodule src=x></script>", Note),
        ("<img src=x>", Image),
        ("<IMG\nSRC = \"x\" >", Image),
        ("<image src=x>", Image),
        ("<img/src='x'/>", Image),
        ("<input type=IMAGE src=x>", Image),
        ("<input type=text src=x>", Note),
        ("<video src=x></video>", Media),
        ("<video poster=x></video>", Image),
        ("<audio src=x></audio>", Media),
        ("<source src=x>", Media),
        ("<track src=x>", Media),
        ("<embed src=x>", Frame),
        ("<object data=x></object>", Frame),
        ("<video><object data=x></object></video>", Note),
        ("<audio></audio><object data=x></object>", Frame),
        ("<object><embed src=x></object>", Note),
        ("<object><param name=movie value=x></object>", Note),
        ("<applet code=x></applet>", Note),
        ("<iframe src=x></iframe>", Frame),
        ("<iframe srcdoc='<img src=y>' src=x></iframe>", Note),
        ("<frameset><frame src=x></frameset>", Frame),
        ("<body background=x>", Image),
        ("<table><td background=x>", Image),
        ("<a href=x>", Link),
        ("<area href=x>", Link),
        ("<form action=x>", Link),
        ("<button formaction=x>", Link),
        ("<input formaction=x>", Link),
        ("<q cite=x>", Note),
        ("<html manifest=x>", Note),
        ("<meta http-equiv=refresh content='0; url=x'>", Navigation),
        ("<meta http-equiv=Refresh content=\"0; URL='x'\">", Navigation),
        ("<p style='background: url(x)'>", Image),
        ("<svg><image href=x /></svg>", Image),
        ("<svg><image xlink:href=x /></svg>", Image),
        ("<svg><image href=x xlink:href=y /></svg>", Image),
        ("<svg><feImage href=x /></svg>", Image),
        ("<svg><script href=x /></svg>", Script),
        ("<svg><a xlink:href=x></a></svg>", Link),
        ("<svg><foreignObject><img src=x></foreignObject></svg>", Image),
        ("<svg><div><img src=x>", Image),
    ] {
        let written = vec![(expected, "x".to_owned())];
        assert_eq!(plain(text), written, "{text}");
    }
    let text = "<svg><use href='a.svg#b'/><use href='#b'/></svg>";
    assert_eq!(plain(text), [(Image, "a.svg#b".to_owned())]);
}

#[test]
fn links_are_for_what_their_rel_says() {
    use How::{Data, Font, Image, Media, Note, Script, Style};
    for (attributes, expected) in [
        ("rel=stylesheet", Style),
        ("rel='Alternate StyleSheet'", Style),
        ("rel=stylesheet type='text/css; charset=utf-8'", Style),
        ("rel=stylesheet type=text/less", Note),
        ("rel=stylesheet disabled", Note),
        ("rel=stylesheet/less", Note),
        ("rel=icon", Image),
        ("rel='shortcut icon'", Image),
        ("rel=apple-touch-icon", Image),
        ("rel=manifest", Data),
        ("rel=modulepreload", Script),
        ("rel=preload as=font", Font),
        ("rel=preload as=Style", Style),
        ("rel=preload as=image", Image),
        ("rel=preload as=video", Media),
        ("rel=preload as=fetch", Data),
        ("rel=preload", Note),
        ("rel=prefetch as=script", Script),
        ("rel=prefetch", Note),
        ("", Note),
        ("rel=license", Note),
        ("rel=canonical", Note),
        ("rel=author", Note),
        ("rel=preconnect", Note),
        ("rel=dns-prefetch", Note),
        ("rel=alternate", Note),
        ("rel='next help search'", Note),
    ] {
        let text = format!("<link {attributes} href=\"x\">");
        assert_eq!(plain(&text), [(expected, "x".to_owned())], "{text}");
    }
}

#[test]
fn sets_of_pictures_are_taken_apart() {
    let image = |target: &str| (How::Image, target.to_owned());
    assert_eq!(
        plain("<img src=a srcset='b 1x, c 2x'><picture><source srcset='d'></picture>"),
        [image("b"), image("c"), image("a"), image("d")]
    );
    assert_eq!(
        plain("<link rel=preload as=image imagesrcset='b 1x, c 2x'>"),
        [image("b"), image("c")]
    );
    let text = "<img srcset='a&amp;b 1x, c 2x'>";
    let whole = "a&amp;b 1x, c 2x".to_owned();
    assert_eq!(
        references(text),
        [
            (How::Image, "a&b".to_owned(), whole.clone()),
            (How::Image, "c".to_owned(), whole)
        ]
    );
}

#[test]
fn what_loads_nothing_is_not_found() {
    for text in [
        "<!-- <img src=a.png> -->",
        "<!--[if IE]><script src=a.js></script><![endif]-->",
        "<!--[if !IE]> --><!-- <img src=a.png> --><!-- <![endif]-->",
        "<! img src=a.png>",
        "<?xml-stylesheet href='a.css'?>",
        "<noscript><img src=a.png><meta http-equiv=refresh content='0;url=a'></noscript>",
        "<script>'<img src=a.png>'</script>",
        "<script><!-- <script> </script> <img src=a.png> --></script>",
        "<style>/* <img src=a.png> */</style>",
        "<textarea><img src=a.png></textarea><title><img src=a.png></title>",
        "<xmp><img src=a.png></xmp><noframes><img src=a.png></noframes><noembed><img src=a.png></noembed>",
        "<iframe><img src=a.png></iframe>",
        "<plaintext><img src=a.png>",
        "<svg><style><![CDATA[ <img src=a.png> ]]></style></svg>",
        "</a href=a.html>",
        "<img src=a.png",
        "<img data-src=a.png alt='src=a.png'>",
        "<p src=a.png href=a.html>",
        "<use href=a.svg>",
        "<img src><img src=''><a href=''><a href='#b'><a href=' '>",
        "<a href='mailto:a@b.c'><a href=tel:1><a href='javascript:void(0)'><img src='data:image/png;base64,AA'>",
        "<iframe src='about:blank'></iframe><video src='blob:a'></video>",
        "<img src='{{a}}.png'><img src='${a}'><img src='<%= a %>'>",
        "<meta http-equiv=refresh content=5><meta content='0;url=a'>",
    ] {
        assert_eq!(references(text), [], "{text}");
    }
    assert_eq!(plain("<![if !IE]><img src=a.png><![endif]>").len(), 1);
    assert_eq!(plain("<!--> <img src=a.png> -->").len(), 1);
    assert_eq!(plain("<img src='a$b%20{c}.png'>").len(), 1);
}

#[test]
fn templates_are_only_named() {
    let text = "<template><img src=a><script src=b></script><script>c</script><template></template><img src=d>\
                <style>p{background:url(e)}</style><base href=f></template><img src=g>";
    assert_eq!(
        plain(text),
        [
            (How::Note, "a".to_owned()),
            (How::Note, "b".to_owned()),
            (How::Note, "d".to_owned()),
            (How::Image, "g".to_owned())
        ]
    );
    let page = page(text);
    assert_eq!(
        page.style_references.first().map(|found| found.reference.how),
        Some(How::Note)
    );
    assert!(page.scripts.is_empty() && page.external.is_empty() && page.base.is_none());
}

#[test]
fn character_references_are_decoded_and_spans_are_as_written() {
    for (value, target) in [
        ("'a&amp;b.png'", "a&b.png"),
        ("\"&#x61;&#98;.png\"", "ab.png"),
        ("a&ampb.png", "a&ampb.png"),
        ("a&eacute;.png", "aé.png"),
        ("é🎈.png", "é🎈.png"),
        ("'a.png?b&c=d'", "a.png?b&c=d"),
        ("' a.png\r\n'", "a.png"),
        ("'a\r\nb.png'", "ab.png"),
        ("'&copy'", "©"),
        ("&NotEqualTilde;", "≂̸"),
    ] {
        let text = format!("<p title='é\r\n&eacute;'>\r\n<img alt = é&lt; src={value} id=a>\r\n<a href=z>");
        let bare = value.trim_matches(['\'', '"']);
        let expected = [
            (How::Image, target.to_owned(), bare.to_owned()),
            (How::Link, "z".to_owned(), "z".to_owned()),
        ];
        assert_eq!(references(&text), expected, "{value}");
    }
    assert_eq!(references("<img src=a src=b SRC=c>").len(), 1);
}

#[test]
fn the_first_base_counts() {
    let text = "<base target=a><base href=' b/ '><base href=c/><a href=d>";
    let base = page(text).base;
    assert_eq!(
        base.map(|base| shown(text, &base)),
        Some((How::Note, "b/".to_owned(), " b/ ".to_owned()))
    );
    assert_eq!(plain(text), [(How::Link, "d".to_owned())]);
    assert_eq!(page("<base href=''><base href=b>").base, None);
}

#[test]
fn scripts_are_those_that_run() {
    let text = "<script>a < b && '</scrip>'</script><script type=module>c</script><script type='text/JavaScript'>d</script>\
        <script language=JavaScript>e</script><script src=f.js>g</script><script type=module src=h.js></script>\
        <script type=text/template><b></b></script><script type=application/json>{}</script>\
        <script type=text/x-handlebars>i</script><script type=importmap>{}</script><script language=vbscript>j</script>\
        <script nomodule>k</script><svg><script><![CDATA[ l ]]></script><script>m</script></svg><script>n";
    let page = page(text);
    let scripts: Vec<_> = page
        .scripts
        .iter()
        .map(|script| (script.kind, written(text, &script.span)))
        .collect();
    assert_eq!(
        scripts,
        [
            (ScriptKind::Classic, "a < b && '</scrip>'"),
            (ScriptKind::Module, "c"),
            (ScriptKind::Classic, "d"),
            (ScriptKind::Classic, "e"),
            (ScriptKind::Classic, " l "),
            (ScriptKind::Classic, "m"),
        ]
    );
    let external: Vec<_> = page
        .external
        .iter()
        .map(|script| {
            (
                page.references.get(script.reference).map(|found| found.target.as_str()),
                script.kind,
            )
        })
        .collect();
    assert_eq!(
        external,
        [(Some("f.js"), ScriptKind::Classic), (Some("h.js"), ScriptKind::Module)]
    );
}

#[test]
fn handlers_are_code_in_attributes() {
    let text = "<body onBeforeUnload=\"finish(&quot;a&quot;)\" onfoo=x on-click=y><a href='javascript:quit(%27b%27)' onclick>\
                <a href='JavaScript:'><form action=javascript:c()>";
    let handlers: Vec<_> = page(text)
        .handlers
        .into_iter()
        .map(|handler| (handler.name, handler.code, written(text, &handler.span)))
        .collect();
    assert_eq!(
        handlers,
        [
            ("onbeforeunload", "finish(\"a\")".to_owned(), "finish(&quot;a&quot;)"),
            ("href", "quit('b')".to_owned(), "javascript:quit(%27b%27)"),
            ("action", "c()".to_owned(), "javascript:c()"),
        ]
    );
}

#[test]
fn styles_are_read_with_their_places() {
    let text = "é<style>\n@import 'a.css';.b{background:url(c.png)}</style><style type=text/less>p{d:url(e)}</style>\
                <svg><style><![CDATA[p{f:url(g.png)}]]></style></svg><style>p{h:url(i.png)";
    let found: Vec<_> = page(text)
        .style_references
        .iter()
        .map(|found| shown(text, &found.reference))
        .collect();
    let image = |name: &str| (How::Image, name.to_owned(), name.to_owned());
    assert_eq!(
        found,
        [
            (How::Style, "a.css".to_owned(), "a.css".to_owned()),
            image("c.png"),
            image("g.png"),
            image("i.png")
        ]
    );
}

#[test]
fn what_a_page_says_of_itself() {
    let text = "<!doctype html><html lang=fr><head><meta charset=' UTF-8 '><meta charset=latin1>\
                <meta name=Generator content='A 1'><title> a\n &eacute; </title></head><svg><title>b</title></svg>";
    let page = page(text);
    let encoding = page.encoding.expect("an encoding");
    assert_eq!(
        (encoding.label.as_str(), written(text, &encoding.span)),
        ("UTF-8", " UTF-8 ")
    );
    assert_eq!(page.title.as_deref(), Some("a é"));
    assert_eq!(page.generator.as_deref(), Some("A 1"));
    assert_eq!(page.language.as_deref(), Some("fr"));

    let text =
        "<html xml:lang=de><meta http-equiv=content-type content='text/html; charset=iso-8859-1'><svg><title>b</title>";
    let page = super::page(text);
    assert_eq!(page.encoding.map(|found| found.label), Some("iso-8859-1".to_owned()));
    assert_eq!((page.title, page.language.as_deref()), (None, Some("de")));
}

#[test]
fn names_are_those_of_elements() {
    use crate::Name;
    let names = page("<p class=' a b ' id=c><svg class=D><!-- <p class=e> -->").names;
    for (name, expected) in [
        (Name::Class("a".to_owned()), true),
        (Name::Class("b".to_owned()), true),
        (Name::Class("d".to_owned()), true),
        (Name::Class("c".to_owned()), false),
        (Name::Class("e".to_owned()), false),
        (Name::Id("c".to_owned()), true),
    ] {
        assert_eq!(names.may_contain(&name), expected, "{name:?}");
    }
    let many: String = (0..20_001).map(|n| format!("<p id=a{n}>")).collect();
    assert!(page(&many).names.may_contain(&Name::Class("e".to_owned())));
}

#[test]
fn hostile_nesting_ends() {
    for piece in [
        "<svg>",
        "<svg><desc>",
        "<template>",
        "<div>",
        "<script><!--",
        "<p a=b ",
        "<",
        "<!--",
        "&",
        "<svg></desc>",
    ] {
        let text = format!("{}<img src=x>", piece.repeat(20_000));
        let _ = page(&text);
    }
}
