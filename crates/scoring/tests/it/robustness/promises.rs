//! What holds for every method and every panel.

use icc_scoring::Program;
use icc_scoring::robustness::{
    Concentration, Draws, Floor, Interval, Level, Spread, Subject, Varied, Width, thirds,
};
use proptest::prelude::*;

use crate::random::{Size, Sort, definition, panel, rows};

fn sizes(sort: Sort) -> impl Strategy<Value = Size> {
    (any::<u64>(), 1..30_usize, 4..14_usize, 20..90_usize).prop_map(
        move |(seed, questions, measures, cases)| Size {
            seed,
            questions,
            measures,
            cases,
            sort,
        },
    )
}

/// Does something with every index of a random method that can be examined.
fn each(size: Size, mut told: impl FnMut(&Subject, &Program)) {
    let definition = definition(size);
    let program = Program::compile(&definition, "m").unwrap();
    let panel = panel(&rows(&definition, size));
    let codes: Vec<String> = program.measures_info().map(|m| m.code.to_owned()).collect();
    for code in codes {
        if let Ok(subject) = Subject::new(&program, &panel, &code, None) {
            told(&subject, &program);
        }
    }
}

fn draws(seed: u64, level: Level, spread: Spread, varied: Varied) -> Draws {
    Draws {
        replications: 203,
        seed,
        level,
        spread,
        varied,
        ends: [50, 950],
    }
}

fn everything() -> Varied {
    Varied {
        structure: true,
        powers: true,
        unknown: true,
        geometric: Floor::new(0.5),
    }
}

fn bits(intervals: &[Interval]) -> Vec<Option<[u64; 3]>> {
    let of = |i: &Interval| i.scores.map(|s| s.map(f64::to_bits));
    intervals.iter().map(of).collect()
}

/// How many indices the random methods of the tests have at least, so that none looks at nothing.
#[test]
fn random_methods_have_indices_that_can_be_examined() {
    let mut found = 0;
    for seed in 0..40 {
        for sort in [Sort::Any, Sort::Monotone] {
            let size = Size {
                seed,
                questions: 12,
                measures: 10,
                cases: 30,
                sort,
            };
            each(size, |_, _| found += 1);
        }
    }
    assert!(found > 40, "{found}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_declared_choice_is_the_official_score_to_the_bit(any in sizes(Sort::Any), monotone in sizes(Sort::Monotone)) {
        for size in [any, monotone] {
            let definition = definition(size);
            let panel = panel(&rows(&definition, size));
            each(size, |subject, program| {
                let scores = program.score(&panel).unwrap();
                let chosen = subject.choices();
                let declared = chosen.declared();
                for (unit, own) in subject.units().into_iter().zip(&declared.scores) {
                    let cell = scores.find(program, unit, subject.period(), subject.measure()).unwrap();
                    assert_eq!(own.map(f64::to_bits), cell.score().map(|_| cell.raw.to_bits()), "{} {unit}", subject.measure());
                }
                let values: Vec<f64> = declared.scores.iter().map(|s| s.unwrap_or(f64::NAN)).collect();
                assert_eq!(&thirds(&values), &declared.thirds);
            });
        }
    }

    #[test]
    fn weights_that_do_not_move_give_the_declared_score(size in sizes(Sort::Monotone)) {
        let spread = Spread::Dirichlet(Concentration::new(1e9).unwrap());
        each(size, |subject, _| {
            for level in [Level::Members, Level::Questions] {
                let Ok(found) = subject.replicate(&draws(size.seed, level, spread, Varied::default())) else {
                    continue;
                };
                for interval in found {
                    match (interval.value, interval.scores) {
                        (Some(value), Some([low, middle, high])) => {
                            assert!((low - value).abs() < 0.1 && (middle - value).abs() < 0.1 && (high - value).abs() < 0.1,
                                "{value}: {low} {middle} {high}");
                            assert_eq!(interval.n, 203);
                        }
                        (None, None) => assert_eq!(interval.n, 0),
                        other => panic!("{other:?}"),
                    }
                }
            }
        });
    }

    #[test]
    fn scores_stay_between_the_least_and_the_greatest_that_is_possible(size in sizes(Sort::Monotone)) {
        let spread = Spread::Uniform(Width::new(1.0).unwrap());
        each(size, |subject, _| {
            for level in [Level::Members, Level::Questions] {
                let Ok(found) = subject.replicate(&draws(size.seed, level, spread, everything())) else {
                    continue;
                };
                for interval in found {
                    if let Some([low, middle, high]) = interval.scores {
                        assert!(low <= middle && middle <= high, "{interval:?}");
                        assert!(-1e-9 < low && high < 100.0 + 1e-9, "{interval:?}");
                    }
                    if let (Some(shares), Some([least, most])) = (interval.shares, interval.thirds) {
                        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12 && least <= most);
                    }
                }
            }
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_seed_gives_the_same_bytes_with_any_number_of_threads(size in sizes(Sort::Monotone)) {
        let spread = Spread::Dirichlet(Concentration::new(5.0).unwrap());
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let mut all = Vec::new();
            each(size, |subject, _| {
                for level in [Level::Members, Level::Questions] {
                    let run = draws(size.seed, level, spread, everything());
                    let found = pool.install(|| subject.replicate(&run));
                    all.push(found.map(|found| bits(&found)));
                }
            });
            all
        };
        let one = with(1);
        prop_assert!(one == with(2) && one == with(7));
    }
}
