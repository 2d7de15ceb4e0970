//! What becomes of the questionnaire as a whole: handed in while others save, sent back, accepted,
//! corrected, and asked again in the next wave, where the answers come along.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use icc_app::Error;
use icc_app::input::Origin;
use icc_app::publication::Correcting;
use icc_app::responses::{LookedAt, Mode, Saved};
use icc_app::review::{CheckMove, Finish, Finished};
use icc_app::submissions::{Counts, HandedIn, Signing};
use icc_domain::Locale;
use icc_store::NewWave;

use super::play::{ALIX, DOMINIQUE, Play, QUESTIONS, Told, became, words};
use super::reference::{Answer, Becomes, Words};
use crate::town::CITY;

/// Who has the questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// The municipality.
    Open,
    /// Whoever reviews it.
    HandedIn,
    /// Nobody: it is accepted.
    Accepted,
}

/// What was handed in: of each question the version, what it said, and whether it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Copied(BTreeMap<&'static str, (i32, Words, bool)>);

/// What lasts from one wave to the next.
const LASTS: [&str; 3] = ["yes", "no", ":not_applicable"];

impl Play {
    /// The questionnaire takes its next step.
    pub(super) async fn go_on(&mut self, question: &'static str) -> Told {
        let way = self.draw(9);
        let told = match (self.stage, way) {
            (Stage::Open, 0) => self.hand_in().await,
            (Stage::Open, 1) => self.hand_in_what_has_changed(question).await,
            (Stage::Open, 2) => self.hand_in_while_somebody_saves(question).await,
            (Stage::Open, _) => Ok(()),
            (Stage::HandedIn, 0..4) => self.finish(Finish::Return).await,
            (Stage::HandedIn, _) => self.finish(Finish::Accept).await,
            (Stage::Accepted, 0..3) => self.correct().await,
            (Stage::Accepted, _) => self.next_wave().await,
        };
        told.map_err(|error| format!("way {way}: {error}").into())
    }

    /// What is seen of it now, signed; none while there is nothing that would count, and then it is
    /// refused.
    async fn signing(&mut self) -> Result<Option<Signing>, Box<dyn std::error::Error>> {
        let town = self.town();
        let check = town
            .service
            .check_response(&town.dominique, CITY, &self.wave)
            .await?;
        let signing = Signing {
            name: "Dominique Roy".to_owned(),
            function: "Direction générale".to_owned(),
            agreed: true,
            seen: check.digest,
        };
        if check.obstacles.is_empty() {
            return Ok(Some(signing));
        }
        let told = self.sign(&signing).await;
        if !matches!(told, Err(Error::Invalid(_))) {
            return Err(format!("nothing was answered, and {told:?}").into());
        }
        self.note("nothing to hand in");
        Ok(None)
    }

    async fn sign(&self, signing: &Signing) -> Result<HandedIn, Error> {
        let town = self.town();
        let origin = Origin::default();
        town.service
            .hand_in(
                &town.dominique,
                CITY,
                &self.wave,
                signing,
                Locale::Fr,
                &origin,
            )
            .await
    }

    /// Handed in, and by a second press not again.
    async fn hand_in(&mut self) -> Told {
        let Some(signing) = self.signing().await? else {
            return Ok(());
        };
        let now = self.sign(&signing).await?;
        let HandedIn::Now(id) = now else {
            return Err(format!("not handed in: {now:?}").into());
        };
        let again = self.sign(&signing).await?;
        if again != HandedIn::Before(id) {
            return Err(format!("a second press: {again:?}").into());
        }
        self.is_handed_in().await
    }

    /// A colleague saves between the look and the signature: what was signed is not there any more.
    async fn hand_in_what_has_changed(&mut self, question: &'static str) -> Told {
        let Some(signing) = self.signing().await? else {
            return Ok(());
        };
        let before = self.answers.clone();
        self.write(ALIX, question).await?;
        let outcome = self.sign(&signing).await;
        match (before == self.answers, &outcome) {
            (true, Ok(HandedIn::Now(_))) => self.is_handed_in().await,
            // What is left may be nothing that counts.
            (false, Ok(HandedIn::Changed) | Err(Error::Invalid(_))) => {
                self.note("handed in too late");
                Ok(())
            }
            (same, _) => Err(format!("nothing has changed: {same}, {outcome:?}").into()),
        }
    }

