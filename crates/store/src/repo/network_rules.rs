//! How networks want their waves answered: how often in full, in which languages, reviewed how.

use icc_domain::Locale;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Change, Handle, Write, failed, read_locale, read_word};
use crate::entity::network_rule;
use crate::error::StoreError;
use crate::ids::NetworkId;

/// How often the whole questionnaire is gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Rhythm {
    /// In every wave.
    #[default]
    EveryWave,
    /// Every three years; waves between take up what has changed.
    FullEveryThreeYears,
}

impl Rhythm {
    const WORDS: [(Self, &'static str); 2] = [
        (Self::EveryWave, "every-wave"),
        (Self::FullEveryThreeYears, "full-every-three-years"),
    ];

    /// The word used in forms and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EveryWave => "every-wave",
            Self::FullEveryThreeYears => "full-every-three-years",
        }
    }

    /// The rhythm for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(_, known)| *known == word);
        found.map(|(rhythm, _)| *rhythm)
    }
}

/// How much of what was handed in is reviewed, the strictest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum ReviewPath {
    /// Every answer.
    Full,
    /// Some answers of each indicator, drawn by lot.
    Sample,
    /// Answers that differ from the last accepted ones.
    Change,
    /// Nothing: what was handed in is declared, not reviewed.
    #[default]
    Declared,
}

impl ReviewPath {
    /// Every path, the strictest first.
    pub const ALL: [Self; 4] = [Self::Full, Self::Sample, Self::Change, Self::Declared];
    pub(super) const WORDS: [(Self, &'static str); 4] = [
        (Self::Full, "full"),
        (Self::Sample, "sample"),
        (Self::Change, "change"),
        (Self::Declared, "declared"),
    ];

    /// The word used in forms and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Sample => "sample",
            Self::Change => "change",
            Self::Declared => "declared",
        }
    }

    /// The path for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(_, known)| *known == word);
        found.map(|(path, _)| *path)
    }
}

/// What a network wants of a response.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NetworkRule {
    /// How often the whole questionnaire is gone through.
    pub rhythm: Rhythm,
    /// Languages in which every text of a municipality has to stand, in their order; others are
    /// welcome.
    pub required_languages: Vec<Locale>,
    /// How much of it is reviewed.
    pub review: ReviewPath,
    /// Counts the changes; 0 for a network that has said nothing.
    pub version: i32,
}

/// Finders and writers of networks' rules.
#[derive(Debug)]
pub struct NetworkRules<'a, A>(pub(super) Handle<'a, A>);

impl<A> NetworkRules<'_, A> {
    /// The rules of these networks, by network; one that has said nothing has none.
    pub async fn of(
        &self,
        networks: &[NetworkId],
    ) -> Result<Vec<(NetworkId, NetworkRule)>, StoreError> {
        let columns = network_rule::COLUMN;
        network_rule::Entity::find()
            .filter(columns.network_id.is_in(networks.iter().copied()))
            .order_by_asc(columns.network_id)
            .all(&self.0.db())
            .await
            .map_err(failed("network_rule"))?
            .into_iter()
            .map(|row| Ok((row.network_id, NetworkRule::read(&row)?)))
            .collect()
    }
}

impl NetworkRules<'_, Write> {
    /// Keeps the first rule of a network. What somebody has said since stays.
    pub async fn put_first(
        &self,
        network: NetworkId,
        rule: &NetworkRule,
    ) -> Result<Change, StoreError> {
        if !self.of(&[network]).await?.is_empty() {
            return Ok(Change::Unchanged);
        }
        self.put(network, rule).await?;
        Ok(Change::Added)
    }

    /// Keeps the rule of a network, whose version is the one that was read.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] or [`StoreError::Duplicate`] when somebody else changed it first.
    pub async fn put(&self, network: NetworkId, rule: &NetworkRule) -> Result<(), StoreError> {
        let languages: Vec<&str> = rule.required_languages.iter().map(|l| l.tag()).collect();
        let row = network_rule::ActiveModel {
            network_id: Set(network),
            rhythm: Set(rule.rhythm.as_str().to_owned()),
            required_languages: Set(languages.join(" ")),
            review: Set(rule.review.as_str().to_owned()),
            version: Set(rule.version + 1),
        };
        if rule.version == 0 {
            network_rule::Entity::insert(row)
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed("network_rule"))?;
            return Ok(());
        }
        let columns = network_rule::COLUMN;
        let done = network_rule::Entity::update_many()
            .set(row)
            .filter(columns.network_id.eq(network))
            .filter(columns.version.eq(rule.version))
            .exec(&self.0.db())
            .await
            .map_err(failed("network_rule"))?;
        if done.rows_affected == 0 {
            return Err(StoreError::Immutable("network_rule"));
        }
        Ok(())
    }
}

impl NetworkRule {
    fn read(row: &network_rule::Model) -> Result<Self, StoreError> {
        let table = "network_rule";
        let languages = row.required_languages.split_whitespace();
        Ok(Self {
            rhythm: read_word(&Rhythm::WORDS, &row.rhythm, table, "rhythm")?,
            required_languages: languages
                .map(|tag| read_locale(tag, table))
                .collect::<Result<_, _>>()?,
            review: read_word(&ReviewPath::WORDS, &row.review, table, "review")?,
            version: row.version,
        })
    }
}
