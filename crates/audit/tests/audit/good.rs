//! A package that has nothing wrong about it.

use std::{fs, path::Path};

use audit::{Finding, audit};
use package::OddNames;

pub(crate) const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="GOOD" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
    <imsmd:lom><imsmd:general><imsmd:language>en</imsmd:language></imsmd:general></imsmd:lom>
  </metadata>
  <organizations default="ORG">
    <organization identifier="ORG">
      <title>Fire safety</title>
      <item identifier="ITEM" identifierref="RES" isvisible="true">
        <title>Leaving the building</title>
      </item>
      <item identifier="READ" identifierref="PAGE">
        <title>Reading</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="RES" type="webcontent" adlcp:scormtype="sco" href="index.html">
      <file href="index.html"/>
      <file href="module.js"/>
      <file href="images/plan.png"/>
      <dependency identifierref="PAGE"/>
    </resource>
    <resource identifier="PAGE" type="webcontent" adlcp:scormtype="asset" href="read.html">
      <file href="read.html"/>
    </resource>
  </resources>
</manifest>
"#;
pub(crate) const PAGE: &str = r##"<!doctype html><html lang="en"><head><title>x</title><script src="module.js"></script></head>
<body><img src="images/plan.png" alt=""><a href="read.html#top">more</a><a href="mailto:a@b.c">write</a>
<a href="https://example.org/">elsewhere</a></body></html>"##;
pub(crate) const SCRIPT: &str = "const api = parent.API; api.LMSInitialize('');
api.LMSSetValue('cmi.core.lesson_status', 'completed');
addEventListener('pagehide', () => api.LMSFinish(''));";

pub(crate) fn good(folder: &Path) {
    fs::create_dir(folder.join("images")).unwrap();
    for (file, text) in [
        ("imsmanifest.xml", MANIFEST),
        ("index.html", PAGE),
        ("module.js", SCRIPT),
        ("read.html", "<!doctype html><title>x</title>"),
        ("images/plan.png", "png"),
    ] {
        fs::write(folder.join(file), text).unwrap();
    }
}

pub(crate) fn findings(folder: &Path, names: OddNames) -> Vec<Finding> {
    audit(folder, "good.zip", names).unwrap().findings
}
