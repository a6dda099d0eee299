//! When the rules about files apply. What they say is in `locale`.

use std::collections::BTreeSet;

use locale::rules::package as texts;
use package::{MACOS_FOLDER, MANIFEST, UndeclaredName, nfc};

use crate::{
    findings::{Findings, Location},
    input::Package,
    rule::{Impact, Rule, Severity},
};

/// The rules, in the order of their pages.
pub(super) const RULES: &[Rule] = &[
    Rule::new("package/backslash-names", Severity::Warning, &texts::BACKSLASH_NAMES).threatens(Impact::Launch),
    Rule::new("package/duplicate-entry", Severity::Warning, &texts::DUPLICATE_ENTRY),
    Rule::new("package/legacy-names", Severity::Warning, &texts::LEGACY_NAMES),
    Rule::new(
        "package/manifest-not-at-root",
        Severity::Error,
        &texts::MANIFEST_NOT_AT_ROOT,
    )
    .threatens(Impact::Launch),
    Rule::new("package/manifest-case", Severity::Error, &texts::MANIFEST_CASE).threatens(Impact::Launch),
    Rule::new(
        "package/several-manifests",
        Severity::Warning,
        &texts::SEVERAL_MANIFESTS,
    ),
    Rule::new("package/missing-file", Severity::Error, &texts::MISSING_FILE).threatens(Impact::Launch),
    Rule::new("package/missing-by-case", Severity::Error, &texts::MISSING_BY_CASE).threatens(Impact::Launch),
    Rule::new(
        "package/missing-by-normalization",
        Severity::Error,
        &texts::MISSING_BY_NORMALIZATION,
    )
    .threatens(Impact::Launch),
    Rule::new("package/unlisted-file", Severity::Warning, &texts::UNLISTED_FILE),
    Rule::new("package/leftover", Severity::Info, &texts::LEFTOVER),
    Rule::new("package/executable", Severity::Error, &texts::EXECUTABLE).threatens(Impact::Launch),
    Rule::new("package/server-name", Severity::Warning, &texts::SERVER_NAME),
    Rule::new("package/case-clash", Severity::Error, &texts::CASE_CLASH),
    Rule::new(
        "package/normalization-clash",
        Severity::Warning,
        &texts::NORMALIZATION_CLASH,
    ),
    Rule::new("package/large-file", Severity::Warning, &texts::LARGE_FILE),
    Rule::new("package/large", Severity::Warning, &texts::LARGE),
    Rule::new("package/dead-technology", Severity::Error, &texts::DEAD_TECHNOLOGY).threatens(Impact::Launch),
    Rule::new("package/unplayable-media", Severity::Warning, &texts::UNPLAYABLE_MEDIA),
];

const MB: u64 = 1_000_000;
/// A file that is larger keeps learners waiting.
const LARGE_FILE: u64 = 100 * MB;
/// A package that is larger is over the upload limit of many LMSs.
const LARGE_PACKAGE: u64 = 500 * MB;
/// The longest path that servers and zip programs agree on.
const LONGEST_PATH: usize = 200;

/// What no learner needs, by the ending of its name, in small letters.
const LEFTOVERS: [&str; 16] = [
    ".psd",
    ".ai",
    ".fla",
    ".xcf",
    ".indd",
    ".story",
    ".cptx",
    ".docx",
    ".doc",
    ".bak",
    ".tmp",
    ".log",
    ".map",
    "thumbs.db",
    ".ds_store",
    "desktop.ini",
];
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

