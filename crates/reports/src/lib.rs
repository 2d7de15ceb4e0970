//! A report described as data becomes a tagged PDF.
//!
//! The sources under `reports/` lay a report out, the messages of `locales/` give its words, and
//! this crate brings both together: it writes every number and word of a report into one JSON
//! document, which Typst reads as a file that exists in memory only. Text can therefore never
//! become markup. Fonts and sources are embedded; there is no disk, no network, no package and no
//! clock, so the same report at the same moment has the same bytes.
//!
//! Every report is PDF/UA-1 and PDF/A-2a: tagged, with language, title and alternative texts.
//!
//! To add a kind of report: a folder under `reports/`, a plain struct here with its check and its
//! sheet, and one function like [`city_summary`].

mod check;
mod document;
mod error;
mod facts;
mod frame;
mod network;
mod pdf;
mod plain;
mod qr;
mod questionnaire;
mod receipt;
mod report;
mod sheet;
mod summary;
mod world;

pub use document::{Block, Document, DocumentError, docx};
pub use error::{Problem, ProblemKind, ReportError};
pub use facts::Fact;
pub use icc_domain::{Difference, FactValue, NoScore, Score};
pub use network::{AtWave, Coverage, Measured, Member, NetworkReport, SameMembers};
pub use pdf::{Paper, Pdf, Printing};
pub use questionnaire::{Asked, Part, Questionnaire};
pub use receipt::{Receipt, ReceiptAnswer, ReceiptFigure, ReceiptPart};
pub use report::{
    AnswerSection, Answered, Asked as AskedPoint, Chapter, CityReport, Nearness, Paragraph, Said,
    SimilarCities, SimilarCity, SimilarReason, SimilarRow,
};
pub use summary::{
    AllCities, Chart, CitySummary, Group, IndexCard, OtherMethod, Provenance, Row, Statistics,
};

use icc_domain::Locale;
use icc_i18n::I18n;

/// Typesets the summary of one city on two pages: what a council reads first, then every figure
/// with its facts, method and provenance.
///
/// The report is in `locale`; texts inside `summary` must be in that language already. All other
/// words, numbers and dates come from `i18n`. A city without a result has one page; more than two
/// come only when texts and rows are so many that they do not fit at the smallest size.
///
/// # Errors
///
/// [`ReportError::Invalid`] with every problem of the summary; the other variants mean that the
/// sources of the report and the data do not fit together.
pub fn city_summary(
    summary: &CitySummary,
    i18n: &I18n,
    locale: Locale,
    printing: &Printing,
) -> Result<Pdf, ReportError> {
    let _memory = pdf::Memory;
    check::city_summary(summary)?;
    let (sheet, code) = city_sheet(summary, i18n, locale, printing);
    let charts = summary.charts.iter().map(|chart| chart.svg.as_str());
    // Behind the charts, where the sheet looks for it.
    let charts = charts.chain(code.as_deref());
    let identity = format!(
        "city-summary/{}/{}/{}",
        locale.tag(),
        summary.wave,
        summary.name
    );
    pdf::typeset(
        world::Kind::CitySummary,
        &sheet,
        charts,
        &identity,
        printing,
    )
}

/// The picture of the address at which a report can be checked; none where it has none.
fn code(provenance: &Provenance) -> Option<String> {
    let address = provenance.address.as_str();
    (!address.is_empty()).then(|| qr::picture(address))?
}

/// The first pages in words, and the picture of the address at which they can be checked.
fn city_sheet(
    summary: &CitySummary,
    i18n: &I18n,
    locale: Locale,
    printing: &Printing,
) -> (sheet::CitySheet, Option<String>) {
    let code = summary.provenance.as_ref().and_then(code);
    let sheet = sheet::CitySheet::of(summary, code.is_some(), i18n, locale, printing.paper);
    (sheet, code)
}

