//! The reviews that somebody has.

use icc_store::{Place, ResponseId, Standing};

use super::answer::Reviewed;
use crate::error::Error;
use crate::policy::{Action, Actor, Subject};
use crate::responses::stage;
use crate::service::Service;

/// A review in the list.
#[derive(Debug)]
pub struct ReviewEntry {
    /// What is looked at.
    pub reviewed: Reviewed,
    /// Whether it is the reviewer's turn.
    pub may_review: bool,
}

/// The reviews of somebody: where it is his or her turn first, then in the order in which they were
/// given.
#[derive(Debug, Default)]
pub struct ReviewList {
    /// The reviews.
    pub entries: Vec<ReviewEntry>,
}

impl Service {
    /// The reviews that were given to somebody and are open to him or her.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there can be none: the page does not exist for that person.
    pub async fn reviews(&self, actor: &Actor) -> Result<ReviewList, Error> {
        if !actor.may_somewhere(Action::SeeReview) {
            return Err(Error::NotFound);
        }
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let mut entries = Vec::new();
        for assignment in read.reviews().held_by(actor.account).await? {
            let standing = read.responses().standing(assignment.response).await?;
            let Some(standing) = standing else {
                continue;
            };
            let subject = Subject::at(Place::City(standing.municipality), &read).await?;
            if !actor.may(Action::SeeReview, &given(subject, &standing)) {
                continue;
            }
            let city = read.municipalities().by_id(standing.municipality).await?;
            let wave = read.waves().by_id(standing.wave).await?;
            let (Some(city), Some(wave)) = (city, wave) else {
                continue;
            };
            let at = (city.code.as_str(), wave.code.as_str());
            let desk = self.review_desk(actor, at, &read).await?;
            let may_review = actor.may(Action::Review, &desk.whole());
            entries.push(ReviewEntry {
                reviewed: self.reviewed(desk, &read).await?,
                may_review,
            });
        }
        snapshot.end().await?;
        entries.sort_by_key(|entry| !entry.may_review);
        Ok(ReviewList { entries })
    }

    /// The names of those who have a review now, for telling the municipality who looks at it.
    pub(super) async fn reviewer_names<A: Sync>(
        &self,
        response: ResponseId,
        read: &icc_store::Repositories<'_, A>,
    ) -> Result<Vec<String>, Error> {
        let rows = read.reviews().assignments(&[response]).await?;
        let lasting = rows.iter().filter(|row| row.ended_at.is_none());
        let who: Vec<_> = lasting.map(|row| row.reviewer).collect();
        let mut names: Vec<String> = crate::responses::names(&who, read)
            .await?
            .into_values()
            .collect();
        names.sort();
        Ok(names)
    }
}

/// What a review that was given to the person is about.
fn given(subject: Subject, standing: &Standing) -> Subject {
    Subject {
        assigned: true,
        stage: Some(stage(standing.status)),
        ..subject
    }
}
