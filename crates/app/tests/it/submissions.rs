//! A questionnaire is looked through, signed and handed in, once, as it was seen.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use icc_app::answers::{Answer, AnswerSheet};
use icc_app::input::Origin;
use icc_app::responses::{Change, LookedAt, ResponseStatus, Said};
use icc_app::submissions::{Check, Checked, Counts, HandedIn, Move, Obstacle, Receipt, Signing};
use icc_app::{Actor, Error};
use icc_domain::Locale;
use icc_store::{NewWave, Scope, Status, SubmissionId};
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::town::{CITY, Town, WAVE, absent, issues};

fn signing(check: &Check) -> Signing {
    Signing {
        name: "Dominique Roy".to_owned(),
        function: "Direction générale".to_owned(),
        agreed: true,
        seen: check.digest.clone(),
    }
}

impl Town {
    async fn check(&self, who: &Actor) -> Result<Check, Error> {
        self.service.check_response(who, CITY, WAVE).await
    }

    async fn hand_in(&self, who: &Actor, signing: &Signing) -> Result<HandedIn, Error> {
        let origin = Origin::default();
        self.service
            .hand_in(who, CITY, WAVE, signing, Locale::Fr, &origin)
            .await
    }

    pub(crate) async fn handed_in(&self) -> Result<SubmissionId, Error> {
        let check = self.check(&self.dominique).await?;
        match self.hand_in(&self.dominique, &signing(&check)).await? {
            HandedIn::Now(id) => Ok(id),
            other => panic!("{other:?}"),
        }
    }

    async fn receipt(&self) -> Receipt {
        let receipt = self.service.receipt(&self.dominique, CITY, WAVE).await;
        receipt.expect("a receipt")
    }

    pub(crate) async fn put_answer(
        &self,
        question: &str,
        answer: &str,
        comment: &str,
    ) -> Result<(), Error> {
        let section = self
            .service
            .response_question(&self.alix, CITY, WAVE, question)
            .await?;
        let change = Change {
            question: question.to_owned(),
            version: section.0.questions[section.1].version(),
            said: Said {
                answer: vec![answer.to_owned()],
                comment: comment.to_owned(),
                ..Said::default()
            },
            looked_at: LookedAt::Yes,
        };
        let saved = self
            .service
            .save_answers(&self.alix, CITY, WAVE, &[change], Locale::En)
            .await;
        saved.map(drop)
    }

    /// Says of a section that all of it is still true; gives the questions.
    pub(crate) async fn confirm(&self, section: &str) -> Result<Vec<String>, Error> {
        let page = self
            .service
            .response_section(&self.alix, CITY, WAVE, section)
            .await?;
        let seen: BTreeMap<String, i32> = page
            .questions
            .iter()
            .filter(|question| question.answer.is_some())
            .map(|question| (question.code.clone(), question.version()))
            .collect();
        let none = BTreeSet::new();
        self.service
            .confirm_answers(&self.alix, CITY, WAVE, &seen, &none)
            .await?;
        Ok(seen.into_keys().collect())
    }
}

async fn what_nobody_confirmed_is_handed_in_as_not_known(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let confirmed = town.confirm("commitment").await?;
    let check = town.check(&town.dominique).await?;
    let of = |kind| check.questions.iter().filter(move |q| q.checked == kind);
    let unconfirmed: BTreeSet<_> = of(Checked::Unconfirmed).map(|q| q.code.clone()).collect();
    assert_eq!(unconfirmed.len(), check.tally.carried as usize);
    assert!(unconfirmed.len() > 50 && check.may_submit);
    assert_eq!(of(Checked::Missing).count(), check.tally.missing as usize);

    let id = town.handed_in().await?;
    let read = town.service.store().read();
    let submission = read.submissions().by_id(&Scope::service(), id).await?;
    let submission = submission.expect("is kept");
    let sheet = AnswerSheet::read(&submission.document)?;
    for code in &confirmed {
        assert_ne!(sheet.0[code], Answer::Unknown, "{code}");
    }
    for code in &unconfirmed {
        assert_eq!(sheet.0[code], Answer::Unknown, "{code}");
    }
    // The words are kept as they were, also those that do not count.
    let receipt = town.receipt().await;
    let [revision] = receipt.revisions.as_slice() else {
        panic!("one revision: {:?}", receipt.revisions.len());
    };
    assert_eq!(
        revision.record.counting(Counts::Unconfirmed),
        unconfirmed.len()
    );
    assert!(
        revision.record.answers[unconfirmed.first().expect("one")].entry
            != icc_app::responses::Entry::default()
    );

    // A year later they are asked again, and only what was confirmed comes along.
    let waves = read.waves().by_code(WAVE).await?;
    let wave = waves.expect("the wave");
    let next = NewWave {
        code: "demo-next".to_owned(),
        opens_at: wave.opens_at + TimeDelta::days(365),
        closes_at: wave.closes_at + TimeDelta::days(365),
        ..wave.record.clone()
    };
    let unit = town.service.store().begin().await?;
    unit.repositories()
        .waves()
        .put(&next, town.service.ids())
        .await?;
    unit.commit().await?;
    town.clock.advance(TimeDelta::days(370));
    let home = town
        .service
        .response_home(&town.dominique, CITY, "demo-next")
        .await?;
    let former = home.former.expect("answers from last time");
    assert_eq!(former.wave.code, WAVE);
    let along: BTreeSet<_> = former.answers.into_keys().collect();
    assert!(along.is_disjoint(&unconfirmed));
    assert!(confirmed.iter().all(|code| along.contains(code)));
    Ok(())
}

