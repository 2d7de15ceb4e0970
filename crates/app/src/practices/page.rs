//! A practice as others see it.

use icc_store::{
    Evidence, EvidenceId, PracticeId, PracticeShown, PracticeText, Read, Repositories,
    ReservedScope,
};

use super::{PracticeRow, SimilarPractice, is_open};
use crate::error::Error;
use crate::evidence::{SentFile, file_of, pieces};
use crate::in_step::State;
use crate::policy::{Action, Actor, everybodys_scope, readers_scope};
use crate::service::Service;

/// A practice as others see it.
#[derive(Debug)]
pub struct PracticePage {
    /// What it is, whose, in which network.
    pub row: PracticeRow,
    /// What is said of it.
    pub text: PracticeText,
    /// Its documents that are still there, in order.
    pub documents: Vec<Evidence>,
    /// Practices that help with the same, the most alike first.
    pub similar: Vec<SimilarPractice>,
    /// Whether the reader can write to its authors.
    pub may_ask: bool,
    /// Whether the reader works on it.
    pub works_on: bool,
}

impl Service {
    /// A practice as somebody sees it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not shown to the reader.
    pub async fn practice(
        &self,
        actor: Option<&Actor>,
        id: PracticeId,
    ) -> Result<PracticePage, Error> {
        let sizes = self.size_classes().await?;
        let snapshot = self.store().snapshot().await?;
        let state = State::of(&snapshot).await?;
        let read = &state.read;
        let (scope, shown) = seen(actor, id, read).await?;
        let text = read.practices().text(id, shown.text_version).await?;
        let text = text.ok_or(Error::NotFound)?;
        let documents = documents(&shown, &text, read).await?;
        let places = self.places(&state).await?;
        let all = self.shown_practices(&state).await?;
        let similar = super::similar::similar(&shown, (&all, &scope), (&places, &sizes));
        let practice = read.practices().by_id(id).await?.ok_or(Error::NotFound)?;
        snapshot.end().await?;
        Ok(PracticePage {
            may_ask: actor.is_some_and(|actor| actor.may_somewhere(Action::SeePractices)),
            works_on: actor.is_some_and(|actor| super::desk::works_on(actor, &practice)),
            row: places.row(shown).ok_or(Error::NotFound)?,
            text,
            documents,
            similar,
        })
    }

    /// The file of a document beside a practice.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the practice is not shown to the reader, does not name the piece, or
    /// the piece is no file that others may see.
    pub async fn practice_document(
        &self,
        actor: Option<&Actor>,
        (id, document): (PracticeId, EvidenceId),
    ) -> Result<SentFile, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (_, shown) = seen(actor, id, &read).await?;
        let text = read.practices().text(id, shown.text_version).await?;
        let text = text.ok_or(Error::NotFound)?;
        let mut all = documents(&shown, &text, &read).await?;
        all.retain(|piece| piece.id == document);
        let file = file_of(all.pop(), &read).await?;
        snapshot.end().await?;
        Ok(file)
    }
}

/// What somebody sees of a practice, and of all others.
pub(super) async fn seen<A: Sync>(
    actor: Option<&Actor>,
    id: PracticeId,
    read: &Repositories<'_, A>,
) -> Result<(ReservedScope, PracticeShown), Error> {
    let scope = readers_scope(actor, Action::SeePractices, read).await?;
    let shown = read.practices().shown_of(&scope, &[id]).await?.pop();
    let shown = shown.ok_or(Error::NotFound)?;
    Ok((scope, shown))
}

/// The documents of a practice that others may see: its municipality has agreed to show it.
async fn documents(
    shown: &PracticeShown,
    text: &PracticeText,
    read: &Repositories<'_, Read>,
) -> Result<Vec<Evidence>, Error> {
    if text.words.documents.is_empty() {
        return Ok(Vec::new());
    }
    let scope = everybodys_scope(shown.municipality);
    let all = pieces(&scope, shown.municipality, read).await?;
    let named = text.words.documents.iter();
    let named = named.filter_map(|id| all.get(&id.to_string()));
    Ok(named.filter(|piece| is_open(piece)).cloned().collect())
}
