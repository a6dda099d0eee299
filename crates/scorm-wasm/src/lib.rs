//! The face of `scorm` that a page sees, and nothing else: no rule stands here, and no call goes through JSON.

use scorm::LmsProfile;
use scorm::rte::{Attempt, Launch, Session};
use wasm_bindgen::prelude::wasm_bindgen;

/// A session of the run-time environment (SCORM 1.2 RTE §3.3), as the page's `API` object calls it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Rte {
    session: Session,
}

#[wasm_bindgen]
impl Rte {
    /// Launches a session. Each argument is the JSON of the type in `scorm` of that name.
    ///
    /// # Errors
    /// The JSON's fault, as a text that is thrown, where an argument is not of its type.
    #[wasm_bindgen(constructor)]
    pub fn new(profile: &str, launch: &str, attempt: &str) -> Result<Rte, String> {
        let profile: LmsProfile = read("profile", profile)?;
        let launch: Launch = read("launch", launch)?;
        let attempt: Attempt = read("attempt", attempt)?;
        Ok(Self {
            session: Session::launch(profile, launch, attempt),
        })
    }

    /// `LMSInitialize(argument)`: whether it answers `"true"`.
    pub fn initialize(&mut self, argument: &str) -> bool {
        !self.session.initialize(argument).error.is_error()
    }

    /// `LMSFinish(argument)`: whether it answers `"true"`.
    pub fn finish(&mut self, argument: &str) -> bool {
        !self.session.finish(argument).error.is_error()
    }

    /// `LMSCommit(argument)`: whether it answers `"true"`.
    pub fn commit(&mut self, argument: &str) -> bool {
        !self.session.commit(argument).error.is_error()
    }

    /// `LMSGetValue(element)`: the value, blank where [`Rte::last_error`] is not 0.
    #[wasm_bindgen(js_name = getValue)]
    pub fn get_value(&mut self, element: &str) -> String {
        self.session.get_value(element).value
    }

    /// `LMSSetValue(element, value)`: whether it answers `"true"`.
    #[wasm_bindgen(js_name = setValue)]
    pub fn set_value(&mut self, element: &str, value: &str) -> bool {
        !self.session.set_value(element, value).error.is_error()
    }

    /// `LMSGetLastError()`, as a number.
    #[wasm_bindgen(js_name = lastError)]
    pub fn last_error(&self) -> u16 {
        self.session.last_error().code()
    }

    /// `LMSGetErrorString(code)`.
    #[wasm_bindgen(js_name = errorString)]
    pub fn error_string(&self, code: &str) -> String {
        self.session.error_string(code).to_owned()
    }

    /// `LMSGetDiagnostic(code)`.
    pub fn diagnostic(&self, code: &str) -> String {
        self.session.diagnostic(code)
    }

    /// The host could not keep what the last commit or finish answered for: takes that call back; the last error is 101.
    #[wasm_bindgen(js_name = storageFailed)]
    pub fn storage_failed(&mut self) {
        self.session.storage_failed();
    }
}

fn read<T: serde::de::DeserializeOwned>(what: &str, json: &str) -> Result<T, String> {
    serde_json::from_str(json).map_err(|fault| format!("{what}: {fault}"))
}
