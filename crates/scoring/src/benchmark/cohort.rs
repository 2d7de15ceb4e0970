//! Averages of many groups at once, on columns.
//!
//! The values of a measure are sorted once; each group then takes its own out of that order. The
//! figures are those of [`statistics`](super::statistics), to the bit.

use icc_questionnaire::definition::BenchmarkRules;
use rayon::prelude::*;

use super::{Statistics, is_recent, of_sorted};
use crate::panel::{NO_VALUE, Panel};
use crate::run::Scores;

/// Cases whose cells are still in the cache when they are read measure by measure.
const CHUNK: usize = 256;

/// The cases that enter benchmarks at a reference period: one per answering unit, its latest final
/// one that is not too old.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohort {
    /// Indices into the cases of the panel, in the order of the units.
    pub cases: Vec<usize>,
    /// Per case: its period, an index into [`Panel::periods`].
    periods: Vec<u32>,
    /// Per case: the place of its country among those that occur; [`NO_VALUE`] where not known.
    countries: Vec<u32>,
    country_count: usize,
}

/// A way to sort the members of a cohort into groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grouping {
    /// Names of the groups.
    pub names: Vec<String>,
    /// Per member of the cohort: its group, or [`NO_VALUE`].
    pub group: Vec<u32>,
}

/// A group seen through one measure.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupFigures {
    /// Units with a score.
    pub n: usize,
    /// Different countries among them.
    pub countries: usize,
    /// Units per period, in the order of [`Panel::periods`].
    pub periods: Vec<usize>,
    /// The figures; none below the least number of units.
    pub statistics: Option<Statistics>,
}

impl Cohort {
    /// Chooses the cases of a panel whose fact `country` names the country.
    #[must_use]
    pub fn new(panel: &Panel, reference: &str, rules: &BenchmarkRules) -> Self {
        let recent = |period: &String| is_recent(period, reference, rules);
        let counts: Vec<bool> = panel.periods.iter().map(recent).collect();
        // Cases are sorted by period: the last one seen of a unit is its latest.
        let mut latest = vec![usize::MAX; panel.units.len()];
        for (index, case) in panel.cases.iter().enumerate() {
            if counts[case.period as usize] && !panel.drafts[index] {
                latest[case.unit as usize] = index;
            }
        }
        let cases: Vec<usize> = latest.into_iter().filter(|&c| c != usize::MAX).collect();
        let (names, countries) = places(panel, "country", &cases);
        Self {
            periods: cases.iter().map(|&c| panel.cases[c].period).collect(),
            countries,
            country_count: names.len(),
            cases,
        }
    }

    /// The whole cohort as one group, `all`.
    #[must_use]
    pub fn all(&self) -> Grouping {
        Grouping {
            names: vec!["all".to_owned()],
            group: vec![0; self.cases.len()],
        }
    }

    /// One group per value of a fact, in the order of the values; units without it are in none.
    #[must_use]
    pub fn by_fact(&self, panel: &Panel, fact: &str) -> Grouping {
        let (names, group) = places(panel, fact, &self.cases);
        Grouping { names, group }
    }

    /// The figures of every group of every grouping for some measures of answering units: per
    /// measure, per grouping, per group.
    #[must_use]
    pub fn figures(
        &self,
        scores: &Scores,
        measures: &[usize],
        groupings: &[Grouping],
        minimum_units: u32,
    ) -> Vec<Vec<Vec<GroupFigures>>> {
        let periods = scores.periods.len();
        // Cells lie case by case: they are read in that order, once.
        let columns = || -> Vec<Vec<f64>> {
            let chunks = self.cases.par_chunks(CHUNK);
            chunks
                .map(|chunk| columns(scores, measures, chunk))
                .collect()
        };
        let censuses = || -> Vec<Census> {
            let groupings = groupings.iter();
            groupings.map(|g| Census::new(self, g, periods)).collect()
        };
        let (columns, censuses) = rayon::join(columns, censuses);
        let of_measure = |measure: usize| {
            let values = columns.iter().flat_map(|chunk| {
                let members = chunk.len() / measures.len();
                &chunk[measure * members..][..members]
            });
            let values = Values::new(values.copied());
            let of_grouping = |(grouping, census)| {
                self.of_grouping(&values, grouping, census, minimum_units as usize)
            };
            groupings.iter().zip(&censuses).map(of_grouping).collect()
        };
        (0..measures.len())
            .into_par_iter()
            .map(of_measure)
            .collect()
    }

