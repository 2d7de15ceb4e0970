//! Weights of members.

use std::borrow::Cow;
use std::collections::BTreeMap;

use icc_domain::Code;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::method::Scope;
use super::{Builder, read};
use crate::Decimal;
use crate::definition::{GroupWeights, ItemPoints, Weights};
use crate::diagnostic::Diagnostic;
use crate::meant::number_meant;

/// A weight: a number or the name of a class.
pub(crate) fn weight(
    builder: &mut Builder,
    value: &Spanned<DeValue>,
    classes: &BTreeMap<Code, Decimal>,
) -> Option<Decimal> {
    if let Some(number) = read::decimal(value) {
        return Some(number);
    }
    let name = value.get_ref().as_str()?;
    let class = classes.get(name).copied();
    // What is no code has been reported.
    if class.is_none() && Code::new(name).is_ok() {
        let unknown = Diagnostic::new("unknown-weight-class");
        if number_meant(name).is_some() {
            let unknown = unknown.with("name", name).with_number_meant(name);
            builder.report(value.span().start, unknown);
        } else {
            let known = classes.keys().map(Code::as_str);
            builder.unknown(value.span().start, unknown, name, known);
        }
    }
    class
}

/// The weights of a measure's members, in their order. A group's weights lie over those for all,
/// which lie over the questions' own.
pub(crate) fn build(
    builder: &mut Builder,
    table: &DeTable,
    members: &[Code],
    scope: &Scope,
    points: &BTreeMap<&str, &ItemPoints>,
) -> Weights {
    let own = |code: &Code| points.get(code.as_str()).map_or(Decimal::ONE, |p| p.weight);
    let mut all: Vec<Decimal> = members.iter().map(own).collect();
    if let Some(given) = read::table(table, "weights") {
        overlay(builder, given, members, scope, &mut all);
    }
    let mut by_group = None;
    if let Some(by) = read::table(table, "weights_by")
        && let Some(fact) = read::str(by, "fact")
    {
        let mut groups = BTreeMap::new();
        for (name, value) in read::table(by, "groups").into_iter().flatten() {
            let Some(given) = value.get_ref().as_table() else {
                continue;
            };
            let mut weights = all.clone();
            overlay(builder, given, members, scope, &mut weights);
            let name: &Cow<str> = name.get_ref();
            groups.insert(name.to_string(), weights);
        }
        by_group = Some(GroupWeights {
            fact: fact.to_owned(),
            groups,
        });
    }
    Weights { all, by_group }
}

fn overlay(
    builder: &mut Builder,
    given: &DeTable,
    members: &[Code],
    scope: &Scope,
    weights: &mut [Decimal],
) {
    for (name, value) in given {
        let text = name.get_ref().as_ref();
        let Some(i) = members.iter().position(|m| m.as_str() == text) else {
            let stranger = Diagnostic::new("weight-of-nonmember");
            let known = members.iter().map(Code::as_str);
            builder.unknown(name.span().start, stranger, text, known);
            continue;
        };
        if let Some(weight) = weight(builder, value, &scope.classes) {
            weights[i] = weight;
        }
    }
}

/// Reports weights that do not add up to what the author says they do.
pub(crate) fn check_sum(
    builder: &mut Builder,
    table: &DeTable,
    weights: &Weights,
    counted: &[bool],
) {
    let (Some(wanted), Some(value)) =
        (read::number(table, "weights_sum"), table.get("weights_sum"))
    else {
        return;
    };
    let groups = weights
        .by_group
        .iter()
        .flat_map(|g| g.groups.iter().map(|(k, v)| (k.as_str(), v)));
    for (group, set) in std::iter::once(("none", &weights.all)).chain(groups) {
        let sum = set
            .iter()
            .zip(counted)
            .filter(|(_, c)| **c)
            .map(|(w, _)| *w)
            .fold(Decimal::ZERO, Decimal::plus);
        if sum != wanted {
            let wrong = Diagnostic::new("weights-sum")
                .with("sum", sum)
                .with("wanted", wanted);
            builder.report(value.span().start, wrong.with("group", group));
        }
    }
}
