//! Adding, changing and withdrawing evidence.

use std::collections::BTreeSet;

use icc_store::{
    AccountId, EvidenceDetails, EvidenceId, Municipality, NewEvidence, Place, Repositories, Scope,
    Write,
};
use serde_json::json;

use super::checks::{address, details, told_name};
use crate::accounts::{About, colleagues};
use crate::error::Error;
use crate::input::{Issue, Origin};
use crate::policy::{Action, Actor, Subject};
use crate::responses::Attaching;
use crate::service::Service;

/// What a form has sent about a piece, nothing of it checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EvidenceSaid {
    /// The title.
    pub title: String,
    /// The address of a link.
    pub url: String,
    /// The account of its owner; empty for none.
    pub owner: String,
    /// The last day on which it is good; empty for no end.
    pub valid_until: String,
    /// The note.
    pub note: String,
    /// The word of its visibility.
    pub visibility: String,
    /// Codes of questions.
    pub tags: Vec<String>,
}

/// A file that was handed in, nothing of it checked.
#[derive(Clone, PartialEq, Eq)]
pub struct HandedIn {
    /// What the browser calls it.
    pub name: String,
    /// Its content, whole.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for HandedIn {
    /// Without name and content.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HandedIn")
            .field("size", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

/// A file that comes with what a form says, as far as it has arrived.
#[derive(Clone, PartialEq, Eq)]
pub enum SaidFile {
    /// All of it.
    Whole(HandedIn),
    /// Nothing of it was kept.
    Left {
        /// What the browser calls it.
        name: String,
        /// Why.
        why: Issue,
    },
}

impl SaidFile {
    /// What it is called, as whoever sent it is told: no folder, nothing that hides what it is.
    #[must_use]
    pub fn told_name(&self) -> String {
        told_name(match self {
            Self::Whole(file) => &file.name,
            Self::Left { name, .. } => name,
        })
    }
}

impl std::fmt::Debug for SaidFile {
    /// Without name and content.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole(file) => file.fmt(f),
            Self::Left { why, .. } => f.debug_tuple("Left").field(why).finish(),
        }
    }
}

impl Service {
    /// Adds a link or a file, and attaches it at once when a question is named. All of it is kept or
    /// nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not; [`Error::Invalid`] with every reason why it
    /// cannot be kept; [`Error::Closed`] when the questionnaire was handed in, or outside its dates.
    pub async fn add_evidence(
        &self,
        actor: &Actor,
        city: &str,
        (said, file): (&EvidenceSaid, Option<HandedIn>),
        attach: Option<(&str, &str)>,
        origin: &Origin,
    ) -> Result<EvidenceId, Error> {
        // Nobody is told what is wrong with a file who may not hand one in.
        self.evidence_form(actor, city, attach).await?;
        let source = match file {
            Some(_) if !said.url.trim().is_empty() => Err(Issue::new("file", "one-of-both")),
            Some(file) => self.inspector().look(file).await?.map(NewEvidence::File),
            None if said.url.trim().is_empty() => Err(Issue::new("url", "missing")),
            None => address(&said.url).map(NewEvidence::Link),
        };
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let id = self
            .put_evidence(actor, city, (said, source), origin, &repositories)
            .await?;
        if let Some((wave, question)) = attach {
            let place = (city, wave, question);
            let what = (id, &Attaching::Attach);
            self.change_attached(actor, place, what, &repositories)
                .await?;
        }
        unit.commit().await?;
        Ok(id)
    }

    /// Adds a link or a file that was looked at already, in the transaction of whoever asks.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not; [`Error::Invalid`] with every reason why it
    /// cannot be kept.
    pub(crate) async fn put_evidence(
        &self,
        actor: &Actor,
        city: &str,
        (said, source): (&EvidenceSaid, Result<NewEvidence, Issue>),
        origin: &Origin,
        repositories: &Repositories<'_, Write>,
    ) -> Result<EvidenceId, Error> {
        let (city, subject, scope) = self
            .evidence_of(actor, city, Action::KeepEvidence, repositories)
            .await?;
        let (mut new, mut issues) = details(said);
        let known = self
            .known(
                &city,
                &subject,
                &scope,
                repositories,
                (actor, &BTreeSet::new()),
            )
            .await?;
        issues.extend(known.fill(&mut new, said));
        if let Ok(NewEvidence::File(file)) = &source {
            let evidence = repositories.evidence();
            evidence.hold(city.id).await?;
            let stored = evidence.stored_bytes(&scope, city.id).await?;
            let most = self.evidence_limits().municipality;
            if stored.saturating_add(file.bytes.len() as u64) > most {
                issues.push(full(most));
            }
        }
        let source = match source {
            Ok(source) if issues.is_empty() => source,
            source => {
                issues.extend(source.err());
                return Err(Error::Invalid(in_order(issues)));
            }
        };
        let now = self.clock().now();
        let id = repositories
            .evidence()
            .add((city.id, actor.account, now), &source, &new, self.ids())
            .await?;
        let kind = match &source {
            NewEvidence::Link(_) => "link",
            NewEvidence::File(_) => "file",
        };
        let about = evidence_event("evidence-added", actor, origin, (id, &city));
        let detail = json!({ "kind": kind });
        self.note(repositories, About { detail, ..about }).await?;
        Ok(id)
    }

