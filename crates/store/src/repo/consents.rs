//! What municipalities allow others to see of a wave. What was said stays; what holds is the newest.
//!
//! It opens no answer: whoever looks after a network sees it too.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{Handle, Write, failed, kept, read_word};
use crate::entity::{consent, consent_grant};
use crate::error::StoreError;
use crate::ids::{AccountId, MunicipalityId, WaveId};

/// To whom something may be shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// The people of a network, by its code.
    Network(String),
    /// A partner of a network alone, by its code.
    Partner(String),
    /// The municipality itself, by its code: needs no consent, and can be given none.
    Own(String),
    /// People who study it and have said what for.
    Research,
    /// Everybody.
    Public,
}

impl Audience {
    /// The word used in columns, forms and files: `public`, `network:remiri`.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Network(code) => format!("network:{code}"),
            Self::Partner(code) => format!("partner:{code}"),
            Self::Own(code) => format!("self:{code}"),
            Self::Research => "research".to_owned(),
            Self::Public => "public".to_owned(),
        }
    }

    /// The one for a word that something can be allowed to.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word.split_once(':') {
            Some(("network", code)) if !code.is_empty() => Some(Self::Network(code.to_owned())),
            Some(("partner", code)) if !code.is_empty() => Some(Self::Partner(code.to_owned())),
            None if word == "research" => Some(Self::Research),
            None if word == "public" => Some(Self::Public),
            _ => None,
        }
    }
}

/// What may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// The scores stand in averages, without being shown.
    Counted,
    /// The scores are shown.
    Scores,
    /// The answers behind them.
    Answers,
    /// The evidence for the answers.
    Evidence,
    /// The comments and examples beside the answers.
    Comments,
}

impl Item {
    /// Every item, in the order of pages and files.
    pub const ALL: [Self; 5] = [
        Self::Counted,
        Self::Scores,
        Self::Answers,
        Self::Evidence,
        Self::Comments,
    ];

    const WORDS: [(Self, &'static str); 5] = [
        (Self::Counted, "counted"),
        (Self::Scores, "scores"),
        (Self::Answers, "answers"),
        (Self::Evidence, "evidence"),
        (Self::Comments, "comments"),
    ];

    /// The word used in columns, forms and files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Scores => "scores",
            Self::Answers => "answers",
            Self::Evidence => "evidence",
            Self::Comments => "comments",
        }
    }

    /// The one for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(_, known)| *known == word);
        found.map(|(one, _)| *one)
    }

    /// What has to be allowed too: nobody reads a comment without its answer, or an answer without
    /// its score.
    #[must_use]
    pub const fn needs(self) -> Option<Self> {
        match self {
            Self::Counted => None,
            Self::Scores => Some(Self::Counted),
            Self::Answers => Some(Self::Scores),
            Self::Evidence | Self::Comments => Some(Self::Answers),
        }
    }
}

/// Who of a municipality decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Authority {
    /// The council.
    Council,
    /// The executive committee.
    Executive,
    /// The direction: whoever manages the administration.
    Direction,
    /// Somebody else.
    Other,
}

impl Authority {
    /// Everyone, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Council, Self::Executive, Self::Direction, Self::Other];

    const WORDS: [(Self, &'static str); 4] = [
        (Self::Council, "council"),
        (Self::Executive, "executive"),
        (Self::Direction, "direction"),
        (Self::Other, "other"),
    ];

    /// The word used in columns, forms and files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Council => "council",
            Self::Executive => "executive",
            Self::Direction => "direction",
            Self::Other => "other",
        }
    }

    /// The one for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(_, known)| *known == word);
        found.map(|(one, _)| *one)
    }
}

/// What was allowed, to whom.
pub type Grants = BTreeSet<(Audience, Item)>;

/// What a municipality said once about a wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Whose results.
    pub municipality: MunicipalityId,
    /// Of which wave.
    pub wave: WaveId,
    /// 1 for the first, one more each time.
    pub version: i32,
    /// Everything that is allowed from then on; the rest is not.
    pub grants: Grants,
    /// Who decided it, where that was said.
    pub authority: Option<Authority>,
    /// Number of the resolution; may be empty.
    pub resolution: String,
    /// When it was decided.
    pub decided_on: Option<NaiveDate>,
    /// The first day on which the public may see what it may; none for as soon as there is a result.
    pub public_from: Option<NaiveDate>,
    /// Who said it here; none for what the service said by itself. An erased person stays an id.
    pub made_by: Option<AccountId>,
    /// When.
    pub made_at: DateTime<Utc>,
}

const TABLE: &str = "consent";

/// Finders and writers of consents.
#[derive(Debug)]
pub struct Consents<'a, A>(pub(super) Handle<'a, A>);

