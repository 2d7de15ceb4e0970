//! Whole tables of the register as files: tried, mended, applied, taken and handed in again.

use axum::http::StatusCode;
use icc_store::Table;

use crate::html::{parse, select};
use crate::register::hidden;
use crate::site::Site;

const IMPORT: &str = "/en/register/import/municipalities";
const HEAD: &str =
    "code,name_fr,name_en,country,province,jurisdiction,geonames_id,latitude,longitude\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_tried_mended_and_applied_as_it_was_shown() {
    let site = Site::without_results().await;
    let mut boss = site.administrator().await;
    let file = |latitude: &str| {
        format!(
            "{HEAD}saguenay,Saguenay,Saguenay,CA,QC,CA-QC,,{latitude},-71.06\ngatineau,Gatineau,\"Gatineau, Québec\",CA,QC,CA-QC,5959974,45.47723,-75.70164\n"
        )
    };
    let before = site.row(Table::Municipalities, "gatineau").await;
    let bad = boss
        .upload(IMPORT, &[("step", "try"), ("file", &file("nord"))])
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = bad.text();
    assert!(said.contains("Line 2 · refused"), "{said}");
    assert!(said.contains("“nord” does not fit"));
    assert!(said.contains("Line 3 · changed"));
    let forced = [
        ("step", "apply"),
        ("text", &*file("nord")),
        ("digest", &*hidden(&bad, "digest")),
    ];
    let forced = boss.upload(IMPORT, &forced).await;
    assert_eq!(forced.status, StatusCode::CONFLICT);

    let good = boss
        .upload(IMPORT, &[("step", "try"), ("file", &file("48.42"))])
        .await;
    assert_eq!(good.status, StatusCode::OK);
    assert_eq!(site.row(Table::Municipalities, "gatineau").await, before);
    let (file_text, digest) = (hidden(&good, "text"), hidden(&good, "digest"));
    let report = boss
        .upload(
            IMPORT,
            &[
                ("step", "report"),
                ("text", &file_text),
                ("digest", &digest),
            ],
        )
        .await;
    assert!(
        report
            .header("content-disposition")
            .contains("municipalities-report.csv")
    );
    assert!(
        report.text().contains("2,\"saguenay · Saguenay\",added"),
        "{}",
        report.text()
    );
    let apply = [
        ("step", "apply"),
        ("text", &*file_text),
        ("digest", &*digest),
    ];
    let done = boss.upload(IMPORT, &apply).await;
    assert_eq!(done.header("location"), "/en/register/municipalities");
    assert_eq!(
        site.get("/en/municipalities/saguenay").await.status,
        StatusCode::OK
    );
    assert_eq!(site.row(Table::Municipalities, "gatineau").await.1, 1);
    let again = boss.upload(IMPORT, &apply).await;
    assert_eq!(
        again.status,
        StatusCode::CONFLICT,
        "the plan is another one now"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_not_applied_once_what_it_touches_has_changed() {
    let site = Site::without_results().await;
    let mut boss = site.administrator().await;
    let file = format!("{HEAD}gatineau,Gatineau,Gatineau-Hull,CA,QC,CA-QC,,,\n");
    let tried = boss
        .upload(IMPORT, &[("step", "try"), ("file", &file)])
        .await;
    let edit = [
        ("version", "0"),
        ("name_fr", "Gatineau"),
        ("name_en", "City of Gatineau"),
        ("country", "CA"),
    ];
    boss.post("/en/register/municipalities/gatineau", &edit)
        .await;
    let fields = [
        ("step", "apply"),
        ("text", &*hidden(&tried, "text")),
        ("digest", &*hidden(&tried, "digest")),
    ];
    let refused = boss.upload(IMPORT, &fields).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text().contains("City of Gatineau → Gatineau-Hull"));
    assert_eq!(site.row(Table::Municipalities, "gatineau").await.1, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_read_says_what_to_do() {
    let site = Site::without_results().await;
    let mut boss = site.administrator().await;
    let long = format!("{HEAD}{}", "x".repeat(1024 * 1024));
    let many = format!("{HEAD}{}", "a,A,A,CA,,,,,\n".repeat(5001));
    let tab = format!("{HEAD}a,A\u{1}B,A,CA,,,,,\n");
    for (file, said) in [
        ("", "The first row must be exactly"),
        (&*HEAD.replace(',', ";"), "separated by semicolons"),
        (&*long, "larger than 1 MiB"),
        (&*many, "more than 5000 rows"),
        ("a\0b", "not UTF-8"),
        (&*tab, "invisible character"),
        (&*format!("{HEAD}a,A,A,CA\n"), "4 cells instead of 9"),
        (
            &*format!("{HEAD}a,A,A,CA,,,,\"45,5\",\n"),
            "write decimals with a point",
        ),
        (&*format!("{HEAD}a,A,A,XA,,,,,\n"), "for invented countries"),
        (
            &*format!("{HEAD}val-des-cedres,A,A,ZZ,,,,,\n"),
            "Unknown: “ZZ”",
        ),
    ] {
        let answer = boss
            .upload(IMPORT, &[("step", "try"), ("file", file)])
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        assert!(answer.text().contains(said), "{said}: {}", answer.text());
    }
    // A mark in front and other line ends do no harm.
    let file = format!("\u{feff}{}", HEAD.replace('\n', "\r\n"));
    let file = format!("{file}a,A,A,CA,,,,,\r\n");
    let answer = boss
        .upload(IMPORT, &[("step", "try"), ("file", &file)])
        .await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_exported_is_imported_as_unchanged() {
    let site = Site::demonstration().await;
    let mut boss = site.administrator().await;
    // Texts that a spreadsheet would calculate come back as they were.
    for (n, name) in ["=1+1", "-x", " ＠a", "a,\"b\"", "'=x"]
        .into_iter()
        .enumerate()
    {
        let code = format!("odd-{n}");
        let fields = [
            ("code", code.as_str()),
            ("name_fr", name),
            ("name_en", name),
            ("country", "CA"),
        ];
        let kept = boss.post("/en/register/add/municipalities", &fields).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER);
    }
    for table in Table::ALL {
        let code = table.code();
        let file = boss.get(&format!("/en/register/export/{code}")).await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        let table = file.text();
        assert!(!table.contains("demo"), "{code} holds something invented");
        let tried = boss
            .upload(
                &format!("/en/register/import/{code}"),
                &[("step", "try"), ("file", &table)],
            )
            .await;
        let lines = table.lines().count() - 1;
        let html = tried.text();
        let page = parse(&html);
        let counts: Vec<String> = select(&page, ".provenance dd")
            .into_iter()
            .map(crate::html::text)
            .collect();
        assert_eq!(counts, ["0", "0", &*lines.to_string(), "0"], "{code}");
        assert!(lines > 1, "{code}");
    }
}
