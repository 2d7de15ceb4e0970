//! Whether a piece of evidence counts on a day, and what it makes of an answer.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use icc_questionnaire::Grade;
use icc_questionnaire::definition::Question;
use icc_store::Evidence;

use super::EXPIRING;
use crate::responses::Entry;

/// How a piece of evidence stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It counts.
    Valid,
    /// It counts, and runs out soon.
    Expiring,
    /// It has run out.
    Expired,
    /// It was withdrawn.
    Withdrawn,
}

impl Standing {
    /// How it stands on a day.
    #[must_use]
    pub fn of(evidence: &Evidence, on: NaiveDate) -> Self {
        if evidence.withdrawn_at.is_some() {
            return Self::Withdrawn;
        }
        match evidence.valid_until {
            Some(last) if last < on => Self::Expired,
            Some(last) if last < on + EXPIRING => Self::Expiring,
            _ => Self::Valid,
        }
    }

    /// The word used on pages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Expiring => "expiring",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Whether a piece proves anything on a day: it is there, not withdrawn and not out of date.
pub(crate) fn counts(evidence: &Evidence, on: NaiveDate) -> bool {
    matches!(
        Standing::of(evidence, on),
        Standing::Valid | Standing::Expiring
    )
}

/// Whether something is attached to an answer, and some of it had run out, or was withdrawn, before
/// a day.
#[must_use]
pub fn expired_before(
    entry: &Entry,
    evidence: &BTreeMap<String, Evidence>,
    day: NaiveDate,
) -> bool {
    let mut attached = entry.evidence.keys();
    attached.any(|id| evidence.get(id).is_none_or(|one| !counts(one, day)))
}

/// The grade of an answer for each of its options (or as a whole: none), by the evidence that counts
/// on the day of handing in. What stands for some options proves those only; what stands for none in
/// particular proves the whole answer. `evidence` is what the municipality keeps, by id.
pub fn grades<'a>(
    entry: &'a Entry,
    question: &'a Question,
    evidence: &'a BTreeMap<String, Evidence>,
    on: NaiveDate,
) -> impl Fn(Option<&str>) -> Grade + 'a {
    let attached = entry.evidence.iter();
    let counting: Vec<_> = attached
        .filter(|(id, _)| evidence.get(*id).is_some_and(|one| counts(one, on)))
        .map(|(_, options)| options)
        .collect();
    move |option| {
        let proven = counting.iter().any(|options| match option {
            // Where there is nothing to tick there is nothing that a part could prove.
            _ if options.is_empty() || !question.kind.has_ticks() => true,
            Some(option) => options.contains(option),
            None => false,
        });
        if proven {
            Grade::Documented
        } else {
            Grade::Declared
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::DateTime;
    use icc_domain::{Code, IdSource, SeededIds};
    use icc_questionnaire::definition::{FilledBy, Opt, QuestionKind};
    use icc_store::{
        AccountId, EvidenceDetails, EvidenceId, EvidenceSource, EvidenceVisibility, MunicipalityId,
    };

    use super::*;

    fn piece(n: u64, valid_until: Option<&str>) -> Evidence {
        let id = |n| SeededIds::new(n).next_id();
        Evidence {
            id: EvidenceId(id(n)),
            municipality: MunicipalityId(id(1)),
            source: EvidenceSource::Link("https://ville.example/".to_owned()),
            details: EvidenceDetails {
                title: "Plan".to_owned(),
                owner: None,
                valid_until: valid_until.and_then(super::super::day),
                note: String::new(),
                visibility: EvidenceVisibility::Public,
                tags: BTreeSet::new(),
            },
            created_at: DateTime::default(),
            created_by: AccountId(id(2)),
            withdrawn_at: None,
            version: 1,
        }
    }

    fn on(text: &str) -> NaiveDate {
        super::super::day(text).unwrap_or_default()
    }

    #[test]
    fn evidence_counts_through_its_last_day_and_not_once_withdrawn() {
        let mut one = piece(9, Some("2027-03-31"));
        for (today, standing) in [
            ("2026-11-27", Standing::Valid),
            ("2027-03-31", Standing::Expiring),
            ("2027-04-01", Standing::Expired),
        ] {
            assert_eq!(Standing::of(&one, on(today)), standing, "{today}");
            assert_eq!(counts(&one, on(today)), standing != Standing::Expired);
        }
        assert_eq!(
            Standing::of(&piece(9, None), on("2099-01-01")),
            Standing::Valid
        );
        one.withdrawn_at = Some(DateTime::default());
        assert_eq!(Standing::of(&one, on("2026-11-27")), Standing::Withdrawn);
        assert!(!counts(&one, on("2026-11-27")));
    }

    fn ticks() -> Question {
        let code = |text: &str| Code::new(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        let option = |text| Opt {
            code: code(text),
            state: None,
            exclusive: false,
            negative: false,
        };
        Question {
            code: code("Q1"),
            section: code("s"),
            kind: QuestionKind::Multiple,
            scale: None,
            options: vec![option("a"), option("b")],
            optional: false,
            filled_by: FilledBy::Unit,
            minimum: None,
            maximum: None,
            decimals: 0,
            applies_if: None,
            unscored: false,
        }
    }

    fn attached(to: &[(&Evidence, &[&str])]) -> (Entry, BTreeMap<String, Evidence>) {
        let options = |codes: &[&str]| codes.iter().map(|&code| code.to_owned()).collect();
        let all = to
            .iter()
            .map(|(one, _)| (one.id.to_string(), (*one).clone()));
        let entry = Entry {
            evidence: to
                .iter()
                .map(|(one, codes)| (one.id.to_string(), options(codes)))
                .collect(),
            ..Entry::default()
        };
        (entry, all.collect())
    }

    #[test]
    fn only_evidence_that_counts_on_the_day_documents_an_answer_or_a_part_of_it() {
        let today = on("2026-11-27");
        let (good, old) = (piece(1, None), piece(2, Some("2026-11-26")));
        let mut gone = piece(3, None);
        gone.withdrawn_at = Some(DateTime::default());
        let question = ticks();
        let (declared, documented) = (Grade::Declared, Grade::Documented);
        for (to, expected) in [
            (vec![], [declared; 3]),
            (vec![(&good, &[][..])], [documented; 3]),
            (vec![(&good, &["b"][..])], [declared, documented, declared]),
            (vec![(&old, &[][..]), (&gone, &["a"])], [declared; 3]),
            (
                vec![(&old, &[][..]), (&good, &["a"])],
                [documented, declared, declared],
            ),
        ] {
            let (entry, all) = attached(&to);
            let grade = grades(&entry, &question, &all, today);
            assert_eq!([grade(Some("a")), grade(Some("b")), grade(None)], expected);
            // What is not there proves nothing, whatever the answer names.
            let none = BTreeMap::new();
            assert_eq!(grades(&entry, &question, &none, today)(None), declared);
        }
    }
}
