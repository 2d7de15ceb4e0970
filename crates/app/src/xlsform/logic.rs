//! Conditions in the language of forms (`XPath`).

use std::collections::BTreeMap;

use icc_questionnaire::definition::{Comparison, Condition, Question};
use icc_questionnaire::{Definition, State};

/// The non-answers that somebody can give.
pub(super) const NON_ANSWERS: [State; 3] =
    [State::NotWithinPowers, State::NotApplicable, State::Unknown];

/// The name of a question. Codes may begin with a digit, names may not.
pub(super) fn name(code: &str) -> String {
    format!("q_{code}")
}

/// The name of the question that asks for a non-answer beside one without options.
pub(super) fn non_answer_name(code: &str) -> String {
    format!("{}_none", name(code))
}

/// The name of a non-answer among choices. No code begins so.
pub(super) fn non_answer(state: State) -> String {
    format!("_{}", state.as_str())
}

/// What is known about a unit and decides, beside the answers, what is asked: the name of its field,
/// and whether it is a number.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) facts: BTreeMap<String, (String, bool)>,
    pub(super) unit: bool,
    pub(super) period: bool,
}

pub(super) const UNIT: &str = "about_unit";
pub(super) const PERIOD: &str = "about_period";

impl Known {
    /// What the conditions of a definition look at.
    pub(super) fn of(definition: &Definition) -> Self {
        let mut known = Self::default();
        let conditions = definition.questions.iter();
        for condition in conditions.filter_map(|q| q.applies_if.as_ref()) {
            known.see(condition);
        }
        // Names of facts are free: what a name cannot hold becomes `_`, and two alike are told apart.
        let mut taken: Vec<String> = Vec::new();
        for (fact, (field, _)) in &mut known.facts {
            let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
            let base: String = fact.chars().map(plain).collect();
            let numbered = (2..).map(|n| format!("about_{base}_{n}"));
            let mut names = std::iter::once(format!("about_{base}")).chain(numbered);
            let reserved = |name: &String| name == UNIT || name == PERIOD || taken.contains(name);
            *field = names.find(|name| !reserved(name)).unwrap_or_default();
            taken.push(field.clone());
        }
        known
    }

    fn see(&mut self, condition: &Condition) {
        match condition {
            Condition::FactIs { fact, .. } => {
                self.facts.entry(fact.clone()).or_default();
            }
            Condition::FactNumber { fact, .. } => {
                self.facts.entry(fact.clone()).or_default().1 = true;
            }
            Condition::Unit(_) => self.unit = true,
            Condition::Period(_) => self.period = true,
            Condition::All(all) | Condition::Any(all) => all.iter().for_each(|it| self.see(it)),
            Condition::Not(inner) => self.see(inner),
            Condition::QuestionIs { .. }
            | Condition::QuestionState { .. }
            | Condition::QuestionNumber { .. }
            | Condition::MeasureNumber { .. } => {}
        }
    }
}

/// Conditions of a definition as expressions.
pub(super) struct Logic<'a> {
    pub(super) definition: &'a Definition,
    pub(super) known: &'a Known,
}

