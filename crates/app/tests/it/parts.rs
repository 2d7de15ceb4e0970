//! A questionnaire is divided among people, needs more time, and its network looks on.

use std::sync::Arc;

use chrono::TimeDelta;
use icc_app::accounts::{NewPerson, Place, Visit};
use icc_app::input::Origin;
use icc_app::mail::{Content, Delivered, Letter, MailText, NotDelivered, Notice, Post};
use icc_app::reminders::Wants;
use icc_app::responses::{
    Change, Divide, ExtensionState, Gift, LookedAt, Mode, PartFilter, PartId, PartKind, PartList,
    PartMove, PartState, Said, Saved, Step, Verdict, Wish,
};
use icc_app::waves::{RuleKept, RuleSaid, WaveSaid, WaveState};
use icc_app::{Actor, Error, Service};
use icc_domain::{FixedClock, Locale, Role};
use icc_store::{NewAccount, NewGrant, SessionId};
use icc_testkit::{
    Demonstration, Outcome, TestDatabase, load, on_both_databases, service_moment, service_over_at,
};

const CITY: &str = "val-des-cedres";
const WAVE: &str = "demo-open";
const NETWORK: &str = "demo-network";
const AT: (&str, &str) = (CITY, WAVE);

struct Town {
    service: Service,
    clock: Arc<FixedClock>,
    /// Coordinates the city.
    dominique: Actor,
    /// Edits for the city.
    alix: Actor,
    /// Edits for the city too.
    noor: Actor,
    /// Coordinates the network.
    claude: Actor,
    /// Coordinates another city.
    stranger: Actor,
    /// Looks after the service.
    root: Actor,
}

