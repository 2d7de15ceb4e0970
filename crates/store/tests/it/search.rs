//! Finding by words.

use icc_domain::{IdSource as _, SeededIds};
use icc_store::{SearchEntry, SearchKind};
use icc_testkit::{Outcome, TestDatabase, on_both_databases};
use uuid::Uuid;

use crate::network_messages::network;

fn asked(words: &[&[&str]]) -> Vec<Vec<String>> {
    let forms = |forms: &&[&str]| forms.iter().map(|form| (*form).to_owned()).collect();
    words.iter().map(forms).collect()
}

async fn found(
    database: &TestDatabase,
    words: &[&[&str]],
) -> Result<Vec<(Uuid, i64)>, Box<dyn std::error::Error>> {
    let search = database.store().read().search();
    let query = asked(words);
    let hits = search.find(SearchKind::Practice, None, &query, 10).await?;
    Ok(hits.into_iter().map(|hit| (hit.id, hit.rank)).collect())
}

async fn titles_come_first_and_then_the_newest(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let network = network(store, &ids).await?;
    let entry = |title: &str, body: &str| SearchEntry {
        kind: SearchKind::Practice,
        id: ids.next_id(),
        network: Some(network),
        title: title.to_owned(),
        body: body.to_owned(),
    };
    let old = entry("ecole", "jumelage accueil");
    let newer = entry("logement", "ecole accueil");
    let newest = entry("logement", "ecole accueil 2016");
    let elsewhere = SearchEntry {
        network: None,
        ..entry("ecole", "")
    };
    let other = SearchEntry {
        kind: SearchKind::Tool,
        ..entry("ecole", "accueil")
    };
    let unit = store.begin().await?;
    let search = unit.repositories().search();
    for one in [&old, &newer, &newest, &elsewhere, &other] {
        search.put(one).await?;
    }
    unit.commit().await?;

    let accueil = found(database, &[&["ecole", "ecol"], &["accueil"]]).await?;
    assert_eq!(accueil, [(old.id, 1), (newest.id, 0), (newer.id, 0)]);
    assert_eq!(found(database, &[&["2016"]]).await?, [(newest.id, 0)]);
    assert_eq!(found(database, &[&["ecole"], &["train"]]).await?, []);
    assert_eq!(found(database, &[]).await?, []);
    assert_eq!(
        found(database, &[&["' | 'ecole", "\" OR \"ecole"]]).await?,
        []
    );
    let read = store.read().search();
    let query = asked(&[&["ecole"]]);
    let within = read.find(SearchKind::Practice, Some(network), &query, 2);
    let within: Vec<Uuid> = within.await?.iter().map(|hit| hit.id).collect();
    assert_eq!(within, [old.id, newest.id], "as many as are wanted");
    let tools = read.find(SearchKind::Tool, None, &query, 10).await?;
    assert_eq!(tools.len(), 1);

    // What is changed is found by what it says now, and what is taken out not at all.
    let changed = SearchEntry {
        title: "train".to_owned(),
        body: String::new(),
        ..old.clone()
    };
    let unit = store.begin().await?;
    let search = unit.repositories().search();
    search.put(&changed).await?;
    search.remove(SearchKind::Practice, newer.id).await?;
    search.remove(SearchKind::Practice, newer.id).await?;
    unit.commit().await?;
    assert_eq!(found(database, &[&["train"]]).await?, [(old.id, 1)]);
    let ecole = found(database, &[&["ecole"]]).await?;
    assert_eq!(ecole, [(elsewhere.id, 1), (newest.id, 0)]);
    Ok(())
}

async fn what_stands_everywhere_is_told_from_the_newest_on(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let network = network(store, &ids).await?;
    let entry = |kind, title: &str| SearchEntry {
        kind,
        id: ids.next_id(),
        network: Some(network),
        title: title.to_owned(),
        body: "accueil".to_owned(),
    };
    let unit = store.begin().await?;
    let search = unit.repositories().search();
    let mut all = Vec::new();
    for number in 0..30 {
        let title = if number % 10 == 0 { "accueil" } else { "ecole" };
        let one = entry(SearchKind::Practice, title);
        search.put(&one).await?;
        all.push(one.id);
        search.put(&entry(SearchKind::Post, "accueil")).await?;
    }
    unit.commit().await?;
    // Those that have it in the title, however old, and then the newest.
    let hits = found(database, &[&["accueil"]]).await?;
    let titled = [all[20], all[10], all[0]].map(|id| (id, 1));
    let newest = (23..30).rev().map(|at| (all[at], 0));
    let expected: Vec<_> = titled.into_iter().chain(newest).collect();
    assert_eq!(hits, expected);
    let ecole = found(database, &[&["ecole"], &["accueil"]]).await?;
    assert_eq!(ecole.len(), 10);
    assert!(ecole.iter().all(|(_, rank)| *rank == 1));
    Ok(())
}

on_both_databases![
    titles_come_first_and_then_the_newest,
    what_stands_everywhere_is_told_from_the_newest_on,
];
