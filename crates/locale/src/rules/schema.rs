//! What the rules about the standard's schemas say.

use super::sources::{cam, ims, lms, rte, web};

rule_texts! {
    MISSING_ATTRIBUTE {
        title {
            en: "Required attribute missing",
            fr: "Attribut obligatoire absent",
        }
        message {
            en: "<{element}> lacks the attribute {name}, which the standard’s schema requires.",
            fr: "<{element}> n’a pas l’attribut {name}, que le schéma du standard exige.",
        }
        why {
            en: "The schema is part of the standard: software that validates the manifest, such as ADL’s conformance test, refuses the package. Other software may ignore the element.",
            fr: "Le schéma fait partie du standard : les logiciels qui valident le manifeste, comme le test de conformité d’ADL, refusent le module. Les autres peuvent ignorer l’élément.",
        }
        fix {
            en: "Publish again from the authoring tool; if the problem persists, add {name} in imsmanifest.xml, or remove the element.",
            fr: "Publiez à nouveau depuis l’outil auteur ; si le problème persiste, ajoutez {name} dans imsmanifest.xml, ou supprimez l’élément.",
        }
        sources [ims::PACKAGING, rte::CONFORMANCE]
    }

    MISSING_ELEMENT {
        title {
            en: "Required element missing",
            fr: "Élément obligatoire absent",
        }
        message {
            en: "<{element}> lacks <{name}>, which the standard’s schema requires.",
            fr: "<{element}> n’a pas de <{name}>, que le schéma du standard exige.",
        }
        why {
            en: "The schema is part of the standard: software that validates the manifest, such as ADL’s conformance test, refuses the package.",
            fr: "Le schéma fait partie du standard : les logiciels qui valident le manifeste, comme le test de conformité d’ADL, refusent le module.",
        }
        fix {
            en: "Publish again from the authoring tool; if the problem persists, add <{name}> in imsmanifest.xml, empty if need be.",
            fr: "Publiez à nouveau depuis l’outil auteur ; si le problème persiste, ajoutez <{name}> dans imsmanifest.xml, au besoin vide.",
        }
        sources [ims::PACKAGING, rte::CONFORMANCE]
    }

    UNKNOWN_ELEMENT {
        title {
            en: "Element that is not allowed there",
            fr: "Élément non autorisé à cet endroit",
        }
        message {
            en: "<{element}> is not allowed in <{parent}>: the standard’s schema does not define it there.",
            fr: "<{element}> n’est pas autorisé dans <{parent}> : le schéma du standard ne l’y définit pas.",
        }
        why {
            en: "Its content may be lost; software that validates the manifest, such as ADL’s conformance test, refuses the package. Names are case-sensitive: masteryScore is not masteryscore.",
            fr: "Son contenu peut être perdu ; les logiciels qui valident le manifeste, comme le test de conformité d’ADL, refusent le module. Les noms sont sensibles à la casse : masteryScore n’est pas masteryscore.",
        }
        fix {
            en: "Check for a misspelled name, a missing prefix (adlcp:, imsmd:) or an element of SCORM 2004; move the element to the right place, or remove it.",
            fr: "Cherchez une faute dans le nom, un préfixe oublié (adlcp:, imsmd:) ou un élément de SCORM 2004 ; déplacez l’élément au bon endroit, ou supprimez-le.",
        }
        example {
            "<adlcp:masteryScore>80</adlcp:masteryScore>"
            => "<adlcp:masteryscore>80</adlcp:masteryscore>"
        }
        sources [ims::PACKAGING, rte::CONFORMANCE]
    }

    UNKNOWN_ATTRIBUTE {
        title {
            en: "Attribute that is not allowed there",
            fr: "Attribut non autorisé à cet endroit",
        }
        message {
            en: "<{element}> has an attribute {name}, which the standard’s schema does not define there.",
            fr: "<{element}> a un attribut {name}, que le schéma du standard n’y définit pas.",
        }
        why {
            en: "Its value may be lost; software that validates the manifest, such as ADL’s conformance test, refuses the package.",
            fr: "Sa valeur peut être perdue ; les logiciels qui valident le manifeste, comme le test de conformité d’ADL, refusent le module.",
        }
        fix {
            en: "Check for a misspelled name (names are case-sensitive) or a missing prefix, such as xml: or adlcp:; otherwise remove the attribute.",
            fr: "Cherchez une faute dans le nom (sensible à la casse) ou un préfixe oublié, comme xml: ou adlcp: ; sinon, supprimez l’attribut.",
        }
        example {
            "<item identifier=\"ITEM_1\" identifierRef=\"R\">"
            => "<item identifier=\"ITEM_1\" identifierref=\"R\">"
        }
        sources [ims::PACKAGING, rte::CONFORMANCE]
    }

    REPEATED {
        title {
            en: "Element repeated",
            fr: "Élément répété",
        }
        message {
            en: "<{parent}> contains more than one <{element}>; the standard allows one.",
            fr: "<{parent}> contient plus d’un <{element}> ; le standard n’en autorise qu’un.",
        }
        why {
            en: "Nothing says which one counts; software that validates the manifest, such as ADL’s conformance test, refuses the package.",
            fr: "Rien n’indique lequel compte ; les logiciels qui valident le manifeste, comme le test de conformité d’ADL, refusent le module.",
        }
        fix {
            en: "Keep the right one and remove the others.",
            fr: "Conservez le bon et supprimez les autres.",
        }
        example {
            "<title>Fire</title>\n<title>Fire safety</title>"
            => "<title>Fire safety</title>"
        }
        sources [ims::PACKAGING, rte::CONFORMANCE]
    }

    VALUE {
        title {
            en: "Value that the schema does not allow",
            fr: "Valeur non autorisée par le schéma",
        }
        message {
            en: "<{element}>: {name} does not match the standard’s schema: {what}.",
            fr: "<{element}> : {name} n’est pas conforme au schéma du standard : {what}.",
        }
        why {
            en: "The value may be truncated or ignored; software that validates the manifest, such as ADL’s conformance test, refuses the package.",
            fr: "La valeur peut être tronquée ou ignorée ; les logiciels qui valident le manifeste, comme le test de conformité d’ADL, refusent le module.",
        }
        fix {
            en: "Change the value in the authoring tool’s publishing settings, or in imsmanifest.xml.",
            fr: "Modifiez la valeur dans les réglages de publication de l’outil auteur, ou dans imsmanifest.xml.",
        }
        sources [ims::PACKAGING, rte::CONFORMANCE]
    }

    TEXT {
        title {
            en: "Text where only elements are allowed",
            fr: "Texte là où seuls des éléments sont autorisés",
        }
        message {
            en: "<{element}> contains text, “{text}”, where only elements are allowed.",
            fr: "<{element}> contient du texte, « {text} », là où seuls des éléments sont autorisés.",
        }
        why {
            en: "It is often the remainder of a broken tag. The text has no effect; software that validates the manifest, such as ADL’s conformance test, refuses the package.",
            fr: "C’est souvent le reste d’une balise mal formée. Le texte n’a pas d’effet ; les logiciels qui valident le manifeste, comme le test de conformité d’ADL, refusent le module.",
        }
        fix {
            en: "Remove the text from imsmanifest.xml, or put it into the element that it was meant for.",
            fr: "Supprimez le texte de imsmanifest.xml, ou mettez-le dans l’élément auquel il était destiné.",
        }
        example {
            "<resources>\n  resource\n  <resource …>"
            => "<resources>\n  <resource …>"
        }
        sources [ims::PACKAGING, rte::CONFORMANCE]
    }

    IDENTIFIER {
        title {
            en: "Identifier in an invalid form",
            fr: "Identifiant de forme non valide",
        }
        message {
            en: "<{element}>: “{value}” is not a valid {name} in the standard’s schema.",
            fr: "<{element}> : « {value} » n’est pas un {name} valide selon le schéma du standard.",
        }
        why {
            en: "An identifier begins with a letter or an underscore, and contains only letters, digits, hyphens, dots and underscores. With others, software that validates the manifest, such as ADL’s conformance test, refuses the package.",
            fr: "Un identifiant commence par une lettre ou un tiret bas, et ne contient que lettres, chiffres, traits d’union, points et tirets bas. Sinon, les logiciels qui valident le manifeste, comme le test de conformité d’ADL, refusent le module.",
        }
        fix {
            en: "Before learners have started, choose another identifier in the authoring tool’s publishing settings. Afterwards, leave it: results are stored under it.",
            fr: "Tant qu’aucun apprenant n’a commencé, choisissez un autre identifiant dans les réglages de publication de l’outil auteur. Après, laissez-le : les résultats sont enregistrés sous cet identifiant.",
        }
        example {
            "<item identifier=\"1 Fire\">"
            => "<item identifier=\"ITEM_1\">"
        }
        sources [web::XML_ATTRIBUTES, rte::CONFORMANCE]
    }

    ORDER {
        title {
            en: "Elements in another order",
            fr: "Éléments dans un autre ordre",
        }
        message {
            en: "In <{parent}>, <{element}> comes after <{after}>; the standard’s schema requires the opposite order.",
            fr: "Dans <{parent}>, <{element}> vient après <{after}> ; le schéma du standard exige l’ordre inverse.",
        }
        why {
            en: "Many authoring tools write this order, and Moodle and Open edX read the elements in any; software that validates the manifest, such as ADL’s conformance test, refuses the package.",
            fr: "Beaucoup d’outils auteur utilisent cet ordre, et Moodle et Open edX lisent les éléments dans n’importe lequel ; les logiciels qui valident le manifeste, comme le test de conformité d’ADL, refusent le module.",
        }
        fix {
            en: "Leave it unless an LMS refuses the package; then move <{element}> up in imsmanifest.xml.",
            fr: "Ne changez rien, sauf si un LMS refuse le module ; dans ce cas, remontez <{element}> dans imsmanifest.xml.",
        }
        example {
            "<item …>\n  <adlcp:masteryscore>80</adlcp:masteryscore>\n  <title>Fire safety</title>"
            => "<item …>\n  <title>Fire safety</title>\n  <adlcp:masteryscore>80</adlcp:masteryscore>"
        }
        sources [ims::PACKAGING, rte::CONFORMANCE, lms::MOODLE_MANIFEST, lms::OPEN_EDX]
    }

    METADATA {
        title {
            en: "Metadata that do not match their schema",
            fr: "Métadonnées non conformes à leur schéma",
        }
        message {
            en: "The metadata do not match their schema (IMS Meta-Data 1.2.1): <{element}> {what}.",
            fr: "Les métadonnées ne sont pas conformes à leur schéma (IMS Meta-Data 1.2.1) : <{element}> {what}.",
        }
        why {
            en: "Catalogues may ignore what they cannot read, such as a title, a description or a language; software that validates the metadata refuses the package. The module itself still runs.",
            fr: "Les catalogues peuvent ignorer ce qu’ils ne peuvent pas lire, comme un titre, une description ou une langue ; les logiciels qui valident les métadonnées refusent le module. Le module, lui, fonctionne quand même.",
        }
        fix {
            en: "Fill in the metadata in the authoring tool and publish again; or remove <imsmd:lom> from imsmanifest.xml: it is not required.",
            fr: "Remplissez les métadonnées dans l’outil auteur et publiez à nouveau ; ou supprimez <imsmd:lom> de imsmanifest.xml : il n’est pas obligatoire.",
        }
        sources [ims::METADATA, cam::METADATA]
    }
}

