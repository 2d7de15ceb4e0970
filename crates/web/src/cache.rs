//! Rendered pages and files, kept until something new is published or room is needed.

use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache as Kept;

use crate::problem::Problem;
use crate::respond::Rendered;

/// A typical size, packed, to guess how many fit.
const TYPICAL_BYTES: u64 = 16 * 1024;

/// Rendered answers by language and name. Everything in it is public; the name holds whatever the
/// content depends on beside the published state.
pub(crate) struct Cache(Kept<String, Arc<Rendered>, Bytes>);

#[derive(Clone)]
struct Bytes;

impl Weighter<String, Arc<Rendered>> for Bytes {
    fn weight(&self, key: &String, value: &Arc<Rendered>) -> u64 {
        u64::try_from(key.len() + value.room()).unwrap_or(u64::MAX)
    }
}

impl Cache {
    pub(crate) fn new(bytes: u64) -> Self {
        let items = usize::try_from(bytes / TYPICAL_BYTES).unwrap_or(usize::MAX);
        Self(Kept::with_weighter(items.max(1), bytes, Bytes))
    }

    /// What is kept under this name, else what `make` renders; rendered once however many ask.
    pub(crate) async fn get(
        &self,
        name: String,
        make: impl Future<Output = Result<Rendered, Problem>>,
    ) -> Result<Arc<Rendered>, Problem> {
        let make = async { make.await.map(Arc::new) };
        self.0.get_or_insert_async(&name, make).await
    }

    /// Whether something is kept under this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    pub(crate) fn clear(&self) {
        self.0.clear();
    }
}
