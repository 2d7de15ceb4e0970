//! Saying something about an answer; saying of a whole section that it is true.

use std::collections::{BTreeMap, BTreeSet};

use icc_store::{Hold, NewCheck, Place, Repositories, Response, VisitFinding, VisitId, Write};
use serde_json::json;

use super::answer::{AnswerStanding, Reviewed, ReviewedAnswer, content};
use super::check::{CheckMove, becomes};
use super::stage::held;
use crate::accounts::About;
use crate::error::Error;
use crate::input::{self, Issue, Origin, Wanted};
use crate::policy::{Action, Actor};
use crate::responses::{Desk, ResponseStatus};
use crate::service::Service;
use crate::submissions::{Move, StepBy, advance};

/// What somebody says about an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Code of the question.
    pub question: String,
    /// What is done.
    pub to: CheckMove,
    /// Code of a request that is worded in the data files; empty for none.
    pub request: String,
    /// What is said.
    pub remark: String,
    /// The version of the check that was shown.
    pub check_version: i32,
    /// The version of the answer that was shown.
    pub answer_version: i32,
    /// The visit that has shown it; none for what documents and answers show.
    pub visit: Option<VisitId>,
}

/// The answers of a section that were shown, with the versions of check and answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Confirming {
    /// By question.
    pub seen: BTreeMap<String, (i32, i32)>,
    /// All but these.
    pub except: BTreeSet<String>,
}

/// What became of the answers of a section.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SectionConfirmed {
    /// How many were verified.
    pub confirmed: usize,
    /// How many wait for a word by themselves: something is to be said beside them, or somebody was
    /// there in between.
    pub left: usize,
}

impl Service {
    /// A reviewer says something about an answer.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not for the person to review, or there is no such answer;
    /// [`Error::Closed`] while the municipality has it, or after it was accepted;
    /// [`Error::Conflict`] when check or answer have changed since they were shown, or the move is
    /// not made from there; [`Error::Invalid`] without a word where one is needed.
    pub async fn review_answer(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        decision: &Decision,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.review_desk(actor, (city, wave), &repositories).await?;
        let reviewed = self.reviewed(desk, &repositories).await?;
        if decision.to.action() != Action::Review {
            return Err(Error::NotFound);
        }
        if !actor.may(Action::Review, &reviewed.desk.whole()) {
            return Err(Error::Closed);
        }
        let response = self.begun(actor, &reviewed.desk, &repositories).await?;
        let saying = Saying {
            service: self,
            actor,
            response: &response,
            repositories: &repositories,
            origin,
        };
        saying.say(&reviewed, decision).await?;
        unit.commit().await?;
        Ok(())
    }

    /// A reviewer says of a whole section that it is true, except some answers. Those beside which
    /// something has to be said, or at which somebody was in between, are left.
    ///
    /// # Errors
    /// As [`Service::review_answer`].
    pub async fn review_confirm(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        section: &str,
        confirming: &Confirming,
        origin: &Origin,
    ) -> Result<SectionConfirmed, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.review_desk(actor, (city, wave), &repositories).await?;
        let reviewed = self.reviewed(desk, &repositories).await?;
        if !actor.may(Action::Review, &reviewed.desk.whole()) {
            return Err(Error::Closed);
        }
        let response = self.begun(actor, &reviewed.desk, &repositories).await?;
        let within = reviewed.desk.asked.sections_within(section);
        let saying = Saying {
            service: self,
            actor,
            response: &response,
            repositories: &repositories,
            origin,
        };
        let mut outcome = SectionConfirmed::default();
        let wanted = |code: &String| !confirming.except.contains(code);
        for (question, seen) in confirming.seen.iter().filter(|(code, _)| wanted(code)) {
            let answer = reviewed.answer(question);
            let answer = answer.filter(|answer| within.contains(&answer.section));
            let answer = answer.ok_or(Error::NotFound)?;
            if (answer.check_version, answer.version) != *seen || !answer.is_plain() {
                outcome.left += 1;
                continue;
            }
            saying
                .write(answer, CheckMove::Verify, (String::new(), String::new()))
                .await?;
            outcome.confirmed += 1;
        }
        unit.commit().await?;
        Ok(outcome)
    }

    /// The response, in review from the first word on.
    async fn begun(
        &self,
        actor: &Actor,
        desk: &Desk,
        repositories: &Repositories<'_, Write>,
    ) -> Result<Response, Error> {
        let response = held(desk, Hold::Alone, repositories).await?;
        if response.status != ResponseStatus::Submitted {
            return Ok(response);
        }
        let step = StepBy {
            account: Some(actor.account),
            at: self.clock().now(),
            remark: String::new(),
            submission: None,
        };
        advance(repositories, &response, Move::BeginReview, step).await
    }
}

