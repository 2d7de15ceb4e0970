//! What must hold for a score, in words.

use icc_i18n::{Args, compact, key, list, percent};
use icc_questionnaire::definition::{Band, BandEnd, Comparison, Condition};
use icc_questionnaire::{Decimal, State};
use icc_scoring::explain::{Checked, LookedAt, Member, Opened};

use super::answers::{one, text};
use crate::city::CityResult;
use crate::finding::quoted;
use crate::naming::Naming;

/// A condition in words, with what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InWords {
    /// What must hold.
    pub text: String,
    /// What was found; empty where it is made of others.
    pub found: String,
    /// Whether it holds.
    pub holds: bool,
    /// The conditions that it is made of.
    pub inside: Vec<InWords>,
}

/// What must hold for a measure to have the value of its formula: the condition of the method, and
/// how much must be within the city's powers, answered, and there at all.
#[must_use]
pub fn conditions(result: &CityResult<'_>, of: &Opened, naming: &Naming<'_>) -> Vec<InWords> {
    let words = Words { result, naming };
    let gate = of.gate.as_ref().map(|gate| words.condition(&gate.checked));
    gate.into_iter().chain(words.thresholds(of)).collect()
}

/// What else one has to know of the formula's numbers: the sample and the band that they refer to.
#[must_use]
pub fn notes(of: &Opened, naming: &Naming<'_>) -> Vec<String> {
    let number = |value: f64| compact(naming.locale, value, 2);
    let say = |id: &str, args: &Args| naming.i18n.text(naming.locale, id, args);
    let mut notes = Vec::new();
    if let Some(sample) = &of.sample {
        let args = Args::new().integer("count", sample.units);
        notes.push(say(key!("explanation-sample"), &args));
        if let Some((least, most)) = sample.minimum.zip(sample.maximum) {
            let args = Args::new()
                .text("least", number(least))
                .text("most", number(most));
            notes.push(say(key!("explanation-sample-ends"), &args));
        }
        if let Some((mean, deviation)) = sample.mean.zip(sample.deviation) {
            let args = Args::new()
                .text("mean", number(mean))
                .text("deviation", number(deviation));
            notes.push(say(key!("explanation-sample-spread"), &args));
        }
    }
    if let Some(band) = &of.band {
        let x = of.members.first().and_then(|member| member.value);
        let args = Args::new().text("band", in_signs(band, x, &number));
        notes.push(say(key!("explanation-band"), &args));
    }
    notes
}

/// The ends of a band around the number that fell in it: 10 ≤ 12 < 20.
fn in_signs(band: &Band, x: Option<f64>, number: &dyn Fn(f64) -> String) -> String {
    let sign = |end: &BandEnd| if end.inclusive { "≤" } else { "<" };
    let low = band
        .low
        .map(|end| format!("{} {} ", number(end.at.to_f64()), sign(&end)));
    let high = band
        .high
        .map(|end| format!(" {} {}", sign(&end), number(end.at.to_f64())));
    let x = x.map_or_else(|| "x".to_owned(), number);
    format!("{}{x}{}", low.unwrap_or_default(), high.unwrap_or_default())
}

struct Words<'a> {
    result: &'a CityResult<'a>,
    naming: &'a Naming<'a>,
}

