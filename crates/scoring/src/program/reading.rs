//! How rows are read: one look-up per row of a single choice, sets of ticks for lists.

use std::collections::BTreeMap;

use icc_questionnaire::State;
use icc_questionnaire::definition::{Question, QuestionKind};

use super::item::{Answering, Item, Points};

/// What an answer comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Declared, documented, verified points and their maximum; zeros without an answer, so that
    /// adding outcomes adds points.
    pub(crate) points: Points,
    /// 1 in the place of the state, so that adding outcomes counts states.
    pub(crate) states: Counts,
    /// The number of the state.
    pub(crate) state: u8,
}

/// Counts of questions by state, in one word: adding is one operation. Each state that is asked has
/// 12 bits, so that at most [`Counts::MOST`] questions can be added. Also a set of states, with all
/// bits of those in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts(u64);

impl Counts {
    const BITS: u32 = 12;
    const FIELD: u64 = (1 << Self::BITS) - 1;
    /// Questions that can be counted together.
    pub(crate) const MOST: usize = Self::FIELD as usize;

    const fn one(state: u8) -> Self {
        if state == State::NotAsked as u8 {
            Self(0)
        } else {
            Self(1 << (Self::BITS * state as u32))
        }
    }

    /// The set of some states, *not asked* excepted.
    pub(crate) fn set(states: impl IntoIterator<Item = State>) -> Self {
        let bits = |state: State| Self::FIELD * Self::one(state as u8).0;
        Self(states.into_iter().fold(0, |set, state| set | bits(state)))
    }

    #[inline]
    pub(crate) const fn plus(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }

    /// Questions in a state that is asked, by its number.
    #[inline]
    pub(crate) const fn of(self, state: u8) -> u16 {
        (self.0 >> (Self::BITS * state as u32) & Self::FIELD) as u16
    }

    /// Questions in the states of a set.
    #[inline]
    pub(crate) const fn within(self, set: Self) -> i64 {
        // Multiplying by ones adds all five places into the highest one.
        const ONES: u64 = 0x0001_0010_0100_1001;
        let sum = (self.0 & set.0).wrapping_mul(ONES) >> (4 * Self::BITS);
        (sum & Self::FIELD).cast_signed()
    }

    /// By the number of the state, of `all` questions added.
    #[inline]
    pub(crate) const fn by_state(self, all: u16) -> [u16; 6] {
        let of = self;
        let [a, b, c, d, e] = [of.of(0), of.of(1), of.of(2), of.of(3), of.of(4)];
        [a, b, c, d, e, all - a - b - c - d - e]
    }
}

/// How a question is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// One row decides: it is looked up.
    Choice,
    /// Rows are ticks; they are collected first.
    List,
    /// A number, a date, a text.
    Other,
}

/// Where to look a question up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    pub(crate) sort: Sort,
    /// Number of options; for a choice also the slot of rows without an option.
    options: u8,
    /// For a choice its first entry, for others the place among those of their sort.
    pub(crate) first: u32,
}

/// The look-up tables of a program.
#[derive(Debug, Clone)]
pub(crate) struct Readings {
    /// Per question.
    pub(crate) questions: Vec<Reading>,
    /// What an answer is noted by is a place here; here stands the place of its outcome. First one
    /// per state without points, in the order of the states; then per choice, option (one more for
    /// none) and code of the mark; from `own` on one per question.
    pub(crate) entries: Vec<u32>,
    pub(crate) own: usize,
    /// Every outcome once, so that the table stays small; from `own_outcomes` on one per question,
    /// which is written when its points are known.
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) own_outcomes: usize,
    /// Per question: the entry of a blank.
    pub(crate) blank: Vec<u32>,
    /// The questions that are lists.
    pub(crate) lists: Vec<usize>,
    /// The number of questions with a number, a date or a text.
    pub(crate) others: usize,
}

/// Codes of marks: the grade of an answer, or 2 + the state.
pub(crate) const CODES: usize = 8;

