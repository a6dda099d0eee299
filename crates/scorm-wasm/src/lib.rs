//! The face of `scorm` that a page sees: each call is carried out by the run-time, and written to the session's timeline. No
//! rule stands here, and no call goes through JSON on its way to the run-time.

mod clock;
mod log;

use journal::{
    PageState,
    wire::{Arguments, Call, CallText, Encoded, Slot},
};
use scorm::{
    ErrorCode, LmsProfile,
    cmi::ElementName,
    rte::{Attempt, Function, Launch, Session},
};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::{clock::Clock, log::Log};

#[wasm_bindgen]
extern "C" {
    type Performance;
    /// Fetched once: a browser takes longer to find it than to read its clock.
    #[wasm_bindgen(thread_local_v2, js_name = performance)]
    static PERFORMANCE: Performance;
    /// Milliseconds since the page was opened.
    #[wasm_bindgen(method)]
    fn now(this: &Performance) -> f64;

    /// A socket, or a request. What it is given to send is a view: it has to copy it at once, as a browser's do.
    #[wasm_bindgen(typescript_type = "{ send(data: Uint8Array<ArrayBuffer>): void }")]
    pub type Carrier;
    #[wasm_bindgen(method, catch)]
    fn send(this: &Carrier, data: &[u8]) -> Result<(), JsValue>;
}

/// An element that the page has named. A string takes longer to cross into wasm, or out of it, than the run-time takes
/// for the call: so a name crosses once, and a value only where the page has not got it already.
#[derive(Debug)]
struct Known {
    name: ElementName,
    /// The name, as it is written to the timeline.
    encoded: Encoded,
    /// The value that the page has, whether it set it or read it.
    value: Encoded,
    /// Where the workbench can remember the value.
    slot: Option<Slot>,
    /// The phase in which the workbench remembers this value, if it does.
    remembered: Option<PageState>,
}

impl Known {
    fn new(name: String, number: usize) -> Self {
        Self {
            encoded: Encoded::new(&name),
            name: ElementName::new(name),
            value: Encoded::new(""),
            slot: Slot::new(number),
            remembered: None,
        }
    }

    fn set(&mut self, value: Encoded, remembered: Option<PageState>) {
        self.value = value;
        self.remembered = remembered;
    }

    /// The slot that a call fills with `value`.
    fn slot_of(&self, value: &Encoded, error: ErrorCode, passed: Option<&String>) -> Option<Slot> {
        let fills = !error.is_error() && passed.is_none() && self.encoded.fits_slot(value);
        self.slot.filter(|_| fills)
    }
}

/// A session of the run-time environment (SCORM 1.2 RTE §3.3), as the page's `API` object calls it.
///
/// Each of the eight functions takes the strings that the standard names. Where the module passed anything else,
/// `passed` says what, for the timeline: the inside of a JSON array, of strings and of `[type, text]`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Rte {
    session: Session,
    known: Vec<Known>,
    recording: Recording,
}

