//! Addresses that nothing is loaded from: what libraries only try the browser with, and what tools lead to in cases that never
//! come in a package.

use locale::tools::Tool;
use web::{How, TextKind};

use crate::{
    input::Package,
    site::{Site, Text, Written},
};

/// Where the pages of tools lead, by how the address begins: in Lectora to the page around all pages, where one is opened alone
/// (seen in vhleyvag/lector, which has no such page); in Easygenerator from the page to print that has no course
/// (hcopp/test-lms-course).
const OF_TOOLS: [(Tool, &str); 2] = [
    (Tool::Lectora, "a001index.html?jmptopg="),
    (Tool::Easygenerator, "/404"),
];

/// The addresses of a package that nothing is loaded from.
#[derive(Debug)]
pub(super) struct Probes {
    /// How addresses of the tools begin that it was made with.
    of_tools: Vec<&'static str>,
    /// Whether anything in it puts an address behind a bundle's public path, or may: not all was read.
    reads_public_path: bool,
}

impl Probes {
    pub(super) fn of(package: &Package, site: &Site) -> Self {
        let is_of_tool = |tool: Tool| package.tools.iter().any(|recognized| recognized.tool == tool);
        let of_tools = OF_TOOLS.into_iter().filter(|(tool, _)| is_of_tool(*tool));
        Self {
            of_tools: of_tools.map(|(_, beginning)| beginning).collect(),
            reads_public_path: !site.unread.is_empty() || site.texts.values().any(|text| text.reads_public_path),
        }
    }

    /// Whether an address of a text is one of them.
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
