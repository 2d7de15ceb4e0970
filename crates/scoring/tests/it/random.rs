//! Random definitions, methods and answers, the same for the same seed on every machine.

mod answers;
mod measures;

use icc_domain::Code;
use icc_questionnaire::definition::{
    Band, BandEnd, BenchmarkRules, Condition, Definition, FilledBy, ItemPoints, Method, Opt,
    PointsRule, Question, QuestionKind, Step,
};
use icc_questionnaire::{Decimal, State};
use std::collections::BTreeMap;

pub(crate) use answers::{Row, panel, rows};

/// A stream of numbers (splitmix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n.max(1) as u64).unwrap()
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// A number between two bounds, both included, with up to two digits after the point.
    pub(crate) fn decimal(&mut self, low: i32, high: i32) -> Decimal {
        let scale = self.pick(&[0, 0, 1, 2]);
        let unit = 10_i128.pow(u32::from(scale));
        let span = usize::try_from(i128::from(high - low) * unit + 1).unwrap();
        let steps = i128::try_from(self.below(span)).unwrap();
        Decimal::new(i128::from(low) * unit + steps, scale)
    }
}

/// What kind of method is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Everything the format can say.
    Any,
    /// Points of at most a maximum of 1, never negative; rates and means of rates.
    Monotone,
}

/// How much is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) seed: u64,
    pub(crate) questions: usize,
    pub(crate) measures: usize,
    pub(crate) cases: usize,
    pub(crate) sort: Sort,
}

pub(crate) fn code(text: &str) -> Code {
    Code::new(text).unwrap()
}

/// A definition with one method, `m`.
pub(crate) fn definition(size: Size) -> Definition {
    let mut random = Random(size.seed);
    let mut questions: Vec<Question> = Vec::new();
    let mut points = Vec::new();
    for q in 0..size.questions.max(1) {
        let question = question(&mut random, q, size.sort, &questions);
        if !question.unscored {
            points.push(item(&mut random, &question, size.sort));
        }
        questions.push(question);
    }
    let measures = measures::measures(&mut random, size, &questions, &points);
    Definition {
        id: code("random"),
        version: "1.0.0".to_owned(),
        languages: Vec::new(),
        external: false,
        scales: Vec::new(),
        sections: Vec::new(),
        questions,
        methods: vec![Method {
            treatments: Vec::new(),
            id: code("m"),
            version: "1.0.0".to_owned(),
            points,
            measures,
            benchmark: BenchmarkRules::default(),
        }],
        texts: BTreeMap::new(),
        crosswalks: Vec::new(),
    }
}

fn question(random: &mut Random, q: usize, sort: Sort, earlier: &[Question]) -> Question {
    let kind = match random.below(10) {
        0..=5 => QuestionKind::Single,
        6..=7 => QuestionKind::Multiple,
        8 => QuestionKind::Tiered,
        _ => QuestionKind::Number,
    };
    let count = match kind {
        QuestionKind::Single => 2 + random.below(5),
        QuestionKind::Number => 0,
        // Now and then a long list, where sets of ticks are no longer small numbers.
        _ if random.chance(10) => 20 + random.below(30),
        _ => 1 + random.below(9),
    };
    let options = (0..count).map(|o| Opt {
        code: code(&format!("o{o}")),
        state: (o > 0 && random.chance(4))
            .then(|| random.pick(&[State::NotApplicable, State::Unknown, State::NotWithinPowers])),
        exclusive: kind.has_ticks() && random.chance(5),
        negative: random.chance(10),
    });
    let options = options.collect();
    let asked_after = |random: &mut Random, of: &Question| Condition::QuestionIs {
        question: of.code.clone(),
        is: vec![of.options[random.below(of.options.len())].code.clone()],
    };
    let applies_if = match earlier.last() {
        Some(last) if random.chance(8) && !last.options.is_empty() => {
            Some(asked_after(random, last))
        }
        Some(_) if random.chance(3) => Some(Condition::Not(Box::new(Condition::FactIs {
            fact: "group".to_owned(),
            is: vec!["b".to_owned()],
        }))),
        _ => None,
    };
    let unbounded = sort == Sort::Any && random.chance(20);
    Question {
        code: code(&format!("q{q}")),
        section: code("s"),
        kind,
        scale: None,
        options,
        optional: false,
        filled_by: random.pick(&[
            FilledBy::Unit,
            FilledBy::Unit,
            FilledBy::Unit,
            FilledBy::Reviewer,
        ]),
        minimum: (!unbounded).then_some(Decimal::ZERO),
        maximum: (!unbounded).then_some(if sort == Sort::Any {
            Decimal::whole(20)
        } else {
            Decimal::ONE
        }),
        decimals: 2,
        applies_if,
        unscored: random.chance(6),
    }
}

