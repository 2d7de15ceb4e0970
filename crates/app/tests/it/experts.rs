//! What officials say that they know: who sees it, who is reached, and that it goes at once.

use icc_app::erasure::Erasing;
use icc_app::experts::{ExpertFacet, ExpertFilter, ExpertHelp, ExpertId, ExpertSaid};
use icc_app::input::Origin;
use icc_app::letters::LetterAbout;
use icc_app::mail::Content;
use icc_app::practices::Tagged;
use icc_app::space::{PostSaid, TopicSaid};
use icc_app::{Actor, Error};
use icc_domain::Locale;
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::town::{NETWORK, Town, absent, issues, letters};

fn tagged() -> Tagged {
    let sections = ["language", "welcoming"];
    Tagged(
        sections
            .map(|code| (code.to_owned(), vec![format!("{code}1")]))
            .into(),
    )
}

fn said(role: &str, reach: &str) -> ExpertSaid {
    ExpertSaid {
        role_fr: role.to_owned(),
        about_fr: "Médiatrices de quartier".to_owned(),
        languages: ["fr".to_owned()].into(),
        fields: ["language".to_owned()].into(),
        help: ["advice".to_owned(), "visit".to_owned()].into(),
        reach: reach.to_owned(),
        told: true,
        ..ExpertSaid::default()
    }
}

impl Town {
    async fn says(&self, who: &Actor, said: &ExpertSaid) -> Result<(), Error> {
        let origin = Origin::default();
        let tagged = tagged();
        let kept = self.service.keep_expertise(who, (said, &tagged), &origin);
        kept.await
    }

    async fn found(
        &self,
        who: Option<&Actor>,
        filter: &ExpertFilter,
    ) -> Result<Vec<(String, ExpertId)>, Error> {
        let found = self
            .service
            .experts(who, NETWORK, filter, (1, Locale::Fr))
            .await?;
        let counted = found.counts.get(&ExpertFacet::Help);
        let counted = counted.and_then(|all| all.get("advice")).copied();
        assert_eq!(
            counted.unwrap_or_default(),
            found.rows.len(),
            "no other is counted"
        );
        let rows = found.rows.into_iter();
        let mut rows: Vec<_> = rows.map(|row| (row.name, row.expert.id)).collect();
        rows.sort();
        Ok(rows)
    }

    /// The one that is found by words.
    async fn one(&self, who: Option<&Actor>, words: &str) -> Result<Option<ExpertId>, Error> {
        let found = self.found(who, &by_words(words)).await?;
        assert!(found.len() < 2, "{found:?}");
        Ok(found.first().map(|(_, id)| *id))
    }
}

fn by_words(words: &str) -> ExpertFilter {
    ExpertFilter {
        words: words.to_owned(),
        ..ExpertFilter::default()
    }
}

async fn z1_a_profile_is_seen_by_whom_its_person_says_and_goes_at_once(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let service = &town.service;
    let (alix, claude) = (&town.alix, &town.claude);
    absent(town.says(&town.root, &said("Rien", "public")).await);
    let empty = town.says(alix, &ExpertSaid::default()).await;
    assert_eq!(issues(empty).len(), 5);
    town.says(alix, &said("Francisation", "network")).await?;
    let twice = town.says(alix, &said("Autre", "public")).await;
    assert!(matches!(twice, Err(Error::Conflict)), "{twice:?}");

    // Reserved: the people of the network, and nobody else, by whichever of its words.
    for words in [
        "francisations",
        "mediatrice quartiers",
        "ALIX",
        "cèdres alix",
    ] {
        let id = town.one(Some(claude), words).await?;
        let id = id.unwrap_or_else(|| panic!("{words}"));
        for who in [None, Some(&town.stranger), Some(&town.root)] {
            assert_eq!(town.one(who, words).await?, None, "{words}");
            absent(service.expert(who, (NETWORK, id)).await);
        }
        let page = service.expert(Some(claude), (NETWORK, id)).await?;
        assert_eq!((page.row.name.as_str(), page.may_ask), ("Alix", true));
    }
    let id = town.one(Some(claude), "francisation").await?.unwrap();
    // Another network is no way around.
    let elsewhere = service.store().read().networks().all().await?;
    let elsewhere = elsewhere.iter().find(|one| one.code != NETWORK).unwrap();
    absent(service.expert(Some(claude), (&elsewhere.code, id)).await);
    for (filter, finds) in [
        (("language", "", None), true),
        (("welcoming", "", None), false),
        (("", "fr", None), true),
        (("", "en", None), false),
        (("", "", Some(ExpertHelp::Visit)), true),
        (("", "", Some(ExpertHelp::Review)), false),
    ] {
        let (field, language, help) = filter;
        let filter = ExpertFilter {
            field: field.to_owned(),
            language: language.to_owned(),
            help,
            ..by_words("francisation")
        };
        let found = service
            .experts(Some(claude), NETWORK, &filter, (1, Locale::Fr))
            .await?;
        assert_eq!(!found.rows.is_empty(), finds, "{filter:?}");
    }

    let public = ExpertSaid {
        version: 1,
        ..said("Accueil", "public")
    };
    town.says(alix, &public).await?;
    assert_eq!(town.one(None, "francisation").await?, None, "other words");
    assert_eq!(town.one(None, "accueil alix").await?, Some(id));
    let page = service.expert(None, (NETWORK, id)).await?;
    assert!(!page.may_ask && page.meetings.is_empty());
    assert!(service.own_expertise(alix).await?.standing.is_some());

    let gone = ExpertSaid {
        withdrawn: true,
        version: 2,
        ..ExpertSaid::default()
    };
    town.says(alix, &gone).await?;
    assert!(service.own_expertise(alix).await?.standing.is_none());
    for who in [None, Some(claude), Some(alix)] {
        assert_eq!(town.one(who, "alix").await?, None);
        absent(service.expert(who, (NETWORK, id)).await);
    }
    // A new one has another address.
    town.says(alix, &said("Accueil", "public")).await?;
    assert_ne!(town.one(None, "alix accueil").await?, Some(id));
    Ok(())
}

