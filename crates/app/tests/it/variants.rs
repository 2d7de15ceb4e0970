//! The method lab: what another method makes of what is public can be done by hand from it, and gives
//! away nothing that is not.

use std::collections::{BTreeMap, BTreeSet};

use icc_app::Snapshot;
use icc_app::variants::{Absence, Asked, Desk, Field, Tried, TriedCity};
use icc_questionnaire::definition::QuestionKind;
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::town::{CITY, Town};

const WAVE: &str = "demo-2026";
/// It shows everybody its scores, and nobody its answers.
const SCORES_ALONE: &str = "plaine-aux-oies";
/// These are counted only, or not even that.
const HIDDEN: [&str; 4] = [
    "anse-aux-loutres",
    "haute-erabliere",
    "notre-dame-des-aulnes",
    "belle-sapiniere",
];

fn tried<'a>(snapshot: &'a Snapshot, asked: &Asked) -> (Desk<'a>, Tried<'a>) {
    let desk = snapshot.lab(asked);
    assert_eq!(desk.faults, []);
    let ground = desk.ground.expect("a method to start from");
    let found = snapshot.tried(&ground, &desk.variant).expect("a trial");
    (desk, found)
}

fn list(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    let pairs = pairs.iter();
    pairs
        .map(|(code, text)| ((*code).to_owned(), (*text).to_owned()))
        .collect()
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

async fn what_is_put_together_otherwise_can_be_done_by_hand_from_published_scores(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let snapshot = town.service.snapshot().await?;
    let asked = Asked {
        combine: "harmonic".to_owned(),
        floor: "1".to_owned(),
        weights: list(&[("commitment", "2,5"), ("media", "0")]),
        ..Asked::default()
    };
    let (desk, found) = tried(&snapshot, &asked);
    let ground = desk.ground.expect("a method");
    assert!(!found.needs_answers);
    assert!(found.waves.len() > 1, "every wave of the edition");
    // What weighs nothing is taken out.
    let parts = ground.weights().into_iter().map(|(code, _)| code);
    let parts: Vec<&str> = parts.filter(|code| *code != "media").collect();
    let mut compared = 0;
    for wave in &found.waves {
        assert_eq!(wave.left_out, 0);
        assert_ne!(wave.digests.0, wave.digests.1);
        for city in &wave.measures[0].cities {
            let collection = wave.collection;
            let at = collection.method(wave.method.id.as_str()).expect("it");
            let case = collection.case(city.code, &wave.wave.record.code);
            let case = case.expect("a result that everybody sees");
            let program = &collection.methods[at].program;
            let score = |code: &str| {
                let measure = program.measure_position(code).expect("a measure");
                collection.cell(at, case, measure).score()
            };
            let core = ground.core().expect("an index").code.as_str();
            assert_eq!(city.now.value(), score(core), "{}", city.code);
            let values: Option<Vec<f64>> = parts.iter().map(|part| score(part)).collect();
            let Some(values) = values else {
                assert_eq!(city.then.value(), None, "{}", city.code);
                continue;
            };
            let (mut sum, mut weight) = (0.0, 0.0);
            for (part, value) in parts.iter().zip(values) {
                let own = if *part == "commitment" { 2.5 } else { 1.0 };
                sum += own / value.max(1.0);
                weight += own;
            }
            let then = city.then.value().expect("an index");
            assert!(near(then, weight / sum), "{}: {then}", city.code);
            compared += 1;
        }
        // Only the core index is put together otherwise: the extended one and all parts stay.
        let codes = wave.measures.iter().map(|one| one.measure.code.as_str());
        let codes: Vec<&str> = codes.collect();
        assert_eq!(codes[..2], ["core_index", "extended_index"]);
        assert!(codes.contains(&"commitment") && codes.contains(&"education"));
        for measure in wave.measures.iter().skip(1) {
            assert_eq!((measure.moved, measure.lost, measure.gained), (0, 0, 0));
            assert_eq!(measure.cities.len(), wave.measures[0].cities.len());
            let same = |city: &TriedCity<'_>| city.now == city.then;
            assert!(measure.cities.iter().all(same));
        }
    }
    assert!(compared > 20, "{compared}");
    let core = &found.waves[0].measures[0];
    let named: BTreeSet<&str> = core.cities.iter().map(|one| one.code).collect();
    assert!(named.contains(CITY) && named.contains(SCORES_ALONE));
    assert!(HIDDEN.iter().all(|hidden| !named.contains(hidden)));
    // Those that move come first, the largest difference first; then all others.
    let ranked = core.ranked();
    assert_eq!(ranked.len(), core.cities.len());
    let (movers, others) = ranked.split_at(core.moved);
    let differences: Vec<f64> = movers
        .iter()
        .map(|city| city.difference().expect("a difference").abs())
        .collect();
    assert!(differences.is_sorted_by(|one, other| one >= other));
    assert!(!differences.is_empty() && differences.iter().all(|it| *it >= 0.1));
    let (turned, still) = others.split_at(core.lost + core.gained);
    assert!(turned.iter().all(|city| city.moves()));
    assert!(still.iter().all(|city| !city.moves()));
    Ok(())
}

async fn z7_what_needs_answers_leaves_out_whoever_shows_none(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let snapshot = town.service.snapshot().await?;
    let unknown = |word: &str| Asked {
        treatments: [(Absence::Unknown, word.to_owned())].into(),
        ..Asked::default()
    };
    let report = snapshot.city(CITY, Some(WAVE))?;
    let plans = snapshot.plans(&report, &BTreeSet::new())?;
    let desk = snapshot.lab(&Asked::default());
    let ground = desk.ground.expect("a method");
    // A question with one answer in which the city loses points of its core index.
    let step = plans.steps.iter().find(|step| {
        let is_offered = !ground.worths(step.question.code.as_str()).is_empty();
        step.gain.is_some() && is_offered && step.question.kind == QuestionKind::Single
    });
    let step = step.expect("a question");
    let question = step.question.code.to_string();
    let worths = ground.worths(&question);
    let full = worths.into_iter().map(|one| (one.code, "1".to_owned()));
    let points = Asked {
        question: question.clone(),
        points: full.collect(),
        ..Asked::default()
    };
    for asked in [unknown("left-out"), unknown("no-score"), points.clone()] {
        let (_, found) = tried(&snapshot, &asked);
        assert!(found.needs_answers);
        for wave in &found.waves {
            let code = wave.wave.record.code.as_str();
            let shown = wave.collection.cases_of(code).count();
            for measure in &wave.measures {
                assert_eq!(shown, measure.cities.len() + wave.left_out);
                for city in &measure.cities {
                    let shows = wave.collection.shows_answers(city.code, wave.wave);
                    assert!(shows, "{} in {code}", city.code);
                }
            }
        }
        let newest = &found.waves[0];
        assert!(newest.left_out > 0);
        let mut cities = newest.measures.iter().flat_map(|one| &one.cities);
        assert!(cities.all(|one| one.code != SCORES_ALONE));
    }
    // Full marks for everybody in one question move the measures that it reaches, and no other.
    let (_, found) = tried(&snapshot, &points);
    let wave = &found.waves[0];
    let own = wave.measures[0].cities.iter().find(|one| one.code == CITY);
    assert!(own.and_then(TriedCity::difference) > Some(0.0));
    let at = wave.collection.method(wave.method.id.as_str()).expect("it");
    let program = &wave.collection.methods[at].program;
    for row in &wave.measures {
        let code = row.measure.code.as_str();
        let weights = program.effective_weights(code).unwrap_or_default();
        let is_reached = weights.iter().any(|one| one.question == question);
        assert_eq!(row.moved > 0, is_reached, "{code}");
        let (least, _) = row.range.expect("somebody has a score");
        assert!(least > -1e-9, "{code}");
    }
    Ok(())
}

async fn nothing_that_is_tried_is_kept_and_twice_it_is_the_same(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let before = town.service.snapshot().await?;
    let asked = Asked {
        combine: "geometric".to_owned(),
        treatments: [(Absence::NoScore, "left-out".to_owned())].into(),
        ..Asked::default()
    };
    let (desk, first) = tried(&before, &asked);
    let (_, second) = tried(&before, &asked);
    assert_eq!(format!("{first:?}"), format!("{second:?}"));
    assert!(!first.needs_answers, "a score that is missing is published");
    for wave in &first.waves {
        let index = &wave.measures[0];
        assert_eq!(index.lost, 0, "leaving out loses nothing");
    }
    // What is written of it is read as the same.
    let written = desk.written(&asked);
    assert!(!written.from.is_empty());
    let again = before.lab(&written);
    assert_eq!(
        (&again.variant, &again.written(&written)),
        (&desk.variant, &written)
    );
    // By which measure municipalities are listed stays in the address; by the core index goes
    // without saying.
    for (measure, kept) in [("extended_index", "extended_index"), ("core_index", "")] {
        let asked = Asked {
            measure: measure.to_owned(),
            ..asked.clone()
        };
        let desk = before.lab(&asked);
        assert_eq!(desk.faults, []);
        assert_eq!(desk.written(&asked).measure, kept);
    }
    // As the method has it, nothing is tried.
    let same = Asked {
        measure: "extended_index".to_owned(),
        combine: "mean".to_owned(),
        weights: list(&[("commitment", "1.0"), ("media", "")]),
        ..Asked::default()
    };
    let desk = before.lab(&same);
    assert!(desk.variant.is_empty() && desk.faults.is_empty());
    assert_eq!(desk.written(&same), Asked::default());
    let after = town.service.snapshot().await?;
    assert_eq!(after.version(), before.version());
    Ok(())
}

async fn everything_that_cannot_be_tried_is_told_at_once(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let snapshot = town.service.snapshot().await?;
    let asked = Asked {
        from: "nothing~nowhere".to_owned(),
        weights: list(&[
            ("commitment", "a lot"),
            ("education", "1"),
            ("media", "-1"),
            ("language", "1000.5"),
            ("mediation", "0.1234"),
        ]),
        combine: "alphabetical".to_owned(),
        floor: "101".to_owned(),
        treatments: [(Absence::Unknown, "guessed".to_owned())].into(),
        question: "Z99".to_owned(),
        wave: "never".to_owned(),
        measure: "mood".to_owned(),
        ..Asked::default()
    };
    let desk = snapshot.lab(&asked);
    let weight = |code: &str| Field::Weight(code.to_owned());
    let told: Vec<(Field, &str)> = desk
        .faults
        .iter()
        .map(|fault| (fault.field.clone(), fault.code))
        .collect();
    let expected = [
        (Field::From, "from"),
        (Field::Combine, "choice"),
        (Field::Floor, "too-large"),
        (weight("commitment"), "number"),
        (weight("education"), "unknown"),
        (weight("language"), "too-large"),
        (weight("media"), "negative"),
        (weight("mediation"), "too-fine"),
        (Field::Treatment(Absence::Unknown), "choice"),
        (Field::Question, "question"),
        (Field::Wave, "wave"),
        (Field::Measure, "measure"),
    ];
    assert_eq!(told, expected);

    let desk = snapshot.lab(&Asked::default());
    let ground = desk.ground.expect("a method");
    let zero = ground.weights().into_iter();
    let zero: BTreeMap<String, String> = zero
        .map(|(code, _)| (code.to_owned(), "0".to_owned()))
        .collect();
    let mut many = zero.clone();
    many.extend((0..100).map(|n| (format!("part-{n}"), "1".to_owned())));
    let single = |asked: Asked| {
        let faults = snapshot.lab(&asked).faults;
        assert_eq!(faults.len(), 1, "{faults:?}");
        (faults[0].field.clone(), faults[0].code)
    };
    let weights = |weights| Asked {
        weights,
        ..Asked::default()
    };
    assert_eq!(single(weights(zero)), (Field::Weights, "all-zero"));
    assert_eq!(single(weights(many)), (Field::Weights, "too-many"));
    let points = |question: &str, list| Asked {
        question: question.to_owned(),
        points: list,
        ..Asked::default()
    };
    let one = points("", list(&[("yes", "2")]));
    assert_eq!(single(one), (Field::Question, "question-missing"));
    let question = ground.questions()[0].code.to_string();
    let nothing = ground.worths(&question).into_iter();
    let nothing = nothing.map(|one| (one.code, "0".to_owned())).collect();
    let one = points(&question, nothing);
    assert_eq!(single(one), (Field::Points, "nothing"));
    let one = points(&question, list(&[("never-offered", "1")]));
    let unknown = Field::Point("never-offered".to_owned());
    assert_eq!(single(one), (unknown, "unknown"));
    assert!(near(ground.weights()[0].1, 1.0));
    Ok(())
}

on_both_loaded_databases!(
    what_is_put_together_otherwise_can_be_done_by_hand_from_published_scores,
    z7_what_needs_answers_leaves_out_whoever_shows_none,
    nothing_that_is_tried_is_kept_and_twice_it_is_the_same,
    everything_that_cannot_be_tried_is_told_at_once,
);
