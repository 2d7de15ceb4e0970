//! The public tables as a release keeps them: read from its own file, from where a page begins.

use std::collections::BTreeSet;

use icc_datasets::released::{Cell, Condition, Page, TableFormat, kept_row};
use icc_questionnaire::canonical::sha256;
use icc_store::ReleaseFile;

use super::filter::{NETWORK, UNIT, conditions};
use super::{Cursor, Question, TablePage, asked};
use crate::error::Error;
use crate::releases::{ListedRelease, Version, WithdrawnRelease, file_table, key};
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

/// Rows that were found, and the byte at which to go on.
type Found = (Vec<Vec<Cell>>, Option<u64>);

/// How much is looked for.
#[derive(Debug, Clone, Copy)]
struct Extent {
    /// The byte from which on rows count.
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
        let columns = columns(&listed, table)?;
        let file = file(&listed, &files, table)?;
        // The name too: a place in one table is none in another.
        let state = sha256(format!("{version} {table} {}", file.sha256).as_bytes());
        let position = Cursor::position_in(question.cursor.as_ref(), &state)?;
        let at = |column: &str| columns.iter().position(|one| one == column);
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
        let found = self.kept_rows(&listed, file, &columns, (&conditions, extent));
        let (rows, next) = found.await?;
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
        let columns = columns(listed, MEMBERSHIPS)?;
        let file = file(listed, files, MEMBERSHIPS)?;
        let at = |name: &str| columns.iter().position(|column| column == name);
        let of_network = Condition {
            column: at(NETWORK).unwrap_or(usize::MAX),
            any: BTreeSet::from([network.to_owned()]),
        };
        let all = Extent {
            from: 0,
            most: usize::MAX,
            read: u64::MAX,
        };
        let conditions = [of_network];
        let found = self.kept_rows(listed, file, &columns, (&conditions, all));
        let (rows, _) = found.await?;
        let unit = at(UNIT).unwrap_or(usize::MAX);
        let units = rows.into_iter().filter_map(|row| match row.get(unit) {
            Some(Cell::Text(unit)) => Some(unit.clone()),
            _ => None,
        });
        Ok(units.collect())
    }

    /// Reads rows of a file that has one object a line.
    async fn kept_rows(
        &self,
        listed: &ListedRelease,
        file: &ReleaseFile,
        columns: &[String],
        (conditions, extent): (&[Condition], Extent),
    ) -> Result<Found, Error> {
        let mut found = Vec::new();
        if extent.from >= file.bytes {
            return Ok((found, None));
        }
        let shelf = self.shelf().ok_or(Error::NotFound)?;
        // One byte before: the end of the line before, where the position is the start of one.
        let begin = extent.from.saturating_sub(1);
        let key = key(listed.release.id, &file.name);
        let kept = shelf.open_at(&key, begin);
        let gone = || {
            Error::broken([format!(
                "{} of {} is not there",
                file.name, listed.release.version
            )])
        };
        let mut kept = kept.await?.ok_or_else(gone)?;
        let mut whole = extent.from == 0;
        let mut rest: Vec<u8> = Vec::new();
        let mut at = begin;
        while let Some(piece) = kept.next().await? {
            rest.extend(piece);
            let mut done = 0;
            while let Some(length) = rest[done..].iter().position(|byte| *byte == b'\n') {
                let (line, start) = (&rest[done..done + length], at + done as u64);
                done += length + 1;
                if !whole {
                    whole = true;
                    continue;
                }
                let row = kept_row(columns, &String::from_utf8_lossy(line));
                let row = row.map_err(|error| Error::broken([error.to_string()]))?;
                if !conditions.iter().all(|one| one.is_met_by(&row)) {
                    continue;
                }
                if found.len() == extent.most {
                    return Ok((found, Some(start)));
                }
                found.push(row);
            }
            rest.drain(..done);
            at += done as u64;
            if at - begin > extent.read && at < file.bytes {
                return Ok((found, Some(at)));
            }
        }
        Ok((found, None))
    }
}

/// The columns of a table, as the release has them.
fn columns(listed: &ListedRelease, table: &str) -> Result<Vec<String>, Error> {
    let mut tables = listed.document.tables.iter();
    let record = tables.find(|one| one.name == table);
    let columns = record.ok_or(Error::NotFound)?.columns.iter();
    Ok(columns.map(|(name, _)| name.clone()).collect())
}

/// The file that has the rows of a table, one object a line.
fn file<'a>(
    listed: &ListedRelease,
    files: &'a [ReleaseFile],
    table: &str,
) -> Result<&'a ReleaseFile, Error> {
    let name = file_table(listed.release.demonstration, table, TableFormat::JsonLines);
    let file = files.iter().find(|file| file.name == name);
    file.ok_or_else(|| Error::broken([format!("{name} is not there")]))
}
