//! What the rules say of the status that the module sends.

use super::super::sources::{lms, rte};

rule_texts! {
    STATUS_SET_BACK {
        title {
            en: "Completion set back",
            fr: "Achèvement retiré",
        }
        message {
            en: "The module set the status back from “{before}” to “{after}”.",
            fr: "Le module a ramené le statut de « {before} » à « {after} ».",
        }
        why {
            en: "An LMS records the last status that it receives: a learner who has completed the course and opens it again loses the completion. SCORM Cloud keeps the first completion, so results differ from one LMS to the other.",
            fr: "Un LMS retient le dernier statut reçu : un apprenant qui a terminé le cours et qui l’ouvre à nouveau perd son achèvement. SCORM Cloud garde le premier achèvement : les résultats diffèrent d’un LMS à l’autre.",
        }
        fix {
            en: "Read cmi.core.lesson_status first, and set “incomplete” only where it is “not attempted”.",
            fr: "Lisez d’abord cmi.core.lesson_status, et ne définissez « incomplete » que s’il vaut « not attempted ».",
        }
        example {
            "API.LMSSetValue(\"cmi.core.lesson_status\", \"incomplete\");"
            => "if (API.LMSGetValue(\"cmi.core.lesson_status\") === \"not attempted\")\n  API.LMSSetValue(\"cmi.core.lesson_status\", \"incomplete\");"
        }
        sources [rte::MODEL, lms::ENGINE_STATUS]
    }

    FAILED_AFTER_PASSED {
        title {
            en: "Failed after passed",
            fr: "Échec après réussite",
        }
        message {
            en: "The module set the status to “failed” although it was “passed”.",
            fr: "Le module a mis le statut à « failed » alors qu’il était à « passed ».",
        }
        why {
            en: "An LMS records the last status that it receives: a learner who has passed and tries again may lose the pass.",
            fr: "Un LMS retient le dernier statut reçu : un apprenant qui a réussi et qui recommence peut perdre sa réussite.",
        }
        fix {
            en: "If a pass should last, send “failed” only where the status is not “passed”.",
            fr: "Si une réussite doit rester acquise, n’envoyez « failed » que si le statut n’est pas « passed ».",
        }
        sources [rte::MODEL]
    }

    DONE_AT_LAUNCH {
        title {
            en: "Completed or passed at the launch",
            fr: "Terminé ou réussi dès le lancement",
        }
        message {
            en: "The module set the status to “{status}” within 3 seconds of LMSInitialize, before a score or an answer.",
            fr: "Le module a mis le statut à « {status} » dans les 3 secondes après LMSInitialize, avant un score ou une réponse.",
        }
        why {
            en: "A learner who opens the module and leaves at once has completed it. That is right for a single page that only has to be opened. Where pages must be read or questions answered, the LMS counts learners as through who have seen nothing.",
            fr: "Un apprenant qui ouvre le module et le quitte aussitôt l’a terminé. C’est juste pour une page unique qu’il suffit d’ouvrir. S’il faut lire des pages ou répondre à des questions, le LMS compte comme ayant terminé des apprenants qui n’ont rien vu.",
        }
        fix {
            en: "If opening is not enough, look at the completion settings of the authoring tool: the number of slides to view is often too low, or the trigger of completion is on the first slide.",
            fr: "Si ouvrir le module ne suffit pas, vérifiez les réglages d’achèvement de l’outil auteur : le nombre de diapositives à voir est souvent trop bas, ou le déclencheur d’achèvement est sur la première diapositive.",
        }
        sources [rte::MODEL]
    }

    FAILED_BEFORE_ANSWER {
        title {
            en: "Failed before the first answer",
            fr: "Échec avant la première réponse",
        }
        message {
            en: "The module set the status to “failed” and saved it before the learner had a score or had answered a question.",
            fr: "Le module a mis le statut à « failed » et l’a enregistré avant que l’apprenant ait un score ou ait répondu à une question.",
        }
        why {
            en: "A learner who opens the course and leaves at once has failed. The LMS shows it in its reports, and may count it as an attempt.",
            fr: "Un apprenant qui ouvre le cours et le quitte aussitôt a échoué. Le LMS le montre dans ses rapports, et peut le compter comme une tentative.",
        }
        fix {
            en: "Report “incomplete” until the quiz is done. Authoring tools have a setting for it, such as Passed/Incomplete instead of Passed/Failed.",
            fr: "Envoyez « incomplete » jusqu’à la fin du quiz. Les outils auteurs ont un réglage pour cela, comme Passed/Incomplete au lieu de Passed/Failed.",
        }
        sources [rte::MODEL]
    }

    STATUS_WITHOUT_SCORE {
        title {
            en: "Passed or failed without score",
            fr: "Réussite ou échec sans score",
        }
        message {
            en: "The module sent “{status}” and no score.",
            fr: "Le module a envoyé « {status} » et aucun score.",
        }
        why {
            en: "An LMS that grades by score has nothing to show, or shows 0, and cannot compare it with a mastery score.",
            fr: "Un LMS qui note d’après le score n’a rien à afficher, ou affiche 0, et ne peut pas le comparer à un score de réussite.",
        }
        fix {
            en: "If the course has a quiz, report its score. If it has none, report “completed”.",
            fr: "Si le cours a un quiz, envoyez son score. S’il n’en a pas, envoyez « completed ».",
        }
        sources [rte::MODEL, lms::OPEN_EDX]
    }

    AGAINST_MASTERY {
        title {
            en: "Status that the mastery score contradicts",
            fr: "Statut contredit par le score de réussite",
        }
        message {
            en: "The module sent “{status}” with a score of {score}; the mastery score is {mastery}.",
            fr: "Le module a envoyé « {status} » avec un score de {score} ; le score de réussite est de {mastery}.",
        }
        why {
            en: "By the standard, an LMS compares the two and replaces the status. Moodle does so whatever the module sent; Chamilo does not compare them. The learner passes on one LMS and fails on the other. The score counts as it is: 8 of 10 is below 80.",
            fr: "Selon le standard, un LMS compare les deux et remplace le statut. Moodle le fait quel que soit le statut envoyé ; Chamilo ne les compare pas. L’apprenant réussit sur un LMS et échoue sur l’autre. Le score compte tel quel : 8 sur 10 est au-dessous de 80.",
        }
        fix {
            en: "Use the same pass mark in the course and in its manifest (adlcp:masteryscore), and report scores from 0 to 100.",
            fr: "Utilisez le même seuil dans le cours et dans son manifeste (adlcp:masteryscore), et envoyez des scores de 0 à 100.",
        }
        sources [rte::MODEL, lms::MOODLE_API, lms::CHAMILO_MASTERY]
    }
}
