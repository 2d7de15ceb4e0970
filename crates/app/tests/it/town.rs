//! A municipality of the demonstration with its people, in a wave that it has begun to answer.

use std::sync::Arc;

use icc_app::accounts::Place;
use icc_app::evidence::{EvidenceId, EvidenceSaid};
use icc_app::input::Origin;
use icc_app::mail::{Content, Delivered, Letter, MailText, NotDelivered, Notice, Post};
use icc_app::responses::{
    Change, Divide, Gift, LookedAt, Mode, PartId, PartKind, PartMove, PartState, Said, Saved, Step,
};
use icc_app::{Actor, Error, Service};
use icc_domain::{FixedClock, Locale, Role};
use icc_store::{NewAccount, NewGrant, SessionId};
use icc_testkit::{TestDatabase, service_moment, service_over_loaded};

pub(crate) const CITY: &str = "val-des-cedres";
pub(crate) const WAVE: &str = "demo-open";
pub(crate) const NETWORK: &str = "demo-network";
pub(crate) const AT: (&str, &str) = (CITY, WAVE);

pub(crate) struct Town {
    pub(crate) service: Service,
    pub(crate) clock: Arc<FixedClock>,
    /// Coordinates the city.
    pub(crate) dominique: Actor,
    /// Edits for the city.
    pub(crate) alix: Actor,
    /// Edits for the city too.
    pub(crate) noor: Actor,
    /// Coordinates the network.
    pub(crate) claude: Actor,
    /// Coordinates another city.
    pub(crate) stranger: Actor,
    /// Looks after the service.
    pub(crate) root: Actor,
}

impl Town {
    pub(crate) async fn new(database: &TestDatabase) -> Result<Self, Box<dyn std::error::Error>> {
        let clock = Arc::new(FixedClock::new(service_moment()));
        let store = database.second_store().await?;
        let service = service_over_loaded(store, Arc::clone(&clock))?;
        let read = service.store().read();
        let city = read.municipalities().by_code(CITY).await?;
        let city = Place::City(city.expect("the city").id);
        let network = read.networks().by_code(NETWORK).await?;
        let network = Place::Network(network.expect("the network").id);
        let all = read.municipalities().all().await?;
        let other = all.iter().find(|c| !c.demonstration).expect("another");
        let person = |name, role, place| person(&service, name, role, place);
        let town = Self {
            dominique: person("Dominique", Role::CityCoordinator, city).await?,
            alix: person("Alix", Role::CityEditor, city).await?,
            noor: person("Noor", Role::CityEditor, city).await?,
            claude: person("Claude", Role::NetworkCoordinator, network).await?,
            stranger: person("Sam", Role::CityCoordinator, Place::City(other.id)).await?,
            root: person("Root", Role::ProgrammeAdministrator, Place::Service).await?,
            clock,
            service,
        };
        let origin = Origin::default();
        let start = town
            .service
            .start_response(&town.dominique, CITY, WAVE, Mode::Shared, &origin);
        start.await?;
        Ok(town)
    }

    pub(crate) async fn give(&self, code: &str, to: &Actor) -> Result<PartId, Error> {
        let gift = Gift {
            person: to.account.to_string(),
            ..gift()
        };
        self.give_with(code, &gift).await
    }

    pub(crate) async fn give_with(&self, code: &str, gift: &Gift) -> Result<PartId, Error> {
        let what = (PartKind::Section, code);
        let origin = Origin::default();
        self.service
            .give_part(&self.dominique, AT, what, gift, &origin)
            .await
    }

    pub(crate) async fn step(
        &self,
        who: &Actor,
        id: PartId,
        to: PartMove,
        say: &str,
    ) -> Result<(), Error> {
        let page = self.service.part(&self.dominique, CITY, WAVE, id).await?;
        let step = Step {
            to,
            remark: say.to_owned(),
            version: page.row.part.version,
        };
        let origin = Origin::default();
        self.service.move_part(who, AT, id, &step, &origin).await
    }

    pub(crate) async fn state(&self, id: PartId) -> PartState {
        let page = self.service.part(&self.dominique, CITY, WAVE, id).await;
        page.expect("a part").row.part.state
    }

    pub(crate) async fn questions_of(&self, who: &Actor) -> u32 {
        let home = self.service.response_home(who, CITY, WAVE).await;
        home.expect("a home").tally.questions
    }

    pub(crate) async fn first_of(
        &self,
        who: &Actor,
        section: &str,
    ) -> Result<(String, i32, bool), Error> {
        let section = self
            .service
            .response_section(who, CITY, WAVE, section)
            .await?;
        let first = &section.questions[0];
        Ok((first.code.clone(), first.version(), first.may_fill_in))
    }

