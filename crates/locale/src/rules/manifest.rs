//! What the rules about manifests say.

rule_texts! {
    ENCODING {
        title {
            en: "Bytes that are not valid in the manifest’s encoding",
            fr: "Octets non valides dans l’encodage du manifeste",
        }
        message {
            en: "The manifest contains bytes that are not valid in the encoding {encoding}: they were replaced.",
            fr: "Le manifeste contient des octets qui ne sont pas valides dans l’encodage {encoding} : ils ont été remplacés.",
        }
        why {
            en: "Titles show wrong characters, and some LMSs refuse the package.",
            fr: "Les titres s’affichent avec des caractères erronés, et certains LMS refusent le module.",
        }
        fix {
            en: "Save imsmanifest.xml as UTF-8, with encoding=\"UTF-8\" in its first line.",
            fr: "Enregistrez imsmanifest.xml en UTF-8, avec encoding=\"UTF-8\" sur sa première ligne.",
        }
    }

    OTHER_STANDARD {
        title {
            en: "Package of another standard",
            fr: "Module d’un autre standard",
        }
        message {
            en: "The package is made for {standard}, not for SCORM 1.2.",
            fr: "Le module est fait pour {standard}, pas pour SCORM 1.2.",
        }
        why {
            en: "An LMS configured for SCORM 1.2 shows it and records nothing.",
            fr: "Un LMS réglé pour SCORM 1.2 l’affiche et n’enregistre rien.",
        }
        fix {
            en: "Choose SCORM 1.2 when you publish.",
            fr: "Choisissez SCORM 1.2 à la publication.",
        }
    }

    SCHEMA {
        title {
            en: "Wrong schema name",
            fr: "Nom de schéma erroné",
        }
        message {
            en: "<schema> is “{found}”, not “ADL SCORM”.",
            fr: "<schema> vaut « {found} » au lieu de « ADL SCORM ».",
        }
        why {
            en: "LMSs that check this value may treat the package as plain content.",
            fr: "Les LMS qui vérifient cette valeur peuvent traiter le module comme un contenu ordinaire.",
        }
        fix {
            en: "Write <schema>ADL SCORM</schema> in the manifest’s metadata.",
            fr: "Écrivez <schema>ADL SCORM</schema> dans les métadonnées du manifeste.",
        }
    }

    SCHEMA_VERSION {
        title {
            en: "Wrong schema version",
            fr: "Version de schéma erronée",
        }
        message {
            en: "<schemaversion> is “{found}”, not “1.2”.",
            fr: "<schemaversion> vaut « {found} » au lieu de « 1.2 ».",
        }
        why {
            en: "Moodle and other LMSs choose the run-time by this value; if it is wrong, the module finds no API.",
            fr: "Moodle et d’autres LMS choisissent le run-time d’après cette valeur ; si elle est fausse, le module ne trouve pas d’API.",
        }
        fix {
            en: "Write <schemaversion>1.2</schemaversion>, or publish again as SCORM 1.2.",
            fr: "Écrivez <schemaversion>1.2</schemaversion>, ou publiez à nouveau en SCORM 1.2.",
        }
    }

    SCHEMA_INCOMPLETE {
        title {
            en: "Schema name or version missing",
            fr: "Nom ou version de schéma absents",
        }
        message {
            en: "<schema> and <schemaversion> belong together: one of them is missing.",
            fr: "<schema> et <schemaversion> vont ensemble : l’un des deux manque.",
        }
        why {
            en: "An LMS cannot determine the version of SCORM with certainty.",
            fr: "Un LMS ne peut pas déterminer la version de SCORM avec certitude.",
        }
        fix {
            en: "Put both in the manifest’s metadata: ADL SCORM and 1.2.",
            fr: "Mettez les deux dans les métadonnées du manifeste : ADL SCORM et 1.2.",
        }
    }

    SCHEMA_MISSING {
        title {
            en: "Standard not declared",
            fr: "Standard non déclaré",
        }
        message {
            en: "The manifest does not say which standard it follows: <schema> and <schemaversion> are missing.",
            fr: "Le manifeste ne dit pas quel standard il suit : <schema> et <schemaversion> manquent.",
        }
        why {
            en: "The LMS has to guess; most assume SCORM 1.2.",
            fr: "Le LMS doit deviner ; la plupart supposent SCORM 1.2.",
        }
        fix {
            en: "Put <schema>ADL SCORM</schema> and <schemaversion>1.2</schemaversion> in the manifest’s metadata.",
            fr: "Mettez <schema>ADL SCORM</schema> et <schemaversion>1.2</schemaversion> dans les métadonnées du manifeste.",
        }
    }

    NAMESPACE {
        title {
            en: "Namespace not declared",
            fr: "Espace de noms non déclaré",
        }
        message {
            en: "The namespace {namespace} is not declared.",
            fr: "L’espace de noms {namespace} n’est pas déclaré.",
        }
        why {
            en: "LMSs that read by namespace refuse the package or find no SCO in it.",
            fr: "Les LMS qui lisent par espace de noms refusent le module ou n’y trouvent pas de SCO.",
        }
        fix {
            en: "Declare it on <manifest> with xmlns.",
            fr: "Déclarez-le sur <manifest> avec xmlns.",
        }
    }

    UNDECLARED_PREFIX {
        title {
            en: "Prefix not declared",
            fr: "Préfixe non déclaré",
        }
        message {
            en: "The prefix “{prefix}” is not declared.",
            fr: "Le préfixe « {prefix} » n’est pas déclaré.",
        }
        why {
            en: "The XML breaks the rules of namespaces: strict LMSs refuse the package.",
            fr: "Le XML ne respecte pas les règles des espaces de noms : les LMS stricts refusent le module.",
        }
        fix {
            en: "Add xmlns:{prefix}=… to <manifest>; for adlcp it is http://www.adlnet.org/xsd/adlcp_rootv1p2.",
            fr: "Ajoutez xmlns:{prefix}=… à <manifest> ; pour adlcp c’est http://www.adlnet.org/xsd/adlcp_rootv1p2.",
        }
    }

    ADL_NAMESPACE {
        title {
            en: "SCORM elements outside ADL’s namespace",
            fr: "Éléments SCORM hors de l’espace de noms d’ADL",
        }
        message {
            en: "{name} is not in ADL’s namespace of SCORM 1.2.",
            fr: "{name} n’est pas dans l’espace de noms d’ADL pour SCORM 1.2.",
        }
        why {
            en: "Many LMSs look for it only there, and ignore it elsewhere: no mastery score, no launch data, no SCO.",
            fr: "Beaucoup de LMS ne le cherchent que là, et l’ignorent : ni score de réussite, ni données de lancement, ni SCO.",
        }
        fix {
            en: "Write it as adlcp:{name}, with xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\".",
            fr: "Écrivez-le adlcp:{name}, avec xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\".",
        }
    }

    MISSING_IDENTIFIER {
        title {
            en: "Identifier missing",
            fr: "Identifiant absent",
        }
        message {
            en: "<{element}> has no identifier.",
            fr: "<{element}> n’a pas d’identifiant.",
        }
        why {
            en: "LMSs store a learner’s results under it; without one they refuse the package or lose results.",
            fr: "Les LMS enregistrent les résultats d’un apprenant sous cet identifiant ; sans lui, ils refusent le module ou perdent des résultats.",
        }
        fix {
            en: "Publish again from the authoring tool; if the problem persists, edit imsmanifest.xml in the zip by hand.",
            fr: "Publiez à nouveau depuis l’outil auteur ; si le problème persiste, corrigez imsmanifest.xml dans le zip à la main.",
        }
    }

    DUPLICATE_IDENTIFIER {
        title {
            en: "Identifier used twice",
            fr: "Identifiant utilisé deux fois",
        }
        message {
            en: "The identifier “{identifier}” is already used.",
            fr: "L’identifiant « {identifier} » est déjà utilisé.",
        }
        why {
            en: "Two items share one record on the LMS: the results of one overwrite the other’s.",
            fr: "Deux items partagent un même enregistrement sur le LMS : les résultats de l’un écrasent ceux de l’autre.",
        }
        fix {
            en: "Give each element an identifier of its own.",
            fr: "Donnez à chaque élément un identifiant propre.",
        }
    }

    ORGANIZATIONS_MISSING {
        title {
            en: "Element <organizations> missing",
            fr: "Élément <organizations> absent",
        }
        message {
            en: "The element <organizations> is missing.",
            fr: "L’élément <organizations> manque.",
        }
        why {
            en: "Without it there is nothing to launch.",
            fr: "Sans lui il n’y a rien à lancer.",
        }
        fix {
            en: "Publish again from the authoring tool; if the problem persists, edit imsmanifest.xml in the zip by hand.",
            fr: "Publiez à nouveau depuis l’outil auteur ; si le problème persiste, corrigez imsmanifest.xml dans le zip à la main.",
        }
    }

    NO_ORGANIZATION {
        title {
            en: "No organization",
            fr: "Aucune organisation",
        }
        message {
            en: "The manifest has no organization.",
            fr: "Le manifeste n’a pas d’organisation.",
        }
        why {
            en: "An LMS shows an empty course.",
            fr: "Un LMS affiche un cours vide.",
        }
        fix {
            en: "Publish again from the authoring tool; if the problem persists, edit imsmanifest.xml in the zip by hand.",
            fr: "Publiez à nouveau depuis l’outil auteur ; si le problème persiste, corrigez imsmanifest.xml dans le zip à la main.",
        }
    }

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
            en: "The LMS does not know which files to launch.",
            fr: "Le LMS ne sait pas quels fichiers lancer.",
        }
        fix {
            en: "Publish again from the authoring tool; if the problem persists, edit imsmanifest.xml in the zip by hand.",
            fr: "Publiez à nouveau depuis l’outil auteur ; si le problème persiste, corrigez imsmanifest.xml dans le zip à la main.",
        }
    }

    UNKNOWN_DEFAULT_ORGANIZATION {
        title {
            en: "Default organization that does not exist",
            fr: "Organisation par défaut inexistante",
        }
        message {
            en: "The default organization “{identifier}” does not exist: the first one is used.",
            fr: "L’organisation par défaut « {identifier} » n’existe pas : la première est utilisée.",
        }
        why {
            en: "Some LMSs use the first one, others show an empty course.",
            fr: "Certains LMS utilisent la première, d’autres affichent un cours vide.",
        }
        fix {
            en: "Set <organizations default=\"…\"> to the identifier of an <organization>.",
            fr: "Donnez à <organizations default=\"…\"> l’identifiant d’une <organization>.",
        }
    }

    NO_DEFAULT_ORGANIZATION {
        title {
            en: "No default organization",
            fr: "Aucune organisation par défaut",
        }
        message {
            en: "No default organization is set: the first one is used.",
            fr: "Aucune organisation par défaut n’est définie : la première est utilisée.",
        }
        why {
            en: "With several organizations, LMSs do not all show the same one.",
            fr: "Avec plusieurs organisations, tous les LMS n’affichent pas la même.",
        }
        fix {
            en: "Set <organizations default=\"…\">.",
            fr: "Renseignez <organizations default=\"…\">.",
        }
    }

    MISSING_TITLE {
        title {
            en: "Title missing",
            fr: "Titre absent",
        }
        message {
            en: "“{identifier}” has no title.",
            fr: "« {identifier} » n’a pas de titre.",
        }
        why {
            en: "Learners see a blank line or an identifier in the course’s menu.",
            fr: "Les apprenants voient une ligne vide ou un identifiant dans le menu du cours.",
        }
        fix {
            en: "Give it a title in the authoring tool.",
            fr: "Donnez-lui un titre dans l’outil auteur.",
        }
    }

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
            en: "The item appears in the menu but cannot be launched.",
            fr: "L’item apparaît dans le menu, mais ne peut pas être lancé.",
        }
        fix {
            en: "Publish again from the authoring tool; if the problem persists, edit imsmanifest.xml in the zip by hand.",
            fr: "Publiez à nouveau depuis l’outil auteur ; si le problème persiste, corrigez imsmanifest.xml dans le zip à la main.",
        }
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
            en: "The standard allows it on items of SCOs only; strict LMSs refuse it.",
            fr: "Le standard ne l’autorise que sur les items qui lancent un SCO ; les LMS stricts le refusent.",
        }
        fix {
            en: "Move it to the item that launches the SCO.",
            fr: "Déplacez-le sur l’item qui lance le SCO.",
        }
    }

    INVALID_VALUE {
        title {
            en: "Invalid value",
            fr: "Valeur non valide",
        }
        message {
            en: "“{identifier}”: {name} cannot be “{found}”.",
            fr: "« {identifier} » : {name} ne peut pas valoir « {found} ».",
        }
        why {
            en: "The LMS ignores it, or refuses the package.",
            fr: "Le LMS l’ignore, ou refuse le module.",
        }
        fix {
            en: "Use a value that the standard allows: masteryscore 0 to 100, maxtimeallowed HHHH:MM:SS, isvisible true or false, scormtype sco or asset, type webcontent.",
            fr: "Utilisez une valeur autorisée par le standard : masteryscore de 0 à 100, maxtimeallowed HHHH:MM:SS, isvisible true ou false, scormtype sco ou asset, type webcontent.",
        }
    }

    PREREQUISITES_UNTYPED {
        title {
            en: "Prerequisites without their type",
            fr: "Prérequis sans leur type",
        }
        message {
            en: "Item “{item}”: its prerequisites lack type=\"aicc_script\".",
            fr: "Item « {item} » : ses prérequis n’ont pas type=\"aicc_script\".",
        }
        why {
            en: "LMSs that ask for the type ignore the prerequisites.",
            fr: "Les LMS qui exigent le type ignorent les prérequis.",
        }
        fix {
            en: "Add type=\"aicc_script\" to adlcp:prerequisites.",
            fr: "Ajoutez type=\"aicc_script\" à adlcp:prerequisites.",
        }
    }

    PREREQUISITES_MALFORMED {
        title {
            en: "Prerequisites that cannot be read",
            fr: "Prérequis illisibles",
        }
        message {
            en: "Item “{item}”: its prerequisites cannot be read: {reason}.",
            fr: "Item « {item} » : ses prérequis sont illisibles : {reason}.",
        }
        why {
            en: "The LMS may always open the item, or never.",
            fr: "Le LMS peut toujours ouvrir l’item, ou ne jamais l’ouvrir.",
        }
        fix {
            en: "Write an AICC script of item identifiers, &, |, ~ and parentheses.",
            fr: "Écrivez un script AICC avec des identifiants d’items, &, |, ~ et des parenthèses.",
        }
    }

    UNKNOWN_PREREQUISITE {
        title {
            en: "Prerequisite that does not exist",
            fr: "Prérequis inexistant",
        }
        message {
            en: "Item “{item}”: its prerequisites name “{named}”, which does not exist.",
            fr: "Item « {item} » : ses prérequis mentionnent « {named} », qui n’existe pas.",
        }
        why {
            en: "On an LMS that evaluates them the item may never open.",
            fr: "Sur un LMS qui les évalue, l’item peut ne jamais s’ouvrir.",
        }
        fix {
            en: "Use the identifier of an item.",
            fr: "Utilisez l’identifiant d’un item.",
        }
    }

    PREREQUISITES_CIRCLE {
        title {
            en: "Prerequisites that wait for each other",
            fr: "Prérequis qui s’attendent mutuellement",
        }
        message {
            en: "These items are prerequisites of each other: {items}.",
            fr: "Ces items sont des prérequis les uns des autres : {items}.",
        }
        why {
            en: "None of them can ever be launched on an LMS that evaluates prerequisites.",
            fr: "Aucun ne peut être lancé sur un LMS qui évalue les prérequis.",
        }
        fix {
            en: "Remove one of the prerequisites.",
            fr: "Supprimez l’un des prérequis.",
        }
    }

    LONG_LAUNCH_DATA {
        title {
            en: "Launch data too long",
            fr: "Données de lancement trop longues",
        }
        message {
            en: "Item “{item}”: datafromlms has {length} characters; an LMS only guarantees 255.",
            fr: "Item « {item} » : datafromlms a {length} caractères ; un LMS n’en garantit que 255.",
        }
        why {
            en: "Some LMSs truncate the value, and the module starts with incomplete settings.",
            fr: "Certains LMS tronquent la valeur, et le module démarre avec des réglages incomplets.",
        }
        fix {
            en: "Shorten the value, or store the settings in a file of the package.",
            fr: "Raccourcissez la valeur, ou placez les réglages dans un fichier du module.",
        }
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
            en: "The LMS cannot know whether it is a SCO, and may record nothing.",
            fr: "Le LMS ne sait pas si c’est un SCO, et peut ne rien enregistrer.",
        }
        fix {
            en: "Add adlcp:scormtype=\"sco\", or \"asset\" if the resource does not communicate with the LMS.",
            fr: "Ajoutez adlcp:scormtype=\"sco\", ou \"asset\" si la ressource ne communique pas avec le LMS.",
        }
    }

    SCORM_TYPE_OF_2004 {
        title {
            en: "SCORM type written as in SCORM 2004",
            fr: "Type SCORM écrit comme en SCORM 2004",
        }
        message {
            en: "The resource “{resource}” has scormType, of SCORM 2004, instead of scormtype.",
            fr: "La ressource « {resource} » porte scormType, de SCORM 2004, au lieu de scormtype.",
        }
        why {
            en: "Names are case sensitive: LMSs find no SCO.",
            fr: "Les noms sont sensibles à la casse : les LMS ne trouvent pas de SCO.",
        }
        fix {
            en: "Write adlcp:scormtype.",
            fr: "Écrivez adlcp:scormtype.",
        }
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
            en: "LMSs that copy only what a SCO needs leave files out.",
            fr: "Les LMS qui ne copient que les fichiers nécessaires à un SCO en omettent.",
        }
        fix {
            en: "Publish again from the authoring tool; if the problem persists, edit imsmanifest.xml in the zip by hand.",
            fr: "Publiez à nouveau depuis l’outil auteur ; si le problème persiste, corrigez imsmanifest.xml dans le zip à la main.",
        }
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
            en: "LMSs that copy only listed files cannot launch it.",
            fr: "Les LMS qui ne copient que les fichiers listés ne peuvent pas la lancer.",
        }
        fix {
            en: "Add a <file> with this href to the resource.",
            fr: "Ajoutez à la ressource un <file> avec ce href.",
        }
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
            en: "LMSs refuse it for safety, or launch a page that does not exist.",
            fr: "Les LMS la refusent par sécurité, ou lancent une page introuvable.",
        }
        fix {
            en: "Put the file into the package and use a relative address.",
            fr: "Mettez le fichier dans le module et utilisez une adresse relative.",
        }
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
            en: "On an LMS, this path starts at the server’s root, outside the course’s folder.",
            fr: "Sur un LMS, ce chemin part de la racine du serveur, hors du dossier du cours.",
        }
        fix {
            en: "Use a path relative to the manifest, without the leading “/”.",
            fr: "Utilisez un chemin relatif au manifeste, sans « / » au début.",
        }
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
            en: "Only browsers treat them as “/”; LMSs on Linux do not find the file.",
            fr: "Seuls les navigateurs les traitent comme des « / » ; les LMS sous Linux ne trouvent pas le fichier.",
        }
        fix {
            en: "Write slashes (/).",
            fr: "Utilisez des barres obliques (/).",
        }
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
            en: "LMSs interpret it in different ways, and some launch a wrong address.",
            fr: "Les LMS l’interprètent différemment, et certains lancent une mauvaise adresse.",
        }
        fix {
            en: "Add “/” at the end.",
            fr: "Ajoutez « / » à la fin.",
        }
    }

    NESTED_MANIFEST {
        title {
            en: "Manifest inside the manifest",
            fr: "Manifeste dans le manifeste",
        }
        message {
            en: "The manifest contains another one, “{identifier}”.",
            fr: "Le manifeste en contient un autre, « {identifier} ».",
        }
        why {
            en: "Few LMSs read manifests inside manifests.",
            fr: "Peu de LMS lisent les manifestes imbriqués.",
        }
        fix {
            en: "Merge its organizations and resources into the outer one.",
            fr: "Fusionnez ses organisations et ressources dans le manifeste principal.",
        }
    }

    LONG_IDENTIFIER {
        title {
            en: "Identifier too long",
            fr: "Identifiant trop long",
        }
        message {
            en: "The identifier “{identifier}” has {length} characters.",
            fr: "L’identifiant « {identifier} » a {length} caractères.",
        }
        why {
            en: "LMSs store at most 255 characters, some 64; a truncated identifier may equal another item’s.",
            fr: "Les LMS enregistrent au plus 255 caractères, certains 64 ; un identifiant tronqué peut être identique à celui d’un autre item.",
        }
        fix {
            en: "Shorten it.",
            fr: "Raccourcissez-le.",
        }
    }

    LONG_TITLE {
        title {
            en: "Title too long",
            fr: "Titre trop long",
        }
        message {
            en: "The title of “{identifier}” has {length} characters.",
            fr: "Le titre de « {identifier} » a {length} caractères.",
        }
        why {
            en: "The standard guarantees 200 characters; beyond that, menus truncate the title and some databases refuse it.",
            fr: "Le standard garantit 200 caractères ; au-delà, les menus tronquent le titre et certaines bases de données le refusent.",
        }
        fix {
            en: "Shorten the title.",
            fr: "Raccourcissez le titre.",
        }
    }

    DEFAULT_IDENTIFIER {
        title {
            en: "Default identifier of the authoring tool",
            fr: "Identifiant par défaut de l’outil auteur",
        }
        message {
            en: "The manifest’s identifier is {identifier}, which many courses have.",
            fr: "L’identifiant du manifeste est {identifier}, que de nombreux modules portent.",
        }
        why {
            en: "It does not tell this course from others made with the same tool.",
            fr: "Il ne distingue pas ce module des autres modules du même outil.",
        }
        fix {
            en: "Give the course an identifier of its own, and keep it in later versions.",
            fr: "Donnez au module un identifiant qui lui est propre, et gardez-le dans les versions suivantes.",
        }
    }

    NOTHING_VISIBLE {
        title {
            en: "Nothing that learners see to open",
            fr: "Rien que les apprenants voient à ouvrir",
        }
        message {
            en: "All items that launch something are hidden: isvisible is false.",
            fr: "Tous les items qui lancent quelque chose sont masqués : isvisible vaut false.",
        }
        why {
            en: "Learners see an empty menu.",
            fr: "Les apprenants voient un menu vide.",
        }
        fix {
            en: "Set isvisible to true on the items, or take the attribute out.",
            fr: "Mettez isvisible à true sur les items, ou retirez l’attribut.",
        }
    }

    PLACEHOLDER_TITLE {
        title {
            en: "Default title of the authoring tool",
            fr: "Titre par défaut de l’outil auteur",
        }
        message {
            en: "The title of “{identifier}” is “{title}”, probably the authoring tool’s default.",
            fr: "Le titre de « {identifier} » est « {title} », sans doute le titre par défaut de l’outil auteur.",
        }
        why {
            en: "Learners see it in the LMS’s catalogue.",
            fr: "Les apprenants le voient dans le catalogue du LMS.",
        }
        fix {
            en: "Give the course a title before you publish.",
            fr: "Donnez un titre au cours avant de publier.",
        }
    }

    MISSING_LANGUAGE {
        title {
            en: "Language of the course not given",
            fr: "Langue du cours non indiquée",
        }
        message {
            en: "The manifest does not give the language of the course.",
            fr: "Le manifeste n’indique pas la langue du cours.",
        }
        why {
            en: "Catalogues cannot filter by language, and screen readers may choose a wrong voice.",
            fr: "Les catalogues ne peuvent pas filtrer par langue, et les lecteurs d’écran peuvent choisir une mauvaise voix.",
        }
        fix {
            en: "Fill in the language in the authoring tool’s metadata.",
            fr: "Renseignez la langue dans les métadonnées de l’outil auteur.",
        }
    }

    NO_SCO {
        title {
            en: "No SCO to launch",
            fr: "Aucun SCO à lancer",
        }
        message {
            en: "The manifest contains no SCO to launch.",
            fr: "Le manifeste ne contient aucun SCO à lancer.",
        }
        why {
            en: "The LMS records nothing: no resource communicates with it.",
            fr: "Le LMS n’enregistre rien : aucune ressource ne communique avec lui.",
        }
        fix {
            en: "Declare the resource that communicates with the LMS with adlcp:scormtype=\"sco\", and reference it from an item.",
            fr: "Déclarez la ressource qui communique avec le LMS avec adlcp:scormtype=\"sco\", et référencez-la depuis un item.",
        }
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
            en: "Parameters begin with ?, & or # and contain no spaces; LMSs add others to the address in different ways.",
            fr: "Les paramètres commencent par ?, & ou # et ne contiennent pas d’espace ; sinon, chaque LMS les ajoute à l’adresse à sa façon.",
        }
        fix {
            en: "Write them as ?name=value&other=value, URL-encoded (%20 for a space).",
            fr: "Écrivez-les sous la forme ?nom=valeur&autre=valeur, avec l’encodage URL (%20 pour un espace).",
        }
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
    }
}

/// Why a prerequisites script cannot be read.
pub mod script {
    messages! {
        /// It has more than `limit` characters.
        too_long(limit: u32) {
            en: "longer than {limit} characters",
            fr: "plus de {limit} caractères",
        }
        /// At the character `at`, more than `limit` parentheses are nested.
        too_deep(at: u32, limit: u32) {
            en: "character {at}: parentheses are nested more than {limit} levels deep",
            fr: "caractère {at}, plus de {limit} parenthèses imbriquées",
        }
        /// It ends too early.
        ends() {
            en: "it ends where an item is missing or a parenthesis is open",
            fr: "il manque un item à la fin, ou une parenthèse ou un guillemet reste ouvert",
        }
        /// What is at the character `at` is not allowed there.
        unexpected(at: u32, found: &str) {
            en: "character {at}: '{found}' is not allowed here",
            fr: "caractère {at}, « {found} » n’est pas autorisé",
        }
        /// What is at the character `at` is no status.
        unknown_status(at: u32, found: &str) {
            en: "character {at}: '{found}' is no status",
            fr: "caractère {at}, « {found} » n’est pas un statut",
        }
    }
}
