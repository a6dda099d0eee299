//! What the rules say of the module’s pages.

rule_texts! {
    SCRIPT_ERROR {
        title {
            en: "Script error",
            fr: "Erreur de script",
        }
        message {
            en: "A script of the module stopped on an error: {message}",
            fr: "Un script du module s’est arrêté sur une erreur : {message}",
        }
        why {
            en: "A script that stops on an error may not send its result.",
            fr: "Un script arrêté par une erreur peut ne pas envoyer son résultat.",
        }
        fix {
            en: "“Page errors” below lists them with file and line. Publish again with a current version of the authoring tool, or have the script corrected.",
            fr: "« Erreurs de page » ci-dessous en donne la liste avec fichier et ligne. Publiez à nouveau avec une version récente de l’outil auteur, ou faites corriger le script.",
        }
        sources []
    }

    FAILED_REQUEST {
        title {
            en: "File that did not load",
            fr: "Fichier non chargé",
        }
        message {
            en: "The module asked for a file that did not load: {file}",
            fr: "Le module a demandé un fichier qui n’a pas été chargé : {file}",
        }
        why {
            en: "What is missing here is missing for the learner, too; without a script, the module may not work at all.",
            fr: "Ce qui manque ici manque aussi à l’apprenant ; sans un script, le module peut ne pas fonctionner du tout.",
        }
        fix {
            en: "Add the missing files to the package, or correct their addresses (file names are case-sensitive).",
            fr: "Ajoutez les fichiers manquants au module, ou corrigez leurs adresses (majuscules et minuscules comptent).",
        }
        sources []
    }
}
