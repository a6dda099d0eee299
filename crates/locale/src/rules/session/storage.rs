//! What the rules say of what a module stores in the browser.

use super::super::sources::{rte, web};

rule_texts! {
    STATE_NOT_IN_LMS {
        title {
            en: "Progress may be kept in the browser only",
            fr: "Progression peut-être gardée dans le navigateur seul",
        }
        message {
            en: "The module was left before its end. It stored data in the browser ({storage}) and sent the LMS neither suspend data nor a location.",
            fr: "Le module a été quitté avant la fin. Il a stocké des données dans le navigateur ({storage}) et n’a envoyé au LMS ni données de reprise ni position.",
        }
        why {
            en: "If that is how it remembers where the learner was, an LMS does not know it: on another computer, in another browser, or once browsing data is cleared, the learner begins anew. Here each session starts with empty storage.",
            fr: "Si c’est ainsi qu’il retient où en était l’apprenant, un LMS n’en sait rien : sur un autre ordinateur, dans un autre navigateur ou après effacement des données de navigation, l’apprenant recommence. Ici, chaque session commence avec un stockage vide.",
        }
        fix {
            en: "Leave the module halfway and launch it again: if it begins anew, turn on bookmarking or resuming in the authoring tool, so that cmi.suspend_data or cmi.core.lesson_location is sent.",
            fr: "Quittez le module à mi-parcours et relancez-le : s’il recommence, activez la reprise (signet) dans l’outil auteur, pour que cmi.suspend_data ou cmi.core.lesson_location soit envoyé.",
        }
        example {
            "localStorage.setItem(\"page\", page);"
            => "API.LMSSetValue(\"cmi.core.lesson_location\", page);"
        }
        sources [rte::MODEL, web::STORAGE]
    }

    STORAGE_USED {
        title {
            en: "Data stored in the browser",
            fr: "Données stockées dans le navigateur",
        }
        message {
            en: "The module stored data in the browser: {storage}.",
            fr: "Le module a stocké des données dans le navigateur : {storage}.",
        }
        why {
            en: "Most authoring tools do. It stays on this computer and does not reach the LMS: on another computer, the module starts without it. Courses that an LMS serves from one host share it, and may read or replace each other’s.",
            fr: "La plupart des outils auteur le font. Ces données restent sur cet ordinateur et n’arrivent pas au LMS : sur un autre, le module démarre sans elles. Les cours qu’un LMS fournit depuis un même hôte les partagent et peuvent lire ou remplacer celles des autres.",
        }
        fix {
            en: "Nothing to do if the module works without them. Results and progress belong in the LMS.",
            fr: "Rien à faire si le module fonctionne sans elles. Les résultats et la progression doivent être envoyés au LMS.",
        }
        sources [web::STORAGE]
    }
}
