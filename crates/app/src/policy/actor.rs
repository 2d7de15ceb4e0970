//! Somebody who is signed in, and the thing that he or she is about to touch.

use icc_domain::{Locale, Role};
use icc_store::{
    AccountId, Audience, MembershipBasis, MunicipalityId, NetworkId, PartnerId, PartnerKind,
    PeopleScope, Place, Repositories, ReservedScope, Scope, SessionId, StoreError,
};
use uuid::Uuid;

use super::{Action, RULES, Relation, Rule, Stage};

/// Somebody who is signed in, with the roles that he or she holds at this moment. Made anew for
/// every request, so that an ended role is gone at the next one.
#[derive(Clone, PartialEq, Eq)]
pub struct Actor {
    /// The account.
    pub account: AccountId,
    /// The session of this request.
    pub session: SessionId,
    /// What the person is called.
    pub name: String,
    /// The address in its normal form.
    pub email: String,
    /// The language of mails to the person.
    pub language: Locale,
    /// Whether the account belongs to the demonstration.
    pub demonstration: bool,
    /// Roles that are held now.
    pub roles: Vec<(Role, Place)>,
}

impl std::fmt::Debug for Actor {
    /// Without name and address: what is printed ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Actor")
            .field("account", &self.account)
            .field("roles", &self.roles)
            .finish_non_exhaustive()
    }
}

/// What an action is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    /// The account, for what belongs to a person.
    pub account: Option<AccountId>,
    /// The city it belongs to.
    pub city: Option<MunicipalityId>,
    /// The networks in which that city is a member now.
    pub networks_of_city: Vec<NetworkId>,
    /// The network it belongs to.
    pub network: Option<NetworkId>,
    /// The cities that are members of that network now.
    pub members: Vec<MunicipalityId>,
    /// Whether the actor is on the steering committee of that network.
    pub steering: bool,
    /// The partner it belongs to.
    pub partner: Option<PartnerId>,
    /// The networks with which that partner works now.
    pub networks_of_partner: Vec<NetworkId>,
    /// The places whose people are shown it: of an audience to which the city has agreed to show it,
    /// or to which it was opened.
    pub shown_to: Vec<Place>,
    /// Whether it was assigned to the actor.
    pub assigned: bool,
    /// Whether this part of a questionnaire is open to the actor: the questionnaire is not divided,
    /// or the part was given to him or her.
    pub part_open: bool,
    /// How far the questionnaire has come.
    pub stage: Option<Stage>,
}

impl Subject {
    /// An account.
    #[must_use]
    pub fn account(id: AccountId) -> Self {
        Self {
            account: Some(id),
            ..Self::default()
        }
    }

    /// What belongs to a place; a city with the networks it is a member of, a partner with those it
    /// works with.
    pub async fn at<A>(place: Place, read: &Repositories<'_, A>) -> Result<Self, StoreError> {
        Ok(match place {
            Place::Service => Self::default(),
            Place::Network(id) => {
                let members = read.networks().members(id).await?;
                let members = members.into_iter().filter(is_current);
                Self {
                    network: Some(id),
                    members: members.map(|member| member.municipality).collect(),
                    ..Self::default()
                }
            }
            Place::Partner(id) => {
                let all = read.partners().partnerships().await?;
                let works = all.into_iter().filter(|it| it.partner == id && lasts(it));
                Self {
                    partner: Some(id),
                    networks_of_partner: works.map(|it| it.network).collect(),
                    ..Self::default()
                }
            }
            Place::City(id) => {
                let memberships = read.networks().memberships_of(id).await?;
                let members = memberships.into_iter().filter(is_current);
                Self {
                    city: Some(id),
                    networks_of_city: members.map(|member| member.network).collect(),
                    ..Self::default()
                }
            }
        })
    }
}

