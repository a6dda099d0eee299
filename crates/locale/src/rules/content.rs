//! What the rules about pages and scripts say.

rule_texts! {
    EXTERNAL_HOST {
        message {
            en: "The module loads from {host}.",
            fr: "Le module charge depuis {host}.",
        }
        why {
            en: "It needs the network, and gives each learner’s IP address to that host.",
            fr: "Il a besoin du réseau, et donne l’adresse IP de chaque apprenant à cet hôte.",
        }
        fix {
            en: "Put what it loads into the package.",
            fr: "Mettez dans le module ce qu’il charge.",
        }
    }

    INSECURE_ADDRESS {
        message {
            en: "The module loads {found} over unencrypted HTTP.",
            fr: "Le module charge {found} en HTTP, non chiffré.",
        }
        why {
            en: "On an LMS on https: browsers block it.",
            fr: "Sur un LMS en https: les navigateurs le bloquent.",
        }
        fix {
            en: "Use https:, or put the file into the package.",
            fr: "Utilisez https:, ou mettez le fichier dans le module.",
        }
    }

    ABSOLUTE_PATH {
        message {
            en: "The page refers to {found}, from the server’s root.",
            fr: "La page renvoie à {found}, depuis la racine du serveur.",
        }
        why {
            en: "On an LMS it leads out of the course’s folder.",
            fr: "Sur un LMS cela mène hors du dossier du cours.",
        }
        fix {
            en: "Write it relative to the page.",
            fr: "Écrivez-le relatif à la page.",
        }
    }

    LOCAL_PATH {
        message {
            en: "The page refers to {found}, a file on the author’s computer.",
            fr: "La page renvoie à {found}, un fichier de l’ordinateur de l’auteur.",
        }
        why {
            en: "No learner has it.",
            fr: "Aucun apprenant ne l’a.",
        }
        fix {
            en: "Put the file into the package and refer to it there.",
            fr: "Mettez le fichier dans le module et renvoyez-y.",
        }
    }

    MISSING_LINK {
        message {
            en: "The page refers to {found}, which is not in the package.",
            fr: "La page renvoie à {found}, qui n’est pas dans le module.",
        }
        why {
            en: "Learners see a missing page, picture or sound.",
            fr: "Les apprenants voient une page, une image ou un son manquant.",
        }
        fix {
            en: "Add the file, or fix the link; upper and lower case matter.",
            fr: "Ajoutez le fichier, ou corrigez le lien ; les majuscules comptent.",
        }
    }

    LINK_BY_CASE {
        message {
            en: "The page refers to {found}; the file is called {there}.",
            fr: "La page renvoie à {found} ; le fichier s’appelle {there}.",
        }
        why {
            en: "It works on Windows or on a Mac, and fails on LMSs on Linux.",
            fr: "Cela marche sous Windows ou sur un Mac, et échoue sur les LMS sous Linux.",
        }
        fix {
            en: "Use exactly the same name in both places, including capitals and accents. In an authoring tool, remove the file, rename it in lowercase without accents, and add it again.",
            fr: "Écrivez le nom de la même façon aux deux endroits, majuscules et accents compris. Dans un outil auteur, retirez le fichier, nommez-le en minuscules sans accents, et ajoutez-le à nouveau.",
        }
    }

    NO_API {
        message {
            en: "Nothing in the package looks for the API of SCORM 1.2.",
            fr: "Rien dans le module ne cherche l’API de SCORM 1.2.",
        }
        why {
            en: "It runs and records nothing; the learner stays not attempted. (An address that is put together while it runs would not be seen.)",
            fr: "Il tourne et n’enregistre rien ; l’apprenant reste non commencé. (Une recherche composée à l’exécution ne se verrait pas.)",
        }
        fix {
            en: "Publish for an LMS, as SCORM 1.2, and check that the launch file is the tracked one (index_lms.html, not index.html).",
            fr: "Publiez pour un LMS, en SCORM 1.2, et vérifiez que le fichier lancé est celui qui est suivi (index_lms.html, pas index.html).",
        }
    }

    API_OF_2004 {
        message {
            en: "The package looks for the API of SCORM 2004 (API_1484_11) alone.",
            fr: "Le module ne cherche que l’API de SCORM 2004 (API_1484_11).",
        }
        why {
            en: "On a SCORM 1.2 LMS it finds none and records nothing.",
            fr: "Sur un LMS SCORM 1.2 il n’en trouve pas et n’enregistre rien.",
        }
        fix {
            en: "Publish as SCORM 1.2, or declare the package as SCORM 2004.",
            fr: "Publiez en SCORM 1.2, ou déclarez le module en SCORM 2004.",
        }
    }

    ELEMENT_OF_2004 {
        message {
            en: "The module uses {found}, an element of SCORM 2004.",
            fr: "Le module utilise {found}, un élément de SCORM 2004.",
        }
        why {
            en: "An LMS of SCORM 1.2 answers 201 or 401, and the value is lost.",
            fr: "Un LMS SCORM 1.2 répond 201 ou 401, et la valeur est perdue.",
        }
        fix {
            en: "Publish as SCORM 1.2 throughout.",
            fr: "Publiez entièrement en SCORM 1.2.",
        }
    }

    CALL_BEFORE_INITIALIZE {
        message {
            en: "{found} is called before LMSInitialize.",
            fr: "{found} est appelé avant LMSInitialize.",
        }
        why {
            en: "The LMS returns error 301 and stores nothing.",
            fr: "Le LMS répond par l’erreur 301 et n’en garde rien.",
        }
        fix {
            en: "Call LMSInitialize first, and go on when it has answered true.",
            fr: "Appelez d’abord LMSInitialize, et continuez quand il a répondu true.",
        }
    }

    NO_STATUS {
        message {
            en: "Nothing in the package names cmi.core.lesson_status.",
            fr: "Rien dans le module ne nomme cmi.core.lesson_status.",
        }
        why {
            en: "The module may never send a status: the learner is never done. (A name that is put together while it runs would not be seen.)",
            fr: "Le module peut ne jamais envoyer de statut : l’apprenant n’a jamais terminé. (Un nom composé à l’exécution ne se verrait pas.)",
        }
        fix {
            en: "Set a completion rule in the authoring tool’s tracking settings.",
            fr: "Définissez une règle de complétion dans les réglages de suivi de l’outil auteur.",
        }
    }

    ASSET_CALLS_API {
        message {
            en: "{found} calls the API, and its resource is marked as an asset.",
            fr: "{found} appelle l’API, et sa ressource est marquée asset.",
        }
        why {
            en: "An LMS gives an asset no API: nothing is recorded.",
            fr: "Un LMS ne donne pas d’API à un asset : rien n’est enregistré.",
        }
        fix {
            en: "Mark the resource adlcp:scormtype=\"sco\".",
            fr: "Marquez la ressource adlcp:scormtype=\"sco\".",
        }
    }

    FINISH_IN_UNLOAD {
        message {
            en: "LMSFinish is called in an unload handler.",
            fr: "LMSFinish est appelé dans un gestionnaire unload.",
        }
        why {
            en: "Browsers skip unload on phones, in tabs that are closed and where a policy forbids it, and refuse synchronous requests there: the last results are lost.",
            fr: "Les navigateurs sautent unload sur mobile, à la fermeture d’un onglet et là où une politique l’interdit, et y refusent les requêtes synchrones : les derniers résultats sont perdus.",
        }
        fix {
            en: "Commit as the learner goes on, and finish on pagehide as well.",
            fr: "Enregistrez au fil du parcours, et terminez aussi sur pagehide.",
        }
    }
}
