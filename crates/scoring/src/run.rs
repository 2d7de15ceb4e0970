//! Scores a panel: phases of case-by-case work and of looks at many cases.

mod cells;
pub(crate) mod over_units;
mod ranks;
pub(crate) mod sample;
mod unasked;
mod units;

pub(crate) use ranks::{Place, assign};
pub use units::PerUnit;

use std::collections::BTreeMap;

use crate::kernel::answers::Answers;
use crate::kernel::condition::Situation;
use crate::kernel::exact::Exact;
use crate::kernel::measure::{Buffers, evaluate, evaluate_short, finish};
use crate::kernel::transform::Learnt;
use crate::panel::{Case, Panel};
use crate::program::{Phase, Program};
use crate::score::Cell;
use crate::treatment::{Counted, count_all};
use cells::Cells;

/// Results of one kind of unit.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Name of the kind; empty for the answering units.
    pub kind: String,
    /// Names of the units, sorted.
    pub units: Vec<String>,
    /// Cases, sorted by period and unit.
    pub cases: Vec<Case>,
    /// One cell per case and measure of the method.
    pub(crate) cells: Cells,
    /// Per measure of the method with a rank: the rank per case (NaN: none).
    pub(crate) ranks: Vec<Vec<f64>>,
    /// Per case and measure, how many treated figures it rests on; nothing where none was treated.
    pub(crate) treated: Vec<Counted>,
    /// For groups: the facts that name them, and per unit the values of these.
    pub(crate) facts: Vec<String>,
    pub(crate) values: Vec<Vec<String>>,
    /// For groups, per kind that is grouped: its cases in each case.
    pub(crate) groups: BTreeMap<usize, Vec<Vec<usize>>>,
}

impl Table {
    pub(crate) fn row(&self, case: usize) -> &[Cell] {
        self.cells.row(case)
    }

    /// The value of a fact of a case's unit. A group has the facts that name it, and those given for
    /// it.
    pub(crate) fn fact<'a>(&'a self, panel: &'a Panel, case: usize, name: &str) -> Option<&'a str> {
        if self.kind.is_empty() {
            return panel.facts.get(case, name);
        }
        let Case { period, unit } = self.cases[case];
        let own = self.facts.iter().position(|fact| fact == name);
        let own = own.and_then(|at| self.values.get(unit as usize)?.get(at));
        own.map(String::as_str).or_else(|| {
            let period = &panel.periods[period as usize];
            let unit = &self.units[unit as usize];
            panel.facts.grouped(&self.kind, unit, period, name)
        })
    }

    /// The name of a case's unit.
    #[must_use]
    pub fn unit(&self, case: usize) -> &str {
        &self.units[self.cases[case].unit as usize]
    }
}

/// The scores of a panel under one method.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    /// Names of the periods.
    pub periods: Vec<String>,
    /// One table per kind of unit; the answering units first.
    pub tables: Vec<Table>,
}

/// Why a panel cannot be scored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScoreError {
    /// A unit lacks the fact that names its group.
    #[error("unit {unit} in period {period} has no fact {fact:?}, which groups it")]
    NoGroup {
        /// The unit.
        unit: String,
        /// The period.
        period: String,
        /// The fact.
        fact: String,
    },
    /// No unit has the fact that names its group.
    #[error("no unit has the fact {fact:?}, which groups them for {measure}")]
    NoGroups {
        /// The fact.
        fact: String,
        /// The first measure that groups by it.
        measure: String,
    },
    /// A unit lacks the size that its figures are divided by, or it is not above 0.
    #[error("unit {unit} in period {period} has no fact {fact:?} above 0 to divide {question} by")]
    NoSize {
        /// The unit.
        unit: String,
        /// The period.
        period: String,
        /// The fact.
        fact: String,
        /// Its value, if there is one.
        value: Option<String>,
        /// The first question that would be divided.
        question: String,
    },
    /// A period has no year, and years are counted.
    #[error("period {period:?} does not begin with a year")]
    NoYear {
        /// The period.
        period: String,
    },
    /// A treated figure has too many digits before the point.
    #[error("unit {unit} in period {period}: {question} gets more than 15 digits before the point")]
    TooLong {
        /// The unit.
        unit: String,
        /// The period.
        period: String,
        /// The question.
        question: String,
    },
}

