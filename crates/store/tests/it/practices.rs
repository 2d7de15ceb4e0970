//! Practices of municipalities.

use icc_domain::{IdSource, Locale, SeededIds};
use icc_store::{
    AccountId, CostClass, EvidenceId, NewPractice, NewPracticeStep, Practice, PracticeLetter,
    PracticeState, PracticeWords, ReservedScope, SharedWith, StaffClass, Store, StoreError, Theme,
};
use icc_testkit::{Outcome, TestDatabase, foundation, moment, on_both_databases, practice_shown};
use sea_orm::ConnectionTrait;

use crate::network_messages::network;

fn codes<C: FromIterator<String>>(all: &[&str]) -> C {
    all.iter().map(|one| (*one).to_owned()).collect()
}

fn words(ids: &SeededIds) -> PracticeWords {
    PracticeWords {
        language: Locale::Fr,
        languages: codes(&["en", "fr"]),
        title: "Jumelages".to_owned(),
        theme: Theme::Welcome,
        from_year: 2019,
        to_year: None,
        purpose: "Accueillir".to_owned(),
        stimulus: String::new(),
        process: "D’abord\nEnsuite".to_owned(),
        impact: String::new(),
        cost: CostClass::Low,
        staff: StaffClass::Part,
        indicators: codes(&["welcoming"]),
        questions: codes(&["q1", "q2"]),
        documents: vec![EvidenceId(ids.next_id()), EvidenceId(ids.next_id())],
    }
}

pub(crate) async fn begun(
    store: &Store,
    ids: &SeededIds,
) -> Result<(Practice, PracticeWords), Box<dyn std::error::Error>> {
    let base = foundation(store, ids).await?;
    let new = NewPractice {
        municipality: base.municipality,
        network: network(store, ids).await?,
        made_by: AccountId(ids.next_id()),
        made_at: moment(0),
    };
    let words = words(ids);
    let unit = store.begin().await?;
    let practice = unit
        .repositories()
        .practices()
        .add(&new, &words, ids)
        .await?;
    unit.commit().await?;
    Ok((practice, words))
}

fn step(practice: &Practice, state: PracticeState) -> NewPracticeStep {
    NewPracticeStep {
        state,
        text_version: practice.text_version,
        reach: None,
        remark: "Un mot".to_owned(),
        made_by: practice.made_by,
        made_at: moment(2),
    }
}

async fn every_version_and_every_step_stays(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let (practice, words) = begun(store, &ids).await?;
    let read = store.read().practices();
    assert_eq!(read.by_id(practice.id).await?, Some(practice));
    let text = read.text(practice.id, 1).await?.unwrap();
    assert_eq!(text.words, words);

    let unit = store.begin().await?;
    let writes = unit.repositories().practices();
    let proposed = writes
        .step(&practice, &step(&practice, PracticeState::Proposed))
        .await?;
    let again = PracticeWords {
        title: "Jumelages d’ici".to_owned(),
        ..words.clone()
    };
    let by = (practice.made_by, moment(3));
    let second = writes.rewrite(&proposed, &again, by).await?;
    assert_eq!((second.state, second.version), (PracticeState::Draft, 3));
    // Whoever has seen an older one is too late.
    let late = writes.rewrite(&proposed, &again, by).await;
    assert!(matches!(late, Err(StoreError::Immutable(_))), "{late:?}");
    unit.commit().await?;

    let read = store.read().practices();
    let newest = read.newest_texts(&[second]).await?;
    assert_eq!(newest[&second.id].words.title, "Jumelages d’ici");
    let first = read.text(second.id, 1).await?;
    assert_eq!(first.map(|text| text.words), Some(words));
    let steps = read.steps(second.id).await?;
    let states: Vec<_> = steps
        .iter()
        .map(|it| (it.number, it.record.state))
        .collect();
    assert_eq!(
        states,
        [
            (3, PracticeState::Draft),
            (2, PracticeState::Proposed),
            (1, PracticeState::Draft),
        ]
    );
    assert_eq!(read.count_of(second.municipality).await?, 1);
    let draft = read.in_state(second.network, PracticeState::Draft).await?;
    assert_eq!(draft, [second]);
    let connection = database.connection().await?;
    for change in [
        "UPDATE practice_text SET title = ''",
        "DELETE FROM practice_step",
    ] {
        let refused = connection.execute_unprepared(change).await;
        assert!(refused.is_err(), "{change}");
    }
    connection.close().await?;
    Ok(())
}

async fn others_see_what_their_scope_shows_while_it_is_shown(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let (practice, words) = begun(store, &ids).await?;
    let read = store.read().practices();
    let reserved = practice_shown(&practice, &words, SharedWith::Network);
    let unit = store.begin().await?;
    unit.repositories().practices().show(&reserved).await?;
    unit.commit().await?;
    let own = ReservedScope::of(vec![practice.network]);
    assert_eq!(read.shown(&own).await?, std::slice::from_ref(&reserved));
    assert_eq!(read.shown(&ReservedScope::everything()).await?.len(), 1);
    for other in [
        ReservedScope::public(),
        ReservedScope::of(vec![ids.next_id().into()]),
    ] {
        assert!(read.shown(&other).await?.is_empty());
        assert!(read.shown_of(&other, &[practice.id]).await?.is_empty());
    }
    let public = practice_shown(&practice, &words, SharedWith::Public);
    let unit = store.begin().await?;
    unit.repositories().practices().show(&public).await?;
    unit.commit().await?;
    let everybody = ReservedScope::public();
    assert_eq!(read.shown(&everybody).await?, [public]);
    let unit = store.begin().await?;
    unit.repositories().practices().hide(practice.id).await?;
    unit.commit().await?;
    assert!(read.shown(&own).await?.is_empty());
    Ok(())
}

async fn letters_are_kept_and_counted(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let (practice, _) = begun(store, &ids).await?;
    let letter = PracticeLetter {
        id: ids.next_id(),
        practice: practice.id,
        body: "Bonjour".to_owned(),
        made_by: AccountId(ids.next_id()),
        made_at: moment(4),
    };
    let unit = store.begin().await?;
    unit.repositories().practices().add_letter(&letter).await?;
    unit.commit().await?;
    let read = store.read().practices();
    assert_eq!(read.letter(letter.id).await?, Some(letter.clone()));
    assert_eq!(read.letters_since(letter.made_by, moment(3)).await?, 1);
    assert_eq!(read.letters_since(letter.made_by, moment(4)).await?, 0);
    Ok(())
}

on_both_databases![
    every_version_and_every_step_stays,
    others_see_what_their_scope_shows_while_it_is_shown,
    letters_are_kept_and_counted,
];
