//! How far a place depends on our method: what other people, for reasons as good as ours, would have
//! computed from the same answers.
//!
//! This is not a margin of error. The answers are what they are; only the method varies. A
//! [`Subject`] is one index over the units of one period, and everything is asked of it:
//!
//! 1. [`Subject::choices`]: what each decision that has to be taken one way or the other moves.
//!    A measure of measures counts as one or by its parts, questions outside the powers are left out
//!    or count 0, unknown answers count 0 or are left out.
//! 2. [`Subject::replicate`]: weights are drawn again and again around the declared ones, with those
//!    decisions and the way of adding up taken in turn (Saisana, Saltelli and Tarantola 2005, *Uncertainty
//!    and sensitivity analysis techniques as tools for the quality assessment of composite
//!    indicators*).
//! 3. [`Subject::without_questions`] and [`Subject::without_members`]: each is left out in turn.
//! 4. [`Subject::items`]: what the questions themselves are like, from thirty units.
//!
//! Places are told as thirds: [`thirds`]. Ranks are told of an index that its method ranks, and of no
//! other.

mod carlo;
mod changes;
mod choices;
mod draws;
mod exponential;
mod items;
mod matrix;
mod normal;
mod omission;
mod ordered;
mod quantile;
mod ranks;
mod reckoning;
mod stream;
mod subject;
mod thirds;
mod weights;

pub use changes::Changes;
pub use choices::{Chosen, Moved, Outcome};
pub use draws::{Concentration, Draws, Floor, Level, Spread, Varied, Width};
pub use items::{ItemStatistics, LEAST_UNITS};
pub use matrix::Values;
pub use omission::{Influence, Omissions};
pub use ranks::Ranks;
pub use reckoning::{Choice, Side};
pub use subject::{Subject, Unfit};
pub use thirds::{LEAST_OTHERS, Third, thirds};

/// What a unit has come to over many ways of computing the same index.
#[derive(Debug, Clone, PartialEq)]
pub struct Interval {
    /// How many of the ways give the unit a score.
    pub n: usize,
    /// The score under the method as it is declared; none where it has none.
    pub value: Option<f64>,
    /// The third under the method as it is declared; none below [`LEAST_OTHERS`] other units.
    pub third: Option<Third>,
    /// The lower end, the middle and the upper end of the scores, in units of the index; none where
    /// no way gives a score.
    pub scores: Option<[f64; 3]>,
    /// The lowest and highest third within the same ends; none where there are no thirds.
    pub thirds: Option<[Third; 2]>,
    /// Shares (0 to 1) of the ways that put the unit into the lower, middle and upper third; none
    /// where there are no thirds.
    pub shares: Option<[f64; 3]>,
    /// The ranks; none where the method does not rank the index.
    pub ranks: Option<Ranks>,
}
