//! A municipality says who may see what, changes its mind, and its network knows.

use chrono::TimeDelta;
use icc_app::Error;
use icc_app::consent::{ConsentAudience, ConsentIssue, ConsentItem, ConsentSaid, Given};
use icc_app::input::Origin;
use icc_domain::Locale;
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::town::{AT, CITY, NETWORK, Town, WAVE, absent};

fn said(version: i32, grants: &[&str]) -> ConsentSaid {
    ConsentSaid {
        grants: grants.iter().map(|it| (*it).to_owned()).collect(),
        authority: "council".to_owned(),
        resolution: "CM-2026-114".to_owned(),
        decided_on: "2026-11-16".to_owned(),
        public_from: String::new(),
        version,
    }
}

async fn a_municipality_says_who_may_see_what_and_takes_it_back(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, who, origin) = (&town.service, &town.dominique, Origin::default());
    for other in [&town.alix, &town.claude, &town.stranger, &town.root] {
        absent(service.consent(other, CITY, WAVE).await.map(drop));
        let given = service
            .give_consent(other, AT, &said(0, &[]), &origin)
            .await;
        absent(given.map(drop));
        absent(service.take_back_consent(other, AT, &origin).await);
    }
    let page = service.consent(who, CITY, WAVE).await?;
    assert!(page.consents.current().is_none());
    let words: Vec<_> = page.offered.iter().map(|it| it.audience.word()).collect();
    let expected = [
        "network:demo-network",
        "network:demo-world",
        "partner:demo-ministry",
        "partner:demo-university",
        "research",
        "public",
    ];
    assert_eq!(words, expected);

    let some = [
        "network:demo-network/counted",
        "network:demo-network/scores",
    ];
    let given = service
        .give_consent(who, AT, &said(0, &some), &origin)
        .await?;
    assert_eq!(given, Given::Kept);
    let page = service.consent(who, CITY, WAVE).await?;
    let today = service.clock().now().date_naive();
    let network = ConsentAudience::Network(NETWORK.to_owned());
    assert!(page.consents.allows(&network, ConsentItem::Scores, today));
    assert!(!page.consents.allows(&network, ConsentItem::Answers, today));
    let world = ConsentAudience::Network("demo-world".to_owned());
    for other in [world, ConsentAudience::Research, ConsentAudience::Public] {
        assert!(!page.consents.allows(&other, ConsentItem::Counted, today));
    }
    let kept = page.consents.current().expect("something was said");
    assert_eq!(page.said_by(kept), Some("Dominique"));
    // Whoever saw nothing yet does not overwrite it; the same again is nothing new.
    let late = service
        .give_consent(who, AT, &said(0, &[]), &origin)
        .await?;
    assert_eq!(late, Given::Conflict);
    let again = service
        .give_consent(who, AT, &said(1, &some), &origin)
        .await?;
    assert_eq!(again, Given::Same);

    service.take_back_consent(who, AT, &origin).await?;
    service.take_back_consent(who, AT, &origin).await?;
    let page = service.consent(who, CITY, WAVE).await?;
    assert!(!page.consents.allows(&network, ConsentItem::Scores, today));
    assert_eq!(page.consents.versions().len(), 2, "what was said stays");
    Ok(())
}

