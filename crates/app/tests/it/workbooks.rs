//! A questionnaire leaves as a workbook and comes back, whatever has happened to it meanwhile.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use icc_app::Error;
use icc_app::responses::{
    CellField, CellVerdict, Entry, FaultKind, FileRefusal, Paper, PlannedCell, Reading, Refusal,
    Rejection, Said, Saved, WorkbookKind, WorkbookPlan, read_workbook,
};
use icc_datasets::workbook::{Value, read};
use icc_domain::Locale;
use icc_i18n::I18n;
use icc_questionnaire::State;
use rust_xlsxwriter::{Formula, Worksheet};

use crate::responses::{CITY, Town, WAVE, change, town};

/// What stands in a cell of a test.
#[derive(Debug, Clone)]
enum Content {
    Text(String),
    Number(f64),
    Formula(&'static str),
}

/// Cells by row and column.
type Cells = BTreeMap<(u32, u32), Content>;

/// A workbook as somebody else's program keeps it.
#[derive(Debug, Clone)]
struct Book {
    sheets: Vec<(String, Cells)>,
}

const ANSWER: u32 = 3;
const COMMENT: u32 = 4;
const EXAMPLE: u32 = 5;

impl Book {
    fn of(bytes: &[u8]) -> Self {
        let sheets = read(bytes).expect("a workbook").into_iter();
        let sheets = sheets.map(|sheet| {
            let cells = sheet.cells.into_iter().map(|cell| {
                let Value::Text(text) = cell.value else {
                    panic!("only texts are written");
                };
                ((cell.row, cell.column), Content::Text(text))
            });
            (sheet.name, cells.collect())
        });
        Self {
            sheets: sheets.collect(),
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut book = rust_xlsxwriter::Workbook::new();
        for (name, cells) in &self.sheets {
            let mut page = Worksheet::new();
            page.set_name(name).unwrap();
            for ((row, column), content) in cells {
                let column = u16::try_from(*column).unwrap();
                match content {
                    Content::Text(text) => page.write_string(*row, column, text),
                    Content::Number(number) => page.write_number(*row, column, *number),
                    Content::Formula(text) => page.write_formula(*row, column, Formula::new(*text)),
                }
                .unwrap();
            }
            book.push_worksheet(page);
        }
        book.save_to_buffer().unwrap()
    }

    fn text(&self, sheet: usize, at: (u32, u32)) -> &str {
        match self.sheets[sheet].1.get(&at) {
            Some(Content::Text(text)) => text,
            _ => "",
        }
    }

    /// Sheet and row of a question, or of one of its options.
    fn find(&self, code: &str, option: &str) -> (usize, u32) {
        for (sheet, (name, cells)) in self.sheets.iter().enumerate() {
            if name == "icc-index" {
                continue;
            }
            for (row, _) in cells.keys().filter(|(_, column)| *column == 0) {
                let here = self.text(sheet, (*row, 0)) == code;
                if here && self.text(sheet, (*row, 1)) == option {
                    return (sheet, *row);
                }
            }
        }
        panic!("no row {code} {option}");
    }

    fn put(&mut self, (code, option): (&str, &str), column: u32, content: Content) {
        let (sheet, row) = self.find(code, option);
        self.sheets[sheet].1.insert((row, column), content);
    }

    fn write(&mut self, place: (&str, &str), column: u32, text: &str) {
        self.put(place, column, Content::Text(text.to_owned()));
    }

    fn cell(&self, code: &str, option: &str, column: u32) -> &str {
        let (sheet, row) = self.find(code, option);
        self.text(sheet, (row, column))
    }

    /// Replaces what the hidden sheet says.
    fn say(&mut self, word: &str, text: &str) {
        let at = self.sheets.iter().position(|(name, _)| name == "icc-index");
        let at = at.expect("the hidden sheet");
        let rows = self.sheets[at].1.keys().map(|(row, _)| *row);
        let row = rows.max().map_or(0, |last| {
            (0..=last)
                .find(|row| self.text(at, (*row, 0)) == word)
                .expect("the word")
        });
        self.sheets[at]
            .1
            .insert((row, 1), Content::Text(text.to_owned()));
    }

    /// Moves every column to another place, and every row further down with an empty one after it.
    fn moved(&self) -> Self {
        let mut moved = self.clone();
        for (name, cells) in &mut moved.sheets {
            if name != "icc-index" {
                let old = std::mem::take(cells);
                cells.extend(old.into_iter().map(|((row, column), content)| {
                    ((row * 2 + 3, (column * 5 + 2) % 13), content)
                }));
            }
        }
        moved
    }
}

struct Desk {
    town: Town,
    i18n: I18n,
    _folder: tempfile::TempDir,
}

impl Desk {
    async fn open() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self {
            town: town(folder.path()).await,
            i18n: I18n::new().expect("messages"),
            _folder: folder,
        }
    }

