//! Packages of any size in one respect, as folders: what the audit is measured with.

use std::{fmt::Write as _, fs, path::Path};

use anyhow::Result;

/// What there is much of in a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Items of the manifest, each with a resource.
    Items,
    /// Pages that items launch.
    Launched,
    /// Addresses of files that are not there, in one page.
    Addresses,
    /// `url()` in a style sheet, each in a rule of its own.
    Urls,
    /// Pages that no item launches.
    Pages,
    /// Scripts in one page.
    Inline,
    /// Kilobytes of one script, written as programs write it.
    Script,
}

impl Kind {
    /// Each with how many there are in the smallest package.
    pub(super) const ALL: [(Self, usize); 7] = [
        (Self::Items, 10_000),
        (Self::Launched, 2_500),
        (Self::Addresses, 50_000),
        (Self::Urls, 10_000),
        (Self::Pages, 5_000),
        (Self::Inline, 20_000),
        (Self::Script, 1_250),
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Items => "items of the manifest",
            Self::Launched => "launched pages",
            Self::Addresses => "missing addresses",
            Self::Urls => "url() in a style",
            Self::Pages => "pages",
            Self::Inline => "scripts in a page",
            Self::Script => "KB of a script",
        }
    }

    /// Makes a package with `n` of these in a folder that is empty.
    pub(super) fn write(self, n: usize, folder: &Path) -> Result<()> {
        let mut package = Package::new(folder);
        match self {
            Self::Items => package.items(n, |_| 0)?,
            Self::Launched => package.items(n, |item| item)?,
            Self::Addresses | Self::Urls | Self::Pages | Self::Inline | Self::Script => {
                package.items(1, |item| item)?
            }
        }
        match self {
            Self::Items => package.page(0, "")?,
            Self::Launched => {
                for item in 0..n {
                    package.page(item, "")?;
                }
            }
            Self::Addresses => package.page(0, &repeated(n, |item| format!("<img src=a{item}.png>\n")))?,
            Self::Urls => {
                package.page(0, "<link rel=stylesheet href=s.css>")?;
                package.file(
                    "s.css",
                    &repeated(n, |item| format!(".c{item}{{background:url(a{item}.png)}}\n")),
                )?;
            }
            Self::Pages => {
                package.page(0, "")?;
                for item in 0..n {
                    package.file(&format!("d{}/f{item}.html", item % 100), PAGE)?;
                }
            }
            Self::Inline => package.page(
                0,
                &repeated(n, |item| format!("<script>var a{item}=f({item})</script>\n")),
            )?,
            Self::Script => {
                package.page(0, "<script src=b.js></script>")?;
                package.file("b.js", &MINIFIED.repeat(n * 1_000 / MINIFIED.len()))?;
            }
        }
        Ok(())
    }
}

/// A page that opens a session and ends it.
const PAGE: &str = "<!doctype html><html lang=en><title>x</title><script>var a=parent.API;a.LMSInitialize(\"\");\
    a.LMSSetValue(\"cmi.core.lesson_status\",\"completed\");a.LMSFinish(\"\")</script>\n";

/// A script as a bundler writes it.
const MINIFIED: &str =
    "function f(a,b){if(a>b){return a+b*2}else{var c=[1,2,3].map(function(x){return x*a});return c}}";

/// A package in a folder.
struct Package<'a> {
    folder: &'a Path,
}

impl<'a> Package<'a> {
    fn new(folder: &'a Path) -> Self {
        Self { folder }
    }

    fn file(&mut self, name: &str, text: &str) -> Result<()> {
        let path = self.folder.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(path, text)?)
    }

    fn page(&mut self, number: usize, more: &str) -> Result<()> {
        self.file(&format!("p{number}.html"), &format!("{PAGE}{more}"))
    }

    /// The manifest with so many items, each with the page that it launches.
    fn items(&mut self, n: usize, page: impl Fn(usize) -> usize) -> Result<()> {
        let items = repeated(n, |item| {
            format!("<item identifier=\"I{item}\" identifierref=\"R{item}\"><title>Item {item}</title></item>\n")
        });
        let resources = repeated(n, |item| {
            let page = page(item);
            format!(
                "<resource identifier=\"R{item}\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"p{page}.html\">\
                 <file href=\"p{page}.html\"/></resource>\n"
            )
        });
        self.file(
            "imsmanifest.xml",
            &format!(
                "<?xml version=\"1.0\"?><manifest identifier=\"P-1\" version=\"1.0\" \
                 xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" \
                 xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\"><metadata><schema>ADL SCORM</schema>\
                 <schemaversion>1.2</schemaversion></metadata><organizations default=\"O\">\
                 <organization identifier=\"O\"><title>Measured</title>\n{items}</organization></organizations>\
                 <resources>\n{resources}</resources></manifest>"
            ),
        )
    }
}

fn repeated(n: usize, part: impl Fn(usize) -> String) -> String {
    (0..n).fold(String::new(), |mut text, item| {
        // Writing to a string does not fail.
        let _ = text.write_str(&part(item));
        text
    })
}
