//! A city at one wave: its figures beside its network and all cities.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use icc_disclosure::Known;
pub use icc_disclosure::Spread;
use icc_domain::{Code, Difference, NoScore, Score};
use icc_questionnaire::definition::{Definition, Function, Measure};
use icc_scoring::score::DECLARED;
use icc_scoring::{Cell, Reason, Scores};
use icc_store::Wave;

use crate::collection::{Collection, Stand};
use crate::comparison::question_worth;
use crate::error::Error;
use crate::group;
use crate::snapshot::{City, Snapshot};

/// Below this there is no comparison with all cities yet …
pub const LEAST_CITIES: usize = 20;
/// … nor below this number of countries.
pub const LEAST_COUNTRIES: usize = 5;

/// The levels by which a method says what pages show: one or two indices, indicators, areas.
pub mod level {
    use icc_questionnaire::definition::Measure;

    /// An index over indicators: the first is the core index, a second one the extended index.
    pub const INDEX: &str = "index";
    /// An indicator.
    pub const INDICATOR: &str = "indicator";
    /// An area of an indicator that is made of areas.
    pub const AREA: &str = "area";

    /// Whether a measure is at a level.
    #[must_use]
    pub fn is_at(measure: &Measure, level: &str) -> bool {
        let own = measure.level.as_ref();
        own.is_some_and(|own| own.as_str() == level)
    }
}

/// A city at one wave.
#[derive(Debug)]
pub struct CityReport<'a> {
    /// The city.
    pub city: &'a City,
    /// Its waves with a public result, newest first.
    pub waves: Vec<&'a Wave>,
    /// Its result; none for a city without a public one.
    pub result: Option<CityResult<'a>>,
}

/// The result of a city at one wave.
#[derive(Debug)]
pub struct CityResult<'a> {
    /// Everything answered with the same definition.
    pub collection: &'a Arc<Collection>,
    /// Position of the method among those of the collection.
    pub method: usize,
    /// The wave.
    pub wave: &'a Wave,
    /// The day that its comparisons are as of.
    pub as_of: NaiveDate,
    /// The city's case in the collection.
    pub case: usize,
    /// Whether it was accepted without anybody looking at it.
    pub unreviewed: bool,
    /// Whether everybody may see its answers, not its scores alone.
    pub answers_shown: bool,
    /// The core index.
    pub core: Row<'a>,
    /// The extended index.
    pub extended: Option<Row<'a>>,
    /// The indicators, in the order of the method.
    pub indicators: Vec<Row<'a>>,
    /// The areas, in the order of the method, and the indicator they make up.
    pub areas: Option<(Row<'a>, Vec<Row<'a>>)>,
    /// The first network of the city that has other cities with a result.
    pub network: Option<Group>,
    /// All cities that have one, however few.
    pub all: Group,
    /// Codes of the other cities that everybody may see and that nobody looked at.
    pub unreviewed_peers: BTreeSet<String>,
    /// The core index by the other methods: position of the method, cell.
    pub other_methods: Vec<(usize, &'a Cell)>,
    /// The city's last result before this one, where the two can be compared: wave and core index.
    pub before: Option<(&'a Wave, &'a Cell)>,
}

/// One measure of the city beside its groups.
#[derive(Debug)]
pub struct Row<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// The city's own figures.
    pub cell: &'a Cell,
    /// The network, like for like.
    pub network: Option<Beside>,
    /// What one question is worth in this measure, in points, on average: less is no clear
    /// difference.
    pub clear: f64,
    /// All cities, like for like; none below [`LEAST_CITIES`] or [`LEAST_COUNTRIES`].
    pub all: Option<Beside>,
}

impl Row<'_> {
    /// One of the figures (see [`icc_scoring::score`]) as readers meet it.
    #[must_use]
    pub fn score(&self, figure: usize) -> Score {
        score(self.cell, figure)
    }

    /// The city beside its network's median, like for like. Less than one question's worth is no
    /// clear difference.
    #[must_use]
    pub fn difference(&self) -> Difference {
        let statistics = self
            .network
            .as_ref()
            .and_then(|n| n.like_for_like.statistics);
        self.beside(statistics.map(|s| s.median))
    }

    /// The city's declared score beside another figure of the same measure: every difference that
    /// is put into words is decided here.
    fn beside(&self, other: Option<f64>) -> Difference {
        Difference::between(self.score(DECLARED), other, self.clear)
    }
}

