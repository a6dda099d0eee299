//! What the command line says. `path` and `file` are shown as they were given; `id` and `prefix` in quotation marks.

use crate::Plural;

messages! {
    /// The browser wrote no PDF.
    not_printed(browser: &str) {
        en: "{browser} wrote no PDF",
        fr: "{browser} n’a pas écrit de PDF",
    }
    /// No rule has this id.
    unknown_rule(id: &str) {
        en: "no rule has the id {id:?}",
        fr: "aucune règle n’a l’identifiant {id:?}",
    }
    /// No LMS profile has this id; `ids` are those that there are.
    unknown_profile(id: &str, ids: &str) {
        en: "no profile is called {id:?}; available: {ids}",
        fr: "aucun profil ne s’appelle {id:?} ; disponibles : {ids}",
    }
    /// From which entry of a session an LMS answers otherwise than the one it was played on.
    parts_at(entry: &str) {
        en: "answers differ from entry {entry} on",
        fr: "les réponses diffèrent à partir de l’entrée {entry}",
    }
    /// A file of vectors is larger than is read.
    vectors_too_large(file: &str, mib: u64) {
        en: "{file}: larger than {mib} MiB",
        fr: "{file} : plus de {mib} Mio",
    }
    /// The file is no JSON of vectors.
    not_vectors(file: &str, line: usize, column: usize) {
        en: "{file}: not a file of conformance vectors: line {line}, column {column}",
        fr: "{file} : ce n’est pas un fichier de vecteurs de conformité : ligne {line}, colonne {column}",
    }
    /// The list of vectors is empty.
    no_vectors(file: &str) {
        en: "{file} contains no vectors",
        fr: "{file} ne contient aucun vecteur",
    }
    /// A vector of which a step returned something else.
    vector_mismatch(id: &str, step: u32, call: &str, expected: &str, got: &str) {
        en: "{id} step {step} {call}: expected {expected}, got {got}",
        fr: "{id} étape {step} {call} : attendu {expected}, obtenu {got}",
    }
    /// No session has an identifier that begins so.
    no_session(prefix: &str) {
        en: "no session begins with {prefix:?}: see `scorm-audit list`",
        fr: "aucune session ne commence par {prefix:?} : voir `scorm-audit list`",
    }
    /// Several sessions have an identifier that begins so.
    several_sessions(count: usize, prefix: &str) {
        en: "{count} sessions begin with {prefix:?}: see `scorm-audit list`",
        fr: "{count} sessions commencent par {prefix:?} : voir `scorm-audit list`",
    }
    /// A learner has sessions, which would be deleted too.
    learner_has_sessions(student_id: &str, sessions: &str) {
        en: "{student_id} was not deleted: {sessions} would be deleted too; add --with-sessions to delete them",
        fr: "{student_id} n’a pas été supprimé : {sessions} serait supprimée aussi ; ajoutez --with-sessions pour tout supprimer",
    }
    /// A line of a file.
    line_number(line: u32) {
        en: "line {line}",
        fr: "ligne {line}",
    }
    /// An earlier line has the same identifier.
    repeated_identifier(line: u32) {
        en: "line {line} has the same identifier",
        fr: "la ligne {line} a le même identifiant",
    }
    /// No course, lesson or learner of the journal has such a name.
    no_name(name: &str) {
        en: "no session has a course or lesson named {name:?}, and no learner is",
        fr: "aucune session n’a de cours ou de leçon nommé {name:?}, ni aucun apprenant",
    }
    /// Several courses, lessons or learners of the journal have such a name.
    several_names(count: usize, name: &str) {
        en: "{count} names contain {name:?}: write more of the name",
        fr: "{count} noms contiennent {name:?} : écrivez-en davantage",
    }
    /// A text is no day.
    not_a_day(text: &str) {
        en: "{text:?} is not a day: write it as 2026-11-26",
        fr: "{text:?} n’est pas un jour : écrivez-le sous la forme 2026-11-26",
    }
    /// A folder among the packages that is not in the library, but can be imported.
    orphan_with_zip(path: &str) {
        en: "{path} is not in the library; `scorm-audit recover` imports it again",
        fr: "{path} n’est pas dans la bibliothèque ; `scorm-audit recover` l’importe à nouveau",
    }
    /// A folder among the packages that is not in the library.
    orphan(path: &str) {
        en: "{path} is not in the library",
        fr: "{path} n’est pas dans la bibliothèque",
    }
    /// A package's zip cannot be read, so that a backup has it not, nor the library that is made of it.
    not_backed_up(title: &str) {
        en: "“{title}” is not in the backup: its zip cannot be read",
        fr: "« {title} » n’est pas dans la sauvegarde : son zip est illisible",
    }
    /// The imported package is now a version of one that was there, because they are `reason`.
    new_version(id: &str, title: &str, reason: &str) {
        en: "added as a new version of package {id} (“{title}”): {reason}",
        fr: "ajouté comme nouvelle version du module {id} (« {title} ») : {reason}",
    }
    /// The imported package may be a version of one that is there, because they are `reason`.
    may_be_version(id: &str, title: &str, reason: &str) {
        en: "package {id} (“{title}”) is {reason}; --as-version adds this one as its new version",
        fr: "le module {id} (« {title} ») est déjà là : {reason} ; --as-version ajoute celui-ci comme nouvelle version",
    }
    /// The zip `inner` inside the given one holds a package.
    import_inner(inner: &str) {
        en: "--inner “{inner}” imports the package in it",
        fr: "--inner « {inner} » importe le module qu’il contient",
    }
    /// An argument that no command has.
    unknown_argument(argument: &str) {
        en: "unexpected argument: {argument}",
        fr: "argument inconnu : {argument}",
    }
    /// A command that there is not.
    unknown_command(command: &str) {
        en: "unrecognized subcommand: {command}",
        fr: "commande inconnue : {command}",
    }
    /// A value that an argument does not accept.
    invalid_value(argument: &str, value: &str) {
        en: "invalid value '{value}' for {argument}",
        fr: "valeur non valide pour {argument} : « {value} »",
    }
    /// Arguments that are missing.
    missing_argument(argument: &str) {
        en: "required arguments are missing: {argument}",
        fr: "il manque : {argument}",
    }
    /// An argument that may be given once.
    repeated_argument(argument: &str) {
        en: "argument given twice: {argument}",
        fr: "argument donné deux fois : {argument}",
    }
    /// Arguments that exclude each other.
    conflicting_arguments(argument: &str, other: &str) {
        en: "{argument} cannot be used with {other}",
        fr: "{argument} ne peut pas être utilisé avec {other}",
    }
    /// What may have been meant, after `what` is wrong.
    did_you_mean(what: &str, suggestion: &str) {
        en: "{what} (did you mean {suggestion}?)",
        fr: "{what} (vouliez-vous dire {suggestion} ?)",
    }
    /// What an argument accepts, after `what` is wrong.
    accepted_values(what: &str, values: &str) {
        en: "{what}; accepted: {values}",
        fr: "{what} ; valeurs acceptées : {values}",
    }
    /// Where the arguments are explained, after `what` is wrong.
    see_help(what: &str) {
        en: "{what}; see `scorm-audit --help`",
        fr: "{what} ; voir `scorm-audit --help`",
    }
}

