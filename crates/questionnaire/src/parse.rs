//! From the files of a folder to a checked definition.

mod bands;
mod condition;
mod crosswalk;
mod form;
mod measure;
mod method;
mod points;
pub(crate) mod read;
pub(crate) mod source;
mod structure;
mod syntax;
mod texts;
mod treatment;
mod weights;

use std::collections::{BTreeMap, BTreeSet};

use icc_domain::Code;
use toml::de::DeTable;

use crate::check::{self, Context, DEFINITION_FILE};
use crate::definition::Definition;
use crate::diagnostic::Diagnostic;
use crate::grammar;
use crate::limits;
use crate::problems::Problems;
use form::Form;
pub(crate) use method::sources as method_sources;
use source::{Places, Source};

/// A definition without errors.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The definition.
    pub definition: Definition,
    /// What has no effect or looks forgotten, sorted by place.
    pub warnings: Vec<Diagnostic>,
}

/// Names that are declared, even by an entry too broken to be kept: a reference to one of them is
/// not reported a second time.
#[derive(Debug, Default)]
pub(crate) struct Declared {
    pub(crate) scales: BTreeSet<String>,
    pub(crate) sections: BTreeSet<String>,
    pub(crate) questions: BTreeSet<String>,
    pub(crate) methods: BTreeSet<String>,
    /// By method.
    pub(crate) measures: BTreeMap<String, BTreeSet<String>>,
    /// Questions per method whose points are incomplete, which has been reported.
    pub(crate) pointless: BTreeSet<(String, String)>,
    /// The file of each crosswalk of the definition.
    pub(crate) crosswalk_files: Vec<String>,
    /// Some file could not be read completely: what seems absent may really be there.
    pub(crate) damaged: bool,
}

/// What building a part of the definition needs.
pub(crate) struct Builder<'a, 'b> {
    pub(crate) source: &'a Source<'a>,
    pub(crate) places: &'a Places,
    pub(crate) problems: &'b mut Problems,
}

impl Builder<'_, '_> {
    pub(crate) fn report(&mut self, offset: usize, diagnostic: Diagnostic) {
        self.problems.at(self.source, offset, diagnostic);
    }

    /// Reports a code that is used a second time, with the file and line of the first.
    pub(crate) fn twice(&mut self, offset: usize, code: &Code, (file, line): (&str, usize)) {
        let twice = Diagnostic::new("duplicate-code").with("name", code);
        self.report(offset, twice.with("file", file).with("line", line));
    }

    /// Reports a name that does not exist, with the most similar one that does.
    pub(crate) fn unknown<'k>(
        &mut self,
        offset: usize,
        diagnostic: Diagnostic,
        name: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) {
        let diagnostic = self
            .problems
            .suggest(diagnostic.with("name", name), name, known);
        self.report(offset, diagnostic);
    }
}

/// Whether a file of a folder belongs to the definition; others need not be read.
#[must_use]
pub fn is_definition_file(path: &str) -> bool {
    std::path::Path::new(path)
        .extension()
        .is_some_and(|e| e == "toml")
}

/// Parses and checks a definition.
///
/// `files` holds the content of each file by its path relative to the definition's folder, with
/// `/` between folders. Files that are not part of a definition are ignored, those that look as if
/// they were meant to be are warned about.
///
/// # Errors
/// Every problem of all files, warnings included, sorted by file, line and column.
pub fn parse(files: &BTreeMap<String, String>) -> Result<Checked, Vec<Diagnostic>> {
    let files = files
        .iter()
        .map(|(path, text)| (path.as_str(), Ok(text.as_str())));
    parse_files(files.collect())
}

/// [`parse`] for files as they come from a disk or an upload: a file that is not UTF-8 is one of
/// the problems.
pub fn parse_bytes(files: &BTreeMap<String, Vec<u8>>) -> Result<Checked, Vec<Diagnostic>> {
    let files = files
        .iter()
        .map(|(path, bytes)| (path.as_str(), utf8(path, bytes)));
    parse_files(files.collect())
}

/// The text of a file, or where it stops being UTF-8.
pub fn utf8<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, Diagnostic> {
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let text = String::from_utf8_lossy(valid);
        let (line, column) = Source::new(path, &text).position(text.len());
        Diagnostic {
            file: path.to_owned(),
            line,
            column,
            ..Diagnostic::new("not-utf8")
        }
    })
}

