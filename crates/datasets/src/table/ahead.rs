//! Reading ahead: while rows are taken up on one thread, those after them are read on another.

use std::sync::mpsc::sync_channel;

use super::{Block, Reader};
use crate::distinct::{Distinct, Known};
use crate::problem::Problems;

/// What takes up rows, block by block.
pub(crate) trait Take: Send {
    /// Takes up rows. `texts` are those of the columns that were asked for, by column.
    fn take(&mut self, block: &Block, texts: &[Known]);

    /// The texts of the column that may be forgotten get other numbers from here on.
    fn forget(&mut self);
}

/// A column whose texts may all differ, and how many distinct ones are kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Forgotten {
    pub(crate) column: usize,
    pub(crate) kept: usize,
}

/// A block with the texts that came with it.
struct Given {
    block: Block,
    /// New ones, in the order of the columns that were asked for.
    texts: Vec<Vec<Box<str>>>,
    /// Whether texts are forgotten after it.
    forget: bool,
}

/// Reads a table to its end and has `taker` take up its rows. `check` sees each block first.
pub(crate) fn ahead<T: Take>(
    reader: &mut Reader<'_>,
    columns: &[usize],
    forgotten: Forgotten,
    problems: &mut Problems,
    mut check: impl FnMut(&Block, &[Distinct], &mut Problems),
    mut taker: T,
) -> T {
    let all = reader.table.fields.len();
    std::thread::scope(|scope| {
        let (give, blocks) = sync_channel::<Given>(1);
        let (back, used) = sync_channel(2);
        let thread = scope.spawn(move || {
            let mut texts = vec![Known::default(); all];
            for given in blocks {
                for (column, new) in columns.iter().zip(given.texts) {
                    texts[*column].learn(new);
                }
                taker.take(&given.block, &texts);
                if given.forget {
                    texts[forgotten.column].clear();
                    taker.forget();
                }
                // Its memory is used again; nobody wants it back after the last one.
                let _ = back.send(given.block);
            }
            taker
        });
        let mut known = vec![0; all];
        loop {
            let mut block = used.try_recv().unwrap_or_default();
            if !reader.next(&mut block, problems) {
                break;
            }
            check(&block, &reader.distinct, problems);
            let texts = columns.iter().map(|column| {
                let before = std::mem::replace(&mut known[*column], reader.distinct[*column].len());
                reader.distinct[*column].since(before)
            });
            let texts = texts.collect();
            let forget = known[forgotten.column] > forgotten.kept && reader.may_forget();
            let given = Given {
                block,
                texts,
                forget,
            };
            if give.send(given).is_err() {
                break; // The other thread has panicked; what it panicked with goes on below.
            }
            if forget {
                reader.distinct[forgotten.column].clear();
                known[forgotten.column] = 0;
            }
        }
        drop(give);
        match thread.join() {
            Ok(taker) => taker,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}
