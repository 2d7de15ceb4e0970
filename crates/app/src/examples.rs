//! Good examples: cities that show everybody their answers and have full marks in a question, with
//! what they say of it where they show that too.

use std::collections::BTreeMap;
use std::sync::Arc;

use icc_scoring::explain::Member;

use crate::city::level;
use crate::error::Error;
use crate::plans::Marks;
use crate::responses::Entry;
use crate::service::Service;
use crate::snapshot::Snapshot;

/// The good examples of the newest wave.
#[derive(Debug, Default)]
pub struct Examples {
    /// The edition that was answered.
    edition: String,
    by_question: BTreeMap<String, Vec<GoodExample>>,
}

/// A city with full marks in a question.
#[derive(Debug, Clone)]
pub struct GoodExample {
    /// Code of the city.
    pub city: String,
    /// Code of the wave of its answer.
    pub wave: String,
    /// Codes of the options that it has chosen.
    pub options: Vec<String>,
    /// Its answer with the words that it shows everybody; none where it shows none.
    pub words: Option<Entry>,
}

impl Examples {
    /// The cities with full marks in a question of an edition, by code. None for another edition
    /// than was answered: its question may be another one.
    #[must_use]
    pub fn of(&self, edition: &str, question: &str) -> &[GoodExample] {
        let found = self.by_question.get(question);
        let found = found.filter(|_| self.edition == edition);
        found.map(Vec::as_slice).unwrap_or_default()
    }
}

impl Service {
    /// The good examples of what everybody may see. Collected once for each snapshot: what was
    /// published is never changed, and what a city allows is part of the snapshot.
    pub async fn examples(&self, snapshot: &Arc<Snapshot>) -> Result<Arc<Examples>, Error> {
        let collected = snapshot.examples.get_or_try_init(|| async {
            let of = Arc::clone(snapshot);
            // Opening every answer is work for the processor.
            let found = tokio::task::spawn_blocking(move || of.full_marks());
            let mut found = found.await.map_err(Error::Interrupted)?;
            self.put_words(&mut found).await?;
            Ok::<_, Error>(Arc::new(found))
        });
        collected.await.cloned()
    }

    /// Puts beside each answer what its city shows everybody.
    async fn put_words(&self, examples: &mut Examples) -> Result<(), Error> {
        let mut words: BTreeMap<(String, String), _> = BTreeMap::new();
        for example in examples.by_question.values().flatten() {
            let (city, wave) = (&example.city, &example.wave);
            let key = (city.clone(), wave.clone());
            if !words.contains_key(&key) {
                let shown = self.published_words(city, wave).await?;
                words.insert(key.clone(), shown);
            }
        }
        for (question, example) in examples
            .by_question
            .iter_mut()
            .flat_map(|(question, all)| all.iter_mut().map(move |one| (question, one)))
        {
            let key = (example.city.clone(), example.wave.clone());
            let shown = words.get(&key);
            let entry = shown.and_then(|shown| shown.answers.get(question));
            let says = |entry: &&Entry| !(entry.comment.is_empty() && entry.example.is_empty());
            example.words = entry.filter(says).cloned();
        }
        Ok(())
    }
}

impl Snapshot {
    /// The cities of the newest wave that show everybody their answers, by the questions in which
    /// they have full marks.
    fn full_marks(&self) -> Examples {
        let Some((collection, wave)) = self.newest_wave() else {
            return Examples::default();
        };
        let invented = self.shows_invented(collection, wave);
        let Some(method) = collection.method(&wave.record.method_id) else {
            return Examples::default();
        };
        let program = &collection.methods[method].program;
        let scores = collection.scores(method);
        let code = &wave.record.code;
        // The last index reaches every question that scores.
        let measures = collection.definition.methods[method].measures.iter();
        let mut indices = measures.filter(|measure| level::is_at(measure, level::INDEX));
        let Some(top) = indices.next_back() else {
            return Examples::default();
        };
        let mut by_question: BTreeMap<String, Vec<GoodExample>> = BTreeMap::new();
        let cases = collection.cases_of(code);
        let mut cities: Vec<&str> = cases
            .map(|case| collection.panel.unit_name(case))
            .filter(|city| {
                self.is_invented(city) == invented && collection.shows_answers(city, wave)
            })
            .collect();
        cities.sort_unstable();
        for city in cities {
            let opened = program.explain(&collection.panel, scores, city, code, top.code.as_str());
            let Some(opened) = opened else { continue };
            let mut answers: BTreeMap<&str, &Member> = BTreeMap::new();
            for member in opened.all().flat_map(|one| &one.members) {
                if Marks::of(member).is_some_and(|marks| marks.are_full()) {
                    answers.insert(&member.code, member);
                }
            }
            for (question, member) in answers {
                let found = by_question.entry(question.to_owned()).or_default();
                found.push(GoodExample {
                    city: city.to_owned(),
                    wave: code.clone(),
                    options: member.answer.clone(),
                    words: None,
                });
            }
        }
        Examples {
            edition: collection.definition.id.to_string(),
            by_question,
        }
    }
}
