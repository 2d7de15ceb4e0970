//! Every score of a city opens, says how it is calculated, and leads on to its questions.

use axum::http::StatusCode;
use icc_app::city::CityResult;
use icc_app::explain::{Token, conditions};
use icc_app::naming::Naming;
use icc_domain::Locale;
use icc_i18n::{I18n, compact, number};
use icc_pages::urls::Route;

use crate::html::{parse, select, text};
use crate::site::Site;

const CITY: &str = "val-des-cedres";

#[tokio::test(flavor = "multi_thread")]
async fn every_score_and_question_opens_with_its_calculation() {
    let site = Site::demonstration().await;
    let snapshot = site.service.snapshot().await.expect("a snapshot");
    let i18n = I18n::new().expect("the texts are sound");
    let report = snapshot.city(CITY, None).expect("an invented city");
    let result = report.result.as_ref().expect("a result");
    let method = &result.collection.definition.methods[result.method];
    for locale in Locale::ALL {
        let naming = Naming {
            i18n: &i18n,
            locale,
            data: site.service.data(),
            snapshot: &snapshot,
        };
        for measure in &method.measures {
            let code = measure.code.as_str();
            let html = open(&site, result, code, locale).await;
            says_how_it_is_calculated(&html, result, code, &naming);
        }
        for item in &method.points {
            let html = open(&site, result, item.question.as_str(), locale).await;
            let page = parse(&html);
            assert_eq!(select(&page, "h1.asked").len(), 1);
            assert!(
                !select(&page, "table td, table th a").is_empty(),
                "{}",
                item.question
            );
        }
    }
    for absent in ["nothing", "E5", ".."] {
        let answer = site.get(&path(result, absent, Locale::Fr)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{absent}");
    }
}

fn path(result: &CityResult<'_>, code: &str, locale: Locale) -> String {
    let route = Route::Explanation {
        city: CITY.to_owned(),
        wave: result.wave.record.code.clone(),
        code: code.to_owned(),
    };
    route.path(locale)
}

async fn open(site: &Site, result: &CityResult<'_>, code: &str, locale: Locale) -> String {
    let answer = site.get(&path(result, code, locale)).await;
    assert_eq!(answer.status, StatusCode::OK, "{code}");
    answer.text()
}

fn says_how_it_is_calculated(html: &str, result: &CityResult<'_>, code: &str, naming: &Naming<'_>) {
    let page = parse(html);
    let opened = result.open(code).expect("a measure").explanation.opened;
    let shown = select(&page, ".formula");
    let (Some(formula), Some(value)) = (&opened.formula, opened.unrounded) else {
        assert!(shown.is_empty() && opened.value.is_none(), "{code}");
        assert!(
            !select(&page, ".verdict.unmet").is_empty(),
            "{code} does not say what is missing"
        );
        return;
    };
    let shown = text(shown[0]).replace('\u{a0}', " ");
    let result_shown = number(naming.locale, value, 1);
    assert!(
        shown.contains(&format!("= {result_shown}")),
        "{code}: {shown}"
    );
    for token in formula.tokens(usize::MAX) {
        if let Token::Number(value) = token {
            let value = compact(naming.locale, value, 2);
            assert!(shown.contains(&value), "{code}: no {value} in {shown}");
        }
    }
    // What is left out is named with its reason, once in words and once in place.
    let out = opened.members.iter().filter(|member| !member.counts());
    let out = out.count();
    let told = select(&page, ".two ul.plain li");
    assert_eq!(out > 0, !told.is_empty(), "{code}");
    let in_place = select(&page, ".question.out, table td.words .none");
    assert_eq!(in_place.len(), out, "{code}");
}

/// The other method of the edition asks for ten scores before it gives its index.
#[tokio::test(flavor = "multi_thread")]
async fn a_condition_is_put_into_words_with_what_was_found() {
    let site = Site::demonstration().await;
    let snapshot = site.service.snapshot().await.expect("a snapshot");
    let i18n = I18n::new().expect("the texts are sound");
    let report = snapshot.city(CITY, None).expect("an invented city");
    let mut result = report.result.expect("a result");
    result.method = result.collection.method("areas-equal").expect("a method");
    let opened = result.open("core_index").expect("an index");
    let opened = opened.explanation.opened;
    for (locale, all, first) in [
        (Locale::En, "All of this at once", "at least 0"),
        (Locale::Fr, "Tout ceci à la fois", "au moins 0"),
    ] {
        let naming = Naming {
            i18n: &i18n,
            locale,
            data: site.service.data(),
            snapshot: &snapshot,
        };
        let told = conditions(&result, &opened, &naming);
        let [gate, ..] = told.as_slice() else {
            panic!("the index has a condition");
        };
        assert_eq!((gate.text.as_str(), gate.holds), (all, true));
        assert_eq!(gate.inside.len(), 10);
        for inside in &gate.inside {
            assert!(inside.holds && inside.text.ends_with(first), "{inside:?}");
            assert!(
                inside.found.chars().any(|letter| letter.is_ascii_digit()),
                "{inside:?}"
            );
        }
        let lens = naming.measure(&result, "lens");
        assert!(gate.inside[1].text.contains(&lens), "{:?}", gate.inside[1]);
    }
}