fn parse_files(files: Vec<(&str, Result<&str, Diagnostic>)>) -> Result<Checked, Vec<Diagnostic>> {
    let mut problems = Problems::default();
    if files.len() > limits::FILES {
        let many = Diagnostic::new("too-many-files").with("limit", limits::FILES);
        return Err(vec![many.with("count", files.len())]);
    }
    let mut declared = Declared::default();
    let mut sources = Vec::new();
    for (path, text) in files {
        match text {
            Err(diagnostic) => {
                declared.damaged = true;
                problems.push(diagnostic);
            }
            Ok(text) if text.len() > limits::FILE_BYTES => {
                declared.damaged = true;
                let large = Diagnostic::new("file-too-large").in_file(path);
                problems.push(large.with("limit", limits::FILE_BYTES >> 20));
            }
            Ok(text) => sources.push(Source::new(path, text)),
        }
    }
    let definition = build(&sources, &mut problems, &mut declared);
    let refused = problems.has_errors();
    let all = problems.into_sorted();
    match definition {
        Some(definition) if !refused => Ok(Checked {
            definition,
            warnings: all,
        }),
        _ => Err(all),
    }
}

/// A file of the definition, its content and its role.
struct Parsed<'a> {
    source: &'a Source<'a>,
    root: DeTable<'a>,
}

fn build(
    sources: &[Source<'_>],
    problems: &mut Problems,
    declared: &mut Declared,
) -> Option<Definition> {
    let mut places = Places::default();
    let mut definition_file = None;
    let (mut methods, mut texts, mut crosswalks) = (Vec::new(), Vec::new(), Vec::new());
    for source in sources {
        let Some((role, name)) = role(source.path) else {
            if is_definition_file(source.path) {
                problems.push(Diagnostic::new("unexpected-file").in_file(source.path));
            }
            continue;
        };
        let (root, whole) = syntax::read(source, problems);
        declared.damaged |= !whole;
        let form = match role {
            Role::Definition => &grammar::DEFINITION,
            Role::Method => &grammar::METHOD,
            Role::Texts => &grammar::TEXTS,
            Role::Crosswalk => &grammar::CROSSWALK,
        };
        Form::new(source, problems, &mut places).file(&root, form);
        let parsed = Parsed { source, root };
        match role {
            Role::Definition => definition_file = Some(parsed),
            Role::Method => methods.push((name, parsed)),
            Role::Texts => texts.push((name, parsed)),
            Role::Crosswalk => crosswalks.push(parsed),
        }
    }
    let Some(file) = definition_file else {
        if !declared.damaged {
            problems.push(missing_definition(sources));
            // Those of a folder inside are not where they seem to be.
            problems.retain(|d| d.code != "unexpected-file");
        }
        return None;
    };
    let mut builder = Builder {
        source: file.source,
        places: &places,
        problems,
    };
    let mut definition = structure::build(&mut builder, &file.root, declared)?;
    for (name, file) in &methods {
        let mut builder = Builder {
            source: file.source,
            places: &places,
            problems,
        };
        method::build(&mut builder, &file.root, name, &mut definition, declared);
    }
    for (name, file) in &texts {
        let mut builder = Builder {
            source: file.source,
            places: &places,
            problems,
        };
        texts::build(&mut builder, &file.root, name, &mut definition);
    }
    for file in &crosswalks {
        if let Some(crosswalk) = crosswalk::build(&file.root) {
            definition.crosswalks.push(crosswalk);
            declared.crosswalk_files.push(file.source.path.to_owned());
        }
    }
    check::run(Context::new(&definition, declared, &places, problems));
    method::finish(&mut definition);
    Some(definition)
}

/// The problem of a folder without a definition: perhaps folders inside it have one.
fn missing_definition(sources: &[Source<'_>]) -> Diagnostic {
    let missing = Diagnostic::new("missing-file").in_file(DEFINITION_FILE);
    let missing = missing.with("file", DEFINITION_FILE);
    let inside = sources.iter().filter_map(|source| {
        let folder = source.path.strip_suffix(DEFINITION_FILE)?;
        folder.strip_suffix('/')
    });
    let inside: Vec<&str> = inside.collect();
    if inside.is_empty() {
        missing
    } else {
        let known = missing.with("known", inside.join(", "));
        known.hint("definition-elsewhere")
    }
}

enum Role {
    Definition,
    Method,
    Texts,
    Crosswalk,
}

/// What a file is for, and its name without folder and ending.
fn role(path: &str) -> Option<(Role, &str)> {
    let stem = path.strip_suffix(".toml")?;
    match stem.split_once('/') {
        None if stem == "definition" => Some((Role::Definition, stem)),
        Some(("methods", name)) if !name.contains('/') => Some((Role::Method, name)),
        Some(("texts", name)) if !name.contains('/') => Some((Role::Texts, name)),
        Some(("crosswalks", name)) if !name.contains('/') => Some((Role::Crosswalk, name)),
        _ => None,
    }
}
