//! Every example of the format gives the values computed by hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use icc_datasets::Format;

use crate::support::{definition, example_folders, read, rows, scored};

/// How far a value may be from the one computed by hand.
const TOLERANCE: f64 = 1e-9;

#[test]
fn every_example_gives_the_values_computed_by_hand() {
    let wrong: Vec<String> = example_folders()
        .iter()
        .flat_map(|folder| differences(folder))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} values differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// What an example gives and does not expect.
fn differences(folder: &Path) -> Vec<String> {
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let definition = definition(folder);
    let file = |name: &str| fs::read(folder.join(name)).unwrap();
    let expected = rows(&file("expected.csv"));
    let only = definition.methods.first().unwrap().id.to_string();
    let mut wrong = Vec::new();
    for method in &definition.methods {
        let method = method.id.as_str();
        let input = read(&definition, &file("answers.csv"), &file("facts.csv"));
        let input = input.unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        let scores = rows(&scored(&definition, method, input, Format::Csv));
        let of_method =
            |row: &&BTreeMap<String, String>| row.get("method").unwrap_or(&only) == method;
        for wanted in expected.iter().filter(of_method) {
            let key = ["unit", "period", "measure"];
            let is_it = |row: &&BTreeMap<String, String>| key.iter().all(|k| row[*k] == wanted[*k]);
            let place = format!("{name} {method} {:?}", key.map(|k| wanted[k].as_str()));
            let found: Vec<_> = scores.iter().filter(is_it).collect();
            let [row] = found[..] else {
                wrong.push(format!("{place}: {} rows", found.len()));
                continue;
            };
            wrong.extend(wanted.iter().filter_map(|(column, wanted)| {
                let found = match column.as_str() {
                    "reason" if row["status"] == "scored" => "",
                    "reason" => &row["status"],
                    other => row.get(other)?,
                };
                // Beyond the value, an empty cell is not checked.
                let checked = column == "value" || !wanted.is_empty();
                (checked && !agree(found, wanted))
                    .then(|| format!("{place}: {column} is {found:?}, not {wanted:?}"))
            }));
        }
    }
    wrong
}

fn agree(found: &str, wanted: &str) -> bool {
    match (found.parse::<f64>(), wanted.parse::<f64>()) {
        (Ok(found), Ok(wanted)) => (found - wanted).abs() <= TOLERANCE * wanted.abs().max(1.0),
        _ => found == wanted,
    }
}
