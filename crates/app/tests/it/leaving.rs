//! Somebody who leaves: taking the own data along, and being erased; and what whoever runs the
//! service does at the console. On both databases.

use icc_app::accounts::{Offer, Open, Place, Sealer};
use icc_app::condition::broken_chains;
use icc_app::erasure::Erasing;
use icc_app::input::Origin;
use icc_app::person_data::PersonFiles;
use icc_app::responses::{PartState, Saved};
use icc_app::verify::verify_runs;
use icc_app::{Actor, Error};
use icc_domain::{Locale, Role};
use icc_store::{
    Contents, Dialect, EvidenceDetails, EvidenceVisibility, NewAccount, NewEvidence, NewGrant,
    Scope, SessionId, Store, StoreError,
};
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::town::{CITY, Town, WAVE, gift};

const EMAIL: &str = "solange.canari@ville.example";
const NAME: &str = "Solange Canari-Tremblay";

/// Somebody who edits for the city of the town.
async fn solange(town: &Town) -> Result<Actor, Box<dyn std::error::Error>> {
    let service = &town.service;
    let place = town.dominique.roles[0].1;
    let unit = service.store().begin().await?;
    let repositories = unit.repositories();
    let new = NewAccount {
        email: EMAIL.to_owned(),
        name: NAME.to_owned(),
        language: Locale::Fr,
        password_hash: Some("$argon2id$a-hash".to_owned()),
        demonstration: false,
        created_at: service.clock().now(),
    };
    let account = repositories.accounts().add(&new, service.ids()).await?;
    let grant = NewGrant {
        account,
        role: Role::CityEditor,
        place,
        granted_at: service.clock().now(),
        granted_by: Some(town.dominique.account),
    };
    repositories.grants().add(&grant, service.ids()).await?;
    unit.commit().await?;
    Ok(Actor {
        account,
        session: SessionId(account.0),
        name: NAME.to_owned(),
        email: EMAIL.to_owned(),
        language: Locale::Fr,
        demonstration: false,
        roles: vec![(Role::CityEditor, place)],
    })
}

async fn contents(store: &Store) -> Result<Contents, StoreError> {
    let snapshot = store.snapshot().await?;
    let contents = snapshot.contents().await?;
    snapshot.end().await?;
    Ok(contents)
}

fn console() -> Actor {
    Actor::console(Locale::Fr)
}

/// A town in which Solange has a part, evidence and answers, and others write about her.
async fn lived_in(database: &TestDatabase) -> Result<(Town, Actor), Box<dyn std::error::Error>> {
    let town = Town::new(database).await?;
    let solange = solange(&town).await?;
    let (question, version, _) = town.first_of(&solange, "commitment").await?;
    let saved = town
        .save(&solange, &question, version, "CANARY-OWN-ANSWER")
        .await?;
    assert!(matches!(saved, Saved::Kept { .. }), "{saved:?}");
    let (other, version, _) = town.first_of(&town.alix, "education").await?;
    let about = format!("CANARY-OTHERS voir avec {NAME}, au 4e");
    town.save(&town.alix, &other, version, &about).await?;
    town.give("education", &solange).await?;
    let invited = icc_app::responses::Gift {
        email: EMAIL.to_uppercase(),
        ..gift()
    };
    // Who has an account is given the part by it, whatever was typed.
    let _ = town.give_with("housing", &invited).await;
    let unit = town.service.store().begin().await?;
    let city = town.dominique.roles[0].1.city().expect("a city");
    let details = EvidenceDetails {
        title: "CANARY-EVIDENCE".to_owned(),
        owner: Some(solange.account),
        valid_until: None,
        note: String::new(),
        visibility: EvidenceVisibility::Reserved,
        tags: std::collections::BTreeSet::new(),
    };
    let link = NewEvidence::Link("https://ville.example/canary".to_owned());
    let by = (city, solange.account, town.service.clock().now());
    let evidence = unit.repositories().evidence();
    evidence
        .add(by, &link, &details, town.service.ids())
        .await?;
    unit.commit().await?;
    Ok((town, solange))
}

