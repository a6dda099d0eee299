//! The rules about the learner's privacy: personal data that is read, other hosts that hear of it, permissions asked for.

use std::collections::BTreeSet;

use journal::{AccessKind, EntryData, Step};
use locale::{quote, rules::session::privacy as texts};
use scorm::{
    cmi::element_names as names,
    rte::{Attempt, Function},
};

use super::{
    detector::{Detector, Judged, Told},
    evidence::Evidence,
    finding::SessionFindings,
    reach::{LearnerDatum, LearnerWords, Reach},
    words::{accesses, learner_data},
};
use crate::{finding::Said, rule::rules};

rules! {
    /// The learner's identifier or name stands in an address at another host.
    LearnerSent { hosts: String, data: Said } = "session/learner-sent", Warning, Other, &texts::LEARNER_SENT;
    /// Other hosts were asked for something.
    OtherHosts { hosts: String } = "session/other-hosts", Info, Other, &texts::OTHER_HOSTS;
    /// The learner's name or identifier was read.
    PersonalDataRead { elements: String } = "session/personal-data-read", Info, Other, &texts::PERSONAL_DATA_READ;
    /// What a browser asks the learner for was asked for.
    PermissionAsked { asked: Said } = "session/permission-asked", Info, Other, &texts::PERMISSION_ASKED;
}

/// The elements that say who the learner is.
const PERSONAL: [&str; 2] = [names::CORE_STUDENT_ID, names::CORE_STUDENT_NAME];
/// Maximum hosts that are told apart.
const MOST_HOSTS: usize = 50;
/// Maximum hosts that a finding names.
const NAMED: usize = 5;

pub(super) fn detectors(_: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![Box::<Privacy>::default()]
}

#[derive(Debug, Default)]
struct Privacy {
    learner: Option<LearnerWords>,
    sent: Hosts,
    sent_data: BTreeSet<LearnerDatum>,
    hosts: Hosts,
    read: Evidence,
    elements: BTreeSet<&'static str>,
    asked: Evidence,
    /// How often, in the order of [`AccessKind::ALL`].
    permissions: [u32; AccessKind::ALL.len()],
}

/// Accesses to hosts.
#[derive(Debug, Default)]
struct Hosts {
    accesses: Evidence,
    /// In the order of their first.
    hosts: Vec<String>,
    has_more: bool,
}

impl Detector for Privacy {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        let entry = step.entry;
        match &entry.data {
            EntryData::Call {
                function: Function::GetValue,
                ..
            } if step.returned.is_some_and(|returned| !returned.error.is_error()) => {
                let read = PERSONAL.iter().find(|name| entry.data.element() == Some(**name));
                if let Some(name) = read {
                    self.elements.insert(name);
                    self.read.add(entry);
                }
            }
            EntryData::Access {
                access, target, count, ..
            } => match Reach::of(*access, target) {
                Reach::Host(address) => {
                    let learner = || LearnerWords::of(step.session.launched_with());
                    let learner = self.learner.get_or_insert_with(learner);
                    let data = address.as_ref().map(|address| address.learner_data(learner));
                    let data = data.unwrap_or_default();
                    let hosts = if data.is_empty() {
                        &mut self.hosts
                    } else {
                        &mut self.sent
                    };
                    self.sent_data.extend(data);
                    hosts.accesses.add_times(entry, *count);
                    hosts.add(address.map(|address| quote(&address.host())));
                }
                Reach::Permission => {
                    self.asked.add_times(entry, *count);
                    let place = AccessKind::ALL.iter().position(|kind| kind == access);
                    if let Some(sum) = place.and_then(|place| self.permissions.get_mut(place)) {
                        *sum = sum.saturating_add(*count);
                    }
                }
                Reach::Storage | Reach::Other => {}
            },
            _ => {}
        }
        Told::No
    }

    fn report(&self, _: &Judged<'_>, findings: &mut SessionFindings) {
        let hosts = self.sent.named();
        let data = Said::new(|language| learner_data(&self.sent_data, language));
        findings.add_shown(&self.sent.accesses, LearnerSent { hosts, data });
        let hosts = self.hosts.named();
        findings.add_shown(&self.hosts.accesses, OtherHosts { hosts });
        let elements: Vec<_> = self.elements.iter().copied().collect();
        let elements = elements.join(", ");
        findings.add_shown(&self.read, PersonalDataRead { elements });
        let asked = Said::new(|language| {
            let counts = AccessKind::ALL.into_iter().zip(self.permissions);
            accesses(counts.filter(|(_, count)| *count > 0), language)
        });
        findings.add_shown(&self.asked, PermissionAsked { asked });
    }
}

impl Hosts {
    fn add(&mut self, host: Option<String>) {
        match host {
            Some(host) if self.hosts.contains(&host) => {}
            Some(host) if self.hosts.len() < MOST_HOSTS => self.hosts.push(host),
            _ => self.has_more = true,
        }
    }

    /// The first of them.
    fn named(&self) -> String {
        let mut named: Vec<_> = self.hosts.iter().take(NAMED).map(String::as_str).collect();
        if self.has_more || self.hosts.len() > NAMED {
            named.push("…");
        }
        named.join(", ")
    }
}