impl<A> Consents<'_, A> {
    /// What a municipality ever said about a wave, oldest first.
    pub async fn of(
        &self,
        municipality: MunicipalityId,
        wave: WaveId,
    ) -> Result<Vec<Consent>, StoreError> {
        let columns = consent::COLUMN;
        let own = Condition::all()
            .add(columns.municipality_id.eq(municipality))
            .add(columns.wave_id.eq(wave));
        let columns = consent_grant::COLUMN;
        let given = Condition::all()
            .add(columns.municipality_id.eq(municipality))
            .add(columns.wave_id.eq(wave));
        self.find(own, given).await
    }

    /// What all municipalities ever said about a wave: by municipality, oldest first.
    pub async fn of_wave(&self, wave: WaveId) -> Result<Vec<Consent>, StoreError> {
        let own = Condition::all().add(consent::COLUMN.wave_id.eq(wave));
        let given = Condition::all().add(consent_grant::COLUMN.wave_id.eq(wave));
        self.find(own, given).await
    }

    /// What a municipality ever said: by wave, oldest first.
    pub async fn of_municipality(
        &self,
        municipality: MunicipalityId,
    ) -> Result<Vec<Consent>, StoreError> {
        let own = Condition::all().add(consent::COLUMN.municipality_id.eq(municipality));
        let columns = consent_grant::COLUMN;
        let given = Condition::all().add(columns.municipality_id.eq(municipality));
        self.find(own, given).await
    }

    /// Every audience to which anybody has ever allowed anything, in order.
    pub async fn audiences(&self) -> Result<BTreeSet<Audience>, StoreError> {
        let words: Vec<String> = consent_grant::Entity::find()
            .select_only()
            .column(consent_grant::Column::Audience)
            .distinct()
            .into_tuple()
            .all(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        let unreadable = StoreError::Unreadable {
            table: "consent_grant",
            column: "audience",
        };
        let audiences = words.iter().map(|word| Audience::from_word(word));
        let audiences: Option<BTreeSet<Audience>> = audiences.collect();
        audiences.ok_or(unreadable)
    }

    /// How many were ever said. Rows only come, so that this tells one state from every other.
    pub async fn count(&self) -> Result<u64, StoreError> {
        consent::Entity::find()
            .count(&self.0.db())
            .await
            .map_err(failed(TABLE))
    }

    async fn find(&self, own: Condition, given: Condition) -> Result<Vec<Consent>, StoreError> {
        let mut grants: BTreeMap<(MunicipalityId, WaveId, i32), Grants> = BTreeMap::new();
        let rows = consent_grant::Entity::find().filter(given);
        for row in rows.all(&self.0.db()).await.map_err(failed(TABLE))? {
            let unreadable = StoreError::Unreadable {
                table: "consent_grant",
                column: "audience",
            };
            let audience = Audience::from_word(&row.audience).ok_or(unreadable)?;
            let item = read_word(&Item::WORDS, &row.item, "consent_grant", "item")?;
            let key = (row.municipality_id, row.wave_id, row.version);
            grants.entry(key).or_default().insert((audience, item));
        }
        let columns = consent::COLUMN;
        consent::Entity::find()
            .filter(own)
            .order_by_asc(columns.municipality_id)
            .order_by_asc(columns.wave_id)
            .order_by_asc(columns.version)
            .all(&self.0.db())
            .await
            .map_err(failed(TABLE))?
            .into_iter()
            .map(|row| {
                let key = (row.municipality_id, row.wave_id, row.version);
                Consent::read(row, grants.remove(&key).unwrap_or_default())
            })
            .collect()
    }
}

impl Consents<'_, Write> {
    /// Keeps what a municipality says now.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else said something first.
    pub async fn add(&self, new: &Consent) -> Result<(), StoreError> {
        let row = consent::ActiveModel {
            municipality_id: Set(new.municipality),
            wave_id: Set(new.wave),
            version: Set(new.version),
            authority: Set(new.authority.map(|it| it.as_str().to_owned())),
            resolution: Set(new.resolution.clone()),
            decided_on: Set(new.decided_on),
            public_from: Set(new.public_from),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        consent::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        if new.grants.is_empty() {
            return Ok(());
        }
        let rows = new
            .grants
            .iter()
            .map(|(audience, item)| consent_grant::ActiveModel {
                municipality_id: Set(new.municipality),
                wave_id: Set(new.wave),
                version: Set(new.version),
                audience: Set(audience.word()),
                item: Set(item.as_str().to_owned()),
            });
        consent_grant::Entity::insert_many(rows)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(())
    }
}

impl Consent {
    fn read(row: consent::Model, grants: Grants) -> Result<Self, StoreError> {
        let authority = row
            .authority
            .map(|word| read_word(&Authority::WORDS, &word, TABLE, "authority"));
        Ok(Self {
            municipality: row.municipality_id,
            wave: row.wave_id,
            version: row.version,
            grants,
            authority: authority.transpose()?,
            resolution: row.resolution,
            decided_on: row.decided_on,
            public_from: row.public_from,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}

/// The consents that let an audience see the scores of a submission of the outer query on a day. What
/// everybody may see, every audience may.
pub(crate) fn scores_shown_to(to: &Audience, on: NaiveDate) -> SelectStatement {
    let col = |table: &'static str, name: &'static str| Expr::col((table, name));
    let same = |one: &'static str, other: &'static str, name: &'static str| {
        col(one, name).eq(col(other, name))
    };
    let newer = Query::select()
        .expr(Expr::val(1))
        .from_as(consent::Entity, "later")
        .and_where(same("later", "consent", "municipality_id"))
        .and_where(same("later", "consent", "wave_id"))
        .and_where(col("later", "version").gt(col("consent", "version")))
        .to_owned();
    let of_version = Condition::all()
        .add(same("consent_grant", "consent", "municipality_id"))
        .add(same("consent_grant", "consent", "wave_id"))
        .add(same("consent_grant", "consent", "version"));
    let come = Condition::any()
        .add(col("consent", "public_from").is_null())
        .add(col("consent", "public_from").lte(on));
    let given = |to: &Audience| col("consent_grant", "audience").eq(to.word());
    let everybody = Condition::all().add(given(&Audience::Public)).add(come);
    let mut allowed = Condition::any().add(everybody);
    if *to != Audience::Public {
        allowed = allowed.add(given(to));
    }
    Query::select()
        .expr(Expr::val(1))
        .from(consent::Entity)
        .inner_join(consent_grant::Entity, of_version)
        .and_where(same("consent", "submission", "municipality_id"))
        .and_where(same("consent", "submission", "wave_id"))
        .and_where(col("consent_grant", "item").eq(Item::Scores.as_str()))
        .cond_where(allowed)
        .and_where(Expr::exists(newer).not())
        .to_owned()
}
