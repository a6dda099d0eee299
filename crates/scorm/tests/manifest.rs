//! Manifests as authors write them: the good, the broken and the refused.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use scorm::Standard;
use scorm::cmi::LessonStatus;
use scorm::manifest::{self, Manifest, ManifestError, ManifestProblem, Metadata, read_metadata};

/// A manifest with its problems, their places left out.
fn read(bytes: &[u8]) -> Result<(Manifest, Vec<ManifestProblem>), ManifestError> {
    let document = manifest::read(bytes)?;
    let problems = document.problems.into_iter().map(|problem| problem.value);
    Ok((document.manifest, problems.collect()))
}

/// The problems of a manifest, each with its line and what stands there.
fn located(text: &str) -> Vec<String> {
    let document = manifest::read(text.as_bytes()).unwrap();
    let in_place = |problem: &scorm::Located<ManifestProblem>| {
        let line = text[..problem.span.start as usize].lines().count().max(1);
        let found = text[problem.span.range()].lines().next().unwrap_or_default();
        let found: String = found.chars().take(60).collect();
        format!("{line}: {found} {:?}", problem.value)
    };
    document.problems.iter().map(in_place).collect()
}

const ONE_SCO: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M1" version="1.1" xml:base="content/"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="O2">
    <organization identifier="O1"><title>Other</title>
      <item identifier="I9" identifierref="R1"><title>Again</title></item>
    </organization>
    <organization identifier="O2"><title>Safety &amp; health</title>
      <item identifier="I1"><title>Chapter &#49;</title>
        <item identifier="I2" identifierref="R1" parameters="?lang=fr"><title><![CDATA[Lesson <1>]]></title>
          <adlcp:prerequisites type="aicc_script">I9</adlcp:prerequisites>
          <adlcp:maxtimeallowed>00:30:00</adlcp:maxtimeallowed>
          <adlcp:timelimitaction>exit,no message</adlcp:timelimitaction>
          <adlcp:datafromlms> a=1 </adlcp:datafromlms>
          <adlcp:masteryscore>80</adlcp:masteryscore>
        </item>
        <item identifier="I3" identifierref="R2" isvisible="false"><title>Reading</title></item>
      </item>
      <item identifier="I4" identifierref=""><title>Container</title><item identifier="I5" identifierref="R3"><title>Last</title></item></item>
    </organization>
  </organizations>
  <resources xml:base="scos/">
    <resource identifier="R1" type="webcontent" adlcp:scormtype="sco" href="le%C3%A7on%201.html?x=1#top">
      <file href="le%C3%A7on%201.html"/><dependency identifierref="R2"/>
    </resource>
    <resource identifier="R2" type="webcontent" adlcp:scormtype="asset" href="read.html"><file href="read.html"/></resource>
    <resource identifier="R3" type="webcontent" adlcp:scormtype="sco" xml:base="../b/" href="index.html"><file href="index.html"/></resource>
  </resources>
</manifest>"#;

/// Every kind of slip that leaves a manifest readable.
const SLIPS: &str = r#"<manifest xmlns:a="http://www.adlnet.org/xsd/adlcp_v1p2">
  <metadata><schema>ADL</schema></metadata>
  <organizations default="NOBODY">
    <organization identifier="O"><title></title>
      <item identifier="A" identifierref="GONE" isvisible="yes"><title>a</title><a:masteryscore>120</a:masteryscore></item>
      <item identifier="A" identifierref="COLLECTION"><title>b</title><a:maxtimeallowed>30</a:maxtimeallowed></item>
      <item identifier="E"><title>c</title></item>
      <item identifier="S" identifierref="SCO"><title>d</title><a:timelimitaction>stop</a:timelimitaction>
        <a:prerequisites type="javascript">x</a:prerequisites></item>
    </organization>
  </organizations>
  <resources xml:base="base">
    <resource identifier="COLLECTION" type="webcontent"><file href="/abs.css"/></resource>
    <resource identifier="SCO" type="html" a:scormType="SCO" href="..\..\out.html"><file href="dir\in.js"/>
      <dependency identifierref="NONE"/></resource>
    <resource identifier="AWAY" type="webcontent" a:scormtype="sco" href="http://example.org/x.html"/>
    <resource identifier="UNLISTED" type="webcontent" a:scormtype="web" href="x.html"/>
  </resources>
  <manifest identifier="INNER"><organizations/><resources/></manifest>
