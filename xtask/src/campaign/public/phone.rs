//! One page of each kind on a slow phone.

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::super::Outcome;
use crate::machine::chromium;
use crate::process;
use crate::service::Service;
use crate::test::browser;
use crate::workspace::Workspace;

/// Until something is seen, in milliseconds.
const PAINT: f64 = 1000.0;
/// Page, style and script as they are sent.
const BYTES: f64 = 100.0 * 1024.0;

/// Looks at one page of each kind.
pub(super) fn look(
    workspace: &Workspace,
    service: &Service,
    pages: &[String],
    outcome: &mut Outcome,
) -> Result<()> {
    if let Some(reason) = browser::missing() {
        outcome
            .failures
            .push(format!("no phone was tried: {reason}"));
        return Ok(());
    }
    let folder = browser::tools(workspace)?;
    let output = process::output(
        Command::new("node")
            .arg("phone.mjs")
            .arg(format!("http://{}", service.authority()?))
            .args(one_of_each(pages))
            .env("CHROMIUM", chromium().unwrap_or_default())
            .current_dir(folder),
    )?;
    let mut worst = BTreeMap::new();
    let mut count = 0;
    for line in output.lines() {
        let page: Value = serde_json::from_str(line).context("a line is not JSON")?;
        let path = page["path"].as_str().unwrap_or_default();
        count += 1;
        for (figure, unit, most) in [
            ("paint", "ms", PAINT),
            ("shift", "", 0.0),
            ("bytes", "bytes", BYTES),
        ] {
            let found = page[figure].as_f64();
            let found = found.with_context(|| format!("{path} has no {figure}"))?;
            if found > most {
                let failure = format!("{path}: {figure} of {found:.3} {unit}; at most {most}");
                outcome.failures.push(failure);
            }
            let slot = worst
                .entry(figure)
                .or_insert((found, unit, path.to_owned()));
            if found > slot.0 {
                *slot = (found, unit, path.to_owned());
            }
        }
    }
    anyhow::ensure!(count > 5, "only {count} pages were looked at");
    outcome
        .figures
        .push(("pages on a phone".to_owned(), count.to_string()));
    for (figure, (found, unit, path)) in worst {
        let figure = format!("greatest {figure} on a phone");
        outcome
            .figures
            .push((figure, format!("{found:.3} {unit} ({path})")));
    }
    Ok(())
}

/// The first page of each kind: of as many parts, below the same part, with or without a query.
fn one_of_each(pages: &[String]) -> Vec<&str> {
    let mut kinds = BTreeMap::new();
    for page in pages {
        let (path, query) = page.split_once('?').unwrap_or((page, ""));
        let parts: Vec<&str> = path.split('/').collect();
        let last = parts.last().filter(|_| parts.len() > 4).copied();
        let part = |at: usize| parts.get(at).copied();
        let kind = (part(1), part(2), parts.len(), last, query.is_empty());
        let is_page = part(1).is_some_and(|part| ["fr", "en"].contains(&part));
        if is_page && !path.contains('.') {
            kinds.entry(kind).or_insert(page.as_str());
        }
    }
    kinds.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_pages_that_are_alike_one_is_looked_at() {
        let pages = [
            "/fr",
            "/fr/municipalites/a",
            "/fr/municipalites/b",
            "/fr/municipalites/a/w",
            "/fr/municipalites/a/w/reponses",
            "/fr/municipalites/b/w/reponses",
            "/fr/municipalites?q=a",
            "/en/municipalities/a",
            "/assets/style.css",
        ]
        .map(str::to_owned);
        let chosen = one_of_each(&pages);
        assert_eq!(chosen.len(), 6, "{chosen:?}");
        assert!(!chosen.contains(&"/fr/municipalites/b"));
        assert!(!chosen.contains(&"/assets/style.css"));
    }
}
