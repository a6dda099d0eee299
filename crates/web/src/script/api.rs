//! Calls of the API that an LMS offers (SCORM 1.2 RTE §3.2, SCORM 2004 RTE §3.1.3), and of the usual wrappers around it.

use oxc_ast::ast::{Argument, CallExpression, Expression};

use super::{
    model::{ApiFunction, Edition},
    path::{Path, Root},
};

/// The names of SCORM 1.2. A wrapper's name ends with one: `doLMSInitialize`.
const V12: &[(&str, ApiFunction)] = &[
    ("LMSInitialize", ApiFunction::Initialize),
    ("LMSFinish", ApiFunction::Finish),
    ("LMSGetValue", ApiFunction::GetValue),
    ("LMSSetValue", ApiFunction::SetValue),
    ("LMSCommit", ApiFunction::Commit),
    ("LMSGetLastError", ApiFunction::GetLastError),
    ("LMSGetErrorString", ApiFunction::GetErrorString),
    ("LMSGetDiagnostic", ApiFunction::GetDiagnostic),
];

/// The names of SCORM 2004.
const V2004: &[(&str, ApiFunction)] = &[
    ("Initialize", ApiFunction::Initialize),
    ("Terminate", ApiFunction::Finish),
    ("GetValue", ApiFunction::GetValue),
    ("SetValue", ApiFunction::SetValue),
    ("Commit", ApiFunction::Commit),
    ("GetLastError", ApiFunction::GetLastError),
    ("GetErrorString", ApiFunction::GetErrorString),
    ("GetDiagnostic", ApiFunction::GetDiagnostic),
];

/// Functions of wrappers that many courses have: ADL's, Macromedia's.
const WRAPPERS: &[(&str, ApiFunction, Option<Edition>)] = &[
    ("doInitialize", ApiFunction::Initialize, Some(Edition::V2004)),
    ("doTerminate", ApiFunction::Finish, Some(Edition::V2004)),
    ("doGetValue", ApiFunction::GetValue, Some(Edition::V2004)),
    ("doSetValue", ApiFunction::SetValue, Some(Edition::V2004)),
    ("doCommit", ApiFunction::Commit, Some(Edition::V2004)),
    ("ScormProcessInitialize", ApiFunction::Initialize, None),
    ("ScormProcessFinish", ApiFunction::Finish, None),
    ("ScormProcessTerminate", ApiFunction::Finish, None),
    ("ScormProcessGetValue", ApiFunction::GetValue, None),
    ("ScormProcessSetValue", ApiFunction::SetValue, None),
    ("ScormProcessCommit", ApiFunction::Commit, None),
];

/// Members of pipwerks' wrapper: `scorm.init`.
const PIPWERKS: &[(&str, ApiFunction)] = &[
    ("init", ApiFunction::Initialize),
    ("quit", ApiFunction::Finish),
    ("get", ApiFunction::GetValue),
    ("set", ApiFunction::SetValue),
    ("save", ApiFunction::Commit),
];

/// Members of its parts: `pipwerks.SCORM.connection.initialize`.
const PIPWERKS_PARTS: &[(&str, &str, ApiFunction)] = &[
    ("connection", "initialize", ApiFunction::Initialize),
    ("connection", "terminate", ApiFunction::Finish),
    ("data", "get", ApiFunction::GetValue),
    ("data", "set", ApiFunction::SetValue),
    ("data", "save", ApiFunction::Commit),
];

/// A call of the API, or of a wrapper by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Called {
    pub(super) function: ApiFunction,
    /// None where the wrapper decides it when it runs.
    pub(super) edition: Option<Edition>,
    /// It is known by the wrapper's name only: a function of the script with this name says more.
    pub(super) by_wrapper: bool,
}

pub(super) fn called(call: &CallExpression<'_>, callee: &Path<'_>) -> Option<Called> {
    let name = callee.last()?;
    if let Some((own, function)) = V12.iter().find(|(own, _)| name.ends_with(own)) {
        return Some(Called {
            function: *function,
            edition: Some(Edition::V12),
            by_wrapper: *own != name,
        });
    }
    if let Some((_, function)) = V2004.iter().find(|(own, _)| *own == name)
        && (is_api(callee) || is_handshake(*function, &call.arguments))
    {
        return Some(Called {
            function: *function,
            edition: Some(Edition::V2004),
            by_wrapper: false,
        });
    }
    let by_wrapper = |function, edition| Called {
        function,
        edition,
        by_wrapper: true,
    };
    if let Some((_, function, edition)) = WRAPPERS.iter().find(|(own, ..)| *own == name) {
        return Some(by_wrapper(*function, *edition));
    }
    pipwerks(callee, name).map(|function| by_wrapper(function, None))
}

/// The function of SCORM 1.2 with this name.
pub(super) fn function_of_12(name: &str) -> Option<ApiFunction> {
    V12.iter().find(|(own, _)| *own == name).map(|(_, function)| *function)
}

/// Whether a member is one of something that is called an API: `API_1484_11`, `wrap.api`, `oApi`.
fn is_api(callee: &Path<'_>) -> bool {
    object(callee).is_some_and(|object| object.to_ascii_lowercase().contains("api"))
}

/// The argument of these is an empty text (SCORM 2004 RTE §3.1.3.1): nothing else is called so.
fn is_handshake(function: ApiFunction, arguments: &[Argument<'_>]) -> bool {
    let has_empty_text = matches!(arguments, [Argument::StringLiteral(text)] if text.value.is_empty());
    has_empty_text
        && matches!(
            function,
            ApiFunction::Initialize | ApiFunction::Finish | ApiFunction::Commit
        )
}

fn pipwerks(callee: &Path<'_>, name: &str) -> Option<ApiFunction> {
    let is_scorm = |name: &str| name.eq_ignore_ascii_case("scorm");
    let of = object(callee)?;
    if is_scorm(of) {
        return PIPWERKS
            .iter()
            .find(|(own, _)| *own == name)
            .map(|(_, function)| *function);
    }
    let (.., function) = PIPWERKS_PARTS
        .iter()
        .find(|(part, own, _)| *part == of && *own == name)?;
    let is_part = root(callee).is_some_and(is_scorm) || callee.members.iter().flatten().any(|name| is_scorm(name));
    is_part.then_some(*function)
}

/// The name of what a member is one of.
fn object<'a>(callee: &Path<'a>) -> Option<&'a str> {
    match callee.members.as_slice() {
        [.., object, _] => *object,
        [_] => root(callee),
        [] => None,
    }
}

fn root<'a>(callee: &Path<'a>) -> Option<&'a str> {
    match callee.root {
        Root::Local(_, name) | Root::Global(name) => Some(name),
        _ => None,
    }
}

/// The edition whose API has this name.
pub(super) fn edition_of(name: &str) -> Option<Edition> {
    match name {
        "API" => Some(Edition::V12),
        "API_1484_11" => Some(Edition::V2004),
        _ => None,
    }
}

/// The function that is written where it is called: `(function () { … })()`, `(function () { … }).call(this)`.
pub(super) fn called_at_once<'e, 'a>(callee: &'e Expression<'a>) -> Option<&'e Expression<'a>> {
    let callee = callee.without_parentheses();
    let function = match callee.as_member_expression() {
        Some(member) if matches!(member.static_property_name(), Some("call" | "apply")) => {
            member.object().without_parentheses()
        }
        _ => callee,
    };
    let is_function = matches!(
        function,
        Expression::FunctionExpression(_) | Expression::ArrowFunctionExpression(_)
    );
    is_function.then_some(function)
}