impl CityResult<'_> {
    /// How the core index has changed since the wave before; not comparable where there is none.
    #[must_use]
    pub fn change(&self) -> Difference {
        let before = self.before.and_then(|(_, cell)| cell.score());
        self.core.beside(before)
    }
}

/// One figure of a cell as readers meet it.
#[must_use]
pub fn score(cell: &Cell, figure: usize) -> Score {
    match cell.figure(figure) {
        Some(value) => Score::Value { value },
        None => Score::None {
            reason: no_score(cell.reason),
        },
    }
}

/// What a reader needs to know of the engine's reason.
const fn no_score(reason: Reason) -> NoScore {
    match reason {
        Reason::NothingInScope | Reason::LowScope => NoScore::OutOfScope,
        Reason::AnswerMissing | Reason::LowCoverage => NoScore::NotAnswered,
        Reason::TooFewMembers => NoScore::TooFewQuestions,
        Reason::MemberWithoutScore | Reason::GateClosed => NoScore::MissingPart,
        Reason::NoUnits => NoScore::TooFewCities,
        _ => NoScore::Other,
    }
}

/// A measure in a group.
#[derive(Debug)]
pub struct Beside {
    /// Every city on the questions within the compared city's powers.
    pub like_for_like: Figure,
    /// Every city on the questions within its own powers.
    pub plain: Figure,
}

/// What may be shown of a measure in a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Cities that count.
    pub n: usize,
    /// How many of them the reader may not see.
    pub hidden: usize,
    /// Different countries among them.
    pub countries: usize,
    /// The figures; none where there are too few cities.
    pub statistics: Option<Statistics>,
    /// Where there are too few for figures, and all of them are shown: their codes and values,
    /// greatest first.
    pub named: Vec<(String, f64)>,
    /// What may be shown, and why no more.
    pub spread: Spread,
}

/// Figures of a group of scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Statistics {
    /// Arithmetic mean.
    pub mean: f64,
    /// Middle value.
    pub median: f64,
    /// First and third quartile; none where some are hidden and there are too few.
    pub quartiles: Option<(f64, f64)>,
    /// Standard deviation with n − 1; none as with the quartiles.
    pub deviation: Option<f64>,
    /// Share (0 to 1) of those with 100; none as with the quartiles.
    pub share_at_100: Option<f64>,
    /// Least and greatest value of those that the reader may see; none when there is none.
    pub range: Option<(f64, f64)>,
}

/// A group of cities beside which one is shown, the city itself left out.
#[derive(Debug, Clone)]
pub struct Group {
    /// Code of the network; none for all cities.
    pub network: Option<String>,
    /// Cities that count in its figures.
    pub n: usize,
    /// How many of them the reader may not see.
    pub hidden: usize,
    /// Cities that belong to it, whether or not they take part.
    pub of: usize,
    /// The countries of those that count.
    pub countries: usize,
    /// The periods (waves) their results are from.
    pub waves: BTreeSet<String>,
}

impl Group {
    /// Whether the group is large enough to stand for all cities.
    #[must_use]
    pub const fn is_large(&self) -> bool {
        self.n >= LEAST_CITIES && self.countries >= LEAST_COUNTRIES
    }
}