fn text(files: &PersonFiles) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&files.json), text(&files.csv))
}

async fn p2_everything_about_a_person_is_written_out_with_every_canary(
    database: &TestDatabase,
) -> Outcome {
    let (town, solange) = lived_in(database).await?;
    let typed = " Solange.Canari@Ville.Example ";
    let files = town
        .service
        .export_person(typed, &Origin::console())
        .await?;
    let (json, csv) = text(&files);
    for file in [&json, &csv] {
        for canary in [
            EMAIL,
            NAME,
            "CANARY-OWN-ANSWER",
            "CANARY-OTHERS",
            "CANARY-EVIDENCE",
            &solange.account.to_string(),
        ] {
            assert!(file.contains(canary), "{canary} is missing");
        }
        assert!(!file.contains("a-hash"), "a secret was written out");
    }
    let read: serde_json::Value = serde_json::from_slice(&files.json)?;
    assert!(
        read["tables"]["account"][0]["withheld"]
            .to_string()
            .contains("password_hash")
    );
    let origin = Origin::console();
    let nobody = town
        .service
        .export_person("nobody@example.org", &origin)
        .await;
    assert!(matches!(nobody, Err(Error::NotFound)));
    Ok(())
}

async fn p2_what_the_person_takes_along_holds_no_text_of_others(
    database: &TestDatabase,
) -> Outcome {
    let (town, solange) = lived_in(database).await?;
    let files = town.service.own_data(&solange, &Origin::default()).await?;
    let (json, csv) = text(&files);
    for file in [&json, &csv] {
        assert!(file.contains(EMAIL) && file.contains(NAME));
        // Which answers, but not what the city says in them.
        assert!(file.contains("answer_revision"));
        for canary in ["CANARY", "a-hash"] {
            assert!(!file.contains(canary), "{canary} is of others, or secret");
        }
    }
    Ok(())
}

