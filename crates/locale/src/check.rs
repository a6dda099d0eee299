//! The page of `scorm-audit check`.

texts! {
    /// The page's title.
    TITLE { en: "Audit", fr: "Audit" }
    /// The package could not be read, on the page.
    UNREADABLE { en: "Could not be read", fr: "Illisible" }
    /// Before the tools and wrappers that a package was made with.
    MADE_WITH { en: "Made with", fr: "Créé avec" }
    /// No finding.
    NO_FINDINGS { en: "No issues found.", fr: "Aucun problème trouvé." }
    /// Before the reason of a rule.
    WHY { en: "Why it matters", fr: "Pourquoi c’est important" }
    /// Before the sources of that reason.
    SOURCES { en: "Sources", fr: "Sources" }
    /// Before the fix of a finding.
    FIX { en: "How to fix it", fr: "Correction" }
    /// The severity of an error.
    ERROR { en: "Error", fr: "Erreur" }
    /// The severity of a warning.
    WARNING { en: "Warning", fr: "Avertissement" }
    /// The severity of a suggestion.
    SUGGESTION { en: "Suggestion", fr: "Conseil" }
}
