//! The way of a municipality into a network as its page shows it.

use icc_app::evidence::{EvidenceSource, host};
use icc_app::joining::{
    JoiningList, JoiningPage as Joining, JoiningSaid, JoiningStep as Step, LONGEST_VISIT_TEXT,
    StageView, Visit, VisitSaid, VisitView,
};
use icc_domain::{Locale, LocalizedText};
use icc_i18n::compare;
use icc_pages::context::{
    FindingEntry, JoiningDocument, JoiningEntry, JoiningForm, JoiningPage, JoiningStage,
    JoiningStep, JoiningVisit, JoiningWave, JoiningsPage, VisitPage,
};

use super::count;
use super::response::{moment, text};
use crate::form::{Formed, Refusal};

/// The ways that somebody can see.
pub(crate) fn joinings_page(found: &JoiningList, locale: Locale) -> JoiningsPage {
    let mut rows: Vec<JoiningEntry> = found
        .rows
        .iter()
        .map(|row| JoiningEntry {
            city: row.city.code.clone(),
            city_name: text(&row.city.names, locale, &row.city.code),
            network: row.network.code.clone(),
            network_name: text(&row.network.names, locale, &row.network.code),
            next: row.next.map_or("", |next| next.as_str()).to_owned(),
            day: row.last.as_ref().map(day).unwrap_or_default(),
            responsible: row
                .last
                .as_ref()
                .map(|last| last.responsible.clone())
                .unwrap_or_default(),
        })
        .collect();
    rows.sort_by(|one, other| {
        let by_network = one.network.cmp(&other.network);
        by_network.then_with(|| compare(locale, &one.city_name, &other.city_name))
    });
    let cities = found.cities.iter().map(|one| (&one.code, &one.names));
    let networks = found.networks.iter().map(|one| (&one.code, &one.names));
    JoiningsPage {
        rows,
        cities: by_name(cities, locale),
        networks: by_name(networks, locale),
        city: String::new(),
        network: String::new(),
        errors: Vec::new(),
    }
}

/// Codes with what they stand for, as a list offers them.
pub(super) fn by_name<'a>(
    all: impl Iterator<Item = (&'a String, &'a LocalizedText)>,
    locale: Locale,
) -> Vec<(String, String)> {
    let mut named: Vec<(String, String)> = all
        .map(|(code, names)| (code.clone(), text(names, locale, code)))
        .collect();
    named.sort_by(|one, other| compare(locale, &one.1, &other.1));
    named
}

/// The way of a municipality into a network.
pub(crate) fn joining_page(
    found: &Joining,
    formed: Formed<&JoiningSaid>,
    locale: Locale,
) -> JoiningPage {
    let next = found.next.map_or("", |next| next.as_str()).to_owned();
    JoiningPage {
        city: found.city.code.clone(),
        city_name: text(&found.city.names, locale, &found.city.code),
        invented: found.city.demonstration,
        network: found.network.code.clone(),
        network_name: text(&found.network.names, locale, &found.network.code),
        stages: found.stages.iter().map(stage).collect(),
        questionnaires: found
            .questionnaires
            .iter()
            .map(|(wave, status)| JoiningWave {
                name: text(&wave.names, locale, &wave.code),
                status: status.as_str().to_owned(),
            })
            .collect(),
        visits: found
            .visits
            .iter()
            .map(|view| visit(view, locale))
            .collect(),
        steps: found
            .steps
            .iter()
            .map(|(step, by)| JoiningStep {
                stage: step.stage.as_str().to_owned(),
                state: step.state.as_str().to_owned(),
                day: day(step),
                responsible: step.responsible.clone(),
                remark: step.remark.clone(),
                by: by.clone().unwrap_or_default(),
                at: moment(step.made_at),
            })
            .collect(),
        documents: found
            .documents
            .iter()
            .map(|piece| (piece.id.to_string(), piece.title.clone()))
            .collect(),
        may_say: found.may_say,
        chooses_documents: found.chooses_documents,
        version: found.version(),
        form: match formed.said {
            Some(said) => JoiningForm {
                stage: said.stage.clone(),
                state: said.state.clone(),
                day: said.day.clone(),
                authority: said.authority.clone(),
                responsible: said.responsible.clone(),
                document: said.document.clone(),
                remark: said.remark.clone(),
            },
            // What is next is what is written down next; what was said of it stays.
            None => next_form(found, &next),
        },
        next,
        conflict: formed.refusal.conflict,
        errors: formed.refusal.errors,
    }
}

