//! The form of the lab: what can be changed, with what was written.

use icc_app::explain::label;
use icc_app::variants::{Absence, Ground, Worth, combines, treatments};
use icc_pages::context::{LabBase, LabChoice, LabNumber, LabQuestion, LabTreatment};

use super::{Lab, POINTS, WEIGHT};

impl Lab<'_> {
    pub(super) fn base(&self, ground: &Ground<'_>) -> LabBase {
        let definition = &ground.collection.definition;
        let id = ground.method.id.as_str();
        let index = ground.core().map(|core| core.code.as_str());
        let combine = ground.combine();
        let asked = self.asked;
        LabBase {
            from: ground.written(),
            plain: super::route(&self.desk.plain()),
            edition: self.naming.edition(definition),
            edition_version: definition.version.clone(),
            method: self.naming.method(definition, id),
            version: ground.method.version.clone(),
            digest: ground.collection.method_digest(id),
            index: index.map_or_else(String::new, |code| self.measure(ground, code)),
            weights: self.weights(ground),
            combine: combine.unwrap_or_default().to_owned(),
            combines: combine.map_or_else(Vec::new, |own| {
                let chosen = if asked.combine.is_empty() {
                    own
                } else {
                    &asked.combine
                };
                combines().map(|word| choice(word, chosen)).collect()
            }),
            floor: combine.map(|_| LabNumber {
                id: "floor".to_owned(),
                label: String::new(),
                ticks: None,
                value: asked.floor.clone(),
                usual: ground.floor(),
            }),
            treatments: Absence::ALL
                .into_iter()
                .map(|absence| self.treatment(absence))
                .collect(),
            questions: self.questions(ground),
            question: self.question(ground),
            wave: asked.wave.clone(),
            measure: asked.measure.clone(),
        }
    }

    fn weights(&self, ground: &Ground<'_>) -> Vec<LabNumber> {
        let weights = ground.weights().into_iter();
        weights
            .map(|(code, usual)| LabNumber {
                id: format!("{WEIGHT}{code}"),
                label: self.part(ground, code).unwrap_or_else(|| code.to_owned()),
                ticks: None,
                value: written(self.asked.weights.get(code), usual),
                usual: Some(usual),
            })
            .collect()
    }

    fn treatment(&self, absence: Absence) -> LabTreatment {
        let chosen = self.asked.treatments.get(&absence);
        let chosen = chosen.map(String::as_str).unwrap_or_default();
        LabTreatment {
            id: absence.name().to_owned(),
            choices: treatments().map(|word| choice(word, chosen)).collect(),
        }
    }

    fn questions(&self, ground: &Ground<'_>) -> Vec<LabChoice> {
        let questions = ground.questions().into_iter();
        questions
            .map(|question| {
                let code = question.code.as_str();
                LabChoice {
                    name: self.question_text(ground, code),
                    ..choice(code, &self.asked.question)
                }
            })
            .collect()
    }

    fn question(&self, ground: &Ground<'_>) -> Option<LabQuestion> {
        let code = self.asked.question.as_str();
        let worths = ground.worths(code);
        if worths.is_empty() {
            return None;
        }
        let points = worths.into_iter().map(|worth| LabNumber {
            id: format!("{POINTS}{}", worth.code),
            label: self.worth(ground, code, &worth),
            ticks: worth.ticks,
            value: written(self.asked.points.get(&worth.code), worth.points()),
            usual: Some(worth.points()),
        });
        Some(LabQuestion {
            code: code.to_owned(),
            text: self.question_text(ground, code),
            points: points.collect(),
        })
    }

    pub(super) fn question_text(&self, ground: &Ground<'_>, code: &str) -> String {
        let texts = self.naming.texts(&ground.collection.definition);
        let text = texts.and_then(|texts| texts.questions.get(code));
        text.map_or_else(|| code.to_owned(), |text| text.text.clone())
    }

    /// What an answer is called; a number of ticks by itself.
    pub(super) fn worth(&self, ground: &Ground<'_>, question: &str, worth: &Worth) -> String {
        if worth.ticks.is_some() {
            return worth.code.clone();
        }
        let definition = &ground.collection.definition;
        label(definition, question, &worth.code, &self.naming)
    }

    /// The same by its code, of the question that was chosen.
    pub(super) fn answer(&self, code: &str) -> String {
        let ground = self.desk.ground.as_ref();
        let named = ground.and_then(|ground| {
            let mut worths = ground.worths(&self.asked.question).into_iter();
            let worth = worths.find(|worth| worth.code == code)?;
            Some(self.worth(ground, &self.asked.question, &worth))
        });
        named.unwrap_or_else(|| code.to_owned())
    }

    pub(super) fn measure(&self, ground: &Ground<'_>, code: &str) -> String {
        let definition = &ground.collection.definition;
        let texts = self
            .naming
            .method_texts(definition, ground.method.id.as_str());
        let label = texts.and_then(|texts| texts.measures.get(code));
        label.cloned().unwrap_or_else(|| code.to_owned())
    }

    /// The name of a part of the core index; none where it has no such part.
    pub(super) fn part(&self, ground: &Ground<'_>, code: &str) -> Option<String> {
        let weights = ground.weights();
        let (code, _) = weights.iter().find(|(part, _)| *part == code)?;
        let is_measure = ground.method.measure(code).is_some();
        Some(if is_measure {
            self.measure(ground, code)
        } else {
            self.question_text(ground, code)
        })
    }
}

fn choice(value: &str, chosen: &str) -> LabChoice {
    LabChoice {
        value: value.to_owned(),
        name: String::new(),
        chosen: value == chosen,
    }
}

/// What was written into a field; what the method has where nothing was.
fn written(text: Option<&String>, usual: f64) -> String {
    text.cloned().unwrap_or_else(|| usual.to_string())
}
