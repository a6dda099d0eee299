//! What the operating system has to bring: installed by apt where there is one, named to the user elsewhere. macOS and
//! Windows have their web view already.

use std::{collections::HashSet, env, fs, path::Path};

use anyhow::{Result, bail};

use super::Purpose;
use crate::{program::Program, report::Step};

/// A package by Debian's name, and how it is recognized where that says nothing.
struct Package {
    name: &'static str,
    since: Purpose,
    found: Found,
}

enum Found {
    /// pkg-config knows a library of this name.
    Library(&'static str),
    /// One of these programs is on the path.
    Program(&'static [&'static str]),
    /// Nothing tells: it is only looked for where there is apt.
    Unknown,
}

const fn package(name: &'static str, since: Purpose, found: Found) -> Package {
    Package { name, since, found }
}

const PACKAGES: [Package; 18] = [
    package("build-essential", Purpose::Window, Found::Program(&["cc"])),
    package("pkg-config", Purpose::Window, Found::Program(&["pkg-config"])),
    package(
        "libwebkit2gtk-4.1-dev",
        Purpose::Window,
        Found::Library("webkit2gtk-4.1"),
    ),
    package("libgtk-3-dev", Purpose::Window, Found::Library("gtk+-3.0")),
    package("librsvg2-dev", Purpose::Window, Found::Library("librsvg-2.0")),
    package("libssl-dev", Purpose::Window, Found::Library("openssl")),
    package("libxdo-dev", Purpose::Window, Found::Unknown),
    // The videos of modules, H.264 among them.
    package("gstreamer1.0-plugins-base", Purpose::Window, Found::Unknown),
    package("gstreamer1.0-plugins-good", Purpose::Window, Found::Unknown),
    package("gstreamer1.0-libav", Purpose::Window, Found::Unknown),
    package("fonts-dejavu-core", Purpose::Window, Found::Unknown),
    package(
        "webkit2gtk-driver",
        Purpose::Headless,
        Found::Program(&["WebKitWebDriver"]),
    ),
    package("xvfb", Purpose::Headless, Found::Program(&["Xvfb"])),
    package("xauth", Purpose::Headless, Found::Program(&["xauth"])),
    package("dbus", Purpose::Headless, Found::Program(&["dbus-run-session"])),
    package("dbus-x11", Purpose::Headless, Found::Program(&["dbus-launch"])),
    package(
        "chromium",
        Purpose::Headless,
        Found::Program(&["chromium", "chromium-browser", "google-chrome"]),
    ),
    package("chromium-driver", Purpose::Headless, Found::Program(&["chromedriver"])),
];

const ELSEWHERE: &str = "Fedora calls what is needed to build: webkit2gtk4.1-devel gtk3-devel librsvg2-devel \
                         openssl-devel libxdo-devel; Arch: webkit2gtk-4.1 gtk3 librsvg openssl xdotool";

/// Whether a package is missing. Where nothing installs packages, that is an error which names them.
pub(super) fn missing(purpose: Purpose) -> Result<bool> {
    if !cfg!(target_os = "linux") {
        return Ok(false);
    }
    if has_apt() {
        return Ok(!missing_from_apt(&wanted(purpose)).is_empty());
    }
    let missing: Vec<_> = PACKAGES
        .iter()
        .filter(|package| package.since <= purpose && !is_found(&package.found))
        .map(|package| package.name)
        .collect();
    if !missing.is_empty() {
        bail!(
            "please install, by your system's own means, what Debian calls:\n  {}\n{ELSEWHERE}",
            missing.join(" ")
        );
    }
    Ok(false)
}

/// Installs what is missing.
pub(super) fn install(purpose: Purpose, step: &Step) -> Result<()> {
    install_by_apt(&wanted(purpose), step)
}

/// Whether this system installs packages by apt.
pub(super) fn has_apt() -> bool {
    on_path("apt-get") && on_path("dpkg-query")
}

