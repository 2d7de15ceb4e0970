//! A release is made: tables first, then, once it is known what changed, what is written about
//! them.

use std::sync::Arc;

use chrono::{DateTime, SubsecRound, Utc};
use icc_datasets::field::{RELEASED, Released};
use icc_datasets::released::{Changes, Index, TableFormat};
use icc_i18n::I18n;
use icc_scoring::ENGINE_VERSION;
use icc_store::{Place, Release, ReleaseId, ReleaseVersion, Shelf};
use serde_json::json;
use tokio::runtime::Handle;

use super::desk::Desk;
use super::papers::{Papers, file_table};
use super::tables::{Gathered, SCORES, origins, waves};
use super::version::Step;
use super::{ListedRelease, Publishing, ReleaseDocument, TableRecord};
use crate::accounts::About;
use crate::error::Error;
use crate::export::mark;
use crate::input;
use crate::service::Service;
use crate::snapshot::Snapshot;

/// What became of making a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Built {
    /// There is a new one.
    Made(Box<Release>),
    /// Nothing differs from this one.
    Unchanged(ReleaseVersion),
}

/// What a release is made from.
pub(super) struct Making {
    pub(super) gathered: Gathered,
    pub(super) publishing: Publishing,
    pub(super) software: String,
    pub(super) made_at: DateTime<Utc>,
    pub(super) i18n: Arc<I18n>,
}

impl Service {
    /// Makes a release of what everybody may see now, unless nothing changed since the last one.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no place for files; [`Error::Conflict`] when somebody else
    /// made one meanwhile; [`Error::Shelf`] when files cannot be written. Nothing is kept then.
    pub async fn build_release(
        &self,
        publishing: Publishing,
        software: &str,
        i18n: &Arc<I18n>,
        origin: &input::Origin,
    ) -> Result<Built, Error> {
        // What is given away for good is what holds this moment.
        self.look_again().await;
        let snapshot = self.snapshot().await?;
        self.build_release_of(snapshot, publishing, software, i18n, origin)
            .await
    }

    /// Makes a release of what a snapshot shows, as [`Service::build_release`] does of the present.
    ///
    /// # Errors
    /// Those of [`Service::build_release`].
    pub async fn build_release_of(
        &self,
        snapshot: Arc<Snapshot>,
        publishing: Publishing,
        software: &str,
        i18n: &Arc<I18n>,
        origin: &input::Origin,
    ) -> Result<Built, Error> {
        let shelf = self.shelf().ok_or(Error::NotFound)?.clone();
        let earlier = self.releases().await?;
        let newest = earlier.iter().map(|one| one.release.version).max();
        // What was withdrawn has no files to compare with.
        let before = earlier.into_iter().find(|one| one.withdrawal.is_none());
        let making = Making {
            gathered: Gathered::of(self, snapshot).await?,
            publishing,
            software: software.to_owned(),
            made_at: self.clock().now().trunc_subsecs(0),
            i18n: Arc::clone(i18n),
        };
        let id = ReleaseId(self.ids().next_id());
        let handle = Handle::current();
        let desk = Desk::new(shelf.clone(), handle, id);
        let done = tokio::task::spawn_blocking(move || make(&making, desk, before, newest)).await;
        let kept = match done.map_err(Error::Interrupted).and_then(|done| done) {
            Ok(Made::Release(release, desk)) => {
                let kept = self.keep_release(&release, &desk, origin).await;
                kept.map(|()| Built::Made(release))
            }
            Ok(Made::Nothing(version)) => Ok(Built::Unchanged(version)),
            Err(error) => Err(error),
        };
        if !matches!(kept, Ok(Built::Made(_))) {
            shelf.clear(&id.to_string()).await?;
        }
        kept
    }

    async fn keep_release(
        &self,
        release: &Release,
        desk: &Desk,
        origin: &input::Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        repositories.releases().add(release, &desk.files).await?;
        let noted = About {
            action: "release-made",
            actor: None,
            origin,
            object: ("release", Some(release.id.to_string())),
            place: Place::Service,
            detail: json!({ "version": release.version.to_string() }),
        };
        self.note(&repositories, noted).await?;
        unit.commit().await?;
        Ok(())
    }
}

enum Made {
    Release(Box<Release>, Desk),
    Nothing(ReleaseVersion),
}

