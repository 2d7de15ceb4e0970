//! `crosswalks/<id>.toml`

use toml::de::DeTable;

use super::read;
use crate::definition::{Crosswalk, CrosswalkItem};

pub(crate) fn build(root: &DeTable) -> Option<Crosswalk> {
    let item = |table: &DeTable| CrosswalkItem {
        from: read::code(table, "from"),
        to: read::code(table, "to"),
        class: read::word(table, "class").unwrap_or_default(),
        note: read::text(table, "note"),
    };
    let items = read::tables(root, "item").map(item).collect();
    Some(Crosswalk {
        from: read::code(root, "from")?,
        items,
    })
}
