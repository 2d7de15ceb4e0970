//! How a score is calculated: the formula with its numbers, and what must hold.

use std::collections::BTreeMap;

use icc_app::city::CityResult;
use icc_app::explain::{InWords, Measure, Member, Sign, Token, conditions, notes};
use icc_app::naming::Naming;
use icc_i18n::is_compact;
use icc_pages::context::{
    Calculation, ExplainedCondition, FormulaSign, FormulaToken, LeftOut, LeftOutGroup,
};

use super::counts::left_out;

/// Longer sums are given as what they come to.
const MOST: usize = 30;
/// Decimals of the numbers of a formula.
const DECIMALS: u8 = 2;

pub(super) fn of(found: &Measure, result: &CityResult<'_>, naming: &Naming<'_>) -> Calculation {
    let tokens = found.formula.as_ref().map(|formula| formula.tokens(MOST));
    let tokens = tokens.unwrap_or_default();
    let is_short = |token: &Token| match token {
        Token::Number(value) => is_compact(*value, DECIMALS),
        Token::Sign(_) => true,
    };
    let name = |code: &String| name(result, code, naming);
    let gate = found.gate.as_ref().filter(|gate| !gate.holds);
    Calculation {
        function: found.function().replace('_', "-"),
        result: found.unrounded.filter(|_| !tokens.is_empty()),
        rounded: found.value.filter(|_| found.value != found.unrounded),
        shortened: !tokens.iter().all(is_short),
        formula: tokens.into_iter().map(token).collect(),
        missing: found.missing.iter().map(name).collect(),
        notes: notes(found, naming),
        conditions: conditions(result, found, naming)
            .into_iter()
            .map(condition)
            .collect(),
        closed: gate.is_some(),
        otherwise: gate.and(found.value),
        left_out: groups(found, &name),
    }
}

fn token(token: Token) -> FormulaToken {
    let sign = match token {
        Token::Number(value) => return FormulaToken::Number { value },
        Token::Sign(sign) => match sign {
            Sign::Plus => FormulaSign::Plus,
            Sign::Minus => FormulaSign::Minus,
            Sign::Times | Sign::Of => FormulaSign::Times,
            Sign::Over => FormulaSign::Over,
            Sign::Power => FormulaSign::Power,
            Sign::PowerEnd => FormulaSign::PowerEnd,
            Sign::Open => FormulaSign::Open,
            Sign::Close => FormulaSign::Close,
            Sign::Minimum => FormulaSign::Minimum,
            Sign::Maximum => FormulaSign::Maximum,
            Sign::Median => FormulaSign::Median,
            Sign::Logarithm => FormulaSign::Logarithm,
            Sign::Next => FormulaSign::Next,
            Sign::More => FormulaSign::More,
        },
    };
    FormulaToken::Sign { sign }
}

fn condition(words: InWords) -> ExplainedCondition {
    ExplainedCondition {
        text: words.text,
        found: words.found,
        holds: words.holds,
        inside: words.inside.into_iter().map(condition).collect(),
    }
}

/// What is left out, reason by reason. What is not used for want of a condition is all of it, and
/// the condition says so.
fn groups(found: &Measure, name: &dyn Fn(&String) -> String) -> Vec<LeftOutGroup> {
    let mut groups: BTreeMap<LeftOut, Vec<String>> = BTreeMap::new();
    let out = |member: &&Member| !member.counts() && member.effect != "not_used";
    for member in found.members.iter().filter(out) {
        let names = groups.entry(left_out(member)).or_default();
        names.push(name(&member.code));
    }
    let groups = groups.into_iter();
    groups
        .map(|(why, names)| LeftOutGroup { why, names })
        .collect()
}

/// The name of a measure, the code of a question.
fn name(result: &CityResult<'_>, code: &str, naming: &Naming<'_>) -> String {
    match result.collection.definition.question(code) {
        Some(_) => code.to_owned(),
        None => naming.measure(result, code),
    }
}