texts! {
    /// What the program is for.
    ABOUT { en: "Audits SCORM packages offline", fr: "Audite des modules SCORM hors ligne" }
    /// The heading of how the program is called.
    USAGE { en: "Usage:", fr: "Utilisation :" }
    /// The heading of the commands.
    COMMANDS { en: "Commands", fr: "Commandes" }
    /// The option that prints the help.
    HELP { en: "Prints this help", fr: "Affiche cette aide" }
    /// The command that prints the help.
    HELP_COMMAND {
        en: "Prints this help, or that of a command",
        fr: "Affiche cette aide, ou celle d’une commande",
    }
    /// The option that prints the version.
    VERSION { en: "Prints the version", fr: "Affiche la version" }
    /// The option `--data`.
    DATA {
        en: "The folder of the library [default: the window's]",
        fr: "Le dossier de la bibliothèque [par défaut : celui de la fenêtre]",
    }
    /// The option `--lang`.
    LANG {
        en: "The language of messages, findings and reports: fr, en [default: the system's]",
        fr: "La langue des messages, des constats et des rapports : fr, en [par défaut : celle du système]",
    }
    /// The command `import`.
    IMPORT {
        en: "Imports SCORM packages into the library: zips, unpacked folders, or the manifests in them",
        fr: "Importe des modules SCORM dans la bibliothèque : des zips, des dossiers décompressés ou leurs manifestes",
    }
    /// The packages that a command is given.
    PATHS { en: "The packages", fr: "Les modules" }
    /// The option `--as-version`.
    AS_VERSION {
        en: "Adds a package that is in the library already, by its manifest or as the same zip, as a new version of it",
        fr: "Ajoute un module déjà présent, par son manifeste ou son zip identique, comme nouvelle version de celui-ci",
    }
    /// Which zip inside the given one is imported.
    INNER {
        en: "Imports the zip PATH inside the given zip or folder, which is no package itself",
        fr: "Importe le zip PATH contenu dans le zip ou le dossier donné, qui n’est pas lui-même un module",
    }
    /// What was imported is a resource package.
    RESOURCE_PACKAGE {
        en: "it is a resource package: it has resources and no organization, so there is nothing to launch",
        fr: "c’est un module de ressources : il a des ressources et pas d’organisation, il n’y a donc rien à lancer",
    }
    /// The command `list`.
    LIST {
        en: "Lists packages, their SCOs and their sessions",
        fr: "Liste les modules, leurs SCO et leurs sessions",
    }
    /// The command `results`.
    RESULTS {
        en: "Lists the courses of learners: status, its date, progress, time; with --course its lessons, with --lesson its sessions",
        fr: "Liste les cours des apprenants : statut, sa date, avancement, temps ; avec --course ses leçons, avec --lesson ses sessions",
    }
    /// The option `--course` of `results`.
    COURSE_OF_LESSONS {
        en: "Lists the lessons of this course, by its title or a part of it",
        fr: "Liste les leçons de ce cours, par son titre ou une partie de celui-ci",
    }
    /// The option `--lesson` of `results`.
    LESSON_OF_SESSIONS {
        en: "Lists the sessions of this lesson (SCO), by its title or a part of it",
        fr: "Liste les sessions de cette leçon (SCO), par son titre ou une partie de celui-ci",
    }
    /// The command `open`.
    OPEN_COMMAND {
        en: "Lists the sessions that are running or were left without LMSFinish",
        fr: "Liste les sessions en cours ou quittées sans LMSFinish",
    }
    /// The option `--format` of a list.
    LIST_FORMAT {
        en: "The format of the list: text, json, csv [default: text]",
        fr: "La forme de la liste : text, json, csv [par défaut : text]",
    }
    /// The command `validate`.
    VALIDATE {
        en: "Closes open sessions with what the LMS received last, and prints its exitau blocks; exits with 1 if one cannot be closed",
        fr: "Ferme des sessions ouvertes avec les dernières données reçues par le LMS, et affiche ses blocs exitau ; code de sortie 1 si l’une ne peut pas être fermée",
    }
    /// The sessions that are validated.
    VALIDATED_SESSIONS {
        en: "The sessions’ identifiers, as shown by `open`; their first characters are enough if they are unique",
        fr: "Les identifiants des sessions, affichés par `open` ; leurs premiers caractères suffisent s’ils sont uniques",
    }
    /// The option `--all`.
    VALIDATE_ALL {
        en: "Closes all open sessions, or those that the filters leave",
        fr: "Ferme toutes les sessions ouvertes, ou celles que les filtres laissent",
    }
    /// The command `delete-logs`.
    DELETE_LOGS {
        en: "Deletes the logs of sessions that ended long ago; their reports are kept, and open sessions keep their logs",
        fr: "Supprime les logs des sessions terminées depuis longtemps ; leurs rapports sont conservés, et les sessions ouvertes gardent leurs logs",
    }
    /// The option `--older-than`.
    OLDER_THAN {
        en: "Days since the end of a session [default: as set in the library]",
        fr: "Jours depuis la fin d’une session [par défaut : le réglage de la bibliothèque]",
    }
    /// The option `--preview`.
    DELETE_LOGS_PREVIEW {
        en: "Says what would be deleted, and deletes nothing",
        fr: "Indique ce qui serait supprimé, sans rien supprimer",
    }
    /// The command `sessions`.
    SESSIONS_COMMAND {
        en: "Lists sessions, the newest first",
        fr: "Liste les sessions, la plus récente d’abord",
    }
    /// The option `--package`.
    PACKAGE_ID { en: "The package's number, as shown by `list`", fr: "Le numéro du module, affiché par `list`" }
    /// The command `learners`.
    LEARNERS {
        en: "Lists the learners of the library, or changes them",
        fr: "Liste les apprenants de la bibliothèque, ou les modifie",
    }
    /// The command `learners list`.
    LEARNERS_LIST { en: "Lists the learners", fr: "Liste les apprenants" }
    /// The command `learners add`.
    LEARNERS_ADD { en: "Adds a learner", fr: "Ajoute un apprenant" }
    /// The command `learners edit`.
    LEARNERS_EDIT {
        en: "Changes a learner; past sessions keep what they were launched with",
        fr: "Modifie un apprenant ; les sessions passées conservent ce avec quoi elles ont été lancées",
    }
    /// The command `learners delete`.
    LEARNERS_DELETE {
        en: "Deletes a learner; the only one cannot be deleted",
        fr: "Supprime un apprenant ; le seul ne peut pas être supprimé",
    }
    /// The command `learners import`.
    LEARNERS_IMPORT {
        en: "Imports learners from a CSV file; exits with 1 if a row is refused",
        fr: "Importe des apprenants d’un fichier CSV ; code de sortie 1 si une ligne est refusée",
    }
    /// A learner's identifier.
    LEARNER_ID {
        en: "The learner's identifier (cmi.core.student_id)",
        fr: "L’identifiant de l’apprenant (cmi.core.student_id)",
    }
    /// The option `--id` of `learners edit`.
    LEARNER_NEW_ID { en: "The new identifier", fr: "Le nouvel identifiant" }
    /// The option `--family`.
    LEARNER_FAMILY { en: "The family name", fr: "Le nom" }
    /// The option `--given`.
    LEARNER_GIVEN { en: "The given name", fr: "Le prénom" }
    /// The option `--login`.
    LEARNER_LOGIN { en: "The login [default: the identifier]", fr: "Le login [par défaut : l’identifiant]" }
    /// The option `--follow`.
    LEARNER_FOLLOW {
        en: "Whether the learner is followed: true, false",
        fr: "Si l’apprenant est suivi : true, false",
    }
    /// The option `--with-sessions`.
    WITH_SESSIONS {
        en: "Also deletes the learner's attempts, sessions and reports",
        fr: "Supprime aussi les tentatives, les sessions et les rapports de l’apprenant",
    }
    /// The file of `learners import`.
    LEARNERS_FILE {
        en: "The file: its first row names the columns identifier, family name, given name, login",
        fr: "Le fichier : sa première ligne nomme les colonnes identifiant, nom, prénom, login",
    }
    /// The option `--preview`.
    LEARNERS_PREVIEW {
        en: "Shows what would be imported, and changes nothing",
        fr: "Affiche ce qui serait importé, sans rien modifier",
    }
    /// A learner whose sessions are in the journal.
    FOLLOWED { en: "followed", fr: "suivi" }
    /// A learner whose sessions are not in the journal.
    NOT_FOLLOWED { en: "not followed", fr: "non suivi" }
    /// A row that is a new learner.
    ADDED { en: "added", fr: "ajouté" }
    /// A row that changes a learner.
    UPDATED { en: "updated", fr: "mis à jour" }
    /// A row that changes nothing.
    UNCHANGED { en: "unchanged", fr: "inchangé" }
    /// A row that is left out.
    ROW_REFUSED { en: "refused", fr: "refusé" }
    /// A row without an identifier.
    NO_IDENTIFIER { en: "no identifier", fr: "pas d’identifiant" }
    /// A row whose identifier has a space in it.
    SPACE_IN_IDENTIFIER { en: "a space in the identifier", fr: "une espace dans l’identifiant" }
    /// A row without a family name.
    NO_FAMILY_NAME { en: "no family name", fr: "pas de nom" }
    /// A row with a value that is too long.
    LEARNER_TOO_LONG { en: "more than 255 characters", fr: "plus de 255 caractères" }
    /// A row with a control character.
    CONTROL_CHARACTER { en: "a line break or another control character", fr: "un saut de ligne ou un autre caractère de contrôle" }
    /// The command `profiles`.
    PROFILES {
        en: "Lists the LMS profiles, or changes those of your own",
        fr: "Liste les profils LMS, ou modifie les vôtres",
    }
    /// The command `profiles list`.
    PROFILES_LIST {
        en: "Lists the profiles that come with the workbench, and your own",
        fr: "Liste les profils fournis avec l’atelier, et les vôtres",
    }
    /// The command `profiles show`.
    PROFILES_SHOW { en: "Prints what the LMS of a profile does", fr: "Affiche ce que fait le LMS d’un profil" }
    /// The command `profiles copy`.
    PROFILES_COPY {
        en: "Makes a profile of your own from another one; edit it in the window, or export it, edit the file and import it",
        fr: "Crée un profil à vous à partir d’un autre ; modifiez-le dans la fenêtre, ou exportez-le, modifiez le fichier et importez-le",
    }
    /// The command `profiles export`.
    PROFILES_EXPORT { en: "Writes a profile to a JSON file", fr: "Écrit un profil dans un fichier JSON" }
    /// The command `profiles import`.
    PROFILES_IMPORT {
        en: "Adds the profile in a JSON file to your own",
        fr: "Ajoute aux vôtres le profil d’un fichier JSON",
    }
    /// The command `profiles delete`.
    PROFILES_DELETE {
        en: "Deletes a profile of your own; past sessions stay as they are",
        fr: "Supprime un profil à vous ; les sessions passées restent telles quelles",
    }
    /// The id of a profile.
    PROFILE_ID { en: "The id of a profile, as shown by `profiles`", fr: "L’identifiant d’un profil, affiché par `profiles`" }
    /// The name of a profile.
    PROFILE_NAME { en: "The name of the new profile", fr: "Le nom du nouveau profil" }
    /// The file of a profile.
    PROFILE_FILE { en: "The JSON file", fr: "Le fichier JSON" }
    /// A profile of the user's own.
    OWN_PROFILE { en: "your own", fr: "à vous" }
    /// A profile that comes with the workbench.
    SHIPPED_PROFILE { en: "comes with the workbench", fr: "fourni avec l’atelier" }
    /// The command `journal`.
    JOURNAL {
        en: "Prints the journal of all sessions, newest first: what they exchanged with the LMS",
        fr: "Affiche le journal de toutes les sessions, la plus récente d’abord : leurs échanges avec le LMS",
    }
    /// The option `--search`.
    SEARCH {
        en: "Only rows that contain this text, whatever its case and accents",
        fr: "Seulement les lignes qui contiennent ce texte, sans tenir compte de la casse ni des accents",
    }
    /// The option `--course`.
    COURSE {
        en: "Only this course, by its title or a part of it",
        fr: "Seulement ce cours, par son titre ou une partie de celui-ci",
    }
    /// The option `--lesson`.
    LESSON {
        en: "Only this lesson (SCO), by its title or a part of it",
        fr: "Seulement cette leçon (SCO), par son titre ou une partie de celui-ci",
    }
    /// The option `--learner`.
    LEARNER {
        en: "Only this learner, by their identifier (cmi.core.student_id), their name or a part of it",
        fr: "Seulement cet apprenant, par son identifiant (cmi.core.student_id), son nom ou une partie de celui-ci",
    }
    /// The option `--command`.
    COMMAND {
        en: "Only these rows: launch, getparam, putparam, exitau, lifecycle, set, get, commit, errors, all; may be given again [default: the first four]",
        fr: "Seulement ces lignes : launch, getparam, putparam, exitau, lifecycle, set, get, commit, errors, all ; peut être répété [par défaut : les quatre premières]",
    }
    /// The option `--since`.
    SINCE { en: "Only rows of this day or later", fr: "Seulement les lignes de ce jour ou plus récentes" }
    /// The option `--since` of a list of sessions.
    STARTED_SINCE {
        en: "Only sessions that started on this day or later",
        fr: "Seulement les sessions commencées ce jour ou plus tard",
    }
    /// The option `--until` of a list of sessions.
    STARTED_UNTIL {
        en: "Only sessions that started on this day or earlier",
        fr: "Seulement les sessions commencées ce jour ou plus tôt",
    }
    /// The option `--until`.
    UNTIL { en: "Only rows of this day or earlier", fr: "Seulement les lignes de ce jour ou plus anciennes" }
    /// The option `--format` of `journal`.
    ROWS_FORMAT {
        en: "How rows are printed: text, json, csv (no cell is run as a formula) [default: text]",
        fr: "La forme des lignes : text, json, csv (aucune cellule n’est exécutée comme formule) [par défaut : text]",
    }
    /// The command `export`.
    EXPORT {
        en: "Writes the rows of the journal to a file; exits with 130 if it is interrupted, and leaves no half file",
        fr: "Écrit les lignes du journal dans un fichier ; code de sortie 130 en cas d’interruption, sans fichier incomplet",
    }
    /// The file of `export`.
    EXPORT_FILE {
        en: "The file; one that exists is replaced",
        fr: "Le fichier ; s’il existe, il est remplacé",
    }
    /// The option `--format` of `export`.
    EXPORT_FORMAT {
        en: "The format of the file: text, json, csv (no cell is run as a formula) [default: as its name ends, or csv]",
        fr: "La forme du fichier : text, json, csv (aucune cellule n’est exécutée comme formule) [par défaut : selon son extension, ou csv]",
    }
    /// The user ended a command that writes a file.
    INTERRUPTED { en: "interrupted: nothing was written", fr: "interrompu : rien n’a été écrit" }
    /// The command `recover`.
    RECOVER_COMMAND {
        en: "Recovers a library whose database is damaged or missing, and imports again the packages that are missing from it; the old database stays beside the new one",
        fr: "Récupère une bibliothèque dont la base est endommagée ou absente, et importe à nouveau les modules qui n’y figurent pas ; l’ancienne base reste à côté de la nouvelle",
    }
    /// The command `backup`.
    BACKUP {
        en: "Writes the library into one new file: its packages, learners, sessions and settings, also while the window is open",
        fr: "Écrit la bibliothèque dans un seul nouveau fichier : modules, apprenants, sessions et réglages, même si la fenêtre est ouverte",
    }
    /// The file of `backup`.
    BACKUP_FILE { en: "The new file", fr: "Le nouveau fichier" }
    /// The command `restore`.
    RESTORE {
        en: "Makes a library of a backup in the folder that `--data` names, which must be empty",
        fr: "Crée une bibliothèque à partir d’une sauvegarde dans le dossier que `--data` nomme, qui doit être vide",
    }
    /// The file of `restore`.
    RESTORE_FILE { en: "The backup", fr: "La sauvegarde" }
    /// The command `move-data`.
    MOVE_DATA {
        en: "Moves the library to another folder, also on another disk; the window and the commands find it there from then on",
        fr: "Déplace la bibliothèque vers un autre dossier, même sur un autre disque ; la fenêtre et les commandes la trouvent ensuite là",
    }
    /// The folder of `move-data`.
    MOVE_DATA_FOLDER {
        en: "An empty folder, or one that does not exist yet",
        fr: "Un dossier vide, ou qui n’existe pas encore",
    }
    /// The command `judge`.
    JUDGE {
        en: "Says what a session came to, and what the same calls come to on each LMS: status, score, time, refused calls, and where the answers part",
        fr: "Indique le résultat d’une session, et celui des mêmes appels sur chaque LMS : statut, score, durée, appels refusés, et où les réponses divergent",
    }
    /// The option `--profile` of `judge`.
    JUDGED_PROFILES {
        en: "An LMS profile; may be repeated [default: all]",
        fr: "Un profil de LMS ; peut être répété [par défaut : tous]",
    }
    /// The option `--format` of `judge` and `compare`.
    JUDGE_FORMAT {
        en: "The format: text, json, html [default: text]",
        fr: "La forme : text, json, html [par défaut : text]",
    }
    /// The command `compare`.
    COMPARE {
        en: "Compares two sessions, of one package or of two: results, findings, data at the end, and call by call",
        fr: "Compare deux sessions, d’un module ou de deux : résultats, constats, données à la fin, et appel par appel",
    }
    /// The first session of `compare`.
    COMPARED_SESSION {
        en: "Session A: its identifier, or its first characters",
        fr: "La session A : son identifiant, ou les premiers caractères",
    }
    /// The second session of `compare`.
    OTHER_SESSION {
        en: "Session B, which A is compared with",
        fr: "La session B, à laquelle A est comparée",
    }
    /// The command `state`.
    STATE {
        en: "Prints the data model of a session at any of its entries, with what that entry changed",
        fr: "Affiche le modèle de données d’une session à l’une de ses entrées, avec ce que celle-ci a changé",
    }
    /// The option `--at` of `state`.
    STATE_ENTRY {
        en: "The number of the entry; 0 is the launch [default: the last one]",
        fr: "Le numéro de l’entrée ; 0 est le lancement [par défaut : la dernière]",
    }
    /// The option `--decoded` of `state`.
    STATE_DECODED {
        en: "Decodes the suspend data, and shows what the entry that set them changed in them",
        fr: "Décode les données de reprise, et indique ce que l’entrée qui les a enregistrées y a changé",
    }
    /// The command `report`.
    REPORT {
        en: "Prints the report of a session as JSON, or writes it as HTML or PDF",
        fr: "Affiche le rapport d’une session en JSON, ou l’écrit en HTML ou en PDF",
    }
    /// The session of a report.
    SESSION {
        en: "The session’s identifier, as shown by `list`; its first characters are enough if they are unique",
        fr: "L’identifiant de la session, affiché par `list` ; ses premiers caractères suffisent s’ils sont uniques",
    }
    /// The option `--html`.
    HTML { en: "Writes one self-contained HTML file", fr: "Écrit un seul fichier HTML autonome" }
    /// The option `--pdf`.
    PDF {
        en: "Writes one PDF file; needs Chromium, Chrome or Edge",
        fr: "Écrit un seul fichier PDF ; il faut Chromium, Chrome ou Edge",
    }
    /// No browser prints a page.
    NO_BROWSER {
        en: "no browser was found that writes PDF: install Chromium (Debian, Ubuntu: apt install chromium), Chrome or Edge, or write HTML with --html and print it",
        fr: "aucun navigateur trouvé pour écrire un PDF : installez Chromium (Debian, Ubuntu : apt install chromium), Chrome ou Edge, ou écrivez du HTML avec --html et imprimez-le",
    }
    /// The command `check`.
    CHECK {
        en: "Audits packages: zips, unpacked folders, or the manifests in them; exits with 1 if one has errors, 2 if one cannot be read",
        fr: "Audite des modules : des zips, des dossiers décompressés ou leurs manifestes ; code de sortie 1 si l’un a des erreurs, 2 si l’un est illisible",
    }
    /// The option `--format`.
    FORMAT {
        en: "How findings are printed: text, json (a line for each package), sarif (SARIF 2.1.0), html [default: text]",
        fr: "La forme des constats : text, json (une ligne par module), sarif (SARIF 2.1.0), html [par défaut : text]",
    }
    /// The option `--without`.
    WITHOUT {
        en: "A rule to leave out, by its id; may be given again",
        fr: "Une règle à ignorer, par son identifiant ; peut être répété",
    }
    /// The command `rte`.
    RTE {
        en: "Runs conformance vectors against the run-time; fails if a result differs",
        fr: "Exécute des vecteurs de conformité sur le run-time ; échoue si un résultat diffère",
    }
    /// The file of vectors.
    VECTORS { en: "The vectors, as JSON", fr: "Les vecteurs, en JSON" }
    /// The option `--profile`.
    PROFILE {
        en: "The LMS profile to simulate [default: strict]",
        fr: "Le profil LMS à simuler [par défaut : strict]",
    }
    /// The output cannot be written.
    UNWRITABLE_OUTPUT { en: "the output cannot be written", fr: "la sortie ne peut pas être écrite" }
    /// The arguments are wrong for another reason.
    BAD_ARGUMENTS { en: "the arguments cannot be read", fr: "les arguments ne peuvent pas être lus" }
    /// The system has no data folder.
    NO_DATA_FOLDER {
        en: "no data folder: choose one with --data",
        fr: "pas de dossier de données : choisissez-en un avec --data",
    }
    /// The library is damaged.
    DAMAGED {
        en: "the library is damaged: this is what can be read of it",
        fr: "la bibliothèque est endommagée : voici ce qui peut en être lu",
    }
    /// What helps where a library is damaged.
    RECOVER {
        en: "`scorm-audit recover` creates a new library from what can be read, and leaves the old one beside it",
        fr: "`scorm-audit recover` crée une bibliothèque à partir de ce qui peut être lu, et conserve l’ancienne à côté",
    }
    /// Why a package may be a version of another: its zip is the same.
    IDENTICAL_ZIP { en: "an identical zip", fr: "zip identique" }
    /// Why a package may be a version of another: its identifier is the same.
    SAME_COURSE { en: "the same course", fr: "même module" }
    /// The session runs.
    RUNNING { en: "running", fr: "en cours" }
    /// The session ended without LMSFinish.
    OPEN { en: "open", fr: "ouverte" }
    /// A later session continued it.
    CONTINUED { en: "continued", fr: "poursuivie" }
    /// Its attempt was reset.
    RESET { en: "reset", fr: "réinitialisée" }
    /// The LMS closed it without LMSFinish.
    VALIDATED { en: "validated", fr: "validée" }
    /// The session ended with LMSFinish.
    FINISHED { en: "finished", fr: "terminée" }
    /// Before the reason why a package cannot be read.
    REFUSED { en: "refused:", fr: "refusé :" }
    /// The severity of an error.
    ERROR { en: "error", fr: "erreur" }
    /// The severity of a warning.
    WARNING { en: "warning", fr: "avertissement" }
    /// The severity of a suggestion.
    SUGGESTION { en: "suggestion", fr: "conseil" }
}

