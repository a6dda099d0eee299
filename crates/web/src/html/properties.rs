use proptest::prelude::*;

use super::*;

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "<",
            "</",
            ">",
            "/>",
            "img",
            "script",
            "style",
            "svg",
            "title",
            "template",
            "noscript",
            "a",
            " ",
            "src",
            "href",
            "srcset",
            "style",
            "class",
            "onclick",
            "=",
            "\"",
            "'",
            "&",
            "&amp",
            "&amp;",
            "&#",
            "é",
            "🎈",
            "\r",
            "\n",
            "\r\n",
            "\0",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "url(",
            ")",
            "{",
            "}",
            "x y, z 1x",
            "javascript:",
            "%c3",
            "<img src=",
            "<script>",
            "</script>",
            "<style>",
            "</style>",
            "<svg>",
            "<meta charset=",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ]
}

proptest! {
    #[test]
    fn spans_are_of_the_text(pieces in prop::collection::vec(piece(), 0..60)) {
        let text = pieces.concat();
        let page = page(&text);
        let spans = page.references.iter().map(|found| &found.span)
            .chain(page.style_references.iter().map(|found| &found.reference.span))
            .chain(page.base.iter().map(|found| &found.span))
            .chain(page.scripts.iter().map(|found| &found.span))
            .chain(page.handlers.iter().map(|found| &found.span))
            .chain(page.encoding.iter().map(|found| &found.span));
        for span in spans {
            prop_assert!(text.get(span.clone()).is_some(), "{span:?}");
        }
        for script in page.external {
            prop_assert!(script.reference < page.references.len());
        }
    }

    #[test]
    fn values_are_found_where_they_are_written(
        before in "[a-zé🎈 &;\r\n]{0,12}",
        value in "[b-zé🎈./?=&;]{0,12}",
        quote in prop::sample::select(vec!["\"", "'"]),
        blank in prop::sample::select(vec!["", " ", "\r\n", "\r"]),
    ) {
        let text = format!("{before}<p title='{before}'>{before}<img{blank} alt={blank}'{before}'{blank} src{blank}={blank}{quote}a{value}{quote}{blank}>");
        let page = page(&text);
        let [found] = page.references.as_slice() else { return Err(TestCaseError::fail(format!("{page:?}"))) };
        let expected = format!("a{value}");
        prop_assert_eq!(text.get(found.span.clone()), Some(expected.as_str()));
    }

    #[test]
    fn any_bytes_are_a_text(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        for kind in [TextKind::Page, TextKind::Style, TextKind::Script] {
            let decoded = text(&bytes, kind);
            prop_assert!(decoded.invalid_at.is_none_or(|at| decoded.text.is_char_boundary(at)));
        }
    }
}
