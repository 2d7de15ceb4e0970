//! A questionnaire is looked through, handed in, and what becomes of it.

pub(crate) mod check;
pub(crate) mod copy;
pub(crate) mod receipt;
pub(crate) mod section;
