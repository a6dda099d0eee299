//! What the rules of the audit rest on: sections of standards, pages of vendors, and files and threads of LMSs. A name is the
//! same in every language. One with a question mark is our reading of a program, not tried on the running LMS.

/// Where a statement can be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// What it is called: a document with its section, a file of a program, a thread.
    pub name: &'static str,
    /// Its address; none where the document has no stable one.
    pub address: Option<&'static str>,
}

/// A document without a stable address.
const fn section(name: &'static str) -> Source {
    Source { name, address: None }
}

const fn page(name: &'static str, address: &'static str) -> Source {
    Source {
        name,
        address: Some(address),
    }
}

/// SCORM 1.2, Content Aggregation Model.
pub mod cam {
    use super::{Source, section};

    /// Meta-data.
    pub const METADATA: Source = section("SCORM 1.2 CAM §2.2");
    /// Content packaging.
    pub const PACKAGE: Source = section("SCORM 1.2 CAM §2.3");
    /// The elements of the manifest.
    pub const MANIFEST: Source = section("SCORM 1.2 CAM §2.3.2");
    /// Prerequisites.
    pub const PREREQUISITES: Source = section("SCORM 1.2 CAM §2.3.2.5.1");
    /// What was added to it: a resource without address.
    pub const ADDENDUM_1: Source = section("SCORM 1.2 Addendums v2.0, 1");
}

/// SCORM 1.2, Run-Time Environment, and conformance.
pub mod rte {
    use super::{Source, section};

    /// The launch of SCOs and assets.
    pub const LAUNCH: Source = section("SCORM 1.2 RTE §3.2");
    /// The API.
    pub const API: Source = section("SCORM 1.2 RTE §3.3");
    /// Its functions and the states of a session.
    pub const FUNCTIONS: Source = section("SCORM 1.2 RTE §3.3.2");
    /// The types of values.
    pub const TYPES: Source = section("SCORM 1.2 RTE §3.4.3");
    /// The elements of the data model.
    pub const MODEL: Source = section("SCORM 1.2 RTE §3.4.4");
    /// What a package must do to conform.
    pub const CONFORMANCE: Source = section("SCORM 1.2 Conformance Requirements");
    /// ADL's own test.
    pub const TEST_SUITE: Source = section("ADL SCORM Conformance Test Suite 1.2.7, ReadMe");
}

/// IMS.
pub mod ims {
    use super::{Source, section};

    /// Content packaging.
    pub const PACKAGING: Source = section("IMS Content Packaging 1.1.2");
    /// Metadata.
    pub const METADATA: Source = section("IMS Meta-Data 1.2.1");
}

/// XML, URLs, pages and scripts.
pub mod web {
    use super::{Source, page};

    /// What a reader does at the first error.
    pub const XML_ERRORS: Source = page("XML 1.0 §1.2", "https://www.w3.org/TR/xml/#sec-terminology");
    /// Well-formedness.
    pub const XML: Source = page("XML 1.0 §2.1", "https://www.w3.org/TR/xml/#sec-well-formed");
    /// Types of attributes, such as identifiers.
    pub const XML_ATTRIBUTES: Source = page("XML 1.0 §3.3.1", "https://www.w3.org/TR/xml/#sec-attribute-types");
    /// Encodings.
    pub const XML_ENCODING: Source = page("XML 1.0 §4.3.3", "https://www.w3.org/TR/xml/#charencoding");
    /// Namespaces.
    pub const NAMESPACES: Source = page("Namespaces in XML 1.0", "https://www.w3.org/TR/xml-names/");
    /// `xml:base`.
    pub const XML_BASE: Source = page("XML Base", "https://www.w3.org/TR/xmlbase/");
    /// The characters of a URL.
    pub const URL_CHARACTERS: Source = page("RFC 3986 §2", "https://www.rfc-editor.org/rfc/rfc3986#section-2");
    /// How an address is resolved against another.
    pub const URL_RESOLUTION: Source = page("RFC 3986 §5.2", "https://www.rfc-editor.org/rfc/rfc3986#section-5.2");
    /// How browsers read an address.
    pub const URL_PARSING: Source = page("URL Standard", "https://url.spec.whatwg.org/#url-parsing");
    /// What browsers block on a page that came over HTTPS.
    pub const MIXED_CONTENT: Source = page("W3C Mixed Content", "https://www.w3.org/TR/mixed-content/");
    /// Scripts with syntax errors.
    pub const SCRIPTS: Source = page("ECMA-262, ParseScript", "https://tc39.es/ecma262/#sec-parse-script");
    /// The containers that browsers play.
    pub const MEDIA: Source = page(
        "MDN: Media container formats",
        "https://developer.mozilla.org/en-US/docs/Web/Media/Guides/Formats/Containers",
    );
    /// The pictures that browsers show.
    pub const PICTURES: Source = page(
        "MDN: Image file type and format guide",
        "https://developer.mozilla.org/en-US/docs/Web/Media/Guides/Formats/Image_types",
    );
    /// The end of `unload`.
    pub const UNLOAD: Source = page(
        "Chrome: Deprecating the unload event",
        "https://developer.chrome.com/docs/web-platform/deprecating-unload",
    );
    /// Another tab hides a page too.
    pub const VISIBILITY: Source = page(
        "HTML Standard, page visibility",
        "https://html.spec.whatwg.org/multipage/interaction.html#page-visibility",
    );
    /// What a page may ask the learner for, and in which frames.
    pub const PERMISSIONS: Source = page("W3C Permissions Policy", "https://www.w3.org/TR/permissions-policy/");
    /// Windows that a browser does not open.
    pub const POPUPS: Source = page(
        "MDN: Window.open()",
        "https://developer.mozilla.org/en-US/docs/Web/API/Window/open",
    );
    /// Storage of a browser.
    pub const STORAGE: Source = page(
        "HTML Standard, web storage",
        "https://html.spec.whatwg.org/multipage/webstorage.html",
    );
    /// The end of Flash.
    pub const FLASH: Source = page(
        "Adobe: Flash Player end of life",
        "https://www.adobe.com/products/flashplayer/end-of-life.html",
    );
    /// The end of the other plug-ins.
    pub const PLUG_INS: Source = page(
        "Chromium: Saying goodbye to NPAPI",
        "https://blog.chromium.org/2013/09/saying-goodbye-to-our-old-friend-npapi.html",
    );
}

