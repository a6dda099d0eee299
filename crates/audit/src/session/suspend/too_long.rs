//! Values of more characters than an LMS takes.

use journal::Step;
use locale::{Language, rules::session::outcomes as text};
use scorm::{
    ErrorCode, LmsProfile,
    cmi::{self, Element, VALUE_LIMIT},
    profile::profiles,
};

use super::super::{calls::setting, detector::Judged, evidence::Evidence};
use crate::finding::Said;

/// The values of an element that are too long for the standard or for the session's LMS.
#[derive(Debug)]
pub(super) struct TooLong {
    element: &'static str,
    standard: u32,
    calls: Evidence,
    longest: u32,
    /// Whether the session's LMS refused any of them.
    is_refused: bool,
}

/// What became of a value that was set.
pub(super) enum Length {
    /// The LMS took it; it has so many characters.
    Accepted(u32),
    /// It is too long for the LMS.
    Refused,
}

impl TooLong {
    pub(super) fn new(element: &'static str) -> Self {
        Self {
            element,
            standard: cmi::element(element)
                .and_then(Element::length_limit)
                .unwrap_or(u32::MAX),
            calls: Evidence::default(),
            longest: 0,
            is_refused: false,
        }
    }

    /// The most characters that the standard has.
    pub(super) fn standard(&self) -> u32 {
        self.standard
    }

    /// Looks at an entry; none if it sets no value of the element, or one that is refused for something else.
    pub(super) fn measure(&mut self, step: &Step<'_>) -> Option<Length> {
        let set = setting(step).filter(|set| set.element == self.element)?;
        let length = set.length();
        // The element takes any text, so that its type is wrong only where there is too much of it.
        let is_refused = match set.error? {
            ErrorCode::NoError => false,
            ErrorCode::IncorrectType => true,
            _ => return None,
        };
        if is_refused || length > self.standard {
            self.calls.add(step.entry);
            self.longest = self.longest.max(length);
            self.is_refused |= is_refused;
        }
        Some(if is_refused {
            Length::Refused
        } else {
            Length::Accepted(length)
        })
    }

    /// The calls, the length of the longest value, and what becomes of it.
    pub(super) fn found(&self, judged: &Judged<'_>) -> Option<(Evidence, u64, Said)> {
        if self.calls.is_empty() {
            return None;
        }
        let outcome = Said::new(|language| self.outcome(judged.ending.session.profile(), language));
        Some((self.calls.clone(), self.longest.into(), outcome))
    }

    fn outcome(&self, profile: &LmsProfile, language: Language) -> String {
        let number = |number: u32| language.number(number.into());
        let own = match profile.length_limit(self.element) {
            Some(limit) if self.is_refused => text::too_long_refused(language, &number(limit)),
            _ if self.longest as usize > VALUE_LIMIT => {
                text::too_long_cut(language, &language.number(VALUE_LIMIT as u64))
            }
            _ => text::too_long_taken(language, &number(self.standard)),
        };
        let refuses = |lms: &LmsProfile| lms.length_limit(self.element).is_some_and(|limit| self.longest > limit);
        let others = profiles()
            .into_iter()
            .filter(|lms| lms.is_of_an_lms() && lms.id != profile.id && refuses(lms));
        let names: Vec<_> = others.map(|lms| lms.name).collect();
        if names.is_empty() {
            return own;
        }
        format!("{own} {}", text::refused_by(language, &names.join(", ")))
    }
}
