//! When the rules about files apply. What they say is in `locale`.

use std::collections::BTreeSet;

use locale::rules::package as texts;
use package::{MACOS_FOLDER, MANIFEST, UndeclaredName, nfc};

use super::{
    fallbacks::Fallbacks,
    leftovers::{is_leftover, leftovers},
};
use crate::{
    finding::{Place, Said},
    findings::Findings,
    input::Package,
    rule::{Severity, rules},
    site::{Reach, Site},
};

rules! {
    /// File names with backslashes in the zip.
    BackslashNames { found: String } = "package/backslash-names", Warning, Launch, &texts::BACKSLASH_NAMES, ZIP;
    /// File twice in the zip.
    DuplicateEntry { found: String } = "package/duplicate-entry", Warning, Other, &texts::DUPLICATE_ENTRY, ZIP;
    /// File names whose encoding the zip does not give.
    LegacyNames { found: String, encoding: String } = "package/legacy-names", Warning, Other, &texts::LEGACY_NAMES, ZIP;
    /// Manifest not at the zip’s root.
    ManifestNotAtRoot { found: String } = "package/manifest-not-at-root", Error, Launch, &texts::MANIFEST_NOT_AT_ROOT, ZIP;
    /// Manifest’s file name in the wrong case.
    ManifestCase { found: String } = "package/manifest-case", Error, Launch, &texts::MANIFEST_CASE;
    /// Several manifests.
    SeveralManifests { found: String } = "package/several-manifests", Warning, Other, &texts::SEVERAL_MANIFESTS, ZIP;
    /// Launch file not in the package.
    MissingLaunchFile { found: String } = "package/missing-launch-file", Error, Launch, &texts::MISSING_LAUNCH_FILE;
    /// File of the manifest not in the package.
    MissingFile { found: String } = "package/missing-file", Error, Launch, &texts::MISSING_FILE;
    /// File name in the wrong case in the manifest.
    MissingByCase { found: String, there: String } = "package/missing-by-case", Error, Launch, &texts::MISSING_BY_CASE;
    /// Accents of a file name written differently in the manifest.
    MissingByNormalization { found: String, there: String } = "package/missing-by-normalization", Error, Launch, &texts::MISSING_BY_NORMALIZATION, ZIP;
    /// Files that the manifest does not list.
    UnlistedFile { found: String } = "package/unlisted-file", Warning, Other, &texts::UNLISTED_FILE;
    /// Leftover files.
    Leftover { found: String, others: Said } = "package/leftover", Info, Other, &texts::LEFTOVER;
    /// Executable program.
    Executable { found: String } = "package/executable", Error, Launch, &texts::EXECUTABLE;
    /// File name that servers refuse or change.
    ServerName { found: String, reason: String } = "package/server-name", Warning, Other, &texts::SERVER_NAME;
    /// File names that differ only by case.
    CaseClash { found: String, there: String } = "package/case-clash", Error, Other, &texts::CASE_CLASH;
    /// File names that differ only in how accents are written.
    NormalizationClash { found: String } = "package/normalization-clash", Warning, Other, &texts::NORMALIZATION_CLASH;
    /// Large file.
    LargeFile { found: String, size: u64 } = "package/large-file", Warning, Other, &texts::LARGE_FILE;
    /// Large package.
    Large { size: u64 } = "package/large", Warning, Other, &texts::LARGE;
    /// Technology that browsers no longer support.
    DeadTechnology { found: String, what: String } = "package/dead-technology", Error, Launch, &texts::DEAD_TECHNOLOGY;
    /// Media that browsers do not play.
    UnplayableMedia { found: String } = "package/unplayable-media", Warning, Other, &texts::UNPLAYABLE_MEDIA;
}

const MB: u64 = 1_000_000;
/// A file that is larger keeps learners waiting.
const LARGE_FILE: u64 = 100 * MB;
/// A package that is larger is over the upload limit of many LMSs.
const LARGE_PACKAGE: u64 = 500 * MB;
/// The longest path that servers and zip programs agree on.
const LONGEST_PATH: usize = 200;

