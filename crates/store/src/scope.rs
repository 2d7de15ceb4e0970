//! Whose rows a reader may see. Finders of anything that belongs to a municipality ask for one.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition};

use crate::entity::{topic, topic_step};

use crate::ids::{AccountId, MunicipalityId, NetworkId, PartnerId, TopicId};
use crate::repo::{Audience, Topic, kept};

/// Whose rows a reader may see. Only the policy in `app` makes one; a handler never does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope(pub(crate) Reach);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reach {
    Nothing,
    Shown { to: Audience, on: NaiveDate },
    Municipality(MunicipalityId),
    Service,
}

impl Scope {
    /// Nothing at all: what somebody may see who has no business with a municipality.
    #[must_use]
    pub const fn nothing() -> Self {
        Self(Reach::Nothing)
    }

    /// What everybody may see on a day: the scores that a municipality allows to show to the public,
    /// from the day on that it has chosen.
    #[must_use]
    pub const fn public(on: NaiveDate) -> Self {
        Self::shown_to(Audience::Public, on)
    }

    /// What an audience may see on a day: the scores that a municipality allows to show to it, and
    /// what everybody may see.
    #[must_use]
    pub const fn shown_to(to: Audience, on: NaiveDate) -> Self {
        Self(Reach::Shown { to, on })
    }

    /// What one municipality may see beside what is public: its own rows.
    #[must_use]
    pub const fn municipality(id: MunicipalityId) -> Self {
        Self(Reach::Municipality(id))
    }

    /// Everything, for computations of the service itself. No person is ever shown the result as
    /// it is.
    #[must_use]
    pub const fn service() -> Self {
        Self(Reach::Service)
    }
}

/// Of which networks a reader may see what is reserved to their people; what everybody may see is
/// shown to each. Only the policy in `app` makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReservedScope(Reserved);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Reserved {
    Of(Vec<NetworkId>),
    Everything,
}

impl ReservedScope {
    /// What everybody may see.
    #[must_use]
    pub const fn public() -> Self {
        Self(Reserved::Of(Vec::new()))
    }

    /// The same, and what is reserved to the people of these networks.
    #[must_use]
    pub const fn of(networks: Vec<NetworkId>) -> Self {
        Self(Reserved::Of(networks))
    }

    /// Whatever the network.
    #[must_use]
    pub const fn everything() -> Self {
        Self(Reserved::Everything)
    }

    /// Whether it shows a row of a network that is public or not.
    #[must_use]
    pub fn shows(&self, public: bool, network: NetworkId) -> bool {
        match &self.0 {
            Reserved::Everything => true,
            Reserved::Of(networks) => public || networks.contains(&network),
        }
    }

    /// The rows that it shows, of a table where this tells what is public, and this column the
    /// network.
    pub(crate) fn condition(&self, public: Expr, network: impl ColumnTrait) -> Condition {
        match &self.0 {
            Reserved::Everything => Condition::all(),
            Reserved::Of(networks) => Condition::any()
                .add(public)
                .add(network.is_in(networks.iter().copied())),
        }
    }
}

/// Which people a reader may see: those with a role for one of these cities, networks or partners. Only the
/// policy in `app` makes one. It opens no answers: a network's people see no draft through it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleScope(pub(crate) Circle);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Circle {
    Everybody,
    Around {
        municipalities: Vec<MunicipalityId>,
        networks: Vec<NetworkId>,
        partners: Vec<PartnerId>,
    },
}

impl PeopleScope {
    /// The rows that it shows, of a table that names a city or a network in these columns.
    pub(crate) fn condition(
        &self,
        municipality: impl ColumnTrait,
        network: impl ColumnTrait,
    ) -> Condition {
        match &self.0 {
            Circle::Everybody => Condition::all(),
            Circle::Around {
                municipalities,
                networks,
                ..
            } => Condition::any()
                .add(municipality.is_in(municipalities.iter().copied()))
                .add(network.is_in(networks.iter().copied())),
        }
    }

    /// As [`PeopleScope::condition`], of a table that names a partner too.
    pub(crate) fn condition_with(
        &self,
        (municipality, network): (impl ColumnTrait, impl ColumnTrait),
        partner: impl ColumnTrait,
    ) -> Condition {
        let shown = self.condition(municipality, network);
        match &self.0 {
            Circle::Everybody => shown,
            Circle::Around { partners, .. } => shown.add(partner.is_in(partners.iter().copied())),
        }
    }

    /// Everybody.
    #[must_use]
    pub const fn everybody() -> Self {
        Self(Circle::Everybody)
    }

