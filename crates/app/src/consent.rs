//! What a municipality allows others to see of what it answered in a wave: to whom, what, decided
//! by whom. Nothing is allowed until it says so, and what it said about one wave holds for no other.

mod file;
mod offer;
mod overview;
mod page;
mod say;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use icc_store::{
    Audience, Consent, Item, MunicipalityId, NewResponse, Repositories, StoreError, WaveId,
};

pub use file::ConsentsFile;
pub use icc_store::Authority;
pub use icc_store::{Audience as ConsentAudience, Item as ConsentItem};
pub use offer::Offered;
pub(crate) use offer::{offered, slug_of};
pub use overview::{ConsentsBoard, ConsentsRow};
pub use page::{ConsentPage, LastTime};
pub use say::{ConsentIssue, ConsentSaid, Given};

/// Everything that a municipality ever said about a wave, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consents(Vec<Consent>);

/// What the municipality of a response has said about its wave.
pub async fn consents_of<A>(
    repositories: &Repositories<'_, A>,
    response: &NewResponse,
) -> Result<Consents, StoreError> {
    said_by(repositories, response.municipality, response.wave).await
}

/// What a municipality has said about a wave.
pub(crate) async fn said_by<A>(
    repositories: &Repositories<'_, A>,
    municipality: MunicipalityId,
    wave: WaveId,
) -> Result<Consents, StoreError> {
    let versions = repositories.consents().of(municipality, wave).await?;
    Ok(Consents(versions))
}

/// What the municipalities of a wave have said about it.
pub(crate) async fn said_in<A>(
    repositories: &Repositories<'_, A>,
    wave: WaveId,
) -> Result<BTreeMap<MunicipalityId, Consents>, StoreError> {
    let mut said: BTreeMap<MunicipalityId, Consents> = BTreeMap::new();
    for consent in repositories.consents().of_wave(wave).await? {
        said.entry(consent.municipality)
            .or_default()
            .0
            .push(consent);
    }
    Ok(said)
}

impl Consents {
    /// Those of one municipality and wave, oldest first.
    #[must_use]
    pub const fn new(versions: Vec<Consent>) -> Self {
        Self(versions)
    }

    /// All of them, oldest first.
    #[must_use]
    pub fn versions(&self) -> &[Consent] {
        &self.0
    }

    /// What holds now; none while nothing was ever said, which is as good as nothing allowed.
    #[must_use]
    pub fn current(&self) -> Option<&Consent> {
        self.0.last()
    }

    /// Counts what was said.
    #[must_use]
    pub fn version(&self) -> i32 {
        self.current().map_or(0, |consent| consent.version)
    }

    /// Whether an audience may see an item on a day. What everybody may see, every audience may.
    /// The municipality itself needs no consent.
    #[must_use]
    pub fn allows(&self, audience: &Audience, item: Item, on: NaiveDate) -> bool {
        self.current()
            .is_some_and(|consent| is_given(consent, audience, item, on))
    }

    /// Whether an audience could see an item at some time after there was a result and before what
    /// holds now was said: whoever has seen it remembers it.
    #[must_use]
    pub fn was_allowed(&self, audience: &Audience, item: Item, since: DateTime<Utc>) -> bool {
        let mut ended = self.0.iter().zip(self.0.iter().skip(1));
        ended.any(|(consent, next)| {
            next.made_at > since && is_given(consent, audience, item, next.made_at.date_naive())
        })
    }

    /// The day from which on the public sees what it may, when that is still to come.
    #[must_use]
    pub fn awaited(&self, now: DateTime<Utc>) -> Option<NaiveDate> {
        let from = self.current()?.public_from?;
        (from > now.date_naive()).then_some(from)
    }
}

fn is_given(consent: &Consent, audience: &Audience, item: Item, on: NaiveDate) -> bool {
    let given = |audience: &Audience| consent.grants.contains(&(audience.clone(), item));
    let come = consent.public_from.is_none_or(|from| from <= on);
    given(&Audience::Public) && come || *audience != Audience::Public && given(audience)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops where a step fails")]
mod tests {
    use icc_domain::{IdSource, SeededIds};

    use super::*;

    fn day(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    fn said(version: i32, on: &str, from: Option<&str>, grants: &[(Audience, Item)]) -> Consent {
        let ids = SeededIds::new(5);
        Consent {
            municipality: MunicipalityId(ids.next_id()),
            wave: WaveId(ids.next_id()),
            version,
            grants: grants.iter().cloned().collect(),
            authority: Some(Authority::Council),
            resolution: "1".to_owned(),
            decided_on: None,
            public_from: from.map(day),
            made_by: None,
            made_at: day(on).and_hms_opt(12, 0, 0).unwrap().and_utc(),
        }
    }

    #[test]
    fn nothing_is_allowed_until_it_is_said_and_only_the_newest_holds() {
        let public = (Audience::Public, Item::Scores);
        let none = Consents::default();
        assert!(!none.allows(&Audience::Public, Item::Counted, day("2026-01-01")));
        let given = said(1, "2026-01-01", None, &[public]);
        let taken_back = said(2, "2026-02-01", None, &[]);
        let consents = Consents::new(vec![given.clone(), taken_back]);
        assert!(!consents.allows(&Audience::Public, Item::Scores, day("2026-03-01")));
        let since = |on: &str| day(on).and_hms_opt(0, 0, 0).unwrap().and_utc();
        let was = |of: &Consents, on| of.was_allowed(&Audience::Public, Item::Scores, since(on));
        assert!(was(&consents, "2026-01-15"));
        assert!(!was(&consents, "2026-02-02"), "there was no result yet");
        assert!(!was(&Consents::new(vec![given]), "2026-01-15"));
    }

    #[test]
    fn the_public_waits_for_its_day_and_others_do_not() {
        let network = Audience::Network("n".to_owned());
        let grants = [
            (Audience::Public, Item::Scores),
            (network.clone(), Item::Answers),
        ];
        let consents = Consents::new(vec![said(1, "2026-01-01", Some("2026-06-01"), &grants)]);
        let (before, after) = (day("2026-05-31"), day("2026-06-01"));
        assert!(!consents.allows(&Audience::Public, Item::Scores, before));
        assert!(consents.allows(&Audience::Public, Item::Scores, after));
        assert!(consents.allows(&network, Item::Answers, before));
        assert!(!consents.allows(&network, Item::Scores, before));
        assert!(
            consents.allows(&network, Item::Scores, after),
            "what is public is for everybody"
        );
        let ministry = Audience::Partner("ministry".to_owned());
        assert!(!consents.allows(&ministry, Item::Answers, after));
    }

    #[test]
    fn a_day_that_never_came_has_shown_nothing() {
        let public = [(Audience::Public, Item::Scores)];
        let first = said(1, "2026-01-01", Some("2026-06-01"), &public);
        let early = said(2, "2026-02-01", None, &[]);
        let consents = Consents::new(vec![first, early]);
        let since = day("2025-12-01").and_hms_opt(0, 0, 0).unwrap().and_utc();
        assert!(!consents.was_allowed(&Audience::Public, Item::Scores, since));
    }

    #[test]
    fn an_audience_has_one_word() {
        for word in ["public", "research", "network:remiri", "partner:mifi"] {
            let audience = Audience::from_word(word).unwrap();
            assert_eq!(audience.word(), word);
        }
        for word in ["", "network:", "partner", "network", "self:x", "Public"] {
            assert_eq!(Audience::from_word(word), None, "{word}");
        }
    }
}
