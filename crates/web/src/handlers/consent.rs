//! Who may see what of a city.

pub(crate) mod board;
pub(crate) mod page;
pub(crate) mod withdraw;