impl Scores {
    /// The cell of a measure (by its index in the method) for a case of a kind.
    #[must_use]
    pub fn cell(&self, kind: usize, case: usize, measure: usize) -> &Cell {
        &self.row(kind, case)[measure]
    }

    /// The cells of a case of a kind, in the order of the method; those of other kinds are pending.
    #[must_use]
    pub fn row(&self, kind: usize, case: usize) -> &[Cell] {
        self.tables[kind].row(case)
    }

    /// The cell of a measure for a unit in a period, whatever kind of unit it is.
    #[must_use]
    pub fn find(
        &self,
        program: &Program,
        unit: &str,
        period: &str,
        measure: &str,
    ) -> Option<&Cell> {
        let (kind, case, node) = self.locate(program, unit, period, measure)?;
        Some(self.cell(kind, case, node))
    }

    /// The rank of a measure for a unit in a period, where the method ranks it.
    #[must_use]
    pub fn rank(&self, program: &Program, unit: &str, period: &str, measure: &str) -> Option<f64> {
        let (kind, case, node) = self.locate(program, unit, period, measure)?;
        self.rank_at(kind, case, node)
    }

    /// The rank at a place, where the method ranks the measure.
    #[must_use]
    pub fn rank_at(&self, kind: usize, case: usize, node: usize) -> Option<f64> {
        self.tables[kind]
            .ranks
            .get(node)?
            .get(case)
            .copied()
            .filter(|r| r.is_finite())
    }

    /// How many treated figures the score at a place rests on.
    #[must_use]
    pub fn treated_at(&self, kind: usize, case: usize, node: usize) -> Counted {
        let table = &self.tables[kind];
        let measures = table.treated.len() / table.cases.len().max(1);
        let found = table.treated.get(case * measures + node);
        found.copied().unwrap_or_default()
    }

    pub(crate) fn locate(
        &self,
        program: &Program,
        unit: &str,
        period: &str,
        measure: &str,
    ) -> Option<(usize, usize, usize)> {
        let node = *program.node_index.get(measure)?;
        let kind = program.nodes[node].kind;
        let table = &self.tables[kind];
        let index = |list: &[String], name: &str| {
            u32::try_from(list.binary_search_by(|x| x.as_str().cmp(name)).ok()?).ok()
        };
        let case = Case {
            period: index(&self.periods, period)?,
            unit: index(&table.units, unit)?,
        };
        Some((kind, table.cases.binary_search(&case).ok()?, node))
    }
}

/// A run of cases of one kind.
#[derive(Clone, Copy)]
struct Block<'a> {
    panel: &'a Panel,
    tables: &'a [Table],
    kind: usize,
    first: usize,
}

impl Program {
    /// Scores every case of a panel, after treating its figures if that has not been done. The result does not depend on the number of threads.
    pub fn score(&self, panel: &Panel) -> Result<Scores, Vec<ScoreError>> {
        let mut scores = Scores::default();
        self.score_into(panel, &mut scores)?;
        Ok(scores)
    }

    /// The same into the memory of earlier scores, of any method: where panels are scored again and
    /// again this is faster, because the system gives out large pieces of memory slowly. What
    /// `scores` held is gone, also after an error.
    pub fn score_into(&self, panel: &Panel, scores: &mut Scores) -> Result<(), Vec<ScoreError>> {
        if self.treats() && panel.treatments.is_none() {
            return self.score_into(&self.treat(panel.clone())?, scores);
        }
        self.begin(panel, scores);
        over_units::group_all(self, panel, &mut scores.tables)?;
        self.compute(panel, &mut scores.tables);
        Ok(())
    }

