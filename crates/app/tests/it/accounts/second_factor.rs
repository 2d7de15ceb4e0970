//! Codes at signing in: set-up, use, rate, codes for emergencies, help by an administrator.

use chrono::TimeDelta;
use icc_app::accounts::{
    AccountId, Credentials, Entry, Sealer, SecondFactorState, SetUpCode, SignedIn, Steps, Visit,
};
use icc_app::input::Origin;
use icc_app::mail::{Content, MailKind};
use icc_app::{Actor, Error};
use icc_domain::{Clock, Locale};
use icc_testkit::{Outcome, TestDatabase, on_both_databases};
use totp_rs::{Builder, Secret, Totp};

use super::{Any, PASSWORD, World, code, secret, visit};

const EVE: &str = "eve@example.org";
const MAX: &str = "max@example.org";

/// What stands in for an application on a telephone.
pub(super) struct Telephone(Totp);

impl Telephone {
    fn of(code: &SetUpCode) -> Any<Self> {
        let secret = Secret::try_from_base32(code.text.replace(' ', ""));
        let secret = secret.map_err(|error| format!("{error:?}"))?;
        let totp = Builder::new().with_secret(secret).build();
        Ok(Self(totp.map_err(|error| format!("{error:?}"))?))
    }

    /// The code that it shows now, or so many steps away.
    fn shows(&self, world: &World, away: i64) -> String {
        let seconds = world.clock.now().timestamp() + 30 * away;
        self.0.generate(seconds.unsigned_abs()).to_string()
    }
}

/// A code that is not the one.
fn another(code: &str) -> String {
    let last = code.chars().last().and_then(|digit| digit.to_digit(10));
    format!("{}{}", &code[..5], (last.unwrap_or(0) + 5) % 10)
}

/// Somebody with a second factor: the telephone, codes for emergencies, who it is, the session.
pub(super) struct Person {
    telephone: Telephone,
    codes: Vec<String>,
    actor: Actor,
    session: String,
}

impl World {
    pub(super) async fn with_second_factor(&self, email: &str) -> Any<Person> {
        self.person(email, &[]).await?;
        let (actor, session) = self.actor(email).await?;
        let nowhere = Origin::default();
        self.service.begin_second_factor(&actor, &nowhere).await?;
        let set_up = self.service.set_up_code(&actor, "Index").await?;
        let telephone = Telephone::of(&set_up.ok_or("nothing is set up")?)?;
        let first = telephone.shows(self, 0);
        let (codes, session) = self
            .service
            .confirm_second_factor(&actor, &first, &session, &nowhere)
            .await?;
        self.letters().await?;
        self.clock.advance(TimeDelta::minutes(2));
        Ok(Person {
            telephone,
            codes,
            actor,
            session,
        })
    }

    /// The first step with the password; the secret of the sign-in that waits.
    async fn first_step(&self, email: &str) -> Any<String> {
        let with = Credentials {
            email: email.to_owned(),
            password: PASSWORD.to_owned(),
        };
        match self.service.sign_in(&with, &Visit::default()).await? {
            Entry::CodeNeeded { secret } => Ok(secret),
            Entry::In(_) => Err("no code was asked for".into()),
        }
    }

    async fn enter(&self, waiting: &str, typed: &str) -> Result<SignedIn, Error> {
        let visit = Visit::default();
        self.service.enter_code(waiting, typed, &visit).await
    }
}

