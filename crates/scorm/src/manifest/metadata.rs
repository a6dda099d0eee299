//! What a package says about itself: the few parts of its learning object metadata (LOM) that people look for.

use serde::{Deserialize, Serialize};

use super::MAX_BYTES;
use super::decode::decode;
use super::problem::ManifestError;
use super::xml::{Node, parse};

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

/// Reads a metadata file, which a manifest names in `adlcp:location` (SCORM 1.2 CAM §2.3.2).
///
/// # Errors
/// Where it cannot be read as XML. A document of another kind has no metadata, which is no error.
pub fn read_metadata(bytes: &[u8]) -> Result<Metadata, ManifestError> {
    if bytes.len() > MAX_BYTES {
        return Err(ManifestError::TooLarge {
            limit: MAX_BYTES as u32,
        });
    }
    let root = parse(&decode(bytes)?.0)?;
    Ok(general(&root))
}

/// The metadata inside a `metadata` element.
pub(super) fn read(metadata: &Node) -> Metadata {
    metadata.any_child("lom").map(general).unwrap_or_default()
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
