//! What a form or an address asks for, and every reason why it cannot be tried.

use std::collections::BTreeMap;

use icc_questionnaire::definition::{Combine, Treatment};
use icc_questionnaire::{Decimal, number_meant};

use super::apply::{Refused, worth};
use super::ground::{Ground, Worth};
use super::{Absence, COMBINES, TREATMENTS, Variant};
use crate::snapshot::Snapshot;

/// The greatest weight.
const MOST_WEIGHT: i64 = 1000;
/// The greatest points of an answer; as many can be taken away.
const MOST_POINTS: i64 = 100;
/// Indicators are on a scale up to this.
const MOST_FLOOR: i64 = 100;
/// Digits after the point: more say nothing.
const MOST_DIGITS: u8 = 3;
/// Between the codes and numbers of a list in an address; it stands in no code.
const BETWEEN: char = '~';

/// What is asked for, as it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The method to start from: edition and method.
    pub from: String,
    /// Weights by the code of the part.
    pub weights: BTreeMap<String, String>,
    /// How the parts of the index are put together.
    pub combine: String,
    /// What each of them counts at least.
    pub floor: String,
    /// How what is missing counts.
    pub treatments: BTreeMap<Absence, String>,
    /// The question whose points are changed.
    pub question: String,
    /// Its points by option or number of ticks.
    pub points: BTreeMap<String, String>,
    /// The wave whose municipalities are listed; empty for the newest.
    pub wave: String,
    /// The measure by which they are listed; empty for the core index.
    pub measure: String,
}

impl Asked {
    /// Reads a list of an address: code, number, code, number.
    #[must_use]
    pub fn list(text: &str) -> BTreeMap<String, String> {
        let parts: Vec<&str> = text.split(BETWEEN).collect();
        let pairs = parts.chunks(2).filter(|pair| !pair[0].is_empty());
        let pair = |pair: &[&str]| {
            let value = pair.get(1).copied().unwrap_or_default();
            (pair[0].to_owned(), value.to_owned())
        };
        pairs.map(pair).collect()
    }

    /// A list as addresses write it.
    #[must_use]
    pub fn listed(list: &BTreeMap<String, String>) -> String {
        let pairs = list.iter();
        let pairs = pairs.map(|(code, value)| format!("{code}{BETWEEN}{value}"));
        pairs.collect::<Vec<_>>().join(&BETWEEN.to_string())
    }
}

/// Where something is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// The method to start from.
    From,
    /// The weights together.
    Weights,
    /// The weight of a part.
    Weight(String),
    /// How the parts are put together.
    Combine,
    /// What each counts at least.
    Floor,
    /// How something missing counts.
    Treatment(Absence),
    /// The question whose points are changed.
    Question,
    /// Its points together.
    Points,
    /// The points of an answer.
    Point(String),
    /// The wave.
    Wave,
    /// The measure by which municipalities are listed.
    Measure,
}

/// Why something cannot be tried. Worded late, in the reader's language.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// Where.
    pub field: Field,
    /// What is wrong.
    pub code: &'static str,
    /// A limit that belongs to it; 0 where there is none.
    pub limit: f64,
}

/// What is tried, or why it cannot be.
#[derive(Debug, Clone)]
pub struct Desk<'a> {
    /// The methods from which one can start; none while nobody shows a result.
    pub grounds: Vec<Ground<'a>>,
    /// The one that was chosen.
    pub ground: Option<Ground<'a>>,
    /// What is different, as far as it could be read.
    pub variant: Variant,
    /// Everything that is wrong.
    pub faults: Vec<Fault>,
}

/// A difference from the method.
#[derive(Debug, Clone, PartialEq)]
pub enum Difference {
    /// The weight of a part, by its code: in the method, and here.
    Weight(String, (f64, f64)),
    /// The word for how the parts are put together.
    Combine(String),
    /// What each of them counts at least.
    Floor(f64),
    /// The word for how something missing counts.
    Treatment(Absence, String),
    /// The points of an answer: question, option or ticks, in the method, and here.
    Points(String, Worth, f64),
}

