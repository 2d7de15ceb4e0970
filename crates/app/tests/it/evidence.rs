//! Evidence is kept all year, attached to answers, and counts while it holds.

use std::collections::BTreeSet;
use std::io::Write as _;

use chrono::TimeDelta;
use icc_app::Error;
use icc_app::accounts::Place;
use icc_app::evidence::{
    EvidenceId, EvidenceLimits, EvidenceSaid, HandedIn, Standing, expired_before, grades,
};
use icc_app::input::Origin;
use icc_app::policy::Actor;
use icc_app::responses::{Attaching, Confirmation, Saved};
use icc_domain::Role;
use icc_questionnaire::Grade;
use zip::write::SimpleFileOptions;

use crate::responses::{CITY, Town, WAVE, change, town};

/// A section with a question of several ticks.
const TICKS: &str = "mediation";

fn said(title: &str, url: &str) -> EvidenceSaid {
    EvidenceSaid {
        title: title.to_owned(),
        url: url.to_owned(),
        visibility: "reserved".to_owned(),
        ..EvidenceSaid::default()
    }
}

fn pdf(size: usize) -> HandedIn {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.resize(size, b' ');
    HandedIn {
        name: "plan.pdf".to_owned(),
        bytes,
    }
}

fn codes(error: Error) -> Vec<(&'static str, &'static str)> {
    let Error::Invalid(issues) = error else {
        panic!("refused with reasons: {error:?}");
    };
    issues.into_iter().map(|i| (i.field, i.code)).collect()
}

impl Town {
    async fn add(&self, who: &Actor, said: &EvidenceSaid) -> Result<EvidenceId, Error> {
        let origin = Origin::default();
        self.service
            .add_evidence(who, CITY, (said, None), None, &origin)
            .await
    }

    async fn hand_in(&self, file: HandedIn) -> Result<EvidenceId, Error> {
        let (said, origin) = (said("Plan", ""), Origin::default());
        self.service
            .add_evidence(&self.alix, CITY, (&said, Some(file)), None, &origin)
            .await
    }

    async fn attach(
        &self,
        who: &Actor,
        question: &str,
        id: EvidenceId,
        what: &Attaching,
    ) -> Result<(), Error> {
        let place = (CITY, WAVE, question);
        self.service.attach_evidence(who, place, id, what).await
    }
}

fn whole() -> Attaching {
    Attaching::Attach
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_that_is_added_while_somebody_writes_is_no_conflict() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    town.start().await;
    let page = town.section(&town.alix, "commitment").await;
    let (question, seen) = (page.questions[0].code.clone(), page.questions[0].version());
    let link = said("Politique", "https://ville.example/politique");
    let id = town.add(&town.dominique, &link).await.expect("is kept");
    town.attach(&town.dominique, &question, id, &whole())
        .await
        .expect("is attached");

    // Alix had the page open before, and keeps both: the words and the evidence.
    let mut words = change(&question, seen, "yes");
    words.said.comment = "Depuis mars".to_owned();
    let saved = town.save(&town.alix, words).await;
    assert_eq!(saved, Saved::Kept(seen + 2));
    let page = town.section(&town.alix, "commitment").await;
    let now = &page.questions[0];
    assert_eq!(now.entry.comment, "Depuis mars");
    assert!(now.entry.evidence.contains_key(&id.to_string()));
    // And the other way round: evidence does not take back words.
    let what = Attaching::Detach;
    town.attach(&town.dominique, &question, id, &what)
        .await
        .expect("is taken off");
    let page = town.section(&town.alix, "commitment").await;
    assert_eq!(page.questions[0].entry.comment, "Depuis mars");
    assert!(page.questions[0].entry.evidence.is_empty());
    let history = town
        .service
        .answer_history(&town.alix, CITY, WAVE, &question)
        .await
        .expect("a history")
        .versions;
    assert_eq!(history[0].evidence, Vec::<String>::new());
    assert_eq!(history[1].evidence, ["Politique"], "nothing is lost");
}

