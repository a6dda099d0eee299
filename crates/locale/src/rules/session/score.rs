//! What the rules say of the score that the module sends.

use super::super::sources::{lms, rte};

rule_texts! {
    SCORE_REFUSED {
        title {
            en: "Score that is not a number from 0 to 100",
            fr: "Score qui n’est pas un nombre de 0 à 100",
        }
        message {
            en: "{element} was set to “{value}”, which is not a number from 0 to 100.",
            fr: "{element} a reçu « {value} », qui n’est pas un nombre de 0 à 100.",
        }
        why {
            en: "An LMS that checks values refuses it (error 405), and the learner has no score. Chamilo takes any text.",
            fr: "Un LMS qui vérifie les valeurs la refuse (erreur 405), et l’apprenant n’a pas de score. Chamilo accepte tout texte.",
        }
        fix {
            en: "Report the score in percent: a number from 0 to 100, with a point for decimals and no % sign.",
            fr: "Envoyez le score en pourcentage : un nombre de 0 à 100, avec un point pour les décimales et sans signe %.",
        }
        example {
            "API.LMSSetValue(\"cmi.core.score.raw\", \"79,5 %\");"
            => "API.LMSSetValue(\"cmi.core.score.raw\", \"79.5\");"
        }
        sources [rte::MODEL, lms::MOODLE_API, lms::CHAMILO_API]
    }

    SCORE_OVER_MAX {
        title {
            en: "Score above its maximum",
            fr: "Score supérieur à son maximum",
        }
        message {
            en: "The score that the module sent ({score}) is above the maximum that it sent ({max}).",
            fr: "Le score envoyé par le module ({score}) est supérieur au maximum qu’il a envoyé ({max}).",
        }
        why {
            en: "Reports that compare the score with its maximum show more than 100 %.",
            fr: "Les rapports qui comparent le score à son maximum affichent plus de 100 %.",
        }
        fix {
            en: "Give the score and its maximum in the same unit: both in points, or both in percent.",
            fr: "Donnez le score et son maximum dans la même unité : tous deux en points, ou tous deux en pourcentage.",
        }
        example {
            "API.LMSSetValue(\"cmi.core.score.max\", \"10\");\nAPI.LMSSetValue(\"cmi.core.score.raw\", \"80\");"
            => "API.LMSSetValue(\"cmi.core.score.max\", \"100\");\nAPI.LMSSetValue(\"cmi.core.score.raw\", \"80\");"
        }
        sources []
    }

    SCORE_UNDER_MIN {
        title {
            en: "Score below its minimum",
            fr: "Score inférieur à son minimum",
        }
        message {
            en: "The score that the module sent ({score}) is below the minimum that it sent ({min}).",
            fr: "Le score envoyé par le module ({score}) est inférieur au minimum qu’il a envoyé ({min}).",
        }
        why {
            en: "Reports that show the score between its minimum and its maximum show less than 0 %.",
            fr: "Les rapports qui situent le score entre son minimum et son maximum affichent moins de 0 %.",
        }
        fix {
            en: "Give the lowest score that a learner can have as the minimum, most often 0.",
            fr: "Donnez comme minimum le score le plus bas qu’un apprenant puisse avoir, le plus souvent 0.",
        }
        sources []
    }

    SCORE_AFTER_STATUS {
        title {
            en: "Score sent after the result was saved",
            fr: "Score envoyé après l’enregistrement du résultat",
        }
        message {
            en: "The module saved its final status without a score, and set the score afterwards.",
            fr: "Le module a enregistré son statut final sans score, et a défini le score ensuite.",
        }
        why {
            en: "An LMS that grades when the status arrives finds no score and may record 0. Open edX did so before version 17.0.1 of its SCORM block.",
            fr: "Un LMS qui note à l’arrivée du statut ne trouve pas de score et peut retenir 0. Open edX le faisait avant la version 17.0.1 de son bloc SCORM.",
        }
        fix {
            en: "Set the score first, then the status, then call LMSCommit.",
            fr: "Définissez d’abord le score, puis le statut, puis appelez LMSCommit.",
        }
        example {
            "API.LMSSetValue(\"cmi.core.lesson_status\", \"passed\");\nAPI.LMSCommit(\"\");\nAPI.LMSSetValue(\"cmi.core.score.raw\", \"80\");"
            => "API.LMSSetValue(\"cmi.core.score.raw\", \"80\");\nAPI.LMSSetValue(\"cmi.core.lesson_status\", \"passed\");\nAPI.LMSCommit(\"\");"
        }
        sources [lms::OPEN_EDX_SCORE]
    }

    SCORE_WITHOUT_MAX {
        title {
            en: "Score without maximum",
            fr: "Score sans maximum",
        }
        message {
            en: "The module sent a score ({score}) without saying out of how many.",
            fr: "Le module a envoyé un score ({score}) sans dire sur combien.",
        }
        why {
            en: "An LMS cannot tell 8 of 10 from 8 of 100. Open edX always takes it out of 100.",
            fr: "Un LMS ne peut pas distinguer 8 sur 10 de 8 sur 100. Open edX le prend toujours sur 100.",
        }
        fix {
            en: "Set cmi.core.score.min and cmi.core.score.max too, best to 0 and 100.",
            fr: "Définissez aussi cmi.core.score.min et cmi.core.score.max, de préférence à 0 et à 100.",
        }
        example {
            "API.LMSSetValue(\"cmi.core.score.raw\", \"80\");"
            => "API.LMSSetValue(\"cmi.core.score.min\", \"0\");\nAPI.LMSSetValue(\"cmi.core.score.max\", \"100\");\nAPI.LMSSetValue(\"cmi.core.score.raw\", \"80\");"
        }
        sources [rte::MODEL, lms::OPEN_EDX]
    }
}
