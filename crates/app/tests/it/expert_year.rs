//! A year of the expertise of a network: who stands there by name, and what of it somebody sees.

use icc_app::erasure::Erasing;
use icc_app::experts::{ContributionKind, Contributor, ExpertSaid, ExpertYear};
use icc_app::input::Origin;
use icc_app::practices::Tagged;
use icc_app::space::{PostSaid, PostSaidOf, PostsShown, TopicSaid};
use icc_app::tools::ToolSaid;
use icc_app::{Actor, Error};
use icc_domain::Role;
use icc_store::Place;
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::town::{CITY, NETWORK, Town, absent, person};
use crate::{meetings, practices};

fn tagged() -> Tagged {
    Tagged(vec![("welcoming".to_owned(), vec!["W1".to_owned()])])
}

impl Town {
    async fn shows(&self, who: &Actor, reach: &str) -> Result<(), Error> {
        let said = ExpertSaid {
            role_fr: "Accueil".to_owned(),
            languages: ["fr".to_owned()].into(),
            fields: ["welcoming".to_owned()].into(),
            help: ["advice".to_owned()].into(),
            reach: reach.to_owned(),
            ..ExpertSaid::default()
        };
        let (tagged, origin) = (tagged(), Origin::default());
        let kept = self.service.keep_expertise(who, (&said, &tagged), &origin);
        kept.await
    }

    /// A tool of the network itself that everybody sees.
    async fn tool(&self) -> Result<(), Error> {
        let said = ToolSaid {
            reach: "public".to_owned(),
            kind: "guide".to_owned(),
            language: "fr".to_owned(),
            licence: "cc-by".to_owned(),
            theme: "welcome".to_owned(),
            title: "Guide".to_owned(),
            summary: "Pas à pas.".to_owned(),
            indicators: ["welcoming".to_owned()].into(),
            url: "https://www.example.org/guide".to_owned(),
            ..ToolSaid::default()
        };
        let (at, origin) = ((NETWORK, None), Origin::default());
        let tagged = tagged();
        let added = self
            .service
            .add_tool(&self.claude, at, (&said, &tagged), &origin);
        added.await.map(|_| ())
    }

    /// A reply that has helped, and one that has not.
    async fn replies(&self, who: &Actor) -> Result<(), Error> {
        let (service, origin) = (&self.service, Origin::default());
        let post = PostSaid {
            title: "Qui traduit ?".to_owned(),
            body: "Un mot".to_owned(),
            language: "fr".to_owned(),
            ..PostSaid::default()
        };
        let said = TopicSaid {
            kind: "question".to_owned(),
            post: post.clone(),
            ..TopicSaid::default()
        };
        let asks = &self.dominique;
        let topic = service.begin_topic(asks, NETWORK, &said, &origin).await?;
        for _ in 0..2 {
            service.reply(who, (NETWORK, topic), &post, &origin).await?;
        }
        let page = service
            .topic(asks, (NETWORK, topic), PostsShown::default())
            .await?;
        let useful = PostSaidOf {
            what: "mark-useful".to_owned(),
            ..PostSaidOf::default()
        };
        let at = (NETWORK, topic, page.posts[1].post.id);
        service.mark_post(asks, at, &useful, &origin).await?;
        Ok(())
    }

    async fn year(&self, who: Option<&Actor>) -> Result<ExpertYear, Error> {
        self.service.expert_year(who, NETWORK, None).await
    }
}

/// Who has contributed what under a name, or did before it was erased.
fn named(year: &ExpertYear) -> Vec<(String, Vec<&'static str>)> {
    let rows = year.contributors.iter().filter_map(|row| {
        let who = match &row.who {
            Contributor::Person(row) => row.name.clone(),
            Contributor::Former(city) => format!("former, {}", city.is_some()),
            Contributor::Unnamed(_) => return None,
        };
        let things = row.things.iter().map(|one| one.kind().as_str());
        Some((who, things.collect()))
    });
    let mut rows: Vec<_> = rows.collect();
    rows.sort();
    rows
}

/// How much stands there without a name, of each kind in order.
fn unnamed(year: &ExpertYear) -> [usize; 4] {
    ContributionKind::ALL.map(|kind| {
        let rows = year.contributors.iter();
        let rows = rows.filter(|row| matches!(row.who, Contributor::Unnamed(_)));
        let things = rows.flat_map(|row| &row.things);
        things.filter(|one| one.kind() == kind).count()
    })
}

