//! One result from many units: groups by fact, and the functions over their members.

use std::collections::BTreeMap;

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{Treatment, UnitCombine};

use super::cells::Cells;
use super::{ScoreError, Table};
use crate::kernel::members::median;
use crate::panel::{Case, Panel};
use crate::program::{NodeFunc, Program};
use crate::score::{Cell, FIGURES, NO_BAND, Reason};

/// The one unit of a group over everything.
const ALL: &str = "all";

/// The cases of a kind by the period and name of the unit that groups them.
type Grouped = BTreeMap<(u32, Vec<String>), Vec<usize>>;

/// Adds the tables of all kinds of groups, each after those it groups.
pub(super) fn group_all(
    program: &Program,
    panel: &Panel,
    tables: &mut Vec<Table>,
) -> Result<(), Vec<ScoreError>> {
    tables.resize(program.kinds.len(), Table::default());
    let mut done: Vec<bool> = (0..program.kinds.len()).map(|kind| kind == 0).collect();
    while let Some(kind) = (0..done.len())
        .find(|&kind| !done[kind] && program.kinds[kind].from.iter().all(|&f| done[f]))
    {
        tables[kind] = group(program, panel, tables, kind)?;
        done[kind] = true;
    }
    Ok(())
}

/// The units of a kind: one per value of its facts and period, whichever kind it groups them from.
fn group(
    program: &Program,
    panel: &Panel,
    tables: &[Table],
    kind: usize,
) -> Result<Table, Vec<ScoreError>> {
    let description = &program.kinds[kind];
    let measure = program.nodes.iter().find(|node| node.kind == kind);
    let measure = measure.map_or("", |node| node.measure.code.as_str());
    let mut errors = Vec::new();
    let grouped: BTreeMap<usize, Grouped> = description
        .from
        .iter()
        .map(|&from| {
            (
                from,
                group_from(panel, &tables[from], &description.per, measure, &mut errors),
            )
        })
        .collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    let all = grouped.values().flat_map(BTreeMap::keys);
    let values: BTreeMap<String, &Vec<String>> = all.clone().map(|(_, v)| (named(v), v)).collect();
    let units: Vec<String> = values.keys().cloned().collect();
    // Sorted as everywhere: by period, then by name.
    let keys: BTreeMap<(u32, usize), &(u32, Vec<String>)> = all
        .map(|key| {
            let at = units.binary_search(&named(&key.1)).unwrap_or_default();
            ((key.0, at), key)
        })
        .collect();
    let cases = keys.keys().map(|(period, unit)| Case {
        period: *period,
        unit: u32::try_from(*unit).unwrap_or(u32::MAX),
    });
    let cases: Vec<Case> = cases.collect();
    let of_keys = |groups: &Grouped| {
        keys.values()
            .map(|key| groups.get(*key).cloned().unwrap_or_default())
            .collect()
    };
    let values = values.into_values().cloned().collect();
    Ok(Table {
        kind: description.name.clone(),
        cells: Cells::new(cases.len(), program.nodes.len()),
        groups: grouped
            .iter()
            .map(|(from, groups)| (*from, of_keys(groups)))
            .collect(),
        facts: description.per.clone(),
        values,
        units,
        cases,
        ranks: Vec::new(),
        treated: Vec::new(),
    })
}

/// The name of a group by the values of the facts that make it.
fn named(values: &[String]) -> String {
    if values.is_empty() {
        ALL.to_owned()
    } else {
        values.join("/")
    }
}

fn group_from(
    panel: &Panel,
    table: &Table,
    per: &[String],
    measure: &str,
    errors: &mut Vec<ScoreError>,
) -> Grouped {
    let mut groups = Grouped::new();
    let has = |fact: &str| (0..table.cases.len()).any(|i| table.fact(panel, i, fact).is_some());
    let nowhere: Vec<&String> = per.iter().filter(|fact| !has(fact)).collect();
    if !nowhere.is_empty() && !table.cases.is_empty() {
        errors.extend(nowhere.into_iter().map(|fact| ScoreError::NoGroups {
            fact: fact.clone(),
            measure: measure.to_owned(),
        }));
        return groups;
    }
    for (index, case) in table.cases.iter().enumerate() {
        let period = &panel.periods[case.period as usize];
        let mut name = Vec::new();
        for fact in per {
            match table.fact(panel, index, fact) {
                Some(value) => name.push(value.to_owned()),
                None => errors.push(ScoreError::NoGroup {
                    unit: table.unit(index).to_owned(),
                    period: period.clone(),
                    fact: fact.clone(),
                }),
            }
        }
        groups.entry((case.period, name)).or_default().push(index);
    }
    groups
}

