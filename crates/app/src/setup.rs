//! Brings a store up to date with the data files, the editions and, when wanted, the
//! demonstration. Everything is keyed: a second start finds everything and changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc};
use icc_questionnaire::Definition;
use icc_questionnaire::definition::Method;
use icc_store::{
    Audience, Authority, Consent, ConsentGrants, DemonstrationProfile, DemonstrationWave,
    LoadReport, NewSubmission, NewWave, OpenWave, Powers, ReferenceData, Scope, Status, Wave,
    load_data,
};

use crate::answers::AnswerSheet;
use crate::demonstration::{Character, answers};
use crate::editions::{DefinitionFiles, Loaded, load_definition};
use crate::error::Error;
use crate::practices::Tagged;
use crate::publish::publish_wave;
use crate::service::Service;

/// Below this many inhabitants some questions have no object in an invented town.
const SMALL: f64 = 30_000.0;

/// What a store is set up with.
#[derive(Debug)]
pub struct SetUp<'a> {
    /// The definitions, by the name of their folder.
    pub editions: &'a BTreeMap<String, DefinitionFiles>,
    /// Whether the invented network is loaded.
    pub demonstration: bool,
}

/// A step that is done; for operators, in English like the log.
#[derive(Debug, Clone, Copy)]
pub enum Progress<'a> {
    /// Data files were compared with the store.
    Data(&'a LoadReport),
    /// A definition was checked and kept.
    Edition(&'a str, &'a str),
    /// The answers of a wave of the demonstration were scored.
    Wave(&'a str, usize),
}

impl fmt::Display for Progress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Data(report) => write!(
                f,
                "data files: {} added, {} updated",
                report.added, report.updated
            ),
            Self::Edition(id, version) => write!(f, "edition {id} {version} loaded"),
            Self::Wave(code, n) => {
                write!(f, "demonstration wave {code}: {n} municipalities scored")
            }
        }
    }
}

