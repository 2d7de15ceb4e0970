//! 6,638 numbers of 2013, 2014 and 2015.

use std::collections::BTreeSet;

use crate::{Comparison, Row, Scores, Table, number, published, scratch};

const INDEX: &str = "global-open-data-index";
const YEARS: [&str; 3] = ["2013", "2014", "2015"];
const QUESTIONS: [&str; 9] = [
    "exists",
    "digital",
    "public",
    "online",
    "free",
    "machinereadable",
    "bulk",
    "openlicense",
    "uptodate",
];

fn answer(letter: &str) -> &str {
    match letter {
        "Y" => "yes",
        "N" => "no",
        "U" => "unsure",
        other => panic!("{other:?} is no answer"),
    }
}

fn entry(row: &Row) -> String {
    format!("{}/{}", row["place"], row["dataset"])
}

/// The different values of a column in a year.
fn values<'a>(entries: &'a [Row], year: &str, column: &str) -> BTreeSet<&'a str> {
    let of_year = entries.iter().filter(|row| row["year"] == year);
    of_year.map(|row| row[column].as_str()).collect()
}

/// The column of a year in the tables of published results.
fn column(name: &str, year: &str) -> String {
    if year == "2015" {
        name.to_owned()
    } else {
        format!("{name}_{year}")
    }
}

fn scores(entries: &[Row], folder: &str) -> Scores {
    let folder = scratch(folder);
    let columns = ["unit", "period", "question", "answer"];
    let mut answers = Table::new(&folder.join("answers.csv"), &columns);
    for row in entries {
        for question in QUESTIONS {
            answers.row(&[&entry(row), &row["year"], question, answer(&row[question])]);
        }
    }
    // Every data set of the year exists for every place of the year, also where nobody reviewed
    // it: a missing entry counts 0.
    let mut facts = Table::new(
        &folder.join("facts.csv"),
        &["unit", "period", "fact", "value"],
    );
    for year in YEARS {
        for place in values(entries, year, "place") {
            for dataset in values(entries, year, "dataset") {
                let unit = format!("{place}/{dataset}");
                facts.row(&[&unit, year, "place", place]);
                facts.row(&[&unit, year, "dataset", dataset]);
            }
        }
    }
    drop((answers, facts));
    Scores::compute(INDEX, &folder)
}

#[test]
fn every_published_number_is_computed_again() {
    let entries = published(INDEX, "entries.csv");
    let scores = scores(&entries, "every-number");
    let mut comparison = Comparison::default();
    for row in &entries {
        let (year, unit) = (&row["year"], entry(row));
        let what = format!("{year} {unit}");
        let score = scores.cell(year, &unit, "entry_score", "value");
        comparison.equal(&what, score, number(&row["score"]));
        let open = f64::from(u8::from(row["isopen"] == "Yes"));
        comparison.equal(
            &format!("{what} open"),
            scores.cell(year, &unit, "open", "value"),
            open,
        );
    }
    for row in published(INDEX, "expected_places.csv") {
        for year in YEARS {
            let place = row["id"].as_str();
            let score = &row[&column("score", year)];
            // A place without any entry in the year has no published score: 0 or nothing.
            if matches!(score.as_str(), "" | "0" | "0.0") {
                continue;
            }
            if !values(&entries, year, "place").contains(place) {
                continue;
            }
            let what = format!("{year} {place}");
            let computed = scores.cell(year, place, "place_score", "value");
            comparison.equal(&what, computed, number(score));
            if year == "2015" {
                let rank = scores.cell(year, place, "place_score", "rank");
                comparison.equal(&format!("{what} rank"), rank, number(&row["rank"]));
            }
        }
    }
    let of_2015 = values(&entries, "2015", "dataset");
    for row in published(INDEX, "expected_datasets.csv") {
        if of_2015.contains(row["id"].as_str()) {
            let computed = scores.cell("2015", &row["id"], "dataset_score", "value");
            comparison.equal(&row["id"], computed, number(&row["score"]));
        }
    }
    let summary = [
        ("places_count", "places"),
        ("entries_count", "entries"),
        ("isopen_count", "open_entries"),
        ("isopen_percent", "open_percent"),
    ];
    for row in published(INDEX, "expected_summary.csv") {
        let (_, measure) = summary.iter().find(|(id, _)| *id == row["id"]).unwrap();
        let computed = scores.cell("2015", "all", measure, "value");
        comparison.equal(measure, computed, number(&row["value"]));
    }
    assert_eq!(comparison.compared, 6_638);
    // Published with entries that the table does not have: 929 of the 970 entries of 2014 are in it.
    assert_eq!(comparison.different, ["2014 gr: published 38, computed 33"]);
}

#[test]
fn halves_go_up_where_the_index_sends_them_up() {
    let scores = scores(&published(INDEX, "entries.csv"), "halves");
    for (year, place, unrounded, value) in [("2014", "dk", 82.5, 83.0), ("2013", "fr", 58.5, 59.0)]
    {
        let mut comparison = Comparison::default();
        let cell = |column| scores.cell(year, place, "place_score", column);
        comparison.equal(place, cell("unrounded"), unrounded);
        comparison.equal(place, cell("value"), value);
        assert_eq!(comparison.different, Vec::<String>::new());
    }
}
