//! Whether a report on paper still says what holds.

use chrono::{DateTime, Utc};
use icc_store::{
    Audience, Item, Municipality, Read, Repositories, RunId, Scope, Score, ScoreRunSummary, Wave,
};

use crate::consent::said_by;
use crate::error::Error;
use crate::service::Service;

/// Digits of a digest that stand in an address.
const MARK: usize = 12;

/// What has become of the figures of a report on a municipality; of one on a network see
/// [`Service::network_standing`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// They hold.
    Current,
    /// They were computed anew; the municipality’s own answers are the same.
    Superseded,
    /// The municipality’s answers were corrected.
    Corrected,
    /// The municipality shows its results to everybody no more.
    Withdrawn,
}

impl Standing {
    /// The word used in pages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Superseded => "superseded",
            Self::Corrected => "corrected",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A report that was printed, and what has become of its figures.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportStanding {
    /// Of whom.
    pub city: Municipality,
    /// The wave.
    pub wave: Wave,
    /// Digest of the run from which it was printed, hexadecimal.
    pub digest: String,
    /// When that was computed.
    pub computed_at: DateTime<Utc>,
    /// What has become of it.
    pub standing: Standing,
    /// Since when it does not hold any more.
    pub since: Option<DateTime<Utc>>,
    /// The core index that was printed, as declared; none for no score, and once withdrawn.
    pub printed: Option<f64>,
    /// The one that holds now, likewise.
    pub now: Option<f64>,
}

/// The start of a digest by which a report names what it was printed from.
#[must_use]
pub fn mark(digest: &str) -> &str {
    digest.get(..MARK).unwrap_or(digest)
}

/// Whether a text can be the start of a digest.
pub(super) fn is_mark(text: &str) -> bool {
    let mut digits = text.bytes();
    text.len() == MARK && digits.all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'))
}

impl Service {
    /// What has become of a report that was printed from the run with this mark.
    ///
    /// # Errors
    /// [`Error::NotFound`] when no such report can have been printed for everybody: an unknown mark
    /// or municipality, or one whose results were never open to everybody.
    pub async fn report_standing(&self, mark: &str, city: &str) -> Result<ReportStanding, Error> {
        if !is_mark(mark) {
            return Err(Error::NotFound);
        }
        let public = self.snapshot().await?;
        let read = self.store().read();
        let city = read.municipalities().by_code(city).await?;
        let city = city.ok_or(Error::NotFound)?;
        let (wave, run, digest) = run_with(mark, &read).await?.ok_or(Error::NotFound)?;
        let printed = own_scores(&read, run.id, &city).await?;
        let submission = printed.first().ok_or(Error::NotFound)?.submission;
        let report = public.city(&city.record.code, Some(&wave.record.code));
        let shown = report.ok().and_then(|report| report.result);
        let Some(shown) = shown else {
            let consents = said_by(&read, city.id, wave.id).await?;
            let since = run.computed_at;
            if !consents.was_allowed(&Audience::Public, Item::Scores, since) {
                return Err(Error::NotFound);
            }
            return Ok(ReportStanding {
                since: consents.current().map(|consent| consent.made_at),
                city,
                wave,
                digest,
                computed_at: since,
                standing: Standing::Withdrawn,
                printed: None,
                now: None,
            });
        };
        let latest = read.runs().latest(wave.id, &wave.record.method_id).await?;
        let latest = latest.ok_or(Error::NotFound)?;
        let now = own_scores(&read, latest.id, &city).await?;
        let standing = if latest.id == run.id {
            Standing::Current
        } else if now
            .first()
            .is_some_and(|score| score.submission != submission)
        {
            Standing::Corrected
        } else {
            Standing::Superseded
        };
        let core = shown.core.measure.code.as_str();
        let index = |scores: &[Score]| {
            let core = scores.iter().find(|score| score.measure == core);
            core.and_then(|score| score.value)
        };
        Ok(ReportStanding {
            printed: index(&printed),
            now: index(&now),
            since: (standing != Standing::Current).then_some(latest.computed_at),
            city,
            wave,
            digest,
            computed_at: run.computed_at,
            standing,
        })
    }
}

/// The run whose digest begins so, with its wave; one by the method that the wave shows.
pub(super) async fn run_with(
    mark: &str,
    read: &Repositories<'_, Read>,
) -> Result<Option<(Wave, ScoreRunSummary, String)>, Error> {
    for (run, digest) in read.runs().marked(mark).await? {
        let wave = read.waves().by_id(run.key.wave).await?;
        let wave = wave.filter(|wave| wave.record.method_id == run.key.method_id);
        if let Some(wave) = wave {
            return Ok(Some((wave, run, digest)));
        }
    }
    Ok(None)
}

/// The scores of a municipality in a run.
pub(super) async fn own_scores(
    read: &Repositories<'_, Read>,
    run: RunId,
    city: &Municipality,
) -> Result<Vec<Score>, Error> {
    let scope = Scope::service();
    Ok(read.runs().scores_of(&scope, run, city.id).await?)
}
