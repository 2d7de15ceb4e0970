//! Several people fill in the questionnaire of a municipality, and nothing is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use chrono::TimeDelta;
use icc_app::accounts::{Place, Rules};
use icc_app::input::Origin;
use icc_app::responses::{Carrying, Change, Confirmation, LookedAt, Mode, Said, Saved, Section};
use icc_app::{Actor, Error, Service};
use icc_domain::{FixedClock, Locale, Role};
use icc_questionnaire::State;
use icc_store::{AccountId, NewAccount, SessionId};
use icc_testkit::{Demonstration, loaded_in, service_moment};

pub(crate) const CITY: &str = "val-des-cedres";
pub(crate) const WAVE: &str = "demo-open";

pub(crate) struct Town {
    pub(crate) service: Service,
    pub(crate) clock: Arc<FixedClock>,
    /// Coordinates the city.
    pub(crate) dominique: Actor,
    /// Edits for the city.
    pub(crate) alix: Actor,
    /// Edits for another city.
    pub(crate) stranger: Actor,
}

pub(crate) async fn town(folder: &Path) -> Town {
    let clock = Arc::new(FixedClock::new(service_moment()));
    let world = Demonstration::Loaded;
    let service = loaded_in(folder, Arc::clone(&clock), world, Rules::default())
        .await
        .expect("a service");
    let read = service.store().read();
    let city = read
        .municipalities()
        .by_code(CITY)
        .await
        .expect("a query")
        .expect("the city");
    let cities = read.municipalities().all().await.expect("cities");
    let other = cities
        .iter()
        .find(|c| c.demonstration && c.code != CITY)
        .expect("another");
    let dominique = person(
        &service,
        "Dominique",
        Role::CityCoordinator,
        Place::City(city.id),
    )
    .await;
    let alix = person(&service, "Alix", Role::CityEditor, Place::City(city.id)).await;
    let stranger = person(&service, "Sam", Role::CityEditor, Place::City(other.id)).await;
    Town {
        service,
        clock,
        dominique,
        alix,
        stranger,
    }
}

async fn person(service: &Service, name: &str, role: Role, place: Place) -> Actor {
    let unit = service.store().begin().await.expect("a unit");
    let email = format!("{}@example.org", name.to_lowercase());
    let new = NewAccount {
        email: email.clone(),
        name: name.to_owned(),
        language: Locale::Fr,
        password_hash: None,
        demonstration: false,
        created_at: service.clock().now(),
    };
    let accounts = unit.repositories().accounts();
    let account: AccountId = accounts.add(&new, service.ids()).await.expect("an account");
    unit.commit().await.expect("kept");
    Actor {
        account,
        session: SessionId(account.0),
        name: name.to_owned(),
        email,
        language: Locale::Fr,
        demonstration: false,
        roles: vec![(role, place)],
    }
}

pub(crate) fn change(question: &str, version: i32, answer: &str) -> Change {
    Change {
        question: question.to_owned(),
        version,
        said: Said {
            answer: vec![answer.to_owned()],
            ..Said::default()
        },
        looked_at: LookedAt::Yes,
    }
}

impl Town {
    pub(crate) async fn start(&self) -> usize {
        let origin = Origin::default();
        let start = self
            .service
            .start_response(&self.dominique, CITY, WAVE, Mode::Shared, &origin);
        start.await.expect("it begins").carried
    }

    pub(crate) async fn save(&self, who: &Actor, change: Change) -> Saved {
        let question = change.question.clone();
        let saved = self
            .service
            .save_answers(who, CITY, WAVE, &[change], Locale::Fr)
            .await;
        saved
            .expect("it is looked at")
            .remove(&question)
            .expect("an outcome")
    }

