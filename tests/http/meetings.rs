//! Meetings and the consensus register of a network over HTTP.

use axum::http::StatusCode;
use icc_domain::Role;
use icc_pages::urls::RouteKind;

use crate::mailed::Written;
use crate::people::{Browser, Places};
use crate::site::Site;
use crate::tasks;

/// The version that the forms of a page have shown.
fn version(html: &str) -> String {
    let (_, rest) = html
        .split_once("name=\"version\" value=\"")
        .expect("a version");
    rest.split('"').next().expect("a value").to_owned()
}

async fn people(site: &Site, places: &Places) {
    let role = Some((Role::NetworkCoordinator, places.network));
    site.person("net@example.org", role).await;
    let role = Some((Role::CityEditor, places.city));
    site.person("city@example.org", role).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_known_of_consensuses_before_the_register_has_days_and_sources() {
    let site = Site::without_results().await;
    for (path, day) in [
        ("/fr/reseaux/remiri/registre", "16 juin 2016"),
        ("/en/networks/remiri/register", "June 16, 2016"),
    ] {
        let page = site.get(path).await;
        assert_eq!(page.status, StatusCode::OK);
        let html = page.text();
        assert_eq!(html.matches("<dt>").count(), 3, "2015, 2016 and 2017");
        assert!(html.contains(day) && html.contains("id=\"source-1\""));
    }
    let absent = site.get("/fr/reseaux/remiri/registre/2016-1").await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND, "it has no words here");
    let absent = site.get("/fr/reseaux/nowhere/registre").await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consensus_is_adopted_and_shown_to_everybody_under_its_number() {
    let site = Site::without_results().await;
    let places = site.places().await;
    people(&site, &places).await;
    let network = places.network_code.as_str();
    let list = format!("/en/spaces/{network}/consensuses");
    let asked = site.get(&list).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "one signs in first");
    let mut net = site.browser_of("net@example.org").await;
    let mut city = site.browser_of("city@example.org").await;
    let form = format!("{list}/new/words");
    let bad = net
        .post(&form, &[("title", "Nous <b>accueillons</b>")])
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = bad.text();
    assert!(html.contains("href=\"#words\"") && html.contains("Nous &lt;b"));
    let said = [("title", "Welcome"), ("words", "We welcome <i>all</i>.")];
    let proposed = city.post(&form, &said).await;
    let there = proposed.header("location").to_owned();
    assert_eq!(proposed.status, StatusCode::SEE_OTHER);
    let html = net.get(&there).await.text();
    let open = [("step", "opened"), ("version", &version(&html))];
    assert_eq!(net.post(&there, &open).await.status, StatusCode::SEE_OTHER);
    let late = net.post(&there, &open).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text().contains("id=\"conflict\""));

    let objection = [
        ("step", "object"),
        ("kind", "objection"),
        ("words", "Too <u>short</u>"),
        ("wording", "1"),
    ];
    let said = city.post(&there, &objection).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER);
    let html = net.get(&there).await.text();
    assert!(html.contains("Too &lt;u&gt;short"), "words stay words");
    let (_, rest) = html.split_once("name=\"remark-id\" value=\"").expect("it");
    let remark = rest.split('"').next().expect("an id");
    let adopt = |version: String| {
        vec![
            ("step", "adopted".to_owned()),
            ("day", "2026-11-12".to_owned()),
            ("place", "Town hall".to_owned()),
            ("present", places.city_code.clone()),
            ("version", version),
        ]
    };
    let fields = adopt(version(&html));
    let fields: Vec<_> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let early = net.post(&there, &fields).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.text().contains("value=\"Town hall\""), "is kept");
    let answer = [
        ("step", "answer"),
        ("remark-id", remark),
        ("reply", "Six months"),
        ("seen", "0"),
    ];
    assert_eq!(
        net.post(&there, &answer).await.status,
        StatusCode::SEE_OTHER
    );
    let fields = adopt(version(&net.get(&there).await.text()));
    let fields: Vec<_> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
    assert_eq!(
        net.post(&there, &fields).await.status,
        StatusCode::SEE_OTHER
    );

    let public = format!("/en/networks/{network}/register/2026-1");
    assert_eq!(site.get(&public).await.status, StatusCode::NOT_FOUND);
    let html = net.get(&there).await.text();
    let show = [("step", "shown"), ("version", &version(&html))];
    assert_eq!(net.post(&there, &show).await.status, StatusCode::SEE_OTHER);
    let shown = site.get(&public).await;
    assert_eq!(shown.status, StatusCode::OK);
    let html = shown.text();
    assert!(html.contains("Welcome") && html.contains("Consensus 2026-1"));
    assert!(!html.contains("Too &lt;u") && !html.contains("Six months"));
    let list = site.get(&format!("/en/networks/{network}/register")).await;
    assert!(list.text().contains("2026-1 – Welcome"));
}