/// File systems, zips and mail.
pub mod files {
    use super::{Source, page};

    /// Names on Linux and other systems of POSIX: case counts.
    pub const POSIX: Source = page(
        "POSIX.1-2017, XBD 4: Filename Portability",
        "https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap04.html",
    );
    /// Names on Windows.
    pub const WINDOWS: Source = page(
        "Microsoft: Naming files, paths, and namespaces",
        "https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file",
    );
    /// Names on macOS.
    pub const MACOS: Source = page(
        "Apple File System Guide: FAQ",
        "https://developer.apple.com/library/archive/documentation/FileManagement/Conceptual/APFS_Guide/FAQ/FAQ.html",
    );
    /// The forms of accented letters.
    pub const UNICODE_FORMS: Source = page("Unicode UAX #15", "https://www.unicode.org/reports/tr15/");
    /// The paths in a zip.
    pub const ZIP_PATHS: Source = page(
        "ZIP APPNOTE §4.4.17",
        "https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT",
    );
    /// The encoding of names in a zip.
    pub const ZIP_NAMES: Source = page(
        "ZIP APPNOTE §4.4.4 and appendix D",
        "https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT",
    );
    /// What Gmail refuses.
    pub const GMAIL: Source = page(
        "Gmail: File types blocked",
        "https://support.google.com/mail/answer/6590",
    );
}

/// LMSs, and what was reported of them.
pub mod lms {
    use super::{Source, page, section};

