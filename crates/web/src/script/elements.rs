//! Elements of the data model that a script names, and what it does with them.

use std::{collections::HashMap, ops::Range};

use oxc_ast::ast::Expression;
use oxc_syntax::operator::BinaryOperator;

use super::{
    data::{DataCall, by_word},
    functions::{FunctionId, Functions, Key},
    literal::Part,
    model::{Access, ElementUse},
};

/// Functions that pass an element on to each other before the call of the API.
const MOST_ROUNDS: usize = 3;

/// What stands for an index that is known only when the script runs.
const INDEX: &str = "n";

/// An argument of a call: the call's number, and its own.
pub(super) type ArgumentPlace = (usize, usize);

/// A call with an element among its arguments.
#[derive(Debug)]
pub(super) struct ElementCall {
    pub(super) callee: Option<Key>,
    pub(super) name: Option<String>,
    pub(super) by_api: Option<DataCall>,
    /// What each argument may be.
    pub(super) values: Vec<Vec<String>>,
}

/// A call to which a function passes parameters of its own.
#[derive(Debug)]
pub(super) struct Passing {
    pub(super) function: FunctionId,
    /// Which parameter each argument is.
    pub(super) parameters: Vec<Option<usize>>,
    pub(super) callee: Option<Key>,
    pub(super) by_api: Option<DataCall>,
}

/// A function that reads or sets the element that it is given.
#[derive(Debug, Clone, Copy)]
struct Wrapper {
    call: DataCall,
    element: usize,
    value: Option<usize>,
}

impl Wrapper {
    fn of_api(call: DataCall) -> Self {
        let value = match call {
            DataCall::Get => None,
            DataCall::Set => Some(1),
        };
        Self {
            call,
            element: 0,
            value,
        }
    }
}

#[derive(Debug)]
struct Named {
    span: Range<usize>,
    element: String,
    argument: Option<ArgumentPlace>,
    behind_check: bool,
}

/// Collects elements.
#[derive(Debug, Default)]
pub(super) struct Elements {
    pub(super) calls: Vec<ElementCall>,
    pub(super) passings: Vec<Passing>,
    named: Vec<Named>,
}

impl Elements {
    pub(super) fn add(
        &mut self,
        element: String,
        span: Range<usize>,
        argument: Option<ArgumentPlace>,
        behind_check: bool,
    ) {
        self.named.push(Named {
            span,
            element,
            argument,
            behind_check,
        });
    }

    /// What is done with each element, once all functions are known, and the functions that read or set the element that
    /// they are given.
    pub(super) fn finish(self, functions: &Functions) -> (Vec<ElementUse>, Vec<FunctionId>) {
        let wrappers = self.wrappers(functions);
        let calls = &self.calls;
        let uses = self.named.into_iter().map(|named| ElementUse {
            access: named
                .argument
                .and_then(|(call, n)| access(calls.get(call)?, n, functions, &wrappers))
                .unwrap_or(Access::Named),
            span: named.span,
            element: named.element,
            behind_check: named.behind_check,
        });
        let uses = uses.collect();
        (uses, wrappers.into_keys().collect())
    }

    fn wrappers(&self, functions: &Functions) -> HashMap<FunctionId, Wrapper> {
        let mut wrappers = HashMap::new();
        for _ in 0..MOST_ROUNDS {
            for passing in &self.passings {
                let callee = passing.callee.as_ref().and_then(|key| functions.find(key));
                let called = passing
                    .by_api
                    .map(Wrapper::of_api)
                    .or_else(|| wrappers.get(&callee?).copied());
                let Some(called) = called else { continue };
                let parameter = |n: usize| passing.parameters.get(n).copied().flatten();
                if let Some(element) = parameter(called.element) {
                    wrappers.entry(passing.function).or_insert(Wrapper {
                        call: called.call,
                        element,
                        value: called.value.and_then(parameter),
                    });
                }
            }
        }
        wrappers
    }
}

fn access(
    call: &ElementCall,
    argument: usize,
    functions: &Functions,
    wrappers: &HashMap<FunctionId, Wrapper>,
) -> Option<Access> {
    let by_function = || {
        let function = functions.find(call.callee.as_ref()?)?;
        wrappers.get(&function).copied()
    };
    let by_name = || by_word(call.name.as_deref()?).map(Wrapper::of_api);
    let wrapper = by_function()
        .or_else(|| call.by_api.map(Wrapper::of_api))
        .or_else(by_name)?;
    (wrapper.element == argument).then(|| match wrapper.call {
        DataCall::Get => Access::Get,
        DataCall::Set => Access::Set(
            wrapper
                .value
                .and_then(|value| call.values.get(value).cloned())
                .unwrap_or_default(),
        ),
    })
}

