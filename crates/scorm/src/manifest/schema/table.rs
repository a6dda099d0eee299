//! What may stand where in a manifest of SCORM 1.2, as data: the rules of the schemas imscp_rootv1p1p2, adlcp_rootv1p2 and
//! imsmd_rootv1p2p1 (SCORM 1.2 CAM §2.2.4, §2.3; IMS CP 1.1.2; IMS MD 1.2.1).

use crate::manifest::xml::Vocabulary;

/// What an element may hold.
pub(super) struct Kind {
    pub(super) attributes: &'static [Attribute],
    /// In the order that they must have.
    pub(super) children: &'static [Child],
    pub(super) text: Text,
    /// The vocabulary of its children; those of others are extensions, which may stand anywhere (CAM §2.3.5.6).
    pub(super) vocabulary: Vocabulary,
}

/// The text directly inside an element.
pub(super) enum Text {
    /// None but blanks.
    Blank,
    /// Of at most so many characters.
    UpTo(usize),
    /// Any.
    Free,
}

/// An attribute without prefix.
pub(super) struct Attribute {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) value: Value,
}

/// What an attribute takes.
pub(super) enum Value {
    /// A name that XML takes as an identifier, or as a reference to one.
    Id,
    /// At most so many characters.
    UpTo(usize),
}

/// An element inside another.
pub(super) struct Child {
    pub(super) name: &'static str,
    /// Whether it may stand there more than once.
    pub(super) many: bool,
    pub(super) kind: &'static Kind,
    pub(super) vocabulary: Vocabulary,
}

/// For references and addresses.
const LONG: usize = 2000;
const MEDIUM: usize = 1000;

const fn attribute(name: &'static str, value: Value) -> Attribute {
    Attribute {
        name,
        required: false,
        value,
    }
}

const fn required(name: &'static str, value: Value) -> Attribute {
    Attribute {
        name,
        required: true,
        value,
    }
}

const fn one(name: &'static str, kind: &'static Kind) -> Child {
    Child {
        name,
        many: false,
        kind,
        vocabulary: Vocabulary::Packaging,
    }
}

const fn many(name: &'static str, kind: &'static Kind) -> Child {
    Child {
        many: true,
        ..one(name, kind)
    }
}

const fn adl(name: &'static str, kind: &'static Kind) -> Child {
    Child {
        vocabulary: Vocabulary::Adl,
        ..one(name, kind)
    }
}

const fn packaging(attributes: &'static [Attribute], children: &'static [Child]) -> Kind {
    Kind {
        attributes,
        children,
        text: Text::Blank,
        vocabulary: Vocabulary::Packaging,
    }
}

const fn text(attributes: &'static [Attribute], text: Text) -> Kind {
    Kind {
        attributes,
        children: &[],
        text,
        vocabulary: Vocabulary::Packaging,
    }
}

/// `manifest`, the root.
pub(super) static MANIFEST: Kind = packaging(
    // An `identifier` that is missing is the reader's to note, here and below.
    &[
        attribute("identifier", Value::Id),
        attribute("version", Value::UpTo(20)),
    ],
    &[
        one("metadata", &METADATA),
        one("organizations", &ORGANIZATIONS),
        one("resources", &RESOURCES),
        many("manifest", &MANIFEST),
    ],
);

static METADATA: Kind = packaging(
    &[],
    &[
        one("schema", &SHORT),
        one("schemaversion", &SHORT),
        METADATA_LOCATION,
        METADATA_LOM,
    ],
);
/// Metadata in a file of its own (CAM §2.3.2).
const METADATA_LOCATION: Child = Child {
    many: true,
    ..adl("location", &LOCATION)
};
const METADATA_LOM: Child = Child {
    vocabulary: Vocabulary::Metadata,
    ..many("lom", &LOM)
};
static SHORT: Kind = text(&[], Text::UpTo(100));
static LOCATION: Kind = text(&[], Text::UpTo(LONG));

static ORGANIZATIONS: Kind = packaging(
    &[attribute("default", Value::Id)],
    &[many("organization", &ORGANIZATION)],
);
static ORGANIZATION: Kind = packaging(
    &[
        attribute("identifier", Value::Id),
        attribute("structure", Value::UpTo(200)),
    ],
    &[one("title", &TITLE), many("item", &ITEM), one("metadata", &METADATA)],
);
static ITEM: Kind = packaging(
    &[
        attribute("identifier", Value::Id),
        attribute("identifierref", Value::UpTo(LONG)),
        // What it takes is the reader's to note.
        attribute("isvisible", Value::UpTo(LONG)),
        attribute("parameters", Value::UpTo(MEDIUM)),
    ],
    &[
        one("title", &TITLE),
        many("item", &ITEM),
        one("metadata", &METADATA),
        adl("prerequisites", &PREREQUISITES),
        adl("maxtimeallowed", &FREE),
        adl("timelimitaction", &FREE),
        adl("datafromlms", &FREE),
        adl("masteryscore", &FREE),
    ],
);
/// A title that is too long is a rule of its own.
static TITLE: Kind = text(&[], Text::Free);
static FREE: Kind = text(&[], Text::Free);
static PREREQUISITES: Kind = text(&[attribute("type", Value::UpTo(MEDIUM))], Text::UpTo(200));

