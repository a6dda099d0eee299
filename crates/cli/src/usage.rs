//! The command line in the user's language: its help, and what is wrong with arguments that cannot be read.

use std::ffi::{OsStr, OsString};

use clap::{
    Arg, ArgAction, Command,
    error::{ContextKind, ErrorKind},
};
use locale::{Language, Text, cli};

/// The help of arguments, by their ids.
type Arguments = &'static [(&'static str, Text)];

/// The help of each command: its name, after the name of the command that it is part of; what it does; its arguments.
const COMMANDS: &[(&str, Text, Arguments)] = &[
    #[cfg(feature = "library")]
    (
        "import",
        cli::IMPORT,
        &[
            ("paths", cli::PATHS),
            ("as_version", cli::AS_VERSION),
            ("inner", cli::INNER),
        ],
    ),
    #[cfg(feature = "library")]
    ("list", cli::LIST, &[]),
    #[cfg(feature = "library")]
    (
        "results",
        cli::RESULTS,
        &[
            ("learner", cli::LEARNER),
            ("course", cli::COURSE_OF_LESSONS),
            ("lesson", cli::LESSON_OF_SESSIONS),
            ("format", cli::LIST_FORMAT),
        ],
    ),
    #[cfg(feature = "library")]
    (
        "open",
        cli::OPEN_COMMAND,
        &[
            ("learner", cli::LEARNER),
            ("course", cli::COURSE),
            ("lesson", cli::LESSON),
            ("since", cli::STARTED_SINCE),
            ("until", cli::STARTED_UNTIL),
            ("format", cli::LIST_FORMAT),
        ],
    ),
    #[cfg(feature = "library")]
    (
        "validate",
        cli::VALIDATE,
        &[
            ("sessions", cli::VALIDATED_SESSIONS),
            ("all", cli::VALIDATE_ALL),
            ("learner", cli::LEARNER),
            ("course", cli::COURSE),
            ("lesson", cli::LESSON),
            ("since", cli::STARTED_SINCE),
            ("until", cli::STARTED_UNTIL),
            ("format", cli::LIST_FORMAT),
        ],
    ),
    #[cfg(feature = "library")]
    (
        "journal",
        cli::JOURNAL,
        &[
            ("search", cli::SEARCH),
            ("course", cli::COURSE),
            ("lesson", cli::LESSON),
            ("learner", cli::LEARNER),
            ("of_session", cli::SESSION),
            ("commands", cli::COMMAND),
            ("since", cli::SINCE),
            ("until", cli::UNTIL),
            ("rows_format", cli::ROWS_FORMAT),
        ],
    ),
    #[cfg(feature = "library")]
    (
        "export",
        cli::EXPORT,
        &[
            ("file", cli::EXPORT_FILE),
            ("search", cli::SEARCH),
            ("course", cli::COURSE),
            ("lesson", cli::LESSON),
            ("learner", cli::LEARNER),
            ("of_session", cli::SESSION),
            ("commands", cli::COMMAND),
            ("since", cli::SINCE),
            ("until", cli::UNTIL),
            ("format", cli::EXPORT_FORMAT),
        ],
    ),
    #[cfg(feature = "library")]
    (
        "delete-logs",
        cli::DELETE_LOGS,
        &[("older_than", cli::OLDER_THAN), ("preview", cli::DELETE_LOGS_PREVIEW)],
    ),
    #[cfg(feature = "library")]
    ("recover", cli::RECOVER_COMMAND, &[]),
    #[cfg(feature = "library")]
    ("backup", cli::BACKUP, &[("file", cli::BACKUP_FILE)]),
    #[cfg(feature = "library")]
    ("restore", cli::RESTORE, &[("file", cli::RESTORE_FILE)]),
    #[cfg(feature = "library")]
    ("move-data", cli::MOVE_DATA, &[("folder", cli::MOVE_DATA_FOLDER)]),
    #[cfg(feature = "library")]
    (
        "judge",
        cli::JUDGE,
        &[
            ("session", cli::SESSION),
            ("profiles", cli::JUDGED_PROFILES),
            ("format", cli::JUDGE_FORMAT),
        ],
    ),
    #[cfg(feature = "library")]
    (
        "compare",
        cli::COMPARE,
        &[
            ("a", cli::COMPARED_SESSION),
            ("b", cli::OTHER_SESSION),
            ("format", cli::JUDGE_FORMAT),
        ],
    ),
    #[cfg(feature = "library")]
    (
        "state",
        cli::STATE,
        &[
            ("session", cli::SESSION),
            ("entry", cli::STATE_ENTRY),
            ("decoded", cli::STATE_DECODED),
            ("format", cli::LIST_FORMAT),
        ],
    ),
    #[cfg(feature = "library")]
    (
        "report",
        cli::REPORT,
        &[("session", cli::SESSION), ("html", cli::HTML), ("pdf", cli::PDF)],
    ),
    #[cfg(feature = "library")]
    (
        "sessions",
        cli::SESSIONS_COMMAND,
        &[
            ("learner", cli::LEARNER),
            ("course", cli::COURSE),
            ("lesson", cli::LESSON),
            ("package", cli::PACKAGE_ID),
            ("since", cli::STARTED_SINCE),
            ("until", cli::STARTED_UNTIL),
            ("format", cli::LIST_FORMAT),
        ],
    ),
    #[cfg(feature = "library")]
    ("learners", cli::LEARNERS, &[("format", cli::LIST_FORMAT)]),
    #[cfg(feature = "library")]
    ("learners list", cli::LEARNERS_LIST, &[]),
    #[cfg(feature = "library")]
    (
        "learners add",
        cli::LEARNERS_ADD,
        &[
            ("id", cli::LEARNER_ID),
            ("family", cli::LEARNER_FAMILY),
            ("given", cli::LEARNER_GIVEN),
            ("login", cli::LEARNER_LOGIN),
        ],
    ),
    #[cfg(feature = "library")]
    (
        "learners edit",
        cli::LEARNERS_EDIT,
        &[
            ("learner", cli::LEARNER_ID),
            ("id", cli::LEARNER_NEW_ID),
            ("family", cli::LEARNER_FAMILY),
            ("given", cli::LEARNER_GIVEN),
            ("login", cli::LEARNER_LOGIN),
            ("follow", cli::LEARNER_FOLLOW),
        ],
    ),
    #[cfg(feature = "library")]
    (
        "learners delete",
        cli::LEARNERS_DELETE,
        &[("learner", cli::LEARNER_ID), ("with_sessions", cli::WITH_SESSIONS)],
    ),
    #[cfg(feature = "library")]
    (
        "learners import",
        cli::LEARNERS_IMPORT,
        &[("file", cli::LEARNERS_FILE), ("preview", cli::LEARNERS_PREVIEW)],
    ),
    #[cfg(feature = "library")]
    ("profiles", cli::PROFILES, &[("format", cli::LIST_FORMAT)]),
    #[cfg(feature = "library")]
    ("profiles list", cli::PROFILES_LIST, &[]),
    #[cfg(feature = "library")]
    ("profiles show", cli::PROFILES_SHOW, &[("profile", cli::PROFILE_ID)]),
    #[cfg(feature = "library")]
    (
        "profiles copy",
        cli::PROFILES_COPY,
        &[("profile", cli::PROFILE_ID), ("name", cli::PROFILE_NAME)],
    ),
    #[cfg(feature = "library")]
    (
        "profiles export",
        cli::PROFILES_EXPORT,
        &[("profile", cli::PROFILE_ID), ("file", cli::PROFILE_FILE)],
    ),
    #[cfg(feature = "library")]
    ("profiles import", cli::PROFILES_IMPORT, &[("file", cli::PROFILE_FILE)]),
    #[cfg(feature = "library")]
    ("profiles delete", cli::PROFILES_DELETE, &[("profile", cli::PROFILE_ID)]),
    (
        "check",
        cli::CHECK,
        &[
            ("paths", cli::PATHS),
            ("format", cli::FORMAT),
            ("without", cli::WITHOUT),
        ],
    ),
    ("rte", cli::RTE, &[("file", cli::VECTORS), ("profile", cli::PROFILE)]),
];

