//! What a municipality keeps as evidence, as pages show it.

use chrono::NaiveDate;
use icc_app::accounts::Colleague;
use icc_app::evidence::{
    Catalogue, Evidence, EvidenceForm, EvidenceItem, EvidenceRow, EvidenceSaid, EvidenceSource,
    Inbox, Standing, Use, host,
};
use icc_app::input::Issue;
use icc_app::responses::{Carrying, Input, Question, Section, Wording};
use icc_domain::Locale;
use icc_i18n::{I18n, fold};
use icc_pages::context::{
    AttachedEvidence, AttachedItem, EvidenceCard, EvidenceChoice, EvidenceCounts, EvidenceFormPage,
    EvidencePage, EvidenceSection, EvidenceUse,
};

use super::count;
use super::response::{moment, text};
use crate::form::shown;

/// Bytes of a mebibyte.
const MEBIBYTE: u64 = 1 << 20;

/// Which pieces of a list are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Show {
    All,
    Unused,
    Expiring,
    Expired,
}

impl Show {
    /// The choice for a word; all of them for any other.
    pub(crate) fn from_word(word: &str) -> Self {
        let all = [Self::Unused, Self::Expiring, Self::Expired];
        let found = all.into_iter().find(|show| show.as_str() == word);
        found.unwrap_or(Self::All)
    }

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Unused => "unused",
            Self::Expiring => "expiring",
            Self::Expired => "expired",
        }
    }

    fn shows(self, row: &EvidenceRow) -> bool {
        match self {
            Self::All => true,
            Self::Unused => row.used.is_empty() && row.standing != Standing::Withdrawn,
            Self::Expiring => row.standing == Standing::Expiring,
            Self::Expired => row.standing == Standing::Expired,
        }
    }
}

/// All of it, as far as it is searched for.
pub(crate) fn inbox_page(inbox: &Inbox, q: &str, show: Show, locale: Locale) -> EvidencePage {
    let sought = fold(q);
    let fits = |row: &&EvidenceRow| {
        let evidence = &row.evidence;
        let mut tags = evidence.tags.iter();
        sought.is_empty()
            || fold(&evidence.title).contains(&sought)
            || tags.any(|tag| fold(tag) == sought)
    };
    let many = |show: Show| count(inbox.rows.iter().filter(|row| show.shows(row)).count());
    let there = inbox.rows.iter();
    let there = there.filter(|row| row.standing != Standing::Withdrawn);
    // Tenths are shown; a float holds far more bytes than a database does.
    #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
    let stored = inbox.stored as f64 / MEBIBYTE as f64;
    EvidencePage {
        city: inbox.city.code.clone(),
        city_name: text(&inbox.city.names, locale, &inbox.city.code),
        q: q.to_owned(),
        show: show.as_str().to_owned(),
        counts: EvidenceCounts {
            all: count(there.count()),
            unused: many(Show::Unused),
            expiring: many(Show::Expiring),
            expired: many(Show::Expired),
        },
        items: inbox
            .rows
            .iter()
            .filter(|row| show.shows(row))
            .filter(fits)
            .map(row_card)
            .collect(),
        may_keep: inbox.may_keep,
        stored,
        most: mebibytes(inbox.most),
    }
}

/// The form for a new piece, with what was just sent, if it could not be kept.
pub(crate) fn new_page(
    form: &EvidenceForm,
    question: Option<&str>,
    said: Option<EvidenceSaid>,
    issues: &[Issue],
    (largest, i18n, locale): (u64, &I18n, Locale),
) -> EvidenceFormPage {
    let attach = form.desk.as_ref().zip(question).map(|(desk, question)| {
        let wording = Wording::new(&desk.asked.definition, i18n, locale);
        EvidenceUse {
            wave: desk.wave.code.clone(),
            wave_name: text(&desk.wave.names, locale, &desk.wave.code),
            text: question_text(Some(&wording), question),
            language: wording.other_language().to_owned(),
            question: question.to_owned(),
        }
    });
    let said = said.unwrap_or_else(|| EvidenceSaid {
        visibility: "reserved".to_owned(),
        // What is added at a question is said to serve it.
        tags: question.map(str::to_owned).into_iter().collect(),
        ..EvidenceSaid::default()
    });
    EvidenceFormPage {
        item: None,
        uses: Vec::new(),
        attach,
        version: 0,
        may_keep: true,
        largest: mebibytes(largest),
        errors: shown(issues),
        ..filled(form, said, None, i18n, locale)
    }
}

