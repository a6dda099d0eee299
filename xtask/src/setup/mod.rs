//! What must be on the machine before anything is built: looked for first, got where it is missing, and said plainly
//! where only the user can.

mod interface;
mod packages;
mod rust;

use anyhow::Result;

pub(crate) use rust::{CARGO_DENY, TAURI_DRIVER, WASM, WasmCompiler, wasm_compiler};

use crate::report::{Report, Step};

/// What the machine is prepared for; each needs all that the one before it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    /// Building the workbench and opening it on a display.
    Window,
    /// Driving it on a virtual display.
    Headless,
    /// All tests.
    Tests,
}

/// One thing that a purpose needs.
struct Need {
    /// What is done about it, as its step is called.
    name: &'static str,
    /// The first purpose that needs it.
    since: Purpose,
    /// Whether it is missing.
    missing: fn(Purpose) -> Result<bool>,
    /// Gets it.
    get: fn(Purpose, &Step) -> Result<()>,
}

/// All needs, in the order that they need each other.
const NEEDS: [Need; 7] = [
    Need {
        name: "Install system packages",
        since: Purpose::Window,
        missing: packages::missing,
        get: packages::install,
    },
    Need {
        name: "Add rustfmt and clippy",
        since: Purpose::Tests,
        missing: rust::components_missing,
        get: rust::add_components,
    },
    Need {
        name: "Add the WebAssembly target",
        since: Purpose::Window,
        missing: rust::wasm_target_missing,
        get: rust::add_wasm_target,
    },
    Need {
        name: "Look for Node.js",
        since: Purpose::Window,
        missing: interface::node_missing,
        get: interface::ask_for_node,
    },
    Need {
        name: "Install the interface's packages",
        since: Purpose::Window,
        missing: interface::packages_missing,
        get: interface::install_packages,
    },
    Need {
        name: "Build tauri-driver, which drives the window",
        since: Purpose::Headless,
        missing: rust::tauri_driver_missing,
        get: rust::install_tauri_driver,
    },
    Need {
        name: "Build cargo-deny, which checks the dependencies",
        since: Purpose::Tests,
        missing: rust::cargo_deny_missing,
        get: rust::install_cargo_deny,
    },
];

/// Prepares the machine: only what is missing is done.
///
/// # Errors
/// Something cannot be got; the error says what the user can do.
pub(crate) fn prepare(purpose: Purpose, report: &Report) -> Result<()> {
    for need in NEEDS.iter().filter(|need| need.since <= purpose) {
        if (need.missing)(purpose)? {
            report.step(need.name, |step| (need.get)(purpose, step))?;
        }
    }
    Ok(())
}
