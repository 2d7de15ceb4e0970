//! Averages and spread of groups of units.
//!
//! A mean is of units, never of pooled answers, and every unit counts once: with its latest final
//! result that is not too old at the reference period. Values are sorted before they are added, so
//! that no figure depends on the order of the input.

mod cohort;

pub use cohort::{Cohort, GroupFigures, Grouping};

use std::collections::{BTreeMap, BTreeSet};

use icc_questionnaire::definition::{BenchmarkRules, OwnUnit};

/// The result of one measure of one unit in one period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation<'a> {
    /// The unit.
    pub unit: &'a str,
    /// The period.
    pub period: &'a str,
    /// The edition it was made with.
    pub edition: &'a str,
    /// The unit's country, where known.
    pub country: Option<&'a str>,
    /// The score; none where the measure has no score.
    pub value: Option<f64>,
    /// Whether the copy is a draft, which enters no benchmark.
    pub draft: bool,
}

/// A group seen through one measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Benchmark {
    /// Units with a score.
    pub n: usize,
    /// Different countries among them.
    pub countries: usize,
    /// Units per edition.
    pub editions: BTreeMap<String, usize>,
    /// Units per period.
    pub periods: BTreeMap<String, usize>,
    /// The figures; none below the least number of units.
    pub statistics: Option<Statistics>,
}

/// Figures of a group of scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Statistics {
    /// Arithmetic mean.
    pub mean: f64,
    /// Middle value.
    pub median: f64,
    /// First quartile by linear interpolation (type 7 of Hyndman and Fan, 1996).
    pub lower_quartile: f64,
    /// Third quartile, likewise.
    pub upper_quartile: f64,
    /// Least value.
    pub minimum: f64,
    /// Greatest value.
    pub maximum: f64,
    /// Standard deviation with n − 1; none for one unit.
    pub standard_deviation: Option<f64>,
    /// Share (0-1) of units with 100 or more.
    pub share_at_100: f64,
}

/// The year a period begins with: its first four digits.
#[must_use]
pub fn year(period: &str) -> Option<i32> {
    period
        .get(..4)?
        .parse()
        .ok()
        .filter(|_| period.bytes().take(4).all(|b| b.is_ascii_digit()))
}

/// Whether results of a period count at the reference period: they are not after it and not older
/// than the rules allow. A period without a year counts only at itself.
#[must_use]
pub fn is_recent(period: &str, reference: &str, rules: &BenchmarkRules) -> bool {
    match (year(period), year(reference)) {
        (Some(own), Some(at)) => {
            let most = i32::try_from(rules.maximum_age_years).unwrap_or(i32::MAX);
            period <= reference && at - own <= most
        }
        _ => period == reference,
    }
}

/// One observation per unit: the latest final one that is not after the reference period and not
/// older than the rules allow. The result is sorted by unit.
#[must_use]
pub fn latest<'a>(
    observations: &[Observation<'a>],
    reference: &str,
    rules: &BenchmarkRules,
) -> Vec<Observation<'a>> {
    let mut chosen: BTreeMap<&str, Observation> = BTreeMap::new();
    for observation in observations.iter().filter(|o| !o.draft) {
        if !is_recent(observation.period, reference, rules) {
            continue;
        }
        let best = chosen.entry(observation.unit).or_insert(*observation);
        if observation.period > best.period {
            *best = *observation;
        }
    }
    chosen.into_values().collect()
}

/// The benchmark of a group, for observations of one measure in any periods; `own` is the compared
/// unit.
#[must_use]
pub fn benchmark(
    observations: &[Observation],
    reference: &str,
    rules: &BenchmarkRules,
    own: Option<&str>,
) -> Benchmark {
    let left_out = own.filter(|_| rules.own_unit == OwnUnit::LeftOut);
    let chosen = latest(observations, reference, rules);
    let others = chosen.into_iter().filter(|o| Some(o.unit) != left_out);
    of_chosen(&others.collect::<Vec<_>>(), rules)
}

/// The benchmark of observations that were chosen already: one per unit, none of them a draft.
#[must_use]
pub fn of_chosen(observations: &[Observation], rules: &BenchmarkRules) -> Benchmark {
    let chosen = observations.iter().filter(|o| o.value.is_some());
    let chosen: Vec<_> = chosen.collect();
    let count = |key: fn(&Observation) -> String| {
        let mut counts = BTreeMap::new();
        for &observation in &chosen {
            *counts.entry(key(observation)).or_insert(0) += 1;
        }
        counts
    };
    let values: Vec<f64> = chosen.iter().filter_map(|o| o.value).collect();
    let enough = values.len() >= rules.minimum_units as usize;
    Benchmark {
        n: values.len(),
        countries: chosen
            .iter()
            .filter_map(|o| o.country)
            .collect::<BTreeSet<_>>()
            .len(),
        editions: count(|o| o.edition.to_owned()),
        periods: count(|o| o.period.to_owned()),
        statistics: if enough { statistics(values) } else { None },
    }
}

