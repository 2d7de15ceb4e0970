//! Published indices, recomputed by `icc-index score` from their own data.
//!
//! The definitions stand beside this file, the data in the folder that `CASES_DIR` names. Each test
//! counts the numbers it compares, so that none is skipped in silence.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cases {
    mod global_open_data_index;
    mod mipex_areas;
}

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A row of a table by column.
type Row = BTreeMap<String, String>;

/// The rows of a published table.
fn published(index: &str, file: &str) -> Vec<Row> {
    let path = icc_tests::cases_dir().unwrap().join(index).join(file);
    let mut reader =
        csv::Reader::from_path(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    reader.deserialize().map(Result::unwrap).collect()
}

/// A table to be written.
struct Table(csv::Writer<fs::File>);

impl Table {
    fn new(path: &Path, columns: &[&str]) -> Self {
        let mut writer = csv::Writer::from_path(path).unwrap();
        writer.write_record(columns).unwrap();
        Self(writer)
    }

    fn row(&mut self, cells: &[&str]) {
        self.0.write_record(cells).unwrap();
    }
}

/// A folder for the files of one test.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("cases")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The scores that `icc-index score` writes for the answers and facts in a folder, by period, unit
/// and measure.
struct Scores(BTreeMap<(String, String, String), Row>);

impl Scores {
    fn compute(index: &str, folder: &Path) -> Self {
        let run = Command::new(icc_tests::index_binary().unwrap())
            .arg("score")
            .arg("--definition")
            .arg(icc_tests::root().join("tests/cases").join(index))
            .arg("--answers")
            .arg(folder.join("answers.csv"))
            .arg("--facts")
            .arg(folder.join("facts.csv"))
            .arg("--out")
            .arg(folder.join("out"))
            .output()
            .unwrap();
        assert!(
            run.status.success(),
            "{}",
            String::from_utf8_lossy(&run.stderr)
        );
        let mut reader = csv::Reader::from_path(folder.join("out/scores.csv")).unwrap();
        let mut scores = BTreeMap::new();
        for row in reader.deserialize() {
            let row: Row = row.unwrap();
            let key = ["period", "unit", "measure"].map(|column| row[column].clone());
            let again = scores.insert(key.into(), row);
            assert!(again.is_none(), "two rows: {again:?}");
        }
        Self(scores)
    }

    /// One cell of the row of a measure of a unit in a period.
    fn cell(&self, period: &str, unit: &str, measure: &str, column: &str) -> f64 {
        let key = [period, unit, measure].map(str::to_owned);
        let row = self.0.get(&key.into());
        let row = row.unwrap_or_else(|| panic!("no row of {period} {unit} {measure}"));
        assert_eq!(row["status"], "scored", "{period} {unit} {measure}");
        number(&row[column])
    }
}

fn number(text: &str) -> f64 {
    text.parse()
        .unwrap_or_else(|_| panic!("{text:?} is not a number"))
}

/// Compares published numbers with computed ones, and counts them.
#[derive(Default)]
struct Comparison {
    compared: usize,
    different: Vec<String>,
}

impl Comparison {
    fn equal(&mut self, what: &str, computed: f64, published: f64) {
        self.within(what, computed, published, 0.0);
    }

    fn within(&mut self, what: &str, computed: f64, published: f64, tolerance: f64) {
        self.compared += 1;
        if (computed - published).abs() > tolerance {
            self.different.push(format!(
                "{what}: published {published}, computed {computed}"
            ));
        }
    }
}
