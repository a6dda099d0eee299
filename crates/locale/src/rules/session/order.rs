//! What the rules say of calls that come at the wrong time, and of errors that the module does not look at.

use super::super::sources::{lms, rte};

rule_texts! {
    CALL_BEFORE_INITIALIZE {
        title {
            en: "API called before LMSInitialize",
            fr: "API appelée avant LMSInitialize",
        }
        message {
            en: "{call} was called before LMSInitialize.",
            fr: "{call} a été appelé avant LMSInitialize.",
        }
        why {
            en: "Before LMSInitialize, an LMS returns nothing and records nothing (error 301): the module begins without the learner’s data, and what it sends is lost. Chamilo takes such calls, so the module may seem right there.",
            fr: "Avant LMSInitialize, un LMS ne renvoie rien et n’enregistre rien (erreur 301) : le module commence sans les données de l’apprenant, et ce qu’il envoie est perdu. Chamilo accepte ces appels : le module peut y sembler correct.",
        }
        fix {
            en: "Call LMSInitialize(\"\") first, and wait until it has returned “true”.",
            fr: "Appelez d’abord LMSInitialize(\"\"), et attendez qu’il ait renvoyé « true ».",
        }
        example {
            "var entry = API.LMSGetValue(\"cmi.core.entry\");\nAPI.LMSInitialize(\"\");"
            => "API.LMSInitialize(\"\");\nvar entry = API.LMSGetValue(\"cmi.core.entry\");"
        }
        sources [rte::FUNCTIONS, lms::CHAMILO_API]
    }

    INITIALIZED_TWICE {
        title {
            en: "LMSInitialize called twice",
            fr: "LMSInitialize appelé deux fois",
        }
        message {
            en: "LMSInitialize was called while the session was already running.",
            fr: "LMSInitialize a été appelé alors que la session était déjà en cours.",
        }
        why {
            en: "It returns “false” with error 101. A module that relies on this value stops sending data, although the session goes on. Courses that call it on each page do this.",
            fr: "L’appel renvoie « false » avec l’erreur 101. Un module qui tient compte de cette valeur n’envoie plus rien, alors que la session continue. C’est le cas des cours qui l’appellent à chaque page.",
        }
        fix {
            en: "Call LMSInitialize once, in the page or frame that stays open for the whole session.",
            fr: "Appelez LMSInitialize une seule fois, dans la page ou le cadre qui reste ouvert pendant toute la session.",
        }
        sources [rte::FUNCTIONS]
    }

    INITIALIZED_AFTER_FINISH {
        title {
            en: "LMSInitialize called after LMSFinish",
            fr: "LMSInitialize appelé après LMSFinish",
        }
        message {
            en: "LMSInitialize was called after LMSFinish.",
            fr: "LMSInitialize a été appelé après LMSFinish.",
        }
        why {
            en: "LMSFinish ends the session of a launch: by the standard, an LMS refuses what follows and records none of it.",
            fr: "LMSFinish termine la session d’un lancement : selon le standard, un LMS refuse ce qui suit et n’en enregistre rien.",
        }
        fix {
            en: "Call LMSFinish once, when the learner leaves the module. To save before that, call LMSCommit.",
            fr: "Appelez LMSFinish une seule fois, quand l’apprenant quitte le module. Pour enregistrer avant, appelez LMSCommit.",
        }
        example {
            "API.LMSFinish(\"\");\nlocation.href = \"page2.html\"; // calls LMSInitialize(\"\")"
            => "API.LMSCommit(\"\");\nlocation.href = \"page2.html\"; // goes on with the session"
        }
        sources [rte::FUNCTIONS]
    }

    SET_AFTER_FINISH {
        title {
            en: "Value set after LMSFinish",
            fr: "Valeur définie après LMSFinish",
        }
        message {
            en: "{element} was set to a new value after LMSFinish, and was not recorded.",
            fr: "{element} a reçu une nouvelle valeur après LMSFinish, qui n’a pas été retenue.",
        }
        why {
            en: "LMSFinish ends the session: an LMS refuses what is set after it (error 301).",
            fr: "LMSFinish termine la session : un LMS refuse ce qui est défini ensuite (erreur 301).",
        }
        fix {
            en: "Set all values before LMSFinish, and call LMSFinish last.",
            fr: "Définissez toutes les valeurs avant LMSFinish, et appelez LMSFinish en dernier.",
        }
        example {
            "API.LMSFinish(\"\");\nAPI.LMSSetValue(\"cmi.core.lesson_status\", \"completed\");"
            => "API.LMSSetValue(\"cmi.core.lesson_status\", \"completed\");\nAPI.LMSFinish(\"\");"
        }
        sources [rte::FUNCTIONS]
    }

    CALL_AFTER_FINISH {
        title {
            en: "API called after LMSFinish",
            fr: "API appelée après LMSFinish",
        }
        message {
            en: "{call} was called after LMSFinish.",
            fr: "{call} a été appelé après LMSFinish.",
        }
        why {
            en: "An LMS refuses the call (error 301). Nothing is lost here: most often, the handlers of several events end the session one after the other.",
            fr: "Un LMS refuse l’appel (erreur 301). Rien n’est perdu ici : le plus souvent, les gestionnaires de plusieurs événements terminent la session l’un après l’autre.",
        }
        fix {
            en: "Once LMSFinish has returned “true”, do not call the API again.",
            fr: "Une fois que LMSFinish a renvoyé « true », n’appelez plus l’API.",
        }
        sources [rte::FUNCTIONS]
    }

    ERRORS_IGNORED {
        title {
            en: "Errors that the module did not check",
            fr: "Erreurs ignorées par le module",
        }
        message {
            en: "Calls were refused, and the module went on without asking LMSGetLastError.",
            fr: "Des appels ont été refusés, et le module a continué sans interroger LMSGetLastError.",
        }
        why {
            en: "A module that does not check errors cannot try again, and cannot tell the learner that the work is not saved.",
            fr: "Un module qui ignore les erreurs ne peut ni réessayer, ni dire à l’apprenant que son travail n’est pas enregistré.",
        }
        fix {
            en: "Check what LMSSetValue, LMSCommit and LMSFinish return. On “false”, ask LMSGetLastError.",
            fr: "Vérifiez ce que renvoient LMSSetValue, LMSCommit et LMSFinish. En cas de « false », interrogez LMSGetLastError.",
        }
        example {
            "API.LMSCommit(\"\");"
            => "if (API.LMSCommit(\"\") === \"false\") warn(API.LMSGetLastError());"
        }
        sources [rte::FUNCTIONS]
    }
}
