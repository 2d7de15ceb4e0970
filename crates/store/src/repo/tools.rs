//! The tools of networks. Every version stays; the newest holds, and so does the last word of a
//! municipality about using one.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use icc_domain::Locale;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{Handle, Write, failed, kept, read_locale};
use crate::entity::{tool, tool_use};
use crate::error::StoreError;
use crate::ids::{AccountId, EvidenceId, MunicipalityId, NetworkId, ToolId};
use crate::repo::vocabulary::{SharedWith, Theme, joined, known, parted, vocabulary};
use crate::scope::ReservedScope;

vocabulary! {
    /// What a tool is.
    ToolKind {
        /// A guide.
        Guide = "guide",
        /// Something to fill in.
        Template = "template",
        /// A by-law, a policy, a resolution.
        ByLaw = "by-law",
        /// Training.
        Training = "training",
    }
}

vocabulary! {
    /// What one may do with a tool.
    ToolLicence {
        /// Whatever one wants.
        Cc0 = "cc0",
        /// Share and change it, naming who made it.
        CcBy = "cc-by",
        /// The same, under the same licence.
        CcBySa = "cc-by-sa",
        /// Share and change it, naming who made it, and not for money.
        CcByNc = "cc-by-nc",
        /// It is an act of a public body.
        PublicAct = "public-act",
        /// Ask first.
        Ask = "ask",
    }
}

/// Where a tool is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToolPlace {
    /// An address elsewhere, which the service never opens.
    Link(String),
    /// A piece of the municipality's evidence.
    Document(EvidenceId),
}

/// One version of a tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tool {
    /// Its id.
    pub id: ToolId,
    /// 1 for the first, one more each time.
    pub version: i32,
    /// In whose library it stands.
    pub network: NetworkId,
    /// Whose it is; none for one of the network itself.
    pub municipality: Option<MunicipalityId>,
    /// To whom it is shown.
    pub reach: SharedWith,
    /// What it is.
    pub kind: ToolKind,
    /// The language in which it is written.
    pub language: Locale,
    /// What one may do with it.
    pub licence: ToolLicence,
    /// What it is about.
    pub theme: Theme,
    /// What it is called.
    pub title: String,
    /// What it is good for.
    pub summary: String,
    /// Codes of indicators with which it helps.
    pub indicators: BTreeSet<String>,
    /// Where it is.
    pub place: ToolPlace,
    /// Whether it was taken out.
    pub removed: bool,
    /// Who said so. An erased person stays an id here.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// What a municipality says about using a tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToolUse {
    /// Which.
    pub tool: ToolId,
    /// Who.
    pub municipality: MunicipalityId,
    /// Counts its words about that tool, from 1.
    pub number: i32,
    /// Whether it uses it from then on.
    pub uses: bool,
    /// Who said so. An erased person stays an id here.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

const TABLE: &str = "tool";
const USE: &str = "tool_use";

/// Finders and writers of tools.
#[derive(Debug)]
pub struct Tools<'a, A>(pub(super) Handle<'a, A>);

