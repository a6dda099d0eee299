//! What the rules about pages and scripts say.

use super::sources::{files, ims, lms, rte, web};

rule_texts! {
    EXTERNAL_HOST {
        title {
            en: "Files from another host",
            fr: "Fichiers d’un autre hôte",
        }
        message {
            en: "The module loads files from {host}.",
            fr: "Le module charge des fichiers depuis {host}.",
        }
        why {
            en: "It needs the network, and gives each learner’s IP address to that host. Docebo asks for packages that include everything.",
            fr: "Le module dépend du réseau et transmet l’adresse IP de chaque apprenant à cet hôte. Docebo demande des modules qui contiennent tout.",
        }
        fix {
            en: "Include these files in the package.",
            fr: "Incluez ces fichiers dans le module.",
        }
        example {
            "<script src=\"https://cdn.example.com/player.js\"></script>"
            => "<script src=\"lib/player.js\"></script>"
        }
        sources [lms::DOCEBO]
    }

    INSECURE_ADDRESS {
        title {
            en: "Files loaded over unencrypted HTTP",
            fr: "Fichiers chargés en HTTP, non chiffré",
        }
        message {
            en: "The module loads {found} over unencrypted HTTP.",
            fr: "Le module charge {found} en HTTP, non chiffré.",
        }
        why {
            en: "Browsers block it on an LMS that uses HTTPS.",
            fr: "Les navigateurs le bloquent sur un LMS en HTTPS.",
        }
        fix {
            en: "Use https:, or put the file into the package.",
            fr: "Utilisez https:, ou mettez le fichier dans le module.",
        }
        example {
            "<script src=\"http://example.com/player.js\"></script>"
            => "<script src=\"lib/player.js\"></script>"
        }
        sources [web::MIXED_CONTENT]
    }

    ABSOLUTE_PATH {
        title {
            en: "Link from the server’s root",
            fr: "Lien depuis la racine du serveur",
        }
        message {
            en: "The page refers to {found}, from the server’s root.",
            fr: "La page renvoie à {found}, un chemin qui part de la racine du serveur.",
        }
        why {
            en: "On an LMS, this path leads out of the course’s folder.",
            fr: "Sur un LMS, ce chemin sort du dossier du cours.",
        }
        fix {
            en: "Use a path relative to the page.",
            fr: "Utilisez un chemin relatif à la page.",
        }
        example {
            "<img src=\"/images/plan.png\">"
            => "<img src=\"images/plan.png\">"
        }
        sources [web::URL_RESOLUTION, web::URL_PARSING]
    }

    LOCAL_PATH {
        title {
            en: "Link to a file on the author’s computer",
            fr: "Lien vers un fichier de l’ordinateur de l’auteur",
        }
        message {
            en: "The page refers to {found}, a file on the author’s computer.",
            fr: "La page renvoie à {found}, un fichier de l’ordinateur de l’auteur.",
        }
        why {
            en: "Learners do not have this file.",
            fr: "Les apprenants n’ont pas ce fichier.",
        }
        fix {
            en: "Include the file in the package and fix the link.",
            fr: "Incluez le fichier dans le module et corrigez le lien.",
        }
        example {
            "<img src=\"file:///C:/course/plan.png\">"
            => "<img src=\"images/plan.png\">"
        }
        sources []
    }

    MISSING_LINK {
        title {
            en: "Link to a file that is not in the package",
            fr: "Lien vers un fichier absent du module",
        }
        message {
            en: "The page refers to {found}, which is not in the package.",
            fr: "La page renvoie à {found}, qui n’est pas dans le module.",
        }
        why {
            en: "Learners see a missing page, picture or sound.",
            fr: "Les apprenants voient une page, une image ou un son manquant.",
        }
        fix {
            en: "Add the file or fix the link. Names are case-sensitive.",
            fr: "Ajoutez le fichier ou corrigez le lien. Respectez les majuscules et les minuscules.",
        }
        sources []
    }

    LINK_BY_CASE {
        title {
            en: "Link in the wrong case",
            fr: "Casse erronée d’un lien",
        }
        message {
            en: "The page refers to {found}; the file is called {there}.",
            fr: "La page renvoie à {found} ; le fichier s’appelle {there}.",
        }
        why {
            en: "The link works on Windows and macOS, but not on a Linux server, where names are case-sensitive.",
            fr: "Le lien fonctionne sous Windows et macOS, mais pas sur un serveur Linux, où les noms sont sensibles à la casse.",
        }
        fix {
            en: "Use exactly the same name in both places, including capitals and accents. In an authoring tool, remove the file, rename it in lowercase without accents, and add it again.",
            fr: "Utilisez exactement le même nom aux deux endroits, majuscules et accents compris. Dans un outil auteur, retirez le fichier, renommez-le en minuscules sans accents, puis ajoutez-le à nouveau.",
        }
        example {
            "<img src=\"Images/Plan.PNG\">"
            => "<img src=\"images/plan.png\">"
        }
        sources [files::POSIX, files::WINDOWS, files::MACOS]
    }

    OUTSIDE_PACKAGE {
        title {
            en: "Address that leads out of the package",
            fr: "Adresse qui sort du module",
        }
        message {
            en: "{found} leads out of the package’s folder.",
            fr: "{found} sort du dossier du module.",
        }
        why {
            en: "Only the files of the package are imported: what is there on your computer is not there for learners.",
            fr: "Seuls les fichiers du module sont importés : ce qui s’y trouve sur votre ordinateur n’existe pas pour les apprenants.",
        }
        fix {
            en: "Include the file in the package, and write its address from the page: images/photo.png.",
            fr: "Incluez le fichier dans le module, et écrivez son adresse à partir de la page : images/photo.png.",
        }
        example {
            "<img src=\"../../shared/plan.png\">"
            => "<img src=\"images/plan.png\">"
        }
        sources [ims::PACKAGING, web::URL_RESOLUTION]
    }

    UNKNOWN_ELEMENT {
        title {
            en: "Element that SCORM 1.2 does not have",
            fr: "Élément inconnu de SCORM 1.2",
        }
        message {
            en: "The script uses {found}, which is not in the data model.",
            fr: "Le script utilise {found}, qui n’est pas dans le modèle de données.",
        }
        why {
            en: "By the standard, the LMS returns error 201 or 401, and what the module sets there is lost.",
            fr: "Selon le standard, le LMS renvoie l’erreur 201 ou 401, et ce que le module y écrit est perdu.",
        }
        fix {
            en: "Correct the name: see the elements of SCORM 1.2 in the help.",
            fr: "Corrigez le nom : voyez les éléments de SCORM 1.2 dans l’aide.",
        }
        example {
            "API.LMSSetValue(\"cmi.core.score\", \"80\")"
            => "API.LMSSetValue(\"cmi.core.score.raw\", \"80\")"
        }
        sources [rte::MODEL]
    }

    READ_ONLY_ELEMENT {
        title {
            en: "Element that only the LMS sets",
            fr: "Élément que seul le LMS écrit",
        }
        message {
            en: "The script sets {found}, which a module can only read.",
            fr: "Le script écrit {found}, qu’un module ne peut que lire.",
        }
        why {
            en: "By the standard, the LMS returns error 403, and the value is lost.",
            fr: "Selon le standard, le LMS renvoie l’erreur 403, et la valeur est perdue.",
        }
        fix {
            en: "Take the call out, or set the element that was meant.",
            fr: "Retirez l’appel, ou écrivez l’élément voulu.",
        }
        example {
            "API.LMSSetValue(\"cmi.core.total_time\", \"00:10:00\")"
            => "API.LMSSetValue(\"cmi.core.session_time\", \"00:10:00\")"
        }
        sources [rte::MODEL]
    }

    REFUSED_VALUE {
        title {
            en: "Value that SCORM 1.2 does not allow",
            fr: "Valeur que SCORM 1.2 n’admet pas",
        }
        message {
            en: "The script sets {found} to “{value}”, which is not one of its values.",
            fr: "Le script donne à {found} la valeur « {value} », qui n’est pas admise.",
        }
        why {
            en: "By the standard, the LMS returns error 405 and keeps what was there before. Moodle does so; Chamilo accepts any value.",
            fr: "Selon le standard, le LMS renvoie l’erreur 405 et garde ce qu’il avait. C’est ce que fait Moodle ; Chamilo accepte toute valeur.",
        }
        fix {
            en: "Send a value of the standard: a status is passed, completed, failed, incomplete or browsed.",
            fr: "Envoyez une valeur de la norme : un statut est passed, completed, failed, incomplete ou browsed.",
        }
        example {
            "API.LMSSetValue(\"cmi.core.lesson_status\", \"complete\")"
            => "API.LMSSetValue(\"cmi.core.lesson_status\", \"completed\")"
        }
        sources [rte::MODEL, lms::MOODLE_API, lms::CHAMILO_API]
    }

    BROKEN_SCRIPT {
        title {
            en: "Script with a syntax error",
            fr: "Script avec une erreur de syntaxe",
        }
        message {
            en: "The script cannot be read from here: {reason}.",
            fr: "Le script est illisible à partir d’ici : {reason}.",
        }
        why {
            en: "Browsers run nothing of a script with a syntax error: what it should do never happens.",
            fr: "Les navigateurs n’exécutent rien d’un script avec une erreur de syntaxe : ce qu’il devait faire n’a jamais lieu.",
        }
        fix {
            en: "Correct the script at this place. In an authoring tool, publish again.",
            fr: "Corrigez le script à cet endroit. Dans un outil auteur, publiez à nouveau.",
        }
        example {
            "var names = { first: \"Ada\";"
            => "var names = { first: \"Ada\" };"
        }
        sources [web::SCRIPTS]
    }

    UNREAD_SCRIPT {
        title {
            en: "File that was not examined in full",
            fr: "Fichier qui n’a pas été examiné en entier",
        }
        message {
            en: "The audit has not examined all of this file: {reason}.{others}",
            fr: "L’audit n’a pas examiné tout ce fichier : {reason}.{others}",
        }
        why {
            en: "Errors in what was not examined are not found: a result may be lost there without a finding.",
            fr: "Les erreurs dans ce qui n’a pas été examiné ne sont pas trouvées : un résultat peut s’y perdre sans qu’une règle le signale.",
        }
        fix {
            en: "Nothing is wrong with that. Test the module in a session.",
            fr: "Ce n’est pas une erreur. Testez le module dans une session.",
        }
        sources []
    }

    NO_API {
        title {
            en: "No lookup of the SCORM API",
            fr: "Aucune recherche de l’API SCORM",
        }
        message {
            en: "Nothing in the package looks for the API of SCORM 1.2.",
            fr: "Rien dans le module ne cherche l’API de SCORM 1.2.",
        }
        why {
            en: "The module runs and records nothing; the learner’s status stays “Not attempted”. (A lookup that is built at run time is not detected.)",
            fr: "Le module s’exécute sans rien enregistrer ; le statut de l’apprenant reste « Non commencé ». (Une recherche construite à l’exécution n’est pas détectée.)",
        }
        fix {
            en: "Publish for an LMS, as SCORM 1.2, and check that the launch file is the one for LMSs (index_lms.html, not index.html).",
            fr: "Publiez pour un LMS, en SCORM 1.2, et vérifiez que le fichier de lancement est celui du LMS (index_lms.html, pas index.html).",
        }
        sources [rte::API, lms::WEB_VERSION]
    }

    API_NOT_LOADED {
        title {
            en: "Launch page that does not load the SCORM API wrapper",
            fr: "Page de lancement qui ne charge rien qui cherche l’API SCORM",
        }
        message {
            en: "Nothing that {page} loads looks for the API of SCORM 1.2. Other files of the package do.",
            fr: "Rien de ce que charge {page} ne cherche l’API de SCORM 1.2. D’autres fichiers du module la cherchent.",
        }
        why {
            en: "The page runs and records nothing; the learner’s status stays “Not attempted”. (A script that is loaded at run time from an unknown address is not detected.)",
            fr: "La page s’exécute sans rien enregistrer ; le statut de l’apprenant reste « Non commencé ». (Un script chargé à l’exécution depuis une adresse inconnue n’est pas détecté.)",
        }
        fix {
            en: "Check that the launch file is the one for LMSs (index_lms.html, not index.html), or load the SCORM wrapper in this page.",
            fr: "Vérifiez que le fichier de lancement est celui du LMS (index_lms.html, pas index.html), ou chargez le wrapper SCORM dans cette page.",
        }
        example {
            "<resource … href=\"index.html\">"
            => "<resource … href=\"index_lms.html\">"
        }
        sources [rte::API, lms::WEB_VERSION]
    }

    API_STOPPED {
        title {
            en: "Script that keeps the launch page from the SCORM API",
            fr: "Script qui coupe la page de lancement de l’API SCORM",
        }
        message {
            en: "{page} never calls LMSInitialize: {found} is missing or does not run.",
            fr: "{page} n’appelle jamais LMSInitialize : {found} est absent ou ne s’exécute pas.",
        }
        why {
            en: "The page may be shown, but the session never begins: nothing is recorded, and the learner’s status stays “Not attempted”.",
            fr: "La page s’affiche peut-être, mais la session ne commence jamais : rien n’est enregistré, et le statut de l’apprenant reste « Non commencé ».",
        }
        fix {
            en: "Add the missing script or correct its syntax error first.",
            fr: "Ajoutez d’abord le script absent, ou corrigez son erreur de syntaxe.",
        }
        sources [rte::FUNCTIONS, web::SCRIPTS]
    }

    API_OF_2004 {
        title {
            en: "Lookup of the SCORM 2004 API only",
            fr: "Recherche de la seule API de SCORM 2004",
        }
        message {
            en: "The package looks only for the API of SCORM 2004 (API_1484_11).",
            fr: "Le module ne cherche que l’API de SCORM 2004 (API_1484_11).",
        }
        why {
            en: "On a SCORM 1.2 LMS, the module finds no API and records nothing.",
            fr: "Sur un LMS SCORM 1.2, le module ne trouve pas d’API et n’enregistre rien.",
        }
        fix {
            en: "Publish as SCORM 1.2, or declare the package as SCORM 2004.",
            fr: "Publiez en SCORM 1.2, ou déclarez le module en SCORM 2004.",
        }
        example {
            "window.parent.API_1484_11"
            => "window.parent.API"
        }
        sources [rte::API]
    }

    ELEMENT_OF_2004 {
        title {
            en: "Element of SCORM 2004",
            fr: "Élément de SCORM 2004",
        }
        message {
            en: "The module uses {found}, an element of SCORM 2004.",
            fr: "Le module utilise {found}, un élément de SCORM 2004.",
        }
        why {
            en: "By the standard, the LMS returns error 201 or 401, and the value is lost. Chamilo and Open edX accept some of these elements.",
            fr: "Selon le standard, le LMS renvoie l’erreur 201 ou 401, et la valeur est perdue. Chamilo et Open edX acceptent certains de ces éléments.",
        }
        fix {
            en: "Publish as SCORM 1.2 throughout.",
            fr: "Publiez entièrement en SCORM 1.2.",
        }
        example {
            "API.LMSSetValue(\"cmi.completion_status\", \"completed\")"
            => "API.LMSSetValue(\"cmi.core.lesson_status\", \"completed\")"
        }
        sources [rte::MODEL, lms::ELEMENTS_OF_2004, lms::CHAMILO_API, lms::OPEN_EDX]
    }

    CALL_BEFORE_INITIALIZE {
        title {
            en: "Call before LMSInitialize",
            fr: "Appel avant LMSInitialize",
        }
        message {
            en: "{found} is called before LMSInitialize.",
            fr: "{found} est appelé avant LMSInitialize.",
        }
        why {
            en: "By the standard, the LMS returns error 301 and stores nothing. Chamilo accepts the call.",
            fr: "Selon le standard, le LMS renvoie l’erreur 301 et n’enregistre rien. Chamilo accepte l’appel.",
        }
        fix {
            en: "Call LMSInitialize first, and continue once it has returned true.",
            fr: "Appelez d’abord LMSInitialize, et continuez une fois qu’il a renvoyé true.",
        }
        example {
            "API.LMSGetValue(\"cmi.core.entry\");\nAPI.LMSInitialize(\"\");"
            => "API.LMSInitialize(\"\");\nAPI.LMSGetValue(\"cmi.core.entry\");"
        }
        sources [rte::FUNCTIONS, lms::CHAMILO_API]
    }

    SESSION_PER_VALUE {
        title {
            en: "Session around each value",
            fr: "Session autour de chaque valeur",
        }
        message {
            en: "This function calls LMSInitialize, reads or sets one value, and calls LMSFinish, each time.",
            fr: "Cette fonction appelle LMSInitialize, lit ou écrit une valeur, puis appelle LMSFinish, à chaque fois.",
        }
        why {
            en: "By the standard, LMSFinish ends the session of a launch, and no call may follow it. The LMS may refuse the next LMSInitialize: only the first value is then recorded.",
            fr: "Selon le standard, LMSFinish termine la session d’un lancement, et aucun appel ne peut suivre. Le LMS peut refuser le prochain LMSInitialize : seule la première valeur est alors enregistrée.",
        }
        fix {
            en: "Call LMSInitialize once, when the page is loaded, and LMSFinish once, when the learner exits. Save in between with LMSCommit.",
            fr: "Appelez LMSInitialize une fois, au chargement de la page, et LMSFinish une fois, quand l’apprenant quitte le module. Entre les deux, enregistrez avec LMSCommit.",
        }
        example {
            "function save(name, value) {\n  api.LMSInitialize(\"\");\n  api.LMSSetValue(name, value);\n  api.LMSFinish(\"\");\n}"
            => "function save(name, value) {\n  api.LMSSetValue(name, value);\n  api.LMSCommit(\"\");\n}"
        }
        sources [rte::FUNCTIONS, rte::LAUNCH]
    }

    NO_STATUS {
        title {
            en: "Status never sent",
            fr: "Statut jamais envoyé",
        }
        message {
            en: "Nothing in the package mentions cmi.core.lesson_status.",
            fr: "Le module ne mentionne nulle part cmi.core.lesson_status.",
        }
        why {
            en: "The module may never send a status: the learner can then never complete it. (A name that is built at run time is not detected.)",
            fr: "Le module n’envoie peut-être jamais de statut : l’apprenant ne peut alors pas terminer. (Un nom construit à l’exécution n’est pas détecté.)",
        }
        fix {
            en: "Set a completion rule in the authoring tool’s tracking settings.",
            fr: "Définissez un critère d’achèvement dans les réglages de suivi de l’outil auteur.",
        }
        sources [rte::MODEL, lms::OPEN_EDX_STATUS]
    }

    ASSET_CALLS_API {
        title {
            en: "Asset that calls the API",
            fr: "Asset qui appelle l’API",
        }
        message {
            en: "{found} calls the API, but its resource is declared as an asset.",
            fr: "{found} appelle l’API, mais sa ressource est déclarée comme asset.",
        }
        why {
            en: "By the standard, only a SCO communicates with the LMS: what an asset sends may not be recorded.",
            fr: "Selon le standard, seul un SCO communique avec le LMS : ce qu’un asset envoie peut ne pas être enregistré.",
        }
        fix {
            en: "Declare the resource with adlcp:scormtype=\"sco\".",
            fr: "Déclarez la ressource avec adlcp:scormtype=\"sco\".",
        }
        example {
            "<resource … adlcp:scormtype=\"asset\" href=\"index.html\">"
            => "<resource … adlcp:scormtype=\"sco\" href=\"index.html\">"
        }
        sources [rte::LAUNCH]
    }

    FINISH_WHEN_HIDDEN {
        title {
            en: "LMSFinish when the page is hidden",
            fr: "LMSFinish quand la page est masquée",
        }
        message {
            en: "LMSFinish is called on visibilitychange.",
            fr: "LMSFinish est appelé lors de visibilitychange.",
        }
        why {
            en: "Another tab or window hides the page too: the session ends there, and what comes later is not recorded.",
            fr: "Un autre onglet ou une autre fenêtre masque aussi la page : la session se termine alors, et la suite n’est pas enregistrée.",
        }
        fix {
            en: "Call LMSCommit there, and LMSFinish when the learner exits and on pagehide.",
            fr: "Appelez-y LMSCommit, et LMSFinish quand l’apprenant quitte le module et lors de pagehide.",
        }
        example {
            "document.addEventListener(\"visibilitychange\", () => API.LMSFinish(\"\"));"
            => "document.addEventListener(\"visibilitychange\", () => API.LMSCommit(\"\"));"
        }
        sources [web::VISIBILITY, rte::FUNCTIONS]
    }

    NEVER_FINISHES {
        title {
            en: "LMSFinish never called",
            fr: "LMSFinish jamais appelé",
        }
        message {
            en: "The module calls LMSInitialize, and nothing in it calls LMSFinish.",
            fr: "Le module appelle LMSInitialize, et rien n’y appelle LMSFinish.",
        }
        why {
            en: "The session stays open. Without LMSFinish, the time and what was not committed may be lost.",
            fr: "La session reste ouverte. Sans LMSFinish, le temps et ce qui n’a pas été enregistré peuvent être perdus.",
        }
        fix {
            en: "Call LMSFinish when the learner exits, and on pagehide.",
            fr: "Appelez LMSFinish quand l’apprenant quitte le module, et lors de pagehide.",
        }
        sources [rte::FUNCTIONS, rte::LAUNCH]
    }

    FINISH_IN_UNLOAD {
        title {
            en: "LMSFinish in an unload handler",
            fr: "LMSFinish dans un gestionnaire unload",
        }
        message {
            en: "LMSFinish is called in an unload handler.",
            fr: "LMSFinish est appelé dans un gestionnaire unload.",
        }
        why {
            en: "Browsers do not always call unload: on phones, when a tab is closed, or where a policy forbids it, as in Moodle 4.5 with Chrome. They also refuse synchronous requests there. The last results are then lost.",
            fr: "Les navigateurs n’appellent pas toujours unload : sur mobile, à la fermeture d’un onglet ou si une politique l’interdit, comme dans Moodle 4.5 avec Chrome. Ils y refusent aussi les requêtes synchrones. Les derniers résultats sont alors perdus.",
        }
        fix {
            en: "Call LMSCommit as the learner progresses, and LMSFinish on pagehide too.",
            fr: "Appelez LMSCommit au fil du parcours, et LMSFinish aussi sur pagehide.",
        }
        example {
            "window.onunload = () => API.LMSFinish(\"\");"
            => "window.onpagehide = () => API.LMSFinish(\"\");"
        }
        sources [web::UNLOAD, lms::MOODLE_UNLOAD, lms::SYNCHRONOUS]
    }
}
