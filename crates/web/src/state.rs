//! What handlers share.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use axum::extract::FromRef;
use axum::http::HeaderValue;
use icc_app::edition::Edition;
use icc_app::jobs::Jobs;
use icc_app::provenance::Computations;
use icc_app::publication::Corrections;
use icc_app::work::Workers;
use icc_app::{Error, Service, Snapshot};
use icc_domain::{Locale, LocalizedText};
use icc_i18n::I18n;
use icc_pages::{Asset, Pages};
use tokio::sync::{Mutex, RwLock, Semaphore};

use crate::api::limit::Callers;
use crate::around::headers;
use crate::cache::Cache;
use crate::config::{Config, Limits};

/// Of how many audiences beside the public what is read beside their view stays in memory: the
/// newest.
const READERS_IN_MEMORY: usize = 8;

/// Everything that lives as long as the service.
pub(crate) struct App {
    pub(crate) service: Arc<Service>,
    pub(crate) i18n: Arc<I18n>,
    pub(crate) pages: Pages,
    pub(crate) config: Config,
    pub(crate) limits: Limits,
    pub(crate) workers: Workers,
    /// Files that somebody waits for.
    pub(crate) jobs: Jobs,
    /// Who asks the interface for programs how often.
    pub(crate) callers: Callers,
    /// Files that are being read: each is held in memory.
    pub(crate) uploads: Arc<Semaphore>,
    pub(crate) cache: Cache,
    /// Assets by the last part of their address.
    pub(crate) assets: BTreeMap<String, Asset>,
    /// The header that names what a page needs first.
    pub(crate) early: Option<HeaderValue>,
    published: RwLock<Option<Arc<Published>>>,
    readers: Mutex<VecDeque<Arc<Published>>>,
}

/// The service in one language.
#[derive(Clone)]
pub(crate) struct Site {
    pub(crate) app: Arc<App>,
    pub(crate) locale: Locale,
}

impl FromRef<Site> for Arc<App> {
    fn from_ref(site: &Site) -> Self {
        Self::clone(&site.app)
    }
}

/// What an audience may see at one moment, with what is read beside it once.
pub(crate) struct Published {
    pub(crate) snapshot: Arc<Snapshot>,
    pub(crate) computations: Computations,
    /// When results that everybody may see were corrected last.
    pub(crate) corrections: Corrections,
    /// The edition that is asked today.
    pub(crate) edition: Option<Edition>,
    /// Titles of every edition, by code.
    pub(crate) editions: BTreeMap<String, LocalizedText>,
    /// What tells this state from another: digest of the runs, of the state of the register
    /// and of what municipalities allow behind it, hexadecimal.
    pub(crate) version: String,
}

impl App {
    pub(crate) fn new(
        service: Arc<Service>,
        i18n: Arc<I18n>,
        pages: Pages,
        config: Config,
        limits: Limits,
    ) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let early = headers::early(pages.assets());
        let assets = pages.assets().iter();
        let assets = assets
            .map(|asset| {
                let name = asset.path.trim_start_matches(icc_pages::ASSET_PREFIX);
                (name.to_owned(), asset.clone())
            })
            .collect();
        Self {
            service,
            i18n,
            pages,
            config,
            limits,
            workers: Workers::new(cores),
            jobs: Jobs::default(),
            callers: Callers::new(limits.api_requests),
            uploads: Arc::new(Semaphore::new(limits.uploads)),
            cache: Cache::new(limits.cache),
            assets,
            early,
            published: RwLock::new(None),
            readers: Mutex::default(),
        }
    }

    /// What is public now.
    pub(crate) async fn published(&self) -> Result<Arc<Published>, Error> {
        let snapshot = self.service.snapshot().await?;
        if let Some(known) = &*self.published.read().await
            && Arc::ptr_eq(&known.snapshot, &snapshot)
        {
            return Ok(Arc::clone(known));
        }
        let mut published = self.published.write().await;
        if let Some(known) = &*published
            && Arc::ptr_eq(&known.snapshot, &snapshot)
        {
            return Ok(Arc::clone(known));
        }
        let fresh = Arc::new(self.beside(snapshot).await?);
        // What was rendered from the state before is of no use to anybody.
        self.cache.clear();
        *published = Some(Arc::clone(&fresh));
        Ok(fresh)
    }

    /// What an audience may see, with what is read beside it: once for the same state.
    pub(crate) async fn published_as(
        &self,
        snapshot: Arc<Snapshot>,
    ) -> Result<Arc<Published>, Error> {
        let mut readers = self.readers.lock().await;
        let known = readers
            .iter()
            .find(|one| Arc::ptr_eq(&one.snapshot, &snapshot));
        if let Some(known) = known {
            return Ok(Arc::clone(known));
        }
        let fresh = Arc::new(self.beside(snapshot).await?);
        readers.push_back(Arc::clone(&fresh));
        if readers.len() > READERS_IN_MEMORY {
            readers.pop_front();
        }
        Ok(fresh)
    }

    async fn beside(&self, snapshot: Arc<Snapshot>) -> Result<Published, Error> {
        Ok(Published {
            computations: self.service.computations(&snapshot).await?,
            corrections: self.service.corrections().await?,
            edition: self.service.current_edition(&snapshot).await?,
            editions: self.service.edition_titles().await?,
            version: snapshot.version(),
            snapshot,
        })
    }
}