#[tokio::test(flavor = "multi_thread")]
async fn attaching_takes_nothing_from_what_others_have_attached() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    town.start().await;
    let page = town.section(&town.alix, TICKS).await;
    let ticks = page.questions.iter().find(|question| {
        let definition = &page.desk.asked.definition;
        let asked = definition.question(&question.code);
        asked.is_some_and(|asked| asked.kind.has_ticks() && asked.options.len() > 2)
    });
    let code = ticks.expect("a question with ticks").code.clone();
    let definition = &page.desk.asked.definition;
    let options = &definition.question(&code).expect("is there").options;
    let option = |n: usize| options[n].code.to_string();
    let set = |options: &[String]| options.iter().cloned().collect::<BTreeSet<String>>();
    let link = said("Plan", "https://ville.example/plan");
    let id = town.add(&town.alix, &link).await.expect("is kept");
    let now = async || {
        let page = town.section(&town.alix, TICKS).await;
        let question = page.questions.into_iter().find(|q| q.code == code);
        let question = question.expect("is asked");
        let version = question.version();
        let proven = question.entry.evidence.get(&id.to_string()).cloned();
        (version, proven)
    };
    let attach = async |who: &Actor, what: Attaching| {
        let done = town.attach(who, &code, id, &what).await;
        done.expect("may be attached");
    };
    attach(&town.alix, Attaching::Attach).await;
    let (seen, proven) = now().await;
    assert_eq!(proven, Some(BTreeSet::new()));
    let prove = |options: &[String]| Attaching::Prove {
        options: set(options),
        seen,
    };
    // Both have seen it without options.
    attach(&town.alix, prove(&[option(0)])).await;
    attach(&town.dominique, prove(&[option(1)])).await;
    assert_eq!(now().await.1, Some(set(&[option(0), option(1)])));
    // Who attaches it once more says nothing about the options, and changes nothing.
    let (version, _) = now().await;
    attach(&town.dominique, Attaching::Attach).await;
    assert_eq!(now().await, (version, Some(set(&[option(0), option(1)]))));
    let odd = prove(&["x".to_owned()]);
    let odd = town.attach(&town.alix, &code, id, &odd).await;
    assert!(matches!(odd, Err(Error::NotFound)));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_documented_while_its_evidence_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    town.start().await;
    let page = town.section(&town.alix, "commitment").await;
    let code = page.questions[0].code.clone();
    let today = page.reserve.today;
    let link = EvidenceSaid {
        valid_until: (today + TimeDelta::days(10)).to_string(),
        tags: vec![code.clone()],
        ..said("Convention", "https://ville.example/convention")
    };
    let id = town.add(&town.alix, &link).await.expect("is kept");
    town.attach(&town.alix, &code, id, &whole())
        .await
        .expect("is attached");
    let grade = async |days: i64| {
        let page = town.section(&town.alix, "commitment").await;
        let asked = page.desk.asked.definition.question(&code);
        let (entry, day) = (&page.questions[0].entry, today + TimeDelta::days(days));
        let expired = expired_before(entry, &page.reserve.pieces, day);
        let grade = grades(entry, asked.expect("asked"), &page.reserve.pieces, day)(None);
        (grade, expired)
    };
    assert_eq!(grade(10).await, (Grade::Documented, false));
    assert_eq!(grade(11).await, (Grade::Declared, true));
    let inbox = town.service.evidence_inbox(&town.alix, CITY).await;
    let inbox = inbox.expect("an inbox");
    assert_eq!(inbox.rows[0].standing, Standing::Expiring);
    assert_eq!(inbox.rows[0].used[0].question, code);

    let origin = Origin::default();
    let withdraw = async |version| {
        let what = (id, version);
        town.service
            .withdraw_evidence(&town.alix, CITY, what, &origin)
            .await
    };
    withdraw(1).await.expect("is withdrawn");
    assert!(matches!(withdraw(1).await, Err(Error::Conflict)));
    assert_eq!(grade(0).await, (Grade::Declared, true));
    let again = town.attach(&town.alix, "C2", id, &whole()).await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_with_evidence_that_ran_out_is_not_confirmed_among_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    town.start().await;
    let page = town.section(&town.alix, "commitment").await;
    let carried = page.questions.iter().filter(|q| q.answer.is_some());
    let carried: Vec<String> = carried.map(|q| q.code.clone()).collect();
    let old = EvidenceSaid {
        valid_until: "2020-01-01".to_owned(),
        ..said("Vieux plan", "https://ville.example/plan")
    };
    let id = town.add(&town.alix, &old).await.expect("is kept");
    town.attach(&town.alix, &carried[0], id, &whole())
        .await
        .expect("is attached");
    let page = town.section(&town.alix, "commitment").await;
    let seen = page.questions.iter().filter(|q| q.answer.is_some());
    let seen = seen.map(|q| (q.code.clone(), q.version())).collect();
    let done = town
        .service
        .confirm_answers(&town.alix, CITY, WAVE, &seen, &BTreeSet::new())
        .await
        .expect("confirmed");
    assert_eq!(done.expired, [carried[0].clone()]);
    assert_eq!(done.confirmed, carried.len() - 1);
    let page = town.section(&town.alix, "commitment").await;
    let first = page.questions.iter().find(|q| q.code == carried[0]);
    let first = first.and_then(|q| q.answer.as_ref()).expect("an answer");
    assert_eq!(first.confirmation, Confirmation::Carried);
}

