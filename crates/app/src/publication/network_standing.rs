//! Whether a report on a network still says what holds.
//!
//! What a run computes is not all that such a report shows: members come and go, and say anew who may
//! see what, without any new run. So the report names its run and its figures; these are compared
//! with those of today.

use chrono::{DateTime, Utc};
use icc_store::{
    Audience, Item, Municipality, MunicipalityId, Network, Read, Repositories, RunId, SubmissionId,
    Wave,
};

use super::standing::{Standing, is_mark, own_scores, run_with};
use crate::consent::said_by;
use crate::error::Error;
use crate::group::GroupReport;
use crate::network::NetworkReport;
use crate::service::Service;

/// A report on a network that was printed, and what has become of its figures.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkStanding {
    /// On which network.
    pub network: Network,
    /// The wave.
    pub wave: Wave,
    /// Digest of the run from which it was printed, hexadecimal.
    pub digest: String,
    /// When that was computed.
    pub computed_at: DateTime<Utc>,
    /// What has become of it.
    pub standing: Standing,
    /// When the wave was computed anew, where it was.
    pub since: Option<DateTime<Utc>>,
}

impl Service {
    /// What has become of a report on a network, by the marks of the run and of the figures from which
    /// it was printed:
    ///
    /// - current: the figures are those of today, also when the wave was computed anew;
    /// - corrected: they are others, and answers of a member that shows itself were corrected;
    /// - superseded: they are others for another reason;
    /// - withdrawn: no member counts any more.
    ///
    /// # Errors
    /// [`Error::NotFound`] when no such report can have been printed: an unknown mark of a run or
    /// network, or one of which no member ever let its results count.
    pub async fn network_standing(
        &self,
        (run, figures): (&str, &str),
        network: &str,
    ) -> Result<NetworkStanding, Error> {
        if ![run, figures].into_iter().all(is_mark) {
            return Err(Error::NotFound);
        }
        let public = self.snapshot().await?;
        let read = self.store().read();
        let whole = public.network(network)?;
        let (wave, printed, digest) = run_with(run, &read).await?.ok_or(Error::NotFound)?;
        let latest = read.runs().latest(wave.id, &wave.record.method_id).await?;
        let latest = latest.ok_or(Error::NotFound)?;
        let standing = match public.network_at(network, &wave.record.code) {
            Ok(report) if report.figures_digest().starts_with(figures) => Standing::Current,
            Ok(report) => {
                let members = showing(&report);
                if corrected(&members, [printed.id, latest.id], &read).await? {
                    Standing::Corrected
                } else {
                    Standing::Superseded
                }
            }
            Err(_) => {
                let members = whole.members.iter().map(|city| city.municipality.id);
                let members: Vec<_> = members.collect();
                if !has_counted(&members, &wave, printed.computed_at, &read).await? {
                    return Err(Error::NotFound);
                }
                Standing::Withdrawn
            }
        };
        let anew = latest.id != printed.id
            && matches!(standing, Standing::Corrected | Standing::Superseded);
        Ok(NetworkStanding {
            network: whole.network.clone(),
            wave,
            digest,
            computed_at: printed.computed_at,
            standing,
            since: anew.then_some(latest.computed_at),
        })
    }
}

/// The members that everybody may see. Whoever shows nobody its results shows no correction either.
fn showing<'a>(report: &NetworkReport<'a>) -> Vec<&'a Municipality> {
    let core = report.now.as_ref().and_then(GroupReport::core);
    let shown = |code: &str| core.is_some_and(|row| row.cities.iter().any(|it| it.code == code));
    let members = report.members.iter().map(|city| &city.municipality);
    members.filter(|one| shown(&one.record.code)).collect()
}

/// Whether two runs rest on other answers of one of some members. Whoever is in one of them alone was
/// not corrected.
async fn corrected(
    members: &[&Municipality],
    runs: [RunId; 2],
    read: &Repositories<'_, Read>,
) -> Result<bool, Error> {
    let [printed, latest] = runs;
    if printed == latest {
        return Ok(false);
    }
    for member in members {
        let before = submission(printed, member, read).await?;
        let after = submission(latest, member, read).await?;
        if before
            .zip(after)
            .is_some_and(|(before, after)| before != after)
        {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn submission(
    run: RunId,
    member: &Municipality,
    read: &Repositories<'_, Read>,
) -> Result<Option<SubmissionId>, Error> {
    let scores = own_scores(read, run, member).await?;
    Ok(scores.first().map(|score| score.submission))
}

/// Whether one of some members let its result of a wave count, or be seen, after a moment.
async fn has_counted(
    members: &[MunicipalityId],
    wave: &Wave,
    since: DateTime<Utc>,
    read: &Repositories<'_, Read>,
) -> Result<bool, Error> {
    for member in members {
        let consents = said_by(read, *member, wave.id).await?;
        let items = [Item::Counted, Item::Scores];
        if items
            .into_iter()
            .any(|item| consents.was_allowed(&Audience::Public, item, since))
        {
            return Ok(true);
        }
    }
    Ok(false)
}