/// The timeline of a session, from the moment that it is recorded.
#[derive(Debug, Default)]
struct Recording {
    log: Option<Log>,
    clock: Clock,
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
            known: Vec::new(),
            recording: Recording::default(),
        })
    }

    /// `LMSInitialize(argument)`: whether it returns `"true"`.
    pub fn initialize(&mut self, argument: &str, passed: Option<String>) -> bool {
        let returned = self.session.initialize(argument);
        let (value, error) = (CallText::Raw(&returned.value), returned.error);
        let arguments = [CallText::Raw(argument)];
        self.recording
            .call(Function::Initialize, value, error, &arguments, passed)
    }

    /// `LMSFinish(argument)`: whether it returns `"true"`.
    pub fn finish(&mut self, argument: &str, passed: Option<String>) -> bool {
        let returned = self.session.finish(argument);
        let (value, error) = (CallText::Raw(&returned.value), returned.error);
        let arguments = [CallText::Raw(argument)];
        self.recording.call(Function::Finish, value, error, &arguments, passed)
    }

    /// `LMSCommit(argument)`: whether it returns `"true"`.
    pub fn commit(&mut self, argument: &str, passed: Option<String>) -> bool {
        let returned = self.session.commit(argument);
        let (value, error) = (CallText::Raw(&returned.value), returned.error);
        let arguments = [CallText::Raw(argument)];
        self.recording.call(Function::Commit, value, error, &arguments, passed)
    }

    /// The number that stands for the element of this name, be it one or not.
    pub fn element(&mut self, name: String) -> usize {
        self.known.push(Known::new(name, self.known.len()));
        self.known.len() - 1
    }

    /// No number stands for an element any more.
    #[wasm_bindgen(js_name = forgetElements)]
    pub fn forget_elements(&mut self) {
        self.known.clear();
    }

    /// `LMSGetValue(element)`: whether the value is the one that was last set or read with this `element`'s number. If not,
    /// [`Rte::value`] returns it. It is blank where [`Rte::last_error`] is not 0.
    #[wasm_bindgen(js_name = getValue)]
    pub fn get_value(&mut self, element: usize, passed: Option<String>) -> bool {
        let Some(known) = self.known.get_mut(element) else {
            return true;
        };
        let returned = self.session.get_named(&known.name);
        let (error, is_known) = (returned.error, known.value.is(&returned.value));
        if !is_known {
            known.set(Encoded::new(&returned.value), None);
        }
        let phase = self.recording.phase();
        match known.slot_of(&known.value, error, passed.as_ref()) {
            Some(slot) if phase.is_some() && known.remembered == phase => self.recording.repeat(slot),
            slot => {
                known.remembered = slot.and(phase);
                let (value, arguments) = (CallText::Encoded(&known.value), [CallText::Encoded(&known.encoded)]);
                self.recording
                    .element_call(Function::GetValue, value, error, &arguments, passed, slot);
            }
        }
        is_known
    }

    /// The value that was last set or read with this `element`'s number.
    pub fn value(&self, element: usize) -> String {
        let known = self.known.get(element);
        known.map_or_else(String::new, |known| known.value.text().to_owned())
    }

    /// `LMSSetValue(element, value)`: whether it returns `"true"`.
    #[wasm_bindgen(js_name = setValue)]
    pub fn set_value(&mut self, element: usize, value: String, passed: Option<String>) -> bool {
        let Some(known) = self.known.get_mut(element) else {
            return false;
        };
        let returned = self.session.set_named(&known.name, &value);
        let (error, value) = (returned.error, Encoded::new(&value));
        let slot = known.slot_of(&value, error, passed.as_ref());
        let arguments = [CallText::Encoded(&known.encoded), CallText::Encoded(&value)];
        let returned = CallText::Raw(&returned.value);
        let set = self
            .recording
            .element_call(Function::SetValue, returned, error, &arguments, passed, slot);
        if set {
            known.set(value, slot.and(self.recording.phase()));
        }
        set
    }

    /// `LMSGetLastError()`
    #[wasm_bindgen(js_name = getLastError)]
    pub fn get_last_error(&mut self, passed: Option<String>) -> String {
        let returned = self.session.get_last_error();
        let (value, error) = (CallText::Raw(&returned.value), returned.error);
        self.recording.call(Function::GetLastError, value, error, &[], passed);
        returned.value.into_owned()
    }

    /// `LMSGetErrorString(code)`
    #[wasm_bindgen(js_name = getErrorString)]
    pub fn get_error_string(&mut self, code: &str, passed: Option<String>) -> String {
        let returned = self.session.get_error_string(code);
        let (value, error) = (CallText::Raw(&returned.value), returned.error);
        self.recording
            .call(Function::GetErrorString, value, error, &[CallText::Raw(code)], passed);
        returned.value.into_owned()
    }

    /// `LMSGetDiagnostic(code)`
    #[wasm_bindgen(js_name = getDiagnostic)]
    pub fn get_diagnostic(&mut self, code: &str, passed: Option<String>) -> String {
        let returned = self.session.get_diagnostic(code);
        let (value, error) = (CallText::Raw(&returned.value), returned.error);
        self.recording
            .call(Function::GetDiagnostic, value, error, &[CallText::Raw(code)], passed);
        returned.value.into_owned()
    }

    /// What `LMSGetLastError` would say now; nobody has asked.
    #[wasm_bindgen(js_name = lastError)]
    pub fn last_error(&self) -> u16 {
        self.session.last_error().code()
    }

    /// The host could not keep what the last commit or finish returned `true` for: takes that call back; the last error is 101.
    #[wasm_bindgen(js_name = storageFailed)]
    pub fn storage_failed(&mut self) {
        self.session.storage_failed();
    }

    /// The window was closed: the attempt that the next session finds, as JSON.
    pub fn leave(self) -> String {
        // An attempt is texts and numbers: it always serialises.
        serde_json::to_string(&self.session.leave()).unwrap_or_default()
    }

    /// From here on each call is written to the timeline.
    pub fn record(&mut self) {
        self.recording.log.get_or_insert_default();
    }

    /// Where the module's page stands from here on.
    pub fn enter(&mut self, phase: String) {
        if let Some(log) = &mut self.recording.log {
            log.enter(&phase);
        }
    }

    /// Writes what was observed, given as JSON, to the timeline.
    pub fn observed(&mut self, what: &str) {
        if let Some(log) = &mut self.recording.log {
            log.observed(self.recording.clock.now(micros), what);
        }
    }

    /// The number of the newest entry, 0 before the first. Includes entries that came after recording had stopped.
    pub fn newest(&self) -> u32 {
        self.recording.log.as_ref().map_or(0, Log::newest)
    }

    /// The page's task has ended: the next call reads the clock.
    #[wasm_bindgen(js_name = endTask)]
    pub fn end_task(&mut self) {
        self.recording.clock.expire();
    }

    /// Sends the entries recorded since the last call, in pieces of at most 1 MiB: JSON, one line each.
    ///
    /// # Errors
    /// What `carrier` throws.
    pub fn send(&mut self, carrier: &Carrier) -> Result<(), JsValue> {
        while let Some(piece) = self.recording.log.as_mut().and_then(Log::next_unsent) {
            carrier.send(piece.lines)?;
        }
        Ok(())
    }

    /// The next [`Rte::send`] begins with the first entry that is not known to be on disk.
    pub fn resend(&mut self) {
        if let Some(log) = &mut self.recording.log {
            log.resend();
        }
    }

    /// Sends the first piece of the unacknowledged entries, at most `limit` bytes where that is given; returns the number of
    /// its last entry, 0 if there are none.
    ///
    /// # Errors
    /// What `carrier` throws.
    #[wasm_bindgen(js_name = sendUnacknowledged)]
    pub fn send_unacknowledged(&self, carrier: &Carrier, limit: Option<usize>) -> Result<u32, JsValue> {
        match self
            .recording
            .log
            .as_ref()
            .and_then(|log| log.first_unacknowledged(limit))
        {
            None => Ok(0),
            Some(piece) => {
                carrier.send(piece.lines)?;
                Ok(piece.last)
            }
        }
    }

    /// Size of the unacknowledged entries in bytes.
    #[wasm_bindgen(getter)]
    pub fn held(&self) -> usize {
        self.recording.log.as_ref().map_or(0, Log::held)
    }

    /// Stops recording.
    pub fn stop(&mut self) {
        if let Some(log) = &mut self.recording.log {
            log.stop();
        }
    }

    /// Whether recording has stopped.
    #[wasm_bindgen(getter)]
    pub fn stopped(&self) -> bool {
        self.recording.log.as_ref().is_some_and(Log::stopped)
    }

    /// How many entries are not known to be on disk.
    #[wasm_bindgen(getter)]
    pub fn unacknowledged(&self) -> usize {
        self.recording.log.as_ref().map_or(0, Log::count)
    }

    /// The entries up to this number are on disk.
    pub fn acknowledge(&mut self, number: u32) {
        // Time has passed, also where a call waited for this.
        self.recording.clock.expire();
        if let Some(log) = &mut self.recording.log {
            log.acknowledge(number);
        }
    }
}