/// Those of `names` that are not installed.
pub(super) fn missing_from_apt(names: &[&'static str]) -> Vec<&'static str> {
    // It fails where it does not know one of them, and still tells of the others: its status says nothing.
    let said = Program::new("dpkg-query")
        .args(["-W", "-f", "${Package} ${db:Status-Status}\\n"])
        .args(names)
        .ask();
    let said = said.map(|(_, said)| said).unwrap_or_default();
    let installed = installed(&said);
    names
        .iter()
        .filter(|name| !installed.contains(*name))
        .copied()
        .collect()
}

/// Installs those of `names` that are missing.
pub(super) fn install_by_apt(names: &[&'static str], step: &Step) -> Result<()> {
    let mut missing = missing_from_apt(names);
    step.run(apt_get().arg("update"))?;
    // Ubuntu has its browser as a snap only: any Chromium on the path will do, and what needs one says so.
    missing.retain(|name| !name.starts_with("chromium") || has_candidate(name));
    if missing.is_empty() {
        return Ok(());
    }
    let install = apt_get()
        .args(["install", "-y", "--no-install-recommends"])
        .args(&missing);
    if let Err(error) = step.run(install) {
        bail!(
            "{error}: please install these yourself and try again:\n  {}",
            missing.join(" ")
        );
    }
    Ok(())
}

/// What a purpose wants of apt.
fn wanted(purpose: Purpose) -> Vec<&'static str> {
    PACKAGES
        .iter()
        .filter(|package| package.since <= purpose)
        .filter(|package| !package.name.starts_with("chromium") || !is_decided(package))
        .map(|package| package.name)
        .collect()
}

/// Whether there is a browser of another origin, or none to be had.
fn is_decided(browser: &Package) -> bool {
    is_found(&browser.found) || (has_lists() && !has_candidate(browser.name))
}

fn has_candidate(name: &str) -> bool {
    let policy = Program::new("apt-cache").args(["policy", name]).output();
    policy.is_some_and(|policy| candidate(&policy).is_some())
}

/// Whether apt has ever read which packages there are.
fn has_lists() -> bool {
    fs::read_dir("/var/lib/apt/lists").is_ok_and(|lists| {
        lists
            .flatten()
            .any(|list| list.file_name().to_string_lossy().contains("_Packages"))
    })
}

fn apt_get() -> Program {
    let root = Program::new("id").arg("-u").output().is_some_and(|id| id == "0");
    let options = ["-o", "DPkg::Lock::Timeout=300"];
    if root {
        return Program::new("apt-get")
            .args(options)
            .env("DEBIAN_FRONTEND", "noninteractive");
    }
    Program::new("sudo")
        .args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
        .args(options)
        .may_ask()
}

fn is_found(found: &Found) -> bool {
    match found {
        Found::Library(name) => Program::new("pkg-config").args(["--exists", name]).succeeds(),
        Found::Program(names) => names.iter().any(|name| on_path(name)),
        Found::Unknown => true,
    }
}

fn on_path(name: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| Path::new(&folder).join(name).exists()))
}

/// The packages that `dpkg-query` says are installed: a name and a status on each line.
fn installed(said: &str) -> HashSet<&str> {
    said.lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(_, status)| *status == "installed")
        .map(|(name, _)| name)
        .collect()
}

/// The version that `apt-cache policy` would install.
fn candidate(policy: &str) -> Option<&str> {
    let version = policy
        .lines()
        .find_map(|line| line.trim().strip_prefix("Candidate: "))?;
    (version != "(none)").then_some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_installed_counts() {
        let said = "xvfb installed\nchromium config-files\ndbus installed\ndbus installed\nlibxdo-dev not-installed";
        assert_eq!(installed(said), HashSet::from(["xvfb", "dbus"]));
    }

    #[test]
    fn a_candidate_is_a_version() {
        let policy = "chromium:\n  Installed: (none)\n  Candidate: 140.0-1\n  Version table:";
        assert_eq!(candidate(policy), Some("140.0-1"));
        assert_eq!(candidate("chromium:\n  Installed: (none)\n  Candidate: (none)"), None);
        assert_eq!(candidate(""), None);
    }

    #[test]
    fn a_window_needs_less_than_the_tests() {
        let (window, tests) = (wanted(Purpose::Window), wanted(Purpose::Tests));
        assert!(window.contains(&"libwebkit2gtk-4.1-dev") && !window.contains(&"xvfb"));
        assert!(tests.contains(&"xvfb"));
    }
}