    async fn paper(&self, kind: WorkbookKind) -> Result<Paper, Error> {
        let service = &self.town.service;
        service
            .questionnaire_paper(&self.town.alix, CITY, WAVE, kind)
            .await
    }

    async fn take(&self, kind: WorkbookKind, locale: Locale) -> Vec<u8> {
        let paper = self.paper(kind).await.expect("a questionnaire");
        paper.workbook(&self.i18n, locale).expect("a workbook")
    }

    async fn read(&self, bytes: &[u8]) -> Result<Reading, Refusal> {
        let service = &self.town.service;
        let desk = service.workbook_desk(&self.town.alix, CITY, WAVE).await;
        read_workbook(bytes, &desk.expect("a desk"), &self.i18n)
    }

    async fn attempt(&self, bytes: &[u8]) -> (WorkbookPlan, Reading) {
        let reading = self.read(bytes).await.expect("it is read");
        let service = &self.town.service;
        let plan = service
            .workbook_try(
                &self.town.alix,
                (CITY, WAVE),
                &reading,
                (&self.i18n, Locale::Fr),
            )
            .await;
        (plan.expect("a plan"), reading)
    }

    async fn apply(&self, plan: &WorkbookPlan, reading: &Reading) -> Result<WorkbookPlan, Error> {
        let asked = (reading, plan.digest.as_str());
        let service = &self.town.service;
        service
            .workbook_apply(
                &self.town.alix,
                (CITY, WAVE),
                asked,
                (&self.i18n, Locale::Fr),
            )
            .await
    }

    async fn entry(&self, code: &str) -> (Entry, i32) {
        let found = self
            .town
            .service
            .response_question(&self.town.alix, CITY, WAVE, code)
            .await;
        let (section, at) = found.expect("a question");
        (
            section.questions[at].entry.clone(),
            section.questions[at].version(),
        )
    }

