//! Scripts that browsers do not run.

use web::TextKind;

use super::BrokenScript;
use crate::{
    findings::Findings,
    rule::Severity,
    site::{Part, Site},
};

pub(super) fn check(site: &Site, findings: &mut Findings) {
    for text in site.texts.values() {
        // Data with the name of a script are not run.
        if text.is_json && !site.reach.runs(&text.file) {
            continue;
        }
        let is_reached = site.reach.has(&text.file);
        let is_run = site.reach.runs(&text.file) || text.kind == TextKind::Page && is_reached;
        let severity = match (is_run, is_reached) {
            (true, _) => Severity::Error,
            (false, true) => Severity::Warning,
            (false, false) => Severity::Info,
        };
        for Part { start, script, .. } in &text.scripts {
            if let Some(fault) = &script.fault {
                let reason = fault.message.clone();
                findings.add_as(severity, text.place(start + fault.span.start), BrokenScript { reason });
            }
        }
    }
}