</manifest>"#;

#[test]
fn a_manifest_without_fault() {
    let (manifest, problems) = read(ONE_SCO.as_bytes()).unwrap();
    assert_eq!(problems, []);
    insta::assert_json_snapshot!("manifest", manifest);
    insta::assert_json_snapshot!("scos", manifest.scos());
    let written = serde_json::to_string(&manifest).unwrap();
    assert_eq!(serde_json::from_str::<Manifest>(&written).unwrap(), manifest);
}

#[test]
fn slips_are_problems_and_not_errors() {
    let (manifest, _) = read(SLIPS.as_bytes()).unwrap();
    insta::assert_debug_snapshot!("slips", located(SLIPS));
    insta::assert_json_snapshot!("slips_scos", manifest.scos());
}

/// A package of one SCO with `metadata`, `items` and `manifests` put in.
fn around(metadata: &str, items: &str, manifests: &str) -> String {
    format!(
        r#"<i:manifest identifier="M" xmlns:i="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:x="urn:extension"
    xmlns:adl="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:md="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1">
  <i:metadata><i:schema>ADL SCORM</i:schema><i:schemaversion>1.2</i:schemaversion>{metadata}</i:metadata>
  <i:organizations default="O"><i:organization identifier="O"><i:title>Course</i:title>{items}</i:organization></i:organizations>
  <i:resources><i:resource identifier="R" type="webcontent" adl:scormtype="sco" href="a.html"><i:file href="a.html"/></i:resource></i:resources>
  {manifests}
</i:manifest>"#
    )
}

