//! What went wrong in a session, and what to do about it.

use crate::Plural;

messages! {
    /// LMSInitialize was refused.
    initialize_refused(error: u16) {
        en: "LMSInitialize was refused with error {error}.",
        fr: "LMSInitialize a été refusé avec l’erreur {error}.",
    }
    /// LMSFinish was refused.
    finish_refused(error: u16) {
        en: "LMSFinish was refused with error {error}, so it did not end the session.",
        fr: "LMSFinish a été refusé avec l’erreur {error} et n’a donc pas terminé la session.",
    }
    /// The LMS dropped the score.
    score_not_recorded(score: &str) {
        en: "The score that the module sent ({score}) was not recorded.",
        fr: "Le score que le module a envoyé ({score}) n’a pas été retenu.",
    }
    /// What the module tried to reach outside its session.
    blocked(what: &str) {
        en: "The workbench blocked {what}.",
        fr: "L’atelier a bloqué : {what}.",
    }
    /// The place of an entry in the trace.
    entry(number: &str) {
        en: "Entry {number}",
        fr: "Entrée {number}",
    }
}

texts! {
    /// The heading.
    PROBLEMS { en: "What went wrong", fr: "Ce qui n’a pas fonctionné" }
    /// There are no problems.
    NO_PROBLEMS {
        en: "No problems were found in this session.",
        fr: "Aucun problème n’a été constaté dans cette session.",
    }
    /// What to do about entries that are missing.
    LOST_FIX {
        en: "What is missing may change the result. Run the session again before you rely on this report.",
        fr: "Ce qui manque peut changer le résultat. Relancez le module avant de vous fier à ce rapport.",
    }
    /// The module was never opened.
    NOT_OPENED { en: "The module was never opened.", fr: "Le module n’a jamais été ouvert." }
    /// What to do about it.
    NOT_OPENED_FIX {
        en: "Launch it again. For a launch in a browser, open the address that the workbench shows.",
        fr: "Relancez-le. Pour un lancement dans un navigateur, ouvrez l’adresse que l’atelier affiche.",
    }
    /// The module made no session.
    NEVER_INITIALIZED {
        en: "The module never called LMSInitialize.",
        fr: "Le module n’a jamais appelé LMSInitialize.",
    }
    /// What to do about it.
    NEVER_INITIALIZED_FIX {
        en: "Check that the module is published for SCORM 1.2, and that its launch page finds and calls the API.",
        fr: "Vérifiez que le module est publié pour SCORM 1.2 et que sa page de lancement trouve et appelle l’API.",
    }
    /// What to do about an LMSInitialize that was refused.
    INITIALIZE_REFUSED_FIX {
        en: "Call LMSInitialize(\"\") once, with an empty string, before all other calls.",
        fr: "Appelez LMSInitialize(\"\") une fois, avec une chaîne vide, avant tous les autres appels.",
    }
    /// LMSFinish could not be stored.
    FINISH_NOT_SAVED {
        en: "LMSFinish could not be saved and returned “false” to the module.",
        fr: "LMSFinish n’a pas pu être enregistré et a renvoyé « false » au module.",
    }
    /// What to do about data that could not be stored.
    NOT_SAVED_FIX {
        en: "Check the free disk space and the maximum session size (see Settings), then run the session again.",
        fr: "Vérifiez l’espace disque libre et la taille maximale d’une session (voir Réglages), puis relancez le module.",
    }
    /// What to do about an LMSFinish that was refused.
    FINISH_REFUSED_FIX {
        en: "Call LMSFinish(\"\") once, with an empty string, after LMSInitialize.",
        fr: "Appelez LMSFinish(\"\") une fois, avec une chaîne vide, après LMSInitialize.",
    }
    /// What to do about values that were not committed.
    VALUES_LOST_FIX {
        en: "Call LMSCommit after the last LMSSetValue, or end the session with LMSFinish.",
        fr: "Appelez LMSCommit après le dernier LMSSetValue, ou terminez la session par LMSFinish.",
    }
    /// The session ended without LMSFinish.
    NO_FINISH {
        en: "The session ended without LMSFinish.",
        fr: "La session s’est terminée sans LMSFinish.",
    }
    /// What to do about it.
    NO_FINISH_FIX {
        en: "Call LMSFinish whenever the learner leaves the module, also by closing its window. LMSs differ in what they record without it.",
        fr: "Appelez LMSFinish dès que l’apprenant quitte le module, même en fermant sa fenêtre. Sans cet appel, ce qui est enregistré dépend du LMS.",
    }
    /// What to do about a score that was dropped.
    SCORE_NOT_RECORDED_FIX {
        en: "Compare the mode and the LMS profile of this session with those that you meant to test.",
        fr: "Comparez le mode et le profil LMS de cette session avec ceux que vous vouliez tester.",
    }
    /// The module sent no status.
    NO_STATUS { en: "The module sent no status.", fr: "Le module n’a envoyé aucun statut." }
    /// What to do about it.
    NO_STATUS_FIX {
        en: "Set cmi.core.lesson_status before LMSFinish. Without it, the status depends on the LMS.",
        fr: "Définissez cmi.core.lesson_status avant LMSFinish. Sans cela, le statut dépend du LMS.",
    }
    /// What to do about refused calls.
    REFUSED_CALLS_FIX {
        en: "An LMS does not record what it refuses. “Refused calls” below lists each element with the reason.",
        fr: "Un LMS n’enregistre pas ce qu’il refuse. « Appels refusés » ci-dessous donne le motif pour chaque élément.",
    }
    /// What to do about script errors.
    SCRIPT_ERRORS_FIX {
        en: "A script that stops on an error may not send its result. “Page errors” below lists them.",
        fr: "Un script arrêté par une erreur peut ne pas envoyer son résultat. « Erreurs de page » ci-dessous en donne la liste.",
    }
    /// What to do about failed requests.
    FAILED_REQUESTS_FIX {
        en: "Add the missing files to the package, or correct their addresses (file names are case-sensitive).",
        fr: "Ajoutez les fichiers manquants au module, ou corrigez leurs adresses (majuscules et minuscules comptent).",
    }
    /// What to do about media files that were not played.
    UNPLAYABLE_FIX {
        en: "The learner’s browser may play it. Most browsers play MP4 files with H.264 and AAC.",
        fr: "Le navigateur de l’apprenant peut peut-être le lire. La plupart lisent le MP4 avec H.264 et AAC.",
    }
    /// What to do about calls that returned another value in the page than in the replay.
    MISMATCHES_FIX {
        en: "The report shows the recorder’s values. A script of the module may have replaced functions that the player uses.",
        fr: "Le rapport montre les valeurs de l’enregistreur. Un script du module a peut-être remplacé des fonctions que le lecteur utilise.",
    }
    /// What to do about blocked requests.
    BLOCKED_FIX {
        en: "If the module needs them, include these files in the package. A launch option allows them.",
        fr: "Si le module a besoin de ces fichiers, incluez-les. Une option de lancement les autorise.",
    }
    /// The kinds of observations.
    KIND_API_LOOKUP { en: "API lookups", fr: "Recherches de l’API" }
    /// The kinds of observations.
    KIND_PAGE { en: "Page lifecycle", fr: "Cycle de vie des pages" }
    /// The kinds of observations.
    KIND_CONSOLE { en: "Console", fr: "Console" }
    /// The kinds of observations.
    KIND_PAGE_ERROR {
        en: "Script errors, failed resources",
        fr: "Erreurs de script, ressources en échec",
    }
    /// The kinds of observations.
    KIND_WINDOW { en: "Windows", fr: "Fenêtres" }
    /// The kinds of observations.
    KIND_ACCESS { en: "Access outside the session", fr: "Accès hors session" }
    /// The kinds of observations.
    KIND_SERVED { en: "Files served", fr: "Fichiers servis" }
    /// The kinds of observations.
    KIND_WORKBENCH { en: "Workbench", fr: "Atelier" }
}

