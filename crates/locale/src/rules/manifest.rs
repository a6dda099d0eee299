//! What the rules about manifests say.

use super::sources::{cam, ims, lms, rte, web};

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
            en: "XML readers that follow the standard refuse the file: Moodle and Open edX do not import the package. Elsewhere titles show wrong characters.",
            fr: "Les lecteurs XML conformes au standard refusent le fichier : Moodle et Open edX n’importent pas le module. Ailleurs, les titres s’affichent avec des caractères erronés.",
        }
        fix {
            en: "Save imsmanifest.xml as UTF-8, with encoding=\"UTF-8\" in its first line.",
            fr: "Enregistrez imsmanifest.xml en UTF-8, avec encoding=\"UTF-8\" sur sa première ligne.",
        }
        sources [web::XML_ENCODING, lms::MOODLE_MANIFEST, lms::OPEN_EDX]
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
            en: "Where the LMS expects SCORM 1.2, the module finds no API and records nothing. Chamilo 1.x, for example, supports SCORM 1.2 and AICC only.",
            fr: "Là où le LMS attend SCORM 1.2, le module ne trouve pas d’API et n’enregistre rien. Chamilo 1.x, par exemple, ne gère que SCORM 1.2 et AICC.",
        }
        fix {
            en: "Choose SCORM 1.2 when you publish.",
            fr: "Choisissez SCORM 1.2 à la publication.",
        }
        sources [rte::API, lms::CHAMILO_STANDARDS]
    }

    SCHEMA {
        title {
            en: "Wrong schema name",
            fr: "Nom de schéma erroné",
        }
        message {
            en: "<schema> is “{found}”, not “ADL SCORM”. The manifest was read as SCORM 1.2 all the same.",
            fr: "<schema> vaut « {found} » au lieu de « ADL SCORM ». Le manifeste a tout de même été lu comme SCORM 1.2.",
        }
        why {
            en: "The standard requires this value. Software that checks it refuses the package, such as the Ruby library scorm in its strict mode; Moodle and Open edX do not look at it.",
            fr: "Le standard impose cette valeur. Un logiciel qui la vérifie refuse le module, comme la bibliothèque Ruby scorm en mode strict ; Moodle et Open edX ne la regardent pas.",
        }
        fix {
            en: "Write <schema>ADL SCORM</schema> in the manifest’s metadata.",
            fr: "Écrivez <schema>ADL SCORM</schema> dans les métadonnées du manifeste.",
        }
        example {
            "<schema>SCORM</schema>"
            => "<schema>ADL SCORM</schema>"
        }
        sources [cam::MANIFEST, lms::RUBY_SCORM, lms::MOODLE_MANIFEST, lms::OPEN_EDX]
    }

    SCHEMA_VERSION {
        title {
            en: "Wrong schema version",
            fr: "Version de schéma erronée",
        }
        message {
            en: "<schemaversion> is “{found}”, not “1.2”. The manifest was read as SCORM 1.2.",
            fr: "<schemaversion> vaut « {found} » au lieu de « 1.2 ». Le manifeste a été lu comme SCORM 1.2.",
        }
        why {
            en: "Moodle and Open edX choose the run-time by this value. Open edX takes any value but “1.2” for SCORM 2004: the module then finds no API of SCORM 1.2.",
            fr: "Moodle et Open edX choisissent le run-time d’après cette valeur. Pour Open edX, toute valeur autre que « 1.2 » désigne SCORM 2004 : le module n’y trouve pas l’API de SCORM 1.2.",
        }
        fix {
            en: "Write <schemaversion>1.2</schemaversion>, or publish again as SCORM 1.2.",
            fr: "Écrivez <schemaversion>1.2</schemaversion>, ou publiez à nouveau en SCORM 1.2.",
        }
        example {
            "<schemaversion>1.2.0</schemaversion>"
            => "<schemaversion>1.2</schemaversion>"
        }
        sources [cam::MANIFEST, lms::MOODLE_MANIFEST, lms::OPEN_EDX]
    }

    VERSION_MISMATCH {
        title {
            en: "Version and namespaces that disagree",
            fr: "Version et espaces de noms en désaccord",
        }
        message {
            en: "<schemaversion> is “{version}”, but the namespaces are those of {namespaces}. The manifest was read as {read}.",
            fr: "<schemaversion> vaut « {version} », mais les espaces de noms sont ceux de {namespaces}. Le manifeste a été lu comme {read}.",
        }
        why {
            en: "Moodle and Open edX choose the API by <schemaversion> alone: a module that looks for the other version’s API does not find it, and nothing is recorded. A reader that goes by the namespaces takes the package for the other version: a course of SCORM 2004 with the namespaces of SCORM 1.2 was passed as soon as it was opened.",
            fr: "Moodle et Open edX choisissent l’API d’après <schemaversion> seul : un module qui cherche l’API de l’autre version ne la trouve pas, et rien n’est enregistré. Un lecteur qui se fie aux espaces de noms prend le module pour l’autre version : un cours SCORM 2004 avec les espaces de noms de SCORM 1.2 était réussi dès son ouverture.",
        }
        fix {
            en: "Publish again for the version that your LMS needs. In a manifest written by hand, use the version and the namespaces of the API that the module calls.",
            fr: "Publiez à nouveau pour la version que votre LMS attend. Dans un manifeste écrit à la main, mettez la version et les espaces de noms de l’API que le module appelle.",
        }
        example {
            "<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\"\n  xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_v1p3\">\n  … <schemaversion>1.2</schemaversion>"
            => "<manifest xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\"\n  xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\">\n  … <schemaversion>1.2</schemaversion>"
        }
        sources [cam::MANIFEST, web::NAMESPACES, lms::MOODLE_MANIFEST, lms::OPEN_EDX, lms::NAMESPACES_OF_12]
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
            en: "The standard requires both or none: with one of them, the version of SCORM is not certain.",
            fr: "Le standard exige les deux ou aucun : avec un seul, la version de SCORM n’est pas certaine.",
        }
        fix {
            en: "Put both in the manifest’s metadata: ADL SCORM and 1.2.",
            fr: "Mettez les deux dans les métadonnées du manifeste : ADL SCORM et 1.2.",
        }
        example {
            "<metadata>\n  <schema>ADL SCORM</schema>\n</metadata>"
            => "<metadata>\n  <schema>ADL SCORM</schema>\n  <schemaversion>1.2</schemaversion>\n</metadata>"
        }
        sources [cam::MANIFEST]
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
            en: "The LMS has to guess the standard. Moodle and Open edX assume SCORM 1.2.",
            fr: "Le LMS doit deviner le standard. Moodle et Open edX supposent SCORM 1.2.",
        }
        fix {
            en: "Put <schema>ADL SCORM</schema> and <schemaversion>1.2</schemaversion> in the manifest’s metadata.",
            fr: "Mettez <schema>ADL SCORM</schema> et <schemaversion>1.2</schemaversion> dans les métadonnées du manifeste.",
        }
        example {
            "<manifest identifier=\"M\">\n  <organizations>"
            => "<manifest identifier=\"M\">\n  <metadata>\n    <schema>ADL SCORM</schema>\n    <schemaversion>1.2</schemaversion>\n  </metadata>\n  <organizations>"
        }
        sources [cam::MANIFEST, lms::MOODLE_MANIFEST, lms::OPEN_EDX]
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
            en: "The elements of the manifest are then not those of the standard: a reader that looks for them in this namespace finds no SCO.",
            fr: "Les éléments du manifeste ne sont alors pas ceux du standard : un lecteur qui les cherche dans cet espace de noms n’y trouve pas de SCO.",
        }
        fix {
            en: "Declare it on <manifest> with xmlns.",
            fr: "Déclarez-le sur <manifest> avec xmlns.",
        }
        example {
            "<manifest identifier=\"M\">"
            => "<manifest identifier=\"M\" xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\">"
        }
        sources [web::NAMESPACES, cam::MANIFEST]
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
            en: "The XML breaks the rules of namespaces. Readers that follow these rules, such as that of Open edX, refuse the whole manifest.",
            fr: "Le XML ne respecte pas les règles des espaces de noms. Les lecteurs qui suivent ces règles, comme celui d’Open edX, refusent tout le manifeste.",
        }
        fix {
            en: "Add xmlns:{prefix}=… to <manifest>; for adlcp it is http://www.adlnet.org/xsd/adlcp_rootv1p2.",
            fr: "Ajoutez xmlns:{prefix}=… à <manifest> ; pour adlcp c’est http://www.adlnet.org/xsd/adlcp_rootv1p2.",
        }
        example {
            "<manifest identifier=\"M\">\n  …\n  <adlcp:masteryscore>80</adlcp:masteryscore>"
            => "<manifest identifier=\"M\" xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\">\n  …\n  <adlcp:masteryscore>80</adlcp:masteryscore>"
        }
        sources [web::NAMESPACES, lms::OPEN_EDX]
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
            en: "A reader that looks for it in ADL’s namespace does not find it. Moodle looks for the prefix adlcp: itself: without it there is no mastery score, no launch data and no SCO.",
            fr: "Un lecteur qui le cherche dans l’espace de noms d’ADL ne le trouve pas. Moodle cherche le préfixe adlcp: lui-même : sans lui, il n’y a ni score de réussite, ni données de lancement, ni SCO.",
        }
        fix {
            en: "Write it as adlcp:{name}, with xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\".",
            fr: "Écrivez-le adlcp:{name}, avec xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\".",
        }
        example {
            "<resource identifier=\"R\" scormtype=\"sco\">"
            => "<resource identifier=\"R\" adlcp:scormtype=\"sco\">"
        }
        sources [cam::MANIFEST, lms::MOODLE_MANIFEST]
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
            en: "Results are stored under it. Moodle, for example, keeps one only of several items without identifier.",
            fr: "Les résultats sont enregistrés sous cet identifiant. Moodle, par exemple, ne conserve qu’un seul de plusieurs items sans identifiant.",
        }
        fix {
            en: "Publish again from the authoring tool; if the problem persists, edit imsmanifest.xml in the zip by hand.",
            fr: "Publiez à nouveau depuis l’outil auteur ; si le problème persiste, corrigez imsmanifest.xml dans le zip à la main.",
        }
        example {
            "<item identifierref=\"R\">"
            => "<item identifier=\"ITEM_1\" identifierref=\"R\">"
        }
        sources [ims::PACKAGING, lms::MOODLE_MANIFEST]
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
            en: "An identifier is unique in the manifest. Of two items with the same one, Moodle keeps the last.",
            fr: "Un identifiant est unique dans le manifeste. De deux items qui ont le même, Moodle conserve le dernier.",
        }
        fix {
            en: "Give each element an identifier of its own.",
            fr: "Donnez à chaque élément un identifiant propre.",
        }
        example {
            "<item identifier=\"ITEM\" …>\n<item identifier=\"ITEM\" …>"
            => "<item identifier=\"ITEM_1\" …>\n<item identifier=\"ITEM_2\" …>"
        }
        sources [web::XML_ATTRIBUTES, ims::PACKAGING, lms::MOODLE_MANIFEST]
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
        sources [ims::PACKAGING]
    }

    RESOURCE_PACKAGE {
        title {
            en: "Resource package",
            fr: "Module de ressources",
        }
        message {
            en: "This is a resource package: its manifest lists resources, and no organization.",
            fr: "C’est un module de ressources : son manifeste liste des ressources, sans organisation.",
        }
        why {
            en: "The standard allows it, to pass content from one tool to another. It is no course: it has no menu, and no item to launch. Moodle shows each resource that has an address as a lesson.",
            fr: "Le standard le permet, pour passer du contenu d’un outil à un autre. Ce n’est pas un cours : il n’a ni menu, ni item à lancer. Moodle présente chaque ressource qui a une adresse comme une leçon.",
        }
        fix {
            en: "There is nothing to fix in a resource package. If learners are to open it, publish it as a course, with an organization and its items.",
            fr: "Il n’y a rien à corriger dans un module de ressources. Si des apprenants doivent l’ouvrir, publiez-le comme un cours, avec une organisation et ses items.",
        }
        example {
            "<organizations/>"
            => "<organizations default=\"ORG\">\n  <organization identifier=\"ORG\">\n    <title>Fire safety</title>\n    <item identifier=\"ITEM\" identifierref=\"RES\"><title>Exits</title></item>\n  </organization>\n</organizations>"
        }
        sources [ims::PACKAGING, cam::PACKAGE, lms::MOODLE_MANIFEST]
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
            en: "The course has no menu and no item to launch.",
            fr: "Le cours n’a ni menu, ni item à lancer.",
        }
        fix {
            en: "Publish again from the authoring tool; if the problem persists, edit imsmanifest.xml in the zip by hand.",
            fr: "Publiez à nouveau depuis l’outil auteur ; si le problème persiste, corrigez imsmanifest.xml dans le zip à la main.",
        }
        sources [cam::PACKAGE]
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
            en: "Nothing says which files to launch.",
            fr: "Rien n’indique quels fichiers lancer.",
        }
        fix {
            en: "Publish again from the authoring tool; if the problem persists, edit imsmanifest.xml in the zip by hand.",
            fr: "Publiez à nouveau depuis l’outil auteur ; si le problème persiste, corrigez imsmanifest.xml dans le zip à la main.",
        }
        sources [ims::PACKAGING]
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
            en: "The standard does not say which organization is shown then: learners may get another course, or none.",
            fr: "Le standard ne dit pas quelle organisation s’affiche alors : les apprenants peuvent obtenir un autre cours, ou aucun.",
        }
        fix {
            en: "Set <organizations default=\"…\"> to the identifier of an <organization>.",
            fr: "Donnez à <organizations default=\"…\"> l’identifiant d’une <organization>.",
        }
        example {
            "<organizations default=\"ORG\">\n  <organization identifier=\"ORG_1\">"
            => "<organizations default=\"ORG_1\">\n  <organization identifier=\"ORG_1\">"
        }
        sources [ims::PACKAGING]
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
            en: "With several organizations, nothing says which one to show. Open edX lists them all.",
            fr: "Avec plusieurs organisations, rien n’indique laquelle afficher. Open edX les affiche toutes.",
        }
        fix {
            en: "Set <organizations default=\"…\">.",
            fr: "Renseignez <organizations default=\"…\">.",
        }
        example {
            "<organizations>\n  <organization identifier=\"ORG_1\">"
            => "<organizations default=\"ORG_1\">\n  <organization identifier=\"ORG_1\">"
        }
        sources [ims::PACKAGING, lms::OPEN_EDX]
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
            en: "Learners see a blank line or an identifier in the course’s menu. Open edX does not import the package.",
            fr: "Les apprenants voient une ligne vide ou un identifiant dans le menu du cours. Open edX n’importe pas le module.",
        }
        fix {
            en: "Give it a title in the authoring tool.",
            fr: "Donnez-lui un titre dans l’outil auteur.",
        }
        example {
            "<item identifier=\"ITEM_1\" identifierref=\"R\" />"
            => "<item identifier=\"ITEM_1\" identifierref=\"R\">\n  <title>Fire safety</title>\n</item>"
        }
        sources [ims::PACKAGING, lms::OPEN_EDX]
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
            en: "The standard requires the type. Moodle ignores prerequisites without it.",
            fr: "Le standard impose ce type. Moodle ignore les prérequis qui ne l’ont pas.",
        }
        fix {
            en: "Add type=\"aicc_script\" to adlcp:prerequisites.",
            fr: "Ajoutez type=\"aicc_script\" à adlcp:prerequisites.",
        }
        example {
            "<adlcp:prerequisites>ITEM_1</adlcp:prerequisites>"
            => "<adlcp:prerequisites type=\"aicc_script\">ITEM_1</adlcp:prerequisites>"
        }
        sources [cam::PREREQUISITES, lms::MOODLE_MANIFEST]
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
            en: "Where prerequisites are evaluated, as in Moodle, the item may always open, or never.",
            fr: "Là où les prérequis sont évalués, comme dans Moodle, l’item peut toujours s’ouvrir, ou jamais.",
        }
        fix {
            en: "Write an AICC script of item identifiers, &, |, ~ and parentheses.",
            fr: "Écrivez un script AICC avec des identifiants d’items, &, |, ~ et des parenthèses.",
        }
        example {
            "<adlcp:prerequisites type=\"aicc_script\">ITEM_1 AND ITEM_2</adlcp:prerequisites>"
            => "<adlcp:prerequisites type=\"aicc_script\">ITEM_1&amp;ITEM_2</adlcp:prerequisites>"
        }
        sources [cam::PREREQUISITES, lms::MOODLE_PACKAGE]
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
            en: "Where prerequisites are evaluated, as in Moodle, the item may never open.",
            fr: "Là où les prérequis sont évalués, comme dans Moodle, l’item peut ne jamais s’ouvrir.",
        }
        fix {
            en: "Use the identifier of an item.",
            fr: "Utilisez l’identifiant d’un item.",
        }
        sources [cam::PREREQUISITES, lms::MOODLE_PACKAGE]
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
            en: "Where prerequisites are evaluated, as in Moodle, none of them can ever be launched.",
            fr: "Là où les prérequis sont évalués, comme dans Moodle, aucun ne peut être lancé.",
        }
        fix {
            en: "Remove one of the prerequisites.",
            fr: "Supprimez l’un des prérequis.",
        }
        sources [cam::PREREQUISITES, lms::MOODLE_PACKAGE]
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
            en: "The standard allows it, but not all software reads it: Open edX reads only the outer manifest.",
            fr: "Le standard l’autorise, mais tous les logiciels ne le lisent pas : Open edX ne lit que le manifeste principal.",
        }
        fix {
            en: "Merge its organizations and resources into the outer one.",
            fr: "Fusionnez ses organisations et ressources dans le manifeste principal.",
        }
        sources [ims::PACKAGING, lms::OPEN_EDX]
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
            en: "The standard’s identifiers have at most 255 characters; one that is cut off may equal another item’s.",
            fr: "Les identifiants du standard ont au plus 255 caractères ; un identifiant tronqué peut être identique à celui d’un autre item.",
        }
        fix {
            en: "Shorten it.",
            fr: "Raccourcissez-le.",
        }
        sources [rte::TYPES]
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
            en: "The standard guarantees 200 characters: what is beyond may be cut off in menus.",
            fr: "Le standard garantit 200 caractères : la suite peut être tronquée dans les menus.",
        }
        fix {
            en: "Shorten the title.",
            fr: "Raccourcissez le titre.",
        }
        sources [cam::MANIFEST]
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
        example {
            "<manifest identifier=\"adapt_manifest\">"
            => "<manifest identifier=\"fire-safety\">"
        }
        sources [ims::PACKAGING]
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
        example {
            "<item identifier=\"ITEM_1\" identifierref=\"R\" isvisible=\"false\">"
            => "<item identifier=\"ITEM_1\" identifierref=\"R\">"
        }
        sources [ims::PACKAGING]
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
            en: "Learners see it in the catalogue.",
            fr: "Les apprenants le voient dans le catalogue.",
        }
        fix {
            en: "Give the course a title before you publish.",
            fr: "Donnez un titre au cours avant de publier.",
        }
        example {
            "<title>Untitled</title>"
            => "<title>Fire safety</title>"
        }
        sources []
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
            en: "Catalogues cannot filter the course by its language.",
            fr: "Les catalogues ne peuvent pas filtrer le cours par langue.",
        }
        fix {
            en: "Fill in the language in the authoring tool’s metadata.",
            fr: "Renseignez la langue dans les métadonnées de l’outil auteur.",
        }
        example {
            "<imsmd:general>"
            => "<imsmd:general>\n  <imsmd:language>en</imsmd:language>"
        }
        sources [cam::METADATA, ims::METADATA]
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
            en: "Only a SCO communicates with the LMS: nothing is recorded.",
            fr: "Seul un SCO communique avec le LMS : rien n’est enregistré.",
        }
        fix {
            en: "Declare the resource that communicates with the LMS with adlcp:scormtype=\"sco\", and reference it from an item.",
            fr: "Déclarez la ressource qui communique avec le LMS avec adlcp:scormtype=\"sco\", et référencez-la depuis un item.",
        }
        example {
            "<resource … adlcp:scormtype=\"asset\" href=\"index.html\">"
            => "<resource … adlcp:scormtype=\"sco\" href=\"index.html\">"
        }
        sources [rte::LAUNCH]
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
