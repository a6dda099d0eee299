//! What the rules say of what is saved only as the page is left.

use super::super::sources::{lms, rte, web};

rule_texts! {
    SAVED_ON_LEAVING {
        title {
            en: "Result saved only while the page is left",
            fr: "Résultat enregistré seulement en quittant la page",
        }
        message {
            en: "The status or the score that the module set was saved only while its page was left.",
            fr: "Le statut ou le score défini par le module n’a été enregistré qu’au moment où sa page était quittée.",
        }
        why {
            en: "Chrome and Edge then refuse the synchronous request by which many LMSs save, and Firefox does not always run the handler when a window is closed. ILIAS and Moodle send the data without waiting for an answer. The result may be lost without any message.",
            fr: "Chrome et Edge refusent alors la requête synchrone par laquelle beaucoup de LMS enregistrent, et Firefox n’exécute pas toujours le gestionnaire quand une fenêtre est fermée. ILIAS et Moodle envoient les données sans attendre de réponse. Le résultat peut être perdu sans aucun message.",
        }
        fix {
            en: "Call LMSCommit as soon as the status or the score is set. Offer a button that ends the course.",
            fr: "Appelez LMSCommit dès que le statut ou le score est défini. Proposez un bouton qui termine le cours.",
        }
        example {
            "API.LMSSetValue(\"cmi.core.lesson_status\", \"completed\");"
            => "API.LMSSetValue(\"cmi.core.lesson_status\", \"completed\");\nAPI.LMSCommit(\"\");"
        }
        sources [lms::SYNCHRONOUS, lms::SAKAI_LEAVING, lms::ILIAS_LEAVING, lms::MOODLE_REQUEST]
    }

    FINISHED_IN_UNLOAD {
        title {
            en: "LMSFinish called in unload",
            fr: "LMSFinish appelé dans unload",
        }
        message {
            en: "LMSFinish was called only in unload, the last event of the page.",
            fr: "LMSFinish n’a été appelé que dans unload, le dernier événement de la page.",
        }
        why {
            en: "Browsers do not always send unload: on phones, when a tab is closed, or where a policy forbids it, as in Moodle 4.5 with Chrome. The session then stays open on the LMS, without its time and its end.",
            fr: "Les navigateurs n’envoient pas toujours unload : sur téléphone, à la fermeture d’un onglet, ou si une règle l’interdit, comme dans Moodle 4.5 avec Chrome. La session reste alors ouverte sur le LMS, sans sa durée ni sa fin.",
        }
        fix {
            en: "Call LMSFinish on pagehide too, and when the learner ends the course with a button.",
            fr: "Appelez LMSFinish aussi sur pagehide, et quand l’apprenant termine le cours par un bouton.",
        }
        example {
            "window.addEventListener(\"unload\", finish);"
            => "window.addEventListener(\"pagehide\", finish);"
        }
        sources [web::UNLOAD, lms::MOODLE_UNLOAD]
    }

    FINISHED_ON_LEAVING {
        title {
            en: "LMSFinish called only while the page is left",
            fr: "LMSFinish appelé seulement en quittant la page",
        }
        message {
            en: "LMSFinish was called only while the page was left.",
            fr: "LMSFinish n’a été appelé qu’au moment où la page était quittée.",
        }
        why {
            en: "Most authoring tools do this when the learner closes the window. What was committed before is safe. But where the LMS saves by a synchronous request, Chrome and Edge refuse it then: the time of the session may be lost, and what the LMS does at LMSFinish, such as comparing the score with the mastery score.",
            fr: "La plupart des outils auteurs le font quand l’apprenant ferme la fenêtre. Ce qui a été validé avant ne risque rien. Mais si le LMS enregistre par une requête synchrone, Chrome et Edge la refusent alors : la durée de la session peut être perdue, ainsi que ce que le LMS fait à LMSFinish, comme comparer le score au score de réussite.",
        }
        fix {
            en: "Offer a button that ends the course, and ask learners to use it.",
            fr: "Proposez un bouton qui termine le cours, et demandez aux apprenants de l’utiliser.",
        }
        sources [lms::SYNCHRONOUS, rte::FUNCTIONS]
    }
}
