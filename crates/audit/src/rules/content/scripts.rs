//! Scripts that browsers do not run, and files that were not read to their ends.

use locale::{Text, rules::unread};
use web::{TextKind, Unread};

use super::{BrokenScript, UnreadScript};
use crate::{
    finding::{Place, Said},
    findings::Findings,
    rule::Severity,
    site::{Cut, Part, Site},
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
            if let Some(unread) = script.unread {
                findings.add(text.place(*start), not_read(script_reason(unread)));
            }
        }
        if let Some(cut) = text.cut {
            findings.add(text.place(0), not_read(reason(cut)));
        }
    }
    for (file, cut) in &site.unread {
        findings.add(Place::file(file), not_read(reason(*cut)));
    }
}

fn not_read(reason: Text) -> UnreadScript {
    let reason = Said::new(|language| reason.in_language(language).to_owned());
    UnreadScript { reason }
}

fn reason(cut: Cut) -> Text {
    match cut {
        Cut::File => unread::LARGE_FILE,
        Cut::Package => unread::LARGE_PACKAGE,
        Cut::Time => unread::TIME,
    }
}

fn script_reason(reason: Unread) -> Text {
    match reason {
        Unread::TooLarge => unread::LARGE_SCRIPT,
        Unread::TooDeep => unread::DEEP_SCRIPT,
        Unread::TooCostly => unread::COSTLY_SCRIPT,
        Unread::Failed => unread::FAILED,
    }
}
