//! Embeds every template and asset, so that a new page needs no list of files in Rust.

#![expect(
    clippy::disallowed_methods,
    reason = "cargo names a build script's folders in its environment"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut code = String::new();
    let templates = files(&root.join("templates"))?;
    code.push_str("pub(crate) static TEMPLATES: &[(&str, &str)] = &[\n");
    for (name, path) in templates {
        let _ = writeln!(
            code,
            "    ({name:?}, include_str!({:?})),",
            path.display().to_string()
        );
    }
    code.push_str("];\npub(crate) static ASSETS: &[(&str, &[u8])] = &[\n");
    for (name, path) in files(&root.join("assets"))? {
        let _ = writeln!(
            code,
            "    ({name:?}, include_bytes!({:?})),",
            path.display().to_string()
        );
    }
    code.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("embedded.rs");
    fs::write(out, code)
}

/// The files below a folder with their names relative to it (`pages/home.html`), sorted by name.
fn files(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(current) = open.pop() {
        println!("cargo::rerun-if-changed={}", current.display());
        for entry in fs::read_dir(&current)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap_or(&path);
                let name = name.components().map(|c| c.as_os_str().to_string_lossy());
                found.push((name.collect::<Vec<_>>().join("/"), path));
            }
        }
    }
    found.sort();
    Ok(found)
}
