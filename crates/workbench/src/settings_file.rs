//! Settings as a JSON file, for another computer or a colleague. What is read is compared with the settings key by key before
//! anything is taken from it.

use std::{fs, path::Path};

use locale::Language;
use scorm::profile::LmsProfile;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{
    Error, Result,
    settings::{Settings, Theme},
};

const FORMAT: &str = "scorm-audit-settings";
const VERSION: u64 = 1;
/// The most bytes that such a file has.
const MOST: u64 = 64 << 10;

/// What a file of settings says, where it says it; else as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SettingsFile {
    /// The settings of the library. The learner is the present one: another library has others.
    pub settings: Settings,
    /// The language of the interface.
    pub language: Language,
    /// Its colours.
    pub theme: Theme,
}

/// Why a file of settings is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum SettingsFileFault {
    /// It is larger than such a file can be.
    TooLarge,
    /// It is not a file of settings.
    NotSettings,
    /// A newer version of the workbench wrote it.
    Newer,
    /// It has a key that there is not.
    UnknownKey {
        /// The key, with those above it.
        key: String,
    },
    /// The value of a key cannot be set.
    InvalidValue {
        /// The key, with those above it.
        key: String,
    },
}

impl SettingsFile {
    /// Writes it.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(crate) fn write(&self, to: &Path) -> Result<()> {
        let mut file = json!({ "format": FORMAT, "version": VERSION });
        merge_into_object(&mut file, self.values()?);
        let text = serde_json::to_vec_pretty(&file).map_err(|error| Error::io(to)(error.into()))?;
        fs::write(to, text).map_err(Error::io(to))
    }

    /// Reads what the file `path` says; the rest is as it is in `self`. `own` are the ids of the users' own profiles.
    ///
    /// # Errors
    /// [`Error::SettingsFile`], or it cannot be read.
    pub(crate) fn read(&self, path: &Path, own: &[String]) -> Result<Self> {
        self.with(path, own).map_err(|fault| match fault {
            Refused::Fault(fault) => Error::SettingsFile {
                file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                fault,
            },
            Refused::Error(error) => error,
        })
    }

    fn with(&self, path: &Path, own: &[String]) -> Result<Self, Refused> {
        let size = fs::metadata(path).map_err(Error::io(path))?.len();
        if size > MOST {
            return Err(SettingsFileFault::TooLarge.into());
        }
        let text = fs::read(path).map_err(Error::io(path))?;
        let Ok(Value::Object(mut file)) = serde_json::from_slice(&text) else {
            return Err(SettingsFileFault::NotSettings.into());
        };
        if file.remove("format") != Some(FORMAT.into()) {
            return Err(SettingsFileFault::NotSettings.into());
        }
        match file.remove("version").and_then(|version| version.as_u64()) {
            Some(1..=VERSION) => {}
            Some(VERSION..) => return Err(SettingsFileFault::Newer.into()),
            _ => return Err(SettingsFileFault::NotSettings.into()),
        }
        let mut values = self.values()?;
        merge(&mut values, Value::Object(file), "")?;
        let invalid = |key: &str| SettingsFileFault::InvalidValue { key: key.to_owned() };
        let value = |key: &str| values.get(key).cloned().unwrap_or_default();
        let language = serde_json::from_value(value("language")).map_err(|_| invalid("language"))?;
        let theme = serde_json::from_value(value("theme")).map_err(|_| invalid("theme"))?;
        let mut settings = value("settings");
        if let Some(launching) = settings.get_mut("launching") {
            merge_into_object(launching, json!({ "learner": self.settings.launching.learner }));
        }
        let settings: Settings = serde_json::from_value(settings).map_err(|_| invalid("settings"))?;
        let profile = &settings.launching.profile;
        if LmsProfile::named(profile).is_none() && !own.contains(profile) {
            return Err(invalid("settings.launching.profile").into());
        }
        if settings.rules_off.iter().any(|id| audit::rules_named(id).is_empty()) {
            return Err(invalid("settings.rulesOff").into());
        }
        Ok(Self {
            settings,
            language,
            theme,
        })
    }

    /// What a file says of it.
    fn values(&self) -> Result<Value> {
        let mut values = serde_json::to_value(self).map_err(|error| Error::io("")(error.into()))?;
        if let Some(Value::Object(launching)) = values.pointer_mut("/settings/launching") {
            launching.remove("learner");
        }
        Ok(values)
    }
}

/// Why nothing is taken from a file.
enum Refused {
    Fault(SettingsFileFault),
    Error(Error),
}

