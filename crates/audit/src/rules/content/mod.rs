//! The rules about pages, styles and scripts. These are read, not run: what one puts together as it runs is not seen. What
//! the rules say is in `locale`.

mod addresses;
mod api_reach;
mod calls;
mod data_model;
mod leaving;
mod order;
mod probes;
mod scripts;
mod unread;

use locale::rules::content as texts;
use package::Result;

use self::unread::UnreadFiles;
use crate::{
    finding::Said,
    findings::Findings,
    input::Package,
    needs::Needs,
    progress::Watch,
    rule::rules,
    site::{Calls, Loads, Site},
};

rules! {
    /// Files from another host.
    ExternalHost { host: String } = "content/external-host", Warning, Other, &texts::EXTERNAL_HOST;
    /// Files loaded over unencrypted HTTP.
    InsecureAddress { found: String } = "content/insecure-address", Error, Other, &texts::INSECURE_ADDRESS;
    /// Link from the server’s root.
    AbsolutePath { found: String } = "content/absolute-path", Error, Other, &texts::ABSOLUTE_PATH;
    /// Link to a file on the author’s computer.
    LocalPath { found: String } = "content/local-path", Error, Other, &texts::LOCAL_PATH;
    /// Link to a file that is not in the package.
    MissingLink { found: String } = "content/missing-link", Error, Other, &texts::MISSING_LINK;
    /// Link in the wrong case.
    LinkByCase { found: String, there: String } = "content/link-by-case", Error, Other, &texts::LINK_BY_CASE;
    /// Link that leads out of the package.
    OutsidePackage { found: String } = "content/outside-package", Error, Other, &texts::OUTSIDE_PACKAGE;
    /// No lookup of the SCORM API.
    NoApi {} = "content/no-api", Error, Recording, &texts::NO_API, STANDARD;
    /// Launch page that loads nothing that looks for the API.
    ApiNotLoaded { page: String } = "content/api-not-loaded", Error, Recording, &texts::API_NOT_LOADED;
    /// Script that keeps a launch page from the API.
    ApiStopped { page: String, found: String } = "content/api-stopped", Error, Recording, &texts::API_STOPPED;
    /// Lookup of the SCORM 2004 API only.
    ApiOf2004 {} = "content/api-of-2004", Error, Recording, &texts::API_OF_2004, STANDARD;
    /// Element of SCORM 2004.
    ElementOf2004 { found: String } = "content/element-of-2004", Warning, Recording, &texts::ELEMENT_OF_2004, STANDARD;
    /// Element that SCORM does not have.
    UnknownElement { found: String } = "content/unknown-element", Warning, Recording, &texts::UNKNOWN_ELEMENT;
    /// Element that only the LMS sets.
    ReadOnlyElement { found: String } = "content/read-only-element", Warning, Recording, &texts::READ_ONLY_ELEMENT;
    /// Value that the LMS refuses.
    RefusedValue { found: String, value: String } = "content/refused-value", Error, Recording, &texts::REFUSED_VALUE;
    /// Script that does not parse.
    BrokenScript { reason: String } = "content/broken-script", Error, Launch, &texts::BROKEN_SCRIPT;
    /// Files that were not examined in full.
    UnreadScript { reason: Said, others: Said } = "content/unread-script", Info, Other, &texts::UNREAD_SCRIPT;
    /// Call before LMSInitialize.
    CallBeforeInitialize { found: String } = "content/call-before-initialize", Warning, Recording, &texts::CALL_BEFORE_INITIALIZE;
    /// Session around each value.
    SessionPerValue {} = "content/session-per-value", Warning, Recording, &texts::SESSION_PER_VALUE;
    /// Status never sent.
    NoStatus {} = "content/no-status", Warning, Recording, &texts::NO_STATUS, COMPLETION;
    /// Asset that calls the API.
    AssetCallsApi { found: String } = "content/asset-calls-api", Warning, Recording, &texts::ASSET_CALLS_API;
    /// LMSFinish while the page is only hidden.
    FinishWhenHidden {} = "content/finish-when-hidden", Warning, Recording, &texts::FINISH_WHEN_HIDDEN;
    /// LMSFinish never called.
    NeverFinishes {} = "content/never-finishes", Warning, Recording, &texts::NEVER_FINISHES;
    /// LMSFinish in an unload handler.
    FinishInUnload {} = "content/finish-in-unload", Warning, Recording, &texts::FINISH_IN_UNLOAD, EXIT;
}

/// Adds what is found. What the course needs to run.
///
/// # Errors
/// It was cancelled.
pub(super) fn check(package: &Package, site: &Site, watch: &Watch, findings: &mut Findings) -> Result<Needs> {
    let mut unread = UnreadFiles::of(package, site);
    let hosts = addresses::check(package, site, watch, findings)?;
    scripts::check(site, findings);
    data_model::check(package, site, findings);
    watch.check()?;
    let loads = Loads::read(package, site);
    let calls = Calls::of(&loads);
    watch.check()?;
    let is_stopped = api_reach::check(package, site, &loads, &calls, &mut unread, findings);
    calls::check(package, site, is_stopped, findings);
    watch.check()?;
    order::check(site, &loads, &calls, &mut unread, findings);
    watch.check()?;
    leaving::check(site, &loads, &calls, &mut unread, findings);
    watch.check()?;
    unread.report(findings);
    Ok(Needs::of(site, hosts))
}