/// LMSCommits that could not be stored.
pub const COMMITS_NOT_SAVED: Plural = Plural {
    en: [
        "LMSCommit could not be saved and returned “false” to the module.",
        "LMSCommit calls could not be saved and returned “false” to the module.",
    ],
    fr: [
        "LMSCommit n’a pas pu être enregistré et a renvoyé « false » au module.",
        "LMSCommit n’ont pas pu être enregistrés et ont renvoyé « false » au module.",
    ],
};
/// Values that were set and never committed.
pub const VALUES_LOST: Plural = Plural {
    en: [
        "value was set after the last LMSCommit and was not recorded.",
        "values were set after the last LMSCommit and were not recorded.",
    ],
    fr: [
        "valeur définie après le dernier LMSCommit n’a pas été retenue.",
        "valeurs définies après le dernier LMSCommit n’ont pas été retenues.",
    ],
};
/// Calls that were refused.
pub const REFUSED_CALLS: Plural = Plural {
    en: ["call was refused.", "calls were refused."],
    fr: ["appel a été refusé.", "appels ont été refusés."],
};
/// Script errors and rejections.
pub const SCRIPT_ERRORS: Plural = Plural {
    en: [
        "script error in the module’s pages.",
        "script errors in the module’s pages.",
    ],
    fr: [
        "erreur de script dans les pages du module.",
        "erreurs de script dans les pages du module.",
    ],
};
/// Requests that failed.
pub const FAILED_REQUESTS: Plural = Plural {
    en: ["file of the module did not load.", "files of the module did not load."],
    fr: [
        "fichier du module n’a pas été chargé.",
        "fichiers du module n’ont pas été chargés.",
    ],
};
/// Media files that were not played.
pub const UNPLAYABLE: Plural = Plural {
    en: [
        "media file could not be played here.",
        "media files could not be played here.",
    ],
    fr: ["média n’a pas pu être lu ici.", "médias n’ont pas pu être lus ici."],
};
/// Calls that returned another value in the page than in the replay.
pub const MISMATCHES: Plural = Plural {
    en: [
        "call returned another value in the player than in the recorder.",
        "calls returned other values in the player than in the recorder.",
    ],
    fr: [
        "appel a renvoyé dans le lecteur une autre valeur que dans l’enregistreur.",
        "appels ont renvoyé dans le lecteur d’autres valeurs que dans l’enregistreur.",
    ],
};
