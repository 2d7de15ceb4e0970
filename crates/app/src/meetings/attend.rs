//! Taking part in a meeting, and showing a document there.

use icc_store::{Evidence, MeetingDocument, MunicipalityId, Repositories};

use super::{
    DocumentPart, EvidenceId, MOST_VERSIONS, MeetingId, MeetingPlace, MeetingState, MeetingWay,
    noted,
};
use crate::consensus::{Circle, said_city};
use crate::error::Error;
use crate::evidence::{SentFile, file_of, pieces};
use crate::input::{Issue, Origin};
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;

/// What a form says of taking part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AttendanceSaid {
    /// `in-person`, `at-a-distance` or `not`.
    pub way: String,
    /// The member for which, for whoever works for several; its code.
    pub city: String,
    /// How many words the person had said before, as the form has shown it.
    pub seen: String,
}

/// What a form says of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShowingSaid {
    /// The id of the piece of evidence.
    pub document: String,
    /// `document` or `presentation`.
    pub part: String,
}

impl Service {
    /// Says whether and how somebody takes part in a meeting that is announced.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or there is no such meeting; [`Error::Invalid`]
    /// with everything that is wrong; [`Error::Conflict`] when the person has said something else
    /// since, or one cannot register.
    pub async fn attend_meeting(
        &self,
        actor: &Actor,
        at: (&str, MeetingId),
        said: &AttendanceSaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let seen = self
            .meeting_of(actor, at, Action::AttendMeeting, &repositories)
            .await?;
        let mut issues = Vec::new();
        let way = MeetingWay::from_word(&said.way);
        if way.is_none() {
            issues.push(Issue::new("attend", "missing"));
        }
        let cities = seen.circle.own_cities(actor, &repositories).await?;
        let city = said_city(&cities, &said.city);
        // Whoever coordinates the network takes part for none.
        if city.is_none() && !cities.is_empty() {
            issues.push(Issue::new("city", "missing"));
        }
        let (Some(way), true) = (way, issues.is_empty()) else {
            return Err(Error::Invalid(issues));
        };
        let meeting = &seen.meeting;
        let places = repositories.meetings().places(&[meeting.id]).await?;
        let before = places.iter().filter(|place| place.account == actor.account);
        let before = i32::try_from(before.count()).unwrap_or(i32::MAX);
        let open = meeting.state == MeetingState::Announced;
        if said.seen != before.to_string() || !open || before >= MOST_VERSIONS {
            return Err(Error::Conflict);
        }
        let new = MeetingPlace {
            meeting: meeting.id,
            account: actor.account,
            number: before + 1,
            way,
            municipality: city,
            made_at: self.clock().now(),
        };
        // Whoever was first is a conflict for the second.
        repositories.meetings().take_place(&new).await?;
        let word = match way {
            MeetingWay::Not => "meeting-left",
            MeetingWay::InPerson | MeetingWay::AtADistance => "meeting-attended",
        };
        let about = noted(&seen.circle.network, actor, origin, (word, meeting.id));
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// Shows a piece of the own member's evidence at a meeting.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or there is no such meeting; [`Error::Invalid`]
    /// with everything that is wrong; [`Error::Conflict`] when it is shown there already, the
    /// meeting was cancelled, or it has as many as it may have.
    pub async fn show_at_meeting(
        &self,
        actor: &Actor,
        at: (&str, MeetingId),
        said: &ShowingSaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let seen = self
            .meeting_of(actor, at, Action::AttendMeeting, &repositories)
            .await?;
        let mut issues = Vec::new();
        let part = DocumentPart::from_word(&said.part);
        if part.is_none() {
            issues.push(Issue::new("part", "missing"));
        }
        let pieces = own_pieces(actor, &seen.circle, &repositories).await?;
        let mut pieces = pieces.into_iter();
        let piece = pieces.find(|(_, piece)| piece.id.to_string() == said.document);
        if piece.is_none() {
            issues.push(Issue::new("document", "joining-document"));
        }
        let (Some(part), Some((municipality, piece)), true) = (part, piece, issues.is_empty())
        else {
            return Err(Error::Invalid(issues));
        };
        let shown = repositories.meetings().documents(seen.meeting.id).await?;
        let full = i32::try_from(shown.len()).is_ok_and(|n| n >= MOST_VERSIONS);
        if seen.meeting.state == MeetingState::Cancelled || full {
            return Err(Error::Conflict);
        }
        let new = MeetingDocument {
            meeting: seen.meeting.id,
            municipality,
            evidence: piece.id,
            part,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        repositories.meetings().show(&new, self.ids()).await?;
        let word = ("meeting-document", seen.meeting.id);
        let about = noted(&seen.circle.network, actor, origin, word);
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// The file of a document that is shown at a meeting.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not see the meeting, the piece is not shown there,
    /// was withdrawn, or is no file.
    pub async fn meeting_file(
        &self,
        actor: &Actor,
        at: (&str, MeetingId),
        id: EvidenceId,
    ) -> Result<SentFile, Error> {
        let read = self.store().read();
        let seen = self
            .meeting_of(actor, at, Action::SeeMeetings, &read)
            .await?;
        let shown = read.meetings().documents(seen.meeting.id).await?;
        let shown = shown.iter().find(|document| document.evidence == id);
        let city = shown.ok_or(Error::NotFound)?.municipality;
        let scope = actor.meeting_scope(&seen.circle.subject, city);
        let piece = read.evidence().by_id(&scope, city, id).await?;
        let piece = piece.filter(|piece| piece.withdrawn_at.is_none());
        file_of(piece, &read).await
    }
}

/// What the members for which somebody works keep as evidence and he or she may name, the newest
/// first.
pub(super) async fn own_pieces<A: Sync>(
    actor: &Actor,
    circle: &Circle,
    read: &Repositories<'_, A>,
) -> Result<Vec<(MunicipalityId, Evidence)>, Error> {
    let mut own = Vec::new();
    for city in circle.own(actor) {
        let subject = Subject {
            city: Some(city),
            ..Subject::default()
        };
        if !actor.may(Action::SeeEvidence, &subject) {
            continue;
        }
        let all = pieces(&actor.scope(city), city, read).await?;
        let all = all
            .into_values()
            .filter(|piece| piece.withdrawn_at.is_none());
        own.extend(all.map(|piece| (city, piece)));
    }
    own.sort_by_key(|(_, piece)| std::cmp::Reverse((piece.created_at, piece.id)));
    Ok(own)
}
