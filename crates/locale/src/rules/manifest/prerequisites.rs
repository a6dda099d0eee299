//! What the rules say about prerequisites.

use crate::rules::sources::{cam, lms};

rule_texts! {
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
