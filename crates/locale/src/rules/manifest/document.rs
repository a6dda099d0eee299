//! What the rules say about the document as a whole: its encoding, standard, version and namespaces.

use crate::rules::sources::{cam, ims, lms, rte, web};

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
}
