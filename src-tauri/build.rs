//! Tauri's own build step: the configuration, the capabilities, the icons.

fn main() {
    tauri_build::build();
}
