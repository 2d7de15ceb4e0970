//! The rows of a form: what is asked, and what can be chosen.

use icc_domain::Locale;
use icc_i18n::{Args, I18n, key};
use icc_questionnaire::definition::{Question, QuestionKind};
use icc_questionnaire::{Decimal, Definition, State};

use super::logic::{self, Known, Logic, NON_ANSWERS, PERIOD, UNIT};
use crate::responses::Wording;

/// A text in each language of the service, in their order.
type Texts = [String; Locale::ALL.len()];

/// A row of the sheet of questions.
#[derive(Debug, Default)]
pub(super) struct Asked {
    kind: String,
    name: String,
    relevant: String,
    constraint: String,
    appearance: &'static str,
    label: Texts,
    hint: Texts,
    refusal: Texts,
}

impl Asked {
    /// In the order of the columns.
    pub(super) fn cells(self) -> Vec<String> {
        let fixed = [
            self.kind,
            self.name,
            self.relevant,
            self.constraint,
            self.appearance.to_owned(),
        ];
        let texts = [self.label, self.hint, self.refusal].into_iter().flatten();
        // What begins like a reference to a field is a text here.
        let texts = texts.map(|text| text.replace("${", "$ {"));
        fixed.into_iter().chain(texts).collect()
    }
}

/// What a form holds.
pub(super) struct Survey {
    pub(super) asked: Vec<Asked>,
    pub(super) choices: Vec<Vec<String>>,
}

/// The list of non-answers beside questions without options.
const NON_ANSWER_LIST: &str = "non_answers";
/// "None of these": no code begins so.
const NONE: &str = "_none";
const TEXT: &str = "text";
const LINES: &str = "multiline";

pub(super) fn survey(definition: &Definition, i18n: &I18n) -> Survey {
    let known = Known::of(definition);
    let mut making = Making {
        definition,
        i18n,
        wordings: Locale::ALL.map(|locale| Wording::new(definition, i18n, locale)),
        logic: Logic {
            definition,
            known: &known,
        },
        made: Survey {
            asked: Vec::new(),
            choices: Vec::new(),
        },
    };
    making.about();
    for state in NON_ANSWERS {
        let label = making.words(state_message(state));
        making.choice(NON_ANSWER_LIST, &logic::non_answer(state), label);
    }
    for section in definition.sections.iter().filter(|s| s.parent.is_none()) {
        making.section(section.code.as_str());
    }
    making.made
}

const fn state_message(state: State) -> &'static str {
    match state {
        State::NotWithinPowers => key!("answer-state-not-within-powers"),
        State::NotApplicable => key!("answer-state-not-applicable"),
        _ => key!("answer-state-unknown"),
    }
}

struct Making<'a> {
    definition: &'a Definition,
    i18n: &'a I18n,
    wordings: [Wording<'a>; Locale::ALL.len()],
    logic: Logic<'a>,
    made: Survey,
}