impl From<SettingsFileFault> for Refused {
    fn from(fault: SettingsFileFault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

fn merge_into_object(into: &mut Value, more: Value) {
    if let (Value::Object(into), Value::Object(more)) = (into, more) {
        into.extend(more);
    }
}

/// Puts the values of `new` in the place of those of `old`, which has all keys that there are.
fn merge(old: &mut Value, new: Value, path: &str) -> Result<(), SettingsFileFault> {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => new.into_iter().try_for_each(|(name, new)| {
            let key = if path.is_empty() {
                name.clone()
            } else {
                format!("{path}.{name}")
            };
            match old.get_mut(&name) {
                Some(old) => merge(old, new, &key),
                None => Err(SettingsFileFault::UnknownKey { key }),
            }
        }),
        (old, new) if is_possible(old, &new, path) => {
            *old = new;
            Ok(())
        }
        _ => Err(SettingsFileFault::InvalidValue { key: path.to_owned() }),
    }
}

/// Whether a value may take the place of another. Days may be 0, for never; other numbers begin at 1.
fn is_possible(old: &Value, new: &Value, path: &str) -> bool {
    let least = if path.ends_with(".days") { 0 } else { 1 };
    match (old, new) {
        (Value::Number(_), Value::Number(new)) => new
            .as_u64()
            .is_some_and(|new| (least..=u64::from(u32::MAX)).contains(&new)),
        (Value::String(_), Value::String(_)) | (Value::Bool(_), Value::Bool(_)) => true,
        (Value::Array(_), Value::Array(new)) => new.iter().all(Value::is_string),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::LearnerId,
        settings::{BackupSettings, LaunchingSettings},
    };

    fn present() -> SettingsFile {
        SettingsFile {
            settings: Settings {
                launching: LaunchingSettings {
                    learner: Some(LearnerId(7)),
                    ..LaunchingSettings::default()
                },
                ..Settings::default()
            },
            language: Language::English,
            theme: Theme::System,
        }
    }

    #[test]
    fn what_is_exported_is_imported_but_for_the_learner() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        let mut exported = present();
        exported.settings.backups = BackupSettings { days: 0, keep: 9 };
        exported.settings.launching = LaunchingSettings {
            profile: "moodle".to_owned(),
            learner: Some(LearnerId(3)),
        };
        exported.settings.rules_off = audit::rules().take(2).map(|rule| rule.id.to_owned()).collect();
        (exported.language, exported.theme) = (Language::French, Theme::Dark);
        exported.write(&path).unwrap();
        assert!(!fs::read_to_string(&path).unwrap().contains("learner"));
        let mut expected = exported;
        expected.settings.launching.learner = Some(LearnerId(7));
        assert_eq!(present().read(&path, &[]).unwrap(), expected);
    }

    #[test]
    fn what_a_file_does_not_say_stays_and_what_it_should_not_say_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        let read = |text: &str| {
            fs::write(&path, text).unwrap();
            present().read(&path, &["acme".to_owned()])
        };
        let file = |rest: &str| format!(r#"{{"format":"scorm-audit-settings","version":1{rest}}}"#);
        assert_eq!(read(&file("")).unwrap(), present());
        let changed = read(&file(r#","settings":{"backups":{"keep":2}}"#)).unwrap();
        assert_eq!(changed.settings.backups, BackupSettings { days: 0, keep: 2 });
        assert_eq!(changed.settings.limits, Settings::default().limits);
        let own = read(&file(r#","settings":{"launching":{"profile":"acme"}}"#)).unwrap();
        assert_eq!(own.settings.launching.profile, "acme");
        let unknown = |key: &str| SettingsFileFault::UnknownKey { key: key.to_owned() };
        let invalid = |key: &str| SettingsFileFault::InvalidValue { key: key.to_owned() };
        for (text, fault) in [
            ("a letter".to_owned(), SettingsFileFault::NotSettings),
            ("[]".to_owned(), SettingsFileFault::NotSettings),
            (
                r#"{"format":"other","version":1}"#.to_owned(),
                SettingsFileFault::NotSettings,
            ),
            (
                r#"{"format":"scorm-audit-settings"}"#.to_owned(),
                SettingsFileFault::NotSettings,
            ),
            (
                r#"{"format":"scorm-audit-settings","version":2}"#.to_owned(),
                SettingsFileFault::Newer,
            ),
            (" ".repeat(70_000), SettingsFileFault::TooLarge),
            (file(r#","colour":"blue""#), unknown("colour")),
            (
                file(r#","settings":{"limits":{"entry":1}}"#),
                unknown("settings.limits.entry"),
            ),
            (
                file(r#","settings":{"launching":{"learner":1}}"#),
                unknown("settings.launching.learner"),
            ),
            (
                file(r#","settings":{"limits":{"entries":0}}"#),
                invalid("settings.limits.entries"),
            ),
            (
                file(r#","settings":{"limits":{"entries":-1}}"#),
                invalid("settings.limits.entries"),
            ),
            (
                file(r#","settings":{"limits":{"entries":4294967296}}"#),
                invalid("settings.limits.entries"),
            ),
            (
                file(r#","settings":{"limits":{"entries":"many"}}"#),
                invalid("settings.limits.entries"),
            ),
            (file(r#","settings":{"limits":7}"#), invalid("settings.limits")),
            (
                file(r#","settings":{"launching":{"profile":"other"}}"#),
                invalid("settings.launching.profile"),
            ),
            (
                file(r#","settings":{"rulesOff":["other"]}"#),
                invalid("settings.rulesOff"),
            ),
            (file(r#","settings":{"rulesOff":[1]}"#), invalid("settings.rulesOff")),
            (file(r#","theme":"pink""#), invalid("theme")),
            (file(r#","language":"de""#), invalid("language")),
        ] {
            let file = "settings.json".to_owned();
            assert_eq!(read(&text), Err(Error::SettingsFile { file, fault }), "{text:.80}");
        }
    }
}