    /// Changes what may change of a piece that was seen at a version.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not; [`Error::Invalid`] with every reason why it
    /// cannot be kept; [`Error::Conflict`] when somebody else was first, or it is withdrawn.
    pub async fn change_evidence(
        &self,
        actor: &Actor,
        city: &str,
        (id, version): (EvidenceId, i32),
        said: &EvidenceSaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let (city, subject, scope) = self
            .evidence_of(actor, city, Action::KeepEvidence, &repositories)
            .await?;
        let old = repositories.evidence().by_id(&scope, city.id, id).await?;
        let old = old.ok_or(Error::NotFound)?;
        let (mut new, mut issues) = details(said);
        let mut known = self
            .known(&city, &subject, &scope, &repositories, (actor, &old.tags))
            .await?;
        // Who owns it stays so, also after having left, until somebody chooses another.
        known.owners.extend(old.owner);
        issues.extend(known.fill(&mut new, said));
        if !issues.is_empty() {
            return Err(Error::Invalid(in_order(issues)));
        }
        if old.version != version || old.withdrawn_at.is_some() {
            return Err(Error::Conflict);
        }
        if new == old.details {
            return Ok(unit.roll_back().await?);
        }
        repositories.evidence().change(&old, &new).await?;
        let about = evidence_event("evidence-changed", actor, origin, (id, &city));
        // What was changed, not what it says: the record is kept for ever.
        let detail = json!({ "fields": changed(&old.details, &new) });
        self.note(&repositories, About { detail, ..about }).await?;
        Ok(unit.commit().await?)
    }

    /// Withdraws a piece: it stays where it is attached, marked, and proves nothing any more.
    ///
    /// # Errors
    /// As [`Service::change_evidence`].
    pub async fn withdraw_evidence(
        &self,
        actor: &Actor,
        city: &str,
        (id, version): (EvidenceId, i32),
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let (city, _, scope) = self
            .evidence_of(actor, city, Action::KeepEvidence, &repositories)
            .await?;
        let old = repositories.evidence().by_id(&scope, city.id, id).await?;
        let old = old.ok_or(Error::NotFound)?;
        if old.version != version || old.withdrawn_at.is_some() {
            return Err(Error::Conflict);
        }
        let now = self.clock().now();
        repositories.evidence().withdraw(&old, now).await?;
        let about = evidence_event("evidence-withdrawn", actor, origin, (id, &city));
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    async fn known(
        &self,
        city: &Municipality,
        subject: &Subject,
        scope: &Scope,
        repositories: &Repositories<'_, Write>,
        (actor, tagged): (&Actor, &BTreeSet<String>),
    ) -> Result<Known, Error> {
        let colleagues = colleagues(actor, city, repositories).await?;
        let catalogue = self.catalogue(city, subject, scope, repositories).await?;
        let questions = catalogue.iter().flat_map(|known| {
            let questions = known.0.definition.questions.iter();
            questions.map(|question| question.code.to_string())
        });
        Ok(Known {
            owners: colleagues.into_iter().map(|one| one.account).collect(),
            // Questions of an earlier edition stay.
            questions: questions.chain(tagged.iter().cloned()).collect(),
        })
    }
}

/// What an owner and a tag can be.
struct Known {
    owners: Vec<AccountId>,
    questions: BTreeSet<String>,
}

impl Known {
    fn fill(&self, new: &mut EvidenceDetails, said: &EvidenceSaid) -> Vec<Issue> {
        let mut issues = Vec::new();
        let owner = said.owner.trim();
        if !owner.is_empty() {
            let mut owners = self.owners.iter();
            new.owner = owners.find(|one| one.to_string() == owner).copied();
            if new.owner.is_none() {
                issues.push(Issue::new("owner", "owner"));
            }
        }
        for tag in &said.tags {
            if self.questions.contains(tag) {
                new.tags.insert(tag.clone());
            } else {
                issues.push(Issue::new("tags", "question"));
            }
        }
        issues.dedup();
        issues
    }
}

/// Faults in the order of the form, in which they are listed.
fn in_order(mut issues: Vec<Issue>) -> Vec<Issue> {
    const FIELDS: [&str; 8] = [
        "title",
        "url",
        "file",
        "valid-until",
        "owner",
        "tags",
        "note",
        "visibility",
    ];
    issues.sort_by_key(|issue| FIELDS.iter().position(|field| *field == issue.field));
    issues
}

fn full(most: u64) -> Issue {
    Issue {
        number: u32::try_from(most >> 20).ok(),
        ..Issue::new("file", "file-quota")
    }
}

fn changed(old: &EvidenceDetails, new: &EvidenceDetails) -> Vec<&'static str> {
    let differs = [
        ("title", old.title != new.title),
        ("owner", old.owner != new.owner),
        ("valid-until", old.valid_until != new.valid_until),
        ("note", old.note != new.note),
        ("visibility", old.visibility != new.visibility),
        ("tags", old.tags != new.tags),
    ];
    let differs = differs.into_iter().filter(|(_, it)| *it);
    differs.map(|(field, _)| field).collect()
}

fn evidence_event<'a>(
    action: &'static str,
    actor: &Actor,
    origin: &'a Origin,
    (id, city): (EvidenceId, &Municipality),
) -> About<'a> {
    About {
        action,
        actor: Some(actor.account),
        origin,
        object: ("evidence", Some(id.to_string())),
        place: Place::City(city.id),
        detail: serde_json::Value::Null,
    }
}
