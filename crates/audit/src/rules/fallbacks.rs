//! What tools and libraries put beside their player for browsers that are no longer in use: it is not needed where the other
//! player is.

use locale::tools::Tool;

use crate::input::Package;

/// Files that show that the player of a tool for browsers of today is there, each in whatever folder.
const PLAYERS: [(Tool, &str); 4] = [
    (Tool::Storyline, "html5/lib/scripts/bootstrapper.min.js"),
    (Tool::Storyline, "html5/lib/scripts/app.min.js"),
    (Tool::Captivate, "assets/js/cpm.js"),
    (Tool::ThreeDVista, "lib/tdvplayer.js"),
];
/// How the names of files begin that media libraries load where a browser plays no media, in small letters: MediaElement, and
/// the installer of SWFObject.
const LIBRARIES: [&str; 4] = [
    "flashmediaelement",
    "silverlightmediaelement",
    "mediaelement-flash-",
    "expressinstall.",
];

/// The parts of a package that only browsers of old open.
#[derive(Debug)]
pub(super) struct Fallbacks {
    has_player: bool,
}

impl Fallbacks {
    pub(super) fn of(package: &Package) -> Self {
        let is_of_tool = |tool: Tool| package.tools.iter().any(|recognized| recognized.tool == tool);
        let players: Vec<_> = PLAYERS.into_iter().filter(|(tool, _)| is_of_tool(*tool)).collect();
        let is_player = |file: &String| {
            let small = file.to_lowercase();
            players.iter().any(|(_, player)| small.ends_with(player))
        };
        Self {
            has_player: !players.is_empty() && package.files.keys().any(is_player),
        }
    }

    /// Whether a file that browsers of today do not run, whose path is in small letters, is missed by nobody.
    pub(super) fn has(&self, small: &str) -> bool {
        let name = small.rsplit('/').next().unwrap_or(small);
        self.has_player || LIBRARIES.iter().any(|beginning| name.starts_with(beginning))
    }
}
