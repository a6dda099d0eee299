//! What the rules about single values of the manifest say.

use super::sources::{cam, ims, lms, rte};

rule_texts! {
    MASTERY_SCORE {
        title {
            en: "Mastery score that is not a number from 0 to 100",
            fr: "Score de réussite qui n’est pas un nombre de 0 à 100",
        }
        message {
            en: "“{identifier}”: masteryscore is “{found}”, not a number from 0 to 100.",
            fr: "« {identifier} » : masteryscore vaut « {found} » au lieu d’un nombre de 0 à 100.",
        }
        why {
            en: "The score does not decide who has passed as intended. Moodle compares it with the learner’s score in any case; Chamilo ignores it.",
            fr: "Le score ne décide pas de la réussite comme prévu. Moodle le compare dans tous les cas au score de l’apprenant ; Chamilo l’ignore.",
        }
        fix {
            en: "Write a number from 0 to 100, without a percent sign and with a decimal point.",
            fr: "Écrivez un nombre de 0 à 100, sans signe pour cent et avec un point décimal.",
        }
        example {
            "<adlcp:masteryscore>80 %</adlcp:masteryscore>"
            => "<adlcp:masteryscore>80</adlcp:masteryscore>"
        }
        sources [cam::MANIFEST, rte::MODEL, lms::MOODLE_API, lms::CHAMILO_MASTERY]
    }

    MAX_TIME_ALLOWED {
        title {
            en: "Time limit in another form than HHHH:MM:SS",
            fr: "Limite de temps sous une autre forme que HHHH:MM:SS",
        }
        message {
            en: "“{identifier}”: maxtimeallowed is “{found}”, not of the form HHHH:MM:SS.",
            fr: "« {identifier} » : maxtimeallowed vaut « {found} », qui n’est pas de la forme HHHH:MM:SS.",
        }
        why {
            en: "The module cannot read its time limit.",
            fr: "Le module ne peut pas lire sa limite de temps.",
        }
        fix {
            en: "Write 2 to 4 digits for the hours, 2 for the minutes and 2 for the seconds.",
            fr: "Écrivez 2 à 4 chiffres pour les heures, 2 pour les minutes et 2 pour les secondes.",
        }
        example {
            "<adlcp:maxtimeallowed>30</adlcp:maxtimeallowed>"
            => "<adlcp:maxtimeallowed>00:30:00</adlcp:maxtimeallowed>"
        }
        sources [cam::MANIFEST, rte::TYPES]
    }

    TIME_LIMIT_ACTION {
        title {
            en: "Unknown action at the time limit",
            fr: "Action inconnue à la limite de temps",
        }
        message {
            en: "“{identifier}”: timelimitaction is “{found}”, which is not one of its values.",
            fr: "« {identifier} » : timelimitaction vaut « {found} », qui n’est pas une valeur admise.",
        }
        why {
            en: "Nothing says what to do when the time is up.",
            fr: "Rien n’indique quoi faire quand le temps est écoulé.",
        }
        fix {
            en: "Use one of: “exit,message”, “exit,no message”, “continue,message”, “continue,no message”.",
            fr: "Utilisez l’une de ces valeurs : « exit,message », « exit,no message », « continue,message », « continue,no message ».",
        }
        example {
            "<adlcp:timelimitaction>stop</adlcp:timelimitaction>"
            => "<adlcp:timelimitaction>exit,message</adlcp:timelimitaction>"
        }
        sources [cam::MANIFEST, rte::MODEL]
    }

    VISIBILITY {
        title {
            en: "isvisible that is neither true nor false",
            fr: "isvisible qui ne vaut ni true ni false",
        }
        message {
            en: "“{identifier}”: isvisible is “{found}”, not true or false.",
            fr: "« {identifier} » : isvisible vaut « {found} » au lieu de true ou false.",
        }
        why {
            en: "The item may be missing in the menu: Open edX shows only those with “true”.",
            fr: "L’item peut manquer dans le menu : Open edX n’affiche que ceux dont la valeur est « true ».",
        }
        fix {
            en: "Write true or false in lowercase.",
            fr: "Écrivez true ou false, en minuscules.",
        }
        example {
            "<item identifier=\"ITEM_1\" isvisible=\"yes\">"
            => "<item identifier=\"ITEM_1\" isvisible=\"true\">"
        }
        sources [ims::PACKAGING, lms::OPEN_EDX]
    }

    PREREQUISITES_TYPE {
        title {
            en: "Prerequisites of another type than aicc_script",
            fr: "Prérequis d’un autre type que aicc_script",
        }
        message {
            en: "“{identifier}”: the type of its prerequisites is “{found}”, not “aicc_script”.",
            fr: "« {identifier} » : le type de ses prérequis est « {found} » au lieu de « aicc_script ».",
        }
        why {
            en: "The standard knows only this type. Moodle ignores prerequisites of another one: the item is open from the start.",
            fr: "Le standard ne connaît que ce type. Moodle ignore les prérequis d’un autre type : l’item est ouvert dès le début.",
        }
        fix {
            en: "Write the prerequisites as an AICC script, with type=\"aicc_script\".",
            fr: "Écrivez les prérequis sous forme de script AICC, avec type=\"aicc_script\".",
        }
        example {
            "<adlcp:prerequisites type=\"javascript\">ITEM_1</adlcp:prerequisites>"
            => "<adlcp:prerequisites type=\"aicc_script\">ITEM_1</adlcp:prerequisites>"
        }
        sources [cam::PREREQUISITES, lms::MOODLE_MANIFEST]
    }

    SCORM_TYPE {
        title {
            en: "SCORM type that is neither sco nor asset",
            fr: "Type SCORM qui ne vaut ni sco ni asset",
        }
        message {
            en: "The resource “{identifier}”: scormtype is “{found}”, not sco or asset. {read}",
            fr: "La ressource « {identifier} » : scormtype vaut « {found} » au lieu de sco ou asset. {read}",
        }
        why {
            en: "Only a SCO communicates with the LMS: what another resource sends may not be recorded. Moodle compares with “sco” in lowercase, and shows a resource of any other value as an asset.",
            fr: "Seul un SCO communique avec le LMS : ce qu’une autre ressource envoie peut ne pas être enregistré. Moodle compare à « sco » en minuscules, et présente une ressource d’une autre valeur comme un asset.",
        }
        fix {
            en: "Write sco, or asset if the resource does not communicate with the LMS, in lowercase.",
            fr: "Écrivez sco, ou asset si la ressource ne communique pas avec le LMS, en minuscules.",
        }
        example {
            "<resource … adlcp:scormtype=\"SCO\" href=\"index.html\">"
            => "<resource … adlcp:scormtype=\"sco\" href=\"index.html\">"
        }
        sources [cam::MANIFEST, rte::LAUNCH, lms::MOODLE_PACKAGE]
    }

    RESOURCE_TYPE {
        title {
            en: "Resource of another type than webcontent",
            fr: "Ressource d’un autre type que webcontent",
        }
        message {
            en: "The resource “{identifier}”: type is “{found}”, not “webcontent”.",
            fr: "La ressource « {identifier} » : type vaut « {found} » au lieu de « webcontent ».",
        }
        why {
            en: "SCORM 1.2 has no other type: software that checks it does not launch the resource. Moodle and Open edX do not read it.",
            fr: "SCORM 1.2 n’a pas d’autre type : un logiciel qui le vérifie ne lance pas la ressource. Moodle et Open edX ne le lisent pas.",
        }
        fix {
            en: "Write type=\"webcontent\".",
            fr: "Écrivez type=\"webcontent\".",
        }
        example {
            "<resource identifier=\"R\" type=\"html\" …>"
            => "<resource identifier=\"R\" type=\"webcontent\" …>"
        }
        sources [cam::MANIFEST, lms::MOODLE_MANIFEST, lms::OPEN_EDX]
    }
}

/// What a resource was read as, whose SCORM type is written otherwise.
pub mod scorm_type {
    texts! {
        /// A SCO.
        SCO { en: "It was read as a SCO.", fr: "La ressource a été lue comme un SCO." }
        /// An asset.
        ASSET { en: "It was read as an asset.", fr: "La ressource a été lue comme un asset." }
        /// Neither.
        NEITHER { en: "It was not taken for a SCO.", fr: "La ressource n’a pas été prise pour un SCO." }
    }
}
