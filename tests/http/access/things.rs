//! What a cell of the table is about: an account, an invitation, a piece of evidence, a target.

use std::collections::BTreeSet;

use icc_domain::{Locale, Role};
use icc_pages::urls::RouteKind;
use icc_store::{
    AccountId, ApiToken, ApiTokenId, EnteredBy, Entry, EvidenceDetails, EvidenceId,
    EvidenceVisibility, GrantId, InvitationId, NewEvidence, NewFact, NewFile, NewInvitation, Place,
    Repositories, Target, TargetId, Write,
};

use super::{ABSENT, OPEN};
use crate::site::Site;

pub(crate) struct Things {
    pub(super) account: AccountId,
    pub(super) grant: GrantId,
    pub(super) invitation: InvitationId,
    pub(super) session: String,
    pub(super) token: ApiTokenId,
    pub(super) fact: String,
    pub(super) evidence: EvidenceId,
    pub(super) target: TargetId,
}

/// Whether an address or a form names one of them. About everything else none is made: that takes
/// longer than to ask.
pub(super) fn are_named(kind: RouteKind) -> bool {
    let pattern = kind.pattern(Locale::En);
    let mut places = ["{item}", "{target}", "{row}"].into_iter();
    places.any(|place| pattern.contains(place))
        || matches!(
            kind,
            RouteKind::AccountSessions
                | RouteKind::AccountTokenEnd
                | RouteKind::AccountOffer
                | RouteKind::PeopleWithdraw
                | RouteKind::PeopleEndRole
                | RouteKind::PeopleAccount
                | RouteKind::PeopleSecondFactor
                | RouteKind::ResponseEvidence
        )
}

impl Site {
    /// An editor of a city with a session, and an open invitation to be one: new for every cell, so
    /// that no cell depends on another. A row of the register only for the routes about one.
    pub(super) async fn things(
        &self,
        kind: RouteKind,
        (place, city): (Place, &str),
        n: usize,
        boss: AccountId,
    ) -> Things {
        let email = format!("thing{n}@example.org");
        let (account, grant) = self.person(&email, Some((Role::CityEditor, place))).await;
        self.browser_of(&email).await;
        let sessions = self.service.store().read().sessions().of(account).await;
        let now = self.service.clock().now();
        let offer = NewInvitation {
            email: format!("offer{n}@example.org"),
            role: Role::CityEditor,
            place,
            language: Locale::Fr,
            invited_by: boss,
            created_at: now,
            expires_at: now + chrono::TimeDelta::hours(1),
        };
        let unit = self.service.store().begin().await.expect("a transaction");
        let repositories = unit.repositories();
        let about_a_row = matches!(kind, RouteKind::RegisterRow | RouteKind::RegisterRemove);
        let fact = if about_a_row {
            self.figure(&repositories, city, n).await
        } else {
            ABSENT.to_owned()
        };
        let evidence = pdf_of(&repositories, place, account, self).await;
        let target = target_of(&repositories, place, account, self, "Plan").await;
        let invitations = repositories.invitations();
        let invitation = invitations.add(&offer, self.service.ids()).await;
        let token = ApiToken {
            id: ApiTokenId(self.service.ids().next_id()),
            account,
            name: "R".to_owned(),
            purpose: String::new(),
            hash: format!("{n:064x}"),
            made_at: now,
            expires_at: now + chrono::TimeDelta::days(1),
            used_on: None,
        };
        let tokens = repositories.api_tokens();
        tokens.add(&token).await.expect("is new");
        let factors = unit.repositories().second_factors();
        let begun = factors.begin(account, "o1:00").await.expect("a store");
        let on = factors.confirm(account, "o1:00", now, 0).await;
        assert!(begun && on.expect("a store"), "is asked for codes");
        unit.commit().await.expect("is kept");
        Things {
            account,
            grant: grant.expect("was given"),
            invitation: invitation.expect("is new"),
            session: sessions.expect("a store")[0].id.to_string(),
            token: token.id,
            fact,
            evidence,
            target,
        }
    }

    /// A figure about a city in the register: its name there.
    async fn figure(&self, repositories: &Repositories<'_, Write>, city: &str, n: usize) -> String {
        let figure = Entry::Fact(NewFact {
            municipality_code: city.to_owned(),
            measure: "population".to_owned(),
            year: i32::try_from(n).ok().map(|n| 1900 + n % 200),
            value: 1.0,
            source: "geonames".to_owned(),
            note: None,
        });
        let register = repositories.register();
        let known = register.by_key(figure.table()).await.expect("figures");
        match known.get(&figure.key()) {
            Some(known) => known.name.clone(),
            None => register
                .add(&figure, EnteredBy::Register, self.service.ids())
                .await
                .expect("is new"),
        }
    }
}

/// What a city plans on the ground of the wave whose answers it shows everybody.
pub(crate) async fn target_of(
    repositories: &Repositories<'_, Write>,
    place: Place,
    by: AccountId,
    site: &Site,
    name: &str,
) -> TargetId {
    let waves = repositories.waves().all().await.expect("waves");
    let open = waves.iter().find(|wave| wave.code == OPEN);
    let target = Target {
        id: TargetId(site.service.ids().next_id()),
        version: 1,
        municipality: place.city().expect("a city"),
        wave: open.or(waves.first()).expect("a wave").id,
        name: name.to_owned(),
        due: chrono::NaiveDate::from_ymd_opt(2030, 12, 31).expect("a day"),
        questions: BTreeSet::from(["C1".to_owned()]),
        removed: false,
        owner: None,
        practices: BTreeSet::new(),
        made_by: by,
        made_at: site.service.clock().now(),
    };
    let added = repositories.targets().add(&target).await;
    added.expect("is new");
    target.id
}

/// A file that a city keeps.
pub(crate) async fn pdf_of(
    repositories: &Repositories<'_, Write>,
    place: Place,
    by: AccountId,
    site: &Site,
) -> EvidenceId {
    let reserved = EvidenceVisibility::Reserved;
    pdf_that_says(repositories, place, by, site, ("Plan", reserved)).await
}

/// A file that a city keeps, with the same words in everything that is said about it and in it.
pub(crate) async fn pdf_that_says(
    repositories: &Repositories<'_, Write>,
    place: Place,
    by: AccountId,
    site: &Site,
    (words, visibility): (&str, EvidenceVisibility),
) -> EvidenceId {
    let file = NewEvidence::File(NewFile {
        sha256: String::new(),
        media_type: "application/pdf".to_owned(),
        name: format!("{words}.pdf"),
        bytes: format!("%PDF-1.7 {words}").into_bytes(),
    });
    let details = EvidenceDetails {
        title: words.to_owned(),
        owner: None,
        valid_until: None,
        note: words.to_owned(),
        visibility,
        tags: BTreeSet::new(),
    };
    let city = place.city().expect("a city");
    let by = (city, by, site.service.clock().now());
    let ids = site.service.ids();
    let added = repositories.evidence().add(by, &file, &details, ids).await;
    added.expect("is kept")
}
