//! Accounts, on both databases: signing in, links, invitations, roles, mails. A test's name carries
//! the number of the requirement it shows.

mod invitations;
mod mails;
mod people;
mod providers;
mod second_factor;
mod sign_in;

use std::error::Error as AnyError;
use std::sync::{Arc, Mutex};

use icc_app::accounts::{Credentials, Offer, Rules, SignedIn, Visit};
use icc_app::input::Origin;
use icc_app::mail::{Content, Delivered, Letter, NotDelivered, Post};
use icc_app::{Actor, Error, Service, Sources};
use icc_domain::{FixedClock, Locale, LocalizedText, Role, SeededIds, SeededSecrets};
use icc_store::{
    MembershipBasis, MunicipalityId, NetworkId, NetworkKind, NewAccount, NewGrant, NewMembership,
    NewNetwork, NewPartner, NewPartnership, PartnerId, PartnerKind, PartnerPart, Place,
    ReferenceData, Source,
};
use icc_testkit::{TestDatabase, moment, municipality};

/// A password that the rules accept.
pub(crate) const PASSWORD: &str = "correct horse battery staple";
const ADMINISTRATOR: &str = "admin@example.org";

/// A service with two cities, of which the first is a member of the network, and an administrator.
pub(crate) struct World {
    pub(crate) service: Service,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) city: MunicipalityId,
    pub(crate) other: MunicipalityId,
    pub(crate) network: NetworkId,
    /// Works with the network.
    pub(crate) partner: PartnerId,
}

pub(crate) type Any<T> = Result<T, Box<dyn AnyError>>;

/// Keeps what is handed over; refuses while it is told to.
#[derive(Default)]
pub(crate) struct Letters {
    pub(crate) taken: Mutex<Vec<Letter>>,
    pub(crate) refuse: Mutex<Option<NotDelivered>>,
}

impl Post for Letters {
    async fn deliver(&self, letter: &Letter) -> Result<Delivered, NotDelivered> {
        if let Some(refusal) = self.refuse.lock().unwrap().clone() {
            return Err(refusal);
        }
        self.taken.lock().unwrap().push(letter.clone());
        Ok(Delivered::Sent)
    }
}

impl World {
    pub(crate) async fn make(database: &TestDatabase) -> Any<Self> {
        Self::with(database, Rules::default()).await
    }

    pub(crate) async fn with(database: &TestDatabase, rules: Rules) -> Any<Self> {
        let store = database.second_store().await?;
        let clock = Arc::new(FixedClock::new(moment(0)));
        let ids = Arc::new(SeededIds::new(1));
        let unit = store.begin().await?;
        let repositories = unit.repositories();
        let cities = repositories.municipalities();
        let (city, _) = cities.put(&municipality("harbour-town"), &*ids).await?;
        let (other, _) = cities.put(&municipality("river-town"), &*ids).await?;
        let source = Source {
            code: "invented".to_owned(),
            titles: text("Invented"),
            url: None,
            licence: None,
            demonstration: true,
        };
        repositories.sources().put(&source).await?;
        let new = NewNetwork {
            code: "coast".to_owned(),
            kind: NetworkKind::Regional,
            parent: None,
            country: None,
            names: text("Coast"),
            descriptions: text("Coast"),
            facts: Vec::new(),
            source: "invented".to_owned(),
            demonstration: true,
        };
        let (network, _) = repositories.networks().put(&new, &*ids).await?;
        let partners = repositories.partners();
        let ministry = NewPartner {
            code: "ministry".to_owned(),
            kind: PartnerKind::Ministry,
            names: text("Ministry"),
            url: None,
            source: "invented".to_owned(),
            demonstration: true,
        };
        partners.put(&ministry, &*ids).await?;
        let works = NewPartnership {
            network_code: "coast".to_owned(),
            partner_code: "ministry".to_owned(),
            part: PartnerPart::Partner,
            since: None,
            until: None,
            source: "invented".to_owned(),
            note: None,
        };
        partners.put_partnership(&works, &*ids).await?;
        let partner = partners.by_code("ministry").await?.ok_or("none")?.id;
        for (code, basis) in [
            ("harbour-town", MembershipBasis::Member),
            // To be named beside a network is not to be a member.
            ("river-town", MembershipBasis::Named),
        ] {
            let member = NewMembership {
                network_code: "coast".to_owned(),
                municipality_code: code.to_owned(),
                kind: None,
                basis,
                joined: None,
                left: None,
                source: "invented".to_owned(),
                note: None,
            };
            repositories
                .networks()
                .put_membership(&member, &*ids)
                .await?;
        }
        unit.commit().await?;
        let sources = Sources {
            clock: Arc::<FixedClock>::clone(&clock),
            ids,
            secrets: Arc::new(SeededSecrets::new(1)),
        };
        let service = Service::new(store, Arc::new(ReferenceData::default()), sources);
        let world = Self {
            service: service.with_rules(rules),
            clock,
            city,
            other,
            network,
            partner,
        };
        world
            .person(
                ADMINISTRATOR,
                &[(Role::ProgrammeAdministrator, Place::Service)],
            )
            .await?;
        Ok(world)
    }