static RESOURCES: Kind = packaging(&[], &[many("resource", &RESOURCE)]);
static RESOURCE: Kind = packaging(
    &[
        attribute("identifier", Value::Id),
        required("type", Value::UpTo(MEDIUM)),
        attribute("href", Value::UpTo(LONG)),
    ],
    &[
        one("metadata", &METADATA),
        many("file", &FILE),
        many("dependency", &DEPENDENCY),
    ],
);
static FILE: Kind = packaging(&[required("href", Value::UpTo(LONG))], &[one("metadata", &METADATA)]);
static DEPENDENCY: Kind = packaging(&[required("identifierref", Value::UpTo(LONG))], &[]);

const fn lom(children: &'static [Child]) -> Kind {
    Kind {
        attributes: &[],
        children,
        // Some of them are mixed.
        text: Text::Free,
        vocabulary: Vocabulary::Metadata,
    }
}

const fn part(name: &'static str, kind: &'static Kind) -> Child {
    Child {
        vocabulary: Vocabulary::Metadata,
        ..one(name, kind)
    }
}

const fn parts(name: &'static str, kind: &'static Kind) -> Child {
    Child {
        many: true,
        ..part(name, kind)
    }
}

/// `lom`: the description of learning objects (IMS MD 1.2.1, binding).
static LOM: Kind = lom(&[
    part("general", &GENERAL),
    part("lifecycle", &LIFECYCLE),
    part("metametadata", &METAMETADATA),
    part("technical", &TECHNICAL),
    part("educational", &EDUCATIONAL),
    part("rights", &RIGHTS),
    parts("relation", &RELATION),
    parts("annotation", &ANNOTATION),
    parts("classification", &CLASSIFICATION),
]);
static GENERAL: Kind = lom(&[
    part("identifier", &FREE),
    part("title", &LANGUAGES),
    parts("catalogentry", &CATALOG_ENTRY),
    parts("language", &FREE),
    parts("description", &LANGUAGES),
    parts("keyword", &LANGUAGES),
    parts("coverage", &LANGUAGES),
    part("structure", &VOCABULARY),
    part("aggregationlevel", &VOCABULARY),
]);
static LIFECYCLE: Kind = lom(&[
    part("version", &LANGUAGES),
    part("status", &VOCABULARY),
    parts("contribute", &CONTRIBUTE),
]);
static METAMETADATA: Kind = lom(&[
    part("identifier", &FREE),
    parts("catalogentry", &CATALOG_ENTRY),
    parts("contribute", &CONTRIBUTE),
    parts("metadatascheme", &FREE),
    part("language", &FREE),
]);
static TECHNICAL: Kind = lom(&[
    parts("format", &FREE),
    part("size", &FREE),
    parts("location", &TYPED),
    parts("requirement", &REQUIREMENT),
    part("installationremarks", &LANGUAGES),
    part("otherplatformrequirements", &LANGUAGES),
    part("duration", &DATE),
]);
static EDUCATIONAL: Kind = lom(&[
    part("interactivitytype", &VOCABULARY),
    parts("learningresourcetype", &VOCABULARY),
    part("interactivitylevel", &VOCABULARY),
    part("semanticdensity", &VOCABULARY),
    parts("intendedenduserrole", &VOCABULARY),
    parts("context", &VOCABULARY),
    parts("typicalagerange", &LANGUAGES),
    part("difficulty", &VOCABULARY),
    part("typicallearningtime", &DATE),
    part("description", &LANGUAGES),
    parts("language", &FREE),
]);
static RIGHTS: Kind = lom(&[
    part("cost", &VOCABULARY),
    part("copyrightandotherrestrictions", &VOCABULARY),
    part("description", &LANGUAGES),
]);
static RELATION: Kind = lom(&[part("kind", &VOCABULARY), part("resource", &RELATED)]);
static RELATED: Kind = lom(&[
    part("identifier", &FREE),
    part("description", &LANGUAGES),
    parts("catalogentry", &CATALOG_ENTRY),
]);
static ANNOTATION: Kind = lom(&[
    part("person", &CARD),
    part("date", &DATE),
    part("description", &LANGUAGES),
]);
static CLASSIFICATION: Kind = lom(&[
    part("purpose", &VOCABULARY),
    parts("taxonpath", &TAXON_PATH),
    part("description", &LANGUAGES),
    parts("keyword", &LANGUAGES),
]);
static TAXON_PATH: Kind = lom(&[part("source", &LANGUAGES), part("taxon", &TAXON)]);
static TAXON: Kind = lom(&[part("id", &FREE), part("entry", &LANGUAGES), part("taxon", &TAXON)]);
static CATALOG_ENTRY: Kind = lom(&[part("catalog", &FREE), part("entry", &LANGUAGES)]);
static CONTRIBUTE: Kind = lom(&[part("role", &VOCABULARY), parts("centity", &CARD), part("date", &DATE)]);
static CARD: Kind = lom(&[part("vcard", &FREE)]);
static DATE: Kind = lom(&[part("datetime", &FREE), part("description", &LANGUAGES)]);
static REQUIREMENT: Kind = lom(&[
    part("type", &VOCABULARY),
    part("name", &VOCABULARY),
    part("minimumversion", &FREE),
    part("maximumversion", &FREE),
]);
/// A word of a list, with the list that it is of.
static VOCABULARY: Kind = lom(&[part("source", &LANGUAGES), part("value", &LANGUAGES)]);
/// A text in several languages.
static LANGUAGES: Kind = lom(&[parts("langstring", &FREE)]);
static TYPED: Kind = text(&[attribute("type", Value::UpTo(MEDIUM))], Text::Free);
