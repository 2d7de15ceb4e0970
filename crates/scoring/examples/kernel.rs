fn main() {
    use icc_domain::Code;
    use icc_questionnaire::definition::*;
    use icc_questionnaire::*;
    use icc_scoring::panel::*;
    use std::collections::BTreeMap;
    let n: usize = std::env::args()
        .nth(1)
        .and_then(|a| a.parse().ok())
        .unwrap_or(100_000);
    let code = |s: &str| Code::new(s).unwrap();
    let opt = |c: &str| Opt {
        code: code(c),
        state: None,
        exclusive: false,
        negative: false,
    };
    let mut questions = vec![];
    let mut points = vec![];
    for q in 0..86 {
        let multi = q % 9 == 3;
        let c = code(&format!("Q{q}"));
        let options: Vec<Opt> = if multi {
            (0..6).map(|i| opt(&format!("o{i}"))).collect()
        } else {
            ["yes", "prep", "no"].iter().map(|c| opt(c)).collect()
        };
        questions.push(Question {
            code: c.clone(),
            section: code("s"),
            kind: if multi {
                QuestionKind::Multiple
            } else {
                QuestionKind::Single
            },
            scale: None,
            options,
            optional: false,
            filled_by: FilledBy::Unit,
            minimum: None,
            maximum: None,
            decimals: 9,
            applies_if: None,
            unscored: false,
        });
        let rule = if multi {
            PointsRule::Steps(vec![
                Step {
                    ticks: 1,
                    points: "0.5".parse().unwrap(),
                },
                Step {
                    ticks: 3,
                    points: Decimal::ONE,
                },
            ])
        } else {
            PointsRule::Option(
                [("yes", "1"), ("prep", "0.5"), ("no", "0")]
                    .iter()
                    .map(|(a, b)| (code(a), b.parse().unwrap()))
                    .collect(),
            )
        };
        points.push(ItemPoints {
            question: c,
            rule,
            maximum: Some(Decimal::ONE),
            weight: Decimal::ONE,
        });
    }
    let measure = |c: &str, combine, members: Vec<Code>| {
        let k = members.len();
        Measure {
            code: code(c),
            level: None,
            function: Function::Members {
                combine,
                items: ItemsAs::Points,
                members,
                weights: Weights {
                    all: vec![Decimal::ONE; k],
                    by_group: None,
                },
                beyond: vec![],
                beyond_limit: None,
                floor_values: None,
                scale: Decimal::whole(100),
            },
            missing: Missing::default(),
            minimum_coverage: None,
            minimum_in_scope: Some("0.5".parse().unwrap()),
            minimum_members: Some(2),
            floor: None,
            cap: None,
            gate: None,
            round: None,
            rank: None,
            decimals: 0,
            optional: false,
        }
    };
    let mut measures = vec![];
    for m in 0..18 {
        measures.push(measure(
            &format!("A{m}"),
            Combine::Rate,
            (0..86)
                .filter(|q| q % 18 == m)
                .map(|q| code(&format!("Q{q}")))
                .collect(),
        ));
    }
    measures.push(measure(
        "lens",
        Combine::Mean,
        (0..6).map(|m| code(&format!("A{m}"))).collect(),
    ));
    measures.push(measure(
        "core",
        Combine::Mean,
        (6..16)
            .map(|m| code(&format!("A{m}")))
            .chain([code("lens")])
            .collect(),
    ));
    measures.push(measure(
        "ext",
        Combine::Mean,
        (6..18)
            .map(|m| code(&format!("A{m}")))
            .chain([code("lens")])
            .collect(),
    ));
    let definition = Definition {
        id: code("d"),
        version: "1".into(),
        languages: vec![],
        external: false,
        scales: vec![],
        sections: vec![],
        questions,
        methods: vec![Method {
            id: code("m"),
            version: "1".into(),
            points,
            measures,
            benchmark: BenchmarkRules::default(),
        }],
        texts: BTreeMap::new(),
        crosswalks: vec![],
    };
    let program = icc_scoring::Program::compile(&definition, "m").unwrap();
    let mut rng = 42_u64;
    let mut next = move || {
        rng ^= rng << 13;
        rng ^= rng >> 7;
        rng ^= rng << 17;
        rng
    };
    let mut rows = AnswerColumns::default();
    let mut offsets = vec![0];
    for _ in 0..n {
        for q in 0..86_u16 {
            let r = next() % 100;
            let g = [Grade::Declared, Grade::Documented, Grade::Verified][(next() % 3) as usize];
            if r < 3 {
                rows.push_packed(q, NO_OPTION, mark(State::Unknown, g));
            } else if r < 6 {
                rows.push_packed(q, NO_OPTION, mark(State::NotWithinPowers, g));
            } else if r < 8 {
            } else if q % 9 == 3 {
                for o in 0..6 {
                    if next() % 2 == 0 {
                        rows.push_packed(q, o, mark(State::Answered, g));
                    }
                }
            } else {
                rows.push_packed(q, (next() % 3) as u8, mark(State::Answered, g));
            }
        }
        offsets.push(rows.question.len());
    }
    let total = rows.question.len();
    let panel = Panel {
        units: (0..n).map(|i| format!("u{i:07}")).collect(),
        periods: vec!["1".into()],
        cases: (0..n)
            .map(|i| Case {
                period: 0,
                unit: i as u32,
            })
            .collect(),
        drafts: vec![false; n],
        facts: FactTable::default(),
        offsets,
        rows,
    };
    for _ in 0..4 {
        let t = std::time::Instant::now();
        let s = program.score(&panel).unwrap();
        println!(
            "{n} cases {total} rows {:.1} ms, {:.0} ns/case, core {:?}",
            t.elapsed().as_secs_f64() * 1e3,
            t.elapsed().as_secs_f64() * 1e9 / n as f64,
            s.cell(0, 0, 19).score()
        );
    }
}
