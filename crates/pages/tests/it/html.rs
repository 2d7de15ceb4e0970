//! Reads pages back. They are well-formed XML as well as HTML, so a strict parser reads them: a tag
//! that is left open or an attribute that is written twice is a failed test, where a browser would
//! guess.

use roxmltree::{Document, Node, ParsingOptions};

/// Parses a page.
pub(crate) fn parse(html: &str) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(html, options)
        .unwrap_or_else(|error| panic!("the page is not well-formed: {error}\n{html}"))
}

/// The elements that a selector chooses, in document order. Known: `a, b`, `a b`, `a > b`, names,
/// `*`, `.class`, `#id`, `[attribute]`, `[attribute='value']`.
pub(crate) fn select<'a, 'i>(html: &'a Document<'i>, selector: &str) -> Vec<Node<'a, 'i>> {
    let chains: Vec<Vec<&str>> = selector
        .split(',')
        .map(|chain| chain.split_whitespace().collect())
        .collect();
    html.descendants()
        .filter(Node::is_element)
        .filter(|node| chains.iter().any(|chain| fits(*node, chain)))
        .collect()
}

/// The text of an element, runs of white space as one space.
pub(crate) fn text(node: Node<'_, '_>) -> String {
    let parts = node.descendants().filter(Node::is_text);
    let all: String = parts.filter_map(|n| n.text()).collect();
    all.split(|c: char| c.is_ascii_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn fits(node: Node<'_, '_>, chain: &[&str]) -> bool {
    let Some((own, above)) = chain.split_last() else {
        return true;
    };
    if !is(node, own) {
        return false;
    }
    match above.split_last() {
        None => true,
        Some((&">", above)) => node.parent_element().is_some_and(|up| fits(up, above)),
        Some(_) => node.ancestors().skip(1).any(|up| fits(up, above)),
    }
}

/// Whether an element is what a part of a selector says, such as `a.skip[href='#content']`.
fn is(node: Node<'_, '_>, part: &str) -> bool {
    let (simple, attributes) = part.split_at(part.find('[').unwrap_or(part.len()));
    let ends = |from: usize| {
        let rest = &simple[from..];
        rest.find(['.', '#']).map_or(simple.len(), |at| from + at)
    };
    let mut at = ends(0);
    let name = &simple[..at];
    if !(name.is_empty() || name == "*" || node.tag_name().name() == name) {
        return false;
    }
    while at < simple.len() {
        let end = ends(at + 1);
        let (sign, word) = simple[at..end].split_at(1);
        let holds = match sign {
            "." => node
                .attribute("class")
                .is_some_and(|all| all.split(' ').any(|one| one == word)),
            _ => node.attribute("id") == Some(word),
        };
        if !holds {
            return false;
        }
        at = end;
    }
    attributes
        .split(['[', ']'])
        .filter(|one| !one.is_empty())
        .all(|one| match one.split_once('=') {
            None => node.has_attribute(one),
            Some((name, value)) => node.attribute(name) == Some(value.trim_matches('\'')),
        })
}
