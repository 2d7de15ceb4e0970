//! The words of a map.

use icc_i18n::{Args, key};

use super::Words;
use super::table::{Header, TableRow, words_column};
use crate::spec::{PlaceMap, Results};
use crate::text::clean;

impl Words<'_> {
    pub(crate) fn map_published(&self) -> String {
        self.plain(key!("charts-map-key-published"))
    }

    pub(crate) fn map_not_yet(&self) -> String {
        self.plain(key!("charts-map-key-not-yet"))
    }

    pub(crate) fn map_named(&self) -> String {
        self.plain(key!("charts-map-key-named"))
    }

    pub(crate) fn map_many(&self) -> String {
        self.plain(key!("charts-map-key-many"))
    }
}

pub(super) fn kind(words: &Words<'_>, map: &PlaceMap) -> String {
    let args = Args::new().integer("count", map.places.len());
    words.text(key!("charts-kind-map"), &args)
}

pub(super) fn finding(words: &Words<'_>, map: &PlaceMap) -> Vec<String> {
    let of = |results: Results| map.places.iter().filter(|p| p.results == results).count();
    [
        (key!("charts-finding-map-published"), of(Results::Published)),
        (key!("charts-finding-map-not-yet"), of(Results::NotYet)),
        (key!("charts-finding-map-named"), of(Results::Named)),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(id, count)| words.text(id, &Args::new().integer("count", count)))
    .collect()
}

pub(super) fn caption(words: &Words<'_>) -> String {
    words.plain(key!("charts-caption-map"))
}

pub(super) fn table(words: &Words<'_>, map: &PlaceMap) -> (Vec<Header>, Vec<TableRow>) {
    let headers = vec![
        words_column(words.plain(key!("charts-table-municipality"))),
        words_column(words.plain(key!("charts-table-region"))),
        words_column(words.plain(key!("charts-table-results"))),
    ];
    let rows = map.places.iter().map(|place| TableRow {
        section: None,
        cells: vec![
            clean(&place.name),
            clean(&place.region),
            words.plain(match place.results {
                Results::Published => key!("charts-table-results-published"),
                Results::NotYet => key!("charts-table-results-not-yet"),
                Results::Named => key!("charts-table-results-named"),
            }),
        ],
    });
    (headers, rows.collect())
}