impl Town {
    async fn new(database: &TestDatabase) -> Result<Self, Box<dyn std::error::Error>> {
        let clock = Arc::new(FixedClock::new(service_moment()));
        let store = database.second_store().await?;
        let service = service_over_at(store, Arc::clone(&clock))?;
        load(&service, Demonstration::Loaded).await?;
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

    async fn give(&self, code: &str, to: &Actor) -> Result<PartId, Error> {
        let gift = Gift {
            person: to.account.to_string(),
            ..gift()
        };
        self.give_with(code, &gift).await
    }

    async fn give_with(&self, code: &str, gift: &Gift) -> Result<PartId, Error> {
        let what = (PartKind::Section, code);
        let origin = Origin::default();
        self.service
            .give_part(&self.dominique, AT, what, gift, &origin)
            .await
    }

    async fn step(&self, who: &Actor, id: PartId, to: PartMove, say: &str) -> Result<(), Error> {
        let page = self.service.part(&self.dominique, CITY, WAVE, id).await?;
        let step = Step {
            to,
            remark: say.to_owned(),
            version: page.row.part.version,
        };
        let origin = Origin::default();
        self.service.move_part(who, AT, id, &step, &origin).await
    }

    async fn state(&self, id: PartId) -> PartState {
        let page = self.service.part(&self.dominique, CITY, WAVE, id).await;
        page.expect("a part").row.part.state
    }

    async fn questions_of(&self, who: &Actor) -> u32 {
        let home = self.service.response_home(who, CITY, WAVE).await;
        home.expect("a home").tally.questions
    }

    async fn first_of(&self, who: &Actor, section: &str) -> Result<(String, i32, bool), Error> {
        let section = self
            .service
            .response_section(who, CITY, WAVE, section)
            .await?;
        let first = &section.questions[0];
        Ok((first.code.clone(), first.version(), first.may_fill_in))
    }

    async fn save(
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

    /// The notices that are due, by whom they reach.
    async fn notices(&self) -> Result<Vec<(String, Locale, Notice)>, Error> {
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

    async fn told(&self) -> Vec<(String, &'static str)> {
        let notices = self.notices().await.expect("mails");
        let mut told: Vec<_> = notices
            .into_iter()
            .map(|(to, _, notice)| (to, notice.kind.code()))
            .collect();
        told.sort();
        told
    }
}

fn gift() -> Gift {
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
struct Letters(std::sync::Mutex<Vec<Letter>>);

impl Post for Letters {
    async fn deliver(&self, letter: &Letter) -> Result<Delivered, NotDelivered> {
        self.0.lock().expect("nobody else").push(letter.clone());
        Ok(Delivered::Shown(MailText {
            subject: String::new(),
            body: String::new(),
        }))
    }
}

async fn person(
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
fn absent<T: std::fmt::Debug>(what: Result<T, Error>) {
    assert!(matches!(what, Err(Error::NotFound)), "{what:?}");
}

fn issues<T: std::fmt::Debug>(what: Result<T, Error>) -> Vec<(&'static str, &'static str)> {
    match what {
        Err(Error::Invalid(issues)) => issues.iter().map(|i| (i.field, i.code)).collect(),
        other => panic!("{other:?}"),
    }
}

async fn a_part_goes_from_hand_to_hand(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let Town {
        dominique,
        alix,
        noor,
        ..
    } = &town;
    let part = town.give("education", alix).await?;
    assert_eq!(
        town.told().await,
        [("alix@example.org".to_owned(), "part-given")]
    );
    // Alix sees and answers that part; Noor sees nothing.
    let (question, version, may) = town.first_of(alix, "education").await?;
    assert!(may);
    absent(town.first_of(alix, "commitment").await);
    absent(town.first_of(noor, "education").await);
    assert_eq!(town.questions_of(noor).await, 0);
    absent(town.save(noor, &question, version, "").await);
    let kept = town
        .save(alix, &question, version, "Appelé l’école")
        .await?;
    assert_eq!(kept, Saved::Kept(version + 1));

    // Handed back: it is read, not changed. Only whoever has it hands it back.
    absent(town.step(noor, part, PartMove::HandBack, "").await);
    absent(town.step(alix, part, PartMove::Accept, "").await);
    town.step(alix, part, PartMove::HandBack, "Fait").await?;
    let (_, version, may) = town.first_of(alix, "education").await?;
    assert!(!may);
    let late = town.save(alix, &question, version, "Encore").await;
    assert!(matches!(late, Err(Error::Closed)), "{late:?}");
    let again = town.step(alix, part, PartMove::HandBack, "").await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
    assert_eq!(
        town.told().await,
        [("dominique@example.org".to_owned(), "part-handed-back")]
    );

    // Returned with a word, handed back again, accepted.
    let silent = town.step(dominique, part, PartMove::Return, " ").await;
    assert_eq!(issues(silent), [("remark", "missing")]);
    town.step(dominique, part, PartMove::Return, "Et le lien ?")
        .await?;
    assert_eq!(
        town.told().await,
        [("alix@example.org".to_owned(), "part-returned")]
    );
    let (_, version, may) = town.first_of(alix, "education").await?;
    assert!(may);
    town.save(alix, &question, version, "Avec le lien").await?;
    town.step(alix, part, PartMove::HandBack, "").await?;
    town.step(dominique, part, PartMove::Accept, "").await?;
    assert_eq!(town.state(part).await, PartState::Accepted);
    assert!(!town.first_of(alix, "education").await?.2, "it is closed");
    let page = town.service.part(alix, CITY, WAVE, part).await?;
    assert_eq!(page.steps.len(), 5);
    assert_eq!(page.steps[2].0.remark, "Et le lien ?");
    Ok(())
}

async fn nobody_else_has_anything_to_do_with_a_part(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let part = town.give("education", &town.alix).await?;
    let service = &town.service;
    let origin = Origin::default();
    for who in [&town.noor, &town.stranger, &town.claude, &town.root] {
        absent(service.part(who, CITY, WAVE, part).await.map(drop));
        let what = (PartKind::Section, "housing");
        absent(service.give_part(who, AT, what, &gift(), &origin).await);
        absent(service.giving(who, CITY, WAVE, what).await.map(drop));
        absent(service.remind_of_part(who, AT, part, &origin).await);
        for to in [
            PartMove::HandBack,
            PartMove::Accept,
            PartMove::Return,
            PartMove::Withdraw,
        ] {
            absent(town.step(who, part, to, "x").await);
        }
    }
    let unknown = (PartKind::Section, "nothing");
    absent(
        service
            .giving(&town.dominique, CITY, WAVE, unknown)
            .await
            .map(drop),
    );
    let list = service.parts(&town.noor, CITY, WAVE).await?;
    assert!(list.rows.is_empty() && !list.may_give);
    Ok(())
}

async fn a_gift_that_does_not_fit_is_told_at_once(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let bad = Gift {
        email: "nobody".to_owned(),
        instruction: "x".repeat(1001),
        due_on: "2020-01-01".to_owned(),
        divide: Divide::Unsaid,
        ..gift()
    };
    let told = issues(town.give_with("education", &bad).await);
    let expected = [
        ("email", "email"),
        ("instruction", "too-long"),
        ("due", "day-past"),
        ("divide", "missing"),
    ];
    assert_eq!(told, expected);
    let nobody = Gift {
        due_on: "2029-01-01".to_owned(),
        ..gift()
    };
    let told = issues(town.give_with("education", &nobody).await);
    assert_eq!(told, [("person", "missing"), ("due", "day-after-end")]);
    // Somebody of the city is a colleague, also by address; others are not.
    let by_email = Gift {
        email: " ALIX@example.org".to_owned(),
        ..gift()
    };
    town.give_with("education", &by_email).await?;
    let told = issues(town.give("education", &town.alix).await);
    assert_eq!(told, [("person", "part-given-already")]);
    let told = issues(town.give("education", &town.stranger).await);
    assert_eq!(told, [("person", "missing")]);
    // A colleague who starts does not keep another one from it.
    town.give("education", &town.noor).await?;
    Ok(())
}

async fn whoever_accepts_an_invitation_gets_what_was_given(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let service = &town.service;
    let by_email = Gift {
        email: "new@example.org".to_owned(),
        ..gift()
    };
    let part = town.give_with("education", &by_email).await?;
    let list = service.parts(&town.dominique, CITY, WAVE).await?;
    assert!(!list.rows[0].has_access);
    let letters = Letters::default();
    service.send_due(&letters).await?;
    let letters = letters.0.into_inner().expect("nobody else");
    let [
        Letter {
            content: Content::Invitation { secret, .. },
            ..
        },
    ] = &letters[..]
    else {
        panic!("{letters:?}");
    };
    let person = NewPerson {
        name: "New".to_owned(),
        password: "four quiet harbour lights".to_owned(),
        language: Locale::Fr,
    };
    let visit = Visit::default();
    let let_in = service.accept_as_new(secret, &person, &visit).await?;
    let new = service.actor(&let_in.secret).await?;
    let new = new.expect("somebody is signed in");
    assert!(town.first_of(&new, "education").await?.2);
    absent(town.first_of(&new, "commitment").await);
    let page = service.part(&new, CITY, WAVE, part).await?;
    assert!(page.row.mine && page.row.may_hand_back);
    Ok(())
}

async fn parts_are_listed_by_what_is_to_be_done(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (dominique, alix) = (&town.dominique, &town.alix);
    town.give("education", alix).await?;
    let handed = town.give("commitment", alix).await?;
    town.step(alix, handed, PartMove::HandBack, "").await?;
    town.give("education", dominique).await?;
    let list = town.service.parts(dominique, CITY, WAVE).await?;
    let counts = |list: &PartList| {
        PartFilter::ALL.map(|f| list.rows.iter().filter(|row| f.shows(row)).count())
    };
    // all, unanswered, being worked on, handed back, returned, overdue, mine
    assert_eq!(counts(&list), [3, 2, 2, 1, 0, 0, 1]);
    town.step(dominique, handed, PartMove::Return, "Encore")
        .await?;
    town.clock.advance(TimeDelta::days(20));
    let list = town.service.parts(dominique, CITY, WAVE).await?;
    assert_eq!(counts(&list), [3, 3, 3, 0, 1, 3, 1]);
    town.step(dominique, handed, PartMove::Withdraw, "").await?;
    absent(town.first_of(alix, "commitment").await);
    let own = town.service.parts(alix, CITY, WAVE).await?;
    assert_eq!(own.rows.len(), 1, "what was taken away is gone");
    Ok(())
}

async fn a_reminder_by_hand_waits_a_day(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let part = town.give("education", &town.alix).await?;
    town.told().await;
    let remind = async || {
        let origin = Origin::default();
        let service = &town.service;
        service
            .remind_of_part(&town.dominique, AT, part, &origin)
            .await
    };
    remind().await?;
    let soon = remind().await;
    assert!(matches!(soon, Err(Error::TooMany(86_400))), "{soon:?}");
    town.clock.advance(TimeDelta::hours(24));
    remind().await?;
    let twice = ("alix@example.org".to_owned(), "part-reminder");
    assert_eq!(town.told().await, [twice.clone(), twice]);
    Ok(())
}

async fn reminders_go_out_once_to_those_who_want_them(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (alix, service) = (&town.alix, &town.service);
    // Due on 10 December; it is 24 November.
    town.give("education", alix).await?;
    town.told().await;
    assert_eq!(service.remind_due().await?, 0);
    town.clock.advance(TimeDelta::days(15));
    let twin = service_over_at(database.second_store().await?, Arc::clone(&town.clock))?;
    let both = tokio::join!(service.remind_due(), twin.remind_due());
    assert_eq!(both.0? + both.1?, 1, "two programs send it once");
    assert_eq!(service.remind_due().await?, 0);
    assert_eq!(
        town.told().await,
        [("alix@example.org".to_owned(), "part-reminder")]
    );
    town.clock.advance(TimeDelta::days(2));
    assert_eq!(service.remind_due().await?, 1, "once after the day");
    town.clock.advance(TimeDelta::days(1));
    assert_eq!(service.remind_due().await?, 0);
    town.told().await;

    // The wave ends 120 days after 24 November; its coordinator is told 14 and 3 days before.
    let origin = Origin::default();
    town.clock.advance(TimeDelta::days(90));
    assert_eq!(service.remind_due().await?, 1);
    assert_eq!(service.remind_due().await?, 0);
    let told = town.told().await;
    assert_eq!(
        told,
        [("dominique@example.org".to_owned(), "wave-reminder")]
    );
    service
        .set_reminders(&town.dominique, Wants::None, &origin)
        .await?;
    town.clock.advance(TimeDelta::days(10));
    assert_eq!(service.remind_due().await?, 0, "nobody wants it");
    service
        .set_reminders(&town.dominique, Wants::Reminders, &origin)
        .await?;
    assert_eq!(service.remind_due().await?, 1);
    let told = town.told().await;
    assert_eq!(
        told,
        [("dominique@example.org".to_owned(), "wave-reminder-last")]
    );
    Ok(())
}

async fn more_time_is_asked_for_and_granted_by_the_network(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let ask = async |who: &Actor, until: &str, reason: &str| {
        let wish = Wish {
            until: until.to_owned(),
            reason: reason.to_owned(),
        };
        service.ask_extension(who, CITY, WAVE, &wish, &origin).await
    };
    for who in [&town.alix, &town.stranger, &town.claude, &town.root] {
        absent(ask(who, "2027-04-20", "x").await);
    }
    let told = issues(ask(&town.dominique, "2027-03-23", "").await);
    assert_eq!(told, [("until", "end-not-later"), ("reason", "missing")]);
    let told = issues(ask(&town.dominique, "2027-06-22", "Conseil").await);
    assert_eq!(told, [("until", "end-too-late")]);
    let id = ask(&town.dominique, "2027-04-20", "Le conseil siège en avril").await?;
    let again = ask(&town.dominique, "2027-04-20", "x").await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
    let notices = town.notices().await?;
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].0, "claude@example.org");
    assert_eq!(notices[0].1, Locale::En, "in the reader's language");

    let decide = async |who: &Actor, decision: &str, until: &str, remark: &str| {
        let verdict = Verdict {
            decision: decision.to_owned(),
            until: until.to_owned(),
            remark: remark.to_owned(),
        };
        service.decide_extension(who, id, &verdict, &origin).await
    };
    for who in [&town.dominique, &town.alix, &town.stranger] {
        absent(decide(who, "grant", "2027-04-20", "").await);
    }
    let told = issues(decide(&town.claude, "refuse", "", "").await);
    assert_eq!(told, [("remark", "missing")]);
    let told = issues(decide(&town.claude, "", "", "").await);
    assert_eq!(told, [("decision", "missing")]);
    decide(&town.claude, "grant", "2027-04-10", "").await?;
    let late = decide(&town.root, "refuse", "", "Non").await;
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    let told = town.told().await;
    assert_eq!(
        told,
        [("dominique@example.org".to_owned(), "extension-decided")]
    );
    // The wave is over for others, not for this city.
    town.clock.advance(TimeDelta::days(125));
    let (question, version, may) = town.first_of(&town.alix, "education").await?;
    assert!(may);
    town.save(&town.alix, &question, version, "En avril")
        .await?;
    town.clock.advance(TimeDelta::days(20));
    assert!(!town.first_of(&town.alix, "education").await?.2);

    // Another one, taken back.
    ask(&town.dominique, "2027-05-30", "Encore").await?;
    service
        .withdraw_extension(&town.dominique, CITY, WAVE, &origin)
        .await?;
    let page = service.extension(&town.alix, CITY, WAVE).await?;
    let states: Vec<_> = page.requests.iter().map(|r| r.state).collect();
    let (withdrawn, granted) = (ExtensionState::Withdrawn, ExtensionState::Granted);
    assert_eq!(states, [withdrawn, granted]);
    assert!(!page.may_ask && !page.may_withdraw, "an editor looks on");
    Ok(())
}

async fn z3_the_board_tells_counts_and_no_word_of_an_answer(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let canary = "zorglub-canari";
    let (question, version, _) = town.first_of(&town.alix, "education").await?;
    town.save(&town.alix, &question, version, canary).await?;
    let with_instruction = Gift {
        person: town.alix.account.to_string(),
        instruction: canary.to_owned(),
        ..gift()
    };
    town.give_with("education", &with_instruction).await?;
    let service = &town.service;
    for who in [&town.dominique, &town.alix, &town.stranger] {
        absent(service.board(who, NETWORK, WAVE).await.map(drop));
        absent(service.boards(who).await.map(drop));
    }
    absent(service.board(&town.claude, "remiri", WAVE).await.map(drop));
    absent(
        service
            .board(&town.root, "demo-world", WAVE)
            .await
            .map(drop),
    );
    town.clock.advance(TimeDelta::days(20));
    let board = service.board(&town.claude, NETWORK, WAVE).await?;
    assert_eq!((board.rows.len(), board.not_begun()), (19, 18));
    assert!(board.rows.iter().all(|row| row.city.demonstration));
    let row = board.rows.iter().find(|row| row.city.code == CITY);
    let row = row.expect("the city");
    assert_eq!((row.tally.questions, row.tally.unknown), (86, 1));
    assert_eq!((row.parts.live, row.parts.overdue), (1, 1));
    assert_eq!(row.coordinators, ["Dominique"]);
    let of_indicators: u32 = row.indicators.iter().map(|tally| tally.questions).sum();
    assert_eq!(of_indicators, 86);
    let file = service.board_file(&town.claude, NETWORK, WAVE, Locale::Fr);
    let file = file.await?;
    assert_eq!(
        file.name,
        "demonstration-progress-demo-network-demo-open.csv"
    );
    let text = String::from_utf8(file.bytes)?;
    let rows = text.lines().count();
    assert_eq!(rows, 1 + 19 * (1 + board.indicators.len()));
    let notices = format!("{:?}", town.notices().await?);
    for (name, bytes) in [
        ("board", format!("{board:?}")),
        ("file", text),
        ("mails", notices),
    ] {
        assert!(!bytes.contains(canary), "{name}");
    }
    Ok(())
}

async fn a_wave_is_made_moved_and_not_taken_from_those_who_have_begun(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, root, origin) = (&town.service, &town.root, Origin::default());
    absent(service.waves(&town.claude).await.map(drop));
    absent(
        service
            .add_wave(&town.claude, &WaveSaid::default(), &origin)
            .await,
    );
    let choices = service.wave_choices(root).await?;
    assert!(!choices.askable.is_empty());
    let external = |hash: &str| choices.askable.iter().any(|one| one.hash == hash);
    for summary in service.store().read().definitions().all().await? {
        // Results of these come from elsewhere.
        if ["icc-2010", "icc-2016"].contains(&summary.edition.as_str()) {
            assert!(!external(&summary.hash), "{}", summary.edition);
        }
    }
    let said = WaveSaid {
        code: "spring".to_owned(),
        name_fr: "Printemps".to_owned(),
        name_en: "Spring".to_owned(),
        year: "2027".to_owned(),
        asks: choices.askable[0].key(),
        networks: vec![NETWORK.to_owned()],
        first: "2027-04-01".to_owned(),
        last: "2027-06-30".to_owned(),
        ..WaveSaid::default()
    };
    let told = issues(service.add_wave(root, &WaveSaid::default(), &origin).await);
    let fields: Vec<_> = told.iter().map(|(field, _)| *field).collect();
    let all = [
        "code", "name-fr", "name-en", "year", "networks", "first", "last", "asks",
    ];
    assert_eq!(fields, all);
    let mixed = WaveSaid {
        networks: vec![NETWORK.to_owned(), "remiri".to_owned()],
        code: "No Code".to_owned(),
        last: "2027-03-31".to_owned(),
        ..said.clone()
    };
    let told = issues(service.add_wave(root, &mixed, &origin).await);
    let expected = [
        ("code", "code"),
        ("networks", "networks-mixed"),
        ("last", "last-before-first"),
    ];
    assert_eq!(told, expected);
    service.add_wave(root, &said, &origin).await?;
    let told = issues(service.add_wave(root, &said, &origin).await);
    assert_eq!(told, [("code", "wave-code-taken")]);
    let row = service.wave(root, "spring").await?;
    assert_eq!(row.state, WaveState::ToCome);
    assert!(row.wave.demonstration);

    // The open wave: a city of the network has begun.
    let now = WaveSaid::of(&service.wave(root, WAVE).await?.wave);
    let elsewhere = WaveSaid {
        networks: vec!["demo-world".to_owned()],
        ..now.clone()
    };
    let moved = service.change_wave(root, WAVE, &elsewhere, &origin).await;
    let world = service
        .store()
        .read()
        .networks()
        .by_code("demo-world")
        .await?;
    let members = service.store().read().networks();
    let members = members.members(world.expect("a network").id).await?;
    if members.iter().any(|m| m.municipality_code == CITY) {
        moved?;
    } else {
        assert_eq!(issues(moved), [("networks", "wave-begun-networks")]);
    }
    let now = WaveSaid::of(&service.wave(root, WAVE).await?.wave);
    let over = WaveSaid {
        first: "2026-11-01".to_owned(),
        last: "2026-11-20".to_owned(),
        ..now.clone()
    };
    let told = issues(service.change_wave(root, WAVE, &over, &origin).await);
    assert_eq!(told, [("last", "wave-end-past")]);
    let later = WaveSaid {
        first: "2026-12-24".to_owned(),
        ..now.clone()
    };
    let told = issues(service.change_wave(root, WAVE, &later, &origin).await);
    assert_eq!(told, [("first", "wave-begun-first")]);
    let sure = WaveSaid {
        sure: "yes".to_owned(),
        ..over
    };
    service.change_wave(root, WAVE, &sure, &origin).await?;
    let stale = service.change_wave(root, WAVE, &now, &origin).await;
    assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
    let row = service.wave(root, WAVE).await?;
    assert_eq!(row.state, WaveState::Closed);
    Ok(())
}

async fn a_network_says_how_it_wants_its_waves_answered(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    // What the data files say at first.
    let before = service.response_home(&town.alix, CITY, WAVE).await?;
    assert_eq!(before.desk.required_languages, [Locale::Fr]);
    let remiri = service.network_rule(&town.root, "remiri").await?;
    assert_eq!(remiri.rule.required_languages, [Locale::Fr]);
    for who in [&town.dominique, &town.alix] {
        absent(service.network_rules(who).await.map(drop));
        absent(service.network_rule(who, NETWORK).await.map(drop));
    }
    absent(service.network_rule(&town.claude, "remiri").await.map(drop));
    assert_eq!(service.network_rules(&town.claude).await?.len(), 1);
    let set = async |rhythm: &str, version: i32| {
        let said = RuleSaid {
            rhythm: rhythm.to_owned(),
            languages: vec!["en".to_owned(), "fr".to_owned()],
            version,
        };
        service
            .set_network_rule(&town.claude, NETWORK, &said, &origin)
            .await
    };
    assert_eq!(issues(set("never", 1).await), [("rhythm", "missing")]);
    assert_eq!(set("full-every-three-years", 1).await?, RuleKept::Kept);
    let second = set("every-wave", 1).await?;
    let RuleKept::Conflict(now) = second else {
        panic!("somebody was overwritten: {second:?}");
    };
    assert_eq!(now.rule.version, 2);
    // The data files are read again at the next start, and change nothing.
    load(service, Demonstration::Loaded).await?;
    let kept = service.network_rule(&town.claude, NETWORK).await?;
    assert_eq!(kept.rule.required_languages, [Locale::Fr, Locale::En]);
    Ok(())
}

on_both_databases![
    a_part_goes_from_hand_to_hand,
    nobody_else_has_anything_to_do_with_a_part,
    a_gift_that_does_not_fit_is_told_at_once,
    whoever_accepts_an_invitation_gets_what_was_given,
    parts_are_listed_by_what_is_to_be_done,
    a_reminder_by_hand_waits_a_day,
    reminders_go_out_once_to_those_who_want_them,
    more_time_is_asked_for_and_granted_by_the_network,
    z3_the_board_tells_counts_and_no_word_of_an_answer,
    a_wave_is_made_moved_and_not_taken_from_those_who_have_begun,
    a_network_says_how_it_wants_its_waves_answered,
];
