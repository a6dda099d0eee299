//! The words of an exported report, in the two languages. The window has catalogues of its own.

use locale::Language;

use super::AccessCount;
use crate::trace::{AccessKind, Decision, LossCause};

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    }
}

pub(super) struct Words {
    pub(super) language: Language,
    pub(super) report: &'static str,
    pub(super) profile: &'static str,
    pub(super) mode: &'static str,
    pub(super) status: &'static str,
    pub(super) score: &'static str,
    pub(super) session_time: &'static str,
    pub(super) wall_time: &'static str,
    pub(super) total_time: &'static str,
    pub(super) location: &'static str,
    pub(super) exit: &'static str,
    pub(super) suspend_data: &'static str,
    pub(super) calls: &'static str,
    pub(super) failed_calls: &'static str,
    pub(super) differences: &'static str,
    pub(super) confirmed_later: &'static str,
    pub(super) not_stored: &'static str,
    /// What the workbench blocked, allowed.
    pub(super) blocked: &'static str,
    pub(super) allowed: &'static str,
    pub(super) observer_failed: &'static str,
    /// A media file that was not played, and one of which the picture was not shown.
    pub(super) not_playable: &'static str,
    pub(super) no_picture: &'static str,
    pub(super) unknown_format: &'static str,
    /// What plays a media file here, with `{packages}`.
    pub(super) media_packages: &'static str,
    pub(super) playable_elsewhere: &'static str,
    pub(super) interactions: &'static str,
    pub(super) objectives: &'static str,
    pub(super) exchanges: &'static str,
    pub(super) faults: &'static str,
    pub(super) trace: &'static str,
    pub(super) id: &'static str,
    pub(super) kind: &'static str,
    pub(super) latency: &'static str,
    pub(super) result: &'static str,
    pub(super) weighting: &'static str,
    pub(super) response: &'static str,
    pub(super) correct: &'static str,
    pub(super) time: &'static str,
    pub(super) call: &'static str,
    pub(super) arguments: &'static str,
    pub(super) answer: &'static str,
    pub(super) error: &'static str,
    pub(super) none: &'static str,
    pub(super) running: &'static str,
    pub(super) open: &'static str,
    pub(super) finished: &'static str,
    pub(super) end: &'static str,
    /// One entry, and several.
    pub(super) entries: [&'static str; 2],
    pub(super) lost_one: &'static str,
    /// With `{count}`.
    pub(super) lost_many: &'static str,
    pub(super) lost_unknown: &'static str,
    pub(super) refused_entries: &'static str,
    pub(super) bytes: &'static str,
    /// The name that a file has other than in its address, with `{path}`.
    pub(super) actual_path: &'static str,
    pub(super) losses: [(LossCause, &'static str); 8],
    /// `lesson_status` and what people call it.
    pub(super) statuses: [(&'static str, &'static str); 6],
    /// One attempt to reach something outside the session, and several.
    pub(super) accesses: [(AccessKind, &'static str, &'static str); AccessKind::ALL.len()],
}

impl Words {
    /// The word for `count` entries.
    pub(super) fn entries(&self, count: u32) -> &'static str {
        let [one, several] = self.entries;
        if self.is_one(count) { one } else { several }
    }

    fn is_one(&self, count: u32) -> bool {
        self.language.is_singular(count.into())
    }

    /// Why entries were not recorded.
    pub(super) fn loss(&self, cause: LossCause) -> &'static str {
        let row = self.losses.iter().find(|(of, _)| *of == cause);
        row.map_or("", |(_, why)| why)
    }

    /// What people call a `lesson_status`; the word itself where it is none of the six.
    pub(super) fn status_word<'a>(&self, status: &'a str) -> &'a str {
        self.statuses
            .iter()
            .find(|(word, _)| *word == status)
            .map_or(status, |(_, name)| name)
    }

    /// What a module tried to reach outside its session: "3 requests to other hosts, 1 download".
    pub(super) fn accesses(&self, counts: &[AccessCount], decision: Decision) -> String {
        let counts = counts.iter().filter(|one| one.decision == decision);
        let words: Vec<_> = counts
            .map(|one| format!("{} {}", one.count, self.access_name(one.access, one.count)))
            .collect();
        words.join(", ")
    }

    /// What an attempt to reach `access` is called, in the form for `count` of them.
    pub(super) fn access_name(&self, access: AccessKind, count: u32) -> &'static str {
        let is_one = self.is_one(count);
        self.accesses
            .iter()
            .find(|(kind, ..)| *kind == access)
            .map_or("", |(_, one, several)| if is_one { one } else { several })
    }

    /// What became of an attempt to reach something outside the session.
    pub(super) fn decision(&self, decision: Decision) -> &'static str {
        match decision {
            Decision::Blocked => self.blocked,
            Decision::Allowed => self.allowed,
        }
    }
}

