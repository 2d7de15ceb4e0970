//! Finding tools, and one of them as somebody sees it.

use std::collections::BTreeMap;

use icc_store::{
    Evidence, Municipality, MunicipalityId, Network, Read, Repositories, SearchKind, Theme, Tool,
    ToolId, ToolKind, ToolPlace, ToolUse,
};

use super::subject_of;
use crate::error::Error;
use crate::evidence::{SentFile, file_of};
use crate::policy::{Action, Actor, everybodys_scope, readers_scope};
use crate::practices::{Counts, LostPoint, Places, fitting, is_open};
use crate::search::among;
use crate::service::Service;

/// How many are looked through for words at most.
const MOST_HITS: u64 = 5000;
/// How many are named for one point that is lost.
const FOR_A_POINT: usize = 3;

/// What is looked for; what is empty does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToolFilter {
    /// Words, all of which must be found.
    pub words: String,
    /// What it is.
    pub kind: Option<ToolKind>,
    /// What it is about.
    pub theme: Option<Theme>,
    /// Code of an indicator with which it helps.
    pub indicator: String,
    /// Tag of the language in which it is written.
    pub language: String,
    /// Code of the network.
    pub network: String,
}

/// What one can choose by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ToolFacet {
    /// What it is.
    Kind,
    /// What it is about.
    Theme,
    /// With what it helps.
    Indicator,
    /// In which language it is written.
    Language,
    /// In whose library it stands.
    Network,
}

impl ToolFacet {
    /// Each of them, in order.
    pub const ALL: [Self; 5] = [
        Self::Kind,
        Self::Theme,
        Self::Indicator,
        Self::Language,
        Self::Network,
    ];

    /// The name of its field.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Theme => "theme",
            Self::Indicator => "indicator",
            Self::Language => "language",
            Self::Network => "network",
        }
    }
}

/// A tool with its names.
#[derive(Debug, Clone)]
pub struct ToolRow {
    /// The tool.
    pub tool: Tool,
    /// In whose library it stands.
    pub network: Network,
    /// Whose it is; none for one of the network itself.
    pub city: Option<Municipality>,
    /// The municipalities that say that they use it, by code.
    pub used_by: Vec<Municipality>,
}

/// What was found.
#[derive(Debug)]
pub struct FoundTools {
    /// With words those that have more of them in their title first, then what was changed last.
    pub rows: Vec<ToolRow>,
    /// For each choice, how many there would be with it and everything else that is chosen.
    pub counts: Counts<ToolFacet>,
    /// Networks into whose library the reader can put a tool, by code.
    pub keeps: Vec<Network>,
}

/// A tool as somebody sees it.
#[derive(Debug)]
pub struct ToolPage {
    /// The tool.
    pub row: ToolRow,
    /// The document that it is; none for an address, and once it is withdrawn.
    pub document: Option<Evidence>,
    /// Whether the reader can change it.
    pub may_keep: bool,
    /// Municipalities for which the reader can say whether they use it, by code, each with what it
    /// says now.
    pub speaks_for: Vec<(Municipality, bool)>,
}

impl Service {
    /// The tools that somebody may see and that fit.
    pub async fn tools(
        &self,
        actor: Option<&Actor>,
        filter: &ToolFilter,
    ) -> Result<FoundTools, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (rows, places) = rows(actor, &filter.words, &read).await?;
        let keeps = match actor {
            Some(actor) => super::keep::libraries(actor, &places, &read).await?,
            None => Vec::new(),
        };
        snapshot.end().await?;
        let (rows, counts) = filter.fitting(rows.into_iter());
        Ok(FoundTools {
            rows,
            counts,
            keeps,
        })
    }

    /// For questions in which points are lost, tools that help with their indicator; of those that the
    /// reader may see, those that most municipalities use first.
    pub async fn tools_for(
        &self,
        actor: Option<&Actor>,
        lost: &[LostPoint],
    ) -> Result<BTreeMap<String, Vec<ToolRow>>, Error> {
        if lost.is_empty() {
            return Ok(BTreeMap::new());
        }
        let snapshot = self.store().snapshot().await?;
        let (mut rows, _) = rows(actor, "", &snapshot.repositories()).await?;
        snapshot.end().await?;
        rows.sort_by_key(|row| std::cmp::Reverse(row.used_by.len()));
        let mut found = BTreeMap::new();
        for point in lost {
            let helps = |row: &&ToolRow| row.tool.indicators.contains(&point.indicator);
            let helping: Vec<ToolRow> = rows
                .iter()
                .filter(helps)
                .take(FOR_A_POINT)
                .cloned()
                .collect();
            if !helping.is_empty() {
                found.insert(point.question.clone(), helping);
            }
        }
        Ok(found)
    }

    /// A tool as somebody sees it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not shown to the reader.
    pub async fn tool(&self, actor: Option<&Actor>, id: ToolId) -> Result<ToolPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let tool = seen(actor, id, &read).await?;
        let uses = read.tools().uses(&[id]).await?;
        let places = Places::read(&read).await?;
        let document = document(&tool, &read).await?;
        let found = row(tool, &uses, &places).ok_or(Error::NotFound)?;
        let subject = subject_of(&found.network, found.city.as_ref(), &read).await?;
        snapshot.end().await?;
        let speaks_for = actor.map_or_else(Vec::new, |actor| {
            places.members_for(actor, Action::KeepTools, &subject)
        });
        let uses_it = |city: &Municipality| found.used_by.iter().any(|one| one.id == city.id);
        Ok(ToolPage {
            may_keep: actor.is_some_and(|actor| actor.may(Action::KeepTools, &subject)),
            speaks_for: speaks_for
                .into_iter()
                .map(|city| {
                    let uses = uses_it(&city);
                    (city, uses)
                })
                .collect(),
            document,
            row: found,
        })
    }

    /// The file of a tool.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not shown to the reader, is an address, or was withdrawn.
    pub async fn tool_file(&self, actor: Option<&Actor>, id: ToolId) -> Result<SentFile, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let tool = seen(actor, id, &read).await?;
        let file = file_of(document(&tool, &read).await?, &read).await?;
        snapshot.end().await?;
        Ok(file)
    }
}

