//! What somebody makes of figures: whose hidden results stand in each, and what is left when one is
//! taken from another.

use std::collections::{BTreeMap, BTreeSet};

use icc_store::SubmissionId;

use super::LEAST;
use super::pages::{Figure, Said};

/// A result of a municipality.
pub(super) type Result = (String, SubmissionId);

/// A sum of scores, and how far at most the real one is from it.
pub(super) type Sum = (f64, f64);

/// The scores that somebody is shown: by municipality and wave, then by measure.
pub(super) type Shown = BTreeMap<(String, String), BTreeMap<String, f64>>;

/// Hidden results that stand in figures together, or not at all.
#[derive(Debug, Clone)]
pub(super) struct Together {
    /// In the figures of which wave.
    pub(super) wave: String,
    /// All that belong to it, also those whose result is known already.
    pub(super) members: BTreeSet<String>,
    /// The results that nobody of the audience has ever seen, by municipality.
    pub(super) results: BTreeMap<String, SubmissionId>,
}

/// A figure that was sent, with what is hidden in it.
#[derive(Debug, Clone)]
pub(super) struct Sent {
    pub(super) date: usize,
    pub(super) audience: usize,
    pub(super) measure: String,
    pub(super) hidden: BTreeSet<Result>,
    /// The sum of what is hidden, and how far at most the real one is from it; only from means.
    pub(super) sum: Option<(f64, f64)>,
    pub(super) what: String,
}

/// What somebody has found out about fewer than may come out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Learned {
    /// About whom.
    pub(super) about: BTreeSet<Result>,
    pub(super) measure: String,
    /// The score of the only one, and how far at most the real one is from it.
    pub(super) score: Option<(f64, f64)>,
    /// From which figures.
    pub(super) how: String,
}

/// Who is asked about: within the group of a figure, and what every result is worth.
pub(super) struct Known<'a> {
    pub(super) within: &'a dyn Fn(&Figure, &str) -> bool,
    pub(super) truth: &'a dyn Fn(SubmissionId, &str) -> Option<f64>,
    /// Groups of hidden results by what replaces each other: one of each at most stands in a figure.
    pub(super) blocks: &'a [Vec<Together>],
    pub(super) shown: &'a Shown,
}

/// More ways than this are not tried: as many blocks do not form.
const MOST_WAYS: usize = 100_000;

fn middle(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    if values.len().is_multiple_of(2) {
        f64::midpoint(values[half - 1], values[half])
    } else {
        values[half]
    }
}

impl Known<'_> {
    /// The results of those that are shown, each the latest until the wave of the figure.
    fn latest(&self, figure: &Figure) -> BTreeMap<&str, (&str, Option<f64>)> {
        let mut latest = BTreeMap::new();
        for ((city, wave), scores) in self.shown {
            if *wave <= figure.wave && self.counts(figure, city) {
                let score = scores.get(&figure.measure).copied();
                // By wave within a municipality: a later one takes the place.
                latest.insert(city.as_str(), (wave.as_str(), score));
            }
        }
        latest
    }

    fn counts(&self, figure: &Figure, city: &str) -> bool {
        figure.without.as_deref() != Some(city) && (self.within)(figure, city)
    }

    /// What of a block may stand in a figure hidden; none when it cannot.
    fn hidden(
        &self,
        figure: &Figure,
        latest: &BTreeMap<&str, (&str, Option<f64>)>,
        block: &Together,
    ) -> Option<BTreeSet<Result>> {
        let mut all = block.members.iter();
        if block.wave > figure.wave || !all.all(|city| self.counts(figure, city)) {
            return None;
        }
        let unseen = |city: &&String| {
            !self
                .shown
                .contains_key(&((*city).clone(), block.wave.clone()))
        };
        let hidden: BTreeSet<Result> = block
            .results
            .keys()
            .filter(unseen)
            .map(|city| (city.clone(), block.results[city]))
            .collect();
        let later = |(city, _): &Result| {
            let shown = latest.get(city.as_str());
            shown.is_some_and(|(wave, _)| *wave > block.wave.as_str())
        };
        let without = |(_, it): &Result| (self.truth)(*it, &figure.measure).is_none();
        let cannot = hidden.is_empty() || hidden.iter().any(|one| later(one) || without(one));
        (!cannot).then_some(hidden)
    }

    /// Which hidden results stand in a figure, as whoever knows the blocks would find it; none when
    /// it is not made of whole blocks.
    pub(super) fn composed(&self, figure: &Figure) -> Option<(BTreeSet<Result>, Option<Sum>)> {
        let latest = self.latest(figure);
        // The latest wave of each block first, and all blocks before fewer.
        let blocks: Vec<Vec<BTreeSet<Result>>> = self
            .blocks
            .iter()
            .map(|ways| {
                let ways = ways.iter();
                let ways = ways.filter_map(|block| self.hidden(figure, &latest, block));
                ways.collect::<Vec<_>>()
            })
            .filter(|ways| !ways.is_empty())
            .collect();
        let mut chosen = vec![0; blocks.len()];
        for _ in 0..MOST_WAYS {
            let hidden: BTreeSet<Result> = blocks
                .iter()
                .zip(&chosen)
                .filter_map(|(ways, way)| ways.get(*way))
                .flatten()
                .cloned()
                .collect();
            if let Some(sum) = self.fits(figure, &latest, &hidden) {
                return Some((hidden, sum));
            }
            let next = (0..blocks.len()).find(|&at| chosen[at] < blocks[at].len())?;
            chosen[next] += 1;
            chosen[..next].fill(0);
        }
        panic!("{figure:?}: too many ways");
    }

    /// Whether a figure says what it would with these; for a mean with the sum of what is hidden.
    #[expect(
        clippy::option_option,
        reason = "a median has no sum, and fits all the same"
    )]
    fn fits(
        &self,
        figure: &Figure,
        latest: &BTreeMap<&str, (&str, Option<f64>)>,
        hidden: &BTreeSet<Result>,
    ) -> Option<Option<(f64, f64)>> {
        let stands = |city: &str| hidden.iter().any(|(one, _)| one == city);
        let shown = latest.iter().filter(|(city, _)| !stands(city));
        let shown: Vec<f64> = shown.filter_map(|(_, (_, score))| *score).collect();
        let worth = |(_, it): &Result| (self.truth)(*it, &figure.measure);
        let mut all: Vec<f64> = hidden.iter().filter_map(worth).collect();
        all.extend(&shown);
        if all.is_empty() || figure.n.is_some_and(|n| n != all.len()) {
            return None;
        }
        let n = all.len() as f64;
        match figure.said {
            Said::Median(said, near) => ((middle(&mut all) - said).abs() < near).then_some(None),
            Said::Mean(said, near) => {
                let right = (all.iter().sum::<f64>() / n - said).abs() < near;
                let sum = (said * n - shown.iter().sum::<f64>(), near * n);
                // On its own page everybody is measured by what a municipality has powers for.
                right.then_some(figure.without.is_none().then_some(sum))
            }
        }
    }
}

