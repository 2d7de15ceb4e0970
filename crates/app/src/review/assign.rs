//! Giving a review to somebody, and taking it away again. Whoever does so sees who works on it, and
//! no answer.

use std::collections::BTreeMap;

use icc_domain::Role;
use icc_store::{
    AccountId, Assignment, AssignmentId, Hold, Municipality, NetworkId, NetworkRule, NewAssignment,
    NewMail, Place, Repositories, ResponseStatus, Review, ReviewPath, Scope, Standing, Wave, Write,
};
use serde_json::json;

use super::path::{SHARE, strictest_path};
use crate::accounts::About;
use crate::error::Error;
use crate::input::Origin;
use crate::mail::MailKind;
use crate::policy::{Action, Actor, Stage, Subject, people_of};
use crate::responses::{asking_networks, names, stage};
use crate::service::Service;
use crate::submissions::{Move, StepBy, advance};

/// Somebody who has or had a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignedRow {
    /// The assignment.
    pub assignment: Assignment,
    /// The name; none for somebody who is not known any more.
    pub name: Option<String>,
}

/// Somebody to whom it can be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The account.
    pub account: AccountId,
    /// What the person is called.
    pub name: String,
    /// How many reviews the person has already.
    pub load: usize,
}

/// Who reviews what a municipality has handed in.
#[derive(Debug, Clone)]
pub struct AssignPage {
    /// The municipality.
    pub city: Municipality,
    /// The wave.
    pub wave: Wave,
    /// How far it has come.
    pub status: ResponseStatus,
    /// How much is looked at.
    pub path: ReviewPath,
    /// Who has it, and who had it, in the order in which it was given.
    pub rows: Vec<AssignedRow>,
    /// To whom it can be given, by name.
    pub candidates: Vec<Candidate>,
    /// Whether it can be given to somebody now.
    pub may_assign: bool,
}

/// What whoever assigns has come to.
struct Assigning {
    city: Municipality,
    wave: Wave,
    standing: Standing,
    networks: Vec<NetworkId>,
    subject: Subject,
}