    /// Lays out the answering units.
    fn begin(&self, panel: &Panel, scores: &mut Scores) {
        let Scores { periods, tables } = scores;
        periods.clone_from(&panel.periods);
        tables.truncate(1);
        tables.resize(1, Table::default());
        tables[0].units.clone_from(&panel.units);
        tables[0].cases.clone_from(&panel.cases);
        tables[0].cells.renew(panel.cases.len(), self.nodes.len());
        tables[0].ranks.clear();
        tables[0].groups.clear();
    }

    /// Computes every measure of what was laid out.
    fn compute(&self, panel: &Panel, tables: &mut [Table]) {
        for phase in &self.phases {
            match phase {
                Phase::Cases { kind, nodes } => self.run_cases(panel, tables, *kind, nodes),
                Phase::Panel(node) => self.run_panel(panel, tables, *node),
            }
        }
        for table in tables.iter_mut() {
            table.cells.complete();
        }
        ranks::rank_all(self, panel, tables);
        count_all(self, panel, tables);
    }

    /// Computes `nodes` for every case of a kind.
    fn run_cases(&self, panel: &Panel, tables: &mut [Table], kind: usize, nodes: &[usize]) {
        // The cells leave the table while its cases are written, so that the others can be read.
        let mut cells = std::mem::take(&mut tables[kind].cells);
        let whole = nodes.len() == self.nodes.len();
        cells.fill(whole, |first, block| {
            self.run_block(
                &Block {
                    panel,
                    tables,
                    kind,
                    first,
                },
                nodes,
                block,
            );
        });
        tables[kind].cells = cells;
    }

    /// Computes `nodes` for the cases of one block.
    fn run_block(&self, of: &Block, nodes: &[usize], block: &mut [Cell]) {
        let Block {
            panel,
            tables,
            kind,
            first,
        } = *of;
        let exact = Exact { tables };
        let learnt = Learnt::default();
        let mut answers = Answers::new(self);
        let mut buffers = Buffers::default();
        for (offset, row) in block.chunks_exact_mut(self.nodes.len()).enumerate() {
            let case = first + offset;
            if kind == 0 {
                answers.read(self, panel, case);
            }
            let own = (kind == 0).then_some(&answers);
            for &index in nodes {
                let node = &self.nodes[index];
                if node.short {
                    evaluate_short(index, node, &answers, row);
                } else {
                    let at = self.situation(panel, tables, kind, case, own, row);
                    row[index] = evaluate(index, &at, &learnt, &exact, &mut buffers);
                }
            }
        }
    }

    /// Computes one measure that looks at many cases.
    fn run_panel(&self, panel: &Panel, tables: &mut [Table], node: usize) {
        let kind = self.nodes[node].kind;
        tables[kind].cells.complete();
        let learnt = sample::learn(self, panel, tables, node);
        let over = over_units::combine(self, panel, tables, node);
        let mut out = Vec::with_capacity(tables[kind].cases.len());
        {
            let exact = Exact { tables };
            let mut answers = Answers::new(self);
            let mut buffers = Buffers::default();
            let table = &exact.tables[kind];
            for case in 0..table.cases.len() {
                if kind == 0 {
                    answers.read(self, panel, case);
                }
                let row = table.row(case);
                let at = self.situation(
                    panel,
                    exact.tables,
                    kind,
                    case,
                    (kind == 0).then_some(&answers),
                    row,
                );
                let period = table.cases[case].period as usize;
                out.push(if let Some(cells) = &over {
                    let mut cell = cells[case];
                    finish(node, &at, &exact, &mut cell);
                    cell
                } else {
                    evaluate(node, &at, learnt.of(period), &exact, &mut buffers)
                });
            }
        }
        for (case, cell) in out.into_iter().enumerate() {
            *tables[kind].cells.get_mut(case, node) = cell;
        }
    }

    pub(crate) fn situation<'a>(
        &'a self,
        panel: &'a Panel,
        tables: &'a [Table],
        kind: usize,
        case: usize,
        answers: Option<&'a Answers>,
        row: &'a [Cell],
    ) -> Situation<'a> {
        Situation {
            program: self,
            panel,
            tables,
            kind,
            case,
            answers,
            row,
        }
    }
}
