//! What the rules about the schemas say. When they apply is in `schema`.

use crate::audit::rule::{Rule, Severity, Text};

/// The rules, in the order of their pages.
#[rustfmt::skip]
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "schema/unknown-element",
        severity: Severity::Warning,
        says: Text { en: "There is no <{element}> in <{parent}>.", fr: "Il n’y a pas de <{element}> dans <{parent}>." },
        why: Text { en: "LMSs that hold the manifest against the schemas refuse it; others pass over what it says.", fr: "Les LMS qui confrontent le manifeste aux schémas le refusent ; les autres ignorent ce qu’il dit." },
        mend: Text { en: "Mind how it is written, capitals included, and where it stands; remove it where nothing needs it. What is not SCORM’s goes into a namespace of its own.", fr: "Vérifiez comment il est écrit, majuscules comprises, et où il se trouve ; retirez-le si rien n’en a besoin. Ce qui n’est pas de SCORM va dans un espace de noms à part." },
    },
    Rule {
        id: "schema/unknown-attribute",
        severity: Severity::Warning,
        says: Text { en: "<{element}> has no attribute “{name}”.", fr: "<{element}> n’a pas d’attribut « {name} »." },
        why: Text { en: "LMSs that hold the manifest against the schemas refuse it; others pass over it.", fr: "Les LMS qui confrontent le manifeste aux schémas le refusent ; les autres l’ignorent." },
        mend: Text { en: "Mind how it is written, capitals included, or remove it. Publishing again with a newer version of the authoring tool often does.", fr: "Vérifiez comment il est écrit, majuscules comprises, ou retirez-le. Publier à nouveau avec une version plus récente de l’outil auteur suffit souvent." },
    },
    Rule {
        id: "schema/missing-attribute",
        severity: Severity::Error,
        says: Text { en: "<{element}> has not the attribute “{name}” that it must have.", fr: "<{element}> n’a pas l’attribut « {name} » qu’il doit avoir." },
        why: Text { en: "LMSs refuse the package, or leave out what the element stands for.", fr: "Les LMS refusent le paquet, ou oublient ce que l’élément représente." },
        mend: Text { en: "Write it: type=\"webcontent\" for a resource, the path for a file, the resource’s identifier for a dependency.", fr: "Écrivez-le : type=\"webcontent\" pour une ressource, le chemin pour un fichier, l’identifiant de la ressource pour une dépendance." },
    },
    Rule {
        id: "schema/repeated-element",
        severity: Severity::Warning,
        says: Text { en: "<{element}> stands more than once in <{parent}>.", fr: "<{element}> se trouve plus d’une fois dans <{parent}>." },
        why: Text { en: "Some LMSs take the first, others the last, and strict ones refuse the package.", fr: "Certains LMS prennent le premier, d’autres le dernier, et les stricts refusent le paquet." },
        mend: Text { en: "Keep one.", fr: "N’en gardez qu’un." },
    },
    Rule {
        id: "schema/order",
        severity: Severity::Advice,
        says: Text { en: "<{element}> stands after <{after}>; the schemas want it before.", fr: "<{element}> se trouve après <{after}> ; les schémas le veulent avant." },
        why: Text { en: "Most LMSs do not mind; those that hold the manifest against the schemas refuse it.", fr: "La plupart des LMS n’y prêtent pas attention ; ceux qui confrontent le manifeste aux schémas le refusent." },
        mend: Text { en: "Move it: in an item the title first, then the items inside, metadata, and ADL’s elements last.", fr: "Déplacez-le : dans un item le titre d’abord, puis les items qu’il contient, les métadonnées, et les éléments d’ADL en dernier." },
    },
    Rule {
        id: "schema/identifier",
        severity: Severity::Warning,
        says: Text { en: "“{found}” ({name} of <{element}>) is no identifier that XML takes.", fr: "« {found} » ({name} de <{element}>) n’est pas un identifiant admis par XML." },
        why: Text { en: "It must begin with a letter or _ and hold letters, digits, - _ and . alone; LMSs that hold the manifest against the schemas refuse it.", fr: "Il doit commencer par une lettre ou _ et ne contenir que des lettres, des chiffres, - _ et . ; les LMS qui confrontent le manifeste aux schémas le refusent." },
        mend: Text { en: "Change it everywhere it is written; in the authoring tool, it is often the course’s ID in the LMS settings.", fr: "Changez-le partout où il est écrit ; dans l’outil auteur, c’est souvent l’identifiant du cours dans les réglages LMS." },
    },
    Rule {
        id: "schema/too-long",
        severity: Severity::Warning,
        says: Text { en: "{name} of <{element}> has {length} characters; {longest} may be.", fr: "{name} de <{element}> compte {length} caractères ; {longest} sont admis." },
        why: Text { en: "LMSs cut it off, or refuse the package.", fr: "Les LMS le tronquent, ou refusent le paquet." },
        mend: Text { en: "Shorten it.", fr: "Raccourcissez-le." },
    },
    Rule {
        id: "schema/text",
        severity: Severity::Warning,
        says: Text { en: "There is text in <{element}>, where only elements may stand: “{found}”.", fr: "Il y a du texte dans <{element}>, où seuls des éléments sont admis : « {found} »." },
        why: Text { en: "LMSs that hold the manifest against the schemas refuse it; as a rule something was lost around it.", fr: "Les LMS qui confrontent le manifeste aux schémas le refusent ; en général quelque chose s’est perdu autour." },
        mend: Text { en: "Put the element back that it belongs to, or remove it.", fr: "Remettez l’élément auquel il appartient, ou retirez-le." },
    },
];
