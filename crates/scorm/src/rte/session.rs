//! The API's state machine: a call in, a returned value out. What a value must look like is in `cmi`, what the end of a session
//! means is in `closing`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::attempt::Attempt;
use super::closing;
use super::diagnostic::{ApiError, CallError, Diagnostic};
use super::function::{Argument, Function, ReturnValue};
use super::launch::Launch;
use crate::cmi::{
    self, Access, CmiData, ELEMENTS, Element, ElementName, Key, Keyword, Lost, ResolvedName, Target, ValueLimit,
    element_names as names,
};
use crate::error::ErrorCode;
use crate::profile::{ChildrenList, LmsProfile, SessionStart, ValueChecking};

/// The state of a session (SCORM 1.2 RTE §3.3.2.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ApiState {
    /// Launched; `LMSInitialize` has not come.
    #[default]
    NotInitialized,
    /// Between `LMSInitialize` and `LMSFinish`.
    Running,
    /// After `LMSFinish`.
    Terminated,
}

/// What a commit or a finish replaced, until the host says that it is stored.
#[derive(Clone, Debug, PartialEq)]
struct Before {
    state: ApiState,
    attempt: Attempt,
}

/// What a name that can be read leads to.
enum Found {
    /// How many records an array has.
    Count(u32),
    /// The value of an element.
    Value(&'static Element, Key),
}

/// One session of a SCO: from its launch to `LMSFinish`, or to its window being closed (SCORM 1.2 RTE §3.3).
///
/// A clone is a snapshot: given the same calls, it returns the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    profile: LmsProfile,
    launch: Launch,
    /// The profile's limits by the element's number: the hot path compares no names.
    limits: Vec<(u16, ValueLimit)>,
    /// Elements that the profile returns 401 for.
    unsupported: Vec<u16>,
    /// What `_children` returns where it is not the table's, by the element's number.
    children: Vec<(u16, String)>,
    state: ApiState,
    data: CmiData,
    attempt: Attempt,
    error: ErrorCode,
    refused: Option<Diagnostic>,
    /// The error of the last call of the session that was refused.
    last_refused: ErrorCode,
    before: Option<Before>,
}

impl Session {
    /// Launches a SCO on what an LMS knows and has stored.
    ///
    /// A session that was left open is first closed or resumed, as the profile says (SCORM 1.2 RTE §3.4.4: leaving has
    /// the effects of `LMSFinish`; the xLMS resumes it, and its time so far counts).
    #[must_use]
    pub fn launch(profile: LmsProfile, launch: Launch, attempt: Attempt) -> Self {
        let (mut attempt, launch, entry) = closing::relaunched(&profile, launch, attempt);
        let mut data = CmiData::default();
        launch.give(&mut data);
        attempt.give(&mut data);
        data.give(names::CORE_ENTRY, entry);
        let unsupported = unsupported(&profile);
        Self {
            limits: limits(&profile),
            children: children(&profile, &unsupported),
            unsupported,
            profile,
            launch,
            state: ApiState::NotInitialized,
            data,
            attempt,
            error: ErrorCode::NoError,
            refused: None,
            last_refused: ErrorCode::NoError,
            before: None,
        }
    }