impl Desk<'_> {
    /// What differs from the method, in the order of the form.
    #[must_use]
    pub fn differences(&self) -> Vec<Difference> {
        let Some(ground) = &self.ground else {
            return Vec::new();
        };
        let variant = &self.variant;
        let mut found = Vec::new();
        if let Some(combine) = &variant.combine {
            found.push(Difference::Combine(word_of(Some(combine), &COMBINES)));
        }
        found.extend(variant.floor.map(|floor| Difference::Floor(floor.to_f64())));
        for (code, own) in ground.usual_weights() {
            if let Some(weight) = variant.weights.get(code) {
                let both = (own.to_f64(), weight.to_f64());
                found.push(Difference::Weight(code.to_owned(), both));
            }
        }
        for (absence, treatment) in &variant.treatments {
            let word = word_of(Some(treatment), &TREATMENTS);
            found.push(Difference::Treatment(*absence, word));
        }
        if let Some((question, points)) = &variant.points {
            for worth in ground.worths(question) {
                if let Some(now) = points.get(&worth.code) {
                    found.push(Difference::Points(question.clone(), worth, now.to_f64()));
                }
            }
        }
        found
    }

    /// The method alone, with nothing that is different.
    #[must_use]
    pub fn plain(&self) -> Asked {
        let first = self.grounds.first().map(Ground::written);
        let own = self.ground.as_ref().map(Ground::written);
        Asked {
            from: if own == first { None } else { own }.unwrap_or_default(),
            ..Asked::default()
        }
    }

    /// What is asked for with nothing that makes no difference: one variant is written in one way.
    #[must_use]
    pub fn written(&self, asked: &Asked) -> Asked {
        let Some(ground) = &self.ground else {
            return Asked::default();
        };
        let text = |(code, number): (&String, &Decimal)| (code.clone(), number.to_string());
        let texts = |numbers: &BTreeMap<String, Decimal>| numbers.iter().map(text).collect();
        let variant = &self.variant;
        let is_offered = !ground.worths(&asked.question).is_empty();
        let question = if is_offered {
            asked.question.as_str()
        } else {
            ""
        };
        let is_plain = variant.is_empty() && question.is_empty();
        Asked {
            from: if is_plain {
                self.plain().from
            } else {
                ground.written()
            },
            weights: texts(&variant.weights),
            combine: word_of(variant.combine.as_ref(), &COMBINES),
            floor: variant
                .floor
                .map_or_else(String::new, |floor| floor.to_string()),
            treatments: variant
                .treatments
                .iter()
                .map(|(absence, treatment)| (*absence, word_of(Some(treatment), &TREATMENTS)))
                .collect(),
            question: question.to_owned(),
            points: variant
                .points
                .as_ref()
                .map(|(_, points)| texts(points))
                .unwrap_or_default(),
            wave: if variant.is_empty() {
                String::new()
            } else {
                asked.wave.clone()
            },
            measure: if variant.is_empty() || ground.is_core(&asked.measure) {
                String::new()
            } else {
                asked.measure.clone()
            },
        }
    }
}

fn word_of<T: PartialEq>(value: Option<&T>, words: &[(T, &str)]) -> String {
    let found = words.iter().find(|(one, _)| Some(one) == value);
    found.map_or_else(String::new, |(_, word)| (*word).to_owned())
}

impl Snapshot {
    /// Reads what is asked for. Every fault is told at once, and what has none is kept.
    #[must_use]
    pub fn lab(&self, asked: &Asked) -> Desk<'_> {
        let grounds = self.grounds();
        let mut reader = Reader::default();
        let mut ground = grounds.first().copied();
        if !asked.from.is_empty() && !grounds.is_empty() {
            let named = grounds.iter().find(|one| one.written() == asked.from);
            match named {
                Some(found) => ground = Some(*found),
                None => reader.refuse(Field::From, "from", 0.0),
            }
        }
        let variant = ground.map(|ground| reader.variant(asked, &ground));
        let waves = || self.collections.iter().flat_map(|one| &one.waves);
        if !asked.wave.is_empty() && waves().all(|wave| wave.record.code != asked.wave) {
            reader.refuse(Field::Wave, "wave", 0.0);
        }
        let measures = || ground.iter().flat_map(Ground::measures);
        if !asked.measure.is_empty() && measures().all(|one| one.code.as_str() != asked.measure) {
            reader.refuse(Field::Measure, "measure", 0.0);
        }
        Desk {
            grounds,
            ground,
            variant: variant.unwrap_or_default(),
            faults: reader.faults,
        }
    }
}

#[derive(Default)]
struct Reader {
    faults: Vec<Fault>,
}

impl Reader {
    fn refuse(&mut self, field: Field, code: &'static str, limit: f64) {
        self.faults.push(Fault { field, code, limit });
    }

    fn variant(&mut self, asked: &Asked, ground: &Ground<'_>) -> Variant {
        Variant {
            // In the order of the form.
            combine: self.combine(asked, ground),
            floor: self.floor(asked, ground),
            weights: self.weights(asked, ground),
            treatments: self.treatments(asked),
            points: self.points(asked, ground),
        }
    }

