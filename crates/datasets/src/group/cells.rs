//! What stands in a column, whatever it is kept as: for writers of other formats.

use polars::prelude::{PolarsError, PolarsResult};
use polars_arrow::array::{Array, DictionaryArray, PrimitiveArray, Utf8Array, Utf8ViewArray};
use polars_arrow::bitmap::Bitmap;
use polars_arrow::datatypes::{ArrowDataType, Field};

use super::Column;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value<'a> {
    /// Nothing.
    Absent,
    Text(&'a str),
    Number(f64),
    Count(u64),
}

/// The cells of a column.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Cells<'a> {
    Words(&'a PrimitiveArray<u32>, &'a Utf8ViewArray),
    Texts(&'a Utf8ViewArray),
    Places(&'a PrimitiveArray<u32>, &'a PrimitiveArray<f64>),
    Numbers(&'a PrimitiveArray<f64>),
    Small(&'a PrimitiveArray<u16>),
    Counts(&'a PrimitiveArray<u32>),
}

impl<'a> Cells<'a> {
    /// What stands in a row. A blank text is nothing.
    pub(crate) fn get(self, row: usize) -> Value<'a> {
        let text = |text: &'a str| match text {
            "" => Value::Absent,
            text => Value::Text(text),
        };
        match self {
            Self::Words(keys, _) | Self::Places(keys, _) if keys.is_valid(row) => {
                self.place(keys.value(row) as usize)
            }
            Self::Texts(texts) if texts.is_valid(row) => text(texts.value(row)),
            Self::Numbers(numbers) if numbers.is_valid(row) => Value::Number(numbers.value(row)),
            Self::Small(counts) if counts.is_valid(row) => Value::Count(counts.value(row).into()),
            Self::Counts(counts) if counts.is_valid(row) => Value::Count(counts.value(row).into()),
            _ => Value::Absent,
        }
    }

    /// What stands at a place of the list that the cells are taken from; nothing where they are
    /// not taken from one.
    pub(crate) fn place(self, place: usize) -> Value<'a> {
        match self {
            Self::Words(_, words) => match words.value(place) {
                "" => Value::Absent,
                text => Value::Text(text),
            },
            Self::Places(_, numbers) => Value::Number(numbers.value(place)),
            Self::Texts(_) | Self::Numbers(_) | Self::Small(_) | Self::Counts(_) => Value::Absent,
        }
    }
}

impl Column {
    /// Its name.
    pub(crate) fn name(&self) -> &str {
        self.field.name.as_str()
    }

    /// Its cells.
    ///
    /// # Errors
    /// When it is kept as nothing that is known here.
    pub(crate) fn cells(&self) -> PolarsResult<Cells<'_>> {
        let array = self.array.as_any();
        if let Some(texts) = array.downcast_ref::<Utf8ViewArray>() {
            return Ok(Cells::Texts(texts));
        }
        if let Some(numbers) = array.downcast_ref::<PrimitiveArray<f64>>() {
            return Ok(Cells::Numbers(numbers));
        }
        if let Some(counts) = array.downcast_ref::<PrimitiveArray<u16>>() {
            return Ok(Cells::Small(counts));
        }
        if let Some(counts) = array.downcast_ref::<PrimitiveArray<u32>>() {
            return Ok(Cells::Counts(counts));
        }
        if let Some(places) = array.downcast_ref::<DictionaryArray<u32>>() {
            let values = places.values().as_any();
            if let Some(words) = values.downcast_ref::<Utf8ViewArray>() {
                return Ok(Cells::Words(places.keys(), words));
            }
            if let Some(numbers) = values.downcast_ref::<PrimitiveArray<f64>>() {
                return Ok(Cells::Places(places.keys(), numbers));
            }
        }
        let kind = format!("{:?}", self.array.dtype());
        Err(PolarsError::ComputeError(kind.into()))
    }

    /// The same, where a blank text is nothing.
    pub(crate) fn without_blanks(self) -> PolarsResult<Self> {
        let valid = match self.cells()? {
            cells @ (Cells::Words(..) | Cells::Texts(_)) => {
                let rows = 0..self.array.len();
                let there = rows.map(|row| cells.get(row) != Value::Absent);
                Some(there.collect::<Bitmap>())
            }
            _ => None,
        };
        Ok(match valid {
            Some(valid) => Self {
                array: self.array.with_validity(Some(valid)),
                field: self.field,
            },
            None => self,
        })
    }

    /// The same column as programs read it that know no dictionaries and no views.
    pub(crate) fn plain(&self) -> PolarsResult<(Field, Box<dyn Array>)> {
        let cells = self.cells()?;
        let rows = 0..self.array.len();
        let array: Box<dyn Array> = match cells {
            Cells::Words(..) | Cells::Texts(_) => {
                let texts = rows.map(|row| match cells.get(row) {
                    Value::Text(text) => Some(text),
                    _ => None,
                });
                let texts: Vec<Option<&str>> = texts.collect();
                Utf8Array::<i32>::from(texts).boxed()
            }
            Cells::Places(..) => {
                let numbers = rows.map(|row| match cells.get(row) {
                    Value::Number(number) => Some(number),
                    _ => None,
                });
                let numbers: Vec<Option<f64>> = numbers.collect();
                PrimitiveArray::<f64>::from(numbers).boxed()
            }
            Cells::Numbers(_) | Cells::Small(_) | Cells::Counts(_) => self.array.clone(),
        };
        let kind = match cells {
            Cells::Words(..) | Cells::Texts(_) => ArrowDataType::Utf8,
            _ => array.dtype().clone(),
        };
        Ok((Field::new(self.field.name.clone(), kind, true), array))
    }
}
