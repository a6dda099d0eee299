//! Where a module's view may go.

use url::Url;

/// What an address is to a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Destination {
    /// A page or file of the session itself.
    Session,
    /// Content that the module makes in its page: `about:blank`, `data:`, `blob:`, `javascript:`.
    Inline,
    /// A page on the web.
    Web,
    /// Anything else: a file of the computer, another program's protocol, the workbench itself.
    Other,
}

impl Destination {
    /// What `url` is to the session whose player is at `player`.
    pub(crate) fn from_url(url: &str, player: &str) -> Self {
        if url.is_empty() {
            return Self::Inline;
        }
        if url.starts_with(player) {
            return Self::Session;
        }
        let Ok(parsed) = Url::parse(url) else {
            return Self::Other;
        };
        match parsed.scheme() {
            "about" | "data" | "javascript" => Self::Inline,
            "blob"
                if url
                    .strip_prefix("blob:")
                    .is_some_and(|inner| has_origin_of(inner, player)) =>
            {
                Self::Inline
            }
            "http" | "https" => Self::Web,
            _ => Self::Other,
        }
    }
}

fn has_origin_of(url: &str, player: &str) -> bool {
    let origin = |url: &str| Url::parse(url).ok().map(|url| url.origin());
    origin(url).is_some_and(|of_url| origin(player) == Some(of_url))
}

/// A page of the module as its author knows it: its path in the package. Other addresses are as they are.
pub(super) fn in_package<'a>(url: &'a str, player: &str) -> &'a str {
    let path = url.strip_prefix(player).and_then(|path| path.strip_prefix("content/"));
    path.unwrap_or(url)
}

/// Whether `url` is one of the addresses by which the interface reaches the workbench.
pub(super) fn is_of_workbench(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| {
        matches!(url.scheme(), "ipc" | "tauri") || matches!(url.host_str(), Some("ipc.localhost" | "tauri.localhost"))
    })
}

/// Whether the system may be asked to open `url` for the user: a web page or a mail address, never a file or another
/// program.
pub(crate) fn is_for_browser(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https" | "mailto"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_shows_its_session_and_nothing_else() {
        let player = "http://127.0.0.1:4000/0123abcd/";
        let rows = [
            ("http://127.0.0.1:4000/0123abcd/content/a.html", Destination::Session),
            ("http://127.0.0.1:4000/0123abcd/", Destination::Session),
            ("", Destination::Inline),
            ("about:blank", Destination::Inline),
            ("about:srcdoc", Destination::Inline),
            ("data:text/html,x", Destination::Inline),
            ("javascript:void 0", Destination::Inline),
            ("blob:http://127.0.0.1:4000/5e7c", Destination::Inline),
            ("blob:http://127.0.0.1:4001/5e7c", Destination::Other),
            ("blob:null/5e7c", Destination::Other),
            ("http://127.0.0.1:4000/other/", Destination::Web),
            ("http://127.0.0.1:4001/0123abcd/", Destination::Web),
            ("http://127.0.0.1:4000@example.org/0123abcd/", Destination::Web),
            ("https://example.org/", Destination::Web),
            ("file:///etc/passwd", Destination::Other),
            ("tauri://localhost/", Destination::Other),
            ("ipc://localhost/delete_package", Destination::Other),
            ("mailto:someone@example.org", Destination::Other),
            ("not an address", Destination::Other),
        ];
        for (url, expected) in rows {
            assert_eq!(Destination::from_url(url, player), expected, "{url}");
        }
    }

    #[test]
    fn a_page_of_the_module_has_its_path_in_the_package() {
        let player = "http://127.0.0.1:4000/0123abcd/";
        let rows = [
            ("http://127.0.0.1:4000/0123abcd/content/a/b.html?c", "a/b.html?c"),
            (player, player),
            (
                "https://example.org/content/a.html",
                "https://example.org/content/a.html",
            ),
        ];
        for (url, expected) in rows {
            assert_eq!(in_package(url, player), expected, "{url}");
        }
    }

    #[test]
    fn an_attempt_to_reach_the_workbench_is_known() {
        for url in [
            "ipc://localhost/x",
            "tauri://localhost",
            "http://ipc.localhost/x",
            "https://tauri.localhost",
        ] {
            assert!(is_of_workbench(url), "{url}");
        }
        for url in [
            "http://127.0.0.1:4000/",
            "https://example.org/ipc.localhost",
            "about:blank",
        ] {
            assert!(!is_of_workbench(url), "{url}");
        }
    }

    #[test]
    fn only_web_pages_and_mail_are_handed_to_the_system() {
        for url in ["https://example.org/a", "http://example.org", "mailto:a@example.org"] {
            assert!(is_for_browser(url), "{url}");
        }
        for url in ["file:///etc/passwd", "javascript:alert(1)", "ms-msdt:x", "/bin/sh", ""] {
            assert!(!is_for_browser(url), "{url}");
        }
    }
}