    /// `census` counts all members of the grouping, with a value or without.
    fn of_grouping(
        &self,
        values: &Values,
        grouping: &Grouping,
        census: &Census,
        least: usize,
    ) -> Vec<GroupFigures> {
        let mut census = census.clone();
        for &member in &values.missing {
            census.count(self, grouping, member as usize, |n| n - 1);
        }
        // Values in groups, each in ascending order.
        let mut next = Vec::with_capacity(census.members.len());
        let mut all = 0;
        for members in &census.members {
            next.push(all);
            all += members;
        }
        let mut grouped = vec![0.0; all];
        for &(key, member) in &values.sorted {
            if let Some(next) = next.get_mut(grouping.group[member as usize] as usize) {
                grouped[*next] = value(key);
                *next += 1;
            }
        }
        let of_group = |(group, (n, end)): (usize, (&usize, usize))| {
            let own = &grouped[end - n..end];
            GroupFigures {
                n: *n,
                countries: census.countries_of(group),
                periods: census.periods_of(group).to_vec(),
                statistics: if *n >= least { of_sorted(own) } else { None },
            }
        };
        let groups = census.members.iter().zip(next).enumerate();
        groups.map(of_group).collect()
    }
}

/// The values of some measures for some cases, measure by measure; not-a-number: none.
fn columns(scores: &Scores, measures: &[usize], cases: &[usize]) -> Vec<f64> {
    let mut columns = vec![f64::NAN; measures.len() * cases.len()];
    for (member, &case) in cases.iter().enumerate() {
        let row = scores.row(0, case);
        for (column, &measure) in measures.iter().enumerate() {
            if let Some(score) = row[measure].score() {
                columns[column * cases.len() + member] = score;
            }
        }
    }
    columns
}

/// How many members the groups of a grouping have.
#[derive(Debug, Clone)]
struct Census {
    /// Per group.
    members: Vec<usize>,
    /// Per group, per period.
    by_period: Vec<usize>,
    /// Per group, per country that occurs.
    by_country: Vec<usize>,
}

impl Census {
    fn new(cohort: &Cohort, grouping: &Grouping, periods: usize) -> Self {
        let groups = grouping.names.len();
        let mut census = Self {
            members: vec![0; groups],
            by_period: vec![0; groups * periods],
            by_country: vec![0; groups * cohort.country_count],
        };
        for member in 0..grouping.group.len() {
            census.count(cohort, grouping, member, |n| n + 1);
        }
        census
    }

    /// Counts a member one up or one down.
    #[inline]
    fn count(
        &mut self,
        cohort: &Cohort,
        grouping: &Grouping,
        member: usize,
        step: impl Fn(usize) -> usize,
    ) {
        let group = grouping.group[member] as usize;
        let groups = self.members.len();
        if group >= groups {
            return;
        }
        self.members[group] = step(self.members[group]);
        let period = group * (self.by_period.len() / groups) + cohort.periods[member] as usize;
        self.by_period[period] = step(self.by_period[period]);
        let country = cohort.countries[member] as usize;
        if country < cohort.country_count {
            let country = group * cohort.country_count + country;
            self.by_country[country] = step(self.by_country[country]);
        }
    }

    /// Members of a group by period.
    fn periods_of(&self, group: usize) -> &[usize] {
        let periods = self.by_period.len() / self.members.len();
        &self.by_period[group * periods..][..periods]
    }

    /// Different countries among the members of a group.
    fn countries_of(&self, group: usize) -> usize {
        let countries = self.by_country.len() / self.members.len();
        let own = &self.by_country[group * countries..][..countries];
        own.iter().filter(|n| **n > 0).count()
    }
}

/// The values of one measure.
struct Values {
    /// The members without one.
    missing: Vec<u32>,
    /// The key of each value with the member who has it, ascending by key: no figure depends on the
    /// order of equal values.
    sorted: Vec<(u64, u32)>,
}

impl Values {
    /// The values of the members, in their order; not-a-number: none.
    fn new(values: impl Iterator<Item = f64>) -> Self {
        let (mut missing, mut sorted) = (Vec::new(), Vec::new());
        for (value, member) in values.zip(0..) {
            if value.is_nan() {
                missing.push(member);
            } else {
                sorted.push((key(value), member));
            }
        }
        sorted.sort_unstable_by_key(|(key, _)| *key);
        Self { missing, sorted }
    }
}

const SIGN: u64 = 1 << 63;

/// A number whose order is the total order of floating point: integers compare faster.
fn key(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits & SIGN == 0 { bits | SIGN } else { !bits }
}

fn value(key: u64) -> f64 {
    f64::from_bits(if key & SIGN == 0 { !key } else { key & !SIGN })
}

