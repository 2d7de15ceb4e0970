//! The form of the authoring files: which keys stand where and what their values look like.
//!
//! This is the one source for three things: the check of keys and types, the suggestions for
//! mistyped keys, and the published JSON Schema. A new key is added here first.

mod files;
mod schema;

pub(crate) use files::{
    COMPARISONS, CROSSWALK, DEFINITION, METHOD, STATES, TEXTS, condition_keys, is_measure_key,
    is_treatment_key,
};
pub use schema::{SCHEMAS, schema};

/// The form of a value.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Shape {
    /// A text of up to this many characters.
    Text(usize),
    /// A code.
    Code,
    /// A name given by data: a fact, a unit, a period. Not empty.
    Name,
    /// `true` or `false`.
    Flag,
    /// An exact decimal number, bare or quoted.
    Number,
    /// A whole number within these bounds.
    Count(u32, u32),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A number or one of these words.
    NumberOr(&'static [&'static str]),
    /// A number or a code (of a weight class).
    NumberOrCode,
    /// A number or a date.
    NumberOrDate,
    /// A date.
    Date,
    /// A list.
    List(&'static Shape),
    /// A table with free codes as keys.
    Codes(&'static Shape),
    /// A table with free names as keys.
    Names(&'static Shape),
    /// A table with known keys.
    Table(&'static Table),
    /// The first where the value is not a table, else the second.
    Either(&'static Shape, &'static Shape),
    /// A condition (section 2 of the format).
    Condition,
}

/// A table with known keys.
#[derive(Debug)]
pub(crate) struct Table {
    /// Its name in the schema.
    pub(crate) name: &'static str,
    /// Its keys.
    pub(crate) keys: &'static [Key],
    /// Form of the values of any other key, which must be a code.
    pub(crate) rest: Option<Shape>,
}

/// A key of a table.
#[derive(Debug)]
pub(crate) struct Key {
    /// Its name.
    pub(crate) name: &'static str,
    /// The form of its value.
    pub(crate) shape: Shape,
    /// Whether it must be there.
    pub(crate) required: bool,
}

impl Table {
    pub(crate) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|k| k.name == name)
    }
}
