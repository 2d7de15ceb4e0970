//! The method in ten steps.

use icc_pages::context::{MethodStepsPage, Used};

use crate::extract::PageCx;

pub(crate) fn page(cx: &PageCx) -> MethodStepsPage {
    let naming = cx.naming();
    let collections = cx.published.snapshot.collections.iter();
    let mut waves: Vec<_> = collections
        .flat_map(|collection| collection.waves.iter().map(move |wave| (collection, wave)))
        .collect();
    waves.sort_by_key(|(_, wave)| std::cmp::Reverse(wave.record.opens_at));
    let history = waves.into_iter().filter_map(|(collection, wave)| {
        let id = &wave.record.method_id;
        let method = collection.definition.method(id)?;
        Some(Used {
            wave: naming.wave(wave),
            edition: naming.edition(&collection.definition),
            edition_version: collection.definition.version.clone(),
            method: naming.method(&collection.definition, id),
            method_version: method.version.clone(),
            digest: collection.method_digest(id),
        })
    });
    MethodStepsPage {
        history: history.collect(),
    }
}
