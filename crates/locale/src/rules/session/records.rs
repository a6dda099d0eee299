//! What the rules say of interactions and objectives.

use super::super::sources::{lms, rte};

rule_texts! {
    RECORD_INDEX_GAP {
        title {
            en: "Record written out of order",
            fr: "Enregistrement écrit dans le désordre",
        }
        message {
            en: "The module set {element}, and the records before it do not exist.",
            fr: "Le module a défini {element}, alors que les enregistrements précédents n’existent pas.",
        }
        why {
            en: "Records are numbered from 0 without a gap. An LMS refuses one that leaves a gap, with error 201, and all of it is lost.",
            fr: "Les enregistrements sont numérotés à partir de 0 sans interruption. Un LMS refuse celui qui laisse un trou, avec l’erreur 201, et tout son contenu est perdu.",
        }
        fix {
            en: "Read cmi.interactions._count or cmi.objectives._count, and use that number for the next record.",
            fr: "Lisez cmi.interactions._count ou cmi.objectives._count, et utilisez ce nombre pour l’enregistrement suivant.",
        }
        example {
            "API.LMSSetValue(\"cmi.interactions.1.id\", \"Q1\");"
            => "var n = API.LMSGetValue(\"cmi.interactions._count\");\nAPI.LMSSetValue(\"cmi.interactions.\" + n + \".id\", \"Q1\");"
        }
        sources [rte::TYPES, rte::MODEL]
    }

    RECORD_INDEX_NOT_A_NUMBER {
        title {
            en: "Record whose index is not a number",
            fr: "Enregistrement dont l’indice n’est pas un nombre",
        }
        message {
            en: "The module set {element}, whose index is not a number.",
            fr: "Le module a défini {element}, dont l’indice n’est pas un nombre.",
        }
        why {
            en: "There is no such element, so an LMS records nothing of the question or objective.",
            fr: "Un tel élément n’existe pas : un LMS n’enregistre rien de la question ou de l’objectif.",
        }
        fix {
            en: "Often the number of records was read before LMSInitialize, or not at all. Publish again with a current version of the authoring tool, or have the script corrected.",
            fr: "Souvent, le nombre d’enregistrements a été lu avant LMSInitialize, ou pas du tout. Publiez à nouveau avec une version récente de l’outil auteur, ou faites corriger le script.",
        }
        example {
            "API.LMSSetValue(\"cmi.interactions.\" + Number(undefined) + \".id\", \"Q1\");"
            => "var n = API.LMSGetValue(\"cmi.interactions._count\");\nAPI.LMSSetValue(\"cmi.interactions.\" + n + \".id\", \"Q1\");"
        }
        sources [rte::MODEL]
    }

    INTERACTION_WITHOUT_ID {
        title {
            en: "Interaction without identifier",
            fr: "Interaction sans identifiant",
        }
        message {
            en: "The module recorded an interaction without cmi.interactions.n.id.",
            fr: "Le module a enregistré une interaction sans cmi.interactions.n.id.",
        }
        why {
            en: "The identifier says which question was answered. Without it, the reports of an LMS cannot name the question.",
            fr: "L’identifiant dit à quelle question l’apprenant a répondu. Sans lui, les rapports d’un LMS ne peuvent pas nommer la question.",
        }
        fix {
            en: "Set the identifier first, then the other elements of the interaction.",
            fr: "Définissez d’abord l’identifiant, puis les autres éléments de l’interaction.",
        }
        example {
            "API.LMSSetValue(\"cmi.interactions.0.result\", \"correct\");"
            => "API.LMSSetValue(\"cmi.interactions.0.id\", \"Q1\");\nAPI.LMSSetValue(\"cmi.interactions.0.result\", \"correct\");"
        }
        sources [rte::MODEL]
    }

    INTERACTION_WITHOUT_TYPE {
        title {
            en: "Interaction without type",
            fr: "Interaction sans type",
        }
        message {
            en: "The module recorded a response without cmi.interactions.n.type.",
            fr: "Le module a enregistré une réponse sans cmi.interactions.n.type.",
        }
        why {
            en: "The type says how a response is written. Without it, the reports of an LMS can only show the response as it was sent.",
            fr: "Le type dit comment une réponse est écrite. Sans lui, les rapports d’un LMS ne peuvent montrer la réponse que telle qu’elle a été envoyée.",
        }
        fix {
            en: "Set the type of the interaction before its response: true-false, choice, fill-in, matching, performance, sequencing, likert or numeric.",
            fr: "Définissez le type de l’interaction avant sa réponse : true-false, choice, fill-in, matching, performance, sequencing, likert ou numeric.",
        }
        sources [rte::MODEL]
    }

    INTERACTION_WITHOUT_RESULT {
        title {
            en: "Interaction without result",
            fr: "Interaction sans résultat",
        }
        message {
            en: "The module recorded a response without cmi.interactions.n.result.",
            fr: "Le module a enregistré une réponse sans cmi.interactions.n.result.",
        }
        why {
            en: "The reports of an LMS do not say whether the response is right.",
            fr: "Les rapports d’un LMS ne disent pas si la réponse est juste.",
        }
        fix {
            en: "Set the result to correct, wrong, unanticipated or a number; to neutral where no answer is right or wrong.",
            fr: "Définissez le résultat à correct, wrong, unanticipated ou un nombre ; à neutral si aucune réponse n’est juste ou fausse.",
        }
        sources [rte::MODEL]
    }

    INTERACTION_ID_TWICE {
        title {
            en: "Identifier used by several interactions",
            fr: "Identifiant commun à plusieurs interactions",
        }
        message {
            en: "Several interactions of this session have the identifier “{id}”.",
            fr: "Plusieurs interactions de cette session ont l’identifiant « {id} ».",
        }
        why {
            en: "That is right for several tries at one question. Where these are different questions, the reports of an LMS take them for one.",
            fr: "C’est correct pour plusieurs essais d’une même question. S’il s’agit de questions différentes, les rapports d’un LMS les confondent.",
        }
        fix {
            en: "Give each question an identifier of its own.",
            fr: "Donnez à chaque question son propre identifiant.",
        }
        sources [rte::MODEL]
    }

    INTERACTION_RESPONSE {
        title {
            en: "Response not in the format of its type",
            fr: "Réponse hors du format de son type",
        }
        message {
            en: "“{response}” was sent as a response to an interaction of the type “{kind}”, which has another format.",
            fr: "« {response} » a été envoyé comme réponse à une interaction de type « {kind} », dont le format est différent.",
        }
        why {
            en: "Most LMSs store it as it is. One that checks responses refuses it, and the answer is missing from its reports.",
            fr: "La plupart des LMS l’enregistrent telle quelle. Un LMS qui vérifie les réponses la refuse, et elle manque dans ses rapports.",
        }
        fix {
            en: "For true-false, send t or f. For choice and sequencing, send single letters or digits with commas between them: a,c. For matching, send pairs: 1.a,2.c. For numeric, send a number, for likert one character. For any text, use the type fill-in.",
            fr: "Pour true-false, envoyez t ou f. Pour choice et sequencing, envoyez des lettres ou chiffres isolés, séparés par des virgules : a,c. Pour matching, envoyez des paires : 1.a,2.c. Pour numeric, envoyez un nombre, pour likert un caractère. Pour un texte quelconque, utilisez le type fill-in.",
        }
        example {
            "API.LMSSetValue(\"cmi.interactions.0.type\", \"choice\");\nAPI.LMSSetValue(\"cmi.interactions.0.student_response\", \"The second answer\");"
            => "API.LMSSetValue(\"cmi.interactions.0.type\", \"choice\");\nAPI.LMSSetValue(\"cmi.interactions.0.student_response\", \"b\");"
        }
        sources [rte::TYPES, lms::ADAPT_RESPONSES]
    }

    INTERACTION_TIME {
        title {
            en: "Malformed time of an interaction",
            fr: "Heure ou durée d’interaction mal formée",
        }
        message {
            en: "The module set {element} to “{value}”, which is not the format of SCORM 1.2. {outcome}",
            fr: "Le module a défini {element} à la valeur « {value} », qui n’est pas au format de SCORM 1.2. {outcome}",
        }
        why {
            en: "An LMS that refuses the value reports the question without it.",
            fr: "Un LMS qui refuse la valeur présente la question sans elle.",
        }
        fix {
            en: "Send cmi.interactions.n.time as a time of day, HH:MM:SS, and cmi.interactions.n.latency as a duration, HHHH:MM:SS. PT8S and dates are formats of SCORM 2004.",
            fr: "Envoyez cmi.interactions.n.time comme heure du jour, HH:MM:SS, et cmi.interactions.n.latency comme durée, HHHH:MM:SS. PT8S et les dates sont des formats de SCORM 2004.",
        }
        example {
            "API.LMSSetValue(\"cmi.interactions.0.latency\", \"PT8S\");"
            => "API.LMSSetValue(\"cmi.interactions.0.latency\", \"0000:00:08\");"
        }
        sources [rte::TYPES, rte::MODEL, lms::MOODLE_API]
    }

    OBJECTIVE_WITHOUT_ID {
        title {
            en: "Objective without identifier",
            fr: "Objectif sans identifiant",
        }
        message {
            en: "The module set an objective without cmi.objectives.n.id.",
            fr: "Le module a défini un objectif sans cmi.objectives.n.id.",
        }
        why {
            en: "The identifier says which objective the status and the score are of. Without it, an LMS can assign them to none.",
            fr: "L’identifiant dit à quel objectif appartiennent le statut et le score. Sans lui, un LMS ne peut les attribuer à aucun.",
        }
        fix {
            en: "Set the identifier first, then the status and the score of the objective.",
            fr: "Définissez d’abord l’identifiant, puis le statut et le score de l’objectif.",
        }
        example {
            "API.LMSSetValue(\"cmi.objectives.0.status\", \"completed\");"
            => "API.LMSSetValue(\"cmi.objectives.0.id\", \"O1\");\nAPI.LMSSetValue(\"cmi.objectives.0.status\", \"completed\");"
        }
        sources [rte::MODEL]
    }

    OBJECTIVE_ID_TWICE {
        title {
            en: "Identifier used by several objectives",
            fr: "Identifiant commun à plusieurs objectifs",
        }
        message {
            en: "Several objectives have the identifier “{id}”.",
            fr: "Plusieurs objectifs ont l’identifiant « {id} ».",
        }
        why {
            en: "An LMS cannot know which of them counts. A module that adds its objectives again in each session has more of them each time.",
            fr: "Un LMS ne peut pas savoir lequel compte. Un module qui ajoute ses objectifs à chaque session en a davantage à chaque fois.",
        }
        fix {
            en: "Before adding an objective, read the identifiers of those that exist, and use the index of the one that has it.",
            fr: "Avant d’ajouter un objectif, lisez les identifiants de ceux qui existent, et utilisez l’indice de celui qui le porte.",
        }
        sources [rte::MODEL]
    }
}
