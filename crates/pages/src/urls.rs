//! Every address of the service, in both languages: the router and the links are made from this
//! one table, so that neither can drift from the other.

use std::fmt::Write as _;

use icc_domain::Locale;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stays readable in a path segment or a query value.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// Declares the addresses. A field that stands in braces in the pattern fills the path; any other
/// field becomes a query parameter, and is left out while empty.
macro_rules! routes {
    ($( $(#[$doc:meta])* $route:ident { $( $(#[$field_doc:meta])* $field:ident ),* } $fr:literal $en:literal )*) => {
        /// An address of the service, without its language.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "route", rename_all = "kebab-case", deny_unknown_fields)]
        pub enum Route {
            $( $(#[$doc])* $route { $(
                $(#[$field_doc])*
                #[doc = concat!("Stands for `", stringify!($field), "`.")]
                #[serde(default)]
                $field: String
            ),* } ),*
        }

        /// The kinds of address, for the router: one pattern per kind and language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum RouteKind {
            $( $(#[$doc])* $route ),*
        }

        impl RouteKind {
            /// Every kind, in the order of the table.
            pub const ALL: &'static [Self] = &[$( Self::$route ),*];

            /// The path pattern in a language, parameters in braces: `/fr/municipalites/{city}`.
            #[must_use]
            pub const fn pattern(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $( (Self::$route, Locale::Fr) => $fr, (Self::$route, Locale::En) => $en, )*
                }
            }

            /// An address of this kind, with what `value` gives for the name of each parameter.
            pub(super) fn with(self, value: impl Fn(&str) -> String) -> Route {
                match self {
                    $( Self::$route => Route::$route { $( $field: value(stringify!($field)) ),* }, )*
                }
            }
        }

        impl Route {
            /// The kind of this address.
            #[must_use]
            pub const fn kind(&self) -> RouteKind {
                match self {
                    $( Self::$route { .. } => RouteKind::$route, )*
                }
            }

            pub(super) fn fields(&self) -> Vec<(&'static str, &str)> {
                match self {
                    $( Self::$route { $( $field ),* } => vec![$( (stringify!($field), $field.as_str()) ),*], )*
                }
            }
        }
    };
}

mod new;
mod read;
mod table;
mod twin;

pub use new::{NEW, meant};
pub use table::{Route, RouteKind};
pub use twin::API;

impl Route {
    /// The path and query in a language, without host; every part percent-encoded.
    #[must_use]
    pub fn path(&self, locale: Locale) -> String {
        let mut path = self.kind().pattern(locale).to_owned();
        let mut query = String::new();
        for (name, value) in self.fields() {
            let placeholder = format!("{{{name}}}");
            let spelt = new::written(name, value, locale);
            let encoded = utf8_percent_encode(spelt, ENCODED).to_string();
            if path.contains(&placeholder) {
                path = path.replace(&placeholder, &encoded);
            } else if !value.is_empty() {
                let mark = if query.is_empty() { '?' } else { '&' };
                let _ = write!(query, "{mark}{name}={encoded}");
            }
        }
        path + &query
    }
}

#[cfg(test)]
mod tests;
