//! A definition laid out for reading: sections, questions, options and points, with their texts.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Decimal;
use crate::answer::State;
use crate::definition::{
    Definition, FilledBy, Function, Method, PointsRule, Question, QuestionKind, Texts, Transform,
    UnitCombine,
};

/// A definition in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outline {
    /// The edition's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The language of the texts.
    pub language: String,
    /// Languages in which every text exists.
    pub languages: Vec<String>,
    /// Its title.
    pub title: String,
    /// What it is.
    pub description: Option<String>,
    /// Whether its results only come from outside.
    pub external: bool,
    /// Sections, each followed by those inside it.
    pub sections: Vec<OutlineSection>,
    /// Methods.
    pub methods: Vec<OutlineMethod>,
}

/// A section and the questions that stand directly in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineSection {
    /// How many sections it lies in.
    pub depth: usize,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its introduction.
    pub intro: Option<String>,
    /// Its questions.
    pub questions: Vec<OutlineQuestion>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineQuestion {
    /// Its code.
    pub code: String,
    /// The question.
    pub text: String,
    /// The kind of answer.
    pub kind: QuestionKind,
    /// Who answers.
    pub filled_by: FilledBy,
    /// Not part of the mandatory core.
    pub optional: bool,
    /// Asked only under a condition.
    pub conditional: bool,
    /// Never scored.
    pub unscored: bool,
    /// Smallest number accepted.
    pub minimum: Option<Decimal>,
    /// Largest number accepted.
    pub maximum: Option<Decimal>,
    /// Its options.
    pub options: Vec<OutlineOption>,
    /// Maximum and weight by method that scores it.
    pub methods: BTreeMap<String, OutlinePoints>,
}

/// An option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineOption {
    /// Its code.
    pub code: String,
    /// Its label.
    pub label: String,
    /// The non-answer it stands for.
    pub state: Option<State>,
    /// Points by method, where an option has points of its own.
    pub points: BTreeMap<String, Decimal>,
}

/// What a question is worth under a method.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlinePoints {
    /// The maximum, if there is one.
    pub maximum: Option<Decimal>,
    /// The weight wherever nothing else is said.
    pub weight: Decimal,
}

/// A method.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineMethod {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its title.
    pub title: String,
    /// What it does and why.
    pub description: Option<String>,
    /// Its measures.
    pub measures: Vec<OutlineMeasure>,
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineMeasure {
    /// Its code.
    pub code: String,
    /// Its label.
    pub label: String,
    /// Its level.
    pub level: Option<String>,
    /// The word of its function in the format; `external` where the value comes from outside.
    pub function: &'static str,
    /// What it is made of, with weights where the function uses them.
    pub members: Vec<(String, Option<Decimal>)>,
    /// Not part of the core result.
    pub optional: bool,
}

/// Lays a definition out in `language`, in its source language where that one is absent.
#[must_use]
pub fn outline(definition: &Definition, language: &str) -> Outline {
    let source = definition.languages.first().map_or("", String::as_str);
    let language = if definition.texts.contains_key(language) {
        language
    } else {
        source
    };
    let none = Texts::default();
    let texts = definition.texts.get(language).unwrap_or(&none);
    let mut by_section: BTreeMap<&str, Vec<&Question>> = BTreeMap::new();
    for question in &definition.questions {
        by_section
            .entry(question.section.as_str())
            .or_default()
            .push(question);
    }
    let sections = order(definition)
        .into_iter()
        .map(|(depth, section)| {
            let own = texts.sections.get(&section.code);
            let questions = by_section.remove(section.code.as_str()).unwrap_or_default();
            OutlineSection {
                depth,
                code: section.code.to_string(),
                title: own.map(|s| s.title.clone()).unwrap_or_default(),
                intro: own.and_then(|s| s.intro.clone()),
                questions: questions
                    .into_iter()
                    .map(|q| question(definition, texts, q))
                    .collect(),
            }
        })
        .collect();
    Outline {
        id: definition.id.to_string(),
        version: definition.version.clone(),
        language: language.to_owned(),
        languages: definition.languages.clone(),
        title: texts.title.clone(),
        description: texts.description.clone(),
        external: definition.external,
        sections,
        methods: definition
            .methods
            .iter()
            .map(|m| method(texts, m))
            .collect(),
    }
}

/// Sections with their depth, each followed by those inside it, otherwise in the order of the file.
fn order(definition: &Definition) -> Vec<(usize, &crate::definition::Section)> {
    let mut children: BTreeMap<Option<&str>, Vec<&crate::definition::Section>> = BTreeMap::new();
    for section in definition.sections.iter().rev() {
        let parent = section.parent.as_ref().map(icc_domain::Code::as_str);
        children.entry(parent).or_default().push(section);
    }
    let top = children.remove(&None).unwrap_or_default();
    let mut waiting: Vec<_> = top.into_iter().map(|s| (0, s)).collect();
    let mut ordered = Vec::with_capacity(definition.sections.len());
    while let Some((depth, section)) = waiting.pop() {
        ordered.push((depth, section));
        let inside = children
            .remove(&Some(section.code.as_str()))
            .unwrap_or_default();
        waiting.extend(inside.into_iter().map(|s| (depth + 1, s)));
    }
    ordered
}

