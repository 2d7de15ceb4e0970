//! Points: how the answer to each question becomes a number.

use std::collections::BTreeMap;

use icc_domain::Code;
use toml::de::DeTable;

use super::method::Scope;
use super::{Builder, bands, read, weights};
use crate::Decimal;
use crate::definition::{Band, ItemPoints, Opt, PointsRule, Question, QuestionKind, Scale, Step};
use crate::diagnostic::Diagnostic;

/// Builds the points of every question that a measure uses or that has points of its own.
///
/// The second list names the questions whose points are incomplete, after reporting them.
pub(crate) fn build(
    builder: &mut Builder,
    root: &DeTable,
    scope: &Scope,
    scales: &[Scale],
) -> (Vec<ItemPoints>, Vec<String>) {
    let points = read::table(root, "points");
    let of_scales = points.and_then(|p| read::table(p, "scale"));
    let of_questions = points.and_then(|p| read::table(p, "question"));
    for (name, value) in of_scales.into_iter().flatten() {
        let text = name.get_ref().as_ref();
        let scale = scales.iter().find(|s| s.code.as_str() == text);
        match (scale, value.get_ref().as_table()) {
            (Some(scale), Some(table)) => check_options(builder, table, &scale.options),
            (None, _) => {
                let known = scales.iter().map(|s| s.code.as_str());
                builder.unknown(
                    name.span().start,
                    Diagnostic::new("unknown-scale"),
                    text,
                    known,
                );
            }
            (Some(_), None) => {}
        }
    }
    for (name, value) in of_questions.into_iter().flatten() {
        let text = name.get_ref().as_ref();
        let at = name.span().start;
        match scope.questions.get(text) {
            None if scope.declared_questions.contains(text) => {}
            None => {
                let known = scope.declared_questions.iter().map(String::as_str);
                builder.unknown(at, Diagnostic::new("unknown-question"), text, known);
            }
            Some(question) if question.unscored => {
                builder.report(
                    at,
                    Diagnostic::new("points-for-unscored").with("name", text),
                );
            }
            Some(question) => {
                if let Some(table) = value.get_ref().as_table() {
                    check_options(builder, table, &question.options);
                }
                if !scope.used.contains(text) {
                    builder.report(at, Diagnostic::new("points-unused").with("name", text));
                }
            }
        }
    }
    let mut items = Vec::new();
    let mut incomplete = Vec::new();
    for question in scope.in_order {
        let code = question.code.as_str();
        let own = of_questions.and_then(|t| t.get_key_value(code));
        let used = scope.used.contains(code);
        if question.unscored || !(used || own.is_some()) {
            continue;
        }
        let scale = question
            .scale
            .as_ref()
            .and_then(|s| of_scales?.get_key_value(s.as_str()));
        let at = own.or(scale).map_or(0, |(key, _)| key.span().start);
        let table = own.and_then(|(_, value)| value.get_ref().as_table());
        let scale = scale.and_then(|(_, value)| value.get_ref().as_table());
        let mut item = Item {
            builder: &mut *builder,
            scope,
            question,
            own: table,
            scale,
            at,
        };
        match item.build() {
            Some(item) => items.push(item),
            None if item.own.is_some() || item.scale.is_some() => incomplete.push(code.to_owned()),
            None => {}
        }
    }
    (items, incomplete)
}

/// Reports points of options that do not exist or are states.
fn check_options(builder: &mut Builder, table: &DeTable, options: &[Opt]) {
    for (key, _) in table {
        let name = key.get_ref().as_ref();
        if name.starts_with('_') {
            continue;
        }
        let at = key.span().start;
        match options.iter().find(|o| o.code.as_str() == name) {
            None => {
                let known = options.iter().map(|o| o.code.as_str());
                builder.unknown(at, Diagnostic::new("unknown-option"), name, known);
            }
            Some(option) if option.state.is_some() => {
                builder.report(at, Diagnostic::new("points-for-state").with("name", name));
            }
            Some(_) => {}
        }
    }
}

struct Item<'s, 'x, 'a, 'b> {
    builder: &'x mut Builder<'a, 'b>,
    scope: &'s Scope<'s>,
    question: &'s Question,
    own: Option<&'s DeTable<'s>>,
    scale: Option<&'s DeTable<'s>>,
    /// Where the question's own points stand, else its scale's.
    at: usize,
}

