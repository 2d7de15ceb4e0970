//! Groups of municipalities: who stands in their figures, and what of each figure may be shown.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use icc_disclosure::{Known, Member, Spread, may_show};
use icc_domain::Score;
use icc_questionnaire::definition::Measure;
use icc_scoring::Panel;
use icc_scoring::benchmark::of_chosen;
use icc_scoring::score::{DECLARED, DOCUMENTED};
use icc_store::Wave;

use crate::city::{Figure, Group, Statistics, level, score};
use crate::collection::{COUNTRY, Collection, Stand};
use crate::figure::last_day;
use crate::snapshot::Snapshot;

/// A group at a wave, each of its cities on the questions within its own powers.
#[derive(Debug)]
pub struct GroupReport<'a> {
    /// Everything answered with the same definition.
    pub collection: &'a Arc<Collection>,
    /// Position of the method among those of the collection.
    pub method: usize,
    /// The wave.
    pub wave: &'a Wave,
    /// The day that its figures are as of.
    pub as_of: NaiveDate,
    /// Whether its cities are invented.
    pub invented: bool,
    /// Who counts.
    pub group: Group,
    /// Its indices, indicators and areas, in the order of the method.
    pub rows: Vec<GroupRow<'a>>,
}

/// A measure in a group.
#[derive(Debug)]
pub struct GroupRow<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// What of its figures may be shown.
    pub figure: Figure,
    /// Those of its cities that everybody may see, by code.
    pub cities: Vec<ShownCity>,
}

/// A city that everybody may see, with one of its scores.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownCity {
    /// Its code.
    pub code: String,
    /// The period (wave) of its result.
    pub wave: String,
    /// Whether it was accepted without anybody looking at it.
    pub unreviewed: bool,
    /// As it declares.
    pub declared: Score,
    /// Counting positive answers only with evidence.
    pub documented: Score,
}

impl<'a> GroupReport<'a> {
    /// Whether a result of the wave itself counts, and not only earlier ones.
    pub(crate) fn has_results_of_its_wave(&self) -> bool {
        self.group.waves.contains(&self.wave.code)
    }

    /// The measures of a level.
    pub fn at(&self, wanted: &'static str) -> impl Iterator<Item = &GroupRow<'a>> {
        let rows = self.rows.iter();
        rows.filter(move |row| level::is_at(row.measure, wanted))
    }

    /// The core index.
    #[must_use]
    pub fn core(&self) -> Option<&GroupRow<'a>> {
        self.at(level::INDEX).next()
    }
}

impl Snapshot {
    /// The day that figures of a wave are as of: its last one, or today while it is open. Nothing is
    /// known about days to come.
    pub(crate) fn as_of(&self, wave: &Wave) -> NaiveDate {
        last_day(wave).min(self.consent.on)
    }

    /// The newest wave with public results, and everything answered with its definition.
    #[must_use]
    pub fn newest_wave(&self) -> Option<(&Arc<Collection>, &Wave)> {
        let collection = self.newest()?;
        Some((collection, collection.waves.last()?))
    }

    /// Whether the results of a wave are those of invented cities: the invented and the real world
    /// never stand in one figure, and real results come first.
    #[must_use]
    pub fn shows_invented(&self, collection: &Collection, wave: &Wave) -> bool {
        let mut units = collection
            .cases_of(&wave.record.code)
            .map(|case| collection.panel.unit_name(case));
        !units.any(|code| !self.is_invented(code))
    }

    /// Whether a city is invented.
    #[must_use]
    pub fn is_invented(&self, code: &str) -> bool {
        let city = self.cities.get(code);
        city.is_some_and(|city| city.municipality.record.demonstration)
    }

    /// The cities of one world that fit, at a wave. None when the wave's method is gone.
    #[must_use]
    pub fn group_at<'a>(
        &'a self,
        (collection, wave): (&'a Arc<Collection>, &'a Wave),
        invented: bool,
        network: Option<&str>,
        fits: impl Fn(&str) -> bool,
    ) -> Option<GroupReport<'a>> {
        let method = collection.method(&wave.record.method_id)?;
        let member = |code: &str| {
            self.cities.contains_key(code) && self.is_invented(code) == invented && fits(code)
        };
        let stands = collection.group(method, wave, member);
        let of = self.cities.keys().filter(|code| member(code)).count();
        let figures = collection.figures(method, &stands);
        let rows = figures.map(|(measure, position, figure)| GroupRow {
            measure,
            figure,
            cities: shown(collection, method, &stands, position),
        });
        let rows = rows.collect();
        Some(GroupReport {
            rows,
            group: group(collection, &stands, network.map(str::to_owned), of),
            collection,
            method,
            wave,
            as_of: self.as_of(wave),
            invented,
        })
    }
}

