//! The rules of the schemas, as facts: IMS CP 1.1.2 (imscp_rootv1p1p2), ADL's additions of SCORM 1.2 (adlcp_rootv1p2; CAM
//! §2.3.2, §2.3.3) and IMS Meta-Data 1.2.1 (imsmd_rootv1p2p1). How a document is validated against them is not known here.

use super::super::schema_error::{Expected, Specification};

/// An element of a specification.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: &'static str,
    /// The attributes without namespace. Those of other namespaces are extensions.
    pub(super) attributes: &'static [Attribute],
    pub(super) content: Content,
}

/// An attribute without namespace.
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) kind: ValueKind,
}

/// What a value must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ValueKind {
    /// Any text.
    Any,
    /// Any text of so many characters at most.
    Most(usize),
    /// Of a type.
    Of(Expected),
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Content {
    /// Text, and no element.
    Text(ValueKind),
    /// These elements in this order, then those of other namespaces; no text. The slots are of the element's own
    /// specification.
    Ordered(&'static [Slot]),
    /// These elements in this order, and none else; no text.
    Closed(&'static [Slot]),
    /// Text, and elements of any namespace. After the named ones the schema lets in every element that there is, its own
    /// among them: neither order nor number can be wrong, and only what is required can be missing.
    Open(&'static [Slot]),
}

/// An element's place in another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) repeats: bool,
}

/// The elements of a specification.
pub(super) fn elements(specification: Specification) -> &'static [Element] {
    match specification {
        Specification::Packaging => PACKAGING,
        Specification::Adl => ADL,
        Specification::Metadata => METADATA,
    }
}

/// The element of this name.
pub(super) fn element(specification: Specification, name: &str) -> Option<&'static Element> {
    elements(specification).iter().find(|element| element.name == name)
}

/// An element of ADL's in its place.
#[derive(Debug)]
pub(super) struct AdlPlacement {
    name: &'static str,
    /// The packaging element that it stands in.
    pub(super) inside: &'static str,
    pub(super) once: bool,
}

/// Where the element of ADL's of this name stands. The schema lets it in wherever an extension may be; the standard names
/// the place, and how many there may be (CAM §2.3.2).
pub(super) fn place(name: &str) -> Option<&'static AdlPlacement> {
    ADL_PLACES.iter().find(|place| place.name == name)
}

/// ADL's only attribute (CAM §2.3.3).
pub(super) const SCORM_TYPE: &str = "scormtype";

const ADL_PLACES: &[AdlPlacement] = &[
    adl("location", "metadata", false),
    adl("schema", "metadata", false),
    adl("schemaversion", "metadata", false),
    adl("prerequisites", "item", true),
    adl("maxtimeallowed", "item", true),
    adl("timelimitaction", "item", true),
    adl("datafromlms", "item", true),
    adl("masteryscore", "item", true),
];

const fn adl(name: &'static str, inside: &'static str, once: bool) -> AdlPlacement {
    AdlPlacement { name, inside, once }
}

const fn optional(name: &'static str) -> Slot {
    Slot {
        name,
        required: false,
        repeats: false,
    }
}

const fn required(name: &'static str) -> Slot {
    Slot {
        name,
        required: true,
        repeats: false,
    }
}

const fn many(name: &'static str) -> Slot {
    Slot {
        name,
        required: false,
        repeats: true,
    }
}

const fn some(name: &'static str) -> Slot {
    Slot {
        name,
        required: true,
        repeats: true,
    }
}

const fn must(name: &'static str, kind: ValueKind) -> Attribute {
    Attribute {
        name,
        required: true,
        kind,
    }
}

const fn may(name: &'static str, kind: ValueKind) -> Attribute {
    Attribute {
        name,
        required: false,
        kind,
    }
}

const fn row(name: &'static str, attributes: &'static [Attribute], content: Content) -> Element {
    Element {
        name,
        attributes,
        content,
    }
}

const fn text(name: &'static str) -> Element {
    row(name, &[], Content::Text(ValueKind::Any))
}

const fn short(name: &'static str, most: usize) -> Element {
    row(name, &[], Content::Text(ValueKind::Most(most)))
}

const fn closed(name: &'static str, slots: &'static [Slot]) -> Element {
    row(name, &[], Content::Closed(slots))
}

const fn open(name: &'static str, slots: &'static [Slot]) -> Element {
    row(name, &[], Content::Open(slots))
}

