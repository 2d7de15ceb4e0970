//! Accepted results come out once, and are corrected in the open.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use icc_app::consent::{ConsentSaid, Given};
use icc_app::figure::last_day;
use icc_app::input::Origin;
use icc_app::publication::{
    Correcting, NetworkStanding, PublicationRow, Published, ReportStanding, Standing, mark,
};
use icc_app::responses::ResponseStatus;
use icc_app::{Actor, Error};
use icc_store::{Consent, Item, Scope};
use icc_testkit::{Outcome, TestDatabase, consent, on_both_loaded_databases};

use crate::town::{AT, CITY, NETWORK, Town, WAVE, absent, issues};

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

    /// Allows everybody to see the scores.
    async fn show_everybody(&self) -> Outcome {
        let page = self.service.consent(&self.dominique, CITY, WAVE).await?;
        let said = ConsentSaid {
            grants: ["public/counted", "public/scores"]
                .map(str::to_owned)
                .to_vec(),
            authority: "council".to_owned(),
            resolution: "CM-2026-114".to_owned(),
            decided_on: "2026-11-16".to_owned(),
            public_from: String::new(),
            version: page.consents.version(),
        };
        let (who, origin) = (&self.dominique, Origin::default());
        let given = self.service.give_consent(who, AT, &said, &origin).await?;
        assert!(matches!(given, Given::Kept | Given::Same), "{given:?}");
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

    /// The mark that a report would carry now.
    async fn mark(&self) -> String {
        let snapshot = self.service.snapshot().await.expect("a state");
        let report = snapshot.city(CITY, Some(WAVE)).expect("the city");
        let wave = report.result.expect("a result").wave.id;
        let computations = self.service.computations(&snapshot).await;
        let computations = computations.expect("computations");
        mark(&computations[&wave].digest).to_owned()
    }

    /// What has become of a report with a mark.
    async fn standing(&self, mark: &str) -> Result<ReportStanding, Error> {
        self.clock.advance(TimeDelta::seconds(10));
        self.service.report_standing(mark, CITY).await
    }

    /// The mark of the figures that a report on the network would carry now.
    async fn network_mark(&self) -> String {
        let snapshot = self.service.snapshot().await.expect("a state");
        let report = snapshot.network_at(NETWORK, WAVE).expect("the network");
        mark(&report.figures_digest()).to_owned()
    }

    /// What has become of a report on the network with the marks of its run and figures.
    async fn network_standing(&self, marks: (&str, &str)) -> Result<NetworkStanding, Error> {
        self.clock.advance(TimeDelta::seconds(10));
        self.service.network_standing(marks, NETWORK).await
    }
}

fn correcting(until: &str) -> Correcting {
    Correcting {
        reason_fr: "Deux réponses étaient interverties.".to_owned(),
        reason_en: "Two answers had been swapped.".to_owned(),
        until: until.to_owned(),
    }
}

async fn c7_what_is_accepted_comes_out_once_and_only_by_whoever_publishes(
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
    // The wave is still open: figures are not as of a day to come.
    let snapshot = town.service.snapshot().await?;
    let result = snapshot.city(CITY, Some(WAVE))?.result.expect("a result");
    assert_eq!(result.as_of, town.service.clock().now().date_naive());
    assert!(result.as_of < last_day(result.wave));
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
    let printed = town.mark().await;
    let report = town.standing(&printed).await?;
    assert_eq!(report.standing, Standing::Current);
    assert!(report.printed.is_some() && report.printed == report.now);
    absent(town.standing("0123456789ab").await);
    absent(town.standing("").await);
    absent(town.service.report_standing(&printed, "montreal").await);
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
    town.put_answer("C1", "no", "").await?;
    let second = town.handed_in().await?;
    town.show_everybody().await?;
    assert_eq!(town.public().await, before);
    assert!(town.service.errata().await?.is_empty());
    assert!(town.service.corrections().await?.is_empty());
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
    let corrections = town.service.corrections().await?;
    let result = (CITY.to_owned(), erratum.wave.id);
    assert_eq!(corrections.get(&result), Some(&erratum.at));
    assert_eq!(corrections.len(), 1);
    let report = town.standing(&printed).await?;
    assert_eq!(report.standing, Standing::Corrected);
    assert!(report.printed != report.now && report.since.is_some());
    let anew = town.mark().await;
    assert_eq!(town.standing(&anew).await?.standing, Standing::Current);
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

    // What was open to everybody and is not any more was withdrawn, with nothing of what it said.
    let (who, origin) = (&town.dominique, Origin::default());
    town.service.take_back_consent(who, AT, &origin).await?;
    for mark in [&printed, &anew] {
        let report = town.standing(mark).await?;
        assert_eq!(report.standing, Standing::Withdrawn);
        assert_eq!((report.printed, report.now), (None, None));
    }
    Ok(())
}

