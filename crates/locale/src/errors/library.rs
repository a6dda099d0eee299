//! What the library and its sessions cannot do. `path` is the library's folder or its database.

use crate::Plural;

messages! {
    /// A SCO's launch file is not in the package.
    launch_file_missing(file: &str, sco: &str, launch_file: &str) {
        en: "{launch_file}, the launch file of “{sco}”, is not in {file}",
        fr: "{launch_file}, le fichier de lancement de « {sco} », n’est pas dans {file}",
    }
    /// A SCO of another host was launched offline.
    offline_launch(sco: &str, host: &str) {
        en: "“{sco}” starts on another host, {host}: it cannot be launched offline",
        fr: "« {sco} » démarre sur un autre hôte, {host} : il ne peut pas être lancé hors ligne",
    }
    /// One of the things below is not in the library.
    not_found(what: &str, id: &str) {
        en: "no {what} {id}",
        fr: "introuvable : {what} {id}",
    }
    /// The package is of another standard.
    cannot_run(package: &str) {
        en: "{package} cannot be launched: only SCORM 1.2 is run",
        fr: "{package} ne peut pas être lancé : seul SCORM 1.2 est exécuté",
    }
    /// A package of a standard whose English name begins with a consonant.
    a_package_of(standard: &str) {
        en: "a {standard} package",
        fr: "un module {standard}",
    }
    /// A package of a standard whose English name begins with a vowel.
    an_package_of(standard: &str) {
        en: "an {standard} package",
        fr: "un module {standard}",
    }
    /// The SCO's session is running.
    still_running(session: &str) {
        en: "the session {session} is still running",
        fr: "la session {session} est encore en cours",
    }
    /// The session is not open.
    not_open(session: &str) {
        en: "the session {session} is not open: it has finished, or was continued, reset or validated",
        fr: "la session {session} n’est pas ouverte : elle est terminée, ou a été poursuivie, réinitialisée ou validée",
    }
    /// The entries and exchanges of the session were deleted.
    logs_deleted(date: &str) {
        en: "the logs of this session were deleted on {date}; its report is kept",
        fr: "les logs de cette session ont été supprimés le {date} ; son rapport est conservé",
    }
    /// There is a learner with this identifier.
    learner_exists(student_id: &str) {
        en: "there is a learner with the identifier {student_id} already",
        fr: "il y a déjà un apprenant avec l’identifiant {student_id}",
    }
    /// A file of learners is larger than is read.
    learners_too_large(file: &str) {
        en: "{file} is larger than 8 MiB or has more than 20,000 rows",
        fr: "{file} dépasse 8 Mio ou 20 000 lignes",
    }
    /// A file of learners is no text.
    learners_not_text(file: &str) {
        en: "{file} is not a CSV file: save the sheet as CSV",
        fr: "{file} n’est pas un fichier CSV : enregistrez la feuille au format CSV",
    }
    /// The first row of a file of learners names no columns.
    learners_no_head(file: &str) {
        en: "the first row of {file} must name its columns: identifier and family name, and also given name and login if they are there",
        fr: "la première ligne de {file} doit nommer ses colonnes : identifiant et nom, ainsi que prénom et login s’ils y sont",
    }
    /// A file of learners has no row below its head.
    learners_no_rows(file: &str) {
        en: "{file} lists no learners",
        fr: "{file} ne contient aucun apprenant",
    }
    /// A newer version of the workbench wrote the library.
    newer_library(path: &str) {
        en: "{path} was written by a newer version of the workbench",
        fr: "{path} a été écrit par une version plus récente de l’atelier",
    }
    /// Somebody else has the library open.
    library_in_use(path: &str) {
        en: "{path} is open in another window or command; close it first",
        fr: "{path} est ouvert dans une autre fenêtre ou commande ; fermez-la d’abord",
    }
    /// The database is damaged.
    damaged_library(path: &str) {
        en: "the library {path} is damaged; it was not changed",
        fr: "la bibliothèque {path} est endommagée ; elle n’a pas été modifiée",
    }
    /// There are packages without their database.
    library_missing(path: &str) {
        en: "the library's database {path} is missing or belongs to another application; the packages beside it were not changed",
        fr: "la base de la bibliothèque, {path}, est introuvable ou appartient à une autre application ; les modules à côté n’ont pas été modifiés",
    }
    /// There is no library.
    no_library(path: &str) {
        en: "there is no library in {path}",
        fr: "il n’y a pas de bibliothèque dans {path}",
    }
    /// The folder has other files in it.
    not_a_library(path: &str) {
        en: "{path} is neither a library nor an empty folder; choose another one",
        fr: "{path} n’est ni une bibliothèque, ni un dossier vide ; choisissez-en un autre",
    }
    /// A backup was to be restored where a library is.
    library_exists(path: &str) {
        en: "there is a library in {path} already; choose an empty folder",
        fr: "il y a déjà une bibliothèque dans {path} ; choisissez un dossier vide",
    }
    /// The library was moved, and is not where it was moved to.
    library_moved(path: &str, to: &str) {
        en: "the library of {path} was moved to {to}, and was not found there; connect the disk that it is on, or name its folder with --data",
        fr: "la bibliothèque de {path} a été déplacée vers {to}, où elle est introuvable ; connectez le disque où elle se trouve, ou nommez son dossier avec --data",
    }
    /// A move to the folder was broken off.
    move_unfinished(path: &str, from: &str) {
        en: "a move of the library from {from} to {path} was not completed; open the library in {from}, and move it again if you like",
        fr: "un déplacement de la bibliothèque de {from} vers {path} n’est pas terminé ; ouvrez la bibliothèque dans {from}, et déplacez-la à nouveau si vous le souhaitez",
    }
    /// The file that says where a library was moved to cannot be understood.
    move_record(path: &str) {
        en: "{path}, which says where the library was moved to, is damaged; name the library’s folder with --data",
        fr: "{path}, qui indique où la bibliothèque a été déplacée, est endommagé ; nommez le dossier de la bibliothèque avec --data",
    }
    /// A library cannot be moved to where it is.
    move_same(path: &str) {
        en: "the library is in {path} already; choose another folder",
        fr: "la bibliothèque est déjà dans {path} ; choisissez un autre dossier",
    }
    /// A library cannot be moved into itself.
    move_nested(path: &str) {
        en: "{path} is inside the library’s folder, or around it; choose a folder elsewhere",
        fr: "{path} est à l’intérieur du dossier de la bibliothèque, ou autour de lui ; choisissez un dossier ailleurs",
    }
    /// A library is only moved to an empty folder.
    move_not_empty(path: &str) {
        en: "{path} is not empty; choose an empty folder, or create a new one",
        fr: "{path} n’est pas vide ; choisissez un dossier vide, ou créez-en un",
    }
    /// A path has characters that cannot be stored.
    move_name(path: &str) {
        en: "the path {path} has characters that are not Unicode; choose a folder with another name",
        fr: "le chemin {path} contient des caractères non Unicode ; choisissez un dossier d’un autre nom",
    }
    /// A disk has less space than is needed.
    not_enough_space(path: &str, needed: u32, available: u32) {
        en: "the disk of {path} has {available} MiB free, and {needed} MiB are needed; free some space or choose another disk",
        fr: "le disque de {path} a {available} Mio libres, et il en faut {needed} ; libérez de l’espace ou choisissez un autre disque",
    }
    /// Sessions are running, `sessions` of them in words.
    sessions_running(sessions: &str) {
        en: "{sessions}; end them first",
        fr: "{sessions} ; terminez-les d’abord",
    }
    /// A file of settings is too large to be one.
    settings_too_large(file: &str) {
        en: "{file} is too large for a file of settings",
        fr: "{file} est trop volumineux pour un fichier de réglages",
    }
    /// A file is none of settings.
    not_settings(file: &str) {
        en: "{file} is not a file of settings of the workbench",
        fr: "{file} n’est pas un fichier de réglages de l’atelier",
    }
    /// A newer version wrote a file of settings.
    newer_settings(file: &str) {
        en: "{file} was written by a newer version of the workbench",
        fr: "{file} a été écrit par une version plus récente de l’atelier",
    }
    /// A file of settings has a key that there is not.
    unknown_setting(file: &str, key: &str) {
        en: "{file} has a setting that does not exist: {key}",
        fr: "{file} contient un réglage qui n’existe pas : {key}",
    }
    /// A file of settings has a value that cannot be set.
    invalid_setting(file: &str, key: &str) {
        en: "{file} has a value that cannot be set: {key}",
        fr: "{file} contient une valeur impossible : {key}",
    }
    /// What is wrong with a file that has an LMS profile.
    profile_file(file: &str, reason: &str) {
        en: "{file}: {reason}",
        fr: "{file} : {reason}",
    }
    /// The file is no backup.
    not_a_backup(path: &str) {
        en: "{path} is not a backup of a library, or it is damaged",
        fr: "{path} n’est pas une sauvegarde de bibliothèque, ou elle est endommagée",
    }
}

