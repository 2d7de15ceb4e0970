//! The world of the campaign, made as an administrator and the municipalities would make it: tables
//! of the register, a wave, invitations by mail, accounts, questionnaires that are begun.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::super::asking::{PASSWORD, Person, expect, form, hidden};

/// People of one municipality who save at the same time, each in a session of their own.
pub(super) const PEOPLE: usize = 5;
/// How long the mails may take.
const MAILS: Duration = Duration::from_mins(1);

/// Somebody who writes: a session and a question that nobody else has.
#[derive(Debug)]
pub(super) struct Writer {
    pub(super) person: Person,
    pub(super) sheet: String,
    pub(super) question: String,
}

/// Makes so many municipalities with [`PEOPLE`] sessions each.
pub(super) fn make(authority: &str, data: &Path, cities: usize) -> Result<Vec<Writer>> {
    let boss = Person::sign_in(authority, "programme@example.org", "192.0.2.1")?;
    register(&boss, authority, cities)?;
    wave(&boss, authority)?;
    for city in 0..cities {
        let fields = form(&[
            ("email", &email(city)),
            ("role", "city-coordinator"),
            ("city", &code(city)),
            ("network", ""),
            ("partner", ""),
            ("language", "en"),
        ]);
        let answer = boss
            .at(&place(city))
            .send(authority, "/en/people/invite", &fields, None)?;
        expect(&answer, 303, "an invitation")?;
    }
    let links = links(&data.join("mail"), cities)?;
    let mut writers = Vec::new();
    for (city, token) in links.iter().enumerate() {
        let fields = form(&[
            ("token", token),
            ("name", &format!("Person of {}", code(city))),
            ("language", "en"),
            ("password", PASSWORD),
        ]);
        let nobody = Person::nobody(&place(city));
        let first = nobody.enter(authority, "/en/invitation", &fields)?;
        let sheet = format!("/en/questionnaires/{}/{WAVE}", code(city));
        let started = first.send(authority, &format!("{sheet}/start"), "mode=shared", None)?;
        expect(&started, 303, "a beginning")?;
        let questions = first.questions(authority, &sheet)?;
        ensure!(questions.len() >= PEOPLE, "too few questions");
        for question in questions.into_iter().take(PEOPLE) {
            writers.push(Writer {
                person: Person::sign_in(authority, &email(city), &place(city))?,
                sheet: sheet.clone(),
                question,
            });
        }
    }
    Ok(writers)
}

const WAVE: &str = "autosave";

fn code(city: usize) -> String {
    format!("autosave-{city}")
}

fn email(city: usize) -> String {
    format!("person-{city}@example.org")
}

/// An address of its own for each municipality, as a proxy tells it.
fn place(city: usize) -> String {
    format!("198.51.{}.{}", 100 + city / 200, 1 + city % 200)
}

fn register(boss: &Person, authority: &str, cities: usize) -> Result<()> {
    let mut municipalities =
        "code,name_fr,name_en,country,province,jurisdiction,geonames_id,latitude,longitude\n"
            .to_owned();
    let mut memberships =
        "network,municipality,kind,basis,joined,left,source,note_fr,note_en\n".to_owned();
    for city in 0..cities {
        let code = code(city);
        writeln!(municipalities, "{code},{code},{code},CA,QC,CA-QC,,,")?;
        writeln!(memberships, "autosave,{code},,member,2026,,public-pages,,")?;
    }
    let networks = "code,kind,parent,country,source,name_fr,name_en,description_fr,description_en\n\
        autosave,regional,,CA,public-pages,Essai,Trial,Essai,Trial\n";
    for (table, text) in [
        ("networks", networks),
        ("municipalities", &municipalities),
        ("memberships", &memberships),
    ] {
        let path = format!("/en/register/import/{table}");
        let tried = boss.upload(authority, &path, &[("step", "try")], text)?;
        expect(&tried, 200, table)?;
        let digest = hidden(&tried, "digest");
        let fields = [("step", "apply"), ("text", text), ("digest", &*digest)];
        let done = boss.upload(authority, &path, &fields, "")?;
        expect(&done, 303, table)?;
    }
    Ok(())
}

fn wave(boss: &Person, authority: &str) -> Result<()> {
    let page = boss.get(authority, "/en/waves/new")?;
    // What is offered first is the newest edition.
    let asks = page
        .split("<select id=\"asks\"")
        .nth(1)
        .and_then(|rest| {
            rest.split("<option value=\"")
                .filter_map(|option| option.split('"').next())
                .find(|value| value.contains(':'))
        })
        .context("no edition to ask")?;
    let first = hidden(&page, "first");
    let first = if first.is_empty() {
        "2026-01-01".to_owned()
    } else {
        first
    };
    let fields = form(&[
        ("code", WAVE),
        ("name-fr", "Essai"),
        ("name-en", "Trial"),
        ("year", "2026"),
        ("asks", asks),
        ("networks", "autosave"),
        ("first", &first),
        ("last", "2099-01-01"),
    ]);
    let made = boss.send(authority, "/en/waves/new", &fields, None)?;
    expect(&made, 303, "a wave")?;
    Ok(())
}

/// The tokens of the invitations, in the order of the municipalities, once all mails are there.
fn links(folder: &Path, cities: usize) -> Result<Vec<String>> {
    let begun = Instant::now();
    let mut links = vec![String::new(); cities];
    while links.iter().any(String::is_empty) {
        ensure!(begun.elapsed() < MAILS, "the mails do not come");
        thread::sleep(Duration::from_millis(200));
        let Ok(files) = fs::read_dir(folder) else {
            continue;
        };
        for file in files {
            let path = file?.path();
            if path.extension().is_none_or(|end| end != "eml") {
                continue;
            }
            // Quoted-printable: lines that go on, and the one sign that stands in the address.
            let mail = fs::read_to_string(path)?
                .replace("=\r\n", "")
                .replace("=3D", "=");
            let number = mail
                .split("person-")
                .nth(1)
                .and_then(|rest| rest.split('@').next()?.parse::<usize>().ok());
            let token = mail
                .split("token=")
                .nth(1)
                .map(|rest| rest.split_whitespace().next().unwrap_or_default());
            if let (Some(number), Some(token)) = (number, token)
                && let Some(link) = links.get_mut(number)
            {
                token.clone_into(link);
            }
        }
    }
    Ok(links)
}