/// What one person learns from each figure, and from every two of the same measure.
pub(super) fn recovered(
    person: &[usize],
    sent: &[Sent],
    known: &[BTreeMap<usize, BTreeSet<Result>>],
) -> Vec<Learned> {
    let seen = |date: usize| -> BTreeSet<&Result> {
        let known = person
            .iter()
            .filter_map(|audience| known[date].get(audience));
        known.flatten().collect()
    };
    let in_the_end = seen(known.len() - 1);
    // Two figures with the same unknown ones tell the same: the one that says their sum is kept.
    let mut figures: BTreeMap<(&str, BTreeSet<&Result>), &Sent> = BTreeMap::new();
    for figure in sent.iter().filter(|one| person.contains(&one.audience)) {
        let known = seen(figure.date);
        let unknown = figure.hidden.iter().filter(|one| !known.contains(one));
        let at = (figure.measure.as_str(), unknown.collect());
        let near = |one: &Sent| one.sum.map_or(f64::INFINITY, |(_, near)| near);
        let kept = figures.entry(at).or_insert(figure);
        if near(figure) < near(kept) {
            *kept = figure;
        }
    }
    let mut found = Vec::new();
    let mut look = |left: BTreeSet<&Result>, measure: &str, score, how: String| {
        let secret = left.iter().any(|one| !in_the_end.contains(one));
        if secret && left.len() < LEAST {
            found.push(Learned {
                about: left.iter().copied().cloned().collect(),
                measure: measure.to_owned(),
                score: score_of_one(&left, score),
                how: format!("{person:?}: {how}"),
            });
        }
    };
    let figures: Vec<_> = figures.iter().collect();
    for (n, ((measure, hidden), one)) in figures.iter().enumerate() {
        // A sum is one over all that was hidden then.
        let whole = |sent: &Sent, unknown: &BTreeSet<&Result>| {
            sent.sum.filter(|_| sent.hidden.len() == unknown.len())
        };
        let sum = whole(one, hidden);
        look(hidden.clone(), measure, sum, one.what.clone());
        let before = figures[..n].iter().rev();
        for ((_, also), other) in before.take_while(|((other, _), _)| other == measure) {
            let others = whole(other, also);
            let less =
                |a: Option<(f64, f64)>, b: Option<(f64, f64)>| Some((a?.0 - b?.0, a?.1 + b?.1));
            let what = format!("{} and {}", one.what, other.what);
            let (mine, theirs): (BTreeSet<&Result>, BTreeSet<&Result>) =
                (hidden - also, also - hidden);
            // What is left of one is its sum less that of the other only where nothing else is left.
            let sum = less(sum, others).filter(|_| theirs.is_empty());
            let other_sum = less(others, whole(one, hidden)).filter(|_| mine.is_empty());
            look(mine, measure, sum, what.clone());
            look(theirs, measure, other_sum, what);
        }
    }
    found
}

fn score_of_one(left: &BTreeSet<&Result>, sum: Option<(f64, f64)>) -> Option<(f64, f64)> {
    sum.filter(|_| left.len() == 1)
}
