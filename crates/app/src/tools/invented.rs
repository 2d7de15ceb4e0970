//! The tools of the demonstration: invented, at addresses that lead nowhere.

use icc_store::{Tool, ToolId, ToolPlace, ToolUse};

use super::keep::keep;
use crate::accounts::NOBODY;
use crate::error::Error;
use crate::policy::Action;
use crate::service::Service;

impl Service {
    /// Keeps the tools of the demonstration, unless any tool of an invented network is there.
    pub(crate) async fn make_demonstration_tools(&self) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let everything = crate::Actor::console(icc_domain::Locale::Fr);
        let scope = everything
            .reserved_scope(Action::SeeTools, &repositories)
            .await?;
        let known = repositories.tools().shown(&scope).await?;
        let municipalities = repositories.municipalities();
        for invented in &self.data().demonstration.tools {
            let network = repositories.networks().by_code(&invented.network).await?;
            let Some(network) = network else {
                continue;
            };
            if known.iter().any(|tool| tool.network == network.id) {
                continue;
            }
            let city = match &invented.municipality {
                Some(code) => municipalities.by_code(code).await?,
                None => None,
            };
            let now = self.clock().now();
            let tool = Tool {
                id: ToolId(self.ids().next_id()),
                version: 1,
                network: network.id,
                municipality: city.map(|city| city.id),
                reach: invented.reach,
                kind: invented.kind,
                language: invented.language,
                licence: invented.licence,
                theme: invented.theme,
                title: invented.title.clone(),
                summary: invented.summary.clone(),
                indicators: invented.indicators.clone(),
                place: ToolPlace::Link(invented.url.clone()),
                removed: false,
                made_by: NOBODY,
                made_at: now,
            };
            keep(&tool, &repositories).await?;
            for code in &invented.used_by {
                let Some(user) = municipalities.by_code(code).await? else {
                    continue;
                };
                let word = ToolUse {
                    tool: tool.id,
                    municipality: user.id,
                    number: 1,
                    uses: true,
                    made_by: NOBODY,
                    made_at: now,
                };
                repositories.tools().add_use(&word).await?;
            }
        }
        Ok(unit.commit().await?)
    }
}