/// Programs, by ending.
const PROGRAMS: [&str; 17] = [
    ".exe",
    ".msi",
    ".bat",
    ".cmd",
    ".com",
    ".scr",
    ".ps1",
    ".vbs",
    ".sh",
    ".jar",
    ".php",
    ".asp",
    ".aspx",
    ".jsp",
    ".cgi",
    ".htaccess",
    ".dll",
];
/// What browsers run no more, by ending, with what it needs.
const DEAD: [(&str, &str); 6] = [
    (".swf", "Flash"),
    (".flv", "Flash"),
    (".dcr", "Shockwave"),
    (".xap", "Silverlight"),
    (".class", "Java"),
    (".unity3d", "Unity Web Player"),
];
/// Media that browsers do not play, by ending.
const UNPLAYABLE: [&str; 11] = [
    ".avi", ".wmv", ".wma", ".mpg", ".mpeg", ".mkv", ".rm", ".aiff", ".tif", ".tiff", ".mov",
];
/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// And these, each with a digit behind it.
const PORTS: [&str; 2] = ["com", "lpt"];
/// Files that belong to every package and to no resource: schemas, and the manifest itself.
const OF_THE_PACKAGE: [&str; 3] = [".xsd", ".dtd", MANIFEST];

pub(super) fn check(package: &Package, site: &Site, findings: &mut Findings) {
    manifests(package, findings);
    odd_names(package, findings);
    listed(package, &site.reach, findings);
    clashes(package, findings);
    for (file, others) in leftovers(package, &site.reach) {
        let found = file.to_owned();
        findings.add(Place::file(file), Leftover { found, others });
    }
    let fallbacks = Fallbacks::of(package);
    for (file, size) in package.files {
        let at = || Place::file(file);
        let found = || file.clone();
        let small = file.to_lowercase();
        let ends = |endings: &[&str]| endings.iter().any(|ending| small.ends_with(ending));
        if ends(&PROGRAMS) {
            findings.add(at(), Executable { found: found() });
        }
        // Tools put such files beside those that browsers open instead.
        if let Some((_, what)) = DEAD.iter().find(|(ending, _)| small.ends_with(ending))
            && site.reach.loads(file)
            && !fallbacks.has(&small)
        {
            let what = (*what).to_owned();
            findings.add(at(), DeadTechnology { found: found(), what });
        }
        if ends(&UNPLAYABLE) {
            let severity = if site.reach.has(file) {
                Severity::Warning
            } else {
                Severity::Info
            };
            findings.add_as(severity, at(), UnplayableMedia { found: found() });
        }
        if let Some(reason) = refused_by_servers(file) {
            findings.add(at(), ServerName { found: found(), reason });
        }
        if *size > LARGE_FILE {
            let size = size / MB;
            findings.add(at(), LargeFile { found: found(), size });
        }
    }
    let size: u64 = package.files.values().sum();
    if size > LARGE_PACKAGE {
        findings.add(Place::default(), Large { size: size / MB });
    }
}

fn odd_names(package: &Package, findings: &mut Findings) {
    let names = &package.names;
    if let Some(found) = names.backslashes.clone() {
        findings.add(Place::default(), BackslashNames { found });
    }
    if let Some(found) = names.twice.clone() {
        findings.add(Place::default(), DuplicateEntry { found });
    }
    if let Some(UndeclaredName { name, encoding }) = &names.undeclared {
        let (found, encoding) = (name.clone(), (*encoding).to_owned());
        findings.add(Place::default(), LegacyNames { found, encoding });
    }
}

fn manifests(package: &Package, findings: &mut Findings) {
    let path = &package.manifest_path;
    if path.is_empty() {
        return;
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    if !package.base.is_empty() {
        let found = package.base.trim_end_matches('/').to_owned();
        findings.add(Place::file(path), ManifestNotAtRoot { found });
    }
    if name != MANIFEST {
        let found = name.to_owned();
        findings.add(Place::file(path), ManifestCase { found });
    }
    let is = |other: &str| {
        other
            .rsplit('/')
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(MANIFEST))
    };
    for other in package
        .files
        .keys()
        .filter(|other| *other != path && is(other) && !other.starts_with(MACOS_FOLDER))
    {
        let found = other.clone();
        findings.add(Place::file(other), SeveralManifests { found });
    }
}

