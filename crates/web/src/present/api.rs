//! The interface for programs, as its page tells it.

use icc_app::tables::{MOST_ROWS, PublicTable, USUAL_ROWS, public_tables};
use icc_pages::context::{ApiPage, ApiProblem, ApiTable, ProblemKind, ReleaseSnippet};

use crate::api::{API, API_DOCUMENT};
use crate::extract::PageCx;

/// The problems that whoever asks can do something about.
const PROBLEMS: [ProblemKind; 8] = [
    ProblemKind::BadRequest,
    ProblemKind::Unauthorized,
    ProblemKind::NotFound,
    ProblemKind::NotAcceptable,
    ProblemKind::Conflict,
    ProblemKind::Gone,
    ProblemKind::TooManyRequests,
    ProblemKind::Unavailable,
];
/// Where the service is reached while nobody has said so: on the machine itself.
const HERE: &str = "http://localhost:8080";

/// Where the interface begins.
pub(crate) fn address(cx: &PageCx) -> String {
    let here = match cx.app.config.public_url.as_str() {
        "" => HERE,
        known => known,
    };
    format!("{here}{API}")
}

pub(crate) fn page(cx: &PageCx) -> ApiPage {
    let address = address(cx);
    let tables = public_tables(&cx.app.i18n, cx.locale).into_iter();
    ApiPage {
        document: API_DOCUMENT.to_owned(),
        tables: tables.map(table).collect(),
        usual_rows: USUAL_ROWS,
        most_rows: MOST_ROWS,
        requests: cx.app.limits.api_requests,
        problems: PROBLEMS.map(problem).into(),
        snippets: snippets(&address),
        address,
    }
}

fn table(table: PublicTable) -> ApiTable {
    let filters = table.filters.iter();
    ApiTable {
        name: table.name.to_owned(),
        address: format!("{API}/{}", table.name),
        filters: filters.map(|filter| filter.name.to_owned()).collect(),
        about: table.about,
    }
}

fn problem(kind: ProblemKind) -> ApiProblem {
    ApiProblem {
        kind: kind.code().to_owned(),
        status: kind.status(),
    }
}

/// How to ask from other programs. The tests run them.
fn snippets(address: &str) -> Vec<ReleaseSnippet> {
    let curl = format!(
        "curl \"{address}/scores?level=index&limit=5\"\n\
         curl -H \"Accept: text/csv\" \"{address}/figures?group=all&level=index\""
    );
    let r = format!(
        "figures <- read.csv(\"{address}/figures?group=all&level=index&format=csv\")\n\
         figures[, c(\"period\", \"measure\", \"n\", \"mean\")]"
    );
    let python = format!(
        "import json\n\
         from urllib.parse import urljoin\n\
         from urllib.request import urlopen\n\
         \n\
         address = \"{address}/scores?level=index\"\n\
         rows = []\n\
         while address:\n    \
             with urlopen(address) as answer:\n        \
                 page = json.load(answer)\n    \
             rows += page[\"rows\"]\n    \
             address = page[\"next\"] and urljoin(address, page[\"next\"])\n\
         print(len(rows))"
    );
    let named = [("curl", curl), ("R", r), ("Python", python)];
    let snippet = |(program, code): (&str, String)| ReleaseSnippet {
        program: program.to_owned(),
        code,
    };
    named.map(snippet).into()
}