/// What is wrong with an element of the metadata, to be read after its name.
pub mod metadata {
    messages! {
        /// It is not known in the element `parent`.
        unknown_element(parent: &str) {
            en: "is not allowed in <{parent}>",
            fr: "n’est pas autorisé dans <{parent}>",
        }
        /// Its attribute `name` is not known.
        unknown_attribute(name: &str) {
            en: "has an unknown attribute {name}",
            fr: "a un attribut {name} inconnu",
        }
        /// Its attribute `name` is missing.
        missing_attribute(name: &str) {
            en: "lacks the attribute {name}",
            fr: "n’a pas l’attribut {name}",
        }
        /// The element `name` is missing in it.
        missing_element(name: &str) {
            en: "lacks <{name}>",
            fr: "n’a pas de <{name}>",
        }
        /// It is in `parent` more than once.
        repeated(parent: &str) {
            en: "occurs more than once in <{parent}>",
            fr: "figure plus d’une fois dans <{parent}>",
        }
        /// It follows `after` instead of preceding it.
        out_of_order(after: &str) {
            en: "comes after <{after}> instead of before it",
            fr: "vient après <{after}> au lieu d’être avant",
        }
        /// It has text where only elements are allowed.
        unexpected_text(text: &str) {
            en: "contains text, “{text}”, where only elements are allowed",
            fr: "contient du texte, « {text} », là où seuls des éléments sont autorisés",
        }
        /// It has a [`super::values::instead_of`].
        bad_value(what: &str) {
            en: "contains {what}",
            fr: "contient {what}",
        }
        /// It has [`super::values::too_long`].
        too_long(what: &str) {
            en: "has {what}",
            fr: "a {what}",
        }
    }
}

/// Values that are not as the schema has them.
pub mod values {
    messages! {
        /// A value, and what is expected instead.
        instead_of(value: &str, expected: &str) {
            en: "“{value}” instead of {expected}",
            fr: "« {value} » au lieu de {expected}",
        }
        /// How many characters there are, and the most that there may be.
        too_long(length: usize, most: usize) {
            en: "{length} characters, {most} at most",
            fr: "{length} caractères, {most} au plus",
        }
    }

    texts! {
        /// A name of XML.
        NAME { en: "a name", fr: "un nom" }
        /// A boolean.
        BOOLEAN { en: "true or false", fr: "true ou false" }
        /// A whole number.
        INTEGER { en: "a whole number", fr: "un nombre entier" }
    }
}