impl Words<'_> {
    fn say(&self, id: &str, args: &Args) -> String {
        self.naming.i18n.text(self.naming.locale, id, args)
    }

    fn plain(&self, id: &str) -> String {
        self.naming.i18n.plain(self.naming.locale, id)
    }

    fn number(&self, value: f64) -> String {
        compact(self.naming.locale, value, 2)
    }

    fn condition(&self, checked: &Checked) -> InWords {
        InWords {
            text: self.asked(&checked.condition),
            found: self.found(checked),
            holds: checked.holds,
            inside: checked.inside.iter().map(|c| self.condition(c)).collect(),
        }
    }

    fn asked(&self, condition: &Condition) -> String {
        let what = |what: String| Args::new().text("what", what);
        let values = |args: Args, values: Vec<String>| args.text("values", values.join(", "));
        let one_of = |what_it_is: String, list: Vec<String>| {
            let args = values(what(what_it_is), list);
            self.say(key!("explanation-condition-one-of"), &args)
        };
        let compared = |what_it_is: String, comparison: &Comparison| {
            let args = what(what_it_is).text("bounds", self.bounds(comparison));
            self.say(key!("explanation-condition-compared"), &args)
        };
        match condition {
            Condition::QuestionIs { question, is } => {
                let code = question.as_str();
                let option =
                    |is: &icc_domain::Code| one(self.result, code, is.as_str(), self.naming);
                one_of(self.question(code), is.iter().map(option).collect())
            }
            Condition::QuestionState { question, state } => {
                let states = state.iter().map(|state| self.state(*state)).collect();
                one_of(self.question(question.as_str()), states)
            }
            Condition::QuestionNumber {
                question,
                comparison,
            } => compared(self.question(question.as_str()), comparison),
            Condition::FactIs { fact, is } => one_of(self.fact(fact), is.clone()),
            Condition::FactNumber { fact, comparison } => compared(self.fact(fact), comparison),
            Condition::MeasureNumber {
                measure,
                comparison,
            } => compared(self.measure(measure.as_str()), comparison),
            Condition::Unit(units) => {
                let cities = units.iter().map(|unit| self.city(unit)).collect();
                let args = values(Args::new(), cities);
                self.say(key!("explanation-condition-city"), &args)
            }
            Condition::Period(periods) => {
                let args = values(Args::new(), periods.clone());
                self.say(key!("explanation-condition-wave"), &args)
            }
            Condition::All(_) => self.plain(key!("explanation-condition-all")),
            Condition::Any(_) => self.plain(key!("explanation-condition-any")),
            Condition::Not(_) => self.plain(key!("explanation-condition-not")),
        }
    }

    fn bounds(&self, comparison: &Comparison) -> String {
        let bounds = [
            (key!("explanation-bound-at-least"), comparison.at_least),
            (key!("explanation-bound-above"), comparison.above),
            (key!("explanation-bound-at-most"), comparison.at_most),
            (key!("explanation-bound-below"), comparison.below),
            (key!("explanation-bound-equals"), comparison.equals),
        ];
        let given = bounds.into_iter().filter_map(|(id, bound)| {
            let args = Args::new().text("value", self.number(bound?.to_f64()));
            Some(self.say(id, &args))
        });
        list(self.naming.locale, &given.collect::<Vec<_>>())
    }

    /// What was found, or that nothing was.
    fn found(&self, checked: &Checked) -> String {
        let own = match (&checked.looked_at, &checked.condition) {
            (Some(looked), _) => match &looked.found {
                Some(found) => self.answer(looked, found),
                None => self.nothing(looked),
            },
            (None, Condition::Unit(_)) => {
                let panel = &self.result.collection.panel;
                self.city(panel.unit_name(self.result.case))
            }
            (None, Condition::Period(_)) => self.result.wave.record.code.clone(),
            _ => return String::new(),
        };
        let args = Args::new().text("found", own);
        self.say(key!("explanation-condition-found"), &args)
    }

    fn answer(&self, looked: &LookedAt, found: &str) -> String {
        let number = || Some(self.number(found.parse().ok()?));
        let said = match looked.sort {
            "question" => {
                let words = found.split(' ').map(|word| {
                    let state = State::ALL.into_iter().find(|state| state.as_str() == word);
                    match state {
                        Some(state) => self.state(state),
                        None => one(self.result, &looked.code, word, self.naming),
                    }
                });
                Some(words.collect::<Vec<_>>().join(", "))
            }
            _ => number(),
        };
        said.unwrap_or_else(|| found.to_owned())
    }

    fn nothing(&self, looked: &LookedAt) -> String {
        self.plain(match looked.sort {
            "measure" => key!("explanation-condition-no-score"),
            "question" => key!("explanation-condition-no-answer"),
            _ => key!("explanation-condition-no-fact"),
        })
    }

    fn question(&self, code: &str) -> String {
        let text = quoted(self.naming, text(self.result, code, self.naming));
        let args = Args::new().text("code", code).text("text", text);
        self.say(key!("explanation-condition-question"), &args)
    }

    fn measure(&self, code: &str) -> String {
        let label = quoted(self.naming, self.naming.measure(self.result, code));
        let args = Args::new().text("label", label);
        self.say(key!("explanation-condition-measure"), &args)
    }

    fn fact(&self, name: &str) -> String {
        let measures = self.naming.data.measures.iter();
        let known = measures.clone().find(|measure| measure.code == name);
        known.map_or_else(
            || name.to_owned(),
            |measure| self.naming.text(&measure.names),
        )
    }

    fn city(&self, code: &str) -> String {
        let city = self.naming.snapshot.cities.get(code);
        city.map_or_else(
            || code.to_owned(),
            |city| self.naming.text(&city.municipality.record.names),
        )
    }

    fn state(&self, state: State) -> String {
        self.plain(match state {
            State::Answered => key!("explanation-state-answered"),
            State::Unknown => key!("explanation-state-unknown"),
            State::NotAnswered => key!("explanation-state-not-answered"),
            State::NotApplicable => key!("explanation-state-not-applicable"),
            State::NotWithinPowers => key!("explanation-state-not-within-powers"),
            State::NotAsked => key!("explanation-state-not-asked"),
        })
    }

    /// What the method asks for beside the condition of the measure.
    fn thresholds(&self, of: &Opened) -> Vec<InWords> {
        let asked = &of.definition;
        let told = |text: String, found: String, holds: bool| {
            let args = Args::new().text("found", found);
            InWords {
                text,
                found: self.say(key!("explanation-condition-found"), &args),
                holds,
                inside: Vec::new(),
            }
        };
        let share = |id: &str, least: Option<Decimal>, found: f64| {
            let least = least?.to_f64();
            let percent = |share: f64| percent(self.naming.locale, share * 100.0, 0);
            let text = self.say(id, &Args::new().text("least", percent(least)));
            // Shares are sums of fractions: the engine, too, lets a billionth be missing.
            Some(told(text, percent(found), found >= least - 1e-9))
        };
        let closed = |member: &Member| member.why.as_deref() == Some("gate_closed");
        let counts = |member: &&Member| !member.beyond && (member.counts() || closed(member));
        let members = of.members.iter().filter(counts).count();
        let count = asked.minimum_members.map(|least| {
            let enough = members >= usize::try_from(least).unwrap_or(usize::MAX);
            let args = Args::new().integer("least", least);
            let text = self.say(key!("explanation-threshold-members"), &args);
            told(text, members.to_string(), enough)
        });
        let scope = share(
            key!("explanation-threshold-scope"),
            asked.minimum_in_scope,
            of.in_scope,
        );
        let coverage = share(
            key!("explanation-threshold-coverage"),
            asked.minimum_coverage,
            of.coverage.unwrap_or_default(),
        );
        [scope, count, coverage].into_iter().flatten().collect()
    }
}
