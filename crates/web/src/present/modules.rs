//! Questions that networks ask on their own, as whoever writes them and whoever is asked sees them.

use icc_app::modules::{
    BothSaid, CityStanding, LONGEST_HELP, LONGEST_OPTION, LONGEST_QUESTION, LONGEST_TITLE,
    LONGEST_UNIT, MOST_OPTIONS, MOST_QUESTIONS, ModuleDraft, ModulePage as Module, ModuleState,
    ModuleWords, Network, NetworkModules, OpeningSaid, QuestionSaid, TermSaid, WordsSaid,
    kind_word,
};
use icc_domain::{Locale, LocalizedText};
use icc_i18n::compare;
use icc_pages::context::{
    ModuleAsked, ModuleCity, ModuleEntry, ModuleForm, ModuleHead, ModuleNetwork, ModulePage,
    ModuleQuestionPage, ModuleWordsPage, ModulesPage,
};

use super::count;
use super::response::{moment, text};
use crate::form::{Formed, Refusal};

/// The modules that somebody can see.
pub(crate) fn modules_page(networks: &[NetworkModules], locale: Locale) -> ModulesPage {
    let mut shown: Vec<ModuleNetwork> = networks
        .iter()
        .map(|one| ModuleNetwork {
            code: one.network.code.clone(),
            name: text(&one.network.names, locale, &one.network.code),
            members: count(one.members),
            rows: one
                .rows
                .iter()
                .map(|row| {
                    let (title, language) = best(&row.titles, locale, &Locale::ALL);
                    ModuleEntry {
                        number: row.number,
                        title,
                        language,
                        state: row.state.code().to_owned(),
                        last_day: row.last_day.map(|day| day.to_string()).unwrap_or_default(),
                        handed_in: count(row.handed_in),
                        own: cities(&row.own, locale),
                    }
                })
                .collect(),
            may_keep: one.may_keep,
        })
        .collect();
    shown.sort_by(|one, other| compare(locale, &one.name, &other.name));
    ModulesPage { networks: shown }
}

/// A text in a language of those in which it is asked, and that language where it is another one.
fn best(words: &LocalizedText, locale: Locale, asked: &[Locale]) -> (String, String) {
    let own = words.get(locale).filter(|_| asked.contains(&locale));
    if let Some(own) = own {
        return (own.to_owned(), String::new());
    }
    let other = asked
        .iter()
        .find_map(|other| Some((words.get(*other)?, other)));
    other.map_or_else(Default::default, |(words, other)| {
        (words.to_owned(), other.tag().to_owned())
    })
}

/// Municipalities with how far they have come, by name.
pub(crate) fn cities(standings: &[CityStanding], locale: Locale) -> Vec<ModuleCity> {
    let mut cities: Vec<ModuleCity> = standings
        .iter()
        .map(|one| ModuleCity {
            city: one.city.code.clone(),
            name: text(&one.city.names, locale, &one.city.code),
            begun: one.begun,
            handed_in: one.handed_in.map(moment).unwrap_or_default(),
            member: one.member,
        })
        .collect();
    cities.sort_by(|one, other| compare(locale, &one.name, &other.name));
    cities
}

/// What stands in the forms of a module, beside the module itself.
#[derive(Default)]
pub(crate) struct Forms {
    /// What was sent to open it.
    pub(crate) opening: Option<OpeningSaid>,
    /// What was sent to move its last day.
    pub(crate) term: Option<TermSaid>,
    pub(crate) refusal: Refusal,
}