async fn where_nobody_reviews_it_is_accepted_at_once_and_each_step_is_kept(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    town.confirm("commitment").await?;
    town.told().await;
    let id = town.handed_in().await?;
    let receipt = town.receipt().await;
    let status = receipt.desk.response.as_ref().map(|r| r.status);
    assert_eq!(status, Some(ResponseStatus::Final));
    let steps: Vec<_> = receipt
        .steps
        .iter()
        .map(|taken| {
            (
                taken.step.action.as_str(),
                taken.by.as_deref(),
                taken.step.submission,
            )
        })
        .collect();
    assert_eq!(
        steps,
        [
            (Move::Accept.code(), None, Some(id)),
            (Move::HandIn.code(), Some("Dominique"), Some(id)),
        ]
    );
    let submission = &receipt.revisions[0].submission;
    assert_eq!((submission.id, submission.status), (id, Status::Final));
    // The highest confidentiality, until the municipality says more.
    let read = town.service.store().read();
    let public = read
        .submissions()
        .of_wave(
            &Scope::public(icc_testkit::moment(1).date_naive()),
            submission.wave,
        )
        .await?;
    assert_eq!(public, []);
    assert_eq!(
        town.told().await,
        [
            ("claude@example.org".to_owned(), "submission-handed-in"),
            ("dominique@example.org".to_owned(), "submission-receipt"),
        ]
    );
    // From then on nothing changes.
    let late = town.put_answer("C1", "yes", "").await;
    assert!(matches!(late, Err(Error::Closed)), "{late:?}");
    Ok(())
}

async fn c4_what_was_looked_through_is_handed_in_and_nothing_else(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    town.confirm("commitment").await?;
    let check = town.check(&town.dominique).await?;
    // A colleague saves while it is being signed.
    town.put_answer("C1", ":unknown", "").await?;
    let outcome = town.hand_in(&town.dominique, &signing(&check)).await?;
    assert_eq!(outcome, HandedIn::Changed);
    let receipt = town.receipt().await;
    assert!(receipt.revisions.is_empty() && receipt.steps.is_empty());
    let again = town.check(&town.dominique).await?;
    assert_ne!(again.digest, check.digest);
    let now = town.hand_in(&town.dominique, &signing(&again)).await?;
    assert!(matches!(now, HandedIn::Now(_)), "{now:?}");
    Ok(())
}

async fn c5_a_second_press_hands_nothing_in_again(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    town.confirm("commitment").await?;
    let signing = signing(&town.check(&town.dominique).await?);
    let (one, two) = tokio::join!(
        town.hand_in(&town.dominique, &signing),
        town.hand_in(&town.dominique, &signing)
    );
    let three = town.hand_in(&town.dominique, &signing).await?;
    let ids: BTreeSet<SubmissionId> = [one?, two?, three]
        .into_iter()
        .map(|outcome| match outcome {
            HandedIn::Now(id) | HandedIn::Before(id) => id,
            HandedIn::Changed => panic!("nothing has changed"),
        })
        .collect();
    assert_eq!(ids.len(), 1);
    let receipt = town.receipt().await;
    assert_eq!((receipt.revisions.len(), receipt.steps.len()), (1, 2));
    assert_eq!(town.told().await.len(), 2, "one mail for each");
    Ok(())
}

async fn only_whoever_coordinates_hands_in_with_everything_that_it_needs(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let check = town.check(&town.alix).await?;
    assert!(!check.may_submit);
    assert_eq!(check.obstacles, [Obstacle::Empty]);
    let sound = signing(&check);
    for who in [&town.alix, &town.stranger, &town.claude, &town.root] {
        absent(town.hand_in(who, &sound).await);
    }
    for who in [&town.stranger, &town.claude, &town.root] {
        absent(town.check(who).await.map(drop));
        absent(town.service.receipt(who, CITY, WAVE).await.map(drop));
    }
    let nothing = Signing::default();
    assert_eq!(
        issues(town.hand_in(&town.dominique, &nothing).await),
        [
            ("name", "missing"),
            ("function", "missing"),
            ("agreed", "missing")
        ]
    );
    assert_eq!(
        issues(town.hand_in(&town.dominique, &sound).await),
        [("answers", "empty")]
    );
    // The network wants French; an example in English waits to be translated.
    town.confirm("commitment").await?;
    town.put_answer("C1", "yes", "Since March").await?;
    let check = town.check(&town.dominique).await?;
    assert_eq!(check.obstacles, [Obstacle::Untranslated(Locale::Fr, 1)]);
    let refused = town.hand_in(&town.dominique, &signing(&check)).await;
    assert_eq!(issues(refused), [("answers", "untranslated")]);
    town.put_answer("C1", "yes", "").await?;
    town.handed_in().await?;
    Ok(())
}

async fn nothing_is_handed_in_after_the_end(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    town.confirm("commitment").await?;
    let signing = signing(&town.check(&town.dominique).await?);
    town.clock.advance(TimeDelta::days(121));
    let late = town.hand_in(&town.dominique, &signing).await;
    assert!(matches!(late, Err(Error::Closed)), "{late:?}");
    assert!(!town.check(&town.dominique).await?.may_submit);
    Ok(())
}

on_both_loaded_databases![
    what_nobody_confirmed_is_handed_in_as_not_known,
    where_nobody_reviews_it_is_accepted_at_once_and_each_step_is_kept,
    c4_what_was_looked_through_is_handed_in_and_nothing_else,
    c5_a_second_press_hands_nothing_in_again,
    only_whoever_coordinates_hands_in_with_everything_that_it_needs,
    nothing_is_handed_in_after_the_end,
];
