//! What municipalities keep to show that their answers are true.

use std::collections::BTreeSet;

use icc_domain::SeededIds;
use icc_store::{
    AccountId, EvidenceDetails, EvidenceSource, EvidenceVisibility, MunicipalityId, NewEvidence,
    NewFile, Scope, StoreError,
};
use icc_testkit::{Outcome, TestDatabase, foundation, moment, municipality, on_both_databases};
use uuid::Uuid;

const WHO: AccountId = AccountId(Uuid::from_u128(7));

fn details(title: &str) -> EvidenceDetails {
    EvidenceDetails {
        title: title.to_owned(),
        owner: Some(WHO),
        valid_until: Some(moment(300).date_naive()),
        note: "Page 4".to_owned(),
        visibility: EvidenceVisibility::Reserved,
        tags: BTreeSet::from(["C1".to_owned(), "C2".to_owned()]),
    }
}

fn link() -> NewEvidence {
    NewEvidence::Link("https://ville.example/reglement".to_owned())
}

fn file() -> NewEvidence {
    NewEvidence::File(NewFile {
        sha256: "00".repeat(32),
        media_type: "application/pdf".to_owned(),
        name: "règlement.pdf".to_owned(),
        bytes: b"%PDF-1.7 \x00\xff".to_vec(),
    })
}

async fn town(
    database: &TestDatabase,
) -> Result<(MunicipalityId, MunicipalityId), Box<dyn std::error::Error>> {
    let ids = SeededIds::new(3);
    let base = foundation(database.store(), &ids).await?;
    let unit = database.store().begin().await?;
    let other = municipality("elsewhere");
    let (other, _) = unit
        .repositories()
        .municipalities()
        .put(&other, &ids)
        .await?;
    unit.commit().await?;
    Ok((base.municipality, other))
}

async fn evidence_comes_back_as_it_was_kept(database: &TestDatabase) -> Outcome {
    let (city, _) = town(database).await?;
    let ids = SeededIds::new(4);
    let unit = database.store().begin().await?;
    let evidence = unit.repositories().evidence();
    evidence.hold(city).await?;
    let by = (city, WHO, moment(1));
    let first = evidence.add(by, &link(), &details("Lien"), &ids).await?;
    let by = (city, WHO, moment(2));
    let second = evidence.add(by, &file(), &details("Fichier"), &ids).await?;
    unit.commit().await?;

    let own = Scope::municipality(city);
    let read = database.store().read().evidence();
    let all = read.of_municipality(&own, city).await?;
    let known: Vec<_> = all.iter().map(|one| one.id).collect();
    assert_eq!(known, [second, first], "the newest first");
    assert_eq!(all[1].details, details("Lien"));
    let EvidenceSource::File(kept) = &all[0].source else {
        panic!("a file: {:?}", all[0].source);
    };
    assert_eq!((kept.name.as_str(), kept.size), ("règlement.pdf", 11));
    let bytes = read.content(kept).await?;
    assert_eq!(bytes.as_deref(), Some(&b"%PDF-1.7 \x00\xff"[..]));
    assert_eq!(read.stored_bytes(&own, city).await?, 11);
    Ok(())
}

async fn z3_evidence_is_found_by_its_own_municipality_only(database: &TestDatabase) -> Outcome {
    let (city, other) = town(database).await?;
    let unit = database.store().begin().await?;
    let by = (city, WHO, moment(1));
    let evidence = unit.repositories().evidence();
    let ids = SeededIds::new(4);
    let id = evidence.add(by, &file(), &details("canary"), &ids).await?;
    unit.commit().await?;
    let read = database.store().read().evidence();
    for (scope, found) in [
        (Scope::municipality(city), true),
        (Scope::service(), true),
        (Scope::municipality(other), false),
        (Scope::public(moment(0).date_naive()), false),
    ] {
        let one = read.by_id(&scope, city, id).await?;
        assert_eq!(one.is_some(), found, "{scope:?}");
        let all = read.of_municipality(&scope, city).await?;
        assert_eq!(all.len(), usize::from(found), "{scope:?}");
        let bytes = read.stored_bytes(&scope, city).await?;
        assert_eq!(bytes > 0, found, "{scope:?}");
        // Another city's own door leads to nothing either.
        assert_eq!(read.by_id(&scope, other, id).await?, None, "{scope:?}");
    }
    Ok(())
}