async fn what_is_said_needs_who_decided_and_an_order(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, who, origin) = (&town.service, &town.dominique, Origin::default());
    let refused = async |said: &ConsentSaid| -> Result<Vec<(String, &'static str)>, Error> {
        let given = service.give_consent(who, AT, said, &origin).await?;
        let Given::Refused(issues) = given else {
            panic!("was kept: {given:?}");
        };
        let told = issues.into_iter();
        Ok(told
            .map(|ConsentIssue { field, code }| (field, code))
            .collect())
    };
    let bare = ConsentSaid {
        grants: vec!["public/counted".to_owned()],
        ..ConsentSaid::default()
    };
    let missing = [
        ("authority".to_owned(), "missing-authority"),
        ("decided-on".to_owned(), "missing-decided-on"),
    ];
    assert_eq!(refused(&bare).await?, missing);
    let odd = ConsentSaid {
        resolution: String::new(),
        decided_on: "2099-01-01".to_owned(),
        public_from: "soon".to_owned(),
        ..said(
            0,
            &["public/scores", "research/counted", "research/comments"],
        )
    };
    let expected = [
        ("public", "needs-counted"),
        ("research", "needs-answers"),
        ("public-from", "date"),
        ("resolution", "missing-resolution"),
        ("decided-on", "day-to-come"),
    ];
    let mut told = refused(&odd).await?;
    told[..2].sort();
    let told: Vec<_> = told.iter().map(|(f, c)| (f.as_str(), *c)).collect();
    assert_eq!(told, expected);
    for word in [
        "network:remiri/counted",
        "everybody/scores",
        "public/secrets",
        "public",
    ] {
        let told = refused(&said(0, &[word])).await?;
        assert_eq!(told, [("audiences".to_owned(), "audience-gone")], "{word}");
    }
    // Whoever allows nothing needs nobody's decision for it.
    let nothing = ConsentSaid::default();
    let given = service.give_consent(who, AT, &nothing, &origin).await?;
    assert_eq!(given, Given::Kept);
    Ok(())
}

async fn last_times_choices_are_shown_and_hold_for_nothing(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, who) = (&town.service, &town.dominique);
    let page = service.consent(who, CITY, WAVE).await?;
    let last = page
        .last_time
        .expect("the demonstration of the year before");
    assert_eq!(last.wave.code, "demo-2026");
    let public = (ConsentAudience::Public, ConsentItem::Scores);
    assert!(last.consent.grants.contains(&public));
    let today = service.clock().now().date_naive() + TimeDelta::days(400);
    assert!(!page.consents.allows(&public.0, public.1, today));
    let nothing = ConsentSaid::default();
    let origin = Origin::default();
    service.give_consent(who, AT, &nothing, &origin).await?;
    let page = service.consent(who, CITY, WAVE).await?;
    assert_eq!(page.last_time, None, "it was said");
    Ok(())
}

async fn a_network_sees_who_consented_to_what_and_nothing_of_others(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let grants = [
        "network:demo-network/counted",
        "network:demo-world/counted",
        "public/counted",
    ];
    let said = said(0, &grants);
    let kept = service.give_consent(&town.dominique, AT, &said, &origin);
    assert_eq!(kept.await?, Given::Kept);
    for who in [&town.dominique, &town.alix, &town.stranger] {
        absent(service.consents_board(who, NETWORK, WAVE).await.map(drop));
    }
    let other = service.consents_board(&town.claude, "remiri", WAVE).await;
    absent(other.map(drop));
    let board = service.consents_board(&town.claude, NETWORK, WAVE).await?;
    assert_eq!((board.rows.len(), board.said()), (19, 1));
    let file = service.consents_file(&town.claude, NETWORK, WAVE, Locale::Fr);
    let file = file.await?;
    assert_eq!(
        file.name,
        "demonstration-consents-demo-network-demo-open.csv"
    );
    let text = String::from_utf8(file.bytes)?;
    let own: Vec<&str> = text.lines().filter(|it| it.contains(CITY)).collect();
    assert_eq!(
        own.len(),
        5,
        "the network, its partners, research, everybody"
    );
    let tells = |row: &str, audience: &str, counted: &str| {
        let row = row.replace('"', "");
        row.contains(&format!("{audience},{counted},false,false,false,false,"))
    };
    assert!(tells(own[0], "network:demo-network", "true"), "{own:?}");
    assert!(tells(own[1], "partner:demo-ministry", "false"), "{own:?}");
    assert!(tells(own[3], "research", "false"), "{own:?}");
    assert!(tells(own[4], "public", "true"), "{own:?}");
    assert!(!text.contains("demo-world") && !text.contains("CM-2026-114"));
    Ok(())
}

on_both_loaded_databases![
    a_municipality_says_who_may_see_what_and_takes_it_back,
    what_is_said_needs_who_decided_and_an_order,
    last_times_choices_are_shown_and_hold_for_nothing,
    a_network_sees_who_consented_to_what_and_nothing_of_others,
];
