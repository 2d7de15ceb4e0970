//! One answer as its review sees it, and all of them together.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use icc_questionnaire::definition::{Method, PointsRule, Question};
use icc_questionnaire::{Decimal, Grade, State};
use icc_store::{
    AccountId, AnswerCheck, CheckState, CheckStep, Confirmation, DraftAnswer, Evidence,
    Repositories, Review, ReviewPath,
};
use serde_json::json;

use super::flags::{Flag, flags};
use super::holding::Holding;
use super::path::sample_of_each;
use crate::answers::digest;
use crate::error::Error;
use crate::evidence::{grades, pieces};
use crate::responses::{Carrying, Desk, Entry, Former, FormerAnswer, entries, lasts, names};
use crate::service::Service;

/// How an answer stands in its review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerStanding {
    /// The municipality says so.
    Declared,
    /// Evidence that counts stands beside it.
    Documented,
    /// A question about it waits for the municipality.
    Asked,
    /// That question was answered, or the answer changed since.
    Answered,
    /// It was found true.
    Verified,
    /// It was not found shown to be true.
    NotVerified,
    /// The same, and the municipality says that it is true.
    Contested,
}

impl AnswerStanding {
    /// Every standing, in order.
    pub const ALL: [Self; 7] = [
        Self::Declared,
        Self::Documented,
        Self::Asked,
        Self::Answered,
        Self::Verified,
        Self::NotVerified,
        Self::Contested,
    ];

    /// The word used in pages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Documented => "documented",
            Self::Asked => "asked",
            Self::Answered => "answered",
            Self::Verified => "verified",
            Self::NotVerified => "not-verified",
            Self::Contested => "contested",
        }
    }

    /// Whether a reviewer has said what he or she finds.
    #[must_use]
    pub const fn is_decided(self) -> bool {
        matches!(self, Self::Verified | Self::NotVerified | Self::Contested)
    }

    /// How an answer stands, of which `content` is what it says now.
    pub(super) fn of(
        check: Option<&AnswerCheck>,
        content: &str,
        holding: Option<&Holding>,
        documented: bool,
    ) -> Self {
        let unsaid = if documented {
            Self::Documented
        } else {
            Self::Declared
        };
        let verified = if holding.is_some() {
            Self::Verified
        } else {
            unsaid
        };
        let Some(check) = check else {
            return verified;
        };
        match (check.state, check.content == content) {
            (CheckState::Asked, true) => Self::Asked,
            // Changing the answer answers the question, too.
            (CheckState::Asked, false) | (CheckState::Answered, _) => Self::Answered,
            (CheckState::Verified, _) => verified,
            (CheckState::NotVerified, true) => Self::NotVerified,
            (CheckState::Contested, true) => Self::Contested,
            // An edit sends it back.
            (CheckState::NotVerified | CheckState::Contested, false) => unsaid,
        }
    }
}

/// SHA-256 of what an answer says, with its evidence: what a check is about. Words beside it may be
/// corrected.
pub(super) fn content(entry: &Entry) -> String {
    let said = json!([
        entry.state,
        entry.options,
        entry.out_of_scope,
        entry.value,
        entry.evidence,
    ]);
    digest(&said.to_string())
}

/// What the method of a wave gives for answers: an option that is worth nothing claims nothing.
#[derive(Clone, Copy)]
pub(super) struct Worth<'a>(Option<&'a Method>);

impl<'a> Worth<'a> {
    pub(super) fn of(desk: &'a Desk) -> Self {
        let id = desk.wave.method_id.as_str();
        let mut methods = desk.asked.definition.methods.iter();
        Self(methods.find(|method| method.id.as_str() == id))
    }

