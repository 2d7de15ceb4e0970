//! How often one may try. Nobody is locked out for good: what is refused is not counted, so a
//! window ends whatever a stranger does, and a link by mail always remains.

use chrono::TimeDelta;
use icc_store::{Attempt, AttemptKind, Counted, Repositories, RowId, Write};

use crate::error::Error;
use crate::input::Origin;
use crate::service::Service;

/// The time in which tries are counted.
pub(crate) const WINDOW: TimeDelta = TimeDelta::minutes(5);
/// Wrong passwords for one e-mail.
const PASSWORDS: usize = 10;
/// Links by mail for one e-mail: nobody's letter box is filled.
const MAILS: usize = 5;
/// Codes of a second factor for one account in [`CODE_WINDOW`]. Only whoever has made the first
/// step comes so far; at this pace a guess succeeds once in years.
const CODES: usize = 10;
/// The time in which codes are counted.
const CODE_WINDOW: TimeDelta = TimeDelta::hours(1);
/// Tries from one network, whatever they name.
const FROM_ONE_PLACE: usize = 30;

impl Service {
    /// Counts a try before it is made, so that many at once are counted too.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the seconds until the oldest one is forgotten.
    pub(crate) async fn count(
        &self,
        repositories: &Repositories<'_, Write>,
        kind: AttemptKind,
        subject: &str,
        origin: &Origin,
    ) -> Result<RowId, Error> {
        let now = self.clock().now();
        let attempts = repositories.attempts();
        let most = match kind {
            AttemptKind::Password => PASSWORDS,
            AttemptKind::Mail => MAILS,
            AttemptKind::Code => CODES,
            AttemptKind::Token => usize::MAX,
        };
        let window = match kind {
            AttemptKind::Code => CODE_WINDOW,
            _ => WINDOW,
        };
        for (whose, most) in [
            (Counted::Subject(subject), most),
            (Counted::Origin(&origin.hash), FROM_ONE_PLACE),
        ] {
            let times = attempts.since(kind, whose, now - window).await?;
            if times.len() >= most
                && let Some(frees) = times.get(times.len() - most)
            {
                let wait = (*frees + window - now).num_seconds().max(0) + 1;
                return Err(Error::TooMany(u32::try_from(wait).unwrap_or(u32::MAX)));
            }
        }
        let attempt = Attempt {
            kind,
            subject: subject.to_owned(),
            origin: origin.hash.clone(),
            at: now,
        };
        Ok(attempts.add(&attempt, self.ids()).await?)
    }
}