/// A piece with its form, with what was just sent, if it could not be kept.
pub(crate) fn item_page(
    item: &EvidenceItem,
    said: Option<EvidenceSaid>,
    issues: &[Issue],
    i18n: &I18n,
    locale: Locale,
) -> EvidenceFormPage {
    let evidence = &item.row.evidence;
    let said = said.unwrap_or_else(|| EvidenceSaid {
        title: evidence.title.clone(),
        url: String::new(),
        owner: evidence.owner.map(|o| o.to_string()).unwrap_or_default(),
        valid_until: evidence
            .valid_until
            .map(|day| day.to_string())
            .unwrap_or_default(),
        note: evidence.note.clone(),
        visibility: evidence.visibility.as_str().to_owned(),
        tags: evidence.tags.iter().cloned().collect(),
    });
    let catalogue = item.form.catalogue.as_ref();
    let wording = catalogue.map(|known| wording(known, i18n, locale));
    let used = |used: &Use| EvidenceUse {
        wave: used.wave.code.clone(),
        wave_name: text(&used.wave.names, locale, &used.wave.code),
        text: question_text(wording.as_ref(), &used.question),
        language: wording
            .as_ref()
            .map_or("", Wording::other_language)
            .to_owned(),
        question: used.question.clone(),
    };
    // Whoever owns it stays in the list, also after having left.
    let gone = evidence.owner.map(|account| Colleague {
        account,
        name: item.row.owner.clone().unwrap_or_default(),
    });
    EvidenceFormPage {
        item: Some(row_card(&item.row)),
        uses: item.row.used.iter().map(used).collect(),
        attach: None,
        version: evidence.version,
        may_keep: item.may_keep,
        largest: 0,
        errors: shown(issues),
        ..filled(&item.form, said, gone, i18n, locale)
    }
}

fn filled(
    form: &EvidenceForm,
    said: EvidenceSaid,
    owner: Option<Colleague>,
    i18n: &I18n,
    locale: Locale,
) -> EvidenceFormPage {
    let mut owners = form.colleagues.clone();
    owners.extend(owner.filter(|one| !one.name.is_empty() && !form.colleagues.contains(one)));
    EvidenceFormPage {
        city: form.city.code.clone(),
        city_name: text(&form.city.names, locale, &form.city.code),
        item: None,
        uses: Vec::new(),
        attach: None,
        version: 0,
        may_keep: false,
        owners: owners
            .into_iter()
            .map(|one| EvidenceChoice {
                chosen: one.account.to_string() == said.owner,
                code: one.account.to_string(),
                name: one.name,
            })
            .collect(),
        sections: form
            .catalogue
            .as_ref()
            .map(|known| choices(known, &said.tags, &wording(known, i18n, locale)))
            .unwrap_or_default(),
        largest: 0,
        errors: Vec::new(),
        title: said.title,
        url: said.url,
        valid_until: said.valid_until,
        note: said.note,
        visibility: said.visibility,
    }
}

fn choices(
    catalogue: &Catalogue,
    chosen: &[String],
    wording: &Wording<'_>,
) -> Vec<EvidenceSection> {
    let definition = &catalogue.0.definition;
    let sections = definition.sections.iter().map(|section| {
        let own = definition.questions.iter();
        let own = own.filter(|question| question.section == section.code);
        EvidenceSection {
            title: wording.section(section.code.as_str()).title.clone(),
            language: wording.other_language().to_owned(),
            questions: own
                .map(|question| {
                    let code = question.code.to_string();
                    EvidenceChoice {
                        name: question_text(Some(wording), &code),
                        chosen: chosen.contains(&code),
                        code,
                    }
                })
                .collect(),
        }
    });
    sections
        .filter(|section| !section.questions.is_empty())
        .collect()
}

fn wording<'a>(catalogue: &'a Catalogue, i18n: &'a I18n, locale: Locale) -> Wording<'a> {
    Wording::new(&catalogue.0.definition, i18n, locale)
}

fn question_text(wording: Option<&Wording<'_>>, code: &str) -> String {
    let found = wording.and_then(|wording| wording.question(code));
    found.map_or_else(|| code.to_owned(), |found| found.texts.text.clone())
}