    /// How Moodle reads a manifest.
    pub const MOODLE_MANIFEST: Source = page(
        "Moodle mod/scorm/datamodels/scormlib.php?",
        "https://github.com/moodle/moodle/blob/MOODLE_405_STABLE/mod/scorm/datamodels/scormlib.php",
    );
    /// How Moodle accepts a package, and evaluates prerequisites.
    pub const MOODLE_PACKAGE: Source = page(
        "Moodle mod/scorm/locallib.php?",
        "https://github.com/moodle/moodle/blob/MOODLE_405_STABLE/mod/scorm/locallib.php",
    );
    /// Moodle's API.
    pub const MOODLE_API: Source = page(
        "Moodle mod/scorm/datamodels/scorm_12.js",
        "https://github.com/moodle/moodle/blob/MOODLE_405_STABLE/mod/scorm/datamodels/scorm_12.js",
    );
    /// What Moodle gives a module at its launch.
    pub const MOODLE_LAUNCH: Source = page(
        "Moodle mod/scorm/datamodels/scorm_12.php",
        "https://github.com/moodle/moodle/blob/MOODLE_405_STABLE/mod/scorm/datamodels/scorm_12.php",
    );
    /// How Moodle sends data, also while a page is left.
    pub const MOODLE_REQUEST: Source = page(
        "Moodle mod/scorm/request.js",
        "https://github.com/moodle/moodle/blob/MOODLE_405_STABLE/mod/scorm/request.js",
    );
    /// How Open edX reads a package, and its API.
    pub const OPEN_EDX: Source = page(
        "Open edX openedxscorm/scormxblock.py?",
        "https://github.com/overhangio/openedx-scorm-xblock/blob/0497feabb508484de7e1a47b68303e4f62eb6e7d/openedxscorm/scormxblock.py",
    );
    /// How ILIAS reads a manifest of SCORM 1.2.
    pub const ILIAS_MANIFEST: Source = page(
        "ILIAS ScormAicc/classes/SCORM/class.ilSCORMPackageParser.php?",
        "https://github.com/ILIAS-eLearning/ILIAS/blob/05bb89f3312582586448e827c3ad87a9c6787cc7/Modules/ScormAicc/classes/SCORM/class.ilSCORMPackageParser.php",
    );
    /// A manifest of SCORM 2004 with the namespaces of SCORM 1.2.
    pub const NAMESPACES_OF_12: Source = page("scol-r#74", "https://github.com/Didask/scol-r/pull/74");
    /// A library that platforms written in Ruby read packages with.
    pub const RUBY_SCORM: Source = page(
        "scorm (Ruby) lib/scorm/manifest.rb",
        "https://github.com/mindset/scorm/blob/57b78bd7bd3e74b47f41e044e8fa8a52356d9f53/lib/scorm/manifest.rb",
    );
    /// Backslashes in a zip.
    pub const OPEN_EDX_BACKSLASHES: Source = page(
        "openedx-scorm-xblock#79",
        "https://github.com/overhangio/openedx-scorm-xblock/pull/79",
    );
    /// A package that never sends a status.
    pub const OPEN_EDX_STATUS: Source = page(
        "openedx-scorm-xblock#110",
        "https://github.com/overhangio/openedx-scorm-xblock/issues/110",
    );
    /// A score that comes after the status.
    pub const OPEN_EDX_SCORE: Source = page(
        "openedx-scorm-xblock#56",
        "https://github.com/overhangio/openedx-scorm-xblock/issues/56",
    );
    /// What ILIAS sends while a page is left.
    pub const ILIAS_LEAVING: Source = page("ILIAS#2770", "https://github.com/ILIAS-eLearning/ILIAS/pull/2770");
    /// A window that is closed in Firefox.
    pub const SAKAI_LEAVING: Source = page("sakai#14569", "https://github.com/sakaiproject/sakai/pull/14569");
    /// Whether SCORM Cloud lets a completion be taken back.
    pub const ENGINE_STATUS: Source = section("SCORM Cloud API v2: allowCompleteStatusChange = false?");
    /// Chamilo's API.
    pub const CHAMILO_API: Source = page(
        "Chamilo public/main/lp/scorm_api.php",
        "https://github.com/chamilo/chamilo-lms/blob/master/public/main/lp/scorm_api.php",
    );
    /// The standards of Chamilo.
    pub const CHAMILO_STANDARDS: Source =
        page("chamilo-lms#1948", "https://github.com/chamilo/chamilo-lms/issues/1948");
    /// The mastery score in Chamilo.
    pub const CHAMILO_MASTERY: Source = page("chamilo-lms#4331", "https://github.com/chamilo/chamilo-lms/issues/4331");
    /// Characters that Chamilo removes from names.
    pub const CHAMILO_NAMES: Source = page("chamilo-lms#4994", "https://github.com/chamilo/chamilo-lms/issues/4994");
    /// Names in other encodings.
    pub const OPEN_EQUELLA_NAMES: Source = page(
        "openEQUELLA#1868",
        "https://github.com/openequella/openEQUELLA/issues/1868",
    );
    /// What Docebo asks of a package.
    pub const DOCEBO: Source = page(
        "Docebo: Uploading and managing SCORM",
        "https://help.docebo.com/hc/en-us/articles/360020128479-Uploading-and-managing-SCORM-as-training-material",
    );
    /// `unload` in Moodle.
    pub const MOODLE_UNLOAD: Source = page(
        "exelearning#1831",
        "https://github.com/exelearning/exelearning/issues/1831",
    );
    /// Synchronous requests while a page is left.
    pub const SYNCHRONOUS: Source = page(
        "scorm-api-wrapper#45",
        "https://github.com/pipwerks/scorm-api-wrapper/issues/45",
    );
    /// The page for the web launched instead of the one for LMSs.
    pub const WEB_VERSION: Source = page("scorm-again#875", "https://github.com/jcputney/scorm-again/issues/875");
    /// Elements of SCORM 2004 in a package of SCORM 1.2.
    pub const ELEMENTS_OF_2004: Source = page("iteexe#464", "https://github.com/exelearning/iteexe/issues/464");
    /// How many characters of suspend data LMSs take.
    pub const SUSPEND_DATA_LIMITS: Source = page(
        "moodle-mod_scormremote#20",
        "https://github.com/catalyst/moodle-mod_scormremote/issues/20",
    );
    /// Suspend data that became too long to be resumed.
    pub const XERTE_RESUME: Source = page(
        "xerteonlinetoolkits#847",
        "https://github.com/thexerteproject/xerteonlinetoolkits/issues/847",
    );
    /// Responses that LMSs refuse.
    pub const ADAPT_RESPONSES: Source = page(
        "adapt_framework#1376",
        "https://github.com/adaptlearning/adapt_framework/issues/1376",
    );
    /// A course that commits at intervals, so that a crash loses little.
    pub const ADAPT_COMMITS: Source = page(
        "adapt_framework#2590",
        "https://github.com/adaptlearning/adapt_framework/issues/2590",
    );
    /// A course that stops while an LMS saves.
    pub const ILIAS_PAUSES: Source = page(
        "LiaScript-Exporter#55",
        "https://github.com/LiaScript/LiaScript-Exporter/issues/55",
    );
}
