//! Municipalities, facts, networks, memberships, published results.

use icc_domain::{LocalizedText, SeededIds};
use icc_store::{
    Change, FactTopic, MembershipBasis, NetworkFact, NetworkKind, NewFact, NewMembership,
    NewMunicipality, NewNetwork, NewPublishedResult, Source, StoreError, UnitOfWork,
};
use icc_testkit::{Outcome, TestDatabase, municipality, on_both_databases};

fn text(fr: &str, en: &str) -> LocalizedText {
    LocalizedText(
        [
            ("fr".to_owned(), fr.to_owned()),
            ("en".to_owned(), en.to_owned()),
        ]
        .into(),
    )
}

fn source(code: &str) -> Source {
    Source {
        code: code.to_owned(),
        titles: text("Recensement", "Census"),
        url: None,
        licence: None,
        demonstration: true,
    }
}

fn fact(year: Option<i32>, value: f64) -> NewFact {
    NewFact {
        municipality_code: "val-test".to_owned(),
        measure: "population".to_owned(),
        year,
        value,
        source: "census".to_owned(),
        note: None,
    }
}

async fn put_base(unit: &UnitOfWork, ids: &SeededIds) -> Outcome {
    let repositories = unit.repositories();
    repositories.sources().put(&source("census")).await?;
    let new = municipality("val-test");
    repositories.municipalities().put(&new, ids).await?;
    Ok(())
}

async fn a_municipality_keeps_its_id_when_its_facts_change(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let unit = database.store().begin().await?;
    let repository = unit.repositories().municipalities();
    let old = municipality("val-test");
    let (id, change) = repository.put(&old, &ids).await?;
    assert_eq!(change, Change::Added);
    assert_eq!(repository.put(&old, &ids).await?, (id, Change::Unchanged));
    let new = NewMunicipality {
        names: text("Val-Test-sur-Mer", "Val-Test-sur-Mer"),
        latitude: Some(45.5),
        ..old
    };
    assert_eq!(repository.put(&new, &ids).await?, (id, Change::Updated));
    unit.commit().await?;
    let read = database.store().read().municipalities();
    let found = read.by_code("val-test").await?.unwrap();
    assert_eq!(found.record, new);
    assert_eq!(read.by_id(id).await?.unwrap(), found);
    assert_eq!(read.all().await?, [found]);
    assert_eq!(read.by_code("elsewhere").await?, None);
    Ok(())
}

async fn facts_are_kept_per_measure_year_and_source(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let unit = database.store().begin().await?;
    put_base(&unit, &ids).await?;
    let repository = unit.repositories().municipalities();
    for (year, value, change) in [
        (Some(2016), 100.0, Change::Added),
        (Some(2021), 120.5, Change::Added),
        (None, 110.0, Change::Added),
        (None, 110.0, Change::Unchanged),
        (Some(2021), 121.0, Change::Updated),
    ] {
        assert_eq!(repository.put_fact(&fact(year, value), &ids).await?, change);
    }
    let id = repository.by_code("val-test").await?.unwrap().id;
    let facts = repository.facts(id).await?;
    let found: Vec<_> = facts.iter().map(|it| (it.year, it.value)).collect();
    assert_eq!(
        found,
        [(Some(2021), 121.0), (Some(2016), 100.0), (None, 110.0)]
    );
    assert_eq!(repository.all_facts().await?, facts);
    unit.commit().await?;
    Ok(())
}

async fn a_fact_needs_its_municipality_and_its_source(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let unit = database.store().begin().await?;
    put_base(&unit, &ids).await?;
    let repository = unit.repositories().municipalities();
    let stray = NewFact {
        municipality_code: "nowhere".to_owned(),
        ..fact(None, 1.0)
    };
    let put = repository.put_fact(&stray, &ids).await;
    assert!(
        matches!(put, Err(StoreError::MissingReference(_))),
        "{put:?}"
    );
    let unsourced = NewFact {
        source: "hearsay".to_owned(),
        ..fact(None, 1.0)
    };
    let put = repository.put_fact(&unsourced, &ids).await;
    assert!(
        matches!(put, Err(StoreError::MissingReference(_))),
        "{put:?}"
    );
    Ok(())
}

