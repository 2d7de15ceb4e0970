//! What is read: every list on its first page and on others, with choices and with words; topics,
//! long ones on several pages; practices. Links are found on the pages themselves.

use anyhow::{Result, ensure};

use super::super::asking::Person;

/// The network of the demonstration, into which everything was filled.
pub(super) const NETWORK: &str = "demo-network";

/// Words that the filler puts into nearly every text, in few, and in none; and two at once.
const WORDS: [&str; 4] = [
    "municipalities",
    "dirigeables",
    "xylophone",
    "library+council",
];
/// How many topics and practices are opened.
const OPENED: usize = 30;

/// Whether words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A page.
    Page,
    /// What was found by words.
    Search,
}

/// An address to read.
#[derive(Debug)]
pub(super) struct Address {
    pub(super) kind: Kind,
    pub(super) path: String,
}

/// Everything that is read.
pub(super) fn found(person: &Person, authority: &str) -> Result<Vec<Address>> {
    let space = format!("/en/networks/{NETWORK}/space");
    let lists: [(String, &[&str]); 8] = [
        (
            "/fr/pratiques".to_owned(),
            &[
                "theme=welcome",
                "theme=housing&cost=low",
                "language=en",
                "page=2",
                "page=40",
            ],
        ),
        (
            "/en/practices".to_owned(),
            &["theme=education", "page=3", "network=demo-network"],
        ),
        ("/en/tools".to_owned(), &["kind=guide", "page=2"]),
        (
            format!("/en/challenges/{NETWORK}"),
            &["theme=work", "status=open", "page=2"],
        ),
        (
            format!("/en/networks/{NETWORK}/expertise"),
            &["help=advice", "language=fr", "page=2", "page=20"],
        ),
        (
            space.clone(),
            &["show=unread", "show=questions", "page=2", "page=30"],
        ),
        (format!("/en/spaces/{NETWORK}/consensuses"), &["page=2"]),
        (format!("/en/spaces/{NETWORK}/meetings"), &["page=2"]),
    ];
    let mut all = Vec::new();
    for (path, choices) in &lists {
        let mut add = |kind, query: String| {
            let path = if query.is_empty() {
                path.clone()
            } else {
                format!("{path}?{query}")
            };
            all.push(Address { kind, path });
        };
        add(Kind::Page, String::new());
        for choice in *choices {
            add(Kind::Page, (*choice).to_owned());
        }
        if path.contains("/spaces/") {
            continue;
        }
        for words in WORDS {
            add(Kind::Search, format!("q={words}"));
            for choice in choices.iter().filter(|choice| !choice.contains("page=")) {
                add(Kind::Search, format!("q={words}&{choice}"));
            }
        }
    }
    let mut opened = Vec::new();
    for (pages, below) in [
        ([space.clone(), format!("{space}?page=2")], &*space),
        (
            [
                "/en/practices".to_owned(),
                "/en/practices?page=2".to_owned(),
            ],
            "/en/practices",
        ),
    ] {
        let mut listed = Vec::new();
        for page in pages {
            listed.extend(links(&person.get(authority, &page)?, below));
        }
        listed.sort_unstable();
        listed.dedup();
        ensure!(
            listed.len() > 10,
            "only {} are listed in {below}",
            listed.len()
        );
        listed.truncate(OPENED);
        opened.append(&mut listed);
    }
    for path in opened {
        if path.starts_with(&space) {
            for query in ["page=2", "post=500"] {
                let path = format!("{path}?{query}");
                all.push(Address {
                    kind: Kind::Page,
                    path,
                });
            }
        }
        all.push(Address {
            kind: Kind::Page,
            path,
        });
    }
    Ok(all)
}

/// What is linked below an address and named by an id.
fn links(body: &str, below: &str) -> Vec<String> {
    // Templates write slashes in attributes as a reference.
    let body = body.replace("&#x2f;", "/");
    let links = body.split("href=\"").skip(1);
    let links = links.filter_map(|rest| rest.split(['"', '#', '?']).next());
    let is_one = |link: &&str| {
        let id = link
            .strip_prefix(below)
            .and_then(|rest| rest.strip_prefix('/'));
        id.is_some_and(|id| id.len() == 36 && !id.contains('/'))
    };
    links.filter(is_one).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_is_named_by_an_id() {
        let id = "0199a1b2-7c3d-7e4f-8a9b-0c1d2e3f4a5b";
        let body = format!(
            "<a href=\"&#x2f;en/practices/{id}\"><a href=\"/en/practices?page=2\">\
             <a href=\"/en/practices/{id}/letter\"><a href=\"/en/tools/{id}\">"
        );
        assert_eq!(
            links(&body, "/en/practices"),
            [format!("/en/practices/{id}")]
        );
    }
}
