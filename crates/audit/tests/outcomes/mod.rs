//! What becomes of each package of `packages/`.

use std::path::{Path, PathBuf};

/// What comes of a package: into the library, and out of the check.
pub(crate) enum Outcome {
    /// It is imported; the rules that find errors and warnings in it. Advice is none of the packages' concern.
    Comes(&'static [&'static str]),
    /// Neither takes it, for this reason.
    Refused(&'static str),
}

use Outcome::{Comes, Refused};

/// The packages by the names of their zips.
pub(crate) const PACKAGES: &[(&str, Outcome)] = &[
    ("05-valid-two-organizations.zip", Comes(&[])),
    ("06-valid-no-default-org.zip", Comes(&[])),
    ("07-valid-resource-without-href.zip", Comes(&[])),
    ("08-valid-container-item.zip", Comes(&[])),
    ("09-valid-container-item-empty-ref.zip", Comes(&[])),
    ("10-valid-extension-elements.zip", Comes(&[])),
    ("13-valid-latin1.zip", Comes(&[])),
    ("14-valid-windows1252.zip", Comes(&[])),
    ("15-valid-utf8-bom.zip", Comes(&[])),
    ("22-bad-manifest-case.zip", Comes(&["package/manifest-case"])),
    ("23-bad-not-wellformed.zip", Comes(&["manifest/not-well-formed"])),
    (
        "25-bad-unbound-prefix.zip",
        Comes(&["manifest/undeclared-prefix", "manifest/namespace"]),
    ),
    ("28-bad-xxe.zip", Refused("badManifest")),
    ("29-bad-billion-laughs.zip", Refused("badManifest")),
    (
        "32-bad-default-org-missing.zip",
        Comes(&["manifest/unknown-default-organization"]),
    ),
    ("34-bad-missing-asset-file.zip", Comes(&["package/missing-file"])),
    ("36-bad-undeclared-file.zip", Comes(&["package/unlisted-file"])),
    ("42-bad-no-title-org.zip", Comes(&["manifest/missing-title"])),
    ("46-bad-masteryscore.zip", Comes(&["manifest/mastery-score"])),
    (
        "49-bad-prerequisites-no-type.zip",
        Comes(&["manifest/prerequisites-untyped", "manifest/unknown-prerequisite"]),
    ),
    (
        "50-bad-prerequisites-cycle.zip",
        Comes(&["manifest/prerequisites-circle"]),
    ),
    ("51-bad-datafromlms-256.zip", Comes(&["manifest/long-launch-data"])),
    ("52-bad-adlcp-on-block.zip", Comes(&["manifest/element-without-sco"])),
    (
        "54-bad-dangling-dependency.zip",
        Comes(&["manifest/unknown-dependency"]),
    ),
    (
        "55-bad-no-resources.zip",
        Comes(&[
            "manifest/no-sco",
            "manifest/resources-missing",
            "manifest/unknown-resource",
        ]),
    ),
    ("57-bad-isvisible.zip", Comes(&["manifest/visibility"])),
    ("58-bad-href-escapes-root.zip", Comes(&["manifest/outside-package"])),
    (
        "59-bad-href-absolute.zip",
        Comes(&[
            "manifest/absolute-path",
            "manifest/outside-package",
            "manifest/unlisted-launch-file",
        ]),
    ),
    (
        "73-sco-set-before-init.zip",
        Comes(&["content/call-before-initialize", "content/no-status"]),
    ),
    ("74-sco-uses-2004-api.zip", Comes(&["content/api-of-2004"])),
    ("81-zip-absolute.zip", Refused("unsafeEntry")),
    ("82-zip-backslash-names.zip", Comes(&["package/backslash-names"])),
    ("83-zip-duplicate-manifest.zip", Comes(&["package/duplicate-entry"])),
    ("85-zip-bomb-ratio.zip", Comes(&[])),
    ("88-zip-reserved-names.zip", Comes(&["package/server-name"])),
    ("91-not-a-zip.zip", Refused("notAZip")),
    ("93-corrupt-data.zip", Refused("damagedEntry")),
    ("96-encrypted.zip", Refused("encryptedEntry")),
];

/// Where the packages are.
pub(crate) fn packages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../audit/tests/packages")
}

/// Those that this system can hold: Windows has no files of the reserved names.
pub(crate) fn possible() -> impl Iterator<Item = &'static (&'static str, Outcome)> {
    let is_possible = |zip: &str| !(cfg!(windows) && zip.contains("reserved-names"));
    PACKAGES.iter().filter(move |(zip, _)| is_possible(zip))
}
