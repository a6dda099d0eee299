//! What the rules about the files of a package say.

use super::sources::{cam, files, ims, lms, web};

use crate::{Language, Plural};

const MORE_LEFTOVERS: Plural = Plural {
    en: ["other file of its kind", "other files of its kind"],
    fr: ["autre fichier du même type", "autres fichiers du même type"],
};

/// After a leftover file: how many more there are of its kind, with the names of the first.
#[must_use]
pub fn more_leftovers(language: Language, count: u64, named: &str) -> String {
    let more = MORE_LEFTOVERS.count(language, count);
    match language {
        Language::English => format!(" The same goes for {more} ({named})."),
        Language::French => format!(" Il en va de même pour {more} ({named})."),
    }
}

rule_texts! {
    BACKSLASH_NAMES {
        title {
            en: "File names with backslashes in the zip",
            fr: "Noms de fichiers avec des barres obliques inverses dans le zip",
        }
        message {
            en: "The zip names its files with backslashes: {found}.",
            fr: "Le zip nomme ses fichiers avec des barres obliques inverses : {found}.",
        }
        why {
            en: "A zip separates folders with “/”. On a Linux server, each path becomes one file name, without folders; Open edX has refused such packages.",
            fr: "Un zip sépare les dossiers par « / ». Sur un serveur Linux, chaque chemin devient un seul nom de fichier, sans dossiers ; Open edX a refusé de tels modules.",
        }
        fix {
            en: "Zip again with a current program.",
            fr: "Compressez à nouveau avec un programme récent.",
        }
        example {
            "images\\plan.png"
            => "images/plan.png"
        }
        sources [files::ZIP_PATHS, lms::OPEN_EDX_BACKSLASHES]
    }

    DUPLICATE_ENTRY {
        title {
            en: "File twice in the zip",
            fr: "Fichier en double dans le zip",
        }
        message {
            en: "The zip contains {found} twice.",
            fr: "Le zip contient {found} deux fois.",
        }
        why {
            en: "Some programs unpack the first one, others the last: learners may get another file than the one you tested.",
            fr: "Certains programmes extraient le premier, d’autres le dernier : les apprenants peuvent obtenir un autre fichier que celui que vous avez testé.",
        }
        fix {
            en: "Zip again into a new file.",
            fr: "Compressez à nouveau dans un nouveau fichier.",
        }
        sources []
    }

    LEGACY_NAMES {
        title {
            en: "File names whose encoding the zip does not give",
            fr: "Noms de fichiers dont le zip n’indique pas l’encodage",
        }
        message {
            en: "The zip does not say how its names are encoded: {found}, read here as {encoding}.",
            fr: "Le zip n’indique pas l’encodage de ses noms de fichiers : {found}, lu ici en {encoding}.",
        }
        why {
            en: "Each program then reads the names in an encoding of its own, and links to them break. openEQUELLA has not recognised such packages at all.",
            fr: "Chaque programme lit alors les noms dans un encodage différent, et les liens ne fonctionnent plus. openEQUELLA n’a pas reconnu de tels modules.",
        }
        fix {
            en: "Use names without accents, or zip with a program that writes UTF-8.",
            fr: "Utilisez des noms sans accents, ou compressez avec un programme qui écrit en UTF-8.",
        }
        sources [files::ZIP_NAMES, lms::OPEN_EQUELLA_NAMES]
    }

    MANIFEST_NOT_AT_ROOT {
        title {
            en: "Manifest not at the zip’s root",
            fr: "Manifeste ailleurs qu’à la racine du zip",
        }
        message {
            en: "The manifest is not at the zip’s root but in {found}.",
            fr: "Le manifeste n’est pas à la racine du zip mais dans {found}.",
        }
        why {
            en: "Moodle refuses the package, and Docebo asks for the manifest at the root. Open edX also finds it in a folder.",
            fr: "Moodle refuse le module, et Docebo exige le manifeste à la racine. Open edX le trouve aussi dans un dossier.",
        }
        fix {
            en: "Zip the folder’s content, not the folder.",
            fr: "Compressez le contenu du dossier, pas le dossier.",
        }
        example {
            "course/imsmanifest.xml\ncourse/index.html"
            => "imsmanifest.xml\nindex.html"
        }
        sources [cam::PACKAGE, lms::MOODLE_PACKAGE, lms::DOCEBO, lms::OPEN_EDX]
    }

    MANIFEST_CASE {
        title {
            en: "Manifest’s file name in the wrong case",
            fr: "Casse erronée du nom du manifeste",
        }
        message {
            en: "The manifest is called {found}, not imsmanifest.xml.",
            fr: "Le manifeste s’appelle {found} au lieu de imsmanifest.xml.",
        }
        why {
            en: "The standard gives this name. Moodle refuses a package with another one.",
            fr: "Ce nom est imposé par le standard. Moodle refuse un module dont le manifeste a un autre nom.",
        }
        fix {
            en: "Rename it to imsmanifest.xml, in lowercase.",
            fr: "Renommez-le en imsmanifest.xml, en minuscules.",
        }
        example {
            "IMSManifest.xml"
            => "imsmanifest.xml"
        }
        sources [ims::PACKAGING, lms::MOODLE_PACKAGE]
    }

    SEVERAL_MANIFESTS {
        title {
            en: "Several manifests",
            fr: "Plusieurs manifestes",
        }
        message {
            en: "The package contains another manifest: {found}.",
            fr: "Le module contient un autre manifeste : {found}.",
        }
        why {
            en: "Only the manifest at the root counts; often, one package was zipped into another.",
            fr: "Seul le manifeste à la racine compte ; souvent, un module a été compressé dans un autre.",
        }
        fix {
            en: "Remove it; keep the one at the root.",
            fr: "Supprimez-le ; conservez celui de la racine.",
        }
        sources [cam::PACKAGE]
    }

    MISSING_LAUNCH_FILE {
        title {
            en: "Launch file not in the package",
            fr: "Fichier de lancement absent du module",
        }
        message {
            en: "The manifest launches {found}, which is not in the package.",
            fr: "Le manifeste lance {found}, qui n’est pas dans le module.",
        }
        why {
            en: "Nothing opens when the learner launches it.",
            fr: "Rien ne s’ouvre quand l’apprenant le lance.",
        }
        fix {
            en: "Add the file, or correct the address in the manifest. In an authoring tool, publish again.",
            fr: "Ajoutez le fichier, ou corrigez l’adresse dans le manifeste. Dans un outil auteur, publiez à nouveau.",
        }
        sources [ims::PACKAGING]
    }

    MISSING_FILE {
        title {
            en: "File of the manifest not in the package",
            fr: "Fichier du manifeste absent du module",
        }
        message {
            en: "The file {found}, listed in the manifest, is not in the package.",
            fr: "Le fichier {found}, cité dans le manifeste, n’est pas dans le module.",
        }
        why {
            en: "Learners see a missing page, picture or sound.",
            fr: "Les apprenants voient une page, une image ou un son manquant.",
        }
        fix {
            en: "Add the file, or remove it from the manifest. Publishing again usually fixes it.",
            fr: "Ajoutez le fichier, ou retirez-le du manifeste. Une nouvelle publication suffit en général.",
        }
        sources [ims::PACKAGING]
    }

    MISSING_BY_CASE {
        title {
            en: "File name in the wrong case in the manifest",
            fr: "Casse erronée d’un nom de fichier dans le manifeste",
        }
        message {
            en: "The manifest says {found}; the file is called {there}.",
            fr: "Le manifeste indique {found} ; le fichier s’appelle {there}.",
        }
        why {
            en: "The file is found on Windows, but not on a Linux server, where names are case-sensitive.",
            fr: "Le fichier est trouvé sous Windows, mais pas sur un serveur Linux, où les noms sont sensibles à la casse.",
        }
        fix {
            en: "Use exactly the same name in both places, including capitals.",
            fr: "Utilisez exactement le même nom aux deux endroits, majuscules comprises.",
        }
        example {
            "<file href=\"Images/Plan.png\" />"
            => "<file href=\"images/plan.png\" />"
        }
        sources [files::POSIX, files::WINDOWS]
    }

    MISSING_BY_NORMALIZATION {
        title {
            en: "Accents of a file name written differently in the manifest",
            fr: "Accents d’un nom de fichier écrits autrement dans le manifeste",
        }
        message {
            en: "The manifest names {found}; the file {there} looks the same, and its accents are written in another Unicode form.",
            fr: "Le manifeste indique {found} ; le fichier {there} a la même apparence, mais ses accents sont écrits dans une autre forme Unicode.",
        }
        why {
            en: "The file is found on a Mac, but not on a Linux server.",
            fr: "Le fichier est trouvé sur un Mac, mais pas sur un serveur Linux.",
        }
        fix {
            en: "Rename the file without accents, or zip with a program that writes names in Unicode form NFC.",
            fr: "Renommez le fichier sans accents, ou compressez avec un programme qui écrit les noms en Unicode NFC.",
        }
        sources [files::UNICODE_FORMS, files::MACOS, files::POSIX]
    }

    UNLISTED_FILE {
        title {
            en: "File that the manifest does not list",
            fr: "Fichier que le manifeste ne liste pas",
        }
        message {
            en: "The manifest does not list {found}.",
            fr: "Le manifeste ne liste pas {found}.",
        }
        why {
            en: "Software that copies only listed files leaves it out.",
            fr: "Les logiciels qui ne copient que les fichiers listés l’omettent.",
        }
        fix {
            en: "List it in a resource, or take it out of the package.",
            fr: "Listez-le dans une ressource, ou retirez-le du module.",
        }
        sources [ims::PACKAGING]
    }

    LEFTOVER {
        title {
            en: "Leftover files",
            fr: "Fichiers superflus",
        }
        message {
            en: "{found} is a leftover file that learners do not need.{others}",
            fr: "{found} est un fichier résiduel, inutile aux apprenants.{others}",
        }
        why {
            en: "Such files make the package larger, and may reveal sources.",
            fr: "De tels fichiers alourdissent le module, et peuvent révéler des sources.",
        }
        fix {
            en: "Remove them before you zip.",
            fr: "Retirez-les avant de compresser.",
        }
        sources []
    }

    EXECUTABLE {
        title {
            en: "Executable program",
            fr: "Programme exécutable",
        }
        message {
            en: "{found} is an executable program.",
            fr: "{found} est un programme exécutable.",
        }
        why {
            en: "Docebo refuses packages with files for servers, such as .php, .asp, .jsp, .cgi and .sh. Mail services such as Gmail refuse .exe, .bat, .jar and other programs.",
            fr: "Docebo refuse les modules avec des fichiers pour serveurs, comme .php, .asp, .jsp, .cgi et .sh. Des messageries comme Gmail refusent .exe, .bat, .jar et d’autres programmes.",
        }
        fix {
            en: "Remove it; offer it for download elsewhere.",
            fr: "Retirez-le ; proposez-le au téléchargement ailleurs.",
        }
        sources [lms::DOCEBO, files::GMAIL]
    }

    SERVER_NAME {
        title {
            en: "File name that servers refuse or change",
            fr: "Nom de fichier que des serveurs refusent ou modifient",
        }
        message {
            en: "Some servers refuse or change the name {found}: {reason}.",
            fr: "Certains serveurs refusent ou modifient le nom {found} : {reason}.",
        }
        why {
            en: "The file exists, but its address does not work. Chamilo has removed characters such as “~” from names.",
            fr: "Le fichier existe, mais son adresse ne fonctionne pas. Chamilo a supprimé des caractères comme « ~ » des noms.",
        }
        fix {
            en: "Use plain letters, digits, hyphens and underscores, and short paths.",
            fr: "Utilisez des lettres sans accent, des chiffres, des tirets et des tirets bas, et des chemins courts.",
        }
        example {
            "media/50% plan?.png"
            => "media/plan-50.png"
        }
        sources [files::WINDOWS, web::URL_CHARACTERS, lms::CHAMILO_NAMES]
    }

    CASE_CLASH {
        title {
            en: "File names that differ only by case",
            fr: "Noms de fichiers qui ne diffèrent que par la casse",
        }
        message {
            en: "{found} and {there} differ only by case.",
            fr: "{found} et {there} ne diffèrent que par la casse.",
        }
        why {
            en: "On Windows and macOS, one overwrites the other.",
            fr: "Sous Windows et macOS, l’un écrase l’autre.",
        }
        fix {
            en: "Rename one of them.",
            fr: "Renommez l’un des deux.",
        }
        sources [files::WINDOWS, files::MACOS]
    }

    NORMALIZATION_CLASH {
        title {
            en: "File names that differ only in how accents are written",
            fr: "Noms de fichiers qui ne diffèrent que par l’écriture des accents",
        }
        message {
            en: "Two files are called {found}: their accents are written in two Unicode forms.",
            fr: "Deux fichiers s’appellent {found} : leurs accents sont écrits dans deux formes Unicode.",
        }
        why {
            en: "On macOS, one overwrites the other; elsewhere, a link may open either.",
            fr: "Sous macOS, l’un écrase l’autre ; ailleurs, un lien peut ouvrir l’un ou l’autre.",
        }
        fix {
            en: "Delete the outdated one, and rename the other without accents.",
            fr: "Supprimez le fichier obsolète, et renommez l’autre sans accents.",
        }
        sources [files::UNICODE_FORMS, files::MACOS]
    }

    LARGE_FILE {
        title {
            en: "Large file",
            fr: "Fichier volumineux",
        }
        message {
            en: "{found} is {size} MB.",
            fr: "{found} pèse {size} Mo.",
        }
        why {
            en: "Learners wait for it to load.",
            fr: "Les apprenants attendent son chargement.",
        }
        fix {
            en: "Compress the media, or stream them.",
            fr: "Compressez les médias, ou diffusez-les en streaming.",
        }
        sources []
    }

    LARGE {
        title {
            en: "Large package",
            fr: "Module volumineux",
        }
        message {
            en: "The package is {size} MB unpacked.",
            fr: "Le module pèse {size} Mo une fois décompressé.",
        }
        why {
            en: "Uploads are often limited in size, and learners wait for what is large.",
            fr: "La taille des imports est souvent limitée, et les apprenants attendent ce qui est volumineux.",
        }
        fix {
            en: "Compress pictures and videos, or split the course.",
            fr: "Compressez images et vidéos, ou divisez le cours.",
        }
        sources []
    }

    DEAD_TECHNOLOGY {
        title {
            en: "Technology that browsers no longer support",
            fr: "Technologie que les navigateurs ne prennent plus en charge",
        }
        message {
            en: "{found} uses {what}, which browsers no longer support.",
            fr: "{found} utilise {what}, que les navigateurs ne prennent plus en charge.",
        }
        why {
            en: "Learners see an empty frame.",
            fr: "Les apprenants voient un cadre vide.",
        }
        fix {
            en: "Publish again as HTML5.",
            fr: "Publiez à nouveau en HTML5.",
        }
        sources [web::FLASH, web::PLUG_INS]
    }

    UNPLAYABLE_MEDIA {
        title {
            en: "Media that browsers do not play",
            fr: "Média que les navigateurs ne lisent pas",
        }
        message {
            en: "{found} is of a type that browsers do not play.",
            fr: "{found} est d’un type que les navigateurs ne lisent pas.",
        }
        why {
            en: "Learners see nothing, or are offered a download.",
            fr: "Les apprenants ne voient rien, ou se voient proposer un téléchargement.",
        }
        fix {
            en: "Use MP4 (H.264 and AAC), MP3, JPEG, PNG, WebP or SVG.",
            fr: "Utilisez MP4 (H.264 et AAC), MP3, JPEG, PNG, WebP ou SVG.",
        }
        sources [web::MEDIA, web::PICTURES]
    }
}
