//! The indicators of today's edition.

use icc_app::city::{level, members};
use icc_app::edition::Edition;
use icc_app::methods::QuestionWeight;
use icc_pages::context::{Indicator, IndicatorArea, IndicatorList};

use super::count;
use crate::extract::PageCx;
use crate::problem::Problem;

pub(crate) fn page(cx: &PageCx) -> Result<IndicatorList, Problem> {
    let Some(edition) = &cx.published.edition else {
        return Err(icc_app::Error::NotFound.into());
    };
    let definition = &edition.definition;
    let naming = cx.naming();
    let weights = &edition.weights;
    let method = definition.methods.get(edition.default_method);
    let measures = method
        .map(|method| method.measures.as_slice())
        .unwrap_or_default();
    let at = |wanted: &'static str| {
        measures
            .iter()
            .filter(move |measure| level::is_at(measure, wanted))
    };
    let texts = naming.texts(definition);
    let method_id = method.map(|method| method.id.as_str()).unwrap_or_default();
    let label = |code: &str| {
        let texts = naming.method_texts(definition, method_id);
        let label = texts.and_then(|texts| texts.measures.get(code));
        label.cloned().unwrap_or_else(|| code.to_owned())
    };
    let summary = |code: &str| {
        let section = texts.and_then(|texts| texts.sections.get(code));
        section
            .and_then(|section| section.intro.clone())
            .unwrap_or_default()
    };
    let indicators = at(level::INDICATOR).map(|measure| {
        let code = measure.code.as_str();
        let areas: Vec<IndicatorArea> = at(level::AREA)
            .filter(|area| members(measure).contains(&area.code))
            .map(|area| {
                let of_area = sections(edition, area.code.as_str());
                IndicatorArea {
                    code: area.code.to_string(),
                    label: label(area.code.as_str()),
                    questions: asked(weights, &of_area),
                    scored: scored(edition, weights, &of_area),
                }
            })
            .collect();
        let own = sections(edition, code);
        Indicator {
            code: code.to_owned(),
            label: label(code),
            summary: summary(code),
            optional: measure.optional,
            questions: asked(weights, &own),
            scored: scored(edition, weights, &own),
            share: share(edition, weights, &own),
            areas,
        }
    });
    Ok(IndicatorList {
        edition: naming.edition(definition),
        indicators: indicators.collect(),
    })
}

/// A section and everything below it.
fn sections<'a>(edition: &'a Edition, code: &'a str) -> Vec<&'a str> {
    let mut found = vec![code];
    for section in &edition.definition.sections {
        // Sections stand after what they belong to.
        if section
            .parent
            .as_ref()
            .is_some_and(|parent| found.contains(&parent.as_str()))
        {
            found.push(section.code.as_str());
        }
    }
    found
}

fn of<'a>(
    weights: &'a [QuestionWeight],
    sections: &'a [&str],
) -> impl Iterator<Item = &'a QuestionWeight> {
    weights
        .iter()
        .filter(|one| sections.contains(&one.section.as_str()))
}

fn asked(weights: &[QuestionWeight], sections: &[&str]) -> u32 {
    count(of(weights, sections).count())
}

fn scored(edition: &Edition, weights: &[QuestionWeight], sections: &[&str]) -> u32 {
    let unscored = |code: &str| edition.definition.question(code).is_none_or(|q| q.unscored);
    count(
        of(weights, sections)
            .filter(|one| !unscored(&one.question))
            .count(),
    )
}

/// The share of the core index in percent; none for what does not count in it.
fn share(edition: &Edition, weights: &[QuestionWeight], sections: &[&str]) -> Option<f64> {
    let method = edition.default_method;
    let worth = of(weights, sections).filter_map(|one| one.core.get(method).copied().flatten());
    let worth: Vec<f64> = worth.collect();
    (!worth.is_empty()).then(|| worth.iter().sum())
}
