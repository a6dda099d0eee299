//! What a call passed and returned.

use scorm::{ErrorNumber, cmi::VALUE_LIMIT, rte::ReturnValue};
use serde::{Deserialize, Serialize};

/// Maximum characters recorded of an argument or a returned value. The run-time stores no more of a value, and no profile
/// has a higher limit, so the replay of a truncated argument returns the same.
pub const TEXT_LIMIT: usize = VALUE_LIMIT;

/// What a call returned in the native replay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Returned {
    /// The value.
    #[serde(rename = "answer")]
    pub value: String,
    /// The error code.
    #[cfg_attr(feature = "specta", specta(type = u16))]
    pub error: ErrorNumber,
}

impl From<&ReturnValue<'_>> for Returned {
    fn from(returned: &ReturnValue<'_>) -> Self {
        Self {
            value: returned.value.to_string(),
            error: returned.error.into(),
        }
    }
}
