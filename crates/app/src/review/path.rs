//! How much of what was handed in is looked at.

use std::collections::BTreeSet;

use icc_store::{NetworkRule, ReviewPath};

use crate::answers::digest;
use crate::responses::{Asked, Desk};

/// Of a hundred questions of an indicator, how many a sample takes.
pub const SHARE: i32 = 20;

/// How much is looked at of what is handed in at this desk: as much as the strictest of the networks
/// wants that ask. One that has said nothing wants nothing looked at.
#[must_use]
pub const fn path_of(desk: &Desk) -> ReviewPath {
    desk.review_path
}

/// As much as the strictest of these wants.
pub(crate) fn strictest_path(rules: &[NetworkRule]) -> ReviewPath {
    let wanted = rules.iter().map(|rule| rule.review);
    wanted.min().unwrap_or_default()
}

/// A sample of questions: the same seed draws the same ones, whatever the order in which they stand.
/// Of some questions it takes at least one.
#[must_use]
pub fn sample<'a>(
    seed: &str,
    share: i32,
    questions: impl IntoIterator<Item = &'a str>,
) -> BTreeSet<&'a str> {
    let mut drawn: Vec<(String, &str)> = questions
        .into_iter()
        .map(|code| (digest(&format!("{seed} {code}")), code))
        .collect();
    drawn.sort_unstable();
    drawn.dedup();
    let share = usize::try_from(share.clamp(0, 100)).unwrap_or_default();
    let taken = (drawn.len() * share).div_ceil(100);
    drawn.truncate(taken);
    drawn.into_iter().map(|(_, code)| code).collect()
}

/// A sample of each indicator, among the questions that can be looked at.
pub(super) fn sample_of_each(
    seed: &str,
    share: i32,
    asked: &Asked,
    open: &BTreeSet<&str>,
) -> BTreeSet<String> {
    let sections = asked.definition.sections.iter();
    let indicators = sections.filter(|section| section.parent.is_none());
    let mut all = BTreeSet::new();
    for indicator in indicators {
        let within = asked.questions_within(indicator.code.as_str());
        let within = within.map(|question| question.code.as_str());
        let of_indicator = sample(seed, share, within.filter(|code| open.contains(code)));
        all.extend(of_indicator.into_iter().map(str::to_owned));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(review: ReviewPath) -> NetworkRule {
        NetworkRule {
            review,
            ..NetworkRule::default()
        }
    }

    #[test]
    fn of_several_networks_the_strictest_decides() {
        use ReviewPath::{Change, Declared, Full, Sample};
        for (wanted, path) in [
            (vec![], Declared),
            (vec![Declared, Declared], Declared),
            (vec![Declared, Change], Change),
            (vec![Change, Sample, Declared], Sample),
            (vec![Sample, Full], Full),
        ] {
            let rules: Vec<NetworkRule> = wanted.into_iter().map(rule).collect();
            assert_eq!(strictest_path(&rules), path, "{rules:?}");
        }
    }

    #[test]
    fn tables_know_every_path() {
        let words = ReviewPath::ALL.map(ReviewPath::as_str);
        assert_eq!(icc_datasets::field::Vocabulary::Review.words(), words);
    }

    #[test]
    fn a_sample_is_drawn_again_from_its_seed_and_from_no_other() {
        let codes: Vec<String> = (1..=40).map(|n| format!("Q{n}")).collect();
        let of = |seed: &str| sample(seed, SHARE, codes.iter().map(String::as_str));
        let one = of("one");
        assert_eq!(one.len(), 8);
        assert_eq!(one, of("one"));
        let backwards = sample("one", SHARE, codes.iter().rev().map(String::as_str));
        assert_eq!(one, backwards);
        assert_ne!(one, of("two"));
        assert_eq!(sample("one", SHARE, ["Q1"]).len(), 1);
        assert_eq!(sample("one", SHARE, []).len(), 0);
        assert_eq!(sample("one", 100, ["Q1", "Q2"]).len(), 2);
    }
}
