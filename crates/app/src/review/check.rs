//! The ways of an answer through its review: what can be said about it, and by whom.

use icc_store::CheckState;

use super::answer::AnswerStanding;
use crate::policy::Action;

/// What somebody says about an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckMove {
    /// The reviewer asks something.
    Ask,
    /// The municipality answers.
    Reply,
    /// The reviewer finds it true.
    Verify,
    /// The reviewer does not find it shown to be true.
    Refuse,
    /// The municipality says that it is true all the same.
    Contest,
}

impl CheckMove {
    /// Every move, in order.
    pub const ALL: [Self; 5] = [
        Self::Ask,
        Self::Reply,
        Self::Verify,
        Self::Refuse,
        Self::Contest,
    ];

    /// The word used in forms and columns.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Reply => "reply",
            Self::Verify => "verify",
            Self::Refuse => "refuse",
            Self::Contest => "contest",
        }
    }

    /// The move for a word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }

    /// What the policy has to allow for it.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Ask | Self::Verify | Self::Refuse => Action::Review,
            Self::Reply => Action::Reply,
            Self::Contest => Action::Contest,
        }
    }

    pub(super) const fn noted(self) -> &'static str {
        match self {
            Self::Ask => "review-asked",
            Self::Reply => "review-replied",
            Self::Verify => "review-verified",
            Self::Refuse => "review-refused",
            Self::Contest => "review-contested",
        }
    }
}

/// Every move that there is: from where, which, to where. No other is made.
pub const TRANSITIONS: &[(AnswerStanding, CheckMove, CheckState)] = {
    use AnswerStanding::{Answered, Asked, Contested, Declared, Documented, NotVerified, Verified};
    use CheckMove::{Ask, Contest, Refuse, Reply, Verify};
    &[
        (Declared, Ask, CheckState::Asked),
        (Declared, Verify, CheckState::Verified),
        (Declared, Refuse, CheckState::NotVerified),
        (Documented, Ask, CheckState::Asked),
        (Documented, Verify, CheckState::Verified),
        (Documented, Refuse, CheckState::NotVerified),
        (Asked, Ask, CheckState::Asked),
        (Asked, Reply, CheckState::Answered),
        (Asked, Verify, CheckState::Verified),
        (Asked, Refuse, CheckState::NotVerified),
        (Answered, Ask, CheckState::Asked),
        (Answered, Verify, CheckState::Verified),
        (Answered, Refuse, CheckState::NotVerified),
        (Verified, Ask, CheckState::Asked),
        (Verified, Refuse, CheckState::NotVerified),
        (NotVerified, Ask, CheckState::Asked),
        (NotVerified, Verify, CheckState::Verified),
        (NotVerified, Contest, CheckState::Contested),
        (Contested, Ask, CheckState::Asked),
        (Contested, Verify, CheckState::Verified),
    ]
};

/// What an answer becomes by a move; nothing for a move that is not made from there.
#[must_use]
pub fn becomes(from: AnswerStanding, by: CheckMove) -> Option<CheckState> {
    let mut all = TRANSITIONS.iter();
    let found = all.find(|(start, step, _)| (*start, *step) == (from, by));
    found.map(|(_, _, to)| *to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn z9_of_all_ways_through_a_review_only_those_listed_are_gone() {
        for from in AnswerStanding::ALL {
            for by in CheckMove::ALL {
                let listed = TRANSITIONS
                    .iter()
                    .filter(|(start, step, _)| (*start, *step) == (from, by));
                let listed: Vec<CheckState> = listed.map(|(_, _, to)| *to).collect();
                assert!(listed.len() <= 1, "{from:?} {by:?} leads two ways");
                assert_eq!(
                    becomes(from, by),
                    listed.first().copied(),
                    "{from:?} {by:?}"
                );
            }
        }
    }

    #[test]
    fn a_city_answers_what_was_asked_and_contests_what_was_not_verified_and_nothing_else() {
        let from = |by| {
            let all = AnswerStanding::ALL.into_iter();
            all.filter(|from| becomes(*from, by).is_some())
                .collect::<Vec<_>>()
        };
        assert_eq!(from(CheckMove::Reply), [AnswerStanding::Asked]);
        assert_eq!(from(CheckMove::Contest), [AnswerStanding::NotVerified]);
        // Whoever did not verify does not say it a second time: contested stays contested.
        assert!(becomes(AnswerStanding::Contested, CheckMove::Refuse).is_none());
    }
}
