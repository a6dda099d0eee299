//! The eight functions of the API and what crosses it. What they do is in `session`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::error::ErrorCode;

/// A function of the API (SCORM 1.2 RTE §3.3). Serialises as its name there (`"LMSInitialize"`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Function {
    /// `LMSInitialize("")`
    #[serde(rename = "LMSInitialize")]
    Initialize,
    /// `LMSFinish("")`
    #[serde(rename = "LMSFinish")]
    Finish,
    /// `LMSGetValue(element)`
    #[serde(rename = "LMSGetValue")]
    GetValue,
    /// `LMSSetValue(element, value)`
    #[serde(rename = "LMSSetValue")]
    SetValue,
    /// `LMSCommit("")`
    #[serde(rename = "LMSCommit")]
    Commit,
    /// `LMSGetLastError()`
    #[serde(rename = "LMSGetLastError")]
    GetLastError,
    /// `LMSGetErrorString(code)`
    #[serde(rename = "LMSGetErrorString")]
    GetErrorString,
    /// `LMSGetDiagnostic(code)`
    #[serde(rename = "LMSGetDiagnostic")]
    GetDiagnostic,
}

const NAMES: [(Function, &str); 8] = [
    (Function::Initialize, "LMSInitialize"),
    (Function::Finish, "LMSFinish"),
    (Function::GetValue, "LMSGetValue"),
    (Function::SetValue, "LMSSetValue"),
    (Function::Commit, "LMSCommit"),
    (Function::GetLastError, "LMSGetLastError"),
    (Function::GetErrorString, "LMSGetErrorString"),
    (Function::GetDiagnostic, "LMSGetDiagnostic"),
];

impl Function {
    /// The eight functions, in the order of the standard.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|row| row.0)
    }

    /// Its name in the API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        NAMES[self as usize].1
    }

    /// The function of this name, case sensitive (SCORM 1.2 RTE §3.3.4).
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        NAMES.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// Whether it only asks about errors, which any state allows and which never changes the last error.
    #[must_use]
    pub fn asks_about_errors(self) -> bool {
        matches!(self, Self::GetLastError | Self::GetErrorString | Self::GetDiagnostic)
    }
}

/// The name of the API's object in the windows of an LMS (SCORM 1.2 RTE §3.2).
pub const API: &str = "API";

/// What an argument was in JavaScript, before it became a string: the run-time ignores it, the audit does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum JsType {
    /// `undefined`, or not given.
    Undefined,
    /// `null`
    Null,
    /// `boolean`
    Boolean,
    /// `number`
    Number,
    /// `bigint`
    BigInt,
    /// `string`: what the standard asks for.
    String,
    /// `symbol`
    Symbol,
    /// `function`
    Function,
    /// `object`
    Object,
}

impl JsType {
    /// What JavaScript calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Undefined => "undefined",
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::BigInt => "bigint",
            Self::String => "string",
            Self::Symbol => "symbol",
            Self::Function => "function",
            Self::Object => "object",
        }
    }
}

/// An argument as the SCO gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Argument {
    /// Its type in JavaScript.
    pub js_type: JsType,
    /// What `String(argument)` makes of it: the value that the run-time works with.
    pub text: String,
    /// Length in characters of the whole argument, if `text` is truncated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<u32>,
}

impl Argument {
    /// A string, as the standard asks for.
    #[must_use]
    pub fn string(text: impl Into<String>) -> Self {
        Self {
            js_type: JsType::String,
            text: text.into(),
            length: None,
        }
    }
}

/// What a call returns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ReturnValue<'a> {
    /// The string that the SCO gets; a value of the data model is borrowed.
    pub value: Cow<'a, str>,
    /// What `LMSGetLastError` says right after.
    pub error: ErrorCode,
}

impl ReturnValue<'_> {
    /// The same, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> ReturnValue<'static> {
        ReturnValue {
            value: self.value.into_owned().into(),
            error: self.error,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_function_finds_its_own_name() {
        for (function, name) in NAMES {
            assert_eq!(function.name(), name);
            assert_eq!(Function::from_name(name), Some(function));
            assert_eq!(serde_json::to_string(&function).unwrap(), format!("{name:?}"));
        }
        assert_eq!(serde_json::to_string(&JsType::BigInt).unwrap(), "\"bigint\"");
    }
}
