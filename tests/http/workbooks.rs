//! A questionnaire leaves as a workbook through its pages, and comes back.

use axum::http::StatusCode;
use icc_datasets::workbook::{
    Cell, CellRole, Column, Sheet, Value, Visibility, Workbook, read, write,
};
use icc_domain::Role;

use crate::html::{parse, select, text};
use crate::people::{Browser, Places};
use crate::register::hidden;
use crate::site::{Answer, Site};

struct Desk {
    site: Site,
    places: Places,
}

impl Desk {
    async fn open() -> Self {
        let site = Site::without_results().await;
        let places = site.places().await;
        let wave = site.wave("now", places.network).await;
        for city in [places.city, places.other] {
            site.begun(city, wave, "Depuis mars").await;
        }
        for (email, city) in [("alix", places.city), ("sam", places.other)] {
            let email = format!("{email}@example.org");
            site.person(&email, Some((Role::CityEditor, city))).await;
        }
        Self { site, places }
    }

    fn path(&self, rest: &str) -> String {
        format!("/fr/questionnaires/{}/now{rest}", self.places.city_code)
    }

    async fn hand_in(&self, who: &Browser<'_>, name: &str, bytes: &[u8]) -> Answer {
        let path = self.path("/classeur/importer");
        who.try_file(&path, name, bytes).await
    }
}

/// The same workbook with other texts beside a question: in the column, instead of what was there.
pub(crate) fn edited(bytes: &[u8], code: &str, texts: &[(u32, &str)]) -> Vec<u8> {
    let sheets = read(bytes).expect("a workbook").into_iter().map(|sheet| {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut put = |row: u32, column: u32, text: &str| {
            let (row, column) = (row as usize, column as usize);
            rows.resize(rows.len().max(row + 1), Vec::new());
            let width = rows[row].len().max(column + 1);
            rows[row].resize(width, Cell::default());
            text.clone_into(&mut rows[row][column].text);
            rows[row][column].role = CellRole::Field;
        };
        let mut found = None;
        for cell in &sheet.cells {
            if let Value::Text(text) = &cell.value {
                put(cell.row, cell.column, text);
                if cell.column == 0 && text == code {
                    found.get_or_insert(cell.row);
                }
            }
        }
        for (column, text) in texts {
            if let Some(row) = found {
                put(row, *column, text);
            }
        }
        let column = Column {
            width: 10,
            visibility: Visibility::Shown,
        };
        Sheet {
            name: sheet.name,
            visibility: Visibility::Shown,
            columns: vec![column; 6],
            head: 0,
            rows,
        }
    });
    let workbook = Workbook {
        title: String::new(),
        day: (2026, 1, 1),
        sheets: sheets.collect(),
        lists: "other".to_owned(),
    };
    write(&workbook).expect("bytes")
}

