//! Addresses in pages, styles and scripts: whether they lead to files that are there, and what that means for learners.

use std::collections::BTreeMap;

use package::Result;
use web::{How, Names, TextKind};

use super::{
    AbsolutePath, ExternalHost, InsecureAddress, LinkByCase, LocalPath, MissingLink, OutsidePackage, probes::Probes,
};
use crate::{
    finding::Place,
    findings::Findings,
    input::Package,
    needs::LoadedHost,
    progress::Watch,
    rule::Severity,
    site::{Reach, Site, Target, Text, Written},
};

/// Adds what is found. The hosts that something is loaded from.
///
/// # Errors
/// It was cancelled.
pub(super) fn check(package: &Package, site: &Site, watch: &Watch, findings: &mut Findings) -> Result<Vec<LoadedHost>> {
    let mut names = Names::default();
    for text in site.texts.values().filter(|text| site.reach.has(&text.file)) {
        names.extend(&text.names);
    }
    if !site.unread.is_empty() {
        names.extend(&Names::unknown());
    }
    let mut check = Check {
        package,
        reach: &site.reach,
        probes: Probes::of(package, site),
        names,
        hosts: BTreeMap::new(),
    };
    for text in site.texts.values() {
        watch.check()?;
        for written in text.references.iter().filter(|written| written.how != How::Note) {
            if let Some(target) = check.target(text, written) {
                check.judge(text, written, target, findings);
            }
        }
    }
    let hosts = check.hosts.into_iter().map(|(host, (severity, place))| {
        let name = host.clone();
        findings.add_as(severity, place.clone(), ExternalHost { host });
        LoadedHost {
            name,
            is_possible: severity == Severity::Info,
            place,
        }
    });
    Ok(hosts.collect())
}

struct Check<'a> {
    package: &'a Package<'a>,
    reach: &'a Reach,
    probes: Probes,
    /// The names that the elements of reached pages have.
    names: Names,
    /// The hosts that something is loaded from, each with the first place that does.
    hosts: BTreeMap<String, (Severity, Place)>,
}

impl Check<'_> {
    /// What an address leads to that is worth a word: none where it leads to a file that is there, or may.
    fn target(&self, text: &Text, written: &Written) -> Option<Target> {
        let bases = self.reach.bases(text, written.relative_to);
        let targets: Vec<_> = bases.iter().map(|base| base.resolve(&written.address)).collect();
        let is_there = |target: &Target| matches!(target, Target::File(path) if self.package.has(path));
        if targets.iter().any(is_there) {
            return None;
        }
        // The server's first page, which a script leads to where a course ends: no file that it lacks.
        if written.address == "/" && matches!(written.how, How::Link | How::Navigation) {
            return None;
        }
        match targets.into_iter().next() {
            Some(target) if !written.is_partial => Some(target),
            // Where only its beginning is known, or no page that runs the script: what it is from everywhere.
            _ => match text.base.as_ref()?.resolve(&written.address) {
                Target::File(_) | Target::Outside => None,
                // A script that is loaded from there is: a bundle’s public path.
                Target::Root if written.address.len() < 2 && written.how != How::Script => None,
                Target::Host { .. } if written.is_partial && !names_a_host(&written.address) => None,
                target => Some(target),
            },
        }
    }

    fn judge(&mut self, text: &Text, written: &Written, target: Target, findings: &mut Findings) {
        if self.probes.has(text, written) {
            return;
        }
        let is_reached = self.reach.has(&text.file);
        let severity = if is_reached {
            self.severity(written)
        } else {
            Severity::Info
        };
        let (at, found) = (text.place(written.start), written.address.clone());
        match target {
            Target::Nothing => {}
            Target::Computer => findings.add_as(severity, at, LocalPath { found }),
            Target::Root => findings.add_as(severity, at, AbsolutePath { found }),
            Target::Outside => findings.add_as(severity, at, OutsidePackage { found }),
            Target::Host { name, is_secure } => {
                if !is_reached || matches!(written.how, How::Link | How::Navigation) {
                    return;
                }
                // What a player's script may load is not what this course does load.
                let is_possible =
                    text.kind == TextKind::Script && text.is_minified || self.probes.is_dispensable(written);
                if !is_secure {
                    let severity = if is_possible { Severity::Info } else { severity };
                    findings.add_as(severity, at.clone(), InsecureAddress { found });
                }
                let severity = if is_possible { Severity::Info } else { Severity::Warning };
                let host = self.hosts.entry(name).or_insert_with(|| (severity, at.clone()));
                if severity < host.0 {
                    *host = (severity, at);
                }
            }
            Target::File(path) => match self.package.with_case_folded(&path) {
                Some(there) => {
                    let there = there.to_owned();
                    findings.add_as(severity, at, LinkByCase { found: path, there });
                }
                None => findings.add_as(severity, at, MissingLink { found }),
            },
        }
    }

    /// By what learners miss: without a script, a style, a page or a video the course does not work; without a picture it is
    /// less. A picture of a style's rule that is about no element of a page is missed by nobody.
    fn severity(&self, written: &Written) -> Severity {
        match written.how {
            How::Script | How::Worker | How::Style | How::Frame | How::Navigation | How::Media => Severity::Error,
            _ if !written.selectors.may_match(|name| self.names.may_contain(name)) => Severity::Info,
            _ => Severity::Warning,
        }
    }
}

/// Whether the beginning of an address has all of a host's name.
fn names_a_host(address: &str) -> bool {
    let after = address.split_once("//").map_or("", |(_, after)| after);
    after.contains(['/', '?', '#'])
}
