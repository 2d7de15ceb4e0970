//! What of the answers to a module members see of each other: the rule for small numbers.
//!
//! There is one figure for each question, of all that was handed in when the module closed, and never
//! another. Whoever reads may know one of the answers, the own.

use icc_disclosure::{Known, LEAST, Member, Spread, may_show};

/// What of a figure may be shown to members in which so many municipalities stand.
pub(super) fn spread(n: usize) -> Spread {
    // Nobody tells from the page whether the reader is one of them: it is taken that way.
    let hidden = n.saturating_sub(1);
    if hidden < LEAST {
        return Spread::Nothing;
    }
    let members = (0..n).map(|city| Member {
        city,
        known: Known::Hidden(1),
        has_value: true,
    });
    may_show(&members.collect::<Vec<_>>()).spread
}

/// The word in files for what of a figure is shown.
pub(super) const fn word(spread: Spread) -> &'static str {
    match spread {
        Spread::Whole => "whole",
        Spread::Middle => "fewer_than_12",
        Spread::Named | Spread::Nothing => "fewer_than_5",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn z7_members_see_nothing_below_five_and_no_counts_below_twelve() {
        for n in 0..=4 {
            assert_eq!(spread(n), Spread::Nothing, "{n}");
        }
        for n in 5..=11 {
            assert_eq!(spread(n), Spread::Middle, "{n}");
        }
        assert_eq!(spread(12), Spread::Whole);
    }
}
