//! Tables as files of Arrow: texts as texts, without dictionaries, so that every reader knows them.

use std::io::Write;
use std::sync::Arc;

use polars::prelude::ArrowSchema;
use polars_arrow::array::Array;
use polars_arrow::datatypes::Field;
use polars_arrow::io::ipc::write::{FileWriter, WriteOptions};
use polars_arrow::record_batch::RecordBatchT;

use crate::guard::guarded;
use crate::scores::WriteError;

/// A file of Arrow that is being written.
pub(super) enum ArrowTable<W: Write> {
    /// Its columns are not known yet.
    Waiting(W),
    Begun(Box<FileWriter<W>>),
    /// It failed while beginning.
    Lost,
}

impl<W: Write> ArrowTable<W> {
    pub(super) const fn new(to: W) -> Self {
        Self::Waiting(to)
    }

    pub(super) fn write(
        &mut self,
        rows: usize,
        columns: Vec<(Field, Box<dyn Array>)>,
    ) -> Result<(), WriteError> {
        guarded(|| {
            let (fields, arrays): (Vec<_>, Vec<Box<dyn Array>>) = columns.into_iter().unzip();
            let mut schema = ArrowSchema::default();
            for field in fields {
                schema.insert(field.name.clone(), field);
            }
            let schema = Arc::new(schema);
            if matches!(self, Self::Waiting(_))
                && let Self::Waiting(to) = std::mem::replace(self, Self::Lost)
            {
                let options = WriteOptions { compression: None };
                let begun = FileWriter::try_new(to, Arc::clone(&schema), None, options)?;
                *self = Self::Begun(Box::new(begun));
            }
            let Self::Begun(writer) = self else {
                return Ok(());
            };
            if rows == 0 {
                return Ok(());
            }
            writer.write(&RecordBatchT::try_new(rows, schema, arrays)?, None)
        })
        .map_err(WriteError::Encoding)
    }

    pub(super) fn finish(self) -> Result<W, WriteError> {
        match self {
            Self::Waiting(to) => Ok(to),
            Self::Begun(mut writer) => {
                guarded(|| writer.finish()).map_err(WriteError::Encoding)?;
                Ok(writer.into_inner())
            }
            Self::Lost => Err(WriteError::Encoding("the file was not begun".to_owned())),
        }
    }
}
