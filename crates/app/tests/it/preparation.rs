//! What is known from last time, and who has what: on the home of a questionnaire and to prepare
//! with.

use icc_app::input::Origin;
use icc_app::responses::{
    ExtensionState, Mode, PaperSize, PartMove, PartState, Refusal, ResponseStatus, Wish,
    WorkbookKind,
};
use icc_app::review::{CheckMove, ReviewPath};
use icc_datasets::workbook::{Value, read};
use icc_domain::Locale;
use icc_i18n::I18n;
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::reviewing::Review;
use crate::town::{CITY, Town, WAVE, absent};

/// A second wave after one that was reviewed.
async fn second_wave(review: &Review) -> Outcome {
    review
        .answer((WAVE, "C1"), "yes", "Le conseil en parle")
        .await?;
    review.answer((WAVE, "C2"), "no", "").await?;
    review.status(WAVE, ResponseStatus::Submitted).await?;
    review.assign(&review.rita).await?;
    let ask = (WAVE, "C1", CheckMove::Ask);
    review.decide(ask.0, ask.1, ask.2, "Depuis quand ?").await?;
    review.status(WAVE, ResponseStatus::Returned).await?;
    review
        .reply(&review.town.dominique, "C1", CheckMove::Reply, "Mai")
        .await?;
    review.status(WAVE, ResponseStatus::Final).await?;
    review.next_wave("second").await
}

async fn who_answered_and_what_was_remarked_is_known_the_next_time(
    database: &TestDatabase,
) -> Outcome {
    let review = Review::new(database, ReviewPath::Full).await?;
    second_wave(&review).await?;
    let town = &review.town;
    let found = town
        .service
        .preparation(&town.dominique, CITY, "second")
        .await?;
    let last = found.last.expect("something was accepted");
    assert_eq!(last.wave.code, WAVE);
    assert_eq!(last.people(), [("Dominique", 2)]);
    let first = &last.answers["C1"];
    assert_eq!(first.by.as_deref(), Some("Dominique"));
    assert_eq!(first.entry.comment, "Le conseil en parle");
    let remark = first.remark.as_ref().expect("something was asked");
    assert_eq!(
        remark.words, "Depuis quand ?",
        "the city's own word is none"
    );
    assert!(last.answers["C2"].remark.is_none());
    let home = town
        .service
        .response_home(&town.dominique, CITY, "second")
        .await?;
    assert_eq!(home.answered_by, [("Dominique".to_owned(), 2)]);
    absent(
        town.service
            .preparation(&town.stranger, CITY, "second")
            .await,
    );

    // In a divided questionnaire each sees the own part, also of what is known.
    let origin = Origin::default();
    town.service
        .set_mode(&town.dominique, CITY, "second", Mode::Divided, &origin)
        .await?;
    let found = town.service.preparation(&town.alix, CITY, "second").await?;
    assert!(found.last.expect("is known").answers.is_empty());
    Ok(())
}

async fn a_blank_questionnaire_says_what_is_known_from_last_time(
    database: &TestDatabase,
) -> Outcome {
    let review = Review::new(database, ReviewPath::Full).await?;
    second_wave(&review).await?;
    let town = &review.town;
    let i18n = I18n::new().expect("messages");
    let mut paper = town
        .service
        .questionnaire_paper(&town.dominique, CITY, "second", WorkbookKind::Blank)
        .await?;
    let bytes = paper.workbook(&i18n, Locale::Fr)?;
    let sheets = read(&bytes).expect("a workbook");
    let texts: Vec<String> = sheets
        .into_iter()
        .flat_map(|sheet| sheet.cells)
        .filter_map(|cell| match cell.value {
            Value::Text(text) => Some(text),
            _ => None,
        })
        .collect();
    let last = texts.iter().find(|text| text.contains("Répondu par"));
    let last = last.expect("a cell about last time");
    assert!(last.contains("Dominique"), "{last}");
    assert!(last.contains("Le conseil en parle"), "{last}");
    assert!(last.contains("Depuis quand ?"), "{last}");
    assert!(texts.iter().any(|text| text == "La dernière fois"));
    // The answers themselves are not in it: it is blank.
    let reading = icc_app::responses::read_workbook(&bytes, &paper.desk, &i18n);
    assert_eq!(reading, Err(Refusal::Nothing), "what is known is no answer");
    let pdf = paper.pdf(&i18n, Locale::Fr, PaperSize::Letter)?;
    paper.last = None;
    let without = paper.pdf(&i18n, Locale::Fr, PaperSize::Letter)?;
    assert!(pdf.bytes.len() > without.bytes.len());
    Ok(())
}

async fn the_home_says_who_has_what_and_what_became_of_more_time(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let part = town.give("education", &town.alix).await?;
    let other = town.give("commitment", &town.alix).await?;
    let homes = async |who| service.response_home(who, CITY, WAVE).await;
    let home = homes(&town.dominique).await?;
    let parts: Vec<_> = home.parts.iter().map(|row| row.part.id).collect();
    assert_eq!(parts, [part, other]);
    assert_eq!(home.parts[0].holder.as_deref(), Some("Alix"));
    assert!(home.parts[0].part.due_on.is_some());
    town.step(&town.alix, part, PartMove::HandBack, "").await?;
    town.step(&town.dominique, other, PartMove::Withdraw, "")
        .await?;
    let home = homes(&town.dominique).await?;
    let states: Vec<_> = home.parts.iter().map(|row| row.part.state).collect();
    assert_eq!(
        states,
        [PartState::HandedBack],
        "what was taken away is gone"
    );

    assert!(home.extension.is_none());
    let until = home.desk.closes_at() + chrono::TimeDelta::days(20);
    let wish = Wish {
        until: until.date_naive().to_string(),
        reason: "Élections".to_owned(),
    };
    let ask = || service.ask_extension(&town.dominique, CITY, WAVE, &wish, &origin);
    ask().await?;
    let home = homes(&town.alix).await?;
    let asked = home.extension.expect("was asked");
    assert_eq!(asked.state, ExtensionState::Open);
    service
        .withdraw_extension(&town.dominique, CITY, WAVE, &origin)
        .await?;
    assert!(homes(&town.alix).await?.extension.is_none());
    Ok(())
}

on_both_loaded_databases![
    who_answered_and_what_was_remarked_is_known_the_next_time,
    a_blank_questionnaire_says_what_is_known_from_last_time,
    the_home_says_who_has_what_and_what_became_of_more_time,
];
