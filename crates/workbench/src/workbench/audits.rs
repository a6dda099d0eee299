//! What the rules say of packages, what was accepted of it, and what changed between versions.

use std::sync::Arc;

use audit::{AuditOutcome, AuditProgress, Changes, LocalizedFinding, Needs, SessionFinding};
use package::PackageFacts;
use store::{PackageRow, Store};

use super::{Workbench, shared::Shared};
use crate::{
    Result,
    ids::PackageId,
    report::{Language, Report},
    settings::Settings,
};

impl Workbench {
    /// What the rules that are on find in a package, most severe first. How many there are is stored, for the list.
    ///
    /// # Errors
    /// There is no such package, its files cannot be read, or the database cannot be written.
    pub fn audit(&self, id: PackageId, language: Language) -> Result<Vec<LocalizedFinding>> {
        self.audit_while(id, language, &mut |_| true)
    }

    /// The same; `progress` is called with how far it is and returns whether to go on. Of an audit that is cancelled, nothing is
    /// stored.
    ///
    /// # Errors
    /// Those of [`Workbench::audit`], [`package::Error::Cancelled`].
    pub fn audit_while(
        &self,
        id: PackageId,
        language: Language,
        progress: &mut dyn FnMut(AuditProgress) -> bool,
    ) -> Result<Vec<LocalizedFinding>> {
        let mut store = self.shared.store()?;
        let package = store.package(id)?;
        let facts = self.shared.folders.facts(&package)?;
        let audited = self.shared.audited(&store, &package, &facts, progress)?;
        let accepted = store.accepted(package.course)?;
        let localized: Vec<_> = audit::localize(&audited.findings, &audited.tools, language)
            .into_iter()
            .map(|localized| LocalizedFinding {
                accepted: accepted.get(&localized.key).cloned(),
                ..localized
            })
            .collect();
        store.put_found(id, &audit::tally(&localized))?;
        Ok(localized)
    }

    /// What a package needs to run: hosts, and what it asks browsers for. Its last audit knows that; a package that was not
    /// audited yet is.
    ///
    /// # Errors
    /// There is no such package, or its files cannot be read.
    pub fn needs(&self, id: PackageId) -> Result<Needs> {
        let store = self.shared.store()?;
        let package = store.package(id)?;
        let facts = self.shared.folders.facts(&package)?;
        match self.shared.folders.known_needs(&package, &facts) {
            Some(needs) => Ok(Needs::clone(&needs)),
            None => Ok(self.shared.audited(&store, &package, &facts, &mut |_| true)?.needs),
        }
    }

    /// Accepts findings, by their keys, in all versions of a package, with a note that says why; without one, they count again.
    ///
    /// # Errors
    /// There is no such package, or the database cannot be written.
    pub fn accept(&self, id: PackageId, findings: &[String], note: Option<&str>) -> Result<()> {
        let mut store = self.store();
        let course = store.package(id)?.course;
        Ok(store.accept(course, findings, note)?)
    }

    /// What changed from one version of a package to another.
    ///
    /// # Errors
    /// There is no such package, or its files cannot be read.
    pub fn changes(&self, before: PackageId, after: PackageId, language: Language) -> Result<Changes> {
        let store = self.shared.store()?;
        let version = |id| -> Result<_> {
            let package = store.package(id)?;
            let facts = self.shared.folders.facts(&package)?;
            let audited = self.shared.audited(&store, &package, &facts, &mut |_| true)?;
            Ok(audit::Version {
                facts,
                findings: audited.findings,
                tools: audited.tools,
                content: self.shared.folders.content(&package.folder),
            })
        };
        Ok(audit::changes(&version(before)?, &version(after)?, language)?)
    }
}

impl Shared {
    /// Leaves out of a report what the rules that are off found, and adds the tools that its package was made with.
    pub(super) fn complete(&self, store: &Store, report: &mut Report) -> Result<()> {
        self.keep_rules_that_are_on(store, &mut report.findings)?;
        report.tools = self.folders.tools(&store.package(report.session.package_id)?);
        Ok(())
    }

    /// Leaves out what the rules that are off found.
    pub(super) fn keep_rules_that_are_on(&self, store: &Store, findings: &mut Vec<SessionFinding>) -> Result<()> {
        let off = Settings::read(store)?.rules_off;
        findings.retain(|finding| !off.contains(finding.rule.id));
        Ok(())
    }

    /// What the rules that are on find in a package. What the package needs to run is remembered.
    fn audited(
        &self,
        store: &Store,
        package: &PackageRow,
        facts: &Arc<PackageFacts>,
        progress: &mut dyn FnMut(AuditProgress) -> bool,
    ) -> Result<AuditOutcome> {
        let off = Settings::read(store)?.rules_off;
        let mut audited = audit::audit_facts(&self.folders.content(&package.folder), facts, progress)?;
        audited.findings.retain(|finding| !off.contains(finding.rule.id));
        self.folders.remember_needs(package, facts, &audited.needs);
        Ok(audited)
    }
}
