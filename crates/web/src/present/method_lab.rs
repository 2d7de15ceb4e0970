//! The method lab, as its page shows it.

mod form;
mod result;

use icc_app::naming::Naming;
use icc_app::variants::{Absence, Asked, Desk, Fault, Field, Ground};
use icc_pages::context::{LabChoice, LabExample, LabFault, MethodLabPage};
use icc_pages::urls::Route;

use crate::extract::{PageCx, page_word};
use crate::problem::Problem;

/// What the names of the fields for weights begin with.
pub(crate) const WEIGHT: &str = "weight-";
/// What those for points begin with.
pub(crate) const POINTS: &str = "point-";

/// A page of the lab; `wanted` is the page of the list of municipalities, from 1.
pub(crate) fn page(cx: &PageCx, asked: &Asked, wanted: u32) -> Result<MethodLabPage, Problem> {
    let naming = cx.naming();
    let desk = cx.published.snapshot.lab(asked);
    let lab = Lab {
        cx,
        asked,
        desk: &desk,
        naming,
    };
    let has_variant = desk.faults.is_empty() && !desk.variant.is_empty();
    let result = match &desk.ground {
        Some(ground) if has_variant => Some(lab.result(ground, wanted)?),
        _ => None,
    };
    let chosen = desk.ground.map(|ground| ground.written());
    let grounds = desk.grounds.iter().map(|ground| LabChoice {
        name: lab.ground_name(ground),
        chosen: chosen.as_ref() == Some(&ground.written()),
        value: ground.written(),
    });
    Ok(MethodLabPage {
        grounds: grounds.collect(),
        base: desk.ground.as_ref().map(|ground| lab.base(ground)),
        errors: desk.faults.iter().map(|fault| lab.fault(fault)).collect(),
        examples: desk.ground.as_ref().map(examples).unwrap_or_default(),
        result,
    })
}

/// The address of what is asked for.
pub(crate) fn route(asked: &Asked) -> Route {
    route_at(asked, 1)
}

/// The same with a page of the list of municipalities, from 1.
pub(crate) fn route_at(asked: &Asked, page: u32) -> Route {
    let treatment = |absence| {
        let word = asked.treatments.get(&absence);
        word.cloned().unwrap_or_default()
    };
    Route::MethodLab {
        from: asked.from.clone(),
        weights: Asked::listed(&asked.weights),
        combine: asked.combine.clone(),
        floor: asked.floor.clone(),
        unknown: treatment(Absence::Unknown),
        not_answered: treatment(Absence::NotAnswered),
        not_applicable: treatment(Absence::NotApplicable),
        not_within_powers: treatment(Absence::NotWithinPowers),
        no_score: treatment(Absence::NoScore),
        question: asked.question.clone(),
        points: Asked::listed(&asked.points),
        wave: asked.wave.clone(),
        measure: asked.measure.clone(),
        page: page_word(page),
    }
}

/// Variants to begin with: what people ask about first.
fn examples(ground: &Ground<'_>) -> Vec<LabExample> {
    let from = Asked {
        from: ground.written(),
        ..Asked::default()
    };
    let mut all = Vec::new();
    if ground.combine() == Some("mean") {
        all.push((
            "geometric",
            Asked {
                combine: "geometric".to_owned(),
                floor: "1".to_owned(),
                ..from.clone()
            },
        ));
        all.push((
            "median",
            Asked {
                combine: "median".to_owned(),
                ..from.clone()
            },
        ));
    }
    let unknown = [(Absence::Unknown, "left-out".to_owned())];
    all.push((
        "unknown",
        Asked {
            treatments: unknown.into(),
            ..from
        },
    ));
    all.into_iter()
        .map(|(code, asked)| LabExample {
            code: code.to_owned(),
            route: route(&asked),
        })
        .collect()
}

/// What a page of the lab is made of.
struct Lab<'a> {
    cx: &'a PageCx,
    asked: &'a Asked,
    desk: &'a Desk<'a>,
    naming: Naming<'a>,
}

impl Lab<'_> {
    fn ground_name(&self, ground: &Ground<'_>) -> String {
        let definition = &ground.collection.definition;
        let edition = self.naming.edition(definition);
        let method = self.naming.method(definition, ground.method.id.as_str());
        format!("{edition} – {method}")
    }

    /// A fault, with the field of the form that it leads to.
    fn fault(&self, fault: &Fault) -> LabFault {
        let ground = self.desk.ground.as_ref();
        let name_of = |part: &str| {
            let known = ground.and_then(|ground| self.part(ground, part));
            known.unwrap_or_else(|| part.to_owned())
        };
        let has_core = ground.is_some_and(|ground| ground.combine().is_some());
        let has_weights = ground.is_some_and(|ground| !ground.weights().is_empty());
        let of_core = |field: &str| if has_core { field } else { "from" }.to_owned();
        let weights = if has_weights { "weights" } else { "from" };
        let is_unknown = fault.code == "unknown";
        let (field, kind, name) = match &fault.field {
            Field::From => ("from".to_owned(), "from", String::new()),
            // No field of the form is about it.
            Field::Wave => ("from".to_owned(), "wave", self.asked.wave.clone()),
            Field::Measure => ("from".to_owned(), "measure", self.asked.measure.clone()),
            Field::Weights => (weights.to_owned(), "weights", String::new()),
            Field::Weight(code) if is_unknown => (weights.to_owned(), "weight", code.clone()),
            Field::Weight(code) => (format!("{WEIGHT}{code}"), "weight", name_of(code)),
            Field::Combine => (of_core("combine"), "combine", String::new()),
            Field::Floor => (of_core("floor"), "floor", String::new()),
            Field::Treatment(absence) => (absence.name().to_owned(), absence.name(), String::new()),
            Field::Question => (
                "question".to_owned(),
                "question",
                self.asked.question.clone(),
            ),
            Field::Points => ("points".to_owned(), "points", String::new()),
            Field::Point(code) if is_unknown => ("points".to_owned(), "point", code.clone()),
            Field::Point(code) => (format!("{POINTS}{code}"), "point", self.answer(code)),
        };
        LabFault {
            field,
            code: fault.code.to_owned(),
            kind: kind.to_owned(),
            name,
            limit: fault.limit,
        }
    }
}
