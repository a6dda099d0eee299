//! Arguments that cannot be read: clap says it in English; in French, the kinds that users meet are said here.

use std::{ffi::OsStr, ffi::OsString};

use clap::error::{ContextKind, ErrorKind};
use locale::Language;

/// The language that arguments ask for which cannot be read as a whole.
pub(crate) fn asked_language(arguments: impl Iterator<Item = OsString>) -> Language {
    let mut previous = OsString::new();
    for argument in arguments.take_while(|argument| argument != OsStr::new("--")) {
        if argument == OsStr::new("--lang=fr") || (previous == OsStr::new("--lang") && argument == OsStr::new("fr")) {
            return Language::French;
        }
        previous = argument;
    }
    Language::English
}

/// What is wrong, in French, without a full stop; none for what is not an error of the user's.
pub(crate) fn in_french(error: &clap::Error) -> Option<String> {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("argument inconnu : {}", context(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => format!("commande inconnue : {}", context(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!(
            "valeur refusée pour {} : « {} »",
            context(ContextKind::InvalidArg),
            context(ContextKind::InvalidValue)
        ),
        ErrorKind::MissingRequiredArgument => format!("il manque : {}", context(ContextKind::InvalidArg)),
        ErrorKind::ArgumentConflict => format!("argument donné deux fois : {}", context(ContextKind::InvalidArg)),
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::DisplayVersion => {
            return None;
        }
        _ => "les arguments ne peuvent pas être lus".to_owned(),
    };
    Some(format!("{what} ; voir `scorm-audit --help`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_found_wherever_it_is_asked_for() {
        let asked = |line: &str| asked_language(line.split(' ').map(OsString::from));
        for line in ["check --lang fr --nothing", "--lang=fr nothing"] {
            assert_eq!(asked(line), Language::French, "{line}");
        }
        for line in ["check fr", "--lang en fr", "check -- --lang fr", "--lang"] {
            assert_eq!(asked(line), Language::English, "{line}");
        }
    }
}
