//! Reviews over HTTP: what a cell of the access table needs, what a reviewer's pages hold and do not
//! hold, and forms that do not fit.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use icc_app::responses::Entry;
use icc_domain::{Locale, LocalizedText, Role};
use icc_pages::urls::RouteKind;
use icc_questionnaire::State;
use icc_store::{
    AccountId, AssignmentId, CheckState, Confirmation, EvidenceId, Extent, Hold, Mode,
    NewAssignment, NewCheck, NewDraftAnswer, NewResponse, NewWave, Place, Response, ResponseStatus,
    Review, ReviewPath, Scope,
};

use crate::access::pdf_of;
use crate::people::Places;
use crate::site::Site;

/// A questionnaire that a city has handed in, with an answer, its evidence, and a question about it.
pub(crate) struct Handed {
    response: Response,
    wave: String,
    city: String,
    item: EvidenceId,
    assignment: AssignmentId,
    reviewer: AccountId,
}

impl Handed {
    /// The evidence beside its answer.
    pub(crate) const fn item(&self) -> EvidenceId {
        self.item
    }
}

/// The routes that are about such a questionnaire.
pub(crate) fn is_about(kind: RouteKind) -> bool {
    use RouteKind as Kind;
    matches!(
        kind,
        Kind::Reviews
            | Kind::Review
            | Kind::ReviewSection
            | Kind::ReviewConfirm
            | Kind::ReviewAnswer
            | Kind::ReviewFinish
            | Kind::ReviewTexts
            | Kind::ReviewFile
            | Kind::ReviewAssign
            | Kind::ResponseRequests
    )
}

/// The digest that a check bears which is about whatever the answer says now.
const OTHER_CONTENT: &str = "0000000000000000000000000000000000000000000000000000000000000000";

impl Site {
    /// A new wave of both networks, in which the city of a place has handed in one answer.
    #[expect(clippy::too_many_lines, reason = "one record after the other")]
    pub(crate) async fn under_review(
        &self,
        places: &Places,
        place: Place,
        n: usize,
        comment: &str,
    ) -> Handed {
        let read = self.service.store().read();
        let networks = read.networks().all().await.expect("networks");
        let of = |id| {
            let found = networks.iter().find(|network| Some(network.id) == id);
            found.expect("a network").code.clone()
        };
        let memberships = read.networks().memberships().await.expect("memberships");
        let city = place.city().expect("a city");
        let own = memberships.iter().find(|m| {
            m.municipality == city
                && m.record.left.is_none()
                && m.record.basis != icc_store::MembershipBasis::Named
        });
        let mut asked = vec![of(places.network.network())];
        asked.extend(own.map(|own| own.record.network_code.clone()));
        let definitions = read.definitions().all().await.expect("definitions");
        let edition = definitions.iter().find(|d| d.edition == "icc-2019-aligned");
        let now = self.service.clock().now();
        let names = [("en", "Wave"), ("fr", "Vague")];
        let names = names.map(|(tag, name)| (tag.to_owned(), name.to_owned()));
        let wave = NewWave {
            code: format!("r{n}"),
            names: LocalizedText(names.into()),
            year: 2026,
            definition_hash: edition.expect("an edition").hash.clone(),
            method_id: "indicators-equal".to_owned(),
            method_version: "1".to_owned(),
            networks: asked,
            opens_at: now - chrono::TimeDelta::days(10),
            closes_at: now + chrono::TimeDelta::days(20),
            demonstration: false,
        };
        let ids = self.service.ids();
        let (reviewer, _) = self.person(&format!("reviewer{n}@example.org"), None).await;
        let unit = self.service.store().begin().await.expect("a transaction");
        let all = unit.repositories();
        let (id, _) = all.waves().put(&wave, ids).await.expect("a wave");
        let somebody = AccountId(ids.next_id());
        let new = NewResponse {
            municipality: city,
            wave: id,
            mode: Mode::Shared,
            extent: Extent::Full,
            carried_from: None,
            opened_at: now,
            opened_by: somebody,
        };
        all.responses().add(&new, ids).await.expect("is new");
        let scope = Scope::municipality(city);
        let responses = all.responses();
        let held = || responses.held(&scope, city, id, Hold::Alone);
        let response = held().await.expect("a store").expect("is there");
        let item = pdf_of(&all, place, somebody, self).await;
        let entry = Entry {
            state: State::Answered,
            options: BTreeSet::from(["yes".to_owned()]),
            comment: comment.to_owned(),
            language: Some(Locale::Fr),
            evidence: [(item.to_string(), BTreeSet::new())].into(),
            ..Entry::default()
        };
        let answer = NewDraftAnswer {
            document: entry.document().expect("a document"),
            state: entry.state,
            confirmation: Confirmation::Entered,
            since: now,
            changed_by: somebody,
            changed_at: now,
        };
        let kept = all.answers().put(&response, "C1", 0, &answer).await;
        kept.expect("is kept");
        let check = NewCheck {
            made: "ask",
            state: CheckState::Asked,
            answer_version: 1,
            content: OTHER_CONTENT.to_owned(),
            request: "evidence-unclear".to_owned(),
            remark: String::new(),
            by: reviewer,
            at: now,
        };
        let kept = all.answer_checks().put(&response, "C1", 0, &check).await;
        kept.expect("is kept");
        let status = ResponseStatus::Submitted;
        let moved = all.responses().set_status(&response, status).await;
        moved.expect("is moved");
        let review = Review {
            response: response.id,
            path: ReviewPath::Full,
            seed: "seed".to_owned(),
            share: 20,
            begun_at: now,
        };
        all.reviews().begin(&review).await.expect("begins");
        let new = NewAssignment {
            response: response.id,
            reviewer,
            assigned_by: somebody,
            assigned_at: now,
        };
        let assignment = all.reviews().assign(&new, ids).await.expect("is given");
        let response = held().await.expect("a store").expect("is there");
        unit.commit().await.expect("is kept");
        Handed {
            response,
            wave: wave.code,
            city: places.code_of(place).to_owned(),
            item,
            assignment,
            reviewer,
        }
    }