    /// A colleague saves at the same moment: the save is refused, or it was first and what was signed
    /// is not handed in. Never is it kept after what was handed in.
    async fn hand_in_while_somebody_saves(&mut self, question: &'static str) -> Told {
        let editor = if self.may(ALIX, question) {
            ALIX
        } else {
            DOMINIQUE
        };
        let Some(signing) = self.signing().await? else {
            return Ok(());
        };
        let (change, words) = self.change(editor, question);
        self.note("handed in beside a save");
        // Whoever is asked first has a small start.
        let (signed, saved) = if self.draw(2) == 0 {
            tokio::join!(self.sign(&signing), self.send(editor, &change))
        } else {
            let told = tokio::join!(self.send(editor, &change), self.sign(&signing));
            (told.1, told.0)
        };
        let looked_at = change.looked_at == LookedAt::Yes;
        let mut after = self.answers[question].clone();
        let expected = after.save(change.version, &words, looked_at);
        let kept = matches!(expected, Becomes::Kept(_));
        let told = saved.as_ref().ok().map(became);
        let overtaken = matches!(&saved, Err(Error::Closed | Error::Conflict));
        match &signed {
            Ok(HandedIn::Now(_)) if overtaken || (told.as_ref() == Some(&expected) && !kept) => {
                self.note("handed in first");
                self.is_handed_in().await
            }
            // Whoever was overtaken within the same moment is told to try again.
            Ok(HandedIn::Changed) | Err(Error::Conflict | Error::Invalid(_))
                if told.as_ref() == Some(&expected) && (kept || signed.is_err()) =>
            {
                self.answers.insert(question, after);
                self.follow(editor, question, &expected);
                self.note("saved first");
                Ok(())
            }
            Err(Error::Conflict) if matches!(saved, Err(Error::Conflict)) => Ok(()),
            other => Err(format!("{question}: {other:?} beside {}", shown(&saved)).into()),
        }
    }

    /// What was handed in is what the model has.
    async fn is_handed_in(&mut self) -> Told {
        let copied = self.answers.iter().filter(|(_, it)| it.version() > 0);
        let copied = copied.map(|(code, it)| (*code, (it.version(), it.now(), !it.carried)));
        self.copies.push(Copied(copied.collect()));
        self.stage = Stage::HandedIn;
        self.note("handed in");
        self.agree_on_copies().await
    }

    /// Every copy that was handed in in this wave says what it said.
    async fn agree_on_copies(&self) -> Told {
        let town = self.town();
        let receipt = town
            .service
            .receipt(&town.dominique, CITY, &self.wave)
            .await;
        let revisions = match (receipt, self.copies.is_empty()) {
            (Ok(receipt), _) => receipt.revisions,
            (Err(Error::NotFound), true) => return Ok(()),
            (Err(error), _) => return Err(error.into()),
        };
        let mut kept = Vec::new();
        for revision in revisions.iter().rev() {
            let answers = &revision.record.answers;
            let own = QUESTIONS.into_iter().filter_map(|code| {
                let answer = answers.get(code)?;
                let counts = answer.counts != Counts::Unconfirmed;
                Some((code, (answer.version, words(&answer.entry), counts)))
            });
            kept.push(Copied(own.collect()));
        }
        if kept != self.copies {
            return Err(format!("handed in {kept:?}, not {:?}", self.copies).into());
        }
        Ok(())
    }