    /// Answers a question on its page.
    async fn answer(&self, code: &str, said: Said) {
        let (_, version) = self.entry(code).await;
        let mut change = change(code, version, "");
        change.said = said;
        let saved = self.town.save(&self.town.dominique, change).await;
        assert!(matches!(saved, Saved::Kept(_)), "{code}: {saved:?}");
    }
}

fn told(plan: &WorkbookPlan) -> Vec<(&str, &CellVerdict)> {
    let told = plan
        .cells
        .iter()
        .filter(|cell| cell.verdict != CellVerdict::Unchanged);
    told.map(|cell| (cell.question.as_str(), &cell.verdict))
        .collect()
}

fn faults(cells: &[PlannedCell]) -> Vec<(FaultKind, String)> {
    let faults = cells.iter().filter_map(|cell| match &cell.verdict {
        CellVerdict::Rejected(Rejection::Fault(kind, _)) => {
            Some((*kind, format!("{}!{}", cell.spot.sheet, cell.spot.cell)))
        }
        _ => None,
    });
    faults.collect()
}

fn said(answer: &[&str], out_of_scope: &[&str], comment: &str) -> Said {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Said {
        answer: owned(answer),
        out_of_scope: owned(out_of_scope),
        comment: comment.to_owned(),
        example: String::new(),
    }
}

/// Answers of every kind.
async fn answered(desk: &Desk) {
    desk.answer("C1", said(&["yes"], &[], "=1+1\n« l’été », -5 ; @x"))
        .await;
    desk.answer("C2", said(&[":not_within_powers"], &[], ""))
        .await;
    desk.answer("N4", said(&["22,5"], &[], "")).await;
    desk.answer("P5", said(&["burial", "forms"], &["meals"], "_x0041_"))
        .await;
    desk.answer("M1", said(&[":none"], &[], "")).await;
    desk.answer("M2", said(&[":unknown"], &[], "")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn x1_x5_a_workbook_that_nobody_touched_changes_nothing() {
    let desk = Desk::open().await;
    desk.town.start().await;
    answered(&desk).await;
    for locale in Locale::ALL {
        let bytes = desk.take(WorkbookKind::Filled, locale).await;
        assert_eq!(bytes, desk.take(WorkbookKind::Filled, locale).await);
        let book = Book::of(&bytes);
        let number = if locale == Locale::Fr { "22,5" } else { "22.5" };
        assert_eq!(book.cell("N4", "", ANSWER), number);
        for bytes in [bytes, book.bytes(), book.moved().bytes()] {
            let (plan, reading) = desk.attempt(&bytes).await;
            assert_eq!(told(&plan), []);
            assert!(plan.count("unchanged") > 200, "{}", plan.count("unchanged"));
            assert_eq!(reading.language, locale);
            let nothing = desk.apply(&plan, &reading).await;
            assert!(matches!(nothing, Err(Error::Conflict)), "{nothing:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn u6_exactly_what_was_filled_in_is_written_at_once_and_nothing_before() {
    let desk = Desk::open().await;
    desk.town.start().await;
    answered(&desk).await;
    let mut book = Book::of(&desk.take(WorkbookKind::Filled, Locale::Fr).await);
    book.write(("C1", ""), ANSWER, "Je ne sais pas encore");
    book.write(("C1", ""), COMMENT, "Depuis mars");
    // An English word, a code and a number as other programs keep it.
    book.write(("C2", ""), ANSWER, "Makes no sense here");
    book.put(("N4", ""), ANSWER, Content::Number(33.3));
    book.write(("P5", "burial"), ANSWER, "non");
    book.write(("P5", "meals"), ANSWER, "X");
    book.write(("M1", ""), EXAMPLE, "-1 + =2");
    book.write(("M2", ""), ANSWER, "");
    let (plan, reading) = desk.attempt(&book.bytes()).await;
    let text = |text: &str| text.to_owned();
    let changed = |from: &str, to: &str| CellVerdict::Changed(text(from), text(to));
    let found: Vec<(&str, CellVerdict)> = told(&plan)
        .into_iter()
        .map(|(code, verdict)| (code, verdict.clone()))
        .collect();
    let mut expected = [
        ("C1", changed("Oui", "Je ne sais pas encore")),
        ("C1", changed("=1+1\n« l’été », -5 ; @x", "Depuis mars")),
        ("C2", changed("Pas de notre ressort", "Sans objet ici")),
        ("N4", changed("22,5", "33,3")),
        ("P5", changed("Oui", "Non")),
        ("P5", changed("Sans objet ici", "Oui")),
        ("M1", CellVerdict::New(text("-1 + =2"))),
        ("M2", changed("Je ne sais pas encore", "")),
    ];
    let mut sorted = found.clone();
    sorted.sort_by_key(|(code, verdict)| format!("{code} {verdict:?}"));
    expected.sort_by_key(|(code, verdict)| format!("{code} {verdict:?}"));
    assert_eq!(sorted.len(), expected.len(), "{sorted:?}");
    for ((code, verdict), (wanted_code, wanted)) in sorted.iter().zip(&expected) {
        assert_eq!((code, verdict), (wanted_code, wanted));
    }
    assert_eq!(plan.answers, 6);

    let (before, _) = desk.entry("N4").await;
    assert_eq!(before.value, "22.5", "a try writes nothing");
    desk.town.clock.advance(TimeDelta::minutes(1));
    assert_eq!(
        desk.apply(&plan, &reading).await.expect("it is applied"),
        plan
    );
    let (first, _) = desk.entry("C1").await;
    assert_eq!(
        (first.state, first.comment.as_str()),
        (State::Unknown, "Depuis mars")
    );
    assert_eq!(desk.entry("C2").await.0.state, State::NotApplicable);
    assert_eq!(desk.entry("N4").await.0.value, "33.3");
    let (ticks, _) = desk.entry("P5").await;
    assert_eq!(
        ticks.options,
        ["forms".to_owned(), "meals".to_owned()].into()
    );
    assert!(ticks.out_of_scope.is_empty());
    assert_eq!(desk.entry("M1").await.0.example, "-1 + =2");
    assert_eq!(desk.entry("M2").await.0.state, State::NotAnswered);
    let again = desk.apply(&plan, &reading).await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
    let (after, _) = desk.attempt(&book.bytes()).await;
    assert_eq!(after.answers, 0, "{:?}", told(&after));
}

#[tokio::test(flavor = "multi_thread")]
async fn u6_moved_columns_blank_rows_unknown_codes_and_formulas_are_told_cell_by_cell() {
    let desk = Desk::open().await;
    desk.town.start().await;
    answered(&desk).await;
    let mut book = Book::of(&desk.take(WorkbookKind::Filled, Locale::Fr).await);
    let (sheet, row) = book.find("C1", "");
    let name = book.sheets[sheet].0.clone();
    // The question itself was overwritten, although it was locked: that says nothing.
    book.sheets[sheet]
        .1
        .insert((row, 2), Content::Text("Autre question".to_owned()));
    book.write(("C1", ""), COMMENT, "Depuis mai");
    book.put(("C2", ""), ANSWER, Content::Formula("=1+1"));
    book.write(("C2", ""), COMMENT, "Ceci attend");
    book.write(("C3", ""), ANSWER, "Peut-être");
    book.write(("P5", "burial"), ANSWER, "");
    book.write(("P5", "forms"), ANSWER, "");
    book.write(("N4", ""), ANSWER, "beaucoup");
    let rows = book.sheets[sheet].1.keys().map(|(row, _)| *row);
    let last = rows.max().expect("rows");
    for (down, cells) in [
        (1, vec![(0, "C999"), (3, "Oui")]),
        (2, vec![(3, "à côté")]),
        (3, vec![(0, "C4"), (1, "rouge"), (3, "Oui")]),
    ] {
        for (column, text) in cells {
            let at = (last + down, column);
            book.sheets[sheet]
                .1
                .insert(at, Content::Text(text.to_owned()));
        }
    }
    let own = BTreeMap::from([((0, 0), Content::Formula("=1+1"))]);
    book.sheets.push(("Mes notes".to_owned(), own));
    let moved = book.moved();
    let (plan, reading) = desk.attempt(&moved.bytes()).await;
    let place = |row: u32, column: u32| {
        let at = icc_datasets::workbook::address(row * 2 + 3, (column * 5 + 2) % 13);
        format!("{name}!{at}")
    };
    let (_, second) = book.find("C2", "");
    let (_, third) = book.find("C3", "");
    let mut expected = vec![
        (FaultKind::Formula, place(second, ANSWER)),
        (FaultKind::NotOffered, place(third, ANSWER)),
        (FaultKind::UnknownQuestion, place(last + 1, 0)),
        (FaultKind::NoQuestion, place(last + 2, ANSWER)),
        (FaultKind::UnknownOption, place(last + 3, 1)),
        (FaultKind::OtherSheet, "Mes notes!A1".to_owned()),
    ];
    let mut found = faults(&plan.cells);
    let undecided: Vec<_> = found
        .iter()
        .filter(|(kind, _)| *kind == FaultKind::Undecided)
        .cloned()
        .collect();
    assert_eq!(undecided.len(), 1, "{found:?}");
    found.retain(|(kind, _)| *kind != FaultKind::Undecided);
    let order = |(kind, place): &(FaultKind, String)| (kind.code(), place.clone());
    expected.sort_by_key(order);
    found.sort_by_key(order);
    assert_eq!(found, expected);
    let told = told(&plan);
    let held = CellVerdict::Rejected(Rejection::Held);
    assert!(told.contains(&("C2", &held)), "{told:?}");
    let issue =
        |verdict: &CellVerdict| matches!(verdict, CellVerdict::Rejected(Rejection::Issue(_)));
    assert!(
        told.iter()
            .any(|(code, verdict)| *code == "N4" && issue(verdict)),
        "{told:?}"
    );

    // What was understood can be written, and is all that is written.
    assert_eq!(plan.answers, 1);
    desk.apply(&plan, &reading).await.expect("it is applied");
    assert_eq!(desk.entry("C1").await.0.comment, "Depuis mai");
    assert_eq!(desk.entry("C2").await.0.comment, "");
    assert_eq!(desk.entry("N4").await.0.value, "22.5");
}

#[tokio::test(flavor = "multi_thread")]
async fn c1_what_a_colleague_changed_since_is_shown_and_not_overwritten() {
    let desk = Desk::open().await;
    desk.town.start().await;
    answered(&desk).await;
    let mut book = Book::of(&desk.take(WorkbookKind::Filled, Locale::Fr).await);
    book.write(("N4", ""), ANSWER, "40");
    book.write(("C1", ""), COMMENT, "Le mien");
    desk.answer("C1", said(&["yes"], &[], "Le sien")).await;
    let (plan, reading) = desk.attempt(&book.bytes()).await;
    let conflict = CellVerdict::Conflict {
        theirs: "Le sien".to_owned(),
        mine: "Le mien".to_owned(),
        by: "Dominique".to_owned(),
    };
    assert!(
        told(&plan).contains(&("C1", &conflict)),
        "{:?}",
        told(&plan)
    );
    // One more change: what was shown is not what would be done.
    desk.answer("N4", said(&["30"], &[], "")).await;
    let late = desk.apply(&plan, &reading).await;
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    let (plan, _) = desk.attempt(&book.bytes()).await;
    assert_eq!((plan.answers, plan.count("conflict")), (0, 2));
    assert_eq!(desk.entry("C1").await.0.comment, "Le sien");
}

#[tokio::test(flavor = "multi_thread")]
async fn z2_a_workbook_never_says_whose_answers_are_written() {
    let desk = Desk::open().await;
    let service = &desk.town.service;
    let before = service.workbook_desk(&desk.town.alix, CITY, WAVE).await;
    assert!(matches!(before, Err(Error::NotFound)), "{before:?}");
    desk.town.start().await;
    let bytes = desk.take(WorkbookKind::Filled, Locale::En).await;
    for (word, text, refusal) in [
        (
            "city",
            "montreal",
            Refusal::OtherCity("montreal".to_owned()),
        ),
        (
            "wave",
            "demo-2024",
            Refusal::OtherWave("demo-2024".to_owned()),
        ),
        ("definition", "0", Refusal::OtherQuestions),
        ("format", "2", Refusal::OtherFormat),
        ("language", "de", Refusal::NotOurs),
    ] {
        let mut book = Book::of(&bytes);
        book.say(word, text);
        assert_eq!(desk.read(&book.bytes()).await, Err(refusal));
    }
    let mut book = Book::of(&bytes);
    book.sheets.retain(|(name, _)| name != "icc-index");
    assert_eq!(desk.read(&book.bytes()).await, Err(Refusal::NotOurs));
    let text = desk.read(b"code,answer\n").await;
    assert_eq!(text, Err(Refusal::File(FileRefusal::NotAWorkbook)));

    let (_, reading) = desk.attempt(&bytes).await;
    let stranger = &desk.town.stranger;
    let here = (&desk.i18n, Locale::En);
    for tried in [
        service.workbook_desk(stranger, CITY, WAVE).await.map(drop),
        service
            .workbook_try(stranger, (CITY, WAVE), &reading, here)
            .await
            .map(drop),
        service
            .workbook_apply(stranger, (CITY, WAVE), (&reading, ""), here)
            .await
            .map(drop),
        service
            .questionnaire_paper(stranger, CITY, WAVE, WorkbookKind::Blank)
            .await
            .map(drop),
        service
            .questionnaire_paper(stranger, CITY, WAVE, WorkbookKind::Filled)
            .await
            .map(drop),
    ] {
        assert!(matches!(tried, Err(Error::NotFound)), "{tried:?}");
    }
    desk.town.clock.advance(TimeDelta::days(4000));
    let late = service
        .workbook_try(&desk.town.alix, (CITY, WAVE), &reading, here)
        .await;
    assert!(matches!(late, Err(Error::Closed)), "{late:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blank_workbook_is_there_before_the_beginning_and_says_nothing_where_it_is_blank() {
    let desk = Desk::open().await;
    let filled = desk.paper(WorkbookKind::Filled).await;
    assert!(matches!(filled, Err(Error::NotFound)), "nothing is begun");
    let mut book = Book::of(&desk.take(WorkbookKind::Blank, Locale::Fr).await);
    let carried = desk.town.start().await;
    assert!(carried > 0);
    let nothing = desk.read(&book.bytes()).await;
    assert_eq!(nothing, Err(Refusal::Nothing));
    book.write(("C1", ""), ANSWER, "Je ne sais pas encore");
    book.write(("N4", ""), ANSWER, "12,5 %");
    let (plan, reading) = desk.attempt(&book.bytes()).await;
    assert_eq!(
        (plan.answers, plan.count("rejected")),
        (2, 0),
        "{:?}",
        told(&plan)
    );
    desk.apply(&plan, &reading).await.expect("it is applied");
    assert_eq!(desk.entry("C1").await.0.state, State::Unknown);
    assert_eq!(desk.entry("N4").await.0.value, "12.5");
    // A colleague's word is not replaced so.
    desk.answer("C2", said(&[":unknown"], &[], "Le mien")).await;
    book.write(("C2", ""), ANSWER, "Sans objet ici");
    let (plan, _) = desk.attempt(&book.bytes()).await;
    assert_eq!(
        (plan.answers, plan.count("conflict")),
        (0, 2),
        "{:?}",
        told(&plan)
    );
    assert_eq!(
        plan.cells
            .iter()
            .filter(|c| c.field == Some(CellField::Comment) && c.question == "C2")
            .count(),
        1
    );
}

#[test]
fn every_reason_is_worded_in_both_languages() {
    let i18n = I18n::new().expect("messages");
    let files = FileRefusal::ALL.map(Refusal::File);
    let refusals = [
        Refusal::NotOurs,
        Refusal::OtherFormat,
        Refusal::OtherCity(String::new()),
        Refusal::OtherWave(String::new()),
        Refusal::OtherQuestions,
        Refusal::Nothing,
        Refusal::TooMuchText,
    ];
    let refusals = files
        .iter()
        .chain(&refusals)
        .map(|r| format!("workbook-refused-{}", r.code()));
    let faults = FaultKind::ALL.map(|kind| format!("workbook-fault-{}", kind.code()));
    for id in refusals.chain(faults) {
        for locale in Locale::ALL {
            assert!(i18n.has(locale, &id), "{id} in {locale}");
        }
    }
}