    /// Gives the review to somebody.
    pub(crate) async fn give_review(&self, handed: &Handed, to: AccountId) {
        let unit = self.service.store().begin().await.expect("a transaction");
        let new = NewAssignment {
            response: handed.response.id,
            reviewer: to,
            assigned_by: to,
            assigned_at: self.service.clock().now(),
        };
        let reviews = unit.repositories().reviews();
        let ids = self.service.ids();
        reviews.assign(&new, ids).await.expect("is given");
        unit.commit().await.expect("is kept");
    }
}

/// The address of a request about a review, or about one that is not there.
pub(crate) fn path(kind: RouteKind, handed: Option<&Handed>, absent: &str) -> String {
    let or = |of: fn(&Handed) -> String, otherwise: &str| handed.map_or(otherwise.to_owned(), of);
    kind.pattern(Locale::En)
        .replace("{city}", &or(|h| h.city.clone(), "no-such-city"))
        .replace("{wave}", &or(|h| h.wave.clone(), "no-such-wave"))
        .replace("{item}", &or(|h| h.item.to_string(), absent))
        .replace("{section}", "commitment")
        .replace("{question}", "C1")
}

/// The fields of a request about a review.
pub(crate) fn fields(
    kind: RouteKind,
    handed: Option<&Handed>,
    absent: &str,
) -> Vec<(&'static str, String)> {
    let saying = |step: &str| {
        vec![
            ("question", "C1".into()),
            ("step", step.to_owned()),
            ("remark", "Page 12".into()),
            ("version", "1".into()),
            ("answer", "1".into()),
        ]
    };
    match kind {
        RouteKind::ReviewAnswer => saying("verify"),
        // The question was asked about what the answer said before: it is answered, so it is told
        // that somebody was there in between.
        RouteKind::ResponseRequests => saying("reply"),
        RouteKind::ReviewConfirm => vec![("C1.version", "1".into()), ("C1.answer", "1".into())],
        RouteKind::ReviewFinish => vec![
            ("finish", "return".into()),
            ("remark", "Une question".into()),
            (
                "version",
                handed
                    .map_or(1, |handed| handed.response.version)
                    .to_string(),
            ),
        ],
        RouteKind::ReviewTexts => vec![
            ("narrative.version", "0".into()),
            ("narrative.language", "fr".into()),
            ("narrative.body", "La ville agit.".into()),
        ],
        RouteKind::ReviewAssign => vec![
            ("step", "end".into()),
            (
                "assignment",
                handed.map_or(absent.to_owned(), |handed| handed.assignment.to_string()),
            ),
        ],
        _ => Vec::new(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn z3_a_reviewer_reads_what_was_given_and_no_byte_of_another_city() {
    let site = Site::without_results().await;
    let places = site.places().await;
    let own = "ZZPROPREZZ";
    let canary = "ZZCANARIZZ";
    let mine = site.under_review(&places, places.city, 1, own).await;
    let other = site.under_review(&places, places.other, 2, canary).await;
    let given = (Role::Reviewer, places.network);
    site.person("reviewer1@example.org", Some(given)).await;
    let mut rita = site.browser_of("reviewer1@example.org").await;
    let mut seen = 0;
    for kind in RouteKind::ALL.iter().filter(|kind| is_about(**kind)) {
        let methods = icc_web::routes::classification(*kind).0;
        for handed in [&mine, &other] {
            let path = path(*kind, Some(handed), "");
            let mut bodies = vec![rita.get(&path).await];
            if methods.sends() {
                let fields = fields(*kind, Some(handed), "");
                let fields: Vec<(&str, &str)> = fields
                    .iter()
                    .map(|(name, value)| (*name, value.as_str()))
                    .collect();
                // Whoever may do it has done it after this; what the reviewer reads is read before.
                if std::ptr::eq(handed, &raw const other) {
                    bodies.push(rita.post(&path, &fields).await);
                }
            }
            for answer in bodies {
                let text = String::from_utf8_lossy(&answer.body);
                assert!(!text.contains(canary), "{kind:?}");
                seen += usize::from(text.contains(own));
            }
        }
    }
    assert!(seen > 0, "the own one is read");
    // What is downloaded is the file that is attached, in a sandbox.
    let file = rita
        .get(&path(RouteKind::ReviewFile, Some(&mine), ""))
        .await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.body.starts_with(b"%PDF-1.7"));
    assert!(file.header("content-security-policy").contains("sandbox"));
    assert_eq!(file.header("cache-control"), "no-store");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_that_does_not_fit_is_shown_again_with_everything_kept() {
    let site = Site::without_results().await;
    let places = site.places().await;
    let mine = site.under_review(&places, places.city, 1, "").await;
    let given = (Role::Reviewer, places.network);
    site.person("reviewer1@example.org", Some(given)).await;
    let mut rita = site.browser_of("reviewer1@example.org").await;
    let answer = path(RouteKind::ReviewAnswer, Some(&mine), "");
    let send = |step: &'static str, remark: &'static str, version: &'static str| {
        vec![
            ("step", step),
            ("request", "powers"),
            ("remark", remark),
            ("version", version),
            ("answer", "1"),
            ("show", ""),
        ]
    };
    // Nothing is said why.
    let refused = rita.post(&answer, &send("refuse", " ", "1")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = refused.text();
    assert!(text.contains("href=\"#remark-C1\""), "{text}");
    assert!(text.contains("value=\"powers\" selected"), "{text}");
    // Somebody was there in between: it is told, and the words stay.
    let stale = rita
        .post(&answer, &send("refuse", "Rien ne le dit", "0"))
        .await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text().contains("Rien ne le dit"));
    for bad in [
        send("contest", "x", "1"),
        send("odd", "x", "1"),
        send("ask", "x", "one"),
    ] {
        let refused = rita.post(&answer, &bad).await;
        let status = refused.status;
        assert!(
            [StatusCode::BAD_REQUEST, StatusCode::NOT_FOUND].contains(&status),
            "{status}"
        );
    }
    let done = rita.post(&answer, &send("ask", "Où ?", "1")).await;
    let page = rita.follow(&done).await.text();
    assert!(
        page.contains("Où ?") && page.contains("role=\"status\""),
        "{page}"
    );
    // Accepting waits for what was asked.
    let finish = path(RouteKind::ReviewFinish, Some(&mine), "");
    let version = (mine.response.version + 1).to_string();
    let fields = [
        ("finish", "accept"),
        ("remark", "Merci"),
        ("version", version.as_str()),
    ];
    let early = rita.post(&finish, &fields).await;
    assert_eq!(
        early.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        early.text()
    );
    assert!(early.text().contains("Merci"));
}

#[tokio::test(flavor = "multi_thread")]
async fn z10_a_review_that_has_ended_is_not_there_any_more() {
    let site = Site::without_results().await;
    let places = site.places().await;
    let mine = site.under_review(&places, places.city, 1, "").await;
    let given = (Role::Reviewer, places.network);
    site.person("reviewer1@example.org", Some(given)).await;
    let claude = (Role::NetworkCoordinator, places.network);
    site.person("claude@example.org", Some(claude)).await;
    let mut rita = site.browser_of("reviewer1@example.org").await;
    let review = path(RouteKind::Review, Some(&mine), "");
    assert_eq!(rita.get(&review).await.status, StatusCode::OK);
    let mut browser = site.browser_of("claude@example.org").await;
    let assign = path(RouteKind::ReviewAssign, Some(&mine), "");
    let fields = fields(RouteKind::ReviewAssign, Some(&mine), "");
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let ended = browser.post(&assign, &fields).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
    assert_eq!(rita.get(&review).await.status, StatusCode::NOT_FOUND);
    let file = path(RouteKind::ReviewFile, Some(&mine), "");
    assert_eq!(rita.get(&file).await.status, StatusCode::NOT_FOUND);
    // Choosing nobody is told; whoever is chosen has it again.
    let nobody = browser.post(&assign, &[("step", "assign")]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nobody.text().contains("href=\"#reviewer\""));
    let reviewer = mine.reviewer.to_string();
    let again = browser
        .post(&assign, &[("step", "assign"), ("reviewer", &reviewer)])
        .await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text());
    assert_eq!(rita.get(&review).await.status, StatusCode::OK);
}