/// The figures of a group of scores; none of an empty one.
#[must_use]
pub fn statistics(mut values: Vec<f64>) -> Option<Statistics> {
    values.sort_unstable_by(f64::total_cmp);
    of_sorted(&values)
}

/// The same of ascending values.
fn of_sorted(values: &[f64]) -> Option<Statistics> {
    let (&minimum, &maximum) = values.first().zip(values.last())?;
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
    Some(Statistics {
        mean,
        median: quantile(values, 1, 2),
        lower_quartile: quantile(values, 1, 4),
        upper_quartile: quantile(values, 3, 4),
        minimum,
        maximum,
        standard_deviation: (values.len() > 1).then(|| libm::sqrt(squares / (n - 1.0))),
        share_at_100: (values.len() - values.partition_point(|v| *v < 100.0)) as f64 / n,
    })
}

/// Quantile `part / of` of ascending values by linear interpolation (type 7): the position is
/// `(n − 1) × part / of`, computed on integers.
fn quantile(sorted: &[f64], part: usize, of: usize) -> f64 {
    let position = (sorted.len() - 1) * part;
    let (below, rest) = (position / of, position % of);
    if rest == 0 {
        return sorted[below];
    }
    sorted[below] + (sorted[below + 1] - sorted[below]) * rest as f64 / of as f64
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test stops where a step fails")]
mod tests {
    use super::*;

    fn seen<'a>(unit: &'a str, period: &'a str, value: f64) -> Observation<'a> {
        Observation {
            unit,
            period,
            edition: "e",
            country: Some("CA"),
            value: Some(value),
            draft: false,
        }
    }

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-12
    }

    #[test]
    fn quartiles_are_of_type_7() {
        // R: quantile(c(1, 2, 4, 8), c(.25, .5, .75)) = 1.75 3.00 5.00
        let s = statistics(vec![8.0, 1.0, 4.0, 2.0]).expect("not empty");
        assert!(near(s.lower_quartile, 1.75) && near(s.median, 3.0) && near(s.upper_quartile, 5.0));
        // R: sd(c(1, 2, 4, 8)) = 3.095696
        assert!((s.standard_deviation.expect("four values") - 3.095_695_936_834_452).abs() < 1e-12);
    }

    #[test]
    fn each_unit_counts_once_with_its_latest_result_that_is_not_too_old() {
        let all = [
            seen("a", "2020", 10.0),
            seen("a", "2023", 20.0),
            seen("b", "2021", 40.0),
            seen("c", "2019", 90.0),
            seen("d", "2025", 5.0),
        ];
        let rules = BenchmarkRules::default();
        let b = benchmark(&all, "2024", &rules, None);
        assert_eq!((b.n, b.countries), (2, 1));
        assert!(near(b.statistics.expect("two units").mean, 30.0));
        assert_eq!(
            b.periods,
            [("2021".to_owned(), 1), ("2023".to_owned(), 1)].into()
        );
    }

    #[test]
    fn the_compared_unit_is_left_out_unless_the_method_includes_it() {
        let all = [seen("a", "2024", 10.0), seen("b", "2024", 40.0)];
        let rules = BenchmarkRules::default();
        assert_eq!(benchmark(&all, "2024", &rules, Some("a")).n, 1);
        let rules = BenchmarkRules {
            own_unit: OwnUnit::Included,
            ..rules
        };
        assert_eq!(benchmark(&all, "2024", &rules, Some("a")).n, 2);
    }

    #[test]
    fn drafts_and_missing_scores_do_not_count_and_small_groups_show_only_n() {
        let draft = Observation {
            draft: true,
            ..seen("b", "2024", 40.0)
        };
        let none = Observation {
            value: None,
            ..seen("c", "2024", 0.0)
        };
        let all = [seen("a", "2024", 10.0), draft, none];
        let rules = BenchmarkRules {
            minimum_units: 2,
            ..BenchmarkRules::default()
        };
        let b = benchmark(&all, "2024", &rules, None);
        assert_eq!((b.n, b.statistics), (1, None));
    }

    #[test]
    fn order_of_the_input_does_not_change_a_bit() {
        let values = vec![0.1, 0.2, 0.3, 1e16, -1e16, 7.7];
        let mut reversed = values.clone();
        reversed.reverse();
        assert_eq!(statistics(values), statistics(reversed));
    }
}
