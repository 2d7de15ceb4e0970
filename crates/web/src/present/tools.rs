//! Tools as their pages show them.

use std::collections::BTreeMap;

use icc_app::evidence::{EvidenceSource, host};
use icc_app::naming::Naming;
use icc_app::practices::{SharedWith, Tagged, TieNames};
use icc_app::tools::{
    FoundTools, ToolFacet, ToolFilter, ToolForm, ToolPage as Found, ToolPlace, ToolPlaces, ToolRow,
    ToolSaid,
};
use icc_domain::LocalizedText;
use icc_i18n::{Args, compare, key};
use icc_pages::context::{
    MeasureLink, PracticeDocumentChoice, PracticeFacet, PracticeTie, ToolBeginPage, ToolEntry,
    ToolFields, ToolFormPage, ToolPage, ToolUser, ToolsPage,
};

use super::consensus::named;
use super::practices::{choices, words};
use super::response::text;
use super::{count, pagination};
use crate::extract::PageCx;
use crate::form::Formed;

/// How addresses say that a tool is of the network itself.
pub(crate) const ITSELF: &str = "network";

/// Tools that were found.
pub(crate) fn list(cx: &PageCx, filter: &ToolFilter, found: &FoundTools) -> ToolsPage {
    let naming = cx.naming();
    let ties = words(cx, &naming);
    let facets = ToolFacet::ALL.map(|facet| {
        let counts = found.counts.get(&facet);
        shown_facet(facet, filter.chosen(facet), counts, (&ties, &naming))
    });
    let chosen = |facet: &ToolFacet| !filter.chosen(*facet).is_empty();
    let keeps = found.keeps.iter();
    ToolsPage {
        query: filter.words.clone(),
        filtered: !filter.words.is_empty() || ToolFacet::ALL.iter().any(chosen),
        facets: facets.into(),
        rows: found.rows.iter().map(|row| entry(row, cx)).collect(),
        pagination: pagination(found.paging),
        keeps: keeps
            .map(|network| {
                let name = text(&network.names, cx.locale, &network.code);
                (network.code.clone(), name)
            })
            .collect(),
    }
}

fn shown_facet(
    facet: ToolFacet,
    chosen: &str,
    counts: Option<&BTreeMap<String, usize>>,
    (ties, naming): (&TieNames<'_>, &Naming<'_>),
) -> PracticeFacet {
    let label = |code: &str| match facet {
        ToolFacet::Indicator => ties.indicator(code),
        ToolFacet::Network => naming.network(code),
        ToolFacet::Kind | ToolFacet::Theme | ToolFacet::Language => String::new(),
    };
    let mut options = choices(counts, chosen, label);
    // Codes without a label stay in the order of their letters.
    options.sort_by(|one, other| compare(naming.locale, &one.label, &other.label));
    PracticeFacet {
        name: facet.as_str().to_owned(),
        chosen: chosen.to_owned(),
        options,
    }
}

/// Tools by name.
pub(crate) fn entries(rows: &[ToolRow], cx: &PageCx) -> Vec<ToolEntry> {
    rows.iter().map(|row| entry(row, cx)).collect()
}

fn entry(row: &ToolRow, cx: &PageCx) -> ToolEntry {
    let tool = &row.tool;
    let name = |names: &LocalizedText, code: &str| text(names, cx.locale, code);
    let network_name = name(&row.network.names, &row.network.code);
    ToolEntry {
        id: tool.id.to_string(),
        language: tool.language.tag().to_owned(),
        title: tool.title.clone(),
        summary: tool.summary.clone(),
        kind: tool.kind.as_str().to_owned(),
        licence: tool.licence.as_str().to_owned(),
        theme: tool.theme.as_str().to_owned(),
        owner: row.city.as_ref().map_or_else(
            || network_name.clone(),
            |city| name(&city.names, &city.code),
        ),
        network_name,
        invented: row.network.demonstration,
        reserved: tool.reach == SharedWith::Network,
        users: count(row.used_by.len()),
    }
}

