//! What things are called in one language.

use icc_domain::{FactValue, Locale, LocalizedText};
use icc_i18n::{Args, I18n, key, list};
use icc_questionnaire::Definition;
use icc_questionnaire::definition::{MethodTexts, Texts};
use icc_store::{Audience, Fact, NewMunicipality, ReferenceData, Unit, Wave};

use crate::city::{CityResult, measure_label};
use crate::group::GroupReport;
use crate::snapshot::{City, Snapshot};

/// What things are called in one language.
#[derive(Debug, Clone, Copy)]
pub struct Naming<'a> {
    /// Words of the service.
    pub i18n: &'a I18n,
    /// The language.
    pub locale: Locale,
    /// Names of countries, measures, classes.
    pub data: &'a ReferenceData,
    /// Names of networks and sources.
    pub snapshot: &'a Snapshot,
}

/// A figure about a city as readers meet it.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedFact {
    /// What is measured.
    pub label: String,
    /// The value; none when nobody has published or entered it.
    pub value: Option<FactValue>,
    /// The year it holds for.
    pub year: Option<i32>,
    /// What exactly is counted.
    pub definition: String,
    /// What a reader must know beside it; empty for nothing.
    pub note: String,
    /// Who published it; empty when there is no value.
    pub source: String,
    /// Address of the source; empty when there is none.
    pub source_url: String,
    /// Whether the city has entered it itself.
    pub by_city: bool,
}