fn errors(answer: &Answer) -> Vec<String> {
    let html = answer.text();
    let page = parse(&html);
    select(&page, ".errors a[href='#file']")
        .into_iter()
        .map(text)
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn u6_a_workbook_is_taken_filled_in_tried_and_applied_as_it_was_shown() {
    let desk = Desk::open().await;
    let mut alix = desk.site.browser_of("alix@example.org").await;
    let taken = alix.get(&desk.path("/classeur")).await;
    assert_eq!(taken.status, StatusCode::OK);
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    assert_eq!(taken.header("content-type"), kind);
    assert_eq!(taken.header("x-content-type-options"), "nosniff");
    let name = format!(
        "attachment; filename=\"{}-now-filled-fr.xlsx\"",
        desk.places.city_code
    );
    assert_eq!(taken.header("content-disposition"), name);
    let form = alix.get(&desk.path("/classeur/importer")).await;
    assert_eq!(form.status, StatusCode::OK);

    let same = desk.hand_in(&alix, "x.xlsx", &taken.body).await;
    assert_eq!(same.status, StatusCode::OK);
    assert!(
        same.text().contains("il n’y a rien à enregistrer"),
        "{}",
        same.text()
    );

    let before = desk.site.database();
    let hostile = "=HYPERLINK(\"http://x\";\"<b>oui</b>\")";
    let filled = edited(&taken.body, "C1", &[(4, hostile), (5, "Un exemple")]);
    let tried = desk
        .hand_in(&alix, "Réponses FINAL (2).XLSX", &filled)
        .await;
    assert_eq!(tried.status, StatusCode::OK, "{}", tried.text());
    assert!(
        desk.site.database() == before,
        "a try has written something"
    );
    let html = tried.text();
    let page = parse(&html);
    let rows: Vec<String> = select(&page, ".rows .row").into_iter().map(text).collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(
        rows[0].contains("Engagement!E") && rows[0].contains(hostile),
        "{rows:?}"
    );
    assert!(rows[0].contains("Depuis mars"), "{rows:?}");

    let path = desk.path("/classeur/importer");
    let (reading, digest) = (hidden(&tried, "reading"), hidden(&tried, "digest"));
    let fields =
        |step: &'static str| [("step", step), ("reading", &*reading), ("digest", &*digest)];
    let report = alix.upload(&path, &fields("report")).await;
    assert_eq!(report.header("content-type"), "text/csv; charset=utf-8");
    let inert = "\"'=HYPERLINK(\"\"http://x\"\";\"\"<b>oui</b>\"\")\"";
    assert!(report.text().contains(inert), "{}", report.text());
    let forged = [("step", "apply"), ("reading", &*reading), ("digest", "0")];
    assert_eq!(
        alix.upload(&path, &forged).await.status,
        StatusCode::CONFLICT
    );
    assert!(desk.site.database() == before, "nothing is written yet");

    let done = alix.upload(&path, &fields("apply")).await;
    assert_eq!(done.header("location"), desk.path(""));
    let home = alix.follow(&done).await;
    assert!(
        home.text()
            .contains("Les réponses du classeur sont enregistrées.")
    );
    let question = alix.get(&desk.path("/questions/C1")).await.text();
    assert!(question.contains("Un exemple"));
    let again = alix.upload(&path, &fields("apply")).await;
    assert_eq!(
        again.status,
        StatusCode::CONFLICT,
        "the plan is another one now"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn u2_a_file_that_is_no_workbook_of_this_questionnaire_says_what_to_do() {
    let desk = Desk::open().await;
    let mut alix = desk.site.browser_of("alix@example.org").await;
    let mut sam = desk.site.browser_of("sam@example.org").await;
    let other = format!("/fr/questionnaires/{}/now/classeur", desk.places.other_code);
    let other = sam.get(&other).await.body;
    let own = alix.get(&desk.path("/classeur")).await.body;
    let before = desk.site.database();
    for (name, bytes, said) in [
        ("x.xlsx", &b""[..], "Choisissez un fichier"),
        ("x.ods", &own, "ne finit pas par .xlsx"),
        ("x.xlsx", b"code;answer", "n’est pas un classeur"),
        ("x.xlsx", &own[..own.len() / 2], "est endommagé"),
        (
            "x.xlsx",
            &other,
            "Remettez-le sur la page de cette municipalité",
        ),
        ("x.xlsx", &vec![0; 1024 * 1024 + 1], "trop gros"),
    ] {
        let answer = desk.hand_in(&alix, name, bytes).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let told = errors(&answer);
        assert!(told.iter().any(|told| told.contains(said)), "{told:?}");
    }
    let rejected = edited(&own, "C1", &[(3, "Peut-être"), (4, "x")]);
    let answer = desk.hand_in(&alix, "x.xlsx", &rejected).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer.text().contains("n’est pas une réponse possible"),
        "{}",
        answer.text()
    );
    let huge = desk.hand_in(&alix, "x.xlsx", &vec![0; 3 << 20]).await;
    assert_eq!(huge.status, StatusCode::PAYLOAD_TOO_LARGE);
    // Another city's editor cannot hand in even the right one.
    let foreign = desk.hand_in(&sam, "x.xlsx", &own).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    assert!(desk.site.database() == before, "something was written");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blank_questionnaire_is_there_before_anything_is_begun() {
    let desk = Desk::open().await;
    desk.site.wave("next", desk.places.network).await;
    let mut alix = desk.site.browser_of("alix@example.org").await;
    let home = format!("/fr/questionnaires/{}/next", desk.places.city_code);
    let page = alix.get(&home).await.text().replace("&#x2f;", "/");
    let blank = format!("{home}/vierge/questionnaire.xlsx");
    assert!(page.contains(&blank), "{page}");
    assert!(!page.contains("/classeur"), "there is nothing to take yet");
    let file = alix.get(&blank).await;
    assert_eq!(file.status, StatusCode::OK);
    let sheets = read(&file.body).expect("a workbook");
    assert_eq!(sheets.len(), 14, "twelve parts and two hidden sheets");
    for name in ["questionnaire.pdf", "questionnaire-letter.pdf"] {
        let file = alix.get(&format!("{home}/vierge/{name}")).await;
        assert_eq!(file.status, StatusCode::OK, "{name}");
        assert_eq!(file.header("content-type"), "application/pdf");
        let has = |text: &str| file.body.windows(text.len()).any(|w| w == text.as_bytes());
        assert!(
            has("<pdfuaid:part>1</pdfuaid:part>") && has("fr-CA"),
            "{name}"
        );
    }
    let form = alix
        .get(&format!("{home}/vierge/questionnaire-xlsform.xlsx"))
        .await;
    let sheets = read(&form.body).expect("a workbook");
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["survey", "choices", "settings"]);
    let absent = alix.get(&format!("{home}/vierge/other.xlsx")).await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
    assert_eq!(
        alix.get(&format!("{home}/classeur")).await.status,
        StatusCode::NOT_FOUND
    );
}

mod libreoffice {
    use super::*;
    use crate::office;

    #[tokio::test(flavor = "multi_thread")]
    async fn u6_a_workbook_that_libreoffice_has_written_comes_back_whole() {
        let desk = Desk::open().await;
        let mut alix = desk.site.browser_of("alix@example.org").await;
        let taken = alix.get(&desk.path("/classeur")).await;
        let written = |bytes: &[u8]| {
            let folder = tempfile::tempdir().expect("a folder");
            let file = folder.path().join("classeur.xlsx");
            std::fs::write(&file, bytes).expect("is written");
            let made = office::converted(&file, "xlsx:Calc MS Excel 2007 XML");
            std::fs::read(made.path().join("classeur.xlsx")).expect("is there")
        };
        let same = desk.hand_in(&alix, "x.xlsx", &written(&taken.body)).await;
        assert_eq!(same.status, StatusCode::OK, "{}", same.text());
        assert!(
            same.text().contains("il n’y a rien à enregistrer"),
            "{}",
            same.text()
        );

        let example = "Un exemple « à l’œuvre » : 3\u{202f}fois";
        let filled = edited(&taken.body, "C1", &[(5, example)]);
        let tried = desk.hand_in(&alix, "x.xlsx", &written(&filled)).await;
        let html = tried.text();
        let page = parse(&html);
        let rows: Vec<String> = select(&page, ".rows .row").into_iter().map(text).collect();
        assert!(rows.len() == 1 && rows[0].contains(example), "{rows:?}");
    }
}