/// The places whose people belong to an audience: a network with its members, a partner while it
/// works with a network, for research the universities among those partners. Everybody is nobody in
/// particular.
async fn places_of<A>(
    audience: &Audience,
    read: &Repositories<'_, A>,
) -> Result<Vec<Place>, StoreError> {
    let code = match audience {
        Audience::Public | Audience::Own(_) => return Ok(Vec::new()),
        Audience::Network(code) => {
            let Some(network) = read.networks().by_code(code).await? else {
                return Ok(Vec::new());
            };
            let members = read.networks().members(network.id).await?;
            let members = members.into_iter().filter(is_current);
            let members = members.map(|member| Place::City(member.municipality));
            return Ok(std::iter::once(Place::Network(network.id))
                .chain(members)
                .collect());
        }
        Audience::Partner(code) => Some(code),
        Audience::Research => None,
    };
    let works = read.partners().partnerships().await?;
    let works = |id: PartnerId| works.iter().any(|it| it.partner == id && lasts(it));
    let mut partners = read.partners().all().await?;
    partners.retain(|partner| match code {
        Some(code) => partner.code == *code,
        None => partner.kind == PartnerKind::University,
    });
    let partners = partners.into_iter().map(|partner| partner.id);
    Ok(partners
        .filter(|id| works(*id))
        .map(Place::Partner)
        .collect())
}

/// Whether the city is a member now: being named beside a network is not being one.
pub(crate) fn is_current(membership: &icc_store::Membership) -> bool {
    membership.record.left.is_none() && membership.record.basis != MembershipBasis::Named
}

/// Whether the partner works with the network now.
pub(crate) fn lasts(partnership: &icc_store::Partnership) -> bool {
    partnership.record.until.is_none()
}

/// The people of these places, for telling them something or naming them to somebody who may see
/// them: whoever asks has asked the policy about the place.
pub(crate) fn people_of(places: &[Place]) -> PeopleScope {
    let cities = places.iter().filter_map(|place| place.city());
    let networks = places.iter().filter_map(|place| place.network());
    PeopleScope::around(cities.collect(), networks.collect())
}

impl Subject {
    /// Results that are out and that an audience may see; of a city itself, its own.
    pub async fn shown_to<A>(
        audience: &Audience,
        read: &Repositories<'_, A>,
    ) -> Result<Self, StoreError> {
        if let Audience::Own(code) = audience {
            let city = read.municipalities().by_code(code).await?;
            return Ok(Self {
                city: city.map(|city| city.id),
                ..Self::default()
            });
        }
        Ok(Self {
            shown_to: places_of(audience, read).await?,
            stage: Some(Stage::Published),
            ..Self::default()
        })
    }
}

/// [`Actor::reserved_scope`] of somebody who reads; what everybody may see, for whoever is not signed
/// in.
pub(crate) async fn readers_scope<A: Sync>(
    actor: Option<&Actor>,
    action: Action,
    read: &Repositories<'_, A>,
) -> Result<ReservedScope, StoreError> {
    match actor {
        Some(actor) => actor.reserved_scope(action, read).await,
        None => Ok(ReservedScope::public()),
    }
}

/// Whatever is shown to anybody, to be kept in memory: whoever takes from it shows what the scope of
/// the reader shows.
#[must_use]
pub(crate) const fn everything_shown() -> ReservedScope {
    ReservedScope::everything()
}

/// What of a city is shown to everybody, once that city has agreed: whoever asks has looked at the
/// consents.
#[must_use]
pub(crate) const fn everybodys_scope(consenting: MunicipalityId) -> Scope {
    Scope::municipality(consenting)
}

/// What a city has itself, for whoever reads as that city: the policy has let them in.
#[must_use]
pub(crate) const fn own_scope(own: MunicipalityId) -> Scope {
    Scope::municipality(own)
}

impl Actor {
    /// Whoever runs the service, at its own console: may do what an administrator of the programme
    /// may, and is nobody with an account.
    #[must_use]
    pub fn console(language: Locale) -> Self {
        Self {
            account: AccountId(Uuid::nil()),
            session: SessionId(Uuid::nil()),
            name: String::new(),
            email: String::new(),
            language,
            demonstration: false,
            roles: vec![(Role::ProgrammeAdministrator, Place::Service)],
        }
    }

    /// The id under which what the person does is recorded; none for whoever has no account.
    #[must_use]
    pub fn in_record(&self) -> Option<AccountId> {
        (!self.account.0.is_nil()).then_some(self.account)
    }

    /// Whether the person may do this to that.
    #[must_use]
    pub fn may(&self, action: Action, subject: &Subject) -> bool {
        let mut rules = RULES.iter().filter(|rule| rule.action == action);
        rules.any(|rule| self.fits(rule, subject))
    }

