//! The rules about the learner's privacy: personal data that is read, other hosts that hear of it, permissions asked for.

use std::collections::BTreeSet;

use journal::{AccessKind, EntryData, Step};
use locale::{quote, rules::session::privacy as texts};
use scorm::{
    cmi::element_names as names,
    rte::{Attempt, Function},
};

use super::{
    body::BodyFields,
    detector::{Detector, Judged, Told},
    evidence::Evidence,
    finding::SessionFindings,
    learner::{LearnerDatum, LearnerWords},
    reach::{HostAddress, Reach},
    words::{accesses, learner_data},
};
use crate::{finding::Said, rule::rules};

rules! {
    /// The learner's identifier or name is in an address at another host, or in what was sent there.
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
    hosts: Hosts,
    sent_data: BTreeSet<LearnerDatum>,
    read: Evidence,
    elements: BTreeSet<&'static str>,
    asked: Evidence,
    /// How often, in the order of [`AccessKind::ALL`].
    permissions: [u32; AccessKind::ALL.len()],
}

/// What other hosts were asked for and sent.
#[derive(Debug, Default)]
struct Hosts {
    /// In the order of their first entry.
    hosts: Vec<Host>,
    /// Those that are too many, and those that are not known.
    rest: Host,
}

#[derive(Debug, Default)]
struct Host {
    name: String,
    /// Accesses without data of the learner.
    asked: Evidence,
    /// Bodies without data of the learner. What became of their requests are accesses, as far as these are noted.
    sent: Evidence,
    /// Accesses and bodies with data of the learner.
    about_learner: Evidence,
}

impl Privacy {
    /// What addresses and bodies are compared with.
    fn learner(&mut self, step: &Step<'_>) -> &LearnerWords {
        self.learner
            .get_or_insert_with(|| LearnerWords::of(step.session.launched_with()))
    }

    fn observe_access(&mut self, step: &Step<'_>, access: AccessKind, target: &str, count: u32) {
        match Reach::of(access, target) {
            Reach::Host(address) => {
                let learner = self.learner(step);
                let data = address.as_ref().map(|address| address.learner_data(learner));
                let data = data.unwrap_or_default();
                let host = self.hosts.at(address.as_deref());
                let evidence = if data.is_empty() {
                    &mut host.asked
                } else {
                    &mut host.about_learner
                };
                evidence.add_times(step.entry, count);
                self.sent_data.extend(data);
            }
            Reach::Permission => {
                self.asked.add_times(step.entry, count);
                let place = AccessKind::ALL.iter().position(|kind| *kind == access);
                if let Some(sum) = place.and_then(|place| self.permissions.get_mut(place)) {
                    *sum = sum.saturating_add(count);
                }
            }
            Reach::Storage | Reach::Other => {}
        }
    }

    fn observe_body(&mut self, step: &Step<'_>, url: &str, text: &str) {
        let address = HostAddress::read(url);
        let learner = self.learner(step);
        let mut data = BodyFields::read(text).learner_data(learner);
        data.extend(address.iter().flat_map(|address| address.learner_data(learner)));
        let host = self.hosts.at(address.as_ref());
        let evidence = if data.is_empty() {
            &mut host.sent
        } else {
            &mut host.about_learner
        };
        evidence.add(step.entry);
        self.sent_data.extend(data);
    }
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
            } => self.observe_access(step, *access, target, *count),
            EntryData::RequestBody { url, text, .. } => {
                self.observe_body(step, url, text.as_deref().unwrap_or_default());
            }
            _ => {}
        }
        Told::No
    }

    fn report(&self, _: &Judged<'_>, findings: &mut SessionFindings) {
        let (hosts, sent) = self.hosts.with(|host| Some(&host.about_learner));
        let data = Said::new(|language| learner_data(&self.sent_data, language));
        findings.add_shown(&sent, LearnerSent { hosts, data });
        // Hosts that receive data of the learner are in the finding above.
        let (hosts, others) = self.hosts.with(|host| match host {
            known if !known.about_learner.is_empty() && !known.name.is_empty() => None,
            Host { asked, sent, .. } if asked.is_empty() => Some(sent),
            Host { asked, .. } => Some(asked),
        });
        findings.add_shown(&others, OtherHosts { hosts });
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
    /// What is noted of the host of this address.
    fn at(&mut self, address: Option<&HostAddress>) -> &mut Host {
        let Some(name) = address.map(|address| quote(&address.host())) else {
            return &mut self.rest;
        };
        let known = self.hosts.iter().position(|host| host.name == name);
        let place = known.unwrap_or(self.hosts.len());
        if place == self.hosts.len() && place < MOST_HOSTS {
            self.hosts.push(Host {
                name,
                ..Host::default()
            });
        }
        self.hosts.get_mut(place).unwrap_or(&mut self.rest)
    }

    /// The names of the first hosts that have such evidence, and the evidence of all.
    fn with<'a>(&'a self, evidence: impl Fn(&'a Host) -> Option<&'a Evidence>) -> (String, Evidence) {
        let has_any = |host: &&'a Host| evidence(host).is_some_and(|evidence| !evidence.is_empty());
        let hosts: Vec<_> = self.hosts.iter().filter(has_any).collect();
        let rest: Vec<_> = [&self.rest].into_iter().filter(has_any).collect();
        let mut named: Vec<_> = hosts.iter().take(NAMED).map(|host| host.name.as_str()).collect();
        if hosts.len() > NAMED || !rest.is_empty() {
            named.push("…");
        }
        let all = hosts.iter().chain(&rest).filter_map(|host| evidence(host));
        (named.join(", "), Evidence::merged(all))
    }
}