fn question(definition: &Definition, texts: &Texts, question: &Question) -> OutlineQuestion {
    let items: BTreeMap<String, &crate::definition::ItemPoints> = definition
        .methods
        .iter()
        .filter_map(|m| Some((m.id.to_string(), m.item(question.code.as_str())?)))
        .collect();
    let scale = question.scale.as_ref().map(icc_domain::Code::as_str);
    let option = |o: &crate::definition::Opt| {
        let label = texts.option_label(question.code.as_str(), scale, o.code.as_str());
        let points = items.iter().filter_map(|(id, item)| match &item.rule {
            PointsRule::Option(of) | PointsRule::Best(of) | PointsRule::Sum { points: of, .. } => {
                Some((id.clone(), *of.get(&o.code)?))
            }
            PointsRule::Steps(_) | PointsRule::Value | PointsRule::Bands(_) => None,
        });
        OutlineOption {
            code: o.code.to_string(),
            label: label.unwrap_or_default().to_owned(),
            state: o.state,
            points: points.collect(),
        }
    };
    OutlineQuestion {
        code: question.code.to_string(),
        text: texts
            .questions
            .get(&question.code)
            .map(|q| q.text.clone())
            .unwrap_or_default(),
        kind: question.kind,
        filled_by: question.filled_by,
        optional: question.optional,
        conditional: question.applies_if.is_some(),
        unscored: question.unscored,
        minimum: question.minimum,
        maximum: question.maximum,
        options: question.options.iter().map(option).collect(),
        methods: items
            .iter()
            .map(|(id, item)| {
                (
                    id.clone(),
                    OutlinePoints {
                        maximum: item.maximum,
                        weight: item.weight,
                    },
                )
            })
            .collect(),
    }
}

fn method(texts: &Texts, method: &Method) -> OutlineMethod {
    let own = texts.methods.get(&method.id);
    let measure = |m: &crate::definition::Measure| OutlineMeasure {
        code: m.code.to_string(),
        label: own
            .and_then(|t| t.measures.get(&m.code))
            .cloned()
            .unwrap_or_default(),
        level: m.level.as_ref().map(ToString::to_string),
        function: function_word(&m.function),
        members: members(&m.function),
        optional: m.optional,
    };
    OutlineMethod {
        id: method.id.to_string(),
        version: method.version.clone(),
        title: own.map(|m| m.title.clone()).unwrap_or_default(),
        description: own.and_then(|m| m.description.clone()),
        measures: method.measures.iter().map(measure).collect(),
    }
}

fn members(function: &Function) -> Vec<(String, Option<Decimal>)> {
    match function {
        Function::Members {
            members, weights, ..
        } => {
            let pairs = members.iter().zip(&weights.all);
            pairs.map(|(m, w)| (m.to_string(), Some(*w))).collect()
        }
        Function::Transform { of, .. } | Function::OverUnits { of, .. } => {
            vec![(of.to_string(), None)]
        }
        Function::Constant(_) | Function::External(_) => Vec::new(),
    }
}

/// The word of a function in the format.
#[must_use]
pub const fn function_word(function: &Function) -> &'static str {
    use crate::definition::Combine;
    match function {
        Function::Members { combine, .. } => match combine {
            Combine::Rate => "rate",
            Combine::Sum => "sum",
            Combine::Mean => "mean",
            Combine::Geometric => "geometric",
            Combine::Harmonic => "harmonic",
            Combine::Minimum => "minimum",
            Combine::Maximum => "maximum",
            Combine::Median => "median",
            Combine::Product => "product",
            Combine::Ratio => "ratio",
            Combine::Difference => "difference",
        },
        Function::Constant(_) => "constant",
        Function::Transform { transform, .. } => match transform {
            Transform::Goalposts { .. } => "goalposts",
            Transform::ZScore { .. } => "z_score",
            Transform::Rank { .. } => "rank",
            Transform::Percentile { .. } => "percentile",
            Transform::Log => "log",
            Transform::Linear { .. } => "linear",
            Transform::Bands { .. } => "bands",
            Transform::Copy => "copy",
        },
        Function::OverUnits { combine, .. } => match combine {
            UnitCombine::Sum => "sum",
            UnitCombine::Mean => "mean",
            UnitCombine::Median => "median",
            UnitCombine::Minimum => "minimum",
            UnitCombine::Maximum => "maximum",
            UnitCombine::Count => "count",
            UnitCombine::Share => "share",
        },
        Function::External(_) => "external",
    }
}
