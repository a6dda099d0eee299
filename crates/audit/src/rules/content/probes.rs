//! Addresses that nothing is loaded from: what libraries only try the browser with, and what tools lead to in cases that never
//! come in a package; and those that a tool's course does without.

use locale::tools::Tool;
use web::{How, TextKind};

use crate::{
    input::Package,
    site::{Site, Text, Written},
};

/// Where the pages and the scripts of tools lead, by how the address begins: in Lectora to the page around all pages, where one
/// is opened alone (seen in vhleyvag/lector, which has no such page); in Easygenerator from the page to print that has no course
/// (hcopp/test-lms-course); in Captivate to no file, so that what is loading stops (jrlnzlpd/Online-Safety-Simulation), and to a
/// picture that its packages do not have (documentfactorynz/Nursing); in SCORM Driver to the page of a window for debugging
/// (iru-ken/scormvideo).
const OF_TOOLS: [(Tool, &str); 5] = [
    (Tool::Lectora, "a001index.html?jmptopg="),
    (Tool::Easygenerator, "/404"),
    (Tool::Captivate, "_cp_n_m_"),
    (Tool::Captivate, "./resources/DefaultImage.png"),
    (Tool::ScormDriver, "blank.html"),
];

/// What tools load from hosts in cases of their own, by how the address begins: statistics and a badge of another app in
/// Storyline (101courses/5_whys.github.io), fonts that nobody chose (documentfactorynz/Nursing) and the players of films that a
/// course may not have in Captivate and eXeLearning (emily-poma/Hojas-de-C-lculo-SCORM-.), and what Easygenerator says to
/// browsers of old.
const DISPENSABLE: [(Tool, &str); 7] = [
    (Tool::Storyline, "https://metrics.articulate.com/"),
    (Tool::Storyline, "http://linkmaker.itunes.apple.com/"),
    (Tool::Captivate, "https://www.youtube.com/iframe_api"),
    (Tool::Captivate, "https://player.vimeo.com/api/player.js"),
    (Tool::Captivate, "https://use.typekit.net/.css"),
    (Tool::ExeLearning, "https://www.youtube.com/iframe_api"),
    (
        Tool::Easygenerator,
        "//cdn.easygenerator.com/templates/notSupportedPage/",
    ),
];

/// The addresses of a package that nothing is loaded from.
#[derive(Debug)]
pub(super) struct Probes {
    /// How addresses of the tools begin that it was made with.
    of_tools: Vec<(Tool, &'static str)>,
    /// The same of what its course does without.
    dispensable: Vec<(Tool, &'static str)>,
    /// Whether anything in it puts an address behind a bundle's public path, or may: not all was read.
    reads_public_path: bool,
}

impl Probes {
    pub(super) fn of(package: &Package, site: &Site) -> Self {
        let is_of_tool = |tool: Tool| package.tools.iter().any(|recognized| recognized.tool == tool);
        let of_tools = |addresses: &[(Tool, &'static str)]| -> Vec<_> {
            let theirs = addresses.iter().filter(|(tool, _)| is_of_tool(*tool));
            theirs.copied().collect()
        };
        Self {
            of_tools: of_tools(&OF_TOOLS),
            dispensable: of_tools(&DISPENSABLE),
            reads_public_path: !site.unread.is_empty() || site.texts.values().any(|text| text.reads_public_path),
        }
    }

    /// Whether a course does without what an address loads from a host.
    pub(super) fn is_dispensable(&self, written: &Written) -> bool {
        let mut dispensable = self.dispensable.iter();
        dispensable.any(|(_, beginning)| written.address.starts_with(beginning))
    }

    /// Whether nothing is loaded from an address of a text.
    pub(super) fn has(&self, text: &Text, written: &Written) -> bool {
        match &*written.address {
            // jQuery 1 sees how the browser reads a link.
            "/a" => return text.kind == TextKind::Script,
            // SoundJS asks for a file that is not to be there.
            "WebAudioPluginTest.fail" => return true,
            _ => {}
        }
        let is_public_path = written.is_partial && written.how == How::Script && written.address.ends_with('/');
        // Pages are written by tools and by authors; a script is by one of them.
        let is_written_by = |tool: Tool| text.kind == TextKind::Page || text.writer == Some(tool);
        let mut of_tools = self.of_tools.iter();
        is_public_path && !self.reads_public_path
            || of_tools.any(|(tool, beginning)| written.address.starts_with(beginning) && is_written_by(*tool))
    }
}
