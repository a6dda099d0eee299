//! What the rules say of what the workbench lost, could not save, blocked or cannot play.

use super::super::sources::rte;

rule_texts! {
    ENTRIES_LOST {
        title {
            en: "Entries missing from the log",
            fr: "Entrées absentes du journal",
        }
        message {
            en: "{lost}",
            fr: "{lost}",
        }
        why {
            en: "What is missing may change the result, and the module is not judged for calls that may be among it.",
            fr: "Ce qui manque peut changer le résultat, et le module n’est pas jugé pour des appels qui en font peut-être partie.",
        }
        fix {
            en: "Run the session again before you rely on this report.",
            fr: "Relancez le module avant de vous fier à ce rapport.",
        }
        sources []
    }

    FINISH_NOT_SAVED {
        title {
            en: "LMSFinish not saved by the workbench",
            fr: "LMSFinish non enregistré par l’atelier",
        }
        message {
            en: "LMSFinish could not be saved and returned “false” to the module.",
            fr: "LMSFinish n’a pas pu être enregistré et a renvoyé « false » au module.",
        }
        why {
            en: "The module is not at fault: the workbench could not write to its disk.",
            fr: "Le module n’est pas en cause : l’atelier n’a pas pu écrire sur son disque.",
        }
        fix {
            en: "Check the free disk space and the maximum session size (see Settings), then run the session again.",
            fr: "Vérifiez l’espace disque libre et la taille maximale d’une session (voir Réglages), puis relancez le module.",
        }
        sources []
    }

    COMMIT_NOT_SAVED {
        title {
            en: "LMSCommit not saved by the workbench",
            fr: "LMSCommit non enregistré par l’atelier",
        }
        message {
            en: "LMSCommit could not be saved and returned “false” to the module.",
            fr: "LMSCommit n’a pas pu être enregistré et a renvoyé « false » au module.",
        }
        why {
            en: "The module is not at fault: the workbench could not write to its disk.",
            fr: "Le module n’est pas en cause : l’atelier n’a pas pu écrire sur son disque.",
        }
        fix {
            en: "Check the free disk space and the maximum session size (see Settings), then run the session again.",
            fr: "Vérifiez l’espace disque libre et la taille maximale d’une session (voir Réglages), puis relancez le module.",
        }
        sources []
    }

    NOT_OPENED {
        title {
            en: "Module never opened",
            fr: "Module jamais ouvert",
        }
        message {
            en: "The module was never opened.",
            fr: "Le module n’a jamais été ouvert.",
        }
        why {
            en: "Its page was not requested, so nothing can be said of it.",
            fr: "Sa page n’a pas été demandée : on ne peut rien en dire.",
        }
        fix {
            en: "Launch it again. For a launch in a browser, open the address that the workbench shows.",
            fr: "Relancez-le. Pour un lancement dans un navigateur, ouvrez l’adresse que l’atelier affiche.",
        }
        sources []
    }

    REPLAY_DIFFERS {
        title {
            en: "Value that the replay does not return",
            fr: "Valeur que la relecture ne renvoie pas",
        }
        message {
            en: "A call returned another value in the page than in the recorder.",
            fr: "Un appel a renvoyé dans la page une autre valeur que dans l’enregistreur.",
        }
        why {
            en: "The report shows the recorder’s values. A script of the module may have replaced functions that the player uses.",
            fr: "Le rapport montre les valeurs de l’enregistreur. Un script du module a peut-être remplacé des fonctions que le lecteur utilise.",
        }
        fix {
            en: "Look at the entries: each shows both values. If the module replaces functions of the browser, leave them as they are.",
            fr: "Consultez les entrées : chacune montre les deux valeurs. Si le module remplace des fonctions du navigateur, laissez-les telles quelles.",
        }
        sources []
    }

    NOT_PLAYED {
        title {
            en: "Media file not played here",
            fr: "Média non lu ici",
        }
        message {
            en: "A media file could not be played here.",
            fr: "Un média n’a pas pu être lu ici.",
        }
        why {
            en: "Which formats are played depends on the system of the learner: another browser may play it.",
            fr: "Les formats lus dépendent du système de l’apprenant : un autre navigateur peut le lire.",
        }
        fix {
            en: "Most browsers play MP4 files with H.264 and AAC.",
            fr: "La plupart des navigateurs lisent le MP4 avec H.264 et AAC.",
        }
        sources []
    }

    BLOCKED {
        title {
            en: "Access blocked by the workbench",
            fr: "Accès bloqué par l’atelier",
        }
        message {
            en: "The workbench blocked {accesses}.",
            fr: "L’atelier a bloqué : {accesses}.",
        }
        why {
            en: "The workbench keeps a module within its session. An LMS blocks none of this, so the module may behave differently there.",
            fr: "L’atelier garde un module dans sa session. Un LMS n’en bloque rien : le module peut s’y comporter autrement.",
        }
        fix {
            en: "Check that the module works without it. Where the workbench asks you, you can allow it.",
            fr: "Vérifiez que le module fonctionne sans cela. Quand l’atelier vous le demande, vous pouvez l’autoriser.",
        }
        sources [rte::LAUNCH]
    }
}
