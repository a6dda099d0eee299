//! What the rules about the standard's schemas say. When they apply is in `schema`.

use scorm::manifest::{Expected, SchemaError, SchemaFault as Fault};

use crate::audit::rule::{Rule, Severity, Text};

/// The rules, in the order of their pages.
#[rustfmt::skip]
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "schema/missing-attribute",
        severity: Severity::Error,
        says: Text { en: "<{element}> lacks the attribute {name}, which the standard’s schema requires.", fr: "<{element}> n’a pas l’attribut {name}, que le schéma du standard exige." },
        why: Text { en: "LMSs that validate the manifest as they import it, and ADL’s own conformance test, refuse the package; others pass over the element.", fr: "Les LMS qui valident le manifeste à l’import, et le test de conformité d’ADL, refusent le paquet ; les autres ignorent l’élément." },
        mend: Text { en: "Publish again from the authoring tool; if it stays, add {name} in imsmanifest.xml, or remove the element.", fr: "Publiez à nouveau depuis l’outil auteur ; si cela reste, ajoutez {name} dans imsmanifest.xml, ou supprimez l’élément." },
    },
    Rule {
        id: "schema/missing-element",
        severity: Severity::Error,
        says: Text { en: "<{element}> lacks <{name}>, which the standard’s schema requires.", fr: "<{element}> n’a pas de <{name}>, que le schéma du standard exige." },
        why: Text { en: "LMSs that validate the manifest as they import it, and ADL’s own conformance test, refuse the package.", fr: "Les LMS qui valident le manifeste à l’import, et le test de conformité d’ADL, refusent le paquet." },
        mend: Text { en: "Publish again from the authoring tool; if it stays, add <{name}> in imsmanifest.xml, empty if there is nothing to say.", fr: "Publiez à nouveau depuis l’outil auteur ; si cela reste, ajoutez <{name}> dans imsmanifest.xml, vide s’il n’y a rien à dire." },
    },
    Rule {
        id: "schema/unknown-element",
        severity: Severity::Warning,
        says: Text { en: "<{element}> has no place in <{parent}>: the standard’s schema knows no such element there.", fr: "<{element}> n’a pas sa place dans <{parent}> : le schéma du standard n’y connaît pas cet élément." },
        why: Text { en: "Most LMSs pass over it, and what it says is lost; those that validate the manifest refuse the package. Capitals count: masteryScore is not masteryscore.", fr: "La plupart des LMS l’ignorent, et ce qu’il dit est perdu ; ceux qui valident le manifeste refusent le paquet. Les majuscules comptent : masteryScore n’est pas masteryscore." },
        mend: Text { en: "Look for a misspelt name, a missing prefix (adlcp:, imsmd:) or an element of SCORM 2004; move it to where it belongs, or remove it.", fr: "Cherchez une faute dans le nom, un préfixe oublié (adlcp:, imsmd:) ou un élément de SCORM 2004 ; déplacez-le où il doit être, ou supprimez-le." },
    },
    Rule {
        id: "schema/unknown-attribute",
        severity: Severity::Warning,
        says: Text { en: "<{element}> has an attribute {name}, which the standard’s schema does not know there.", fr: "<{element}> a un attribut {name}, que le schéma du standard n’y connaît pas." },
        why: Text { en: "LMSs pass over it, and what it says is lost; those that validate the manifest refuse the package.", fr: "Les LMS l’ignorent, et ce qu’il dit est perdu ; ceux qui valident le manifeste refusent le paquet." },
        mend: Text { en: "Look for a misspelt name (capitals count) or a forgotten prefix, such as xml: or adlcp:; otherwise remove the attribute.", fr: "Cherchez une faute dans le nom (les majuscules comptent) ou un préfixe oublié, comme xml: ou adlcp: ; sinon, supprimez l’attribut." },
    },
    Rule {
        id: "schema/repeated",
        severity: Severity::Warning,
        says: Text { en: "<{parent}> holds more than one <{element}>; the standard allows one.", fr: "<{parent}> contient plus d’un <{element}> ; le standard en admet un seul." },
        why: Text { en: "Some LMSs take the first one, others the last; those that validate the manifest refuse the package.", fr: "Certains LMS prennent le premier, d’autres le dernier ; ceux qui valident le manifeste refusent le paquet." },
        mend: Text { en: "Keep the one that counts.", fr: "Gardez celui qui compte." },
    },
    Rule {
        id: "schema/value",
        severity: Severity::Warning,
        says: Text { en: "<{element}>: {name} is not as the standard’s schema has it: {what}.", fr: "<{element}> : {name} n’est pas comme le veut le schéma du standard : {what}." },
        why: Text { en: "LMSs may cut it or pass over it; those that validate the manifest refuse the package.", fr: "Les LMS peuvent le couper ou l’ignorer ; ceux qui valident le manifeste refusent le paquet." },
        mend: Text { en: "Change it in the authoring tool’s publishing settings, or in imsmanifest.xml.", fr: "Changez-le dans les réglages de publication de l’outil auteur, ou dans imsmanifest.xml." },
    },
    Rule {
        id: "schema/text",
        severity: Severity::Warning,
        says: Text { en: "<{element}> holds text, “{text}”, where only elements may stand.", fr: "<{element}> contient du texte, « {text} », là où seuls des éléments peuvent être." },
        why: Text { en: "It is often the rest of a tag that was broken: LMSs pass over the text, and those that validate the manifest refuse the package.", fr: "C’est souvent le reste d’une balise abîmée : les LMS ignorent le texte, et ceux qui valident le manifeste refusent le paquet." },
        mend: Text { en: "Remove the text from imsmanifest.xml, or put it into the element that it was meant for.", fr: "Supprimez le texte de imsmanifest.xml, ou mettez-le dans l’élément auquel il était destiné." },
    },
    Rule {
        id: "schema/identifier",
        severity: Severity::Advice,
        says: Text { en: "<{element}>: “{value}” is no {name} by the standard’s schema.", fr: "<{element}> : « {value} » n’est pas un {name} selon le schéma du standard." },
        why: Text { en: "An identifier begins with a letter or an underscore, and holds only letters, digits, hyphens, dots and underscores. Most LMSs take any; those that validate the manifest refuse the package.", fr: "Un identifiant commence par une lettre ou un tiret bas, et ne contient que lettres, chiffres, traits d’union, points et tirets bas. La plupart des LMS acceptent tout ; ceux qui valident le manifeste refusent le paquet." },
        mend: Text { en: "Before learners have begun, choose another identifier in the authoring tool’s publishing settings. Afterwards leave it: LMSs keep results under it.", fr: "Tant qu’aucun apprenant n’a commencé, choisissez un autre identifiant dans les réglages de publication de l’outil auteur. Après, laissez-le : les LMS rangent les résultats sous lui." },
    },
    Rule {
        id: "schema/order",
        severity: Severity::Advice,
        says: Text { en: "In <{parent}>, <{element}> stands after <{after}>; the standard’s schema wants it before.", fr: "Dans <{parent}>, <{element}> vient après <{after}> ; le schéma du standard le veut avant." },
        why: Text { en: "Many authoring tools write it so, and nearly every LMS takes any order; those that validate the manifest refuse the package.", fr: "Beaucoup d’outils auteur l’écrivent ainsi, et presque tous les LMS acceptent n’importe quel ordre ; ceux qui valident le manifeste refusent le paquet." },
        mend: Text { en: "Leave it unless an LMS refuses the package; then move <{element}> up in imsmanifest.xml.", fr: "Laissez ainsi, sauf si un LMS refuse le paquet ; alors, remontez <{element}> dans imsmanifest.xml." },
    },
    Rule {
        id: "schema/metadata",
        severity: Severity::Advice,
        says: Text { en: "The metadata are not as their schema (IMS Meta-Data 1.2.1) has them: <{element}> {what}.", fr: "Les métadonnées ne sont pas comme le veut leur schéma (IMS Meta-Data 1.2.1) : <{element}> {what}." },
        why: Text { en: "Catalogues may pass over what they cannot read, such as a title, a description or a language; LMSs that validate the manifest refuse the package. The module itself runs all the same.", fr: "Les catalogues peuvent ignorer ce qu’ils ne savent pas lire, comme un titre, une description ou une langue ; les LMS qui valident le manifeste refusent le paquet. Le module, lui, fonctionne quand même." },
        mend: Text { en: "Fill in the metadata in the authoring tool and publish again; or remove <imsmd:lom> from imsmanifest.xml: it is not required.", fr: "Remplissez les métadonnées dans l’outil auteur et publiez à nouveau ; ou supprimez <imsmd:lom> de imsmanifest.xml : il n’est pas obligatoire." },
    },
];

