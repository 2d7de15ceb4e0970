//! What a municipality sees of itself: its results as it has handed them in, before anybody else sees
//! them, beside what everybody sees.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use icc_domain::Score;
use icc_store::{Audience, Municipality, Repositories, Status, Submission, Wave, WaveId};

use crate::consent::{Offered, slug_of};
use crate::error::Error;
use crate::figure::DECLARED;
use crate::policy::{Actor, own_scope};
use crate::service::Service;
use crate::snapshot::Snapshot;

/// The results of a municipality, for its own people.
#[derive(Debug, Clone)]
pub struct OwnResults {
    /// The municipality as an audience of its own.
    pub audience: Offered,
    /// The municipality.
    pub city: Municipality,
    /// One for each wave in which it has handed something in, the newest first.
    pub results: Vec<OwnResult>,
}

/// A result of the own municipality.
#[derive(Debug, Clone)]
pub struct OwnResult {
    /// The wave.
    pub wave: Wave,
    /// How far what was handed in last has come.
    pub standing: OwnStanding,
    /// The day on which it was handed in.
    pub handed_in: NaiveDate,
    /// The core index of what was handed in.
    pub core: Score,
    /// The core index that everybody sees; none where nobody sees one.
    pub open: Option<Score>,
}

/// How far something that was handed in has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnStanding {
    /// It is not accepted yet.
    HandedIn,
    /// It is accepted and not out.
    Accepted,
    /// It is out: who sees it is said by consent.
    Published,
}

impl OwnStanding {
    /// The word used on pages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HandedIn => "handed-in",
            Self::Accepted => "accepted",
            Self::Published => "published",
        }
    }

    fn of(submission: &Submission) -> Self {
        match (submission.published_at, submission.status) {
            (Some(_), _) => Self::Published,
            (None, Status::Final) => Self::Accepted,
            (None, _) => Self::HandedIn,
        }
    }
}

/// What a municipality has handed in last in each wave, where somebody reads as the municipality
/// itself; nothing for every other audience.
pub(crate) async fn handed_in<A>(
    read: &Repositories<'_, A>,
    audience: &Audience,
) -> Result<BTreeMap<WaveId, Submission>, Error> {
    let mut last = BTreeMap::new();
    let Audience::Own(code) = audience else {
        return Ok(last);
    };
    let Some(city) = read.municipalities().by_code(code).await? else {
        return Ok(last);
    };
    let scope = own_scope(city.id);
    // By wave, then revision: a later one takes the place of the one before.
    for one in read.submissions().of_municipality(&scope, city.id).await? {
        if one.status != Status::Draft {
            last.insert(one.wave, one);
        }
    }
    Ok(last)
}

impl Service {
    /// How a result of the own municipality stands, where somebody reads as that, by its name in
    /// addresses.
    ///
    /// # Errors
    /// [`Error::NotFound`] as for [`Service::read_as`].
    pub async fn own_result(
        &self,
        actor: &Actor,
        slug: &str,
        (city, wave): (&str, &str),
    ) -> Result<Option<OwnResult>, Error> {
        let (audience, _) = self.read_as(actor, slug, city).await?;
        let own = self.own_results(audience).await?;
        let mut results = own.into_iter().flat_map(|own| own.results);
        Ok(results.find(|result| result.wave.code == wave))
    }

    /// What somebody sees of a municipality as the municipality itself; none for whoever does not read
    /// so.
    pub async fn as_itself(
        &self,
        actor: &Actor,
        city: &str,
    ) -> Result<Option<(Offered, Arc<Snapshot>)>, Error> {
        let slug = slug_of(&Audience::Own(city.to_owned()));
        match self.read_as(actor, &slug, city).await {
            Ok(found) => Ok(Some(found)),
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The results of a municipality as its own people see them. Whoever asks has asked the policy.
    pub(super) async fn own_results(&self, audience: Offered) -> Result<Option<OwnResults>, Error> {
        let Audience::Own(code) = &audience.audience else {
            return Ok(None);
        };
        let own = self.snapshot_for(&audience.audience).await?;
        let open = self.snapshot().await?;
        let last = handed_in(&self.store().read(), &audience.audience).await?;
        let Some(city) = own.cities.get(code) else {
            return Ok(None);
        };
        let mut results = Vec::new();
        for (_, wave) in own.results_of(code) {
            let Some(submission) = last.get(&wave.id) else {
                continue;
            };
            let Some(core) = core(&own, code, wave)? else {
                continue;
            };
            let day = submission.submitted_at.unwrap_or(submission.created_at);
            results.push(OwnResult {
                standing: OwnStanding::of(submission),
                handed_in: day.date_naive(),
                core,
                open: self::core(&open, code, wave)?,
                wave: wave.clone(),
            });
        }
        Ok(Some(OwnResults {
            city: city.municipality.clone(),
            results,
            audience,
        }))
    }
}

/// The core index of a municipality in a wave, where it is shown.
fn core(snapshot: &Snapshot, city: &str, wave: &Wave) -> Result<Option<Score>, Error> {
    match snapshot.city(city, Some(&wave.code)) {
        Ok(report) => Ok(report.result.map(|result| result.core.score(DECLARED))),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}
