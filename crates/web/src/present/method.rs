//! The methods side by side.

use icc_app::city::{LEAST_CITIES, LEAST_COUNTRIES};
use icc_app::paging::Paging;
use icc_domain::Score;
use icc_pages::context::{Method, MethodPage, Mover, WeightRow, WeightSection};

use super::{count, pagination};
use crate::extract::PageCx;
use crate::problem::Problem;

/// A difference of this many points between two methods is listed.
const LEAST: u32 = 1;
/// Cities on one page of the table.
const PER_PAGE: usize = 50;

pub(crate) fn page(cx: &PageCx, wanted: u32) -> Result<MethodPage, Problem> {
    let Some(edition) = &cx.published.edition else {
        return Err(icc_app::Error::NotFound.into());
    };
    let definition = &edition.definition;
    let naming = cx.naming();
    let default = edition.default_method;
    // The default method stands first.
    let mut order: Vec<usize> = (0..definition.methods.len()).collect();
    order.sort_by_key(|&method| method != default);
    let methods = order.iter().filter_map(|&at| definition.methods.get(at));
    let methods = methods.map(|method| {
        let texts = naming.method_texts(definition, method.id.as_str());
        Method {
            code: method.id.to_string(),
            name: naming.method(definition, method.id.as_str()),
            version: method.version.clone(),
            summary: texts
                .and_then(|texts| texts.description.clone())
                .unwrap_or_default(),
            default: definition
                .methods
                .get(default)
                .is_some_and(|one| one.id == method.id),
        }
    });
    let scored = edition.collection.as_ref();
    let scored = scored.and_then(|collection| Some((collection, collection.waves.last()?)));
    let (compared, movers) = match (scored, order.as_slice()) {
        (Some((collection, wave)), [first, second, ..]) => {
            collection.movers(wave, (*first, *second), f64::from(LEAST))
        }
        _ => (0, Vec::new()),
    };
    let city = |code: &str| {
        let city = cx.published.snapshot.cities.get(code);
        city.map(|city| &city.municipality.record)
    };
    let wanted = usize::try_from(wanted).unwrap_or(usize::MAX);
    let paging = Paging::new(wanted, PER_PAGE, movers.len());
    let movers = paging.part(&movers).iter().map(|mover| {
        let record = city(&mover.city);
        Mover {
            name: record.map_or_else(|| mover.city.clone(), |record| naming.text(&record.names)),
            invented: record.is_some_and(|record| record.demonstration),
            unreviewed: mover.unreviewed,
            slug: mover.city.clone(),
            first: Score::Value { value: mover.first },
            second: Score::Value {
                value: mover.second,
            },
            difference: mover.second - mover.first,
        }
    });
    Ok(MethodPage {
        edition: naming.edition(definition),
        methods: methods.collect(),
        weights: weights(cx, &order),
        wave: scored
            .filter(|_| compared > 0)
            .map(|(_, wave)| naming.wave(wave)),
        compared: count(compared),
        least: LEAST,
        cities_needed: count(LEAST_CITIES),
        countries_needed: count(LEAST_COUNTRIES),
        movers: movers.collect(),
        pagination: pagination(paging),
    })
}

/// The questions by section, with what each is worth by each method.
fn weights(cx: &PageCx, order: &[usize]) -> Vec<WeightSection> {
    let Some(edition) = &cx.published.edition else {
        return Vec::new();
    };
    let naming = cx.naming();
    let texts = naming.texts(&edition.definition);
    let mut sections: Vec<WeightSection> = Vec::new();
    for weight in edition.weights.clone() {
        let text = texts.and_then(|texts| texts.questions.get(weight.question.as_str()));
        let row = WeightRow {
            text: text.map_or_else(|| weight.question.clone(), |text| text.text.clone()),
            weights: order
                .iter()
                .map(|&method| weight.core.get(method).copied().flatten())
                .collect(),
            code: weight.question,
        };
        match sections.last_mut() {
            Some(section) if section.code == weight.section => section.questions.push(row),
            _ => {
                let title = texts.and_then(|texts| texts.sections.get(weight.section.as_str()));
                sections.push(WeightSection {
                    label: title.map_or_else(|| weight.section.clone(), |t| t.title.clone()),
                    code: weight.section,
                    questions: vec![row],
                });
            }
        }
    }
    sections
}