    /// The options by which an answer says that something is there.
    pub(super) fn claimed(
        self,
        entry: &'a Entry,
        question: &'a Question,
    ) -> impl Iterator<Item = &'a str> {
        let item = self
            .0
            .and_then(|method| method.item(question.code.as_str()));
        let rule = item.map(|item| &item.rule);
        let worth = move |option: &str| match rule {
            Some(
                PointsRule::Option(points)
                | PointsRule::Sum { points, .. }
                | PointsRule::Best(points),
            ) => points.get(option).is_some_and(|points| !points.is_zero()),
            _ => true,
        };
        let options = question.options.iter();
        let positive = options.filter(|option| !option.negative && option.state.is_none());
        let codes = positive.map(|option| option.code.as_str());
        codes
            .filter(move |code| worth(code))
            .filter(|code| entry.state == State::Answered && entry.options.contains(*code))
    }

    /// What the best option of an answer is worth; none where no single option decides.
    pub(super) fn best(self, entry: &Entry, question: &Question) -> Option<Decimal> {
        let item = self
            .0
            .and_then(|method| method.item(question.code.as_str()));
        let (PointsRule::Option(points) | PointsRule::Best(points)) = &item?.rule else {
            return None;
        };
        let chosen = entry.options.iter();
        let worth = chosen.filter_map(|option| points.get(option.as_str()).copied());
        Some(worth.max().unwrap_or(Decimal::ZERO))
    }

    /// Whether an answer says that something is there.
    pub(super) fn claims(self, entry: &Entry, question: &Question) -> bool {
        let typed = !question.kind.has_options() && !entry.value.is_empty();
        (entry.state == State::Answered && typed) || self.claimed(entry, question).next().is_some()
    }

    /// Whether everything that an answer claims is documented on a day.
    fn is_documented(
        self,
        entry: &Entry,
        question: &Question,
        evidence: &BTreeMap<String, Evidence>,
        on: NaiveDate,
    ) -> bool {
        let grade = grades(entry, question, evidence, on);
        let mut parts = self.claimed(entry, question).peekable();
        if parts.peek().is_none() {
            return grade(None) == Grade::Documented;
        }
        parts.all(|option| grade(Some(option)) == Grade::Documented)
    }
}

/// Something that was said about an answer, with the name of who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// What was said.
    pub step: CheckStep,
    /// By whom; none for somebody who is not known any more.
    pub by: Option<String>,
}

/// An answer in its review.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing that the page asks"
)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewedAnswer {
    /// Code of the question.
    pub question: String,
    /// The section it stands in.
    pub section: String,
    /// What it says.
    pub entry: Entry,
    /// The version of the answer; 0 where nothing was said.
    pub version: i32,
    /// How it stands.
    pub standing: AnswerStanding,
    /// Since when and in which wave it is verified.
    pub holding: Option<Holding>,
    /// The version of its check; 0 where nobody has said anything about it.
    pub check_version: i32,
    /// Whether there is anything to look at: an answer that means something.
    pub is_answer: bool,
    /// Whether it came along from last time and was not confirmed: it counts as unknown.
    pub unconfirmed: bool,
    /// Whether it claims that something is there.
    pub claims: bool,
    /// Whether it is among those that have to be looked at.
    pub chosen: bool,
    /// What was said about it, the oldest first.
    pub spoken: Vec<Spoken>,
    /// What was said last time.
    pub former: Option<FormerAnswer>,
    /// What a reviewer should look at twice.
    pub flags: Vec<Flag>,
}

impl ReviewedAnswer {
    /// Whether a reviewer still has to say something about it.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        match self.standing {
            AnswerStanding::Asked | AnswerStanding::Answered => true,
            standing => self.chosen && !standing.is_decided(),
        }
    }

    /// Whether it can be found true together with others: nothing has to be said beside it.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        let shown = match self.standing {
            AnswerStanding::Documented | AnswerStanding::Answered => true,
            AnswerStanding::Declared => !self.claims,
            _ => false,
        };
        self.is_answer && shown && self.flags.is_empty()
    }
}

/// Everything that a review looks at.
#[derive(Debug)]
pub struct Reviewed {
    /// Whose, and what.
    pub desk: Desk,
    /// How much has to be looked at; nothing before it has begun.
    pub review: Option<Review>,
    /// The answers to everything that is asked, in order.
    pub answers: Vec<ReviewedAnswer>,
    /// What was answered last time.
    pub former: Option<Former>,
    /// The evidence that is attached to one of the answers, by id.
    pub evidence: BTreeMap<String, Evidence>,
    /// The day that it is.
    pub today: NaiveDate,
}

impl Reviewed {
    /// How much has to be looked at.
    #[must_use]
    pub fn path(&self) -> ReviewPath {
        self.review
            .as_ref()
            .map(|review| review.path)
            .unwrap_or_default()
    }

    /// How many answers still wait for a reviewer's word.
    #[must_use]
    pub fn open(&self) -> usize {
        self.answers
            .iter()
            .filter(|answer| answer.is_open())
            .count()
    }

    /// How many answers stand so.
    #[must_use]
    pub fn count(&self, standing: AnswerStanding) -> usize {
        let there = self.answers.iter().filter(|answer| answer.is_answer);
        there.filter(|answer| answer.standing == standing).count()
    }

    /// The answer to a question.
    #[must_use]
    pub fn answer(&self, question: &str) -> Option<&ReviewedAnswer> {
        self.answers
            .iter()
            .find(|answer| answer.question == question)
    }
}