/// What is attached to the answer to a question, and what could be.
pub(crate) fn attached(
    section: &Section,
    question: &Question,
    wording: &Wording<'_>,
) -> AttachedEvidence {
    let reserve = &section.reserve;
    let asked = wording.question(&question.code);
    let ticks = asked.filter(|asked| asked.input == Input::Ticks);
    let labels = ticks.map(|asked| asked.options).unwrap_or_default();
    let former = question.former.as_ref();
    let former = former.filter(|former| former.carrying == Carrying::Same);
    let items = question.entry.evidence.iter();
    let items = items.filter_map(|(id, proven)| {
        let evidence = reserve.pieces.get(id)?;
        let chosen = labels.iter().filter(|(code, _)| {
            // What is not ticked any more needs no proof.
            question.entry.options.contains(code)
        });
        Some(AttachedItem {
            card: card(section, evidence),
            carried: former.is_some_and(|former| former.entry.evidence.contains_key(id)),
            options: chosen
                .map(|(code, label)| EvidenceChoice {
                    code: code.clone(),
                    name: label.clone(),
                    chosen: proven.contains(code),
                })
                .collect(),
        })
    });
    let good = reserve.pieces.values().filter(|evidence| {
        let standing = Standing::of(evidence, reserve.today);
        let there = question
            .entry
            .evidence
            .contains_key(&evidence.id.to_string());
        !there && matches!(standing, Standing::Valid | Standing::Expiring)
    });
    let mut good: Vec<&Evidence> = good.collect();
    good.sort_by_key(|evidence| (fold(&evidence.title), evidence.id));
    let (suggested, others): (Vec<&Evidence>, Vec<&Evidence>) = good
        .into_iter()
        .partition(|evidence| evidence.tags.contains(&question.code));
    let choice = |evidence: &Evidence| EvidenceChoice {
        code: evidence.id.to_string(),
        name: evidence.title.clone(),
        chosen: false,
    };
    AttachedEvidence {
        items: items.collect(),
        suggested: suggested.into_iter().map(choice).collect(),
        others: others.into_iter().map(choice).collect(),
        shown: true,
        may_attach: question.may_fill_in,
    }
}

fn card(section: &Section, evidence: &Evidence) -> EvidenceCard {
    let name = |account| section.reserve.names.get(&account).cloned();
    EvidenceCard {
        owner: evidence.owner.and_then(name).unwrap_or_default(),
        by: name(evidence.created_by).unwrap_or_default(),
        standing: Standing::of(evidence, section.reserve.today)
            .as_str()
            .to_owned(),
        ..bare(evidence)
    }
}

fn row_card(row: &EvidenceRow) -> EvidenceCard {
    EvidenceCard {
        owner: row.owner.clone().unwrap_or_default(),
        by: row.by.clone().unwrap_or_default(),
        standing: row.standing.as_str().to_owned(),
        used: count(row.used.len()),
        ..bare(&row.evidence)
    }
}

/// A piece as somebody sees it who does not look after it: nobody is named.
pub(crate) fn card_on(evidence: &Evidence, today: NaiveDate) -> EvidenceCard {
    EvidenceCard {
        standing: Standing::of(evidence, today).as_str().to_owned(),
        note: String::new(),
        ..bare(evidence)
    }
}

fn bare(evidence: &Evidence) -> EvidenceCard {
    let (kind, url, file, size) = match &evidence.source {
        EvidenceSource::Link(url) => ("link", url.clone(), String::new(), 0),
        EvidenceSource::File(file) => {
            let size = (file.size + 1023) / 1024;
            ("file", String::new(), file.name.clone(), size)
        }
    };
    EvidenceCard {
        id: evidence.id.to_string(),
        title: evidence.title.clone(),
        kind: kind.to_owned(),
        host: host(&url),
        url,
        file,
        size,
        standing: String::new(),
        valid_until: evidence
            .valid_until
            .map(|day| day.to_string())
            .unwrap_or_default(),
        owner: String::new(),
        by: String::new(),
        added: moment(evidence.created_at),
        note: evidence.note.clone(),
        visibility: evidence.visibility.as_str().to_owned(),
        tags: evidence.tags.iter().cloned().collect(),
        used: 0,
    }
}

pub(super) fn mebibytes(bytes: u64) -> i64 {
    i64::try_from(bytes / MEBIBYTE).unwrap_or(i64::MAX)
}
