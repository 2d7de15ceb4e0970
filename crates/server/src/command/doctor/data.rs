//! What the database tells.

use chrono::{DateTime, TimeDelta, Utc};
use icc_app::condition::{BrokenChain, Condition, DataCondition, SealedSecrets};
use icc_domain::Clock;
use icc_i18n::{Args, key};
use icc_store::{Dialect, MailState};

use super::{Finding, Verdict};
use crate::backup;
use crate::machine::SystemClock;
use crate::settings::Settings;

/// How far clocks may be apart.
const APART: TimeDelta = TimeDelta::seconds(5);
/// A mail that waits longer has been tried several times.
const LONG: TimeDelta = TimeDelta::hours(1);
/// What durability needs, as each database tells it.
const SAFE: [(&str, &[&str]); 7] = [
    ("journal_mode", &["wal"]),
    ("synchronous", &["2"]),
    ("foreign_keys", &["1"]),
    ("fsync", &["on"]),
    ("full_page_writes", &["on"]),
    (
        "synchronous_commit",
        &["on", "local", "remote_write", "remote_apply"],
    ),
    ("archive_mode", &["on", "always"]),
];

pub(super) fn findings(condition: &Condition, settings: &Settings) -> Vec<Finding> {
    let health = &condition.database;
    let place = match settings.database_file() {
        Some(file) => file.display().to_string(),
        None => "PostgreSQL".to_owned(),
    };
    let args = Args::new()
        .text("database", backup::name(health.dialect))
        .text("version", &health.version)
        .text("place", place)
        .integer("mebibytes", condition.size >> 20);
    let mut all = vec![Finding::new(
        Verdict::Good,
        key!("cli-doctor-database"),
        args,
    )];
    all.extend(condition.guarantees.iter().map(guarantee));
    if health.dialect == Dialect::Sqlite {
        all.push(Finding::when(
            condition.damage.is_empty(),
            Verdict::Bad,
            [key!("cli-doctor-file"), key!("cli-doctor-file-damaged")],
            Args::new().text("reason", condition.damage.join("; ")),
        ));
    }
    let pending = &health.pending_migrations;
    all.push(Finding::when(
        pending.is_empty(),
        Verdict::Bad,
        [key!("cli-doctor-schema"), key!("cli-doctor-schema-old")],
        Args::new()
            .integer("count", pending.len())
            .text("names", pending.join(", ")),
    ));
    if let Some(data) = &condition.data {
        of_rows(data, &mut all);
    }
    all
}

fn guarantee((name, value): &(&'static str, String)) -> Finding {
    let wanted = SAFE.iter().find(|(known, _)| known == name);
    let safe = wanted.is_none_or(|(_, values)| values.contains(&value.as_str()));
    // Without archived logs there is no way back to a chosen moment; the rest loses data.
    let otherwise = if *name == "archive_mode" {
        Verdict::Doubtful
    } else {
        Verdict::Bad
    };
    Finding::when(
        safe,
        otherwise,
        [
            key!("cli-doctor-guarantee"),
            key!("cli-doctor-guarantee-weak"),
        ],
        Args::new().text("name", *name).text("value", value),
    )
}

fn of_rows(data: &DataCondition, all: &mut Vec<Finding>) {
    if data.broken.is_empty() {
        let id = key!("cli-doctor-chains");
        all.push(Finding::new(Verdict::Good, id, Args::new()));
    }
    all.extend(data.broken.iter().map(|chain| {
        let (id, args) = chain_text(chain);
        Finding::new(Verdict::Bad, id, args)
    }));
    all.push(Finding::when(
        data.administered,
        Verdict::Doubtful,
        [
            key!("cli-doctor-administered"),
            key!("cli-doctor-administered-none"),
        ],
        Args::new(),
    ));
    let now = SystemClock.now();
    mails(data, now, all);
    let stray = data.stray;
    all.push(Finding::when(
        stray.without_evidence == 0 && stray.without_content == 0,
        Verdict::Bad,
        [
            key!("cli-doctor-evidence"),
            key!("cli-doctor-evidence-stray"),
        ],
        Args::new()
            .integer("unused", stray.without_evidence)
            .integer("empty", stray.without_content),
    ));
    all.push(secrets(data.secrets));
    let ahead = [data.last_event, data.server_time]
        .into_iter()
        .flatten()
        .any(|other| other - now > APART);
    let behind = data.server_time.is_some_and(|other| now - other > APART);
    all.push(Finding::when(
        !ahead && !behind,
        Verdict::Bad,
        [key!("cli-doctor-clock"), key!("cli-doctor-clock-wrong")],
        Args::new().text("now", now.to_rfc3339()),
    ));
}

fn mails(data: &DataCondition, now: DateTime<Utc>, all: &mut Vec<Finding>) {
    let count = |state| data.mails.get(&state).map_or(0, |mails| mails.count);
    let waiting = data.mails.get(&MailState::Waiting);
    let oldest = waiting.and_then(|mails| mails.oldest);
    all.push(Finding::when(
        oldest.is_none_or(|oldest| now - oldest < LONG),
        Verdict::Doubtful,
        [key!("cli-doctor-mails"), key!("cli-doctor-mails-late")],
        Args::new().integer("count", count(MailState::Waiting)),
    ));
    let dead = count(MailState::Dead);
    all.push(Finding::when(
        dead == 0,
        Verdict::Doubtful,
        [
            key!("cli-doctor-mails-alive"),
            key!("cli-doctor-mails-dead"),
        ],
        Args::new().integer("count", dead),
    ));
}

fn secrets(secrets: SealedSecrets) -> Finding {
    let args = Args::new()
        .integer("sealed", secrets.sealed)
        .integer("readable", secrets.readable)
        .integer("before", secrets.before)
        .integer("lost", secrets.lost);
    if secrets.lost > 0 {
        return Finding::new(Verdict::Bad, key!("cli-doctor-secrets-lost"), args);
    }
    Finding::when(
        secrets.readable == 0 && secrets.before == 0,
        Verdict::Doubtful,
        [key!("cli-doctor-secrets"), key!("cli-doctor-secrets-open")],
        args,
    )
}

/// What is said of a broken chain.
pub(crate) fn chain_text(chain: &BrokenChain) -> (&'static str, Args) {
    let args = Args::new();
    match chain {
        BrokenChain::Record(number) => (
            key!("cli-doctor-chain-record"),
            args.text("number", number.to_string()),
        ),
        BrokenChain::Answer {
            response,
            question,
            version,
        } => (
            key!("cli-doctor-chain-answer"),
            args.text("response", response.to_string())
                .text("question", question)
                .text("version", version.to_string()),
        ),
        BrokenChain::Part(id) => (
            key!("cli-doctor-chain-part"),
            args.text("part", id.to_string()),
        ),
        BrokenChain::Module {
            module,
            municipality,
            sheet,
        } => (
            key!("cli-doctor-chain-module"),
            args.text("module", module.to_string())
                .text("municipality", municipality.to_string())
                .text("sheet", sheet.to_string()),
        ),
    }
}