impl Naming<'_> {
    /// What a picture or report that goes anywhere says of whom its numbers are for; none when they
    /// are public.
    #[must_use]
    pub fn reserved(&self) -> Option<String> {
        let of = |id: &str, name: String| {
            let args = Args::new().text("name", name);
            self.i18n.text(self.locale, id, &args)
        };
        Some(match &self.snapshot.audience {
            Audience::Public => return None,
            Audience::Network(code) => of(key!("shared-reserved-network"), self.network(code)),
            Audience::Partner(code) => {
                let name = self.snapshot.partners.get(code);
                let name = name.map_or_else(|| code.clone(), |partner| self.text(&partner.names));
                of(key!("shared-reserved-partner"), name)
            }
            Audience::Own(code) => of(key!("shared-reserved-self"), self.city(code)),
            Audience::Research => of(key!("shared-reserved-research"), String::new()),
        })
    }

    /// What the figures of a result are and are not, for its footers and source lines; with the mark of
    /// what nobody looked at.
    #[must_use]
    pub fn statement(&self, unreviewed: bool) -> String {
        let statement = self.i18n.plain(self.locale, key!("site-statement"));
        if !unreviewed {
            return statement;
        }
        let mark = self.i18n.plain(self.locale, key!("rule-review-declared"));
        format!("{statement} {mark}.")
    }

    /// A name with the mark of what nobody looked at, for lists without room for more.
    pub(crate) fn reviewed(&self, name: String, unreviewed: bool) -> String {
        if !unreviewed {
            return name;
        }
        let mark = self.i18n.plain(self.locale, key!("rule-review-declared"));
        format!("{name} · {mark}")
    }

    /// That nobody looked at what these cities or waves have handed in; none for none of them.
    pub(crate) fn unreviewed(&self, names: &[String]) -> Option<String> {
        let mark = self.i18n.plain(self.locale, key!("rule-review-declared"));
        let args = Args::new()
            .text("mark", mark)
            .text("names", list(self.locale, names));
        let note = self
            .i18n
            .text(self.locale, key!("figure-note-unreviewed"), &args);
        (!names.is_empty()).then_some(note)
    }

    /// A text in this language, else in another one.
    #[must_use]
    pub fn text(&self, text: &LocalizedText) -> String {
        text.best(self.locale)
            .map_or("", |(_, text)| text)
            .to_owned()
    }

    /// The name of a country; its code when it has none.
    #[must_use]
    pub fn country(&self, code: &str) -> String {
        self.data
            .country(code)
            .map_or_else(|| code.to_owned(), |country| self.text(&country.names))
    }

    /// The province of a municipality; empty when none is told apart.
    #[must_use]
    pub fn region(&self, municipality: &NewMunicipality) -> String {
        let province = municipality.province.as_ref();
        let named = province.map(|province| self.province(&municipality.country, province));
        named.unwrap_or_default()
    }

    /// The name of a province; empty when it has none.
    #[must_use]
    pub fn province(&self, country: &str, province: &str) -> String {
        let country = self.data.country(country);
        let names = country.and_then(|country| country.provinces.get(province));
        names.map(|names| self.text(names)).unwrap_or_default()
    }

    /// The name of a network; its code when it is not known.
    #[must_use]
    pub fn network(&self, code: &str) -> String {
        self.snapshot.networks.get(code).map_or_else(
            || code.to_owned(),
            |network| self.text(&network.record.names),
        )
    }

    /// The name of a municipality; its code when it is not known.
    #[must_use]
    pub fn city(&self, code: &str) -> String {
        self.snapshot.cities.get(code).map_or_else(
            || code.to_owned(),
            |city| self.text(&city.municipality.record.names),
        )
    }

    /// How a wave is called beside figures: its year.
    #[must_use]
    pub fn wave(&self, wave: &Wave) -> String {
        wave.record.year.to_string()
    }

    /// The texts of a definition.
    #[must_use]
    pub fn texts<'d>(&self, definition: &'d Definition) -> Option<&'d Texts> {
        let own = definition.texts.get(self.locale.tag());
        own.or_else(|| definition.texts.values().next())
    }

    /// The name of an edition.
    #[must_use]
    pub fn edition(&self, definition: &Definition) -> String {
        self.texts(definition)
            .map_or_else(|| definition.id.to_string(), |texts| texts.title.clone())
    }

    /// The texts of a method.
    #[must_use]
    pub fn method_texts<'d>(
        &self,
        definition: &'d Definition,
        id: &str,
    ) -> Option<&'d MethodTexts> {
        self.texts(definition)?.methods.get(id)
    }

    /// The name of a method.
    #[must_use]
    pub fn method(&self, definition: &Definition, id: &str) -> String {
        self.method_texts(definition, id)
            .map_or_else(|| id.to_owned(), |texts| texts.title.clone())
    }

    /// The name of a measure.
    #[must_use]
    pub fn measure(&self, result: &CityResult<'_>, code: &str) -> String {
        let definition = &result.collection.definition;
        let method = &result.collection.methods[result.method].program.method;
        measure_label(definition, method, self.locale.tag(), code).to_owned()
    }

    /// The name of a measure of a group.
    #[must_use]
    pub fn measure_of(&self, group: &GroupReport<'_>, code: &str) -> String {
        let method = &group.collection.methods[group.method].program.method;
        let texts = self.method_texts(&group.collection.definition, method);
        let label = texts.and_then(|texts| texts.measures.get(code));
        label.cloned().unwrap_or_else(|| code.to_owned())
    }

    /// Of each kind of figure about a city the latest one, in the order of the data files. Where
    /// nothing is known, the first kind stands there without a value.
    #[must_use]
    pub fn facts(&self, city: &City) -> Vec<NamedFact> {
        let latest = |code: &str| {
            let of_measure = city.facts.iter().filter(|fact| fact.record.measure == code);
            of_measure.max_by_key(|fact| fact.record.year)
        };
        let known: Vec<NamedFact> = self
            .data
            .measures
            .iter()
            .filter_map(|measure| Some(self.fact(measure, Some(latest(&measure.code)?))))
            .collect();
        if known.is_empty() {
            let first = self.data.measures.first();
            return first
                .map(|measure| self.fact(measure, None))
                .into_iter()
                .collect();
        }
        known
    }

    fn fact(&self, measure: &icc_store::Measure, fact: Option<&Fact>) -> NamedFact {
        let source = fact.and_then(|fact| self.snapshot.sources.get(&fact.record.source));
        let note = fact.and_then(|fact| fact.record.note.as_ref());
        NamedFact {
            label: self.text(&measure.names),
            value: fact.map(|fact| value(measure, fact.record.value)),
            year: fact.and_then(|fact| fact.record.year),
            definition: self.text(&measure.definitions),
            note: note.map(|note| self.text(note)).unwrap_or_default(),
            source: source
                .map(|source| self.text(&source.titles))
                .unwrap_or_default(),
            source_url: source
                .and_then(|source| source.url.clone())
                .unwrap_or_default(),
            by_city: fact.is_some_and(|fact| fact.by_city),
        }
    }
}

/// A figure with the unit of its measure.
#[expect(
    clippy::cast_possible_truncation,
    reason = "persons are counted in whole numbers far below the limit"
)]
#[must_use]
pub fn value(measure: &icc_store::Measure, value: f64) -> FactValue {
    match measure.unit {
        Unit::Count => FactValue::Count {
            value: value.round() as i64,
        },
        Unit::Percent => FactValue::Percent {
            value,
            decimals: measure.decimals,
        },
    }
}
