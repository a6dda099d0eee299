//! A script's text as what it says.

use super::{
    model::{Script, ScriptFault, Unread},
    nesting::{Nesting, nesting},
    parse::{Grammar, parse},
    stack::on_large_stack,
    walk::walk,
};
use crate::html::ScriptKind;

/// The most bytes of a script that are read.
pub const MOST_SCRIPT_BYTES: usize = 8 * 1024 * 1024;

/// Reads a script. Where its kind is not known it is a classic one if it parses as one, else a module. The cost is linear in its text, and so is the memory.
///
/// A script that does not parse has a [`fault`](Script::fault) and nothing else. One that is too large or nests too deep is
/// [`unread`](Script::unread).
#[must_use]
pub fn script(text: &str, kind: Option<ScriptKind>) -> Script {
    read(text, || match kind {
        Some(ScriptKind::Classic) => parsed(text, Grammar::Classic),
        Some(ScriptKind::Module) => parsed(text, Grammar::Module),
        // The reading that came further says what is wrong.
        None => parsed(text, Grammar::Classic)
            .or_else(|classic| parsed(text, Grammar::Module).map_err(|module| further(classic, module))),
    })
}

/// Reads the code of an attribute such as `onclick`, or of a `javascript:` address, as [`script`] does. It is the body of a
/// function, so it may return; its top level is what runs at the event.
#[must_use]
pub fn handler(code: &str) -> Script {
    read(code, || parsed(code, Grammar::Handler))
}

fn read(text: &str, parsed: impl FnOnce() -> Result<Script, ScriptFault> + Send) -> Script {
    let unread = match (text.len() > MOST_SCRIPT_BYTES, nesting_of(text)) {
        (true, _) => Some(Unread::TooLarge),
        (false, Nesting::TooLarge) => Some(Unread::TooLarge),
        (false, Nesting::TooDeep) => Some(Unread::TooDeep),
        (false, Nesting::TooCostly) => Some(Unread::TooCostly),
        (false, Nesting::Bounded) => None,
    };
    if unread.is_some() {
        return unread_script(unread);
    }
    match on_large_stack(parsed) {
        Some(Ok(script)) => script,
        Some(Err(fault)) => Script {
            fault: Some(fault),
            ..Script::default()
        },
        None => unread_script(Some(Unread::Failed)),
    }
}

fn nesting_of(text: &str) -> Nesting {
    if text.len() > MOST_SCRIPT_BYTES {
        Nesting::Bounded
    } else {
        nesting(text)
    }
}

fn unread_script(unread: Option<Unread>) -> Script {
    Script {
        unread,
        ..Script::default()
    }
}

fn parsed(text: &str, grammar: Grammar) -> Result<Script, ScriptFault> {
    // The tree is given back first: it takes most of the memory.
    let parsed = parse(text, grammar, walk)?;
    let script = parsed.read.finish();
    Ok(Script {
        module: grammar == Grammar::Module,
        has_unchecked_expression: parsed.has_unchecked_expression,
        ..script
    })
}

