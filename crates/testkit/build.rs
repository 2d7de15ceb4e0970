//! Gives the migrations a fingerprint, so that a database prepared from other ones is not used.

#![expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script its folders through variables"
)]

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default())
        .join("../../migrations/src");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(&folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    let mut hasher = DefaultHasher::new();
    for path in paths {
        fs::read(path)?.hash(&mut hasher);
    }
    println!("cargo::rustc-env=MIGRATIONS={:016x}", hasher.finish());
    Ok(())
}
