//! src-tauri
fn main() {}
