//! What the rules say of the module’s pages.

use super::super::sources::{files, web};

rule_texts! {
    WRONG_CASE {
        title {
            en: "File asked for in the wrong case",
            fr: "Fichier demandé avec une mauvaise casse",
        }
        message {
            en: "The module asked for {asked}, but the file is called {actual}.",
            fr: "Le module a demandé {asked}, mais le fichier s’appelle {actual}.",
        }
        why {
            en: "It is found on Windows and macOS, but not on a Linux server, where names are case-sensitive.",
            fr: "Il est trouvé sous Windows et macOS, mais pas sur un serveur Linux, où majuscules et minuscules comptent.",
        }
        fix {
            en: "Use exactly the same name in both places. In an authoring tool, remove the file, rename it in lowercase, and add it again.",
            fr: "Utilisez exactement le même nom aux deux endroits. Dans un outil auteur, retirez le fichier, renommez-le en minuscules et ajoutez-le à nouveau.",
        }
        example {
            "<img src=\"Images/Logo.PNG\">"
            => "<img src=\"images/logo.png\">"
        }
        sources [files::POSIX, files::WINDOWS]
    }

    POPUP_BLOCKED {
        title {
            en: "Window blocked by the browser",
            fr: "Fenêtre bloquée par le navigateur",
        }
        message {
            en: "The browser did not open a window of the module: {address}",
            fr: "Le navigateur n’a pas ouvert une fenêtre du module : {address}",
        }
        why {
            en: "Browsers open windows only right after a click or a key. Learners see the same: a course that begins in a window does not begin.",
            fr: "Les navigateurs n’ouvrent une fenêtre que juste après un clic ou une touche. Les apprenants voient la même chose : un cours qui commence dans une fenêtre ne commence pas.",
        }
        fix {
            en: "Show the course in the launch page itself, or open the window by a button. In an authoring tool, turn off the launch in a new window.",
            fr: "Affichez le cours dans la page de lancement, ou ouvrez la fenêtre par un bouton. Dans un outil auteur, désactivez le lancement dans une nouvelle fenêtre.",
        }
        example {
            "window.onload = function () { window.open(\"course.html\"); };"
            => "button.onclick = function () { window.open(\"course.html\"); };"
        }
        sources [web::POPUPS]
    }

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
            en: "A script that stops on an error may not send its result. Where the workbench blocked a script of another host, the error may come of that, and is a suggestion only.",
            fr: "Un script arrêté par une erreur peut ne pas envoyer son résultat. Si l’atelier a bloqué un script d’un autre hôte, l’erreur peut en venir, et n’est qu’un conseil.",
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