/// Says something within a transaction of whoever calls.
pub(super) struct Saying<'a> {
    pub(super) service: &'a Service,
    pub(super) actor: &'a Actor,
    pub(super) response: &'a Response,
    pub(super) repositories: &'a Repositories<'a, Write>,
    pub(super) origin: &'a Origin,
}

impl Saying<'_> {
    /// Says it, if it can be said there and is said in full.
    pub(super) async fn say(&self, reviewed: &Reviewed, decision: &Decision) -> Result<(), Error> {
        let answer = reviewed.answer(&decision.question);
        let answer = answer.filter(|answer| answer.is_answer || answer.check_version > 0);
        let answer = answer.ok_or(Error::NotFound)?;
        let (request, remark) = self.words(answer, decision)?;
        self.knows_visit(&reviewed.desk, decision).await?;
        if (answer.check_version, answer.version)
            != (decision.check_version, decision.answer_version)
        {
            // Pressed twice: what was wanted is there.
            return if self.is_said(answer, decision, (&request, &remark)) {
                Ok(())
            } else {
                Err(Error::Conflict)
            };
        }
        let version = self.write(answer, decision.to, (request, remark)).await?;
        if let Some(visit) = decision.visit {
            let finding = VisitFinding {
                visit,
                response: self.response.id,
                question: answer.question.clone(),
                version,
            };
            self.repositories.visits().add_finding(&finding).await?;
        }
        Ok(())
    }

    /// Only a reviewer's word comes from a visit, and from one of this municipality.
    async fn knows_visit(&self, desk: &Desk, decision: &Decision) -> Result<(), Error> {
        let Some(id) = decision.visit else {
            return Ok(());
        };
        let visits = self.service.visits_at(desk, self.repositories).await?;
        let is_known = visits.iter().any(|visit| visit.id == id);
        if is_known && decision.to.action() == Action::Review {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    }

    fn words(
        &self,
        answer: &ReviewedAnswer,
        decision: &Decision,
    ) -> Result<(String, String), Error> {
        let request = match decision.to {
            CheckMove::Ask => decision.request.as_str(),
            _ => "",
        };
        // A request that no form of ours offers.
        if !request.is_empty() && self.service.data().request(request).is_none() {
            return Err(Error::NotFound);
        }
        let needed = match decision.to {
            CheckMove::Ask => request.is_empty(),
            // Where nothing shows it, others should know what the reviewer has seen.
            CheckMove::Verify => answer.claims && answer.standing == AnswerStanding::Declared,
            CheckMove::Reply | CheckMove::Refuse | CheckMove::Contest => true,
        };
        let wanted = if needed {
            Wanted::Needed
        } else {
            Wanted::Welcome
        };
        let remark = input::remark("remark", &decision.remark, wanted);
        let remark = remark.map_err(|issue| {
            let issue = match (issue.code, decision.to) {
                ("missing", CheckMove::Ask) => Issue::new("remark", "review-question"),
                ("missing", CheckMove::Verify) => Issue::new("remark", "review-seen"),
                ("missing", CheckMove::Refuse | CheckMove::Contest) => {
                    Issue::new("remark", "review-reason")
                }
                _ => issue,
            };
            Error::Invalid(vec![issue])
        })?;
        Ok((request.to_owned(), remark))
    }

    fn is_said(
        &self,
        answer: &ReviewedAnswer,
        decision: &Decision,
        (request, remark): (&str, &str),
    ) -> bool {
        let last = answer.spoken.last().map(|spoken| &spoken.step);
        last.is_some_and(|step| {
            step.version == decision.check_version + 1
                && step.answer_version == decision.answer_version
                && step.by == self.actor.account
                && step.made == decision.to.code()
                && (step.request.as_str(), step.remark.as_str()) == (request, remark)
        })
    }

    /// Writes it down, if it can be said from where the answer stands. Gives the new version of the
    /// check.
    pub(super) async fn write(
        &self,
        answer: &ReviewedAnswer,
        to: CheckMove,
        (request, remark): (String, String),
    ) -> Result<i32, Error> {
        let state = becomes(answer.standing, to).ok_or(Error::Conflict)?;
        let new = NewCheck {
            made: to.code(),
            state,
            answer_version: answer.version,
            content: content(&answer.entry),
            request,
            remark,
            by: self.actor.account,
            at: self.service.clock().now(),
        };
        let checks = self.repositories.answer_checks();
        let version = checks
            .put(self.response, &answer.question, answer.check_version, &new)
            .await?;
        let about = About {
            action: to.noted(),
            actor: Some(self.actor.account),
            origin: self.origin,
            object: ("response", Some(self.response.id.to_string())),
            place: Place::City(self.response.municipality),
            detail: json!({ "question": answer.question }),
        };
        self.service.note(self.repositories, about).await?;
        Ok(version)
    }
}