#[tokio::test(flavor = "multi_thread")]
async fn z1_evidence_of_another_city_is_neither_seen_nor_attached() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    town.start().await;
    let link = said("Plan", "https://ville.example/plan");
    let own = town.add(&town.alix, &link).await.expect("is kept");
    let stranger = &town.stranger;
    let gone = |error: Error| assert!(matches!(error, Error::NotFound), "{error:?}");
    gone(town.add(stranger, &link).await.expect_err("not theirs"));
    let inbox = town.service.evidence_inbox(stranger, CITY).await;
    gone(inbox.expect_err("not theirs"));
    let item = town.service.evidence_item(stranger, CITY, own).await;
    gone(item.expect_err("not theirs"));
    // A piece of another city, at one's own door.
    let cities = town.service.store().read().municipalities().all().await;
    let cities = cities.expect("cities");
    let home = match stranger.roles[0] {
        (Role::CityEditor, Place::City(id)) => cities.iter().find(|c| c.id == id),
        _ => None,
    };
    let home = &home.expect("a city").code;
    let item = town.service.evidence_item(stranger, home, own).await;
    gone(item.expect_err("not theirs"));
    let theirs = town
        .service
        .add_evidence(stranger, home, (&link, None), None, &Origin::default())
        .await
        .expect("their own");
    let attached = town.attach(&town.alix, "C1", theirs, &whole()).await;
    gone(attached.expect_err("not ours"));
}

#[tokio::test(flavor = "multi_thread")]
async fn u7_a_municipality_keeps_no_more_than_its_share() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut town = town(folder.path()).await;
    town.service = town.service.with_evidence_limits(EvidenceLimits {
        file: 1 << 20,
        municipality: 3 << 20,
    });
    for _ in 0..3 {
        town.hand_in(pdf(1 << 20)).await.expect("there is room");
    }
    let refused = town.hand_in(pdf(20)).await.expect_err("it is full");
    assert_eq!(codes(refused), [("file", "file-quota")]);
    let inbox = town.service.evidence_inbox(&town.alix, CITY).await;
    let inbox = inbox.expect("an inbox");
    assert_eq!((inbox.rows.len(), inbox.stored), (3, 3 << 20));
    // A link needs no room.
    let link = said("Plan", "https://ville.example/plan");
    town.add(&town.alix, &link).await.expect("is kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_reason_is_told_at_once_and_nothing_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    let wrong = EvidenceSaid {
        title: " ".to_owned(),
        url: "javascript:alert(1)".to_owned(),
        owner: "somebody".to_owned(),
        valid_until: "demain".to_owned(),
        note: "x".repeat(2001),
        visibility: String::new(),
        tags: vec!["NOT-A-QUESTION".to_owned()],
    };
    let refused = town.add(&town.alix, &wrong).await.expect_err("is refused");
    let expected = [
        ("title", "missing"),
        ("url", "address"),
        ("valid-until", "day"),
        ("owner", "owner"),
        ("tags", "question"),
        ("note", "too-long"),
    ];
    assert_eq!(codes(refused), expected);
    let note_alone = EvidenceSaid {
        note: "Je l’ai vu".to_owned(),
        ..said("Plan", "")
    };
    let refused = town.add(&town.alix, &note_alone).await;
    let refused = refused.expect_err("a note is no evidence");
    assert_eq!(codes(refused), [("url", "missing")]);
    let inbox = town.service.evidence_inbox(&town.alix, CITY).await;
    assert!(inbox.expect("an inbox").rows.is_empty());
}

/// A ZIP archive with these entries.
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        let options = SimpleFileOptions::default();
        writer.start_file(*name, options).expect("an entry");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn u3_office_files_are_looked_into_before_they_are_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    let inner = archive(&[("a.txt", b"a")]);
    let zeros = vec![0; 120 << 20];
    let document = ("word/document.xml", &b"<w:document/>"[..]);
    let cases: [(&str, Vec<u8>, &str); 8] = [
        ("a.docx", archive(&[document]), ""),
        ("a.xlsx", archive(&[("xl/workbook.xml", b"<x/>")]), ""),
        (
            "a.ods",
            archive(&[(
                "mimetype",
                b"application/vnd.oasis.opendocument.spreadsheet",
            )]),
            "",
        ),
        ("a.xlsx", archive(&[document]), "file-kind"),
        ("a.docx", archive(&[("a.txt", b"a")]), "file-kind"),
        (
            "a.docx",
            archive(&[document, ("word/inner.zip", &inner)]),
            "file-archive",
        ),
        (
            "a.docx",
            archive(&[document, ("../../etc/cron.d/x", b"x")]),
            "file-archive",
        ),
        ("a.docx", archive(&[document, ("big", &zeros)]), "file-bomb"),
    ];
    for (name, bytes, code) in cases {
        let before = std::time::Instant::now();
        let outcome = town
            .hand_in(HandedIn {
                name: name.to_owned(),
                bytes,
            })
            .await;
        match outcome {
            Ok(_) => assert_eq!(code, "", "{name}"),
            Err(error) => assert_eq!(codes(error), [("file", code)], "{name}"),
        }
        assert!(before.elapsed().as_secs() < 2, "{name} {code}");
    }
    let many: Vec<(String, &[u8])> = (0..2001).map(|n| (format!("{n}"), &b""[..])).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(n, b)| (n.as_str(), *b)).collect();
    let refused = town
        .hand_in(HandedIn {
            name: "a.docx".to_owned(),
            bytes: archive(&many),
        })
        .await;
    let refused = refused.expect_err("too many entries");
    assert_eq!(codes(refused), [("file", "file-bomb")]);
}
