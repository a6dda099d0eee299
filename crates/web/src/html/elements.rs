//! Which attributes of which elements are addresses, and what for.

use super::tokens::Tag;
use crate::reference::How;

/// Rels of a link that make browsers load it (WHATWG HTML §4.6.7). The first that a link has counts; what has none of
/// them is only named.
const LINK_TYPES: &[(&str, LinkUse)] = &[
    ("stylesheet", LinkUse::Style),
    ("modulepreload", LinkUse::ByAs(How::Script)),
    ("preload", LinkUse::ByAs(How::Note)),
    ("icon", LinkUse::Loads(How::Image)),
    ("apple-touch-icon", LinkUse::Loads(How::Image)),
    ("apple-touch-icon-precomposed", LinkUse::Loads(How::Image)),
    ("apple-touch-startup-image", LinkUse::Loads(How::Image)),
    ("mask-icon", LinkUse::Loads(How::Image)),
    ("manifest", LinkUse::Loads(How::Data)),
    ("prefetch", LinkUse::ByAs(How::Note)),
];

/// What is preloaded (WHATWG Fetch §2.2.5, potential destinations).
const DESTINATIONS: &[(&str, How)] = &[
    ("audio", How::Media),
    ("audioworklet", How::Worker),
    ("document", How::Frame),
    ("embed", How::Frame),
    ("fetch", How::Data),
    ("font", How::Font),
    ("frame", How::Frame),
    ("iframe", How::Frame),
    ("image", How::Image),
    ("json", How::Data),
    ("manifest", How::Data),
    ("object", How::Frame),
    ("paintworklet", How::Worker),
    ("script", How::Script),
    ("serviceworker", How::Worker),
    ("sharedworker", How::Worker),
    ("style", How::Style),
    ("track", How::Media),
    ("video", How::Media),
    ("worker", How::Worker),
];

#[derive(Clone, Copy)]
enum LinkUse {
    Style,
    Loads(How),
    /// As its attribute `as` says, or as given without one.
    ByAs(How),
}

/// The attributes of an element of HTML that are addresses. What browsers no longer load (applets, the application
/// cache) is only named.
pub(super) fn addresses(element: &str) -> &'static [(&'static str, How)] {
    match element {
        "a" | "area" => &[("href", How::Link)],
        "applet" => &[("archive", How::Note), ("code", How::Note)],
        "audio" => &[("src", How::Media)],
        "bgsound" => &[("src", How::Note)],
        "blockquote" | "del" | "ins" | "q" => &[("cite", How::Note)],
        "body" | "table" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" => &[("background", How::Image)],
        "button" => &[("formaction", How::Link)],
        "embed" => &[("src", How::Frame)],
        "form" => &[("action", How::Link)],
        "frame" => &[("src", How::Frame), ("longdesc", How::Note)],
        "head" => &[("profile", How::Note)],
        "html" => &[("manifest", How::Note)],
        "iframe" => &[("src", How::Frame), ("longdesc", How::Note)],
        // A browser makes an `img` of an `image` (§13.2.6.4.7).
        "image" | "img" => &[("src", How::Image), ("longdesc", How::Note)],
        "input" => &[("src", How::Image), ("formaction", How::Link)],
        "object" => &[("data", How::Frame)],
        "source" => &[("src", How::Media)],
        "track" => &[("src", How::Media)],
        "video" => &[("src", How::Media), ("poster", How::Image)],
        _ => &[],
    }
}

/// What the address of an element of SVG is for (SVG 2 §16.1: `href`, or `xlink:href` before it).
pub(super) fn foreign_address(element: &str) -> Option<How> {
    match element {
        "a" => Some(How::Link),
        "feimage" | "image" | "use" => Some(How::Image),
        "script" => Some(How::Script),
        _ => None,
    }
}

/// What a `<link>` is for.
pub(super) fn link(tag: &Tag) -> How {
    let rel = tag.value("rel").unwrap_or_default();
    let has = |name: &str| rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case(name));
    let is_style = tag.value("disabled").is_none() && is_css(tag);
    match LINK_TYPES.iter().find(|(name, _)| has(name)) {
        Some((_, LinkUse::Style)) if is_style => How::Style,
        Some((_, LinkUse::Loads(how))) => *how,
        Some((_, LinkUse::ByAs(without))) => destination(tag).unwrap_or(*without),
        _ => How::Note,
    }
}

fn destination(tag: &Tag) -> Option<How> {
    let name = tag.value("as")?.trim();
    let known = DESTINATIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    known.map(|(_, how)| *how)
}

/// Whether an element's `type`, if it has one, is that of CSS.
pub(super) fn is_css(tag: &Tag) -> bool {
    let kind = tag.value("type").unwrap_or_default();
    let (kind, _) = kind.split_once(';').unwrap_or((kind, ""));
    let kind = kind.trim();
    kind.is_empty() || kind.eq_ignore_ascii_case("text/css")
}
