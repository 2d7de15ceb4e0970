//! Random measures: first of questions, then of measures.

use std::collections::BTreeMap;

use icc_domain::Code;
use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{
    Cap, Combine, Comparison, Condition, Deviation, Function, Gate, Goalpost, GroupWeights,
    ItemPoints, ItemsAs, Measure, Missing, OnFail, Question, RankBasis, RankOrder, RankRule,
    RankTies, Rounding, RoundingMode, Sample, Transform, Treatment, UnitCombine, Weights,
};

use super::{Random, Size, Sort, band, code};

/// The measures of a method over these questions.
pub(super) fn measures(
    random: &mut Random,
    size: Size,
    questions: &[Question],
    points: &[ItemPoints],
) -> Vec<Measure> {
    let mut out: Vec<Measure> = Vec::new();
    let leaves = (size.measures * 2 / 3).max(1);
    for m in 0..size.measures.max(1) {
        let function = if m < leaves {
            of_questions(random, size.sort, points)
        } else {
            of_measures(random, size.sort, &out, points)
        };
        let measure = measure(random, size.sort, m, function, &out, questions);
        out.push(measure);
    }
    // Only measures of answering units combine with others: those over units come last.
    if size.sort == Sort::Any {
        for m in 0..random.below(3) {
            let of = &out[random.below(leaves)];
            if matches!(of.function, Function::Constant(_)) {
                continue;
            }
            let of = of.code.clone();
            let function = Function::OverUnits {
                of,
                per: random
                    .pick(&[&["place"][..], &[]])
                    .iter()
                    .map(|f| (*f).to_owned())
                    .collect(),
                combine: random.pick(&[
                    UnitCombine::Sum,
                    UnitCombine::Mean,
                    UnitCombine::Median,
                    UnitCombine::Minimum,
                    UnitCombine::Maximum,
                    UnitCombine::Count,
                    UnitCombine::Share,
                ]),
                weight_by: random.chance(30).then(|| "population".to_owned()),
                scale: Decimal::whole(100),
            };
            let over = measure(
                random,
                size.sort,
                size.measures + m,
                function,
                &[],
                questions,
            );
            out.push(over);
        }
    }
    out
}

fn treatment(random: &mut Random) -> Treatment {
    random.pick(&[
        Treatment::Zero,
        Treatment::LeftOut,
        Treatment::LeftOut,
        Treatment::LeftOut,
        Treatment::NoScore,
    ])
}

fn measure(
    random: &mut Random,
    sort: Sort,
    m: usize,
    function: Function,
    earlier: &[Measure],
    questions: &[Question],
) -> Measure {
    let any = sort == Sort::Any;
    let missing = if random.chance(40) && any {
        Missing {
            not_answered: treatment(random),
            not_answered_in_draft: treatment(random),
            unknown: treatment(random),
            not_applicable: treatment(random),
            not_within_powers: treatment(random),
            no_score: treatment(random),
        }
    } else {
        let unknown = random.pick(&[Treatment::Zero, Treatment::LeftOut]);
        Missing {
            unknown,
            not_answered: unknown,
            no_score: random.pick(&[Treatment::LeftOut, Treatment::NoScore]),
            ..Missing::default()
        }
    };
    let share = |random: &mut Random| {
        random
            .chance(25)
            .then(|| Decimal::new(i128::try_from(random.below(8)).unwrap(), 1))
    };
    let gate = (any && random.chance(12)).then(|| Gate {
        only_if: condition(random, earlier, questions),
        otherwise: if random.chance(50) {
            OnFail::NoScore
        } else {
            OnFail::Value(random.decimal(0, 50))
        },
    });
    Measure {
        code: code(&format!("m{m}")),
        level: None,
        function,
        missing,
        minimum_coverage: share(random),
        minimum_in_scope: share(random),
        minimum_members: random
            .chance(25)
            .then(|| u32::try_from(1 + random.below(3)).unwrap()),
        floor: (any && random.chance(10)).then(|| random.decimal(-1, 10)),
        cap: (any && random.chance(10)).then(|| random.decimal(40, 100)),
        gate,
        round: (any && random.chance(30)).then(|| Rounding {
            decimals: random.pick(&[0, 0, 1, 2]),
            mode: random.pick(&[
                RoundingMode::HalfUp,
                RoundingMode::HalfEven,
                RoundingMode::Down,
            ]),
        }),
        rank: (any && random.chance(10)).then(|| rank(random)),
        decimals: 1,
        optional: false,
    }
}