    /// People of these cities and networks.
    #[must_use]
    pub const fn around(municipalities: Vec<MunicipalityId>, networks: Vec<NetworkId>) -> Self {
        Self(Circle::Around {
            municipalities,
            networks,
            partners: Vec::new(),
        })
    }

    /// The same, and people of these partners.
    #[must_use]
    pub fn and_of(self, more: impl IntoIterator<Item = PartnerId>) -> Self {
        let Circle::Around {
            municipalities,
            networks,
            mut partners,
        } = self.0
        else {
            return self;
        };
        partners.extend(more);
        Self(Circle::Around {
            municipalities,
            networks,
            partners,
        })
    }
}

/// The steps that say this of their topic, and after which none of those has said otherwise that are
/// about the same.
fn last_words(said: &str, about_the_same: Expr) -> SelectStatement {
    let later = Query::select()
        .expr(Expr::val(1))
        .from_as("topic_step", "later")
        .and_where(same("topic_id"))
        .and_where(Expr::col(("later", "number")).gt(Expr::col(("topic_step", "number"))))
        .and_where(about_the_same)
        .to_owned();
    Query::select()
        .column(("topic_step", "topic_id"))
        .from("topic_step")
        .and_where(topic_step::COLUMN.step.eq(said))
        .cond_where(Condition::all().not().add(Expr::exists(later)))
        .to_owned()
}

/// What lets those who came later read a topic.
fn newcomers() -> SelectStatement {
    let words = ["let-newcomers-in", "keep-newcomers-out"];
    last_words(words[0], Expr::col(("later", "step")).is_in(words))
        .and_where(Expr::col(("topic_step", "topic_id")).equals(("topic", "id")))
        .to_owned()
}

/// Whether a later step has the same in a column.
fn same(column: &'static str) -> Expr {
    Expr::col(("later", column)).equals(("topic_step", column))
}

/// Which topics of a network's space a reader may see. Only the policy in `app` makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpaceScope {
    network: NetworkId,
    reader: AccountId,
    whole: bool,
    since: Option<DateTime<Utc>>,
    partners: Vec<PartnerId>,
}

impl SpaceScope {
    /// None of the topics of a network.
    #[must_use]
    pub const fn nothing(network: NetworkId, reader: AccountId) -> Self {
        Self {
            network,
            reader,
            whole: false,
            since: None,
            partners: Vec::new(),
        }
    }

    /// All of them: for whoever answers for the space.
    #[must_use]
    pub fn whole(self) -> Self {
        Self {
            whole: true,
            ..self
        }
    }

    /// Those that were begun from a moment on, those of the reader, and those that whoever came
    /// later may read too.
    #[must_use]
    pub fn since(self, moment: DateTime<Utc>) -> Self {
        Self {
            since: Some(moment),
            ..self
        }
    }

    /// Those that are opened to one of these partners.
    #[must_use]
    pub fn opened_to(self, partners: Vec<PartnerId>) -> Self {
        Self { partners, ..self }
    }

    /// The network whose space it is about.
    #[must_use]
    pub const fn network(&self) -> NetworkId {
        self.network
    }

    /// The topics that it shows: says of rows what [`SpaceScope::shows`] says of records.
    pub(crate) fn condition(&self) -> Condition {
        let columns = topic::COLUMN;
        let own = Condition::all().add(columns.network_id.eq(self.network));
        if self.whole {
            return own;
        }
        let mut shown = Condition::any();
        if let Some(since) = self.since {
            shown = shown
                .add(columns.made_at.gte(kept(since)))
                .add(columns.made_by.eq(self.reader))
                .add(Expr::exists(newcomers()));
        }
        if !self.partners.is_empty() {
            let partners = self.partners.iter().copied();
            let opened = last_words("let-partner-in", same("partner_id"))
                .and_where(topic_step::COLUMN.partner_id.is_in(partners))
                .to_owned();
            shown = shown.add(columns.id.in_subquery(opened));
        }
        if shown.is_empty() {
            shown = shown.add(columns.id.is_in(Vec::<TopicId>::new()));
        }
        own.add(shown)
    }

    /// Whether a topic is among those that it shows.
    #[must_use]
    pub fn shows(&self, topic: &Topic) -> bool {
        let was_there = |since: DateTime<Utc>| {
            topic.newcomers || topic.made_by == self.reader || topic.made_at >= kept(since)
        };
        let is_open = |partner: &PartnerId| topic.partners.contains(partner);
        topic.network == self.network
            && (self.whole
                || self.since.is_some_and(was_there)
                || self.partners.iter().any(is_open))
    }
}