    pub(crate) async fn section(&self, who: &Actor, section: &str) -> Section {
        let found = self
            .service
            .response_section(who, CITY, WAVE, section)
            .await;
        found.expect("a section")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wave_starts_from_the_last_accepted_answers_each_to_be_confirmed() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    let before = town
        .service
        .response_home(&town.alix, CITY, WAVE)
        .await
        .expect("a home");
    assert!(!before.may_start, "an editor does not begin it");
    let former = before.former.expect("answers from last time");
    assert_eq!(former.wave.code, "demo-2026");
    let lasting = former
        .answers
        .values()
        .filter(|a| a.entry.state != State::Unknown)
        .count();

    let carried = town.start().await;
    assert_eq!(carried, lasting, "what nobody knew is asked again");
    let home = town
        .service
        .response_home(&town.alix, CITY, WAVE)
        .await
        .expect("a home");
    assert_eq!(home.tally.carried as usize, carried);
    assert_eq!((home.tally.answered, home.tally.questions), (0, 86));
    assert_eq!(home.tally.missing as usize, 86 - carried);
    let again = town
        .service
        .start_response(
            &town.dominique,
            CITY,
            WAVE,
            Mode::Shared,
            &Origin::default(),
        )
        .await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");

    // "All of this is still true, except the first."
    let section = town.section(&town.alix, "commitment").await;
    let seen: BTreeMap<String, i32> = section
        .questions
        .iter()
        .filter(|q| q.answer.is_some())
        .map(|q| (q.code.clone(), q.version()))
        .collect();
    let first = seen.keys().next().cloned().expect("an answer");
    let except = BTreeSet::from([first.clone()]);
    let done = town
        .service
        .confirm_answers(&town.alix, CITY, WAVE, &seen, &except)
        .await;
    let done = done.expect("confirmed");
    assert_eq!((done.confirmed, done.changed.len()), (seen.len() - 1, 0));
    for question in town.section(&town.dominique, "commitment").await.questions {
        let Some(answer) = &question.answer else {
            continue;
        };
        let former = question.former.expect("an answer from last time");
        assert_eq!(former.carrying, Carrying::Same);
        assert_eq!(answer.since, former.since, "it has stood since then");
        let confirmed = answer.confirmation == Confirmation::Confirmed;
        assert_eq!(confirmed, question.code != first, "{}", question.code);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_questionnaire_is_still_true_except_what_is_ticked() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    let carried = town.start().await;
    let page = town.service.still_true(&town.dominique, CITY, WAVE).await;
    let page = page.expect("is there");
    assert_eq!(page.waiting.len(), carried);
    let seen: BTreeMap<String, i32> = page
        .waiting
        .iter()
        .map(|waiting| (waiting.question.clone(), waiting.version))
        .collect();
    let changed = page.waiting[3].question.clone();
    let except = [changed.clone()].into();
    let done = town
        .service
        .confirm_answers(&town.dominique, CITY, WAVE, &seen, &except)
        .await
        .expect("is done");
    assert_eq!((done.confirmed, done.changed.len()), (carried - 1, 0));
    let left = town.service.still_true(&town.alix, CITY, WAVE).await;
    let left: Vec<String> = left
        .expect("is there")
        .waiting
        .into_iter()
        .map(|waiting| waiting.question)
        .collect();
    assert_eq!(left, [changed]);
    let refused = town.service.still_true(&town.stranger, CITY, WAVE).await;
    assert!(matches!(refused, Err(Error::NotFound)));
}

#[tokio::test(flavor = "multi_thread")]
async fn c1_whoever_was_second_is_shown_both_and_nothing_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    town.start().await;
    let seen = town.section(&town.alix, "commitment").await.questions[0].version();
    let question = town.section(&town.alix, "commitment").await.questions[0]
        .code
        .clone();
    let commented = |version, answer: &str, comment: &str| {
        let mut change = change(&question, version, answer);
        comment.clone_into(&mut change.said.comment);
        change
    };
    town.clock.advance(TimeDelta::minutes(1));
    let first = town
        .save(&town.alix, commented(seen, "no", "Depuis mars"))
        .await;
    assert_eq!(first, Saved::Kept(seen + 1));
    let second = town
        .save(&town.dominique, commented(seen, "yes", "Voté en mai"))
        .await;
    let Saved::Conflict(conflict) = second else {
        panic!("the second one has overwritten the first: {second:?}");
    };
    assert_eq!(conflict.by.as_deref(), Some("Alix"));
    assert_eq!(conflict.theirs.comment, "Depuis mars");
    assert_eq!(conflict.mine.comment, "Voté en mai");
    assert_eq!(conflict.version, seen + 1);

    // Both were sent again: the same is no conflict, and a merged one is kept.
    let same = town
        .save(&town.dominique, commented(seen, "no", "Depuis mars"))
        .await;
    assert_eq!(same, Saved::Unchanged(seen + 1));
    let merged = commented(seen + 1, "yes", "Depuis mars, voté en mai");
    assert_eq!(
        town.save(&town.dominique, merged).await,
        Saved::Kept(seen + 2)
    );
    let history = town
        .service
        .answer_history(&town.alix, CITY, WAVE, &question)
        .await;
    let history = history.expect("a history").versions;
    let who: Vec<_> = history.iter().take(2).map(|v| v.by.as_deref()).collect();
    assert_eq!(who, [Some("Dominique"), Some("Alix")]);
    assert_eq!(history[1].entry.comment, "Depuis mars");
}

#[tokio::test(flavor = "multi_thread")]
async fn c2_two_colleagues_answer_different_questions_of_one_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    town.start().await;
    let page = town.section(&town.alix, "commitment").await;
    let [one, two] = [&page.questions[0], &page.questions[1]];
    // Each sends the whole page; only what each has changed is a change.
    let whole = |mine: &str| -> Vec<Change> {
        [one, two]
            .map(|q| {
                let mut sent = change(&q.code, q.version(), ":not_answered");
                sent.looked_at = LookedAt::No;
                sent.said.answer = if q.code == mine {
                    vec![":unknown".to_owned()]
                } else {
                    match q.entry.state {
                        State::Answered => q.entry.options.iter().cloned().collect(),
                        state => vec![Said::state_word(state)],
                    }
                };
                sent
            })
            .into()
    };
    let save = async |who: &Actor, mine: &str| {
        let saved = town
            .service
            .save_answers(who, CITY, WAVE, &whole(mine), Locale::Fr)
            .await;
        saved.expect("it is looked at")
    };
    let first = save(&town.alix, &one.code).await;
    let second = save(&town.dominique, &two.code).await;
    assert_eq!(first[&one.code], Saved::Kept(one.version() + 1));
    assert_eq!(first[&two.code], Saved::Unchanged(two.version()));
    assert_eq!(second[&two.code], Saved::Kept(two.version() + 1));
    assert_eq!(second[&one.code], Saved::Unchanged(one.version() + 1));
    let now = town.section(&town.alix, "commitment").await;
    for question in &now.questions[..2] {
        assert_eq!(question.entry.state, State::Unknown);
    }
    // Nobody has said anything about the others.
    assert_eq!(now.tally.carried, page.tally.carried - 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn z1_a_questionnaire_exists_for_its_own_people_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    town.start().await;
    let service = &town.service;
    let absent =
        |what: Result<(), Error>| assert!(matches!(what, Err(Error::NotFound)), "{what:?}");
    for (who, city, wave) in [
        (&town.stranger, CITY, WAVE),
        (&town.alix, "nowhere", WAVE),
        (&town.alix, CITY, "never"),
    ] {
        absent(service.response_home(who, city, wave).await.map(drop));
        absent(
            service
                .response_section(who, city, wave, "commitment")
                .await
                .map(drop),
        );
        absent(
            service
                .response_question(who, city, wave, "C1")
                .await
                .map(drop),
        );
        absent(
            service
                .answer_history(who, city, wave, "C1")
                .await
                .map(drop),
        );
        let changes = [change("C1", 1, "no")];
        absent(
            service
                .save_answers(who, city, wave, &changes, Locale::Fr)
                .await
                .map(drop),
        );
        let seen = BTreeMap::from([("C1".to_owned(), 1)]);
        let none = BTreeSet::new();
        let confirm = service.confirm_answers(who, city, wave, &seen, &none);
        absent(confirm.await.map(drop));
        let origin = Origin::default();
        absent(
            service
                .start_response(who, city, wave, Mode::Shared, &origin)
                .await
                .map(drop),
        );
    }
    let list = service
        .worklist(&town.stranger)
        .await
        .expect("a list of the own");
    assert!(list.entries.iter().all(|entry| entry.city.code != CITY));
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_divided_questionnaire_an_editor_sees_nothing_that_was_not_given() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    town.start().await;
    let origin = Origin::default();
    let divide = async |who: &Actor| {
        let divided = town
            .service
            .set_mode(who, CITY, WAVE, Mode::Divided, &origin);
        divided.await
    };
    let refused = divide(&town.alix).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    divide(&town.dominique).await.expect("divided");
    let home = town
        .service
        .response_home(&town.alix, CITY, WAVE)
        .await
        .expect("a home");
    assert_eq!((home.sections.len(), home.tally.questions), (0, 0));
    let hidden = town
        .service
        .response_question(&town.alix, CITY, WAVE, "C1")
        .await;
    assert!(matches!(hidden, Err(Error::NotFound)));
    let home = town
        .service
        .response_home(&town.dominique, CITY, WAVE)
        .await
        .expect("a home");
    assert_eq!(home.tally.questions, 86);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_end_of_a_wave_nothing_is_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = town(folder.path()).await;
    town.start().await;
    town.clock.advance(TimeDelta::days(200));
    let late = town
        .service
        .save_answers(&town.alix, CITY, WAVE, &[change("C1", 1, "no")], Locale::Fr)
        .await;
    assert!(matches!(late, Err(Error::Closed)), "{late:?}");
    let section = town.section(&town.alix, "commitment").await;
    assert!(section.questions.iter().all(|q| !q.may_fill_in));
}
