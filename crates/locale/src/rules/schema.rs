//! What the rules about the standard's schemas say.

rule_texts! {
    MISSING_ATTRIBUTE {
        message {
            en: "<{element}> lacks the attribute {name}, which the standard’s schema requires.",
            fr: "<{element}> n’a pas l’attribut {name}, que le schéma du standard exige.",
        }
        why {
            en: "LMSs that validate the manifest as they import it, and ADL’s own conformance test, refuse the package; others ignore the element.",
            fr: "Les LMS qui valident le manifeste à l’import, et le test de conformité d’ADL, refusent le module ; les autres ignorent l’élément.",
        }
        fix {
            en: "Publish again from the authoring tool; if the problem persists, add {name} in imsmanifest.xml, or remove the element.",
            fr: "Publiez à nouveau depuis l’outil auteur ; si le problème persiste, ajoutez {name} dans imsmanifest.xml, ou supprimez l’élément.",
        }
    }

    MISSING_ELEMENT {
        message {
            en: "<{element}> lacks <{name}>, which the standard’s schema requires.",
            fr: "<{element}> n’a pas de <{name}>, que le schéma du standard exige.",
        }
        why {
            en: "LMSs that validate the manifest as they import it, and ADL’s own conformance test, refuse the package.",
            fr: "Les LMS qui valident le manifeste à l’import, et le test de conformité d’ADL, refusent le module.",
        }
        fix {
            en: "Publish again from the authoring tool; if the problem persists, add <{name}> in imsmanifest.xml, empty if there is nothing to say.",
            fr: "Publiez à nouveau depuis l’outil auteur ; si le problème persiste, ajoutez <{name}> dans imsmanifest.xml, vide s’il n’y a rien à dire.",
        }
    }

    UNKNOWN_ELEMENT {
        message {
            en: "<{element}> is not allowed in <{parent}>: the standard’s schema does not define it there.",
            fr: "<{element}> n’a pas sa place dans <{parent}> : le schéma du standard n’y connaît pas cet élément.",
        }
        why {
            en: "Most LMSs ignore it, and its content is lost; those that validate the manifest refuse the package. Names are case-sensitive: masteryScore is not masteryscore.",
            fr: "La plupart des LMS l’ignorent, et ce qu’il dit est perdu ; ceux qui valident le manifeste refusent le module. Les majuscules comptent : masteryScore n’est pas masteryscore.",
        }
        fix {
            en: "Look for a misspelt name, a missing prefix (adlcp:, imsmd:) or an element of SCORM 2004; move it to where it belongs, or remove it.",
            fr: "Cherchez une faute dans le nom, un préfixe oublié (adlcp:, imsmd:) ou un élément de SCORM 2004 ; déplacez-le où il doit être, ou supprimez-le.",
        }
    }

    UNKNOWN_ATTRIBUTE {
        message {
            en: "<{element}> has an attribute {name}, which the standard’s schema does not know there.",
            fr: "<{element}> a un attribut {name}, que le schéma du standard n’y connaît pas.",
        }
        why {
            en: "LMSs ignore it, and its value is lost; those that validate the manifest refuse the package.",
            fr: "Les LMS l’ignorent, et ce qu’il dit est perdu ; ceux qui valident le manifeste refusent le module.",
        }
        fix {
            en: "Check for a misspelled name (names are case-sensitive) or a missing prefix, such as xml: or adlcp:; otherwise remove the attribute.",
            fr: "Cherchez une faute dans le nom (les majuscules comptent) ou un préfixe oublié, comme xml: ou adlcp: ; sinon, supprimez l’attribut.",
        }
    }

    REPEATED {
        message {
            en: "<{parent}> contains more than one <{element}>; the standard allows one.",
            fr: "<{parent}> contient plus d’un <{element}> ; le standard en admet un seul.",
        }
        why {
            en: "Some LMSs take the first one, others the last; those that validate the manifest refuse the package.",
            fr: "Certains LMS prennent le premier, d’autres le dernier ; ceux qui valident le manifeste refusent le module.",
        }
        fix {
            en: "Keep the one that counts.",
            fr: "Gardez celui qui compte.",
        }
    }

    VALUE {
        message {
            en: "<{element}>: {name} does not match the standard’s schema: {what}.",
            fr: "<{element}> : {name} n’est pas comme le veut le schéma du standard : {what}.",
        }
        why {
            en: "LMSs may cut it or ignore it; those that validate the manifest refuse the package.",
            fr: "Les LMS peuvent le couper ou l’ignorer ; ceux qui valident le manifeste refusent le module.",
        }
        fix {
            en: "Change it in the authoring tool’s publishing settings, or in imsmanifest.xml.",
            fr: "Changez-le dans les réglages de publication de l’outil auteur, ou dans imsmanifest.xml.",
        }
    }

    TEXT {
        message {
            en: "<{element}> contains text, “{text}”, where only elements are allowed.",
            fr: "<{element}> contient du texte, « {text} », là où seuls des éléments peuvent être.",
        }
        why {
            en: "It is often the remainder of a broken tag: LMSs ignore the text, and those that validate the manifest refuse the package.",
            fr: "C’est souvent le reste d’une balise abîmée : les LMS ignorent le texte, et ceux qui valident le manifeste refusent le module.",
        }
        fix {
            en: "Remove the text from imsmanifest.xml, or put it into the element that it was meant for.",
            fr: "Supprimez le texte de imsmanifest.xml, ou mettez-le dans l’élément auquel il était destiné.",
        }
    }

    IDENTIFIER {
        message {
            en: "<{element}>: “{value}” is no {name} by the standard’s schema.",
            fr: "<{element}> : « {value} » n’est pas un {name} selon le schéma du standard.",
        }
        why {
            en: "An identifier begins with a letter or an underscore, and contains only letters, digits, hyphens, dots and underscores. Most LMSs accept any; those that validate the manifest refuse the package.",
            fr: "Un identifiant commence par une lettre ou un tiret bas, et ne contient que lettres, chiffres, traits d’union, points et tirets bas. La plupart des LMS acceptent tout ; ceux qui valident le manifeste refusent le module.",
        }
        fix {
            en: "Before learners have started, choose another identifier in the authoring tool’s publishing settings. Afterwards leave it: LMSs store results under it.",
            fr: "Tant qu’aucun apprenant n’a commencé, choisissez un autre identifiant dans les réglages de publication de l’outil auteur. Après, laissez-le : les LMS rangent les résultats sous lui.",
        }
    }

    ORDER {
        message {
            en: "In <{parent}>, <{element}> comes after <{after}>; the standard’s schema wants it before.",
            fr: "Dans <{parent}>, <{element}> vient après <{after}> ; le schéma du standard le veut avant.",
        }
        why {
            en: "Many authoring tools write it so, and nearly every LMS takes any order; those that validate the manifest refuse the package.",
            fr: "Beaucoup d’outils auteur l’écrivent ainsi, et presque tous les LMS acceptent n’importe quel ordre ; ceux qui valident le manifeste refusent le module.",
        }
        fix {
            en: "Leave it unless an LMS refuses the package; then move <{element}> up in imsmanifest.xml.",
            fr: "Laissez ainsi, sauf si un LMS refuse le module ; alors, remontez <{element}> dans imsmanifest.xml.",
        }
    }

    METADATA {
        message {
            en: "The metadata do not match their schema (IMS Meta-Data 1.2.1): <{element}> {what}.",
            fr: "Les métadonnées ne sont pas comme le veut leur schéma (IMS Meta-Data 1.2.1) : <{element}> {what}.",
        }
        why {
            en: "Catalogues may ignore what they cannot read, such as a title, a description or a language; LMSs that validate the manifest refuse the package. The module itself runs all the same.",
            fr: "Les catalogues peuvent ignorer ce qu’ils ne savent pas lire, comme un titre, une description ou une langue ; les LMS qui valident le manifeste refusent le module. Le module, lui, fonctionne quand même.",
        }
        fix {
            en: "Fill in the metadata in the authoring tool and publish again; or remove <imsmd:lom> from imsmanifest.xml: it is not required.",
            fr: "Remplissez les métadonnées dans l’outil auteur et publiez à nouveau ; ou supprimez <imsmd:lom> de imsmanifest.xml : il n’est pas obligatoire.",
        }
    }
}

/// What is wrong with an element of the metadata, to be read after its name.
pub mod metadata {
    messages! {
        /// It is not known in the element `parent`.
        unknown_element(parent: &str) {
            en: "has no place in <{parent}>",
            fr: "n’a pas sa place dans <{parent}>",
        }
        /// Its attribute `name` is not known.
        unknown_attribute(name: &str) {
            en: "has an attribute {name} that is not known there",
            fr: "a un attribut {name} qui n’y est pas connu",
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
            fr: "est plus d’une fois dans <{parent}>",
        }
        /// It follows `after` instead of preceding it.
        out_of_order(after: &str) {
            en: "comes after <{after}> instead of before it",
            fr: "vient après <{after}> au lieu d’être avant",
        }
        /// It has text where only elements are allowed.
        unexpected_text(text: &str) {
            en: "contains text, “{text}”, where only elements are allowed",
            fr: "contient du texte, « {text} », là où seuls des éléments peuvent être",
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
            fr: "« {value} » au lieu de {expected}",
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
