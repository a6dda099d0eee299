//! Puts the observer's script tag into a page of the module as it streams by, before the page's own scripts. What is
//! on disk stays as it came.

use lol_html::{
    element,
    errors::RewritingError,
    html_content::ContentType,
    send::{HtmlRewriter, Settings},
};

/// Where the rewriter puts what it has read.
type Sink = Box<dyn FnMut(&[u8]) + Send>;

/// A page on its way through.
pub(super) struct Observed {
    rewriter: HtmlRewriter<'static, Sink>,
    out: std::sync::mpsc::Receiver<Vec<u8>>,
}

impl Observed {
    /// A page that is to load `script` first.
    pub(super) fn new(script: &str) -> Self {
        let tag = format!(r#"<script src="{script}"></script>"#);
        let (sink, out) = std::sync::mpsc::channel();
        let mut done = false;
        let handler = element!("*", move |element: &mut lol_html::send::Element<'_, '_>| {
            // `html` may come without a head; any other first element means that the head is implied before it.
            if !done && !element.tag_name().eq_ignore_ascii_case("html") {
                done = true;
                if element.tag_name().eq_ignore_ascii_case("head") {
                    element.prepend(&tag, ContentType::Html);
                } else {
                    element.before(&tag, ContentType::Html);
                }
            }
            Ok(())
        });
        // Not strict: where a page is ambiguous it goes through as it came rather than breaking off.
        let settings = Settings::new_send()
            .append_element_content_handler(handler)
            .with_strict(false);
        let sink: Sink = Box::new(move |chunk: &[u8]| {
            let _ = sink.send(chunk.to_vec());
        });
        Self {
            rewriter: HtmlRewriter::new(settings, sink),
            out,
        }
    }

    /// The page so far with `chunk` read; what comes out may be empty.
    pub(super) fn write(&mut self, chunk: &[u8]) -> Result<Vec<u8>, RewritingError> {
        self.rewriter.write(chunk)?;
        Ok(self.out.try_iter().flatten().collect())
    }

    /// The rest of the page.
    pub(super) fn end(self) -> Result<Vec<u8>, RewritingError> {
        self.rewriter.end()?;
        Ok(self.out.try_iter().flatten().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn observed(page: &str, chunk: usize) -> String {
        let mut observed = Observed::new("/o.js");
        let mut out = Vec::new();
        for chunk in page.as_bytes().chunks(chunk) {
            out.extend(observed.write(chunk).unwrap());
        }
        out.extend(observed.end().unwrap());
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_script_comes_before_the_pages_own() {
        for (page, expected) in [
            (
                "<!doctype html><html><head><script>1</script>",
                r#"<!doctype html><html><head><script src="/o.js"></script><script>1</script>"#,
            ),
            (
                "<!DOCTYPE html><HTML><HEAD lang=x>",
                r#"<!DOCTYPE html><HTML><HEAD lang=x><script src="/o.js"></script>"#,
            ),
            (
                "<!doctype html><script>1</script><p>",
                r#"<!doctype html><script src="/o.js"></script><script>1</script><p>"#,
            ),
            (
                "<html><frameset cols=1><frame></frameset>",
                r#"<html><script src="/o.js"></script><frameset cols=1><frame></frameset>"#,
            ),
            (
                "<html><body><head></body>",
                r#"<html><script src="/o.js"></script><body><head></body>"#,
            ),
            (
                "<!-- <head> --><title>x</title>",
                r#"<!-- <head> --><script src="/o.js"></script><title>x</title>"#,
            ),
            ("only text", "only text"),
        ] {
            for chunk in [1, 7, 4096] {
                assert_eq!(observed(page, chunk), expected, "{page:?} in chunks of {chunk}");
            }
        }
    }
}
