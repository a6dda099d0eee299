//! Tauri's own build step, for the empty window.

fn main() {
    #[cfg(feature = "window")]
    tauri_build::build();
}
