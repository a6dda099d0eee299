use super::*;

const HEAD: &str = r#"<manifest identifier="M" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:own="http://example.com/own"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd">"#;

const GOOD: &str = r#"
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion>
    <imsmd:lom>
      <imsmd:general>
        <imsmd:title><imsmd:langstring xml:lang="en">Fire</imsmd:langstring></imsmd:title>
        <imsmd:catalogentry><imsmd:catalog>C</imsmd:catalog>
          <imsmd:entry><imsmd:langstring>1</imsmd:langstring></imsmd:entry></imsmd:catalogentry>
        <imsmd:language>en</imsmd:language>
        <imsmd:keyword><imsmd:langstring>a</imsmd:langstring></imsmd:keyword>
        <imsmd:keyword><imsmd:langstring>b</imsmd:langstring></imsmd:keyword>
      </imsmd:general>
      <imsmd:lifecycle><imsmd:status>
        <imsmd:source><imsmd:langstring xml:lang="x-none">LOMv1.0</imsmd:langstring></imsmd:source>
        <imsmd:value><imsmd:langstring xml:lang="x-none">Final</imsmd:langstring></imsmd:value>
      </imsmd:status></imsmd:lifecycle>
      <imsmd:metametadata><imsmd:metadatascheme>ADL SCORM 1.2</imsmd:metadatascheme></imsmd:metametadata>
      <imsmd:technical><imsmd:format>text/html</imsmd:format>
        <imsmd:location type="URI">.</imsmd:location></imsmd:technical>
      <imsmd:classification><imsmd:purpose>
        <imsmd:source><imsmd:langstring>LOMv1.0</imsmd:langstring></imsmd:source>
        <imsmd:value><imsmd:langstring>Idea</imsmd:langstring></imsmd:value>
      </imsmd:purpose></imsmd:classification>
    </imsmd:lom>
  </metadata>
  <organizations default="O">
    <organization identifier="O" structure="hierarchical"><title>T</title>
      <item identifier="I" identifierref="R" isvisible="true" parameters="?a=1">
        <title>One</title>
        <own:colour shade="dark">red</own:colour>
        <adlcp:masteryscore>80</adlcp:masteryscore>
        <adlcp:prerequisites type="aicc_script">J</adlcp:prerequisites>
      </item>
      <item identifier="J"><title>Two</title><item identifier="K" identifierref="R"><title>Three</title></item>
        <metadata><adlcp:location>two.xml</adlcp:location></metadata></item>
      <metadata><schema>ADL SCORM</schema></metadata>
    </organization>
  </organizations>
  <resources>
    <resource identifier="R" type="webcontent" adlcp:scormtype="sco" href="index.html" own:x="1">
      <metadata><adlcp:location>r.xml</adlcp:location></metadata>
      <file href="index.html"/><file href="a.js"><metadata/></file>
      <dependency identifierref="S"/>
    </resource>
    <resource identifier="S" type="webcontent" adlcp:scormtype="asset" xml:base="s/"><file href="b.js"/></resource>
  </resources>
</manifest>"#;

fn errors(from: &str, to: &str) -> Vec<String> {
    let manifest = format!("{HEAD}{GOOD}");
    assert!(manifest.contains(from), "{from}");
    schema_errors(manifest.replacen(from, to, 1).as_bytes())
        .into_iter()
        .map(|error| format!("{}:{} {:?}", error.line, error.element, error.fault))
        .collect()
}

#[test]
fn a_manifest_as_the_schemas_have_it_has_no_fault() {
    assert_eq!(errors("ADL SCORM", "ADL SCORM"), [] as [String; 0]);
}

#[test]
fn each_fault_is_told_with_its_place() {
    let told: Vec<_> = [
        ("<file href=\"b.js\"/>", "<file/>"),
        ("<file href=\"b.js\"/>", "<files/>"),
        ("<file href=\"b.js\"/>", "<file href=\"b.js\" size=\"3\"/>"),
        ("<file href=\"b.js\"/>", "b.js <file href=\"b.js\"/>"),
        ("type=\"webcontent\" adlcp:scormtype=\"sco\"", "adlcp:scormtype=\"sco\""),
        ("<title>Two</title>", "<title>Two</title><title>Deux</title>"),
        ("<title>Two</title>", ""),
        ("identifier=\"K\"", "identifier=\"1 K\""),
        ("version=\"1.0\"", "version=\"1.0 of the twenty-fourth of November\""),
        (
            "<adlcp:masteryscore>80",
            "<adlcp:minscore>1</adlcp:minscore><adlcp:masteryscore>80",
        ),
        (
            "<title>T</title>",
            "<adlcp:masteryscore>80</adlcp:masteryscore><title>T</title>",
        ),
        (
            "<item identifier=\"J\"><title>Two</title>",
            "<item identifier=\"J\"><metadata/><title>Two</title>",
        ),
        (
            "<imsmd:language>en</imsmd:language>",
            "<imsmd:languages>en</imsmd:languages>",
        ),
    ]
    .into_iter()
    .chain([(
        "<item identifier=\"J\"><title>",
        "<item identifier=\"J\"><adlcp:prerequisites type=\"aicc_script\">I</adlcp:prerequisites><title>",
    )])
    .map(|(from, to)| format!("{to} => {:#?}", errors(from, to)))
    .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn faults_are_bounded() {
    let files = "<file/>".repeat(MOST_SCHEMA_FAULTS * 3);
    assert_eq!(errors("<file href=\"b.js\"/>", &files).len(), MOST_SCHEMA_FAULTS);
}

#[test]
fn what_is_no_manifest_has_no_fault() {
    for bytes in [&b""[..], b"<a/>", b"<manifest>", b"\xff\xfe"] {
        assert_eq!(schema_errors(bytes), []);
    }
}
