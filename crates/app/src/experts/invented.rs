//! What the accounts of the demonstration say of their expertise: invented, as they are.

use super::ExpertSaid;
use crate::error::Error;
use crate::input::Origin;
use crate::practices::Tagged;
use crate::service::Service;

impl Service {
    /// Has the accounts of the demonstration say what its file says, unless they have said something.
    pub(crate) async fn demonstrate_experts(&self, tagged: &Tagged) -> Result<(), Error> {
        let people = self.demonstration_people().await?;
        for invented in &self.data().demonstration.experts {
            let Ok(actor) = people.with(invented.by) else {
                continue;
            };
            if self.own_expertise(actor).await?.standing.is_some() {
                continue;
            }
            let text = |text: &icc_domain::LocalizedText, tag: &str| {
                text.0.get(tag).cloned().unwrap_or_default()
            };
            let help = invented.help.iter();
            let said = ExpertSaid {
                role_fr: text(&invented.role, "fr"),
                role_en: text(&invented.role, "en"),
                about_fr: text(&invented.about, "fr"),
                about_en: text(&invented.about, "en"),
                languages: invented.languages.clone(),
                fields: invented.fields.clone(),
                help: help.map(|help| help.as_str().to_owned()).collect(),
                reach: invented.reach.as_str().to_owned(),
                told: invented.told,
                withdrawn: false,
                version: 0,
            };
            let origin = Origin::console();
            self.keep_expertise(actor, (&said, tagged), &origin).await?;
        }
        Ok(())
    }
}
