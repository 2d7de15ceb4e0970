//! What everything that times the engine needs.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use icc_questionnaire::{Definition, is_definition_file, parse_bytes};

pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// Seconds that all threads of this program have worked, where the system tells; else zero.
pub(crate) fn processor() -> f64 {
    let Ok(threads) = std::fs::read_dir("/proc/self/task") else {
        return 0.0;
    };
    let nanoseconds = threads.flatten().filter_map(|thread| {
        let text = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<f64>().ok()
    });
    nanoseconds.sum::<f64>() / 1e9
}

pub(crate) fn read_definition(folder: &Path) -> Outcome<Definition> {
    fn visit(root: &Path, at: &Path, out: &mut BTreeMap<String, Vec<u8>>) -> Outcome<()> {
        for entry in std::fs::read_dir(at)? {
            let path = entry?.path();
            if path.is_dir() {
                visit(root, &path, out)?;
                continue;
            }
            let name = path.strip_prefix(root)?.to_string_lossy().into_owned();
            if is_definition_file(&name) {
                out.insert(name, std::fs::read(&path)?);
            }
        }
        Ok(())
    }
    let mut files = BTreeMap::new();
    visit(folder, folder, &mut files)?;
    let checked = parse_bytes(&files).map_err(|problems| format!("{} problems", problems.len()))?;
    Ok(checked.definition)
}