    /// Sent back with a word, or looked at whole and accepted.
    async fn finish(&mut self, to: Finish) -> Told {
        let (review, wave) = (&self.review, self.wave.as_str());
        match review.assign_in(wave, &review.rita).await {
            // Rita has it from last time.
            Ok(()) | Err(Error::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
        let service = &review.town.service;
        let overview = service.review(&review.rita, CITY, wave).await?.reviewed;
        if to == Finish::Accept {
            for answer in overview.answers.iter().filter(|answer| answer.is_open()) {
                let (code, standing) = (&answer.question, answer.standing);
                review
                    .decide(wave, code, CheckMove::Verify, "Vu au conseil")
                    .await
                    .map_err(|error| format!("{code}, {standing:?}: {error}"))?;
            }
        }
        // Each word that is said takes the whole a version further.
        let overview = service.review(&review.rita, CITY, wave).await?.reviewed;
        let response = overview.desk.response.as_ref();
        let finished = Finished {
            to,
            remark: "Voir".to_owned(),
            version: response.map_or(0, |response| response.version),
        };
        let origin = Origin::default();
        service
            .finish_review(&review.rita, (CITY, wave), &finished, &origin)
            .await?;
        match to {
            Finish::Return => {
                self.stage = Stage::Open;
                self.note("sent back");
            }
            Finish::Accept => {
                self.stage = Stage::Accepted;
                self.note("accepted");
            }
        }
        self.agree_on_copies().await
    }

    /// What was accepted is opened again; the copy that was accepted stays.
    async fn correct(&mut self) -> Told {
        let town = self.town();
        let until = town.service.clock().now().date_naive() + TimeDelta::days(20);
        let correcting = Correcting {
            reason_fr: "Erreur".to_owned(),
            reason_en: "A mistake".to_owned(),
            until: until.to_string(),
        };
        let origin = Origin::default();
        town.service
            .correct(&town.claude, (CITY, &self.wave), &correcting, &origin)
            .await?;
        self.stage = Stage::Open;
        self.note("corrected");
        self.agree_on_copies().await
    }

    /// A year later it is asked again, and what was accepted comes along.
    async fn next_wave(&mut self) -> Told {
        self.agree().await?;
        let code = format!("model-{}", self.waves);
        let town = self.town();
        let service = &town.service;
        let old = service.store().read().waves().by_code(&self.wave).await?;
        let old = old.expect("the wave");
        let new = NewWave {
            code: code.clone(),
            year: old.year + 1,
            opens_at: old.opens_at + TimeDelta::days(365),
            closes_at: old.closes_at + TimeDelta::days(365),
            ..old.record.clone()
        };
        let unit = service.store().begin().await?;
        unit.repositories().waves().put(&new, service.ids()).await?;
        unit.commit().await?;
        town.clock
            .advance(new.opens_at + TimeDelta::days(1) - service.clock().now());
        let origin = Origin::default();
        service
            .start_response(&town.dominique, CITY, &code, Mode::Shared, &origin)
            .await?;
        for answer in self.answers.values_mut() {
            *answer = came_along(answer);
        }
        self.wave = code;
        self.waves += 1;
        self.stage = Stage::Open;
        self.copies.clear();
        self.share().await?;
        self.note("came along");
        self.agree().await
    }

    /// The history is what was acknowledged, in order; the answer is its last version; and what was
    /// handed in says what it said.
    pub(super) async fn agree(&self) -> Told {
        for (question, answer) in &self.answers {
            let history = self.history(question).await?;
            let waits = history.last().is_some_and(|(_, carried)| *carried);
            let kept: Vec<Words> = history.into_iter().map(|(words, _)| words).collect();
            if (&kept, waits) != (&answer.versions, answer.carried) {
                return Err(format!("{question}: {kept:?} {waits}, not {answer:?}").into());
            }
        }
        let mut found = BTreeSet::new();
        for question in self.questions().await? {
            let Some(answer) = self.answers.get(question.code.as_str()) else {
                continue;
            };
            let attached = self.is_attached(&question.entry);
            let now = (question.version(), words(&question.entry), attached);
            let expected = (answer.version(), answer.now(), answer.attached);
            if now != expected {
                return Err(format!("{}: {now:?}, not {expected:?}", question.code).into());
            }
            found.insert(question.code);
        }
        if found.len() != QUESTIONS.len() {
            return Err(format!("only {found:?} are asked").into());
        }
        self.agree_on_copies().await
    }
}

/// What an answer is a wave later: as it was where it lasts and somebody has stood by it.
fn came_along(answer: &Answer) -> Answer {
    let now = answer.now();
    if answer.carried || !LASTS.contains(&now.answer.as_str()) {
        return Answer::default();
    }
    Answer {
        versions: vec![now],
        carried: true,
        attached: answer.attached,
    }
}

fn shown(saved: &Result<Saved, Error>) -> String {
    match saved {
        Ok(saved) => format!("{:?}", became(saved)),
        Err(error) => format!("{error:?}"),
    }
}
