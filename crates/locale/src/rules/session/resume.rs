//! What the rules say of what the module resumes from.

use super::super::sources::{lms, rte};

rule_texts! {
    EXIT_NOT_SUSPEND {
        title {
            en: "Session left incomplete without “suspend”",
            fr: "Session laissée inachevée sans « suspend »",
        }
        message {
            en: "The module ended the session incomplete, with data to resume from, and did not set cmi.core.exit to “suspend”.",
            fr: "Le module a terminé la session inachevée, avec des données de reprise, sans mettre cmi.core.exit à « suspend ».",
        }
        why {
            en: "At the next launch, cmi.core.entry is blank instead of “resume”, also in Moodle and Chamilo: a module that looks at it begins again at its first page.",
            fr: "Au lancement suivant, cmi.core.entry est vide au lieu de « resume », dans Moodle et Chamilo aussi : un module qui en tient compte recommence à sa première page.",
        }
        fix {
            en: "Set cmi.core.exit to “suspend” before LMSFinish wherever the learner is to resume.",
            fr: "Mettez cmi.core.exit à « suspend » avant LMSFinish chaque fois que l’apprenant doit pouvoir reprendre.",
        }
        example {
            "API.LMSSetValue(\"cmi.core.exit\", \"\");\nAPI.LMSFinish(\"\");"
            => "API.LMSSetValue(\"cmi.core.exit\", \"suspend\");\nAPI.LMSFinish(\"\");"
        }
        sources [rte::MODEL, lms::MOODLE_LAUNCH, lms::CHAMILO_API]
    }

    NEVER_RESUMES {
        title {
            en: "Course that does not resume",
            fr: "Cours qui ne reprend pas",
        }
        message {
            en: "The learner resumed the course, and the module read neither cmi.core.entry, cmi.core.lesson_location nor cmi.suspend_data.",
            fr: "L’apprenant a repris le cours, et le module n’a lu ni cmi.core.entry, ni cmi.core.lesson_location, ni cmi.suspend_data.",
        }
        why {
            en: "The module saves where the learner is and does not go back there: the learner starts again each time. If it stores the place in the browser instead, the place is lost on another computer.",
            fr: "Le module enregistre où se trouve l’apprenant et n’y retourne pas : celui-ci recommence à chaque fois. S’il garde l’endroit dans le navigateur, cet endroit est perdu sur un autre ordinateur.",
        }
        fix {
            en: "Read cmi.core.lesson_location and cmi.suspend_data after LMSInitialize, and open the page that they name.",
            fr: "Lisez cmi.core.lesson_location et cmi.suspend_data après LMSInitialize, et ouvrez la page qu’ils désignent.",
        }
        example {
            "API.LMSInitialize(\"\");\nshow(1);"
            => "API.LMSInitialize(\"\");\nshow(API.LMSGetValue(\"cmi.core.lesson_location\") || 1);"
        }
        sources []
    }
}
