//! Scores block by block, for any number of units.

use std::ops::Range;

use rayon::prelude::*;

use super::{Block, Scores, cells};
use crate::panel::Panel;
use crate::program::{Phase, Program};
use crate::score::Cell;

/// A program whose every measure looks at one answering unit alone: cases can be scored in blocks
/// of any size, each block with a panel of its own, and the cells are those of [`Program::score`].
#[derive(Debug, Clone, Copy)]
pub struct PerUnit<'a> {
    program: &'a Program,
}

impl Program {
    /// The block-wise form of the program; none where a measure looks at more than one unit (a
    /// rank, a normalisation, a measure over units, a treatment of figures), which needs the whole panel.
    #[must_use]
    pub fn per_unit(&self) -> Option<PerUnit<'_>> {
        let alone = self.kinds.len() == 1
            && !self.treats()
            && self.nodes.iter().all(|n| n.measure.rank.is_none())
            && self
                .phases
                .iter()
                .all(|phase| matches!(phase, Phase::Cases { .. }));
        alone.then_some(PerUnit { program: self })
    }

    /// Whether every measure can be computed for each answering unit alone: see
    /// [`Program::per_unit`].
    #[must_use]
    pub fn is_per_unit(&self) -> bool {
        self.per_unit().is_some()
    }
}

impl PerUnit<'_> {
    /// Cells per case: the measures of the method.
    #[must_use]
    pub fn measures(self) -> usize {
        self.program.nodes.len()
    }

    /// Scores every case of a panel, as [`Program::score`] does; this cannot fail.
    #[must_use]
    pub fn scores(self, panel: &Panel) -> Scores {
        let mut scores = Scores::default();
        self.program.begin(panel, &mut scores);
        self.program.compute(panel, &mut scores.tables);
        scores
    }

    /// The scores of every case alone, rounded, case by case, the measures in the order of the
    /// method; not-a-number for none. They are a tenth of what [`Self::scores`] gives.
    #[must_use]
    pub fn values(self, panel: &Panel) -> Vec<f64> {
        /// Cases whose cells are in memory at once.
        const STEP: usize = 1 << 14;
        let mut values = Vec::with_capacity(panel.cases.len() * self.measures());
        let mut cells = Vec::new();
        for start in (0..panel.cases.len()).step_by(STEP) {
            let end = (start + STEP).min(panel.cases.len());
            self.score(panel, start..end, &mut cells);
            values.extend(cells.iter().map(|cell| cell.score().unwrap_or(f64::NAN)));
        }
        values
    }

    /// Scores the cases `cases` of a panel into `out`: afterwards it holds one cell per case and
    /// measure, case by case, the measures in the order of the method. Whatever it held is gone;
    /// its memory is used again, so that one buffer serves all blocks.
    ///
    /// The work is spread over the threads of the current pool; the result does not depend on them.
    ///
    /// # Panics
    /// If `cases` reaches beyond the cases of the panel.
    pub fn score(self, panel: &Panel, cases: Range<usize>, out: &mut Vec<Cell>) {
        let measures = self.measures();
        out.resize(cases.len() * measures, Cell::PENDING);
        out.par_chunks_mut(measures.max(1) * cells::CASES)
            .enumerate()
            .for_each(|(i, block)| {
                let of = Block {
                    panel,
                    tables: &[],
                    kind: 0,
                    first: cases.start + i * cells::CASES,
                };
                for phase in &self.program.phases {
                    if let Phase::Cases { nodes, .. } = phase {
                        self.program.run_block(&of, nodes, block);
                    }
                }
            });
    }
}