impl Service {
    /// Everything that a review looks at, for whoever has come to this desk.
    pub(super) async fn reviewed<A: Sync>(
        &self,
        desk: Desk,
        read: &Repositories<'_, A>,
    ) -> Result<Reviewed, Error> {
        let response = desk.response()?;
        let given = read.answers().all(response).await?;
        let checks = read.answer_checks().of(response).await?;
        let steps = read.answer_checks().steps(response).await?;
        let review = read.reviews().of(response.id).await?;
        let former = self
            .former(desk.city.id, &desk.scope, &desk.wave, read)
            .await?;
        let evidence = pieces(&desk.scope, desk.city.id, read).await?;
        let holdings = self.holdings(response, read).await?;
        let who: Vec<AccountId> = steps.values().flatten().map(|step| step.by).collect();
        let names = names(&who, read).await?;

        let said = entries(&given)?;
        let asked = desk.asked_questions(&said)?;
        let versions: BTreeMap<&str, &DraftAnswer> =
            given.iter().map(|a| (a.question.as_str(), a)).collect();
        let today = self.today();
        let worth = Worth::of(&desk);
        let mut answers: Vec<ReviewedAnswer> = Vec::new();
        for question in &desk.asked.definition.questions {
            let code = question.code.as_str();
            if !asked.contains(code) {
                continue;
            }
            let entry = said.get(code).cloned().unwrap_or_default();
            let check = checks.get(code);
            let holding = holdings.get(code);
            let earlier = former
                .as_ref()
                .and_then(|former| former.answer_to(&desk.asked.definition, question));
            let given = versions.get(code);
            // What came along and was not confirmed is handed in as unknown.
            let unconfirmed =
                given.is_some_and(|answer| answer.confirmation == Confirmation::Carried);
            let spoken = steps.get(code).map(Vec::as_slice).unwrap_or_default();
            answers.push(ReviewedAnswer {
                question: code.to_owned(),
                section: question.section.to_string(),
                version: given.map_or(0, |answer| answer.version),
                standing: AnswerStanding::of(
                    check,
                    &content(&entry),
                    holding,
                    worth.is_documented(&entry, question, &evidence, today),
                ),
                holding: holding.cloned(),
                check_version: check.map_or(0, |check| check.version),
                is_answer: lasts(entry.state) && !unconfirmed,
                unconfirmed,
                claims: worth.claims(&entry, question),
                chosen: false,
                spoken: spoken
                    .iter()
                    .map(|step| Spoken {
                        step: step.clone(),
                        by: names.get(&step.by).cloned(),
                    })
                    .collect(),
                former: earlier.map(|earlier| FormerAnswer {
                    entry: earlier.answer.entry.clone(),
                    since: earlier.answer.since,
                    question: earlier.question.code.to_string(),
                    carrying: earlier.carrying,
                }),
                flags: Vec::new(),
                entry,
            });
        }
        choose(&mut answers, review.as_ref(), &desk);
        let jurisdiction = self.jurisdiction_of(&desk);
        let found = flags(&answers, &desk, &evidence, jurisdiction, today);
        for (answer, flags) in answers.iter_mut().zip(found) {
            answer.flags = flags;
        }
        let attached: BTreeSet<String> = answers
            .iter()
            .flat_map(|answer| answer.entry.evidence.keys().cloned())
            .collect();
        Ok(Reviewed {
            evidence: evidence
                .into_iter()
                .filter(|(id, _)| attached.contains(id))
                .collect(),
            desk,
            review,
            answers,
            former,
            today,
        })
    }

    /// What is within the powers of the municipality, as far as a table says so for this edition.
    fn jurisdiction_of(&self, desk: &Desk) -> Option<&icc_store::Jurisdiction> {
        let code = desk.city.jurisdiction.as_deref()?;
        let table = self.data().jurisdiction(code)?;
        (table.edition == desk.asked.definition.id.as_str()).then_some(table)
    }
}

/// Says which answers have to be looked at.
fn choose(answers: &mut [ReviewedAnswer], review: Option<&Review>, desk: &Desk) {
    let Some(review) = review else {
        return;
    };
    let there = answers.iter().filter(|answer| answer.is_answer);
    let there: BTreeSet<&str> = there.map(|answer| answer.question.as_str()).collect();
    let drawn = match review.path {
        ReviewPath::Sample => sample_of_each(&review.seed, review.share, &desk.asked, &there),
        _ => BTreeSet::new(),
    };
    for answer in answers {
        answer.chosen = answer.is_answer
            && match review.path {
                ReviewPath::Full => true,
                ReviewPath::Sample => drawn.contains(&answer.question),
                ReviewPath::Change => has_changed(answer),
                ReviewPath::Declared => false,
            };
    }
}

/// Whether an answer differs from the last accepted one, or rests on other evidence.
fn has_changed(answer: &ReviewedAnswer) -> bool {
    let same = |former: &FormerAnswer| {
        former.carrying == Carrying::Same
            && answer.entry.answers_like(&former.entry)
            && answer.entry.evidence == former.entry.evidence
    };
    !answer.former.as_ref().is_some_and(same)
}
