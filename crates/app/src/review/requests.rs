//! What a municipality is asked about its answers, and what it says to that: the right of reply.

use std::collections::BTreeMap;

use icc_store::{
    CheckState, DraftAnswer, Hold, NewMail, Repositories, ResponseStatus, ReviewTextKind, Write,
};

use super::answer::{AnswerStanding, Reviewed, ReviewedAnswer, content};
use super::check::{CheckMove, becomes};
use super::decide::{Decision, Saying};
use super::stage::held;
use super::texts::TextDocument;
use crate::error::Error;
use crate::input::Origin;
use crate::mail::MailKind;
use crate::policy::{Action, Actor};
use crate::responses::{Desk, Entry};
use crate::service::Service;
use crate::submissions::Move;

/// What a municipality is asked, and what was found.
#[derive(Debug)]
pub struct RequestsPage {
    /// What is looked at.
    pub reviewed: Reviewed,
    /// Questions about whose answer something was said, and that are open to the person, in order.
    pub spoken: Vec<String>,
    /// Who looks at it.
    pub reviewers: Vec<String>,
    /// What was said when it last came back, for whoever sees all of it.
    pub message: Option<String>,
    /// What the review says as a whole; nothing while it is being written.
    pub texts: BTreeMap<ReviewTextKind, TextDocument>,
}

impl RequestsPage {
    /// The answers about which something was said.
    pub fn answers(&self) -> impl Iterator<Item = &ReviewedAnswer> {
        let spoken = self.spoken.iter();
        spoken.filter_map(|code| self.reviewed.answer(code))
    }

    /// What the person may say about one of them now.
    #[must_use]
    pub fn moves(&self, actor: &Actor, answer: &ReviewedAnswer) -> Vec<CheckMove> {
        let about = self.reviewed.desk.about(&answer.question);
        [CheckMove::Reply, CheckMove::Contest]
            .into_iter()
            .filter(|to| becomes(answer.standing, *to).is_some())
            .filter(|to| actor.may(to.action(), &about))
            .collect()
    }
}

impl Service {
    /// What a municipality is asked about its answers.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see it, or nothing was begun.
    pub async fn review_requests(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
    ) -> Result<RequestsPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let desk = self.desk(actor, city, wave, &read).await?;
        let response = desk.response()?;
        let reviewers = self.reviewer_names(response.id, &read).await?;
        let steps = read.response_steps().of(response.id).await?;
        let returned = steps
            .into_iter()
            .filter(|step| step.action == Move::Return.code());
        let last = returned.max_by_key(|step| step.number);
        let message = last
            .map(|step| step.record.remark)
            .filter(|remark| !remark.is_empty());
        let message = message.filter(|_| desk.sees_all());
        // What is still being written is nobody's to read.
        let written = matches!(
            response.status,
            ResponseStatus::Returned | ResponseStatus::Final | ResponseStatus::Published
        );
        let texts = if written && desk.sees_all() {
            self.review_texts_of(&desk, &read).await?
        } else {
            BTreeMap::new()
        };
        let reviewed = self.reviewed(desk, &read).await?;
        snapshot.end().await?;
        let seen = |answer: &&ReviewedAnswer| {
            let about = reviewed.desk.about(&answer.question);
            !answer.spoken.is_empty() && actor.may(Action::SeeAnswers, &about)
        };
        let spoken = reviewed.answers.iter().filter(seen);
        Ok(RequestsPage {
            spoken: spoken.map(|answer| answer.question.clone()).collect(),
            reviewers,
            message,
            texts: texts
                .into_iter()
                .map(|(kind, (text, _))| (kind, text))
                .collect(),
            reviewed,
        })
    }

    /// How many questions of a reviewer wait for somebody of the municipality, and about how many
    /// answers anything was said. A question whose answer has changed since waits no more.
    pub(crate) async fn asked_of<A: Sync>(
        &self,
        actor: &Actor,
        desk: &Desk,
        answers: &[DraftAnswer],
        read: &Repositories<'_, A>,
    ) -> Result<(usize, usize), Error> {
        let Some(response) = &desk.response else {
            return Ok((0, 0));
        };
        let (mut asked, mut spoken) = (0, 0);
        for (question, check) in read.answer_checks().of(response).await? {
            if !actor.may(Action::SeeAnswers, &desk.about(&question)) {
                continue;
            }
            spoken += 1;
            let answer = answers.iter().find(|answer| answer.question == question);
            let entry = answer.map(|answer| Entry::read(&answer.document));
            let entry = entry.transpose()?.unwrap_or_default();
            let waits = check.state == CheckState::Asked && check.content == content(&entry);
            asked += usize::from(waits);
        }
        Ok((asked, spoken))
    }

    /// Somebody of a municipality answers a question of a reviewer, or contests what was found.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not for the person to say; [`Error::Closed`] when it is too
    /// late; else as [`Service::review_answer`].
    pub async fn reply_to_review(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        decision: &Decision,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.desk(actor, city, wave, &repositories).await?;
        desk.question(actor, &decision.question)?;
        if !matches!(decision.to, CheckMove::Reply | CheckMove::Contest) {
            return Err(Error::NotFound);
        }
        let about = desk.about(&decision.question);
        if !actor.may(decision.to.action(), &about) {
            return Err(if actor.may_somewhere(decision.to.action()) {
                Error::Closed
            } else {
                Error::NotFound
            });
        }
        let response = held(&desk, Hold::Open, &repositories).await?;
        let reviewed = self.reviewed(desk, &repositories).await?;
        let saying = Saying {
            service: self,
            actor,
            response: &response,
            repositories: &repositories,
            origin,
        };
        saying.say(&reviewed, decision).await?;
        let last = reviewed.count(AnswerStanding::Asked) <= 1;
        let kind = match decision.to {
            CheckMove::Contest => Some(MailKind::ReviewContested),
            // One mail for all of it, once nothing waits any more.
            CheckMove::Reply if last => Some(MailKind::ReviewReplied),
            _ => None,
        };
        if let Some(kind) = kind {
            self.tell_reviewers(kind, actor, &reviewed.desk, &repositories)
                .await?;
        }
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(())
    }

    /// Asks for a mail to everybody who has the review now.
    pub(crate) async fn tell_reviewers(
        &self,
        kind: MailKind,
        actor: &Actor,
        desk: &Desk,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        let response = desk.response()?;
        let rows = repositories.reviews().assignments(&[response.id]).await?;
        for row in rows.iter().filter(|row| row.ended_at.is_none()) {
            let account = repositories.accounts().by_id(row.reviewer).await?;
            let Some(account) = account.filter(|account| self.lets_in(account)) else {
                continue;
            };
            let notice = NewMail {
                about: Some(row.id.0),
                municipality: Some(desk.city.id),
                ..self.new_mail(kind, String::new(), actor.language)
            };
            self.tell_one(&account, &notice, repositories).await?;
        }
        Ok(())
    }
}
