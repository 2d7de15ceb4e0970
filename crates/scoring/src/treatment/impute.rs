//! Figures that units did not give, taken from others or from other years.

use std::collections::BTreeMap;

use icc_questionnaire::definition::{Filling, TreatmentSample};
use icc_questionnaire::{Decimal, State};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::columns::{Columns, Group, decimal, group, groups};
use super::{Treated, Way, Work};
use crate::benchmark::year;
use crate::kernel::exact::ratio;
use crate::panel::Panel;
use crate::run::ScoreError;

/// A figure that was found for a case.
struct Found {
    number: BigRational,
    n: Option<usize>,
    with: String,
}

/// How figures are found.
trait Finder {
    fn find(&self, question: usize, case: usize) -> Option<Found>;
}

impl Work<'_> {
    /// Fills in answers in some states. What one step fills in is no source of the same step.
    pub(super) fn impute(
        &mut self,
        step: usize,
        questions: &[usize],
        filling: &Filling,
        states: &[State],
        minimum_answered: Option<Decimal>,
    ) {
        let panel = self.panel;
        let given = self.columns.clone();
        let (way, finder): (Way, Box<dyn Finder + '_>) = match filling {
            Filling::Mean { within, sample } => (
                Way::Mean,
                Box::new(OfGroup::new(
                    panel,
                    &given,
                    questions,
                    (within.as_deref(), *sample),
                    mean,
                )),
            ),
            Filling::Median { within, sample } => (
                Way::Median,
                Box::new(OfGroup::new(
                    panel,
                    &given,
                    questions,
                    (within.as_deref(), *sample),
                    median,
                )),
            ),
            Filling::UnitMean { reversed, sample } => {
                let is_reversed =
                    |q: &usize| reversed.iter().any(|code| *code.as_str() == *self.code(*q));
                let reversed = questions.iter().map(is_reversed).collect();
                let finder = OfUnit::new(panel, &given, questions, reversed, *sample);
                (Way::UnitMean, Box::new(finder))
            }
            Filling::Last { years } | Filling::Linear { years } => {
                let Some(time) = Time::new(panel, &given, *years) else {
                    self.errors.extend(without_year(panel));
                    return;
                };
                if matches!(filling, Filling::Last { .. }) {
                    (Way::Last, Box::new(Last(time)))
                } else {
                    (Way::Linear, Box::new(Linear(time)))
                }
            }
        };
        let mut changes = Vec::new();
        for case in 0..panel.cases.len() {
            if !answers_enough(&given, questions, case, minimum_answered) {
                continue;
            }
            for &question in questions {
                let figure = given.of(question)[case];
                if figure.number.is_some() || !states.contains(&figure.state) {
                    continue;
                }
                let Some(found) = finder.find(question, case) else {
                    continue;
                };
                // It lies between figures that have no more digits.
                let Some(after) = decimal(&found.number) else {
                    continue;
                };
                changes.push(Treated {
                    case,
                    question,
                    step,
                    way,
                    state: figure.state,
                    before: None,
                    after,
                    n: found.n,
                    with: found.with,
                });
            }
        }
        drop(finder);
        for change in changes {
            self.change(change);
        }
    }
}

/// Whether a case has figures for a share of the questions that are asked of it and in scope.
fn answers_enough(
    given: &Columns,
    questions: &[usize],
    case: usize,
    share: Option<Decimal>,
) -> bool {
    let Some(share) = share else { return true };
    let figures = questions.iter().map(|q| given.of(*q)[case]);
    let (mut all, mut answered) = (0_i128, 0_i128);
    for figure in figures {
        let out = [
            State::NotAsked,
            State::NotApplicable,
            State::NotWithinPowers,
        ];
        all += i128::from(!out.contains(&figure.state));
        answered += i128::from(figure.number.is_some());
    }
    let unit = Decimal::ONE.scaled(Decimal::DIGITS);
    answered * unit >= share.scaled(Decimal::DIGITS) * all
}