/// The options of all commands.
const OPTIONS: Arguments = &[
    #[cfg(feature = "library")]
    ("data", cli::DATA),
    ("lang", cli::LANG),
];

/// Adds the help in a language to the command line.
pub(crate) fn with_help(command: Command, language: Language) -> Command {
    let text = |text: Text| text.in_language(language);
    let template = format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}", text(cli::USAGE));
    // Default values and choices stand in the help itself, because clap has no French for them.
    let argument = |help: Text| {
        move |argument: Arg| {
            let has_values = argument.get_action().takes_values();
            argument
                .help(text(help))
                .hide_possible_values(has_values)
                .hide_default_value(has_values)
        }
    };
    let flag =
        |id: &'static str, short, action, help| Arg::new(id).short(short).long(id).action(action).help(text(help));
    let mut command = command
        .about(text(cli::ABOUT))
        .help_template(&template)
        .subcommand_help_heading(text(cli::COMMANDS))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help, cli::HELP).global(true))
        .arg(flag("version", 'V', ArgAction::Version, cli::VERSION));
    for (id, help) in OPTIONS {
        command = command.mut_arg(id, argument(*help));
    }
    for (path, about, arguments) in COMMANDS {
        let explain = |mut subcommand: Command| {
            for (id, help) in *arguments {
                subcommand = subcommand.mut_arg(id, argument(*help));
            }
            subcommand
                .about(text(*about))
                .help_template(&template)
                .subcommand_help_heading(text(cli::COMMANDS))
        };
        command = match path.split_once(' ') {
            None => command.mut_subcommand(path, explain),
            Some((group, name)) => command.mut_subcommand(group, |group| group.mut_subcommand(name, explain)),
        };
    }
    // Adds the command `help`.
    command.build();
    command.mut_subcommand("help", |help| help.about(text(cli::HELP_COMMAND)))
}