impl Logic<'_> {
    /// When a question is asked; empty for always.
    pub(super) fn relevant(&self, question: &Question) -> String {
        let condition = question.applies_if.as_ref();
        condition.map_or_else(String::new, |condition| self.holds(condition))
    }

    fn holds(&self, condition: &Condition) -> String {
        match condition {
            Condition::QuestionIs { question, is } => any(is
                .iter()
                .map(|option| chosen(question.as_str(), option.as_str()))),
            Condition::QuestionState { question, state } => {
                let question = self.definition.question(question.as_str());
                let states = question
                    .into_iter()
                    .flat_map(|question| state.iter().map(|state| self.is_in(question, *state)));
                any(states)
            }
            Condition::QuestionNumber {
                question,
                comparison,
            } => compared(&name(question.as_str()), comparison),
            Condition::FactIs { fact, is } => {
                any(is.iter().map(|value| equals(&self.fact(fact), value)))
            }
            Condition::FactNumber { fact, comparison } => compared(&self.fact(fact), comparison),
            Condition::Unit(units) => any(units.iter().map(|unit| equals(UNIT, unit))),
            Condition::Period(periods) => any(periods.iter().map(|it| equals(PERIOD, it))),
            Condition::All(inner) => all(inner.iter().map(|it| self.holds(it))),
            Condition::Any(inner) => any(inner.iter().map(|it| self.holds(it))),
            Condition::Not(inner) => format!("not({})", self.holds(inner)),
            // Questions are asked before anything is scored: no definition says so.
            Condition::MeasureNumber { .. } => "false()".to_owned(),
        }
    }

    fn fact(&self, fact: &str) -> String {
        let found = self.known.facts.get(fact);
        found.map(|(field, _)| field.clone()).unwrap_or_default()
    }

    /// Whether a question is in a state.
    fn is_in(&self, question: &Question, state: State) -> String {
        let code = question.code.as_str();
        let own = name(code);
        let beside = non_answer_name(code);
        let asks_beside = !question.kind.has_options();
        let given = |state: State| {
            let own_options = question.options.iter();
            let own_options = own_options
                .filter(|option| option.state == Some(state))
                .map(|option| chosen(code, option.code.as_str()));
            if asks_beside {
                equals(&beside, &non_answer(state))
            } else {
                let offered = chosen(code, &non_answer(state));
                any(std::iter::once(offered).chain(own_options))
            }
        };
        match state {
            State::Answered => {
                let something = std::iter::once(format!("${{{own}}} != ''"));
                if asks_beside {
                    return all(something);
                }
                let nothing_else = NON_ANSWERS.map(|state| format!("not({})", given(state)));
                all(something.chain(nothing_else))
            }
            State::NotAnswered => {
                let relevant = Some(self.relevant(question)).filter(|it| !it.is_empty());
                let blank = std::iter::once(format!("${{{own}}} = ''"));
                let blank = blank.chain(asks_beside.then(|| format!("${{{beside}}} = ''")));
                all(blank.chain(relevant))
            }
            State::NotAsked => match self.relevant(question) {
                always if always.is_empty() => "false()".to_owned(),
                relevant => format!("not({relevant})"),
            },
            state => given(state),
        }
    }
}

fn chosen(code: &str, option: &str) -> String {
    format!("selected(${{{}}}, '{option}')", name(code))
}

fn equals(field: &str, value: &str) -> String {
    format!("${{{field}}} = {}", literal(value))
}

/// A text in quotes. The language knows no escaping.
fn literal(text: &str) -> String {
    if !text.contains('\'') {
        return format!("'{text}'");
    }
    if !text.contains('"') {
        return format!("\"{text}\"");
    }
    let parts: Vec<String> = text.split('\'').map(|part| format!("'{part}'")).collect();
    format!("concat({})", parts.join(", \"'\", "))
}

fn compared(field: &str, comparison: &Comparison) -> String {
    let bounds = [
        (">=", comparison.at_least),
        (">", comparison.above),
        ("<=", comparison.at_most),
        ("<", comparison.below),
        ("=", comparison.equals),
    ];
    let bounds = bounds.into_iter().filter_map(|(sign, bound)| {
        let bound = bound?;
        Some(format!("number(${{{field}}}) {sign} {bound}"))
    });
    all(bounds)
}

fn all(parts: impl Iterator<Item = String>) -> String {
    joined(parts, " and ", "true()")
}

fn any(parts: impl Iterator<Item = String>) -> String {
    joined(parts, " or ", "false()")
}

fn joined(parts: impl Iterator<Item = String>, word: &str, none: &str) -> String {
    let parts: Vec<String> = parts.collect();
    match parts.as_slice() {
        [] => none.to_owned(),
        [one] => one.clone(),
        several => format!("({})", several.join(word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_both_kinds_of_quotes_is_put_together() {
        assert_eq!(literal("oui"), "'oui'");
        assert_eq!(literal("l'eau"), "\"l'eau\"");
        assert_eq!(literal("a'b\"c"), "concat('a', \"'\", 'b\"c')");
    }

    #[test]
    fn several_conditions_stand_in_brackets() {
        let parts = |n: usize| ["a", "b"].into_iter().take(n).map(str::to_owned);
        assert_eq!(all(parts(0)), "true()");
        assert_eq!(any(parts(1)), "a");
        assert_eq!(any(parts(2)), "(a or b)");
    }
}
