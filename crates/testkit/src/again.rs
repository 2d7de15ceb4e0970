//! The same answers once more, in a later wave that asks another questionnaire.

use std::error::Error;

use chrono::TimeDelta;
use icc_app::Service;
use icc_app::publish::publish_wave;
use icc_domain::{Code, LocalizedText};
use icc_questionnaire::Definition;
use icc_questionnaire::definition::{Crosswalk, CrosswalkClass, CrosswalkItem};
use icc_store::{Consent, DefinitionSummary, NewDefinition, NewSubmission, NewWave, Scope, Wave};

use crate::database::Outcome;

/// How long after a wave the next one opens.
const LATER: TimeDelta = TimeDelta::days(30);

/// Whatever is out of a wave is handed in again in another one, which opens a month later for the next
/// year, and shown to the same readers. That wave asks the same questions by the same methods as another edition,
/// whose crosswalk calls every measure identical but those that are named: these are of the class
/// beside them, or not spoken of.
pub async fn asked_again(
    service: &Service,
    (then, code): (&str, &str),
    edition: &str,
    named: &[(&str, Option<CrosswalkClass>)],
) -> Outcome {
    let read = service.store().read();
    let then = read.waves().by_code(then).await?.ok_or("no such wave")?;
    let definition = another(service, &then, (edition, named)).await?;
    let unit = service.store().begin().await?;
    let all = unit.repositories();
    let summary = DefinitionSummary {
        hash: definition.hash(),
        edition: edition.to_owned(),
        version: definition.version.clone(),
        loaded_at: service.clock().now(),
    };
    let new = NewDefinition {
        document: definition.canonical_json(),
        summary,
    };
    all.definitions().add(&new).await?;
    let wave = NewWave {
        code: code.to_owned(),
        names: LocalizedText(
            ["fr", "en"]
                .map(|language| (language.to_owned(), code.to_owned()))
                .into(),
        ),
        year: then.record.year + 1,
        definition_hash: definition.hash(),
        opens_at: then.record.opens_at + LATER,
        closes_at: then.record.closes_at + LATER,
        ..then.record.clone()
    };
    all.waves().put(&wave, service.ids()).await?;
    unit.commit().await?;
    let wave = read.waves().by_code(code).await?.ok_or("no new wave")?;
    let submissions = read.submissions();
    let out = submissions
        .latest_published(&Scope::service(), then.id)
        .await?;
    let unit = service.store().begin().await?;
    let all = unit.repositories();
    for one in out {
        let new = NewSubmission {
            wave: wave.id,
            revision: 1,
            ..one.record.clone()
        };
        let added = all.submissions().add(&new, service.ids()).await?;
        all.submissions()
            .publish(added, service.clock().now())
            .await?;
        let said = all.consents().of(one.municipality, then.id).await?;
        if let Some(last) = said.last() {
            let again = Consent {
                wave: wave.id,
                version: 1,
                ..last.clone()
            };
            all.consents().add(&again).await?;
        }
    }
    unit.commit().await?;
    publish_wave(service.store(), &wave, service.clock(), service.ids()).await?;
    service.settle_figures().await?;
    Ok(())
}

/// What a wave asked, as another edition.
async fn another(
    service: &Service,
    then: &Wave,
    (edition, named): (&str, &[(&str, Option<CrosswalkClass>)]),
) -> Result<Definition, Box<dyn Error>> {
    let definitions = service.store().read().definitions();
    let kept = definitions.by_hash(&then.record.definition_hash).await?;
    let document = kept.ok_or("no definition")?.document;
    let own = Definition::from_canonical(&document).map_err(|error| error.to_string())?;
    let mut items: Vec<CrosswalkItem> = Vec::new();
    let measures = own.methods.iter().flat_map(|method| &method.measures);
    for code in measures.map(|measure| &measure.code) {
        let exception = named.iter().find(|(name, _)| *name == code.as_str());
        let class = exception.map_or(Some(CrosswalkClass::Identical), |(_, class)| *class);
        let Some(class) = class else { continue };
        if items.iter().all(|item| item.to.as_ref() != Some(code)) {
            items.push(CrosswalkItem {
                from: Some(code.clone()),
                to: Some(code.clone()),
                class,
                options: std::collections::BTreeMap::new(),
                note: None,
            });
        }
    }
    Ok(Definition {
        id: Code::new(edition).map_err(|error| error.to_string())?,
        crosswalks: vec![Crosswalk {
            from: own.id.clone(),
            review: None,
            items,
        }],
        ..own
    })
}
