//! Functions of one value: goalposts, standard scores, percentiles, bands.

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{Band, Cap, Goalpost, Transform};

use crate::run::Place;
use crate::score::Reason;

/// What a transform has learnt from its sample: declared values, ascending.
#[derive(Debug, Clone, Default)]
pub(crate) struct Learnt {
    /// Values of the sample, ascending.
    pub(crate) sorted: Vec<f64>,
    /// Mean of the sample.
    pub(crate) mean: f64,
    /// Standard deviation with the method's denominator.
    pub(crate) deviation: f64,
    /// For ranks: the place of each case, where it has one.
    pub(crate) ranks: Vec<Option<Place>>,
}

impl Learnt {
    /// An end of a scale; none where it is that of an empty sample.
    pub(crate) fn end(&self, post: &Goalpost) -> Option<f64> {
        match post {
            Goalpost::Value(value) => Some(value.to_f64()),
            Goalpost::SampleMinimum => self.sorted.first().copied(),
            Goalpost::SampleMaximum => self.sorted.last().copied(),
        }
    }
}

/// Whether a number lies in a band.
pub(crate) fn band_of(band: &Band, x: Decimal) -> bool {
    band.low
        .is_none_or(|end| x > end.at || (end.inclusive && x == end.at))
        && band
            .high
            .is_none_or(|end| x < end.at || (end.inclusive && x == end.at))
}

/// The first band (ascending) that a score falls in. A score within a billionth of an end is at
/// the end; between two bands (one step of rounding apart) it belongs to the lower one.
pub(crate) fn find_band(bands: &[Band], x: f64) -> Option<usize> {
    const NEAR: f64 = 1e-9;
    let above_low = |band: &Band| {
        band.low.is_none_or(|end| {
            let at = end.at.to_f64();
            if (x - at).abs() <= NEAR {
                end.inclusive
            } else {
                x > at
            }
        })
    };
    // Bands are ascending and without gaps: the last whose lower end is reached.
    bands.iter().rposition(above_low)
}

/// One figure of a transform. `sample` is empty where the transform has none.
pub(crate) fn apply(transform: &Transform, x: f64, sample: &Learnt) -> Result<f64, Reason> {
    match transform {
        Transform::Goalposts {
            low,
            high,
            cap,
            log,
            reversed,
            scale,
            ..
        } => {
            let (low, high) = sample
                .end(low)
                .zip(sample.end(high))
                .ok_or(Reason::NoUnits)?;
            let capped = match cap {
                Cap::Both => x.max(low.min(high)).min(high.max(low)),
                Cap::Low => {
                    if low <= high {
                        x.max(low)
                    } else {
                        x.min(low)
                    }
                }
                Cap::High => {
                    if low <= high {
                        x.min(high)
                    } else {
                        x.max(high)
                    }
                }
                Cap::None => x,
            };
            let (x, low, high) = if *log {
                if capped <= 0.0 || low <= 0.0 || high <= 0.0 {
                    return Err(Reason::OutOfDomain);
                }
                (libm::log(capped), libm::log(low), libm::log(high))
            } else {
                (capped, low, high)
            };
            let spread = high - low;
            if spread == 0.0 {
                return Err(Reason::NoSpread);
            }
            let scale = scale.to_f64();
            let value = scale * (x - low) / spread;
            Ok(if *reversed { scale - value } else { value })
        }
        Transform::ZScore {
            offset,
            factor,
            reversed,
            ..
        } => {
            if sample.sorted.is_empty() {
                return Err(Reason::NoUnits);
            }
            if sample.deviation.is_nan() || sample.deviation <= 0.0 {
                return Err(Reason::NoSpread);
            }
            let z = (x - sample.mean) / sample.deviation;
            Ok(offset.to_f64() + factor.to_f64() * if *reversed { -z } else { z })
        }
        Transform::Percentile {
            reversed, scale, ..
        } => {
            let n = sample.sorted.len();
            if n == 0 {
                return Err(Reason::NoUnits);
            }
            if sample.sorted.first() == sample.sorted.last() {
                return Err(Reason::NoSpread);
            }
            let below = if *reversed {
                n - sample.sorted.partition_point(|v| *v <= x)
            } else {
                sample.sorted.partition_point(|v| *v < x)
            };
            Ok(scale.to_f64() * below as f64 / (n - 1) as f64)
        }
        // Ranks are made on the whole sample at once, not value by value (`Learnt::ranks`).
        Transform::Rank { .. } => Err(Reason::NoUnits),
        Transform::Log => {
            if x > 0.0 {
                Ok(libm::log(x))
            } else {
                Err(Reason::OutOfDomain)
            }
        }
        Transform::Linear { offset, factor } => Ok(offset.to_f64() + factor.to_f64() * x),
        Transform::Bands { bands, .. } => {
            let band = find_band(bands, x).ok_or(Reason::OutOfDomain)?;
            Ok(bands[band].value.map_or(band as f64, Decimal::to_f64))
        }
        Transform::Copy => Ok(x),
    }
}