impl Snapshot {
    /// A city at a wave; at its latest one when `wave` is none.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown city, and for a wave in which it has no public result.
    pub fn city(&self, code: &str, wave: Option<&str>) -> Result<CityReport<'_>, Error> {
        let city = self.cities.get(code).ok_or(Error::NotFound)?;
        let results = self.results_of(code);
        let chosen = match wave {
            Some(wave) => Some(
                *results
                    .iter()
                    .find(|(_, w)| w.record.code == wave)
                    .ok_or(Error::NotFound)?,
            ),
            None => results.first().copied(),
        };
        let result = chosen
            .map(|(collection, wave)| self.result(city, collection, wave))
            .transpose()?;
        Ok(CityReport {
            city,
            waves: results.into_iter().map(|(_, w)| w).collect(),
            result,
        })
    }

    /// The city's last result before a wave, where a measure of the two can be compared.
    fn before<'a>(
        &'a self,
        city: &str,
        wave: &Wave,
        measure: &'a str,
    ) -> Option<(&'a Wave, &'a Cell)> {
        let waves = self.results_of(city).into_iter().map(|(_, one)| one);
        let earlier = waves.skip_while(|one| one.id != wave.id).nth(1)?;
        let found = self.score_before(city, (earlier, wave), measure);
        Some((earlier, found.ok()?))
    }

    fn result<'a>(
        &'a self,
        city: &'a City,
        collection: &'a Arc<Collection>,
        wave: &'a Wave,
    ) -> Result<CityResult<'a>, Error> {
        let own = &city.municipality.record;
        let method = collection
            .method(&wave.record.method_id)
            .ok_or_else(|| Error::broken(["the wave's method is gone".to_owned()]))?;
        let case = collection
            .case(&own.code, &wave.record.code)
            .ok_or(Error::NotFound)?;
        // The invented and the real world are never compared with each other.
        let same_world = |other: &str| {
            let other = self.cities.get(other);
            other.is_some_and(|c| c.municipality.record.demonstration == own.demonstration)
        };
        let counts = |other: &str| other != own.code && same_world(other);
        let everyone = collection.group(method, wave, counts);
        let counted = collection.counted();
        let own_case = counted
            .case(&own.code, &wave.record.code)
            .ok_or(Error::NotFound)?;
        let cases: Vec<usize> = everyone.iter().map(|stand| stand.case).collect();
        let like = collection.methods[method]
            .program
            .like_for_like(&counted.panel, own_case, &cases)
            .map_err(|e| Error::broken(e.iter().map(ToString::to_string)))?;
        let network = self.network_cases(city, |members| {
            let member = |code: &str| counts(code) && members.contains(code);
            collection.group(method, wave, member)
        });
        let of_world = self.cities.keys().filter(|code| counts(code)).count();
        let peers = Peers {
            collection,
            method,
            case,
            everyone: &everyone,
            like: &like,
            network,
        };
        let all = peers.group(&everyone, None, of_world);
        let large = all.is_large();
        let measures = &collection.definition.methods[method].measures;
        let at = |level: &str| -> Vec<&'a Measure> {
            let at = measures.iter().filter(|one| level::is_at(one, level));
            at.collect()
        };
        let rows = |list: &[&'a Measure]| -> Vec<Row<'a>> {
            list.iter()
                .filter_map(|measure| peers.row(measure, large))
                .collect()
        };
        let mut indices = rows(&at(level::INDEX)).into_iter();
        let core = indices
            .next()
            .ok_or_else(|| Error::broken(["the method has no index".to_owned()]))?;
        let areas = at(level::AREA);
        let made_of = |measure: &&&Measure| {
            areas
                .first()
                .is_some_and(|a| members(measure).contains(&a.code))
        };
        let parent = at(level::INDICATOR)
            .iter()
            .find(made_of)
            .and_then(|m| peers.row(m, large));
        Ok(CityResult {
            collection,
            method,
            wave,
            as_of: self.as_of(wave),
            case,
            unreviewed: collection.is_unreviewed(case),
            unreviewed_peers: everyone
                .iter()
                .filter(|stand| stand.known == Known::Shown && counted.is_unreviewed(stand.case))
                .map(|stand| counted.panel.unit_name(stand.case).to_owned())
                .collect(),
            answers_shown: collection.shows_answers(&own.code, wave),
            extended: indices.next(),
            indicators: rows(&at(level::INDICATOR)),
            areas: parent.map(|parent| (parent, rows(&areas))),
            network: peers.network.as_ref().map(|network| {
                let code = Some(network.code.clone());
                peers.group(&network.stands, code, network.of)
            }),
            all,
            other_methods: other_methods(collection, method, case, core.measure.code.as_str()),
            before: self.before(&own.code, wave, core.measure.code.as_str()),
            core,
        })
    }

    /// The first network of a city in whose figures other cities count; `stands` tells which of its
    /// members do.
    fn network_cases(
        &self,
        city: &City,
        stands: impl Fn(&BTreeSet<&str>) -> Vec<Stand>,
    ) -> Option<NetworkPeers> {
        let own = city.municipality.record.code.as_str();
        city.memberships.iter().find_map(|membership| {
            let network = self
                .networks
                .values()
                .find(|n| n.id == membership.network)?;
            let members = self.members(network.id);
            let stands = stands(&members);
            (!stands.is_empty()).then(|| NetworkPeers {
                code: network.record.code.clone(),
                stands,
                of: members.iter().filter(|code| **code != own).count(),
            })
        })
    }

    /// Codes of the members of a network.
    pub(crate) fn members(&self, network: icc_store::NetworkId) -> BTreeSet<&str> {
        let is_member = |city: &&City| city.memberships.iter().any(|m| m.network == network);
        self.cities
            .values()
            .filter(is_member)
            .map(|c| c.municipality.record.code.as_str())
            .collect()
    }

    /// Those that a source names with a network and that are not said to be members, by code.
    pub(crate) fn named_with(&self, network: icc_store::NetworkId) -> Vec<&City> {
        let members = self.members(network);
        let named = |city: &&City| {
            let code = city.municipality.record.code.as_str();
            city.named.iter().any(|m| m.network == network) && !members.contains(code)
        };
        self.cities.values().filter(named).collect()
    }
}