/// The tools that somebody sees and in which words are found, with their names and those of
/// everything else.
async fn rows(
    actor: Option<&Actor>,
    words: &str,
    read: &Repositories<'_, Read>,
) -> Result<(Vec<ToolRow>, Places), Error> {
    let scope = readers_scope(actor, Action::SeeTools, read).await?;
    let tools = read.tools().shown(&scope).await?;
    let id = |tool: &Tool| tool.id.0;
    let tools = among(
        (SearchKind::Tool, None),
        (words, MOST_HITS),
        (tools, id),
        read,
    )
    .await?;
    let ids: Vec<ToolId> = tools.iter().map(|tool| tool.id).collect();
    let uses = read.tools().uses(&ids).await?;
    let places = Places::read(read).await?;
    let rows = tools
        .into_iter()
        .filter_map(|tool| row(tool, &uses, &places));
    Ok((rows.collect(), places))
}

/// A tool that somebody sees.
pub(super) async fn seen<A: Sync>(
    actor: Option<&Actor>,
    id: ToolId,
    read: &Repositories<'_, A>,
) -> Result<Tool, Error> {
    let scope = readers_scope(actor, Action::SeeTools, read).await?;
    let tool = read.tools().by_id(&scope, id).await?;
    tool.ok_or(Error::NotFound)
}

/// The document that a tool is, as far as others may see it: its municipality has put it there.
async fn document<A: Sync>(
    tool: &Tool,
    read: &Repositories<'_, A>,
) -> Result<Option<Evidence>, Error> {
    let (ToolPlace::Document(id), Some(city)) = (&tool.place, tool.municipality) else {
        return Ok(None);
    };
    let scope = everybodys_scope(city);
    let piece = read.evidence().by_id(&scope, city, *id).await?;
    Ok(piece.filter(is_open))
}

/// A tool with its names; none where its network is not known any more.
pub(super) fn row(tool: Tool, uses: &[ToolUse], places: &Places) -> Option<ToolRow> {
    let city = |id: MunicipalityId| places.cities.get(&id).cloned();
    let users = uses.iter().filter(|word| word.tool == tool.id && word.uses);
    let mut used_by: Vec<Municipality> = users.filter_map(|word| city(word.municipality)).collect();
    used_by.sort_by(|a, b| a.code.cmp(&b.code));
    Some(ToolRow {
        network: places.networks.get(&tool.network)?.clone(),
        city: tool.municipality.and_then(city),
        used_by,
        tool,
    })
}

impl ToolFilter {
    /// The rows that fit, and for each choice of each facet how many would.
    fn fitting(&self, rows: impl Iterator<Item = ToolRow>) -> (Vec<ToolRow>, Counts<ToolFacet>) {
        fitting(rows, &ToolFacet::ALL, |facet| self.chosen(facet), values)
    }

    /// What is chosen of a facet; empty for nothing.
    #[must_use]
    pub fn chosen(&self, facet: ToolFacet) -> &str {
        match facet {
            ToolFacet::Kind => self.kind.map_or("", ToolKind::as_str),
            ToolFacet::Theme => self.theme.map_or("", Theme::as_str),
            ToolFacet::Indicator => &self.indicator,
            ToolFacet::Language => &self.language,
            ToolFacet::Network => &self.network,
        }
    }
}

/// What a tool is, as a facet sees it.
fn values(row: &ToolRow, facet: ToolFacet) -> Vec<String> {
    let tool = &row.tool;
    match facet {
        ToolFacet::Kind => vec![tool.kind.as_str().to_owned()],
        ToolFacet::Theme => vec![tool.theme.as_str().to_owned()],
        ToolFacet::Indicator => tool.indicators.iter().cloned().collect(),
        ToolFacet::Language => vec![tool.language.tag().to_owned()],
        ToolFacet::Network => vec![row.network.code.clone()],
    }
}