async fn p3_an_erased_person_leaves_no_byte_and_the_work_stays(database: &TestDatabase) -> Outcome {
    let (town, solange) = lived_in(database).await?;
    let service = &town.service;
    let store = service.store();
    let origin = Origin::console();
    let before = contents(store).await?;
    let tried = service
        .erase_person(&console(), EMAIL, Erasing::Tried, &origin)
        .await?;
    assert_eq!(contents(store).await?, before, "a trial changes nothing");
    let done = service
        .erase_person(&console(), EMAIL, Erasing::Done, &origin)
        .await?;
    assert_eq!(done, tried, "a trial tells what happens");
    assert_eq!(done.account, Some(solange.account));
    assert_eq!(done.evidence, 1);
    assert!(done.parts >= 1, "{done:?}");
    assert_eq!(done.removed["account"], 1);
    let texts: Vec<&str> = done.remaining.iter().map(|one| &*one.words).collect();
    assert!(!texts.is_empty());
    for words in &texts {
        assert!(
            words.contains(NAME) && words.contains("CANARY-OTHERS"),
            "{words}"
        );
    }
    let tables: Vec<&str> = done.remaining.iter().map(|one| &*one.table).collect();
    assert!(
        tables.iter().all(|table| table.starts_with("answer")),
        "{tables:?}"
    );

    // The work stays: answers, their history, scores, chains.
    let after = contents(store).await?;
    for table in [
        "answer",
        "answer_revision",
        "score",
        "score_run",
        "submission",
    ] {
        assert_eq!(after.tables[table], before.tables[table], "{table}");
    }
    assert_eq!(broken_chains(store).await?, []);
    assert!(verify_runs(store).await?.len() > 1);
    let (question, _, _) = town.first_of(&town.dominique, "commitment").await?;
    let history = service
        .answer_history(&town.dominique, CITY, WAVE, &question)
        .await?;
    assert_eq!(history.versions[0].by, None, "nobody known");
    assert!(
        history.versions[0]
            .entry
            .comment
            .contains("CANARY-OWN-ANSWER")
    );

    // Evidence goes to the only coordinator, parts to nobody.
    let city = town.dominique.roles[0].1.city().expect("a city");
    let evidence = store.read().evidence();
    let kept = evidence.of_municipality(&Scope::service(), city).await?;
    let canary = kept
        .iter()
        .find(|one| one.details.title == "CANARY-EVIDENCE");
    let owner = canary.expect("stays").details.owner;
    assert!(owner != Some(solange.account), "{owner:?}");
    let parts = service.parts(&town.dominique, CITY, WAVE).await?;
    let state = |part: &icc_store::Part| part.state;
    assert!(
        parts
            .rows
            .iter()
            .all(|row| state(&row.part) == PartState::Withdrawn)
    );

    // Once more finds nobody; a new text that names the person is written over by its author.
    let again = service
        .erase_person(&console(), EMAIL, Erasing::Done, &origin)
        .await;
    assert!(again.is_err() || again.is_ok_and(|again| again.account.is_none()));
    if store.dialect() == Dialect::Sqlite {
        assert!(service.compact().await?);
        let file = database.url().trim_start_matches("sqlite://");
        for file in [file.to_owned(), format!("{file}-wal")] {
            let bytes = std::fs::read(&file).unwrap_or_default();
            let email = bytes
                .windows(EMAIL.len())
                .any(|part| part == EMAIL.as_bytes());
            assert!(!email, "{file} holds the address");
            let text = String::from_utf8_lossy(&bytes);
            for (at, _) in text.match_indices(NAME) {
                let from = text[..at].len().saturating_sub(30);
                let around = text.get(from..at).unwrap_or_default();
                assert!(around.contains("CANARY-OTHERS"), "{file} holds the name");
            }
        }
    } else {
        assert!(service.compact().await?);
    }
    Ok(())
}

async fn the_last_administrator_cannot_be_erased_or_closed(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let origin = Origin::console();
    let before = contents(town.service.store()).await?;
    let refused = town
        .service
        .erase_person(&console(), &town.root.email, Erasing::Done, &origin)
        .await;
    assert!(matches!(refused, Err(Error::Conflict)), "{refused:?}");
    let refused = town
        .service
        .set_account_open(&console(), town.root.account, Open::No, &origin)
        .await;
    assert!(matches!(refused, Err(Error::Conflict)), "{refused:?}");
    assert_eq!(contents(town.service.store()).await?, before);
    Ok(())
}

async fn an_address_that_was_only_invited_is_erased_too(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let offer = Offer {
        email: EMAIL.to_owned(),
        role: Role::CityEditor,
        place: town.dominique.roles[0].1,
        language: Locale::Fr,
    };
    let origin = Origin::console();
    town.service.invite(&town.root, &offer, &origin).await?;
    let erased = town
        .service
        .erase_person(&console(), EMAIL, Erasing::Done, &origin)
        .await?;
    assert_eq!(erased.account, None);
    assert_eq!(
        (erased.removed["invitation"], erased.removed["mail"]),
        (1, 1)
    );
    assert_eq!(erased.remaining, []);
    Ok(())
}

