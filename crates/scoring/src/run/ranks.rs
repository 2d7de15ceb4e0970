//! Ranks within a period and kind of unit.

use std::cmp::Ordering;

use icc_questionnaire::definition::{RankBasis, RankOrder, RankRule, RankTies};
use num_rational::BigRational;

use super::Table;
use crate::kernel::exact::Exact;
use crate::kernel::rounding::compare;
use crate::panel::Panel;
use crate::program::Program;

/// Ranks every measure that the method ranks.
pub(super) fn rank_all(program: &Program, panel: &Panel, tables: &mut [Table]) {
    let measures = program.nodes.len();
    for node in 0..measures {
        let Some(rule) = program.nodes[node].measure.rank else {
            continue;
        };
        let kind = program.nodes[node].kind;
        let rounded = rule.basis == RankBasis::Rounded;
        let mut ranks = vec![f64::NAN; tables[kind].cases.len()];
        {
            let exact = Exact { tables };
            let table = &exact.tables[kind];
            let mut start = 0;
            // Cases are sorted by period: each period is one run.
            while start < table.cases.len() {
                let period = table.cases[start].period;
                let end = start + table.cases[start..].partition_point(|c| c.period == period);
                let list = (start..end).filter_map(|case| {
                    let cell = &table.row(case)[node];
                    let value = if rounded { cell.figures[0] } else { cell.raw };
                    cell.score().map(|_| (case, value))
                });
                let pair =
                    |a: usize, b: usize| exact.pair(program, panel, kind, node, (a, b), rounded);
                for (case, rank) in assign(list.collect(), rule, pair) {
                    ranks[case] = rank;
                }
                start = end;
            }
        }
        let table = &mut tables[kind];
        table.ranks.resize(measures, Vec::new());
        table.ranks[node] = ranks;
    }
}

/// Ranks (case, value) pairs; `exact` gives the fractions of two cases that are too near.
pub(super) fn assign(
    mut list: Vec<(usize, f64)>,
    rule: RankRule,
    exact: impl Fn(usize, usize) -> Option<(BigRational, BigRational)>,
) -> Vec<(usize, f64)> {
    let compared = |a: &(usize, f64), b: &(usize, f64)| {
        let ascending = compare(a.1, b.1, || exact(a.0, b.0));
        if rule.order == RankOrder::Descending {
            ascending.reverse()
        } else {
            ascending
        }
    };
    list.sort_by(|a, b| compared(a, b).then(a.0.cmp(&b.0)));
    let mut out = Vec::with_capacity(list.len());
    let (mut start, mut distinct) = (0, 0);
    while start < list.len() {
        let same = list[start..]
            .iter()
            .take_while(|x| compared(&list[start], x) == Ordering::Equal)
            .count();
        let (first, last) = (start as f64 + 1.0, (start + same) as f64);
        distinct += 1;
        let rank = match rule.ties {
            RankTies::Minimum => first,
            RankTies::Maximum => last,
            RankTies::Average => f64::midpoint(first, last),
            RankTies::Dense => f64::from(distinct),
        };
        out.extend(
            list[start..start + same]
                .iter()
                .map(|(case, _)| (*case, rank)),
        );
        start += same;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranks(ties: RankTies, order: RankOrder) -> Vec<f64> {
        let list = [70.0, 80.0, 70.0, 60.0].into_iter().enumerate().collect();
        let mut out = assign(
            list,
            RankRule {
                basis: RankBasis::Raw,
                ties,
                order,
            },
            |_, _| None,
        );
        out.sort_by_key(|(case, _)| *case);
        out.into_iter().map(|(_, rank)| rank).collect()
    }

    #[test]
    fn ties_get_what_the_method_says() {
        let down = RankOrder::Descending;
        assert_eq!(ranks(RankTies::Minimum, down), [2.0, 1.0, 2.0, 4.0]);
        assert_eq!(ranks(RankTies::Maximum, down), [3.0, 1.0, 3.0, 4.0]);
        assert_eq!(ranks(RankTies::Average, down), [2.5, 1.0, 2.5, 4.0]);
        assert_eq!(ranks(RankTies::Dense, down), [2.0, 1.0, 2.0, 3.0]);
        assert_eq!(
            ranks(RankTies::Minimum, RankOrder::Ascending),
            [2.0, 4.0, 2.0, 1.0]
        );
    }
}