pub(super) fn check(package: &Package, findings: &mut Findings) {
    manifests(package, findings);
    odd_names(package, findings);
    listed(package, findings);
    clashes(package, findings);
    for (file, size) in &package.files {
        let at = Location::file(file);
        let found = [("found", file.as_str())];
        let small = file.to_lowercase();
        let ends = |endings: &[&str]| endings.iter().any(|ending| small.ends_with(ending));
        if ends(&LEFTOVERS) || small.starts_with("__macosx/") {
            findings.add(RULES, "package/leftover", at, &found);
        }
        if ends(&PROGRAMS) {
            findings.add(RULES, "package/executable", at, &found);
        }
        if let Some((_, what)) = DEAD.iter().find(|(ending, _)| small.ends_with(ending)) {
            findings.add(RULES, "package/dead-technology", at, &[("found", file), ("what", what)]);
        }
        if ends(&UNPLAYABLE) {
            findings.add(RULES, "package/unplayable-media", at, &found);
        }
        if let Some(reason) = refused_by_servers(file) {
            findings.add(
                RULES,
                "package/server-name",
                at,
                &[("found", file), ("reason", &reason)],
            );
        }
        if *size > LARGE_FILE {
            let size = (size / MB).to_string();
            findings.add(RULES, "package/large-file", at, &[("found", file), ("size", &size)]);
        }
    }
    let size: u64 = package.files.values().sum();
    if size > LARGE_PACKAGE {
        let size = (size / MB).to_string();
        findings.add(RULES, "package/large", Location::default(), &[("size", &size)]);
    }
}

fn odd_names(package: &Package, findings: &mut Findings) {
    let names = &package.names;
    let odd = [
        ("package/backslash-names", &names.backslashes),
        ("package/duplicate-entry", &names.twice),
    ];
    for (rule, name) in odd {
        if let Some(name) = name {
            findings.add(RULES, rule, Location::default(), &[("found", name)]);
        }
    }
    if let Some(UndeclaredName { name, encoding }) = &names.undeclared {
        let values = [("found", name.as_str()), ("encoding", *encoding)];
        findings.add(RULES, "package/legacy-names", Location::default(), &values);
    }
}

fn manifests(package: &Package, findings: &mut Findings) {
    let path = &package.manifest_path;
    if path.is_empty() {
        return;
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    if !package.base.is_empty() {
        let folder = package.base.trim_end_matches('/');
        findings.add(
            RULES,
            "package/manifest-not-at-root",
            Location::file(path),
            &[("found", folder)],
        );
    }
    if name != MANIFEST {
        findings.add(RULES, "package/manifest-case", Location::file(path), &[("found", name)]);
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
        findings.add(
            RULES,
            "package/several-manifests",
            Location::file(other),
            &[("found", other)],
        );
    }
}

/// The manifest's list beside the folder's.
fn listed(package: &Package, findings: &mut Findings) {
    let mut named = BTreeSet::new();
    let sco_files: Vec<_> = package
        .manifest
        .scos()
        .into_iter()
        .map(|sco| (sco.resource, sco.file))
        .collect();
    let resources = package.manifest.resources.iter();
    let files = resources.flat_map(|r| r.files.iter().map(|file| (r.identifier.clone(), file.path.clone())));
    for (resource, path) in files.chain(sco_files) {
        if path.is_empty() {
            continue;
        }
        let path = format!("{}{path}", package.base);
        // A folder may be listed as a whole.
        if path.ends_with('/') || !named.insert(path.clone()) || package.has(&path) {
            continue;
        }
        let at = Location {
            file: Some(&package.manifest_path),
            line: package.line_of(&resource),
        };
        match package.with_case_folded(&path) {
            Some(there) => {
                named.insert(there.to_owned());
                let rule = if nfc(&path) == nfc(there) {
                    "package/missing-by-normalization"
                } else {
                    "package/missing-by-case"
                };
                findings.add(RULES, rule, at, &[("found", &path), ("there", there)]);
            }
            None => findings.add(RULES, "package/missing-file", at, &[("found", &path)]),
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
    let location = package.manifest.metadata_location.as_deref().unwrap_or_default();
    let metadata = format!("{}{location}", package.base);
    let unlisted: Vec<_> = package
        .files
        .keys()
        .filter(|file| {
            !named.contains(*file) && !of_the_package(file) && **file != metadata && !file.starts_with(MACOS_FOLDER)
        })
        .collect();
    if let Some(first) = unlisted.first() {
        let values = [("count", &*unlisted.len().to_string()), ("found", first.as_str())];
        findings.add(RULES, "package/unlisted-file", Location::file(first), &values);
    }
}

fn clashes(package: &Package, findings: &mut Findings) {
    for file in package.files.keys() {
        if let Some(there) = package.with_case_folded(file).filter(|there| there != file) {
            let rule = if nfc(file) == nfc(there) {
                "package/normalization-clash"
            } else {
                "package/case-clash"
            };
            findings.add(RULES, rule, Location::file(file), &[("found", file), ("there", there)]);
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
