//! What the rules say about organizations and titles.

use crate::rules::sources::{cam, ims, lms};

rule_texts! {
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
}