/// Loads what is missing, step by step.
pub async fn prepare(
    service: &Service,
    set_up: &SetUp<'_>,
    report: &(dyn Fn(Progress<'_>) + Sync),
) -> Result<(), Error> {
    let loaded = load_data(service.store(), service.data(), service.ids()).await?;
    if loaded.added + loaded.updated > 0 {
        report(Progress::Data(&loaded));
    }
    let mut editions = BTreeMap::new();
    for (folder, files) in set_up.editions {
        match load_definition(service.store(), files, service.clock()).await? {
            Loaded::Kept {
                new,
                hash,
                definition,
            } => {
                if new {
                    report(Progress::Edition(
                        definition.id.as_str(),
                        &definition.version,
                    ));
                }
                editions.insert(definition.id.to_string(), (hash, definition));
            }
            Loaded::VersionTaken { definition, kept } => {
                return Err(Error::broken([format!(
                    "{folder}: version {} of {} is kept already with other content, SHA-256 \
                     {kept}: an edited definition needs a new version",
                    definition.version, definition.id
                )]));
            }
            Loaded::Refused(problems) => {
                return Err(Error::broken(
                    problems.iter().map(|p| format!("{folder}/{p}")),
                ));
            }
        }
    }
    let mut faults = Vec::new();
    for try_out in &service.data().try_outs {
        match editions.get(&try_out.edition) {
            Some((_, definition)) => faults.extend(crate::try_out::faults(try_out, definition)),
            None => faults.push(format!(
                "a try-out of the unknown edition {}",
                try_out.edition
            )),
        }
    }
    for bands in &service.data().bands {
        match editions.get(&bands.edition) {
            Some((_, definition)) => faults.extend(crate::bands::faults(bands, definition)),
            None => faults.push(format!("bands of the unknown edition {}", bands.edition)),
        }
    }
    if !faults.is_empty() {
        return Err(Error::broken(faults));
    }
    if set_up.demonstration {
        for wave in &service.data().demonstration.waves {
            let (hash, definition) = editions.get(&wave.edition).ok_or_else(|| {
                Error::broken([format!(
                    "wave {} asks the unknown edition {}",
                    wave.code, wave.edition
                )])
            })?;
            demonstrate(service, wave, hash, definition, report).await?;
        }
        if let Some(open) = &service.data().demonstration.open {
            let (hash, definition) = editions.get(&open.edition).ok_or_else(|| {
                Error::broken([format!(
                    "wave {} asks the unknown edition {}",
                    open.code, open.edition
                )])
            })?;
            keep_open(service, open, hash, definition).await?;
        }
        crate::modules::demonstrate(service).await?;
        service.make_demonstration_practices().await?;
        service.make_demonstration_tools().await?;
        service.make_demonstration_challenges().await?;
        if service.rules().demonstration {
            service.make_demonstration_accounts().await?;
            service.demonstrate_spaces().await?;
            service.demonstrate_meetings().await?;
            let open = service.data().demonstration.open.as_ref();
            let asked = open.and_then(|open| editions.get(&open.edition));
            let tagged = asked.map(|(_, definition)| Tagged::of(definition));
            let tagged = tagged.unwrap_or_default();
            service.demonstrate_experts(&tagged).await?;
        }
    }
    // Whoever published last may have been interrupted.
    service.score_all_published().await?;
    // Days may have come while nobody looked.
    service.settle_figures().await?;
    Ok(())
}

/// One wave of the demonstration: its answers, then its scores.
async fn demonstrate(
    service: &Service,
    wave: &DemonstrationWave,
    hash: &str,
    definition: &Definition,
    report: &(dyn Fn(Progress<'_>) + Sync),
) -> Result<(), Error> {
    let data = service.data();
    let read = service.store().read();
    if let Some(stored) = read.waves().by_code(&wave.code).await? {
        // A wave keeps what it was first loaded with; only unfinished work is taken up again.
        publish(service, &stored, report).await?;
        return Ok(());
    }
    let method = definition.method(&wave.method).ok_or_else(|| {
        Error::broken([format!(
            "wave {} is scored by the unknown method {}",
            wave.code, wave.method
        )])
    })?;
    let (opens_at, closes_at) = (midnight(wave.opens), midnight(wave.closes));
    let unit_of_work = service.store().begin().await?;
    let repositories = unit_of_work.repositories();
    let record = NewWave {
        code: wave.code.clone(),
        names: wave.names.clone(),
        year: wave.year,
        definition_hash: hash.to_owned(),
        method_id: method.id.to_string(),
        method_version: method.version.clone(),
        networks: vec![wave.network.clone()],
        opens_at,
        closes_at,
        demonstration: true,
    };
    let (id, _) = repositories.waves().put(&record, service.ids()).await?;
    for profile in data
        .demonstration
        .profiles
        .iter()
        .filter(|p| takes_part(p, wave.year))
    {
        let municipality = repositories
            .municipalities()
            .by_code(&profile.municipality)
            .await?
            .ok_or(Error::NotFound)?;
        let jurisdiction = municipality.record.jurisdiction.as_deref();
        let powers = outside_powers(data, jurisdiction, &wave.edition);
        let population = repositories.municipalities().facts(municipality.id).await?;
        let population = population
            .iter()
            .find(|f| f.record.measure == "population")
            .map(|f| f.record.value);
        let sheet = sheet(
            profile,
            definition,
            method,
            &powers,
            years(profile, wave.year),
            population,
        );
        let (document, digest) = sheet.document()?;
        let handed_in = closes_at - TimeDelta::days(i64::from(digest.as_bytes()[0] % 40) + 1);
        let submission = NewSubmission {
            municipality: municipality.id,
            wave: id,
            revision: 1,
            status: Status::Final,
            document,
            digest,
            created_at: opens_at,
            submitted_at: Some(handed_in),
        };
        let submissions = repositories.submissions();
        let id = submissions.add(&submission, service.ids()).await?;
        submissions.publish(id, handed_in).await?;
        let own = data.memberships.iter().filter(|membership| {
            membership.municipality_code == profile.municipality && membership.left.is_none()
        });
        let networks: Vec<&str> = own.map(|it| it.network_code.as_str()).collect();
        if let Some(consent) = consent(profile, &networks, &submission) {
            repositories.consents().add(&consent).await?;
        }
    }
    unit_of_work.commit().await?;
    let stored = read
        .waves()
        .by_code(&wave.code)
        .await?
        .ok_or(Error::NotFound)?;
    publish(service, &stored, report).await
}

/// What an invented municipality allows everybody and the people of its networks to see.
fn consent(
    profile: &DemonstrationProfile,
    networks: &[&str],
    of: &NewSubmission,
) -> Option<Consent> {
    let public = profile.public.iter();
    let public = public.map(|item| (Audience::Public, *item));
    let to_networks = networks.iter().flat_map(|code| {
        let items = profile.network.iter();
        items.map(|item| (Audience::Network((*code).to_owned()), *item))
    });
    let grants: ConsentGrants = public.chain(to_networks).collect();
    if grants.is_empty() {
        return None;
    }
    Some(Consent {
        municipality: of.municipality,
        wave: of.wave,
        version: 1,
        grants,
        authority: Some(Authority::Council),
        resolution: "1".to_owned(),
        decided_on: Some(of.created_at.date_naive()),
        public_from: None,
        made_by: None,
        made_at: of.submitted_at.unwrap_or(of.created_at),
    })
}

/// The wave of the demonstration that can be answered now: opened once, and moved on while it is
/// used.
async fn keep_open(
    service: &Service,
    open: &OpenWave,
    hash: &str,
    definition: &Definition,
) -> Result<(), Error> {
    let today = service.clock().now().date_naive();
    let until = midnight(today) + TimeDelta::days(open.days);
    let unit_of_work = service.store().begin().await?;
    let repositories = unit_of_work.repositories();
    let stored = repositories.waves().by_code(&open.code).await?;
    let record = match stored {
        // It keeps what it was first opened with.
        Some(stored) => NewWave {
            closes_at: until.max(stored.closes_at),
            ..stored.record
        },
        None => NewWave {
            code: open.code.clone(),
            names: open.names.clone(),
            year: today.year(),
            definition_hash: hash.to_owned(),
            method_id: open.method.clone(),
            method_version: definition
                .method(&open.method)
                .map(|method| method.version.clone())
                .ok_or(Error::NotFound)?,
            networks: vec![open.network.clone()],
            opens_at: midnight(today),
            closes_at: until,
            demonstration: true,
        },
    };
    repositories.waves().put(&record, service.ids()).await?;
    Ok(unit_of_work.commit().await?)
}

async fn publish(
    service: &Service,
    wave: &Wave,
    report: &(dyn Fn(Progress<'_>) + Sync),
) -> Result<(), Error> {
    if publish_wave(service.store(), wave, service.clock(), service.ids()).await? {
        let submissions = service
            .store()
            .read()
            .submissions()
            .latest_published(&Scope::service(), wave.id)
            .await?;
        report(Progress::Wave(&wave.record.code, submissions.len()));
    }
    Ok(())
}

fn sheet(
    profile: &DemonstrationProfile,
    definition: &Definition,
    method: &Method,
    powers: &BTreeSet<String>,
    wave: u32,
    population: Option<f64>,
) -> AnswerSheet {
    let character = Character {
        code: &profile.municipality,
        strength: profile.strength,
        trend: profile.trend,
        documented: profile.documented,
        verified: profile.verified,
        unknown: profile.unknown,
        strongest: &profile.strongest,
        weakest: &profile.weakest,
        not_within_powers: powers,
        small: population.is_some_and(|p| p < SMALL),
    };
    answers(definition, &method.points, &character, wave)
}

fn takes_part(profile: &DemonstrationProfile, year: i32) -> bool {
    year >= profile.first_year && !profile.skipped_years.contains(&year)
}

/// Years since the first answers.
fn years(profile: &DemonstrationProfile, year: i32) -> u32 {
    u32::try_from(year - profile.first_year).unwrap_or(0)
}

fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// Questions that the table of a jurisdiction puts outside the powers of its municipalities.
fn outside_powers(
    data: &ReferenceData,
    jurisdiction: Option<&str>,
    edition: &str,
) -> BTreeSet<String> {
    let table = jurisdiction
        .and_then(|code| data.jurisdiction(code))
        .filter(|j| j.edition == edition);
    let lines = table.into_iter().flat_map(|t| &t.powers);
    lines
        .filter(|(_, line)| line.powers == Powers::NotWithin)
        .map(|(code, _)| code.to_string())
        .collect()
}
