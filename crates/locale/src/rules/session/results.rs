//! What the rules say of results that were not sent, or not recorded.

use super::super::sources::rte;

rule_texts! {
    VALUES_LOST {
        title {
            en: "Values set and never committed",
            fr: "Valeurs définies et jamais validées",
        }
        message {
            en: "Values were set after the last LMSCommit and were not recorded.",
            fr: "Des valeurs ont été définies après le dernier LMSCommit et n’ont pas été retenues.",
        }
        why {
            en: "An LMS need keep a value only from LMSCommit or LMSFinish on.",
            fr: "Un LMS n’est tenu de garder une valeur qu’à partir de LMSCommit ou LMSFinish.",
        }
        fix {
            en: "Call LMSCommit after the last LMSSetValue, or end the session with LMSFinish.",
            fr: "Appelez LMSCommit après le dernier LMSSetValue, ou terminez la session par LMSFinish.",
        }
        example {
            "API.LMSSetValue(\"cmi.core.score.raw\", \"80\");"
            => "API.LMSSetValue(\"cmi.core.score.raw\", \"80\");\nAPI.LMSCommit(\"\");"
        }
        sources [rte::FUNCTIONS]
    }

    SCORE_NOT_RECORDED {
        title {
            en: "Score not recorded",
            fr: "Score non retenu",
        }
        message {
            en: "The score that the module sent ({score}) was not recorded.",
            fr: "Le score que le module a envoyé ({score}) n’a pas été retenu.",
        }
        why {
            en: "The LMS of this session takes no score in this mode, after completion, or without LMSCommit and LMSFinish.",
            fr: "Le LMS de cette session ne prend aucun score dans ce mode, après l’achèvement, ou sans LMSCommit ni LMSFinish.",
        }
        fix {
            en: "Compare the mode and the LMS profile of this session with those that you meant to test.",
            fr: "Comparez le mode et le profil LMS de cette session avec ceux que vous vouliez tester.",
        }
        sources [rte::MODEL]
    }

    NO_STATUS {
        title {
            en: "No status sent",
            fr: "Aucun statut envoyé",
        }
        message {
            en: "The module sent no status.",
            fr: "Le module n’a envoyé aucun statut.",
        }
        why {
            en: "Without it, the status depends on the LMS: the standard’s LMS records “completed” at LMSFinish, others leave “not attempted” or “incomplete”.",
            fr: "Sans statut envoyé, le résultat dépend du LMS : celui du standard enregistre « completed » à LMSFinish, d’autres laissent « not attempted » ou « incomplete ».",
        }
        fix {
            en: "Set cmi.core.lesson_status before LMSFinish.",
            fr: "Définissez cmi.core.lesson_status avant LMSFinish.",
        }
        example {
            "API.LMSFinish(\"\");"
            => "API.LMSSetValue(\"cmi.core.lesson_status\", \"completed\");\nAPI.LMSFinish(\"\");"
        }
        sources [rte::MODEL]
    }
}
