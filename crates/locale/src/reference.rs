//! The introductions and headings of the reference pages in `docs/`, in Markdown. The rest of each page is written from the
//! tables that the code reads.

texts! {
    /// The comment at the top of each page.
    GENERATED {
        en: "Generated from the workbench's own tables. Do not edit.",
        fr: "Généré à partir des tables de l’atelier. Ne pas modifier.",
    }

    /// The title of the page of the data model.
    DATA_MODEL { en: "The data model of SCORM 1.2", fr: "Le modèle de données de SCORM 1.2" }
    /// Its introduction.
    DATA_MODEL_INTRO {
        en: "The elements that a SCO can read and set, as SCORM 1.2 defines them. **M** means mandatory: every LMS must support \
             the element.\n\n\
             A call that the standard does not allow returns an error: setting a keyword 402, setting a read-only element 403, \
             reading a write-only element 404, a value of the wrong type 405, an index that leaves a gap 201, `_children` of an \
             element without children 202, `_count` of an element that is not an array 203, an element of another model 401, \
             any other name 201.\n\n\
             Sections refer to: RTE, *SCORM 1.2 The SCORM Run-Time Environment*; ADD, *Addendums v2.0*; CR, *Conformance \
             Requirements 1.2*; CAM, *Content Aggregation Model*.",
        fr: "Les éléments qu’un SCO peut lire et écrire, tels que SCORM 1.2 les définit. **M** signifie obligatoire : tout LMS \
             doit gérer l’élément.\n\n\
             Un appel que le standard n’autorise pas renvoie une erreur : 402 pour l’écriture d’un mot-clé, 403 pour l’écriture \
             d’un élément en lecture seule, 404 pour la lecture d’un élément en écriture seule, 405 pour une valeur du mauvais \
             type, 201 pour un indice qui laisse un trou, 202 pour `_children` d’un élément sans enfants, 203 pour `_count` d’un \
             élément qui n’est pas un tableau, 401 pour un élément d’un autre modèle, 201 pour tout autre nom.\n\n\
             Les sections renvoient à : RTE, *SCORM 1.2 The SCORM Run-Time Environment* ; ADD, *Addendums v2.0* ; CR, \
             *Conformance Requirements 1.2* ; CAM, *Content Aggregation Model*.",
    }
    /// The header row of its table.
    DATA_MODEL_HEAD {
        en: "| Element | Access | M | Type | Limit | Initial value | Section |",
        fr: "| Élément | Accès | M | Type | Limite | Valeur initiale | Section |",
    }
    /// An element that can only be read.
    READ_ONLY { en: "read", fr: "lecture" }
    /// An element that can only be set.
    WRITE_ONLY { en: "set", fr: "écriture" }
    /// An element that can be read and set.
    READ_WRITE { en: "read, set", fr: "lecture, écriture" }
    /// An element to which each value is appended.
    APPEND { en: "read, append", fr: "lecture, ajout" }
    /// A keyword, such as `_count`.
    KEYWORD { en: "keyword", fr: "mot-clé" }
    /// After the maximum length of a value.
    CHARACTERS { en: "characters", fr: "caractères" }
    /// Between the smallest and the largest number.
    TO { en: "to", fr: "à" }

    /// The heading of the types.
    TYPES { en: "Format of values", fr: "Format des valeurs" }
    /// The header row of their table.
    TYPES_HEAD { en: "| Type | Format |", fr: "| Type | Format |" }
    /// CMIString.
    TYPE_STRING { en: "any text up to the limit", fr: "tout texte jusqu’à la limite" }
    /// CMIIdentifier.
    TYPE_IDENTIFIER {
        en: "1 to 255 printable ASCII characters without spaces",
        fr: "1 à 255 caractères ASCII imprimables, sans espace",
    }
    /// CMIDecimal.
    TYPE_DECIMAL {
        en: "digits, with an optional decimal point and an optional leading minus sign: `80`, `79.5`",
        fr: "des chiffres, avec éventuellement un point décimal et un signe moins devant : `80`, `79.5`",
    }
    /// CMISInteger.
    TYPE_SIGNED_INTEGER {
        en: "an integer: `-1`, `100`",
        fr: "un nombre entier : `-1`, `100`",
    }
    /// CMITimespan.
    TYPE_TIMESPAN {
        en: "`HHHH:MM:SS.SS`: 2 to 4 digits for hours, 2 for minutes, 2 for seconds, and at most 2 decimals",
        fr: "`HHHH:MM:SS.SS` : 2 à 4 chiffres pour les heures, 2 pour les minutes, 2 pour les secondes, et au plus 2 décimales",
    }
    /// CMITime.
    TYPE_TIME {
        en: "`HH:MM:SS.SS`, from `00:00:00` to `23:59:59.99`",
        fr: "`HH:MM:SS.SS`, de `00:00:00` à `23:59:59.99`",
    }
    /// CMIVocabulary.
    TYPE_VOCABULARY {
        en: "one of the listed words, case-sensitive",
        fr: "un des mots de la liste, majuscules et minuscules comprises",
    }
    /// CMIFeedback.
    TYPE_FEEDBACK {
        en: "a response in the format of the interaction’s type",
        fr: "une réponse au format du type de l’interaction",
    }
    /// CMIInteger, of `_count`.
    TYPE_COUNT {
        en: "the number of records in an array",
        fr: "le nombre d’enregistrements d’un tableau",
    }

    /// The heading of the error codes.
    CODES { en: "Error codes", fr: "Codes d’erreur" }
    /// The header row of their table.
    CODES_HEAD { en: "| Code | LMSGetErrorString |", fr: "| Code | LMSGetErrorString |" }

    /// The title of the page of the LMS profiles.
    PROFILES { en: "LMS profiles", fr: "Profils LMS" }
    /// Its introduction.
    PROFILES_INTRO {
        en: "How LMSs differ from the standard and from each other, as the workbench simulates them. What an LMS does \
             differently is never a fault of the package: packages are judged by the first profile, *SCORM 1.2*, which follows \
             the standard exactly. A source with a question mark was read but not checked on a running LMS.",
        fr: "En quoi les LMS diffèrent du standard et entre eux, tels que l’atelier les simule. Ce qu’un LMS fait autrement n’est \
             jamais une erreur du module : les modules sont jugés d’après le premier profil, *SCORM 1.2*, qui suit exactement le \
             standard. Une source suivie d’un point d’interrogation a été lue, mais pas vérifiée sur un LMS en service.",
    }
    /// The header row of each profile's table.
    PROFILES_HEAD {
        en: "| Behaviour | What the LMS does | Source |",
        fr: "| Comportement | Ce que fait le LMS | Source |",
    }
    /// After the table of a profile.
    PROFILES_REST {
        en: "Everything else follows the standard, or has no known difference from it.",
        fr: "Tout le reste suit le standard, ou n’en diffère pas à notre connaissance.",
    }

    /// The title of the schema of a profile's file.
    PROFILE_SCHEMA { en: "LMS profile of the SCORM Audit Workbench", fr: "Profil LMS de SCORM Audit Workbench" }
    /// Its introduction.
    PROFILE_SCHEMA_INTRO {
        en: "What an LMS does where the standard leaves it open, or where LMSs differ. A behaviour that is not there is the \
             standard’s.",
        fr: "Ce que fait un LMS là où le standard le laisse ouvert, ou là où les LMS diffèrent. Un comportement absent est celui du \
             standard.",
    }

    /// The title of the page of the audit's rules.
    RULES { en: "The rules of the audit", fr: "Les règles de l’audit" }
    /// Its introduction.
    RULES_INTRO {
        en: "What the workbench checks in a package before it runs (in its *Audit* tab, and with `scorm-audit check`), and in each \
             session (in its report, and with `scorm-audit judge`). Each finding has its own values for the words in braces. A source with a question mark was read but not checked on a \
             running LMS.",
        fr: "Ce que l’atelier vérifie dans un module avant de l’exécuter : dans son onglet *Audit*, et avec `scorm-audit check`. \
             Chaque constat a ses propres valeurs pour les mots entre accolades. Une source suivie d’un point d’interrogation a \
             été lue, mais pas vérifiée sur un LMS en service.",
    }
    /// The rules about the manifest.
    FAMILY_MANIFEST { en: "Manifest", fr: "Manifeste" }
    /// About the schemas.
    FAMILY_SCHEMA { en: "Schemas of the standard", fr: "Schémas du standard" }
    /// About the files.
    FAMILY_PACKAGE { en: "Files of the package", fr: "Fichiers du module" }
    /// About pages and scripts.
    FAMILY_CONTENT { en: "Pages and scripts", fr: "Pages et scripts" }
    /// About what modules do as they run.
    FAMILY_SESSION { en: "Sessions", fr: "Sessions" }
    /// The severity of a rule: error.
    ERROR { en: "error", fr: "erreur" }
    /// Warning.
    WARNING { en: "warning", fr: "avertissement" }
    /// Suggestion.
    SUGGESTION { en: "suggestion", fr: "conseil" }
    /// What a rule's findings threaten: the course.
    THREATENS_LAUNCH { en: "the course may not launch", fr: "le cours peut ne pas se lancer" }
    /// The results.
    THREATENS_RECORDING { en: "results may be lost", fr: "des résultats peuvent être perdus" }
    /// Before the reason of a rule.
    WHY { en: "Why it matters", fr: "Pourquoi c’est important" }
    /// Before what says so.
    SOURCES { en: "Sources", fr: "Sources" }
    /// Before code that is wrong and the same corrected.
    EXAMPLE { en: "Example", fr: "Exemple" }
    /// Before its correction.
    FIX { en: "How to fix it", fr: "Correction" }
}
