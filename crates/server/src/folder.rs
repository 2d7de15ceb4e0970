//! Reading a definition from its folder.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use icc_i18n::{Args, key};
use icc_questionnaire::limits::{FILE_BYTES, FILES};
use icc_questionnaire::{Checked, Definition, is_definition_file, parse_bytes};

use crate::console::{Console, Failure};

/// Folders inside folders that are looked at: methods, texts and crosswalks stand one deep.
const DEPTH: usize = 2;

/// Reads and checks a definition; lists its problems if it is refused.
pub(crate) fn read(console: &Console, folder: &Path) -> Result<Checked, Failure> {
    if folder.is_file() {
        let holds = folder.parent().filter(|holds| *holds != Path::new(""));
        let holds = holds.unwrap_or(Path::new("."));
        let args = Args::new().text("file", folder.display().to_string());
        let args = args.text("folder", holds.display().to_string());
        let said = console.text(key!("cli-definition-is-file"), &args);
        return Err(Failure::Usage(said));
    }
    let files = files(folder)?;
    let shown = folder.display().to_string();
    parse_bytes(&files).map_err(|problems| {
        console.diagnostics(&shown, &problems);
        let count = Args::new()
            .integer("count", problems.len())
            .text("folder", &shown);
        console.tell(key!("cli-definition-refused"), &count);
        Failure::Told
    })
}

/// The method asked for, or the only one.
pub(crate) fn method<'a>(
    console: &Console,
    definition: &'a Definition,
    asked: Option<&str>,
) -> Result<&'a icc_questionnaire::definition::Method, Failure> {
    let known = || definition.methods.iter().map(|m| m.id.to_string());
    let args = || Args::new().list("known", known());
    match (asked, &definition.methods[..]) {
        (Some(id), _) => definition.method(id).ok_or_else(|| {
            Failure::Usage(console.text(key!("cli-method-unknown"), &args().text("method", id)))
        }),
        (None, [only]) => Ok(only),
        (None, []) => Err(Failure::Usage(console.plain(key!("cli-method-none")))),
        (None, _) => Err(Failure::Usage(
            console.text(key!("cli-method-needed"), &args()),
        )),
    }
}

fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    collect(folder, "", 0, &mut files)
        .with_context(|| format!("{} cannot be read", folder.display()))?;
    Ok(files)
}

fn collect(
    folder: &Path,
    prefix: &str,
    depth: usize,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if prefix.is_empty() {
            name
        } else {
            format!("{prefix}/{name}")
        };
        // Follows links: a definition may be put together from several places.
        let Ok(kind) = fs::metadata(entry.path()) else {
            continue;
        };
        if kind.is_dir() && depth < DEPTH {
            collect(&entry.path(), &path, depth + 1, files)?;
        } else if kind.is_file() && is_definition_file(&path) && files.len() <= FILES {
            let mut bytes = Vec::new();
            // One byte more than allowed is enough to be refused.
            let file = File::open(entry.path()).with_context(|| path.clone())?;
            file.take(FILE_BYTES as u64 + 1)
                .read_to_end(&mut bytes)
                .with_context(|| path.clone())?;
            files.insert(path, bytes);
        }
    }
    Ok(())
}
