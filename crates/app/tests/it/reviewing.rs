//! A municipality whose network reviews what it hands in, with a reviewer.

use icc_app::accounts::Place;
use icc_app::answers::{Answer, AnswerSheet};
use icc_app::evidence::{EvidenceId, EvidenceSaid};
use icc_app::input::Origin;
use icc_app::responses::{Attaching, Change, LookedAt, ResponseStatus, Said};
use icc_app::review::{CheckMove, Decision, Finish, Finished, ReviewPath, ReviewedAnswer};
use icc_app::submissions::{HandedIn, Signing};
use icc_app::waves::RuleSaid;
use icc_app::{Actor, Error};
use icc_domain::{Locale, Role};
use icc_questionnaire::Grade;
use icc_store::{Scope, Status};
use icc_testkit::{Outcome, TestDatabase};

use crate::town::{AT, CITY, NETWORK, Town, WAVE, person};

/// A town whose network reviews, with a reviewer.
pub(crate) struct Review {
    pub(crate) town: Town,
    /// Reviews for the network.
    pub(crate) rita: Actor,
}

impl Review {
    pub(crate) async fn new(
        database: &TestDatabase,
        path: ReviewPath,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        let town = Town::new(database).await?;
        let network = town.service.store().read().networks();
        let network = network.by_code(NETWORK).await?.expect("the network");
        let place = Place::Network(network.id);
        let rita = person(&town.service, "Rita", Role::Reviewer, place).await?;
        let review = Self { town, rita };
        review.rule(path).await?;
        Ok(review)
    }

    pub(crate) async fn rule(&self, path: ReviewPath) -> Result<(), Error> {
        let town = &self.town;
        let now = town.service.network_rule(&town.claude, NETWORK).await?;
        let said = RuleSaid {
            rhythm: "every-wave".to_owned(),
            languages: vec!["fr".to_owned()],
            review: path.as_str().to_owned(),
            version: now.rule.version,
        };
        let origin = Origin::default();
        town.service
            .set_network_rule(&town.claude, NETWORK, &said, &origin)
            .await?;
        Ok(())
    }

    /// The city answers a question.
    pub(crate) async fn answer(
        &self,
        (wave, question): (&str, &str),
        answer: &str,
        comment: &str,
    ) -> Result<(), Error> {
        let town = &self.town;
        let (section, at) = town
            .service
            .response_question(&town.dominique, CITY, wave, question)
            .await?;
        let change = Change {
            question: question.to_owned(),
            version: section.questions[at].version(),
            said: Said {
                answer: vec![answer.to_owned()],
                comment: comment.to_owned(),
                ..Said::default()
            },
            looked_at: LookedAt::Yes,
        };
        town.service
            .save_answers(&town.dominique, CITY, wave, &[change], Locale::Fr)
            .await?;
        Ok(())
    }

    pub(crate) async fn evidence(
        &self,
        wave: &str,
        questions: &[&str],
        until: &str,
    ) -> Result<EvidenceId, Error> {
        let town = &self.town;
        let said = EvidenceSaid {
            title: "Politique".to_owned(),
            url: "https://ville.example/politique".to_owned(),
            visibility: "reserved".to_owned(),
            valid_until: until.to_owned(),
            ..EvidenceSaid::default()
        };
        let origin = Origin::default();
        let id = town
            .service
            .add_evidence(&town.dominique, CITY, (&said, None), None, &origin)
            .await?;
        for question in questions {
            let at = (CITY, wave, *question);
            let whole = Attaching::Attach;
            town.service
                .attach_evidence(&town.dominique, at, id, &whole)
                .await?;
        }
        Ok(id)
    }

    /// Brings the questionnaire where handing in and its steps would.
    pub(crate) async fn status(&self, wave: &str, status: ResponseStatus) -> Outcome {
        let store = self.town.service.store();
        let unit = store.begin().await?;
        let repositories = unit.repositories();
        let city = repositories.municipalities().by_code(CITY).await?;
        let wave = repositories.waves().by_code(wave).await?.expect("the wave");
        let scope = Scope::service();
        let responses = repositories.responses();
        let response = responses.of(&scope, city.expect("a city").id, wave.id);
        let response = response.await?.expect("a response");
        responses.set_status(&response, status).await?;
        unit.commit().await?;
        Ok(())
    }

