//! Everything that is kept about a person, to take along: as JSON and as one long table (CSV).

use std::collections::BTreeMap;

use icc_datasets::lines::Lines;
use icc_store::{Account, AccountId, Mention, Trace, Wanted};
use serde_json::{Map, Value, json};

use crate::accounts::{About, subject_hash};
use crate::error::Error;
use crate::input::{self, Origin};
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;

/// The two files, with the same content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFiles {
    /// For programs.
    pub json: Vec<u8>,
    /// For spreadsheets: one line for each cell of each row.
    pub csv: Vec<u8>,
    /// How many rows there are about the person.
    pub rows: usize,
}

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// To the person: the own rows whole; of others, that and when the person did something. What
    /// others wrote about the person stands in the work of municipalities, whom one asks.
    Own,
    /// To whoever runs the service and answers a request for access: every row whole.
    Everything,
}

/// The columns of the table.
const COLUMNS: [&str; 5] = ["table", "row", "found_by", "column", "value"];

/// What lets somebody in is no information about the person, and stays where it is.
const SECRETS: [(&str, &str); 8] = [
    ("account", "password_hash"),
    ("account", "totp_secret"),
    ("account_token", "hash"),
    ("api_token", "hash"),
    ("calendar_link", "hash"),
    ("pending_sign_in", "hash"),
    ("recovery_code", "hash"),
    ("session", "hash"),
];

/// Rows that are about one person, whom this column names: that person may see them whole.
const OWN: [(&str, &str); 23] = [
    ("account", "id"),
    ("account_identity", "account_id"),
    ("api_token", "account_id"),
    ("audit_event", "actor_id"),
    ("calendar_link", "account_id"),
    ("expert", "account_id"),
    ("invitation", "email"),
    ("mail", "recipient"),
    ("meeting_place", "account_id"),
    ("part", "account_id"),
    ("pending_sign_in", "account_id"),
    ("post", "made_by"),
    ("post_version", "made_by"),
    ("recovery_code", "account_id"),
    ("reminder", "account_id"),
    ("reminder_off", "account_id"),
    ("role_grant", "account_id"),
    ("session", "account_id"),
    ("sign_in_attempt", "subject"),
    ("space_digest", "account_id"),
    ("steering_seat", "account_id"),
    ("topic", "made_by"),
    ("topic_reader", "account_id"),
];

/// What tells which row another one is, and when something was done to it.
const TELLING: [&str; 13] = [
    "action",
    "code",
    "id",
    "kind",
    "module_id",
    "municipality_id",
    "number",
    "object",
    "question",
    "response_id",
    "role",
    "state",
    "version",
];

impl Service {
    /// What the person may take along from the own account. It is recorded.
    pub async fn own_data(&self, actor: &Actor, origin: &Origin) -> Result<PersonFiles, Error> {
        if !actor.may(Action::OwnAccount, &Subject::account(actor.account)) {
            return Err(Error::NotFound);
        }
        let account = self.store().read().accounts().by_id(actor.account).await?;
        let account = account.ok_or(Error::NotFound)?;
        let wanted = wanted(&account.email, Some(&account));
        let files = self.person_files(&wanted, Reach::Own).await?;
        let unit = self.store().begin().await?;
        let about = About::own("data-taken", actor.account, origin);
        self.note(&unit.repositories(), about).await?;
        unit.commit().await?;
        Ok(files)
    }

    /// Everything that names a person, for whoever runs the service: also texts that others wrote,
    /// found by the address and by the name of the account. It is recorded.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing is kept about the address.
    pub async fn export_person(&self, email: &str, origin: &Origin) -> Result<PersonFiles, Error> {
        let wanted = self.wanted(email).await?;
        let files = self.person_files(&wanted, Reach::Everything).await?;
        if files.rows == 0 {
            return Err(Error::NotFound);
        }
        let unit = self.store().begin().await?;
        let about = About {
            action: "person-exported",
            actor: None,
            origin,
            object: ("account", wanted.account.map(|id| id.to_string())),
            place: icc_store::Place::Service,
            detail: json!({ "rows": files.rows }),
        };
        self.note(&unit.repositories(), about).await?;
        unit.commit().await?;
        Ok(files)
    }

