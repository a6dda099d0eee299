//! What the rules say of what a module stores to resume: suspend data and location.

use super::super::sources::{lms, rte};

rule_texts! {
    SUSPEND_DATA_TOO_LONG {
        title {
            en: "Suspend data too long",
            fr: "Données de reprise trop longues",
        }
        message {
            en: "The module set a value of {length} characters as cmi.suspend_data. {outcome}",
            fr: "Le module a défini une valeur de {length} caractères pour cmi.suspend_data. {outcome}",
        }
        why {
            en: "What an LMS refuses or cuts, it cannot return: the learner starts again, resumes at an earlier point, or the module does not open. SCORM 1.2 has 4,096 characters; some LMSs take more.",
            fr: "Ce qu’un LMS refuse ou coupe, il ne peut pas le rendre : l’apprenant recommence, reprend à un point antérieur, ou le module ne s’ouvre pas. SCORM 1.2 prévoit 4 096 caractères ; certains LMS en acceptent plus.",
        }
        fix {
            en: "Make the course shorter or divide it into several modules, and turn off what is stored without need (states of questions, variables). If your LMS supports SCORM 2004 3rd Edition or later, it takes 64,000 characters there.",
            fr: "Raccourcissez le cours ou divisez-le en plusieurs modules, et désactivez ce qui est enregistré sans nécessité (états des questions, variables). Si votre LMS prend en charge SCORM 2004 3e édition ou une édition ultérieure, il y accepte 64 000 caractères.",
        }
        sources [rte::TYPES, rte::MODEL, lms::SUSPEND_DATA_LIMITS, lms::XERTE_RESUME]
    }

    SUSPEND_DATA_NEARLY_FULL {
        title {
            en: "Suspend data nearly full",
            fr: "Données de reprise presque pleines",
        }
        message {
            en: "Suspend data had {length} of {limit} characters ({percent} %).",
            fr: "Les données de reprise avaient {length} caractères sur {limit} ({percent} %).",
        }
        why {
            en: "A learner who visits more pages or answers more questions may exceed the limit, and then an LMS may refuse to store the progress.",
            fr: "Un apprenant qui consulte plus de pages ou répond à plus de questions peut dépasser la limite, et un LMS peut alors refuser d’enregistrer la progression.",
        }
        fix {
            en: "Test a session that visits every page and answers every question. If it exceeds the limit, make the course shorter or divide it.",
            fr: "Testez une session qui consulte toutes les pages et répond à toutes les questions. Si elle dépasse la limite, raccourcissez ou divisez le cours.",
        }
        sources [rte::TYPES, lms::SUSPEND_DATA_LIMITS]
    }

    SUSPEND_DATA_GROWING {
        title {
            en: "Suspend data longer each time",
            fr: "Données de reprise plus longues à chaque fois",
        }
        message {
            en: "Suspend data became longer each time they were set, {sets} times in a row: from {first} to {last} characters. {end}",
            fr: "Les données de reprise se sont allongées à chaque fois qu’elles ont été définies, {sets} fois de suite : de {first} à {last} caractères. {end}",
        }
        why {
            en: "A module that adds to its suspend data and never removes anything exceeds the limit in a long session, or after several.",
            fr: "Un module qui ajoute à ses données de reprise sans jamais rien retirer dépasse la limite dans une longue session, ou après plusieurs.",
        }
        fix {
            en: "Test a long session, and one that resumes it. If the data never stop growing, have the module store states and not a history.",
            fr: "Testez une longue session, puis une reprise. Si les données ne cessent de croître, faites enregistrer au module des états et non un historique.",
        }
        sources [rte::TYPES]
    }

    SUSPEND_DATA_CUT {
        title {
            en: "Stored suspend data are cut",
            fr: "Données de reprise enregistrées coupées",
        }
        message {
            en: "The module read suspend data of {length} characters from an earlier session. {cut}",
            fr: "Le module a lu des données de reprise de {length} caractères d’une session antérieure. {cut}",
        }
        why {
            en: "An LMS that cuts what is too long returns data that the module cannot read: the learner starts again, or the module does not open.",
            fr: "Un LMS qui coupe ce qui est trop long rend des données que le module ne peut pas lire : l’apprenant recommence, ou le module ne s’ouvre pas.",
        }
        fix {
            en: "Reset the learner’s attempt to open the module again. Then make the course store less: see “Suspend data too long”.",
            fr: "Réinitialisez la tentative de l’apprenant pour rouvrir le module. Faites ensuite enregistrer moins de données au cours : voir « Données de reprise trop longues ».",
        }
        sources [rte::TYPES, lms::SUSPEND_DATA_LIMITS]
    }

    LOCATION_TOO_LONG {
        title {
            en: "Location too long",
            fr: "Emplacement trop long",
        }
        message {
            en: "The module set a value of {length} characters as cmi.core.lesson_location. {outcome}",
            fr: "Le module a défini une valeur de {length} caractères pour cmi.core.lesson_location. {outcome}",
        }
        why {
            en: "Without its location, a module opens at its first page, or where the learner was earlier. SCORM 1.2 has 255 characters; some LMSs take more.",
            fr: "Sans son emplacement, un module s’ouvre à sa première page, ou là où l’apprenant était auparavant. SCORM 1.2 prévoit 255 caractères ; certains LMS en acceptent plus.",
        }
        fix {
            en: "Store a short name or number of the page as the location, and everything else as cmi.suspend_data.",
            fr: "Enregistrez comme emplacement un nom court ou un numéro de page, et tout le reste dans cmi.suspend_data.",
        }
        example {
            "API.LMSSetValue(\"cmi.core.lesson_location\", JSON.stringify(state));"
            => "API.LMSSetValue(\"cmi.core.lesson_location\", String(state.page));\nAPI.LMSSetValue(\"cmi.suspend_data\", JSON.stringify(state));"
        }
        sources [rte::TYPES, rte::MODEL, lms::MOODLE_API]
    }

    RESUME_DATA_WITHOUT_TEXT {
        title {
            en: "“undefined” or an object stored as progress",
            fr: "« undefined » ou un objet enregistré comme progression",
        }
        message {
            en: "The module set {element} to “{value}”: what a script writes for a missing value or an object.",
            fr: "Le module a défini {element} à la valeur « {value} » : ce qu’un script écrit pour une valeur absente ou un objet.",
        }
        why {
            en: "An LMS stores this text. When the module resumes, it does not find the learner’s progress in it.",
            fr: "Un LMS enregistre ce texte. À la reprise, le module n’y retrouve pas la progression de l’apprenant.",
        }
        fix {
            en: "Publish again with a current version of the authoring tool, or have the script corrected: an object is made a text by JSON.stringify, and a missing value by an empty string.",
            fr: "Publiez à nouveau avec une version récente de l’outil auteur, ou faites corriger le script : un objet devient un texte par JSON.stringify, et une valeur absente par une chaîne vide.",
        }
        example {
            "API.LMSSetValue(\"cmi.suspend_data\", state);"
            => "API.LMSSetValue(\"cmi.suspend_data\", JSON.stringify(state));"
        }
        sources [rte::MODEL]
    }
}