/// The language that `--lang` asks for, also where the arguments cannot be read as a whole.
pub(crate) fn asked_language(arguments: impl Iterator<Item = OsString>) -> Option<Language> {
    let mut previous = OsString::new();
    for argument in arguments.take_while(|argument| argument != OsStr::new("--")) {
        for (language, value) in [(Language::French, "fr"), (Language::English, "en")] {
            if argument == OsString::from(format!("--lang={value}"))
                || (previous == OsStr::new("--lang") && argument == OsStr::new(value))
            {
                return Some(language);
            }
        }
        previous = argument;
    }
    None
}

/// What is wrong with the arguments, without a full stop; `None` if the user asked for the help or the version.
pub(crate) fn message(error: &clap::Error, language: Language) -> Option<String> {
    let context = |kind| error.get(kind).map(ToString::to_string).filter(|text| !text.is_empty());
    let value = |kind| context(kind).unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::UnknownArgument => cli::unknown_argument(language, &value(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => cli::unknown_command(language, &value(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => cli::invalid_value(
            language,
            &value(ContextKind::InvalidArg),
            &value(ContextKind::InvalidValue),
        ),
        ErrorKind::MissingRequiredArgument => cli::missing_argument(language, &value(ContextKind::InvalidArg)),
        ErrorKind::ArgumentConflict => {
            let [argument, other] = [ContextKind::InvalidArg, ContextKind::PriorArg].map(value);
            match argument == other {
                true => cli::repeated_argument(language, &argument),
                false => cli::conflicting_arguments(language, &argument, &other),
            }
        }
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::DisplayVersion => {
            return None;
        }
        _ => cli::BAD_ARGUMENTS.in_language(language).to_owned(),
    };
    let suggestion = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let what = match (
        suggestion.into_iter().find_map(context),
        context(ContextKind::ValidValue),
    ) {
        (Some(suggestion), _) => cli::did_you_mean(language, &what, &suggestion),
        (None, Some(values)) => cli::accepted_values(language, &what, &values),
        (None, None) => what,
    };
    Some(cli::see_help(language, &what))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::Options;

    #[test]
    fn the_language_is_found_wherever_it_is_asked_for() {
        let asked = |line: &str| asked_language(line.split(' ').map(OsString::from));
        for line in ["check --lang fr --nothing", "--lang=fr nothing"] {
            assert_eq!(asked(line), Some(Language::French), "{line}");
        }
        assert_eq!(asked("--lang en fr"), Some(Language::English));
        for line in ["check fr", "check -- --lang fr", "--lang", "--lang de"] {
            assert_eq!(asked(line), None, "{line}");
        }
    }

    #[test]
    fn each_command_and_argument_has_a_help_in_each_language() {
        let [english, french] =
            [Language::English, Language::French].map(|language| with_help(Options::command(), language));
        let mut compared = 0_usize;
        let mut compare = |one: &Command, other: &Command| {
            let about = |command: &Command| command.get_about().map(ToString::to_string);
            assert!(about(one).is_some() && about(one) != about(other), "{}", one.get_name());
            for argument in one.get_arguments() {
                let id = argument.get_id().as_str();
                let help = |of: &Command| {
                    let mut arguments = of.get_arguments();
                    arguments
                        .find(|other| other.get_id() == id)?
                        .get_help()
                        .map(ToString::to_string)
                };
                assert!(
                    help(one).is_some() && help(one) != help(other),
                    "{} {id}",
                    one.get_name()
                );
                compared += 1;
            }
        };
        compare(&english, &french);
        let subcommands = |one: &Command, other: &Command| -> Vec<(Command, Command)> {
            let all = one.get_subcommands().zip(other.get_subcommands());
            let all = all.filter(|(one, _)| one.get_name() != "help");
            all.map(|(one, other)| (one.clone(), other.clone())).collect()
        };
        for (one, other) in subcommands(&english, &french) {
            compare(&one, &other);
            for (one, other) in subcommands(&one, &other) {
                compare(&one, &other);
            }
        }
        assert!(compared > COMMANDS.iter().map(|command| command.2.len()).sum::<usize>());
    }
}
