//! The treatment of figures: what of it is kept, and who may not have one.

use std::fs;

use icc_questionnaire::definition::{Treatment, TreatmentStep};
use icc_questionnaire::{check_official, diff, parse};

use crate::support::{folders, read_folder, root};

fn chain() -> icc_questionnaire::Definition {
    let folder = root().join("tests/fixtures/questionnaires/treatment-chain");
    parse(&read_folder(&folder)).unwrap().definition
}

#[test]
fn no_edition_of_the_service_treats_figures_and_none_may() {
    for folder in folders(&root().join("questionnaires")) {
        if !folder.join("definition.toml").is_file() {
            continue;
        }
        let definition = parse(&read_folder(&folder)).unwrap().definition;
        assert!(
            check_official(&definition).is_empty(),
            "{}",
            folder.display()
        );
    }
    let refused = check_official(&chain());
    let found: Vec<_> = refused.iter().map(|d| (d.file.as_str(), d.code)).collect();
    assert_eq!(found, [("methods/m.toml", "treatment-in-service")]);
}

#[test]
fn steps_keep_the_order_of_the_file_and_the_usual_limits() {
    let definition = chain();
    let method = &definition.methods[0];
    let words: Vec<_> = method.treatments.iter().map(|t| t.step.as_str()).collect();
    assert_eq!(words, ["denominate", "impute", "outliers"]);
    let TreatmentStep::Outliers(rule) = &method.treatments[2].step else {
        panic!("{:?}", method.treatments[2]);
    };
    let limits = [rule.skewness.to_string(), rule.kurtosis.to_string()];
    assert_eq!(
        (limits, rule.points),
        (["2".to_owned(), "3.5".to_owned()], 5)
    );
    assert_eq!(method.measures[2].missing.unknown, Treatment::Zero);
}

#[test]
fn a_treatment_is_part_of_the_digest_and_of_what_differs() {
    let folder = root().join("tests/fixtures/questionnaires/treatment-chain");
    let mut files = read_folder(&folder);
    let before = chain();
    let method = files.get_mut("methods/m.toml").unwrap();
    *method = method.replace("with = \"median\"", "with = \"mean\"");
    let after = parse(&files).unwrap().definition;
    assert_ne!(before.methods[0].hash(), after.methods[0].hash());
    let difference = diff(&before, &after, "en");
    let parts = difference.items.iter().flat_map(|item| &item.changes);
    assert!(
        parts.clone().any(|c| c.part.starts_with("treatment.1")),
        "{difference:#?}"
    );
    // Methods without one have the digest that they always had.
    let text =
        fs::read_to_string(root().join("tests/fixtures/questionnaires/z-score/methods/m.toml"));
    assert!(!text.unwrap().contains("treatment"));
    let plain = parse(&read_folder(
        &root().join("tests/fixtures/questionnaires/z-score"),
    ));
    assert!(
        !plain
            .unwrap()
            .definition
            .canonical_json()
            .contains("treatments")
    );
}
