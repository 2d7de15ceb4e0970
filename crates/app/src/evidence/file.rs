//! A file on its way back to somebody who may see it.

use icc_store::{Evidence, EvidenceId, EvidenceSource, Repositories};

use super::kind::FileKind;
use crate::error::Error;
use crate::policy::{Action, Actor};
use crate::service::Service;

/// A file with what a browser is told about it.
#[derive(Clone, PartialEq, Eq)]
pub struct SentFile {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: FileKind,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for SentFile {
    /// Without name and content.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SentFile")
            .field("kind", &self.kind)
            .field("size", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

impl Service {
    /// The file of a piece.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see it, or it is no file.
    pub async fn evidence_file(
        &self,
        actor: &Actor,
        city: &str,
        id: EvidenceId,
    ) -> Result<SentFile, Error> {
        let read = self.store().read();
        let (city, _, scope) = self
            .evidence_of(actor, city, Action::SeeEvidence, &read)
            .await?;
        let found = read.evidence().by_id(&scope, city.id, id).await?;
        file_of(found, &read).await
    }
}

/// The file that a piece of evidence is.
///
/// # Errors
/// [`Error::NotFound`] when there is no piece, or it is no file.
pub(crate) async fn file_of<A: Sync>(
    piece: Option<Evidence>,
    read: &Repositories<'_, A>,
) -> Result<SentFile, Error> {
    let Some(EvidenceSource::File(file)) = piece.map(|piece| piece.source) else {
        return Err(Error::NotFound);
    };
    let bytes = read.evidence().content(&file).await?;
    Ok(SentFile {
        kind: FileKind::of_media_type(&file.media_type).ok_or(Error::NotFound)?,
        bytes: bytes.ok_or(Error::NotFound)?,
        name: file.name,
    })
}