    /// Whether there may be something to which the person may do this: whether its page exists for
    /// him or her.
    #[must_use]
    pub fn may_somewhere(&self, action: Action) -> bool {
        let mut rules = RULES.iter().filter(|rule| rule.action == action);
        rules.any(|rule| rule.role.is_none_or(|role| self.holds(role)))
    }

    /// Whether the person sees other people at all.
    #[must_use]
    pub fn may_see_people(&self) -> bool {
        let mut roles = Role::ALL.into_iter();
        roles.any(|role| self.may_somewhere(Action::SeePeople(role)))
    }

    fn holds(&self, role: Role) -> bool {
        self.roles.iter().any(|(held, _)| *held == role)
    }

    fn fits(&self, rule: &Rule, subject: &Subject) -> bool {
        let stage = rule.stages.is_empty()
            || subject
                .stage
                .is_some_and(|stage| rule.stages.contains(&stage));
        let stands = match rule.role {
            None => self.stands(Place::Service, rule.relation, subject),
            Some(role) => self
                .roles
                .iter()
                .filter(|(held, _)| *held == role)
                .any(|(_, place)| self.stands(*place, rule.relation, subject)),
        };
        stage && stands
    }

    fn stands(&self, held_for: Place, relation: Relation, subject: &Subject) -> bool {
        let in_network = |id: NetworkId| subject.networks_of_city.contains(&id);
        let is_member =
            |id: MunicipalityId| subject.network.is_some() && subject.members.contains(&id);
        match relation {
            Relation::Itself => subject.account == Some(self.account),
            Relation::OwnCity => held_for.city().is_some() && held_for.city() == subject.city,
            Relation::OwnPart => {
                subject.part_open && held_for.city().is_some() && held_for.city() == subject.city
            }
            Relation::MemberCity => held_for.network().is_some_and(in_network),
            Relation::OwnNetwork => {
                held_for.network().is_some() && held_for.network() == subject.network
            }
            Relation::MemberNetwork => held_for.city().is_some_and(is_member),
            Relation::Steering => subject.steering && held_for.city().is_some_and(is_member),
            Relation::OwnPartner => {
                let works_with = |id: NetworkId| subject.networks_of_partner.contains(&id);
                subject.partner.is_some() && held_for.network().is_some_and(works_with)
            }
            Relation::ShownTo => subject.shown_to.contains(&held_for),
            Relation::Assigned => {
                subject.assigned
                    && held_for.network().is_some_and(in_network)
                    && !self.belongs_to(subject.city)
            }
            Relation::Any => true,
        }
    }

    /// Whether the person holds a role for the city: a conflict of interest for a reviewer.
    fn belongs_to(&self, city: Option<MunicipalityId>) -> bool {
        let mut cities = self.roles.iter().filter_map(|(_, place)| place.city());
        city.is_some_and(|city| cities.any(|own| own == city))
    }

    /// Whose answers the person may be shown, beside what is public: those of this city, or nothing.
    /// The one place where a scope is made for a person.
    #[must_use]
    pub fn scope(&self, city: MunicipalityId) -> Scope {
        let own = Subject {
            city: Some(city),
            ..Subject::default()
        };
        if self.may(Action::SeeTasks, &own) {
            Scope::municipality(city)
        } else {
            Scope::nothing()
        }
    }

    /// What of the city whose review the subject describes is shown to a reviewer.
    #[must_use]
    pub(crate) fn review_scope(&self, review: &Subject) -> Scope {
        match review.city {
            Some(city) if self.may(Action::SeeReview, review) => Scope::municipality(city),
            _ => Scope::nothing(),
        }
    }

    /// What of the city whose way into a network the subject describes is shown to whoever sees that
    /// way: the documents that are named on it.
    #[must_use]
    pub(crate) fn joining_scope(&self, joining: &Subject) -> Scope {
        match joining.city {
            Some(city) if self.may(Action::SeeJoining, joining) => Scope::municipality(city),
            _ => Scope::nothing(),
        }
    }

    /// What of the city whose answers to a module the subject describes is shown to whoever sees
    /// what was handed in.
    #[must_use]
    pub(crate) fn module_scope(&self, answers: &Subject) -> Scope {
        match answers.city {
            Some(city) if self.may(Action::SeeModuleAnswers, answers) => Scope::municipality(city),
            _ => Scope::nothing(),
        }
    }