/// The manifest's list beside the folder's.
fn listed(package: &Package, reach: &Reach, findings: &mut Findings) {
    let mut named = BTreeSet::new();
    let sco_files: Vec<_> = package
        .manifest
        .scos()
        .into_iter()
        .map(|sco| (sco.resource, sco.file))
        .collect();
    let launched: BTreeSet<_> = sco_files.iter().map(|(_, file)| file.clone()).collect();
    let resources = package.manifest.resources.iter();
    let files = resources.flat_map(|r| r.files.iter().map(|file| (r.identifier.clone(), file.path.clone())));
    for (resource, path) in files.chain(sco_files) {
        if path.is_empty() {
            continue;
        }
        let is_launched = launched.contains(&path);
        let path = format!("{}{path}", package.base);
        // A folder may be listed as a whole.
        if path.ends_with('/') || !named.insert(path.clone()) || package.has(&path) {
            continue;
        }
        let at = package.place_of(&resource);
        match package.with_case_folded(&path) {
            Some(there) => {
                named.insert(there.to_owned());
                let (found, there) = (path.clone(), there.to_owned());
                if nfc(&found) == nfc(&there) {
                    findings.add(at, MissingByNormalization { found, there });
                } else {
                    findings.add(at, MissingByCase { found, there });
                }
            }
            None if is_launched => findings.add(at, MissingLaunchFile { found: path }),
            None => findings.add(at, MissingFile { found: path }),
        }
    }
    if named.is_empty() {
        return;
    }
    let of_the_package = |file: &str| {
        OF_THE_PACKAGE
            .iter()
            .any(|ending| file.to_lowercase().ends_with(ending))
    };
    named.extend(package.metadata.iter().map(|metadata| metadata.path.clone()));
    let unlisted = package
        .files
        .keys()
        .filter(|file| !named.contains(*file) && !of_the_package(file) && !file.starts_with(MACOS_FOLDER));
    for file in unlisted.filter(|file| reach.has(file) || !is_leftover(file)) {
        let severity = if reach.loads(file) {
            Severity::Warning
        } else {
            Severity::Info
        };
        findings.add_as(severity, Place::file(file), UnlistedFile { found: file.clone() });
    }
}

fn clashes(package: &Package, findings: &mut Findings) {
    for file in package.files.keys() {
        if let Some(there) = package.with_case_folded(file).filter(|there| there != file) {
            let (at, found) = (Place::file(file), file.clone());
            if nfc(file) == nfc(there) {
                findings.add(at, NormalizationClash { found });
            } else {
                let there = there.to_owned();
                findings.add(at, CaseClash { found, there });
            }
        }
    }
}

/// Why servers, or other systems, refuse a name or change it; shown as it is in every language.
fn refused_by_servers(path: &str) -> Option<String> {
    let characters: BTreeSet<char> = path
        .chars()
        .filter(|c| "#%?*:|\"<>\\".contains(*c) || !c.is_ascii())
        .collect();
    if !characters.is_empty() {
        return Some(characters.into_iter().map(String::from).collect::<Vec<_>>().join(" "));
    }
    let part = path.split('/').find(|part| {
        let stem = part.split('.').next().unwrap_or(part).to_ascii_lowercase();
        part.ends_with(['.', ' ']) || part.starts_with(' ') || is_device(&stem)
    });
    match part {
        Some(part) => Some(format!("“{part}”")),
        None => (path.chars().count() > LONGEST_PATH).then(|| format!("{} > {LONGEST_PATH}", path.chars().count())),
    }
}

fn is_device(stem: &str) -> bool {
    let port = |port: &str| {
        stem.strip_prefix(port)
            .is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']))
    };
    DEVICES.contains(&stem) || PORTS.iter().any(|name| port(name))
}
