//! One indicator or area.

use icc_app::edition::Edition;
use icc_app::examples::{Examples, GoodExample};
use icc_app::explain::{label, worth};
use icc_app::figure::groups;
use icc_app::indicator::Asked;
use icc_app::naming::Naming;
use icc_app::paging::Paging;
use icc_app::practices::Helping;
use icc_i18n::compare;
use icc_pages::context::{
    AskedQuestion, ExampleCity, IndicatorPage, MeasureLink, OptionWorth, PointsStep,
};

use super::explanation::rule;
use super::figures::chart;
use super::group::{basis, by_name, figures};
use super::practices::beside;
use super::{count, pagination};
use crate::extract::PageCx;
use crate::handlers::group_chart::About;
use crate::problem::Problem;

/// Cities on one page of the table.
const PER_PAGE: usize = 50;

/// Good examples of one question.
const EXAMPLES: usize = 8;

pub(crate) fn page(
    cx: &PageCx,
    (code, wanted): (&str, u32),
    examples: &Examples,
    practices: &Helping,
) -> Result<IndicatorPage, Problem> {
    let Some(edition) = &cx.published.edition else {
        return Err(icc_app::Error::NotFound.into());
    };
    let report = cx.published.snapshot.indicator(edition, code)?;
    let naming = cx.naming();
    let definition = &edition.definition;
    let method = definition.methods.get(edition.default_method);
    let method = method.ok_or(icc_app::Error::NotFound)?.id.as_str();
    let link = |code: &str| {
        let texts = naming.method_texts(definition, method);
        let label = texts.and_then(|texts| texts.measures.get(code));
        MeasureLink {
            code: code.to_owned(),
            label: label.cloned().unwrap_or_else(|| code.to_owned()),
        }
    };
    let texts = naming.texts(definition);
    let section = texts.and_then(|texts| texts.sections.get(code));
    let standing = report.standing.as_ref();
    let row = standing.and_then(|standing| {
        let mut rows = standing.rows.iter();
        rows.find(|row| row.measure.code.as_str() == code)
    });
    let cities = row.map_or_else(Vec::new, |row| by_name(&row.cities, &naming));
    let page = usize::try_from(wanted).unwrap_or(usize::MAX);
    let paging = Paging::new(page, PER_PAGE, cities.len());
    let questions = report.questions.iter();
    Ok(IndicatorPage {
        code: code.to_owned(),
        label: link(code).label,
        summary: section
            .and_then(|section| section.intro.clone())
            .unwrap_or_default(),
        optional: report.measure.optional,
        edition: naming.edition(definition),
        part_of: report.part_of.map(|of| link(of.code.as_str())),
        areas: report
            .areas
            .iter()
            .map(|one| link(one.code.as_str()))
            .collect(),
        methods: order(edition)
            .filter_map(|method| definition.methods.get(method))
            .map(|method| naming.method(definition, method.id.as_str()))
            .collect(),
        questions: questions
            .map(|one| question(edition, one, examples, &naming))
            .collect(),
        basis: standing.map(|standing| basis(standing, &naming)),
        figures: row.map(|row| figures(&row.figure)),
        chart: standing
            .map(|standing| {
                let about = About::Indicator(code.to_owned());
                chart(cx, (about, Some(standing.wave)), |at| {
                    groups::distribution(standing, code, &naming, at)
                })
            })
            .transpose()?
            .flatten(),
        total: count(cities.len()),
        cities: paging.part(&cities).to_vec(),
        pagination: pagination(paging),
        practices: beside(practices, cx),
    })
}

/// The methods, the one that scores are shown by first.
fn order(edition: &Edition) -> impl Iterator<Item = usize> {
    let default = edition.default_method;
    let others = (0..edition.definition.methods.len()).filter(move |&method| method != default);
    std::iter::once(default).chain(others)
}

fn question(
    edition: &Edition,
    asked: &Asked<'_>,
    examples: &Examples,
    naming: &Naming<'_>,
) -> AskedQuestion {
    let definition = &edition.definition;
    let code = asked.question.code.as_str();
    let texts = naming.texts(definition);
    let text = texts.and_then(|texts| texts.questions.get(code));
    let worth = worth(definition, edition.default_method, code, naming);
    let options = worth.iter().flat_map(|worth| &worth.options);
    let steps = worth.iter().flat_map(|worth| &worth.steps);
    let full = examples.of(definition.id.as_str(), code);
    AskedQuestion {
        full: count(full.len()),
        examples: listed(full, (edition, code), naming),
        code: code.to_owned(),
        text: text.map_or_else(|| code.to_owned(), |text| text.text.clone()),
        why: text.and_then(|text| text.why.clone()).unwrap_or_default(),
        steps: steps
            .map(|step| PointsStep {
                ticks: step.ticks,
                points: step.points,
            })
            .collect(),
        options: options
            .map(|option| OptionWorth {
                label: option.label.clone(),
                points: option.points,
            })
            .collect(),
        cap: worth.as_ref().and_then(|worth| worth.cap),
        rule: worth.map(|worth| rule(worth.rule)),
        own: asked.own,
        index: order(edition)
            .map(|method| asked.index.get(method).copied().flatten())
            .collect(),
    }
}

/// The good examples that a page has room for: those with words first, then by name.
fn listed(
    full: &[GoodExample],
    (edition, question): (&Edition, &str),
    naming: &Naming<'_>,
) -> Vec<ExampleCity> {
    let mut named: Vec<_> = full
        .iter()
        .map(|one| (naming.city(&one.city), one))
        .collect();
    named.sort_by(|(name, one), (other_name, other)| {
        let silent = one.words.is_none().cmp(&other.words.is_none());
        silent.then_with(|| compare(naming.locale, name, other_name))
    });
    named.truncate(EXAMPLES);
    let shown = named.into_iter().map(|(name, one)| {
        let words = one
            .words
            .as_ref()
            .map(|words| words.words_for(naming.locale));
        let (comment, example, language) = words.unwrap_or_default();
        let other = language.filter(|language| *language != naming.locale);
        let labels = one.options.iter();
        ExampleCity {
            slug: one.city.clone(),
            name,
            wave: one.wave.clone(),
            answer: labels
                .map(|option| label(&edition.definition, question, option, naming))
                .collect(),
            comment: comment.trim().to_owned(),
            example: example.trim().to_owned(),
            language: other.map_or("", |language| language.tag()).to_owned(),
        }
    });
    shown.collect()
}