/// The cells of a measure over units, before its bounds and rounding; `None` for other measures.
pub(super) fn combine(
    program: &Program,
    panel: &Panel,
    tables: &[Table],
    node: usize,
) -> Option<Vec<Cell>> {
    let NodeFunc::OverUnits {
        of,
        combine,
        weight_by,
        scale,
    } = &program.nodes[node].func
    else {
        return None;
    };
    let measure = &program.nodes[node].measure;
    let kind = program.nodes[node].kind;
    let from_kind = program.nodes[*of].kind;
    let from = &tables[from_kind];
    let weight = |case: usize| {
        weight_by
            .as_ref()
            .map_or(Some(1.0), |fact| weight_of(panel, from, case, fact))
    };
    let groups = tables[kind].groups.get(&from_kind)?;
    let cells = groups.iter().map(|group| {
        let mut cell = Cell {
            reason: Reason::Scored,
            band: NO_BAND,
            ..Cell::PENDING
        };
        let mut list: Vec<(f64, [f64; FIGURES])> = Vec::with_capacity(group.len());
        let mut forbidden = false;
        for &case in group {
            let member = &from.row(case)[*of];
            cell.known += member.known_above();
            cell.scope += member.scope;
            for (sum, n) in cell.counts.iter_mut().zip(member.counts) {
                *sum = sum.saturating_add(n);
            }
            let Some(weight) = weight(case) else { continue };
            if member.reason == Reason::Scored {
                list.push((weight, member.figures));
            } else {
                match measure.missing.no_score {
                    Treatment::Zero => list.push((weight, [0.0; FIGURES])),
                    Treatment::LeftOut => {}
                    Treatment::NoScore => forbidden = true,
                }
            }
        }
        // One division at the end: a thousand units all in scope are exactly 1.
        cell.known /= group.len().max(1) as f64;
        cell.scope /= group.len().max(1) as f64;
        let counts = *combine == UnitCombine::Count;
        if forbidden && !counts {
            cell.reason = Reason::MemberWithoutScore;
        } else if list.is_empty() && !counts {
            cell.reason = Reason::NoUnits;
        } else if measure
            .minimum_members
            .is_some_and(|least| list.len() < least as usize)
        {
            cell.reason = Reason::TooFewMembers;
        } else if *combine == UnitCombine::Mean && list.iter().all(|(w, _)| *w == 0.0) {
            cell.reason = Reason::DivisionByZero;
        } else {
            for figure in 0..FIGURES {
                cell.figures[figure] =
                    over(*combine, *scale, list.iter().map(|(w, f)| (*w, f[figure])));
            }
        }
        cell
    });
    Some(cells.collect())
}

/// A unit without the fact that weighs it does not count.
pub(crate) fn weight_of(panel: &Panel, table: &Table, case: usize, fact: &str) -> Option<f64> {
    if table.kind.is_empty() {
        return panel.facts.number(case, fact).map(Decimal::to_f64);
    }
    let value = table.fact(panel, case, fact)?;
    value.parse::<Decimal>().ok().map(Decimal::to_f64)
}

fn over(
    combine: UnitCombine,
    scale: Decimal,
    values: impl Iterator<Item = (f64, f64)> + Clone,
) -> f64 {
    let n = values.clone().count() as f64;
    match combine {
        UnitCombine::Sum => values.map(|(_, v)| v).sum(),
        UnitCombine::Mean => {
            values.clone().map(|(w, v)| w * v).sum::<f64>() / values.map(|(w, _)| w).sum::<f64>()
        }
        UnitCombine::Median => median(values.map(|(_, v)| v).collect()),
        UnitCombine::Minimum => values.map(|(_, v)| v).fold(f64::INFINITY, f64::min),
        UnitCombine::Maximum => values.map(|(_, v)| v).fold(f64::NEG_INFINITY, f64::max),
        UnitCombine::Count => n,
        UnitCombine::Share => scale.to_f64() * values.filter(|(_, v)| *v > 0.0).count() as f64 / n,
    }
}