fn item(identifier: &str, more: &str) -> String {
    format!(r#"<i:item identifier="{identifier}" identifierref="R"><i:title>{identifier}</i:title>{more}</i:item>"#)
}

fn requiring(identifier: &str, script: &str) -> String {
    let script = script.replace('&', "&amp;").replace('<', "&lt;");
    let element = format!(r#"<adl:prerequisites type="aicc_script">{script}</adl:prerequisites>"#);
    item(identifier, &element)
}

#[test]
fn metadata_inside_and_in_a_file() {
    let general = r#"<lom><general><title><langstring xml:lang="fr">Sécurité</langstring><langstring xml:lang="en">Safety</langstring></title>
        <description><langstring xml:lang="x-none"> How to leave. </langstring></description></general></lom>"#;
    let expected = Metadata {
        title: "Sécurité".to_owned(),
        description: "How to leave.".to_owned(),
        language: "fr".to_owned(),
    };
    let inside = general
        .replace("</", "\u{1}")
        .replace('<', "<md:")
        .replace('\u{1}', "</md:");
    let (manifest, problems) = read(around(&inside, &item("A", ""), "").as_bytes()).unwrap();
    assert_eq!(
        (problems, &manifest.metadata, manifest.title.as_str()),
        (vec![], &expected, "Sécurité")
    );

    // Of an item only: the course has a language, and no title of its own.
    let part = item("A", &format!("<i:metadata>{inside}</i:metadata>"));
    let (manifest, _) = read(around("", &part, "").as_bytes()).unwrap();
    assert_eq!(
        (manifest.metadata.language.as_str(), manifest.title.as_str()),
        ("fr", "Course")
    );

    let location = "<adl:location>metadata/course.xml</adl:location>";
    let (manifest, _) = read(around(location, &item("A", ""), "").as_bytes()).unwrap();
    assert_eq!(manifest.metadata_location.as_deref(), Some("metadata/course.xml"));
    assert_eq!(read_metadata(general.as_bytes()).unwrap().metadata, expected);
    let of_2004 = r#"<lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general><title><string language="de">Brandschutz</string></title><language>en</language></general></lom>"#;
    let read = read_metadata(of_2004.as_bytes()).unwrap().metadata;
    assert_eq!((read.title.as_str(), read.language.as_str()), ("Brandschutz", "en"));
    assert_eq!(read_metadata(b"<other/>").unwrap().metadata, Metadata::default());
}

#[test]
fn extensions_are_passed_over() {
    let items = item(
        "A",
        "<x:title>no</x:title><x:masteryscore>no</x:masteryscore><x:item identifier='B'/><adl:masteryscore>50</adl:masteryscore>",
    );
    let (manifest, problems) = read(around("<x:schema>no</x:schema>", &items, "<x:manifest/>").as_bytes()).unwrap();
    assert_eq!(problems, []);
    assert_eq!(
        (manifest.scos().len(), manifest.scos()[0].mastery_score.as_str()),
        (1, "50")
    );
}

#[test]
fn names_outside_their_namespace_are_read_and_noted() {
    let text = around(
        "",
        &item(
            "A",
            "<i:masteryscore>50</i:masteryscore><y:timelimitaction>exit,message</y:timelimitaction>",
        ),
        "",
    )
    .replace("adl:scormtype", "scormtype");
    let (manifest, _) = read(text.as_bytes()).unwrap();
    let sco = &manifest.scos()[0];
    assert_eq!(
        (sco.mastery_score.as_str(), sco.time_limit_action.as_str()),
        ("50", "exit,message")
    );
    insta::assert_debug_snapshot!("strays", located(&text));
}

#[test]
fn a_manifest_inside_stands_where_an_item_refers_to_it() {
    let nested = |identifier: &str, items: &str| {
        format!(
            r#"<i:manifest identifier="{identifier}"><i:organizations default="{identifier}2"><i:organization identifier="{identifier}1"><i:title>{identifier}1</i:title></i:organization>
            <i:organization identifier="{identifier}2"><i:title>{identifier}2</i:title>{items}</i:organization></i:organizations><i:resources/></i:manifest>"#
        )
    };
    let refers = |identifier: &str, to: &str| {
        item(identifier, "").replace("identifierref=\"R\"", &format!("identifierref=\"{to}\""))
    };
    let items = [refers("A", "N"), item("Z", "")].concat();
    // N refers to P and P to N: each is walked through once. Nothing refers to Q.
    let inside = [
        nested("N", &[item("N-a", ""), refers("N-b", "P")].concat()),
        nested("P", &[item("P-a", ""), refers("P-b", "N")].concat()),
        nested("Q", &item("Q-a", "")),
    ]
    .concat();
    let (manifest, problems) = read(around("", &items, &inside).as_bytes()).unwrap();
    let scos: Vec<_> = manifest
        .scos()
        .iter()
        .map(|sco| format!("{} in {}", sco.item, sco.path.join("/")))
        .collect();
    assert_eq!(
        scos,
        [
            "N-a in Course/A/N2",
            "P-a in Course/A/N2/N-b/P2",
            "Z in Course",
            "Q-a in Q2"
        ]
    );
    assert!(
        !problems
            .iter()
            .any(|p| matches!(p, ManifestProblem::ResourceUnknown { .. })),
        "{problems:?}"
    );
}

#[test]
fn prerequisites_that_cannot_be_met_are_noted() {
    let items = [
        item("free", ""),
        requiring("fine", "free & ~late | 1*{free, fine2}"),
        requiring("fine2", "fine<>failed"),
        requiring("broken", "free & & late"),
        requiring("lost", "gone | gone=passed | free"),
        requiring("late", "later"),
        requiring("later", "latest & free"),
        requiring("latest", "late"),
        requiring("itself", "itself & (free | late)"),
        requiring("behind", "itself"),
        requiring("hidden", "~hidden & hidden<>passed & hidden=\"not attempted\""),
        item("untyped", "<adl:prerequisites>free</adl:prerequisites>"),
        item("blank", "<adl:prerequisites type='aicc_script'> </adl:prerequisites>"),
    ]
    .concat();
    insta::assert_debug_snapshot!("prerequisites", located(&around("", &items, "")));
}

#[test]
fn chapters_stand_as_what_is_in_them() {
    use LessonStatus::{Completed, Failed, Incomplete, NotAttempted, Passed};
    let items = item("chapter", &[item("a", ""), item("b", "")].concat()).replacen(" identifierref=\"R\"", "", 1)
        + &item("asset", "").replace("identifierref=\"R\"", "identifierref=\"NONE\"");
    let (manifest, _) = read(around("", &items, "").as_bytes()).unwrap();
    for (a, b, chapter) in [
        (Passed, Passed, Passed),
        (Passed, Completed, Completed),
        (Passed, NotAttempted, Incomplete),
        (Failed, Failed, Failed),
        (NotAttempted, NotAttempted, NotAttempted),
    ] {
        let statuses = manifest.statuses(&|sco| if sco == "a" { a } else { b });
        assert_eq!(
            (statuses["chapter"], statuses["asset"], statuses.get("none")),
            (chapter, Completed, None)
        );
    }
}

#[test]
fn a_package_of_scorm_2004_is_named_and_read() {
    let text = r#"<manifest identifier="M" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
        xmlns:imsss="http://www.imsglobal.org/xsd/imsss"><metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
      <organizations default="O"><organization identifier="O"><title>Course</title>
        <item identifier="A" identifierref="R"><title>Lesson</title><imsss:sequencing/><adlcp:dataFromLMS>x</adlcp:dataFromLMS></item></organization></organizations>
      <resources><resource identifier="R" type="webcontent" adlcp:scormType="sco" href="a.html"><file href="a.html"/></resource></resources></manifest>"#;
    let (manifest, problems) = read(text.as_bytes()).unwrap();
    assert_eq!(
        problems,
        [ManifestProblem::OtherStandard {
            standard: Standard::Scorm2004
        }]
    );
    assert_eq!((manifest.standard, manifest.scos().len()), (Standard::Scorm2004, 1));
}

#[test]
fn encodings() {
    let titled = |declaration: &str| {
        format!(
            "{declaration}<p:manifest identifier=\"M\" xmlns:p=\"urn:x\"><p:organizations><p:organization identifier=\"O\"><p:title>Leçon – été</p:title></p:organization></p:organizations></p:manifest>"
        )
    };
    let utf16 = |text: &str, big: bool, mark: bool| -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter()
            .chain(text.encode_utf16())
            .flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
            .collect()
    };
    let one_byte = |text: &str| -> Vec<u8> {
        text.chars()
            .map(|c| match c {
                '–' => 0x96,
                c => u8::try_from(u32::from(c)).unwrap(),
            })
            .collect()
    };
    let wide = titled("<?xml version=\"1.0\" encoding=\"UTF-16\"?>");
    let documents = [
        titled("").into_bytes(),
        titled("\u{feff}").into_bytes(),
        titled("\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>").into_bytes(),
        // Declared wide, written narrow: what an editor leaves that converts and does not look inside.
        wide.clone().into_bytes(),
        utf16(&wide, false, true),
        utf16(&wide, true, true),
        utf16(&wide, false, false),
        one_byte(&titled("<?xml version=\"1.0\" encoding=\"windows-1252\"?>")),
        one_byte(&titled("<?xml version='1.0' encoding='ISO-8859-1'?>")),
    ];
    for (at, document) in documents.iter().enumerate() {
        assert_eq!(read(document).unwrap().0.title, "Leçon – été", "document {at}");
    }
    let (_, problems) = read(&one_byte(&titled(""))).unwrap();
    assert!(problems.contains(&ManifestProblem::Undecodable {
        encoding: "UTF-8".to_owned()
    }));
    let unknown = titled("<?xml version=\"1.0\" encoding=\"klingon\"?>");
    assert_eq!(read(unknown.as_bytes()).unwrap().0.title, "Leçon – été");
}

/// Places are places in the decoded text, whatever the file's encoding is.
#[test]
fn a_manifest_in_utf_16_has_places_too() {
    let text = "<manifest>\n<organizations/>\n<resources><resource identifier='é'/></resources></manifest>";
    let bytes: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let document = manifest::read(&bytes).unwrap();
    let place = document.place_of("é").unwrap();
    assert_eq!(&document.text[place.range()], "<resource identifier='é'/>");
    let without_type = document
        .problems
        .iter()
        .find(|p| matches!(p.value, ManifestProblem::ScormTypeMissing { .. }));
    assert_eq!(without_type.unwrap().span, place);
}

#[test]
fn what_cannot_be_read() {
    let deep = "<manifest>".repeat(1000);
    let rows = [
        "",
        "  ",
        "not xml",
        "<html/>",
        "</manifest>",
        "<!-- -->",
        "<!DOCTYPE m [<!ENTITY a \"aaaa\">]><manifest>&a;</manifest>",
        "<manifest/>\n<!doctype html>",
        deep.as_str(),
    ];
    let reported: Vec<_> = rows
        .iter()
        .map(|row| {
            let fault = read(row.as_bytes()).expect_err(row);
            (row.chars().take(60).collect::<String>(), fault.to_string())
        })
        .collect();
    insta::assert_debug_snapshot!("refused", reported);
}

const SPECIFICATIONS: &str = r#"xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1" xmlns:x="urn:x" xmlns:near="urn:adlcp""#;
const NAMES: [&str; 24] = [
    "manifest",
    "metadata",
    "schema",
    "organizations",
    "organization",
    "item",
    "title",
    "resources",
    "resource",
    "file",
    "dependency",
    "masteryscore",
    "adlcp:masteryscore",
    "adlcp:location",
    "adlcp:item",
    "imsmd:lom",
    "imsmd:general",
    "imsmd:title",
    "imsmd:langstring",
    "imsmd:taxon",
    "imsmd:other",
    "x:any",
    "near:any",
    "undeclared:any",
];
const ATTRIBUTES: [&str; 8] = [
    "",
    "identifier='1'",
    "href=''",
    "scormtype='sco'",
    "adlcp:scormtype='sco' type=' '",
    "adlcp:other=''",
    "x:any='' xml:lang='fr'",
    "undeclared:any='' near:any=''",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = manifest::read(&bytes);
    }

    #[test]
    fn no_mutilated_manifest_panics(from in 0usize..4000, take in 0usize..200, with in ".{0,12}", slips in any::<bool>()) {
        let mut text: Vec<char> = if slips { SLIPS } else { ONE_SCO }.chars().collect();
        let from = from.min(text.len());
        let to = (from + take).min(text.len());
        text.splice(from..to, with.chars());
        let text: String = text.into_iter().collect();
        if let Ok((manifest, _)) = read(text.as_bytes()) {
            for sco in manifest.scos() {
                prop_assert!(!sco.file.starts_with('/') && !sco.file.split('/').any(|s| s == ".."), "{}", sco.file);
            }
        }
    }

    /// Elements and attributes of every specification in any place: each error has its place, in order.
    #[test]
    fn no_misplaced_element_panics(steps in proptest::collection::vec((0..NAMES.len(), 0..ATTRIBUTES.len(), 0..3_usize), 0..80)) {
        let mut text = format!("<manifest {SPECIFICATIONS}>");
        let mut open = vec!["manifest"];
        for (name, attribute, closes) in steps {
            text += &format!("\n<{} {}>t", NAMES[name], ATTRIBUTES[attribute]);
            open.push(NAMES[name]);
            for _ in 0..closes.min(open.len() - 1) {
                text += &format!("</{}>", open.pop().unwrap());
            }
            if open.len() > 50 {
                break;
            }
        }
        while let Some(name) = open.pop() {
            text += &format!("</{name}>");
        }
        let document = manifest::read(text.as_bytes()).unwrap();
        let found = &document.problems;
        prop_assert!(found.iter().all(|problem| document.text.get(problem.span.range()).is_some()));
        let of_elements: Vec<_> = found.iter().filter(|problem| !matches!(problem.value, ManifestProblem::PrefixUndeclared { .. })).collect();
        prop_assert!(of_elements.is_sorted_by_key(|problem| problem.span.start));
    }
}
