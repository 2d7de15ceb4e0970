//! Tests across crates. Each folder beside `src` is one test binary: `docs` now, more as the
//! service grows. What several of them need is here.
//!
//! To add a folder: its `main.rs`, and a `[[test]]` entry in `tests/Cargo.toml`.

use std::env::consts::EXE_SUFFIX;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The top folder of the repository.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The built `icc-index`, for tests that use it as a person would.
///
/// `cargo xtask test` builds it and names it in `ICC_INDEX_BIN`; otherwise it is looked for beside
/// the running test, where `cargo build --bin icc-index` puts it.
///
/// # Errors
///
/// Not found: the text says how to build it.
pub fn index_binary() -> io::Result<PathBuf> {
    let binary = match variable("ICC_INDEX_BIN") {
        Some(path) => PathBuf::from(path),
        None => std::env::current_exe()?
            .ancestors()
            .nth(2)
            .unwrap_or_else(|| Path::new("."))
            .join(format!("icc-index{EXE_SUFFIX}")),
    };
    if binary.is_file() {
        return Ok(binary);
    }
    Err(io::Error::new(
        io::ErrorKind::NotFound,
        format!(
            "{} is not built: cargo build --bin icc-index",
            binary.display()
        ),
    ))
}

/// The folder with the data of published indices, for the tests in a module `cases`.
///
/// # Errors
///
/// `CASES_DIR` is not set: `cargo xtask test` sets it or leaves these tests out.
pub fn cases_dir() -> io::Result<PathBuf> {
    variable("CASES_DIR").map(PathBuf::from).ok_or_else(|| {
        io::Error::new(
            io::ErrorKind::NotFound,
            "set CASES_DIR to the folder with the data of the published indices",
        )
    })
}

/// The Python with the tools that tests use.
///
/// # Errors
///
/// `PYTHON_TOOLS` is not set: `cargo xtask test` sets it or leaves these tests out.
pub fn python() -> io::Result<PathBuf> {
    variable("PYTHON_TOOLS").map(PathBuf::from).ok_or_else(|| {
        io::Error::new(
            io::ErrorKind::NotFound,
            "set PYTHON_TOOLS to a Python with the tools of tests/files/requirements.txt",
        )
    })
}

/// Every file under a folder of the repository whose name ends with `suffix`, in order.
///
/// Folders that builds make (`target`, `node_modules`, `var`) and hidden ones are left out.
///
/// # Errors
///
/// A folder cannot be read.
pub fn files(folder: &Path, suffix: &str) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            if !matches!(name.as_str(), "target" | "node_modules" | "var") && !name.starts_with('.')
            {
                found.extend(files(&entry.path(), suffix)?);
            }
        } else if name.ends_with(suffix) {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

#[expect(
    clippy::disallowed_methods,
    reason = "tests are told by the environment what the machine has"
)]
fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}