/// The values of a fact that occur among some cases, and per case the place of its value.
fn places(panel: &Panel, fact: &str, cases: &[usize]) -> (Vec<String>, Vec<u32>) {
    let Some(column) = panel.facts.column(fact) else {
        return (Vec::new(), vec![NO_VALUE; cases.len()]);
    };
    let ids: Vec<u32> = cases.iter().map(|&case| column[case]).collect();
    let mut places = vec![NO_VALUE; panel.facts.values.len()];
    for id in ids.iter().filter(|id| **id != NO_VALUE) {
        places[*id as usize] = 0;
    }
    // Values are sorted, so the order of their numbers is that of their texts.
    let occurring = (0..).zip(&mut places).filter(|(_, place)| **place == 0);
    let mut names = Vec::new();
    for ((id, place), next) in occurring.zip(0..) {
        *place = next;
        names.push(panel.facts.value(id).to_owned());
    }
    let of = |id: &u32| places.get(*id as usize).copied().unwrap_or(NO_VALUE);
    let of_cases = ids.iter().map(of).collect();
    (names, of_cases)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops where a step fails")]
mod tests {
    use super::super::{Observation, benchmark, statistics};
    use super::*;
    use crate::panel::PanelBuilder;

    #[test]
    fn keys_are_in_the_order_of_their_values() {
        let values = [
            f64::NEG_INFINITY,
            -2.5,
            -0.0,
            0.0,
            1e-300,
            3.25,
            f64::INFINITY,
        ];
        assert!(values.windows(2).all(|v| key(v[0]) < key(v[1])));
        assert!(
            values
                .iter()
                .all(|v| value(key(*v)).to_bits() == v.to_bits())
        );
    }

    #[test]
    fn one_latest_final_case_per_unit_enters() {
        let mut builder = PanelBuilder::new();
        for (unit, period, copy) in [
            ("a", "2020", "final"),
            ("a", "2024", "final"),
            ("b", "2022", "final"),
            ("b", "2024", "draft"),
            ("c", "2019", "final"),
        ] {
            builder.fact("", unit, Some(period), "copy", copy);
            builder.fact("", unit, Some(period), "country", "ca");
        }
        let panel = builder.build().unwrap();
        let cohort = Cohort::new(&panel, "2024", &BenchmarkRules::default());
        let chosen: Vec<_> = cohort
            .cases
            .iter()
            .map(|&c| (panel.unit_name(c), panel.period_name(c)))
            .collect();
        assert_eq!(chosen, [("a", "2024"), ("b", "2022")]);
        let grouping = cohort.by_fact(&panel, "copy");
        assert_eq!(
            (grouping.names, grouping.group),
            (vec!["final".to_owned()], vec![0, 0])
        );
    }

    #[test]
    fn groups_have_the_figures_of_the_slow_way_to_the_bit() {
        let values: Vec<f64> = (0..97)
            .map(|i| f64::from(i * 37 % 101) / 3.0 - 5.0)
            .collect();
        let cohort = Cohort {
            cases: (0..97).collect(),
            periods: (0..97).map(|i| i % 2).collect(),
            countries: (0..97).map(|i| i % 5).collect(),
            country_count: 5,
        };
        let grouping = Grouping {
            names: ["a", "b", "c"].map(str::to_owned).to_vec(),
            group: (0..97)
                .map(|i| if i % 7 == 0 { NO_VALUE } else { i % 3 })
                .collect(),
        };
        let census = Census::new(&cohort, &grouping, 2);
        let values_of = Values::new(values.iter().copied());
        let found = cohort.of_grouping(&values_of, &grouping, &census, 1);
        for (group, figures) in (0..).zip(&found) {
            let members: Vec<usize> = (0..97).filter(|&i| grouping.group[i] == group).collect();
            let own: Vec<f64> = members.iter().map(|&i| values[i]).collect();
            assert_eq!(figures.statistics, statistics(own));
            let units: Vec<String> = members.iter().map(|i| format!("u{i}")).collect();
            let countries = ["a", "b", "c", "d", "e"];
            let observations: Vec<Observation> = members
                .iter()
                .zip(&units)
                .map(|(&i, unit)| Observation {
                    unit,
                    period: if i % 2 == 0 { "2020" } else { "2021" },
                    edition: "e",
                    country: Some(countries[i % 5]),
                    value: Some(values[i]),
                    draft: false,
                })
                .collect();
            let slow = benchmark(&observations, "2021", &BenchmarkRules::default(), None);
            assert_eq!((figures.n, figures.countries), (slow.n, slow.countries));
            assert_eq!(
                figures.periods,
                slow.periods.into_values().collect::<Vec<_>>()
            );
        }
    }
}
