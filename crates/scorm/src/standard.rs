//! Which standard a package is made for: what it calls itself, and the files that it has. Nothing is read here.

use serde::{Deserialize, Serialize};

use crate::manifest::{cmi5_title, tincan_title};

/// A standard of the field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum Standard {
    /// SCORM 1.2: what the run-time speaks.
    #[default]
    Scorm12,
    /// SCORM 2004, in any edition.
    Scorm2004,
    /// AICC HACP or AICC API.
    Aicc,
    /// cmi5.
    Cmi5,
    /// The Experience API ("Tin Can").
    Xapi,
}

/// Values of `schemaversion` in SCORM 2004, from its first edition to its fourth; in upper case.
const VERSIONS_OF_2004: [&str; 3] = ["1.3", "CAM 1.3", "2004"];

/// Parts of namespaces that only SCORM 2004 has.
const NAMESPACES_OF_2004: [&str; 4] = ["adlcp_v1p3", "adlseq_v1p3", "adlnav_v1p3", "imsss"];

/// Parts of namespaces that only SCORM 1.2 has.
const NAMESPACES_OF_12: [&str; 2] = ["adlcp_rootv1p2", "imscp_rootv1p1p2"];

/// The files that make a package one of a standard without `imsmanifest.xml`: names, or endings. The first has the title.
const FILES: [(Standard, &[&str]); 3] = [
    (Standard::Cmi5, &["cmi5.xml"]),
    (Standard::Xapi, &["tincan.xml"]),
    (Standard::Aicc, &[".crs", ".au"]),
];

impl Standard {
    /// The name that people know it by; no language has another.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Scorm12 => "SCORM 1.2",
            Self::Scorm2004 => "SCORM 2004",
            Self::Aicc => "AICC",
            Self::Cmi5 => "cmi5",
            Self::Xapi => "xAPI",
        }
    }

    /// Whether a session can be run: the API of SCORM 1.2 is the only one there is.
    #[must_use]
    pub fn can_run(self) -> bool {
        self == Self::Scorm12
    }

    /// The SCORM of a manifest: its `schemaversion` where that is one of the two's, else its namespaces. What says
    /// neither is taken for 1.2, as LMSs do.
    #[must_use]
    pub fn from_manifest(schemaversion: Option<&str>, namespaces: &[String]) -> Self {
        if let Some(standard) = schemaversion.and_then(Self::from_version) {
            return standard;
        }
        if !has(namespaces, &["adlcp_rootv1p2"]) && has(namespaces, &NAMESPACES_OF_2004) {
            return Self::Scorm2004;
        }
        Self::Scorm12
    }

    /// The SCORM that a `schemaversion` names.
    #[must_use]
    pub fn from_version(schemaversion: &str) -> Option<Self> {
        let version = schemaversion.trim().to_ascii_uppercase();
        let is_2004 = VERSIONS_OF_2004.iter().any(|known| *known == version) || version.starts_with("2004");
        match is_2004 {
            true => Some(Self::Scorm2004),
            false => (version == "1.2").then_some(Self::Scorm12),
        }
    }

    /// The SCORM whose namespaces a manifest declares; none where it declares those of both, or of neither.
    #[must_use]
    pub fn from_namespaces(namespaces: &[String]) -> Option<Self> {
        match (has(namespaces, &NAMESPACES_OF_12), has(namespaces, &NAMESPACES_OF_2004)) {
            (true, false) => Some(Self::Scorm12),
            (false, true) => Some(Self::Scorm2004),
            _ => None,
        }
    }

    /// The standard of a package without manifest, by the names of its files, whichever folder they are in.
    #[must_use]
    pub fn from_files<'a>(names: impl Iterator<Item = &'a str> + Clone) -> Option<Self> {
        FILES
            .iter()
            .find(|(_, needed)| {
                needed
                    .iter()
                    .all(|known| names.clone().any(|name| matches(name, known)))
            })
            .map(|row| row.0)
    }

    /// The file that holds the title of a package without `imsmanifest.xml`, among the names of its files: the least deep,
    /// then the first.
    #[must_use]
    pub fn title_file<'a>(self, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
        let known = FILES.iter().find(|row| row.0 == self)?.1.first()?;
        names
            .filter(|name| matches(name, known))
            .min_by_key(|name| name.matches('/').count())
    }

    /// The title in the bytes of that file; none where it has none or cannot be read.
    #[must_use]
    pub fn title_in(self, bytes: &[u8]) -> Option<String> {
        match self {
            Self::Aicc => aicc_title(&String::from_utf8_lossy(bytes)),
            Self::Cmi5 => cmi5_title(bytes),
            Self::Xapi => tincan_title(bytes),
            Self::Scorm12 | Self::Scorm2004 => None,
        }
    }
}

