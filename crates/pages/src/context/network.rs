//! Networks of cities.

use serde::{Deserialize, Serialize};

use super::{
    ChartFigure, ChartFile, CityScore, GroupBasis, GroupFigures, MeetingEntry, Pagination,
    PracticesBeside, Score,
};

/// The networks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworksPage {
    /// In the order of the language, the real ones first.
    pub networks: Vec<NetworkEntry>,
}

/// A network in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkEntry {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// A sentence or two about it.
    pub description: String,
    /// How far it reaches: `international`, `national`, `regional`.
    pub kind: String,
    /// Whether it is invented.
    pub invented: bool,
    /// Members known to this service.
    pub members: u32,
    /// Members that count in its newest figures.
    pub counted: u32,
    /// Municipalities that a source names with it without saying that they are members.
    #[serde(default)]
    pub named: u32,
}

/// A network with its figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NetworkPage {
    /// What the list says of it.
    pub entry: NetworkEntry,
    /// The network that it is part of: code and name.
    pub parent: Option<(String, String)>,
    /// What is known about it, by topic.
    pub facts: Vec<NetworkFacts>,
    /// Its partners, those that coordinate it first.
    pub partners: Vec<NetworkPartner>,
    /// Where that was read: facts and partners name a source by its place here, from 1.
    pub sources: Vec<NetworkSource>,
    /// Where its real members are, and those that are named with it; none where no place is known.
    #[serde(default)]
    pub map: Option<ChartFigure>,
    /// Its members, in the order of the language.
    pub members: Vec<NetworkMember>,
    /// Municipalities that a source names with it and that are not said to be members, in the
    /// order of the language.
    #[serde(default)]
    pub named: Vec<NamedWith>,
    /// Its public meetings to come, the next first, then the newest ones that are over.
    #[serde(default)]
    pub meetings: Vec<MeetingEntry>,
    /// Its newest figures; none while no member has a result.
    pub result: Option<NetworkResult>,
    /// Practices of its members that everybody sees.
    #[serde(default)]
    pub practices: PracticesBeside,
    /// Whether any of its people says something of the own expertise that this reader may see.
    #[serde(default)]
    pub experts: bool,
}

/// What is known about a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkFacts {
    /// Code of the topic: `history`, `consensus`, `purpose`, `working` or `partners`.
    pub topic: String,
    /// In the order of time, or of importance.
    pub facts: Vec<NetworkFactEntry>,
}

/// Something known about a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkFactEntry {
    /// When, as exactly as it is known: `2016-06-16`, `2016-06` or `2016`; empty when it holds
    /// without a date.
    pub when: String,
    /// What.
    pub text: String,
    /// Its source.
    pub source: u32,
}

/// A partner of a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkPartner {
    /// Its name.
    pub name: String,
    /// Its address; empty when there is none.
    pub url: String,
    /// What sort of body it is: `ministry`, `union`, `university` or `other`.
    pub kind: String,
    /// What it does: `partner` or `coordinator`.
    pub part: String,
    /// Since when, as exactly as it is known; empty when it is not.
    pub since: String,
    /// Until when; empty while it lasts.
    pub until: String,
    /// What a reader must know beside it; empty for nothing.
    pub note: String,
    /// Its source.
    pub source: u32,
}

/// Where something was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkSource {
    /// Its title.
    pub title: String,
    /// Its address; empty when there is none.
    pub url: String,
}

/// A member of a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkMember {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether everybody may see its newest result.
    pub shown: bool,
    /// Whether it was accepted without anybody looking at it.
    #[serde(default)]
    pub unreviewed: bool,
}

/// A municipality that a source names with a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedWith {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// The figures of a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NetworkResult {
    /// What they rest on.
    pub basis: GroupBasis,
    /// The core index of the group.
    pub core: Option<GroupFigures>,
    /// The members that everybody may see, as dots on the core index.
    #[serde(default)]
    pub members_chart: Option<ChartFigure>,
    /// Median and middle half of each indicator.
    #[serde(default)]
    pub indicators_chart: Option<ChartFigure>,
    /// Members by indicators: those of this page.
    #[serde(default)]
    pub heat_chart: Option<ChartFigure>,
    /// The core index from wave to wave.
    #[serde(default)]
    pub progress_chart: Option<ChartFigure>,
    /// Members of this page that everybody may see, with their core index, in the order of the
    /// language.
    pub cities: Vec<CityScore>,
    /// The indicators, core first.
    pub indicators: Vec<NetworkIndicator>,
    /// The same, with the score of each indicator.
    pub heat: Vec<HeatRow>,
    /// The waves that can be compared with the newest, newest first.
    pub progress: Vec<WaveProgress>,
    /// Those before it that cannot, newest first.
    #[serde(default)]
    pub apart: Vec<WaveApart>,
    /// Where this page of members stands.
    pub pagination: Pagination,
    /// The report at each wave, newest first.
    #[serde(default)]
    pub reports: Vec<WaveReport>,
}

/// The report on a network at one wave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaveReport {
    /// Name of the wave.
    pub wave: String,
    /// Where it is asked for, on each paper.
    pub files: Vec<ChartFile>,
}

/// An indicator of a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NetworkIndicator {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Whether it counts in the extended index only.
    pub optional: bool,
    /// What may be shown.
    pub figures: GroupFigures,
}

/// A city with the score of each indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatRow {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether it was accepted without anybody looking at it.
    #[serde(default)]
    pub unreviewed: bool,
    /// In the order of [`NetworkResult::indicators`].
    pub scores: Vec<Score>,
}

/// A network at one wave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WaveProgress {
    /// Name of the wave.
    pub wave: String,
    /// Members that count.
    pub n: u32,
    /// Members.
    pub of: u32,
    /// The core index of those that counted then.
    pub then: GroupFigures,
    /// The same cities in this wave and in the newest one; none where they are too few, and for the
    /// newest wave itself.
    pub same: Option<SameCities>,
}

/// A wave that cannot be compared with the newest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaveApart {
    /// Its name.
    pub wave: String,
    /// Why: the message `course-broken-` and this word.
    pub broken: String,
}

/// The same cities in two waves: only those that everybody may see in both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SameCities {
    /// How many.
    pub n: u32,
    /// Their mean in the earlier wave.
    pub before: f64,
    /// Their mean in the newest wave.
    pub now: f64,
}
