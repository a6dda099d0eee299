//! The page of a session's report.

use crate::Plural;

messages! {
    /// Not all of a list is printed.
    first_on_paper(shown: &str, all: &str) {
        en: "The first {shown} of {all}. All are in the HTML report and in the window.",
        fr: "Les {shown} premiers sur {all}. Tous sont dans le rapport HTML et dans la fenêtre.",
    }
    /// What plays a media file here: `packages` are packages of Debian.
    media_packages(packages: &str) {
        en: "to play it here, install {packages} (Debian, Ubuntu)",
        fr: "pour le lire ici, installez {packages} (Debian, Ubuntu)",
    }
    /// Stands in the place of the log of a session whose log was deleted.
    logs_deleted(date: &str) {
        en: "The logs of this session were deleted on {date}. The report is kept.",
        fr: "Les logs de cette session ont été supprimés le {date}. Le rapport est conservé.",
    }
    /// The name that a file has other than in its address.
    actual_path(path: &str) {
        en: "the package has “{path}”: names are case-sensitive",
        fr: "le module contient « {path} » : les majuscules et minuscules comptent",
    }
    /// A moment: the module sent a status.
    moment_status(value: &str) {
        en: "The module sent the status “{value}”",
        fr: "Le module a envoyé le statut « {value} »",
    }
    /// A moment: the module sent a score.
    moment_score(value: &str) {
        en: "The module sent the score {value}",
        fr: "Le module a envoyé le score {value}",
    }
    /// Several of the same in a row.
    moment_times(what: &str, count: &str) {
        en: "{what} ({count} times)",
        fr: "{what} ({count} fois)",
    }
    /// How many entries of a kind there are.
    activity_of(kind: &str, count: &str) {
        en: "{kind}: {count}",
        fr: "{kind} : {count}",
    }
    /// The most characters of a value.
    activity_limit(limit: &str) {
        en: "limit {limit}",
        fr: "limite {limit}",
    }
    /// Entries that were not recorded, and why.
    loss_line(entries: &str, why: &str) {
        en: "{entries}: {why}",
        fr: "{entries} : {why}",
    }
}