async fn a8_nothing_is_asked_for_before_a_first_code_was_right(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    world.person(EVE, &[]).await?;
    let (eve, session) = world.actor(EVE).await?;
    let (_, elsewhere) = world.actor(EVE).await?;
    let nowhere = Origin::default();
    let state = async || world.service.second_factor(&eve).await;
    assert_eq!(state().await?, SecondFactorState::Off);
    assert_eq!(world.service.set_up_code(&eve, "Index").await?, None);
    world.service.begin_second_factor(&eve, &nowhere).await?;
    assert_eq!(state().await?, SecondFactorState::BeingSetUp);
    let set_up = world.service.set_up_code(&eve, "Index: x").await?;
    let set_up = set_up.ok_or("nothing is set up")?;
    assert!(
        set_up.address.starts_with("otpauth://totp/"),
        "{}",
        set_up.address
    );
    assert!(!format!("{set_up:?}").contains(&set_up.text[..4]), "P7");
    let telephone = Telephone::of(&set_up)?;
    world.sign_in(EVE).await?;
    let confirm = async |typed: &str| {
        world
            .service
            .confirm_second_factor(&eve, typed, &session, &nowhere)
            .await
    };
    let right = telephone.shows(&world, 0);
    for wrong in ["", "12345", &another(&right), "not a code"] {
        assert_eq!(code(confirm(wrong).await), "code-wrong", "{wrong}");
    }
    let (codes, fresh) = confirm(&right).await?;
    assert_eq!(codes.len(), 10);
    assert!(matches!(
        state().await?,
        SecondFactorState::On { codes_left: 10, .. }
    ));
    assert_eq!(
        world.service.set_up_code(&eve, "Index").await?,
        None,
        "shown no more"
    );
    for ended in [&session, &elsewhere] {
        assert_eq!(world.service.actor(ended).await?, None, "S2");
    }
    assert!(world.service.actor(&fresh).await?.is_some());
    let again = confirm(&telephone.shows(&world, 1)).await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
    let again = world.service.begin_second_factor(&eve, &nowhere).await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
    let letters = world.letters().await?;
    assert!(matches!(
        letters[0].content,
        Content::AccountNotice {
            kind: MailKind::SecondFactorOn,
            ..
        }
    ));
    let waiting = world.first_step(EVE).await?;
    let first_again = world.enter(&waiting, &right).await;
    assert_eq!(code(first_again), "code-wrong", "the first one is used up");
    Ok(())
}

async fn a8_each_code_is_good_once_and_one_step_around(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    let eve = world.with_second_factor(EVE).await?;
    let waiting = world.first_step(EVE).await?;
    assert_eq!(
        world.service.actor(&waiting).await?,
        None,
        "it opens nothing"
    );
    for away in [-2, 2] {
        let shown = eve.telephone.shows(&world, away);
        assert_eq!(
            code(world.enter(&waiting, &shown).await),
            "code-wrong",
            "{away}"
        );
    }
    let shown = eve.telephone.shows(&world, -1);
    let signed_in = world
        .enter(&waiting, &format!(" {} {} ", &shown[..3], &shown[3..]))
        .await?;
    assert!(world.service.actor(&signed_in.secret).await?.is_some());
    assert_eq!(
        code(world.enter(&waiting, &shown).await),
        "code-over",
        "one use"
    );
    let waiting = world.first_step(EVE).await?;
    assert_eq!(
        code(world.enter(&waiting, &shown).await),
        "code-wrong",
        "one use"
    );
    let shown = eve.telephone.shows(&world, 1);
    world.enter(&waiting, &shown).await?;
    // What came before the last one is no good either.
    let waiting = world.first_step(EVE).await?;
    let earlier = eve.telephone.shows(&world, 0);
    assert_eq!(code(world.enter(&waiting, &earlier).await), "code-wrong");
    let done = world.done().await?;
    for action in [
        "code-asked",
        "code-refused",
        "second-factor-on",
        "signed-in",
    ] {
        assert!(done.iter().any(|known| known == action), "O3: {action}");
    }
    Ok(())
}

async fn a8_of_two_at_once_one_gets_in_with_a_code(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    let eve = world.with_second_factor(EVE).await?;
    let (one, other) = (world.first_step(EVE).await?, world.first_step(EVE).await?);
    let shown = eve.telephone.shows(&world, 0);
    let (one, other) = tokio::join!(world.enter(&one, &shown), world.enter(&other, &shown));
    let let_in = [one, other]
        .iter()
        .filter(|entered| entered.is_ok())
        .count();
    assert_eq!(let_in, 1);
    Ok(())
}

async fn a8_after_five_wrong_codes_or_ten_minutes_one_starts_again(
    database: &TestDatabase,
) -> Outcome {
    let world = World::make(database).await?;
    let eve = world.with_second_factor(EVE).await?;
    let waiting = world.first_step(EVE).await?;
    let right = eve.telephone.shows(&world, 0);
    let wrong = another(&right);
    for _ in 0..4 {
        assert_eq!(code(world.enter(&waiting, &wrong).await), "code-wrong");
    }
    assert_eq!(code(world.enter(&waiting, &wrong).await), "code-over");
    assert_eq!(code(world.enter(&waiting, &right).await), "code-over");
    assert!(!world.service.waits_for_code(&waiting).await?);
    let waiting = world.first_step(EVE).await?;
    for _ in 0..4 {
        assert_eq!(code(world.enter(&waiting, &wrong).await), "code-wrong");
    }
    // Ten in an hour, however often one starts again and from wherever.
    let waiting = world.first_step(EVE).await?;
    assert_eq!(code(world.enter(&waiting, &wrong).await), "code-wrong");
    let elsewhere = visit([10, 0, 0, 7]);
    let refused = world.service.enter_code(&waiting, &right, &elsewhere).await;
    let Err(Error::TooMany(seconds)) = refused else {
        panic!("{refused:?}");
    };
    assert!((3000..=3601).contains(&seconds), "{seconds}");
    world.clock.advance(TimeDelta::seconds(seconds.into()));
    let waiting = world.first_step(EVE).await?;
    world.clock.advance(TimeDelta::minutes(10));
    let late = eve.telephone.shows(&world, 0);
    assert_eq!(
        code(world.enter(&waiting, &late).await),
        "code-over",
        "late"
    );
    let waiting = world.first_step(EVE).await?;
    world.enter(&waiting, &late).await?;
    Ok(())
}

