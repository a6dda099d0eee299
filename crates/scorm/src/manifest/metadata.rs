//! What a package says about itself: the few parts of its learning object metadata (LOM) that people look for.

use serde::{Deserialize, Serialize};

use super::problem::ManifestError;
use crate::xml::{self, Located, Node, XmlFault};

/// Title, description and language of a package (IMS Meta-Data 1.2.1, `general`); what is absent is blank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct Metadata {
    /// `general/title`, in the first language that it has.
    pub title: String,
    /// `general/description`, in the first language that it has.
    pub description: String,
    /// `general/language`, else the language that the title is in: `fr`, `en-US`.
    pub language: String,
}

/// A metadata file that was read.
#[derive(Debug)]
pub struct MetadataDocument {
    /// The document, decoded.
    pub text: String,
    /// What it says; blank where it is a document of another kind, which is no error.
    pub metadata: Metadata,
    /// What is not well-formed in it, each with its place in the text.
    pub faults: Vec<Located<XmlFault>>,
}

/// Reads a metadata file, which a manifest names in `adlcp:location` (SCORM 1.2 CAM §2.3.2). What is not well-formed is
/// read around.
///
/// # Errors
/// Where it cannot be read as XML at all, or is past the limits.
pub fn read_metadata(bytes: &[u8]) -> Result<MetadataDocument, ManifestError> {
    let document = xml::read(bytes)?;
    Ok(MetadataDocument {
        metadata: general(&document.root),
        text: document.text,
        faults: document.faults,
    })
}

/// The metadata inside a `metadata` element.
pub(super) fn read(metadata: &Node) -> Metadata {
    metadata.any_child("lom").map(general).unwrap_or_default()
}

/// The language that the metadata of a part of the package give, the first in the manifest: of an organization, an item, a
/// resource or a file.
pub(super) fn language_of_a_part(root: &Node) -> String {
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        let said = node.child("metadata").map(|metadata| read(metadata).language);
        if let Some(language) = said.filter(|language| !language.is_empty()) {
            return language;
        }
        let inside = node.children.iter().filter(|child| !child.vocabulary.is_extension());
        open.extend(inside.rev());
    }
    String::new()
}

fn general(lom: &Node) -> Metadata {
    let Some(general) = lom.any_child("general") else {
        return Metadata::default();
    };
    let (title, of_title) = text(general, "title");
    let (description, _) = text(general, "description");
    let said = general.any_child("language").map(|node| node.text.trim());
    let language = said.filter(|language| !language.is_empty()).unwrap_or(of_title);
    Metadata {
        title: title.to_owned(),
        description: description.to_owned(),
        // How IMS Meta-Data writes that there is none.
        language: if language == "x-none" { "" } else { language }.to_owned(),
    }
}

/// The text of an element in the first language that it has, with that language: `langstring` in SCORM 1.2, `string` in
/// SCORM 2004.
fn text<'a>(general: &'a Node, name: &str) -> (&'a str, &'a str) {
    let Some(node) = general.any_child(name) else {
        return ("", "");
    };
    let string = node.any_child("langstring").or_else(|| node.any_child("string"));
    let language = string.and_then(|s| s.attribute("xml:lang").or_else(|| s.attribute("language")));
    let text = string.map_or(node.text.as_str(), |string| string.text.as_str());
    (text.trim(), language.unwrap_or_default().trim())
}
