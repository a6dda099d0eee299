//! What the LMS profiles do. Names of elements, statuses and modes are the standard's, and are not translated.

texts! {
    /// What the behaviour is about.
    EXIT_WITHOUT_FINISH { en: "A session left without LMSFinish", fr: "Une session quittée sans LMSFinish" }
    /// What the behaviour is about.
    ENTRY { en: "cmi.core.entry of the next launch", fr: "cmi.core.entry du lancement suivant" }
    /// What the behaviour is about.
    UNSET_STATUS { en: "Status if the SCO set none", fr: "Statut si le SCO n’en définit aucun" }
    /// What the behaviour is about.
    MASTERY { en: "The mastery score decides the status", fr: "Le score de réussite décide du statut" }
    /// What the behaviour is about.
    COMPLETION_IS_FINAL { en: "A status of completed or passed", fr: "Un statut terminé ou réussi" }
    /// What the behaviour is about.
    COMPLETED_RELAUNCH { en: "Relaunch of a completed SCO", fr: "Relance d’un SCO terminé" }
    /// What the behaviour is about.
    RECORDING { en: "Modes that are recorded", fr: "Modes enregistrés" }
    /// What the behaviour is about.
    REINITIALIZES_LOCATION { en: "lesson_location after the SCO is completed", fr: "lesson_location une fois le SCO terminé" }
    /// What the behaviour is about.
    SESSION_START { en: "Start of a session", fr: "Début d’une session" }
    /// What the behaviour is about.
    VALUE_CHECKING { en: "Accepted values", fr: "Valeurs acceptées" }
    /// What the behaviour is about.
    LIMITS { en: "Lengths that differ from the standard", fr: "Longueurs différentes du standard" }
    /// What the behaviour is about.
    RANGES { en: "Ranges that differ from the standard", fr: "Bornes différentes du standard" }
    /// What the behaviour is about.
    UNSUPPORTED { en: "Elements not supported (401)", fr: "Éléments non gérés (401)" }
    /// What the behaviour is about.
    CHILDREN { en: "Elements that _children lists", fr: "Éléments cités par _children" }
    /// What the behaviour is about.
    STUDENT_NAME { en: "cmi.core.student_name", fr: "cmi.core.student_name" }
    /// What the behaviour is about.
    STUDENT_ID { en: "cmi.core.student_id", fr: "cmi.core.student_id" }
    /// What the LMS does.
    CHILDREN_ALL { en: "all of the standard’s", fr: "tous ceux du standard" }
    /// What the LMS does.
    CHILDREN_SUPPORTED { en: "those that the LMS supports", fr: "ceux que le LMS gère" }
    /// What the LMS does.
    STUDENT_NAME_LAST_FIRST { en: "Last, First", fr: "Nom, Prénom" }
    /// What the LMS does.
    STUDENT_NAME_FIRST_LAST { en: "First Last", fr: "Prénom Nom" }
    /// What the LMS does.
    STUDENT_ID_IDENTIFIER { en: "the learner’s identifier", fr: "l’identifiant de l’apprenant" }
    /// What the LMS does.
    STUDENT_ID_LOGIN { en: "the learner’s login", fr: "le login de l’apprenant" }
    /// What the LMS does.
    EXIT_AS_FINISH {
        en: "ends as if by LMSFinish, with the committed data and the last status that the SCO set, committed or not",
        fr: "se termine comme par LMSFinish, avec les données validées et le dernier statut donné par le SCO, validé ou non",
    }
    /// What the LMS does.
    EXIT_STAYS_OPEN {
        en: "stays open until it is resumed or validated",
        fr: "reste ouverte jusqu’à sa reprise ou sa validation",
    }
    /// What the LMS does.
    EXIT_ABANDONS {
        en: "is abandoned: committed data is kept, its time is lost",
        fr: "est abandonnée : les données validées sont conservées, son temps est perdu",
    }
    /// What the LMS does.
    ENTRY_RULE_SUSPENDED {
        en: "resume if the SCO suspended, otherwise blank",
        fr: "resume si le SCO a suspendu, sinon vide",
    }
    /// What the LMS does.
    ENTRY_RULE_HAS_DATA {
        en: "resume if the SCO suspended, or if it saved a location or suspend data",
        fr: "resume si le SCO a suspendu, ou si un emplacement ou des données de reprise ont été enregistrés",
    }
    /// What the LMS does.
    UNSET_STATUS_COMPLETED_OR_BROWSED {
        en: "completed; browsed in browse mode",
        fr: "completed ; browsed en mode browse",
    }
    /// What the LMS does.
    UNSET_STATUS_COMPLETED { en: "completed in every mode", fr: "completed dans tous les modes" }
    /// What the LMS does.
    UNSET_STATUS_INCOMPLETE_OR_BROWSED {
        en: "incomplete; browsed in browse mode",
        fr: "incomplete ; browsed en mode browse",
    }
    /// What the LMS does.
    MASTERY_RULE_UNLESS_INCOMPLETE { en: "unless the SCO sent incomplete", fr: "sauf si le SCO a envoyé incomplete" }
    /// What the LMS does.
    MASTERY_RULE_ALWAYS {
        en: "always, whatever status the SCO sent",
        fr: "toujours, quel que soit le statut envoyé par le SCO",
    }
    /// What the LMS does.
    MASTERY_RULE_ONLY_COMPLETED { en: "only if the status is completed", fr: "seulement si le statut est completed" }
    /// What the LMS does.
    MASTERY_RULE_ONLY_UNSET {
        en: "only if the SCO sent no status",
        fr: "seulement si le SCO n’a envoyé aucun statut",
    }
    /// What the LMS does.
    MASTERY_RULE_NEVER { en: "never", fr: "jamais" }
    /// What the LMS does.
    COMPLETED_RELAUNCH_AS_BEFORE { en: "like any other launch", fr: "comme tout autre lancement" }
    /// What the LMS does.
    COMPLETED_RELAUNCH_NO_CREDIT { en: "for no credit", fr: "sans crédit" }
    /// What the LMS does.
    COMPLETED_RELAUNCH_REVIEW {
        en: "in review mode, for no credit, with a blank entry",
        fr: "en mode review, sans crédit, avec une entrée vide",
    }
    /// What the LMS does.
    RECORDING_EVERY_MODE { en: "all", fr: "tous" }
    /// What the LMS does.
    RECORDING_NORMAL_MODE {
        en: "normal; in review mode, status and score are accepted but not recorded; in browse mode, nothing is recorded",
        fr: "normal ; en mode review, statut et score sont acceptés mais pas enregistrés ; en mode browse, rien n’est enregistré",
    }
    /// What the LMS does.
    SESSION_START_INITIALIZE { en: "LMSInitialize, once", fr: "LMSInitialize, une fois" }
    /// What the LMS does.
    SESSION_START_ANY_CALL {
        en: "any call; LMSInitialize can be called again until LMSFinish",
        fr: "tout appel ; LMSInitialize peut être appelé à nouveau jusqu’à LMSFinish",
    }
    /// What the LMS does.
    VALUE_CHECKING_CHECKED {
        en: "values that match the element’s type, range and length",
        fr: "celles qui respectent le type, les bornes et la longueur de l’élément",
    }
    /// What the LMS does.
    VALUE_CHECKING_ANY { en: "any text", fr: "tout texte" }
    /// Between the bounds of a range.
    TO { en: "to", fr: "à" }
    /// What the LMS does.
    COMPLETION_IS_FINAL_YES { en: "is final", fr: "est définitif" }
    /// What the LMS does.
    COMPLETION_IS_FINAL_NO { en: "can be lowered", fr: "peut être abaissé" }
    /// What the LMS does.
    REINITIALIZES_LOCATION_YES { en: "is cleared", fr: "est effacé" }
    /// What the LMS does.
    REINITIALIZES_LOCATION_NO { en: "is kept", fr: "est conservé" }
    /// The profile that has the mandatory elements only.
    MINIMUM { en: "SCORM 1.2, mandatory elements only", fr: "SCORM 1.2, éléments obligatoires seuls" }
    /// The profile that is no LMS.
    LENIENT { en: "Lenient", fr: "Permissif" }
}

messages! {
    /// What a copy of a profile is called at first.
    copy_of(name: &str) { en: "Copy of {name}", fr: "Copie de {name}" }
}
