//! The number of a release: what changed decides it.

use icc_datasets::released::Changes;
use icc_store::ReleaseVersion;
use serde::{Deserialize, Serialize};

use super::TableRecord;

/// How a release differs from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// In nothing.
    None,
    /// Something was corrected.
    Patch,
    /// Something was added.
    Minor,
    /// Columns or their meaning changed, or something was removed.
    Major,
    /// There is none before.
    First,
}

impl Step {
    /// The word used in pages and files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
            Self::First => "first",
        }
    }

    /// What differs between two versions of a table.
    pub(super) const fn of(changes: Changes) -> Self {
        match changes {
            Changes { removed: 1.., .. } => Self::Major,
            Changes { added: 1.., .. } => Self::Minor,
            Changes { changed: 1.., .. } => Self::Patch,
            _ => Self::None,
        }
    }

    /// What differs between the tables of two releases by their columns; rows are compared apart.
    pub(super) fn of_columns(before: &[TableRecord], after: &[TableRecord]) -> Self {
        let find = |of: &[TableRecord], name: &str| of.iter().position(|one| one.name == name);
        let kept = before.iter().all(|table| {
            let at = find(after, &table.name);
            at.is_some_and(|at| after[at].columns == table.columns)
        });
        let new = after
            .iter()
            .any(|table| find(before, &table.name).is_none());
        match (kept, new) {
            (false, _) => Self::Major,
            (true, true) => Self::Minor,
            (true, false) => Self::None,
        }
    }

    /// The number after `before`, the greatest that was ever given.
    pub(super) fn after(self, before: Option<ReleaseVersion>) -> ReleaseVersion {
        let first = ReleaseVersion {
            major: 1,
            minor: 0,
            patch: 0,
        };
        let Some(before) = before else {
            return first;
        };
        match self {
            Self::Major | Self::First => ReleaseVersion {
                major: before.major + 1,
                ..first
            },
            Self::Minor => ReleaseVersion {
                minor: before.minor + 1,
                patch: 0,
                ..before
            },
            Self::Patch | Self::None => ReleaseVersion {
                patch: before.patch + 1,
                ..before
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(added: u64, removed: u64, changed: u64) -> Changes {
        Changes {
            added,
            removed,
            changed,
        }
    }

    fn table(name: &str, columns: &[&str]) -> TableRecord {
        let columns = columns.iter();
        TableRecord {
            name: name.to_owned(),
            columns: columns
                .map(|one| ((*one).to_owned(), "text".to_owned()))
                .collect(),
            rows: 0,
            added: 0,
            removed: 0,
            changed: 0,
            frames: Vec::new(),
        }
    }

    #[test]
    fn the_greatest_change_decides_the_number() {
        let before = ReleaseVersion {
            major: 1,
            minor: 2,
            patch: 3,
        };
        for (changes, expected) in [
            (changes(0, 0, 2), "1.2.4"),
            (changes(1, 0, 2), "1.3.0"),
            (changes(1, 1, 2), "2.0.0"),
        ] {
            let after = Step::of(changes).after(Some(before));
            assert_eq!(after.to_string(), expected);
        }
        assert_eq!(Step::of(changes(0, 0, 0)), Step::None);
        assert_eq!(Step::First.after(None).to_string(), "1.0.0");
    }

    #[test]
    fn a_column_that_goes_comes_or_means_something_else_is_a_major_change() {
        let before = [table("scores", &["unit", "value"])];
        for other in [&["unit"][..], &["unit", "value", "n"], &["value", "unit"]] {
            let after = [table("scores", other)];
            assert_eq!(Step::of_columns(&before, &after), Step::Major);
        }
        assert_eq!(Step::of_columns(&before, &[]), Step::Major);
        let more = [before[0].clone(), table("figures", &["n"])];
        assert_eq!(Step::of_columns(&before, &more), Step::Minor);
        assert_eq!(Step::of_columns(&before, &before), Step::None);
    }
}