fn mean(numbers: &[Decimal]) -> BigRational {
    let sum = numbers
        .iter()
        .fold(BigRational::zero(), |sum, number| sum + ratio(*number));
    sum / BigRational::from_integer(BigInt::from(numbers.len()))
}

fn median(numbers: &[Decimal]) -> BigRational {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let half = sorted.len() / 2;
    if sorted.len() % 2 == 1 {
        ratio(sorted[half])
    } else {
        mean(&sorted[half - 1..=half])
    }
}

/// One figure for each group of units.
struct OfGroup<'p> {
    panel: &'p Panel,
    within: Option<&'p str>,
    sample: TreatmentSample,
    /// Per question, per group: the figure and of how many it was made.
    found: BTreeMap<usize, BTreeMap<Group<'p>, (BigRational, usize)>>,
}

impl<'p> OfGroup<'p> {
    fn new(
        panel: &'p Panel,
        given: &Columns,
        questions: &[usize],
        (within, sample): (Option<&'p str>, TreatmentSample),
        of: fn(&[Decimal]) -> BigRational,
    ) -> Self {
        let one = |members: Vec<(usize, Decimal)>| {
            let numbers: Vec<Decimal> = members.into_iter().map(|(_, number)| number).collect();
            (of(&numbers), numbers.len())
        };
        let found = questions.iter().map(|&question| {
            let groups = groups(panel, given.of(question), sample, within);
            let found = groups.into_iter().map(|(group, of)| (group, one(of)));
            (question, found.collect())
        });
        Self {
            panel,
            within,
            sample,
            found: found.collect(),
        }
    }
}

impl Finder for OfGroup<'_> {
    fn find(&self, question: usize, case: usize) -> Option<Found> {
        let group = group(self.panel, case, self.sample, self.within);
        let (number, n) = self.found.get(&question)?.get(&group)?;
        Some(Found {
            number: number.clone(),
            n: Some(*n),
            with: group.1.unwrap_or_default().to_owned(),
        })
    }
}

/// The unit's own other figures, each on a scale from the least to the greatest there is.
struct OfUnit<'p, 'c> {
    panel: &'p Panel,
    given: &'c Columns,
    sample: TreatmentSample,
    scales: Vec<Scale<'p>>,
}

/// A question of the step.
struct Scale<'p> {
    question: usize,
    /// Whether less is better.
    reversed: bool,
    /// The least and the greatest figure, by group.
    ends: BTreeMap<Group<'p>, (BigRational, BigRational)>,
}

impl<'p, 'c> OfUnit<'p, 'c> {
    fn new(
        panel: &'p Panel,
        given: &'c Columns,
        questions: &[usize],
        reversed: Vec<bool>,
        sample: TreatmentSample,
    ) -> Self {
        let scale = |(&question, reversed): (&usize, bool)| {
            let groups = groups(panel, given.of(question), sample, None);
            let ends = groups.into_iter().filter_map(|(group, members)| {
                let numbers = || members.iter().map(|(_, number)| *number);
                let (least, most) = numbers().min().zip(numbers().max())?;
                Some((group, (ratio(least), ratio(most))))
            });
            Scale {
                question,
                reversed,
                ends: ends.collect(),
            }
        };
        Self {
            panel,
            given,
            sample,
            scales: questions.iter().zip(reversed).map(scale).collect(),
        }
    }
}

impl Finder for OfUnit<'_, '_> {
    fn find(&self, question: usize, case: usize) -> Option<Found> {
        let group = group(self.panel, case, self.sample, None);
        let turned = |share: BigRational, reversed: bool| {
            if reversed {
                BigRational::one() - share
            } else {
                share
            }
        };
        let (mut sum, mut n) = (BigRational::zero(), 0_usize);
        for other in self.scales.iter().filter(|s| s.question != question) {
            let ends = other.ends.get(&group);
            let Some((least, most)) = ends.filter(|(least, most)| least < most) else {
                continue;
            };
            if let Some(number) = self.given.of(other.question)[case].number {
                sum += turned((ratio(number) - least) / (most - least), other.reversed);
                n += 1;
            }
        }
        if n == 0 {
            return None;
        }
        let own = self.scales.iter().find(|s| s.question == question)?;
        let (least, most) = own.ends.get(&group)?;
        let share = sum / BigRational::from_integer(BigInt::from(n));
        let share = turned(share, own.reversed);
        Some(Found {
            number: least + share * (most - least),
            n: Some(n),
            with: String::new(),
        })
    }
}

