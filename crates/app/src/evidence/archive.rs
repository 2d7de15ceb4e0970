//! Looks into an office file, which is a ZIP archive, without believing what it says of itself:
//! sizes are counted while unpacking, and nothing is written anywhere.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::kind::{FileFault, FileKind};

/// How each archive begins.
pub(super) const SIGNATURE: &[u8] = b"PK\x03\x04";
/// An office file with long pictures and many sheets has some hundreds.
const MOST_ENTRIES: usize = 2000;
/// Unpacked bytes of all entries together.
const MOST_BYTES: u64 = 100 << 20;
/// Unpacked bytes for each packed one, beyond the first [`FREE_BYTES`]: a sheet with many equal rows
/// packs well, a bomb far better.
const MOST_RATIO: u64 = 200;
/// Unpacked bytes of an entry for which the ratio says nothing yet.
const FREE_BYTES: u64 = 1 << 20;

/// What an archive is, after all of it was unpacked once.
pub(super) fn look(bytes: &[u8]) -> Result<FileKind, FileFault> {
    let broken = |_| FileFault::Archive;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_ENTRIES {
        return Err(FileFault::Bomb);
    }
    let mut total = 0;
    let mut places = Vec::new();
    let mut kind = None;
    for n in 0..archive.len() {
        let mut entry = archive.by_index(n).map_err(broken)?;
        let name = entry.name().map_err(broken)?.into_owned();
        if !is_plain(&name) || entry.enclosed_name().is_none() {
            return Err(FileFault::Archive);
        }
        if entry.encrypted() || entry.is_symlink() {
            return Err(FileFault::Archive);
        }
        places.push((entry.header_start(), entry.compressed_size()));
        let mimetype = unpack(&mut entry, &mut total)?;
        kind = kind.or(match name.as_str() {
            "word/document.xml" => Some(FileKind::Docx),
            "xl/workbook.xml" => Some(FileKind::Xlsx),
            "mimetype" if mimetype == FileKind::Ods.media_type().as_bytes() => Some(FileKind::Ods),
            _ => None,
        });
    }
    if overlap(places) {
        return Err(FileFault::Bomb);
    }
    kind.ok_or(FileFault::Kind)
}

/// Names as office programs write them.
fn is_plain(name: &str) -> bool {
    let odd = |c: char| c.is_control() || c == '\\' || c == ':';
    !name.starts_with('/') && !name.contains(odd) && name.split('/').all(|part| part != "..")
}

/// Unpacks an entry, counts, and gives its beginning.
fn unpack<R: Read>(entry: &mut ZipFile<'_, R>, total: &mut u64) -> Result<Vec<u8>, FileFault> {
    let packed = entry.compressed_size().max(1);
    let mut beginning = Vec::new();
    let mut size = 0;
    let mut piece = vec![0; 64 * 1024];
    loop {
        let n = entry.read(&mut piece).map_err(|_| FileFault::Archive)?;
        if n == 0 {
            break;
        }
        if beginning.len() < 64 {
            beginning.extend(piece[..n].iter().take(64));
        }
        // Counts of bytes in a piece of 64 KiB.
        let read = n as u64;
        size += read;
        *total += read;
        if *total > MOST_BYTES || (size > FREE_BYTES && size / packed > MOST_RATIO) {
            return Err(FileFault::Bomb);
        }
    }
    // An archive inside an archive: what is in there nobody has looked at.
    if beginning.starts_with(SIGNATURE) {
        return Err(FileFault::Archive);
    }
    Ok(beginning)
}

/// Whether two entries share bytes: a small file that unpacks to a large one many times.
fn overlap(mut places: Vec<(u64, u64)>) -> bool {
    places.sort_unstable();
    let mut pairs = places.windows(2);
    pairs.any(|pair| pair[0].0.saturating_add(pair[0].1) > pair[1].0)
}