impl Making<'_> {
    fn words(&self, id: &str) -> Texts {
        Locale::ALL.map(|locale| self.i18n.plain(locale, id))
    }

    fn words_with(&self, id: &str, args: &Args) -> Texts {
        Locale::ALL.map(|locale| self.i18n.text(locale, id, args))
    }

    fn ask(&mut self, row: Asked) {
        self.made.asked.push(row);
    }

    fn choice(&mut self, list: &str, name: &str, label: Texts) {
        let mut row = vec![list.to_owned(), name.to_owned()];
        row.extend(label.map(|text| text.replace("${", "$ {")));
        self.made.choices.push(row);
    }

    /// What is known about the unit, where something depends on it.
    fn about(&mut self) {
        let known = self.logic.known;
        let facts: Vec<(String, String, bool)> = known
            .facts
            .iter()
            .map(|(fact, (field, number))| (fact.clone(), field.clone(), *number))
            .collect();
        let (unit, period) = (known.unit, known.period);
        if facts.is_empty() && !unit && !period {
            return;
        }
        let label = self.words(key!("xlsform-about"));
        self.ask(group("about", label));
        for (wanted, name, id) in [
            (unit, UNIT, key!("xlsform-unit")),
            (period, PERIOD, key!("xlsform-period")),
        ] {
            if wanted {
                let label = self.words(id);
                self.ask(plain(TEXT, name.to_owned(), label));
            }
        }
        for (fact, field, number) in facts {
            let label = self.words_with(key!("xlsform-fact"), &Args::new().text("fact", fact));
            let kind = if number { "decimal" } else { TEXT };
            self.ask(plain(kind, field, label));
        }
        self.ask(end());
    }

    fn section(&mut self, code: &str) {
        let definition = self.definition;
        let wordings = self.wordings;
        let texts = wordings.map(|wording| wording.section(code));
        let own = definition.questions.iter();
        let own: Vec<&Question> = own.filter(|q| q.section.as_str() == code).collect();
        let inside: Vec<&str> = definition
            .sections
            .iter()
            .filter(|s| s.parent.as_ref().is_some_and(|it| it.as_str() == code))
            .map(|s| s.code.as_str())
            .collect();
        if own.is_empty() && inside.is_empty() {
            return;
        }
        self.ask(group(
            &format!("s_{code}"),
            texts.map(|it| it.title.clone()),
        ));
        let intro = texts.map(|it| it.intro.clone().unwrap_or_default());
        if intro.iter().any(|text| !text.is_empty()) {
            self.ask(plain("note", format!("s_{code}_intro"), intro));
        }
        for question in own {
            self.question(question);
        }
        for section in inside {
            self.section(section);
        }
        self.ask(end());
    }

    fn question(&mut self, question: &Question) {
        let code = question.code.as_str();
        let relevant = self.logic.relevant(question);
        let (constraint, refusal) = self.constraint(question);
        let first = self.made.asked.len();
        let row = Asked {
            kind: self.kind(question),
            name: logic::name(code),
            constraint,
            label: self.label(question),
            hint: self.hint(question),
            refusal,
            ..Asked::default()
        };
        self.ask(row);
        if question.kind.has_options() {
            self.options(question);
        } else {
            let kind = format!("select_one {NON_ANSWER_LIST}");
            let label = self.words(key!("xlsform-non-answer"));
            self.ask(plain(&kind, logic::non_answer_name(code), label));
        }
        let name = logic::name(code);
        for (suffix, id) in [
            ("comment", key!("workbook-column-comment")),
            ("example", key!("workbook-column-example")),
        ] {
            let label = self.words(id);
            self.ask(Asked {
                appearance: LINES,
                ..plain(TEXT, format!("{name}_{suffix}"), label)
            });
        }
        if question.kind != QuestionKind::Evidence {
            let label = self.words(key!("xlsform-link"));
            self.ask(plain(TEXT, format!("{name}_link"), label));
        }
        let label = self.words(key!("xlsform-file"));
        self.ask(plain("file", format!("{name}_file"), label));
        for row in &mut self.made.asked[first..] {
            row.relevant.clone_from(&relevant);
        }
    }

    fn kind(&self, question: &Question) -> String {
        let list = logic::name(question.code.as_str());
        match question.kind {
            QuestionKind::Single => format!("select_one {list}"),
            QuestionKind::Multiple | QuestionKind::Tiered => format!("select_multiple {list}"),
            QuestionKind::Number | QuestionKind::Percent if question.decimals == 0 => {
                "integer".to_owned()
            }
            QuestionKind::Number | QuestionKind::Percent => "decimal".to_owned(),
            QuestionKind::Date => "date".to_owned(),
            QuestionKind::Text | QuestionKind::Evidence => TEXT.to_owned(),
        }
    }

    fn label(&self, question: &Question) -> Texts {
        let code = question.code.as_str();
        let optional = self.words(key!("workbook-optional"));
        let mut optional = optional.into_iter();
        self.wordings.map(|wording| {
            let worded = wording.question(code);
            let text = worded.map(|it| it.texts.text.clone()).unwrap_or_default();
            let mark = optional.next().filter(|_| question.optional);
            mark.map_or_else(
                || format!("{code}. {text}"),
                |mark| format!("{code}. {text} {mark}"),
            )
        })
    }

    /// Why it is asked, what a good answer looks like, what to attach.
    fn hint(&self, question: &Question) -> Texts {
        let mut locales = Locale::ALL.into_iter();
        self.wordings.map(|wording| {
            let (Some(worded), Some(locale)) =
                (wording.question(question.code.as_str()), locales.next())
            else {
                return String::new();
            };
            let parts = [
                (key!("workbook-note-why"), &worded.texts.why),
                (key!("workbook-note-example"), &worded.texts.example),
                (key!("workbook-note-evidence"), &worded.texts.evidence),
            ];
            let parts: Vec<String> = parts
                .into_iter()
                .filter_map(|(id, text)| {
                    let args = Args::new().text("text", text.as_deref()?.trim());
                    Some(self.i18n.text(locale, id, &args))
                })
                .collect();
            parts.join("\n\n")
        })
    }

    fn options(&mut self, question: &Question) {
        let list = logic::name(question.code.as_str());
        let wordings = self.wordings;
        let labels = wordings.map(|wording| {
            let worded = wording.question(question.code.as_str());
            worded.map(|worded| worded.options).unwrap_or_default()
        });
        for (at, option) in question.options.iter().enumerate() {
            let label = labels.each_ref().map(|labels| {
                let label = labels.get(at);
                label.map(|(_, label)| label.clone()).unwrap_or_default()
            });
            self.choice(&list, option.code.as_str(), label);
        }
        if question.kind.has_ticks() {
            let label = self.words(key!("answer-none-of-these"));
            self.choice(&list, NONE, label);
        }
        for state in NON_ANSWERS {
            let label = self.words(state_message(state));
            self.choice(&list, &logic::non_answer(state), label);
        }
    }

    /// What an answer must keep to, and what is said where it does not.
    fn constraint(&self, question: &Question) -> (String, Texts) {
        if question.kind.has_ticks() {
            let own = question.options.iter();
            let own = own.filter(|o| o.exclusive || o.state.is_some());
            let mut alone: Vec<String> = own.map(|o| o.code.to_string()).collect();
            alone.push(NONE.to_owned());
            alone.extend(NON_ANSWERS.map(logic::non_answer));
            let parts = alone
                .iter()
                .map(|name| format!("not(selected(., '{name}') and count-selected(.) > 1)"));
            let parts: Vec<String> = parts.collect();
            return (parts.join(" and "), self.words(key!("answer-error-alone")));
        }
        if !question.kind.is_number() {
            return Default::default();
        }
        let percent = question.kind == QuestionKind::Percent;
        let or = |bound: Option<Decimal>, usual: i32| {
            let usual = percent.then(|| usual.to_string());
            bound.map(|bound| bound.to_string()).or(usual)
        };
        let mut parts = Vec::new();
        let mut said: [Vec<String>; Locale::ALL.len()] = Default::default();
        for (sign, bound, id) in [
            (">=", or(question.minimum, 0), key!("xlsform-at-least")),
            ("<=", or(question.maximum, 100), key!("xlsform-at-most")),
        ] {
            let Some(bound) = bound else { continue };
            parts.push(format!(". {sign} {bound}"));
            let words = self.words_with(id, &Args::new().text("bound", &bound));
            said.iter_mut()
                .zip(words)
                .for_each(|(all, one)| all.push(one));
        }
        if question.decimals > 0 {
            let digits = question.decimals;
            parts.push(format!(". = round(., {digits})"));
            let args = Args::new().integer("digits", usize::from(digits));
            let words = self.words_with(key!("xlsform-decimals"), &args);
            said.iter_mut()
                .zip(words)
                .for_each(|(all, one)| all.push(one));
        }
        (parts.join(" and "), said.map(|all| all.join(" ")))
    }
}

fn plain(kind: &str, name: String, label: Texts) -> Asked {
    Asked {
        kind: kind.to_owned(),
        name,
        label,
        ..Asked::default()
    }
}

fn group(name: &str, label: Texts) -> Asked {
    plain("begin_group", name.to_owned(), label)
}

fn end() -> Asked {
    plain("end_group", String::new(), Texts::default())
}
