//! What the rules say of looks for the API.

use super::super::sources::rte;

rule_texts! {
    API_NOT_FOUND {
        title {
            en: "API looked for and not found",
            fr: "API cherchée et non trouvée",
        }
        message {
            en: "The module looked for the API in {place} and did not find it.",
            fr: "Le module a cherché l’API dans {place} et ne l’a pas trouvée.",
        }
        why {
            en: "The API is in the window that launches the module: a parent of its frame, or the opener of its window. A module that does not find it sends nothing, and an LMS records nothing.",
            fr: "L’API se trouve dans la fenêtre qui lance le module : un parent de son cadre, ou la fenêtre qui a ouvert la sienne. Un module qui ne la trouve pas n’envoie rien, et un LMS n’enregistre rien.",
        }
        fix {
            en: "Search all parents of the window, then its opener and the opener’s parents. In an authoring tool, publish again for an LMS and SCORM 1.2, not for the web.",
            fr: "Cherchez dans tous les parents de la fenêtre, puis dans celle qui l’a ouverte et ses parents. Dans un outil auteur, publiez à nouveau pour un LMS et SCORM 1.2, et non pour le web.",
        }
        example {
            "var API = window.API;"
            => "var API = findAPI(window) || findAPI(window.opener);"
        }
        sources [rte::API]
    }

    SCORM_2004_API {
        title {
            en: "Only the API of SCORM 2004 looked for",
            fr: "Seule l’API de SCORM 2004 cherchée",
        }
        message {
            en: "The module looked for API_1484_11, the API of SCORM 2004, alone: {place}",
            fr: "Le module a cherché seulement API_1484_11, l’API de SCORM 2004 : {place}",
        }
        why {
            en: "For a package of SCORM 1.2, an LMS offers the object API. The module does not look for it, and sends nothing.",
            fr: "Pour un module SCORM 1.2, un LMS propose l’objet API. Ce module ne le cherche pas et n’envoie rien.",
        }
        fix {
            en: "Publish again for SCORM 1.2; or, if the module is for SCORM 2004, with a manifest of SCORM 2004.",
            fr: "Publiez à nouveau pour SCORM 1.2 ; ou, si le module est destiné à SCORM 2004, avec un manifeste SCORM 2004.",
        }
        sources [rte::API]
    }

    OWN_API {
        title {
            en: "The module’s own window has an “API”",
            fr: "Une fenêtre du module a sa propre « API »",
        }
        message {
            en: "A script looked for the API and found something of that name in the module’s own window: {place}",
            fr: "Un script a cherché l’API et a trouvé quelque chose de ce nom dans une fenêtre du module : {place}",
        }
        why {
            en: "A search that stops there does not come to the API of the LMS: what the module sends goes nowhere.",
            fr: "Une recherche qui s’arrête là n’arrive pas à l’API du LMS : ce que le module envoie est perdu.",
        }
        fix {
            en: "Give the element, frame or variable another name than API.",
            fr: "Donnez à l’élément, au cadre ou à la variable un autre nom que API.",
        }
        example {
            "<div id=\"API\">"
            => "<div id=\"api-help\">"
        }
        sources [rte::API]
    }
}
