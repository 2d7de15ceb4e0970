//! Filling in a questionnaire through its pages: nothing that was typed gets lost.

use axum::http::StatusCode;
use icc_domain::Role;
use icc_store::WaveId;

use crate::html::{parse, select, text};
use crate::people::{Browser, Places};
use crate::site::{Answer, Site};

const QUESTION: &str = "questions/C1";

/// A member city whose questionnaire is begun, and one of its editors.
struct Desk {
    site: Site,
    places: Places,
    wave: WaveId,
}

impl Desk {
    async fn open() -> Self {
        let site = Site::without_results().await;
        let places = site.places().await;
        let wave = site.wave("now", places.network).await;
        site.begun(places.city, wave, "Depuis mars").await;
        for email in ["alix@example.org", "dominique@example.org"] {
            site.person(email, Some((Role::CityEditor, places.city)))
                .await;
        }
        Self { site, places, wave }
    }

    fn path(&self, rest: &str) -> String {
        let city = &self.places.city_code;
        format!("/fr/questionnaires/{city}/now/{rest}")
    }

    async fn alix(&self) -> Browser<'_> {
        self.site.browser_of("alix@example.org").await
    }

    async fn dominique(&self) -> Browser<'_> {
        self.site.browser_of("dominique@example.org").await
    }
}

fn errors(answer: &Answer) -> Vec<String> {
    let html = answer.text();
    let page = parse(&html);
    select(&page, ".errors li").into_iter().map(text).collect()
}

