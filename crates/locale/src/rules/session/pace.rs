//! What the rules say of the pace of calls.

use super::super::sources::{lms, rte};

rule_texts! {
    NEVER_COMMITTED {
        title {
            en: "Long session without LMSCommit",
            fr: "Longue session sans LMSCommit",
        }
        message {
            en: "The module set values and never called LMSCommit in the {duration} until LMSFinish.",
            fr: "Le module a défini des valeurs et n’a jamais appelé LMSCommit pendant {duration}, jusqu’à LMSFinish.",
        }
        why {
            en: "If the browser crashes, the connection fails or the LMS signs the learner out before LMSFinish, the LMS has nothing of the session.",
            fr: "Si le navigateur plante, si la connexion échoue ou si le LMS déconnecte l’apprenant avant LMSFinish, le LMS n’a rien de la session.",
        }
        fix {
            en: "Call LMSCommit after each page or question, or every few minutes.",
            fr: "Appelez LMSCommit après chaque page ou question, ou toutes les quelques minutes.",
        }
        example {
            "API.LMSSetValue(\"cmi.suspend_data\", state);"
            => "API.LMSSetValue(\"cmi.suspend_data\", state);\nAPI.LMSCommit(\"\");"
        }
        sources [rte::FUNCTIONS, lms::ADAPT_COMMITS]
    }

    LONG_GAP {
        title {
            en: "Values not committed for a long time",
            fr: "Valeurs longtemps non validées",
        }
        message {
            en: "For {duration}, the module did not commit what it had set ({values}).",
            fr: "Pendant {duration}, le module n’a pas validé ce qu’il avait défini ({values}).",
        }
        why {
            en: "If the browser crashes, the connection fails or the LMS signs the learner out in this time, the LMS does not have these values.",
            fr: "Si le navigateur plante, si la connexion échoue ou si le LMS déconnecte l’apprenant pendant ce temps, le LMS n’a pas ces valeurs.",
        }
        fix {
            en: "Call LMSCommit after each page or question, or every few minutes.",
            fr: "Appelez LMSCommit après chaque page ou question, ou toutes les quelques minutes.",
        }
        example {
            "API.LMSSetValue(\"cmi.suspend_data\", state);"
            => "API.LMSSetValue(\"cmi.suspend_data\", state);\nAPI.LMSCommit(\"\");"
        }
        sources [rte::FUNCTIONS, lms::ADAPT_COMMITS]
    }

    COMMIT_EACH_SET {
        title {
            en: "LMSCommit after each LMSSetValue",
            fr: "LMSCommit après chaque LMSSetValue",
        }
        message {
            en: "The module called LMSCommit after each LMSSetValue, {commits} times, 20 or more of them within a minute.",
            fr: "Le module a appelé LMSCommit après chaque LMSSetValue, {commits} fois, dont 20 ou plus en une minute.",
        }
        why {
            en: "Each LMSCommit is a request to the LMS’s server, and on some LMSs the module stops until it is over: many of them make the module slow.",
            fr: "Chaque LMSCommit est une requête au serveur du LMS, et sur certains LMS le module s’arrête jusqu’à sa fin : en grand nombre, ils ralentissent le module.",
        }
        fix {
            en: "Set all values of a page or question first, then call LMSCommit once.",
            fr: "Définissez d’abord toutes les valeurs d’une page ou d’une question, puis appelez LMSCommit une fois.",
        }
        example {
            "API.LMSSetValue(\"cmi.core.score.raw\", \"80\");\nAPI.LMSCommit(\"\");\nAPI.LMSSetValue(\"cmi.core.score.max\", \"100\");\nAPI.LMSCommit(\"\");"
            => "API.LMSSetValue(\"cmi.core.score.raw\", \"80\");\nAPI.LMSSetValue(\"cmi.core.score.max\", \"100\");\nAPI.LMSCommit(\"\");"
        }
        sources [rte::FUNCTIONS, lms::ILIAS_PAUSES]
    }

    CHATTY {
        title {
            en: "Many calls of LMSSetValue per second",
            fr: "Nombreux appels de LMSSetValue par seconde",
        }
        message {
            en: "The module called LMSSetValue more than 20 times a second for {seconds} seconds in a row ({sets} calls).",
            fr: "Le module a appelé LMSSetValue plus de 20 fois par seconde pendant {seconds} secondes de suite ({sets} appels).",
        }
        why {
            en: "Each call takes time on an LMS, so the module may become slow. Often a timer or an animation calls it by mistake.",
            fr: "Chaque appel prend du temps sur un LMS, et le module peut devenir lent. Souvent, une minuterie ou une animation l’appelle par erreur.",
        }
        fix {
            en: "Set a value when it changes: at the end of a page, after an answer.",
            fr: "Définissez une valeur lorsqu’elle change : à la fin d’une page, après une réponse.",
        }
        example {
            "video.ontimeupdate = () => API.LMSSetValue(\"cmi.core.lesson_location\", page);"
            => "video.onpause = () => API.LMSSetValue(\"cmi.core.lesson_location\", page);"
        }
        sources [rte::FUNCTIONS]
    }

    SAME_VALUES {
        title {
            en: "Same values set again and again",
            fr: "Mêmes valeurs définies encore et encore",
        }
        message {
            en: "{unchanged} of {sets} calls of LMSSetValue set the value that the element already had.",
            fr: "{unchanged} appels de LMSSetValue sur {sets} ont défini la valeur que l’élément avait déjà.",
        }
        why {
            en: "These calls change nothing and take time. Often a timer sends everything at intervals.",
            fr: "Ces appels ne changent rien et prennent du temps. Souvent, une minuterie envoie tout à intervalles réguliers.",
        }
        fix {
            en: "Set a value only when it differs from the last one that was sent.",
            fr: "Ne définissez une valeur que si elle diffère de la dernière envoyée.",
        }
        sources []
    }
}