/// What all elements begin with.
const BEGIN: &str = "cmi.";

/// Whether an expression may be the name of an element: most texts of a script are not.
pub(super) fn may_be_element(expression: &Expression<'_>) -> bool {
    match expression.without_parentheses() {
        Expression::StringLiteral(text) => text.value.starts_with(BEGIN),
        Expression::TemplateLiteral(_) | Expression::Identifier(_) => true,
        Expression::BinaryExpression(sum) => sum.operator == BinaryOperator::Addition,
        _ => false,
    }
}

/// The name of an element, where a text is one as a whole. An unknown part between two dots is an index; what only begins
/// like an element, or has anything else unknown in it, is none.
pub(super) fn element(parts: &[Part]) -> Option<String> {
    let mut name = String::new();
    for (n, part) in parts.iter().enumerate() {
        match part {
            Part::Text(text, _) => name.push_str(text),
            Part::Unknown => {
                let ends_in_dot = name.ends_with('.');
                let goes_on = matches!(parts.get(n + 1), Some(Part::Text(text, _)) if text.starts_with('.'));
                if !ends_in_dot || !goes_on {
                    return None;
                }
                name.push_str(INDEX);
            }
        }
        if !name.starts_with(BEGIN) || name.len() > 256 {
            return None;
        }
    }
    let is_name = name.len() > BEGIN.len()
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_'))
        && !name.ends_with('.')
        && !name.contains("..");
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::script;

    fn uses(text: &str) -> Vec<(String, Access, bool)> {
        let read = script(text, None);
        assert_eq!((read.fault, read.unread), (None, None), "{text}");
        let uses = read.elements.into_iter();
        uses.map(|found| (found.element, found.access, found.behind_check))
            .collect()
    }

    fn one(text: &str) -> (String, Access) {
        let found = uses(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.into_iter().map(|found| (found.0, found.1)).next().unwrap()
    }

    fn set(values: &[&str]) -> Access {
        Access::Set(values.iter().map(|value| (*value).to_owned()).collect())
    }

    const STATUS: &str = "cmi.core.lesson_status";

    #[test]
    fn what_a_call_does_with_an_element() {
        for (text, access) in [
            ("API.LMSGetValue('cmi.core.lesson_status')", Access::Get),
            ("API.LMSSetValue('cmi.core.lesson_status', 'passed')", set(&["passed"])),
            ("window.parent.API.LMSSetValue(\"cmi.core.lesson_status\", a)", set(&[])),
            ("doLMSSetValue(`cmi.core.lesson_status`, 1)", set(&["1"])),
            (
                "ScormProcessSetValue('cmi.core.lesson_status', a ? 'passed' : 'failed')",
                set(&["passed", "failed"]),
            ),
            ("scorm.set('cmi.core.lesson_status', 'x')", set(&["x"])),
            ("pipwerks.SCORM.data.get('cmi.core.lesson_status')", Access::Get),
            ("scorm.get('cmi.core.lesson_status')", Access::Get),
            ("setCmiValue('cmi.core.lesson_status', true)", set(&["true"])),
            ("lms_get('cmi.core.lesson_status')", Access::Get),
            ("reset('cmi.core.lesson_status')", Access::Named),
            ("x = 'cmi.core.lesson_status'", Access::Named),
            ("a.set('b', 'cmi.core.lesson_status')", Access::Named),
            ("switch (a) { case 'cmi.core.lesson_status': }", Access::Named),
            ("API.LMSSetValue(a || 'cmi.core.lesson_status', 'x')", set(&["x"])),
        ] {
            assert_eq!(one(text), (STATUS.to_owned(), access), "{text}");
        }
        let text = "var v = 'passed'; API.LMSSetValue('cmi.core.lesson_status', v)";
        assert_eq!(one(text).1, set(&["passed"]));
        let text = "const e = 'cmi.core.lesson_status'; API.LMSGetValue(e)";
        assert_eq!(
            uses(text).into_iter().map(|found| found.1).collect::<Vec<_>>(),
            [Access::Named, Access::Get]
        );
    }

    #[test]
    fn functions_of_the_script_pass_elements_on() {
        for text in [
            "function save(n, v) { return API.LMSSetValue(n, v); } save('cmi.core.lesson_status', 'x')",
            "save('cmi.core.lesson_status', 'x'); function save(n, v) { if (a) API.LMSSetValue(n, v); }",
            "var save = (n, v) => api.SetValue(n, v); save('cmi.core.lesson_status', 'x')",
            "var w = {}; w.save = function (n, v) { a.LMSSetValue(n, v) }; w.save('cmi.core.lesson_status', 'x')",
            "var w = { save: function (n, v) { a.LMSSetValue(n, v) } }; w.save('cmi.core.lesson_status', 'x')",
            "class W { save(n, v) { a.LMSSetValue(n, v) } } new W().save('cmi.core.lesson_status', 'x')",
            "function save(v, n) { API.LMSSetValue(n, v); } save('x', 'cmi.core.lesson_status')",
            "function save(n, v) { API.LMSSetValue(n.toString(), '' + v); } save('cmi.core.lesson_status', 'x')",
            "function save(n, v) { API.LMSSetValue(String(n), (v + '')); } save('cmi.core.lesson_status', 'x')",
            "function a(n, v) { API.LMSSetValue(n, v) } function b(n, v) { a(n, v) } b('cmi.core.lesson_status', 'x')",
            "function save(n, v) { setTimeout(function () { API.LMSSetValue(n, v) }, 0) } save('cmi.core.lesson_status', 'x')",
        ] {
            assert_eq!(one(text), (STATUS.to_owned(), set(&["x"])), "{text}");
        }
        let text = "function track(n) { API.LMSSetValue('cmi.core.exit', n) } track('cmi.core.lesson_status')";
        assert_eq!(uses(text).last().map(|found| found.1.clone()), Some(Access::Named));
        let text = "function setup(n) { return API.LMSGetValue(n) } setup('cmi.core.lesson_status')";
        assert_eq!(one(text).1, Access::Get);
    }

    #[test]
    fn only_whole_names_are_elements() {
        for (text, name) in [
            ("f('cmi.interactions.' + n + '.id')", "cmi.interactions.n.id"),
            (
                "f(`cmi.interactions.${n}.objectives.${m}.id`)",
                "cmi.interactions.n.objectives.n.id",
            ),
            ("f('cmi.objectives.0.score.raw')", "cmi.objectives.0.score.raw"),
            ("const c = 'cmi.core.'; f(c + 'exit')", "cmi.core.exit"),
            ("f('cmi.' + 'core' + '.exit')", "cmi.core.exit"),
            ("f('cmi.core.score' )", "cmi.core.score"),
        ] {
            assert_eq!(one(text).0, name, "{text}");
        }
        for text in [
            "f('cmi.core.' + a)",
            "f('cmi.interactions.' + n)",
            "f('cmi.core.lesson_' + a)",
            "f('cmi.')",
            "f('cmi.core.exit is not set')",
            "f('the cmi.core.exit')",
            "f('cmi.core..exit')",
            "f(a + 'cmi.core.exit')",
            "f('cmi.interactions_' + n + '.id')",
        ] {
            assert_eq!(uses(text), [], "{text}");
        }
    }

    #[test]
    fn branches_of_one_edition() {
        for text in [
            "if (version == '2004') f('cmi.exit')",
            "if (v === \"1.2\") {} else f('cmi.exit')",
            "switch (version) { case '2004': f('cmi.exit') }",
            "isScorm2004 ? f('cmi.exit') : 0",
            "f(is2004() ? 'cmi.exit' : a)",
            "scorm.version === '2004' && f('cmi.exit')",
            "if (w.API_1484_11) { f('cmi.exit') }",
            "function SCORM2004_SetExit() { f('cmi.exit') }",
            "function a() { if (version == '1.2') { return b() } f('cmi.exit') }",
            "x = { scorm2004: { exit: 'cmi.exit' } }",
        ] {
            assert_eq!(
                uses(text).into_iter().map(|found| found.2).collect::<Vec<_>>(),
                [true],
                "{text}"
            );
        }
        for text in [
            "if (a) f('cmi.exit')",
            "if (version == '2004') {} f('cmi.exit')",
            "if (API_1484_11 == null) return_(); f('cmi.exit')",
            "function a() { if (!API_1484_11) return; f('cmi.exit') }",
            "switch (a) { case 'b': f('cmi.exit') }",
        ] {
            assert_eq!(
                uses(text).into_iter().map(|found| found.2).collect::<Vec<_>>(),
                [false],
                "{text}"
            );
        }
    }
}