texts! {
    /// The database cannot be read or written.
    STORE {
        en: "the library's database could not be read or written",
        fr: "la base de la bibliothèque n’a pas pu être lue ou écrite",
    }
    /// A record cannot be read.
    DAMAGED_RECORD {
        en: "this record of the library is damaged",
        fr: "cet enregistrement de la bibliothèque est endommagé",
    }
    /// The title of a package whose record is lost, while sessions of it were recovered.
    LOST_PACKAGE { en: "Recovered sessions", fr: "Sessions récupérées" }
    /// The title of a SCO whose record is lost.
    LOST_SCO { en: "Unknown SCO", fr: "SCO inconnu" }
    /// The session is not running any more.
    SESSION_ENDED { en: "the session has ended", fr: "la session est terminée" }
    /// A learner to be added is not complete.
    INVALID_LEARNER {
        en: "a learner needs an identifier without spaces and a family name, each of at most 255 characters",
        fr: "un apprenant a besoin d’un identifiant sans espaces et d’un nom, chacun de 255 caractères au plus",
    }
    /// A library has a learner at all times.
    LAST_LEARNER {
        en: "the only learner cannot be deleted: add another one first",
        fr: "le seul apprenant ne peut pas être supprimé : ajoutez-en d’abord un autre",
    }
    /// The player's server cannot start.
    SERVER {
        en: "the player's server could not start",
        fr: "le serveur du lecteur n’a pas pu démarrer",
    }
    /// Nothing opens web addresses.
    BROWSER_NOT_OPENED {
        en: "the system's browser could not be opened: open the address in a browser yourself",
        fr: "le navigateur du système n’a pas pu s’ouvrir : ouvrez vous-même l’adresse dans un navigateur",
    }
    /// A package.
    PACKAGE { en: "package", fr: "module" }
    /// A learner.
    LEARNER { en: "learner", fr: "apprenant" }
    /// A folder.
    FOLDER { en: "folder", fr: "dossier" }
    /// An LMS profile.
    PROFILE { en: "profile", fr: "profil" }
}

/// Sessions that are running.
pub const RUNNING: Plural = Plural {
    en: ["session is running", "sessions are running"],
    fr: ["session est en cours", "sessions sont en cours"],
};
