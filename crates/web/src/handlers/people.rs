//! Who is who: inviting, ending roles, closing accounts.

use axum::response::Response;
use icc_app::Error;
use icc_app::accounts::{AccountId, GrantId, InvitationId, Offer, Open};
use icc_app::input::Issue;
use icc_domain::{Role, RolePlace};
use icc_pages::context::{InviteForm, ProblemKind};
use icc_pages::urls::Route;
use validator::Validate;

use super::id;
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::guest::Member;
use crate::present::people::people_page;
use crate::problem::Problem;

const HERE: Route = Route::People {};

#[derive(Validate)]
pub(crate) struct Invite {
    #[validate(length(min = 1, code = "missing"))]
    email: String,
    #[validate(length(min = 1, code = "missing"))]
    role: String,
    city: String,
    network: String,
    partner: String,
    language: String,
}

impl Form for Invite {
    const FIELDS: &'static [&'static str] = &["email", "role"];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            email: fields.text("email")?,
            role: fields.text("role")?,
            city: fields.text("city")?,
            network: fields.text("network")?,
            partner: fields.text("partner")?,
            language: fields.text("language")?,
        })
    }
}

macro_rules! one_field {
    ($name:ident, $field:ident) => {
        #[derive(Validate)]
        pub(crate) struct $name {
            $field: String,
        }

        impl Form for $name {
            const FIELDS: &'static [&'static str] = &[];

            fn read(fields: &mut Fields) -> Result<Self, Problem> {
                Ok(Self {
                    $field: fields.text(stringify!($field))?,
                })
            }
        }
    };
}

one_field!(Withdraw, invitation);
one_field!(EndRole, grant);

#[derive(Validate)]
pub(crate) struct Account {
    account: String,
    open: String,
}

impl Form for Account {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            account: fields.text("account")?,
            open: fields.text("open")?,
        })
    }
}

pub(crate) async fn show(member: Member) -> Result<Response, Problem> {
    let form = InviteForm {
        email: String::new(),
        role: String::new(),
        city: String::new(),
        network: String::new(),
        partner: String::new(),
        language: member.cx.locale,
    };
    page(member, form, &[]).await
}

pub(crate) async fn invite(member: Member, sent: Sent<Invite>) -> Result<Response, Problem> {
    let Sent { form, mut issues } = sent;
    let service = &member.cx.app.service;
    let role = Role::from_code(&form.role);
    let form = InviteForm {
        language: form.language.parse().unwrap_or(member.cx.locale),
        email: form.email,
        role: form.role,
        city: form.city,
        network: form.network,
        partner: form.partner,
    };
    // What no form of ours offers does not exist.
    let not_found = || Problem::new(ProblemKind::NotFound);
    let role = match role {
        Some(role) => role,
        None if form.role.is_empty() => return page(member, form, &issues).await,
        None => return Err(not_found()),
    };
    let (field, code) = match role.place() {
        RolePlace::City => ("city", form.city.as_str()),
        RolePlace::Network => ("network", form.network.as_str()),
        RolePlace::Partner => ("partner", form.partner.as_str()),
        RolePlace::Service => ("role", "-"),
    };
    if code.is_empty() {
        issues.push(Issue::new(field, "missing"));
    }
    if !issues.is_empty() {
        return page(member, form, &issues).await;
    }
    let place = service.place(role, code).await?.ok_or_else(not_found)?;
    let offer = Offer {
        email: form.email.clone(),
        role,
        place,
        language: form.language,
    };
    let origin = member.cx.guest.origin();
    match service.invite(&member.actor, &offer, origin).await {
        Ok(_) => Ok(member.cx.done(&HERE, "invited")),
        Err(Error::Invalid(issues)) => page(member, form, &issues).await,
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn withdraw(member: Member, sent: Sent<Withdraw>) -> Result<Response, Problem> {
    let invitation: InvitationId = id(&sent.form.invitation)?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    service
        .withdraw_invitation(&member.actor, invitation, origin)
        .await?;
    Ok(member.cx.done(&HERE, "invitation-withdrawn"))
}

pub(crate) async fn end_role(member: Member, sent: Sent<EndRole>) -> Result<Response, Problem> {
    let grant: GrantId = id(&sent.form.grant)?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    service.end_role(&member.actor, grant, origin).await?;
    Ok(member.cx.done(&HERE, "role-ended"))
}

pub(crate) async fn account(member: Member, sent: Sent<Account>) -> Result<Response, Problem> {
    let account: AccountId = id(&sent.form.account)?;
    let (open, done) = match sent.form.open.as_str() {
        "yes" => (Open::Yes, "account-opened"),
        "no" => (Open::No, "account-closed"),
        _ => return Err(Problem::new(ProblemKind::BadRequest)),
    };
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    service
        .set_account_open(&member.actor, account, open, origin)
        .await?;
    Ok(member.cx.done(&HERE, done))
}

async fn page(member: Member, form: InviteForm, issues: &[Issue]) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let people = cx.app.service.people(&actor).await?;
    let manages = actor.may_somewhere(icc_app::policy::Action::ManageAccounts);
    let page = people_page(people, form, shown(issues), manages, cx.locale);
    let status = status_of(issues);
    cx.page_once(status, move |cx| {
        Ok(cx.app.pages.people(&cx.frame(HERE), &page)?)
    })
    .await
}
