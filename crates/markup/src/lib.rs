//! What people write with a little Markdown, as HTML that nobody has to fear: paragraphs, headings,
//! lists, quotations, code, stress and links. Whatever else is written stays a text.
//!
//! The Markdown is read by `pulldown-cmark`; what comes of it passes a list of what is allowed
//! (`ammonia`), so that neither has to be trusted alone. What comes out is well-formed XML too, as
//! all pages are.

use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// Everything that can come out.
const TAGS: [&str; 18] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "ul",
];
/// Where links may lead.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];
/// What each link says of itself: it tells nobody where a reader comes from, and is recommended by
/// nobody here.
const REL: &str = "nofollow noopener ugc noreferrer";

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    cleaner
        .tags(TAGS.into_iter().collect())
        .generic_attributes(std::iter::empty().collect())
        .tag_attributes(
            [
                ("a", ["href"].into_iter().collect()),
                ("ol", ["start"].into_iter().collect()),
            ]
            .into_iter()
            .collect(),
        )
        .url_schemes(SCHEMES.into_iter().collect())
        // An address of this service is written whole, like any other.
        .url_relative(UrlRelative::Deny)
        .link_rel(Some(REL));
    cleaner
});

/// A text as HTML. Its headings begin below the heading of level `under` (1 to 5) under which it
/// stands, and go no deeper than 6.
#[must_use]
pub fn html(text: &str, under: u8) -> String {
    let events = Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH);
    let events = events.filter_map(|event| tame(event, under));
    let mut written = String::new();
    html::push_html(&mut written, events);
    let clean = CLEANER.clean(&written).to_string();
    // Whatever was typed is escaped by now, so these can only be what they seem.
    clean
        .replace("<br>", "<br/>")
        .replace("<hr>", "<hr/>")
        .replace("&nbsp;", "\u{a0}")
}

/// What becomes of a part of a text: HTML is shown as it was typed, a picture is its description.
fn tame(event: Event<'_>, under: u8) -> Option<Event<'_>> {
    Some(match event {
        Event::Html(typed) | Event::InlineHtml(typed) => Event::Text(typed),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
            level: below(level, under),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below(level, under))),
        other => other,
    })
}

/// The level of a heading that stands under another.
fn below(level: HeadingLevel, under: u8) -> HeadingLevel {
    let level = level as usize + usize::from(under);
    HeadingLevel::try_from(level.min(6)).unwrap_or(HeadingLevel::H6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_little_markdown_is_understood() {
        for (typed, shown) in [
            ("Bonjour *à tous*", "<p>Bonjour <em>à tous</em></p>\n"),
            ("un\n\ndeux", "<p>un</p>\n<p>deux</p>\n"),
            ("un  \ndeux", "<p>un<br/>\ndeux</p>\n"),
            (
                "3. a\n4. b",
                "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n",
            ),
            ("> cité", "<blockquote>\n<p>cité</p>\n</blockquote>\n"),
            ("~~non~~", "<p><del>non</del></p>\n"),
            ("---", "<hr/>\n"),
            ("`a < b`", "<p><code>a &lt; b</code></p>\n"),
            ("a\u{a0}: b & c", "<p>a\u{a0}: b &amp; c</p>\n"),
        ] {
            assert_eq!(html(typed, 2), shown, "{typed}");
        }
    }

    #[test]
    fn headings_stand_under_the_one_above() {
        assert_eq!(html("# Un\n\n## Deux", 2), "<h3>Un</h3>\n<h4>Deux</h4>\n");
        assert_eq!(html("##### Cinq", 2), "<h6>Cinq</h6>\n");
        assert_eq!(html("# Un", 9), "<h6>Un</h6>\n");
    }

    #[test]
    fn links_lead_to_the_web_and_recommend_nothing() {
        let link = html("[ici](https://ville.example/a?b=c&d=\"e\")", 2);
        assert!(
            link.contains("href=\"https://ville.example/a?b=c&amp;d=%22e%22\""),
            "{link}"
        );
        assert!(link.contains(&format!("rel=\"{REL}\"")), "{link}");
        assert!(html("<https://ville.example>", 2).contains("href=\"https://ville.example\""));
        for bad in [
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](java\nscript:alert(1))",
            "[x](&#106;avascript:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "[x](vbscript:x)",
            "[x](file:///etc/passwd)",
            "[x](//ville.example)",
            "[x](/fr/compte)",
            "[x]: javascript:alert(1)\n\n[x]",
        ] {
            assert!(!html(bad, 2).contains("href"), "{bad}: {}", html(bad, 2));
        }
    }

    /// Inputs by which sanitisers were once got around.
    #[test]
    fn i5_i3_nothing_that_is_typed_becomes_a_tag_of_its_own() {
        for bad in [
            "<script>alert(1)</script>",
            "\"><svg onload=alert(1)>",
            "</script>",
            "]]>",
            "{{7*7}}",
            "<img src=x onerror=alert(1)>",
            "![x](https://ailleurs.example/suivi.png)",
            "![x](x\" onerror=\"alert(1))",
            "<a href=\"https://x.example\" onclick=\"x\">x</a>",
            "<style>@import 'https://x.example'</style>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
            "<svg><style><!--</style><img src=x onerror=alert(1)>-->",
            "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror=alert(1)>",
            "<select><style></select><img src=x onerror=alert(1)>",
            "<iframe srcdoc='<script>alert(1)</script>'>",
            "<!--><img src=x onerror=alert(1)>",
            "`<img src=x onerror=alert(1)>`",
            "```\n</code></pre><img src=x onerror=alert(1)>\n```",
            "# <img src=x onerror=alert(1)>",
            "[<img src=x onerror=alert(1)>](https://x.example)",
            "- <details open ontoggle=alert(1)>",
        ] {
            let shown = html(bad, 2);
            for tag in [
                "<img",
                "<svg",
                "<script",
                "<style",
                "<math",
                "<iframe",
                "<noscript",
                "<details",
                "<select",
            ] {
                assert!(!shown.contains(tag), "{bad}: {shown}");
            }
            assert!(!shown.contains("src=\""), "{bad}: {shown}");
        }
        assert_eq!(
            html("a <b>gras</b>", 2),
            "<p>a &lt;b&gt;gras&lt;/b&gt;</p>\n"
        );
        assert_eq!(
            html("![Le *plan*](https://x.example/p.png)", 2),
            "<p>Le <em>plan</em></p>\n"
        );
    }

    #[test]
    fn a_text_without_end_is_no_work_without_end() {
        for part in ["[", "*a **b ", "> ", "- ", "<a ", "`", "![", "[a](", "\\"] {
            let text = part.repeat(8000 / part.len());
            assert!(html(&text, 2).len() < 1_000_000, "{part}");
        }
    }
}
