//! Releases of the data: their pages, their permanent addresses, and what other programs read.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use axum::http::{StatusCode, header};
use icc_app::input::Origin;
use icc_app::releases::{Built, Publishing};
use icc_domain::LocalizedText;
use icc_i18n::I18n;

use crate::html::{parse, select, text};
use crate::site::Site;

const SCORES: &str = "/data/v1.0.0/demonstration-scores.csv";

/// Makes a release of what everybody may see.
pub(crate) async fn release(site: &Site) -> String {
    let i18n = Arc::new(I18n::new().expect("messages"));
    release_in(site, &i18n).await
}

/// The same, in the words of some messages.
pub(crate) async fn release_in(site: &Site, i18n: &Arc<I18n>) -> String {
    let publishing = Publishing {
        address: "https://index.example.org".to_owned(),
        publisher: String::new(),
        email: "data@example.org".to_owned(),
        licence: "CC-BY-4.0".to_owned(),
        licence_address: "https://creativecommons.org/licenses/by/4.0/".to_owned(),
    };
    let origin = Origin::console();
    let built = site
        .service
        .build_release(publishing, "0.1.0", i18n, &origin);
    match built.await.expect("a release") {
        Built::Made(release) => release.version.to_string(),
        Built::Unchanged(version) => version.to_string(),
    }
}

