//! Suspend data of an earlier session that an LMS cut.

use journal::{EntryData, Step};
use locale::{Text, rules::session::outcomes as text};
use scorm::{cmi::element_names as names, profile::profiles, rte::Function};
use suspend::{Layer, Problem, SHORTEST_LIMIT, decode};

use super::{
    super::{
        calls::setting,
        detector::{Detector, Judged, Told},
        evidence::Evidence,
        finding::SessionFindings,
    },
    SuspendDataCut,
};
use crate::{finding::Said, rule::Severity};

/// Formats that say themselves whether the text is complete.
const COMPLETE: [Layer; 8] = [
    Layer::LzStringBase64,
    Layer::LzStringUri,
    Layer::LzStringUtf16,
    Layer::Deflate,
    Layer::Zlib,
    Layer::Gzip,
    Layer::Lzw,
    Layer::Json,
];

/// What a session began with.
#[derive(Debug)]
pub(super) struct Stored {
    cut: Option<Cut>,
    /// The calls that read it.
    reads: Evidence,
    /// Whether the module has set suspend data of its own.
    is_replaced: bool,
}

/// Suspend data that end too early.
#[derive(Debug, Clone, Copy)]
struct Cut {
    length: u32,
    /// Whether their format says so; else they are as long as a limit, and nothing says that they are complete.
    is_certain: bool,
}

impl Stored {
    /// Looks at what was stored before the session: once, because it may be long.
    pub(super) fn read(suspend_data: &str) -> Self {
        Self {
            cut: cut(suspend_data),
            reads: Evidence::default(),
            is_replaced: false,
        }
    }
}

fn cut(suspend_data: &str) -> Option<Cut> {
    let characters = suspend_data.chars().count();
    let length = u32::try_from(characters)
        .ok()
        .filter(|_| characters >= SHORTEST_LIMIT)?;
    let decoded = decode(suspend_data);
    match decoded.problem {
        Some(Problem::Cut { .. }) => Some(Cut {
            length,
            is_certain: true,
        }),
        Some(Problem::TooLarge) => None,
        _ => {
            let is_complete = decoded.layers.iter().any(|layer| COMPLETE.contains(layer));
            let is_a_limit = || {
                let limits = profiles().into_iter();
                limits
                    .filter_map(|lms| lms.length_limit(names::SUSPEND_DATA))
                    .any(|limit| limit == length)
            };
            (!is_complete && is_a_limit()).then_some(Cut {
                length,
                is_certain: false,
            })
        }
    }
}

impl Detector for Stored {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        if self.cut.is_none() || self.is_replaced {
            return Told::No;
        }
        let is_read = matches!(
            &step.entry.data,
            EntryData::Call {
                function: Function::GetValue,
                ..
            }
        ) && step.entry.data.element() == Some(names::SUSPEND_DATA);
        if is_read && step.returned.is_some_and(|returned| !returned.value.is_empty()) {
            self.reads.add(step.entry);
        }
        self.is_replaced = setting(step).is_some_and(|set| set.is_accepted && set.element == names::SUSPEND_DATA);
        Told::No
    }

    fn report(&self, _: &Judged<'_>, findings: &mut SessionFindings) {
        let Some(Cut { length, is_certain }) = self.cut else {
            return;
        };
        let (severity, sentence): (_, Text) = if is_certain {
            (Severity::Error, text::CUT_IN_A_VALUE)
        } else {
            (Severity::Warning, text::AS_LONG_AS_A_LIMIT)
        };
        if !self.reads.is_empty() {
            let cut = Said::new(|language| sentence.in_language(language).to_owned());
            let length = length.into();
            findings.add_as(severity, self.reads.clone(), SuspendDataCut { length, cut });
        }
    }
}
