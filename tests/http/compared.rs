//! Pages about indicators, networks and comparisons: they show the figures of the engine, name
//! nobody who does not show itself, and one comparison has one address.

use std::collections::BTreeSet;

use icc_domain::Locale;
use icc_i18n::number;
use icc_pages::urls::Route;
use icc_questionnaire::definition::CrosswalkClass::NotComparable;
use icc_testkit::asked_again;
use roxmltree::Document;

use crate::html::{parse, select, text};
use crate::site::Site;

/// Invented cities that are counted only, or do not even that.
const HIDDEN: [&str; 8] = [
    "anse-aux-loutres",
    "belle-sapiniere",
    "notre-dame-des-aulnes",
    "haute-erabliere",
    "saint-florimond-du-lac",
    "roche-tournante",
    "staromost",
    "kurrawood",
];

fn compare(with: &str) -> Route {
    Route::Compare {
        with: with.to_owned(),
    }
}

/// The names of the cities that do not show themselves, in each language.
async fn hidden_names(site: &Site) -> BTreeSet<String> {
    let snapshot = site.service.snapshot().await.expect("a snapshot");
    let names = HIDDEN
        .iter()
        .map(|code| &snapshot.cities[*code].municipality.names);
    names.flat_map(|names| names.0.values().cloned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn z1_charts_of_several_cities_are_files_that_name_nobody_who_is_hidden() {
    let site = Site::demonstration().await;
    let hidden = hidden_names(&site).await;
    for (of, code, charts) in [
        (
            "network",
            "demo-network",
            &["members", "indicators", "heat-map", "progress"][..],
        ),
        ("indicator", "mediation", &["distribution"][..]),
        (
            "comparison",
            "mont-clairvent~val-des-cedres~network.demo-network",
            &["side-by-side", "radar"][..],
        ),
        ("network", "remiri", &["map"][..]),
        ("world", "all", &["map"][..]),
    ] {
        for chart in charts {
            for locale in Locale::ALL {
                let path = |end: &str| {
                    let route = Route::GroupChart {
                        of: of.to_owned(),
                        code: code.to_owned(),
                        file: format!("{chart}{end}"),
                    };
                    route.path(locale)
                };
                let svg = site.get(&path(".svg")).await;
                assert_eq!(svg.status, 200, "{}", path(".svg"));
                assert_eq!(svg.header("content-type"), "image/svg+xml");
                let words = svg.text();
                let found = hidden.iter().find(|name| words.contains(*name));
                assert_eq!(found, None, "{}", path(".svg"));
                let small = site.get(&path(".png")).await;
                let large = site.get(&path("-2x.png")).await;
                assert_eq!(small.header("content-type"), "image/png");
                assert!(small.body.len() < large.body.len());
            }
        }
    }
    for absent in [
        "/en/charts/network/nowhere/members.svg",
        "/en/charts/network/demo-network/map.svg",
        "/en/charts/comparison/val-des-cedres~mont-clairvent/radar.svg",
        "/en/charts/comparison/nowhere/radar.svg",
        "/en/charts/world/demo-network/map.svg",
    ] {
        assert_eq!(site.get(absent).await.status, 404, "{absent}");
    }
}

/// The slugs of the cities that the tables and choices of a page name.
fn named(html: &Document<'_>) -> BTreeSet<String> {
    let links = select(html, "table a[href]").into_iter();
    let links = links.filter_map(|link| link.attribute("href"));
    let slugs = links
        .filter(|href| href.contains("/municipalit"))
        .filter_map(|href| href.split('/').nth(3));
    let choices = select(html, "option, input[type='checkbox']").into_iter();
    let choices = choices.filter_map(|one| one.attribute("value"));
    slugs.chain(choices).map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_about_groups_name_nobody_who_does_not_show_itself() {
    let site = Site::demonstration().await;
    let own = format!("own.{}.{}", HIDDEN.join("."), "val-des-cedres");
    let routes = [
        Route::Indicator {
            code: "mediation".to_owned(),
            page: String::new(),
        },
        Route::Network {
            network: "demo-network".to_owned(),
            page: String::new(),
        },
        compare(""),
        compare(&format!("anse-aux-loutres~val-des-cedres~{own}")),
    ];
    for locale in Locale::ALL {
        for route in &routes {
            let path = route.path(locale);
            let answer = site.get(&path).await;
            let answer = match answer.header("location") {
                "" => answer,
                there => site.get(there).await,
            };
            assert_eq!(answer.status, 200, "{path}");
            let html = answer.text();
            let page = parse(&html);
            let named = named(&page);
            // A comparison names what its reader has chosen.
            let chosen = matches!(route, Route::Compare { .. });
            for picture in select(&page, "svg.chart").into_iter().filter(|_| !chosen) {
                let words = text(picture);
                let hidden = hidden_names(&site).await;
                let found = hidden.iter().find(|name| words.contains(*name));
                assert_eq!(found, None, "a picture of {path} names it");
            }
            assert!(
                named.contains("val-des-cedres") || named.is_empty(),
                "{path}"
            );
            for hidden in HIDDEN {
                assert!(!named.contains(hidden), "{path} names {hidden}");
            }
        }
        // Who does not show itself has no column of numbers, and adds none to a list of one's own.
        let path = compare("anse-aux-loutres").path(locale);
        let html = site.get(&path).await.text();
        let page = parse(&html);
        assert!(select(&page, "svg.chart").is_empty(), "nothing to draw");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_of_a_network_has_an_address_or_says_that_there_is_none() {
    let site = Site::demonstration().await;
    for (path, none) in [
        ("/en/networks/remiri", "no public address noted"),
        ("/fr/reseaux/remiri", "sans adresse publique notée"),
    ] {
        let html = site.get(path).await.text();
        let page = parse(&html);
        let sources = select(&page, "ol.sources li");
        assert!(!sources.is_empty(), "{path}");
        for source in sources {
            let linked = source.descendants().any(|it| it.has_tag_name("a"));
            let said = text(source);
            assert_ne!(linked, said.contains(none), "{path}: {said}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_and_an_indicator_show_the_figures_of_the_engine() {
    let site = Site::demonstration().await;
    let snapshot = site.service.snapshot().await.expect("a snapshot");
    let report = snapshot.network("demo-network").expect("a network");
    let now = report.now.as_ref().expect("figures");
    let row = now.core().expect("an index");
    let found = row.figure.statistics.expect("enough cities");
    assert!(
        row.figure.hidden >= 4,
        "some are counted without being shown"
    );
    assert!(row.cities.len() < now.group.n);
    for locale in Locale::ALL {
        let path = Route::Network {
            network: "demo-network".to_owned(),
            page: String::new(),
        };
        let html = site.get(&path.path(locale)).await.text();
        let page = parse(&html);
        let sentence = text(select(&page, ".chart-sentence")[0]);
        assert!(
            sentence.contains(&number(locale, found.median, 0)),
            "{sentence}"
        );
        assert!(
            sentence.contains(&number(locale, found.mean, 0)),
            "{sentence}"
        );
        assert!(sentence.contains(&now.group.n.to_string()), "{sentence}");
        let rows = select(&page, "table.heat tbody tr");
        assert_eq!(rows.len(), row.cities.len());
        // By name, never by score.
        let names: Vec<String> = select(&page, "table.heat tbody th")
            .into_iter()
            .map(text)
            .collect();
        let mut sorted = names.clone();
        sorted.sort_by(|one, other| icc_i18n::compare(locale, one, other));
        assert_eq!(names, sorted);
        let path = Route::Indicator {
            code: "mediation".to_owned(),
            page: String::new(),
        };
        let html = site.get(&path.path(locale)).await.text();
        let page = parse(&html);
        assert!(!select(&page, ".question").is_empty());
        let everybody = snapshot.standing().expect("figures");
        let mut rows = everybody.rows.iter();
        let row = rows.find(|row| row.measure.code.as_str() == "mediation");
        let row = row.expect("an indicator");
        assert_eq!(
            select(&page, ".view table tbody tr").len(),
            row.cities.len()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_comparison_has_one_address_and_keeps_to_five() {
    let site = Site::demonstration().await;
    let canonical = "/en/compare?with=port-vermeil~val-des-cedres~network.demo-network";
    for path in [
        "/en/compare?with=network.demo-network~val-des-cedres~port-vermeil",
        "/en/compare?with=val-des-cedres~network.demo-network&add=port-vermeil",
        "/en/compare?with=port-vermeil~~val-des-cedres~port-vermeil~network.demo-network",
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, 303, "{path}");
        assert_eq!(answer.header("location"), canonical, "{path}");
    }
    let html = site.get(canonical).await.text();
    let page = parse(&html);
    assert_eq!(select(&page, ".chosen > li").len(), 3);
    let list = site
        .get("/en/compare?with=&own=port-vermeil&own=fort-mesange")
        .await;
    let there = list.header("location");
    assert_eq!(there, "/en/compare?with=own.fort-mesange.port-vermeil");
    for path in [
        "/en/compare?with=a~b~c~d~e~f",
        "/en/compare?with=planet.mars",
        "/en/compare?add=planet.mars",
    ] {
        assert_eq!(site.get(path).await.status, 400, "{path}");
    }
    // What nobody knows is told in its place.
    let html = site.get("/en/compare?with=atlantis").await.text();
    assert!(text(select(&parse(&html), ".chosen")[0]).contains("nothing to show here"));
}

#[tokio::test(flavor = "multi_thread")]
async fn similar_cities_stand_with_their_reasons_and_of_one_world_only() {
    let site = Site::demonstration().await;
    let snapshot = site.service.snapshot().await.expect("a snapshot");
    let data = site.service.data();
    let found = snapshot.similar("val-des-cedres", data).expect("a city");
    assert_eq!(found.measures, ["population", "foreign_born_share"]);
    assert_eq!(found.found.len(), 10);
    assert!(
        found
            .found
            .is_sorted_by(|one, other| one.distance <= other.distance)
    );
    for one in &found.found {
        assert!(one.city.municipality.record.demonstration);
        assert_eq!(one.reasons.len(), 2);
    }
    let html = site.get("/en/compare/similar/val-des-cedres").await.text();
    let page = parse(&html);
    assert_eq!(select(&page, ".likenesses > li").len(), 10);
    // Too few real cities have published a figure of one definition.
    let html = site.get("/en/compare/similar/montreal").await.text();
    let page = parse(&html);
    assert!(select(&page, ".likenesses > li").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_is_not_found() {
    let site = Site::demonstration().await;
    for path in [
        "/fr/indicateurs/rien",
        "/fr/indicateurs/core_index",
        "/fr/reseaux/rien",
        "/fr/comparer/semblables/rien",
    ] {
        assert_eq!(site.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_components_is_invented_and_kept_from_search_engines() {
    let site = Site::demonstration().await;
    for path in ["/fr/_components", "/en/_components"] {
        let html = site.get(path).await.text();
        let page = parse(&html);
        assert_eq!(
            select(&page, "meta[name='robots'][content='noindex']").len(),
            1
        );
        assert_eq!(select(&page, "header > .band").len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_without_results_has_the_same_pages() {
    let site = Site::without_results().await;
    for path in [
        "/fr/comparer",
        "/fr/reseaux",
        "/fr/reseaux/remiri",
        "/fr/methode/etapes",
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        let html = answer.text();
        let page = parse(&html);
        // Where members are is known without any result.
        let figures = select(&page, "figure.chart-figure");
        let figures = figures.into_iter().filter_map(|it| it.attribute("id"));
        let mut charts = figures.filter(|id| *id != "figure-map");
        assert_eq!(charts.next(), None, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn those_that_a_source_names_with_a_network_are_not_told_of_as_members() {
    let site = Site::without_results().await;
    for (path, words, never) in [
        (
            "/fr/reseaux/remiri",
            [
                "6 municipalités nommées dans des sources",
                "ne veut pas dire membre",
                "6 municipalités sont nommées par une source",
            ],
            ["6 membres", "sur 6", "participe"],
        ),
        (
            "/en/networks/remiri",
            [
                "6 municipalities named in sources",
                "does not mean member",
                "6 municipalities are named by a source",
            ],
            ["6 members", "of 6", "take part"],
        ),
    ] {
        let html = site.get(path).await.text();
        let page = parse(&html);
        let said = select(&page, "main").into_iter().map(text);
        let said = said.collect::<Vec<_>>().join(" ");
        for word in words {
            assert!(said.contains(word), "{path}: {word}");
        }
        for word in never {
            assert!(!said.contains(word), "{path}: {word}");
        }
        assert!(select(&page, "section[aria-labelledby='members']").is_empty());
    }
    // Its city says so, too, and counts in the network of which it is a member.
    let html = site.get("/en/municipalities/gatineau").await.text();
    assert!(html.contains("named with the network in a source"));
    assert!(html.contains("0 of 15 members with a published result"));
    // Members without results are without results; that they take part is not known.
    let html = site.get("/en/networks/icc").await.text();
    assert!(html.contains("15 members"));
    assert!(html.contains("municipalities without published results"));
    assert!(!html.contains("take part without"));
    assert!(!html.contains("named in sources"));
    // Programs read of no membership there.
    let rows = site
        .get("/api/v1/memberships?network=remiri&format=csv")
        .await;
    assert_eq!(rows.text().lines().count(), 1, "{}", rows.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_of_members_alone_is_told_of_as_one() {
    let site = Site::demonstration().await;
    let html = site.get("/en/networks/demo-network").await.text();
    let page = parse(&html);
    let of_members = select(&page, "section[aria-labelledby='members'] ul.columns a");
    let members = of_members.len();
    assert!(members > 15, "{members}");
    assert!(html.contains(&format!("of {members} members with a result that counts")));
    assert!(!html.contains("named in sources"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_indicator_leads_to_its_tools_where_nobody_has_shown_a_practice() {
    let site = Site::without_results().await;
    let html = site.get("/en/indicators/mediation").await.text();
    let page = parse(&html);
    assert!(select(&page, "section[aria-labelledby='practices']").is_empty());
    let links = select(&page, "main a[href]").into_iter();
    let mut links = links.filter_map(|link| link.attribute("href"));
    assert!(links.any(|href| href == "/en/tools?indicator=mediation"));
}

#[tokio::test(flavor = "multi_thread")]
async fn long_lists_about_everybody_have_pages() {
    let site = Site::demonstration().await;
    for path in ["/en/method", "/fr/errata"] {
        assert_eq!(site.get(path).await.status, 200, "{path}");
        // The nearest that there is.
        let beyond = site.get(&format!("{path}?page=900")).await;
        assert_eq!(beyond.status, 200, "{path}");
        let nonsense = site.get(&format!("{path}?page=first")).await;
        assert_eq!(nonsense.status, 400, "{path}");
    }
    let html = site.get("/en/method").await.text();
    let rows = select(&parse(&html), "section[aria-labelledby='movers'] tbody tr").len();
    assert!((1..=50).contains(&rows), "{rows}");
}

#[tokio::test(flavor = "multi_thread")]
async fn municipalities_of_a_network_stand_on_a_map_and_in_a_list_and_none_is_invented() {
    let site = Site::without_results().await;
    for (path, word) in [
        ("/fr/reseaux/remiri", "Gatineau"),
        ("/en/networks/remiri", "Gatineau"),
    ] {
        let html = site.get(path).await.text();
        let page = parse(&html);
        let named = |css: &str| -> BTreeSet<String> {
            let found = select(&page, css).into_iter();
            let found = found.filter_map(|it| it.attribute("href"));
            found.map(str::to_owned).collect()
        };
        // Only those that a public source names with it.
        assert_eq!(
            named("section[aria-labelledby='named'] ul.columns a").len(),
            6,
            "{path}"
        );
        let drawn = select(&page, "#figure-map svg.chart title").into_iter();
        let places = drawn.map(text).filter(|title| title.contains(word));
        // In the wide picture and in the narrow one.
        assert_eq!(places.count(), 2, "{path}");
    }
    let html = site.get("/en/networks/demo-network").await.text();
    assert!(select(&parse(&html), "#figure-map").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn planned_measures_are_tried_with_the_engine_and_change_no_figure() {
    let site = Site::demonstration().await;
    let snapshot = site.service.snapshot().await.expect("a snapshot");
    let report = snapshot.city("val-des-cedres", None).expect("a city");
    let nothing = snapshot
        .plans(&report, &BTreeSet::new())
        .expect("shown answers");
    assert!(
        nothing
            .changes
            .iter()
            .all(|change| change.now == change.then)
    );
    assert!(!nothing.steps.is_empty());
    for step in &nothing.steps {
        assert!(step.points.0 < step.points.1);
    }
    // Full marks everywhere: what counts comes to 100, but for questions that a number decides.
    let all: BTreeSet<String> = nothing
        .steps
        .iter()
        .map(|step| step.question.code.to_string())
        .collect();
    let plans = snapshot.plans(&report, &all).expect("shown answers");
    for change in &plans.changes {
        let then = change.then.value().expect("a score");
        assert!(
            (then - 100.0).abs() < 1e-9,
            "{}: {then}",
            change.measure.code
        );
    }
    // One measure moves the index by what its page says.
    let step = nothing.steps.iter().find(|step| step.gain.is_some());
    let step = step.expect("a question of the core index");
    let one = BTreeSet::from([step.question.code.to_string()]);
    let plans = snapshot.plans(&report, &one).expect("shown answers");
    let core = &plans.changes[0];
    let moved = core.then.value().expect("an index") - core.now.value().expect("an index");
    assert!(
        (moved - step.gain.unwrap_or_default()).abs() < 0.11,
        "{moved}"
    );
    let wave = &report.waves[0].record.code;
    let path = format!("/en/municipalities/val-des-cedres/{wave}/next-steps");
    let several = site.get(&format!("{path}?plan=L1&plan=C1")).await;
    assert_eq!(several.header("location"), format!("{path}?plan=C1.L1"));
    let html = site.get(&format!("{path}?plan=C1.L1")).await.text();
    assert!(select(&parse(&html), "input[checked]").len() <= 2);
    // Whoever shows scores alone shows no steps.
    let answer = site
        .get(&path.replace("val-des-cedres", "plaine-aux-oies"))
        .await;
    assert_eq!(answer.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_crosswalk_does_not_call_comparable_stands_on_no_page_as_a_difference() {
    let site = Site::demonstration().await;
    let named = ["core_index", "commitment"].map(|code| (code, Some(NotComparable)));
    let again = asked_again(&site.service, ("demo-2026", "next"), "icc-next", &named);
    again.await.expect("another wave");
    let city = "/en/municipalities/val-des-cedres/next";
    let html = site.get(city).await.text();
    let page = parse(&html);
    let rows = select(&page, "section[aria-labelledby='course-title'] tr").into_iter();
    let rows: Vec<String> = rows.map(text).collect();
    let row = |label: &str| {
        let mut rows = rows.iter();
        rows.find(|row| row.starts_with(label)).expect("a row")
    };
    for label in ["Core index", "Commitment"] {
        assert!(row(label).contains("ask something else"), "{}", row(label));
        assert!(row(label).ends_with("not comparable"), "{}", row(label));
    }
    assert!(
        row("Language").ends_with("no clear difference"),
        "{}",
        row("Language")
    );
    let earlier = rows.iter().filter(|row| row.contains("ask something else"));
    // The two measures, and each wave before beside its index.
    assert_eq!(earlier.count(), 2 + 6);
    let headline = text(select(&page, ".headline")[0]);
    assert!(!headline.contains("clear difference"), "{headline}");
    // The charts that the page, its files and its reports have in common.
    let trend = site.get(&format!("{city}/files/trend.svg")).await.text();
    assert!(trend.contains("Not comparable"), "{trend}");
    let bars = site.get(&format!("{city}/files/bars.svg")).await;
    assert_eq!(bars.status, 200);
    let bars = bars.text();
    assert!(bars.contains("Val-des-Cèdres, 2027") && !bars.contains("Val-des-Cèdres, 2026"));
    let html = site.get("/fr/reseaux/demo-network").await.text();
    let page = parse(&html);
    let apart = select(&page, "section[aria-labelledby='progress'] li").into_iter();
    let apart: Vec<String> = apart.map(text).collect();
    assert_eq!(apart.len(), 6, "{apart:?}");
    let reason = "Les deux questionnaires demandent ici autre chose.";
    assert!(apart.iter().all(|one| one.ends_with(reason)), "{apart:?}");
    // Another edition is no part of a trial either, and the page says why.
    let html = site
        .get("/en/method/lab?combine=median&from=icc-next~indicators-equal")
        .await;
    let whole = html.text();
    assert!(
        whole.contains("not comparable: another questionnaire was asked"),
        "{whole}"
    );
}
