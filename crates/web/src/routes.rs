//! Every route, classified. A test compares this table with the router and with
//! `docs/reference/routes.md`, so that a new route fails until somebody has thought about it.

use icc_domain::Locale;
use icc_pages::urls::RouteKind;

/// Who may see what a route answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody.
    Public,
    /// Whoever runs the service: it says nothing about data.
    Operator,
}

/// What a browser or a proxy may keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// For ever: the address changes with the content.
    Forever,
    /// Kept, and asked about before every use (`ETag`).
    Revalidated,
    /// Asked about before every use; the answer is made anew.
    Anew,
    /// Never.
    Never,
}

impl Keeping {
    /// The value of `Cache-Control`.
    #[must_use]
    pub const fn header(self) -> &'static str {
        match self {
            Self::Forever => "public, max-age=31536000, immutable",
            Self::Revalidated | Self::Anew => "no-cache",
            Self::Never => "no-store",
        }
    }
}

/// One route. All of them are read by GET and HEAD, and none changes anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Classified {
    /// The pattern, parameters in braces.
    pub pattern: &'static str,
    /// Who may see it.
    pub audience: Audience,
    /// What may be kept of it.
    pub keeping: Keeping,
}

/// The entrance, which leads to a language.
pub const ENTRANCE: &str = "/";
/// Style sheet, fonts, pictures.
pub const ASSET: &str = "/assets/{name}";
/// Whether the process runs.
pub const HEALTH: &str = "/healthz";
/// Whether the service can answer.
pub const READINESS: &str = "/readyz";
/// What search engines may read.
pub const ROBOTS: &str = "/robots.txt";

const fn public(pattern: &'static str, keeping: Keeping) -> Classified {
    Classified {
        pattern,
        audience: Audience::Public,
        keeping,
    }
}

const fn operator(pattern: &'static str) -> Classified {
    Classified {
        pattern,
        audience: Audience::Operator,
        keeping: Keeping::Never,
    }
}

/// What may be kept of a page or file.
#[must_use]
pub const fn keeping(kind: RouteKind) -> Keeping {
    match kind {
        RouteKind::Cities => Keeping::Anew,
        RouteKind::Home
        | RouteKind::City
        | RouteKind::CityWave
        | RouteKind::CityFile
        | RouteKind::Explanation
        | RouteKind::Indicators
        | RouteKind::Method
        | RouteKind::Data
        | RouteKind::DataFile
        | RouteKind::ProblemKind => Keeping::Revalidated,
    }
}

/// Every route of the service.
#[must_use]
pub fn classified() -> Vec<Classified> {
    let mut all = vec![
        public(ENTRANCE, Keeping::Anew),
        public(ASSET, Keeping::Forever),
        public(ROBOTS, Keeping::Revalidated),
        operator(HEALTH),
        operator(READINESS),
    ];
    for kind in RouteKind::ALL {
        for locale in Locale::ALL {
            all.push(public(kind.pattern(locale), keeping(*kind)));
        }
    }
    all
}