/// The numbers that stand there, of each kind that the reader sees.
fn counts(year: &ExpertYear) -> Vec<(&'static str, Option<usize>)> {
    let counts = year.counts.iter();
    counts.map(|one| (one.kind.as_str(), one.count)).collect()
}

fn row(who: &str, things: &[&'static str]) -> (String, Vec<&'static str>) {
    (who.to_owned(), things.to_vec())
}

async fn z1_a_year_names_those_who_show_themselves_and_gathers_what_its_reader_sees(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let service = &town.service;
    // What is invented stands there, by nobody: eleven practices and five tools, some of each for
    // the people of the network alone.
    let before = town.year(Some(&town.dominique)).await?;
    assert_eq!((named(&before), unnamed(&before)), (vec![], [11, 0, 5, 0]));
    town.shows(&town.alix, "network").await?;
    town.shows(&town.claude, "public").await?;
    practices::reserved(&town, "Marrainage").await?;
    meetings::presented(&town, &town.alix).await?;
    town.tool().await?;
    town.replies(&town.noor).await?;

    // Somebody of the network: profiles by name, and what others gave without theirs.
    let year = town.year(Some(&town.dominique)).await?;
    assert_eq!(
        (year.year, year.years.as_slice()),
        (2026, [2026].as_slice())
    );
    assert!(
        year.belongs && year.shown.is_none(),
        "too few municipalities"
    );
    assert_eq!(year.experts.len(), 2);
    let all = [
        row("Alix", &["practice", "presentation"]),
        row("Claude", &["tool"]),
    ];
    assert_eq!(named(&year), all);
    assert_eq!(unnamed(&year), [11, 0, 5, 1], "and one useful reply");
    let told = [
        ("practice", Some(12)),
        ("presentation", None),
        ("tool", None),
        ("reply", None),
    ];
    assert_eq!(counts(&year), told);

    // Everybody: public profiles, and what everybody sees elsewhere.
    for who in [None, Some(&town.stranger)] {
        let year = town.year(who).await?;
        assert!(!year.belongs);
        let names: Vec<_> = year.experts.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Claude"]);
        assert_eq!(named(&year), [row("Claude", &["tool"])]);
        assert_eq!(unnamed(&year), [9, 0, 4, 0]);
        assert_eq!(counts(&year), [("practice", Some(9)), ("tool", None)]);
    }
    // An administrator sees practices and meetings, and no reserved profile and no space.
    let year = town.year(Some(&town.root)).await?;
    assert_eq!(named(&year), [row("Claude", &["tool"])]);
    assert_eq!(unnamed(&year), [12, 1, 5, 0]);
    // Who has come since reads no topic that was begun before.
    town.clock.advance(chrono::TimeDelta::days(1));
    let cities = service.store().read().municipalities();
    let city = cities.by_code(CITY).await?.expect("the city").id;
    let late = person(service, "Robin", Role::CityEditor, Place::City(city)).await?;
    let year = town.year(Some(&late)).await?;
    assert_eq!(
        (named(&year).as_slice(), unnamed(&year)),
        (all.as_slice(), [11, 0, 5, 0])
    );
    assert_eq!(counts(&year)[3], ("reply", Some(0)));

    for year in [1999, 2027] {
        let actor = Some(&town.dominique);
        absent(service.expert_year(actor, NETWORK, Some(year)).await);
    }
    absent(service.expert_year(None, "no-such-network", None).await);
    Ok(())
}

async fn p3_contributions_of_somebody_who_is_erased_stay_without_a_name(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    town.shows(&town.alix, "network").await?;
    practices::reserved(&town, "Marrainage").await?;
    town.replies(&town.alix).await?;
    let year = town.year(Some(&town.dominique)).await?;
    assert_eq!(named(&year), [row("Alix", &["practice", "reply"])]);
    let (origin, done) = (Origin::default(), Erasing::Done);
    let who = town.alix.email.clone();
    town.service
        .erase_person(&town.root, &who, done, &origin)
        .await?;
    let year = town.year(Some(&town.dominique)).await?;
    assert!(year.experts.is_empty());
    assert_eq!(named(&year), [row("former, true", &["practice", "reply"])]);
    assert!(!format!("{year:?}").contains("Alix"));
    Ok(())
}

on_both_loaded_databases![
    z1_a_year_names_those_who_show_themselves_and_gathers_what_its_reader_sees,
    p3_contributions_of_somebody_who_is_erased_stay_without_a_name,
];
