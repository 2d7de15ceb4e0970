//! Charts, reports and data as files.

use axum::http::{StatusCode, header};
use serde_json::Value;

use crate::html::{parse, select, text};
use crate::site::Site;

const FILES: &str = "/fr/municipalites/val-des-cedres/demo-2026/fichiers/";

#[tokio::test(flavor = "multi_thread")]
async fn a_city_gives_its_charts_and_its_report_and_the_service_its_data() {
    let site = Site::demonstration().await;
    charts(&site).await;
    pictures_and_reports(&site).await;
    data(&site).await;
}

async fn charts(site: &Site) {
    for name in ["indicators", "areas", "bars", "radar"] {
        let answer = site.get(&format!("{FILES}{name}.svg")).await;
        assert_eq!(answer.status, StatusCode::OK, "{name}");
        assert_eq!(answer.header(header::CONTENT_TYPE), "image/svg+xml");
        let svg = answer.text();
        let picture = parse(&svg);
        assert!(select(&picture, "script, a, image, use, style, foreignObject").is_empty());
        // A file travels alone: it says itself that nothing in it is real.
        assert!(svg.contains("Démonstration"), "{name}");
        assert!(svg.contains("Conseil de l’Europe"), "{name}");
    }
}

async fn pictures_and_reports(site: &Site) {
    let png = site.get(&format!("{FILES}indicators.png")).await;
    assert_eq!(png.header(header::CONTENT_TYPE), "image/png");
    assert!(png.body.starts_with(b"\x89PNG"));
    let large = site.get(&format!("{FILES}indicators-2x.png")).await;
    assert!(large.body.len() > png.body.len());
    let report = site.get(&format!("{FILES}summary.pdf")).await;
    assert_eq!(report.header(header::CONTENT_TYPE), "application/pdf");
    assert!(report.body.starts_with(b"%PDF-"));
    assert_eq!(
        report.header(header::CONTENT_DISPOSITION),
        "inline; filename=\"val-des-cedres-demo-2026-fr-summary.pdf\"; \
         filename*=UTF-8''Val%2Ddes%2DC%C3%A8dres%2Ddemo%2D2026%2Dfr%2Dsummary%2Epdf"
    );
    let scores = site.get(&format!("{FILES}scores.csv")).await;
    assert_eq!(
        scores.header(header::CONTENT_TYPE),
        "text/csv; charset=utf-8"
    );
    assert!(
        scores
            .header(header::CONTENT_DISPOSITION)
            .starts_with("attachment")
    );
    let table = scores.text();
    assert!(table.lines().count() > 20, "{table}");
    assert!(
        table
            .lines()
            .skip(1)
            .all(|row| row.contains(",demo-2026,val-des-cedres,"))
    );
    for absent in [
        "indicators-3x.png",
        "indicators.gif",
        "..",
        "summary.pdf.exe",
    ] {
        let answer = site.get(&format!("{FILES}{absent}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{absent}");
    }
}

async fn data(site: &Site) {
    let html = site.get("/en/data").await.text();
    let page = parse(&html);
    let links: Vec<&str> = select(&page, "table a[href]")
        .into_iter()
        .filter_map(|link| link.attribute("href"))
        .collect();
    assert!(links.len() >= 3, "{links:?}");
    for link in &links {
        let answer = site.get(link).await;
        assert_eq!(answer.status, StatusCode::OK, "{link}");
        assert!(
            answer
                .header(header::CONTENT_DISPOSITION)
                .starts_with("attachment")
        );
    }
    let csv = links
        .iter()
        .find(|link| link.rsplit('.').next() == Some("csv"))
        .expect("a table");
    assert!(
        csv.contains("demonstration"),
        "the file says that it is invented"
    );
    assert!(
        site.get(csv)
            .await
            .text()
            .starts_with("edition,method,method_version,")
    );
    let dictionary = links
        .iter()
        .find(|link| link.rsplit('.').next() == Some("json"))
        .expect("a dictionary");
    let dictionary: Value = serde_json::from_slice(&site.get(dictionary).await.body).expect("JSON");
    assert_eq!(dictionary["table"], "scores");
    let shown: Vec<String> = select(&page, "table.dictionary tbody th")
        .into_iter()
        .map(text)
        .collect();
    let columns = dictionary["columns"].as_array().expect("columns").iter();
    let names: Vec<&str> = columns
        .filter_map(|column| column["name"].as_str())
        .collect();
    assert_eq!(shown, names);
    let table = links
        .iter()
        .find(|link| link.ends_with("/dictionary.csv"))
        .expect("a dictionary as a table");
    let table = site.get(table).await.text();
    assert!(
        table.starts_with("table,column,type,word,fr,en\n"),
        "{table}"
    );
    for name in names {
        assert!(table.contains(&format!("scores,{name},")), "{name}");
    }
}
