//! Bringing the database up to date with the data files.

use icc_domain::IdSource;

use crate::connect::Store;
use crate::data::ReferenceData;
use crate::error::StoreError;
use crate::repo::Change;

/// What loading did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LoadReport {
    /// Rows that were not there.
    pub added: usize,
    /// Rows that were different.
    pub updated: usize,
    /// Rows that were the same and were not touched.
    pub unchanged: usize,
}

impl LoadReport {
    fn count(&mut self, change: Change) {
        match change {
            Change::Added => self.added += 1,
            Change::Updated => self.updated += 1,
            Change::Unchanged => self.unchanged += 1,
        }
    }
}

/// Brings the database up to date with the data files, all or nothing, by stable keys: loading the
/// same files again changes nothing. Nothing is removed: a row that left the files stays until
/// somebody decides. What people have changed on pages stays as they left it.
pub async fn load_data(
    store: &Store,
    data: &ReferenceData,
    ids: &dyn IdSource,
) -> Result<LoadReport, StoreError> {
    let unit = store.begin().await?;
    let repositories = unit.repositories();
    let mut report = LoadReport::default();
    let sources = repositories.sources();
    for source in &data.sources {
        report.count(sources.put(source).await?);
    }
    let municipalities = repositories.municipalities();
    for municipality in &data.municipalities {
        report.count(municipalities.put(municipality, ids).await?.1);
    }
    for fact in &data.facts {
        report.count(municipalities.put_fact(fact, ids).await?);
    }
    let networks = repositories.networks();
    for network in &data.networks {
        report.count(networks.put(network, ids).await?.1);
    }
    let rules = repositories.network_rules();
    for (code, rule) in &data.network_rules {
        if let Some(network) = networks.by_code(code).await? {
            report.count(rules.put_first(network.id, rule).await?);
        }
    }
    for membership in &data.memberships {
        report.count(networks.put_membership(membership, ids).await?);
    }
    let partners = repositories.partners();
    for partner in &data.partners {
        report.count(partners.put(partner, ids).await?);
    }
    for partnership in &data.partnerships {
        report.count(partners.put_partnership(partnership, ids).await?);
    }
    let results = repositories.published_results();
    for result in &data.published_results {
        report.count(results.put(result, ids).await?);
    }
    unit.commit().await?;
    tracing::info!(
        added = report.added,
        updated = report.updated,
        unchanged = report.unchanged,
        "data files loaded"
    );
    Ok(report)
}
