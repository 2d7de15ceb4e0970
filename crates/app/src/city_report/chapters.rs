//! One chapter per indicator.

use std::collections::BTreeMap;

use icc_reports::{AskedPoint, Chapter, Chart, Said};

use super::words::{PublishedWords, other};
use crate::city::{CityReport, CityResult, Row};
use crate::error::Error;
use crate::explain::text;
use crate::figure::{DECLARED, DOCUMENTED, VERIFIED, draw_measure};
use crate::jobs::Progress;
use crate::naming::Naming;
use crate::plans::marks;

pub(super) fn of(
    report: &CityReport<'_>,
    result: &CityResult<'_>,
    words: &PublishedWords,
    (naming, progress): (&Naming<'_>, &Progress),
) -> Result<Vec<Chapter>, Error> {
    let index = weights(result, result.core.measure.code.as_str());
    let rows = result.indicators.iter();
    rows.map(|row| {
        progress.step()?;
        chapter(report, result, row, &index, words, naming)
    })
    .collect()
}

/// Percent of a measure that each question makes up.
fn weights(result: &CityResult<'_>, measure: &str) -> BTreeMap<String, f64> {
    let program = &result.collection.methods[result.method].program;
    let weights = program.effective_weights(measure).unwrap_or_default();
    let weights = weights.into_iter();
    weights
        .map(|one| (one.question, one.share * 100.0))
        .collect()
}

fn chapter(
    report: &CityReport<'_>,
    result: &CityResult<'_>,
    row: &Row<'_>,
    index: &BTreeMap<String, f64>,
    words: &PublishedWords,
    naming: &Naming<'_>,
) -> Result<Chapter, Error> {
    let code = row.measure.code.as_str();
    let asked = weights(result, code);
    let share: f64 = asked.keys().filter_map(|code| index.get(code)).sum();
    let picture = draw_measure(report, row, naming, &format!("chapter-{code}"))?;
    let texts = naming.texts(&result.collection.definition);
    let about = texts
        .and_then(|texts| texts.sections.get(code))
        .and_then(|section| section.intro.clone());
    let (full, open) = points(result, code, naming);
    let definition = &result.collection.definition;
    let said = definition
        .questions
        .iter()
        .filter(|question| asked.contains_key(question.code.as_str()))
        .filter_map(|question| said(result, question.code.as_str(), words, naming));
    Ok(Chapter {
        label: naming.measure(result, code),
        about: about.unwrap_or_default(),
        declared: row.score(DECLARED),
        documented: row.score(DOCUMENTED),
        verified: row.score(VERIFIED),
        coverage: row.coverage(),
        share: (share > 0.0).then_some(share.min(100.0)),
        chart: Some(Chart {
            svg: picture.svg,
            // The chapter is its title.
            title: String::new(),
            sentence: picture.sentence,
            caption: picture.caption,
        }),
        full,
        open,
        said: said.collect(),
    })
}

/// The questions of a measure with all their points, and those with points still to gain, the most
/// valuable first; nothing where the city does not show its answers.
fn points(
    result: &CityResult<'_>,
    measure: &str,
    naming: &Naming<'_>,
) -> (Vec<AskedPoint>, Vec<AskedPoint>) {
    let (mut full, mut open) = (Vec::new(), Vec::new());
    let Some(opened) = result.open(measure) else {
        return (full, open);
    };
    let marks = marks(&opened.explanation);
    for question in &result.collection.definition.questions {
        let code = question.code.as_str();
        let Some(found) = marks.get(code) else {
            continue;
        };
        let worth = opened.index_points.get(code);
        let worth = worth.map(|points| points * found.lost());
        let list = if found.are_full() {
            &mut full
        } else {
            &mut open
        };
        list.push(AskedPoint {
            code: code.to_owned(),
            text: text(result, code, naming),
            // Less than that is written as nothing.
            worth: worth.filter(|worth| *worth > 0.005),
        });
    }
    // Equal ones keep the order of the questionnaire.
    open.sort_by(|one, two| {
        let worth = |asked: &AskedPoint| asked.worth.unwrap_or_default();
        worth(two).total_cmp(&worth(one))
    });
    (full, open)
}

fn said(
    result: &CityResult<'_>,
    code: &str,
    words: &PublishedWords,
    naming: &Naming<'_>,
) -> Option<Said> {
    let entry = words.answers.get(code)?;
    let (comment, example, language) = entry.words_for(naming.locale);
    let evidence: Vec<String> = entry
        .evidence
        .keys()
        .filter_map(|id| words.evidence.get(id))
        .cloned()
        .collect();
    let (comment, example) = (comment.trim(), example.trim());
    if comment.is_empty() && example.is_empty() && evidence.is_empty() {
        return None;
    }
    Some(Said {
        code: code.to_owned(),
        text: text(result, code, naming),
        language: language
            .map(|language| other(language, naming.locale))
            .unwrap_or_default(),
        comment: comment.to_owned(),
        example: example.to_owned(),
        evidence,
    })
}
