//! What runs while a page is left.

use oxc_ast::ast::{CallExpression, Expression};

use super::{
    literal::Constants,
    model::LeavingEvent,
    path::{Path, Root},
};

/// The events, as a script names them.
const EVENTS: &[(&str, LeavingEvent)] = &[
    ("unload", LeavingEvent::Unload),
    ("beforeunload", LeavingEvent::BeforeUnload),
    ("pagehide", LeavingEvent::PageHide),
    ("visibilitychange", LeavingEvent::VisibilityChange),
];

/// Functions that take the names of events first and a handler last: the DOM's, jQuery's, old Internet Explorers'.
const LISTENERS: &[&str] = &["addEventListener", "on", "one", "bind", "attachEvent"];

/// The event of `onbeforeunload = …`.
pub(super) fn assigned(target: &Path<'_>) -> Option<LeavingEvent> {
    named(target.last()?.strip_prefix("on")?)
}

/// The events of `addEventListener("unload", …)`, `$(window).on("unload", …)` and their like, and which argument is the
/// handler.
pub(super) fn called(
    call: &CallExpression<'_>,
    callee: &Path<'_>,
    constants: &Constants<'_>,
) -> Option<(Vec<LeavingEvent>, usize)> {
    let name = callee.last()?;
    if LISTENERS.contains(&name) {
        let names = constants.text(call.arguments.first()?.as_expression()?)?.text;
        let names = names.split_ascii_whitespace().filter_map(|name| {
            let name = name.split('.').next().unwrap_or_default();
            named(name.strip_prefix("on").unwrap_or(name))
        });
        let events: Vec<_> = names.collect();
        let handler = (1..call.arguments.len()).find(|n| is_handler(call, *n))?;
        return (!events.is_empty()).then_some((events, handler));
    }
    let of_jquery = match callee.root {
        Root::Call(name) => ["$", "jQuery"].contains(&name),
        Root::Local(_, name) | Root::Global(name) => name.starts_with('$'),
        _ => false,
    };
    let event = named(name).filter(|_| of_jquery && !callee.members.is_empty() && is_handler(call, 0))?;
    Some((vec![event], 0))
}

fn named(name: &str) -> Option<LeavingEvent> {
    EVENTS.iter().find(|(own, _)| *own == name).map(|(_, event)| *event)
}

fn is_handler(call: &CallExpression<'_>, argument: usize) -> bool {
    let handler = call
        .arguments
        .get(argument)
        .and_then(|argument| argument.as_expression());
    handler.is_some_and(|handler| {
        matches!(
            handler.without_parentheses(),
            Expression::FunctionExpression(_)
                | Expression::ArrowFunctionExpression(_)
                | Expression::Identifier(_)
                | Expression::StaticMemberExpression(_)
                | Expression::ComputedMemberExpression(_)
                | Expression::CallExpression(_)
        )
    })
}

/// The path of a handler that is written somewhere else: `leave`, `course.leave`, `course.leave.bind(course)`.
pub(super) fn handler<'a>(handler: &Expression<'a>, constants: &Constants<'_>) -> Option<Path<'a>> {
    match handler.without_parentheses() {
        Expression::Identifier(_) | Expression::StaticMemberExpression(_) | Expression::ComputedMemberExpression(_) => {
            Some(Path::of(handler, constants.scoping()))
        }
        Expression::CallExpression(call) => {
            let member = call.callee.without_parentheses().as_member_expression()?;
            (member.static_property_name() == Some("bind")).then(|| Path::of(member.object(), constants.scoping()))
        }
        _ => None,
    }
}
