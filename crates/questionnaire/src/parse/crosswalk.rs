//! `crosswalks/<id>.toml`

use std::collections::BTreeMap;

use icc_domain::Code;
use toml::de::DeTable;

use super::read;
use crate::definition::{Crosswalk, CrosswalkItem, CrosswalkReview};

pub(crate) fn build(root: &DeTable) -> Option<Crosswalk> {
    let item = |table: &DeTable| CrosswalkItem {
        from: read::code(table, "from"),
        to: read::code(table, "to"),
        class: read::word(table, "class").unwrap_or_default(),
        options: options(table),
        note: read::text(table, "note"),
    };
    let review = |table: &DeTable| {
        Some(CrosswalkReview {
            by: read::text(table, "by")?,
            on: table.get("on").and_then(read::date_text)?,
        })
    };
    let items = read::tables(root, "item").map(item).collect();
    Some(Crosswalk {
        from: read::code(root, "from")?,
        review: read::table(root, "review").and_then(review),
        items,
    })
}

fn options(item: &DeTable) -> BTreeMap<Code, Code> {
    let Some(table) = read::table(item, "options") else {
        return BTreeMap::new();
    };
    let pairs = table.iter().filter_map(|(from, to)| {
        let to = to.get_ref().as_str()?;
        Some((
            Code::new(from.get_ref().as_ref()).ok()?,
            Code::new(to).ok()?,
        ))
    });
    pairs.collect()
}
