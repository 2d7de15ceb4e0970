//! The methods from which one can start, and what of each can be changed.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use icc_domain::Code;
use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{
    Combine, Function, ItemPoints, Measure, Method, PointsRule, Question,
};

use super::COMBINES;
use crate::city::level;
use crate::collection::Collection;
use crate::snapshot::Snapshot;

/// Between the edition and the method in addresses; it stands in no code.
const BETWEEN: char = '~';

/// A method of an edition, to start from.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The newest that was answered with the edition.
    pub collection: &'a Arc<Collection>,
    /// The method.
    pub method: &'a Method,
}

/// What an answer is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worth {
    /// Code of the option; of a number of ticks that number.
    pub code: String,
    /// From so many ticks on; none for an option.
    pub ticks: Option<u32>,
    /// Its points, as the method has them.
    pub(super) points: Decimal,
}

impl Worth {
    /// Its points.
    #[must_use]
    pub fn points(&self) -> f64 {
        self.points.to_f64()
    }
}

/// The parts of an index.
pub(super) struct Parts<'a> {
    pub(super) combine: Combine,
    pub(super) members: &'a [Code],
    pub(super) weights: &'a [Decimal],
    pub(super) floor: Option<Decimal>,
    /// Whether some count above the maximum: these can only be added.
    pub(super) is_open: bool,
}

impl<'a> Ground<'a> {
    /// As addresses write it.
    #[must_use]
    pub fn written(&self) -> String {
        let edition = &self.collection.definition.id;
        format!("{edition}{BETWEEN}{}", self.method.id)
    }

    /// The core index.
    #[must_use]
    pub fn core(&self) -> Option<&'a Measure> {
        core(self.method)
    }

    /// What it measures, as results show it: the indices, the core index first, then indicators and
    /// areas in the order of the method.
    pub fn measures(&self) -> impl Iterator<Item = &'a Measure> {
        shown(self.method)
    }

    pub(super) fn is_core(&self, code: &str) -> bool {
        self.core().is_some_and(|core| core.code.as_str() == code)
    }

    pub(super) fn parts(&self) -> Option<Parts<'a>> {
        parts(self.core()?)
    }

    /// The parts of the core index with their weights; empty where it has none that are weighed.
    #[must_use]
    pub fn weights(&self) -> Vec<(&'a str, f64)> {
        let usual = self.usual_weights().into_iter();
        usual.map(|(code, own)| (code, own.to_f64())).collect()
    }

    pub(super) fn usual_weights(&self) -> Vec<(&'a str, Decimal)> {
        let parts = self.parts().filter(|parts| parts.combine.weighs());
        parts.map_or_else(Vec::new, |parts| {
            let members = parts.members.iter().map(Code::as_str);
            members.zip(parts.weights.iter().copied()).collect()
        })
    }

    /// The word for how the core index is put together; none where that cannot be changed.
    #[must_use]
    pub fn combine(&self) -> Option<&'static str> {
        let parts = self.parts().filter(|parts| !parts.is_open)?;
        let mut known = COMBINES.into_iter();
        let found = known.find(|(combine, _)| *combine == parts.combine)?;
        Some(found.1)
    }

    /// What every part of the core index counts at least; none where the method says nothing.
    #[must_use]
    pub fn floor(&self) -> Option<f64> {
        let floor = self.parts().and_then(|parts| parts.floor);
        floor.map(Decimal::to_f64)
    }

    /// The questions whose points can be changed, in the order of the edition.
    #[must_use]
    pub fn questions(&self) -> Vec<&'a Question> {
        let items = self.method.points.iter();
        let items: BTreeMap<&str, &ItemPoints> =
            items.map(|item| (item.question.as_str(), item)).collect();
        let questions = self.collection.definition.questions.iter();
        questions
            .filter(|question| {
                let item = items.get(question.code.as_str());
                item.is_some_and(|item| !worths(question, item).is_empty())
            })
            .collect()
    }

    /// What the answers to a question are worth; empty where numbers decide, or nothing is scored.
    #[must_use]
    pub fn worths(&self, question: &str) -> Vec<Worth> {
        let asked = self.collection.definition.question(question);
        let item = self.method.item(question);
        asked
            .zip(item)
            .map_or_else(Vec::new, |(asked, item)| worths(asked, item))
    }
}

fn worths(question: &Question, item: &ItemPoints) -> Vec<Worth> {
    match &item.rule {
        PointsRule::Option(points) | PointsRule::Best(points) | PointsRule::Sum { points, .. } => {
            let options = question.options.iter();
            let worth = |code: &Code| {
                Some(Worth {
                    code: code.to_string(),
                    ticks: None,
                    points: *points.get(code)?,
                })
            };
            options.filter_map(|option| worth(&option.code)).collect()
        }
        PointsRule::Steps(steps) => {
            let steps = steps.iter();
            steps
                .map(|step| Worth {
                    code: step.ticks.to_string(),
                    ticks: Some(step.ticks),
                    points: step.points,
                })
                .collect()
        }
        PointsRule::Value | PointsRule::Bands(_) => Vec::new(),
    }
}

/// The core index of a method.
pub(super) fn core(method: &Method) -> Option<&Measure> {
    let mut measures = method.measures.iter();
    measures.find(|measure| level::is_at(measure, level::INDEX))
}

/// See [`Ground::measures`].
pub(super) fn shown(method: &Method) -> impl Iterator<Item = &Measure> {
    at(method, &[level::INDEX]).chain(at(method, &[level::INDICATOR, level::AREA]))
}

fn at<'m>(
    method: &'m Method,
    levels: &'static [&'static str],
) -> impl Iterator<Item = &'m Measure> {
    let all = method.measures.iter();
    all.filter(|one| levels.iter().any(|level| level::is_at(one, level)))
}

fn parts(measure: &Measure) -> Option<Parts<'_>> {
    match &measure.function {
        Function::Members {
            combine,
            members,
            weights,
            beyond,
            floor_values,
            ..
        } => Some(Parts {
            combine: *combine,
            members,
            weights: &weights.all,
            floor: *floor_values,
            is_open: !beyond.is_empty(),
        }),
        _ => None,
    }
}

impl Snapshot {
    /// The methods from which one can start: those of the newest wave first, the one that scores are
    /// shown by before the others. Editions whose results only come from outside have none.
    pub(super) fn grounds(&self) -> Vec<Ground<'_>> {
        let mut collections: Vec<&Arc<Collection>> = self.collections.iter().collect();
        let opened = |one: &&Arc<Collection>| one.waves.iter().map(|w| w.record.opens_at).max();
        collections.sort_by_key(|one| Reverse(opened(one)));
        let mut found: Vec<Ground<'_>> = Vec::new();
        for collection in collections {
            let first = collection.default_method();
            let methods = collection.definition.methods.iter().enumerate();
            let mut methods: Vec<_> = methods.collect();
            methods.sort_by_key(|(at, _)| *at != first);
            for (_, method) in methods {
                let ground = Ground { collection, method };
                let is_new = found.iter().all(|one| one.written() != ground.written());
                if is_new && ground.parts().is_some() {
                    found.push(ground);
                }
            }
        }
        found
    }
}
