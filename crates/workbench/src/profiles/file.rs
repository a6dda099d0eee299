//! A profile as a JSON file, for another library or a colleague. `docs/schemas/lms-profile.schema.json` says what is in it.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{Read, Write},
    path::Path,
};

use serde::Serialize;
use serde_json::{Map, Value};
use tempfile::NamedTempFile;

use super::{
    draft::{BehaviourValue, OwnProfile, ProfileDraft},
    fault::ProfileFault,
};
use crate::{Error, Result};

/// What says that a file is a profile.
pub(super) const FORMAT: &str = "scorm-audit-lms-profile";
/// The version of the files that are written and read.
pub(super) const VERSION: u64 = 1;
/// Editors take it for the address of the schema.
pub(super) const SCHEMA: &str = "$schema";
/// The most KiB of a file.
const MOST_KIB: u32 = 64;

/// A file, in the order in which people read it.
#[derive(Debug, Serialize)]
struct Document {
    format: &'static str,
    version: u64,
    name: String,
    note: String,
    behaviours: BTreeMap<String, BehaviourValue>,
}

/// The text of a file with a profile.
///
/// # Errors
/// It could not be made into JSON, which no profile is known to do.
pub fn text(profile: &OwnProfile) -> Result<String> {
    let ProfileDraft { name, note, behaviours } = profile.to_draft();
    let document = Document {
        format: FORMAT,
        version: VERSION,
        name,
        note,
        behaviours,
    };
    let text = serde_json::to_string_pretty(&document).map_err(|error| Error::io("")(error.into()))?;
    Ok(text + "\n")
}

/// Writes a profile to the file `to`, which is what it was if that fails.
///
/// # Errors
/// The file cannot be written.
pub fn write(profile: &OwnProfile, to: &Path) -> Result<()> {
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut part = NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(Error::io(to))?;
    part.write_all(text(profile)?.as_bytes()).map_err(Error::io(to))?;
    part.persist(to).map_err(|error| Error::io(to)(error.error))?;
    Ok(())
}

/// Reads the profile in the file `path`.
///
/// # Errors
/// [`Error::Profile`], or it cannot be read.
pub fn read(path: &Path) -> Result<OwnProfile> {
    let mut text = Vec::new();
    let file = File::open(path).map_err(Error::io(path))?;
    let most = u64::from(MOST_KIB) << 10;
    file.take(most + 1).read_to_end(&mut text).map_err(Error::io(path))?;
    let profile = if text.len() as u64 > most {
        Err(ProfileFault::TooLarge { most_kib: MOST_KIB })
    } else {
        from_text(&text)
    };
    profile.map_err(|fault| Error::Profile {
        file: Some(path.file_name().unwrap_or_default().to_string_lossy().into_owned()),
        fault,
    })
}

/// The profile that a file's text is.
///
/// # Errors
/// What is wrong with it.
pub fn from_text(text: &[u8]) -> Result<OwnProfile, ProfileFault> {
    // Some editors begin a text with a mark of its encoding.
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let value: Value = serde_json::from_slice(text).map_err(|error| ProfileFault::NotJson {
        line: place(error.line()),
        column: place(error.column()),
    })?;
    let Value::Object(mut fields) = value else {
        return Err(ProfileFault::NotAProfile);
    };
    check_format(&fields)?;
    for known in ["format", "version", SCHEMA] {
        fields.remove(known);
    }
    OwnProfile::from_fields(&fields)
}

fn check_format(fields: &Map<String, Value>) -> Result<(), ProfileFault> {
    let version = fields.get("version").and_then(Value::as_u64);
    match (fields.get("format").and_then(Value::as_str), version) {
        (Some(FORMAT), Some(VERSION)) => Ok(()),
        (Some(FORMAT), Some(version)) if version > VERSION => Err(ProfileFault::Newer),
        _ => Err(ProfileFault::NotAProfile),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use scorm::LmsProfile;

    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("moodle.json");
        let own = OwnProfile {
            profile: LmsProfile::named("moodle").unwrap(),
            note: "tried on 4.5".to_owned(),
        };
        write(&own, &path).unwrap();
        assert_eq!(read(&path).unwrap().to_draft(), own.to_draft());
        insta::assert_snapshot!(fs::read_to_string(&path).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_no_profile_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.json");
        let is = |rest: &str| format!(r#"{{"format":"scorm-audit-lms-profile","version":1,"name":"Acme"{rest}}}"#);
        for (text, fault) in [
            ("a letter".to_owned(), ProfileFault::NotJson { line: 1, column: 1 }),
            ("[]".to_owned(), ProfileFault::NotAProfile),
            ("[".repeat(60_000), ProfileFault::NotJson { line: 1, column: 128 }),
            (
                r#"{"format":"scorm-audit-settings","version":1}"#.to_owned(),
                ProfileFault::NotAProfile,
            ),
            (
                r#"{"format":"scorm-audit-lms-profile"}"#.to_owned(),
                ProfileFault::NotAProfile,
            ),
            (
                r#"{"format":"scorm-audit-lms-profile","version":2,"name":"Acme"}"#.to_owned(),
                ProfileFault::Newer,
            ),
            (is(&" ".repeat(65_536)), ProfileFault::TooLarge { most_kib: 64 }),
            (
                is(r#","colour":"blue""#),
                ProfileFault::UnknownField {
                    field: "colour".to_owned(),
                },
            ),
        ] {
            fs::write(&path, &text).unwrap();
            let file = Some("p.json".to_owned());
            assert_eq!(read(&path), Err(Error::Profile { file, fault }), "{text:.80}");
        }
        fs::write(
            &path,
            format!("\u{feff}{}", is(r#","$schema":"https://example.org/x""#)),
        )
        .unwrap();
        assert_eq!(read(&path).unwrap().profile.name, "Acme");
    }
}
