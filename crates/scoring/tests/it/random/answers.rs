//! Random answers to a definition.

use icc_questionnaire::definition::{Definition, Question, QuestionKind};
use icc_questionnaire::{Decimal, Grade, State};
use icc_scoring::{AnswerRow, Panel, PanelBuilder};

use super::{Random, Size};

/// What a file says: a fact, or an answer, of a unit in a period.
#[derive(Debug, Clone)]
pub(crate) enum Row {
    Fact {
        unit: String,
        period: Option<String>,
        fact: &'static str,
        value: String,
    },
    Answer {
        unit: String,
        period: String,
        row: AnswerRow,
    },
}

/// The rows of `size.cases` cases in up to three periods.
pub(crate) fn rows(definition: &Definition, size: Size) -> Vec<Row> {
    let mut random = Random(size.seed ^ 0x5eed);
    let mut out = Vec::new();
    for case in 0..size.cases.max(1) {
        let unit = format!("u{:04}", case / 3);
        let period = format!("{}", 2020 + case % 3);
        let mut fact = |fact, value: &str, period: Option<&String>| {
            out.push(Row::Fact {
                unit: unit.clone(),
                period: period.cloned(),
                fact,
                value: value.to_owned(),
            });
        };
        fact("country", "ca", Some(&period));
        if random.chance(10) {
            fact("copy", "draft", Some(&period));
        }
        if case % 3 == 0 {
            // Groups need a value in every period: one for all of them.
            fact("place", random.pick(&["north", "south", "west"]), None);
            fact(
                "population",
                &(1 + random.below(90) * 1_000).to_string(),
                None,
            );
            if random.chance(80) {
                fact("group", random.pick(&["a", "b", "c"]), None);
            }
        }
        // Some copies are nearly blank.
        let blank = if random.chance(10) { 80 } else { 4 };
        for (q, question) in definition.questions.iter().enumerate() {
            if random.chance(blank) {
                continue;
            }
            for row in answer(&mut random, q, question) {
                out.push(Row::Answer {
                    unit: unit.clone(),
                    period: period.clone(),
                    row,
                });
            }
        }
    }
    out
}

fn answer(random: &mut Random, q: usize, question: &Question) -> Vec<AnswerRow> {
    let row = |random: &mut Random, option: Option<usize>, state| AnswerRow {
        question: u16::try_from(q).unwrap(),
        option: option.map(|o| u8::try_from(o).unwrap()),
        state,
        grade: random.pick(&Grade::ALL),
        number: None,
    };
    let out_of_scope = [State::NotWithinPowers, State::NotApplicable];
    if random.chance(12) {
        let state = random.pick(&[
            State::NotWithinPowers,
            State::NotApplicable,
            State::Unknown,
            State::Unknown,
            State::NotAnswered,
        ]);
        return vec![row(random, None, state)];
    }
    match question.kind {
        QuestionKind::Single => {
            // Now and then an answer that names no option.
            let option = (!random.chance(2)).then(|| random.below(question.options.len()));
            vec![row(random, option, State::Answered)]
        }
        QuestionKind::Number => {
            let number = random.decimal(0, 1);
            let whole = question.maximum.is_none_or(|m| m > Decimal::ONE);
            let mut row = row(random, None, State::Answered);
            row.number = Some(if whole && random.chance(80) {
                random.decimal(0, 20)
            } else {
                number
            });
            vec![row]
        }
        _ => {
            let restricted = random.chance(15);
            let often = random.pick(&[10, 50, 90]);
            let mut list = Vec::new();
            for option in 0..question.options.len() {
                if restricted && random.chance(40) {
                    let state = random.pick(&out_of_scope);
                    list.push(row(random, Some(option), state));
                } else if random.chance(often) {
                    list.push(row(random, Some(option), State::Answered));
                }
            }
            if list.is_empty() {
                list.push(row(random, None, State::Answered));
            }
            list
        }
    }
}

/// Lays rows out, in the order given.
pub(crate) fn panel(rows: &[Row]) -> Panel {
    let mut builder = PanelBuilder::new();
    for row in rows {
        match row {
            Row::Fact {
                unit,
                period,
                fact,
                value,
            } => builder.fact("", unit, period.as_deref(), fact, value),
            Row::Answer { unit, period, row } => builder.answer(unit, period, *row),
        };
    }
    builder.build().unwrap()
}
