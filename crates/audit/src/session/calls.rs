//! What rules read of a call.

use journal::{EntryData, PageState, Step};
use locale::quote;
use scorm::rte::Function;

/// What an LMSSetValue sets.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'a> {
    /// The element, as the module named it.
    pub(super) element: &'a str,
    /// The value.
    pub(super) value: &'a str,
    /// Whether the run-time accepted it.
    pub(super) is_accepted: bool,
}

/// The element and the value of an LMSSetValue.
pub(super) fn setting<'a>(step: &Step<'a>) -> Option<Setting<'a>> {
    let EntryData::Call {
        function: Function::SetValue,
        arguments,
        ..
    } = &step.entry.data
    else {
        return None;
    };
    Some(Setting {
        element: &arguments.first()?.text,
        // The browser's word for an argument that is missing.
        value: arguments.get(1).map_or("undefined", |value| &value.text),
        is_accepted: step.returned.is_some_and(|returned| !returned.error.is_error()),
    })
}

/// Whether it is an LMSCommit or an LMSFinish that succeeded.
pub(super) fn is_saved(step: &Step<'_>) -> bool {
    let is_saving = matches!(step.entry.data.function(), Some(Function::Commit | Function::Finish));
    is_saving && step.returned.is_some_and(|returned| !returned.error.is_error())
}

/// Whether it is an LMSFinish that succeeded.
pub(super) fn is_finished(step: &Step<'_>) -> bool {
    is_saved(step) && step.entry.data.function() == Some(Function::Finish)
}

/// Whether the page is being left: it cannot wait for an answer of the LMS any more. A page that is only hidden can.
pub(super) fn is_dismissal(phase: PageState) -> bool {
    matches!(phase, PageState::Beforeunload | PageState::Pagehide | PageState::Unload)
}

/// What the call is called: the function, and the element where it names one.
pub(super) fn describe(function: Function, data: &EntryData) -> String {
    match data.element() {
        Some(element) => format!("{}(\"{}\")", function.name(), quote(element)),
        None => function.name().to_owned(),
    }
}
