//! Where programs find what a page shows: a public table, with what chooses its rows; or a table of
//! its own, where it is made for this one address.

use std::fmt::Write as _;

use icc_domain::Locale;
use percent_encoding::utf8_percent_encode;

use super::{ENCODED, Route, RouteKind};

/// Where the interface for programs begins.
pub const API: &str = "/api/v1";

impl Route {
    /// The address of the rows that say what a page shows, in a format (`json`, `csv`); none for a
    /// page that shows no table. Rows are the same in both languages; only addresses differ.
    #[must_use]
    pub fn twin(&self, format: &str, locale: Locale) -> Option<String> {
        if let Some(own) = self.own_table(format) {
            return Some(own.path(locale));
        }
        let (table, chosen): (_, Vec<(&str, &String)>) = match self {
            Self::Cities { network, .. } => ("units", vec![("network", network)]),
            Self::City { city } => ("scores", vec![("unit", city)]),
            Self::CityWave { city, wave } => ("scores", vec![("unit", city), ("period", wave)]),
            Self::Networks {} => ("networks", Vec::new()),
            Self::Network { network, .. } => ("memberships", vec![("network", network)]),
            Self::Indicators {} => ("measures", Vec::new()),
            Self::Indicator { code, .. } => ("figures", vec![("measure", code)]),
            Self::Data {} => ("scores", Vec::new()),
            Self::Releases {} => ("releases", Vec::new()),
            Self::Errata { .. } => ("errata", Vec::new()),
            _ => return None,
        };
        let mut address = format!("{API}/{table}?");
        for (name, value) in chosen {
            if !value.is_empty() {
                let _ = write!(address, "{name}={}&", utf8_percent_encode(value, ENCODED));
            }
        }
        Some(format!("{address}format={format}"))
    }

    /// The table of a page whose rows stand in no public table.
    fn own_table(&self, format: &str) -> Option<Self> {
        let kind = match (self.kind(), format) {
            (RouteKind::MethodLab, "csv") => RouteKind::MethodLabCsv,
            (RouteKind::MethodLab, "json") => RouteKind::MethodLabJson,
            _ => return None,
        };
        let fields = self.fields();
        Some(kind.with(|wanted| {
            let mut own = fields.iter();
            let found = own.find(|(name, _)| *name == wanted);
            found.map_or_else(String::new, |(_, value)| (*value).to_owned())
        }))
    }
}