    /// Runs one call of the API (SCORM 1.2 RTE §3.3). An argument that is missing is `undefined`, as the browser has
    /// it; one too many is ignored.
    pub fn call(&mut self, function: Function, arguments: &[Argument]) -> ReturnValue<'static> {
        let text = |at: usize| arguments.get(at).map_or("undefined", |argument| argument.text.as_str());
        match function {
            Function::Initialize => self.initialize(text(0)),
            Function::Finish => self.finish(text(0)),
            Function::Commit => self.commit(text(0)),
            Function::GetValue => self.get_value(text(0)),
            Function::SetValue => self.set_value(text(0), text(1)),
            Function::GetLastError => self.get_last_error(),
            Function::GetErrorString => self.get_error_string(text(0)),
            Function::GetDiagnostic => self.get_diagnostic(text(0)),
        }
    }

    /// `LMSInitialize(argument)`: begins the session. 201 where the argument is not empty, 101 a second time.
    pub fn initialize(&mut self, argument: &str) -> ReturnValue<'static> {
        self.before = None;
        let outcome = match (argument, self.state) {
            ("", ApiState::NotInitialized) => {
                self.begin();
                Ok(())
            }
            ("", ApiState::Running) if *self.profile.session_start == SessionStart::AnyCall => Ok(()),
            ("", ApiState::Running) => Err(ApiError::AlreadyRunning),
            ("", ApiState::Terminated) => Err(ApiError::AlreadyFinished),
            _ => Err(ApiError::ArgumentNotEmpty),
        };
        self.return_value(outcome, argument, "")
    }

    /// `LMSFinish(argument)`: commits and ends the session. 201 where the argument is not empty, 301 where none runs.
    pub fn finish(&mut self, argument: &str) -> ReturnValue<'static> {
        self.before = None;
        let outcome = self.lasting(argument);
        if outcome.is_ok() {
            let closed = self.committed().closed(&self.profile, &self.launch);
            self.replace(ApiState::Terminated, closed);
        }
        self.return_value(outcome, argument, "")
    }

    /// `LMSCommit(argument)`: makes the values last. 201 where the argument is not empty, 301 where no session runs.
    pub fn commit(&mut self, argument: &str) -> ReturnValue<'static> {
        self.before = None;
        let outcome = self.lasting(argument);
        if outcome.is_ok() {
            let committed = self.committed();
            self.replace(ApiState::Running, committed);
        }
        self.return_value(outcome, argument, "")
    }

    /// `LMSGetValue(element)`: the value, or blank with 201, 202, 203, 301, 401 or 404.
    pub fn get_value(&mut self, element: &str) -> ReturnValue<'static> {
        self.get_at(cmi::resolve(element), element).into_owned()
    }

    /// [`Session::get_value`] of an element whose name is resolved already; the value is not copied.
    pub fn get_named(&mut self, element: &ElementName) -> ReturnValue<'_> {
        self.get_at(element.place(), element.as_str())
    }

    /// `LMSSetValue(element, value)`: `true`, or `false` with 201, 301, 401, 402, 403 or 405.
    pub fn set_value(&mut self, element: &str, value: &str) -> ReturnValue<'static> {
        self.set_at(cmi::resolve(element), element, value)
    }

    /// [`Session::set_value`] of an element whose name is resolved already.
    pub fn set_named(&mut self, element: &ElementName, value: &str) -> ReturnValue<'static> {
        self.set_at(element.place(), element.as_str(), value)
    }

    /// The host could not keep what `LMSCommit` or `LMSFinish` has just returned `true` for: the value becomes `false`
    /// with 101, and the session is what it was before that call (a finish leaves it running).
    ///
    /// After any other call there is nothing to take back; the value is the same.
    pub fn storage_failed(&mut self) -> ReturnValue<'static> {
        if let Some(before) = self.before.take() {
            self.state = before.state;
            self.attempt = before.attempt;
        }
        self.refuse(ApiError::NotSaved, "", "", "false")
    }

    /// `LMSGetLastError()`: the code of the last call's error. Like its two sisters it leaves that error as it is.
    #[must_use]
    pub fn get_last_error(&self) -> ReturnValue<'static> {
        self.about_errors(self.error.as_str())
    }

    /// `LMSGetErrorString(code)`: the standard's wording, blank for what is no code.
    #[must_use]
    pub fn get_error_string(&self, code: &str) -> ReturnValue<'static> {
        self.about_errors(ErrorCode::parse(code).map_or("", ErrorCode::text))
    }

    /// `LMSGetDiagnostic(code)`: [`Session::diagnostic`].
    #[must_use]
    pub fn get_diagnostic(&self, code: &str) -> ReturnValue<'static> {
        self.about_errors(self.diagnostic(code))
    }

    /// What was wrong with the last call where the code is its error's or blank, else the
    /// code's wording; 255 characters at most.
    #[must_use]
    pub fn diagnostic(&self, code: &str) -> String {
        let asked = if code.is_empty() {
            Some(self.error)
        } else {
            ErrorCode::parse(code)
        };
        match (&self.refused, asked) {
            (Some(refused), Some(asked)) if asked == refused.why.code() => refused.sentence(),
            (_, Some(asked)) => asked.text().to_owned(),
            (_, None) => String::new(),
        }
    }

    /// Why the last call was refused, those that only ask about errors passed over; `None` where it was not.
    #[must_use]
    pub fn refused(&self) -> Option<CallError> {
        self.refused.as_ref().map(Diagnostic::to_error)
    }

    /// The error of the last call of the session that was refused, whatever came after it; `NoError` if none was.
    #[must_use]
    pub fn last_refused(&self) -> ErrorCode {
        self.last_refused
    }

    /// What `LMSGetLastError` says now.
    #[must_use]
    pub fn last_error(&self) -> ErrorCode {
        self.error
    }

    /// The session's state.
    #[must_use]
    pub fn state(&self) -> ApiState {
        self.state
    }

    /// How many characters the LMS takes in an element; `None` where their number is not limited, or there is no such
    /// element.
    #[must_use]
    pub fn length_limit(&self, element: &str) -> Option<u32> {
        let number = cmi::element_number(element)?;
        match self.limit(cmi::element(element)?, number) {
            ValueLimit::Length(limit) => Some(limit),
            _ => None,
        }
    }

    /// The values now, committed or not.
    #[must_use]
    pub fn data(&self) -> &CmiData {
        &self.data
    }

    /// What lasts now: what the last `LMSCommit` or `LMSFinish` stored.
    #[must_use]
    pub fn attempt(&self) -> &Attempt {
        &self.attempt
    }

    /// Its approximate size in memory, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        size_of::<Self>() + self.data.size()
    }

    /// What the LMS knew at the launch, with the credit that its mode leaves.
    #[must_use]
    pub fn launched_with(&self) -> &Launch {
        &self.launch
    }

    /// How the LMS behaves.
    #[must_use]
    pub fn profile(&self) -> &LmsProfile {
        &self.profile
    }

    /// Ends the session as closing its window does. A session that is still running ends as the profile says (SCORM 1.2
    /// RTE §3.4.4: as with `LMSFinish`). Values that were not committed are lost; the status that the SCO set decides the
    /// final status all the same, see [`ExitWithoutFinish::Finish`](crate::profile::ExitWithoutFinish::Finish).
    #[must_use]
    pub fn leave(self) -> Attempt {
        self.left()
    }

    /// Closes the session, which was left, as an LMS does where somebody validates it, or it was open for too long: with the
    /// effects of `LMSFinish` for what was committed. What its profile gave to leaving before stays as it is.
    pub fn validate(&mut self) {
        self.attempt = self.left().closed(&self.profile, &self.launch);
    }

    /// The attempt once the session is left, see [`Session::leave`].
    fn left(&self) -> Attempt {
        let attempt = self.attempt.clone();
        match self.state {
            ApiState::Running => closing::left(attempt, self.committed().status, &self.profile, &self.launch),
            ApiState::NotInitialized | ApiState::Terminated => attempt,
        }
    }

    fn begin(&mut self) {
        self.state = ApiState::Running;
        // From here on the session exists for the LMS, even if nothing else ever comes.
        self.attempt.launched = true;
        self.attempt.open = true;
        self.attempt.exit.clear();
    }

    /// An LMS that does not wait for `LMSInitialize` takes any call for it.
    fn begin_unasked(&mut self) {
        if self.state == ApiState::NotInitialized && *self.profile.session_start == SessionStart::AnyCall {
            self.begin();
        }
    }

    fn committed(&self) -> Attempt {
        closing::committed(&self.profile, &self.launch, &self.attempt, &self.data)
    }

    /// Whether a finish or a commit may go on: the argument comes before the state (SCORM 1.2 RTE §3.3.3).
    fn lasting(&mut self, argument: &str) -> Result<(), ApiError> {
        if !argument.is_empty() {
            return Err(ApiError::ArgumentNotEmpty);
        }
        self.begin_unasked();
        if self.state == ApiState::Running {
            Ok(())
        } else {
            Err(ApiError::NotRunning)
        }
    }

    /// Replaces what lasts, remembering it for [`Session::storage_failed`].
    fn replace(&mut self, state: ApiState, attempt: Attempt) {
        let replaced = std::mem::replace(&mut self.attempt, attempt);
        self.before = Some(Before {
            state: self.state,
            attempt: replaced,
        });
        self.state = state;
    }

    fn get_at(&mut self, place: Result<ResolvedName, Lost>, element: &str) -> ReturnValue<'_> {
        self.before = None;
        self.begin_unasked();
        match self.find(place) {
            Ok(found) => {
                self.succeed();
                let value = match found {
                    Found::Count(count) => Cow::Owned(count.to_string()),
                    Found::Value(row, key) => {
                        let own = self.children.iter().find(|own| own.0 == key.element);
                        Cow::Borrowed(own.map_or_else(|| self.data.at(row, key), |own| own.1.as_str()))
                    }
                };
                ReturnValue {
                    value,
                    error: ErrorCode::NoError,
                }
            }
            Err(why) => self.refuse(why, element, "", ""),
        }
    }

    fn set_at(&mut self, place: Result<ResolvedName, Lost>, element: &str, value: &str) -> ReturnValue<'static> {
        self.before = None;
        let outcome = self.write(place, element, value);
        self.return_value(outcome, element, value)
    }

    /// What can be read there. The order of checks: state, name, keyword, access, index.
    fn find(&self, place: Result<ResolvedName, Lost>) -> Result<Found, ApiError> {
        if self.state != ApiState::Running {
            return Err(ApiError::NotRunning);
        }
        let place = place?;
        let (number, row) = match place.target {
            Target::Group => return Err(ApiError::NoSuchElement),
            Target::Undeclared(keyword) => {
                self.within(&place, 0)?;
                return Err(match keyword {
                    Keyword::Children => ApiError::NoChildren,
                    Keyword::Count => ApiError::NotAnArray,
                    Keyword::Version => ApiError::NoSuchElement,
                });
            }
            Target::Element(number) => (number, self.supported(number)?),
        };
        if row.access == Access::WriteOnly {
            return Err(ApiError::WriteOnly);
        }
        if let Some(array) = place.counted {
            // The count of a record's own array begins at 0 before the record is there (SCORM 1.2 RTE §3.4.4).
            self.within(&place, 1)?;
            return Ok(Found::Count(self.data.count_of(array, place.indices().0)));
        }
        self.within(&place, 0)?;
        Ok(Found::Value(row, Key::new(number, &place)))
    }

    /// The order of checks: state, name, keyword, access, index, value.
    fn write(&mut self, place: Result<ResolvedName, Lost>, element: &str, value: &str) -> Result<(), ApiError> {
        self.begin_unasked();
        if self.state != ApiState::Running {
            return Err(ApiError::NotRunning);
        }
        let place = match place {
            Err(Lost::NoSuchElement) if cmi::ends_in_keyword(element) => {
                return Err(ApiError::Keyword);
            }
            other => other?,
        };
        let (number, row) = match place.target {
            Target::Group => return Err(ApiError::NoSuchElement),
            Target::Undeclared(_) => return Err(ApiError::Keyword),
            Target::Element(number) => (number, self.supported(number)?),
        };
        match row.access {
            Access::Keyword => return Err(ApiError::Keyword),
            Access::ReadOnly => return Err(ApiError::ReadOnly),
            Access::WriteOnly | Access::ReadWrite | Access::Append => {}
        }
        self.within(&place, 1)?;
        let key = Key::new(number, &place);
        if *self.profile.value_checking == ValueChecking::Checked {
            self.check(row, key, value)?;
        }
        if closing::drops(&self.profile, &self.launch, row.name) {
            return Ok(());
        }
        if row.access == Access::Append {
            self.data.append(key, &place, value);
        } else {
            self.data.put(key, &place, value);
        }
        Ok(())
    }

    /// Whether the value is the element's, and fits with what is there where it is added to that.
    fn check(&self, row: &'static Element, key: Key, value: &str) -> Result<(), ApiError> {
        let limit = self.limit(row, key.element);
        cmi::check(row, value, limit).map_err(|problem| ApiError::from_value_problem(row, problem, value))?;
        match limit {
            ValueLimit::Length(limit) if row.access == Access::Append => {
                let there = self.data.at(row, key).chars().count();
                if there + value.chars().count() > limit as usize {
                    return Err(ApiError::appended(value, limit));
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// What limits an element's values: the profile, or else the standard.
    fn limit(&self, row: &Element, number: u16) -> ValueLimit {
        let own = self.limits.iter().find(|limit| limit.0 == number);
        own.map_or(row.limit, |own| own.1)
    }

    /// The element's row, where the LMS supports it.
    fn supported(&self, number: u16) -> Result<&'static Element, ApiError> {
        if self.unsupported.contains(&number) {
            return Err(ApiError::NotSupported);
        }
        ELEMENTS.get(usize::from(number)).ok_or(ApiError::NoSuchElement)
    }

    /// Every index on the way must name a record, or one of `spare` beyond the last (SCORM 1.2 RTE §3.4.3).
    fn within(&self, place: &ResolvedName, spare: u32) -> Result<(), ApiError> {
        match self.data.outside(place, spare) {
            Some(records) => Err(ApiError::NoSuchRecord { records }),
            None => Ok(()),
        }
    }

    fn about_errors(&self, value: impl Into<Cow<'static, str>>) -> ReturnValue<'static> {
        ReturnValue {
            value: value.into(),
            error: self.error,
        }
    }

    /// `true` or `false`. `before` is left alone: only a commit or a finish that went well has set it.
    fn return_value(&mut self, outcome: Result<(), ApiError>, subject: &str, value: &str) -> ReturnValue<'static> {
        match outcome {
            Ok(()) => {
                self.succeed();
                ReturnValue {
                    value: "true".into(),
                    error: ErrorCode::NoError,
                }
            }
            Err(why) => self.refuse(why, subject, value, "false"),
        }
    }

    fn succeed(&mut self) {
        self.error = ErrorCode::NoError;
        self.refused = None;
    }

    fn refuse(&mut self, why: ApiError, subject: &str, value: &str, returned: &'static str) -> ReturnValue<'static> {
        self.error = why.code();
        self.last_refused = self.error;
        self.refused = Some(Diagnostic::new(why, subject, value));
        ReturnValue {
            value: returned.into(),
            error: self.error,
        }
    }
}

impl From<Lost> for ApiError {
    fn from(lost: Lost) -> Self {
        match lost {
            Lost::OtherModel => Self::OtherModel,
            Lost::NoSuchElement => Self::NoSuchElement,
        }
    }
}

/// The profile's limits and ranges, by the element's number.
fn limits(profile: &LmsProfile) -> Vec<(u16, ValueLimit)> {
    let lengths = profile
        .limits
        .iter()
        .map(|l| (&l.element, ValueLimit::Length(l.length)));
    let ranges = profile
        .ranges
        .iter()
        .map(|r| (&r.element, ValueLimit::Range(r.least, r.most)));
    lengths
        .chain(ranges)
        .filter_map(|(element, limit)| Some((cmi::element_number(element)?, limit)))
        .collect()
}

/// The numbers of the elements that the profile does not support.
fn unsupported(profile: &LmsProfile) -> Vec<u16> {
    (0..)
        .zip(ELEMENTS)
        .filter(|(_, element)| {
            profile
                .unsupported
                .iter()
                .any(|group| cmi::is_within(element.name, group))
        })
        .map(|(number, _)| number)
        .collect()
}

/// What `_children` returns where the profile makes it another than the table's; `unsupported` are the numbers of the elements
/// that it does not support.
fn children(profile: &LmsProfile, unsupported: &[u16]) -> Vec<(u16, String)> {
    if *profile.children == ChildrenList::All || unsupported.is_empty() {
        return Vec::new();
    }
    let is_supported = |element: &Element| {
        let number = cmi::element_number(element.name);
        number.is_some_and(|number| !unsupported.contains(&number))
    };
    (0..)
        .zip(ELEMENTS)
        .filter(|(_, element)| element.name.ends_with("._children"))
        .map(|(number, keyword)| (number, keyword, cmi::supported_children(keyword, is_supported)))
        .filter(|(_, keyword, children)| keyword.initial != *children)
        .map(|(number, _, children)| (number, children))
        .collect()
}