impl Service {
    /// Who reviews what a municipality has handed in, and who could.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not for the person to say, or nothing was begun.
    pub async fn review_assignments(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
    ) -> Result<AssignPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let found = self.assigning(actor, (city, wave), &read).await?;
        let review = read.reviews().of(found.standing.id).await?;
        let path = match review {
            Some(review) => review.path,
            None => path_now(&found, &read).await?,
        };
        let rows = read.reviews().assignments(&[found.standing.id]).await?;
        let who: Vec<AccountId> = rows.iter().map(|row| row.reviewer).collect();
        let names = names(&who, &read).await?;
        let candidates = self.candidates(&found, &rows, &read).await?;
        snapshot.end().await?;
        Ok(AssignPage {
            may_assign: actor.may(Action::AssignReviewer, &found.subject),
            city: found.city,
            wave: found.wave,
            status: found.standing.status,
            path,
            rows: rows
                .into_iter()
                .map(|assignment| AssignedRow {
                    name: names.get(&assignment.reviewer).cloned(),
                    assignment,
                })
                .collect(),
            candidates,
        })
    }

    /// Gives a review to somebody; the first time it begins with it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not for the person to say; [`Error::Closed`] before it was
    /// handed in, or after it was accepted; [`Error::Invalid`] for somebody who cannot review it;
    /// [`Error::Conflict`] when that person has it already.
    pub async fn assign_review(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        reviewer: Option<AccountId>,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let found = self.assigning(actor, (city, wave), &repositories).await?;
        if !actor.may(Action::AssignReviewer, &found.subject) {
            return Err(Error::Closed);
        }
        let reviewer = reviewer.ok_or_else(|| Error::issue("reviewer", "missing"))?;
        let rows = repositories
            .reviews()
            .assignments(&[found.standing.id])
            .await?;
        let lasting = |row: &Assignment| row.ended_at.is_none() && row.reviewer == reviewer;
        if rows.iter().any(lasting) {
            return Err(Error::Conflict);
        }
        let candidates = self.candidates(&found, &rows, &repositories).await?;
        if candidates.iter().all(|one| one.account != reviewer) {
            return Err(Error::issue("reviewer", "review-reviewer"));
        }
        self.begin_review(actor, &found, &repositories).await?;
        let new = NewAssignment {
            response: found.standing.id,
            reviewer,
            assigned_by: actor.account,
            assigned_at: self.clock().now(),
        };
        let id = repositories.reviews().assign(&new, self.ids()).await?;
        self.note_assignment(
            "review-assigned",
            actor,
            &found,
            reviewer,
            (origin, &repositories),
        )
        .await?;
        if let Some(account) = repositories.accounts().by_id(reviewer).await? {
            let notice = NewMail {
                about: Some(id.0),
                municipality: Some(found.city.id),
                ..self.new_mail(MailKind::ReviewAssigned, String::new(), account.language)
            };
            self.tell_one(&account, &notice, &repositories).await?;
        }
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(())
    }

    /// Takes a review away from somebody: access ends with it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not for the person to say, or there is no such assignment;
    /// [`Error::Closed`] after it was accepted; [`Error::Conflict`] when it has ended already.
    pub async fn end_review_assignment(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        id: AssignmentId,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let found = self.assigning(actor, (city, wave), &repositories).await?;
        let old = repositories.reviews().assignment(id).await?;
        let old = old.filter(|old| old.response == found.standing.id);
        let old = old.ok_or(Error::NotFound)?;
        if !actor.may(Action::AssignReviewer, &found.subject) {
            return Err(Error::Closed);
        }
        let by = (actor.account, self.clock().now());
        repositories.reviews().end(&old, by).await?;
        let reviewer = old.reviewer;
        self.note_assignment(
            "review-unassigned",
            actor,
            &found,
            reviewer,
            (origin, &repositories),
        )
        .await?;
        Ok(unit.commit().await?)
    }

    async fn note_assignment(
        &self,
        action: &'static str,
        actor: &Actor,
        found: &Assigning,
        reviewer: AccountId,
        (origin, repositories): (&Origin, &Repositories<'_, Write>),
    ) -> Result<(), Error> {
        let about = About {
            action,
            actor: Some(actor.account),
            origin,
            object: ("response", Some(found.standing.id.to_string())),
            place: Place::City(found.city.id),
            detail: json!({ "reviewer": reviewer.to_string() }),
        };
        Ok(self.note(repositories, about).await?)
    }

    /// What somebody who may choose who reviews has come to.
    async fn assigning<A: Sync>(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        read: &Repositories<'_, A>,
    ) -> Result<Assigning, Error> {
        let city = read.municipalities().by_code(city).await?;
        let city = city.ok_or(Error::NotFound)?;
        let subject = Subject::at(Place::City(city.id), read).await?;
        let handed_in = Subject {
            stage: Some(Stage::Submitted),
            ..subject.clone()
        };
        if !actor.may(Action::AssignReviewer, &handed_in) {
            return Err(Error::NotFound);
        }
        let wave = read.waves().by_code(wave).await?.ok_or(Error::NotFound)?;
        let networks = asking_networks(&wave, &subject, read).await?;
        let standings = read.responses().standings(wave.id).await?;
        let standing = standings.into_iter().find(|s| s.municipality == city.id);
        let standing = standing.ok_or(Error::NotFound)?;
        Ok(Assigning {
            subject: Subject {
                stage: Some(stage(standing.status)),
                ..subject
            },
            city,
            wave,
            standing,
            networks,
        })
    }

    /// Those who review for a network that asks the municipality, hold no role for it, and do not
    /// have it already.
    async fn candidates<A: Sync>(
        &self,
        found: &Assigning,
        rows: &[Assignment],
        read: &Repositories<'_, A>,
    ) -> Result<Vec<Candidate>, Error> {
        let networks = found.networks.iter().map(|id| Place::Network(*id));
        let networks: Vec<Place> = networks.collect();
        let own = read
            .grants()
            .within(&people_of(&[Place::City(found.city.id)]))
            .await?;
        let mut candidates = Vec::new();
        for account in self.holding(Role::Reviewer, &networks, read).await? {
            let has = |row: &Assignment| row.ended_at.is_none() && row.reviewer == account.id;
            let belongs = own.iter().any(|grant| grant.account == account.id);
            if belongs || rows.iter().any(has) {
                continue;
            }
            candidates.push(Candidate {
                account: account.id,
                name: account.name.clone(),
                load: read.reviews().held_by(account.id).await?.len(),
            });
        }
        candidates.sort_by(|a, b| (&a.name, a.account).cmp(&(&b.name, b.account)));
        Ok(candidates)
    }

    /// Says how much is looked at, and moves on what was just handed in.
    async fn begin_review(
        &self,
        actor: &Actor,
        found: &Assigning,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        let now = self.clock().now();
        let reviews = repositories.reviews();
        if reviews.of(found.standing.id).await?.is_none() {
            let review = Review {
                response: found.standing.id,
                path: path_now(found, repositories).await?,
                seed: self.ids().next_id().to_string(),
                share: SHARE,
                begun_at: now,
            };
            reviews.begin(&review).await?;
        }
        if found.standing.status != ResponseStatus::Submitted {
            return Ok(());
        }
        // Moving it on opens no answer to whoever assigns.
        let scope = Scope::service();
        let response = repositories
            .responses()
            .held(&scope, found.city.id, found.wave.id, Hold::Alone)
            .await?
            .ok_or(Error::NotFound)?;
        let step = StepBy {
            account: Some(actor.account),
            at: now,
            remark: String::new(),
            submission: None,
        };
        advance(repositories, &response, Move::BeginReview, step).await?;
        Ok(())
    }
}

/// How much the networks that ask want looked at now.
async fn path_now<A: Sync>(
    found: &Assigning,
    read: &Repositories<'_, A>,
) -> Result<ReviewPath, Error> {
    let rules: BTreeMap<NetworkId, NetworkRule> = read
        .network_rules()
        .of(&found.networks)
        .await?
        .into_iter()
        .collect();
    let rules: Vec<NetworkRule> = rules.into_values().collect();
    Ok(strictest_path(&rules))
}
