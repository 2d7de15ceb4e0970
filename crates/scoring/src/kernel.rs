//! The arithmetic: answers of one case to points, points to measures.
//!
//! Everything here works on slices of one case, in a fixed order, so that the result does not
//! depend on how cases are spread over threads. Sums of points are exact integers; each level has
//! one division. Where a decision (a rounding tie, an equal rank) is too close for floating point,
//! [`exact`] decides it on the fraction.

pub(crate) mod answers;
pub(crate) mod condition;
pub(crate) mod exact;
pub(crate) mod linear;
pub(crate) mod measure;
pub(crate) mod members;
pub(crate) mod points;
pub(crate) mod rounding;
pub(crate) mod transform;
