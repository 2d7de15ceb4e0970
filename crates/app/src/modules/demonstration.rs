//! The modules of the demonstration: what the data files say of them, and invented answers of
//! invented members.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use icc_questionnaire::Definition;
use icc_store::{
    DemonstrationModule, DemonstrationProfile, DemonstrationQuestion, HandIn, ModuleDays,
    ModuleTerm, NetworkId, NewModule, NewSheet, Opening, QuestionModule, Repositories, Write,
};

use super::draft::{DraftOption, DraftQuestion, ModuleDraft};
use super::sheet::{Given, Sheet, digest_of};
use crate::accounts::NOBODY;
use crate::demonstration::{Character, answers, draw};
use crate::error::Error;
use crate::input::midnight;
use crate::policy::is_current;
use crate::responses::Entry;
use crate::service::Service;

/// A module that has fewer days left is moved on at a start.
const ALWAYS_LEFT: TimeDelta = TimeDelta::days(30);
/// Of the members that begin, the share that hands in.
const HANDS_IN: f64 = 0.85;

/// Loads the modules of the demonstration: those of a network that has none, in the order of the
/// file. One that is open is moved on while it is used.
pub(crate) async fn demonstrate(service: &Service) -> Result<(), Error> {
    let demonstration = &service.data().demonstration;
    let codes: BTreeSet<&str> = demonstration
        .modules
        .iter()
        .map(|it| it.network.as_str())
        .collect();
    for code in codes {
        let unit = service.store().begin().await?;
        let all = unit.repositories();
        let network = all.networks().by_code(code).await?.ok_or(Error::NotFound)?;
        let own = demonstration.modules.iter().filter(|it| it.network == code);
        let known = all.modules().of(&[network.id]).await?;
        for (number, module) in (1..).zip(own) {
            let kept = known.iter().find(|it| it.number == number);
            match kept {
                Some(kept) => move_on(service, kept, &module.days, &all).await?,
                None if known.is_empty() => make(service, module, network.id, &all).await?,
                // Somebody has removed it.
                None => {}
            }
        }
        unit.commit().await?;
    }
    Ok(())
}

/// Keeps the module open that can be answered now.
async fn move_on(
    service: &Service,
    module: &QuestionModule,
    days: &ModuleDays,
    all: &Repositories<'_, Write>,
) -> Result<(), Error> {
    let ModuleDays::Open(days) = days else {
        return Ok(());
    };
    let terms = all.modules().terms(&[module.id]).await?;
    let Some(last) = terms.last() else {
        return Ok(());
    };
    let today = service.today();
    // Whoever has closed it has closed it.
    if last.made_by != NOBODY || last.last_day - today >= ALWAYS_LEFT {
        return Ok(());
    }
    let term = ModuleTerm {
        number: last.number + 1,
        last_day: today + TimeDelta::days(*days),
        made_at: service.clock().now(),
        ..last.clone()
    };
    Ok(all.modules().add_term(&term).await?)
}

async fn make(
    service: &Service,
    said: &DemonstrationModule,
    network: NetworkId,
    all: &Repositories<'_, Write>,
) -> Result<(), Error> {
    let (first, last) = match said.days {
        ModuleDays::Closed(first, last) => (first, last),
        ModuleDays::Open(days) => {
            let today = service.today();
            (today, today + TimeDelta::days(days))
        }
    };
    let at = midnight(first);
    let draft = draft(said);
    let new = NewModule {
        network,
        follows: None,
        draft: draft.document()?,
        changed_by: NOBODY,
        changed_at: at,
    };
    let modules = all.modules();
    let mut module = modules.add(&new, service.ids()).await?;
    let definition = draft.definition(&said.network, module.number)?;
    module.opening = Some(Opening {
        definition: definition.canonical_json(),
        hash: definition.hash(),
        first_day: first,
        opened_by: NOBODY,
        opened_at: at,
    });
    modules.put(&module).await?;
    let term = ModuleTerm {
        module: module.id,
        number: 1,
        last_day: last,
        made_by: NOBODY,
        made_at: at,
    };
    modules.add_term(&term).await?;
    answer(service, (said, &module, &definition), first, all).await
}

/// The answers of the members that have a character.
async fn answer(
    service: &Service,
    (said, module, definition): (&DemonstrationModule, &QuestionModule, &Definition),
    first: NaiveDate,
    all: &Repositories<'_, Write>,
) -> Result<(), Error> {
    let members = all.networks().members(module.network).await?;
    let hash = definition.hash();
    for profile in &service.data().demonstration.profiles {
        let city = all.municipalities().by_code(&profile.municipality).await?;
        let Some(city) = city else {
            continue;
        };
        let is_member = members
            .iter()
            .any(|it| it.municipality == city.id && is_current(it));
        let of = |what: &str| draw(&[city.code.as_str(), &module.number.to_string(), what]);
        if !is_member || of("module") >= said.begun {
            continue;
        }
        let at = midnight(first);
        let sheet = sheet(definition, profile, at);
        let new = NewSheet {
            document: sheet.document()?,
            made_by: NOBODY,
            made_at: at,
        };
        let pair = (module.id, city.id);
        let number = all.modules().add_sheet(pair, 0, &new).await?;
        if of("hands in") < HANDS_IN {
            let hand_in = HandIn {
                module: module.id,
                municipality: city.id,
                number: 1,
                sheet: number,
                digest: digest_of(&hash, &new.document),
                made_by: NOBODY,
                made_at: at,
            };
            all.modules().add_hand_in(&hand_in).await?;
        }
    }
    Ok(())
}

/// What a municipality of this character answers.
fn sheet(definition: &Definition, profile: &DemonstrationProfile, at: DateTime<Utc>) -> Sheet {
    let nothing = BTreeSet::new();
    let character = Character {
        code: &profile.municipality,
        strength: profile.strength,
        trend: profile.trend,
        documented: profile.documented,
        verified: profile.verified,
        unknown: profile.unknown,
        strongest: &profile.strongest,
        weakest: &profile.weakest,
        not_within_powers: &nothing,
        small: false,
    };
    let given = answers(definition, &[], &character, 0).0;
    let entries = given
        .iter()
        .filter_map(|(code, answer)| {
            let question = definition.question(code)?;
            let given = Given {
                entry: Entry::of_scored(question, answer),
                version: 1,
                by: NOBODY,
                at,
            };
            Some((code.clone(), given))
        })
        .collect();
    Sheet(entries)
}

/// What the file says, as it would have been written.
fn draft(said: &DemonstrationModule) -> ModuleDraft {
    let question = |(at, question): (usize, &DemonstrationQuestion)| DraftQuestion {
        code: format!("q{}", at + 1),
        kind: question.kind,
        texts: question.texts.clone(),
        helps: question.helps.clone(),
        options: question
            .options
            .iter()
            .enumerate()
            .map(|(at, labels)| DraftOption {
                code: format!("o{}", at + 1),
                labels: labels.clone(),
            })
            .collect(),
        units: question.units.clone(),
    };
    ModuleDraft {
        titles: said.titles.clone(),
        purposes: said.purposes.clone(),
        questions: said.questions.iter().enumerate().map(question).collect(),
    }
}
