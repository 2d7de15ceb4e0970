//! Small numbers: which results that a reader may not see can stand in figures all the same.
//!
//! The rule: of the units in a figure, those whose value the reader may not see are none or at least
//! [`LEAST`], and so it is with the difference between any two figures, also of different dates.
//!
//! How it is kept: hidden results stand in figures by *blocks*. A block has at least [`LEAST`] units;
//! each figure takes all of it or nothing, with the same results; a unit is in one block, and blocks
//! only ever split into parts that are blocks themselves. Whatever somebody adds to and subtracts from
//! each other, over all figures and all dates, is a sum over whole blocks. No list of figures has to
//! be gone through, and it does not matter in which order they are asked for.
//!
//! There is one list of blocks for all classes of readers: whoever sees the figures of several classes
//! could otherwise cut the blocks of one with those of another. A block stands in a figure only if
//! enough of it is hidden from everybody who sees that figure, as whatever else he or she reads too.
//!
//! Blocks are remembered by the caller, for ever: whoever has seen a figure can subtract it from the
//! next one. Pure: the same world and the same blocks give the same answer.

mod figure;
mod settle;
mod world;

pub use figure::{Keep, Known, Member, Spread, Stand, may_show, stands};
pub use settle::{Settled, live, settle};
pub use world::{Block, City, Class, PUBLIC, Results, Sight, Standing, World};

/// The least number of units whose value a reader may not see, in a figure and in every difference.
pub const LEAST: usize = 4;
/// The least number of units for quartiles, deviation and share at 100, where some are hidden.
pub const LEAST_FOR_SPREAD: usize = 12;
/// The least number of units that are named in place of a mean where there are too few for one.
pub const LEAST_NAMED: usize = 3;