async fn a_report_on_a_network_says_what_has_become_of_its_figures(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    town.confirm("commitment").await?;
    town.put_answer("C1", "yes", "").await?;
    town.handed_in().await?;
    town.publish(&town.root).await?;
    town.show_everybody().await?;
    town.public().await;
    let (run, figures) = (town.mark().await, town.network_mark().await);
    let found = town.network_standing((&run, &figures)).await?;
    assert_eq!((found.standing, found.since), (Standing::Current, None));
    for marks in [
        ("0123456789ab", &*figures),
        (&run, "0"),
        (&run, "0123456789aB"),
    ] {
        absent(town.network_standing(marks).await);
    }
    let elsewhere = town.service.network_standing((&run, &figures), "none");
    absent(elsewhere.await);
    let others = town.network_standing((&run, "0123456789ab")).await?;
    assert_eq!(
        (others.standing, others.since),
        (Standing::Superseded, None)
    );

    // What its only member says of who may see what changes the figures, and no run.
    let read = town.service.store().read();
    let member = read.municipalities().by_code(CITY).await?;
    let wave = read.waves().by_code(WAVE).await?;
    let place = member.expect("the member").id;
    let wave = wave.expect("its wave").id;
    let said = read.consents().of(place, wave).await?;
    let last = said.last().expect("it has shown everybody").clone();
    let say = async |new: Consent| -> Outcome {
        let unit = town.service.store().begin().await?;
        unit.repositories().consents().add(&new).await?;
        unit.commit().await?;
        town.service.settle_figures().await?;
        Ok(())
    };
    let counted = consent(place, wave, &[Item::Counted]);
    say(Consent {
        version: last.version + 1,
        made_at: town.service.clock().now(),
        ..counted
    })
    .await?;
    let found = town.network_standing((&run, &figures)).await?;
    assert_eq!((found.standing, found.since), (Standing::Withdrawn, None));
    say(Consent {
        version: last.version + 2,
        made_at: town.service.clock().now(),
        ..last
    })
    .await?;
    let found = town.network_standing((&run, &figures)).await?;
    assert_eq!(found.standing, Standing::Current, "the same figures again");

    let origin = Origin::default();
    let correct = correcting("2026-12-10");
    town.service
        .correct(&town.claude, AT, &correct, &origin)
        .await?;
    town.put_answer("C1", "no", "").await?;
    town.handed_in().await?;
    town.publish(&town.root).await?;
    town.show_everybody().await?;
    let found = town.network_standing((&run, &figures)).await?;
    assert_eq!(found.standing, Standing::Corrected);
    assert!(found.since.is_some());
    let anew = (town.mark().await, town.network_mark().await);
    let found = town.network_standing((&anew.0, &anew.1)).await?;
    assert_eq!(found.standing, Standing::Current);

    town.service
        .take_back_consent(&town.dominique, AT, &origin)
        .await?;
    for (run, figures) in [(&run, &figures), (&anew.0, &anew.1)] {
        let found = town.network_standing((run, figures)).await?;
        assert_eq!(found.standing, Standing::Withdrawn);
    }
    Ok(())
}

on_both_loaded_databases![
    a_report_on_a_network_says_what_has_become_of_its_figures,
    c7_what_is_accepted_comes_out_once_and_only_by_whoever_publishes,
    a_correction_is_told_everybody_with_what_it_was_before,
];
