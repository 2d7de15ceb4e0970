//! What a form says of a practice, and what of it is sound.

use std::collections::{BTreeMap, BTreeSet};

use icc_domain::Locale;
use icc_questionnaire::Definition;
use icc_store::{CostClass, Evidence, EvidenceId, PracticeWords, StaffClass, Theme};

use crate::input::{self, Issue, Wanted};

/// The longest title, in characters.
pub const LONGEST_PRACTICE_TITLE: usize = 150;
/// The longest of the four texts, in characters.
pub const LONGEST_PRACTICE_TEXT: usize = 4000;
/// Most indicators that one practice helps with.
pub const MOST_INDICATORS: usize = 6;
/// Most questions that one practice answers.
const MOST_QUESTIONS: usize = 20;
/// Most documents beside one practice.
pub const MOST_DOCUMENTS: usize = 10;
/// The first year that is a year of a practice.
const FIRST_YEAR: i32 = 1950;

/// The indicators and areas of an edition, each with its questions, in the order of the edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tagged(pub Vec<(String, Vec<String>)>);

impl Tagged {
    /// What practices can be tied to in an edition: the indicators and areas that ask something, in
    /// its order.
    #[must_use]
    pub fn of(definition: &Definition) -> Self {
        let mut all: Vec<(String, Vec<String>)> = Vec::new();
        for question in &definition.questions {
            let (section, code) = (question.section.as_str(), question.code.to_string());
            match all.iter_mut().find(|(known, _)| known == section) {
                Some((_, questions)) => questions.push(code),
                None => all.push((section.to_owned(), vec![code])),
            }
        }
        Self(all)
    }

    /// Whether anything is asked about an indicator or an area.
    pub(crate) fn asks_about(&self, code: &str) -> bool {
        self.0.iter().any(|(known, _)| known == code)
    }

    /// The indicator of a question.
    #[must_use]
    pub fn indicator_of(&self, question: &str) -> Option<&str> {
        let mut all = self.0.iter();
        let found = all.find(|(_, questions)| questions.iter().any(|code| code == question));
        found.map(|(code, _)| code.as_str())
    }
}

/// What a form says of a practice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PracticeSaid {
    /// Code of the municipality; for a new one.
    pub city: String,
    /// Code of the network that is to look at it; for a new one.
    pub network: String,
    /// Tag of the language in which it is written.
    pub language: String,
    /// Tags of the languages in which one can ask.
    pub languages: BTreeSet<String>,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub theme: String,
    /// The year in which it began.
    pub from: String,
    /// The year in which it ended; may be empty.
    pub to: String,
    /// What it is for.
    pub purpose: String,
    /// What led to it; may be empty.
    pub stimulus: String,
    /// How it was done; may be empty.
    pub process: String,
    /// What has come of it; may be empty.
    pub impact: String,
    /// What it costs in a year.
    pub cost: String,
    /// Who works on it.
    pub staff: String,
    /// Codes of indicators.
    pub indicators: BTreeSet<String>,
    /// Codes of questions.
    pub questions: BTreeSet<String>,
    /// Ids of pieces of evidence, in their order.
    pub documents: Vec<String>,
    /// The version that the form has shown; 0 for a new one.
    pub version: i32,
}

