//! Somebody comes to the questionnaire of a municipality in a wave.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use icc_domain::Locale;
use icc_questionnaire::definition::Question;
use icc_store::{
    AccountId, DraftAnswer, Fact, Mode, Municipality, NetworkId, NetworkRule, Part, Place,
    Repositories, Response, ResponseStatus, ReviewPath, Rhythm, Scope, Wave,
};

use super::asked::{Asked, Asking};
use super::entry::Entry;
use super::parts::{is_given, is_held_by, questions_of};
use crate::error::Error;
use crate::policy::{Action, Actor, Stage, Subject};
use crate::review::strictest_path;
use crate::service::Service;

/// The questionnaire of a municipality in a wave, as one person sees it.
#[derive(Debug)]
pub struct Desk {
    /// The municipality.
    pub city: Municipality,
    /// The wave.
    pub wave: Wave,
    /// What it asks.
    pub asked: Arc<Asked>,
    /// What was begun; none before that.
    pub response: Option<Response>,
    /// Languages in which the networks want every text.
    pub required_languages: Vec<Locale>,
    pub(crate) rhythm: Rhythm,
    pub(crate) review_path: ReviewPath,
    pub(crate) scope: Scope,
    pub(crate) facts: Vec<Fact>,
    parts: Parts,
    subject: Subject,
    now: DateTime<Utc>,
}

/// A questionnaire that somebody has come to.
struct Found {
    city: Municipality,
    wave: Wave,
    response: Option<Response>,
    scope: Scope,
}

/// The parts of a questionnaire that are open to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Parts {
    /// All of it.
    All,
    /// These questions.
    These {
        /// They can be read.
        shown: BTreeSet<String>,
        /// They can be answered: it is the person's turn.
        open: BTreeSet<String>,
    },
}

impl Service {
    /// The questionnaire of a municipality in a wave.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see its tasks, also when there is no such
    /// municipality or wave, or the wave does not ask the municipality.
    pub(crate) async fn desk<A: Sync>(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        read: &Repositories<'_, A>,
    ) -> Result<Desk, Error> {
        let city = read.municipalities().by_code(city).await?;
        let city = city.ok_or(Error::NotFound)?;
        let subject = Subject::at(Place::City(city.id), read).await?;
        if !actor.may(Action::SeeTasks, &subject) {
            return Err(Error::NotFound);
        }
        let wave = read.waves().by_code(wave).await?.ok_or(Error::NotFound)?;
        let scope = actor.scope(city.id);
        let response = read.responses().of(&scope, city.id, wave.id).await?;
        let networks = asking_networks(&wave, &subject, read).await?;
        if response.is_none() && networks.is_empty() {
            return Err(Error::NotFound);
        }
        let asked = self.asked(&wave).await?;
        let parts = match &response {
            Some(response)
                if response.mode == Mode::Divided
                    && !actor.may(Action::Delegate, &draft_of(&subject)) =>
            {
                let given = read.parts().of(response).await?;
                given_to(actor.account, &given, &asked)
            }
            _ => Parts::All,
        };
        let found = Found {
            city,
            wave,
            response,
            scope,
        };
        self.desk_with(found, subject, parts, read).await
    }

    /// The questionnaire of a municipality in a wave as whoever reviews it sees it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the review was not given to the person, or has ended for him or her.
    pub(crate) async fn review_desk<A: Sync>(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        read: &Repositories<'_, A>,
    ) -> Result<Desk, Error> {
        let city = read.municipalities().by_code(city).await?;
        let city = city.ok_or(Error::NotFound)?;
        let wave = read.waves().by_code(wave).await?.ok_or(Error::NotFound)?;
        let standings = read.responses().standings(wave.id).await?;
        let standing = standings.into_iter().find(|s| s.municipality == city.id);
        let standing = standing.ok_or(Error::NotFound)?;
        let held = read.reviews().held_by(actor.account).await?;
        let subject = Subject {
            assigned: held.iter().any(|one| one.response == standing.id),
            stage: Some(stage(standing.status)),
            ..Subject::at(Place::City(city.id), read).await?
        };
        if !actor.may(Action::SeeReview, &subject) {
            return Err(Error::NotFound);
        }
        let scope = actor.review_scope(&subject);
        let found = Found {
            response: read.responses().of(&scope, city.id, wave.id).await?,
            city,
            wave,
            scope,
        };
        self.desk_with(found, subject, Parts::All, read).await
    }

    /// Puts together what whoever has passed the policy sees.
    async fn desk_with<A: Sync>(
        &self,
        found: Found,
        mut subject: Subject,
        parts: Parts,
        read: &Repositories<'_, A>,
    ) -> Result<Desk, Error> {
        let networks = asking_networks(&found.wave, &subject, read).await?;
        let rules = read.network_rules().of(&networks).await?;
        let rules: Vec<NetworkRule> = rules.into_iter().map(|(_, rule)| rule).collect();
        let response = found.response.as_ref();
        let asked = self.asked(&found.wave).await?;
        // Figures about the municipality decide only whether a question is asked.
        let facts = if asked.is_conditional() {
            read.municipalities().facts(found.city.id).await?
        } else {
            Vec::new()
        };
        subject.stage = Some(response.map_or(Stage::Draft, |r| stage(r.status)));
        Ok(Desk {
            asked,
            facts,
            required_languages: required(&rules),
            rhythm: strictest(&rules, networks.len()),
            review_path: strictest_path(&rules),
            now: self.clock().now(),
            city: found.city,
            wave: found.wave,
            response: found.response,
            scope: found.scope,
            parts,
            subject,
        })
    }
}