fn next_form(found: &Joining, next: &str) -> JoiningForm {
    let mut stages = found.stages.iter();
    let last = stages.find(|view| view.stage.as_str() == next);
    let last = last.and_then(|view| view.last.as_ref());
    JoiningForm {
        stage: next.to_owned(),
        responsible: last.map(|it| it.responsible.clone()).unwrap_or_default(),
        document: last
            .and_then(|it| it.document)
            .map(|id| id.to_string())
            .unwrap_or_default(),
        ..JoiningForm::default()
    }
}

fn day(step: &Step) -> String {
    step.day.map(|day| day.to_string()).unwrap_or_default()
}

fn stage(view: &StageView) -> JoiningStage {
    let last = view.last.as_ref();
    let authority = last.and_then(|last| last.authority);
    let document = view.document.as_ref().map(|(piece, standing)| {
        let url = match &piece.source {
            EvidenceSource::Link(url) => url.clone(),
            EvidenceSource::File(_) => String::new(),
        };
        JoiningDocument {
            id: piece.id.to_string(),
            title: piece.title.clone(),
            standing: standing.as_str().to_owned(),
            host: host(&url),
            url,
        }
    });
    JoiningStage {
        stage: view.stage.as_str().to_owned(),
        state: view.state().as_str().to_owned(),
        day: last.map(day).unwrap_or_default(),
        authority: authority.map_or("", |one| one.as_str()).to_owned(),
        responsible: last.map(|it| it.responsible.clone()).unwrap_or_default(),
        remark: last.map(|it| it.remark.clone()).unwrap_or_default(),
        document,
    }
}

fn visit(view: &VisitView, locale: Locale) -> JoiningVisit {
    let shown = view.shown.iter().map(|finding| FindingEntry {
        wave: finding.wave.code.clone(),
        wave_name: text(&finding.wave.names, locale, &finding.wave.code),
        question: finding.question.clone(),
        title: text(&finding.titles, locale, &finding.question),
        made: finding.made.clone(),
    });
    JoiningVisit {
        id: view.visit.id.to_string(),
        first: view.visit.first_day.to_string(),
        last: view.visit.last_day.to_string(),
        agenda: view.visit.agenda.clone(),
        participants: view.visit.participants.clone(),
        findings: count(view.findings),
        shown: shown.collect(),
    }
}

/// What stands in the form of a visit.
pub(crate) struct VisitFormed<'a> {
    /// What was sent; none for a form that nobody has sent.
    pub(crate) said: Option<&'a VisitSaid>,
    /// The visit as it stands; none for a new one.
    pub(crate) standing: Option<&'a Visit>,
    /// A conflict is also that there are as many as a way may have.
    pub(crate) refusal: Refusal,
}

/// The form for a visit.
pub(crate) fn visit_page(
    found: &Joining,
    visit: &str,
    formed: VisitFormed<'_>,
    locale: Locale,
) -> VisitPage {
    let standing = formed.standing;
    let said = formed.said.cloned().unwrap_or_else(|| {
        standing.map_or_else(VisitSaid::default, |visit| VisitSaid {
            first: visit.first_day.to_string(),
            last: visit.last_day.to_string(),
            agenda: visit.agenda.clone(),
            participants: visit.participants.clone(),
            version: visit.version,
        })
    });
    VisitPage {
        city: found.city.code.clone(),
        city_name: text(&found.city.names, locale, &found.city.code),
        invented: found.city.demonstration,
        network: found.network.code.clone(),
        network_name: text(&found.network.names, locale, &found.network.code),
        visit: visit.to_owned(),
        version: standing.map_or(0, |visit| visit.version),
        first: said.first,
        last: said.last,
        agenda: said.agenda,
        participants: said.participants,
        longest: count(LONGEST_VISIT_TEXT),
        conflict: formed.refusal.conflict,
        errors: formed.refusal.errors,
    }
}
