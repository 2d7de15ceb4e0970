//! Finding tools, and one of them as somebody sees it.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use icc_store::{
    Evidence, List, Municipality, MunicipalityId, Network, Read, Repositories, ReservedScope,
    SearchKind, SharedWith, Theme, Tool, ToolId, ToolKind, ToolPlace,
};

use super::subject_of;
use crate::error::Error;
use crate::evidence::{SentFile, file_of};
use crate::in_step::State;
use crate::paging::Paging;
use crate::policy::{Action, Actor, everybodys_scope, everything_shown, readers_scope};
use crate::practices::{Counts, LostPoint, Places, fitting, is_open};
use crate::search::among;
use crate::service::Service;

/// How many are looked through for words at most.
const MOST_HITS: u64 = 5000;
/// How many are named for one point that is lost.
const FOR_A_POINT: usize = 3;
/// How many stand on one page.
const PER_PAGE: usize = 20;
/// Who uses them is asked of so many at once.
const AT_ONCE: usize = 500;

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
    /// Those of the page: with words those that have more of them in their title first, then what was
    /// changed last.
    pub rows: Vec<ToolRow>,
    /// For each choice, how many there would be with it and everything else that is chosen.
    pub counts: Counts<ToolFacet>,
    /// Which of all that were found these are.
    pub paging: Paging,
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

/// Every tool that holds, whoever may see it, with those who use it.
#[derive(Debug)]
pub(crate) struct Library {
    /// What was changed last first.
    tools: Vec<Tool>,
    users: BTreeMap<ToolId, Vec<MunicipalityId>>,
}

impl Library {
    async fn read(read: &Repositories<'_, Read>) -> Result<Self, Error> {
        let tools = read.tools().shown(&everything_shown()).await?;
        let ids: Vec<ToolId> = tools.iter().map(|tool| tool.id).collect();
        let mut users: BTreeMap<ToolId, Vec<MunicipalityId>> = BTreeMap::new();
        for ids in ids.chunks(AT_ONCE) {
            for word in read.tools().uses(ids).await? {
                if word.uses {
                    users.entry(word.tool).or_default().push(word.municipality);
                }
            }
        }
        Ok(Self { tools, users })
    }

    fn seen(&self, scope: &ReservedScope) -> Vec<&Tool> {
        let sees = |tool: &&Tool| scope.shows(tool.reach == SharedWith::Public, tool.network);
        self.tools.iter().filter(sees).collect()
    }

    fn users(&self, tool: ToolId) -> &[MunicipalityId] {
        self.users.get(&tool).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Service {
    /// Every tool that holds. Whoever asks shows what the scope of the reader shows.
    async fn library(&self, state: &State<'_>) -> Result<Arc<Library>, Error> {
        let changes = state.changes.of(&[List::Tool]);
        let tools = &self.in_step().tools;
        tools.at(changes, (), Library::read(&state.read)).await
    }

    /// The tools that somebody may see and that fit.
    pub async fn tools(
        &self,
        actor: Option<&Actor>,
        filter: &ToolFilter,
        page: usize,
    ) -> Result<FoundTools, Error> {
        let snapshot = self.store().snapshot().await?;
        let state = State::of(&snapshot).await?;
        let read = &state.read;
        let library = self.library(&state).await?;
        let places = self.places(&state).await?;
        let seen = library.seen(&readers_scope(actor, Action::SeeTools, read).await?);
        let id = |tool: &&Tool| tool.id.0;
        let words = (filter.words.as_str(), MOST_HITS);
        let seen = among((SearchKind::Tool, None), words, (seen, id), read).await?;
        let keeps = match actor {
            Some(actor) => super::keep::libraries(actor, &places, read).await?,
            None => Vec::new(),
        };
        snapshot.end().await?;
        let (fits, counts) = filter.fitting(seen, &places);
        let paging = Paging::new(page, PER_PAGE, fits.len());
        let rows = paging.part(&fits).iter().filter_map(|tool| {
            let users = library.users(tool.id).iter().copied();
            row((*tool).clone(), users, &places)
        });
        Ok(FoundTools {
            rows: rows.collect(),
            counts,
            paging,
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
        let state = State::of(&snapshot).await?;
        let library = self.library(&state).await?;
        let places = self.places(&state).await?;
        let scope = readers_scope(actor, Action::SeeTools, &state.read).await?;
        snapshot.end().await?;
        let mut seen = library.seen(&scope);
        seen.sort_by_key(|tool| {
            let known = library.users(tool.id).iter();
            Reverse(known.filter(|id| places.cities.contains_key(*id)).count())
        });
        let mut found = BTreeMap::new();
        for point in lost {
            let helps = |tool: &&&Tool| tool.indicators.contains(&point.indicator);
            let rows = seen.iter().filter(helps).filter_map(|tool| {
                let users = library.users(tool.id).iter().copied();
                row((*tool).clone(), users, &places)
            });
            let helping: Vec<ToolRow> = rows.take(FOR_A_POINT).collect();
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
        let state = State::of(&snapshot).await?;
        let read = &state.read;
        let tool = seen(actor, id, read).await?;
        let uses = read.tools().uses(&[id]).await?;
        let places = self.places(&state).await?;
        let document = document(&tool, read).await?;
        let users = uses.iter().filter(|word| word.uses);
        let users = users.map(|word| word.municipality);
        let found = row(tool, users, &places).ok_or(Error::NotFound)?;
        let subject = subject_of(&found.network, found.city.as_ref(), read).await?;
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

/// A tool with its names and those who use it; none where its network is not known any more.
fn row(
    tool: Tool,
    users: impl Iterator<Item = MunicipalityId>,
    places: &Places,
) -> Option<ToolRow> {
    let city = |id: MunicipalityId| places.cities.get(&id).cloned();
    let mut used_by: Vec<Municipality> = users.filter_map(city).collect();
    used_by.sort_by(|a, b| a.code.cmp(&b.code));
    Some(ToolRow {
        network: places.networks.get(&tool.network)?.clone(),
        city: tool.municipality.and_then(city),
        used_by,
        tool,
    })
}

impl ToolFilter {
    /// Those that fit, and for each choice of each facet how many would.
    fn fitting<'a>(
        &self,
        seen: Vec<&'a Tool>,
        places: &'a Places,
    ) -> (Vec<&'a Tool>, Counts<ToolFacet>) {
        // Not of a network that is not known any more.
        let known = seen
            .into_iter()
            .filter(|tool| places.networks.contains_key(&tool.network));
        let chosen = |facet| self.chosen(facet);
        let values = |tool: &'a Tool, facet| values(tool, places, facet);
        fitting(known, &ToolFacet::ALL, chosen, values)
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
fn values<'a>(tool: &'a Tool, places: &'a Places, facet: ToolFacet) -> Vec<&'a str> {
    match facet {
        ToolFacet::Kind => vec![tool.kind.as_str()],
        ToolFacet::Theme => vec![tool.theme.as_str()],
        ToolFacet::Indicator => tool.indicators.iter().map(String::as_str).collect(),
        ToolFacet::Language => vec![tool.language.tag()],
        ToolFacet::Network => {
            let network = places.networks.get(&tool.network);
            network.map(|one| one.code.as_str()).into_iter().collect()
        }
    }
}
