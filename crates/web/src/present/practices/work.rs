//! Practices as those see them who work on them.

use icc_app::practices::{
    DeskList, DeskRow, LONGEST_PRACTICE_TEXT, PracticeDesk, PracticeForm, PracticePlaces,
    PracticeSaid, SharedWith, StepSaid, Tagged,
};
use icc_domain::{Locale, LocalizedText};
use icc_i18n::compare;
use icc_pages::context::{
    PracticeDeskEntry, PracticeDeskPage, PracticeDesksPage, PracticeDocumentChoice, PracticeFields,
    PracticeFormPage, PracticePlace, PracticeStanding, PracticeStepEntry, PracticeTie,
    PracticeTieQuestion,
};

use super::{body, words};
use crate::extract::PageCx;
use crate::form::{Formed, Refusal};
use crate::present::count;
use crate::present::response::{moment, text};

/// The practices on which somebody works.
pub(crate) fn desks(
    found: &DeskList,
    places: &PracticePlaces,
    locale: Locale,
) -> PracticeDesksPage {
    let entries = |rows: &[DeskRow]| -> Vec<PracticeDeskEntry> {
        let entry = |row: &DeskRow| PracticeDeskEntry {
            id: row.practice.id.to_string(),
            title: row.title.clone(),
            city_name: text(&row.city.names, locale, &row.city.code),
            network_name: text(&row.network.names, locale, &row.network.code),
            state: row.practice.state.as_str().to_owned(),
            changed: moment(row.practice.changed_at),
        };
        rows.iter().map(entry).collect()
    };
    let mut all: Vec<PracticePlace> = Vec::new();
    for (city, networks) in &places.all {
        let places = networks.iter().map(|network| {
            let city = (&city.code, &city.names);
            place(city, (&network.code, &network.names), locale)
        });
        all.extend(places);
    }
    all.sort_by(|one, other| {
        let by_city = compare(locale, &one.city_name, &other.city_name);
        by_city.then_with(|| compare(locale, &one.network_name, &other.network_name))
    });
    PracticeDesksPage {
        proposed: entries(&found.proposed),
        own: entries(&found.own),
        places: all,
        networks: found
            .networks
            .iter()
            .map(|one| (one.code.clone(), text(&one.names, locale, &one.code)))
            .collect(),
    }
}

fn place(
    (city, city_names): (&String, &LocalizedText),
    (network, network_names): (&String, &LocalizedText),
    locale: Locale,
) -> PracticePlace {
    PracticePlace {
        city: city.clone(),
        city_name: text(city_names, locale, city),
        network: network.clone(),
        network_name: text(network_names, locale, network),
    }
}

/// How a practice stands, and what can be done with it.
pub(crate) fn desk(
    cx: &PageCx,
    found: &PracticeDesk,
    said: &StepSaid,
    refusal: Refusal,
) -> PracticeDeskPage {
    let naming = cx.naming();
    let words = words(cx, &naming);
    let reach = |reach: Option<SharedWith>| reach.map_or("", SharedWith::as_str).to_owned();
    let steps = found.steps.iter().map(|(step, by)| PracticeStepEntry {
        state: step.record.state.as_str().to_owned(),
        reach: reach(step.record.reach),
        remark: step.record.remark.clone(),
        by: by.clone().unwrap_or_default(),
        at: moment(step.record.made_at),
    });
    PracticeDeskPage {
        id: found.practice.id.to_string(),
        title: found.text.words.title.clone(),
        place: place(
            (&found.city.code, &found.city.names),
            (&found.network.code, &found.network.names),
            cx.locale,
        ),
        invented: found.city.demonstration,
        state: found.practice.state.as_str().to_owned(),
        shown: found.shown.as_ref().map(|shown| PracticeStanding {
            since: moment(shown.since),
            reach: shown.reach.as_str().to_owned(),
            older: shown.text_version != found.practice.text_version,
        }),
        body: body(&found.text.words, &words),
        moves: found
            .moves
            .iter()
            .map(|one| one.as_str().to_owned())
            .collect(),
        may_write: found.may_write,
        version: found.practice.version,
        step: said.step.clone(),
        reach: said.reach.clone(),
        remark: said.remark.clone(),
        steps: steps.collect(),
        conflict: refusal.conflict,
        errors: refusal.errors,
    }
}

/// A practice with its form.
pub(crate) fn form(
    cx: &PageCx,
    found: &PracticeForm,
    tagged: &Tagged,
    formed: Formed<PracticeSaid>,
) -> PracticeFormPage {
    let naming = cx.naming();
    let words = words(cx, &naming);
    let practice = found.practice.as_ref();
    let said = formed.said.unwrap_or_else(|| standing(found, cx.locale));
    let ties = tagged.0.iter().map(|(code, questions)| {
        let questions: Vec<PracticeTieQuestion> = questions
            .iter()
            .map(|question| PracticeTieQuestion {
                text: words.question(question),
                chosen: said.questions.contains(question),
                code: question.clone(),
            })
            .collect();
        PracticeTie {
            label: words.indicator(code),
            // A question brings its indicator along; alone it is chosen as a whole.
            chosen: said.indicators.contains(code),
            count: count(questions.iter().filter(|one| one.chosen).count()),
            code: code.clone(),
            questions,
        }
    });
    let documents = found.documents.iter().map(|piece| {
        let id = piece.id.to_string();
        PracticeDocumentChoice {
            title: piece.title.clone(),
            chosen: said.documents.contains(&id),
            id,
        }
    });
    PracticeFormPage {
        id: practice.map_or_else(String::new, |(practice, _)| practice.id.to_string()),
        place: place(
            (&found.city.code, &found.city.names),
            (&found.network.code, &found.network.names),
            cx.locale,
        ),
        invented: found.city.demonstration,
        version: practice.map_or(0, |(practice, _)| practice.version),
        shown: found.shown,
        ties: ties.collect(),
        documents: documents.collect(),
        longest: count(LONGEST_PRACTICE_TEXT),
        conflict: formed.refusal.conflict,
        errors: formed.refusal.errors,
        form: PracticeFields {
            language: said.language,
            languages: said.languages.into_iter().collect(),
            title: said.title,
            theme: said.theme,
            from: said.from,
            to: said.to,
            purpose: said.purpose,
            stimulus: said.stimulus,
            process: said.process,
            impact: said.impact,
            cost: said.cost,
            staff: said.staff,
        },
    }
}

/// What stands there before anybody has sent the form: what is kept, or the language of the page.
fn standing(found: &PracticeForm, locale: Locale) -> PracticeSaid {
    let Some((practice, text)) = &found.practice else {
        return PracticeSaid {
            language: locale.tag().to_owned(),
            ..PracticeSaid::default()
        };
    };
    let words = &text.words;
    PracticeSaid {
        language: words.language.tag().to_owned(),
        languages: words.languages.clone(),
        title: words.title.clone(),
        theme: words.theme.as_str().to_owned(),
        from: words.from_year.to_string(),
        to: words
            .to_year
            .map(|year| year.to_string())
            .unwrap_or_default(),
        purpose: words.purpose.clone(),
        stimulus: words.stimulus.clone(),
        process: words.process.clone(),
        impact: words.impact.clone(),
        cost: words.cost.as_str().to_owned(),
        staff: words.staff.as_str().to_owned(),
        indicators: words.indicators.clone(),
        questions: words.questions.clone(),
        documents: words.documents.iter().map(ToString::to_string).collect(),
        version: practice.version,
        ..PracticeSaid::default()
    }
}
