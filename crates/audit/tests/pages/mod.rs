//! Pages of `docs/` that are written from tables in the code. Tests of several crates include this file.

use std::{env, fs, path::Path};

/// Compares pages with the files in `docs/`; writes them first if the variable `DOCS` is set.
pub(crate) fn check(pages: &[(&str, String)]) {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    for (name, page) in pages {
        let file = docs.join(name);
        if env::var_os("DOCS").is_some() {
            fs::write(&file, page).unwrap();
        }
        let current = fs::read_to_string(&file).unwrap_or_default();
        assert!(
            current == *page,
            "docs/{name} is out of date: DOCS=write cargo test -p {} --test reference",
            env!("CARGO_PKG_NAME")
        );
    }
}
