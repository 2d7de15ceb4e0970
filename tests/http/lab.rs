//! The method lab: one variant has one address, what cannot be tried is told where it stands, and
//! nobody is named who does not show what is needed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use icc_domain::Locale;
use icc_i18n::{number, signed};
use icc_pages::urls::RouteKind;
use roxmltree::Node;
use serde_json::Value;

use crate::html::{parse, select, text};
use crate::site::Site;

const LAB: &str = "/en/method/lab";
/// It shows everybody its scores, and nobody its answers.
const SCORES_ALONE: &str = "plaine-aux-oies";
/// They are counted only, or not even that.
const HIDDEN: [&str; 3] = ["anse-aux-loutres", "haute-erabliere", "belle-sapiniere"];

/// The municipalities that a page leads to.
fn named(html: &str) -> BTreeSet<String> {
    let page = parse(html);
    let links = select(&page, "main a[href]").into_iter();
    let links = links.filter_map(|link| link.attribute("href"));
    links
        .filter_map(|href| href.strip_prefix("/en/municipalities/"))
        .map(str::to_owned)
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_variant_has_one_address_and_its_page_says_what_it_is() {
    let site = Site::demonstration().await;
    let form = "from=icc-2019-aligned~indicators-equal&combine=median&floor=&weight-commitment=2%2C50\
                &weight-lens=1&unknown=&question=&not_answered=";
    let led = site.get(&format!("{LAB}?{form}")).await;
    assert_eq!(led.status, 303);
    let address = format!(
        "{LAB}?from=icc-2019-aligned~indicators-equal&weights=commitment~2.5&combine=median"
    );
    assert_eq!(led.header("location"), address);
    let answer = site.get(&address).await;
    assert_eq!(answer.status, 200);
    let html = answer.text();
    let page = parse(&html);
    let main: String = select(&page, "main").into_iter().map(text).collect();
    assert!(main.contains("it is not the index"), "{main}");
    assert_eq!(select(&page, "meta[content='noindex']").len(), 1);
    assert_eq!(select(&page, "#figure-variant").len(), 1);
    let typed = select(&page, "#weight-commitment")[0].attribute("value");
    assert_eq!(typed, Some("2.5"));
    assert!(select(&page, "#combine option[selected]")[0].attribute("value") == Some("median"));
    let digests = select(&page, "table.digests code").len();
    assert!(digests >= 4, "{digests} digests");
    let shown = named(&html);
    assert!(!shown.is_empty());
    assert!(HIDDEN.iter().all(|hidden| !shown.contains(*hidden)));
    // Every wave that is not open leads to its municipalities.
    let others = select(&page, "table a[rel='nofollow']");
    assert!(!others.is_empty());
    for other in others {
        let there = other.attribute("href").unwrap_or_default();
        assert_eq!(site.get(there).await.status, 200, "{there}");
    }
    // The same in French.
    let french = RouteKind::MethodLab.pattern(Locale::Fr);
    let there = address.replace(LAB, french);
    assert_eq!(site.get(&there).await.status, 200);
    // What changes nothing is no variant.
    let led = site
        .get(&format!("{LAB}?combine=mean&weight-lens=1.0"))
        .await;
    assert_eq!((led.status.as_u16(), led.header("location")), (303, LAB));
    let html = site.get(LAB).await.text();
    assert!(select(&parse(&html), "#result").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn z7_points_and_non_answers_are_tried_on_those_that_show_their_answers() {
    let site = Site::demonstration().await;
    let from = "from=icc-2019-aligned~indicators-equal";
    let scores = site.get(&format!("{LAB}?{from}&combine=minimum")).await;
    assert!(named(&scores.text()).contains(SCORES_ALONE));
    let led = site.get(&format!("{LAB}?{from}&question=C1")).await;
    let html = led.text();
    let page = parse(&html);
    let fields = select(&page, "#points input[inputmode]").into_iter();
    let fields: Vec<&str> = fields.filter_map(|field| field.attribute("name")).collect();
    assert!(fields.len() >= 2, "the answers of the question appear");
    let mut form = format!("{from}&question=C1&points-of=C1");
    for name in &fields {
        assert!(name.starts_with("point-"), "{name}");
        let _ = write!(form, "&{name}=1");
    }
    // Points of another question are not those of this one.
    let other = site
        .get(&format!(
            "{LAB}?{}",
            form.replace("question=C1", "question=C2")
        ))
        .await;
    let there = other.header("location").to_owned();
    assert!(there.ends_with("question=C2"), "{there}");
    let led = site.get(&format!("{LAB}?{form}")).await;
    let there = led.header("location").to_owned();
    assert!(there.contains("points="), "{there}");
    for path in [there, format!("{LAB}?{from}&unknown=left-out")] {
        let answer = site.get(&path).await;
        assert_eq!(answer.status, 200, "{path}");
        let html = answer.text();
        assert!(!named(&html).contains(SCORES_ALONE), "{path}");
        let main: String = select(&parse(&html), "main")
            .into_iter()
            .map(text)
            .collect();
        assert!(main.contains("left out"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_tried_is_told_beside_its_field_and_nothing_is_lost() {
    let site = Site::demonstration().await;
    let form = "combine=geometric&floor=lots&weight-commitment=-3&weight-lens=2&weight-nothing=1\
                &unknown=left-out&question=C1&points-of=C1&point-yes=1000";
    for (lab, word) in [(LAB, "Error"), ("/fr/methode/laboratoire", "Erreur")] {
        let answer = site.get(&format!("{lab}?{form}")).await;
        assert_eq!(answer.status, 422, "{lab}");
        let html = answer.text();
        let page = parse(&html);
        let title: String = select(&page, "head > title")
            .into_iter()
            .map(text)
            .collect();
        assert!(title.starts_with(word), "{title}");
        let told = select(&page, ".errors a[href]").into_iter();
        let told: Vec<_> = told.filter_map(|link| link.attribute("href")).collect();
        let expected = ["#floor", "#weight-commitment", "#weights", "#point-yes"];
        assert_eq!(told, expected, "{lab}");
        for (field, value) in [
            ("weight-commitment", "-3"),
            ("weight-lens", "2"),
            ("floor", "lots"),
            ("point-yes", "1000"),
        ] {
            let found = select(&page, &format!("#{field}"))[0].attribute("value");
            assert_eq!(found, Some(value), "{lab}");
        }
        let chosen = select(&page, "#unknown option[selected]")[0].attribute("value");
        assert_eq!(chosen, Some("left-out"));
        assert_eq!(select(&page, "[aria-invalid]").len(), 3, "{lab}");
        assert!(select(&page, "#result").is_empty());
    }
    // What no form of ours sends is refused.
    let long = format!("floor={}", "1".repeat(300));
    for query in [long.as_str(), "floor=1&floor=2", "floor=%FF"] {
        assert_eq!(site.get(&format!("{LAB}?{query}")).await.status, 400);
    }
}

/// A row of the table of a trial: texts by column, numbers as they are written.
type Row = BTreeMap<String, String>;

fn rows(csv: &[u8]) -> Vec<Row> {
    let mut rows = csv::Reader::from_reader(csv);
    let read = rows.deserialize().map(|row| row.expect("a row"));
    read.collect()
}

/// A number of a row as a page writes it; none where there is none.
fn shown(row: &Row, column: &str, write: fn(Locale, f64, u8) -> String) -> Option<String> {
    let value = row[column].parse().ok()?;
    Some(write(Locale::En, value, 1))
}

/// Fails where cells do not say how a measure moves as a row does.
fn assert_same_figures(cells: &[Node<'_, '_>], row: &Row) {
    let said: Vec<String> = cells.iter().copied().map(text).collect();
    let about = format!("{said:?} and {row:?}");
    assert_eq!(said[0], row["n"], "{about}");
    assert!(said[1].starts_with(&row["moved"]), "{about}");
    for column in ["lost", "gained"] {
        let some = row[column] != "0";
        let words = if column == "lost" {
            "without a score"
        } else {
            "by the trial alone"
        };
        assert_eq!(said[1].contains(words), some, "{about}");
    }
    for (cell, column) in said[2..].iter().zip(["difference", "least", "greatest"]) {
        match shown(row, column, signed) {
            Some(number) => assert_eq!(*cell, format!("{number} pts"), "{about}"),
            None => assert!(!cell.contains("pts"), "{about}"),
        }
    }
}

/// Rows of a table of a page, each without its head.
fn lines<'a, 'i>(
    page: &'a roxmltree::Document<'i>,
    table: &str,
) -> Vec<(Node<'a, 'i>, Vec<Node<'a, 'i>>)> {
    let rows = select(page, &format!("div[aria-labelledby='{table}'] tbody tr")).into_iter();
    let cells = |row: Node<'a, 'i>| {
        let mut cells = row.children().filter(Node::is_element);
        (cells.next().expect("a head"), cells.collect())
    };
    rows.map(cells).collect()
}

/// The address that a page names for programs.
fn twin(page: &roxmltree::Document<'_>, media_type: &str) -> String {
    let links = select(page, &format!("head > link[type='{media_type}']"));
    assert_eq!(links.len(), 1, "{media_type}");
    links[0].attribute("href").expect("an address").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_measure_moves_on_the_page_as_in_its_table_for_programs() {
    let site = Site::demonstration().await;
    let from = "from=icc-2019-aligned~indicators-equal";
    for (query, measure) in [
        ("combine=median", "core_index"),
        (
            "combine=median&wave=demo-2024&measure=commitment",
            "commitment",
        ),
        ("unknown=left-out&measure=extended_index", "extended_index"),
        ("unknown=no-score&measure=education", "education"),
    ] {
        let answer = site.get(&format!("{LAB}?{from}&{query}")).await;
        assert_eq!(answer.status, 200, "{query}");
        let html = answer.text();
        let page = parse(&html);
        let table = site.get(&twin(&page, "text/csv")).await;
        assert_eq!(table.status, 200, "{query}");
        let file = table.header("content-disposition");
        assert_eq!(file, "attachment; filename=\"trial.csv\"");
        let rows = rows(&table.body);
        // The same rows as JSON.
        let json = site.get(&twin(&page, "application/json")).await;
        let json: Value = serde_json::from_slice(&json.body).expect("JSON");
        let listed = json["rows"].as_array().expect("rows");
        assert_eq!(listed.len(), rows.len(), "{query}");
        for (object, row) in listed.iter().zip(&rows) {
            for (column, cell) in row {
                let same = match &object[column] {
                    Value::Null => cell.is_empty(),
                    Value::String(text) => text == cell,
                    number => number.as_f64() == cell.parse().ok(),
                };
                assert!(same, "{query}: {column} of {row:?}, {object}");
            }
        }
        let (units, figures): (Vec<&Row>, Vec<&Row>) =
            rows.iter().partition(|row| row["row"] == "unit");
        let period = &units[0]["period"];
        assert!(units.iter().all(|row| row["period"] == *period));
        // Every measure, in the wave that is shown.
        let moves = lines(&page, "measures");
        let here = figures.iter().filter(|row| row["period"] == *period);
        let here: Vec<&&Row> = here.collect();
        assert_eq!(moves.len(), here.len(), "{query}");
        assert!(here.len() > 15, "indices, indicators and areas");
        for ((_, cells), row) in moves.iter().zip(here) {
            assert_same_figures(cells, row);
        }
        // The chosen one, in every wave.
        let waves = lines(&page, "waves");
        let own = figures.iter().filter(|row| row["measure"] == measure);
        let own: Vec<&&Row> = own.collect();
        assert_eq!(waves.len(), own.len(), "{query}");
        for ((_, cells), row) in waves.iter().zip(own) {
            assert_same_figures(&cells[1..6], row);
        }
        // Municipalities by it.
        let cities = lines(&page, "cities");
        let own = units.iter().filter(|row| row["measure"] == measure);
        let own: Vec<&&Row> = own.collect();
        assert_eq!(cities.len(), own.len(), "{query}");
        for ((head, cells), row) in cities.iter().zip(own) {
            let mut links = head.descendants();
            let link = links.find_map(|node| node.attribute("href"));
            let city = format!("/en/municipalities/{}", row["unit"]);
            assert_eq!(link, Some(city.as_str()));
            for (cell, (column, unit)) in
                cells
                    .iter()
                    .zip([("by_method", ""), ("by_trial", ""), ("difference", " pts")])
            {
                let write = if unit.is_empty() { number } else { signed };
                match shown(row, column, write) {
                    Some(number) => assert_eq!(text(*cell), format!("{number}{unit}"), "{row:?}"),
                    None => assert!(text(*cell).starts_with("No score"), "{row:?}"),
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn any_measure_is_chosen_by_a_link_and_stays_chosen() {
    let site = Site::demonstration().await;
    let query = "from=icc-2019-aligned~indicators-equal&combine=median";
    let html = site.get(&format!("{LAB}?{query}")).await.text();
    let page = parse(&html);
    let measures = lines(&page, "measures");
    let chosen = |head: &Node<'_, '_>| !head.descendants().any(|node| node.has_tag_name("a"));
    assert!(chosen(&measures[0].0), "the core index comes first");
    let mut asked = 0;
    for (head, _) in &measures[1..] {
        let link = head.descendants().find(|node| node.has_tag_name("a"));
        let there = link.and_then(|link| link.attribute("href"));
        let there = there.expect("a link");
        let there = there.strip_suffix("#cities").expect("its list");
        let answer = site.get(there).await;
        assert_eq!(answer.status, 200, "{there}");
        let html = answer.text();
        let page = parse(&html);
        let again = lines(&page, "measures");
        let names = again.iter().filter(|(head, _)| chosen(head));
        let names: Vec<String> = names.map(|(head, _)| text(*head)).collect();
        assert_eq!(names.len(), 1, "{there}");
        let title = text(select(&page, "#cities")[0]);
        assert!(title.contains(&names[0]), "{title}");
        // The form goes on with it.
        let kept = select(&page, "form.lab input[name='measure']");
        let kept = kept[0].attribute("value").unwrap_or_default();
        assert!(there.ends_with(&format!("&measure={kept}")), "{there}");
        asked += 1;
    }
    assert!(asked > 15, "{asked}");
    // By the core index goes without saying, and a list has a page where it is.
    for (more, status) in [
        ("measure=core_index", 303),
        ("measure=mood", 422),
        ("page=7", 200),
        ("page=1", 303),
        ("page=0", 400),
    ] {
        let answer = site.get(&format!("{LAB}?{query}&{more}")).await;
        assert_eq!(answer.status, status, "{more}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_of_what_cannot_be_tried_leads_to_the_page_that_says_why() {
    let site = Site::demonstration().await;
    for (table, page) in [
        ("/en/method/lab.csv", LAB),
        ("/fr/methode/laboratoire.json", "/fr/methode/laboratoire"),
    ] {
        let answer = site.get(&format!("{table}?floor=101")).await;
        assert_eq!(answer.status, 303, "{table}");
        assert_eq!(answer.header("location"), format!("{page}?floor=101"));
        assert_eq!(site.get(answer.header("location")).await.status, 422);
        // Nothing differs: nothing is tried.
        let answer = site.get(table).await;
        assert_eq!(answer.status, 200, "{table}");
    }
    assert!(rows(&site.get("/en/method/lab.csv").await.body).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_without_results_has_the_lab_with_nothing_to_try() {
    let site = Site::without_results().await;
    for lab in [LAB, "/fr/methode/laboratoire"] {
        let answer = site.get(lab).await;
        assert_eq!(answer.status, 200, "{lab}");
        let html = answer.text();
        assert!(select(&parse(&html), "main form").is_empty(), "{lab}");
        let led = site.get(&format!("{lab}?combine=median")).await;
        assert_eq!((led.status.as_u16(), led.header("location")), (303, lab));
    }
}
