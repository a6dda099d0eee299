//! What the interface is built with: Node.js, and the packages that its lock file names.

use anyhow::{Result, bail};

use super::Purpose;
use crate::{program::Program, report::Step, root, stamp::Stamp};

/// The oldest Node.js that the interface's tools run on.
const NODE: (u32, u32) = (20, 19);

pub(super) fn node_missing(_: Purpose) -> Result<bool> {
    Ok(node().as_deref().and_then(version).is_none_or(|found| found < NODE))
}

pub(super) fn ask_for_node(_: Purpose, _: &Step) -> Result<()> {
    let (major, minor) = NODE;
    let found = node().unwrap_or_else(|| "none".to_owned());
    bail!("Node.js {major}.{minor} or newer is needed, and {found} is here: please install it (https://nodejs.org)")
}

pub(super) fn packages_missing(_: Purpose) -> Result<bool> {
    let installed = root().join("ui/node_modules/.package-lock.json").exists();
    Ok(!installed || !lock()?.is_current())
}

pub(super) fn install_packages(_: Purpose, step: &Step) -> Result<()> {
    step.run(Program::npm().args(["ci", "--no-audit", "--no-fund"]))?;
    lock()?.set()
}

fn lock() -> Result<Stamp> {
    Stamp::from_file("npm", &root().join("ui/package-lock.json"))
}

fn node() -> Option<String> {
    Program::new("node").arg("--version").output()
}

/// Major and minor of `v20.19.4`.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().trim_start_matches('v').split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `npm ci` wants every package in the lock file, also those of other platforms. @lix-js/sdk names some that were never
    /// published, so package.json overrides them with a package that has no code, which is as good as none: the SDK then
    /// runs as WebAssembly.
    #[test]
    fn the_lock_file_has_every_platform_and_no_addresses() {
        let lock = std::fs::read_to_string(root().join("ui/package-lock.json")).unwrap();
        assert!(!lock.contains("\"resolved\""), "it names a registry's host");
        for platform in ["darwin-arm64", "linux-arm64", "win32-x64"] {
            assert!(
                lock.contains(&format!("node_modules/@lix-js/sdk-{platform}")),
                "{platform}"
            );
        }
    }

    #[test]
    fn versions_compare_as_numbers() {
        assert_eq!(version("v20.19.4\n"), Some((20, 19)));
        assert!(version("v9.90.0") < Some(NODE));
        assert!(version("v22.1.0") > Some(NODE));
        assert_eq!(version("twenty"), None);
        assert_eq!(version("v20"), None);
    }
}