impl Item<'_, '_, '_, '_> {
    fn build(&mut self) -> Option<ItemPoints> {
        let kind = self.question.kind;
        if matches!(kind, QuestionKind::Text | QuestionKind::Evidence) {
            if self.own.is_some() {
                let word = if kind == QuestionKind::Text {
                    "text"
                } else {
                    "evidence"
                };
                let impossible =
                    Diagnostic::new("points-not-possible").with("name", &self.question.code);
                self.builder.report(self.at, impossible.with("where", word));
            }
            return None;
        }
        self.refuse_keys();
        let rule = self.rule()?;
        let reach = rule.reach(self.question);
        let maximum = self.maximum(&rule, reach);
        let weight = self.own.and_then(|t| t.get("_weight"));
        let weight = weight.and_then(|w| weights::weight(self.builder, w, &self.scope.classes));
        Some(ItemPoints {
            question: self.question.code.clone(),
            rule,
            maximum,
            weight: weight.unwrap_or(Decimal::ONE),
        })
    }

    fn own(&self, key: &str) -> Option<(usize, Decimal)> {
        let value = self.own?.get(key)?;
        Some((value.span().start, read::decimal(value)?))
    }

    /// Reports keys that mean nothing for the question's type.
    fn refuse_keys(&mut self) {
        let kind = self.question.kind;
        let word = match kind {
            QuestionKind::Single => "single",
            QuestionKind::Multiple => "multiple",
            QuestionKind::Tiered => "tiered",
            QuestionKind::Number => "number",
            QuestionKind::Percent => "percent",
            QuestionKind::Date => "date",
            QuestionKind::Text | QuestionKind::Evidence => return,
        };
        let refused: &[&str] = match kind {
            QuestionKind::Single => &["_each", "_cap", "_at_least", "_value", "_bands"],
            QuestionKind::Multiple => &["_value", "_bands"],
            QuestionKind::Tiered => &["_cap", "_at_least", "_value", "_bands"],
            QuestionKind::Date => &["_each", "_cap", "_at_least", "_value"],
            _ => &["_each", "_cap", "_at_least"],
        };
        let Some(own) = self.own else { return };
        // What a treatment makes of a number has no bounds, and so no maximum.
        if self.scope.treated.contains(&self.question.code)
            && !own.contains_key("_bands")
            && let Some(value) = own.get("_maximum")
        {
            let unused = Diagnostic::new("key-not-used-here").with("key", "_maximum");
            self.builder
                .report(value.span().start, unused.with("where", "treatment"));
        }
        for key in refused {
            if let Some(value) = own.get(*key) {
                let unused = Diagnostic::new("key-not-used-here").with("key", key);
                self.builder
                    .report(value.span().start, unused.with("where", word));
            }
        }
        let pairs = [
            ("_value", "_bands"),
            ("_at_least", "_each"),
            ("_at_least", "_cap"),
        ];
        for (first, second) in pairs {
            if own.contains_key(first)
                && let Some(value) = own.get(second)
            {
                let both = Diagnostic::new("conflicting-keys").with("first", first);
                self.builder
                    .report(value.span().start, both.with("second", second));
            }
        }
    }

    fn rule(&mut self) -> Option<PointsRule> {
        match self.question.kind {
            QuestionKind::Single => self.options().map(PointsRule::Option),
            QuestionKind::Tiered => self.options().map(PointsRule::Best),
            QuestionKind::Multiple if self.own.is_some_and(|t| t.contains_key("_at_least")) => {
                Some(PointsRule::Steps(self.steps()))
            }
            QuestionKind::Multiple => {
                let cap = self.own("_cap").map(|(_, cap)| cap);
                self.options().map(|points| PointsRule::Sum { points, cap })
            }
            QuestionKind::Date | QuestionKind::Number | QuestionKind::Percent => self.number_rule(),
            QuestionKind::Text | QuestionKind::Evidence => None,
        }
    }

