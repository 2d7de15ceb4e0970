//! Beside an answer under review stand those of other cities that let the network see their answers,
//! and of no other.

use std::collections::BTreeMap;

use icc_app::answers::{Answer, AnswerSheet};
use icc_app::responses::ResponseStatus;
use icc_app::review::ReviewPath;
use icc_questionnaire::Grade;
use icc_store::{Audience, Consent, Item};
use icc_testkit::{Outcome, TestDatabase, consent, on_both_loaded_databases, submission};

use crate::reviewing::Review;
use crate::town::{CITY, NETWORK, WAVE};

impl Review {
    /// An answer of another city that was accepted in the same wave.
    async fn accepted(&self, city: &str) -> Outcome {
        let service = &self.town.service;
        let unit = service.store().begin().await?;
        let all = unit.repositories();
        let city = all.municipalities().by_code(city).await?.expect("a city");
        let wave = all.waves().by_code(WAVE).await?.expect("the wave");
        let answer = Answer::Answered {
            options: BTreeMap::from([("yes".to_owned(), Grade::Documented)]),
            out_of_scope: BTreeMap::new(),
            number: None,
            evidence: Grade::Declared,
        };
        let sheet = AnswerSheet(BTreeMap::from([("C1".to_owned(), answer)]));
        let (document, _) = sheet.document()?;
        let new = submission(city.id, wave.id, &document);
        all.submissions().add(&new, service.ids()).await?;
        Ok(unit.commit().await?)
    }

    /// What a city lets an audience see of that wave.
    async fn allows(&self, city: &str, audience: Audience, items: &[Item]) -> Outcome {
        let service = &self.town.service;
        let unit = service.store().begin().await?;
        let all = unit.repositories();
        let city = all.municipalities().by_code(city).await?.expect("a city");
        let wave = all.waves().by_code(WAVE).await?.expect("the wave");
        let before = all.consents().of(city.id, wave.id).await?;
        let said = Consent {
            version: before.last().map_or(0, |last| last.version) + 1,
            grants: items.iter().map(|item| (audience.clone(), *item)).collect(),
            made_at: service.clock().now(),
            ..consent(city.id, wave.id, &[])
        };
        all.consents().add(&said).await?;
        Ok(unit.commit().await?)
    }

    /// Whose answers stand beside that of the city.
    async fn beside(&self) -> Result<Vec<String>, icc_app::Error> {
        let of = (CITY, WAVE);
        let service = &self.town.service;
        let section = service.review_section_of(&self.rita, of, "C1").await?;
        let peers = section.peers.get("C1").into_iter().flatten();
        Ok(peers.map(|peer| peer.city.code.clone()).collect())
    }
}

async fn the_same_answer_is_shown_of_cities_that_consented_and_of_no_other(
    database: &TestDatabase,
) -> Outcome {
    let review = Review::new(database, ReviewPath::Full).await?;
    review.answer((WAVE, "C1"), "yes", "").await?;
    review.status(WAVE, ResponseStatus::Submitted).await?;
    review.assign(&review.rita).await?;
    let (open, scores, other, silent) = (
        "port-vermeil",
        "mont-clairvent",
        "ville-boreale",
        "fort-mesange",
    );
    for city in [open, scores, other, silent] {
        review.accepted(city).await?;
    }
    assert_eq!(
        review.beside().await?,
        [] as [&str; 0],
        "nobody has said anything"
    );
    let network = || Audience::Network(NETWORK.to_owned());
    let answers = [Item::Counted, Item::Scores, Item::Answers];
    review.allows(open, network(), &answers).await?;
    review.allows(scores, network(), &answers[..2]).await?;
    // For a ministry alone is not for the network.
    let ministry = Audience::Partner("demo-ministry".to_owned());
    review.allows(other, ministry, &answers).await?;
    assert_eq!(review.beside().await?, [open]);
    // It takes that back, and another one shows its answers to everybody.
    review.allows(open, network(), &[]).await?;
    review.allows(scores, Audience::Public, &answers).await?;
    assert_eq!(review.beside().await?, [scores]);
    Ok(())
}

on_both_loaded_databases![the_same_answer_is_shown_of_cities_that_consented_and_of_no_other];