    /// A number with a point or a comma; none where nothing is written.
    fn number(&mut self, field: Field, text: &str, (least, most): (i64, i64)) -> Option<Decimal> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let found: Option<Decimal> = text.parse().ok().or_else(|| number_meant(text));
        let (least, most) = (Decimal::whole(least), Decimal::whole(most));
        let (code, limit) = match found {
            None => ("number", 0.0),
            Some(number) if number < least && least == Decimal::ZERO => ("negative", 0.0),
            Some(number) if number < least => ("too-small", least.to_f64()),
            Some(number) if number > most => ("too-large", most.to_f64()),
            Some(number) if number.scale() > MOST_DIGITS => ("too-fine", f64::from(MOST_DIGITS)),
            Some(number) => return Some(number),
        };
        self.refuse(field, code, limit);
        None
    }

    fn weights(&mut self, asked: &Asked, ground: &Ground<'_>) -> BTreeMap<String, Decimal> {
        let mut changed = BTreeMap::new();
        let usual = ground.usual_weights();
        // No page of ours sends so many.
        if asked.weights.len() > usual.len() {
            let most = u32::try_from(usual.len()).unwrap_or(u32::MAX);
            self.refuse(Field::Weights, "too-many", f64::from(most));
            return changed;
        }
        for (code, text) in &asked.weights {
            let field = Field::Weight(code.clone());
            let Some((_, own)) = usual.iter().find(|(part, _)| part == code) else {
                self.refuse(field, "unknown", 0.0);
                continue;
            };
            let weight = self.number(field, text, (0, MOST_WEIGHT));
            if let Some(weight) = weight.filter(|weight| weight != own) {
                changed.insert(code.clone(), weight);
            }
        }
        let weighs = |(code, own): &(&str, Decimal)| {
            let weight = changed.get(*code).unwrap_or(own);
            !weight.is_zero()
        };
        if !changed.is_empty() && !usual.iter().any(weighs) {
            self.refuse(Field::Weights, "all-zero", 0.0);
        }
        changed
    }

    fn combine(&mut self, asked: &Asked, ground: &Ground<'_>) -> Option<Combine> {
        if asked.combine.is_empty() {
            return None;
        }
        let mut known = COMBINES.into_iter();
        let found = known.find(|(_, word)| *word == asked.combine);
        let Some(((combine, word), own)) = found.zip(ground.combine()) else {
            self.refuse(Field::Combine, "choice", 0.0);
            return None;
        };
        (word != own).then_some(combine)
    }

    fn floor(&mut self, asked: &Asked, ground: &Ground<'_>) -> Option<Decimal> {
        let floor = self.number(Field::Floor, &asked.floor, (0, MOST_FLOOR))?;
        if ground.combine().is_none() {
            self.refuse(Field::Floor, "choice", 0.0);
            return None;
        }
        let own = ground.parts().and_then(|parts| parts.floor);
        (own != Some(floor)).then_some(floor)
    }

    fn treatments(&mut self, asked: &Asked) -> BTreeMap<Absence, Treatment> {
        let mut read = BTreeMap::new();
        for (absence, word) in &asked.treatments {
            if word.is_empty() {
                continue;
            }
            match TREATMENTS.into_iter().find(|(_, known)| known == word) {
                Some((treatment, _)) => {
                    read.insert(*absence, treatment);
                }
                None => self.refuse(Field::Treatment(*absence), "choice", 0.0),
            }
        }
        read
    }

    fn points(
        &mut self,
        asked: &Asked,
        ground: &Ground<'_>,
    ) -> Option<(String, BTreeMap<String, Decimal>)> {
        let code = asked.question.as_str();
        if code.is_empty() {
            if asked.points.values().any(|text| !text.trim().is_empty()) {
                self.refuse(Field::Question, "question-missing", 0.0);
            }
            return None;
        }
        let worths = ground.worths(code);
        if worths.is_empty() {
            self.refuse(Field::Question, "question", 0.0);
            return None;
        }
        if asked.points.len() > worths.len() {
            let most = u32::try_from(worths.len()).unwrap_or(u32::MAX);
            self.refuse(Field::Points, "too-many", f64::from(most));
            return None;
        }
        let before = self.faults.len();
        let mut changed = BTreeMap::new();
        for (option, text) in &asked.points {
            let field = Field::Point(option.clone());
            let Some(own) = worths.iter().find(|one| one.code == *option) else {
                self.refuse(field, "unknown", 0.0);
                continue;
            };
            let points = self.number(field, text, (-MOST_POINTS, MOST_POINTS));
            if let Some(points) = points.filter(|points| *points != own.points) {
                changed.insert(option.clone(), points);
            }
        }
        if changed.is_empty() {
            return None;
        }
        let question = ground.collection.definition.question(code)?;
        let refused = worth(question, ground.method.item(code)?, &changed).err();
        if let Some(refused) = refused.filter(|_| self.faults.len() == before) {
            let (code, limit) = match refused {
                Refused::Unknown => ("unknown", 0.0),
                Refused::Above(most) => ("above", most.to_f64()),
                Refused::Nothing => ("nothing", 0.0),
            };
            self.refuse(Field::Points, code, limit);
        }
        Some((code.to_owned(), changed))
    }
}
