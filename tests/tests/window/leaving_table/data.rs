//! The table's rows and columns, and where a browser runs nothing of a module that is left.

/// A module in the manner of an authoring tool.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// Its item in the manifest of `fixtures/leaving`; its values begin with it.
    pub(super) id: &'static str,
    /// The title of its SCO and of its page.
    pub(super) title: &'static str,
    /// What it does, and when.
    pub(super) handlers: &'static str,
    /// The status that it leaves with.
    pub(super) status: &'static str,
    /// The exit that it leaves with.
    pub(super) exit: &'static str,
    /// It asks whether it may be left, once it was clicked.
    pub(super) prompts: bool,
    /// The title of the window that it opens for its course, where it does.
    pub(super) window: Option<&'static str>,
}

const fn manner(id: &'static str, title: &'static str, handlers: &'static str, left: [&'static str; 2]) -> Manner {
    Manner {
        id,
        title,
        handlers,
        status: left[0],
        exit: left[1],
        prompts: false,
        window: None,
    }
}

pub(super) const MANNERS: [Manner; 14] = [
    manner(
        "rise",
        "Rise",
        "all in `beforeunload`; commits every second before; the course in a frame below",
        ["incomplete", "suspend"],
    ),
    manner(
        "storyline",
        "Storyline",
        "all in `onbeforeunload` and `onunload`, once; the story in a frame below",
        ["incomplete", "suspend"],
    ),
    Manner {
        window: Some("Storyline course"),
        ..manner(
            "storyline-launcher",
            "Storyline launcher",
            "opens the course by `window.open('')`; all in the `onunload` of that window",
            ["incomplete", "suspend"],
        )
    },
    manner(
        "studio",
        "Studio",
        "all in `onbeforeunload` and `onunload` of a frameset, until it is finished",
        ["passed", ""],
    ),
    manner(
        "captivate",
        "Captivate",
        "saves in `onbeforeunload`, the time in `pagehide`, LMSFinish in `unload`; each only where the one before was `true`",
        ["completed", ""],
    ),
    manner(
        "ispring",
        "iSpring",
        "saves in `beforeunload`, LMSFinish in `unload` where that was `true`",
        ["completed", "suspend"],
    ),
    manner(
        "adapt",
        "Adapt",
        "commits in `beforeunload`, LMSFinish in `unload`; gives up for good at the first `false`",
        ["incomplete", "suspend"],
    ),
    manner(
        "scorm-driver",
        "SCORM Driver",
        "all in the `onunload` of the page around the course",
        ["passed", "suspend"],
    ),
    Manner {
        prompts: true,
        ..manner(
            "lectora",
            "Lectora",
            "asks in `beforeunload` whether to leave; all in `pagehide` or `unload`",
            ["completed", "suspend"],
        )
    },
    manner(
        "h5p",
        "H5P",
        "saves in `visibilitychange`, and again with LMSFinish in `unload`",
        ["completed", "suspend"],
    ),
    manner(
        "exe",
        "eXe",
        "all in the body's `onunload` attribute",
        ["completed", ""],
    ),
    manner(
        "jquery",
        "jQuery",
        "LMSFinish in an `unload` listener, no commit",
        ["completed", ""],
    ),
    manner(
        "visibility",
        "Visibility",
        "all in `visibilitychange`, once the page is hidden",
        ["completed", "suspend"],
    ),
    manner(
        "top-page",
        "Top page",
        "saves in `top.onbeforeunload`, LMSFinish in `top.onunload`: the LMS's page is taken for its own",
        ["completed", "suspend"],
    ),
];

/// Where a module is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Embedded,
    Own,
    Popup,
    Chromium,
}

/// How it is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// The interface's button.
    Close,
    /// The button of the window that the module is in.
    WindowButton,
    /// A link of the module to another page.
    Link,
    /// A script of the module: `location = 'about:blank'`.
    Blank,
    /// A script of the module: `location.reload()`.
    Reload,
    /// The application ends: SIGTERM, as at a logout.
    Quit,
    /// The button of the window that the module is in, while the module shows a message, which is answered then.
    Message,
}

impl Shown {
    pub(super) const ALL: [Self; 4] = [Self::Embedded, Self::Own, Self::Popup, Self::Chromium];

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Embedded => "In the workbench's window",
            Self::Own => "In a window of its own",
            Self::Popup => "In a window that the module opens",
            Self::Chromium => "In Chromium",
        }
    }

    /// What a reader has to know besides.
    pub(super) fn note(self) -> Option<&'static str> {
        (self == Self::Chromium).then_some(
            "Chromium does not wait for long: it ends a page that takes over 1 s in `visibilitychange` and `beforeunload`, or over \
             0.5 s in `unload`, when its window is closed (measured with Chromium 156). What the module has not sent by then is lost.",
        )
    }
}

impl Way {
    /// All of them, those that end the workbench last but for those that want it started otherwise.
    pub(super) const ALL: [Self; 7] = [
        Self::Close,
        Self::Link,
        Self::Blank,
        Self::Reload,
        Self::WindowButton,
        Self::Quit,
        Self::Message,
    ];

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Close => "Close button",
            Self::WindowButton => "window's ✕",
            Self::Link => "link away",
            Self::Blank => "about:blank",
            Self::Reload => "reload",
            Self::Quit => "application quits",
            Self::Message => "✕ while a message is up",
        }
    }

    pub(super) fn ends_the_workbench(self, shown: Shown) -> bool {
        match self {
            Self::Quit => true,
            Self::WindowButton => shown == Shown::Embedded,
            _ => false,
        }
    }
}

/// Cells in which nothing of a module could be stored, and why.
struct Exception {
    manner: &'static str,
    shown: &'static [Shown],
    ways: &'static [Way],
    why: &'static str,
}

const EXCEPTIONS: [Exception; 1] = [Exception {
    manner: "top-page",
    shown: &[Shown::Embedded, Shown::Own, Shown::Chromium],
    ways: &[Way::Link, Way::Blank, Way::Reload],
    why: "The page that has the module's handlers stays.",
}];

/// Why nothing of the module can be stored in this cell, where that is so.
pub(super) fn exception(manner: &Manner, shown: Shown, way: Way) -> Option<&'static str> {
    EXCEPTIONS
        .iter()
        .find(|one| one.manner == manner.id && one.shown.contains(&shown) && one.ways.contains(&way))
        .map(|one| one.why)
}
