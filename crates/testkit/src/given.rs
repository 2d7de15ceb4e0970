//! The words that questionnaires and data files bring along, for tests in the pseudo-language.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// The runs of letters of a text.
pub fn letters(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|word| !word.is_empty()).map(str::to_owned)
}

/// Words of the questionnaires and of the data that come with the program.
///
/// # Errors
/// A folder or file of the repository cannot be read.
pub fn given_words() -> io::Result<BTreeSet<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut found = BTreeSet::new();
    for folder in ["questionnaires", "data"] {
        read(&root.join(folder), &mut found)?;
    }
    Ok(found)
}

/// Words of all files below a folder that hold texts.
fn read(folder: &Path, found: &mut BTreeSet<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let holds_texts = |end: &std::ffi::OsStr| end == "toml" || end == "csv";
        if path.is_dir() {
            read(&path, found)?;
        } else if path.extension().is_some_and(holds_texts) {
            found.extend(letters(&fs::read_to_string(&path)?));
        }
    }
    Ok(())
}
