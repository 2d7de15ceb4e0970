//! One chapter per indicator.

use std::collections::BTreeMap;

use icc_reports::{AskedPoint, Chapter, Chart, Said};

use super::words::{PublishedWords, other};
use crate::city::{CityReport, CityResult, Row};
use crate::error::Error;
use crate::explain::{Member, text};
use crate::figure::{DECLARED, DOCUMENTED, VERIFIED, draw_measure};
use crate::naming::Naming;

pub(super) fn of(
    report: &CityReport<'_>,
    result: &CityResult<'_>,
    words: &PublishedWords,
    naming: &Naming<'_>,
) -> Result<Vec<Chapter>, Error> {
    let index = weights(result, result.core.measure.code.as_str());
    let rows = result.indicators.iter();
    rows.map(|row| chapter(report, result, row, &index, words, naming))
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
    let members = opened.explanation.all().flat_map(|one| &one.members);
    let questions = members.filter(|one| one.sort == "question" && one.counts());
    for member in questions {
        let Some(share) = obtained(member) else {
            continue;
        };
        let lost = opened
            .index_points
            .get(&member.code)
            .map(|worth| worth * (1.0 - share));
        let asked = AskedPoint {
            code: member.code.clone(),
            text: text(result, &member.code, naming),
            worth: lost
                .filter(|lost| *lost > 0.005)
                .map(|lost| lost.min(100.0)),
        };
        if share >= 1.0 {
            full.push(AskedPoint {
                worth: None,
                ..asked
            });
        } else {
            open.push(asked);
        }
    }
    open.sort_by(|one, two| {
        let worth = |asked: &AskedPoint| asked.worth.unwrap_or_default();
        worth(two)
            .total_cmp(&worth(one))
            .then(one.code.cmp(&two.code))
    });
    (full, open)
}

/// Which part of its points a question has, 0 to 1; none where none can be had.
fn obtained(member: &Member) -> Option<f64> {
    let most = member.maximum.filter(|most| *most > 0.0)?;
    Some((member.points.unwrap_or_default() / most).clamp(0.0, 1.0))
}

fn said(
    result: &CityResult<'_>,
    code: &str,
    words: &PublishedWords,
    naming: &Naming<'_>,
) -> Option<Said> {
    let beside = words.beside.get(code)?;
    let (comment, example, language) = beside.entry.words_for(naming.locale);
    let (comment, example) = if beside.comments {
        (comment.trim().to_owned(), example.trim().to_owned())
    } else {
        Default::default()
    };
    if comment.is_empty() && example.is_empty() && beside.evidence.is_empty() {
        return None;
    }
    Some(Said {
        code: code.to_owned(),
        text: text(result, code, naming),
        language: language
            .map(|language| other(language, naming.locale))
            .unwrap_or_default(),
        comment,
        example,
        evidence: beside.evidence.clone(),
    })
}
