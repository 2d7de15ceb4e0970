//! Outliers: drawn in to the next figure, or all figures made logarithms.

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{Exceeded, Otherwise, OutlierRule};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive;

use super::columns::groups;
use super::shape::Shape;
use super::{Treated, Way, Work};
use crate::kernel::exact::ratio;

/// What was found where outliers were looked for, and what was decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// Index of the step in the method.
    pub step: usize,
    /// Index of the question in the definition.
    pub question: usize,
    /// Index of the period; none: all together.
    pub period: Option<u32>,
    /// How many figures there are.
    pub n: usize,
    /// Their shape; none below four figures or where all are the same.
    pub before: Option<Shape>,
    /// What was decided.
    pub decision: Decision,
    /// How many figures were drawn in.
    pub points: usize,
    /// The shape afterwards.
    pub after: Option<Shape>,
}

/// What was decided about the figures of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// There are too few to tell, or all are the same.
    NoShape,
    /// There are no outliers.
    NoOutliers,
    /// Outliers were drawn in.
    Winsorised,
    /// That would not have been enough: all became logarithms.
    Logarithm,
    /// That would not have been enough, and all stayed as they were.
    Left,
}

impl Decision {
    /// Every decision.
    pub const ALL: [Self; 5] = [
        Self::NoShape,
        Self::NoOutliers,
        Self::Winsorised,
        Self::Logarithm,
        Self::Left,
    ];

    /// A stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoShape => "no_shape",
            Self::NoOutliers => "no_outliers",
            Self::Winsorised => "winsorised",
            Self::Logarithm => "logarithm",
            Self::Left => "left",
        }
    }
}

/// Figures in ascending order; a figure that is drawn in keeps its place.
struct Sorted {
    /// Case, figure as it was, figure as it is.
    list: Vec<(usize, Decimal, Decimal)>,
    /// How many at the lower and at the upper end were drawn in.
    low: usize,
    high: usize,
}

impl Sorted {
    fn new(members: Vec<(usize, Decimal)>) -> Self {
        let mut list: Vec<_> = members.into_iter().map(|(case, x)| (case, x, x)).collect();
        list.sort_by_key(|(case, x, _)| (*x, *case));
        Self {
            list,
            low: 0,
            high: 0,
        }
    }

    fn shape(&self) -> Option<Shape> {
        let values: Vec<f64> = self.list.iter().map(|(.., x)| x.to_f64()).collect();
        Shape::of(&values)
    }

    /// Draws the figures at one end in to the next one; no where that would be more than `most` or
    /// nothing is left beside them.
    fn draw_in(&mut self, above: bool, most: usize) -> bool {
        let n = self.list.len();
        let end = if above {
            self.list.last()
        } else {
            self.list.first()
        };
        let Some(end) = end.map(|(.., x)| *x) else {
            return false;
        };
        let count = self.list.iter().filter(|(.., x)| *x == end).count();
        let drawn = count + if above { self.low } else { self.high };
        if drawn > most || count == n {
            return false;
        }
        let (outside, next) = if above {
            (n - count..n, self.list[n - count - 1].2)
        } else {
            (0..count, self.list[count].2)
        };
        for (.., x) in &mut self.list[outside] {
            *x = next;
        }
        *(if above { &mut self.high } else { &mut self.low }) = count;
        true
    }
}

fn outlying(shape: Shape, rule: &OutlierRule) -> bool {
    let skewed = shape.skewness.abs() > rule.skewness.to_f64();
    let peaked = shape.kurtosis > rule.kurtosis.to_f64();
    match rule.when {
        Exceeded::Both => skewed && peaked,
        Exceeded::Any => skewed || peaked,
    }
}

impl Work<'_> {
    /// Looks for outliers question by question, and draws them in.
    pub(super) fn draw_in(&mut self, step: usize, questions: &[usize], rule: &OutlierRule) {
        for &question in questions {
            let panel = self.panel;
            let groups = groups(panel, self.columns.of(question), rule.sample, None);
            for ((period, _), members) in groups {
                self.draw_in_one((step, question, period), members, rule);
            }
        }
    }

    fn draw_in_one(
        &mut self,
        (step, question, period): (usize, usize, Option<u32>),
        members: Vec<(usize, Decimal)>,
        rule: &OutlierRule,
    ) {
        let mut sorted = Sorted::new(members);
        let before = sorted.shape();
        let mut found = Distribution {
            step,
            question,
            period,
            n: sorted.list.len(),
            before,
            decision: Decision::NoShape,
            points: 0,
            after: before,
        };
        while let Some(shape) = sorted.shape().filter(|shape| outlying(*shape, rule)) {
            if !sorted.draw_in(shape.skewness >= 0.0, rule.points as usize) {
                break;
            }
        }
        let after = sorted.shape();
        let enough = after.is_some_and(|shape| !outlying(shape, rule));
        if let Some(before) = before {
            if !outlying(before, rule) {
                found.decision = Decision::NoOutliers;
            } else if enough {
                (found.decision, found.after) = (Decision::Winsorised, after);
                found.points = sorted.low + sorted.high;
                self.note_drawn(step, question, &sorted);
            } else if rule.otherwise == Otherwise::Log {
                found.decision = Decision::Logarithm;
                let logarithms = self.note_logarithms(step, question, &sorted, before);
                found.after = Shape::of(&logarithms);
            } else {
                found.decision = Decision::Left;
            }
        }
        self.distributions.push(found);
    }

    fn note_drawn(&mut self, step: usize, question: usize, sorted: &Sorted) {
        let n = sorted.list.len();
        for (place, &(case, before, after)) in sorted.list.iter().enumerate() {
            let way = if place < sorted.low {
                Way::FromBelow
            } else if place >= n - sorted.high {
                Way::FromAbove
            } else {
                continue;
            };
            self.note(case, question, step, (way, before, after), n);
        }
    }

    /// Makes all figures logarithms, of their distance from the end that few are near; returns them in
    /// ascending order.
    fn note_logarithms(
        &mut self,
        step: usize,
        question: usize,
        sorted: &Sorted,
        shape: Shape,
    ) -> Vec<f64> {
        let ends = sorted.list.first().zip(sorted.list.last());
        let Some((least, most)) = ends.map(|(a, b)| (ratio(a.1), ratio(b.1))) else {
            return Vec::new();
        };
        // A hundredth of the range keeps the nearest figure off 0.
        let hundredth = (&most - &least) / BigRational::from_integer(BigInt::from(100_u8));
        let above = shape.skewness >= 0.0;
        let mut logarithms = Vec::new();
        for &(case, before, _) in &sorted.list {
            let x = ratio(before);
            let distance = if above { x - &least } else { &most - x };
            let log = libm::log((distance + &hundredth).to_f64().unwrap_or(f64::NAN));
            let value = if above { log } else { -log };
            // The text is rounded exactly; a logarithm has few digits before the point.
            let text = format!("{value:.*}", usize::from(Decimal::DIGITS));
            let Ok(after) = text.parse::<Decimal>() else {
                self.too_long(question, case);
                continue;
            };
            logarithms.push(after.to_f64());
            let n = sorted.list.len();
            self.note(case, question, step, (Way::Logarithm, before, after), n);
        }
        logarithms
    }

    fn note(
        &mut self,
        case: usize,
        question: usize,
        step: usize,
        (way, before, after): (Way, Decimal, Decimal),
        n: usize,
    ) {
        let state = self.columns.of(question)[case].state;
        self.change(Treated {
            case,
            question,
            step,
            way,
            state,
            before: Some(before),
            after,
            n: Some(n),
            with: String::new(),
        });
    }
}