impl PracticeSaid {
    /// What of it is sound: ties to what is asked, documents of what others may see, years up to
    /// this one.
    pub(super) fn sound(
        &self,
        tagged: &Tagged,
        evidence: &BTreeMap<String, Evidence>,
        this_year: i32,
    ) -> Result<PracticeWords, Vec<Issue>> {
        let mut issues = Vec::new();
        let title = input::line("title", &self.title, LONGEST_PRACTICE_TITLE);
        let title = title.map_err(|issue| issues.push(issue));
        let language = self.language.parse::<Locale>();
        let language = language.map_err(|_| issues.push(Issue::new("language", "missing")));
        let theme = input::chosen("theme", Theme::from_word(&self.theme), &mut issues);
        let (from, to) = self.years(this_year, &mut issues);
        let mut text = |field: &'static str, text: &str, wanted: Wanted| {
            let text = input::sentences(field, text, wanted, LONGEST_PRACTICE_TEXT);
            text.map_err(|issue| issues.push(issue)).unwrap_or_default()
        };
        let purpose = text("purpose", &self.purpose, Wanted::Needed);
        let stimulus = text("stimulus", &self.stimulus, Wanted::Welcome);
        let process = text("process", &self.process, Wanted::Welcome);
        let impact = text("impact", &self.impact, Wanted::Welcome);
        let cost = input::chosen("cost", CostClass::from_word(&self.cost), &mut issues);
        let staff = input::chosen("staff", StaffClass::from_word(&self.staff), &mut issues);
        let (indicators, questions) = self.ties(tagged, &mut issues);
        let documents = self.documents(evidence, &mut issues);
        let (Ok(title), Ok(language), Some(theme), Some(from_year), Some(cost), Some(staff), true) =
            (title, language, theme, from, cost, staff, issues.is_empty())
        else {
            return Err(issues);
        };
        let known = Locale::ALL.map(|locale| locale.tag().to_owned());
        let mut languages = self.languages.clone();
        languages.insert(language.tag().to_owned());
        languages.retain(|tag| known.contains(tag));
        Ok(PracticeWords {
            language,
            languages,
            title,
            theme,
            from_year,
            to_year: to,
            purpose,
            stimulus,
            process,
            impact,
            cost,
            staff,
            indicators,
            questions,
            documents,
        })
    }

    fn years(&self, this_year: i32, issues: &mut Vec<Issue>) -> (Option<i32>, Option<i32>) {
        let year = |text: &str| {
            let year = text.trim().parse::<i32>().ok();
            year.filter(|year| (FIRST_YEAR..=this_year).contains(year))
        };
        let from = year(&self.from);
        if from.is_none() {
            let code = if self.from.trim().is_empty() {
                "missing"
            } else {
                "year"
            };
            issues.push(Issue::new("from", code));
        }
        let to = year(&self.to);
        if to.is_none() && !self.to.trim().is_empty() {
            issues.push(Issue::new("to", "year"));
        }
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            issues.push(Issue::new("to", "year-before"));
        }
        (from, to)
    }

    /// Indicators and questions; a question is one of its indicator too.
    fn ties(
        &self,
        tagged: &Tagged,
        issues: &mut Vec<Issue>,
    ) -> (BTreeSet<String>, BTreeSet<String>) {
        let mut indicators = self.indicators.clone();
        let mut strange = !indicators.iter().all(|code| tagged.asks_about(code));
        for question in &self.questions {
            match tagged.indicator_of(question) {
                Some(indicator) => {
                    indicators.insert(indicator.to_owned());
                }
                None => strange = true,
            }
        }
        if strange {
            issues.push(Issue::new("indicators", "unknown-tie"));
        } else if indicators.is_empty() {
            issues.push(Issue::new("indicators", "missing"));
        } else if indicators.len() > MOST_INDICATORS || self.questions.len() > MOST_QUESTIONS {
            issues.push(Issue::new("indicators", "too-many-ties"));
        }
        (indicators, self.questions.clone())
    }

    fn documents(
        &self,
        evidence: &BTreeMap<String, Evidence>,
        issues: &mut Vec<Issue>,
    ) -> Vec<EvidenceId> {
        let mut chosen = Vec::new();
        for id in &self.documents {
            match evidence.get(id).filter(|piece| super::is_open(piece)) {
                Some(piece) if !chosen.contains(&piece.id) => chosen.push(piece.id),
                Some(_) => {}
                None => {
                    issues.push(Issue::new("documents", "practice-document"));
                    return Vec::new();
                }
            }
        }
        if chosen.len() > MOST_DOCUMENTS {
            issues.push(Issue::new("documents", "too-many-documents"));
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tagged() -> Tagged {
        let questions = |all: &[&str]| all.iter().map(|code| (*code).to_owned()).collect();
        Tagged(vec![
            ("welcoming".to_owned(), questions(&["w1", "w2"])),
            ("language".to_owned(), questions(&["l1"])),
        ])
    }

    fn said() -> PracticeSaid {
        PracticeSaid {
            language: "fr".to_owned(),
            title: " Jumelages  d’accueil".to_owned(),
            theme: "welcome".to_owned(),
            from: "2019".to_owned(),
            purpose: "Accueillir".to_owned(),
            cost: "low".to_owned(),
            staff: "part".to_owned(),
            questions: ["w1".to_owned()].into(),
            ..PracticeSaid::default()
        }
    }

    fn faults(said: &PracticeSaid) -> Vec<(&'static str, &'static str)> {
        let sound = said.sound(&tagged(), &BTreeMap::new(), 2026);
        let issues = sound.err().unwrap_or_default();
        issues.iter().map(|it| (it.field, it.code)).collect()
    }

    #[test]
    fn a_question_is_one_of_its_indicator_and_a_language_is_one_to_ask_in()
    -> Result<(), &'static str> {
        let words = said().sound(&tagged(), &BTreeMap::new(), 2026);
        let words = words.ok().ok_or("not sound")?;
        assert_eq!(words.title, "Jumelages d’accueil");
        assert_eq!(words.indicators, ["welcoming".to_owned()].into());
        assert_eq!(words.languages, ["fr".to_owned()].into());
        assert_eq!(words.to_year, None);
        Ok(())
    }

    #[test]
    fn everything_that_is_missing_is_told_at_once() {
        let fields: Vec<_> = faults(&PracticeSaid::default());
        let fields: Vec<_> = fields.iter().map(|(field, _)| *field).collect();
        let all = [
            "title",
            "language",
            "theme",
            "from",
            "purpose",
            "cost",
            "staff",
            "indicators",
        ];
        assert_eq!(fields, all);
    }

    #[test]
    fn years_are_in_order_and_have_come() {
        for (from, to, fault) in [
            ("2019", "2018", ("to", "year-before")),
            ("2027", "", ("from", "year")),
            ("1949", "", ("from", "year")),
            ("x", "", ("from", "year")),
            ("2019", "x", ("to", "year")),
        ] {
            let said = PracticeSaid {
                from: from.to_owned(),
                to: to.to_owned(),
                ..said()
            };
            assert_eq!(faults(&said), [fault], "{from} {to}");
        }
    }

    #[test]
    fn ties_are_to_what_is_asked_and_documents_are_the_municipalitys() {
        let mut other = said();
        other.questions.insert("z9".to_owned());
        assert_eq!(faults(&other), [("indicators", "unknown-tie")]);
        let document = PracticeSaid {
            documents: vec!["x".to_owned()],
            ..said()
        };
        assert_eq!(faults(&document), [("documents", "practice-document")]);
    }
}
