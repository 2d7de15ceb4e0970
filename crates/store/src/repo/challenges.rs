//! Issues and challenges of the members of networks. Every version stays; the newest holds. Nothing
//! of it is public.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use icc_domain::Locale;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{Handle, Write, failed, kept, read_locale};
use crate::entity::challenge;
use crate::error::StoreError;
use crate::ids::{AccountId, ChallengeId, MunicipalityId, NetworkId, PracticeId};
use crate::repo::vocabulary::{Theme, joined, known, parted, vocabulary};
use crate::scope::ReservedScope;

vocabulary! {
    /// An order of government.
    GovernmentOrder {
        /// The municipality itself.
        Municipal = "municipal",
        /// A region, a county, a supra-municipal body.
        Regional = "regional",
        /// The province or the state of a federation.
        Provincial = "provincial",
        /// The country.
        National = "national",
    }
}

vocabulary! {
    /// How a challenge stands.
    ChallengeStatus {
        /// Nothing has helped yet.
        Open = "open",
        /// Something is being done.
        WorkedOn = "worked-on",
        /// It is solved.
        Solved = "solved",
    }
}

/// One version of an issue or a challenge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// Its id.
    pub id: ChallengeId,
    /// 1 for the first, one more each time.
    pub version: i32,
    /// In whose register it stands.
    pub network: NetworkId,
    /// Who meets it.
    pub municipality: MunicipalityId,
    /// What it is about.
    pub theme: Theme,
    /// The orders of government that it concerns; at least one.
    pub orders: BTreeSet<GovernmentOrder>,
    /// How it stands.
    pub status: ChallengeStatus,
    /// Since when the municipality meets it.
    pub since: NaiveDate,
    /// The language in which it is written.
    pub language: Locale,
    /// What it is called.
    pub title: String,
    /// What it is.
    pub body: String,
    /// What was tried; may be empty.
    pub tried: String,
    /// Practices that helped, or could.
    pub practices: BTreeSet<PracticeId>,
    /// Whether it was taken out.
    pub removed: bool,
    /// Who said so. An erased person stays an id here.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

const TABLE: &str = "challenge";

/// Finders and writers of issues and challenges.
#[derive(Debug)]
pub struct Challenges<'a, A>(pub(super) Handle<'a, A>);

impl<A> Challenges<'_, A> {
    /// Those of a network that hold, as far as the scope shows them: what was changed last first.
    pub async fn of_network(
        &self,
        scope: &ReservedScope,
        network: NetworkId,
    ) -> Result<Vec<Challenge>, StoreError> {
        let own = challenge::COLUMN.network_id.eq(network);
        self.find(scope, Condition::all().add(own)).await
    }

    /// One of them.
    pub async fn by_id(
        &self,
        scope: &ReservedScope,
        id: ChallengeId,
    ) -> Result<Option<Challenge>, StoreError> {
        let own = challenge::COLUMN.challenge_id.eq(id);
        Ok(self.find(scope, Condition::all().add(own)).await?.pop())
    }

    async fn find(
        &self,
        scope: &ReservedScope,
        condition: Condition,
    ) -> Result<Vec<Challenge>, StoreError> {
        let rows = challenge::Entity::find()
            .filter(condition)
            .order_by_asc(challenge::COLUMN.version)
            .all(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        let newest: BTreeMap<ChallengeId, challenge::Model> = rows
            .into_iter()
            .map(|row| (row.challenge_id, row))
            .collect();
        let found: Result<Vec<Challenge>, StoreError> =
            newest.into_values().map(Challenge::read).collect();
        let mut found = found?;
        found.retain(|one| !one.removed && scope.shows(false, one.network));
        found.sort_by_key(|one| std::cmp::Reverse((one.made_at, one.id)));
        Ok(found)
    }
}

impl Challenges<'_, Write> {
    /// Keeps a version.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else was first.
    pub async fn add(&self, new: &Challenge) -> Result<(), StoreError> {
        let row = challenge::ActiveModel {
            challenge_id: Set(new.id),
            version: Set(new.version),
            network_id: Set(new.network),
            municipality_id: Set(new.municipality),
            theme: Set(new.theme.as_str().to_owned()),
            orders: Set(joined(new.orders.iter().map(|order| order.as_str()))),
            status: Set(new.status.as_str().to_owned()),
            since: Set(new.since),
            language: Set(new.language.tag().to_owned()),
            title: Set(new.title.clone()),
            body: Set(new.body.clone()),
            tried: Set(new.tried.clone()),
            practices: Set(joined(&new.practices)),
            removed: Set(new.removed),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        challenge::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(())
    }
}

impl Challenge {
    fn read(row: challenge::Model) -> Result<Self, StoreError> {
        let orders: Vec<String> = parted(&row.orders);
        let orders = orders
            .iter()
            .map(|word| known(GovernmentOrder::from_word(word), TABLE, "orders"));
        let practices: Vec<String> = parted(&row.practices);
        let practices = practices.iter().map(|id| {
            let id = id.parse::<uuid::Uuid>().ok();
            known(id, TABLE, "practices").map(PracticeId)
        });
        Ok(Self {
            id: row.challenge_id,
            version: row.version,
            network: row.network_id,
            municipality: row.municipality_id,
            theme: known(Theme::from_word(&row.theme), TABLE, "theme")?,
            orders: orders.collect::<Result<_, _>>()?,
            status: known(ChallengeStatus::from_word(&row.status), TABLE, "status")?,
            since: row.since,
            language: read_locale(&row.language, TABLE)?,
            practices: practices.collect::<Result<_, _>>()?,
            title: row.title,
            body: row.body,
            tried: row.tried,
            removed: row.removed,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}