/// The public calendar tells time and theme; the own one what its owner sees, until it is withdrawn.
async fn stands_in_calendars(site: &Site, city: &mut Browser<'_>, network: &str) {
    let list = format!("/en/spaces/{network}/meetings");
    let public = site
        .get(&format!("/en/networks/{network}/meetings.ics"))
        .await;
    assert!(public.header("content-type").starts_with("text/calendar"));
    let text = public.text();
    assert!(
        text.contains("SUMMARY:Housing\\; <b>work</b>\\, schools"),
        "{text}"
    );
    assert!(!text.contains("Town hall") && !text.contains("video.example"));
    let made = format!("/en/spaces/{network}/calendar");
    let page = city.post(&made, &[("step", "make")]).await;
    assert_eq!(page.header("cache-control"), "no-store");
    let html = page.text();
    let (_, rest) = html.split_once("calendar.ics?token=").expect("it");
    let secret = rest.split(['"', '<']).next().expect("a secret");
    let own = format!("/en/networks/{network}/calendar.ics?token={secret}");
    let calendar = site.get(&own).await;
    assert_eq!(calendar.header("cache-control"), "no-store");
    let text = calendar.text();
    assert!(text.contains("LOCATION:Town hall\\, room 2") && text.contains("video.example"));
    assert!(
        !city.get(&list).await.text().contains(secret),
        "is shown once"
    );
    let other = format!("/en/networks/{network}/calendar.ics?token=x");
    assert_eq!(site.get(&other).await.status, StatusCode::NOT_FOUND);
    let dropped = city.post(&made, &[("step", "drop")]).await;
    assert_eq!(dropped.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get(&own).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_is_invited_to_as_its_letter_was_seen_and_stands_in_calendars() {
    let site = Site::without_results().await;
    let places = site.places().await;
    people(&site, &places).await;
    let network = places.network_code.as_str();
    let list = format!("/en/spaces/{network}/meetings");
    let mut net = site.browser_of("net@example.org").await;
    let mut city = site.browser_of("city@example.org").await;
    let form = format!("{list}/new/plan");
    assert_eq!(city.get(&form).await.status, StatusCode::NOT_FOUND);
    let page = net.get(&form).await;
    assert!(page.text().contains("name=\"item-12\""));
    let bad = net.post(&form, &[("state", "announced")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["heading", "day", "minutes", "place"] {
        assert!(
            bad.text().contains(&format!("href=\"#{field}\"")),
            "{field}"
        );
    }
    let said = [
        ("state", "announced"),
        ("heading", "Housing; <b>work</b>, schools"),
        ("day", "2027-05-12"),
        ("time", "09:30"),
        ("minutes", "180"),
        ("zone", "America/Toronto"),
        ("place", "Town hall, room 2"),
        ("url", "https://video.example/room"),
        ("public", "yes"),
        ("item-1", "Welcome"),
        ("minutes-1", "15"),
        ("version", "0"),
    ];
    let planned = net.post(&form, &said).await;
    assert_eq!(planned.status, StatusCode::SEE_OTHER);
    let there = planned.header("location").to_owned();
    let html = city.get(&there).await.text();
    assert!(html.contains("May 12, 2027, 9:30 (EDT)") && html.contains("Housing; &lt;b"));
    assert!(!html.contains("video.example"), "is not registered");

    let invite = format!("{there}/invitation");
    let looked = net.get(&invite).await;
    let html = looked.text();
    assert_eq!(looked.status, StatusCode::OK);
    let (_, rest) = html.split_once("name=\"seen\" value=\"").expect("a letter");
    let seen = rest.split('"').next().expect("a value").to_owned();
    let blind = net.post(&invite, &[("seen", "other")]).await;
    assert_eq!(blind.status, StatusCode::CONFLICT);
    let sent = net.post(&invite, &[("seen", &seen)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let folder = tempfile::tempdir().expect("a folder");
    let written = Written::new(&site, "https://index.example.org", folder.path());
    site.service
        .send_due(&written)
        .await
        .expect("mails are written");
    let texts = written.texts();
    assert_eq!(texts.len(), 1);
    assert!(texts[0].contains("Town hall") && !texts[0].contains("video.example"));

    let attend = [
        ("step", "place"),
        ("attend", "at-a-distance"),
        ("seen", "0"),
    ];
    assert_eq!(
        city.post(&there, &attend).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(city.get(&there).await.text().contains("video.example"));
    let nobody = net.post(&invite, &[("seen", &seen)]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);

    stands_in_calendars(&site, &mut city, network).await;
    let page = site.get(&format!("/en/networks/{network}")).await.text();
    assert!(
        page.contains("Housing; &lt;b"),
        "the page of the network names it"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_shown_at_a_meeting_is_kept_by_the_browser_and_runs_nothing() {
    let site = Site::without_results().await;
    let places = site.places().await;
    people(&site, &places).await;
    let task = site.task(&places, places.city, 1).await;
    let there = tasks::path(RouteKind::MeetingFile, Some(&task), "");
    let mut net = site.browser_of("net@example.org").await;
    let file = net.get(&there).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.header("content-security-policy").contains("sandbox"));
    assert!(file.header("content-disposition").starts_with("attachment"));
}

mod python {
    use std::io::Write as _;
    use std::process::{Command, Stdio};

    use super::people;
    use crate::site::Site;

    /// Prints what a reader of calendars that is not ours finds in one.
    const READ: &str = r#"
import sys
from icalendar import Calendar
text = sys.stdin.buffer.read()
assert all(len(line) <= 75 for line in text.split(b"\r\n")), "lines are folded"
calendar = Calendar.from_ical(text)
assert calendar["VERSION"] == "2.0"
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    print(event["UID"])
    print(event.decoded("DTSTART").isoformat(), event.decoded("DTEND").isoformat())
    print(event.decoded("DTSTAMP").isoformat(), event["SEQUENCE"], event["STATUS"])
    print(str(event["SUMMARY"]))
    print(str(event["LOCATION"]))
    print(str(event.get("DESCRIPTION", "")).replace("\n", "|"))
"#;

    #[tokio::test(flavor = "multi_thread")]
    async fn another_reader_of_calendars_finds_the_meeting() {
        let site = Site::without_results().await;
        let places = site.places().await;
        people(&site, &places).await;
        let network = places.network_code.as_str();
        let mut net = site.browser_of("net@example.org").await;
        let theme = "Été ; « l’accueil », les langues, l’école et le logement des familles, suite";
        let said = [
            ("state", "announced"),
            ("heading", theme),
            ("day", "2027-05-12"),
            ("time", "09:30"),
            ("minutes", "90"),
            ("zone", "America/Toronto"),
            ("place", "Hôtel de ville, salle 2"),
            ("invitation", "Bienvenue,\nà tous ; à bientôt."),
            ("version", "0"),
        ];
        let form = format!("/fr/espaces/{network}/rencontres/nouvelle/preparer");
        let planned = net.post(&form, &said).await;
        let id = planned.header("location").rsplit('/').next();
        let id = id.expect("an id").to_owned();
        let made = format!("/fr/espaces/{network}/calendrier");
        let html = net.post(&made, &[("step", "make")]).await.text();
        let (_, rest) = html.split_once("calendrier.ics?token=").expect("it");
        let secret = rest.split(['"', '<']).next().expect("a secret");
        let own = format!("/fr/reseaux/{network}/calendrier.ics?token={secret}");
        let text = site.get(&own).await.text();
        let again = site.get(&own).await.text();
        assert_eq!(text, again, "the same bytes");
        let mut child = Command::new(icc_tests::python().expect("Python with its tools"))
            .args(["-c", READ])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python starts");
        let mut input = child.stdin.take().expect("an input");
        input.write_all(text.as_bytes()).expect("is read");
        drop(input);
        let output = child.wait_with_output().expect("it ends");
        let told = String::from_utf8(output.stdout).expect("a text");
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines.first(), Some(&id.as_str()), "{text}");
        let times = "2027-05-12T13:30:00+00:00 2027-05-12T15:00:00+00:00";
        assert_eq!(lines.get(1), Some(&times));
        assert!(
            lines
                .get(2)
                .is_some_and(|line| line.ends_with(" 1 CONFIRMED"))
        );
        assert_eq!(lines.get(3), Some(&theme));
        assert_eq!(lines.get(4), Some(&"Hôtel de ville, salle 2"));
        assert_eq!(lines.get(5), Some(&"Bienvenue,|à tous ; à bientôt."));
    }
}