    pub(crate) async fn save(
        &self,
        who: &Actor,
        question: &str,
        version: i32,
        comment: &str,
    ) -> Result<Saved, Error> {
        let change = Change {
            question: question.to_owned(),
            version,
            said: Said {
                answer: vec![":unknown".to_owned()],
                comment: comment.to_owned(),
                ..Said::default()
            },
            looked_at: LookedAt::Yes,
        };
        let mut saved = self
            .service
            .save_answers(who, CITY, WAVE, &[change], Locale::Fr)
            .await?;
        saved.remove(question).ok_or(Error::NotFound)
    }

    /// A link that the city keeps for itself.
    pub(crate) async fn link(&self, title: &str) -> Result<EvidenceId, Error> {
        let said = EvidenceSaid {
            title: title.to_owned(),
            url: "https://ville.example/plan".to_owned(),
            visibility: "reserved".to_owned(),
            ..EvidenceSaid::default()
        };
        let origin = Origin::default();
        self.service
            .add_evidence(&self.dominique, CITY, (&said, None), None, &origin)
            .await
    }

    /// The notices that are due, by whom they reach.
    pub(crate) async fn notices(&self) -> Result<Vec<(String, Locale, Notice)>, Error> {
        let letters = Letters::default();
        self.service.send_due(&letters).await?;
        let letters = letters.0.into_inner().expect("nobody else");
        Ok(letters
            .into_iter()
            .filter_map(|letter| match letter.content {
                Content::Notice(notice) => Some((letter.to, letter.language, *notice)),
                _ => None,
            })
            .collect())
    }

    pub(crate) async fn told(&self) -> Vec<(String, &'static str)> {
        let notices = self.notices().await.expect("mails");
        let mut told: Vec<_> = notices
            .into_iter()
            .map(|(to, _, notice)| (to, notice.kind.code()))
            .collect();
        told.sort();
        told
    }
}

pub(crate) fn gift() -> Gift {
    Gift {
        person: String::new(),
        email: String::new(),
        language: Locale::Fr,
        instruction: "Voir l’école".to_owned(),
        due_on: "2026-12-10".to_owned(),
        divide: Divide::Yes,
    }
}

/// Keeps letters in place of sending them.
#[derive(Default)]
pub(crate) struct Letters(pub(crate) std::sync::Mutex<Vec<Letter>>);

impl Post for Letters {
    async fn deliver(&self, letter: &Letter) -> Result<Delivered, NotDelivered> {
        self.0.lock().expect("nobody else").push(letter.clone());
        Ok(Delivered::Shown(MailText {
            subject: String::new(),
            body: String::new(),
        }))
    }
}

/// The letters that are due, by whom they reach.
pub(crate) async fn letters(service: &Service) -> Result<Vec<Letter>, Error> {
    let letters = Letters::default();
    service.send_due(&letters).await?;
    let mut letters = letters.0.into_inner().expect("nobody else");
    letters.sort_by(|one, other| one.to.cmp(&other.to));
    Ok(letters)
}

pub(crate) async fn person(
    service: &Service,
    name: &str,
    role: Role,
    place: Place,
) -> Result<Actor, Box<dyn std::error::Error>> {
    let unit = service.store().begin().await?;
    let email = format!("{}@example.org", name.to_lowercase());
    let now = service.clock().now();
    let new = NewAccount {
        email: email.clone(),
        name: name.to_owned(),
        language: Locale::En,
        password_hash: None,
        demonstration: false,
        created_at: now,
    };
    let repositories = unit.repositories();
    let account = repositories.accounts().add(&new, service.ids()).await?;
    let grant = NewGrant {
        account,
        role,
        place,
        granted_at: now,
        granted_by: None,
    };
    repositories.grants().add(&grant, service.ids()).await?;
    unit.commit().await?;
    Ok(Actor {
        account,
        session: SessionId(account.0),
        name: name.to_owned(),
        email,
        language: Locale::En,
        demonstration: false,
        roles: vec![(role, place)],
    })
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "what a use case has answered is looked at once"
)]
pub(crate) fn absent<T: std::fmt::Debug>(what: Result<T, Error>) {
    assert!(matches!(what, Err(Error::NotFound)), "{what:?}");
}

pub(crate) fn issues<T: std::fmt::Debug>(
    what: Result<T, Error>,
) -> Vec<(&'static str, &'static str)> {
    match what {
        Err(Error::Invalid(issues)) => issues.iter().map(|i| (i.field, i.code)).collect(),
        other => panic!("{other:?}"),
    }
}