    /// By what the person with an address is found.
    pub(crate) async fn wanted(&self, email: &str) -> Result<Wanted, Error> {
        let email = input::email(email).ok_or_else(|| Error::issue("email", "email"))?;
        let account = self.store().read().accounts().by_email(&email).await?;
        Ok(wanted(&email, account.as_ref()))
    }

    async fn person_files(&self, wanted: &Wanted, reach: Reach) -> Result<PersonFiles, Error> {
        let snapshot = self.store().snapshot().await?;
        let mentions = snapshot.repositories().persons().mentions(wanted).await?;
        snapshot.end().await?;
        let told = mentions.iter().filter_map(|mention| told(mention, reach));
        let told: Vec<Told<'_>> = told.collect();
        let csv = table(&told).map_err(|error| Error::broken([error.to_string()]))?;
        let mut tables: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for one in &told {
            let found = one.found.iter();
            let found: Map<String, Value> = found
                .map(|(column, trace)| ((*column).to_owned(), trace.as_str().into()))
                .collect();
            let row = json!({ "found_by": found, "row": one.row, "withheld": one.withheld });
            tables.entry(one.table).or_default().push(row);
        }
        let document = json!({
            "email": wanted.email,
            "account": wanted.account.map(|id| id.to_string()),
            "made_at": self.clock().now().to_rfc3339(),
            "tables": tables,
        });
        let mut json = serde_json::to_vec_pretty(&document)
            .map_err(|error| Error::broken([error.to_string()]))?;
        json.push(b'\n');
        Ok(PersonFiles {
            json,
            csv,
            rows: told.len(),
        })
    }
}

/// A row as it is told.
struct Told<'a> {
    table: &'a str,
    found: BTreeMap<&'a str, Trace>,
    row: Map<String, Value>,
    /// Columns that are left out because they are secret, or not the person's own.
    withheld: Vec<&'a str>,
}

fn wanted(email: &str, account: Option<&Account>) -> Wanted {
    let id: Option<AccountId> = account.map(|account| account.id);
    let counted = id.map(|id| subject_hash(&id.to_string()));
    Wanted {
        account: id,
        email: email.to_owned(),
        name: account.map(|account| account.name.clone()),
        hashes: [subject_hash(email)].into_iter().chain(counted).collect(),
    }
}

fn told(mention: &Mention, reach: Reach) -> Option<Told<'_>> {
    let table = mention.table.as_str();
    let owner = OWN.iter().find(|(own, _)| *own == table);
    let own = owner.is_some_and(|(_, column)| mention.found.contains_key(*column));
    let whole = own || reach == Reach::Everything;
    if !whole && !mention.found.values().any(|trace| *trace == Trace::Id) {
        return None;
    }
    let shown = |column: &str| {
        let telling = TELLING.contains(&column) || column.ends_with("_at") || column == "at";
        let found = mention.found.get(column) == Some(&Trace::Id);
        !SECRETS.contains(&(table, column)) && (whole || telling || found)
    };
    let (kept, withheld): (Vec<_>, Vec<_>) =
        mention.row.iter().partition(|(column, _)| shown(column));
    Some(Told {
        table,
        found: mention
            .found
            .iter()
            .filter(|(column, _)| shown(column))
            .map(|(column, trace)| (column.as_str(), *trace))
            .collect(),
        row: kept
            .into_iter()
            .map(|(column, value)| (column.clone(), value.clone()))
            .collect(),
        withheld: withheld.into_iter().map(|(c, _)| c.as_str()).collect(),
    })
}

fn table(told: &[Told<'_>]) -> Result<Vec<u8>, icc_datasets::WriteError> {
    let mut lines = Lines::new(&COLUMNS)?;
    let mut number = 0;
    let mut before = "";
    for one in told {
        number = if one.table == before { number + 1 } else { 1 };
        before = one.table;
        for (column, value) in &one.row {
            let value = match value {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let found = one.found.get(column.as_str());
            lines.add(&[
                one.table.to_owned(),
                number.to_string(),
                found.map_or("", |trace| trace.as_str()).to_owned(),
                column.clone(),
                value,
            ])?;
        }
    }
    lines.finish()
}
