//! Accepting what was handed in.

use std::collections::BTreeSet;

use icc_domain::IdSource;
use icc_store::{
    NewSubmission, Repositories, Response, Scope, Status, Submission, SubmissionId, Write,
};

use super::stages::{Move, StepBy, advance};
use crate::answers::AnswerSheet;
use crate::error::Error;

/// Accepts what was handed in last, with the answers to these questions verified: the revision that
/// is scored from now on.
///
/// Where verifying has changed what is scored, it is a revision of its own, and what was handed in
/// stays as it was.
///
/// # Errors
/// [`Error::NotFound`] when nothing was handed in that the scope shows; as [`advance`].
pub(crate) async fn accept(
    (repositories, scope): (&Repositories<'_, Write>, &Scope),
    response: &Response,
    verified: &BTreeSet<String>,
    by: StepBy,
    ids: &dyn IdSource,
) -> Result<SubmissionId, Error> {
    let handed_in = latest(repositories, scope, response).await?;
    let handed_in = handed_in.ok_or(Error::NotFound)?;
    if handed_in.status != Status::Submitted {
        return Err(Error::Closed);
    }
    let sheet = AnswerSheet::read(&handed_in.document)?.verified(verified);
    let (document, digest) = sheet.document()?;
    let submissions = repositories.submissions();
    let accepted = if digest == handed_in.digest {
        handed_in.id
    } else {
        let new = NewSubmission {
            revision: handed_in.revision + 1,
            document,
            digest,
            created_at: by.at,
            ..handed_in.record.clone()
        };
        submissions.add(&new, ids).await?
    };
    submissions.finalise(accepted).await?;
    let by = StepBy {
        submission: Some(accepted),
        ..by
    };
    advance(repositories, response, Move::Accept, by).await?;
    Ok(accepted)
}

/// The last revision of a questionnaire.
pub(crate) async fn latest<A>(
    repositories: &Repositories<'_, A>,
    scope: &Scope,
    response: &Response,
) -> Result<Option<Submission>, Error> {
    let all = repositories.submissions();
    let all = all.of_municipality(scope, response.municipality).await?;
    let own = all.into_iter().filter(|one| one.wave == response.wave);
    Ok(own.max_by_key(|one| one.revision))
}
