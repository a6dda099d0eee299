//! Packages as files: a zip or a folder is read, checked, unpacked, and what is known of it listed. Nothing of it is
//! judged here, and nothing stored: the rules are in `audit`, the library in `workbench`.
//!
//! A package is hostile until it has been read: nothing is written outside the folder that the caller gives, and all that
//! is read is bounded by [`Limits`].

mod archive;
mod contents;
mod error;
mod facts;
mod limits;
mod metadata;
mod names;
mod progress;
mod source;

pub use archive::{OddNames, UndeclaredName, odd_names, unpack, unpacked_size};
pub use contents::{MACOS_FOLDER, MANIFEST, base_of, files, is_file, read_bounded};
pub use error::{EntryFault, Error, FileError, IoFault, Limit, NameFault, Result, ZipFault, manifest_error};
pub use facts::{PackageFacts, PackageManifest, read_manifest_at, title};
pub use limits::Limits;
pub use metadata::{MetadataContent, MetadataFile};
pub use names::{case_folded, nfc};
pub use progress::{ImportPhase, ImportProgress};
pub use source::{CopiedZip, FolderFile, Source, check_file, display_name, files_of, fingerprint};
