//! What the rules say about identifiers.

use crate::rules::sources::{ims, lms, rte, web};

rule_texts! {
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
}
