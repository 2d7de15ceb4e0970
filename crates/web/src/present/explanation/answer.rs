//! An answer and what it is worth.

use icc_app::city::CityResult;
use icc_app::explain::{Member, Support, chosen, support};
use icc_app::naming::Naming;
use icc_pages::context::{Evidence, ExplainedAnswer, State};

pub(super) fn of(member: &Member, result: &CityResult<'_>, naming: &Naming<'_>) -> ExplainedAnswer {
    let in_sum = member.counts();
    let zero = (member.effect == "counted_as_zero").then_some(0.0);
    ExplainedAnswer {
        state: state(member),
        chosen: chosen(result, member, naming),
        evidence: match support(result, member) {
            Support::NotNeeded => Evidence::NotNeeded,
            Support::None => Evidence::None,
            Support::Documented => Evidence::Documented,
            Support::Verified => Evidence::Verified,
        },
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