async fn a8_recovery_codes_are_hashed_and_good_once(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    let eve = world.with_second_factor(EVE).await?;
    let max = world.with_second_factor(MAX).await?;
    let waiting = world.first_step(EVE).await?;
    let theirs = world.enter(&waiting, &max.codes[0]).await;
    assert_eq!(code(theirs), "code-wrong", "somebody else's");
    let typed = eve.codes[0].to_uppercase().replace('-', " ");
    world.enter(&waiting, &typed).await?;
    let letters = world.letters().await?;
    assert!(matches!(
        letters[0].content,
        Content::AccountNotice {
            kind: MailKind::RecoveryCodeUsed,
            ..
        }
    ));
    let waiting = world.first_step(EVE).await?;
    assert_eq!(
        code(world.enter(&waiting, &eve.codes[0]).await),
        "code-wrong",
        "once"
    );
    let state = world.service.second_factor(&eve.actor).await?;
    assert!(matches!(state, SecondFactorState::On { codes_left: 9, .. }));
    // New ones replace the old ones; a code is proof enough, and used up by it.
    let nowhere = Origin::default();
    let renew = async |proof: &str| {
        world
            .service
            .renew_recovery_codes(&eve.actor, proof, &nowhere)
            .await
    };
    assert_eq!(code(renew("wrong").await), "proof-wrong");
    let fresh = renew(&eve.codes[1]).await?;
    assert!(fresh.iter().all(|code| !eve.codes.contains(code)));
    assert_eq!(
        code(world.enter(&waiting, &eve.codes[2]).await),
        "code-wrong"
    );
    world.enter(&waiting, &fresh[9]).await?;
    assert!(renew(PASSWORD).await.is_ok(), "so is the password");
    assert_eq!(database.count("recovery_code").await?, 20);
    for code in eve.codes.iter().chain(&fresh) {
        let plain = code.replace('-', "");
        let clear = format!("recovery_code WHERE hash LIKE '%{code}%' OR hash LIKE '%{plain}%'");
        assert_eq!(database.count(&clear).await?, 0, "hashed");
    }
    Ok(())
}

async fn a8_codes_are_asked_for_after_every_first_step(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    let eve = world.with_second_factor(EVE).await?;
    let here = Origin::default();
    let ask = async |kind| -> Any<String> {
        world
            .service
            .ask_for_link(kind, EVE, Locale::Fr, &here)
            .await?;
        Ok(secret(&world.letters().await?[0]))
    };
    let link = ask(MailKind::SignInLink).await?;
    let entry = world
        .service
        .sign_in_by_link(&link, &Visit::default())
        .await?;
    let Entry::CodeNeeded { secret: waiting } = entry else {
        panic!("{entry:?}");
    };
    let token = ask(MailKind::Reset).await?;
    let new = "four quiet harbour lights";
    world.service.reset_password(&token, new, &here).await?;
    assert_eq!(world.service.actor(&eve.session).await?, None, "A7");
    let shown = eve.telephone.shows(&world, 0);
    let before = world.enter(&waiting, &shown).await;
    assert_eq!(code(before), "code-over", "A7: what waited has ended too");
    let with = Credentials {
        email: EVE.to_owned(),
        password: new.to_owned(),
    };
    let entry = world.service.sign_in(&with, &Visit::default()).await?;
    let Entry::CodeNeeded { secret: waiting } = entry else {
        panic!("A7: {entry:?}");
    };
    world.enter(&waiting, &shown).await?;
    Ok(())
}

