//! A file that comes with a post: it becomes evidence of the municipality for which its author writes,
//! in the same moment as the words are kept, or neither is.

use icc_store::{EvidenceId, EvidenceVisibility, Municipality, NewEvidence, Repositories, Write};

use super::PostSaid;
use crate::error::Error;
use crate::evidence::{EvidenceSaid, SaidFile};
use crate::input::{Issue, Origin};
use crate::policy::{Action, Actor, Seat, Subject};
use crate::service::Service;

/// A file that can be kept, and for whom.
pub(super) struct Attached {
    /// Code of the municipality whose evidence it becomes.
    city: String,
    said: EvidenceSaid,
    source: NewEvidence,
}

impl Service {
    /// Looks at the file of a post before anything is kept: it takes its time, and no transaction waits
    /// for it. Returns nothing where there is none, and why it cannot be kept where it cannot.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person writes nothing there: nobody else is told what is wrong
    /// with a file.
    pub(super) async fn look_at_attached(
        &self,
        actor: &Actor,
        network: &str,
        said: &PostSaid,
    ) -> Result<Result<Option<Attached>, Issue>, Error> {
        let Some(file) = &said.file else {
            return Ok(Ok(None));
        };
        let read = self.store().read();
        let seat = self.seat(actor, network, &read).await?;
        if !seat.writes {
            return Err(Error::NotFound);
        }
        let Some(city) = keeps_for(actor, &seat, &read).await? else {
            return Ok(Err(Issue::new("file", "file-nobodys")));
        };
        let handed = match file {
            SaidFile::Whole(handed) => handed.clone(),
            SaidFile::Left { why, .. } => return Ok(Err(*why)),
        };
        let looked = self.inspector().look(handed).await?;
        Ok(looked.map(|file| {
            let stem = file.name.rsplit_once('.').map(|(stem, _)| stem);
            let title = stem.unwrap_or(&file.name).to_owned();
            Some(Attached {
                city: city.code.clone(),
                said: EvidenceSaid {
                    title,
                    // Shown to whoever reads the topic, and to nobody else.
                    visibility: EvidenceVisibility::Reserved.as_str().to_owned(),
                    ..EvidenceSaid::default()
                },
                source: NewEvidence::File(file),
            })
        }))
    }

    /// Keeps such a file among the evidence.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not; [`Error::Invalid`] when there is no room for it.
    pub(super) async fn keep_attached(
        &self,
        actor: &Actor,
        attached: Option<Attached>,
        origin: &Origin,
        repositories: &Repositories<'_, Write>,
    ) -> Result<Option<EvidenceId>, Error> {
        let Some(Attached { city, said, source }) = attached else {
            return Ok(None);
        };
        let what = (&said, Ok(source));
        let kept = self.put_evidence(actor, &city, what, origin, repositories);
        Ok(Some(kept.await?))
    }
}

/// The municipality for whose evidence somebody can hand in a file with a post: the one for which the
/// person writes. Whoever coordinates the network writes for none.
pub(super) async fn keeps_for<A: Sync>(
    actor: &Actor,
    seat: &Seat,
    read: &Repositories<'_, A>,
) -> Result<Option<Municipality>, Error> {
    let Some(id) = seat.city else {
        return Ok(None);
    };
    let own = Subject {
        city: Some(id),
        ..Subject::default()
    };
    if !actor.may(Action::KeepEvidence, &own) {
        return Ok(None);
    }
    Ok(read.municipalities().by_id(id).await?)
}
