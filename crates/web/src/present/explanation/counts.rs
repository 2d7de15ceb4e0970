//! What becomes of a member in its measure.

use icc_app::explain::{Counting, Measure, Member, counting};
use icc_pages::context::{Counts, How, LeftOut};

pub(super) fn of(measure: &Measure, member: &Member) -> Counts {
    let how = match counting(measure, member) {
        Counting::Share { share, brings, .. } => {
            return Counts::Share {
                percent: share * 100.0,
                brings,
            };
        }
        Counting::LeftOut => {
            return Counts::LeftOut {
                why: left_out(member),
            };
        }
        Counting::Decides => How::Decides,
        Counting::Compared => How::Compared,
        Counting::Factor => How::Factor,
        Counting::Divided => How::Divided,
        Counting::Divisor => How::Divisor,
        Counting::Reduced => How::Reduced,
        Counting::Subtracted => How::Subtracted,
        Counting::Beyond => How::Beyond,
        Counting::Weightless => How::Weightless,
    };
    Counts::Otherwise { how }
}

/// Why a member does not count.
pub(super) fn left_out(member: &Member) -> LeftOut {
    match (member.effect, member.why.as_deref()) {
        ("no_score", _) => LeftOut::Required,
        ("adds_nothing", _) => LeftOut::NothingToAdd,
        ("not_used", _) => LeftOut::ConditionNotMet,
        (_, Some("nothing_to_get")) => LeftOut::NothingToGet,
        _ if member.sort == "measure" => LeftOut::NoScore,
        (_, Some("not_within_powers")) => LeftOut::NotWithinPowers,
        (_, Some("not_applicable")) => LeftOut::NotApplicable,
        (_, Some("not_asked")) => LeftOut::OffPath,
        (_, Some("not_answered")) => LeftOut::NotAnswered,
        _ => LeftOut::ByMethod,
    }
}
