//! The public tables as a release keeps them: read from its own file, from where a page begins.

use std::collections::BTreeSet;
use std::io::{self, BufRead};

use icc_datasets::released::{Cell, Condition, Page, TableFormat, kept_row};
use icc_questionnaire::canonical::sha256;
use icc_store::{Release, ReleaseFile};
use tokio::runtime::Handle;

use super::filter::{NETWORK, UNIT, conditions};
use super::{Cursor, Question, TablePage, asked};
use crate::error::Error;
use crate::releases::{Desk, ListedRelease, Version, WithdrawnRelease, file_table};
use crate::service::Service;

/// Bytes of a file that are read for one page, at least while nothing is found: whoever looks for
/// little in a large table goes on from there.
const READ: u64 = 8 << 20;
/// Who belongs to which network.
const MEMBERSHIPS: &str = "memberships";

/// What is found of a table of a release.
#[derive(Debug)]
pub enum KeptPage {
    /// Some rows.
    There(TablePage),
    /// The release was withdrawn.
    Withdrawn(WithdrawnRelease),
}

/// Rows that were found, and the position at which to go on.
type Found = (Vec<Vec<Cell>>, Option<u64>);

/// Lines that are read, and the position of the first.
type Opened = (Box<dyn BufRead>, u64);

/// How much is looked for.
#[derive(Debug, Clone, Copy)]
struct Extent {
    /// The position from which on rows count: a byte, or a row where the file is packed.
    from: u64,
    /// Rows at most.
    most: usize,
    /// Bytes after which it is enough.
    read: u64,
}

impl Service {
    /// Some rows of a table of a release.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such table, or never was such a release;
    /// [`Error::Conflict`] when the cursor is of another release.
    pub async fn table_of_release(
        &self,
        version: Version,
        question: &Question,
    ) -> Result<KeptPage, Error> {
        let released = asked(question)?;
        let (listed, files) = self.release(version).await?;
        if let Some(withdrawal) = listed.withdrawal {
            return Ok(KeptPage::Withdrawn(withdrawal));
        }
        let table = released.table.name;
        let kept = KeptTable::find(&listed, &files, table)?;
        // The name too: a place in one table is none in another.
        let state = sha256(format!("{version} {table} {}", kept.file.sha256).as_bytes());
        let position = Cursor::position_in(question.cursor.as_ref(), &state)?;
        let at = |column: &str| kept.position(column);
        let members = match question.filters.get(NETWORK) {
            Some(network) if at(NETWORK).is_none() => {
                Some(self.members_of(&listed, &files, network).await?)
            }
            _ => None,
        };
        let filters = question.filters.iter().map(|(name, text)| (*name, text));
        let conditions = conditions(filters, at, members);
        let extent = Extent {
            from: position,
            most: question.most as usize,
            read: READ,
        };
        let columns = kept.columns.clone();
        let (rows, next) = self.kept_rows(kept, conditions, extent).await?;
        Ok(KeptPage::There(TablePage {
            table,
            state: version.to_string(),
            demonstration: listed.release.demonstration,
            next: next.map(|next| Cursor::at(&state, next)),
            page: Page { columns, rows },
        }))
    }

    /// The municipalities of a network, as a release has them.
    async fn members_of(
        &self,
        listed: &ListedRelease,
        files: &[ReleaseFile],
        network: &str,
    ) -> Result<BTreeSet<String>, Error> {
        let kept = KeptTable::find(listed, files, MEMBERSHIPS)?;
        let of_network = Condition {
            column: kept.position(NETWORK).unwrap_or(usize::MAX),
            any: BTreeSet::from([network.to_owned()]),
        };
        let all = Extent {
            from: 0,
            most: usize::MAX,
            read: u64::MAX,
        };
        let unit = kept.position(UNIT).unwrap_or(usize::MAX);
        let (rows, _) = self.kept_rows(kept, vec![of_network], all).await?;
        let units = rows.into_iter().filter_map(|row| match row.get(unit) {
            Some(Cell::Text(unit)) => Some(unit.clone()),
            _ => None,
        });
        Ok(units.collect())
    }

