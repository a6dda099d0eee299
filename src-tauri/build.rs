//! Tauri's own build step (the configuration, the capabilities, the icons), and the zip of the sample course.

use std::{env, io, path::Path};

/// The module among the fixtures that is the sample.
const SAMPLE: &str = "quiz";

fn main() -> io::Result<()> {
    tauri_build::build();
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fixtures::zip(SAMPLE, Path::new(&out))?;
    println!("cargo:rerun-if-changed={}", fixtures::folder().display());
    Ok(())
}