impl Recording {
    /// Writes a call to the timeline; whether it went well.
    fn call(
        &mut self,
        function: Function,
        returned: CallText<'_>,
        error: ErrorCode,
        arguments: &[CallText<'_>],
        passed: Option<String>,
    ) -> bool {
        self.element_call(function, returned, error, arguments, passed, None)
    }

    /// The same, of a call that fills `slot` with the value of an element.
    fn element_call(
        &mut self,
        function: Function,
        returned: CallText<'_>,
        error: ErrorCode,
        arguments: &[CallText<'_>],
        passed: Option<String>,
        slot: Option<Slot>,
    ) -> bool {
        if let Some(log) = &mut self.log {
            let arguments = match &passed {
                None => Arguments::Strings(arguments),
                Some(json) => Arguments::Json(json),
            };
            let call = Call {
                function,
                returned,
                error,
                arguments,
                slot,
            };
            log.call(self.clock.of_call(micros), &call);
        }
        !error.is_error()
    }

    /// Writes the LMSGetValue that `slot` remembers.
    fn repeat(&mut self, slot: Slot) {
        if let Some(log) = &mut self.log {
            log.repeat(self.clock.of_call(micros), slot);
        }
    }

    /// The phase of the module's page, where calls are recorded.
    fn phase(&self) -> Option<PageState> {
        self.log.as_ref().map(Log::phase)
    }
}

/// Microseconds since the page was opened.
fn micros() -> u64 {
    (PERFORMANCE.with(Performance::now) * 1000.0).round() as u64
}

fn read<T: serde::de::DeserializeOwned>(what: &str, json: &str) -> Result<T, String> {
    serde_json::from_str(json).map_err(|fault| format!("{what}: {fault}"))
}