/// The code of every mark.
pub(crate) const CODE: [u8; 256] = {
    let mut codes = [0; 256];
    let mut mark = 0;
    while mark < 256 {
        let (state, grade) = (mark & 7, mark >> 3);
        codes[mark] = match (state, grade) {
            (0, 0..=2) => grade as u8,
            (0, _) => 2,
            (1..=5, _) => 2 + state as u8,
            _ => 7,
        };
        mark += 1;
    }
    codes
};

impl Outcome {
    pub(crate) const fn new(state: u8, points: Points) -> Self {
        Self {
            points,
            states: Counts::one(state),
            state,
        }
    }
}

impl Readings {
    pub(crate) fn new(questions: &[Question], items: &[Item]) -> Self {
        let mut out = Self {
            questions: Vec::with_capacity(items.len()),
            entries: Vec::new(),
            own: 0,
            outcomes: Vec::new(),
            own_outcomes: 0,
            blank: vec![State::NotAnswered as u32; items.len()],
            lists: Vec::new(),
            others: 0,
        };
        let mut places = BTreeMap::new();
        for state in State::ALL {
            let place = out.place(&mut places, state as u8, [0; 4]);
            out.entries.push(place);
        }
        for (q, (question, item)) in questions.iter().zip(items).enumerate() {
            let (sort, first) = match (&item.answering, question.kind) {
                (Answering::Choice(_), _) | (Answering::Unscored, QuestionKind::Single) => {
                    (Sort::Choice, out.entries.len())
                }
                (Answering::Ticks(_), _) => (Sort::List, out.lists.len()),
                _ => (Sort::Other, out.others),
            };
            out.questions.push(Reading {
                sort,
                options: u8::try_from(item.option_states.len()).unwrap_or(u8::MAX),
                first: as_place(first),
            });
            match sort {
                Sort::Choice => out.add_choice(&mut places, item),
                Sort::List => out.lists.push(q),
                Sort::Other => out.others += 1,
            }
        }
        (out.own, out.own_outcomes) = (out.entries.len(), out.outcomes.len());
        let own = Outcome::new(State::Answered as u8, [0; 4]);
        for _ in items {
            out.entries.push(as_place(out.outcomes.len()));
            out.outcomes.push(own);
        }
        out
    }

    /// The place of an outcome.
    fn place(
        &mut self,
        places: &mut BTreeMap<(u8, Points), u32>,
        state: u8,
        points: Points,
    ) -> u32 {
        *places.entry((state, points)).or_insert_with(|| {
            self.outcomes.push(Outcome::new(state, points));
            as_place(self.outcomes.len() - 1)
        })
    }

    fn add_choice(&mut self, places: &mut BTreeMap<(u8, Points), u32>, item: &Item) {
        let answered = State::Answered as u8;
        for option in 0..=item.option_states.len() {
            for code in 0..CODES {
                let place = match (code.checked_sub(2), item.option_states.get(option)) {
                    (Some(state @ 1..), _) => as_place(state),
                    (_, Some(&state)) if state != answered => u32::from(state),
                    (_, Some(_)) => match &item.answering {
                        Answering::Choice(table) => {
                            self.place(places, answered, table[option * 3 + code])
                        }
                        _ => u32::from(answered),
                    },
                    // Answered without an option: no answer where points hang on the option.
                    (_, None) => match &item.answering {
                        Answering::Choice(_) => State::NotAnswered as u32,
                        _ => u32::from(answered),
                    },
                };
                self.entries.push(place);
            }
        }
    }
}

impl Reading {
    /// The place of the entry of a row of a choice.
    #[inline]
    pub(crate) fn entry(self, option: u8, mark: u8) -> u32 {
        let slot = u32::from(option.min(self.options));
        self.first + slot * CODES as u32 + u32::from(CODE[usize::from(mark)])
    }

    /// The option of an entry (the number of options for none) and its grade.
    pub(crate) fn option(self, entry: u32) -> (u32, u32) {
        let place = entry.saturating_sub(self.first);
        (place / CODES as u32, place % CODES as u32)
    }
}

/// Tables have far fewer than 2^32 places: 5,000 questions of 64 options.
fn as_place(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
