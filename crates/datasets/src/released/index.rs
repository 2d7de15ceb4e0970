//! What tells two versions of a table from each other: the digest of each row under that of its key.

use std::cmp::Ordering;
use std::io::BufRead;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::field::Released;
use crate::scores::WriteError;

/// The rows of a table by their keys: 24 bytes for each key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index(Vec<([u8; 16], u64)>);

/// How many keys differ between two versions of a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// Keys that were not there before.
    pub added: u64,
    /// Keys that are there no more.
    pub removed: u64,
    /// Keys whose rows say something else.
    pub changed: u64,
}

impl Index {
    /// Reads the rows of a table as it was written, one object a line.
    ///
    /// # Errors
    /// When it cannot be read, or is no such table.
    pub fn read(lines: impl BufRead, released: &Released) -> Result<Self, WriteError> {
        let mut rows: Vec<([u8; 16], u64)> = Vec::new();
        for line in lines.lines() {
            let line = line?;
            let row: Map<String, Value> = serde_json::from_str(&line)
                .map_err(|error| WriteError::Encoding(error.to_string()))?;
            let mut key = Sha256::new();
            for column in released.key {
                let value = row.get(*column).unwrap_or(&Value::Null);
                key.update(value.to_string());
                key.update([0]);
            }
            let (key, row) = (first(key.finalize().as_slice()), eight(&line));
            // Rows with one key are one thing, in whatever order; most often they follow each other.
            match rows.last_mut() {
                Some((last, kept)) if *last == key => *kept = kept.wrapping_add(row),
                _ => rows.push((key, row)),
            }
        }
        rows.sort_unstable();
        rows.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            if same {
                kept.1 = kept.1.wrapping_add(later.1);
            }
            same
        });
        Ok(Self(rows))
    }

    /// What is different in a later version.
    #[must_use]
    pub fn changes(&self, later: &Self) -> Changes {
        let (mut old, mut new) = (self.0.iter().peekable(), later.0.iter().peekable());
        let mut changes = Changes::default();
        loop {
            let order = match (old.peek(), new.peek()) {
                (None, None) => return changes,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(before), Some(after)) => before.0.cmp(&after.0),
            };
            match order {
                Ordering::Less => {
                    old.next();
                    changes.removed += 1;
                }
                Ordering::Greater => {
                    new.next();
                    changes.added += 1;
                }
                Ordering::Equal => {
                    if old.next() != new.next() {
                        changes.changed += 1;
                    }
                }
            }
        }
    }
}

fn first(digest: &[u8]) -> [u8; 16] {
    let mut first = [0; 16];
    first.copy_from_slice(&digest[..16]);
    first
}

fn eight(line: &str) -> u64 {
    let digest = Sha256::digest(line.as_bytes());
    let mut eight = [0; 8];
    eight.copy_from_slice(&digest[..8]);
    u64::from_le_bytes(eight)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::released;

    fn index(lines: &[&str]) -> Result<Index, String> {
        let text = lines.concat();
        let table = released("memberships").ok_or("no such table")?;
        Index::read(text.as_bytes(), table).map_err(|error| format!("{error:?}"))
    }

    #[test]
    fn counts_rows_that_came_went_and_say_something_else() -> Result<(), String> {
        let row = |unit: &str, joined: &str| {
            format!("{{\"network\":\"n\",\"unit\":\"{unit}\",\"joined\":\"{joined}\"}}\n")
        };
        let [a, b, c, b_later] = [
            row("a", "2016"),
            row("b", "2016"),
            row("c", "2020"),
            row("b", "2017"),
        ];
        let before = index(&[&a, &b])?;
        assert_eq!(before.changes(&index(&[&b, &a])?), Changes::default());
        let expected = Changes {
            added: 1,
            removed: 1,
            changed: 1,
        };
        assert_eq!(before.changes(&index(&[&c, &b_later])?), expected);
        Ok(())
    }
}
