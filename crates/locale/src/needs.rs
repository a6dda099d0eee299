//! What a course needs to run: a network, and what it asks browsers for.

texts! {
    /// Nothing is loaded from a host.
    RUNS_OFFLINE { en: "Runs offline", fr: "Fonctionne hors ligne" }
    /// Nothing is loaded from a host, as far as the course was read.
    MAY_RUN_OFFLINE {
        en: "Not known whether it runs offline: not all of its files could be read",
        fr: "Fonctionnement hors ligne inconnu : tous les fichiers n’ont pas pu être lus",
    }
    /// Before the hosts that a course does not run without.
    NEEDS_HOSTS { en: "Needs the network:", fr: "Nécessite le réseau :" }
    /// Before the hosts that a player's script names.
    MAY_LOAD { en: "May also load from:", fr: "Peut aussi charger depuis :" }
    /// Before what a course asks browsers for.
    ASKS_FOR { en: "Asks the browser for:", fr: "Demande au navigateur :" }
    /// Pictures of a camera.
    CAMERA { en: "camera", fr: "caméra" }
    /// Sound of a microphone.
    MICROPHONE { en: "microphone", fr: "micro" }
    /// Where the learner is.
    GEOLOCATION { en: "location", fr: "position" }
    /// Notifications of the system.
    NOTIFICATIONS { en: "notifications", fr: "notifications" }
    /// What is copied and pasted.
    CLIPBOARD { en: "clipboard", fr: "presse-papiers" }
    /// The whole screen.
    FULLSCREEN { en: "full screen", fr: "plein écran" }
    /// Cookies and the browser's storage.
    STORAGE { en: "cookies or storage", fr: "cookies ou stockage" }
}
