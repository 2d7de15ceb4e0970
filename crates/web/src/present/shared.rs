//! What is shown to audiences, as the page lists it.

use chrono::{DateTime, Utc};
use icc_app::consent::ConsentAudience;
use icc_app::evidence::EvidenceSource;
use icc_app::responses::{Entry, Wording};
use icc_app::shared::{OwnResult, OwnResults, Shared, SharedItem, SharedRow, SharedWords};
use icc_pages::context::{
    ExplainedAt, OwnCity, OwnEntry, OwnStanding, Reader, SharedAnswer, SharedAudience, SharedPage,
    SharedPiece, SharedResult, SharedSection, SharedWordsPage,
};

use super::consent::audience;
use super::count;
use crate::extract::PageCx;

/// What is shown to somebody beyond what everybody sees.
pub(crate) fn shared_page(shared: &Shared, now: DateTime<Utc>, cx: &PageCx) -> SharedPage {
    let audiences = shared.audiences.iter().map(|with| {
        let mut rows: Vec<SharedResult> =
            with.rows.iter().map(|row| result(row, now, cx)).collect();
        // The waves of a city stay in their order.
        rows.sort_by(|one, other| icc_i18n::compare(cx.locale, &one.name, &other.name));
        SharedAudience {
            reader: Reader {
                slug: with.audience.slug(),
                audience: audience(&with.audience, cx.locale),
            },
            rows,
            open: count(with.open),
        }
    });
    SharedPage {
        own: shared.own.iter().map(|own| own_city(own, cx)).collect(),
        audiences: audiences.collect(),
    }
}

fn own_city(own: &OwnResults, cx: &PageCx) -> OwnCity {
    let naming = cx.naming();
    let results = own.results.iter().map(|result| OwnEntry {
        wave: result.wave.code.clone(),
        wave_name: naming.wave(&result.wave),
        core: result.core,
        standing: own_standing(result),
    });
    OwnCity {
        reader: Reader {
            slug: own.audience.slug(),
            audience: audience(&own.audience, cx.locale),
        },
        city: own.city.code.clone(),
        name: naming.text(&own.city.names),
        invented: own.city.demonstration,
        results: results.collect(),
    }
}

/// How a result of the own city stands.
pub(crate) fn own_standing(result: &OwnResult) -> OwnStanding {
    OwnStanding {
        state: result.standing.as_str().to_owned(),
        handed_in: result.handed_in.to_string(),
        open: result.open,
    }
}

fn result(row: &SharedRow, now: DateTime<Utc>, cx: &PageCx) -> SharedResult {
    let naming = cx.naming();
    let consent = &row.consent;
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let items = |wanted: fn(&SharedItem) -> bool| {
        let items = row.items.iter().filter(|item| wanted(item));
        items.map(|it| it.item.as_str().to_owned()).collect()
    };
    SharedResult {
        city: row.city.code.clone(),
        name: naming.text(&row.city.names),
        invented: row.city.demonstration,
        wave: row.wave.code.clone(),
        wave_name: naming.wave(&row.wave),
        reserved: items(|item| !item.open),
        open: items(|item| item.open),
        since: consent.made_at.date_naive().to_string(),
        authority: consent
            .authority
            .map_or_else(String::new, |it| it.as_str().to_owned()),
        resolution: consent.resolution.clone(),
        decided_on: day(consent.decided_on),
        awaited: day(consent.public_from.filter(|day| *day > now.date_naive())),
    }
}

/// What was handed in, word for word, as far as everybody or an audience may see it.
pub(crate) fn words_page(words: &SharedWords, cx: &PageCx) -> SharedWordsPage {
    let naming = cx.naming();
    let wording = Wording::new(&words.asked.definition, &cx.app.i18n, cx.locale);
    let answer = |(code, entry): &(String, Entry)| {
        let (comment, example, language) = entry.words_for(cx.locale);
        let evidence = entry
            .evidence
            .keys()
            .filter_map(|id| words.evidence.get(id));
        let question = wording.question(code);
        SharedAnswer {
            code: code.clone(),
            text: question.map_or_else(|| code.clone(), |asked| asked.texts.text.clone()),
            language: wording.other_language().to_owned(),
            words: wording.answer(code, entry),
            comment: comment.to_owned(),
            example: example.to_owned(),
            words_language: language.map(|it| it.tag().to_owned()).unwrap_or_default(),
            evidence: evidence
                .map(|piece| {
                    let (url, item) = match &piece.source {
                        EvidenceSource::Link(url) => (url.clone(), String::new()),
                        EvidenceSource::File(_) => (String::new(), piece.id.to_string()),
                    };
                    SharedPiece {
                        title: piece.title.clone(),
                        url,
                        item,
                    }
                })
                .collect(),
        }
    };
    let sections = words.sections.iter().map(|(code, answers)| SharedSection {
        code: code.clone(),
        title: wording.section(code).title.clone(),
        answers: answers.iter().map(answer).collect(),
    });
    let items = words.items.iter().map(|item| item.as_str().to_owned());
    let reader = match words.audience.audience {
        ConsentAudience::Public => Reader::default(),
        _ => Reader {
            slug: words.audience.slug(),
            audience: audience(&words.audience, cx.locale),
        },
    };
    SharedWordsPage {
        at: ExplainedAt {
            reader,
            city: words.city.code.clone(),
            city_name: naming.text(&words.city.names),
            invented: words.city.demonstration,
            unreviewed: words.unreviewed,
            wave: words.wave.code.clone(),
            wave_name: naming.wave(&words.wave),
        },
        items: items.collect(),
        sections: sections.collect(),
    }
}
