//! An answer and what it is worth.

use icc_app::city::CityResult;
use icc_app::explain::{Member, chosen};
use icc_app::naming::Naming;
use icc_pages::context::{Evidence, ExplainedAnswer, State};

pub(super) fn of(member: &Member, result: &CityResult<'_>, naming: &Naming<'_>) -> ExplainedAnswer {
    let in_sum = member.counts();
    let zero = (member.effect == "counted_as_zero").then_some(0.0);
    let asked = result.collection.definition.question(&member.code);
    ExplainedAnswer {
        state: state(member),
        chosen: chosen(result, member, naming),
        evidence: evidence(member, |code| {
            let mut options = asked.into_iter().flat_map(|q| &q.options);
            options.any(|option| option.code.as_str() == code && option.negative)
        }),
        points: member.points.or(zero).filter(|_| in_sum),
        maximum: member.maximum.filter(|_| in_sum),
    }
}

fn state(member: &Member) -> State {
    match member.state {
        Some("answered") => State::Answered,
        Some("not_within_powers") => State::NotWithinPowers,
        Some("not_applicable") => State::NotApplicable,
        Some("unknown") => State::Unknown,
        Some("not_asked") => State::NotAsked,
        _ => State::NotAnswered,
    }
}

/// What stands behind an answer; a *no* and a non-answer need nothing.
fn evidence(member: &Member, negative: impl Fn(&str) -> bool) -> Evidence {
    let worth_nothing = member.points.is_none_or(|points| points <= 0.0);
    if worth_nothing || member.answer.iter().all(|option| negative(option)) {
        return Evidence::NotNeeded;
    }
    match member.evidence {
        Some("verified") => Evidence::Verified,
        Some("documented") => Evidence::Documented,
        _ => Evidence::None,
    }
}