impl Collection {
    /// The figures of those who stand in them: each index, indicator and area in the order of the
    /// method, with its position in the program.
    pub(crate) fn figures<'a>(
        &'a self,
        method: usize,
        stands: &[Stand],
    ) -> impl Iterator<Item = (&'a Measure, usize, Figure)> {
        let program = &self.methods[method].program;
        let measures = self.definition.methods[method].measures.iter();
        measures.filter_map(move |measure| {
            measure.level.as_ref()?;
            let position = program.measure_position(measure.code.as_str())?;
            let value = |case: usize| self.counted().value(method, case, position);
            let figure = figure(self, method, stands, value);
            Some((measure, position, figure))
        })
    }
}

/// The cities of a group that everybody may see, with their score of a measure, by code.
fn shown(
    collection: &Collection,
    method: usize,
    stands: &[Stand],
    measure: usize,
) -> Vec<ShownCity> {
    let counted = collection.counted();
    let shown = stands.iter().filter(|stand| stand.known == Known::Shown);
    let mut cities: Vec<ShownCity> = shown
        .map(|stand| {
            let cell = counted.cell(method, stand.case, measure);
            ShownCity {
                code: counted.panel.unit_name(stand.case).to_owned(),
                wave: counted.panel.period_name(stand.case).to_owned(),
                unreviewed: counted.is_unreviewed(stand.case),
                declared: score(cell, DECLARED),
                documented: score(cell, DOCUMENTED),
            }
        })
        .collect();
    cities.sort_by(|one, other| one.code.cmp(&other.code));
    cities
}

/// What may be shown of some cities: `value` is what each of them has of a measure.
pub(crate) fn figure(
    collection: &Collection,
    method: usize,
    stands: &[Stand],
    value: impl Fn(usize) -> Option<f64>,
) -> Figure {
    let counted = collection.counted();
    let candidates: Vec<Member<usize>> = stands
        .iter()
        .map(|stand| Member {
            city: stand.case,
            known: stand.known,
            has_value: value(stand.case).is_some(),
        })
        .collect();
    let keep = may_show(&candidates);
    let observed: Vec<_> = keep
        .members
        .iter()
        .map(|&case| counted.observation(case, value(case)))
        .collect();
    let rules = &collection.methods[method].program.benchmark;
    let group = of_chosen(&observed, rules);
    let shown = stands
        .iter()
        .filter(|stand| stand.known == Known::Shown && keep.members.contains(&stand.case));
    let shown = shown.filter_map(|stand| Some((stand.case, value(stand.case)?)));
    let range = shown.clone().fold(None, |range, (_, value)| {
        let (least, greatest): (f64, f64) = range.unwrap_or((value, value));
        Some((least.min(value), greatest.max(value)))
    });
    let statistics = match keep.spread {
        Spread::Nothing | Spread::Named => None,
        Spread::Middle | Spread::Whole => group.statistics,
    };
    let mut named = Vec::new();
    if keep.spread == Spread::Named {
        named.extend(shown.map(|(case, value)| (counted.panel.unit_name(case).to_owned(), value)));
        named.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    }
    let whole = keep.spread == Spread::Whole;
    Figure {
        n: group.n,
        hidden: keep.hidden,
        countries: group.countries,
        statistics: statistics.map(|found| Statistics {
            mean: found.mean,
            median: found.median,
            quartiles: whole.then_some((found.lower_quartile, found.upper_quartile)),
            deviation: found.standard_deviation.filter(|_| whole),
            share_at_100: whole.then_some(found.share_at_100),
            range,
        }),
        named,
        spread: keep.spread,
    }
}

/// Who counts among some cities; `of` is how many belong to the group at all.
pub(crate) fn group(
    collection: &Collection,
    stands: &[Stand],
    network: Option<String>,
    of: usize,
) -> Group {
    let panel: &Panel = &collection.counted().panel;
    let countries: BTreeSet<_> = stands
        .iter()
        .filter_map(|stand| panel.facts.get(stand.case, COUNTRY))
        .collect();
    let hidden = stands.iter().filter(|stand| stand.known != Known::Shown);
    Group {
        network,
        n: stands.len(),
        hidden: hidden.count(),
        of,
        countries: countries.len(),
        waves: stands
            .iter()
            .map(|stand| panel.period_name(stand.case).to_owned())
            .collect(),
    }
}