/// How many rows of logs.
pub const LOG_ROWS: Plural = Plural {
    en: ["row", "rows"],
    fr: ["ligne", "lignes"],
};

/// Records that cannot be read.
pub const DAMAGED_RECORDS: Plural = Plural {
    en: [
        "record of the library cannot be read",
        "records of the library cannot be read",
    ],
    fr: [
        "enregistrement de la bibliothèque est illisible",
        "enregistrements de la bibliothèque sont illisibles",
    ],
};
/// Calls of a session.
pub const CALLS: Plural = Plural {
    en: ["call", "calls"],
    fr: ["appel", "appels"],
};
/// Calls that an LMS refuses.
pub const REFUSED_CALLS: Plural = Plural {
    en: ["call refused", "calls refused"],
    fr: ["appel refusé", "appels refusés"],
};
/// SCOs of a package.
pub const SCOS: Plural = Plural {
    en: ["SCO", "SCOs"],
    fr: ["SCO", "SCO"],
};
/// Packages in a recovered library.
pub const PACKAGES: Plural = Plural {
    en: ["package", "packages"],
    fr: ["module", "modules"],
};
/// Packages that a recovery imported again.
pub const IMPORTED_AGAIN: Plural = Plural {
    en: ["imported again", "imported again"],
    fr: ["importé à nouveau", "importés à nouveau"],
};
/// Sessions in a recovered library.
pub const SESSIONS: Plural = Plural {
    en: ["session", "sessions"],
    fr: ["session", "sessions"],
};
/// Vectors that passed.
pub const PASSED: Plural = Plural {
    en: ["passed", "passed"],
    fr: ["réussi", "réussis"],
};
/// Vectors that failed.
pub const FAILED: Plural = Plural {
    en: ["failed", "failed"],
    fr: ["échoué", "échoués"],
};
