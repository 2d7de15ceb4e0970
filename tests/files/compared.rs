//! What `benchmark` refuses.

use std::fs;

use crate::{fixtures, program, scratch, told};

/// Compares scores, changed as a text, and gives what was told.
fn refused(name: &str, change: impl Fn(&str) -> String, more: &[&str]) -> String {
    let folder = scratch(name);
    let scores = fixtures().join("score/expected/scores.csv");
    let scores = change(&fs::read_to_string(scores).unwrap());
    fs::write(folder.join("scores.csv"), scores).unwrap();
    let facts = fixtures().join("facts.csv").display().to_string();
    let mut run = program(&folder);
    run.args(["benchmark", "--scores", "scores.csv", "--facts", &facts]);
    let ran = run.args(["--groups", "all", "--out", "out"]).args(more);
    let ran = ran.output().unwrap();
    assert_eq!(ran.status.code(), Some(1), "{}", told(&ran));
    assert!(!folder.join("out").exists());
    told(&ran)
}

#[test]
fn a_period_at_which_no_score_counts_is_told_with_those_that_have_some() {
    let told_of = |more: &[&str]| refused("compared-period", str::to_owned, more);
    for more in [
        &["--period", "2031"][..],
        &["--period", "2031", "--unit", "harbourtown"],
    ] {
        let told = told_of(more);
        assert!(
            told.contains("No score counts at the period “2031”: all are later, or older than the method allows. Periods of the scores: 2024, 2026. [period-unknown]"),
            "{told}"
        );
        assert!(told.contains("One problem."), "{told}");
    }
}

#[test]
fn a_score_that_says_it_is_there_and_is_not_is_told_with_its_place() {
    let empty = |scores: &str| scores.replacen("scored,75,", "scored,,", 1);
    let told = refused("compared-value", empty, &[]);
    assert!(told.contains("scores.csv: row 2, column value: "), "{told}");
    assert!(told.contains("[value-missing]"), "{told}");
}