/// Withdraws the first release, and says why in both languages.
pub(crate) async fn withdraw(site: &Site, (fr, en): (&str, &str)) {
    let reasons = [("fr", fr), ("en", en)];
    let reasons = reasons.map(|(tag, text)| (tag.to_owned(), text.to_owned()));
    let version = "1.0.0".parse().expect("a version");
    let (reasons, origin) = (LocalizedText(reasons.into()), Origin::console());
    let withdrawn = site.service.withdraw_release(version, reasons, &origin);
    withdrawn.await.expect("withdrawn");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_release_is_found_by_its_pages_and_under_its_permanent_addresses() {
    let site = Site::demonstration().await;
    let none = site.get("/en/data/releases").await;
    assert!(none.text().contains("There is no release yet"));
    assert_eq!(
        site.get("/data/latest/").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(release(&site).await, "1.0.0");

    for (list, page) in [
        ("/fr/donnees/versions", "/fr/donnees/versions/1.0.0"),
        ("/en/data/releases", "/en/data/releases/1.0.0"),
    ] {
        let listed = site.get(list).await.text();
        let listed = parse(&listed);
        let mut links = select(&listed, "table a").into_iter();
        assert_eq!(
            links.next().and_then(|link| link.attribute("href")),
            Some(page)
        );
        let shown = site.get(page).await;
        assert_eq!(shown.status, StatusCode::OK);
        let html = shown.text();
        let parsed = parse(&html);
        let links = select(&parsed, "a[download]");
        assert!(links.len() > 100, "{}", links.len());
        for link in links {
            let address = link.attribute("href").expect("an address");
            let answer = site.get(address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}");
        }
    }

    let file = site.get(SCORES).await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(file.header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
    assert_eq!(
        file.header(header::CONTENT_DISPOSITION),
        "attachment; filename=\"demonstration-scores.csv\""
    );
    assert!(file.header(header::LINK).contains("csv-metadata.json"));
    let tag = file.header(header::ETAG).to_owned();
    let again = site.get_with(SCORES, &[("if-none-match", &tag)]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    let part = "/data/v1.0.0/demonstration-scores/period=demo-2026/part-0.parquet";
    assert!(site.get(part).await.body.starts_with(b"PAR1"));

    let latest = site.get("/data/latest/demonstration-scores.csv").await;
    assert_eq!(latest.status, StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(latest.header(header::LOCATION), SCORES);
    for (address, language, page) in [
        ("/data/v1.0.0/", "en", "/en/data/releases/1.0.0"),
        ("/data/latest/", "fr", "/fr/donnees/versions/1.0.0"),
    ] {
        let led = site
            .get_with(address, &[("accept-language", language)])
            .await;
        assert_eq!(led.status, StatusCode::TEMPORARY_REDIRECT, "{address}");
        assert_eq!(led.header(header::LOCATION), page);
    }
    for absent in [
        "/data/v1.0.1/",
        "/data/v1.0.1/demonstration-scores.csv",
        "/data/1.0.0/demonstration-scores.csv",
        "/data/v1.0.0/scores.csv",
        "/data/v1.0.0/..%2F..%2Ftest.sqlite",
        "/data/v1.0.0/../../test.sqlite",
        "/data/latest/scores.csv",
        "/en/data/releases/1.0",
        "/en/data/releases/2.0.0",
    ] {
        let answer = site.get(absent).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{absent}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_release_says_why_at_every_address_and_keeps_its_checksums() {
    let site = Site::demonstration().await;
    release(&site).await;
    let page = site.get("/en/data/releases/1.0.0").await.text();
    let parsed = parse(&page);
    let sums = select(&parsed, "table.digests td");
    let sums: Vec<String> = sums.into_iter().map(text).collect();
    assert!(sums.len() > 100);
    withdraw(&site, ("Une erreur de report.", "An error in copying.")).await;

    for (language, reason) in [
        ("fr", "Une erreur de report."),
        ("en", "An error in copying."),
    ] {
        let gone = site
            .get_with(SCORES, &[("accept-language", language)])
            .await;
        assert_eq!(gone.status, StatusCode::GONE);
        let page = gone.text();
        assert!(page.contains(reason), "{language}");
        assert!(sums.iter().all(|sum| page.contains(sum)), "{language}");
        assert!(select(&parse(&page), "a[download]").is_empty());
    }
    let page = site.get("/en/data/releases/1.0.0").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("An error in copying."));
    let never = site.get("/data/v1.0.0/never.csv").await;
    assert_eq!(never.status, StatusCode::NOT_FOUND);
    let latest = site.get("/data/latest/demonstration-scores.csv").await;
    assert_eq!(latest.status, StatusCode::NOT_FOUND);
    assert_eq!(release(&site).await, "2.0.0");
}

/// The permanent addresses of the files of the first release.
pub(crate) async fn release_files(site: &Site) -> Vec<String> {
    let version = "1.0.0".parse().expect("a version");
    let (_, files) = site.service.release(version).await.expect("a release");
    let files = files.into_iter();
    files
        .map(|file| format!("/data/v1.0.0/{}", file.name))
        .collect()
}

/// Writes the files of the release, each by its name.
async fn download(site: &Site, to: &Path) {
    for path in release_files(site).await {
        let answer = site.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let place = to.join(path.trim_start_matches("/data/v1.0.0/"));
        let folder = place.parent().expect("a folder");
        std::fs::create_dir_all(folder).expect("a folder");
        std::fs::write(place, answer.body).expect("is written");
    }
}

/// What the page says to write in other programs.
async fn snippets(site: &Site) -> BTreeMap<String, String> {
    let page = site.get("/en/data/releases/1.0.0").await.text();
    let parsed = parse(&page);
    let labels = select(&parsed, "label").into_iter();
    let labels = labels.filter(|label| {
        let of = label.attribute("for").unwrap_or_default();
        of.starts_with("snippet-")
    });
    let codes = select(&parsed, "textarea.code").into_iter();
    labels.map(text).zip(codes.map(raw)).collect()
}

/// The text of an element with its line breaks.
fn raw(node: roxmltree::Node<'_, '_>) -> String {
    node.text().unwrap_or_default().to_owned()
}

mod python {
    use std::process::Command;

    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn every_format_says_the_same_to_other_programs_and_validators_agree() {
        let site = Site::demonstration().await;
        release(&site).await;
        let folder = tempfile::tempdir().expect("a folder");
        download(&site, folder.path()).await;
        let snippets = snippets(&site).await;
        assert_eq!(snippets.len(), 3, "{snippets:?}");
        let python = icc_tests::python().expect("Python with its tools");
        let script = icc_tests::root().join("tests/files/released.py");
        let read = Command::new(python)
            .arg(script)
            .arg(folder.path())
            .arg(serde_json::to_string(&snippets).expect("JSON"))
            .output()
            .expect("Python starts");
        let told = String::from_utf8_lossy(&read.stderr);
        assert!(read.status.success(), "{told}");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn scores_are_computed_again_by_a_program_that_shares_nothing_with_ours() {
        let site = Site::demonstration().await;
        release(&site).await;
        let folder = tempfile::tempdir().expect("a folder");
        download(&site, folder.path()).await;
        let verify = || {
            let python = icc_tests::python().expect("Python with its tools");
            let script = icc_tests::root().join("docs/verify.py");
            let read = Command::new(python).arg(script).arg(folder.path()).output();
            let read = read.expect("Python starts");
            let told = String::from_utf8_lossy(&read.stderr);
            assert!(told.is_empty(), "{told}");
            let said = String::from_utf8_lossy(&read.stdout).into_owned();
            (read.status.success(), said)
        };
        let version = "1.0.0".parse().expect("a version");
        let verdicts = site
            .service
            .verify_release(version)
            .await
            .expect("verified");
        let (sound, said) = verify();
        assert!(sound && said.contains(", different 0,"), "{said}");
        let ours = &verdicts[0];
        let expected = format!(
            "scores: equal {}, different 0, not verifiable {}",
            ours.equal, ours.beyond
        );
        let mut lines = said.lines();
        assert_eq!(lines.next(), Some(expected.as_str()));
        let reason = format!(
            "    not verifiable, because no answers are shown: {}",
            ours.beyond
        );
        assert_eq!(lines.collect::<Vec<_>>(), [reason]);
        assert!(ours.equal > 1_000);

        // A score that somebody has changed is found out.
        let file = folder.path().join("demonstration-scores.csv");
        let text = std::fs::read_to_string(&file).expect("scores");
        let answers = folder.path().join("demonstration-answers.csv");
        let answers = std::fs::read_to_string(answers).expect("answers");
        let unit = answers
            .lines()
            .nth(1)
            .and_then(|line| line.split(',').next());
        let unit = format!(",{},", unit.expect("a unit that shows its answers"));
        let line = text
            .lines()
            .find(|line| line.contains(&unit) && line.contains(",scored,"));
        let line = line.expect("a score");
        let other = line.replacen(",scored,", ",scored,1", 1);
        std::fs::write(&file, text.replace(line, &other)).expect("is written");
        let (sound, said) = verify();
        assert!(!sound && said.contains("different 1,"), "{said}");
    }
}

/// Which tables there are, with their rows, of what was downloaded.
fn listed(folder: &Path) -> Vec<(String, usize)> {
    let text = std::fs::read_to_string(folder.join("release.json")).expect("a release");
    let release: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let tables = release["tables"].as_array().expect("tables").iter();
    tables
        .map(|table| {
            let name = table["name"].as_str().expect("a name").to_owned();
            let rows = table["rows"].as_u64().expect("rows");
            (name, usize::try_from(rows).expect("not too many"))
        })
        .collect()
}

mod rscript {
    use std::process::Command;

    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn tables_and_workbook_say_the_same_in_r() {
        let site = Site::demonstration().await;
        release(&site).await;
        let folder = tempfile::tempdir().expect("a folder");
        let here = folder.path().display().to_string();
        download(&site, folder.path()).await;
        let code = snippets(&site).await.remove("R").expect("lines of R");
        let code = code.replace("https://index.example.org/data/v1.0.0", &here);
        let lines = folder.path().join("lines.R");
        std::fs::write(&lines, code).expect("is written");
        let read = Command::new("Rscript")
            .arg(icc_tests::root().join("tests/files/released.R"))
            .arg(folder.path())
            .arg("demonstration-")
            .arg(lines)
            .output()
            .expect("R starts");
        let told = String::from_utf8_lossy(&read.stderr);
        assert!(read.status.success(), "{told}");
        let tables = listed(folder.path());
        let rows: usize = tables.iter().map(|(_, rows)| rows).sum();
        let said = String::from_utf8_lossy(&read.stdout);
        let expected = format!("{} tables, {rows} rows\n", tables.len());
        assert_eq!(said, expected);
    }
}

mod libreoffice {
    use super::*;
    use crate::office;

    /// Every sheet as CSV in UTF-8, its numbers as they are and not as they look.
    const SHEETS: &str =
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

    fn rows(file: &Path) -> Vec<csv::StringRecord> {
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.has_headers(false).from_path(file);
        let records = reader.expect("is there").into_records();
        records.collect::<Result<_, _>>().expect("CSV")
    }

    /// `LibreOffice` writes a number with 15 digits, and no mark before a text that looks like a
    /// formula.
    fn is_same(ours: &str, theirs: &str) -> bool {
        let number = |text: &str| text.parse::<f64>().ok();
        match (number(ours), number(theirs)) {
            (Some(one), Some(other)) => (one - other).abs() <= 1e-14 * one.abs(),
            _ => ours == theirs || ours.strip_prefix('\'') == Some(theirs),
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn the_workbook_says_the_same_in_libreoffice() {
        let site = Site::demonstration().await;
        release(&site).await;
        let folder = tempfile::tempdir().expect("a folder");
        download(&site, folder.path()).await;
        let book = folder.path().join("demonstration-icc-index.xlsx");
        let sheets = office::converted(&book, SHEETS);
        for (name, count) in listed(folder.path()) {
            let ours = rows(&folder.path().join(format!("demonstration-{name}.csv")));
            let theirs = sheets
                .path()
                .join(format!("demonstration-icc-index-{name}.csv"));
            let theirs = rows(&theirs);
            assert_eq!((ours.len(), theirs.len()), (count + 1, count + 1), "{name}");
            for (at, (one, other)) in ours.iter().zip(&theirs).enumerate() {
                let same = one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| is_same(one, other));
                assert!(
                    same && one.len() == other.len(),
                    "{name}, row {at}: {one:?} {other:?}"
                );
            }
        }
    }
}
