//! Parts of a questionnaire as pages show them.

use icc_app::responses::{
    self, Desk, Giving, Holder, PartFilter, PartKind, PartList, PartRow, Wording,
};
use icc_domain::Locale;
use icc_i18n::I18n;
use icc_pages::context::{
    FieldError, FilterChoice, GiveForm, GivePage, PartChoice, PartEntry, PartPage, PartsPage,
    PersonChoice, StepEntry,
};

use super::count;
use super::response::{head, moment};

fn wording<'a>(desk: &'a Desk, i18n: &'a I18n, locale: Locale) -> Wording<'a> {
    Wording::new(&desk.asked.definition, i18n, locale)
}

fn choice(wording: &Wording<'_>, kind: PartKind, code: &str, depth: usize) -> PartChoice {
    let title = match kind {
        PartKind::Section => wording.section(code).title.clone(),
        PartKind::Question => {
            let question = wording.question(code);
            question.map(|q| q.texts.text.clone()).unwrap_or_default()
        }
    };
    PartChoice {
        kind: kind.as_str().to_owned(),
        code: code.to_owned(),
        title,
        depth: u32::try_from(depth).unwrap_or_default(),
    }
}

pub(super) fn part_entry(row: &PartRow, wording: &Wording<'_>) -> PartEntry {
    let part = &row.part;
    let (holder, invited) = match &part.holder {
        Holder::Account(_) => (row.holder.clone().unwrap_or_default(), false),
        Holder::Invited(email) => (email.clone(), true),
    };
    PartEntry {
        id: part.id.to_string(),
        what: choice(wording, part.kind, &part.code, 0),
        holder,
        invited,
        has_access: row.has_access,
        mine: row.mine,
        by: row.given_by.clone().unwrap_or_default(),
        given: part.given_at.date_naive().to_string(),
        due: part.due_on.map(|day| day.to_string()).unwrap_or_default(),
        state: part.state.as_str().to_owned(),
        overdue: row.overdue,
        instruction: part.instruction.clone(),
        done: row.tally.done(),
        questions: row.tally.questions,
    }
}

/// The parts of a questionnaire.
pub(crate) fn parts_page(
    list: &PartList,
    filter: PartFilter,
    i18n: &I18n,
    locale: Locale,
) -> PartsPage {
    let wording = wording(&list.desk, i18n, locale);
    let shown = list.rows.iter().filter(|row| filter.shows(row));
    let filters = PartFilter::ALL.into_iter().map(|one| FilterChoice {
        code: one.code().to_owned(),
        count: count(list.rows.iter().filter(|row| one.shows(row)).count()),
        current: one == filter,
    });
    let sections = list
        .sections
        .iter()
        .map(|(depth, code)| choice(&wording, PartKind::Section, code, *depth));
    PartsPage {
        head: head(&list.desk, locale),
        parts: shown.map(|row| part_entry(row, &wording)).collect(),
        filters: filters.collect(),
        may_give: list.may_give,
        sections: sections.collect(),
    }
}

/// One part, with an empty form.
pub(crate) fn part_page(found: &responses::PartPage, i18n: &I18n, locale: Locale) -> PartPage {
    let steps = found.steps.iter().map(|(step, by)| StepEntry {
        state: step.state.as_str().to_owned(),
        by: by.clone().unwrap_or_default(),
        at: moment(step.at),
        remark: step.remark.clone(),
    });
    let row = &found.row;
    PartPage {
        head: head(&found.desk, locale),
        part: part_entry(row, &wording(&found.desk, i18n, locale)),
        steps: steps.collect(),
        may_hand_back: row.may_hand_back,
        may_decide: row.may_decide,
        may_withdraw: row.may_withdraw,
        may_remind: row.may_remind,
        version: row.part.version.into(),
        remark: String::new(),
        errors: Vec::new(),
    }
}

/// Giving a part.
pub(crate) fn give_page(
    giving: &Giving,
    form: GiveForm,
    errors: Vec<FieldError>,
    i18n: &I18n,
    locale: Locale,
) -> GivePage {
    let people = giving.people.iter().map(|(id, name)| PersonChoice {
        id: id.to_string(),
        name: name.clone(),
    });
    let wording = wording(&giving.desk, i18n, locale);
    GivePage {
        head: head(&giving.desk, locale),
        what: choice(&wording, giving.kind, &giving.code, 0),
        people: people.collect(),
        shared: giving.shared,
        latest: giving.latest.to_string(),
        form,
        errors,
    }
}
