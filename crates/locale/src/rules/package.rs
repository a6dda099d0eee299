//! What the rules about the files of a package say.

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
            en: "LMSs on Linux take each path as one file name, and create no folders.",
            fr: "Les LMS sous Linux prennent chaque chemin pour un seul nom de fichier, et ne créent pas de dossiers.",
        }
        fix {
            en: "Zip again with a current program.",
            fr: "Compressez à nouveau avec un programme récent.",
        }
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
            en: "Some programs use the first one, others the last: an LMS may run something other than what you tested.",
            fr: "Certains programmes utilisent le premier, d’autres le dernier : un LMS peut exécuter autre chose que ce que vous avez testé.",
        }
        fix {
            en: "Zip again into a new file.",
            fr: "Compressez à nouveau dans un nouveau fichier.",
        }
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
            en: "LMSs read them in different encodings, and links to them break.",
            fr: "Chaque LMS peut les lire dans un encodage différent, et les liens ne fonctionnent plus.",
        }
        fix {
            en: "Use names without accents, or zip with a program that writes UTF-8.",
            fr: "Utilisez des noms sans accents, ou compressez avec un programme qui écrit en UTF-8.",
        }
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
            en: "Most LMSs refuse the package.",
            fr: "La plupart des LMS refusent le module.",
        }
        fix {
            en: "Zip the folder’s content, not the folder.",
            fr: "Compressez le contenu du dossier, pas le dossier.",
        }
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
            en: "LMSs on Linux do not find it.",
            fr: "Les LMS sous Linux ne le trouvent pas.",
        }
        fix {
            en: "Rename it to imsmanifest.xml, in lowercase.",
            fr: "Renommez-le en imsmanifest.xml, en minuscules.",
        }
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
            en: "LMSs may read the wrong manifest; often, one package was zipped into another.",
            fr: "Les LMS peuvent lire le mauvais manifeste ; souvent, un module a été compressé dans un autre.",
        }
        fix {
            en: "Remove it; keep the one at the root.",
            fr: "Supprimez-le ; conservez celui de la racine.",
        }
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
            en: "Learners see a missing page, picture or sound; strict LMSs refuse the package.",
            fr: "Les apprenants voient une page, une image ou un son manquant ; les LMS stricts refusent le module.",
        }
        fix {
            en: "Add the file, or remove it from the manifest. Publishing again usually fixes it.",
            fr: "Ajoutez le fichier, ou retirez-le du manifeste. Une nouvelle publication suffit en général.",
        }
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
            en: "The file is found on Windows, but not on LMSs on Linux.",
            fr: "Le fichier est trouvé sous Windows, mais pas sur un LMS sous Linux.",
        }
        fix {
            en: "Use exactly the same name in both places, including capitals.",
            fr: "Utilisez exactement le même nom aux deux endroits, majuscules comprises.",
        }
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
            en: "The file is found on a Mac, but not on LMSs on Linux.",
            fr: "Le fichier est trouvé sur un Mac, mais pas sur un LMS sous Linux.",
        }
        fix {
            en: "Rename the file without accents, or zip with a program that writes names in Unicode form NFC.",
            fr: "Renommez le fichier sans accents, ou compressez avec un programme qui écrit les noms en Unicode NFC.",
        }
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
            en: "LMSs that copy only listed files leave it out.",
            fr: "Les LMS qui ne copient que les fichiers listés l’omettent.",
        }
        fix {
            en: "List it in a resource, or take it out of the package.",
            fr: "Listez-le dans une ressource, ou retirez-le du module.",
        }
    }

    LEFTOVER {
        title {
            en: "Leftover file",
            fr: "Fichier superflu",
        }
        message {
            en: "{found} is a leftover file that learners do not need.",
            fr: "{found} est un fichier résiduel, inutile aux apprenants.",
        }
        why {
            en: "It makes the package larger, and may reveal source files.",
            fr: "Il alourdit le module, et peut révéler des fichiers sources.",
        }
        fix {
            en: "Remove it before you zip.",
            fr: "Retirez-le avant de compresser.",
        }
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
            en: "LMSs and mail filters refuse packages with programs in them; some servers would run it.",
            fr: "Les LMS et les filtres de messagerie refusent les modules qui en contiennent ; certains serveurs l’exécuteraient.",
        }
        fix {
            en: "Remove it; offer it for download elsewhere.",
            fr: "Retirez-le ; proposez-le au téléchargement ailleurs.",
        }
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
            en: "The file exists, but its address does not work.",
            fr: "Le fichier existe, mais son adresse ne fonctionne pas.",
        }
        fix {
            en: "Use plain letters, digits, hyphens and underscores, and short paths.",
            fr: "Utilisez des lettres sans accent, des chiffres, des tirets et des tirets bas, et des chemins courts.",
        }
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
            en: "Learners wait for it to load, and it may exceed the LMS’s limit on file size.",
            fr: "Les apprenants attendent son chargement, et il peut dépasser la taille maximale par fichier du LMS.",
        }
        fix {
            en: "Compress the media, or stream them.",
            fr: "Compressez les médias, ou diffusez-les en streaming.",
        }
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
            en: "Many LMSs limit uploads to between 100 and 500 MB.",
            fr: "Beaucoup de LMS limitent les imports à une taille de 100 à 500 Mo.",
        }
        fix {
            en: "Compress pictures and videos, or split the course.",
            fr: "Compressez images et vidéos, ou divisez le cours.",
        }
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
    }
}
