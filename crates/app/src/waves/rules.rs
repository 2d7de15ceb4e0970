//! How a network wants its waves answered.

use icc_domain::Locale;
use icc_store::{NetworkRule, Repositories, ReviewPath, Rhythm, StoreError};
use serde_json::json;

use super::named_network;
use crate::accounts::{About, Named};
use crate::error::Error;
use crate::input::{Issue, Origin};
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;

/// A network with its rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleRow {
    /// The network.
    pub network: Named,
    /// Its rule; of version 0 where it has said nothing.
    pub rule: NetworkRule,
}

/// What a form says about a network's rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleSaid {
    /// How often the whole questionnaire is gone through.
    pub rhythm: String,
    /// Languages in which every text has to stand.
    pub languages: Vec<String>,
    /// How much of what was handed in is reviewed.
    pub review: String,
    /// The version that was shown.
    pub version: i32,
}

/// What became of a rule that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleKept {
    /// It holds now.
    Kept,
    /// Somebody else was first: what holds now.
    Conflict(RuleRow),
}

impl Service {
    /// The networks whose rule somebody sets, by code.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there are none: the page does not exist for that person.
    pub async fn network_rules(&self, actor: &Actor) -> Result<Vec<RuleRow>, Error> {
        if !actor.may_somewhere(Action::SetNetworkRules) {
            return Err(Error::NotFound);
        }
        let read = self.store().read();
        let mut rows = Vec::new();
        for network in read.networks().all().await? {
            if may_set(actor, network.id) {
                let rules = read.network_rules().of(&[network.id]).await?;
                rows.push(RuleRow {
                    network: named_network(&network),
                    rule: rules.into_iter().next().map(|(_, r)| r).unwrap_or_default(),
                });
            }
        }
        Ok(rows)
    }

    /// The rule of a network.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network, or the person does not set its rule.
    pub async fn network_rule(&self, actor: &Actor, code: &str) -> Result<RuleRow, Error> {
        let read = self.store().read();
        rule_of(actor, code, &read).await
    }

    /// Sets the rule of a network.
    ///
    /// # Errors
    /// As [`Service::network_rule`]; [`Error::Invalid`] without a rhythm or a review.
    pub async fn set_network_rule(
        &self,
        actor: &Actor,
        code: &str,
        said: &RuleSaid,
        origin: &Origin,
    ) -> Result<RuleKept, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let row = rule_of(actor, code, &repositories).await?;
        let rhythm = Rhythm::from_word(&said.rhythm);
        let review = ReviewPath::from_word(&said.review);
        let (Some(rhythm), Some(review)) = (rhythm, review) else {
            let missing = [("rhythm", rhythm.is_none()), ("review", review.is_none())];
            let missing = missing.into_iter().filter(|(_, missing)| *missing);
            let issues = missing.map(|(field, _)| Issue::new(field, "missing"));
            return Err(Error::Invalid(issues.collect()));
        };
        let wanted = |locale: &Locale| said.languages.iter().any(|tag| tag == locale.tag());
        let rule = NetworkRule {
            rhythm,
            required_languages: Locale::ALL.into_iter().filter(wanted).collect(),
            review,
            version: said.version,
        };
        let same = (rule.rhythm, rule.review, &rule.required_languages)
            == (
                row.rule.rhythm,
                row.rule.review,
                &row.rule.required_languages,
            );
        if same && row.rule.version > 0 {
            return Ok(RuleKept::Kept);
        }
        if said.version != row.rule.version {
            return Ok(RuleKept::Conflict(row));
        }
        let place = row.network.place;
        let network = place.network().ok_or(Error::NotFound)?;
        match repositories.network_rules().put(network, &rule).await {
            Ok(()) => {}
            Err(StoreError::Immutable(_) | StoreError::Duplicate(_)) => {
                unit.roll_back().await?;
                let now = self.network_rule(actor, code).await?;
                return Ok(RuleKept::Conflict(now));
            }
            Err(error) => return Err(error.into()),
        }
        let languages: Vec<&str> = rule.required_languages.iter().map(|l| l.tag()).collect();
        let about = About {
            action: "network-rule",
            actor: Some(actor.account),
            origin,
            object: ("network", Some(code.to_owned())),
            place,
            detail: json!({
                "rhythm": rule.rhythm.as_str(),
                "languages": languages,
                "review": rule.review.as_str(),
            }),
        };
        self.note(&repositories, about).await?;
        unit.commit().await?;
        Ok(RuleKept::Kept)
    }
}

fn may_set(actor: &Actor, network: icc_store::NetworkId) -> bool {
    let subject = Subject {
        network: Some(network),
        ..Subject::default()
    };
    actor.may(Action::SetNetworkRules, &subject)
}

async fn rule_of<A: Sync>(
    actor: &Actor,
    code: &str,
    read: &Repositories<'_, A>,
) -> Result<RuleRow, Error> {
    let network = read.networks().by_code(code).await?;
    let network = network.filter(|network| may_set(actor, network.id));
    let network = network.ok_or(Error::NotFound)?;
    let rules = read.network_rules().of(&[network.id]).await?;
    Ok(RuleRow {
        network: named_network(&network),
        rule: rules.into_iter().next().map(|(_, r)| r).unwrap_or_default(),
    })
}