async fn whoever_was_second_changes_no_evidence(database: &TestDatabase) -> Outcome {
    let (city, _) = town(database).await?;
    let own = Scope::municipality(city);
    let unit = database.store().begin().await?;
    let evidence = unit.repositories().evidence();
    let by = (city, WHO, moment(1));
    let ids = SeededIds::new(4);
    let id = evidence.add(by, &link(), &details("Lien"), &ids).await?;
    let seen = evidence.by_id(&own, city, id).await?.unwrap();
    let new = EvidenceDetails {
        owner: None,
        tags: BTreeSet::from(["C3".to_owned()]),
        ..details("Règlement 12")
    };
    evidence.change(&seen, &new).await?;
    let late = evidence.change(&seen, &details("x")).await;
    assert!(matches!(late, Err(StoreError::Immutable(_))), "{late:?}");
    let late = evidence.withdraw(&seen, moment(3)).await;
    assert!(matches!(late, Err(StoreError::Immutable(_))), "{late:?}");
    let now = evidence.by_id(&own, city, id).await?.unwrap();
    assert_eq!((&now.details, now.version), (&new, 2));
    evidence.withdraw(&now, moment(3)).await?;
    unit.commit().await?;

    let read = database.store().read().evidence();
    let now = read.by_id(&own, city, id).await?.unwrap();
    assert_eq!(now.withdrawn_at, Some(moment(3)), "the row stays, marked");
    for refused in [
        "UPDATE evidence SET title = 'x', version = version + 1",
        "DELETE FROM evidence",
    ] {
        assert!(database.execute(refused).await.is_err(), "{refused}");
    }
    Ok(())
}

async fn what_an_answer_was_shown_by_stays_what_it_was(database: &TestDatabase) -> Outcome {
    let (city, _) = town(database).await?;
    let unit = database.store().begin().await?;
    let by = (city, WHO, moment(1));
    let evidence = unit.repositories().evidence();
    let ids = SeededIds::new(4);
    evidence.add(by, &file(), &details("Fichier"), &ids).await?;
    unit.commit().await?;
    for refused in [
        "UPDATE evidence SET kind = 'link', version = version + 1",
        "UPDATE evidence SET created_by = id, version = version + 1",
        "UPDATE evidence SET title = 'x'",
        "UPDATE evidence_file SET sha256 = 'x'",
        "DELETE FROM evidence_file",
        "UPDATE evidence_content SET file_id = file_id",
    ] {
        assert!(database.execute(refused).await.is_err(), "{refused}");
    }
    Ok(())
}

async fn u7_a_write_that_fails_leaves_neither_record_nor_file(database: &TestDatabase) -> Outcome {
    let (city, _) = town(database).await?;
    // The last of the writes cannot succeed any more, as on a disk that has become full.
    database.execute("DROP TABLE evidence_tag").await?;
    let unit = database.store().begin().await?;
    let by = (city, WHO, moment(1));
    let evidence = unit.repositories().evidence();
    let ids = SeededIds::new(4);
    let failed = evidence.add(by, &file(), &details("Fichier"), &ids).await;
    assert!(failed.is_err(), "{failed:?}");
    drop(unit);
    for table in ["evidence", "evidence_file", "evidence_content"] {
        assert_eq!(database.count(table).await?, 0, "{table}");
    }
    Ok(())
}

on_both_databases![
    evidence_comes_back_as_it_was_kept,
    z3_evidence_is_found_by_its_own_municipality_only,
    whoever_was_second_changes_no_evidence,
    what_an_answer_was_shown_by_stays_what_it_was,
    u7_a_write_that_fails_leaves_neither_record_nor_file,
];
