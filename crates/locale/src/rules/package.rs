//! What the rules about the files of a package say.

rule_texts! {
    BACKSLASH_NAMES {
        message {
            en: "The zip names its files with backslashes: {found}.",
            fr: "Le zip nomme ses fichiers avec des barres obliques inverses : {found}.",
        }
        why {
            en: "LMSs on Linux unpack them as one long file name, and find no folder.",
            fr: "Les LMS sous Linux les décompressent en un seul long nom de fichier, et ne trouvent pas de dossier.",
        }
        fix {
            en: "Zip again with a current program.",
            fr: "Compressez à nouveau avec un programme récent.",
        }
    }

    DUPLICATE_ENTRY {
        message {
            en: "The zip contains {found} twice.",
            fr: "Le zip contient {found} deux fois.",
        }
        why {
            en: "Some programs take the first one, others the last: LMSs may run something else than you tested.",
            fr: "Certains programmes prennent le premier, d’autres le dernier : un LMS peut exécuter autre chose que ce que vous avez testé.",
        }
        fix {
            en: "Zip again into a new file.",
            fr: "Compressez à nouveau dans un nouveau fichier.",
        }
    }

    LEGACY_NAMES {
        message {
            en: "The zip does not say how its names are encoded: {found}, read here as {encoding}.",
            fr: "Le zip ne dit pas comment ses noms sont encodés : {found}, lu ici en {encoding}.",
        }
        why {
            en: "LMSs read them in different encodings, and links to them break.",
            fr: "Les LMS les lisent dans des encodages différents, et les liens vers eux se rompent.",
        }
        fix {
            en: "Use names without accents, or zip with a program that writes UTF-8.",
            fr: "Utilisez des noms sans accents, ou compressez avec un programme qui écrit en UTF-8.",
        }
    }

    MANIFEST_NOT_AT_ROOT {
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
        message {
            en: "The manifest is called {found}, not imsmanifest.xml.",
            fr: "Le manifeste s’appelle {found}, et non imsmanifest.xml.",
        }
        why {
            en: "LMSs on Linux do not find it.",
            fr: "Les LMS sous Linux ne le trouvent pas.",
        }
        fix {
            en: "Rename it to imsmanifest.xml, all small.",
            fr: "Renommez-le imsmanifest.xml, en minuscules.",
        }
    }

    SEVERAL_MANIFESTS {
        message {
            en: "There is another manifest in the package: {found}.",
            fr: "Il y a un autre manifeste dans le module : {found}.",
        }
        why {
            en: "LMSs may read the wrong one; it is often a package zipped into another.",
            fr: "Les LMS peuvent lire le mauvais ; c’est souvent un module compressé dans un autre.",
        }
        fix {
            en: "Keep only the one at the root.",
            fr: "Ne gardez que celui de la racine.",
        }
    }

    MISSING_FILE {
        message {
            en: "The file {found}, which the manifest names, is not in the package.",
            fr: "Le fichier {found}, que le manifeste nomme, n’est pas dans le module.",
        }
        why {
            en: "Learners see a missing page, picture or sound; strict LMSs refuse the package.",
            fr: "Les apprenants voient une page, une image ou un son manquant ; les LMS stricts refusent le module.",
        }
        fix {
            en: "Add the file, or remove it from the manifest. Publishing again usually does both.",
            fr: "Ajoutez le fichier, ou retirez-le du manifeste. Publier à nouveau fait d’ordinaire les deux.",
        }
    }

    MISSING_BY_CASE {
        message {
            en: "The manifest says {found}; the file is called {there}.",
            fr: "Le manifeste dit {found} ; le fichier s’appelle {there}.",
        }
        why {
            en: "It works on Windows and fails on LMSs on Linux.",
            fr: "Cela marche sous Windows et échoue sur les LMS sous Linux.",
        }
        fix {
            en: "Use exactly the same name in both places, including capitals.",
            fr: "Écrivez le nom de la même façon aux deux endroits, majuscules comprises.",
        }
    }

    MISSING_BY_NORMALIZATION {
        message {
            en: "The manifest names {found}; the file {there} looks the same, and its accents are written in another Unicode form.",
            fr: "Le manifeste nomme {found} ; le fichier {there} a la même apparence, mais ses accents sont écrits dans une autre forme Unicode.",
        }
        why {
            en: "It works on a Mac and fails on LMSs on Linux.",
            fr: "Cela marche sur un Mac et échoue sur les LMS sous Linux.",
        }
        fix {
            en: "Rename the file without accents, or zip with a program that writes names in Unicode form NFC.",
            fr: "Renommez le fichier sans accents, ou compressez avec un programme qui écrit des noms composés (forme NFC).",
        }
    }

    UNLISTED_FILE {
        message {
            en: "Files of the package that the manifest does not list: {count}, {found} among them.",
            fr: "Fichiers du module que le manifeste ne liste pas : {count}, dont {found}.",
        }
        why {
            en: "LMSs that copy only listed files leave them out.",
            fr: "Les LMS qui ne copient que les fichiers listés les oublient.",
        }
        fix {
            en: "List them in a resource, or take them out of the package.",
            fr: "Listez-les dans une ressource, ou retirez-les du module.",
        }
    }

    LEFTOVER {
        message {
            en: "{found} is a leftover that no learner needs.",
            fr: "{found} est un reste dont aucun apprenant n’a besoin.",
        }
        why {
            en: "It makes the package larger, and may give away sources.",
            fr: "Il alourdit le module, et peut livrer des sources.",
        }
        fix {
            en: "Take it out before you zip.",
            fr: "Retirez-le avant de compresser.",
        }
    }

    EXECUTABLE {
        message {
            en: "{found} is a program.",
            fr: "{found} est un programme.",
        }
        why {
            en: "LMSs and mail filters refuse packages with programs in them; some servers would run it.",
            fr: "Les LMS et les filtres de messagerie refusent les modules qui en contiennent ; certains serveurs l’exécuteraient.",
        }
        fix {
            en: "Take it out; offer it for download elsewhere.",
            fr: "Retirez-le ; proposez-le au téléchargement ailleurs.",
        }
    }

    SERVER_NAME {
        message {
            en: "The name {found} is one that servers refuse or change: {reason}.",
            fr: "Le nom {found} est de ceux que des serveurs refusent ou changent : {reason}.",
        }
        why {
            en: "The file exists, but its address leads nowhere.",
            fr: "Le fichier est là et son adresse ne mène nulle part.",
        }
        fix {
            en: "Use plain letters, digits, hyphens and underscores, and short paths.",
            fr: "Utilisez des lettres sans accent, des chiffres, tirets et soulignés, et des chemins courts.",
        }
    }

    CASE_CLASH {
        message {
            en: "{found} and {there} differ only by case.",
            fr: "{found} et {there} ne diffèrent que par la casse.",
        }
        why {
            en: "On Windows and macOS one overwrites the other.",
            fr: "Sous Windows et macOS l’un écrase l’autre.",
        }
        fix {
            en: "Rename one of them.",
            fr: "Renommez l’un des deux.",
        }
    }

    NORMALIZATION_CLASH {
        message {
            en: "There are two files {found}, whose accents are written in two Unicode forms.",
            fr: "Il y a deux fichiers {found}, dont les accents sont écrits dans deux formes Unicode.",
        }
        why {
            en: "On macOS one overwrites the other; elsewhere, links lead to one or the other.",
            fr: "Sous macOS l’un écrase l’autre ; ailleurs, les liens mènent à l’un ou à l’autre.",
        }
        fix {
            en: "Delete the one that is out of date, and rename the other without accents.",
            fr: "Supprimez celui qui est périmé, et renommez l’autre sans accents.",
        }
    }

    LARGE_FILE {
        message {
            en: "{found} has {size} MB.",
            fr: "{found} pèse {size} Mo.",
        }
        why {
            en: "Learners wait for it to load, and it may exceed the LMS’s limit on file size.",
            fr: "Il fait attendre les apprenants, et peut dépasser la limite du LMS par fichier.",
        }
        fix {
            en: "Compress the media, or stream them.",
            fr: "Compressez les médias, ou diffusez-les en flux.",
        }
    }

    LARGE {
        message {
            en: "The package has {size} MB unpacked.",
            fr: "Le module pèse {size} Mo une fois décompressé.",
        }
        why {
            en: "Many LMSs take uploads up to 100 to 500 MB.",
            fr: "Beaucoup de LMS acceptent des envois jusqu’à 100 à 500 Mo.",
        }
        fix {
            en: "Compress pictures and videos, or split the course.",
            fr: "Compressez images et vidéos, ou divisez le cours.",
        }
    }

    DEAD_TECHNOLOGY {
        message {
            en: "{found} needs {what}, which browsers no longer support.",
            fr: "{found} a besoin de {what}, qu’aucun navigateur n’exécute plus.",
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
