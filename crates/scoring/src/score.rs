//! Scores: a number, or no score with a reason.

use serde::{Deserialize, Serialize};

/// Declared, documented, verified; then every unknown as 0, every unknown as full.
pub const FIGURES: usize = 5;
/// Index of the declared figure.
pub const DECLARED: usize = 0;
/// Index of the documented figure.
pub const DOCUMENTED: usize = 1;
/// Index of the verified figure.
pub const VERIFIED: usize = 2;
/// Index of the figure with every unknown as 0.
pub const UNKNOWN_AS_ZERO: usize = 3;
/// Index of the figure with every unknown as its maximum.
pub const UNKNOWN_AS_FULL: usize = 4;

/// No band.
pub(crate) const NO_BAND: u16 = u16::MAX;

/// Why a measure has no score; [`Reason::Scored`] when it has one.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Reason {
    /// It has a score.
    #[default]
    Scored,
    /// Nothing it is made of is in scope for the unit.
    NothingInScope,
    /// A non-answer that the method treats as *no score*.
    AnswerMissing,
    /// A member without a score that the method treats as *no score*.
    MemberWithoutScore,
    /// Too small a share of the weight is answered.
    LowCoverage,
    /// Too small a share of the weight is in scope.
    LowScope,
    /// Too few members (or units) with a value.
    TooFewMembers,
    /// The condition of the measure does not hold.
    GateClosed,
    /// The sample has no spread.
    NoSpread,
    /// A value outside the function's domain: a logarithm of 0, a negative in a geometric mean.
    OutOfDomain,
    /// A division by 0.
    DivisionByZero,
    /// The value comes from outside.
    External,
    /// No unit has a value.
    NoUnits,
    /// Not computed yet; never in a result.
    Pending,
}

impl Reason {
    /// The word used in files; empty for a score.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Scored => "",
            Self::NothingInScope => "nothing_in_scope",
            Self::AnswerMissing => "answer_missing",
            Self::MemberWithoutScore => "member_without_score",
            Self::LowCoverage => "low_coverage",
            Self::LowScope => "low_scope",
            Self::TooFewMembers => "too_few_members",
            Self::GateClosed => "gate_closed",
            Self::NoSpread => "no_spread",
            Self::OutOfDomain => "out_of_domain",
            Self::DivisionByZero => "division_by_zero",
            Self::External => "external",
            Self::NoUnits => "no_units",
            Self::Pending => "pending",
        }
    }

    /// Every reason for having no score.
    pub const ALL: [Self; 12] = [
        Self::NothingInScope,
        Self::AnswerMissing,
        Self::MemberWithoutScore,
        Self::LowCoverage,
        Self::LowScope,
        Self::TooFewMembers,
        Self::GateClosed,
        Self::NoSpread,
        Self::OutOfDomain,
        Self::DivisionByZero,
        Self::External,
        Self::NoUnits,
    ];
}

/// The result of one measure for one unit in one period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// The figures, in the order of the constants above; NaN where there is none. Never NaN at
    /// [`DECLARED`] unless [`Cell::reason`] says why.
    pub figures: [f64; FIGURES],
    /// The declared figure before rounding.
    pub raw: f64,
    /// Share of the nominal weight that is answered, 0 to 1.
    pub known: f64,
    /// Share of the nominal weight that is in scope, 0 to 1.
    pub scope: f64,
    /// Questions by state, in the order of [`icc_questionnaire::State::ALL`].
    pub counts: [u16; 6],
    /// Why there is no score.
    pub reason: Reason,
    /// Index of the band, or `u16::MAX`.
    pub(crate) band: u16,
}

impl Cell {
    pub(crate) const PENDING: Self = Self {
        figures: [f64::NAN; FIGURES],
        raw: f64::NAN,
        known: 0.0,
        scope: 0.0,
        counts: [0; 6],
        reason: Reason::Pending,
        band: NO_BAND,
    };

    /// A cell that holds figures, or the reason for having none, before bounds and rounding.
    #[inline]
    pub(crate) fn new(
        result: Result<[f64; FIGURES], Reason>,
        known: f64,
        scope: f64,
        counts: [u16; 6],
    ) -> Self {
        let (figures, reason) = match result {
            Ok(figures) if figures[DECLARED].is_finite() => (figures, Reason::Scored),
            Ok(_) => ([f64::NAN; FIGURES], Reason::OutOfDomain),
            Err(reason) => ([f64::NAN; FIGURES], reason),
        };
        Self {
            figures,
            raw: figures[DECLARED],
            known,
            scope,
            counts,
            reason,
            band: NO_BAND,
        }
    }

    /// The score: the declared figure.
    #[must_use]
    pub fn score(&self) -> Option<f64> {
        self.figure(DECLARED)
    }

    /// One of the figures.
    #[must_use]
    pub fn figure(&self, figure: usize) -> Option<f64> {
        let value = self.figures[figure];
        (self.reason == Reason::Scored && value.is_finite()).then_some(value)
    }

    /// The share of nominal weight that is answered, as it counts for the measures above: what is
    /// answered below a measure without a score is of no use to them, unless the score is missing
    /// for want of scope.
    #[inline]
    pub(crate) fn known_above(&self) -> f64 {
        match self.reason {
            Reason::Scored
            | Reason::NothingInScope
            | Reason::LowScope
            | Reason::TooFewMembers
            | Reason::GateClosed => self.known,
            _ => 0.0,
        }
    }

    /// Position of the band the score falls in, for measures of bands.
    #[must_use]
    pub fn band_position(&self) -> Option<usize> {
        (self.band != NO_BAND).then_some(usize::from(self.band))
    }

    /// Share of the in-scope weight that is answered, 0 to 1; none when nothing is in scope.
    #[must_use]
    pub fn coverage(&self) -> Option<f64> {
        (self.scope > 0.0).then(|| (self.known / self.scope).min(1.0))
    }
}
