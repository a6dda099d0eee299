//! The HTML document of every page that is exported: the report of a session, the result of a check.

use locale::Language;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("page.css");

/// A self-contained HTML document, readable in both colour schemes and in print. Its Content-Security-Policy lets nothing in
/// `body` run or load.
#[must_use]
pub fn document(title: &str, language: Language, body: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang=(language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                // The body quotes the package: whatever it says, nothing of it runs.
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body { (body) }
        }
    }
    .into_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_text_and_nothing_runs() {
        let page = document("<script>", Language::French, &html! { p { "a" } });
        assert!(page.contains("<title>&lt;script&gt;</title>"), "{page}");
        assert!(page.contains("default-src 'none'"), "{page}");
        assert!(page.contains("<html lang=\"fr\">"), "{page}");
        assert!(page.contains("<body><p>a</p></body>"), "{page}");
    }
}
