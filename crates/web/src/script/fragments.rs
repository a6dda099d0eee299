//! Texts with tags that a script puts into the page.

use oxc_ast::ast::{AssignmentExpression, CallExpression, Expression};

use super::{
    literal::{Constants, Part, place},
    model::Fragment,
    path::{Path, Root},
};

/// Members whose text is read as a page.
const MEMBERS: &[&str] = &["innerHTML", "outerHTML", "srcdoc"];

/// Functions of jQuery's objects that read their texts as a page.
const FUNCTIONS: &[&str] = &[
    "html",
    "append",
    "prepend",
    "before",
    "after",
    "replaceWith",
    "wrap",
    "appendTo",
    "prependTo",
    "insertBefore",
    "insertAfter",
];

/// What stands for a part that is known only when the script runs: no address with it leads anywhere.
const UNKNOWN: &str = "${}";

/// The text of `.innerHTML = …`.
pub(super) fn assigned(
    assignment: &AssignmentExpression<'_>,
    target: &Path<'_>,
    constants: &Constants<'_>,
) -> Option<Fragment> {
    let name = target.members.last().copied().flatten()?;
    MEMBERS
        .contains(&name)
        .then(|| fragment(&assignment.right, constants))?
}

/// The texts of `document.write(…)`, `insertAdjacentHTML(…)` and jQuery's functions.
pub(super) fn called(call: &CallExpression<'_>, callee: &Path<'_>, constants: &Constants<'_>) -> Vec<Fragment> {
    let skipped = match callee.last() {
        Some("insertAdjacentHTML") => 1,
        Some("write" | "writeln") if is_document(callee) => 0,
        Some("$" | "jQuery") if callee.members.is_empty() => 0,
        Some(name) if FUNCTIONS.contains(&name) && !callee.members.is_empty() => 0,
        _ => return Vec::new(),
    };
    let arguments = call.arguments.iter().skip(skipped);
    arguments
        .filter_map(|argument| fragment(argument.as_expression()?, constants))
        .collect()
}

/// `document`, `window.document`, `frame.contentDocument`, a variable called `doc`.
fn is_document(callee: &Path<'_>) -> bool {
    let object = match callee.members.as_slice() {
        [.., Some(object), _] => *object,
        [_] => match callee.root {
            Root::Local(_, name) | Root::Global(name) => name,
            _ => return false,
        },
        _ => return false,
    };
    object.to_ascii_lowercase().contains("doc")
}

fn fragment(expression: &Expression<'_>, constants: &Constants<'_>) -> Option<Fragment> {
    let mut text = String::new();
    for part in constants.parts(expression) {
        match part {
            Part::Text(part, _) => text.push_str(&part),
            Part::Unknown => text.push_str(UNKNOWN),
        }
    }
    has_tag(&text).then(|| Fragment {
        span: place(expression),
        text,
    })
}

fn has_tag(text: &str) -> bool {
    text.split('<')
        .skip(1)
        .any(|after| after.starts_with(|c: char| c.is_ascii_alphabetic()) && after.contains(['>', ' ', '\n']))
}

#[cfg(test)]
mod tests {
    use crate::script::script;

    #[test]
    fn texts_with_tags_that_are_put_into_the_page() {
        for (code, text) in [
            ("a.innerHTML = '<img src=\"a.png\">'", "<img src=\"a.png\">"),
            ("a.innerHTML += \"<b>\\u00e9</b>\"", "<b>é</b>"),
            (
                "document.write('<script src=a.js></' + 'script>')",
                "<script src=a.js></script>",
            ),
            ("window.parent.document.writeln(`<p>${a}</p>`)", "<p>${}</p>"),
            ("a.insertAdjacentHTML('beforeend', '<img src=a>')", "<img src=a>"),
            ("$('#a').html('<img src=\"' + a + '.png\">')", "<img src=\"${}.png\">"),
            ("$('<div class=a>').appendTo(b)", "<div class=a>"),
            ("const a = '<p>'; $(b).append(a)", "<p>"),
        ] {
            let read = script(code, None);
            let texts: Vec<_> = read.fragments.iter().map(|found| found.text.as_str()).collect();
            assert_eq!(texts, [text], "{code}");
        }
        for code in [
            "a = '<img src=a>'",
            "a.innerHTML = 'a < b'",
            "a.textContent = '<p>'",
            "$('#a > b')",
            "write('<p>')",
        ] {
            assert_eq!(script(code, None).fragments, [], "{code}");
        }
    }
}
