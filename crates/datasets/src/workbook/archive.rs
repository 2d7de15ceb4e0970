//! The archive of a workbook, measured while it is unpacked: the sizes that it declares can lie.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{LARGEST_FILE, MOST_BYTES, MOST_PARTS, MOST_RATIO, RATIO_FROM, Refusal};

/// How compound files begin: those of Excel before 2007, and workbooks with a password.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// Looks at a file before anything reads its content.
///
/// # Errors
/// Why it is not read.
pub(super) fn measure(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.len() > LARGEST_FILE {
        return Err(Refusal::TooLarge);
    }
    if bytes.starts_with(COMPOUND) {
        return Err(Refusal::Old);
    }
    if !bytes.starts_with(ARCHIVE) {
        return Err(Refusal::NotAWorkbook);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(Refusal::Swells);
    }
    let names: Result<Vec<String>, _> = archive
        .file_names()
        .map(|name| name.map(std::borrow::Cow::into_owned))
        .collect();
    let names = names.map_err(|_| Refusal::Damaged)?;
    kind(&names)?;
    let mut total = 0;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|_| Refusal::Damaged)?;
        if part.encrypted() || part.is_symlink() || part.enclosed_name().is_none() {
            return Err(Refusal::Damaged);
        }
        let left = MOST_BYTES - total + 1;
        let read = std::io::copy(&mut part.take(left), &mut std::io::sink());
        total += read.map_err(|_| Refusal::Damaged)?;
        let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if total > MOST_BYTES || (total > RATIO_FROM && total / packed.max(1) > MOST_RATIO) {
            return Err(Refusal::Swells);
        }
    }
    Ok(())
}

/// What the names of its parts say it is.
fn kind(names: &[String]) -> Result<(), Refusal> {
    let has = |name: &str| names.iter().any(|known| known == name);
    if has("mimetype") && has("content.xml") {
        return Err(Refusal::OpenDocument);
    }
    if has("xl/workbook.bin") {
        return Err(Refusal::Binary);
    }
    if names.iter().any(|name| name.ends_with("vbaProject.bin")) {
        return Err(Refusal::Macros);
    }
    if has("[Content_Types].xml") && has("xl/workbook.xml") {
        Ok(())
    } else {
        Err(Refusal::NotAWorkbook)
    }
}