impl<A> Tools<'_, A> {
    /// The tools that hold and that the scope shows: what was changed last first.
    pub async fn shown(&self, scope: &ReservedScope) -> Result<Vec<Tool>, StoreError> {
        self.find(scope, Condition::all()).await
    }

    /// One of them.
    pub async fn by_id(
        &self,
        scope: &ReservedScope,
        id: ToolId,
    ) -> Result<Option<Tool>, StoreError> {
        let own = Condition::all().add(tool::COLUMN.tool_id.eq(id));
        Ok(self.find(scope, own).await?.pop())
    }

    /// What municipalities say about using some tools: tool by tool and municipality by
    /// municipality, the last word of each.
    pub async fn uses(&self, tools: &[ToolId]) -> Result<Vec<ToolUse>, StoreError> {
        let columns = tool_use::COLUMN;
        let rows = tool_use::Entity::find()
            .filter(columns.tool_id.is_in(tools.iter().copied()))
            .order_by_asc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed(USE))?;
        let words = rows.into_iter().map(|row| {
            let said = ToolUse {
                tool: row.tool_id,
                municipality: row.municipality_id,
                number: row.number,
                uses: row.uses,
                made_by: row.made_by,
                made_at: row.made_at,
            };
            ((row.tool_id, row.municipality_id), said)
        });
        let last: BTreeMap<(ToolId, MunicipalityId), ToolUse> = words.collect();
        Ok(last.into_values().collect())
    }

    /// Who put each of some tools into a library, and when: whoever asks has been shown them.
    pub async fn begun(
        &self,
        tools: &[ToolId],
    ) -> Result<BTreeMap<ToolId, (AccountId, DateTime<Utc>)>, StoreError> {
        let columns = tool::COLUMN;
        let rows = tool::Entity::find()
            .filter(columns.tool_id.is_in(tools.iter().copied()))
            .filter(columns.version.eq(1))
            .all(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        let begun = rows
            .into_iter()
            .map(|row| (row.tool_id, (row.made_by, row.made_at)));
        Ok(begun.collect())
    }

    async fn find(
        &self,
        scope: &ReservedScope,
        condition: Condition,
    ) -> Result<Vec<Tool>, StoreError> {
        let columns = tool::COLUMN;
        let rows = tool::Entity::find()
            .filter(condition)
            .order_by_asc(columns.version)
            .all(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        // What an older version was shown to is no matter: the newest holds.
        let newest: BTreeMap<ToolId, tool::Model> =
            rows.into_iter().map(|row| (row.tool_id, row)).collect();
        let tools: Result<Vec<Tool>, StoreError> = newest.into_values().map(Tool::read).collect();
        let mut tools = tools?;
        tools.retain(|tool| {
            let public = tool.reach == SharedWith::Public;
            !tool.removed && scope.shows(public, tool.network)
        });
        tools.sort_by_key(|tool| std::cmp::Reverse((tool.made_at, tool.id)));
        Ok(tools)
    }
}

impl Tools<'_, Write> {
    /// Keeps a version.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else was first.
    pub async fn add(&self, new: &Tool) -> Result<(), StoreError> {
        let (url, document) = match &new.place {
            ToolPlace::Link(url) => (Some(url.clone()), None),
            ToolPlace::Document(id) => (None, Some(*id)),
        };
        let row = tool::ActiveModel {
            tool_id: Set(new.id),
            version: Set(new.version),
            network_id: Set(new.network),
            municipality_id: Set(new.municipality),
            reach: Set(new.reach.as_str().to_owned()),
            kind: Set(new.kind.as_str().to_owned()),
            language: Set(new.language.tag().to_owned()),
            licence: Set(new.licence.as_str().to_owned()),
            theme: Set(new.theme.as_str().to_owned()),
            title: Set(new.title.clone()),
            summary: Set(new.summary.clone()),
            indicators: Set(joined(&new.indicators)),
            url: Set(url),
            document_id: Set(document),
            removed: Set(new.removed),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        tool::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(())
    }

    /// Keeps a word about using a tool.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else was first.
    pub async fn add_use(&self, new: &ToolUse) -> Result<(), StoreError> {
        let row = tool_use::ActiveModel {
            tool_id: Set(new.tool),
            municipality_id: Set(new.municipality),
            number: Set(new.number),
            uses: Set(new.uses),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        tool_use::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(USE))?;
        Ok(())
    }
}

impl Tool {
    fn read(row: tool::Model) -> Result<Self, StoreError> {
        let place = match (row.url, row.document_id) {
            (Some(url), None) => ToolPlace::Link(url),
            (None, Some(id)) => ToolPlace::Document(id),
            _ => {
                return Err(StoreError::Unreadable {
                    table: TABLE,
                    column: "url",
                });
            }
        };
        Ok(Self {
            id: row.tool_id,
            version: row.version,
            network: row.network_id,
            municipality: row.municipality_id,
            reach: known(SharedWith::from_word(&row.reach), TABLE, "reach")?,
            kind: known(ToolKind::from_word(&row.kind), TABLE, "kind")?,
            language: read_locale(&row.language, TABLE)?,
            licence: known(ToolLicence::from_word(&row.licence), TABLE, "licence")?,
            theme: known(Theme::from_word(&row.theme), TABLE, "theme")?,
            title: row.title,
            summary: row.summary,
            indicators: parted(&row.indicators),
            place,
            removed: row.removed,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}