async fn a8_switching_off_needs_the_password_or_a_code(database: &TestDatabase) -> Outcome {
    let world = World::make(database).await?;
    let eve = world.with_second_factor(EVE).await?;
    let nowhere = Origin::default();
    let off = async |proof: &str| {
        world
            .service
            .switch_off_second_factor(&eve.actor, proof, &nowhere)
            .await
    };
    let shown = eve.telephone.shows(&world, 0);
    for wrong in ["", "wrong", &another(&shown)] {
        assert_eq!(code(off(wrong).await), "proof-wrong", "{wrong}");
    }
    off(&shown).await?;
    assert!(matches!(off(&shown).await, Err(Error::Conflict)));
    world.sign_in(EVE).await?;
    let letters = world.letters().await?;
    assert!(matches!(
        letters[0].content,
        Content::AccountNotice {
            kind: MailKind::SecondFactorOff,
            ..
        }
    ));
    assert_eq!(world.kept_secret().await?, "", "nothing of it is kept");
    assert_eq!(database.count("recovery_code").await?, 0);
    Ok(())
}

async fn a8_an_administrator_removes_it_for_others_and_they_are_told(
    database: &TestDatabase,
) -> Outcome {
    let world = World::make(database).await?;
    let eve = world.with_second_factor(EVE).await?;
    let max = world.with_second_factor(MAX).await?;
    let administrator = world.administrator().await?;
    let nowhere = Origin::default();
    let reset = async |actor: &Actor, account: AccountId| {
        world
            .service
            .reset_second_factor(actor, account, &nowhere)
            .await
    };
    let refused = reset(&max.actor, eve.actor.account).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    let own = reset(&administrator, administrator.account).await;
    assert!(matches!(own, Err(Error::Conflict)), "{own:?}");
    let people = world.service.people(&administrator).await?.rows;
    let marked = people.iter().filter(|row| row.steps == Steps::Two).count();
    assert_eq!(marked, 2);
    let waiting = world.first_step(EVE).await?;
    reset(&administrator, eve.actor.account).await?;
    assert_eq!(world.service.actor(&eve.session).await?, None);
    assert!(!world.service.waits_for_code(&waiting).await?);
    let again = reset(&administrator, eve.actor.account).await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
    world.sign_in(EVE).await?;
    let letters = world.letters().await?;
    assert_eq!(letters[0].to, EVE);
    assert!(matches!(
        letters[0].content,
        Content::AccountNotice {
            kind: MailKind::SecondFactorReset,
            ..
        }
    ));
    let done = world.done().await?;
    assert!(
        done.iter().any(|known| known == "second-factor-reset"),
        "O3"
    );
    Ok(())
}

async fn a8_with_a_key_the_database_alone_makes_no_codes(database: &TestDatabase) -> Outcome {
    let mut world = World::make(database).await?;
    let eve = world.with_second_factor(EVE).await?;
    assert!(
        world.kept_secret().await?.starts_with("o1:"),
        "without a key"
    );
    let key = Sealer::with_key("a key that nobody can guess, 32+");
    world.service = world.service.with_sealer(key.clone());
    let waiting = world.first_step(EVE).await?;
    world
        .enter(&waiting, &eve.telephone.shows(&world, 0))
        .await?;
    let kept = world.kept_secret().await?;
    assert!(kept.starts_with("c1:"), "sealed at its next use");
    world.clock.advance(TimeDelta::minutes(2));
    // With another key codes are no good; codes for emergencies still are.
    world.service = world.service.with_sealer(Sealer::with_key("another"));
    let waiting = world.first_step(EVE).await?;
    let shown = eve.telephone.shows(&world, 0);
    assert_eq!(code(world.enter(&waiting, &shown).await), "code-wrong");
    world.enter(&waiting, &eve.codes[0]).await?;
    world.service = world.service.with_sealer(key);
    let waiting = world.first_step(EVE).await?;
    world.enter(&waiting, &shown).await?;
    Ok(())
}

impl World {
    /// What is kept of the secret of the person's second factor.
    async fn kept_secret(&self) -> Any<String> {
        let read = self.service.store().read();
        let account = read.accounts().by_email(EVE).await?.ok_or("nobody")?;
        let factor = read.second_factors().of(account.id).await?;
        Ok(factor.map(|factor| factor.secret).unwrap_or_default())
    }
}

on_both_databases![
    a8_nothing_is_asked_for_before_a_first_code_was_right,
    a8_each_code_is_good_once_and_one_step_around,
    a8_of_two_at_once_one_gets_in_with_a_code,
    a8_after_five_wrong_codes_or_ten_minutes_one_starts_again,
    a8_recovery_codes_are_hashed_and_good_once,
    a8_codes_are_asked_for_after_every_first_step,
    a8_switching_off_needs_the_password_or_a_code,
    a8_an_administrator_removes_it_for_others_and_they_are_told,
    a8_with_a_key_the_database_alone_makes_no_codes,
];
