//! The run-time environment: the API's functions, the states of a session, and what an LMS makes of it at its end.
//! Values and their types are in `cmi`; nothing here knows an LMS product but as a profile.

mod attempt;
mod closing;
mod diagnostic;
mod function;
mod launch;
mod session;
mod status_reason;

pub use attempt::{Attempt, Preferences};
pub use diagnostic::{ApiError, CallError};
pub use function::{API, Argument, Function, JsType, ReturnValue};
pub use launch::{Credit, Launch, LearnerNames, LessonMode};
pub use session::{ApiState, Session};
pub use status_reason::StatusReason;

pub use crate::error::ErrorCode;
