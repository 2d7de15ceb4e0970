//! Accepted results come out once, and are corrected in the open.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use icc_app::input::Origin;
use icc_app::publication::{Correcting, PublicationRow, Published};
use icc_app::responses::ResponseStatus;
use icc_app::{Actor, Error};
use icc_store::{Scope, Visibility};
use icc_testkit::{Outcome, TestDatabase, on_both_databases};

use crate::town::{CITY, Town, WAVE, absent, issues};

impl Town {
    async fn publish(&self, who: &Actor) -> Result<Published, Error> {
        let cities = BTreeSet::from([CITY.to_owned()]);
        let origin = Origin::default();
        self.service
            .publish_results(who, WAVE, &cities, &origin)
            .await
    }

    async fn row(&self, who: &Actor) -> PublicationRow {
        let page = self.service.publication(who, WAVE).await.expect("a page");
        let mut rows = page.rows.into_iter();
        rows.find(|row| row.city.code == CITY).expect("the city")
    }

    /// Allows everybody to see what was handed in.
    async fn show_everybody(&self) -> Outcome {
        let unit = self.service.store().begin().await?;
        let all = unit.repositories().submissions();
        let wave = unit.repositories().waves().by_code(WAVE).await?;
        let wave = wave.expect("the wave");
        for one in all.of_wave(&Scope::service(), wave.id).await? {
            all.set_visibility(one.id, Visibility::Public).await?;
        }
        unit.commit().await?;
        Ok(())
    }

    /// Whether everybody sees a result of the city, and how many answers it rests on.
    async fn public(&self) -> Option<String> {
        // The service looks for something new every few seconds.
        self.clock.advance(TimeDelta::seconds(10));
        let snapshot = self.service.snapshot().await.expect("a state");
        let results = snapshot.results_of(CITY);
        let (collection, _) = results.into_iter().find(|(_, w)| w.code == WAVE)?;
        let case = collection.case(CITY, WAVE)?;
        Some(collection.digests[case].clone())
    }
}

fn correcting(until: &str) -> Correcting {
    Correcting {
        reason_fr: "Deux réponses étaient interverties.".to_owned(),
        reason_en: "Two answers had been swapped.".to_owned(),
        until: until.to_owned(),
    }
}

async fn what_is_accepted_comes_out_once_and_only_by_whoever_publishes(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    town.confirm("commitment").await?;
    assert!(!town.row(&town.root).await.may_publish, "it is a draft");
    let id = town.handed_in().await?;
    town.show_everybody().await?;
    assert_eq!(town.public().await, None, "accepted is not published");
    for who in [&town.dominique, &town.alix, &town.claude, &town.stranger] {
        absent(town.publish(who).await.map(drop));
    }
    absent(
        town.service
            .publication(&town.dominique, WAVE)
            .await
            .map(drop),
    );
    let row = town.row(&town.root).await;
    assert!(row.may_publish && row.declared && row.published.is_none());
    assert!(!town.row(&town.claude).await.may_publish);
    let nobody = town
        .service
        .publish_results(&town.root, WAVE, &BTreeSet::new(), &Origin::default())
        .await;
    assert_eq!(issues(nobody), [("city", "missing")]);

    // Two at once: it comes out once, and is computed once.
    let (one, two) = tokio::join!(town.publish(&town.root), town.publish(&town.root));
    let (one, two) = (one?, two?);
    assert_eq!(
        (one.published + two.published, one.passed + two.passed),
        (1, 1)
    );
    let row = town.row(&town.root).await;
    assert_eq!(
        (row.status, row.published),
        (ResponseStatus::Published, Some(1))
    );
    let read = town.service.store().read();
    let wave = read.waves().by_code(WAVE).await?.expect("the wave");
    let runs = read.runs().of_wave(wave.id).await?;
    assert_eq!(runs.len(), 1);
    let scores = read.runs().scores(&Scope::service(), runs[0].id).await?;
    assert!(!scores.is_empty() && scores.iter().all(|score| score.submission == id));
    assert!(town.public().await.is_some());
    Ok(())
}

async fn a_correction_is_told_everybody_with_what_it_was_before(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    town.confirm("commitment").await?;
    town.handed_in().await?;
    town.publish(&town.root).await?;
    town.show_everybody().await?;
    let before = town.public().await;
    assert!(before.is_some());
    town.told().await;

    let origin = Origin::default();
    let place = (CITY, WAVE);
    let correct = async |who: &Actor, said: &Correcting| {
        town.service.correct(who, place, said, &origin).await
    };
    for who in [&town.dominique, &town.alix, &town.stranger] {
        absent(correct(who, &correcting("2026-12-10")).await);
    }
    assert_eq!(
        issues(correct(&town.claude, &Correcting::default()).await),
        [
            ("reason-fr", "missing"),
            ("reason-en", "missing"),
            ("until", "missing")
        ]
    );
    let late = correct(&town.claude, &correcting("2028-12-10")).await;
    assert_eq!(issues(late), [("until", "end-too-late")]);
    correct(&town.claude, &correcting("2026-12-10")).await?;
    absent(correct(&town.claude, &correcting("2026-12-10")).await);
    assert_eq!(
        town.told().await,
        [("dominique@example.org".to_owned(), "submission-correct")]
    );

    // What is out stays, and nobody is told, until the correction comes out.
    town.say("C1", "no", "").await?;
    let second = town.handed_in().await?;
    town.show_everybody().await?;
    assert_eq!(town.public().await, before);
    assert!(town.service.errata().await?.is_empty());
    town.publish(&town.root).await?;
    let after = town.public().await;
    assert!(after.is_some() && after != before);
    let errata = town.service.errata().await?;
    let [erratum] = errata.as_slice() else {
        panic!("one erratum: {errata:?}");
    };
    assert_eq!(
        (erratum.city.as_str(), erratum.wave.code.as_str()),
        (CITY, WAVE)
    );
    assert_eq!(erratum.reasons.0["en"], "Two answers had been swapped.");
    assert!(!erratum.changed.is_empty());
    for changed in &erratum.changed {
        assert_ne!(changed.before, changed.after, "{}", changed.measure);
        assert!(changed.names.0.contains_key("fr"));
    }
    // The first computation is kept as it was, and can be done again.
    let verified = icc_app::verify::verify_runs(town.service.store()).await?;
    let own: Vec<_> = verified.iter().filter(|run| run.wave == WAVE).collect();
    assert_eq!(own.len(), 2);
    for run in own {
        let verdict = &run.verdict;
        assert!(
            matches!(verdict, icc_app::verify::Verdict::Equal(_)),
            "{verdict:?}"
        );
    }
    let read = town.service.store().read();
    let second = read.submissions().by_id(&Scope::service(), second).await?;
    assert_eq!(second.expect("is kept").revision, 2);
    Ok(())
}

on_both_databases![
    what_is_accepted_comes_out_once_and_only_by_whoever_publishes,
    a_correction_is_told_everybody_with_what_it_was_before,
];
