//! The tool library of networks.

use icc_app::practices::Theme;
use icc_app::tools::{ToolFilter, ToolId, ToolKind, ToolSaid};
use icc_pages::urls::Route;
use serde::Deserialize;

use crate::extract::{LONGEST_CODE, Query, page_word};
use crate::handlers::id;
use crate::problem::Problem;
use crate::sheet::Sheet;

pub(crate) mod edit;
pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod one;

/// The longest words that are looked for, in characters.
const LONGEST_WORDS: usize = icc_app::search::LONGEST_QUERY;

/// A tool in the address.
#[derive(Deserialize)]
pub(crate) struct At {
    tool: String,
}

impl At {
    fn id(&self) -> Result<ToolId, Problem> {
        id(&self.tool)
    }

    fn here(&self) -> Route {
        Route::Tool {
            tool: self.tool.clone(),
        }
    }
}

/// What is looked for.
fn wanted(query: &Query) -> Result<ToolFilter, Problem> {
    let code = |name: &str| query.text(name, LONGEST_CODE);
    Ok(ToolFilter {
        words: query.text("q", LONGEST_WORDS)?,
        kind: query.word("kind", ToolKind::from_word)?,
        theme: query.word("theme", Theme::from_word)?,
        indicator: code("indicator")?,
        language: code("language")?,
        network: code("network")?,
    })
}

/// The address of what is looked for.
fn address(filter: &ToolFilter, page: u32) -> Route {
    let word = |word: Option<&'static str>| word.unwrap_or_default().to_owned();
    Route::Tools {
        q: filter.words.clone(),
        kind: word(filter.kind.map(ToolKind::as_str)),
        theme: word(filter.theme.map(Theme::as_str)),
        indicator: filter.indicator.clone(),
        language: filter.language.clone(),
        network: filter.network.clone(),
        page: page_word(page),
    }
}

/// What a form says of a tool; looked at by the use case.
fn said(sheet: &mut Sheet) -> Result<ToolSaid, Problem> {
    Ok(ToolSaid {
        reach: sheet.text("reach")?,
        kind: sheet.text("tool-kind")?,
        language: sheet.text("language")?,
        licence: sheet.text("licence")?,
        theme: sheet.text("theme")?,
        title: sheet.text("title")?,
        summary: sheet.text("summary")?,
        indicators: sheet.all("indicators").into_iter().collect(),
        url: sheet.text("url")?,
        document: sheet.text("document")?,
        removed: sheet.text("removed")? == "yes",
        version: sheet.whole("version")?,
    })
}
