//! What the rules say of how a session begins and ends.

use super::super::sources::rte;

rule_texts! {
    NEVER_INITIALIZED {
        title {
            en: "Session without LMSInitialize",
            fr: "Session sans LMSInitialize",
        }
        message {
            en: "The module never called LMSInitialize.",
            fr: "Le module n’a jamais appelé LMSInitialize.",
        }
        why {
            en: "Without it there is no session: an LMS records nothing of what the learner did.",
            fr: "Sans cet appel, il n’y a pas de session : un LMS n’enregistre rien de ce que l’apprenant a fait.",
        }
        fix {
            en: "Check that the module is published for SCORM 1.2, and that its launch page finds and calls the API.",
            fr: "Vérifiez que le module est publié pour SCORM 1.2 et que sa page de lancement trouve et appelle l’API.",
        }
        example {
            "var API = findAPI(window);"
            => "var API = findAPI(window);\nAPI.LMSInitialize(\"\");"
        }
        sources [rte::FUNCTIONS]
    }

    INITIALIZE_REFUSED {
        title {
            en: "LMSInitialize refused",
            fr: "LMSInitialize refusé",
        }
        message {
            en: "LMSInitialize was refused with error {error}.",
            fr: "LMSInitialize a été refusé avec l’erreur {error}.",
        }
        why {
            en: "A session begins only when it returns “true”. LMSs that check the argument record nothing otherwise.",
            fr: "Une session ne commence que s’il renvoie « true ». Sinon, les LMS qui vérifient l’argument n’enregistrent rien.",
        }
        fix {
            en: "Call LMSInitialize(\"\") once, with an empty string, before all other calls.",
            fr: "Appelez LMSInitialize(\"\") une fois, avec une chaîne vide, avant tous les autres appels.",
        }
        example {
            "API.LMSInitialize(null);"
            => "API.LMSInitialize(\"\");"
        }
        sources [rte::FUNCTIONS]
    }

    NEVER_FINISHED {
        title {
            en: "Session without LMSFinish",
            fr: "Session sans LMSFinish",
        }
        message {
            en: "The session ended without LMSFinish.",
            fr: "La session s’est terminée sans LMSFinish.",
        }
        why {
            en: "LMSs differ in what they record without it: some drop what was not committed, and some compare the score with the mastery score at LMSFinish alone.",
            fr: "Les LMS diffèrent dans ce qu’ils enregistrent sans cet appel : certains perdent ce qui n’a pas été validé par LMSCommit, et certains ne comparent le score au score de réussite qu’à LMSFinish.",
        }
        fix {
            en: "Call LMSFinish whenever the learner leaves the module, also by closing its window.",
            fr: "Appelez LMSFinish dès que l’apprenant quitte le module, même en fermant sa fenêtre.",
        }
        example {
            "window.addEventListener(\"pagehide\", save);"
            => "window.addEventListener(\"pagehide\", () => { save(); API.LMSFinish(\"\"); });"
        }
        sources [rte::FUNCTIONS]
    }

    FINISH_REFUSED {
        title {
            en: "LMSFinish refused",
            fr: "LMSFinish refusé",
        }
        message {
            en: "LMSFinish was refused with error {error}, so it did not end the session.",
            fr: "LMSFinish a été refusé avec l’erreur {error} et n’a donc pas terminé la session.",
        }
        why {
            en: "The session stays open on an LMS, as if the module had never finished.",
            fr: "La session reste ouverte sur un LMS, comme si le module ne s’était jamais terminé.",
        }
        fix {
            en: "Call LMSFinish(\"\") once, with an empty string, after LMSInitialize.",
            fr: "Appelez LMSFinish(\"\") une fois, avec une chaîne vide, après LMSInitialize.",
        }
        example {
            "API.LMSFinish();"
            => "API.LMSFinish(\"\");"
        }
        sources [rte::FUNCTIONS]
    }
}
