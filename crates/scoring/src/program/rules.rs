//! The rules of a measure about non-answers and thresholds, ready for integers.

use icc_questionnaire::definition::{Measure, Treatment};
use icc_questionnaire::{Decimal, State};

use super::reading::Counts;
use crate::kernel::points::{is_unknown, treatment};
use crate::score::FIGURES;

/// Treatments and thresholds of one measure.
#[derive(Debug, Clone)]
pub(crate) struct Rules {
    /// For submitted copies and for drafts.
    pub(crate) treated: [Treated; 2],
    pub(crate) minimum_in_scope: Threshold,
    pub(crate) minimum_coverage: Threshold,
    /// 0: none.
    pub(crate) minimum_members: u32,
    /// Bounds of the value; infinite: none.
    pub(crate) floor: f64,
    pub(crate) cap: f64,
    /// Whether the value stays as it is computed: no gate, no bounds, no rounding.
    pub(crate) plain: bool,
}

/// The states by treatment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Treated {
    /// Count as 0.
    pub(crate) zero: Counts,
    /// Mean that the answer is not known, and are left out.
    pub(crate) unknown_left_out: Counts,
    /// Forbid a score.
    pub(crate) forbids: Counts,
}

/// A least share of weight.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Threshold {
    /// The share as a fraction; none: any share will do.
    fraction: Option<(i64, i64)>,
    /// For weights that are sums of fractions: a threshold is met within a billionth.
    near: f64,
}

impl Rules {
    pub(crate) fn new(measure: &Measure) -> Self {
        let treated = |draft| {
            let asked = [
                State::NotWithinPowers,
                State::NotApplicable,
                State::Unknown,
                State::NotAnswered,
            ];
            let by = |wanted| {
                let treated = move |s: &State| treatment(measure, *s as u8, draft) == wanted;
                asked.into_iter().filter(treated)
            };
            let unknown = |s: &State| is_unknown(*s as u8);
            Treated {
                zero: Counts::set(by(Treatment::Zero)),
                unknown_left_out: Counts::set(by(Treatment::LeftOut).filter(unknown)),
                forbids: Counts::set(by(Treatment::NoScore)),
            }
        };
        Self {
            treated: [treated(false), treated(true)],
            minimum_in_scope: Threshold::new(measure.minimum_in_scope),
            minimum_coverage: Threshold::new(measure.minimum_coverage),
            minimum_members: measure.minimum_members.unwrap_or(0),
            floor: measure.floor.map_or(f64::NEG_INFINITY, Decimal::to_f64),
            cap: measure.cap.map_or(f64::INFINITY, Decimal::to_f64),
            plain: measure.gate.is_none()
                && measure.floor.is_none()
                && measure.cap.is_none()
                && measure.round.is_none(),
        }
    }
}

impl Rules {
    /// Figures held within the measure's bounds; one that is not defined stays so.
    #[inline]
    pub(crate) fn bounded(&self, figures: [f64; FIGURES]) -> [f64; FIGURES] {
        let of = |value: f64| {
            let value = if value < self.floor {
                self.floor
            } else {
                value
            };
            if value > self.cap { self.cap } else { value }
        };
        let [a, b, c, d, e] = figures;
        [of(a), of(b), of(c), of(d), of(e)]
    }
}

impl Threshold {
    fn new(least: Option<Decimal>) -> Self {
        let fraction = least.map(|least| {
            let scale = least.scale();
            let numerator = i64::try_from(least.scaled(scale)).unwrap_or(i64::MAX);
            (numerator, 10_i64.pow(u32::from(scale)))
        });
        Self {
            fraction,
            near: least.map_or(f64::NEG_INFINITY, |least| least.to_f64() - 1e-9),
        }
    }

    /// Whether `part / whole` is at least the threshold, decided on integers.
    #[inline]
    pub(crate) fn is_reached(self, part: i64, whole: i64) -> bool {
        self.fraction.is_none_or(|(least, unit)| {
            whole != 0
                && i128::from(part) * i128::from(unit) >= i128::from(least) * i128::from(whole)
        })
    }

    /// The same for weights that are not integers.
    #[inline]
    pub(crate) fn is_nearly_reached(self, part: f64, whole: f64) -> bool {
        self.fraction.is_none() || part >= self.near * whole
    }
}
