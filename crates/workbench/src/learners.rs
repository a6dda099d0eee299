//! Learners: what one may be called, and how they are read from a CSV file.

mod csv_file;
mod import;

use serde::Serialize;

use crate::views::NewLearner;

pub use csv_file::LearnerFileFault;
pub(crate) use csv_file::{MOST_BYTES, read};
pub(crate) use import::{ImportPlan, plan};
pub use import::{LearnerImport, LearnerImportRow, LearnerOutcome};

/// The most characters of a learner's identifier and of each name: what a CMIString255 holds.
const LONGEST: usize = 255;

/// Why a learner cannot be added or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LearnerFault {
    /// There is no identifier.
    NoIdentifier,
    /// There is a space in the identifier.
    SpaceInIdentifier,
    /// There is no family name.
    NoFamilyName,
    /// The identifier, a name or the login has more than 255 characters.
    TooLong,
    /// There is a control character, such as a line break.
    ControlCharacter,
    /// An earlier line of the file has the same identifier.
    Repeated {
        /// The line, from 1.
        line: u32,
    },
}

/// A learner as they are stored: without spaces around the values, and with the identifier as login where there is none.
pub(crate) fn checked(new: &NewLearner) -> Result<store::NewLearner, LearnerFault> {
    let student_id = new.student_id.trim();
    let login = Some(new.login.trim()).filter(|login| !login.is_empty());
    let values = [
        student_id,
        new.family_name.trim(),
        new.given_name.trim(),
        login.unwrap_or(student_id),
    ];
    if student_id.is_empty() {
        return Err(LearnerFault::NoIdentifier);
    }
    if values.iter().any(|value| value.contains(char::is_control)) {
        return Err(LearnerFault::ControlCharacter);
    }
    if student_id.contains(char::is_whitespace) {
        return Err(LearnerFault::SpaceInIdentifier);
    }
    if values[1].is_empty() {
        return Err(LearnerFault::NoFamilyName);
    }
    if values.iter().any(|value| value.chars().count() > LONGEST) {
        return Err(LearnerFault::TooLong);
    }
    let [student_id, family_name, given_name, login] = values.map(str::to_owned);
    Ok(store::NewLearner {
        student_id,
        family_name,
        given_name,
        login,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_learner_is_checked_and_their_login_is_their_identifier_unless_it_is_another() {
        let new = |student_id: &str, family_name: &str, login: &str| {
            checked(&NewLearner {
                student_id: student_id.to_owned(),
                family_name: family_name.to_owned(),
                given_name: String::new(),
                login: login.to_owned(),
            })
        };
        let login = |login| new(" a.m ", "Moreau", login).map(|learner| learner.login);
        assert_eq!(login(" "), Ok("a.m".to_owned()));
        assert_eq!(login("am"), Ok("am".to_owned()));
        assert_eq!(new("é".repeat(255).as_str(), "M", "").map(|_| ()), Ok(()));
        for (learner, fault) in [
            (new("", "Moreau", ""), LearnerFault::NoIdentifier),
            (new("a m", "Moreau", ""), LearnerFault::SpaceInIdentifier),
            (new("a", " ", ""), LearnerFault::NoFamilyName),
            (new(&"a".repeat(256), "M", ""), LearnerFault::TooLong),
            (new("a", "Mo\nreau", ""), LearnerFault::ControlCharacter),
        ] {
            assert_eq!(learner, Err(fault));
        }
    }
}