/// A tool.
pub(crate) fn one(cx: &PageCx, found: &Found) -> ToolPage {
    let naming = cx.naming();
    let ties = words(cx, &naming);
    let document = found.document.as_ref().map(|piece| &piece.source);
    let (url, file) = match (&found.row.tool.place, document) {
        (ToolPlace::Link(url), _) | (ToolPlace::Document(_), Some(EvidenceSource::Link(url))) => {
            (url.clone(), String::new())
        }
        (ToolPlace::Document(_), Some(EvidenceSource::File(file))) => {
            (String::new(), file.name.clone())
        }
        (ToolPlace::Document(_), None) => (String::new(), String::new()),
    };
    let mut used_by: Vec<String> = found
        .row
        .used_by
        .iter()
        .map(|city| text(&city.names, cx.locale, &city.code))
        .collect();
    used_by.sort_by(|one, other| compare(cx.locale, one, other));
    ToolPage {
        entry: entry(&found.row, cx),
        indicators: found
            .row
            .tool
            .indicators
            .iter()
            .map(|code| MeasureLink {
                label: ties.indicator(code),
                code: code.clone(),
            })
            .collect(),
        host: host(&url),
        url,
        file,
        used_by,
        speaks_for: found
            .speaks_for
            .iter()
            .map(|(city, uses)| ToolUser {
                city: city.code.clone(),
                name: text(&city.names, cx.locale, &city.code),
                uses: *uses,
            })
            .collect(),
        may_keep: found.may_keep,
    }
}

/// For whom a tool can be put into the library of a network.
pub(crate) fn begin(cx: &PageCx, found: &ToolPlaces) -> ToolBeginPage {
    let network_name = text(&found.network.names, cx.locale, &found.network.code);
    let mut places = named(&found.cities, cx.locale);
    if found.own {
        let args = Args::new().text("network", network_name.clone());
        let itself = cx
            .app
            .i18n
            .text(cx.locale, key!("tool-begin-network"), &args);
        places.insert(0, (ITSELF.to_owned(), itself));
    }
    ToolBeginPage {
        network: found.network.code.clone(),
        network_name,
        places,
    }
}

/// A tool with its form.
pub(crate) fn form(
    cx: &PageCx,
    found: &ToolForm,
    tagged: &Tagged,
    formed: Formed<ToolSaid>,
) -> ToolFormPage {
    let naming = cx.naming();
    let names = words(cx, &naming);
    let said = formed.said.unwrap_or_else(|| standing(found, cx));
    let ties = tagged.0.iter().map(|(code, _)| PracticeTie {
        label: names.indicator(code),
        chosen: said.indicators.contains(code),
        count: 0,
        questions: Vec::new(),
        code: code.clone(),
    });
    let documents = found.documents.iter().map(|piece| {
        let id = piece.id.to_string();
        PracticeDocumentChoice {
            title: piece.title.clone(),
            chosen: said.document == id,
            id,
        }
    });
    let tool = found.tool.as_ref();
    let city = found.city.as_ref();
    ToolFormPage {
        id: tool.map_or_else(String::new, |tool| tool.id.to_string()),
        network: found.network.code.clone(),
        network_name: text(&found.network.names, cx.locale, &found.network.code),
        invented: found.network.demonstration,
        of: city.map_or_else(|| ITSELF.to_owned(), |city| city.code.clone()),
        city_name: city.map_or_else(String::new, |city| text(&city.names, cx.locale, &city.code)),
        version: tool.map_or(0, |tool| tool.version),
        ties: ties.collect(),
        documents: documents.collect(),
        may_show: found.may_show,
        removed: said.removed,
        conflict: formed.refusal.conflict,
        errors: formed.refusal.errors,
        form: ToolFields {
            reach: said.reach,
            kind: said.kind,
            language: said.language,
            licence: said.licence,
            theme: said.theme,
            title: said.title,
            summary: said.summary,
            url: said.url,
        },
    }
}

/// What stands there before anybody has sent the form: what is kept, or the usual.
fn standing(found: &ToolForm, cx: &PageCx) -> ToolSaid {
    let Some(tool) = &found.tool else {
        return ToolSaid {
            reach: SharedWith::Network.as_str().to_owned(),
            language: cx.locale.tag().to_owned(),
            ..ToolSaid::default()
        };
    };
    let (url, document) = match &tool.place {
        ToolPlace::Link(url) => (url.clone(), String::new()),
        ToolPlace::Document(id) => (String::new(), id.to_string()),
    };
    ToolSaid {
        reach: tool.reach.as_str().to_owned(),
        kind: tool.kind.as_str().to_owned(),
        language: tool.language.tag().to_owned(),
        licence: tool.licence.as_str().to_owned(),
        theme: tool.theme.as_str().to_owned(),
        title: tool.title.clone(),
        summary: tool.summary.clone(),
        indicators: tool.indicators.clone(),
        url,
        document,
        removed: false,
        version: tool.version,
    }
}
