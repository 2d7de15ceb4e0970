//! The cells of a table, in blocks of cases that are made where they are filled.

use rayon::prelude::*;

use crate::score::Cell;

/// Cases of a block. One block is handed to one thread at a time; the result does not depend on it.
/// Small enough that a block of a few dozen measures is still in the cache when it is filled.
pub(super) const CASES: usize = 256;

/// One cell per case and measure, case by case.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cells {
    measures: usize,
    cases: usize,
    /// Blocks of [`CASES`] cases, the last one shorter. Each is a piece of memory of its own, so
    /// that every thread asks for its pages itself.
    blocks: Vec<Vec<Cell>>,
    /// Whether the blocks hold cells of these cases.
    made: bool,
}

impl Cells {
    /// Room for cells that are not made yet: see [`Cells::fill`].
    pub(super) fn new(cases: usize, measures: usize) -> Self {
        let mut cells = Self::default();
        cells.renew(cases, measures);
        cells
    }

    /// The same in the memory of what it held: asking the system for pages takes longer than
    /// scoring the cases on them.
    pub(super) fn renew(&mut self, cases: usize, measures: usize) {
        (self.cases, self.measures, self.made) = (cases, measures, false);
        self.blocks.resize_with(cases.div_ceil(CASES), Vec::new);
    }

    /// The cells of a case.
    #[inline]
    pub(crate) fn row(&self, case: usize) -> &[Cell] {
        let first = case % CASES * self.measures;
        &self.blocks[case / CASES][first..first + self.measures]
    }

    pub(super) fn get_mut(&mut self, case: usize, measure: usize) -> &mut Cell {
        &mut self.blocks[case / CASES][case % CASES * self.measures + measure]
    }

    /// Calls `fill(first case, cells)` for every block, in parallel; makes the blocks the first time.
    /// Whoever writes every cell (`whole`) gets blocks of earlier scores as they were left: laying out
    /// what is written over at once is a pass through all memory (measured: a twentieth of the time).
    pub(super) fn fill(&mut self, whole: bool, fill: impl Fn(usize, &mut [Cell]) + Sync) {
        let (cases, measures, made) = (self.cases, self.measures, self.made);
        self.blocks
            .par_iter_mut()
            .enumerate()
            .for_each(|(i, block)| {
                let first = i * CASES;
                let size = CASES.min(cases - first) * measures;
                if !made && (block.len() != size || !whole) {
                    block.clear();
                    block.resize(size, Cell::PENDING);
                }
                fill(first, block);
            });
        self.made = true;
    }

    /// Makes the blocks that nothing has filled.
    pub(super) fn complete(&mut self) {
        if !self.made {
            self.fill(false, |_, _| ());
        }
    }
}
