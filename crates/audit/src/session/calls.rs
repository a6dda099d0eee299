//! What rules read of a call.

use journal::{EntryData, PageState, Step};
use locale::quote;
use scorm::{
    ErrorCode,
    rte::{Function, JsType},
};

/// What an LMSSetValue sets.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'a> {
    /// The element, as the module named it.
    pub(super) element: &'a str,
    /// The value, as it was recorded.
    pub(super) value: &'a str,
    /// What it was in the module's script.
    pub(super) js_type: JsType,
    /// How many characters it had, where it was recorded cut.
    full_length: Option<u32>,
    /// The error that the run-time returned; none where it returned nothing.
    pub(super) error: Option<ErrorCode>,
    /// Whether the run-time accepted it.
    pub(super) is_accepted: bool,
}

impl Setting<'_> {
    /// How many characters the value has.
    pub(super) fn length(&self) -> u32 {
        let characters = || u32::try_from(self.value.chars().count()).unwrap_or(u32::MAX);
        self.full_length.unwrap_or_else(characters)
    }
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
    let value = arguments.get(1);
    let error = step.returned.map(|returned| returned.error);
    Some(Setting {
        element: &arguments.first()?.text,
        // The browser's word for an argument that is missing.
        value: value.map_or("undefined", |value| &value.text),
        js_type: value.map_or(JsType::Undefined, |value| value.js_type),
        full_length: value.and_then(|value| value.length),
        error,
        is_accepted: error.is_some_and(|error| !error.is_error()),
    })
}

/// Whether it is an LMSInitialize that succeeded.
pub(super) fn is_initialized(step: &Step<'_>) -> bool {
    let is_initialize = step.entry.data.function() == Some(Function::Initialize);
    is_initialize && step.returned.is_some_and(|returned| !returned.error.is_error())
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