/// Typesets the full report on one city: the two pages of its summary, how the figures are made,
/// what the review says, each indicator with its picture, and every answer.
///
/// # Errors
///
/// As [`city_summary`].
pub fn city_report(
    report: &CityReport,
    i18n: &I18n,
    locale: Locale,
    printing: &Printing,
) -> Result<Pdf, ReportError> {
    let _memory = pdf::Memory;
    report::check(report)?;
    let summary = &report.summary;
    let (sheet, code) = city_sheet(summary, i18n, locale, printing);
    let sheet = sheet.of_full_report(summary, i18n, locale);
    let own = summary.charts.iter().map(|chart| chart.svg.as_str());
    let own: Vec<&str> = own.chain(code.as_deref()).collect();
    let sheet = report::sheet::ReportSheet::of(report, sheet, own.len(), (i18n, locale));
    let chapters = report.chapters.iter();
    let charts = chapters.filter_map(|chapter| Some(chapter.chart.as_ref()?.svg.as_str()));
    let identity = format!(
        "city-report/{}/{}/{}",
        locale.tag(),
        summary.wave,
        summary.name
    );
    let pictures = own.into_iter().chain(charts);
    pdf::typeset(
        world::Kind::CityReport,
        &sheet,
        pictures,
        &identity,
        printing,
    )
}

/// Typesets the report on one network at one wave: who takes part, where it is strong, each indicator
/// with the members that show themselves, the waves, the members, and how the figures are made.
///
/// # Errors
///
/// As [`city_summary`].
pub fn network_report(
    report: &NetworkReport,
    i18n: &I18n,
    locale: Locale,
    printing: &Printing,
) -> Result<Pdf, ReportError> {
    let _memory = pdf::Memory;
    network::check(report)?;
    let code = code(&report.provenance);
    let (words, paper) = ((i18n, locale), printing.paper);
    let (sheet, pictures) = network::sheet::NetworkSheet::of(report, code.as_deref(), words, paper);
    let identity = format!(
        "network-report/{}/{}/{}",
        locale.tag(),
        report.wave,
        report.name
    );
    let kind = world::Kind::NetworkReport;
    pdf::typeset(kind, &sheet, pictures.into_iter(), &identity, printing)
}

/// Typesets a questionnaire without answers, to prepare with: every question with why it is asked,
/// its options, and room to write.
///
/// The report is in `locale`; texts inside `questionnaire` must be in that language already.
///
/// # Errors
///
/// As [`city_summary`].
pub fn questionnaire(
    questionnaire: &Questionnaire,
    i18n: &I18n,
    locale: Locale,
    printing: &Printing,
) -> Result<Pdf, ReportError> {
    let _memory = pdf::Memory;
    questionnaire::check(questionnaire)?;
    let others = questionnaire::or_else(i18n, locale);
    let words = (i18n, locale);
    let sheet =
        questionnaire::QuestionnaireSheet::of(questionnaire, &others, words, printing.paper);
    let identity = format!(
        "questionnaire/{}/{}/{}",
        locale.tag(),
        questionnaire.wave,
        questionnaire.city
    );
    let kind = world::Kind::Questionnaire;
    pdf::typeset(kind, &sheet, std::iter::empty(), &identity, printing)
}

/// Typesets what a municipality has handed in: a full copy, with who signed it and the digest by
/// which it is known.
///
/// The report is in `locale`; texts inside `receipt` must be in that language already.
///
/// # Errors
///
/// As [`city_summary`].
pub fn receipt(
    receipt: &Receipt,
    i18n: &I18n,
    locale: Locale,
    printing: &Printing,
) -> Result<Pdf, ReportError> {
    let _memory = pdf::Memory;
    receipt::check(receipt)?;
    let sheet = receipt::ReceiptSheet::of(receipt, (i18n, locale), printing.paper);
    let identity = format!(
        "receipt/{}/{}/{}/{}",
        locale.tag(),
        receipt.wave,
        receipt.city,
        receipt.revision
    );
    let kind = world::Kind::Receipt;
    pdf::typeset(kind, &sheet, std::iter::empty(), &identity, printing)
}