const FRENCH: Words = Words {
    language: Language::French,
    report: "Rapport de session",
    profile: "Profil LMS",
    mode: "Mode (lesson_mode)",
    status: "Statut",
    score: "Score",
    session_time: "Temps de session envoyé",
    wall_time: "Durée mesurée",
    total_time: "Temps total",
    location: "Emplacement (lesson_location)",
    exit: "Sortie (exit)",
    suspend_data: "Données de reprise (suspend_data)",
    calls: "Appels",
    failed_calls: "Appels en erreur",
    differences: "Réponses différentes du rejeu",
    confirmed_later: "Enregistrements confirmés après coup",
    not_stored: "Enregistrements impossibles",
    blocked: "Bloqué par l’atelier",
    allowed: "Autorisé",
    observer_failed: "L’observateur de l’atelier a échoué (le module n’est pas en cause) :",
    not_playable: "illisible ici",
    no_picture: "lu ici sans image",
    unknown_format: "aucun format audio ou vidéo connu",
    media_packages: "pour le lire ici, installez {packages} (Debian, Ubuntu)",
    playable_elsewhere: "le navigateur de l’apprenant peut savoir le lire",
    interactions: "Interactions",
    objectives: "Objectifs",
    exchanges: "Échanges",
    faults: "Anomalies de la page",
    trace: "Trace",
    id: "Identifiant",
    kind: "Type",
    latency: "Durée",
    result: "Résultat",
    weighting: "Poids",
    response: "Réponse de l’apprenant",
    correct: "Réponses correctes",
    time: "Temps",
    call: "Appel",
    arguments: "Arguments",
    answer: "Réponse",
    error: "Erreur",
    none: "Aucun",
    running: "En cours d’exécution",
    open: "Ouverte : aucun LMSFinish reçu",
    finished: "Terminée par LMSFinish",
    end: "Fin de session",
    entries: ["entrée", "entrées"],
    lost_one: "1 entrée de cette session n’a pas été enregistrée.",
    lost_many: "{count} entrées de cette session n’ont pas été enregistrées.",
    lost_unknown: "Des entrées de cette session manquent peut-être.",
    refused_entries: "Des entrées ont été refusées dans cette session.",
    bytes: "octets",
    actual_path: "le module contient « {path} » : les majuscules et minuscules comptent",
    losses: [
        (
            LossCause::NotReceived,
            "envoyées par le lecteur, jamais reçues par l’atelier",
        ),
        (
            LossCause::EndUnknown,
            "la page du lecteur ou l’atelier s’est arrêté sans dire combien d’entrées il y avait : la fin manque peut-être",
        ),
        (
            LossCause::Full,
            "la session a atteint sa taille maximale, l’enregistrement s’est arrêté (voir Réglages)",
        ),
        (
            LossCause::TooMany,
            "trop d’observations pour être toutes enregistrées (voir Réglages)",
        ),
        (
            LossCause::OutOfOrder,
            "refusées : leurs numéros ne suivent pas, des entrées manquent avant elles ou un script les a forgées",
        ),
        (
            LossCause::Conflict,
            "refusées : leurs numéros étaient déjà pris par d’autres entrées, un script en a forgé",
        ),
        (LossCause::Unreadable, "refusées : illisibles"),
        (
            LossCause::Damaged,
            "endommagées dans la bibliothèque, illisibles désormais",
        ),
    ],
    statuses: [
        ("not attempted", "Non commencé"),
        ("incomplete", "En cours"),
        ("completed", "Terminé"),
        ("passed", "Réussi"),
        ("failed", "Échoué"),
        ("browsed", "Consulté"),
    ],
    accesses: [
        (
            AccessKind::Ipc,
            "tentative d’accès à l’atelier",
            "tentatives d’accès à l’atelier",
        ),
        (
            AccessKind::Navigation,
            "navigation hors session",
            "navigations hors session",
        ),
        (AccessKind::Popup, "fenêtre", "fenêtres"),
        (
            AccessKind::Request,
            "requête vers un autre hôte",
            "requêtes vers d’autres hôtes",
        ),
        (AccessKind::ServiceWorker, "service worker", "service workers"),
        (AccessKind::Download, "téléchargement", "téléchargements"),
        (
            AccessKind::Camera,
            "demande d’accès à la caméra",
            "demandes d’accès à la caméra",
        ),
        (
            AccessKind::Microphone,
            "demande d’accès au micro",
            "demandes d’accès au micro",
        ),
        (
            AccessKind::Location,
            "demande d’accès à la position",
            "demandes d’accès à la position",
        ),
        (
            AccessKind::Notifications,
            "demande de notifications",
            "demandes de notifications",
        ),
        (
            AccessKind::Clipboard,
            "lecture du presse-papiers",
            "lectures du presse-papiers",
        ),
        (
            AccessKind::ClipboardWrite,
            "écriture dans le presse-papiers",
            "écritures dans le presse-papiers",
        ),
        (
            AccessKind::Fullscreen,
            "demande de plein écran",
            "demandes de plein écran",
        ),
        (
            AccessKind::PointerLock,
            "verrouillage du pointeur",
            "verrouillages du pointeur",
        ),
    ],
};