fn item(random: &mut Random, question: &Question, sort: Sort) -> ItemPoints {
    let one = |random: &mut Random| match sort {
        Sort::Any if random.chance(10) => random.decimal(-3, 0),
        Sort::Any => random.decimal(0, 5),
        Sort::Monotone => random.decimal(0, 1),
    };
    let per_option = |random: &mut Random| {
        let of = |o: &Opt| (o.code.clone(), one(random));
        let list: Vec<_> = question.options.iter().map(of).collect();
        list.into_iter().collect::<BTreeMap<_, _>>()
    };
    let rule = match question.kind {
        QuestionKind::Single => PointsRule::Option(per_option(random)),
        QuestionKind::Tiered => PointsRule::Best(per_option(random)),
        QuestionKind::Number if random.chance(40) => PointsRule::Bands(vec![
            band(None, Some(3), one(random), "low"),
            band(Some(3), Some(11), one(random), "middle"),
            band(Some(11), None, one(random), "high"),
        ]),
        QuestionKind::Number => PointsRule::Value,
        _ if random.chance(50) => {
            let mut needs: Vec<u32> = (0..=random.below(3))
                .map(|_| 1 + u32::try_from(random.below(question.options.len())).unwrap())
                .collect();
            needs.sort_unstable();
            needs.dedup();
            let mut points: Vec<Decimal> = needs.iter().map(|_| one(random)).collect();
            points.sort();
            let step = |(ticks, points)| Step { ticks, points };
            PointsRule::Steps(needs.into_iter().zip(points).map(step).collect())
        }
        _ => PointsRule::Sum {
            points: per_option(random),
            cap: (sort == Sort::Monotone || random.chance(50)).then_some(Decimal::ONE),
        },
    };
    let most = |values: &mut dyn Iterator<Item = Decimal>| {
        values.max().unwrap_or(Decimal::ZERO).max(Decimal::ONE)
    };
    let maximum = match &rule {
        PointsRule::Option(map) | PointsRule::Best(map) => Some(most(&mut map.values().copied())),
        PointsRule::Steps(steps) => Some(most(&mut steps.iter().map(|s| s.points))),
        PointsRule::Bands(bands) => Some(most(&mut bands.iter().filter_map(|b| b.value))),
        PointsRule::Sum { cap: Some(_), .. } => Some(Decimal::ONE),
        PointsRule::Sum { points, .. } => {
            let positive = points.values().filter(|p| !p.is_negative());
            let sum = positive.fold(Decimal::ZERO, |sum, p| sum.plus(*p));
            Some(sum.max(Decimal::ONE))
        }
        PointsRule::Value => question.maximum,
    };
    ItemPoints {
        question: question.code.clone(),
        rule,
        maximum: if sort == Sort::Monotone {
            Some(Decimal::ONE)
        } else {
            maximum
        },
        weight: Decimal::ONE,
    }
}

/// A band from `low` (included) to `high` (not included).
pub(crate) fn band(low: Option<i64>, high: Option<i64>, value: Decimal, label: &str) -> Band {
    let end = |at: i64, inclusive| BandEnd {
        at: Decimal::whole(at),
        inclusive,
    };
    Band {
        low: low.map(|at| end(at, true)),
        high: high.map(|at| end(at, false)),
        value: Some(value),
        label: Some(code(label)),
    }
}