async fn networks_have_members_with_dates(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let unit = database.store().begin().await?;
    put_base(&unit, &ids).await?;
    let networks = unit.repositories().networks();
    let network = NewNetwork {
        code: "net".to_owned(),
        kind: NetworkKind::Regional,
        parent: None,
        country: Some("XA".to_owned()),
        names: text("Réseau", "Network"),
        descriptions: text("Un réseau.", "A network."),
        facts: vec![NetworkFact {
            topic: FactTopic::Working,
            source: None,
            date: Some("2016-06".to_owned()),
            text: text("Fondé.", "Founded."),
        }],
        source: "census".to_owned(),
        demonstration: true,
    };
    let (id, change) = networks.put(&network, &ids).await?;
    assert_eq!(change, Change::Added);
    assert_eq!(networks.put(&network, &ids).await?, (id, Change::Unchanged));
    let membership = |joined: Option<&str>, left: Option<&str>| NewMembership {
        network_code: "net".to_owned(),
        municipality_code: "val-test".to_owned(),
        kind: None,
        basis: MembershipBasis::Member,
        joined: joined.map(str::to_owned),
        left: left.map(str::to_owned),
        source: "census".to_owned(),
        note: None,
    };
    for (joined, left, change) in [
        (Some("2016"), None, Change::Added),
        (Some("2016"), Some("2019"), Change::Updated),
        (Some("2021-02"), None, Change::Added),
        (Some("2021-02"), None, Change::Unchanged),
    ] {
        let put = networks
            .put_membership(&membership(joined, left), &ids)
            .await?;
        assert_eq!(put, change);
    }
    let found = networks.members(id).await?;
    let dates: Vec<_> = found
        .iter()
        .map(|it| (it.joined.as_deref(), it.left.as_deref()))
        .collect();
    assert_eq!(
        dates,
        [(Some("2016"), Some("2019")), (Some("2021-02"), None)]
    );
    let municipality = found.first().unwrap().municipality;
    assert_eq!(networks.memberships_of(municipality).await?, found);
    assert_eq!(networks.memberships().await?, found);
    let read = networks.by_code("net").await?.unwrap();
    assert_eq!(read.record, network);
    assert_eq!(networks.all().await?, [read]);
    unit.commit().await?;
    Ok(())
}

async fn published_results_are_kept_as_published(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let unit = database.store().begin().await?;
    put_base(&unit, &ids).await?;
    let results = unit.repositories().published_results();
    let new = NewPublishedResult {
        municipality_code: "val-test".to_owned(),
        edition: "2016".to_owned(),
        edition_inferred: true,
        measure: "overall".to_owned(),
        sample: "all".to_owned(),
        sample_size_class: None,
        sample_foreign_born_class: None,
        year: 2017,
        year_approximate: false,
        value: None,
        sample_average: None,
        sample_size: Some(93),
        rank: Some(17),
        source_url: "https://example.org/results".to_owned(),
        note: None,
    };
    assert_eq!(results.put(&new, &ids).await?, Change::Added);
    assert_eq!(results.put(&new, &ids).await?, Change::Unchanged);
    let better = NewPublishedResult {
        value: Some(70.0),
        ..new
    };
    assert_eq!(results.put(&better, &ids).await?, Change::Updated);
    let found = results.all().await?;
    assert_eq!(found.len(), 1);
    assert_eq!(found.first().unwrap().record, better);
    assert_eq!(
        results.of(found.first().unwrap().municipality).await?,
        found
    );
    unit.commit().await?;
    Ok(())
}

on_both_databases![
    a_municipality_keeps_its_id_when_its_facts_change,
    facts_are_kept_per_measure_year_and_source,
    a_fact_needs_its_municipality_and_its_source,
    networks_have_members_with_dates,
    published_results_are_kept_as_published,
];