    /// What is reserved to the people of networks and what of it the person may see, for something
    /// that the policy allows by network.
    pub(crate) async fn reserved_scope<A: Sync>(
        &self,
        action: Action,
        read: &Repositories<'_, A>,
    ) -> Result<ReservedScope, StoreError> {
        if self.may(action, &Subject::default()) {
            return Ok(ReservedScope::everything());
        }
        let mut subjects: Vec<Subject> = Vec::new();
        for (_, place) in &self.roles {
            match place {
                Place::Network(_) => subjects.push(Subject::at(*place, read).await?),
                Place::City(city) => {
                    let memberships = read.networks().memberships_of(*city).await?;
                    let current = memberships.iter().filter(|member| is_current(member));
                    subjects.extend(current.map(|member| Subject {
                        network: Some(member.network),
                        members: vec![*city],
                        ..Subject::default()
                    }));
                }
                Place::Partner(_) | Place::Service => {}
            }
        }
        subjects.retain(|subject| self.may(action, subject));
        let mut networks: Vec<NetworkId> = subjects.iter().filter_map(|it| it.network).collect();
        networks.sort_unstable();
        networks.dedup();
        Ok(ReservedScope::of(networks))
    }

    /// What others see of the practice that the subject describes, for whoever works on it.
    #[must_use]
    pub(crate) fn practice_scope(&self, practice: &Subject) -> ReservedScope {
        let works = [
            Action::WritePractices,
            Action::ShowPractices,
            Action::ReviewPractices,
        ];
        match practice.network {
            Some(network) if works.iter().any(|action| self.may(*action, practice)) => {
                ReservedScope::of(vec![network])
            }
            _ => ReservedScope::public(),
        }
    }

    /// What of a member of the network that the subject describes is shown to whoever sees its
    /// meetings: the documents that are named at one.
    #[must_use]
    pub(crate) fn meeting_scope(&self, meetings: &Subject, member: MunicipalityId) -> Scope {
        if self.may(Action::SeeMeetings, meetings) {
            Scope::municipality(member)
        } else {
            Scope::nothing()
        }
    }

    /// What of another city is shown beside it, once that city has agreed: whoever asks has looked
    /// at the consents.
    #[must_use]
    pub(crate) fn peer_scope(&self, review: &Subject, consenting: MunicipalityId) -> Scope {
        if self.may(Action::SeeReview, review) {
            Scope::municipality(consenting)
        } else {
            Scope::nothing()
        }
    }

    /// What of a city is shown to somebody who reads as an audience to which the city has agreed to
    /// show it: whoever asks has looked at the consents.
    #[must_use]
    pub(crate) fn shared_scope(&self, shown: &Subject, consenting: MunicipalityId) -> Scope {
        if self.may(Action::SeeShared, shown) {
            Scope::municipality(consenting)
        } else {
            Scope::nothing()
        }
    }

    /// Those who work for a city, by name, for somebody who may keep its evidence.
    #[must_use]
    pub(crate) fn colleagues(&self, city: MunicipalityId) -> PeopleScope {
        let own = Subject {
            city: Some(city),
            ..Subject::default()
        };
        let cities = if self.may(Action::KeepEvidence, &own) {
            vec![city]
        } else {
            Vec::new()
        };
        PeopleScope::around(cities, Vec::new())
    }

    /// Among whom the person may look for people; each one still has to pass [`Actor::may`].
    pub async fn people_scope<A>(
        &self,
        read: &Repositories<'_, A>,
    ) -> Result<PeopleScope, StoreError> {
        if self.holds(Role::ProgrammeAdministrator) {
            return Ok(PeopleScope::everybody());
        }
        let (mut cities, mut networks) = (Vec::new(), Vec::new());
        for (role, place) in &self.roles {
            match (role, place) {
                (Role::CityCoordinator, Place::City(id)) => cities.push(*id),
                (Role::NetworkCoordinator, Place::Network(id)) => {
                    networks.push(*id);
                    let members = read.networks().members(*id).await?;
                    let members = members.into_iter().filter(is_current);
                    cities.extend(members.map(|member| member.municipality));
                }
                _ => {}
            }
        }
        let all = read.partners().partnerships().await?;
        let works = all.iter().filter(|it| lasts(it));
        let own = works.filter(|it| networks.contains(&it.network));
        let partners: Vec<PartnerId> = own.map(|it| it.partner).collect();
        Ok(PeopleScope::around(cities, networks).and_of(partners))
    }
}
