//! What the query of an address asks for, and every reason why it cannot be answered.

use std::collections::BTreeMap;

use icc_app::tables::{Accepted, Cursor, Filter, MOST_ROWS, Question, USUAL_ROWS};
use icc_domain::Code;
use icc_i18n::key;
use icc_pages::context::ProblemKind;

use super::format::Format;
use crate::extract::Query;
use crate::problem::{Fault, Problem};

/// How many rows a page has at most.
pub(crate) const LIMIT: &str = "limit";
/// Where to go on.
pub(crate) const CURSOR: &str = "cursor";
/// In which format.
pub(crate) const FORMAT: &str = "format";
/// As which audience.
pub(crate) const AUDIENCE: &str = "audience";
/// The audience that everybody is, and that is meant where nobody says so.
pub(crate) const EVERYBODY: &str = "public";
/// What an audience is called, as a regular expression: as in the addresses of pages.
pub(crate) const AUDIENCE_PATTERN: &str =
    "^(public|research|(network|partner|self)-[A-Za-z0-9][A-Za-z0-9_.-]{0,63})$";

/// What is asked of a table.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) question: Question,
    pub(crate) format: Option<Format>,
    /// As which audience that is not everybody.
    pub(crate) audience: Option<String>,
    /// What stood in the query but the cursor, in a fixed order: an address goes on with it.
    again: Vec<(&'static str, String)>,
}

impl Asked {
    /// The address of the page after this one.
    pub(crate) fn address(&self, path: &str, next: &Cursor) -> String {
        // Codes, words and numbers: nothing in them has to be encoded.
        let fields = self.again.iter();
        let fields = fields.map(|(name, text)| format!("{name}={text}&"));
        format!("{path}?{}{CURSOR}={next}", fields.collect::<String>())
    }
}

/// What a table is asked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// As it is now, for an audience.
    Now,
    /// As a release keeps it: for everybody.
    Kept,
}

/// Reads what is asked of a table.
pub(crate) fn table(query: &Query, table: &str, state: State) -> Result<Asked, Problem> {
    let Some(filters) = icc_app::tables::filters(table) else {
        return Err(Problem::new(ProblemKind::NotFound));
    };
    let names = filters.iter().map(|filter| filter.name);
    let own: &[&str] = match state {
        State::Now => &[AUDIENCE, LIMIT, CURSOR, FORMAT],
        State::Kept => &[LIMIT, CURSOR, FORMAT],
    };
    let mut reader = Reader::new(query, names.chain(own.iter().copied()));
    let mut again = Vec::new();
    let mut chosen = BTreeMap::new();
    for filter in &filters {
        if let Some(text) = reader.filtered(filter) {
            again.push((filter.name, text.clone()));
            chosen.insert(filter.name, text);
        }
    }
    let audience = match state {
        State::Now => reader.audience(),
        State::Kept => None,
    };
    again.extend(audience.iter().map(|name| (AUDIENCE, name.clone())));
    let most = reader.limit();
    again.extend(most.map(|most| (LIMIT, most.to_string())));
    let format = reader.format();
    again.extend(format.map(|format| (FORMAT, format.word().to_owned())));
    let cursor = reader.read(CURSOR, key!("api-fault-cursor"), String::new(), |text| {
        text.parse().ok()
    });
    reader.end()?;
    Ok(Asked {
        question: Question {
            table: table.to_owned(),
            filters: chosen,
            cursor,
            most: most.unwrap_or(USUAL_ROWS),
        },
        format,
        audience: audience.filter(|name| name != EVERYBODY),
        again,
    })
}

/// Reads what is asked of something that comes whole, in one of the formats.
pub(crate) fn whole(query: &Query) -> Result<Option<Format>, Problem> {
    let mut reader = Reader::new(query, [FORMAT].into_iter());
    let format = reader.format();
    reader.end()?;
    Ok(format)
}

/// Makes sure that nothing is asked.
pub(crate) fn nothing(query: &Query) -> Result<(), Problem> {
    Reader::new(query, [].into_iter()).end()
}

struct Reader<'a> {
    query: &'a Query,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    /// Begins with what the query holds beside what is known.
    fn new(query: &'a Query, known: impl Iterator<Item = &'static str>) -> Self {
        let known: Vec<&str> = known.collect();
        let unknown = query.names().filter(|name| !known.contains(name));
        let faults =
            unknown.map(|name| Fault::new(name, key!("api-fault-unknown"), known.join(", ")));
        Self {
            faults: faults.collect(),
            query,
        }
    }

    /// A parameter that stands there at most once, as `read` understands it.
    fn read<T>(
        &mut self,
        name: &'static str,
        message: &'static str,
        allowed: String,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let fault = match self.query.values(name) {
            [] => return None,
            [text] => match read(text) {
                Some(value) => return Some(value),
                None => Fault::new(name, message, allowed),
            },
            _ => Fault::new(name, key!("api-fault-twice"), String::new()),
        };
        self.faults.push(fault);
        None
    }

    fn filtered(&mut self, filter: &Filter) -> Option<String> {
        let (message, allowed) = match &filter.accepts {
            Accepted::Code => (key!("api-fault-code"), String::new()),
            Accepted::Words(words) => (key!("api-fault-word"), words.join(", ")),
            Accepted::Whole => (key!("api-fault-whole"), String::new()),
        };
        self.read(filter.name, message, allowed, |text| {
            filter.accepts.holds(text).then(|| text.to_owned())
        })
    }

    fn limit(&mut self) -> Option<u32> {
        self.read(
            LIMIT,
            key!("api-fault-limit"),
            MOST_ROWS.to_string(),
            |text| {
                let number: u32 = text.parse().ok()?;
                let sound = (1..=MOST_ROWS).contains(&number) && number.to_string() == text;
                sound.then_some(number)
            },
        )
    }

    fn audience(&mut self) -> Option<String> {
        let message = key!("api-fault-audience");
        self.read(AUDIENCE, message, String::new(), |text| {
            is_audience(text).then(|| text.to_owned())
        })
    }

    fn format(&mut self) -> Option<Format> {
        let words = Format::ALL.map(Format::word).join(", ");
        self.read(FORMAT, key!("api-fault-word"), words, Format::named)
    }

    fn end(self) -> Result<(), Problem> {
        if self.faults.is_empty() {
            return Ok(());
        }
        Err(Problem {
            faults: self.faults,
            ..Problem::new(ProblemKind::BadRequest)
        })
    }
}

/// Whether an audience could be called so.
fn is_audience(text: &str) -> bool {
    let with_code = || {
        let (kind, code) = text.split_once('-')?;
        Some(["network", "partner", "self"].contains(&kind) && Code::new(code).is_ok())
    };
    [EVERYBODY, "research"].contains(&text) || with_code().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audience_is_called_as_in_the_addresses_of_pages() {
        for good in ["public", "research", "network-remiri", "self-a.b_c-d"] {
            assert!(is_audience(good), "{good}");
        }
        for bad in [
            "", "Public", "network", "network-", "city-x", "self-a b", "self--", "own-a",
        ] {
            assert!(!is_audience(bad), "{bad}");
        }
    }
}
