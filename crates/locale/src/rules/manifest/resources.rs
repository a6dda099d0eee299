//! What the rules say about resources and their files.

use crate::rules::sources::{cam, ims, lms, rte, web};

rule_texts! {
    RESOURCES_MISSING {
        title {
            en: "Element <resources> missing",
            fr: "Élément <resources> absent",
        }
        message {
            en: "The element <resources> is missing.",
            fr: "L’élément <resources> est introuvable.",
        }
        why {
            en: "Nothing says which files to launch.",
            fr: "Rien n’indique quels fichiers lancer.",
        }
        fix {
            en: "Publish again from the authoring tool; if the problem persists, edit imsmanifest.xml in the zip by hand.",
            fr: "Publiez à nouveau depuis l’outil auteur ; si le problème persiste, corrigez imsmanifest.xml dans le zip à la main.",
        }
        sources [ims::PACKAGING]
    }

    MISSING_SCORM_TYPE {
        title {
            en: "Resource without SCORM type",
            fr: "Ressource sans type SCORM",
        }
        message {
            en: "The resource “{resource}” has no adlcp:scormtype.",
            fr: "La ressource « {resource} » n’a pas de adlcp:scormtype.",
        }
        why {
            en: "The standard requires it. Moodle takes a resource without it for an asset, which reports no results.",
            fr: "Le standard l’impose. Moodle considère une ressource qui ne l’a pas comme un asset, qui n’envoie pas de résultats.",
        }
        fix {
            en: "Add adlcp:scormtype=\"sco\", or \"asset\" if the resource does not communicate with the LMS.",
            fr: "Ajoutez adlcp:scormtype=\"sco\", ou \"asset\" si la ressource ne communique pas avec le LMS.",
        }
        example {
            "<resource identifier=\"R\" type=\"webcontent\" href=\"index.html\">"
            => "<resource identifier=\"R\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"index.html\">"
        }
        sources [cam::MANIFEST, lms::MOODLE_MANIFEST]
    }

    SCORM_TYPE_OF_2004 {
        title {
            en: "SCORM type written as in SCORM 2004",
            fr: "Type SCORM écrit comme en SCORM 2004",
        }
        message {
            en: "The resource “{resource}” has scormType, of SCORM 2004, instead of scormtype. It was read as scormtype.",
            fr: "La ressource « {resource} » porte scormType, de SCORM 2004, au lieu de scormtype. Il a été lu comme scormtype.",
        }
        why {
            en: "Names are case-sensitive in XML: a reader of SCORM 1.2 finds no SCO. ILIAS reads adlcp:scormtype alone, and leaves the SCO out of its reports; Moodle accepts both.",
            fr: "Les noms sont sensibles à la casse en XML : un lecteur SCORM 1.2 ne trouve pas de SCO. ILIAS ne lit que adlcp:scormtype, et laisse le SCO hors de ses rapports ; Moodle accepte les deux.",
        }
        fix {
            en: "Write adlcp:scormtype.",
            fr: "Écrivez adlcp:scormtype.",
        }
        example {
            "<resource … adlcp:scormType=\"sco\">"
            => "<resource … adlcp:scormtype=\"sco\">"
        }
        sources [cam::MANIFEST, lms::ILIAS_MANIFEST, lms::MOODLE_MANIFEST]
    }

    UNKNOWN_DEPENDENCY {
        title {
            en: "Dependency that does not exist",
            fr: "Dépendance inexistante",
        }
        message {
            en: "The resource “{resource}” depends on “{identifierref}”, which does not exist.",
            fr: "La ressource « {resource} » dépend de « {identifierref} », qui n’existe pas.",
        }
        why {
            en: "Software that copies only what a SCO needs leaves files out.",
            fr: "Les logiciels qui ne copient que les fichiers nécessaires à un SCO en omettent.",
        }
        fix {
            en: "Publish again from the authoring tool; if the problem persists, edit imsmanifest.xml in the zip by hand.",
            fr: "Publiez à nouveau depuis l’outil auteur ; si le problème persiste, corrigez imsmanifest.xml dans le zip à la main.",
        }
        sources [ims::PACKAGING]
    }

    UNLISTED_LAUNCH_FILE {
        title {
            en: "Launch file missing from its resource’s list",
            fr: "Fichier de lancement absent de la liste de sa ressource",
        }
        message {
            en: "The resource “{resource}” launches {href}, which is not in its list of files.",
            fr: "La ressource « {resource} » lance {href}, absent de sa liste de fichiers.",
        }
        why {
            en: "Software that copies only listed files leaves it out.",
            fr: "Les logiciels qui ne copient que les fichiers listés l’omettent.",
        }
        fix {
            en: "Add a <file> with this href to the resource.",
            fr: "Ajoutez à la ressource un <file> avec ce href.",
        }
        example {
            "<resource … href=\"index.html\">\n  <file href=\"style.css\" />"
            => "<resource … href=\"index.html\">\n  <file href=\"index.html\" />\n  <file href=\"style.css\" />"
        }
        sources [ims::PACKAGING]
    }

    OUTSIDE_PACKAGE {
        title {
            en: "Address outside the package",
            fr: "Adresse hors du module",
        }
        message {
            en: "The resource “{resource}” points outside the package: {href}.",
            fr: "La ressource « {resource} » pointe hors du module : {href}.",
        }
        why {
            en: "Only the files of the package are imported: the page will not be there.",
            fr: "Seuls les fichiers du module sont importés : la page n’y sera pas.",
        }
        fix {
            en: "Put the file into the package and use a relative address.",
            fr: "Mettez le fichier dans le module et utilisez une adresse relative.",
        }
        example {
            "<resource … href=\"../shared/index.html\">"
            => "<resource … href=\"shared/index.html\">"
        }
        sources [ims::PACKAGING, web::URL_RESOLUTION]
    }

    ABSOLUTE_PATH {
        title {
            en: "Address that begins with “/” in the manifest",
            fr: "Adresse qui commence par « / » dans le manifeste",
        }
        message {
            en: "The resource “{resource}”: {href} begins with “/”.",
            fr: "La ressource « {resource} » : {href} commence par « / ».",
        }
        why {
            en: "On an LMS, this path starts at the server’s root, outside the course’s folder. ADL’s conformance test reports it as an error.",
            fr: "Sur un LMS, ce chemin part de la racine du serveur, hors du dossier du cours. Le test de conformité d’ADL le signale comme une erreur.",
        }
        fix {
            en: "Use a path relative to the manifest, without the leading “/”.",
            fr: "Utilisez un chemin relatif au manifeste, sans « / » au début.",
        }
        example {
            "<resource … href=\"/index.html\">"
            => "<resource … href=\"index.html\">"
        }
        sources [web::URL_RESOLUTION, rte::TEST_SUITE]
    }

    BACKSLASH {
        title {
            en: "Address with backslashes",
            fr: "Adresse avec des barres obliques inverses",
        }
        message {
            en: "The resource “{resource}”: {href} has backslashes.",
            fr: "La ressource « {resource} » : {href} contient des barres obliques inverses.",
        }
        why {
            en: "A URL has no backslashes. Browsers read them as “/”; on a Linux server, the file is not found.",
            fr: "Une URL n’a pas de barres obliques inverses. Les navigateurs les lisent comme des « / » ; sur un serveur Linux, le fichier est introuvable.",
        }
        fix {
            en: "Write slashes (/).",
            fr: "Utilisez des barres obliques (/).",
        }
        example {
            "<file href=\"images\\plan.png\" />"
            => "<file href=\"images/plan.png\" />"
        }
        sources [web::URL_CHARACTERS, web::URL_PARSING]
    }

    BASE_WITHOUT_SLASH {
        title {
            en: "xml:base that does not end in “/”",
            fr: "xml:base qui ne finit pas par « / »",
        }
        message {
            en: "xml:base “{base}” does not end in “/”.",
            fr: "xml:base « {base} » ne finit pas par « / ».",
        }
        why {
            en: "By the rules of URLs, what follows the last “/” of a base is dropped. Moodle joins xml:base and href as they are. The two lead to different files.",
            fr: "Selon les règles des URL, ce qui suit le dernier « / » d’une base est supprimé. Moodle met xml:base et href bout à bout. Les deux mènent à des fichiers différents.",
        }
        fix {
            en: "Add “/” at the end.",
            fr: "Ajoutez « / » à la fin.",
        }
        example {
            "<resource … xml:base=\"content\" href=\"index.html\">"
            => "<resource … xml:base=\"content/\" href=\"index.html\">"
        }
        sources [web::XML_BASE, web::URL_RESOLUTION, lms::MOODLE_MANIFEST]
    }

    UNTRACKED_LAUNCH_FILE {
        title {
            en: "Web version launched instead of the LMS version",
            fr: "Version web lancée au lieu de la version LMS",
        }
        message {
            en: "The SCO launches {found} instead of {there}, the page that communicates with the LMS.",
            fr: "Le SCO lance {found} au lieu de {there}, la page qui communique avec le LMS.",
        }
        why {
            en: "The launched page is the web version: it plays, but the LMS records nothing.",
            fr: "La page lancée est la version web : elle s’affiche, mais le LMS n’enregistre rien.",
        }
        fix {
            en: "Publish for LMS and not for web (Storyline, Rise, Captivate, Adapt: SCORM 1.2), or make {there} the resource’s href.",
            fr: "Publiez pour un LMS et non pour le web (Storyline, Rise, Captivate, Adapt : SCORM 1.2), ou indiquez {there} dans le href de la ressource.",
        }
        sources [lms::WEB_VERSION]
    }
}
