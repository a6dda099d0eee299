//! Manifests as authors write them: the good, the broken and the refused.

use proptest::prelude::*;
use scorm::manifest::{ManifestError, ManifestProblem, read};

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
const SLIPS: &str = r#"<manifest xmlns:a="http://www.adlnet.org/xsd/adlcp_v1p3">
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
    assert_eq!(
        serde_json::from_str::<scorm::manifest::Manifest>(&written).unwrap(),
        manifest
    );
}

#[test]
fn slips_are_problems_and_not_errors() {
    let (manifest, problems) = read(SLIPS.as_bytes()).unwrap();
    insta::assert_json_snapshot!("slips", problems);
    insta::assert_json_snapshot!("slips_scos", manifest.scos());
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
    assert_eq!(
        read(unknown.as_bytes()),
        Err(ManifestError::UnknownEncoding {
            name: "klingon".to_owned()
        })
    );
}

#[test]
fn what_cannot_be_read() {
    let deep = "<manifest>".repeat(1000);
    let rows = [
        "",
        "  ",
        "not xml",
        "<manifest>",
        "<manifest></other>",
        "<html/>",
        "<manifest>\n  <a b=c/></manifest>",
        "<manifest>&nbsp;</manifest>",
        "<manifest a=\"&nbsp;\"/>",
        "<manifest>R&D</manifest>",
        "<manifest/><manifest/>",
        "<!DOCTYPE m [<!ENTITY a \"aaaa\">]><manifest>&a;</manifest>",
        deep.as_str(),
        "<manifest/>text",
        "<manifest a='1' a='2'/>",
        "</manifest>",
    ];
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            let fault = read(row.as_bytes()).expect_err(row);
            (row.chars().take(60).collect::<String>(), fault.to_string())
        })
        .collect();
    insta::assert_debug_snapshot!("refused", told);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
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
}
