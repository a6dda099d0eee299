//! Addresses that nothing is loaded from: what libraries only try the browser with, and what tools lead to in cases that never
//! come in a package; and those that a tool's course does without.

use locale::tools::Tool;
use web::{How, TextKind};

use crate::{
    input::Package,
    site::{Site, Text, Written},
};

/// Where the pages of tools lead, by how the address begins: in Lectora to the page around all pages, where one is opened alone
/// (seen in vhleyvag/lector, which has no such page); in Easygenerator from the page to print that has no course
/// (hcopp/test-lms-course); in Captivate to no file, so that what is loading stops (jrlnzlpd/Online-Safety-Simulation).
const OF_TOOLS: [(Tool, &str); 3] = [
    (Tool::Lectora, "a001index.html?jmptopg="),
    (Tool::Easygenerator, "/404"),
    (Tool::Captivate, "_cp_n_m_"),
];

/// What the pages of tools load from hosts in cases of their own, by how the address begins: statistics and a badge of another
/// app in Storyline (101courses/5_whys.github.io), the players of films that a course may not have in Captivate, and what
/// Easygenerator says to browsers of old.
const DISPENSABLE: [(Tool, &str); 5] = [
    (Tool::Storyline, "https://metrics.articulate.com/"),
    (Tool::Storyline, "http://linkmaker.itunes.apple.com/"),
    (Tool::Captivate, "https://www.youtube.com/iframe_api"),
    (Tool::Captivate, "https://player.vimeo.com/api/player.js"),
    (
        Tool::Easygenerator,
        "//cdn.easygenerator.com/templates/notSupportedPage/",
    ),
];

/// The addresses of a package that nothing is loaded from.
#[derive(Debug)]
pub(super) struct Probes {
    /// How addresses of the tools begin that it was made with.
    of_tools: Vec<&'static str>,
    /// The same of what its course does without.
    dispensable: Vec<&'static str>,
    /// Whether anything in it puts an address behind a bundle's public path, or may: not all was read.
    reads_public_path: bool,
}

impl Probes {
    pub(super) fn of(package: &Package, site: &Site) -> Self {
        let is_of_tool = |tool: Tool| package.tools.iter().any(|recognized| recognized.tool == tool);
        let of_tools = |addresses: &[(Tool, &'static str)]| -> Vec<_> {
            let theirs = addresses.iter().filter(|(tool, _)| is_of_tool(*tool));
            theirs.map(|(_, beginning)| *beginning).collect()
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
        dispensable.any(|beginning| written.address.starts_with(beginning))
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
        let mut of_tools = self.of_tools.iter();
        is_public_path && !self.reads_public_path || of_tools.any(|beginning| written.address.starts_with(beginning))
    }
}
