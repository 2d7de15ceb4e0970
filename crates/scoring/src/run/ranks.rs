//! Ranks within a period and kind of unit.

use std::cmp::Ordering;
use std::collections::BTreeMap;

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
        let Some(rule) = &program.nodes[node].measure.rank else {
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
                let mut groups: BTreeMap<Option<&str>, Vec<(usize, f64)>> = BTreeMap::new();
                for (case, value) in list {
                    let group = group(rule, panel, table, case);
                    groups.entry(group).or_default().push((case, value));
                }
                for list in groups.into_values() {
                    for (case, place) in assign(list, rule, pair) {
                        ranks[case] = place.rank(rule.ties);
                    }
                }
                start = end;
            }
        }
        let table = &mut tables[kind];
        table.ranks.resize(measures, Vec::new());
        table.ranks[node] = ranks;
    }
}

/// What tells those apart that are not ranked together. Units without the fact are ranked among
/// themselves.
pub(super) fn group<'a>(
    rule: &RankRule,
    panel: &'a Panel,
    table: &'a Table,
    case: usize,
) -> Option<&'a str> {
    rule.within
        .as_ref()
        .and_then(|fact| table.fact(panel, case, fact))
}

/// Where a value stands among those it is ranked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// How many come before it.
    pub(crate) before: usize,
    /// How many different values these have.
    pub(crate) steps: usize,
    /// How many are equal, itself included.
    pub(crate) equal: usize,
}

impl Place {
    /// The rank, with ties as the method says.
    pub(crate) fn rank(self, ties: RankTies) -> f64 {
        let (first, last) = (self.before + 1, self.before + self.equal);
        match ties {
            RankTies::Minimum => first as f64,
            RankTies::Maximum => last as f64,
            RankTies::Average => f64::midpoint(first as f64, last as f64),
            RankTies::Dense => self.steps as f64 + 1.0,
        }
    }
}

/// Places (case, value) pairs; `exact` gives the fractions of two cases that are too near.
pub(crate) fn assign(
    mut list: Vec<(usize, f64)>,
    rule: &RankRule,
    exact: impl Fn(usize, usize) -> Option<(BigRational, BigRational)>,
) -> Vec<(usize, Place)> {
    let compared = |a: &(usize, f64), b: &(usize, f64)| compared(a, b, rule, &exact);
    list.sort_by(|a, b| compared(a, b).then(a.0.cmp(&b.0)));
    let mut out = Vec::with_capacity(list.len());
    let (mut start, mut steps) = (0, 0);
    while start < list.len() {
        let equal = list[start..]
            .iter()
            .take_while(|x| compared(&list[start], x) == Ordering::Equal)
            .count();
        let place = Place {
            before: start,
            steps,
            equal,
        };
        out.extend(
            list[start..start + equal]
                .iter()
                .map(|(case, _)| (*case, place)),
        );
        start += equal;
        steps += 1;
    }
    out
}

/// Places pairs that do not belong to a sample: each as if it alone were added to it. `sample` is
/// what [`assign`] gives for the sample, with the values.
pub(super) fn assign_outside(
    sample: &[(usize, f64, Place)],
    outside: Vec<(usize, f64)>,
    rule: &RankRule,
    exact: impl Fn(usize, usize) -> Option<(BigRational, BigRational)>,
) -> impl Iterator<Item = (usize, Place)> {
    outside.into_iter().map(move |one| {
        let order =
            |(case, value, _): &(usize, f64, Place)| compared(&(*case, *value), &one, rule, &exact);
        let before = sample.partition_point(|x| order(x) == Ordering::Less);
        let same = sample.partition_point(|x| order(x) != Ordering::Greater) - before;
        let place = Place {
            before,
            steps: before
                .checked_sub(1)
                .map_or(0, |last| sample[last].2.steps + 1),
            equal: same + 1,
        };
        (one.0, place)
    })
}

/// Which of two pairs comes first.
fn compared(
    a: &(usize, f64),
    b: &(usize, f64),
    rule: &RankRule,
    exact: impl Fn(usize, usize) -> Option<(BigRational, BigRational)>,
) -> Ordering {
    let ascending = compare(a.1, b.1, || exact(a.0, b.0));
    if rule.order == RankOrder::Descending {
        ascending.reverse()
    } else {
        ascending
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranks(ties: RankTies, order: RankOrder) -> Vec<f64> {
        let list = [70.0, 80.0, 70.0, 60.0].into_iter().enumerate().collect();
        let mut out = assign(
            list,
            &RankRule {
                basis: RankBasis::Raw,
                ties,
                order,
                within: None,
            },
            |_, _| None,
        );
        out.sort_by_key(|(case, _)| *case);
        out.into_iter().map(|(_, place)| place.rank(ties)).collect()
    }

    #[test]
    fn whoever_is_outside_the_sample_is_ranked_as_if_added_alone() {
        let order = RankOrder::Descending;
        let of = |ties| {
            let basis = RankBasis::Raw;
            let rule = RankRule {
                basis,
                ties,
                order,
                within: None,
            };
            let values = [70.0, 80.0, 70.0, 60.0];
            let list = values.into_iter().enumerate().collect();
            let ranked = assign(list, &rule, |_, _| None).into_iter();
            let sample: Vec<_> = ranked.map(|(i, place)| (i, values[i], place)).collect();
            let outside = vec![(4, 70.0), (5, 90.0), (6, 65.0), (7, 1.0)];
            let ranks = assign_outside(&sample, outside, &rule, |_, _| None);
            ranks.map(|(_, place)| place.rank(ties)).collect::<Vec<_>>()
        };
        assert_eq!(of(RankTies::Minimum), [2.0, 1.0, 4.0, 5.0]);
        assert_eq!(of(RankTies::Maximum), [4.0, 1.0, 4.0, 5.0]);
        assert_eq!(of(RankTies::Average), [3.0, 1.0, 4.0, 5.0]);
        assert_eq!(of(RankTies::Dense), [2.0, 1.0, 3.0, 4.0]);
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