/// A period without a year, where years are counted.
fn without_year(panel: &Panel) -> impl Iterator<Item = ScoreError> {
    let without = panel.periods.iter().filter(|p| year(p).is_none());
    without.map(|period| ScoreError::NoYear {
        period: period.clone(),
    })
}

/// The periods of each unit.
struct Time<'p, 'c> {
    panel: &'p Panel,
    given: &'c Columns,
    years: Option<i32>,
    /// The year of each period.
    year: Vec<i32>,
    /// Per unit: its cases by year and period.
    of_unit: Vec<Vec<usize>>,
}

/// A figure of a unit with its case.
type Known = (usize, Decimal);

impl<'p, 'c> Time<'p, 'c> {
    /// None where a period has no year.
    fn new(panel: &'p Panel, given: &'c Columns, years: Option<u32>) -> Option<Self> {
        let year = panel.periods.iter().map(|p| year(p));
        let year = year.collect::<Option<Vec<i32>>>()?;
        let mut of_unit = vec![Vec::new(); panel.units.len()];
        for (case, of) in panel.cases.iter().enumerate() {
            of_unit[of.unit as usize].push(case);
        }
        for cases in &mut of_unit {
            cases.sort_by_key(|case: &usize| {
                let period = panel.cases[*case].period;
                (year[period as usize], period)
            });
        }
        Some(Self {
            panel,
            given,
            years: years.and_then(|years| i32::try_from(years).ok()),
            year,
            of_unit,
        })
    }

    fn year(&self, case: usize) -> i32 {
        self.year[self.panel.cases[case].period as usize]
    }

    /// The nearest figures of the same unit before and after a case.
    fn around(&self, question: usize, case: usize) -> (Option<Known>, Option<Known>) {
        let cases = &self.of_unit[self.panel.cases[case].unit as usize];
        let place = cases.iter().position(|own| *own == case).unwrap_or(0);
        let known = |case: &usize| Some((*case, self.given.of(question)[*case].number?));
        let before = cases[..place].iter().rev().find_map(known);
        let after = cases[place..].iter().find_map(known);
        (before, after)
    }

    fn is_near(&self, from: usize, to: usize) -> bool {
        let apart = self.year(to) - self.year(from);
        self.years.is_none_or(|most| apart <= most)
    }

    fn period(&self, case: usize) -> String {
        self.panel.period_name(case).to_owned()
    }
}

/// The figure of the last year that has one.
struct Last<'p, 'c>(Time<'p, 'c>);

impl Finder for Last<'_, '_> {
    fn find(&self, question: usize, case: usize) -> Option<Found> {
        let (from, number) = self.0.around(question, case).0?;
        self.0.is_near(from, case).then(|| Found {
            number: ratio(number),
            n: Some(1),
            with: self.0.period(from),
        })
    }
}

/// The straight line between two years.
struct Linear<'p, 'c>(Time<'p, 'c>);

impl Finder for Linear<'_, '_> {
    fn find(&self, question: usize, case: usize) -> Option<Found> {
        let time = &self.0;
        let (before, after) = time.around(question, case);
        let ((from, low), (to, high)) = before.zip(after)?;
        if !time.is_near(from, to) {
            return None;
        }
        let whole = |years: i32| BigRational::from_integer(BigInt::from(years));
        let span = whole(time.year(to) - time.year(from));
        // Two periods of one year are no line.
        let part = if span.is_zero() {
            span
        } else {
            whole(time.year(case) - time.year(from)) / span
        };
        let (low, high) = (ratio(low), ratio(high));
        Some(Found {
            number: &low + (high - &low) * part,
            n: Some(2),
            with: format!("{};{}", time.period(from), time.period(to)),
        })
    }
}