/// What is wrong with an element of the metadata, in English and in French, to be read after its name.
pub(super) fn in_metadata(error: &SchemaError) -> [String; 2] {
    match &error.fault {
        Fault::UnknownElement { parent } => [
            format!("has no place in <{parent}>"),
            format!("n’a pas sa place dans <{parent}>"),
        ],
        Fault::UnknownAttribute { name } => [
            format!("has an attribute {name} that is not known there"),
            format!("a un attribut {name} qui n’y est pas connu"),
        ],
        Fault::MissingAttribute { name } => [
            format!("lacks the attribute {name}"),
            format!("n’a pas l’attribut {name}"),
        ],
        Fault::MissingElement { name } => [format!("lacks <{name}>"), format!("n’a pas de <{name}>")],
        Fault::Repeated { parent } => [
            format!("stands in <{parent}> more than once"),
            format!("est plus d’une fois dans <{parent}>"),
        ],
        Fault::OutOfOrder { after, .. } => [
            format!("stands after <{after}> instead of before it"),
            format!("vient après <{after}> au lieu d’être avant"),
        ],
        Fault::UnexpectedText { text } => [
            format!("holds text, “{text}”, where only elements may stand"),
            format!("contient du texte, « {text} », là où seuls des éléments peuvent être"),
        ],
        Fault::BadValue { value, expected, .. } => {
            let [english, french] = instead(value, *expected);
            [format!("holds {english}"), format!("contient {french}")]
        }
        Fault::TooLong { length, most, .. } => {
            let [english, french] = too_long(*length, *most);
            [format!("has {english}"), format!("a {french}")]
        }
    }
}

/// A value, and what should stand instead of it, in English and in French.
pub(super) fn instead(value: &str, expected: Expected) -> [String; 2] {
    let (english, french) = match expected {
        Expected::Name => ("a name".to_owned(), "un nom".to_owned()),
        Expected::Boolean => ("true or false".to_owned(), "true ou false".to_owned()),
        Expected::Integer => ("a whole number".to_owned(), "un nombre entier".to_owned()),
        Expected::Words(words) => (words.join(" / "), words.join(" / ")),
    };
    [
        format!("“{value}” instead of {english}"),
        format!("« {value} » au lieu de {french}"),
    ]
}

/// How many characters there are, and how many there may be, in English and in French.
pub(super) fn too_long(length: usize, most: usize) -> [String; 2] {
    [
        format!("{length} characters, {most} at most"),
        format!("{length} caractères, {most} au plus"),
    ]
}
