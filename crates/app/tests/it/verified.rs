//! An answer that was verified stays so while it is true, for three waves.

use chrono::TimeDelta;
use icc_app::Error;
use icc_app::input::Origin;
use icc_app::responses::{Mode, ResponseStatus};
use icc_app::review::{AnswerStanding, CheckMove, Holding, ReviewPath};
use icc_store::NewWave;
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::reviewing::Review;
use crate::town::{CITY, WAVE};

impl Review {
    /// The next wave of the same network, a year later, which the city begins.
    pub(crate) async fn next_wave(&self, code: &str) -> Outcome {
        let town = &self.town;
        town.clock.advance(TimeDelta::days(365));
        let unit = town.service.store().begin().await?;
        let waves = unit.repositories().waves();
        let first = waves.by_code(WAVE).await?.expect("the wave");
        let new = NewWave {
            code: code.to_owned(),
            opens_at: town.service.clock().now(),
            closes_at: town.service.clock().now() + TimeDelta::days(60),
            ..first.record.clone()
        };
        waves.put(&new, town.service.ids()).await?;
        unit.commit().await?;
        let origin = Origin::default();
        town.service
            .start_response(&town.dominique, CITY, code, Mode::Shared, &origin)
            .await?;
        Ok(())
    }

    /// The city says that its answer is still true, and hands in; the review is given.
    async fn still_true(&self, wave: &str, question: &str) -> Outcome {
        self.answer((wave, question), "yes", "").await?;
        self.status(wave, ResponseStatus::Submitted).await?;
        self.assign_in(wave, &self.rita).await?;
        Ok(())
    }

    async fn holding(&self, wave: &str, question: &str) -> Result<Option<Holding>, Error> {
        Ok(self.seen(wave, question).await?.holding)
    }
}

async fn a_verified_answer_that_is_still_true_keeps_its_date_for_three_waves(
    database: &TestDatabase,
) -> Outcome {
    let review = Review::new(database, ReviewPath::Full).await?;
    review.answer((WAVE, "C1"), "yes", "").await?;
    review.evidence(WAVE, &["C1"], "").await?;
    review.status(WAVE, ResponseStatus::Submitted).await?;
    review.assign(&review.rita).await?;
    review.decide(WAVE, "C1", CheckMove::Verify, "").await?;
    review.status(WAVE, ResponseStatus::Final).await?;
    let first = review.holding(WAVE, "C1").await?.expect("is verified");
    for wave in ["second", "third"] {
        review.next_wave(wave).await?;
        review.still_true(wave, "C1").await?;
        let answer = review.seen(wave, "C1").await?;
        assert_eq!(answer.standing, AnswerStanding::Verified, "{wave}");
        assert_eq!(answer.holding.as_ref(), Some(&first), "{wave}");
        assert!(!answer.is_open(), "{wave}: nobody looks at it again");
        review.status(wave, ResponseStatus::Final).await?;
    }
    review.next_wave("fourth").await?;
    review.still_true("fourth", "C1").await?;
    let answer = review.seen("fourth", "C1").await?;
    assert_eq!(answer.standing, AnswerStanding::Documented);
    assert!(answer.holding.is_none() && answer.is_open());
    // Found true again, it counts from now on.
    review.decide("fourth", "C1", CheckMove::Verify, "").await?;
    let again = review.holding("fourth", "C1").await?.expect("is verified");
    assert!(again.since > first.since && again.wave == "fourth");
    Ok(())
}

async fn what_is_not_confirmed_or_not_the_same_or_out_of_date_is_not_verified_any_more(
    database: &TestDatabase,
) -> Outcome {
    let review = Review::new(database, ReviewPath::Full).await?;
    for question in ["C1", "C2", "C3", "C4"] {
        review.answer((WAVE, question), "yes", "").await?;
    }
    // One that runs out in the next year.
    review.evidence(WAVE, &["C1", "C2", "C3"], "").await?;
    review.evidence(WAVE, &["C4"], "2027-06-30").await?;
    review.status(WAVE, ResponseStatus::Submitted).await?;
    review.assign(&review.rita).await?;
    for question in ["C1", "C2", "C3", "C4"] {
        review.decide(WAVE, question, CheckMove::Verify, "").await?;
    }
    review.status(WAVE, ResponseStatus::Final).await?;
    review.next_wave("second").await?;
    // C1 is still true, C2 has changed, C3 was not confirmed, C4 rests on what has run out.
    review.answer(("second", "C2"), "no", "").await?;
    review.answer(("second", "C4"), "yes", "").await?;
    review.still_true("second", "C1").await?;
    let verified = async |question| review.holding("second", question).await;
    assert!(verified("C1").await?.is_some());
    for question in ["C2", "C3", "C4"] {
        assert!(verified(question).await?.is_none(), "{question}");
    }
    assert!(!review.seen("second", "C3").await?.is_answer);
    // A question about it is open again: it counts for nothing until that is settled.
    review
        .decide("second", "C1", CheckMove::Ask, "Toujours ?")
        .await?;
    assert!(verified("C1").await?.is_none());
    Ok(())
}

on_both_loaded_databases![
    a_verified_answer_that_is_still_true_keeps_its_date_for_three_waves,
    what_is_not_confirmed_or_not_the_same_or_out_of_date_is_not_verified_any_more,
];