/// A text in languages.
const fn languages(name: &'static str) -> Element {
    closed(name, LANGUAGES)
}

/// A word of a vocabulary: which one, and the word.
const fn word(name: &'static str) -> Element {
    closed(name, WORD)
}

/// A date or a duration.
const fn time(name: &'static str) -> Element {
    closed(name, TIME)
}

const LANGUAGES: &[Slot] = &[some("langstring")];
const WORD: &[Slot] = &[required("source"), required("value")];
const TIME: &[Slot] = &[optional("datetime"), optional("description")];

const ID: ValueKind = ValueKind::Of(Expected::Name);
const URL: ValueKind = ValueKind::Most(2000);
const IDENTIFIERREF: ValueKind = ValueKind::Most(2000);

/// IMS CP 1.1.2. `xml:base` has a namespace and is no row of an element.
const PACKAGING: &[Element] = &[
    row(
        "manifest",
        &[must("identifier", ID), may("version", ValueKind::Most(20))],
        Content::Ordered(&[
            optional("metadata"),
            required("organizations"),
            required("resources"),
            many("manifest"),
        ]),
    ),
    row(
        "metadata",
        &[],
        Content::Ordered(&[optional("schema"), optional("schemaversion")]),
    ),
    short("schema", 100),
    short("schemaversion", 20),
    row(
        "organizations",
        // A reference to an identifier: that it leads nowhere is told where the manifest is read.
        &[may("default", ValueKind::Any)],
        Content::Ordered(&[many("organization")]),
    ),
    row(
        "organization",
        &[must("identifier", ID), may("structure", ValueKind::Most(200))],
        Content::Ordered(&[optional("title"), many("item"), optional("metadata")]),
    ),
    row(
        "item",
        &[
            must("identifier", ID),
            may("identifierref", IDENTIFIERREF),
            may("isvisible", ValueKind::Of(Expected::Boolean)),
            may("parameters", ValueKind::Most(1000)),
        ],
        Content::Ordered(&[optional("title"), many("item"), optional("metadata")]),
    ),
    short("title", 200),
    row("resources", &[], Content::Ordered(&[many("resource")])),
    row(
        "resource",
        &[
            must("identifier", ID),
            must("type", ValueKind::Most(1000)),
            may("href", URL),
        ],
        Content::Ordered(&[optional("metadata"), many("file"), many("dependency")]),
    ),
    row("file", &[must("href", URL)], Content::Ordered(&[optional("metadata")])),
    row(
        "dependency",
        &[must("identifierref", IDENTIFIERREF)],
        Content::Ordered(&[]),
    ),
];

/// ADL's additions.
const ADL: &[Element] = &[
    short("location", 2000),
    row(
        "schema",
        &[],
        Content::Text(ValueKind::Of(Expected::Words(&["ADL SCORM"]))),
    ),
    row(
        "schemaversion",
        &[],
        Content::Text(ValueKind::Of(Expected::Words(&["1.2"]))),
    ),
    row(
        "prerequisites",
        &[must("type", ValueKind::Of(Expected::Words(&["aicc_script"])))],
        Content::Text(ValueKind::Most(200)),
    ),
    // These become elements of the data model, whose types say what they may be.
    text("maxtimeallowed"),
    text("timelimitaction"),
    text("datafromlms"),
    text("masteryscore"),
];

