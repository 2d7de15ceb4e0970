//! 49 numbers of 2020 to 2024.

use crate::{Comparison, Row, Scores, Table, number, published, scratch};

const INDEX: &str = "mipex-areas";

/// Countries of both published tables.
const COUNTRIES: [(&str, &str); 8] = [
    ("DE", "DEU"),
    ("DK", "DNK"),
    ("ES", "ESP"),
    ("FI", "FIN"),
    ("IE", "IRL"),
    ("IT", "ITA"),
    ("NL", "NLD"),
    ("SE", "SWE"),
];

fn scores(areas: &[Row]) -> Scores {
    let folder = scratch(INDEX);
    let columns = ["unit", "period", "question", "answer"];
    let mut answers = Table::new(&folder.join("answers.csv"), &columns);
    let mut facts = Table::new(&folder.join("facts.csv"), &["unit", "period"]);
    for row in areas {
        facts.row(&[&row["country"], &row["year"]]);
        for (area, score) in row {
            if !matches!(area.as_str(), "country" | "year" | "overall") {
                answers.row(&[&row["country"], &row["year"], area, score]);
            }
        }
    }
    drop((answers, facts));
    Scores::compute(INDEX, &folder)
}

#[test]
fn every_published_number_is_computed_again() {
    let areas = published(INDEX, "areas_and_overall_2020_2024.csv");
    let scores = scores(&areas);
    let mut comparison = Comparison::default();
    for row in &areas {
        let (country, year) = (&row["country"], &row["year"]);
        let computed = scores.cell(year, country, "overall", "value");
        // Areas and overall score are printed with two decimals.
        let what = format!("{year} {country}");
        comparison.within(&what, computed, number(&row["overall"]), 0.010_1);
    }
    for row in published(INDEX, "overall_rounded_2023_2024.csv") {
        let country = COUNTRIES.iter().find(|(_, iso3)| *iso3 == row["iso3"]);
        let Some((country, _)) = country else {
            continue;
        };
        if areas
            .iter()
            .any(|a| a["country"] == *country && a["year"] == row["year"])
        {
            let computed = scores.cell(&row["year"], country, "overall_whole", "value");
            let what = format!("{} {country} whole", row["year"]);
            comparison.equal(&what, computed, number(&row["mipex"]));
        }
    }
    assert_eq!(comparison.compared, 49);
    assert_eq!(comparison.different, Vec::<String>::new());
}