fn rank(random: &mut Random) -> RankRule {
    RankRule {
        basis: random.pick(&[RankBasis::Raw, RankBasis::Rounded]),
        ties: random.pick(&[
            RankTies::Minimum,
            RankTies::Dense,
            RankTies::Average,
            RankTies::Maximum,
        ]),
        order: random.pick(&[RankOrder::Descending, RankOrder::Ascending]),
        within: None,
    }
}

fn condition(random: &mut Random, earlier: &[Measure], questions: &[Question]) -> Condition {
    let comparison = Comparison {
        at_least: Some(random.decimal(0, 40)),
        ..Comparison::default()
    };
    match random.below(4) {
        0 if !earlier.is_empty() => Condition::MeasureNumber {
            measure: earlier[random.below(earlier.len())].code.clone(),
            comparison,
        },
        1 => Condition::FactNumber {
            fact: "population".to_owned(),
            comparison: Comparison {
                at_least: Some(Decimal::whole(30_000)),
                ..comparison
            },
        },
        2 => Condition::Any(vec![
            Condition::Period(vec!["2021".to_owned()]),
            Condition::Unit(vec!["u0001".to_owned(), "u0002".to_owned()]),
        ]),
        _ => {
            let question = &questions[random.below(questions.len())];
            match question.options.first() {
                Some(option) => Condition::QuestionIs {
                    question: question.code.clone(),
                    is: vec![option.code.clone()],
                },
                None => Condition::QuestionNumber {
                    question: question.code.clone(),
                    comparison,
                },
            }
        }
    }
}

fn weights(random: &mut Random, sort: Sort, members: usize) -> Weights {
    let all_one = random.chance(50);
    let set = |random: &mut Random| -> Vec<Decimal> {
        let of = |_| {
            if all_one {
                Decimal::ONE
            } else {
                random.decimal(1, 4)
            }
        };
        (0..members).map(of).collect()
    };
    let all = set(random);
    let by_group = (sort == Sort::Any && random.chance(15)).then(|| GroupWeights {
        fact: "group".to_owned(),
        groups: BTreeMap::from([("a".to_owned(), set(random)), ("b".to_owned(), set(random))]),
    });
    Weights { all, by_group }
}

fn subset(random: &mut Random, of: &[Code], percent: usize) -> Vec<Code> {
    let mut out: Vec<Code> = of
        .iter()
        .filter(|_| random.chance(percent))
        .cloned()
        .collect();
    if out.is_empty() {
        out.push(of[random.below(of.len())].clone());
    }
    out
}

fn of_questions(random: &mut Random, sort: Sort, points: &[ItemPoints]) -> Function {
    let combine = match sort {
        Sort::Any => random.pick(&[
            Combine::Rate,
            Combine::Rate,
            Combine::Rate,
            Combine::Sum,
            Combine::Mean,
            Combine::Mean,
            Combine::Geometric,
            Combine::Maximum,
            Combine::Median,
        ]),
        Sort::Monotone => random.pick(&[Combine::Rate, Combine::Rate, Combine::Mean]),
    };
    // A question without a maximum has no share and no rate.
    let items = if sort == Sort::Any && combine != Combine::Rate && random.chance(30) {
        ItemsAs::Share
    } else {
        ItemsAs::Points
    };
    let sized = combine == Combine::Rate || items == ItemsAs::Share;
    let usable: Vec<Code> = points
        .iter()
        .filter(|p| !sized || p.maximum.is_some())
        .map(|p| p.question.clone())
        .collect();
    if usable.is_empty() {
        return Function::Constant(random.decimal(0, 100));
    }
    let percent = random.pick(&[20, 50, 90]);
    let members = subset(random, &usable, percent);
    let linear = matches!(combine, Combine::Rate | Combine::Sum | Combine::Mean);
    let beyond = if sort == Sort::Any && linear && members.len() > 2 && random.chance(15) {
        vec![members[0].clone()]
    } else {
        Vec::new()
    };
    Function::Members {
        combine,
        items,
        weights: weights(random, sort, members.len()),
        members,
        beyond_limit: (!beyond.is_empty() && random.chance(50)).then_some(Decimal::ONE),
        beyond,
        floor_values: (combine == Combine::Geometric).then_some(Decimal::new(1, 2)),
        scale: Decimal::whole(random.pick(&[100, 100, 1])),
    }
}

