//! Files as `LibreOffice` opens and writes them.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A folder with what `LibreOffice` makes of a file; `kind` as its `--convert-to` names it.
pub(crate) fn converted(file: &Path, kind: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    // Two of them at once want a profile each.
    let profile = tempfile::tempdir().expect("a folder");
    let done = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.path().display()
        ))
        .args(["--headless", "--convert-to", kind, "--outdir"])
        .arg(folder.path())
        .arg(file)
        .output()
        .expect("LibreOffice starts");
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{told}");
    folder
}
