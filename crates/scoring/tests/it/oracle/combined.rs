//! Members combined, on fractions.

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::Combine;
use num_traits::{Signed, Zero};

use super::{Part, Ratio, ratio};

/// The value of a combination, where it has one.
pub(super) fn combined(
    combine: Combine,
    limit: Option<Decimal>,
    scale: Decimal,
    list: &[Part],
) -> Option<Ratio> {
    let inside = || list.iter().filter(|m| !m.3);
    let divided = |a: Ratio, b: Ratio| (!b.is_zero()).then(|| a / b);
    let weight: Ratio = inside().map(|m| &m.0).sum();
    let extra: Ratio = list.iter().filter(|m| m.3).map(|m| &m.0 * &m.1).sum();
    let extra = match limit.map(ratio) {
        Some(limit) => extra.min(limit.clone()).max(-limit),
        None => extra,
    };
    let sum = inside().map(|m| &m.0 * &m.1).sum::<Ratio>() + extra;
    match combine {
        Combine::Rate => {
            let base = inside()
                .map(|m| Some(&m.0 * m.2.as_ref()?))
                .sum::<Option<Ratio>>()?;
            divided(ratio(scale) * sum, base)
        }
        Combine::Sum => Some(sum),
        Combine::Mean => divided(sum, weight),
        Combine::Harmonic => {
            let counting = || inside().filter(|m| !m.0.is_zero());
            if counting().any(|m| m.1.is_negative()) || weight.is_zero() {
                None
            } else if counting().any(|m| m.1.is_zero()) {
                Some(Ratio::zero())
            } else {
                divided(weight, counting().map(|m| &m.0 / &m.1).sum())
            }
        }
        Combine::Minimum => inside().map(|m| m.1.clone()).min(),
        Combine::Maximum => inside().map(|m| m.1.clone()).max(),
        Combine::Median => {
            let mut values: Vec<_> = inside().map(|m| m.1.clone()).collect();
            values.sort();
            let n = values.len();
            let middle = |i: usize| values.get(i).cloned();
            Some((middle((n.max(1) - 1) / 2)? + middle(n / 2)?) / Ratio::from_integer(2.into()))
        }
        Combine::Product => Some(inside().map(|m| &m.1).product()),
        Combine::Ratio if list.len() == 2 => divided(ratio(scale) * &list[0].1, list[1].1.clone()),
        Combine::Difference if list.len() == 2 => Some(&list[0].1 - &list[1].1),
        _ => None,
    }
}