async fn o3_what_is_done_at_the_console_is_recorded_as_such(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let service = &town.service;
    let origin = Origin::console();
    let role = (Role::ProgrammeAdministrator, Place::Service);
    service
        .give_role(&console(), &town.alix.email, role, &origin)
        .await?;
    let actor = console();
    let twice = service
        .give_role(&actor, &town.alix.email, role, &origin)
        .await;
    assert!(matches!(twice, Err(Error::Conflict)), "{twice:?}");
    let unknown = service
        .give_role(&actor, "nobody@example.org", role, &origin)
        .await;
    assert!(matches!(unknown, Err(Error::NotFound)), "{unknown:?}");
    service
        .set_account_open(&console(), town.noor.account, Open::No, &origin)
        .await?;
    service
        .set_account_open(&console(), town.noor.account, Open::Yes, &origin)
        .await?;
    let events = service.audit(&town.root).await?;
    let console: Vec<(&str, _)> = events
        .iter()
        .filter(|row| row.event.origin == "console")
        .map(|row| (row.event.action.as_str(), row.event.actor))
        .collect();
    let wanted = [
        ("account-opened", None),
        ("account-closed", None),
        ("role-given", None),
    ];
    assert_eq!(console, wanted);

    // An offer names who makes it: with two administrators one has to be chosen.
    assert!(matches!(
        service.administrator(None).await,
        Err(Error::NotFound)
    ));
    let chosen = service.administrator(Some(&town.root.email)).await?;
    assert_eq!(chosen.account, town.root.account);
    let none = service.administrator(Some(&town.noor.email)).await;
    assert!(matches!(none, Err(Error::NotFound)));
    Ok(())
}

async fn o4_secrets_are_sealed_anew_with_another_key(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let at = &town.alix.account;
    let plain = {
        let unit = town.service.store().begin().await?;
        let factors = unit.repositories().second_factors();
        factors.begin(*at, "o1:736563726574").await?;
        factors.begin(town.noor.account, "c1:00").await?;
        unit.commit().await?;
        "o1:736563726574"
    };
    let old = "the key of last year, which is long";
    let new = "the key of this year, which is long";
    let origin = Origin::console();
    let service = town.service.with_sealer(Sealer::with_key(old));
    let first = service.reseal(&origin).await?;
    assert_eq!((first.anew, first.already), (1, 0));
    assert_eq!(first.lost, [town.noor.account]);
    let kept = service.store().read().second_factors().of(*at).await?;
    let sealed = kept.expect("stays").secret;
    assert_ne!(sealed, plain);
    let service = service.with_sealer(Sealer::with_key(new).with_earlier_key(old));
    let condition = service.condition().await?.data.expect("a current schema");
    assert_eq!((condition.secrets.before, condition.secrets.lost), (1, 1));
    assert_eq!(service.reseal(&origin).await?.anew, 1);
    let service = service.with_sealer(Sealer::with_key(new));
    let again = service.reseal(&origin).await?;
    assert_eq!((again.anew, again.already, again.lost.len()), (0, 1, 1));
    let kept = service.store().read().second_factors().of(*at).await?;
    assert_ne!(kept.expect("stays").secret, sealed);
    Ok(())
}

async fn the_condition_of_a_sound_service_is_told(database: &TestDatabase) -> Outcome {
    let (town, _) = lived_in(database).await?;
    let condition = town.service.condition().await?;
    assert_eq!(condition.damage, Vec::<String>::new());
    let data = condition.data.expect("a current schema");
    assert_eq!(data.broken, []);
    assert!(data.administered);
    assert_eq!(data.stray, icc_store::StrayFiles::default());
    assert_eq!(data.last_event, Some(town.service.clock().now()));
    database
        .tamper("part_step", "UPDATE part_step SET version = 7")
        .await?;
    let broken = broken_chains(town.service.store()).await?;
    assert_eq!(broken.len(), 1, "D10: {broken:?}");
    Ok(())
}

on_both_loaded_databases![
    p2_everything_about_a_person_is_written_out_with_every_canary,
    p2_what_the_person_takes_along_holds_no_text_of_others,
    p3_an_erased_person_leaves_no_byte_and_the_work_stays,
    the_last_administrator_cannot_be_erased_or_closed,
    an_address_that_was_only_invited_is_erased_too,
    o3_what_is_done_at_the_console_is_recorded_as_such,
    o4_secrets_are_sealed_anew_with_another_key,
    the_condition_of_a_sound_service_is_told,
];
