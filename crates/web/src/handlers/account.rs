//! One's own account: name, language, password, sessions, roles that are offered.

use axum::response::Response;
use icc_app::Error;
use icc_app::accounts::{InvitationId, SecondFactorState, SessionId};
use icc_app::input::Issue;
use icc_app::reminders::Wants;
use icc_domain::Locale;
use icc_pages::context::{AccountPage, ProblemKind};
use icc_pages::urls::Route;
use validator::Validate;

use super::id;
use crate::cookies;
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::guest::Member;
use crate::present::people::{held_role, offered_role, own_session};
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Profile {
    #[validate(length(min = 1, code = "missing"))]
    name: String,
    language: String,
}

impl Form for Profile {
    const FIELDS: &'static [&'static str] = &["name"];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            name: fields.text("name")?,
            language: fields.text("language")?,
        })
    }
}

#[derive(Validate)]
pub(crate) struct Password {
    old: String,
    #[validate(length(min = 1, code = "missing"))]
    new: String,
}

impl Form for Password {
    const FIELDS: &'static [&'static str] = &["new"];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            old: fields.text("old")?,
            new: fields.text("new")?,
        })
    }
}

#[derive(Validate)]
pub(crate) struct Session {
    session: String,
}

impl Form for Session {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            session: fields.text("session")?,
        })
    }
}

#[derive(Validate)]
pub(crate) struct Answer {
    invitation: String,
    answer: String,
}

impl Form for Answer {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            invitation: fields.text("invitation")?,
            answer: fields.text("answer")?,
        })
    }
}

#[derive(Validate)]
pub(crate) struct Reminding {
    reminders: String,
}

impl Form for Reminding {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            reminders: fields.text("reminders")?,
        })
    }
}

const HERE: Route = Route::Account {};

pub(crate) async fn show(member: Member) -> Result<Response, Problem> {
    let kept = (member.actor.name.clone(), member.actor.language);
    page(member, kept, &[]).await
}

pub(crate) async fn profile(member: Member, sent: Sent<Profile>) -> Result<Response, Problem> {
    let Sent { form, issues } = sent;
    let language = form.language.parse().unwrap_or(member.actor.language);
    let typed = (form.name, language);
    if !issues.is_empty() {
        return page(member, typed, &issues).await;
    }
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match service
        .change_profile(&member.actor, &typed.0, language, origin)
        .await
    {
        Ok(()) => Ok(member.cx.done(&HERE, "profile-saved")),
        Err(Error::Invalid(issues)) => page(member, typed, &issues).await,
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn password(member: Member, sent: Sent<Password>) -> Result<Response, Problem> {
    let Sent { form, issues } = sent;
    let kept = (member.actor.name.clone(), member.actor.language);
    if !issues.is_empty() {
        return page(member, kept, &issues).await;
    }
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match service
        .change_password(&member.actor, &form.old, &form.new, &member.secret, origin)
        .await
    {
        Ok(secret) => {
            let mut answer = member.cx.done(&HERE, "password-changed");
            cookies::set_session(&mut answer, &member.cx.app.config, &secret);
            Ok(answer)
        }
        Err(Error::Invalid(issues)) => page(member, kept, &issues).await,
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn reminders(member: Member, sent: Sent<Reminding>) -> Result<Response, Problem> {
    let wants = match sent.form.reminders.as_str() {
        "on" => Wants::Reminders,
        "off" => Wants::None,
        _ => return Err(Problem::new(ProblemKind::BadRequest)),
    };
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    service.set_reminders(&member.actor, wants, origin).await?;
    Ok(member.cx.done(&HERE, "reminders"))
}

pub(crate) async fn end_session(member: Member, sent: Sent<Session>) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    if sent.form.session == "others" {
        service
            .end_other_sessions(&member.actor, &member.secret, origin)
            .await?;
        return Ok(member.cx.done(&HERE, "sessions-ended"));
    }
    let session: SessionId = id(&sent.form.session)?;
    service
        .end_own_session(&member.actor, session, origin)
        .await?;
    Ok(member.cx.done(&HERE, "session-ended"))
}

pub(crate) async fn answer_offer(member: Member, sent: Sent<Answer>) -> Result<Response, Problem> {
    let invitation: InvitationId = id(&sent.form.invitation)?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match sent.form.answer.as_str() {
        "accept" => {
            let secret = service
                .accept(&member.actor, invitation, &member.secret, origin)
                .await?;
            let mut answer = member.cx.done(&HERE, "role-accepted");
            cookies::set_session(&mut answer, &member.cx.app.config, &secret);
            Ok(answer)
        }
        "decline" => {
            service.decline(&member.actor, invitation, origin).await?;
            Ok(member.cx.done(&HERE, "role-declined"))
        }
        _ => Err(Problem::new(ProblemKind::BadRequest)),
    }
}

async fn page(
    member: Member,
    (name, language): (String, Locale),
    issues: &[Issue],
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let (service, locale) = (&cx.app.service, cx.locale);
    let roles = service.held_roles(&actor).await?;
    let offers = service.offered(&actor).await?;
    let sessions = service.own_sessions(&actor).await?;
    let page = AccountPage {
        reminders: match service.wants_reminders(&actor).await? {
            Wants::Reminders => "on",
            Wants::None => "off",
        }
        .to_owned(),
        has_password: service.has_password(&actor).await?,
        second_factor: matches!(
            service.second_factor(&actor).await?,
            SecondFactorState::On { .. }
        ),
        shortest: service.rules().shortest_password.into(),
        expertise: service.has_expertise(&actor).await?,
        email: actor.email,
        name,
        language,
        roles: roles.iter().map(|held| held_role(held, locale)).collect(),
        offers: offers.iter().map(|one| offered_role(one, locale)).collect(),
        sessions: sessions.iter().map(own_session).collect(),
        errors: shown(issues),
    };
    let status = status_of(issues);
    cx.page_once(status, move |cx| {
        Ok(cx.app.pages.account(&cx.frame(HERE), &page)?)
    })
    .await
}
