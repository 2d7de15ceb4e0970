//! Answers to the questions of a network: filled in, handed in, and what came of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use icc_app::modules::{
    HandedInPage, ModuleResults, ModuleSheetPage, ModuleState, ModuleTask as Task, Network,
    QuestionModule, QuestionResult, kind_word,
};
use icc_app::responses::{Change, Saved, Wording};
use icc_domain::Locale;
use icc_i18n::{I18n, compare};
use icc_pages::context::{
    ModuleAnswer, ModuleAnswersPage, ModuleHandIn, ModuleHandedInPage, ModuleHead, ModuleResult,
    ModuleResultsPage, ModuleShare, ModuleTask,
};

use super::count;
use super::modules::{bare_head, cities};
use super::response::{Among, Filling, moment, text};

/// How many digits of a digest name what was asked on a page.
const DIGITS: usize = 12;

/// The answers of a municipality, with what was just sent if it could not be kept.
pub(crate) fn answers_page(
    found: &ModuleSheetPage,
    (changes, saved): (&[Change], &BTreeMap<String, Saved>),
    conflict: bool,
    (i18n, locale): (&I18n, Locale),
) -> ModuleAnswersPage {
    let wording = Wording::new(&found.definition, i18n, locale);
    let former = found.former.as_ref().map(|former| {
        let name = text(&former.titles, locale, "");
        let name = match former.last_day {
            Some(day) => format!("{name}, {}", icc_i18n::date(locale, day)),
            None => name,
        };
        (Wording::new(&former.definition, i18n, locale), name)
    });
    let among = Among {
        wording,
        former,
        begun: None,
    };
    let filling = Filling::among(among, changes, saved, (i18n, locale));
    ModuleAnswersPage {
        head: head(
            (&found.network, &found.module),
            (found.state, found.last_day),
            &wording,
            locale,
        ),
        city: found.city.code.clone(),
        city_name: text(&found.city.names, locale, &found.city.code),
        purpose: wording.description().to_owned(),
        language: wording.other_language().to_owned(),
        done: count(found.done()),
        questions: found.questions.iter().map(|it| filling.form(it)).collect(),
        sheet: found.sheet,
        handed_in: found
            .handed_in
            .as_ref()
            .map(|hand_in| moment(hand_in.made_at))
            .unwrap_or_default(),
        changed: found.is_changed_since(),
        may_fill_in: found.may_fill_in,
        may_hand_in: found.may_hand_in,
        conflict,
        errors: filling.errors(&found.questions),
    }
}

/// The head of a page about what was asked.
fn head(
    (network, module): (&Network, &QuestionModule),
    (state, last_day): (ModuleState, Option<NaiveDate>),
    wording: &Wording<'_>,
    locale: Locale,
) -> ModuleHead {
    ModuleHead {
        number: module.number,
        title: wording.title().to_owned(),
        language: wording.other_language().to_owned(),
        state: state.code().to_owned(),
        first_day: on(module.opening.as_ref().map(|it| it.first_day)),
        last_day: on(last_day),
        ..bare_head(network, locale)
    }
}