/// The value of a text of the form.
fn typed(answer: &Answer, id: &str) -> String {
    let html = answer.text();
    let page = parse(&html);
    let mut found = select(&page, &format!("textarea[id='{id}']"));
    text(found.pop().expect("the field"))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_cannot_be_kept_stays_in_its_form() {
    let desk = Desk::open().await;
    let mut alix = desk.alix().await;
    let long = "é".repeat(4001);
    for (answer, comment) in [
        (["yes", "no"], "court"),
        (["yes", ":unknown"], "court"),
        (["yes", ""], long.as_str()),
    ] {
        let fields = [
            ("C1.version", "1"),
            ("C1.answer", answer[0]),
            ("C1.answer", answer[1]),
            ("C1.comment", comment),
            ("then", "next"),
        ];
        let sent = alix.post(&desk.path(QUESTION), &fields).await;
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(errors(&sent).len(), 1, "{:?}", errors(&sent));
        assert_eq!(typed(&sent, "C1.comment"), comment);
        let html = sent.text();
        let page = parse(&html);
        assert!(text(select(&page, "head > title")[0]).starts_with("Erreur"));
    }
    let now = alix.get(&desk.path(QUESTION)).await;
    assert_eq!(typed(&now, "C1.comment"), "Depuis mars");
}

#[tokio::test(flavor = "multi_thread")]
async fn c1_the_second_one_sees_both_answers_and_can_keep_merge_or_leave_the_own() {
    let desk = Desk::open().await;
    let (mut alix, mut dominique) = (desk.alix().await, desk.dominique().await);
    let path = desk.path(QUESTION);
    let send = |comment: &'static str, version: &'static str| {
        [
            ("C1.version", version),
            ("C1.answer", "no"),
            ("C1.comment", comment),
        ]
    };
    let first = alix.post(&path, &send("Voté en mai", "1")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let second = dominique.post(&path, &send("Voté en juin", "1")).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    let html = second.text();
    let page = parse(&html);
    let theirs: String = select(&page, ".conflict").into_iter().map(text).collect();
    assert!(theirs.contains("Voté en mai"), "{theirs}");
    assert_eq!(typed(&second, "C1.comment"), "Voté en juin");
    let version = select(&page, "input[name='C1.version']")[0].attribute("value");
    assert_eq!(
        version,
        Some("2"),
        "keeping mine is one press of the button"
    );
    // Theirs: the page as it is. Mine, or both in one: the form, sent again.
    let theirs = dominique.get(&path).await;
    assert_eq!(typed(&theirs, "C1.comment"), "Voté en mai");
    let merged = dominique
        .post(&path, &send("Voté en mai et en juin", "2"))
        .await;
    assert_eq!(merged.status, StatusCode::SEE_OTHER);
    let history = alix.get(&desk.path("questions/C1/historique")).await.text();
    for said in ["Depuis mars", "Voté en mai", "Voté en mai et en juin"] {
        assert!(history.contains(said), "{said}");
    }
    assert!(
        !history.contains("Voté en juin"),
        "what was refused was never kept"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_other_language_keeps_what_was_typed() {
    let desk = Desk::open().await;
    let (mut alix, mut dominique) = (desk.alix().await, desk.dominique().await);
    let path = desk.path(QUESTION);
    let english = |path: &str| path.replace("/fr/questionnaires/", "/en/questionnaires/");
    let fields = |comment: &'static str, version: &'static str| {
        [
            ("C1.version", version),
            ("C1.answer", "yes"),
            ("C1.comment", comment),
            ("then", "language"),
        ]
    };
    let sent = alix.post(&path, &fields("Depuis avril", "1")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(sent.header("location"), english(&path));
    let page = alix.get(&english(&path)).await;
    assert_eq!(typed(&page, "C1.comment"), "Depuis avril");
    assert!(page.text().contains("lang=\"fr\">"), "in its language");
    // Nothing was typed: nothing is said to be kept.
    let same = alix.post(&path, &fields("Depuis avril", "2")).await;
    assert_eq!(same.header("location"), english(&path));
    assert!(!alix.follow(&same).await.text().contains("class=\"done\""));

    // A section, and what cannot be kept, which is told in the other language.
    let section = desk.path("sections/commitment");
    let odd = [
        ("C1.version", "2"),
        ("C1.answer", "yes"),
        ("C1.answer", "no"),
        ("C1.comment", "Depuis mai"),
        ("then", "language"),
    ];
    for path in [&path, &section] {
        let refused = alix.post(path, &odd).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert_eq!(typed(&refused, "C1.comment"), "Depuis mai");
        assert!(refused.text().contains("<html lang=\"en-CA\""));
    }
    let sent = alix.post(&section, &fields("Depuis juin", "2")).await;
    assert_eq!(sent.header("location"), english(&section));

    // Two answers stay two: the button settles nothing.
    let late = dominique.post(&path, &fields("Depuis toujours", "1")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(typed(&late, "C1.comment"), "Depuis toujours");
    let html = late.text();
    let seen = select(&parse(&html), "input[name='C1.seen']")[0]
        .attribute("value")
        .map(str::to_owned);
    assert_eq!(seen.as_deref(), Some("1"));
    let mut again = fields("Depuis toujours", "3").to_vec();
    again.push(("C1.seen", "1"));
    let again = dominique.post(&english(&path), &again).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.text().contains("<html lang=\"fr-CA\""));
    let now = alix.get(&path).await;
    assert_eq!(typed(&now, "C1.comment"), "Depuis juin");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_is_kept_for_the_version_it_starts_from() {
    let desk = Desk::open().await;
    let mut alix = desk.alix().await;
    let path = desk.path("questions/C1/brouillon");
    let fields = [
        ("C1.version", "1"),
        ("C1.answer", "no"),
        ("C1.comment", "Ébauche"),
    ];
    let kept = alix.save_draft(&path, "\"1\"", &fields).await;
    assert_eq!(
        (kept.status, kept.header("etag")),
        (StatusCode::OK, "\"2\"")
    );
    assert!(kept.text().contains("Enregistré"), "{}", kept.text());
    let again = alix.save_draft(&path, "\"2\"", &fields).await;
    assert_eq!(
        again.header("etag"),
        "\"2\"",
        "C5: the same once more changes nothing"
    );
    let other = [
        ("C1.version", "1"),
        ("C1.answer", "yes"),
        ("C1.comment", "Autre"),
    ];
    let late = alix.save_draft(&path, "\"1\"", &other).await;
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(late.header("etag"), "\"2\"");
    let without = alix.post(&path, &fields).await;
    assert_eq!(without.status.as_u16(), 428);
    for bad in ["1", "\"x\"", "*", "\"-1\""] {
        let refused = alix.save_draft(&path, bad, &fields).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{bad}");
    }
    let half = [
        ("C1.version", "2"),
        ("C1.answer", "yes"),
        ("C1.answer", "no"),
    ];
    let refused = alix.save_draft(&path, "\"2\"", &half).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_section_is_confirmed_except_what_has_changed() {
    let desk = Desk::open().await;
    let mut alix = desk.alix().await;
    let confirm = desk.path("sections/commitment/confirmer");
    let excepted = alix
        .post(&confirm, &[("C1.version", "1"), ("except", "C1")])
        .await;
    let page = alix.follow(&excepted).await.text();
    assert!(page.contains("still-true"), "one is left to confirm");
    let confirmed = alix.post(&confirm, &[("C1.version", "1")]).await;
    let page = alix.follow(&confirmed).await.text();
    assert!(page.contains("Les réponses sont confirmées."), "{page}");
    assert!(!page.contains("still-true"), "nothing is left to confirm");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_section_keeps_what_it_can_and_shows_the_rest_again() {
    let desk = Desk::open().await;
    let (mut alix, mut dominique) = (desk.alix().await, desk.dominique().await);
    let path = desk.path("sections/commitment");
    let both = |first: &'static str, second: &'static str| {
        [
            ("C1.version", "1"),
            ("C1.answer", first),
            ("C1.comment", "Depuis mars"),
            ("C2.version", "0"),
            ("C2.answer", second),
        ]
    };
    let first = alix.post(&path, &both("no", ":not_answered")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text());
    // C2: what the other has not touched is no conflict.
    let second = dominique.post(&path, &both("yes", "in_preparation")).await;
    assert_eq!(second.status, StatusCode::SEE_OTHER, "{}", second.text());
    let third = dominique
        .post(&path, &both(":unknown", "in_preparation"))
        .await;
    assert_eq!(third.status, StatusCode::CONFLICT);
    let html = third.text();
    let page = parse(&html);
    assert_eq!(select(&page, ".conflict").len(), 1);
    assert_eq!(errors(&third).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn z4_no_field_that_the_form_does_not_have_is_taken() {
    let desk = Desk::open().await;
    let mut alix = desk.alix().await;
    let mut fields = vec![("C1.version", "1"), ("C1.answer", "no")];
    for extra in [
        "C1.state",
        "C1.confirmation",
        "C1.since",
        "C1.evidence",
        "C1.grade",
        "C1.changed_by",
        "status",
        "mode",
        "closes_at",
        "municipality",
        "wave",
    ] {
        fields.push((extra, "verified"));
    }
    let sent = alix.post(&desk.path(QUESTION), &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let scope = icc_store::Scope::service();
    let read = desk.site.service.store().read();
    let city = desk.places.city.city().expect("a city");
    let response = read
        .responses()
        .of(&scope, city, desk.wave)
        .await
        .expect("a store");
    let response = response.expect("is there");
    assert_eq!(
        (response.version, response.mode),
        (1, icc_store::Mode::Shared)
    );
    let answer = read.answers().one(&response, "C1").await.expect("a store");
    let answer = answer.expect("is there");
    assert!(!answer.document.contains("verified"), "{}", answer.document);
    // Z2: the question that is answered is the one in the address.
    let other = [("C2.version", "0"), ("C2.answer", "no")];
    let refused = alix.post(&desk.path(QUESTION), &other).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}

#[tokio::test(flavor = "multi_thread")]
async fn i3_what_somebody_writes_is_shown_as_it_is_written() {
    let desk = Desk::open().await;
    let mut alix = desk.alix().await;
    for hostile in [
        "\"><svg onload=alert(1)>",
        "</textarea><script>alert(1)</script>",
        "{{ 7*7 }} {% raw %} ]]> &amp; \u{202e}",
        "javascript:alert(1)",
    ] {
        let version = {
            let html = alix.get(&desk.path(QUESTION)).await.text();
            let page = parse(&html);
            select(&page, "input[name='C1.version']")[0]
                .attribute("value")
                .unwrap_or_default()
                .to_owned()
        };
        let fields = [
            ("C1.version", version.as_str()),
            ("C1.answer", "no"),
            ("C1.comment", hostile),
            ("C1.example", hostile),
        ];
        let sent = alix.post(&desk.path(QUESTION), &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        for rest in [QUESTION, "sections/commitment", "questions/C1/historique"] {
            let html = alix.get(&desk.path(rest)).await.text();
            let page = parse(&html);
            assert!(select(&page, "svg").is_empty(), "{rest}");
            let shown = page
                .root_element()
                .descendants()
                .filter(roxmltree::Node::is_text);
            assert!(
                shown.filter_map(|n| n.text()).any(|t| t.trim() == hostile),
                "{rest} {hostile}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_translation_is_told_as_a_state_and_falls_back_when_the_words_change() {
    let desk = Desk::open().await;
    let (mut alix, mut dominique) = (desk.alix().await, desk.dominique().await);
    let path = desk.path("traductions/en");
    let home = desk.path("");
    let home = home.trim_end_matches('/');
    let waiting = alix.get(home).await.text();
    assert!(
        waiting.contains("n’est pas traduit en anglais"),
        "it waits: {waiting}"
    );
    let send = |comment: &'static str, version: &'static str| {
        [
            ("C1.version", version),
            ("C1.comment", comment),
            ("C1.finished", "yes"),
        ]
    };
    let sent = alix.post(&path, &send("Since March", "1")).await;
    let page = alix.follow(&sent).await.text();
    assert!(
        page.contains("Since March") && page.contains("Traduit"),
        "{page}"
    );
    assert!(
        !alix.get(home).await.text().contains("traduit en anglais"),
        "nothing waits"
    );
    // Whoever has not seen that is told, and keeps what was typed.
    let late = dominique.post(&path, &send("From March on", "1")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(typed(&late, "C1.comment"), "From March on");
    // The answer is not confirmed by being translated, and new words need a new translation.
    let words = [
        ("C1.version", "2"),
        ("C1.answer", "yes"),
        ("C1.comment", "Depuis avril"),
    ];
    alix.post(&desk.path(QUESTION), &words).await;
    let page = alix.get(&path).await.text();
    assert!(page.contains("a changé depuis"), "{page}");
    assert!(
        page.contains("Since March"),
        "the old translation is still there"
    );
}