const ENGLISH: Words = Words {
    language: Language::English,
    report: "Session report",
    profile: "LMS profile",
    mode: "Mode (lesson_mode)",
    status: "Status",
    score: "Score",
    session_time: "Session time as sent",
    wall_time: "Time as measured",
    total_time: "Total time",
    location: "Location (lesson_location)",
    exit: "Exit",
    suspend_data: "Suspend data",
    calls: "Calls",
    failed_calls: "Calls in error",
    differences: "Answers that differ from the replay",
    confirmed_later: "Commits confirmed later",
    not_stored: "Commits not stored",
    blocked: "Blocked by the workbench",
    allowed: "Allowed",
    observer_failed: "The workbench’s observer failed (the module is not at fault):",
    not_playable: "cannot be played here",
    no_picture: "played here without its picture",
    unknown_format: "no known audio or video format",
    media_packages: "to play it here, install {packages} (Debian, Ubuntu)",
    playable_elsewhere: "the learner’s browser may play it",
    interactions: "Interactions",
    objectives: "Objectives",
    exchanges: "Exchanges",
    faults: "Faults of the page",
    trace: "Trace",
    id: "Identifier",
    kind: "Type",
    latency: "Latency",
    result: "Result",
    weighting: "Weight",
    response: "Learner’s response",
    correct: "Correct responses",
    time: "Time",
    call: "Call",
    arguments: "Arguments",
    answer: "Answer",
    error: "Error",
    none: "None",
    running: "Running",
    open: "Open: no LMSFinish came",
    finished: "Finished by LMSFinish",
    end: "End of session",
    entries: ["entry", "entries"],
    lost_one: "1 entry of this session was not recorded.",
    lost_many: "{count} entries of this session were not recorded.",
    lost_unknown: "Entries of this session may be missing.",
    refused_entries: "Entries were refused in this session.",
    bytes: "bytes",
    actual_path: "the package has “{path}”: names are case-sensitive",
    losses: [
        (
            LossCause::NotReceived,
            "sent by the player, never received by the workbench",
        ),
        (
            LossCause::EndUnknown,
            "the player page or the workbench stopped without saying how many entries there were: the end may be missing",
        ),
        (
            LossCause::Full,
            "the session reached its maximum size, recording stopped (see Settings)",
        ),
        (
            LossCause::TooMany,
            "too many observations to record all of them (see Settings)",
        ),
        (
            LossCause::OutOfOrder,
            "refused: their numbers do not follow, entries are missing before them or a script forged them",
        ),
        (
            LossCause::Conflict,
            "refused: their numbers were already taken by other entries, a script forged some",
        ),
        (LossCause::Unreadable, "refused: unreadable"),
        (LossCause::Damaged, "damaged in the library, no longer readable"),
    ],
    statuses: [
        ("not attempted", "Not attempted"),
        ("incomplete", "Incomplete"),
        ("completed", "Completed"),
        ("passed", "Passed"),
        ("failed", "Failed"),
        ("browsed", "Browsed"),
    ],
    accesses: [
        (
            AccessKind::Ipc,
            "attempt to reach the workbench",
            "attempts to reach the workbench",
        ),
        (
            AccessKind::Navigation,
            "navigation outside the session",
            "navigations outside the session",
        ),
        (AccessKind::Popup, "window", "windows"),
        (
            AccessKind::Request,
            "request to another host",
            "requests to other hosts",
        ),
        (AccessKind::ServiceWorker, "service worker", "service workers"),
        (AccessKind::Download, "download", "downloads"),
        (AccessKind::Camera, "camera request", "camera requests"),
        (AccessKind::Microphone, "microphone request", "microphone requests"),
        (AccessKind::Location, "location request", "location requests"),
        (
            AccessKind::Notifications,
            "notification request",
            "notification requests",
        ),
        (AccessKind::Clipboard, "clipboard read", "clipboard reads"),
        (AccessKind::ClipboardWrite, "clipboard write", "clipboard writes"),
        (AccessKind::Fullscreen, "full-screen request", "full-screen requests"),
        (AccessKind::PointerLock, "pointer lock", "pointer locks"),
    ],
};
