//! Faults in calls of the API.

use super::Fault;

pub(super) const FAULTS: &[Fault] = &[];
