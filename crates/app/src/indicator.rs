//! An indicator or area of today's edition: what it asks, what each question is worth, and how the
//! cities that everybody may see stand in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use icc_questionnaire::definition::{Measure, Question};
use icc_scoring::Program;
use icc_store::Wave;

use crate::city::{level, members};
use crate::collection::Collection;
use crate::edition::Edition;
use crate::error::Error;
use crate::group::GroupReport;
use crate::snapshot::Snapshot;

/// An indicator or area of an edition.
#[derive(Debug)]
pub struct IndicatorReport<'a> {
    /// What it is in the method that scores are shown by.
    pub measure: &'a Measure,
    /// The indicator that it is an area of.
    pub part_of: Option<&'a Measure>,
    /// Its areas, where it is made of areas.
    pub areas: Vec<&'a Measure>,
    /// Its questions, in the order of the edition, those asked for context too.
    pub questions: Vec<Asked<'a>>,
    /// The cities with a result at the newest wave; none while there is none.
    pub standing: Option<GroupReport<'a>>,
}

/// A question of an indicator.
#[derive(Debug)]
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// What full marks are worth in the indicator, in points of 100; none where it does not count.
    pub own: Option<f64>,
    /// The same in the core index, or in the extended one where it counts there only, by each
    /// method of the definition.
    pub index: Vec<Option<f64>>,
}

impl Snapshot {
    /// An indicator or area of an edition.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the method that scores are shown by has no such measure.
    pub fn indicator<'a>(
        &'a self,
        edition: &'a Edition,
        code: &str,
    ) -> Result<IndicatorReport<'a>, Error> {
        let definition = &edition.definition;
        let method = definition.methods.get(edition.default_method);
        let method = method.ok_or(Error::NotFound)?;
        let shown = |measure: &&Measure| {
            [level::INDICATOR, level::AREA]
                .iter()
                .any(|wanted| level::is_at(measure, wanted))
        };
        let mut measures = method.measures.iter().filter(shown);
        let measure = measures.find(|measure| measure.code.as_str() == code);
        let measure = measure.ok_or(Error::NotFound)?;
        let areas = method
            .measures
            .iter()
            .filter(|one| level::is_at(one, level::AREA) && members(measure).contains(&one.code));
        let part_of = method.measures.iter().find(|one| {
            level::is_at(one, level::INDICATOR)
                && level::is_at(measure, level::AREA)
                && members(one).contains(&measure.code)
        });
        let program = Program::compile(definition, method.id.as_str())
            .map_err(|e| Error::broken([e.to_string()]))?;
        let own = program.effective_weights(code).unwrap_or_default();
        let own: BTreeMap<String, f64> = own
            .into_iter()
            .map(|one| (one.question, one.share * 100.0))
            .collect();
        let sections = sections(edition, code);
        let here = |question: &&Question| {
            own.contains_key(question.code.as_str())
                || sections.contains(&question.section.as_str())
        };
        let questions = definition.questions.iter().filter(here);
        let index = |question: &str| {
            let weight = edition.weights.iter().find(|one| one.question == question);
            weight.map_or_else(Vec::new, |weight| {
                let pairs = weight.core.iter().zip(&weight.extended);
                pairs.map(|(core, extended)| core.or(*extended)).collect()
            })
        };
        Ok(IndicatorReport {
            measure,
            part_of,
            areas: areas.collect(),
            questions: questions
                .map(|question| Asked {
                    question,
                    own: own.get(question.code.as_str()).copied(),
                    index: index(question.code.as_str()),
                })
                .collect(),
            standing: self.standing(),
        })
    }

    /// Every city that everybody may see, or that is counted, at the newest wave: of the real world
    /// once it has results.
    #[must_use]
    pub fn standing(&self) -> Option<GroupReport<'_>> {
        self.standing_in(self.newest_wave()?)
    }

    /// The same at a wave, by its code; none where nobody shows a result in it.
    #[must_use]
    pub fn standing_at(&self, wave: &str) -> Option<GroupReport<'_>> {
        let all = self.collections.iter();
        let mut all =
            all.flat_map(|collection| collection.waves.iter().map(move |w| (collection, w)));
        self.standing_in(all.find(|(_, found)| found.record.code == wave)?)
    }

    fn standing_in<'a>(&'a self, at: (&'a Arc<Collection>, &'a Wave)) -> Option<GroupReport<'a>> {
        let invented = self.shows_invented(at.0, at.1);
        self.group_at(at, invented, None, |_| true)
    }
}

fn sections<'a>(edition: &'a Edition, code: &'a str) -> Vec<&'a str> {
    let mut found = vec![code];
    for section in &edition.definition.sections {
        // Sections stand after what they belong to.
        let parent = section.parent.as_ref();
        if parent.is_some_and(|parent| found.contains(&parent.as_str())) {
            found.push(section.code.as_str());
        }
    }
    found
}
