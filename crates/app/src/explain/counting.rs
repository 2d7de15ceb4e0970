//! What a member does in its measure.

use icc_questionnaire::definition::{Combine, Function};
use icc_scoring::explain::{Member, Opened};

/// What a member does in the value of its measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Counting {
    /// It counts by its share.
    Share {
        /// From 0 to 1, of what counts.
        share: f64,
        /// What it brings to the value; none where what its members bring is not added up, and
        /// where there is no score.
        brings: Option<f64>,
        /// What it would bring with full marks; none where it has none.
        at_most: Option<f64>,
    },
    /// It is the least, greatest or middle one, which is the value.
    Decides,
    /// It is compared with others, one of which is the value.
    Compared,
    /// It is one of several factors.
    Factor,
    /// The other member divides it.
    Divided,
    /// It divides the other member.
    Divisor,
    /// The other member is taken away from it.
    Reduced,
    /// It is taken away from the other member.
    Subtracted,
    /// It counts on top, above the maximum.
    Beyond,
    /// It has no weight.
    Weightless,
    /// It does not count, for the reason that it names.
    LeftOut,
}

/// What a member does in the value of its measure.
#[must_use]
pub fn counting(of: &Opened, member: &Member) -> Counting {
    if !member.counts() {
        return Counting::LeftOut;
    }
    if member.beyond {
        return Counting::Beyond;
    }
    let Function::Members { combine, .. } = &of.definition.function else {
        let brings = of.value;
        return match member.share {
            // What a function makes of its only source is all there is.
            Some(share) => Counting::Share {
                share,
                brings,
                at_most: None,
            },
            None => Counting::Compared,
        };
    };
    let is_first = of.members.first().is_some_and(|m| m.code == member.code);
    match (combine, member.share) {
        (Combine::Minimum | Combine::Maximum | Combine::Median, _) => {
            let near = |value: f64| of.unrounded.is_some_and(|own| (own - value).abs() < 1e-9);
            if member.value.is_some_and(near) {
                Counting::Decides
            } else {
                Counting::Compared
            }
        }
        (Combine::Product, _) => Counting::Factor,
        (Combine::Ratio, _) if is_first => Counting::Divided,
        (Combine::Ratio, _) => Counting::Divisor,
        (Combine::Difference, _) if is_first => Counting::Reduced,
        (Combine::Difference, _) => Counting::Subtracted,
        (_, None) => Counting::Weightless,
        (combine, Some(share)) => {
            let (brings, at_most) = added_up(of, member, *combine, share);
            Counting::Share {
                share,
                brings,
                at_most,
            }
        }
    }
}

/// What a member brings to a value that adds up its members, and would bring with full marks.
fn added_up(
    of: &Opened,
    member: &Member,
    combine: Combine,
    share: f64,
) -> (Option<f64>, Option<f64>) {
    let Function::Members { scale, .. } = &of.definition.function else {
        return (None, None);
    };
    let Some(value) = member.value.filter(|_| of.value.is_some()) else {
        return (None, None);
    };
    match combine {
        // The share of a question is that of its maximum.
        Combine::Rate => {
            let full = share * scale.to_f64();
            let maximum = member.maximum.filter(|maximum| *maximum > 0.0);
            (maximum.map(|maximum| full * value / maximum), Some(full))
        }
        Combine::Mean => (Some(share * value), None),
        Combine::Sum => {
            let weight = member.weight.as_ref();
            let weight = weight.and_then(|weight| weight.parse::<f64>().ok());
            (weight.map(|weight| weight * value), None)
        }
        _ => (None, None),
    }
}