    /// The city hands in what it has answered.
    pub(crate) async fn hand_in(&self) -> Outcome {
        let town = &self.town;
        let check = town
            .service
            .check_response(&town.dominique, CITY, WAVE)
            .await?;
        let signing = Signing {
            name: "Dominique Roy".to_owned(),
            function: "Direction générale".to_owned(),
            agreed: true,
            seen: check.digest.clone(),
        };
        let origin = Origin::default();
        let done = town
            .service
            .hand_in(&town.dominique, CITY, WAVE, &signing, Locale::Fr, &origin)
            .await?;
        assert!(matches!(done, HandedIn::Now(_)), "{done:?}");
        Ok(())
    }

    /// How the answer to a question is graded in what is scored.
    pub(crate) async fn grade(
        &self,
        question: &str,
    ) -> Result<Option<Grade>, Box<dyn std::error::Error>> {
        let read = self.town.service.store().read();
        let wave = read.waves().by_code(WAVE).await?.expect("the wave");
        let city = read.municipalities().by_code(CITY).await?;
        let city = city.expect("the city").id;
        let scope = Scope::municipality(city);
        let all = read.submissions().of_wave(&scope, wave.id).await?;
        let own = all.into_iter().rev();
        let mut own = own.filter(|one| one.municipality == city && one.status == Status::Final);
        let sheet = AnswerSheet::read(&own.next().expect("is accepted").document)?;
        Ok(match sheet.0.get(question) {
            Some(Answer::Answered { options, .. }) => options.values().next().copied(),
            _ => None,
        })
    }

    pub(crate) async fn assign(&self, to: &Actor) -> Result<(), Error> {
        self.assign_in(WAVE, to).await
    }

    pub(crate) async fn assign_in(&self, wave: &str, to: &Actor) -> Result<(), Error> {
        let (town, origin) = (&self.town, Origin::default());
        town.service
            .assign_review(&town.claude, (CITY, wave), Some(to.account), &origin)
            .await
    }

    pub(crate) async fn seen(&self, wave: &str, question: &str) -> Result<ReviewedAnswer, Error> {
        let section = self
            .town
            .service
            .review_section_of(&self.rita, (CITY, wave), question)
            .await?;
        let answer = section.reviewed.answer(question);
        Ok(answer.expect("is asked").clone())
    }

    pub(crate) async fn decide(
        &self,
        wave: &str,
        question: &str,
        to: CheckMove,
        remark: &str,
    ) -> Result<Decision, Error> {
        let answer = self.seen(wave, question).await?;
        let decision = Decision {
            question: question.to_owned(),
            to,
            request: String::new(),
            remark: remark.to_owned(),
            check_version: answer.check_version,
            answer_version: answer.version,
            visit: None,
        };
        self.send(wave, &decision).await?;
        Ok(decision)
    }

    pub(crate) async fn send(&self, wave: &str, decision: &Decision) -> Result<(), Error> {
        let origin = Origin::default();
        self.town
            .service
            .review_answer(&self.rita, (CITY, wave), decision, &origin)
            .await
    }

    pub(crate) async fn say(&self, decision: &Decision) -> Result<(), Error> {
        self.send(WAVE, decision).await
    }

    /// The city says something.
    pub(crate) async fn reply(
        &self,
        who: &Actor,
        question: &str,
        to: CheckMove,
        remark: &str,
    ) -> Result<(), Error> {
        let service = &self.town.service;
        let page = service
            .review_requests(&self.town.dominique, CITY, WAVE)
            .await?;
        let answer = page.reviewed.answer(question).expect("is asked");
        let decision = Decision {
            question: question.to_owned(),
            to,
            request: String::new(),
            remark: remark.to_owned(),
            check_version: answer.check_version,
            answer_version: answer.version,
            visit: None,
        };
        let origin = Origin::default();
        service.reply_to_review(who, AT, &decision, &origin).await
    }

    pub(crate) async fn finish(&self, to: Finish, remark: &str) -> Result<(), Error> {
        let service = &self.town.service;
        let overview = service.review(&self.rita, CITY, WAVE).await?;
        let response = overview.reviewed.desk.response.as_ref();
        let finished = Finished {
            to,
            remark: remark.to_owned(),
            version: response.expect("a response").version,
        };
        let origin = Origin::default();
        service
            .finish_review(&self.rita, AT, &finished, &origin)
            .await
    }
}