    /// Points of every option that is not a state: the question's own, else its scale's, else
    /// `_each`.
    fn options(&mut self) -> Option<BTreeMap<Code, Decimal>> {
        let each = self.own("_each").map(|(_, points)| points);
        let mut points = BTreeMap::new();
        let mut absent = Vec::new();
        let mut complete = true;
        for option in self.question.options.iter().filter(|o| o.state.is_none()) {
            let name = option.code.as_str();
            let own = self.own(name).map(|(_, p)| p);
            let shared = || self.scale.and_then(|t| read::number(t, name));
            let unreadable = [self.own, self.scale]
                .iter()
                .flatten()
                .any(|t| t.contains_key(name));
            match own.or_else(shared).or(each) {
                Some(value) => drop(points.insert(option.code.clone(), value)),
                None if unreadable => complete = false,
                None => absent.push(name),
            }
        }
        if absent.is_empty() {
            return complete.then_some(points);
        }
        // Without any points the measures that use the question say so, each at its place.
        if self.own.is_some() || self.scale.is_some() {
            let missing = Diagnostic::new("points-missing").with("name", &self.question.code);
            let missing = missing.with("options", absent.join(", "));
            self.builder.report(self.at, missing);
        }
        None
    }

    fn steps(&mut self) -> Vec<Step> {
        let own = self.own.into_iter();
        let available = self
            .question
            .options
            .iter()
            .filter(|o| o.state.is_none())
            .count();
        let mut steps: Vec<Step> = Vec::new();
        for value in own.flat_map(|t| read::list(t, "_at_least")) {
            let Some(table) = value.get_ref().as_table() else {
                continue;
            };
            let (Some(ticks), Some(points)) =
                (read::whole(table, "ticks"), read::number(table, "points"))
            else {
                continue;
            };
            let at = value.span().start;
            if ticks as usize > available {
                let unreachable = Diagnostic::new("unreachable-step").with("ticks", ticks);
                self.builder
                    .report(at, unreachable.with("options", available));
            }
            if steps.iter().any(|s| s.ticks == ticks) {
                self.builder
                    .report(at, Diagnostic::new("duplicate-step").with("ticks", ticks));
            }
            steps.push(Step { ticks, points });
        }
        steps.sort_by_key(|s| s.ticks);
        steps
    }

    fn number_rule(&mut self) -> Option<PointsRule> {
        let bands = self.own.and_then(|t| t.get("_bands"));
        if bands.is_none() {
            // Without other instructions a number counts as itself; a date needs bands.
            let says_no = self
                .own
                .and_then(|t| t.get("_value"))
                .and_then(|v| v.get_ref().as_bool())
                == Some(false);
            if self.question.kind == QuestionKind::Date || says_no {
                if self.own.is_some() {
                    let missing =
                        Diagnostic::new("points-missing").with("name", &self.question.code);
                    self.builder
                        .report(self.at, missing.with("options", "_bands"));
                }
                return None;
            }
            return Some(PointsRule::Value);
        }
        let list = self.own.map_or(&[][..], |t| read::list(t, "_bands"));
        let bands: Vec<Band> = bands::build(self.builder, list, "points");
        Some(PointsRule::Bands(bands))
    }

    /// The maximum, after refusing points above it.
    fn maximum(&mut self, rule: &PointsRule, reach: Option<Decimal>) -> Option<Decimal> {
        let Some((at, maximum)) = self.own("_maximum") else {
            return reach;
        };
        let above = Diagnostic::new("points-above-maximum").with("name", &self.question.code);
        let above = above.with("maximum", maximum);
        match reach {
            Some(points) if points > maximum => {
                let option = match rule {
                    PointsRule::Option(of)
                    | PointsRule::Best(of)
                    | PointsRule::Sum { points: of, .. } => of
                        .iter()
                        .find(|(_, p)| **p > maximum)
                        .map(|(code, _)| code.as_str()),
                    _ => None,
                };
                // Points that stand with the scale are shown where the maximum is set.
                let place = option
                    .and_then(|code| self.own?.get(code))
                    .map_or(at, |v| v.span().start);
                self.builder.report(place, above.with("points", points));
            }
            // That the key means nothing there has been said.
            None if self.scope.treated.contains(&self.question.code) => return None,
            None => self
                .builder
                .report(at, above.with("points", "∞").hint("set-question-maximum")),
            Some(_) => {}
        }
        Some(maximum)
    }
}