/// IMS Meta-Data 1.2.1: its elements are what they are wherever they stand.
const METADATA: &[Element] = &[
    closed(
        "lom",
        &[
            optional("general"),
            optional("lifecycle"),
            optional("metametadata"),
            optional("technical"),
            optional("educational"),
            optional("rights"),
            many("relation"),
            many("annotation"),
            many("classification"),
        ],
    ),
    open(
        "general",
        &[
            optional("identifier"),
            optional("title"),
            many("catalogentry"),
            many("language"),
            many("description"),
            many("keyword"),
            many("coverage"),
            optional("structure"),
            optional("aggregationlevel"),
        ],
    ),
    open(
        "lifecycle",
        &[optional("version"), optional("status"), many("contribute")],
    ),
    open(
        "metametadata",
        &[
            optional("identifier"),
            many("catalogentry"),
            many("contribute"),
            many("metadatascheme"),
            optional("language"),
        ],
    ),
    open(
        "technical",
        &[
            many("format"),
            optional("size"),
            many("location"),
            many("requirement"),
            optional("installationremarks"),
            optional("otherplatformrequirements"),
            optional("duration"),
        ],
    ),
    open(
        "educational",
        &[
            optional("interactivitytype"),
            many("learningresourcetype"),
            optional("interactivitylevel"),
            optional("semanticdensity"),
            many("intendedenduserrole"),
            many("context"),
            many("typicalagerange"),
            optional("difficulty"),
            optional("typicallearningtime"),
            optional("description"),
            many("language"),
        ],
    ),
    open(
        "rights",
        &[
            optional("cost"),
            optional("copyrightandotherrestrictions"),
            optional("description"),
        ],
    ),
    open("relation", &[optional("kind"), optional("resource")]),
    open(
        "annotation",
        &[optional("person"), optional("date"), optional("description")],
    ),
    open(
        "classification",
        &[
            optional("purpose"),
            many("taxonpath"),
            optional("description"),
            many("keyword"),
        ],
    ),
    open("catalogentry", &[required("catalog"), required("entry")]),
    open("contribute", &[required("role"), many("centity"), optional("date")]),
    open(
        "requirement",
        &[
            optional("type"),
            optional("name"),
            optional("minimumversion"),
            optional("maximumversion"),
        ],
    ),
    open(
        "resource",
        &[optional("identifier"), optional("description"), many("catalogentry")],
    ),
    closed("taxonpath", &[optional("source"), optional("taxon")]),
    closed("taxon", &[optional("id"), optional("entry"), optional("taxon")]),
    closed("centity", &[required("vcard")]),
    closed("person", &[required("vcard")]),
    closed("source", &[required("langstring")]),
    closed("value", &[required("langstring")]),
    languages("title"),
    languages("description"),
    languages("keyword"),
    languages("coverage"),
    languages("entry"),
    languages("version"),
    languages("typicalagerange"),
    languages("installationremarks"),
    languages("otherplatformrequirements"),
    word("structure"),
    word("aggregationlevel"),
    word("status"),
    word("role"),
    word("type"),
    word("name"),
    word("interactivitytype"),
    word("learningresourcetype"),
    word("interactivitylevel"),
    word("semanticdensity"),
    word("intendedenduserrole"),
    word("context"),
    word("difficulty"),
    word("cost"),
    word("copyrightandotherrestrictions"),
    word("kind"),
    word("purpose"),
    time("date"),
    time("duration"),
    time("typicallearningtime"),
    text("langstring"),
    text("identifier"),
    text("language"),
    text("catalog"),
    text("metadatascheme"),
    text("format"),
    text("minimumversion"),
    text("maximumversion"),
    text("datetime"),
    text("vcard"),
    text("id"),
    row("size", &[], Content::Text(ValueKind::Of(Expected::Integer))),
    row(
        "location",
        &[may("type", ValueKind::Of(Expected::Words(&["URI", "TEXT"])))],
        Content::Text(ValueKind::Any),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Specification; 3] = [Specification::Packaging, Specification::Adl, Specification::Metadata];

    /// A slot that names no element would let nothing in, and a name that is there twice would hide one of its rows.
    #[test]
    fn every_slot_names_an_element_and_every_name_is_there_once() {
        for specification in ALL {
            let mut names: Vec<_> = elements(specification).iter().map(|row| row.name).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "{specification:?}");
            for row in elements(specification) {
                let (Content::Ordered(slots) | Content::Closed(slots) | Content::Open(slots)) = row.content else {
                    continue;
                };
                for slot in slots {
                    assert!(
                        element(specification, slot.name).is_some(),
                        "{}/{}",
                        row.name,
                        slot.name
                    );
                }
            }
        }
        for row in ADL {
            let inside = place(row.name).map(|place| place.inside).unwrap();
            assert!(element(Specification::Packaging, inside).is_some(), "{}", row.name);
        }
    }

    /// Every element but the roots stands somewhere.
    #[test]
    fn every_element_has_a_place() {
        for (specification, root) in [(Specification::Packaging, "manifest"), (Specification::Metadata, "lom")] {
            for row in elements(specification).iter().filter(|row| row.name != root) {
                let holds = |parent: &Element| match parent.content {
                    Content::Ordered(slots) | Content::Closed(slots) | Content::Open(slots) => {
                        slots.iter().any(|slot| slot.name == row.name)
                    }
                    Content::Text(_) => false,
                };
                assert!(elements(specification).iter().any(holds), "{}", row.name);
            }
        }
    }
}
