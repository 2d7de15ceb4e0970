//! Whether scores of two waves can be compared. Every difference between waves and every trend that
//! is shown asks here: scores by the same method of the same definition can; between two definitions
//! the crosswalk of the later one says so, measure by measure, or what has changed from one version
//! to the next.

use std::collections::BTreeMap;

use icc_domain::Locale;
use icc_questionnaire::definition::CrosswalkClass;
use icc_questionnaire::diff::{ItemDifference, ItemKind};
use icc_questionnaire::{Definition, diff};
use icc_scoring::Cell;
use icc_store::Wave;

use crate::city::level;
use crate::snapshot::Snapshot;

/// Why two scores cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// Another questionnaire was asked.
    OtherEdition,
    /// Another method was used.
    OtherMethod,
    /// The crosswalk says that they are not comparable.
    NotComparable,
    /// Nobody has established that they are.
    NotEstablished,
}

impl Break {
    /// The word that messages use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OtherEdition => "other-edition",
            Self::OtherMethod => "other-method",
            Self::NotComparable => "not-comparable",
            Self::NotEstablished => "not-established",
        }
    }
}

/// What a score was made by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Made<'a> {
    /// Hash of the definition.
    pub(crate) definition: &'a str,
    /// Id of the method.
    pub(crate) method: &'a str,
}

impl<'a> Made<'a> {
    /// By what the scores of a wave are made.
    pub(crate) fn of(wave: &'a Wave) -> Self {
        Self {
            definition: &wave.record.definition_hash,
            method: &wave.record.method_id,
        }
    }
}

/// A measure of a later definition in an earlier one: its code there, or why there is none.
type Crossing = Result<String, Break>;

/// The measures of the methods that two definitions share, by method and code in the later one.
type Crossings = BTreeMap<(String, String), Crossing>;

/// What corresponds between definitions, by the hashes of the earlier and the later one. Pairs of
/// editions between which there is no crosswalk are not in it.
pub(crate) type Correspondence = BTreeMap<(String, String), Crossings>;

impl Snapshot {
    /// The code under which a measure of something later is found in something earlier.
    ///
    /// # Errors
    /// Why the two cannot be compared.
    pub(crate) fn comparable<'a>(
        &'a self,
        earlier: Made<'_>,
        later: Made<'_>,
        measure: &'a str,
    ) -> Result<&'a str, Break> {
        let is_same = earlier.definition == later.definition;
        let pair = (earlier.definition.to_owned(), later.definition.to_owned());
        let crossings = self.correspondence().get(&pair);
        if !is_same && crossings.is_none() {
            return Err(Break::OtherEdition);
        }
        if earlier.method != later.method {
            return Err(Break::OtherMethod);
        }
        let Some(crossings) = crossings else {
            return Ok(measure);
        };
        let at = (later.method.to_owned(), measure.to_owned());
        match crossings.get(&at) {
            Some(Ok(code)) => Ok(code),
            Some(Err(broken)) => Err(*broken),
            None => Err(Break::NotEstablished),
        }
    }

    /// The same for the core index of a wave beside that of an earlier one.
    ///
    /// # Errors
    /// Why the two cannot be compared.
    pub(crate) fn index_comparable(&self, earlier: &Wave, later: &Wave) -> Result<(), Break> {
        let mut collections = self.collections.iter();
        let collection = collections.find(|one| one.hash == later.record.definition_hash);
        let method = collection.and_then(|one| one.definition.method(&later.record.method_id));
        let mut measures = method.into_iter().flat_map(|method| &method.measures);
        let core = measures.find(|measure| level::is_at(measure, level::INDEX));
        let core = core.ok_or(Break::OtherEdition)?.code.as_str();
        self.comparable(Made::of(earlier), Made::of(later), core)
            .map(|_| ())
    }

    /// The score that a city had in an earlier wave of a measure of a later one.
    ///
    /// # Errors
    /// Why the two cannot be compared.
    pub(crate) fn score_before<'a>(
        &'a self,
        city: &str,
        (earlier, later): (&Wave, &Wave),
        measure: &'a str,
    ) -> Result<&'a Cell, Break> {
        let code = self.comparable(Made::of(earlier), Made::of(later), measure)?;
        let found = || {
            let mut collections = self.collections.iter();
            let collection = collections.find(|one| one.hash == earlier.record.definition_hash)?;
            let case = collection.case(city, &earlier.record.code)?;
            let method = collection.method(&earlier.record.method_id)?;
            let position = collection.methods[method].program.measure_position(code)?;
            Some(collection.cell(method, case, position))
        };
        found().ok_or(Break::OtherEdition)
    }

    fn correspondence(&self) -> &Correspondence {
        self.correspondence.get_or_init(|| {
            let all = || self.collections.iter();
            let pairs = all().flat_map(|earlier| all().map(move |later| (earlier, later)));
            let pairs = pairs.filter(|(earlier, later)| {
                earlier.hash != later.hash && speaks_of(&later.definition, &earlier.definition)
            });
            pairs
                .map(|(earlier, later)| {
                    let pair = (earlier.hash.clone(), later.hash.clone());
                    (pair, crossings(&earlier.definition, &later.definition))
                })
                .collect()
        })
    }
}

/// Whether a definition says how another one corresponds to it: as a version of the same edition, or
/// by a crosswalk.
fn speaks_of(later: &Definition, earlier: &Definition) -> bool {
    later.id == earlier.id || later.crosswalks.iter().any(|one| one.from == earlier.id)
}

fn crossings(earlier: &Definition, later: &Definition) -> Crossings {
    // Words alone make nothing incomparable, so that one language is enough.
    let found = diff(earlier, later, Locale::Fr.tag());
    let measures = found.items.into_iter();
    let measures = measures.filter(|item| item.kind == ItemKind::Measure);
    let crossing = |item: ItemDifference| {
        let at = (item.method?, item.new_code?);
        let crossing = match (item.old_code, item.class) {
            (Some(code), class) if class.allows_difference() => Ok(code),
            (_, CrosswalkClass::NotComparable) => Err(Break::NotComparable),
            _ => Err(Break::NotEstablished),
        };
        Some((at, crossing))
    };
    measures.filter_map(crossing).collect()
}
