//! Embeds the files of `data/`, so that a new jurisdiction or network needs no change in Rust.

#![expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script its folders through variables"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default())
        .join("../../data")
        .canonicalize()?;
    let mut paths = Vec::new();
    collect(&root, &mut paths)?;
    paths.sort();
    let mut code = String::from("pub(super) static FILES: &[(&str, &str)] = &[\n");
    for path in paths {
        let name = path.strip_prefix(&root).unwrap_or(&path);
        let name = name.display().to_string().replace('\\', "/");
        let path = path.display().to_string();
        let _ = writeln!(code, "    ({name:?}, include_str!({path:?})),");
    }
    code.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("data_files.rs");
    fs::write(out, code)
}

/// Every table and document below a folder; the texts that explain them are not data.
fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path
            .extension()
            .is_some_and(|end| end == "toml" || end == "csv")
        {
            paths.push(path);
        }
    }
    Ok(())
}