texts! {
    /// The name of the page.
    REPORT { en: "Session report", fr: "Rapport de session" }
    /// How the LMS behaves.
    PROFILE { en: "LMS profile", fr: "Profil LMS" }
    /// Mode (lesson_mode).
    MODE { en: "Mode (lesson_mode)", fr: "Mode (lesson_mode)" }
    /// Status.
    STATUS { en: "Status", fr: "Statut" }
    /// Score.
    SCORE { en: "Score", fr: "Score" }
    /// The status that the module sent.
    STATUS_SENT { en: "Status sent", fr: "Statut envoyé" }
    /// The status that the LMS recorded.
    STATUS_RECORDED { en: "Status recorded by the LMS", fr: "Statut retenu" }
    /// The score that the module sent.
    SCORE_SENT { en: "Score sent", fr: "Score envoyé" }
    /// The score that the LMS recorded.
    SCORE_RECORDED { en: "Score recorded by the LMS", fr: "Score retenu" }
    /// The calls that were refused.
    REFUSED { en: "Refused calls", fr: "Appels refusés" }
    /// How often.
    COUNT { en: "Count", fr: "Nombre" }
    /// Session time, reported.
    SESSION_TIME { en: "Session time, reported", fr: "Temps de session, déclaré" }
    /// Session time, measured.
    WALL_TIME { en: "Session time, measured", fr: "Temps de session, mesuré" }
    /// Total time.
    TOTAL_TIME { en: "Total time", fr: "Temps total" }
    /// Location (lesson_location).
    LOCATION { en: "Location (lesson_location)", fr: "Emplacement (lesson_location)" }
    /// Exit.
    EXIT { en: "Exit", fr: "Sortie (exit)" }
    /// What a session did over time.
    ACTIVITY { en: "Activity over time", fr: "Activité dans le temps" }
    /// A session did nothing that is drawn.
    ACTIVITY_NONE {
        en: "Nothing to draw: the module called no function, and its pages had no error.",
        fr: "Rien à dessiner : le module n’a appelé aucune fonction, et ses pages n’ont eu aucune erreur.",
    }
    /// What a cross means.
    ACTIVITY_BAD { en: "refused call or error", fr: "appel refusé ou erreur" }
    /// What hatching means.
    ACTIVITY_PAUSE { en: "hatched: pause of more than 10 seconds", fr: "hachures : pause de plus de 10 secondes" }
    /// When a value was there before the session.
    ACTIVITY_BEFORE { en: "At the launch", fr: "Au lancement" }
    /// Calls of LMSInitialize and LMSFinish.
    ACTIVITY_LIFECYCLE { en: "Initialize, Finish", fr: "Initialize, Finish" }
    /// Calls of LMSSetValue.
    ACTIVITY_SET { en: "SetValue", fr: "SetValue" }
    /// Calls of LMSGetValue.
    ACTIVITY_GET { en: "GetValue", fr: "GetValue" }
    /// Calls of LMSCommit.
    ACTIVITY_COMMIT { en: "Commit", fr: "Commit" }
    /// Calls of the functions that ask about errors.
    ACTIVITY_ERROR_CALL { en: "Error calls", fr: "Appels d’erreur" }
    /// The moments of a session.
    TIMELINE { en: "Timeline", fr: "Chronologie" }
    /// What happened at a moment.
    HAPPENED { en: "What happened", fr: "Événement" }
    /// The list of moments is empty.
    NO_MOMENTS { en: "Nothing happened in this session.", fr: "Rien ne s’est passé dans cette session." }
    /// A moment: LMSInitialize.
    MOMENT_INITIALIZED { en: "The module called LMSInitialize", fr: "Le module a appelé LMSInitialize" }
    /// A moment: LMSCommit.
    MOMENT_COMMITTED { en: "The module called LMSCommit", fr: "Le module a appelé LMSCommit" }
    /// A moment: LMSFinish.
    MOMENT_FINISHED { en: "The module called LMSFinish", fr: "Le module a appelé LMSFinish" }
    /// A moment: data was not stored.
    MOMENT_NOT_SAVED {
        en: "Not saved: the module received “false”",
        fr: "Non enregistré : le module a reçu « false »",
    }
    /// A moment: the player was closed.
    NOTE_CLOSING { en: "You ended the session", fr: "Vous avez terminé la session" }
    /// A moment: the connection broke.
    NOTE_CONNECTION_LOST { en: "Connection to the page lost", fr: "Connexion à la page perdue" }
    /// A moment: the connection is back.
    NOTE_RECONNECTED { en: "Connection restored", fr: "Connexion rétablie" }
    /// A moment: the module was not left.
    NOTE_STAYED {
        en: "The module asked for confirmation before leaving, and the learner stayed",
        fr: "Le module a demandé une confirmation avant de quitter, et l’apprenant est resté",
    }
    /// A moment: the module had not closed.
    NOTE_CLOSE_TIMED_OUT {
        en: "The session ended before the module had closed",
        fr: "La session s’est terminée avant la fermeture du module",
    }
    /// A moment: entries are missing.
    NOTE_ENTRIES_MISSING {
        en: "Entries from the page are missing here",
        fr: "Des entrées de la page manquent ici",
    }
    /// A moment: the session was full.
    NOTE_RECORDING_STOPPED {
        en: "Recording stopped: the session reached its maximum size",
        fr: "Enregistrement arrêté : la session a atteint sa taille maximale",
    }
    /// A moment: the workbench ended.
    NOTE_INTERRUPTED {
        en: "The workbench ended while the session was running",
        fr: "L’atelier s’est arrêté pendant la session",
    }
    /// A moment: another client.
    NOTE_CLIENT_REFUSED {
        en: "A client that is not the player page was refused",
        fr: "Un client qui n’est pas la page du lecteur a été refusé",
    }
    /// A moment: somebody validated the session.
    MOMENT_VALIDATED {
        en: "The session was validated: the LMS closed it with what it had received",
        fr: "La session a été validée : le LMS l’a fermée avec les données reçues",
    }
    /// A moment: the session was closed because it was open for too long.
    MOMENT_CLOSED {
        en: "The session had been open for too long: the LMS closed it with what it had received",
        fr: "La session était ouverte depuis trop longtemps : le LMS l’a fermée avec les données reçues",
    }
    /// A group of facts.
    RESULT_GROUP { en: "Result", fr: "Résultat" }
    /// A group of facts.
    TIME_GROUP { en: "Time", fr: "Temps" }
    /// A group of facts.
    LAUNCH_GROUP { en: "Launch", fr: "Lancement" }
    /// A group of facts.
    DATA_GROUP { en: "Data", fr: "Données" }
    /// A group of facts.
    TECHNICAL_GROUP { en: "Technical details", fr: "Détails techniques" }
    /// When the session was launched.
    LAUNCHED { en: "Launched", fr: "Lancée le" }
    /// The learner.
    LEARNER { en: "Learner", fr: "Apprenant" }
    /// Where the player was shown.
    WINDOW { en: "Window", fr: "Fenêtre" }
    /// The workbench's window.
    WINDOW_EMBEDDED { en: "Beside the trace", fr: "À côté de la trace" }
    /// A window of the module's own.
    WINDOW_OWN { en: "Its own window", fr: "Sa propre fenêtre" }
    /// The system's browser.
    WINDOW_BROWSER { en: "System’s browser", fr: "Navigateur du système" }
    /// Why commits were confirmed later.
    CONFIRMED_LATER_NOTE {
        en: "They returned “true” before the data was saved, because a page that is closing cannot wait. All of it is saved now.",
        fr: "Ils ont renvoyé « true » avant l’enregistrement, car une page qui se ferme ne peut pas attendre. Tout est enregistré à présent.",
    }
    /// There are no interactions.
    NO_INTERACTIONS {
        en: "The module sent no interactions.",
        fr: "Le module n’a envoyé aucune interaction.",
    }
    /// There are no objectives.
    NO_OBJECTIVES {
        en: "The module sent no objectives.",
        fr: "Le module n’a envoyé aucun objectif.",
    }
    /// The lowest score.
    SCORE_MIN { en: "Minimum", fr: "Minimum" }
    /// The highest score.
    SCORE_MAX { en: "Maximum", fr: "Maximum" }
    /// A type of interaction.
    TYPE_TRUE_FALSE { en: "True or false", fr: "Vrai ou faux" }
    /// A type of interaction.
    TYPE_CHOICE { en: "Multiple choice", fr: "Choix multiple" }
    /// A type of interaction.
    TYPE_FILL_IN { en: "Fill in", fr: "Réponse libre" }
    /// A type of interaction.
    TYPE_MATCHING { en: "Matching", fr: "Association" }
    /// A type of interaction.
    TYPE_PERFORMANCE { en: "Performance", fr: "Mise en pratique" }
    /// A type of interaction.
    TYPE_SEQUENCING { en: "Sequencing", fr: "Mise en ordre" }
    /// A type of interaction.
    TYPE_LIKERT { en: "Likert scale", fr: "Échelle de Likert" }
    /// A type of interaction.
    TYPE_NUMERIC { en: "Numeric", fr: "Numérique" }
    /// A result of an interaction.
    RESULT_CORRECT { en: "Correct", fr: "Correct" }
    /// A result of an interaction.
    RESULT_WRONG { en: "Wrong", fr: "Incorrect" }
    /// A result of an interaction.
    RESULT_UNANTICIPATED { en: "Unanticipated", fr: "Inattendu" }
    /// A result of an interaction.
    RESULT_NEUTRAL { en: "Neutral", fr: "Neutre" }
    /// Suspend data.
    SUSPEND_DATA { en: "Suspend data", fr: "Données de reprise (suspend_data)" }
    /// Calls.
    CALLS { en: "Calls", fr: "Appels" }
    /// Refused calls.
    FAILED_CALLS { en: "Refused calls", fr: "Appels refusés" }
    /// Player/recorder mismatches.
    DIFFERENCES { en: "Player/recorder mismatches", fr: "Écarts lecteur / enregistreur" }
    /// Commits confirmed later.
    CONFIRMED_LATER { en: "Commits confirmed later", fr: "Commits confirmés après coup" }
    /// LMSCommits that could not be stored.
    NOT_STORED { en: "Commits not saved", fr: "Commits non enregistrés" }
    /// What the workbench blocked, allowed.
    BLOCKED { en: "Blocked by the workbench", fr: "Bloqué par l’atelier" }
    /// Allowed.
    ALLOWED { en: "Allowed", fr: "Autorisé" }
    /// The workbench’s observer failed (the module is not at fault).
    OBSERVER_FAILED {
        en: "The workbench’s observer failed (the module is not at fault):",
        fr: "L’observateur de l’atelier a échoué (le module n’est pas en cause) :",
    }
    /// A media file that was not played, and one of which the picture was not shown.
    NOT_PLAYABLE { en: "cannot be played here", fr: "illisible ici" }
    /// played here without its picture.
    NO_PICTURE { en: "played here without its picture", fr: "lu ici sans image" }
    /// no known audio or video format.
    UNKNOWN_FORMAT { en: "no known audio or video format", fr: "aucun format audio ou vidéo connu" }
    /// the learner’s browser may play it.
    PLAYABLE_ELSEWHERE {
        en: "the learner’s browser may play it",
        fr: "le navigateur de l’apprenant peut peut-être le lire",
    }
    /// Interactions.
    INTERACTIONS { en: "Interactions", fr: "Interactions" }
    /// Objectives.
    OBJECTIVES { en: "Objectives", fr: "Objectifs" }
    /// What was told to other hosts, asked of the learner and stored: the heading.
    PRIVACY { en: "Privacy", fr: "Confidentialité" }
    /// A host, or a device or storage of the computer.
    HOST_OR_DEVICE { en: "Host or device", fr: "Hôte ou appareil" }
    /// The place of devices and storages.
    THIS_COMPUTER { en: "This computer", fr: "Cet ordinateur" }
    /// How often, and what.
    ATTEMPTS { en: "Attempts", fr: "Tentatives" }
    /// The names of queries, and those that something is stored under.
    NAMES_SENT { en: "Names of values", fr: "Noms des valeurs" }
    /// Which of the learner's data are in addresses.
    LEARNER_DATA { en: "Learner data", fr: "Données de l’apprenant" }
    /// What became of it.
    DECISION { en: "Decision", fr: "Décision" }
    /// The first entry.
    FIRST_ENTRY { en: "First entry", fr: "Première entrée" }
    /// The table is empty.
    NO_ACCESSES {
        en: "The module reached for nothing outside the LMS.",
        fr: "Le module n’a rien sollicité en dehors du LMS.",
    }
    /// Data of the learner, after "the learner's".
    LEARNER_IDENTIFIER { en: "identifier", fr: "l’identifiant" }
    /// Data of the learner.
    LEARNER_NAME { en: "name", fr: "le nom" }
    /// Data of the learner.
    LEARNER_IDENTIFIER_AND_NAME { en: "identifier and name", fr: "l’identifiant et le nom" }
    /// What the calls come to on each LMS.
    ON_EACH_LMS { en: "On each LMS", fr: "Sur chaque LMS" }
    /// An LMS.
    LMS { en: "LMS", fr: "LMS" }
    /// What the next launch is given.
    NEXT_LAUNCH { en: "Next launch", fr: "Prochain lancement" }
    /// It resumes.
    RESUMES { en: "Resumes", fr: "Reprend" }
    /// It begins anew.
    BEGINS_ANEW { en: "Begins anew", fr: "Recommence" }
    /// The entry from which an LMS answers otherwise.
    ANSWERS_DIFFER { en: "Answers differ from", fr: "Réponses différentes dès" }
    /// The report was stored by a version that did not know this.
    NO_OUTCOMES {
        en: "Not known: the log was deleted by an earlier version.",
        fr: "Inconnu : le log a été supprimé par une version antérieure.",
    }
    /// Exchanges.
    EXCHANGES { en: "Exchanges", fr: "Échanges" }
    /// Page errors.
    FAULTS { en: "Page errors", fr: "Erreurs de page" }
    /// Trace.
    TRACE { en: "Trace", fr: "Trace" }
    /// Identifier.
    ID { en: "Identifier", fr: "Identifiant" }
    /// Type.
    KIND { en: "Type", fr: "Type" }
    /// Latency.
    LATENCY { en: "Latency", fr: "Durée" }
    /// Result.
    RESULT { en: "Result", fr: "Résultat" }
    /// Weight.
    WEIGHTING { en: "Weight", fr: "Poids" }
    /// Learner’s response.
    RESPONSE { en: "Learner’s response", fr: "Réponse de l’apprenant" }
    /// Correct responses.
    CORRECT { en: "Correct responses", fr: "Réponses correctes" }
    /// Time.
    TIME { en: "Time", fr: "Temps" }
    /// Call.
    CALL { en: "Call", fr: "Appel" }
    /// Arguments.
    ARGUMENTS { en: "Arguments", fr: "Arguments" }
    /// Returned.
    RETURNED { en: "Returned", fr: "Retour" }
    /// Error.
    ERROR { en: "Error", fr: "Erreur" }
    /// Running.
    RUNNING { en: "Running", fr: "En cours d’exécution" }
    /// A later session continued the attempt of an open one.
    CONTINUED { en: "Continued by a later session", fr: "Poursuivie par une session ultérieure" }
    /// The session's attempt was reset.
    RESET { en: "Attempt reset", fr: "Tentative réinitialisée" }
    /// Open: no LMSFinish received.
    OPEN { en: "Open: no LMSFinish received", fr: "Ouverte : aucun LMSFinish reçu" }
    /// Validated.
    VALIDATED { en: "Validated: closed without LMSFinish", fr: "Validée : fermée sans LMSFinish" }
    /// Finished by LMSFinish.
    FINISHED { en: "Finished by LMSFinish", fr: "Terminée par LMSFinish" }
    /// End of session.
    END { en: "End of session", fr: "Fin de session" }
    /// Entries of this session may be missing.
    LOST_UNKNOWN {
        en: "Entries of this session may be missing.",
        fr: "Des entrées de cette session manquent peut-être.",
    }
    /// Entries were refused in this session.
    REFUSED_ENTRIES {
        en: "Entries were refused in this session.",
        fr: "Des entrées ont été refusées dans cette session.",
    }
    /// What was sent, where it is not known.
    BODY_NOT_KNOWN { en: "content not known", fr: "contenu inconnu" }
    /// bytes.
    BYTES { en: "bytes", fr: "octets" }
    /// A commit that returned before its data was saved.
    UNCONFIRMED_TRUE {
        en: "returned “true” before the data was saved; it is saved now",
        fr: "a renvoyé « true » avant l’enregistrement des données, maintenant enregistrées",
    }
    /// A commit that could not be saved.
    UNCONFIRMED_FALSE {
        en: "not saved: the module received “false”",
        fr: "non enregistré : le module a reçu « false »",
    }
    /// Why entries were not recorded.
    LOST_NOT_RECEIVED {
        en: "sent by the player, never received by the workbench",
        fr: "envoyées par le lecteur, jamais reçues par l’atelier",
    }
    /// Why entries were not recorded.
    LOST_END_UNKNOWN {
        en: "the player page or the workbench stopped without reporting how many entries there were; the last ones may be missing",
        fr: "la page du lecteur ou l’atelier s’est arrêté sans indiquer le nombre d’entrées ; les dernières manquent peut-être",
    }
    /// Why entries were not recorded.
    LOST_FULL {
        en: "the session reached its maximum size and recording stopped (see Settings)",
        fr: "la session a atteint sa taille maximale et l’enregistrement s’est arrêté (voir Réglages)",
    }
    /// Why entries were not recorded.
    LOST_TOO_MANY {
        en: "too many observations to record all of them (see Settings)",
        fr: "trop d’observations pour être toutes enregistrées (voir Réglages)",
    }
    /// Why entries were not recorded.
    LOST_OUT_OF_ORDER {
        en: "refused because their numbers are not consecutive (earlier entries are missing, or a script forged them)",
        fr: "refusées car leurs numéros ne se suivent pas (des entrées précédentes manquent, ou un script les a falsifiées)",
    }
    /// Why entries were not recorded.
    LOST_CONFLICT {
        en: "refused because other entries already have their numbers (a script forged some of them)",
        fr: "refusées car d’autres entrées ont déjà leurs numéros (un script en a falsifié)",
    }
    /// Why entries were not recorded.
    LOST_UNREADABLE { en: "refused, unreadable", fr: "refusées, illisibles" }
    /// Why entries were not recorded.
    LOST_DAMAGED {
        en: "damaged in the library, no longer readable",
        fr: "endommagées dans la bibliothèque, illisibles désormais",
    }
    /// The lesson status not attempted.
    STATUS_NOT_ATTEMPTED { en: "Not attempted", fr: "Non commencé" }
    /// The lesson status incomplete.
    STATUS_INCOMPLETE { en: "Incomplete", fr: "En cours" }
    /// The lesson status completed.
    STATUS_COMPLETED { en: "Completed", fr: "Terminé" }
    /// The lesson status passed.
    STATUS_PASSED { en: "Passed", fr: "Réussi" }
    /// The lesson status failed.
    STATUS_FAILED { en: "Failed", fr: "Échoué" }
    /// The lesson status browsed.
    STATUS_BROWSED { en: "Browsed", fr: "Consulté" }
}