    /// Reads rows of a file that has one object a line, off the threads that answer requests.
    async fn kept_rows(
        &self,
        kept: KeptTable,
        conditions: Vec<Condition>,
        extent: Extent,
    ) -> Result<Found, Error> {
        let shelf = self.shelf().ok_or(Error::NotFound)?.clone();
        let desk = Desk::new(shelf, Handle::current(), kept.release.id);
        let read = move || kept.rows(&desk, &conditions, extent);
        let found = tokio::task::spawn_blocking(read).await;
        found.map_err(Error::Interrupted)?
    }
}

/// A table of a release, in its file with one object a line.
struct KeptTable {
    release: Release,
    file: ReleaseFile,
    format: TableFormat,
    /// Its columns, as the release has them.
    columns: Vec<String>,
    /// Where its file can be begun to be read, where it is packed: a row, and the byte.
    frames: Vec<(u64, u64)>,
}

impl KeptTable {
    fn find(listed: &ListedRelease, files: &[ReleaseFile], table: &str) -> Result<Self, Error> {
        let mut tables = listed.document.tables.iter();
        let record = tables.find(|one| one.name == table);
        let record = record.ok_or(Error::NotFound)?;
        let format = TableFormat::lines(record.rows);
        let name = file_table(listed.release.demonstration, table, format);
        let file = files.iter().find(|file| file.name == name);
        let gone = || Error::broken([format!("{name} is not there")]);
        Ok(Self {
            release: listed.release.clone(),
            file: file.ok_or_else(gone)?.clone(),
            format,
            columns: record
                .columns
                .iter()
                .map(|(name, _)| name.clone())
                .collect(),
            frames: record.frames.clone(),
        })
    }

    fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|one| one == column)
    }

    fn rows(&self, desk: &Desk, conditions: &[Condition], extent: Extent) -> Result<Found, Error> {
        let mut found = Vec::new();
        let Some((mut lines, mut at)) = self.open(desk, extent.from)? else {
            return Ok((found, None));
        };
        let failed = |error: io::Error| Error::broken([error.to_string()]);
        let mut line = String::new();
        let mut read = 0;
        loop {
            line.clear();
            let length = lines.read_line(&mut line).map_err(failed)? as u64;
            if length == 0 {
                return Ok((found, None));
            }
            let start = at;
            at += if self.frames.is_empty() { length } else { 1 };
            // What stands before is no part of the page: otherwise one that begins late in a frame
            // would end at once.
            if start < extent.from {
                continue;
            }
            read += length;
            let row = kept_row(&self.columns, line.trim_end());
            let row = row.map_err(|error| Error::broken([error.to_string()]))?;
            if conditions.iter().all(|one| one.is_met_by(&row)) {
                if found.len() == extent.most {
                    return Ok((found, Some(start)));
                }
                found.push(row);
            }
            let more = !self.frames.is_empty() || at < self.file.bytes;
            if read > extent.read && more {
                return Ok((found, Some(at)));
            }
        }
    }

    /// The lines from a position on, or from a little before it, with the position of the first:
    /// a byte, or the number of a row where the file is packed. None at the end.
    fn open(&self, desk: &Desk, from: u64) -> Result<Option<Opened>, Error> {
        let failed = |error: icc_datasets::WriteError| Error::broken([error.to_string()]);
        let frame = self.frames.partition_point(|(row, _)| *row <= from);
        let (at, byte) = match self.frames.get(frame.saturating_sub(1)) {
            Some((row, byte)) => (*row, *byte),
            None => (from, from),
        };
        if byte >= self.file.bytes {
            return Ok(None);
        }
        let (name, release) = (&self.file.name, self.release.id);
        if !self.frames.is_empty() {
            let file = desk.open_at(release, name, byte)?;
            return Ok(Some((self.format.unpacked(file).map_err(failed)?, at)));
        }
        // One byte before: where the position is no start of a line, reading goes on at the next.
        let begin = from.saturating_sub(1);
        let mut file = desk.open_at(release, name, begin)?;
        let mut at = begin;
        if from > 0 {
            let mut rest = Vec::new();
            let skipped = file.read_until(b'\n', &mut rest);
            at += skipped.map_err(|error| Error::broken([error.to_string()]))? as u64;
        }
        Ok(Some((Box::new(file), at)))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops where a step fails")]
mod tests {
    use icc_datasets::field::released;
    use icc_datasets::released::{RowPieces, write_table};
    use icc_store::{ReleaseId, Shelf};

    use super::*;
    use crate::releases::key;

    /// More rows than one frame has.
    const ROWS: u32 = 70_000;

    /// The table of memberships in a file of this format, and its rows.
    async fn kept(shelf: &Shelf, format: TableFormat) -> (KeptTable, Vec<Vec<Cell>>) {
        let table = released(MEMBERSHIPS).unwrap().table;
        let row = |number: u32| {
            let unit = Cell::text(format!("unit-{number}"));
            let network = Cell::text(if number % 1000 == 7 { "rare" } else { "other" });
            vec![network, unit, Cell::Absent, Cell::text("somebody")]
        };
        let rows: Vec<Vec<Cell>> = (0..ROWS).map(row).collect();
        let mut bytes = Vec::new();
        let files = vec![(&mut bytes, format)];
        let written = write_table(table, files, &RowPieces::new(table, &rows)).unwrap();
        let release = Release {
            id: ReleaseId(uuid::Uuid::from_u128(1)),
            version: "1.0.0".parse().unwrap(),
            made_at: chrono::DateTime::UNIX_EPOCH,
            demonstration: false,
            document: String::new(),
        };
        let name = file_table(false, MEMBERSHIPS, format);
        let size = bytes.len() as u64;
        shelf.put(&key(release.id, &name), bytes).await.unwrap();
        let kept = KeptTable {
            release,
            file: ReleaseFile {
                name,
                media_type: String::new(),
                bytes: size,
                rows: Some(ROWS.into()),
                sha256: String::new(),
            },
            format,
            columns: table
                .fields
                .iter()
                .map(|field| field.name.to_owned())
                .collect(),
            frames: written[0].frames.clone(),
        };
        (kept, rows)
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn page_after_page_gives_every_row_once_whether_packed_or_not() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::in_folder(folder.path()).unwrap();
        for format in [TableFormat::JsonLines, TableFormat::PackedJsonLines] {
            let (kept, rows) = kept(&shelf, format).await;
            let desk = Desk::new(shelf.clone(), Handle::current(), kept.release.id);
            let read = move || {
                let rare = Condition {
                    column: kept.position(NETWORK).unwrap(),
                    any: BTreeSet::from(["rare".to_owned()]),
                };
                for (conditions, most, read) in
                    [(vec![], 20_000, u64::MAX), (vec![rare], 9, 1 << 20)]
                {
                    let met = |row: &&Vec<Cell>| conditions.iter().all(|one| one.is_met_by(row));
                    let expected: Vec<&Vec<Cell>> = rows.iter().filter(met).collect();
                    let (mut all, mut from, mut pages) = (Vec::new(), Some(0), 0);
                    while let Some(position) = from {
                        let extent = Extent {
                            from: position,
                            most,
                            read,
                        };
                        let (found, next) = kept.rows(&desk, &conditions, extent).unwrap();
                        assert!(found.len() <= most);
                        all.extend(found);
                        (from, pages) = (next, pages + 1);
                    }
                    assert!(all.iter().eq(expected), "{format:?}");
                    assert!(pages > 3, "{pages}");
                }
            };
            tokio::task::spawn_blocking(read).await.unwrap();
        }
    }
}