/// Whether one of the namespaces has one of these parts.
fn has(namespaces: &[String], parts: &[&str]) -> bool {
    let mut namespaces = namespaces.iter();
    namespaces.any(|namespace| parts.iter().any(|part| namespace.contains(part)))
}

/// Whether a file has a known name, or ending, in whichever folder it is.
fn matches(name: &str, known: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase();
    if known.starts_with('.') {
        name.ends_with(known)
    } else {
        name == known
    }
}

/// The title in an AICC course description (`.crs`): `Course_Title` of its `[Course]` group (AICC CMI001).
fn aicc_title(crs: &str) -> Option<String> {
    let mut in_course = false;
    for line in crs.lines().map(str::trim) {
        if let Some(group) = line.strip_prefix('[') {
            in_course = group.trim_end_matches(']').trim().eq_ignore_ascii_case("course");
        } else if in_course
            && let Some((key, value)) = line.split_once('=')
            && key.trim().eq_ignore_ascii_case("course_title")
        {
            let title = value.trim().trim_matches('"').trim();
            return (!title.is_empty()).then(|| title.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_manifest() {
        let rows: [(Option<&str>, &[&str], Standard); 9] = [
            (Some("1.2"), &[], Standard::Scorm12),
            (None, &["http://www.adlnet.org/xsd/adlcp_rootv1p2"], Standard::Scorm12),
            (None, &[], Standard::Scorm12),
            (Some("1.3"), &[], Standard::Scorm2004),
            (Some("CAM 1.3"), &[], Standard::Scorm2004),
            (Some("2004 3rd Edition"), &[], Standard::Scorm2004),
            (
                Some(" 2004 4th Edition "),
                &["http://www.adlnet.org/xsd/adlcp_v1p3"],
                Standard::Scorm2004,
            ),
            (None, &["http://www.imsglobal.org/xsd/imsss"], Standard::Scorm2004),
            // Says what it is, and declares what it does not need.
            (
                Some("1.2"),
                &["http://www.adlnet.org/xsd/adlcp_v1p3"],
                Standard::Scorm12,
            ),
        ];
        for (version, namespaces, expected) in rows {
            let namespaces: Vec<_> = namespaces.iter().map(|n| (*n).to_owned()).collect();
            assert_eq!(Standard::from_manifest(version, &namespaces), expected, "{version:?}");
        }
    }

    #[test]
    fn by_namespaces() {
        let standard = |namespaces: &[&str]| {
            let namespaces: Vec<_> = namespaces.iter().map(|n| (*n).to_owned()).collect();
            Standard::from_namespaces(&namespaces)
        };
        let packaging = "http://www.imsproject.org/xsd/imscp_rootv1p1p2";
        let adl_of_2004 = "http://www.adlnet.org/xsd/adlcp_v1p3";
        assert_eq!(standard(&[packaging]), Some(Standard::Scorm12));
        assert_eq!(
            standard(&[adl_of_2004, "http://www.imsglobal.org/xsd/imscp_v1p1"]),
            Some(Standard::Scorm2004)
        );
        assert_eq!(standard(&[packaging, adl_of_2004]), None);
        assert_eq!(standard(&["urn:x"]), None);
    }

    #[test]
    fn by_files() {
        let rows: [(&[&str], Option<Standard>); 5] = [
            (&["course/A.CRS", "course/a.au", "course/a.cst"], Some(Standard::Aicc)),
            (&["a.crs"], None),
            (&["cmi5.xml", "index.html"], Some(Standard::Cmi5)),
            (&["story/tincan.xml"], Some(Standard::Xapi)),
            (&["index.html"], None),
        ];
        for (names, expected) in rows {
            assert_eq!(Standard::from_files(names.iter().copied()), expected, "{names:?}");
        }
    }

    #[test]
    fn the_file_that_holds_the_title() {
        let names = ["x/old/cmi5.xml", "x/CMI5.XML", "b.crs", "a.au", "tincan.xml.txt"];
        let file = |standard: Standard| standard.title_file(names.into_iter());
        assert_eq!(file(Standard::Cmi5), Some("x/CMI5.XML"));
        assert_eq!(file(Standard::Aicc), Some("b.crs"));
        assert_eq!((file(Standard::Xapi), file(Standard::Scorm2004)), (None, None));
    }

    #[test]
    fn title_of_an_aicc_course() {
        let crs = "[Other]\nCourse_Title=no\n[COURSE]\r\nCourse_ID=1\r\ncourse_title = \"Fire safety\"\r\n[Course_Behavior]\n";
        assert_eq!(aicc_title(crs).as_deref(), Some("Fire safety"));
        assert_eq!(aicc_title("[Course]\nCourse_Title=\n"), None);
    }
}
