//! What must be on the machine before anything is built: looked for first, installed where it is missing, and said
//! plainly where only the user can.

use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::step::{answer, command, quiet};

/// What the machine is prepared for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    /// Building the workbench and opening it on a display.
    Window,
    /// All that, and driving it on a virtual display.
    Tests,
}

const TO_BUILD: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libgtk-3-dev",
    "librsvg2-dev",
    "libssl-dev",
    // What a module's videos and a window's words need.
    "gstreamer1.0-plugins-base",
    "gstreamer1.0-plugins-good",
    "gstreamer1.0-libav",
    "fonts-dejavu-core",
];
const TO_TEST: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "dbus",
    "dbus-x11",
    "chromium",
    "chromium-driver",
];

/// Debian's own way to the standard library of wasm32, where rustup has no server to ask.
const TO_BUILD_WASM: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-19"];

const NODE: (u32, u32) = (20, 19);
pub(crate) const WASM: &str = "wasm32-unknown-unknown";
const RUSTUP_LIMIT: Duration = Duration::from_secs(180);

/// Prepares the machine.
pub(crate) fn prepare(what: For) -> Result<()> {
    fs::create_dir_all("target/xtask")?;
    system_packages(what)?;
    node()?;
    npm_packages()?;
    if what == For::Tests && !Path::new(TAURI_DRIVER).exists() {
        let install = [
            "install",
            "tauri-driver",
            "--version",
            "^2",
            "--locked",
            "--root",
            "target/tools",
        ];
        quiet("Installing tauri-driver", command("cargo").args(install))?;
    }
    Ok(())
}

/// The program that speaks WebDriver to the window.
pub(crate) const TAURI_DRIVER: &str = "target/tools/bin/tauri-driver";

fn system_packages(what: For) -> Result<()> {
    if !cfg!(target_os = "linux") {
        if what == For::Tests {
            bail!("the tests drive the window through WebKitWebDriver, which is there on Linux only");
        }
        return Ok(());
    }
    let wanted: Vec<_> = TO_BUILD
        .iter()
        .chain(if what == For::Tests { TO_TEST } else { &[] })
        .copied()
        .collect();
    if answer(command("dpkg-query").arg("--version")).is_some() {
        return apt(&wanted);
    }
    if answer(command("pkg-config").args(["--exists", "webkit2gtk-4.1", "gtk+-3.0", "librsvg-2.0"])).is_none() {
        bail!(
            "this system has no apt, so please install by its own means what Debian calls:\n  {}\n\
             On Fedora: webkit2gtk4.1-devel gtk3-devel librsvg2-devel openssl-devel gstreamer1-libav; on Arch: \
             webkit2gtk-4.1 gtk3 librsvg gst-libav",
            wanted.join(" ")
        );
    }
    Ok(())
}

/// Installs those of `packages` that are missing.
fn apt(packages: &[&str]) -> Result<()> {
    let installed = |name: &&&str| {
        answer(command("dpkg-query").args(["-W", "-f", "${db:Status-Abbrev}", name]))
            .is_some_and(|s| s.starts_with("ii"))
    };
    let missing: Vec<_> = packages.iter().filter(|name| !installed(name)).copied().collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing: {}", missing.join(" "));
    quiet("Reading the lists of packages", apt_get().arg("update"))?;
    quiet(
        "Installing them",
        apt_get()
            .args(["install", "-y", "--no-install-recommends"])
            .args(missing),
    )
    .context("apt could not install what is missing: please install it by hand, and run this again")
}

fn apt_get() -> Command {
    let root = answer(command("id").arg("-u")).is_some_and(|id| id == "0");
    let mut apt = if root { command("apt-get") } else { Command::new("sudo") };
    if !root {
        // sudo may ask for a password: it keeps the terminal.
        apt.args(["--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
    }
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

fn node() -> Result<()> {
    let said = answer(command("node").arg("--version"));
    match said.as_deref().and_then(version) {
        Some(found) if found >= NODE => Ok(()),
        _ => bail!(
            "Node.js {}.{} or newer is needed, and {} is here: please install it (nodejs.org, or your system's packages)",
            NODE.0,
            NODE.1,
            said.unwrap_or_else(|| "none".into())
        ),
    }
}

/// Major and minor of `v20.19.4`.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim_start_matches('v').split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

fn npm_packages() -> Result<()> {
    let lock = fs::read("ui/package-lock.json")?;
    let stamp = Stamp::of("npm", &lock);
    if stamp.is_current() && Path::new("ui/node_modules").exists() {
        return Ok(());
    }
    quiet(
        "Installing the interface's packages",
        command("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir("ui"),
    )?;
    stamp.set()
}

/// Whether the standard library of wasm32 is there, added by rustup where it is not. Where rustup cannot, `false`:
/// Debian's compiler builds it, and is installed then.
pub(crate) fn wasm_target() -> Result<bool> {
    let there = || {
        answer(command("rustc").args(["--print", "target-libdir", "--target", WASM]))
            .is_some_and(|folder| Path::new(&folder).exists())
    };
    if there() {
        return Ok(true);
    }
    println!("Adding the target {WASM} …");
    if let Ok(mut rustup) = command("rustup").args(["target", "add", WASM]).spawn() {
        let began = Instant::now();
        while rustup.try_wait()?.is_none() {
            if began.elapsed() > RUSTUP_LIMIT {
                rustup.kill()?;
                rustup.wait()?;
                break;
            }
            std::thread::sleep(Duration::from_millis(200));
        }
    }
    if there() {
        return Ok(true);
    }
    apt(TO_BUILD_WASM)
        .with_context(|| format!("rustup could not add {WASM}, and Debian's compiler is not to be had"))?;
    Ok(false)
}

/// Remembers what a step was last done for, so that it is not done again.
#[derive(Debug)]
pub(crate) struct Stamp {
    file: String,
    now: String,
}

impl Stamp {
    pub(crate) fn of(name: &str, input: &[u8]) -> Self {
        let digest = Sha256::digest(input);
        Self {
            file: format!("target/xtask/{name}.stamp"),
            now: digest.iter().map(|b| format!("{b:02x}")).collect(),
        }
    }

    pub(crate) fn is_current(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|was| was == self.now)
    }

    pub(crate) fn set(&self) -> Result<()> {
        Ok(fs::write(&self.file, &self.now)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        assert_eq!(version("v20.19.4"), Some((20, 19)));
        assert!(version("v9.9.0") < Some(NODE));
        assert_eq!(version("twenty"), None);
    }
}