fn of_measures(
    random: &mut Random,
    sort: Sort,
    earlier: &[Measure],
    points: &[ItemPoints],
) -> Function {
    let codes: Vec<Code> = earlier.iter().map(|m| m.code.clone()).collect();
    if sort == Sort::Any && random.chance(40) {
        let of = codes[random.below(codes.len())].clone();
        let transform = transform(random);
        return Function::Transform { of, transform };
    }
    let mut members = subset(random, &codes, 50);
    let combine = match sort {
        Sort::Monotone => random.pick(&[Combine::Mean, Combine::Minimum, Combine::Maximum]),
        Sort::Any => {
            if members.len() == 2 && random.chance(40) {
                random.pick(&[Combine::Ratio, Combine::Difference])
            } else {
                random.pick(&[
                    Combine::Mean,
                    Combine::Mean,
                    Combine::Mean,
                    Combine::Sum,
                    Combine::Geometric,
                    Combine::Harmonic,
                    Combine::Minimum,
                    Combine::Median,
                    Combine::Product,
                ])
            }
        }
    };
    let pair = matches!(combine, Combine::Ratio | Combine::Difference);
    if sort == Sort::Any && !pair && random.chance(20) && !points.is_empty() {
        members.push(points[random.below(points.len())].question.clone());
    }
    let linear = matches!(combine, Combine::Sum | Combine::Mean);
    let beyond = if sort == Sort::Any && linear && members.len() > 2 && random.chance(15) {
        vec![members[1].clone()]
    } else {
        Vec::new()
    };
    Function::Members {
        combine,
        items: ItemsAs::Points,
        weights: weights(random, sort, members.len()),
        members,
        beyond_limit: (!beyond.is_empty() && random.chance(50)).then_some(Decimal::whole(2)),
        beyond,
        floor_values: random.chance(10).then_some(Decimal::new(5, 1)),
        scale: Decimal::whole(100),
    }
}

fn transform(random: &mut Random) -> Transform {
    let sample = Sample {
        period: random
            .pick(&[None, Some(None), Some(Some("2021"))])
            .map(|p| p.map(str::to_owned)),
        only_if: None,
    };
    let reversed = random.chance(30);
    match random.below(9) {
        0 | 1 => Transform::Goalposts {
            low: Goalpost::Value(random.decimal(0, 20)),
            high: Goalpost::Value(random.decimal(60, 100)),
            cap: random.pick(&[Cap::Both, Cap::Low, Cap::High, Cap::None]),
            log: false,
            reversed,
            scale: Decimal::whole(100),
            sample,
        },
        2 => Transform::Goalposts {
            low: Goalpost::SampleMinimum,
            high: Goalpost::SampleMaximum,
            cap: Cap::Both,
            log: false,
            reversed,
            scale: Decimal::whole(100),
            sample,
        },
        3 => Transform::ZScore {
            offset: Decimal::whole(50),
            factor: Decimal::whole(10),
            deviation: random.pick(&[Deviation::Sample, Deviation::Population]),
            reversed,
            sample,
        },
        4 => Transform::Rank {
            rule: rank(random),
            sample,
        },
        5 => Transform::Percentile {
            reversed,
            scale: Decimal::whole(100),
            sample,
        },
        6 => Transform::Linear {
            offset: random.decimal(-5, 5),
            factor: random.decimal(-2, 2),
        },
        7 => Transform::Bands {
            bands: vec![
                band(None, Some(20), Decimal::ZERO, "low"),
                band(Some(20), Some(50), Decimal::ONE, "middle"),
                band(Some(50), None, Decimal::whole(2), "high"),
            ],
            raw: random.chance(50),
        },
        _ if random.pick(&[0, 1]) == 0 => Transform::Log,
        _ => Transform::Copy,
    }
}
