//! A document for word processors (DOCX): headings and paragraphs in one language, to be worked on.
//!
//! What is to be read and kept is a PDF; this is for whoever has to hand in a text elsewhere.

use std::io::Cursor;

use docx_rs::{BreakType, Docx, Paragraph, Run, Style, StyleType, XMLDocx};
use icc_domain::Locale;

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its title, for programs that list files; it is not repeated in the text.
    pub title: String,
    /// The language in which it is written.
    pub locale: Locale,
    /// What stands in it, from the top.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading, 1 for the title to 3.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// What must not be overlooked.
    Mark(String),
    /// A paragraph that begins with what it is.
    Field(String, String),
}

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the document cannot be written: {0}")]
pub struct DocumentError(String);

/// Names of the styles of headings, which word processors know by these names in every language.
const HEADINGS: [(&str, &str, usize); 3] = [
    ("Heading1", "heading 1", 36),
    ("Heading2", "heading 2", 28),
    ("Heading3", "heading 3", 24),
];
/// Half points of a text.
const SIZE: usize = 22;

/// The bytes of a document: the same for the same input.
///
/// # Errors
/// When the archive cannot be put together.
pub fn docx(document: &Document) -> Result<Vec<u8>, DocumentError> {
    let mut page = Docx::new().default_size(SIZE);
    for (level, (id, name, size)) in HEADINGS.into_iter().enumerate() {
        let style = Style::new(id, StyleType::Paragraph);
        let style = style.name(name).size(size).bold().outline_lvl(level);
        page = page.add_style(style);
    }
    for block in &document.blocks {
        page = page.add_paragraph(paragraph(block));
    }
    let mut parts = page.build();
    describe(&mut parts, document)?;
    let mut bytes = Cursor::new(Vec::new());
    let packed = parts.pack(&mut bytes);
    packed.map_err(|error| DocumentError(error.to_string()))?;
    Ok(bytes.into_inner())
}

fn paragraph(block: &Block) -> Paragraph {
    match block {
        Block::Heading(level, text) => {
            let at = usize::from(level.saturating_sub(1)).min(HEADINGS.len() - 1);
            let (id, ..) = HEADINGS[at];
            Paragraph::new().style(id).add_run(run(text))
        }
        Block::Text(text) => plain().add_run(run(text)),
        Block::Mark(text) => plain().add_run(run(text).bold()),
        Block::Field(label, text) => plain()
            .add_run(run(label).bold())
            .add_run(run(" "))
            .add_run(run(text)),
    }
}

/// A paragraph says what it is: not every program takes one without a style for a plain one.
fn plain() -> Paragraph {
    Paragraph::new().style("Normal")
}

/// A text with its line ends; characters that no document may hold are left out.
fn run(text: &str) -> Run {
    let mut run = Run::new();
    for (n, line) in text.lines().enumerate() {
        if n > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        let allowed = |c: &char| !c.is_control() || *c == '\t';
        run = run.add_text(line.chars().filter(allowed).collect::<String>());
    }
    if text == " " {
        run = Run::new().add_text(" ");
    }
    run
}

/// Says title and language, for which the library has no words: without a language, nobody hears the
/// text as it is meant.
fn describe(parts: &mut XMLDocx, document: &Document) -> Result<(), DocumentError> {
    let language = document.locale.bcp47();
    put_before(
        &mut parts.styles,
        "</w:rPr></w:rPrDefault>",
        &format!("<w:lang w:val=\"{language}\"/>"),
    )?;
    let title = escaped(&document.title);
    put_before(
        &mut parts.doc_props.core,
        "</cp:coreProperties>",
        &format!("<dc:language>{language}</dc:language><dc:title>{title}</dc:title>"),
    )
}

fn put_before(part: &mut Vec<u8>, mark: &str, text: &str) -> Result<(), DocumentError> {
    let lost = || DocumentError(format!("a part has no {mark}"));
    let written = std::str::from_utf8(part).map_err(|_| lost())?;
    let (head, tail) = written.split_once(mark).ok_or_else(lost)?;
    *part = format!("{head}{text}{mark}{tail}").into_bytes();
    Ok(())
}

fn escaped(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control()).collect();
    plain
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