async fn a_letter_reaches_the_person_and_nobody_sees_an_address(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let (alix, claude) = (&town.alix, &town.claude);
    town.says(alix, &said("Francisation", "public")).await?;
    let id = town.one(Some(claude), "alix").await?.unwrap();
    let at = (NETWORK, id);
    absent(
        service
            .write_to_expert(&town.root, at, "Bonjour", &origin)
            .await,
    );
    absent(service.write_to_expert(alix, at, "À moi", &origin).await);
    let empty = service.write_to_expert(claude, at, " ", &origin).await;
    assert_eq!(issues(empty), [("letter", "missing")]);
    let body = "Pourriez-vous venir ?";
    service.write_to_expert(claude, at, body, &origin).await?;
    let sent = letters(service).await?;
    let [letter] = sent.as_slice() else {
        panic!("{sent:?}");
    };
    assert_eq!(letter.to, alix.email);
    let Content::ToPerson(read) = &letter.content else {
        panic!("{letter:?}");
    };
    assert_eq!((read.body.as_str(), &read.answer_to), (body, &claude.email));
    assert!(matches!(&read.about, LetterAbout::Expertise { network } if network.code == NETWORK));
    for _ in 0..9 {
        service.write_to_expert(claude, at, body, &origin).await?;
    }
    let many = service.write_to_expert(claude, at, body, &origin).await;
    assert!(matches!(many, Err(Error::TooMany(_))), "{many:?}");
    // Whoever has withdrawn is not reached by what still waits.
    let gone = ExpertSaid {
        withdrawn: true,
        version: 1,
        ..ExpertSaid::default()
    };
    town.says(alix, &gone).await?;
    assert!(letters(service).await?.is_empty());
    Ok(())
}

async fn a_question_reaches_those_whose_field_it_is_once(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let other_field = ExpertSaid {
        fields: ["welcoming".to_owned()].into(),
        ..said("Accueil", "network")
    };
    let silent = ExpertSaid {
        told: false,
        ..said("Langues", "public")
    };
    town.says(&town.alix, &said("Francisation", "network"))
        .await?;
    town.says(&town.dominique, &other_field).await?;
    town.says(&town.noor, &silent).await?;
    town.says(&town.claude, &said("Coordination", "network"))
        .await?;
    let ask = |kind: &str, about: &str| TopicSaid {
        kind: kind.to_owned(),
        about: about.to_owned(),
        post: PostSaid {
            title: "Qui traduit vos avis ?".to_owned(),
            body: "Un secret du réseau".to_owned(),
            language: "fr".to_owned(),
            ..PostSaid::default()
        },
        newcomers: false,
    };
    for quiet in [ask("discussion", "language"), ask("question", "")] {
        service
            .begin_topic(&town.claude, NETWORK, &quiet, &origin)
            .await?;
    }
    assert!(letters(service).await?.is_empty());
    let topic = service
        .begin_topic(&town.claude, NETWORK, &ask("question", "language"), &origin)
        .await?;
    let sent = letters(service).await?;
    let [letter] = sent.as_slice() else {
        panic!("{sent:?}");
    };
    assert_eq!(letter.to, town.alix.email, "nor the one who asks");
    let Content::Question(question) = &letter.content else {
        panic!("{letter:?}");
    };
    assert_eq!(question.topic, topic);
    assert_eq!(question.title, "Qui traduit vos avis ?");
    assert!(letters(service).await?.is_empty(), "once");
    Ok(())
}

async fn whoever_has_no_role_any_more_can_still_take_back_what_was_said(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let without = |who: &Actor| Actor {
        roles: Vec::new(),
        ..who.clone()
    };
    let (alix, noor) = (without(&town.alix), without(&town.noor));
    let first = said("Francisation", "public");
    town.says(&town.alix, &first).await?;
    assert!(town.service.has_expertise(&alix).await?);
    assert!(!town.service.has_expertise(&noor).await?);
    absent(town.service.own_expertise(&noor).await);
    let again = ExpertSaid {
        version: 1,
        ..first
    };
    absent(town.says(&alix, &again).await);
    let back = ExpertSaid {
        withdrawn: true,
        ..again
    };
    town.says(&alix, &back).await?;
    assert!(!town.service.has_expertise(&alix).await?);
    Ok(())
}

async fn p3_an_erased_person_leaves_no_profile(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    town.says(&town.alix, &said("Francisation", "public"))
        .await?;
    let origin = Origin::default();
    let erased = town
        .service
        .erase_person(&town.root, &town.alix.email, Erasing::Done, &origin)
        .await?;
    assert_eq!(erased.removed.get("expert"), Some(&1));
    assert_eq!(town.one(Some(&town.claude), "francisation").await?, None);
    Ok(())
}

on_both_loaded_databases![
    z1_a_profile_is_seen_by_whom_its_person_says_and_goes_at_once,
    a_letter_reaches_the_person_and_nobody_sees_an_address,
    a_question_reaches_those_whose_field_it_is_once,
    whoever_has_no_role_any_more_can_still_take_back_what_was_said,
    p3_an_erased_person_leaves_no_profile,
];
