//! Ranks are told where the method itself ranks the index, by its rule.

use icc_scoring::Program;
use icc_scoring::robustness::{Choice, Interval, Subject, Varied};

use super::{ONE, draws, near, textbook, textbook_with, town};

const RANKED: &str = "code = \"index\"\nfunction = \"mean\"\nrank = { ties = \"minimum\" }\n";

/// The ranks of scores with the same rank for the same score, counted one by one.
fn counted(scores: &[Option<f64>]) -> Vec<Option<f64>> {
    let rank = |score: &Option<f64>| {
        let own = (*score)?;
        let better = scores.iter().flatten().filter(|s| **s > own + 1e-9);
        #[expect(clippy::cast_precision_loss, reason = "a few units")]
        Some(better.count() as f64 + 1.0)
    };
    scores.iter().map(rank).collect()
}

#[test]
fn an_index_that_is_not_ranked_has_no_rank() {
    let (definition, panel) = (textbook(), town());
    let program = Program::compile(&definition, "one").unwrap();
    let subject = Subject::new(&program, &panel, "index", None).unwrap();
    assert!(!subject.is_ranked());
    let all = subject.without_members().intervals;
    assert!(all.iter().all(|interval| interval.ranks.is_none()));
}

#[test]
fn ranks_are_those_of_the_method_and_their_ends_those_of_all_ways() {
    let ranked = ONE.replacen("code = \"index\"\nfunction = \"mean\"\n", RANKED, 1);
    let (definition, panel) = (textbook_with(&ranked), town());
    let program = Program::compile(&definition, "one").unwrap();
    let scores = program.score(&panel).unwrap();
    let subject = Subject::new(&program, &panel, "index", None).unwrap();
    assert!(subject.is_ranked());
    let period = subject.period().to_owned();
    let declared = |of: &[Interval]| -> Vec<Option<f64>> {
        of.iter()
            .map(|i| i.ranks.and_then(|r| r.declared))
            .collect()
    };
    let own: Vec<Option<f64>> = subject
        .units()
        .into_iter()
        .map(|unit| scores.rank(&program, unit, &period, "index"))
        .collect();
    let members = subject.without_members().intervals;
    assert_eq!(declared(&members), own);
    let replicated = subject.replicate(&draws(50.0, Varied::default())).unwrap();
    assert_eq!(declared(&replicated), own);
    // Each of the three members left out, by hand.
    let values = subject.values(Choice::default());
    let ways: Vec<Vec<Option<f64>>> = (0..values.members.len())
        .map(|left_out| {
            let mean = |unit: &Option<Vec<Option<f64>>>| {
                let (mut sum, mut weight) = (0.0, 0.0);
                for (at, value) in unit.as_ref()?.iter().enumerate() {
                    if let Some(value) = value.filter(|_| at != left_out) {
                        sum += values.weights[at] * value;
                        weight += values.weights[at];
                    }
                }
                (weight > 0.0).then(|| sum / weight)
            };
            counted(&values.units.iter().map(mean).collect::<Vec<_>>())
        })
        .collect();
    for (unit, interval) in members.iter().enumerate() {
        let mut own: Vec<f64> = ways.iter().filter_map(|way| way[unit]).collect();
        own.sort_by(f64::total_cmp);
        let found = interval.ranks.unwrap().ends;
        let Some([low, middle, high]) = found else {
            assert!(own.is_empty());
            continue;
        };
        assert_eq!(own.len(), 3);
        assert!(
            near(low, own[0]) && near(middle, own[1]) && near(high, own[2]),
            "{own:?}"
        );
    }
    for interval in &replicated {
        if let Some([low, middle, high]) = interval.ranks.unwrap().ends {
            assert!(1.0 <= low && low <= middle && middle <= high);
        }
    }
}
