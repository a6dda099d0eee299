//! What went wrong in a session, and what to do about it.

messages! {
    /// How many times something happened.
    times(count: &str) {
        en: "({count} times)",
        fr: "({count} fois)",
    }
    /// The place of an entry in the trace.
    entry(number: &str) {
        en: "Entry {number}",
        fr: "Entrée {number}",
    }
}

texts! {
    /// The heading.
    PROBLEMS { en: "Findings", fr: "Constats" }
    /// There are no problems.
    NO_PROBLEMS {
        en: "Nothing was found in this session.",
        fr: "Rien n’a été constaté dans cette session.",
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
