//! What an address in a file of a package leads to, as browsers read it (WHATWG URL).

use url::Url;

/// Where the package stands while its addresses are read: a folder of a host, as in an LMS, so that it can be seen which
/// addresses climb out of it.
const SITE: &str = "http://package.invalid/package/";
const ROOT: &str = "/package/";
const HOST: &str = "package.invalid";

/// What an address leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// A file of the package, by its path from the package's root; also one that is not there.
    File(String),
    /// A path from the root of the server.
    Root,
    /// Out of the package's folder.
    Outside,
    /// Another host.
    Host {
        /// Its name, with its port.
        name: String,
        /// Whether it is asked over an encrypted connection.
        is_secure: bool,
    },
    /// A file of the author's computer.
    Computer,
    /// No file: a folder, another scheme, nothing that can be read.
    Nothing,
}

/// What addresses are relative to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Base(Url);

impl Base {
    /// A file of the package.
    pub(crate) fn file(path: &str) -> Option<Self> {
        let mut url = Url::parse(SITE).ok()?;
        url.path_segments_mut().ok()?.pop_if_empty().extend(path.split('/'));
        Some(Self(url))
    }

    /// What a `<base>` makes of it.
    pub(crate) fn with(&self, href: &str) -> Self {
        Self(self.0.join(href).unwrap_or_else(|_| self.0.clone()))
    }

    /// The folder of it: addresses that are relative to one file of a folder are so to all of it.
    pub(crate) fn folder(&self) -> Self {
        self.with(".")
    }

    /// What an address leads to from here.
    pub(crate) fn resolve(&self, address: &str) -> Target {
        let address = address.trim();
        if is_on_a_computer(address) {
            return Target::Computer;
        }
        let Ok(url) = self.0.join(address) else {
            return Target::Nothing;
        };
        let is_secure = match url.scheme() {
            "http" | "ws" => false,
            "https" | "wss" => true,
            "file" => return Target::Computer,
            _ => return Target::Nothing,
        };
        match url.host_str() {
            Some(HOST) => {}
            // An address without a scheme is asked for as the page is, which an LMS serves encrypted.
            Some(host) => {
                let name = url.port().map_or(host.to_owned(), |port| format!("{host}:{port}"));
                let is_secure = is_secure || address.starts_with(['/', '\\']) || self.0.host_str() != Some(HOST);
                return Target::Host { name, is_secure };
            }
            None => return Target::Nothing,
        }
        if address.starts_with(['/', '\\']) {
            return Target::Root;
        }
        let Some(inside) = url.path().strip_prefix(ROOT) else {
            return Target::Outside;
        };
        let path = scorm::manifest::decode_percent(inside);
        if path.is_empty() || path.ends_with('/') {
            return Target::Nothing;
        }
        Target::File(path)
    }
}

/// `C:\…`, `C:/…`, `file:`: browsers take the letter for a scheme.
fn is_on_a_computer(address: &str) -> bool {
    let mut start = address.chars();
    let letter = start.next().is_some_and(|letter| letter.is_ascii_alphabetic());
    letter && start.next() == Some(':') && start.next().is_some_and(|slash| matches!(slash, '/' | '\\'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use super::*;

    fn resolve(from: &str, address: &str) -> Target {
        Base::file(from).unwrap().resolve(address)
    }

    #[test]
    fn addresses_lead_where_browsers_go() {
        let file = |path: &str| Target::File(path.to_owned());
        let host = |name: &str, is_secure| Target::Host {
            name: name.to_owned(),
            is_secure,
        };
        for (from, address, target) in [
            ("index.html", "a.png", file("a.png")),
            ("a/b.html", "../c%20d.png?x#y", file("c d.png")),
            ("a b/#1.html", " e\\f.js ", file("a b/e/f.js")),
            ("été.html", "%C3%A9.png", file("é.png")),
            ("a/b.html", "../../c.png", Target::Outside),
            ("a/b.html", "../%2e%2e/c.png", Target::Outside),
            ("a.html", "/media/c.png", Target::Root),
            ("a.html", "//cdn.example/x.js", host("cdn.example", true)),
            ("a.html", "HTTP://cdn.example:81/x.js", host("cdn.example:81", false)),
            ("a.html", "https://cdn.example/", host("cdn.example", true)),
            ("a.html", "c:\\media\\x.png", Target::Computer),
            ("a.html", "file:///x.png", Target::Computer),
            ("a.html", "images/", Target::Nothing),
            ("a.html", "mailto:a@b.c", Target::Nothing),
            ("a.html", "http://a b/", Target::Nothing),
        ] {
            assert_eq!(resolve(from, address), target, "{from}: {address}");
        }
    }

    #[test]
    fn a_base_element_counts() {
        let base = Base::file("course/index.html").unwrap();
        assert_eq!(
            base.with("../app/").resolve("x.js"),
            Target::File("app/x.js".to_owned())
        );
        let elsewhere = base.with("https://cdn.example/lib/");
        assert_eq!(
            elsewhere.resolve("x.js"),
            Target::Host {
                name: "cdn.example".to_owned(),
                is_secure: true
            }
        );
        assert_eq!(base.folder(), Base::file("course/other.html").unwrap().folder());
    }
}