fn further(classic: ScriptFault, module: ScriptFault) -> ScriptFault {
    if module.span.start > classic.span.start {
        module
    } else {
        classic
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::nesting::MOST_LEVELS;

    fn fault(text: &str, kind: Option<ScriptKind>) -> Option<(&str, usize)> {
        let read = script(text, kind);
        assert_eq!(read.unread, None);
        let fault = read.fault?;
        Some((text.get(fault.span.clone()).unwrap(), fault.span.start))
    }

    #[test]
    fn what_a_browser_runs_is_no_fault() {
        for text in [
            "",
            "#!/usr/bin/env node\nf()",
            "<!-- hide\nf();\n//-->",
            "f();\n--> end",
            "var a = 010, b = 08.5, c = '\\251';",
            "with (a) { b(); }",
            "if (a) function f() {} else function g() {}",
            "function f(a, a) {} var f; function f() {}",
            "{ function f() {} function f() {} }",
            "l: function f() {}",
            "var yield = 1, await = 2, let = 3, static = 4, async = 5, of = 6; let\n= 7;",
            "delete a; arguments = 1; eval = 2;",
            "try {} catch (e) { var e; }",
            "for (var i = 0 in {}) ;",
            "/[/]/.test(a); /\\1()/.source; /a{,5}]/; /(?<=a)b/u",
            "a?.b ?? c; a ||= b; 1_000n; class A { #a; static { this.#a; } get [b]() {} }",
            "async function* f() { for await (const a of b) yield* a; }",
            "\u{feff}f()",
            "a = \"\u{2028}\"",
            "f()\u{2029}g()",
            "new.target_ = 1, import('a')"
                .strip_prefix("new.target_ = 1, ")
                .unwrap_or_default(),
            "x = {__proto__: a, '__proto__'(){}}",
        ] {
            assert_eq!(fault(text, Some(ScriptKind::Classic)), None, "{text}");
        }
        assert_eq!(
            fault(
                "import a from './a.js'; export default await a; import.meta.url",
                Some(ScriptKind::Module)
            ),
            None
        );
        assert_eq!(fault("export {}", None), None);
    }

    #[test]
    fn what_a_browser_does_not_run_is_a_fault() {
        for (text, kind, at) in [
            ("var a = ;", Some(ScriptKind::Classic), 8),
            ("f();\nreturn;", Some(ScriptKind::Classic), 5),
            ("import a from './a.js'", Some(ScriptKind::Classic), 0),
            ("let a; let a;", Some(ScriptKind::Classic), 4),
            ("const a;", Some(ScriptKind::Classic), 6),
            ("break;", Some(ScriptKind::Classic), 0),
            ("x = <div/>;", Some(ScriptKind::Classic), 4),
            ("var a: number = 1;", Some(ScriptKind::Classic), 5),
            ("'use strict'; with (a) {}", Some(ScriptKind::Classic), 14),
            ("f('a", Some(ScriptKind::Classic), 2),
            ("é = 'ü' é", Some(ScriptKind::Classic), 9),
            ("<!-- hide", Some(ScriptKind::Module), 0),
            ("var a = 010;", Some(ScriptKind::Module), 8),
            ("export default = 1", None, 15),
            ("{\"a\": 1}", None, 4),
        ] {
            assert_eq!(fault(text, kind).map(|fault| fault.1), Some(at), "{text}");
        }
    }

    #[test]
    fn the_code_of_an_attribute_may_return() {
        let read = handler("if (a) return false; finishCourse(); return API.LMSFinish('')");
        assert_eq!((read.fault, read.unread), (None, None));
        assert_eq!(read.graph.names, ["a", "finishCourse", "API"]);
        assert_eq!(read.calls.len(), 1);
        assert!(handler("f(").fault.is_some());
    }

    #[test]
    fn nothing_is_read_of_a_faulty_script() {
        let read = script(
            "a.src = 'a.png'; LMSSetValue('cmi.core.exit', ''); )",
            Some(ScriptKind::Classic),
        );
        assert!(read.fault.is_some() && read.references.is_empty() && read.elements.is_empty());
    }

    #[test]
    fn what_is_too_large_or_too_deep_is_said() {
        let unread = |text: &str| script(text, None).unread;
        assert_eq!(unread(&" ".repeat(MOST_SCRIPT_BYTES + 1)), Some(Unread::TooLarge));
        assert_eq!(unread(&"a;".repeat(MOST_SCRIPT_BYTES / 2)), Some(Unread::TooLarge));
        assert_eq!(unread(&"(".repeat(100_000)), Some(Unread::TooDeep));
    }

    #[test]
    fn the_deepest_that_is_read_fits_the_stack() {
        for (open, close) in [
            ("(", ")"),
            ("[", "]"),
            ("f(", ")"),
            ("!", ""),
            ("a=", ""),
            ("a+", ""),
            ("a.", ""),
            ("a**", ""),
            ("a?b:", ""),
            ("[...", "]"),
            ("(function(){return ", "})"),
            ("(a=>", ")"),
            ("{a:", "}"),
            ("class extends ", "{}"),
            ("`${", "}`"),
            ("(a=", ")=>1"),
        ] {
            let numbers = (1..=20).rev().map(|part| MOST_LEVELS / 20 * part);
            let mut texts = numbers.map(|n| format!("x={}a{}", open.repeat(n), close.repeat(n)));
            let deepest = texts.find(|text| nesting(text) == Nesting::Bounded);
            let read = script(&deepest.unwrap_or_default(), Some(ScriptKind::Classic));
            assert_eq!((read.fault, read.unread), (None, None), "{open}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "(var |function f\\(\\)|\\{|\\}|\\(|\\)|a|\\.src|=|'cmi.core.exit'|\"é<a href=b>\"|LMSSetValue|API\\.|onunload|,|;|/|`|\\$\\{|\n|é|if|else|\\+|=>|class |#a|import|\\?){0,40}") {
            for kind in [Some(ScriptKind::Classic), Some(ScriptKind::Module), None] {
                let read = script(&text, kind);
                let spans = read.fault.iter().map(|fault| &fault.span)
                    .chain(read.references.iter().map(|found| &found.reference.span))
                    .chain(read.fragments.iter().map(|found| &found.span))
                    .chain(read.elements.iter().map(|found| &found.span))
                    .chain(read.calls.iter().map(|found| &found.span))
                    .chain(read.lookups.iter().map(|found| &found.span))
                    .chain(read.graph.parts.iter().map(|found| &found.span))
                    .chain(read.graph.steps.iter().map(|found| &found.span))
                    .chain(read.permissions.iter().map(|found| &found.span))
                    .chain(&read.sessions_per_value);
                for span in spans {
                    proptest::prop_assert!(text.get(span.clone()).is_some(), "{span:?}");
                }
            }
        }
    }
}
