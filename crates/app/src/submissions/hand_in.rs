//! Handing in, signed by whoever answers for the municipality.

use icc_domain::{Locale, Role};
use icc_store::{
    Hold, NewMail, NewSubmission, Place, Repositories, Status, SubmissionId, SubmissionRecord,
    Write,
};
use serde_json::json;

use super::accept::{accept, latest};
use super::check::obstacles;
use super::stages::{Move, StepBy, advance};
use crate::accounts::About;
use crate::error::Error;
use crate::input::{self, Issue, Origin};
use crate::mail::MailKind;
use crate::policy::{Action, Actor, Subject};
use crate::responses::{Desk, asking_networks};
use crate::review::{ReviewPath, path_of};
use crate::service::Service;

/// The longest name of a function, in characters.
pub const LONGEST_FUNCTION: usize = 200;

/// What a form signs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signing {
    /// Who signs.
    pub name: String,
    /// As what.
    pub function: String,
    /// Whether it was said that this is the answer of the municipality.
    pub agreed: bool,
    /// SHA-256 of what was looked through.
    pub seen: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandedIn {
    /// It is handed in.
    Now(SubmissionId),
    /// This very thing was handed in already, by the same press or another one.
    Before(SubmissionId),
    /// Answers have changed since they were looked through; nothing was done.
    Changed,
}

impl Service {
    /// Hands in what was looked through, and nothing else.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not hand it in; [`Error::Closed`] when it is handed
    /// in already, or outside its dates; [`Error::Invalid`] with everything that is wrong.
    pub async fn hand_in(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        signing: &Signing,
        language: Locale,
        origin: &Origin,
    ) -> Result<HandedIn, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.desk(actor, city, wave, &repositories).await?;
        if !actor.may(Action::Submit, &desk.in_draft()) {
            return Err(Error::NotFound);
        }
        let response = repositories
            .responses()
            .held(&desk.scope, desk.city.id, desk.wave.id, Hold::Alone)
            .await?
            .ok_or(Error::NotFound)?;
        if let Some(id) = handed_in(&desk, signing, &repositories).await? {
            return Ok(HandedIn::Before(id));
        }
        // Between the look and the hold somebody may have handed it in.
        let mine = desk.response()?.status == response.status;
        if !mine || !desk.is_open() || !actor.may(Action::Submit, &desk.whole()) {
            return Err(Error::Closed);
        }
        let draft = self.draft(&desk, &repositories).await?;
        let (record, record_digest) = draft.frozen.record.document()?;
        let (name, function) = signed(signing)?;
        if let Some(obstacle) = obstacles(&desk, &draft.frozen).first() {
            return Err(Error::issue("answers", obstacle.code()));
        }
        if record_digest != signing.seen {
            return Ok(HandedIn::Changed);
        }
        let now = self.clock().now();
        let (document, digest) = draft.frozen.sheet.document()?;
        let before = latest(&repositories, &desk.scope, &response).await?;
        let revision = before.map_or(1, |before| before.revision + 1);
        let new = NewSubmission {
            municipality: desk.city.id,
            wave: desk.wave.id,
            revision,
            status: Status::Submitted,
            document,
            digest: digest.clone(),
            created_at: now,
            submitted_at: Some(now),
        };
        let id = repositories.submissions().add(&new, self.ids()).await?;
        let record = SubmissionRecord {
            submission: id,
            document: record,
            digest: record_digest.clone(),
            language,
            signed_name: name,
            signed_function: function,
            by: actor.account,
        };
        repositories.submission_records().add(&record).await?;
        let by = |account| StepBy {
            account,
            at: now,
            remark: String::new(),
            submission: Some(id),
        };
        let step = by(Some(actor.account));
        let response = advance(&repositories, &response, Move::HandIn, step).await?;
        let about = About {
            action: "submission-handed-in",
            actor: Some(actor.account),
            origin,
            object: ("submission", Some(id.to_string())),
            place: Place::City(desk.city.id),
            detail: json!({
                "wave": desk.wave.code,
                "revision": revision,
                "answers": digest,
                "record": record_digest,
            }),
        };
        self.note(&repositories, about).await?;
        if path_of(&desk) == ReviewPath::Declared {
            let verified = self.verified_now(&response, &repositories).await?;
            let at = (&repositories, &desk.scope);
            accept(at, &response, &verified, by(None), self.ids()).await?;
        }
        self.tell_of_submission(actor, &desk, id, &repositories)
            .await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(HandedIn::Now(id))
    }

    async fn tell_of_submission(
        &self,
        actor: &Actor,
        desk: &Desk,
        id: SubmissionId,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        let notice = |kind| NewMail {
            about: Some(id.0),
            municipality: Some(desk.city.id),
            ..self.new_mail(kind, String::new(), actor.language)
        };
        let city = [Place::City(desk.city.id)];
        let receipt = notice(MailKind::SubmissionReceipt);
        let to = (Role::CityCoordinator, city.as_slice());
        self.tell(to, &receipt, repositories).await?;
        let subject = Subject::at(Place::City(desk.city.id), repositories).await?;
        let networks = asking_networks(&desk.wave, &subject, repositories).await?;
        let networks: Vec<Place> = networks.into_iter().map(Place::Network).collect();
        let handed_in = notice(MailKind::SubmissionHandedIn);
        let to = (Role::NetworkCoordinator, networks.as_slice());
        self.tell(to, &handed_in, repositories).await?;
        // Whoever had asked something looks at it again.
        self.tell_reviewers(MailKind::ReviewHandedIn, actor, desk, repositories)
            .await
    }
}

/// The revision that was made of what the form shows, if it was handed in already and is not open
/// again: a press twice, a request sent again, a page that was left open.
async fn handed_in(
    desk: &Desk,
    signing: &Signing,
    repositories: &Repositories<'_, Write>,
) -> Result<Option<SubmissionId>, Error> {
    let response = desk.response()?;
    let steps = repositories.response_steps().of(response.id).await?;
    let mut steps = steps.iter().rev();
    let last = steps.find(|step| step.action != Move::Accept.code());
    let last = last.filter(|step| step.action == Move::HandIn.code());
    let Some(id) = last.and_then(|step| step.submission) else {
        return Ok(None);
    };
    let record = repositories
        .submission_records()
        .of(&desk.scope, id)
        .await?;
    Ok(record.filter(|r| r.digest == signing.seen).map(|_| id))
}

fn signed(signing: &Signing) -> Result<(String, String), Error> {
    let mut issues = Vec::new();
    let name = input::name(&signing.name).map_err(|issue| issues.push(issue));
    let function = input::line("function", &signing.function, LONGEST_FUNCTION);
    let function = function.map_err(|issue| issues.push(issue));
    if !signing.agreed {
        issues.push(Issue::new("agreed", "missing"));
    }
    match (name, function, issues.is_empty()) {
        (Ok(name), Ok(function), true) => Ok((name, function)),
        _ => Err(Error::Invalid(issues)),
    }
}
