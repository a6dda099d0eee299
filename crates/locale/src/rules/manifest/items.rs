//! What the rules say about items.

use crate::rules::sources::{cam, ims, lms, web};

rule_texts! {
    UNKNOWN_RESOURCE {
        title {
            en: "Item whose resource does not exist",
            fr: "Item dont la ressource n’existe pas",
        }
        message {
            en: "The item “{item}” refers to the resource “{identifierref}”, which does not exist.",
            fr: "L’item « {item} » renvoie à la ressource « {identifierref} », qui n’existe pas.",
        }
        why {
            en: "The item appears in the menu but cannot be launched. Moodle gives a warning at the import; Open edX does not import the package.",
            fr: "L’item apparaît dans le menu, mais ne peut pas être lancé. Moodle affiche un avertissement à l’import ; Open edX n’importe pas le module.",
        }
        fix {
            en: "Publish again from the authoring tool; if the problem persists, edit imsmanifest.xml in the zip by hand.",
            fr: "Publiez à nouveau depuis l’outil auteur ; si le problème persiste, corrigez imsmanifest.xml dans le zip à la main.",
        }
        example {
            "<item identifier=\"ITEM_1\" identifierref=\"R\">\n…\n<resource identifier=\"RES\" …>"
            => "<item identifier=\"ITEM_1\" identifierref=\"RES\">\n…\n<resource identifier=\"RES\" …>"
        }
        sources [ims::PACKAGING, lms::MOODLE_MANIFEST, lms::OPEN_EDX]
    }

    NOT_LAUNCHABLE {
        title {
            en: "Item whose resource has no address",
            fr: "Item dont la ressource n’a pas d’adresse",
        }
        message {
            en: "The item “{item}” refers to the resource “{resource}”, which has no href: nothing can be launched.",
            fr: "L’item « {item} » renvoie à la ressource « {resource} », qui n’a pas de href : rien ne peut être lancé.",
        }
        why {
            en: "The item appears in the menu but opens nothing.",
            fr: "L’item apparaît dans le menu, mais n’ouvre rien.",
        }
        fix {
            en: "Give the resource the href of its start page.",
            fr: "Indiquez la page de démarrage dans le href de la ressource.",
        }
        example {
            "<resource identifier=\"R\" type=\"webcontent\" adlcp:scormtype=\"sco\">"
            => "<resource identifier=\"R\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"index.html\">"
        }
        sources [cam::ADDENDUM_1]
    }

    EMPTY_ITEM {
        title {
            en: "Item that launches nothing and contains nothing",
            fr: "Item qui ne lance et ne contient rien",
        }
        message {
            en: "The item “{item}” launches nothing and contains nothing.",
            fr: "L’item « {item} » ne lance rien et ne contient rien.",
        }
        why {
            en: "Learners see an entry that does nothing; completion may never be reached.",
            fr: "Les apprenants voient une entrée qui n’ouvre rien ; le cours peut ne jamais passer à « Terminé ».",
        }
        fix {
            en: "Remove it, or give it a resource.",
            fr: "Supprimez-le, ou donnez-lui une ressource.",
        }
        sources [ims::PACKAGING]
    }

    ELEMENT_WITHOUT_SCO {
        title {
            en: "Element of a SCO on an item without one",
            fr: "Élément d’un SCO sur un item qui n’en lance aucun",
        }
        message {
            en: "The item “{item}” launches no SCO: <{element}> has no effect there.",
            fr: "L’item « {item} » ne lance pas de SCO : <{element}> n’y a aucun effet.",
        }
        why {
            en: "The standard allows it only on items that launch a SCO.",
            fr: "Le standard ne l’autorise que sur les items qui lancent un SCO.",
        }
        fix {
            en: "Move it to the item that launches the SCO.",
            fr: "Déplacez-le sur l’item qui lance le SCO.",
        }
        sources [cam::MANIFEST]
    }

    LONG_LAUNCH_DATA {
        title {
            en: "Launch data too long",
            fr: "Données de lancement trop longues",
        }
        message {
            en: "Item “{item}”: datafromlms has {length} characters; the standard guarantees only 255.",
            fr: "Item « {item} » : datafromlms a {length} caractères ; le standard n’en garantit que 255.",
        }
        why {
            en: "What is beyond may be lost, and the module then starts with incomplete settings.",
            fr: "La suite peut être perdue : le module démarre alors avec des réglages incomplets.",
        }
        fix {
            en: "Shorten the value, or store the settings in a file of the package.",
            fr: "Raccourcissez la valeur, ou placez les réglages dans un fichier du module.",
        }
        sources [cam::MANIFEST]
    }

    PARAMETERS {
        title {
            en: "Malformed launch parameters",
            fr: "Paramètres de lancement mal formés",
        }
        message {
            en: "Item “{item}”: its parameters “{found}” are malformed.",
            fr: "Item « {item} » : ses paramètres « {found} » sont mal formés.",
        }
        why {
            en: "By the standard, parameters begin with ?, & or #; a URL contains no spaces. Others may lead to a wrong address.",
            fr: "Selon le standard, les paramètres commencent par ?, & ou # ; une URL ne contient pas d’espace. D’autres peuvent mener à une mauvaise adresse.",
        }
        fix {
            en: "Write them as ?name=value&other=value, URL-encoded (%20 for a space).",
            fr: "Écrivez-les sous la forme ?nom=valeur&autre=valeur, avec l’encodage URL (%20 pour un espace).",
        }
        example {
            "<item … parameters=\"name=Fire safety\">"
            => "<item … parameters=\"?name=Fire%20safety\">"
        }
        sources [cam::MANIFEST, web::URL_CHARACTERS]
    }
}