/// A day as pages take it.
fn on(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// What a municipality has handed in.
pub(crate) fn handed_in_page(
    found: &HandedInPage,
    (i18n, locale): (&I18n, Locale),
) -> ModuleHandedInPage {
    let wording = Wording::new(&found.definition, i18n, locale);
    let answers = found.definition.questions.iter().map(|question| {
        let code = question.code.as_str();
        let asked = wording.question(code);
        let entry = found.entries.get(code).cloned().unwrap_or_default();
        let (comment, example, language) = entry.words_for(locale);
        ModuleAnswer {
            text: asked.map(|it| it.texts.text.clone()).unwrap_or_default(),
            language: wording.other_language().to_owned(),
            words: wording.answer(code, &entry),
            comment: comment.to_owned(),
            example: example.to_owned(),
            words_language: language.map(|it| it.tag().to_owned()).unwrap_or_default(),
        }
    });
    ModuleHandedInPage {
        answers: answers.collect(),
        head: head(
            (&found.network, &found.module),
            (found.state, found.last_day),
            &wording,
            locale,
        ),
        city: found.city.code.clone(),
        city_name: text(&found.city.names, locale, &found.city.code),
        hand_ins: found
            .hand_ins
            .iter()
            .map(|(hand_in, by)| ModuleHandIn {
                number: hand_in.number,
                at: moment(hand_in.made_at),
                by: by.clone().unwrap_or_default(),
                digest: hand_in.digest.clone(),
            })
            .collect(),
        own: found.is_own,
    }
}

/// What came of a module.
pub(crate) fn results_page(
    found: &ModuleResults,
    (i18n, locale): (&I18n, Locale),
) -> ModuleResultsPage {
    let wording = Wording::new(&found.definition, i18n, locale);
    let opening = found.module.opening.as_ref();
    let handed: Vec<_> = found.answers.iter().map(|(city, _)| city.clone()).collect();
    ModuleResultsPage {
        head: head(
            (&found.network, &found.module),
            (found.state, found.last_day),
            &wording,
            locale,
        ),
        purpose: wording.description().to_owned(),
        language: wording.other_language().to_owned(),
        members: count(found.members),
        handed_in: count(found.handed_in),
        questions: found
            .questions
            .iter()
            .map(|it| result(it, &wording, locale))
            .collect(),
        cities: cities(&handed, locale),
        sees_all: found.sees_all,
        digest: opening
            .map(|it| it.hash.chars().take(DIGITS).collect())
            .unwrap_or_default(),
        at: moment(found.at),
    }
}

fn result(question: &QuestionResult, wording: &Wording<'_>, locale: Locale) -> ModuleResult {
    let asked = wording.question(&question.code);
    let words = asked.as_ref().map(|it| it.texts.text.clone());
    let labels = asked.map(|it| it.options).unwrap_or_default();
    let label = |code: &str| {
        let found = labels.iter().find(|(known, _)| known == code);
        found.map_or_else(|| code.to_owned(), |(_, label)| label.clone())
    };
    let most = question.most();
    let mut options: Vec<ModuleShare> = question
        .options
        .iter()
        .map(|(code, n)| ModuleShare {
            label: label(code),
            n: count(*n),
            share: question.share(*n),
        })
        .collect();
    if question.kind.has_ticks() && !options.is_empty() {
        options.push(ModuleShare {
            label: String::new(),
            n: count(question.none),
            share: question.share(question.none),
        });
    }
    let mut texts: Vec<(String, String)> = question
        .texts
        .iter()
        .map(|(city, said)| (text(&city.names, locale, &city.code), said.clone()))
        .collect();
    texts.sort_by(|one, other| compare(locale, &one.0, &other.0));
    let most_n = question
        .options
        .iter()
        .find(|(code, _)| most.contains(&code.as_str()));
    ModuleResult {
        code: question.code.clone(),
        text: words.unwrap_or_default(),
        kind: kind_word(question.kind).to_owned(),
        counted: !question.states.is_empty(),
        answered: count(question.answered),
        most_n: most_n.map_or(0, |(_, n)| count(*n)),
        most: most.into_iter().map(label).collect(),
        options,
        states: question
            .states
            .iter()
            .map(|(state, n)| (state.as_str().to_owned(), count(*n)))
            .collect(),
        median: question.numbers.map(|numbers| numbers.median),
        quartiles: question.numbers.and_then(|numbers| numbers.quartiles),
        texts,
    }
}

/// The modules that can be answered now.
pub(crate) fn tasks(all: &[Task], locale: Locale) -> Vec<ModuleTask> {
    let tasks = all.iter().map(|task| ModuleTask {
        network: task.network.code.clone(),
        network_name: text(&task.network.names, locale, &task.network.code),
        number: task.number,
        title: text(&task.titles, locale, ""),
        city: task.city.code.clone(),
        city_name: text(&task.city.names, locale, &task.city.code),
        last_day: task.last_day.to_string(),
        state: match (task.begun, task.handed_in) {
            (_, Some(_)) => "handed-in",
            (true, None) => "begun",
            (false, None) => "not-begun",
        }
        .to_owned(),
    });
    tasks.collect()
}
