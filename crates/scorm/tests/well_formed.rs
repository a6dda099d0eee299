//! What is XML and what is not, as libxml2 sees it (`xml/README.md`), and what is still read of what is not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::sync::LazyLock;

use proptest::prelude::*;
use scorm::manifest::{ManifestProblem, read, read_metadata};
use scorm::{MAX_FAULTS, Span, XmlFault};
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    name: String,
    /// Line and column of the first fault.
    at: Option<String>,
    text: Option<String>,
    latin1: Option<String>,
}

impl Row {
    fn bytes(&self) -> Vec<u8> {
        let one_byte = |text: &String| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let text = self.text.as_ref().map(|text| text.clone().into_bytes());
        text.or_else(|| self.latin1.as_ref().map(one_byte)).unwrap()
    }
}

fn rows() -> &'static [Row] {
    static ROWS: LazyLock<Vec<Row>> =
        LazyLock::new(|| serde_json::from_str(include_str!("xml/documents.json")).unwrap());
    &ROWS
}

fn line_and_column(text: &str, span: Span) -> String {
    let before = text.get(..span.start as usize).expect("a place between characters");
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    format!("{line}:{column}")
}

#[test]
fn each_document_is_known_as_what_it_is() {
    for row in rows() {
        let read = read_metadata(&row.bytes()).expect(&row.name);
        let at = read.faults.first().map(|fault| line_and_column(&read.text, fault.span));
        assert_eq!(at, row.at, "{}: {:?}", row.name, read.faults);
        for fault in &read.faults {
            assert!(read.text.get(fault.span.range()).is_some(), "{}", row.name);
        }
    }
    let malformed = rows().iter().filter(|row| row.at.is_some()).count();
    assert!(malformed > 100 && rows().len() - malformed > 20);
}

/// A slip costs what it stands in, and no more: the item and its resource are read from every one of them.
#[test]
fn what_can_be_read_is_read() {
    let lost = ["cut off", "NUL in a title"];
    let (mut read_all, mut others) = (0, Vec::new());
    for row in rows()
        .iter()
        .filter(|row| row.at.is_some() && !lost.contains(&&*row.name))
    {
        let document = read(&row.bytes()).expect(&row.name);
        let scos = document.manifest.scos();
        if scos.len() == 1 && scos[0].item == "I" && scos[0].file == "a.html" {
            read_all += 1;
        } else {
            others.push(row.name.clone());
        }
        assert!(!document.problems.is_empty(), "{}", row.name);
    }
    assert!(read_all > 100 && others.is_empty(), "{others:#?}");
}

#[test]
fn titles_are_read_as_they_were_meant() {
    let title = |title: &str| {
        let text = format!(
            "<manifest><organizations><organization identifier='O'><title>{title}</title></organization></organizations>\
             </manifest>"
        );
        read(text.as_bytes()).unwrap().manifest.organizations[0].title.clone()
    };
    let rows = [
        ("Health & Safety", "Health & Safety"),
        ("R&D", "R&D"),
        ("Health &amp Safety", "Health & Safety"),
        ("caf&eacute;&nbsp;&hellip;", "café\u{a0}…"),
        ("&company; 5 < 6", "&company; 5 < 6"),
        ("&#233 &#xe9;&#XE9;", "é éé"),
        ("a\u{b}b&#11;", "a\u{fffd}b\u{fffd}"),
        ("a ]]> b<!-- -- -->", "a ]]> b"),
        ("<![CDATA[a & b]]> &lt;", "a & b <"),
        ("a\r\nb\rc", "a\nb\nc"),
    ];
    for (written, meant) in rows {
        assert_eq!(title(written), meant, "{written:?}");
    }
}