/// The networks of a wave in which the municipality is a member now.
pub(crate) async fn asking_networks<A: Sync>(
    wave: &Wave,
    subject: &Subject,
    read: &Repositories<'_, A>,
) -> Result<Vec<NetworkId>, Error> {
    let mut found = Vec::new();
    for code in &wave.networks {
        let network = read.networks().by_code(code).await?;
        let id = network.map(|network| network.id);
        found.extend(id.filter(|id| subject.networks_of_city.contains(id)));
    }
    Ok(found)
}

/// What of a divided questionnaire is open to somebody: the parts that he or she has.
fn given_to(account: AccountId, given: &[Part], asked: &Asked) -> Parts {
    let (mut shown, mut open) = (BTreeSet::new(), BTreeSet::new());
    for part in given
        .iter()
        .filter(|p| is_held_by(p, account) && is_given(p))
    {
        let questions = questions_of(asked, part.kind, &part.code);
        if part.state.is_worked_on() {
            open.extend(questions.iter().cloned());
        }
        shown.extend(questions);
    }
    Parts::These { shown, open }
}

fn draft_of(subject: &Subject) -> Subject {
    Subject {
        stage: Some(Stage::Draft),
        ..subject.clone()
    }
}

fn required(rules: &[NetworkRule]) -> Vec<Locale> {
    let wanted = |locale: &Locale| rules.iter().any(|r| r.required_languages.contains(locale));
    Locale::ALL.into_iter().filter(wanted).collect()
}

/// Every wave in full as soon as one network wants it so, or has said nothing.
fn strictest(rules: &[NetworkRule], networks: usize) -> Rhythm {
    let light = |rule: &NetworkRule| rule.rhythm == Rhythm::FullEveryThreeYears;
    if !rules.is_empty() && rules.len() == networks && rules.iter().all(light) {
        Rhythm::FullEveryThreeYears
    } else {
        Rhythm::EveryWave
    }
}

/// The stage of a status, for the policy.
pub(crate) const fn stage(status: ResponseStatus) -> Stage {
    match status {
        ResponseStatus::Draft => Stage::Draft,
        ResponseStatus::Submitted => Stage::Submitted,
        ResponseStatus::InReview => Stage::InReview,
        ResponseStatus::Returned => Stage::Returned,
        ResponseStatus::Final => Stage::Final,
        ResponseStatus::Published => Stage::Published,
    }
}

impl Desk {
    /// Until when it can be filled in.
    #[must_use]
    pub fn closes_at(&self) -> DateTime<Utc> {
        let own = self.response.as_ref().and_then(|r| r.closes_at);
        own.unwrap_or(self.wave.closes_at)
    }

    /// Whether it is the time to fill it in.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.wave.opens_at <= self.now && self.now < self.closes_at()
    }

    /// The response.
    ///
    /// # Errors
    /// [`Error::NotFound`] before it was begun.
    pub(crate) fn response(&self) -> Result<&Response, Error> {
        self.response.as_ref().ok_or(Error::NotFound)
    }

    /// Whether the questionnaire as a whole is open to the person.
    #[must_use]
    pub fn sees_all(&self) -> bool {
        self.parts == Parts::All
    }

    /// Whether a question is open to the person.
    #[must_use]
    pub fn shows(&self, question: &str) -> bool {
        match &self.parts {
            Parts::All => true,
            Parts::These { shown, .. } => shown.contains(question),
        }
    }

    /// What answering a question is about: what was handed back is read, not changed.
    pub(crate) fn about_answering(&self, question: &str) -> Subject {
        let part_open = match &self.parts {
            Parts::All => true,
            Parts::These { open, .. } => open.contains(question),
        };
        Subject {
            part_open,
            ..self.subject.clone()
        }
    }

    /// What an action on the whole is about, as if it were still a draft: whose business it is.
    pub(crate) fn in_draft(&self) -> Subject {
        draft_of(&self.whole())
    }

    /// What an action on a question is about.
    pub(crate) fn about(&self, question: &str) -> Subject {
        Subject {
            part_open: self.shows(question),
            ..self.subject.clone()
        }
    }

    /// What an action on the whole is about.
    pub(crate) fn whole(&self) -> Subject {
        Subject {
            part_open: self.sees_all(),
            ..self.subject.clone()
        }
    }

    /// Whether the person may change the answer to a question now.
    #[must_use]
    pub fn may_fill_in(&self, actor: &Actor, question: &str) -> bool {
        self.is_open()
            && self.response.is_some()
            && actor.may(Action::FillIn, &self.about_answering(question))
    }

    /// A question that is open to the person.
    ///
    /// # Errors
    /// [`Error::NotFound`] for any other, as for one that does not exist.
    pub(crate) fn question(&self, actor: &Actor, code: &str) -> Result<&Question, Error> {
        let question = self.asked.definition.question(code);
        let question = question.ok_or(Error::NotFound)?;
        if actor.may(Action::SeeAnswers, &self.about(code)) {
            Ok(question)
        } else {
            Err(Error::NotFound)
        }
    }

    /// Codes of the questions that are asked, given these answers.
    pub(crate) fn asked_questions(
        &self,
        entries: &BTreeMap<String, Entry>,
    ) -> Result<BTreeSet<String>, Error> {
        let asking = Asking {
            city: &self.city.code,
            country: &self.city.country,
            facts: &self.facts,
            wave: &self.wave.record,
        };
        self.asked.questions(&asking, entries)
    }
}

/// What the answers of a response say, by question.
pub(crate) fn entries(answers: &[DraftAnswer]) -> Result<BTreeMap<String, Entry>, Error> {
    answers
        .iter()
        .map(|answer| Ok((answer.question.clone(), Entry::read(&answer.document)?)))
        .collect()
}