/// A module.
pub(crate) fn module_page(found: &Module, forms: Forms, locale: Locale) -> ModulePage {
    let draft = &found.draft;
    let complete: Vec<Locale> = Locale::ALL
        .into_iter()
        .filter(|locale| draft.is_complete(*locale))
        .collect();
    // While it is written, what there is of it is shown.
    let asked = if found.state == ModuleState::Draft {
        Locale::ALL.to_vec()
    } else {
        complete.clone()
    };
    let (title, language) = best(&draft.titles, locale, &asked);
    let (purpose, _) = best(&draft.purposes, locale, &asked);
    let last_day = found
        .last_day()
        .map(|day| day.to_string())
        .unwrap_or_default();
    ModulePage {
        head: ModuleHead {
            number: found.module.number,
            title,
            language,
            state: found.state.code().to_owned(),
            first_day: found
                .module
                .opening
                .as_ref()
                .map(|opening| opening.first_day.to_string())
                .unwrap_or_default(),
            last_day: last_day.clone(),
            ..bare_head(&found.network, locale)
        },
        purpose,
        questions: questions(draft, locale, &asked),
        most: count(MOST_QUESTIONS),
        required: tags(&found.required),
        complete: tags(&complete),
        follows: found.follows.as_ref().map(|(number, titles)| {
            let (title, _) = best(titles, locale, &Locale::ALL);
            (*number, title)
        }),
        cities: cities(&found.cities, locale),
        own: cities(&found.own, locale),
        handed_in: count(found.handed_in),
        members: count(found.members),
        terms: found
            .terms
            .iter()
            .rev()
            .map(|(term, by)| {
                let by = by.clone().unwrap_or_default();
                (term.last_day.to_string(), by, moment(term.made_at))
            })
            .collect(),
        may_keep: found.may_keep,
        has_results: found.has_results,
        form: ModuleForm {
            first: forms
                .opening
                .as_ref()
                .map(|it| it.first.clone())
                .unwrap_or_default(),
            last: match (&forms.opening, &forms.term) {
                (Some(opening), _) => opening.last.clone(),
                (None, Some(term)) => term.last.clone(),
                (None, None) => last_day,
            },
            version: found.module.version,
            seen: found.terms.last().map_or(0, |(term, _)| term.number),
        },
        conflict: forms.refusal.conflict,
        errors: forms.refusal.errors,
    }
}

/// The head of a page about no module yet.
pub(super) fn bare_head(network: &Network, locale: Locale) -> ModuleHead {
    ModuleHead {
        network: network.code.clone(),
        network_name: text(&network.names, locale, &network.code),
        number: 0,
        title: String::new(),
        language: String::new(),
        invented: network.demonstration,
        state: ModuleState::Draft.code().to_owned(),
        first_day: String::new(),
        last_day: String::new(),
    }
}

fn tags(locales: &[Locale]) -> Vec<String> {
    locales
        .iter()
        .map(|locale| locale.tag().to_owned())
        .collect()
}

/// The questions as they are asked.
fn questions(draft: &ModuleDraft, locale: Locale, asked: &[Locale]) -> Vec<ModuleAsked> {
    let shown = draft.questions.iter().map(|question| {
        let (text, language) = best(&question.texts, locale, asked);
        let word = |words: &LocalizedText| best(words, locale, asked).0;
        ModuleAsked {
            text,
            language,
            kind: kind_word(question.kind).to_owned(),
            help: word(&question.helps),
            options: question.options.iter().map(|it| word(&it.labels)).collect(),
            unit: word(&question.units),
        }
    });
    shown.collect()
}

/// The form for the words of a module; `module` is its number, or stands for a new one.
pub(crate) fn words_page(
    found: &ModuleWords<WordsSaid>,
    module: &str,
    formed: Formed<&WordsSaid>,
    locale: Locale,
) -> ModuleWordsPage {
    let said = formed.said.unwrap_or(&found.said);
    ModuleWordsPage {
        head: word_head(found, locale),
        module: module.to_owned(),
        required: tags(&found.required),
        title: pair(&said.title),
        purpose: pair(&said.purpose),
        version: found.said.version,
        longest: (count(LONGEST_TITLE), count(LONGEST_HELP)),
        conflict: formed.refusal.conflict,
        errors: formed.refusal.errors,
    }
}

/// The form for a question of a module; `place` is its place, or stands for a new one.
pub(crate) fn question_page(
    found: &ModuleWords<QuestionSaid>,
    place: &str,
    formed: Formed<&QuestionSaid>,
    locale: Locale,
) -> ModuleQuestionPage {
    let said = formed.said.unwrap_or(&found.said);
    ModuleQuestionPage {
        head: word_head(found, locale),
        place: place.to_owned(),
        required: tags(&found.required),
        kind: said.kind.clone(),
        text: pair(&said.text),
        help: pair(&said.help),
        options: said.options.clone(),
        unit: pair(&said.unit),
        version: found.said.version,
        longest: (
            count(LONGEST_QUESTION),
            count(LONGEST_HELP),
            count(LONGEST_OPTION),
            count(LONGEST_UNIT),
        ),
        most: count(MOST_OPTIONS),
        conflict: formed.refusal.conflict,
        errors: formed.refusal.errors,
    }
}

fn word_head<T>(found: &ModuleWords<T>, locale: Locale) -> ModuleHead {
    let bare = bare_head(&found.network, locale);
    match &found.module {
        Some(module) => {
            let (title, language) = best(&found.titles, locale, &Locale::ALL);
            ModuleHead {
                number: module.number,
                title,
                language,
                ..bare
            }
        }
        None => bare,
    }
}

fn pair(both: &BothSaid) -> (String, String) {
    (both.fr.clone(), both.en.clone())
}