/// Moments that are not listed.
pub const MORE_MOMENTS: Plural = Plural {
    en: ["more in the trace", "more in the trace"],
    fr: ["autre dans la trace", "autres dans la trace"],
};
/// Calls.
pub const ACTIVITY_CALLS: Plural = Plural {
    en: ["call", "calls"],
    fr: ["appel", "appels"],
};
/// Calls that were refused.
pub const ACTIVITY_REFUSED: Plural = Plural {
    en: ["refused", "refused"],
    fr: ["refusé", "refusés"],
};
/// Errors of a page.
pub const ACTIVITY_ERRORS: Plural = Plural {
    en: ["error", "errors"],
    fr: ["erreur", "erreurs"],
};
/// The length of a text.
pub const CHARACTERS: Plural = Plural {
    en: ["character", "characters"],
    fr: ["caractère", "caractères"],
};
/// Entries of a session.
pub const ENTRIES: Plural = Plural {
    en: ["entry", "entries"],
    fr: ["entrée", "entrées"],
};
/// Entries that were not recorded: the heading, after the number.
pub const LOST: Plural = Plural {
    en: [
        "entry of this session was not recorded.",
        "entries of this session were not recorded.",
    ],
    fr: [
        "entrée de cette session n’a pas été enregistrée.",
        "entrées de cette session n’ont pas été enregistrées.",
    ],
};
/// Attempts to reach something outside the session.
pub const ACCESS_IPC: Plural = Plural {
    en: ["attempt to reach the workbench", "attempts to reach the workbench"],
    fr: ["tentative d’accès à l’atelier", "tentatives d’accès à l’atelier"],
};
/// Attempts to reach something outside the session.
pub const ACCESS_NAVIGATION: Plural = Plural {
    en: ["navigation outside the session", "navigations outside the session"],
    fr: ["navigation hors session", "navigations hors session"],
};
/// Attempts to reach something outside the session.
pub const ACCESS_POPUP: Plural = Plural {
    en: ["window", "windows"],
    fr: ["fenêtre", "fenêtres"],
};
/// Attempts to reach something outside the session.
pub const ACCESS_REQUEST: Plural = Plural {
    en: ["request to another host", "requests to other hosts"],
    fr: ["requête vers un autre hôte", "requêtes vers d’autres hôtes"],
};
/// Attempts to reach something outside the session.
pub const ACCESS_SERVICE_WORKER: Plural = Plural {
    en: ["service worker", "service workers"],
    fr: ["service worker", "service workers"],
};
/// Attempts to reach something outside the session.
pub const ACCESS_DOWNLOAD: Plural = Plural {
    en: ["download", "downloads"],
    fr: ["téléchargement", "téléchargements"],
};
/// Attempts to reach something outside the session.
pub const ACCESS_CAMERA: Plural = Plural {
    en: ["camera request", "camera requests"],
    fr: ["demande d’accès à la caméra", "demandes d’accès à la caméra"],
};
/// Attempts to reach something outside the session.
pub const ACCESS_MICROPHONE: Plural = Plural {
    en: ["microphone request", "microphone requests"],
    fr: ["demande d’accès au micro", "demandes d’accès au micro"],
};
/// Attempts to reach something outside the session.
pub const ACCESS_LOCATION: Plural = Plural {
    en: ["location request", "location requests"],
    fr: ["demande d’accès à la position", "demandes d’accès à la position"],
};
/// Attempts to reach something outside the session.
pub const ACCESS_NOTIFICATIONS: Plural = Plural {
    en: ["notification request", "notification requests"],
    fr: ["demande de notifications", "demandes de notifications"],
};
/// Attempts to reach something outside the session.
pub const ACCESS_CLIPBOARD: Plural = Plural {
    en: ["clipboard read", "clipboard reads"],
    fr: ["lecture du presse-papiers", "lectures du presse-papiers"],
};
/// Attempts to reach something outside the session.
pub const ACCESS_CLIPBOARD_WRITE: Plural = Plural {
    en: ["clipboard write", "clipboard writes"],
    fr: ["écriture dans le presse-papiers", "écritures dans le presse-papiers"],
};
/// Attempts to reach something outside the session.
pub const ACCESS_FULLSCREEN: Plural = Plural {
    en: ["full-screen request", "full-screen requests"],
    fr: ["demande de plein écran", "demandes de plein écran"],
};
/// Attempts to reach something outside the session.
pub const ACCESS_POINTER_LOCK: Plural = Plural {
    en: ["pointer lock", "pointer locks"],
    fr: ["verrouillage du pointeur", "verrouillages du pointeur"],
};
/// Accesses that have no row.
pub const MORE_ACCESSES: Plural = Plural {
    en: ["more access", "more accesses"],
    fr: ["accès de plus", "accès de plus"],
};
/// What is stored in the browser.
pub const ACCESS_LOCAL_STORAGE: Plural = Plural {
    en: ["key in local storage", "keys in local storage"],
    fr: ["clé dans le stockage local", "clés dans le stockage local"],
};
/// What is stored in the browser.
pub const ACCESS_SESSION_STORAGE: Plural = Plural {
    en: ["key in session storage", "keys in session storage"],
    fr: ["clé dans le stockage de session", "clés dans le stockage de session"],
};
/// What is stored in the browser.
pub const ACCESS_COOKIE: Plural = Plural {
    en: ["cookie", "cookies"],
    fr: ["cookie", "cookies"],
};
/// What is stored in the browser.
pub const ACCESS_INDEXED_DB: Plural = Plural {
    en: ["IndexedDB database", "IndexedDB databases"],
    fr: ["base IndexedDB", "bases IndexedDB"],
};
/// What is stored in the browser.
pub const ACCESS_CACHE: Plural = Plural {
    en: ["cache (Cache API)", "caches (Cache API)"],
    fr: ["cache (Cache API)", "caches (Cache API)"],
};