/// What would take long if each opening looked for its end again, or each name through all declarations.
#[test]
fn hostile_documents_are_read_in_one_go() {
    let parts = [
        "<!--",
        "<![CDATA[",
        "<?",
        "<a b=\"",
        "<a b='",
        "<a ",
        "&",
        "&a",
        "</",
        "<",
        "<a b>",
        "\"",
        "]]",
        "<!",
        "<a b=\"<\"c",
    ];
    for part in parts {
        let text = format!("<manifest>{}", part.repeat(200_000));
        if let Ok(document) = read(text.as_bytes()) {
            let faults = document
                .problems
                .iter()
                .filter(|p| matches!(p.value, ManifestProblem::NotWellFormed { .. }));
            assert!(faults.count() <= MAX_FAULTS, "{part}");
        }
    }
    let many: String = (0..50_000)
        .map(|n| format!(" xmlns:p{n}='u' p{n}:a='' b{n}=''"))
        .collect();
    let used: String = (0..50_000).map(|n| format!("<p{n}:a/>")).collect();
    let document = read(format!("<manifest{many}>{used}</manifest>").as_bytes()).unwrap();
    assert!(document.problems.len() > MAX_FAULTS);
    let attributes = format!("<manifest {}/>", "a ".repeat(3_000_000));
    assert!(read(attributes.as_bytes()).is_err());
}

/// Pieces of markup in any order.
const PIECES: [&str; 40] = [
    "<",
    ">",
    "/",
    "</",
    "/>",
    "=",
    "\"",
    "'",
    "&",
    ";",
    "#",
    "x",
    "a",
    "b",
    ":",
    " ",
    "\n",
    "\r",
    "é",
    "\u{0}",
    "\u{feff}",
    "<?xml",
    "?>",
    "<?",
    "version='1.0'",
    "<!--",
    "-->",
    "--",
    "<![CDATA[",
    "]]>",
    "<a>",
    "</a>",
    "<b c='",
    "xmlns:a='u'",
    "a:c=\"\"",
    "&amp;",
    "&#65;",
    "&nbsp;",
    "<!DOCTYPE",
    "😀",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_fault_has_its_place(pieces in proptest::collection::vec(0..PIECES.len(), 0..60), bytes in proptest::collection::vec(any::<u8>(), 0..8)) {
        let mut document: Vec<u8> = pieces.iter().flat_map(|piece| PIECES[*piece].bytes()).collect();
        document.extend(bytes);
        if let Ok(read) = read_metadata(&document) {
            prop_assert!(read.faults.iter().all(|fault| read.text.get(fault.span.range()).is_some()));
            prop_assert!(read.faults.is_sorted_by_key(|fault| fault.span.start));
        }
        document.splice(0..0, *b"<manifest>");
        if let Ok(read) = read(&document) {
            prop_assert!(read.problems.iter().all(|problem| read.text.get(problem.span.range()).is_some()));
        }
    }

    /// Whatever a title is, escaped it is well-formed and comes back.
    #[test]
    fn what_is_escaped_is_read_back(title in "[^\u{0}-\u{1f}\u{fffe}\u{ffff}]{0,40}") {
        let escaped = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        let text = format!("<lom><general><title>{escaped}</title><description a=\"{escaped}\"/></general></lom>");
        let read = read_metadata(text.as_bytes()).unwrap();
        prop_assert_eq!(&read.faults, &[]);
        prop_assert_eq!(read.metadata.title, title.trim());
    }

    /// One character more or less: whatever it breaks, the reader says so or reads on, and never both refuses and accepts.
    #[test]
    fn no_slip_panics(row in 0..100_usize, at in 0..700_usize, with in "[<>&\"'/=?! a-]{0,2}", take in 0..3_usize) {
        let rows = rows();
        let mut bytes = rows[row % rows.len()].bytes();
        let at = at.min(bytes.len());
        let end = (at + take).min(bytes.len());
        bytes.splice(at..end, with.bytes());
        if let Ok(document) = read(&bytes) {
            for span in document.problems.iter().map(|problem| problem.span) {
                prop_assert!(document.text.get(span.range()).is_some());
            }
        }
    }
}

#[test]
fn faults_are_data() {
    let read = read_metadata("<lom>\n<a>R&D</a></lom>".as_bytes()).unwrap();
    let fault = read.faults.first().unwrap();
    assert_eq!((fault.span.range(), &fault.value), (10..11, &XmlFault::Ampersand));
}
