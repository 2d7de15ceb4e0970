//! Embeds every `locales/<language>/<area>.ftl`, so that a new area needs no change in Rust.

#![expect(
    clippy::disallowed_methods,
    reason = "cargo names a build script's folders in its environment"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default())
        .join("../../locales")
        .canonicalize()?;
    let mut code = String::new();
    for tag in ["fr", "en"] {
        let folder = root.join(tag);
        println!("cargo::rerun-if-changed={}", folder.display());
        let _ = writeln!(
            code,
            "pub(crate) static {}: &[(&str, &str)] = &[",
            tag.to_uppercase()
        );
        for path in ftl_files(&folder)? {
            let area = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let _ = writeln!(
                code,
                "    ({area:?}, include_str!({:?})),",
                path.display().to_string()
            );
        }
        code.push_str("];\n");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("areas.rs");
    fs::write(out, code)
}

/// The `.ftl` files of a folder, in the order of their names.
fn ftl_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "ftl") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