/// A measure of a case by the other methods that have it.
fn other_methods<'a>(
    collection: &'a Collection,
    method: usize,
    case: usize,
    measure: &str,
) -> Vec<(usize, &'a Cell)> {
    let others = (0..collection.methods.len()).filter(|&m| m != method);
    let cell = |m: usize| {
        let position = collection.methods[m].program.measure_position(measure)?;
        Some((m, collection.cell(m, case, position)))
    };
    others.filter_map(cell).collect()
}

/// Members of a measure.
#[must_use]
pub fn members(measure: &Measure) -> &[Code] {
    match &measure.function {
        Function::Members { members, .. } => members,
        _ => &[],
    }
}

/// The other cities of a network.
struct NetworkPeers {
    code: String,
    /// Those that count.
    stands: Vec<Stand>,
    /// All of them.
    of: usize,
}

/// The other cities of a comparison.
struct Peers<'a, 'p> {
    collection: &'a Collection,
    method: usize,
    /// The compared city's case.
    case: usize,
    /// All cities that count, ascending.
    everyone: &'p [Stand],
    /// Their scores on the compared city's questions, in the same order.
    like: &'p Scores,
    /// Those of the network: whoever stands in its figures stands in those of all cities too.
    network: Option<NetworkPeers>,
}

impl<'a> Peers<'a, '_> {
    fn row(&self, measure: &'a Measure, all: bool) -> Option<Row<'a>> {
        let index = self.collection.methods[self.method]
            .program
            .measure_position(measure.code.as_str())?;
        let cell = self.collection.cell(self.method, self.case, index);
        Some(Row {
            measure,
            clear: question_worth(cell),
            cell,
            network: self
                .network
                .as_ref()
                .map(|network| self.beside(index, &network.stands)),
            all: all.then(|| self.beside(index, self.everyone)),
        })
    }

    fn beside(&self, measure: usize, stands: &[Stand]) -> Beside {
        let counted = self.collection.counted();
        let like = |case: usize| {
            let at = self
                .everyone
                .binary_search_by_key(&case, |stand| stand.case);
            at.ok()
                .and_then(|at| self.like.cell(0, at, measure).score())
        };
        Beside {
            like_for_like: self.figure(stands, like),
            plain: self.figure(stands, |case| counted.value(self.method, case, measure)),
        }
    }

    fn figure(&self, stands: &[Stand], value: impl Fn(usize) -> Option<f64>) -> Figure {
        group::figure(self.collection, self.method, stands, value)
    }

    fn group(&self, stands: &[Stand], network: Option<String>, of: usize) -> Group {
        group::group(self.collection, stands, network, of)
    }
}

/// The label of a measure in a language: that of the method's texts, else its code.
#[must_use]
pub fn measure_label<'a>(
    definition: &'a Definition,
    method: &str,
    language: &str,
    measure: &'a str,
) -> &'a str {
    let texts = definition
        .texts
        .get(language)
        .and_then(|t| t.methods.get(method));
    texts
        .and_then(|t| t.measures.get(measure))
        .map_or(measure, String::as_str)
}
