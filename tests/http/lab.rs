//! The method lab: one variant has one address, what cannot be tried is told where it stands, and
//! nobody is named who does not show what is needed.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use icc_domain::Locale;
use icc_pages::urls::RouteKind;

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