    /// Adds an account with roles; its password is [`PASSWORD`], hashed weakly so that tests are
    /// quick.
    pub(crate) async fn person(&self, email: &str, roles: &[(Role, Place)]) -> Any<()> {
        let unit = self.service.store().begin().await?;
        let repositories = unit.repositories();
        let new = NewAccount {
            email: email.to_owned(),
            name: email.split('@').next().unwrap_or_default().to_owned(),
            language: Locale::En,
            password_hash: Some(WEAK.to_owned()),
            demonstration: false,
            created_at: moment(0),
        };
        let account = repositories
            .accounts()
            .add(&new, self.service.ids())
            .await?;
        for (role, place) in roles {
            let grant = NewGrant {
                account,
                role: *role,
                place: *place,
                granted_at: moment(0),
                granted_by: None,
            };
            repositories
                .grants()
                .add(&grant, self.service.ids())
                .await?;
        }
        unit.commit().await?;
        Ok(())
    }

    pub(crate) async fn sign_in(&self, email: &str) -> Result<SignedIn, Error> {
        self.sign_in_with(email, PASSWORD, &Visit::default()).await
    }

    pub(crate) async fn sign_in_with(
        &self,
        email: &str,
        password: &str,
        visit: &Visit,
    ) -> Result<SignedIn, Error> {
        let with = Credentials {
            email: email.to_owned(),
            password: password.to_owned(),
        };
        let entry = self.service.sign_in(&with, visit).await?;
        Ok(entry.session().expect("no code is asked for"))
    }

    /// Signs somebody in and says who it is.
    pub(crate) async fn actor(&self, email: &str) -> Any<(Actor, String)> {
        let secret = self.sign_in(email).await?.secret;
        let actor = self.service.actor(&secret).await?.ok_or("nobody")?;
        Ok((actor, secret))
    }

    pub(crate) async fn administrator(&self) -> Any<Actor> {
        Ok(self.actor(ADMINISTRATOR).await?.0)
    }

    /// Every mail that is due, written.
    pub(crate) async fn letters(&self) -> Any<Vec<Letter>> {
        let post = Letters::default();
        self.service.send_due(&post).await?;
        Ok(post.taken.into_inner()?)
    }

    pub(crate) fn offer(email: &str, role: Role, place: Place) -> Offer {
        Offer {
            email: email.to_owned(),
            role,
            place,
            language: Locale::Fr,
        }
    }

    /// What was done, oldest first.
    pub(crate) async fn done(&self) -> Any<Vec<String>> {
        let administrator = self.administrator().await?;
        let mut events = self.service.audit(&administrator).await?;
        events.reverse();
        Ok(events
            .into_iter()
            .map(|row| row.event.record.action)
            .collect())
    }
}

/// The secret in a letter.
pub(crate) fn secret(letter: &Letter) -> String {
    match &letter.content {
        Content::Invitation { secret, .. }
        | Content::SignInLink { secret, .. }
        | Content::Reset { secret, .. } => secret.clone(),
        Content::RoleOffered { .. }
        | Content::PasswordChanged { .. }
        | Content::AccountNotice { .. }
        | Content::Notice(_)
        | Content::ToMember(_)
        | Content::ToMeeting(_)
        | Content::ToPerson(_)
        | Content::Question(_)
        | Content::News(_) => String::new(),
    }
}

/// The code of the first issue.
pub(crate) fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    match result {
        Err(Error::Invalid(issues)) => issues.first().map_or("", |issue| issue.code),
        other => panic!("{other:?}"),
    }
}

pub(crate) fn visit(address: [u8; 4]) -> Visit {
    Visit {
        origin: Origin::of(address.into()),
        ..Visit::default()
    }
}

fn text(text: &str) -> LocalizedText {
    LocalizedText([("en".to_owned(), text.to_owned())].into())
}

/// [`PASSWORD`] with 8 KiB and one pass: a test need not wait.
const WEAK: &str =
    "$argon2id$v=19$m=8,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$XdTJKPvVpEdCNu922dgwQXj+XfOITS04PpG3cDMn5sE";