fn make(
    making: &Making,
    mut desk: Desk,
    before: Option<ListedRelease>,
    newest: Option<ReleaseVersion>,
) -> Result<Made, Error> {
    let mut tables = tables(making, &mut desk)?;
    let step = match &before {
        None => Step::First,
        Some(before) => compare(making, &desk, before, &mut tables)?,
    };
    if let (Step::None, Some(before)) = (step, &before) {
        return Ok(Made::Nothing(before.release.version));
    }
    let document = ReleaseDocument {
        previous: before.map(|before| before.release.version.to_string()),
        step,
        software: making.software.clone(),
        engine: ENGINE_VERSION.to_owned(),
        publishing: making.publishing.clone(),
        tables,
        waves: origins(&making.gathered.snapshot),
    };
    let release = Release {
        id: desk.release(),
        version: step.after(newest),
        made_at: making.made_at,
        demonstration: making.gathered.demonstration(),
        document: serde_json::to_string(&document)
            .map_err(|error| Error::broken([error.to_string()]))?,
    };
    Papers::new(making, release.version, &document).write(&mut desk)?;
    Ok(Made::Release(Box::new(release), desk))
}

/// Writes every table in every format that its size allows.
pub(super) fn tables(making: &Making, desk: &mut Desk) -> Result<Vec<TableRecord>, Error> {
    let demonstration = making.gathered.demonstration();
    let mut records = Vec::new();
    for Released { table, .. } in &RELEASED {
        let pieces = making.gathered.pieces(table, None);
        let rows = pieces.rows();
        let formats = TableFormat::of(rows).iter();
        let files: Vec<_> = formats
            .map(|format| (file_table(demonstration, table.name, *format), *format))
            .collect();
        let written = desk.table(table, &files, &*pieces)?;
        let lines = files.iter().zip(written);
        let mut lines = lines.filter(|((_, format), _)| *format == TableFormat::lines(rows));
        let columns = table.fields.iter();
        records.push(TableRecord {
            name: table.name.to_owned(),
            columns: columns
                .map(|field| (field.name.to_owned(), field.kind.name().to_owned()))
                .collect(),
            rows,
            frames: lines
                .next()
                .map(|(_, written)| written.frames)
                .unwrap_or_default(),
            added: 0,
            removed: 0,
            changed: 0,
        });
    }
    partitions(making, desk)?;
    Ok(records)
}

/// The scores once more, wave by wave in folders that say so, for programs that read many files at
/// once and skip those they do not need.
fn partitions(making: &Making, desk: &mut Desk) -> Result<(), Error> {
    let Some(released) = icc_datasets::field::released(SCORES) else {
        return Ok(());
    };
    let mark = mark(making.gathered.demonstration());
    for (_, wave) in waves(&making.gathered.snapshot) {
        let period = wave.record.code.as_str();
        let name = format!("{mark}scores/period={period}/part-0.parquet");
        let pieces = making.gathered.pieces(released.table, Some(period));
        desk.table(released.table, &[(name, TableFormat::Parquet)], &*pieces)?;
    }
    Ok(())
}

/// Counts what differs from the release before, table by table.
fn compare(
    making: &Making,
    desk: &Desk,
    before: &ListedRelease,
    tables: &mut [TableRecord],
) -> Result<Step, Error> {
    let mut step = Step::of_columns(&before.document.tables, tables);
    for table in tables {
        let Some(released) = icc_datasets::field::released(&table.name) else {
            continue;
        };
        let index = |release: &Release, rows: u64| {
            let lines = desk.lines(release, &table.name, rows)?;
            Index::read(lines, released).map_err(|error| Error::broken([error.to_string()]))
        };
        let mut earlier = before.document.tables.iter();
        let known = earlier.find(|one| one.name == table.name && one.columns == table.columns);
        let old = match known {
            Some(known) => index(&before.release, known.rows)?,
            None => Index::default(),
        };
        let new = Release {
            id: desk.release(),
            demonstration: making.gathered.demonstration(),
            ..before.release.clone()
        };
        let new = index(&new, table.rows)?;
        let changes = old.changes(&new);
        let Changes {
            added,
            removed,
            changed,
        } = changes;
        (table.added, table.removed, table.changed) = (added, removed, changed);
        if known.is_some() {
            step = step.max(Step::of(changes));
        }
    }
    Ok(step)
}

/// Makes the files of a release again, elsewhere.
pub(super) fn again(
    making: &Making,
    shelf: Shelf,
    handle: Handle,
    listed: &ListedRelease,
) -> Result<Desk, Error> {
    let mut desk = Desk::new(shelf, handle, listed.release.id);
    tables(making, &mut desk)?;
    Papers::new(making, listed.release.version, &listed.document).write(&mut desk)?;
    Ok(desk)
}
