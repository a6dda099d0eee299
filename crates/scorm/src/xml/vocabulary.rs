//! For which specification a name is, as its namespace says.

use super::namespace::Namespace;

/// ADL's namespace of SCORM 1.2 (CAM §2.3).
pub(crate) const ADL: &str = "http://www.adlnet.org/xsd/adlcp_rootv1p2";

/// The namespace of IMS Meta-Data 1.2.1, the one that SCORM 1.2 names (CAM §2.2).
const METADATA: &str = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1";

/// The specification that a name belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Vocabulary {
    /// IMS Content Packaging, in any version.
    #[default]
    Packaging,
    /// ADL's additions of SCORM 1.2.
    Adl,
    /// ADL's additions under the namespace of another version, or one that only looks like theirs.
    NearlyAdl,
    /// A prefix that nothing declares.
    Undeclared,
    /// IMS Meta-Data 1.2.1: to a reader of manifests an extension as any other, but one whose rules are known.
    Metadata,
    /// Something else: an extension, which a reader passes over (SCORM 1.2 CAM §2.3.5.6).
    Other,
}

impl Vocabulary {
    /// What a namespace belongs to; `root` is that of the document's root element, which every packaging name may have.
    pub(super) fn of(found: &Namespace, root: Option<&str>) -> Self {
        match found {
            Namespace::Unbound => Self::Packaging,
            Namespace::Undeclared => Self::Undeclared,
            Namespace::Bound(namespace) => match &**namespace {
                ADL => Self::Adl,
                namespace if namespace.contains("adlcp") => Self::NearlyAdl,
                namespace if namespace.contains("imscp") || Some(namespace) == root => Self::Packaging,
                METADATA => Self::Metadata,
                _ => Self::Other,
            },
        }
    }

    pub(crate) fn is_extension(self) -> bool {
        matches!(self, Self::Metadata | Self::Other)
    }
}
