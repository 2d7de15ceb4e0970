//! Every page with every sample in both languages, and what must hold for all of them.

#![expect(clippy::unwrap_used, reason = "a failed set-up is a failed test")]

mod html;
mod keys;
mod pseudo;

use std::collections::BTreeSet;
use std::sync::Arc;

use icc_domain::Locale;
use icc_i18n::I18n;
use icc_pages::urls::RouteKind;
use icc_pages::{Pages, RenderedSample};
use roxmltree::Document;

use html::{select, text};

fn rendered() -> (Arc<I18n>, Vec<RenderedSample>) {
    let i18n = Arc::new(I18n::new().unwrap());
    let samples = Pages::new(&i18n).unwrap().render_samples().unwrap();
    (i18n, samples)
}

/// Applies a check to each rendered sample and names those that fail it.
fn every_page(check: impl Fn(&RenderedSample, &Document<'_>) -> Option<String>) {
    let (_, samples) = rendered();
    let wrong: Vec<_> = samples
        .iter()
        .filter_map(|sample| {
            let html = html::parse(&sample.html);
            check(sample, &html).map(|what| format!("{} {}: {what}", sample.name, sample.locale))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_template_renders_with_every_sample_and_no_word_is_missing() {
    let (i18n, samples) = rendered();
    assert!(samples.len() >= 30, "{} samples", samples.len());
    assert_eq!(i18n.gaps(), []);
}

#[test]
fn every_page_names_its_language_and_has_one_heading_and_one_main_part() {
    every_page(|sample, html| {
        let root = html.root_element();
        let language = root.attribute("lang");
        if language != Some(sample.locale.bcp47()) {
            return Some(format!("language {language:?}"));
        }
        for selector in [
            "h1",
            "main",
            "head > title",
            "a.skip[href='#content']",
            // Where something can be typed, the way to the other language keeps it.
            "a.language[hreflang], button.language[form='answers']",
        ] {
            let found = select(html, selector).len();
            if found != 1 {
                return Some(format!("{found} × {selector}"));
            }
        }
        None
    });
}

#[test]
fn every_page_of_a_demonstration_says_so_first() {
    every_page(|sample, html| {
        let real_service = sample.name.ends_with("without-results");
        let bands = select(html, "header > .band").len();
        (bands != usize::from(!real_service)).then(|| format!("{bands} bands"))
    });
}

#[test]
fn every_page_says_whose_calculation_it_is() {
    let i18n = I18n::new().unwrap();
    every_page(|sample, html| {
        let statement = i18n.plain(sample.locale, "site-statement");
        let footer: String = select(html, "footer").into_iter().map(text).collect();
        (!footer.contains(&statement)).then(|| "no statement".to_owned())
    });
}

#[test]
fn nothing_that_a_strict_security_policy_refuses() {
    every_page(|_, html| {
        // Scripts of ours, by their address, for whoever is signed in: nothing inside a page.
        for script in select(html, "script") {
            let source = script.attribute("src").unwrap_or_default();
            let ours = [
                "session", "sign-out", "answers", "company", "prepare", "topic",
            ];
            let ours = ours.map(|name| format!("/assets/{name}-"));
            if !ours.iter().any(|ours| source.starts_with(ours)) || script.has_children() {
                return Some(format!("script {source:?}"));
            }
            // Whoever waits for a file need not sign in.
            let waits = source.starts_with("/assets/prepare-");
            if !waits && select(html, ".who").is_empty() {
                return Some("a script for a visitor".to_owned());
            }
        }
        for selector in ["style", "[style]", "iframe", "object", "embed", "base"] {
            if !select(html, selector).is_empty() {
                return Some(selector.to_owned());
            }
        }
        let handlers = select(html, "*").into_iter().flat_map(|e| e.attributes());
        handlers
            .map(|attribute| attribute.name())
            .find(|name| name.starts_with("on"))
            .map(str::to_owned)
    });
}

#[test]
fn ids_are_unique_and_references_have_targets() {
    every_page(|_, html| {
        let mut ids = BTreeSet::new();
        for element in select(html, "[id]") {
            let id = element.attribute("id").unwrap_or_default();
            if !ids.insert(id) {
                return Some(format!("id {id} twice"));
            }
        }
        for attribute in ["for", "aria-labelledby", "aria-describedby"] {
            for element in select(html, &format!("[{attribute}]")) {
                let wanted = element.attribute(attribute).unwrap_or_default();
                if let Some(lost) = wanted.split(' ').find(|id| !ids.contains(id)) {
                    return Some(format!("{attribute} {lost} has no target"));
                }
            }
        }
        None
    });
}

/// A path without its query and fragment, segment by segment against a pattern.
fn fits(path: &str, pattern: &str) -> bool {
    let path: Vec<_> = path
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .split('/')
        .collect();
    let pattern: Vec<_> = pattern.split('/').collect();
    path.len() == pattern.len()
        && path
            .iter()
            .zip(&pattern)
            .all(|(p, q)| (q.starts_with('{') && !p.is_empty()) || p == q)
}

#[test]
fn every_link_inside_the_service_leads_to_a_declared_address() {
    every_page(|_, html| {
        let links = select(html, "a[href], form[action]").into_iter();
        links
            .filter_map(|e| e.attribute("href").or_else(|| e.attribute("action")))
            .filter(|link| !link.starts_with('#'))
            // Permanent addresses of releases and those for programs have no language: the tests
            // over HTTP ask each of them.
            .filter(|link| {
                !["/data/v", "/api/v1/"]
                    .iter()
                    .any(|own| link.starts_with(own))
            })
            .filter(|link| {
                !["https://", "mailto:"]
                    .iter()
                    .any(|way| link.starts_with(way))
            })
            .find(|link| {
                !Locale::ALL.into_iter().any(|locale| {
                    RouteKind::ALL
                        .iter()
                        .any(|kind| fits(link, kind.pattern(locale)))
                })
            })
            .map(|link| format!("{link} leads nowhere"))
    });
}

#[test]
fn the_language_switch_keeps_the_page() {
    let (_, samples) = rendered();
    let page = |name: &str, locale| {
        let sample = samples
            .iter()
            .find(|s| s.name == name && s.locale == locale)
            .unwrap();
        let html = html::parse(&sample.html);
        select(&html, "a.language")[0]
            .attribute("href")
            .unwrap()
            .to_owned()
    };
    assert_eq!(
        page("city-published", Locale::Fr),
        "/en/municipalities/val-des-cedres/2026"
    );
    assert_eq!(
        page("city-published", Locale::En),
        "/fr/municipalites/val-des-cedres/2026"
    );
    let search = "/en/municipalities?q=cedres%20%22%3Cb%3E%26";
    assert_eq!(page("cities-search", Locale::Fr), search);
    assert_eq!(page("problem-not-found", Locale::Fr), "/en");
}

#[test]
fn what_a_visitor_typed_is_shown_as_text() {
    let (_, samples) = rendered();
    for sample in samples.iter().filter(|s| s.name == "cities-search") {
        assert!(!sample.html.contains("<b>&"));
        let html = html::parse(&sample.html);
        let typed = select(&html, "input[name=q]")[0]
            .attribute("value")
            .unwrap()
            .to_owned();
        assert_eq!(typed, "cedres \"<b>&");
    }
}

#[test]
fn a_real_city_without_result_shows_no_score_of_ours() {
    let (_, samples) = rendered();
    for sample in samples
        .iter()
        .filter(|s| s.name == "city-real-without-result")
    {
        let html = html::parse(&sample.html);
        assert!(select(&html, ".index, .chart-figure, .big, table.numbers").is_empty());
        assert_eq!(select(&html, "table.external").len(), 1);
        let sources = select(&html, "table.external tbody tr");
        assert_eq!(sources.len(), 2);
        assert_eq!(select(&html, "table.external td > a[href]").len(), 2);
    }
}

#[test]
fn every_chart_stands_beside_a_sentence_and_a_table() {
    every_page(|sample, html| {
        let figures = select(html, ".chart-figure");
        if figures.iter().any(|f| text(*f).is_empty()) {
            return Some("a figure without a sentence".to_owned());
        }
        let tables = select(html, "table.numbers").len();
        (sample.name.starts_with("city-") && tables < figures.len())
            .then(|| format!("{} figures, {tables} tables", figures.len()))
    });
}

#[test]
fn every_mail_says_what_it_is_for_in_both_languages_as_plain_text() {
    let i18n = Arc::new(I18n::new().unwrap());
    let letters = Pages::new(&i18n).unwrap().letter_samples().unwrap();
    assert_eq!(letters.len(), 80);
    for (name, locale, letter) in letters {
        assert!(!letter.subject.contains(['\n', '\r']), "{name} {locale}");
        let link = format!("\nhttps://index.example.org/{locale}/invitation?token=");
        assert!(
            letter.body.contains(&link),
            "{name} {locale}: {}",
            letter.body
        );
        assert!(
            !letter.body.contains("\n\n\n"),
            "{name} {locale}: {:?}",
            letter.body
        );
        assert!(!letter.body.contains("&#"), "{name} {locale} is escaped");
        if name.starts_with("invitation") || name == "role-offered" {
            let role = if name == "invitation-service" {
                "role-programme-administrator"
            } else {
                "role-city-editor"
            };
            assert!(
                letter.body.contains(&i18n.plain(locale, role)),
                "{name} {locale}"
            );
        }
    }
    assert_eq!(i18n.gaps(), []);
}

#[test]
fn a_form_that_was_refused_says_so_in_its_title_and_leads_to_its_fields() {
    every_page(|_, html| {
        let summaries = select(html, ".errors a[href]");
        let title: String = select(html, "head > title").into_iter().map(text).collect();
        let told = title.starts_with("Erreur") || title.starts_with("Error");
        if told == summaries.is_empty() {
            return Some(format!(
                "{} faults under the title {title:?}",
                summaries.len()
            ));
        }
        let ids: BTreeSet<_> = select(
            html,
            "input[id], select[id], textarea[id], fieldset[id], .conflict[id], a[id]",
        )
        .into_iter()
        .filter_map(|field| field.attribute("id"))
        .collect();
        let targets = summaries.iter().filter_map(|link| link.attribute("href"));
        targets
            .map(|target| target.trim_start_matches('#'))
            .find(|target| !ids.contains(target))
            .map(|lost| format!("no field {lost}"))
    });
}

#[test]
fn every_field_has_a_label_and_no_password_is_given_back() {
    every_page(|_, html| {
        for field in select(html, "input, select, textarea") {
            let hidden = field.attribute("type") == Some("hidden");
            let id = field.attribute("id").unwrap_or_default();
            // A label stands beside its field and names it, or around it.
            let around = field.ancestors().filter(|up| up.has_tag_name("label"));
            let labels = match field.attribute("id") {
                Some(id) => select(html, &format!("label[for='{id}']")).len(),
                None => around.count(),
            };
            if !hidden && labels != 1 {
                return Some(format!("{labels} labels for {id:?}"));
            }
            if field.attribute("type") == Some("password") && field.has_attribute("value") {
                return Some(format!("{id} has a value"));
            }
        }
        None
    });
}
