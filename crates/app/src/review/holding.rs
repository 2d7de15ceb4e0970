//! Whether an answer that was verified once still counts as verified.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use icc_domain::LocalizedText;
use icc_store::{
    CheckState, Confirmation, DraftAnswer, Evidence, Repositories, Response, Scope, Wave,
};

use super::answer::content;
use crate::error::Error;
use crate::evidence::{expired_before, pieces};
use crate::responses::{Asked, Carrying, Entry, earlier_question, lasts};
use crate::service::Service;

/// In how many waves an answer that stays the same counts as verified: the one in which it was
/// verified, and those of the same networks after it.
pub const VERIFIED_FOR: usize = 3;

/// Since when an answer is verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// When somebody found it true.
    pub since: DateTime<Utc>,
    /// Code of the wave in which that was.
    pub wave: String,
    /// What that wave is called.
    pub names: LocalizedText,
}

/// A wave in which the municipality has answered, with what was said about its answers.
struct Earlier {
    wave: Wave,
    asked: std::sync::Arc<Asked>,
    checks: BTreeMap<String, icc_store::AnswerCheck>,
}

impl Service {
    /// The answers of a response that count as verified now: those that somebody has found true, in
    /// this wave or in one of the two before it, and that still say and rest on the same. An answer
    /// that came along and was not confirmed counts for nothing.
    pub(crate) async fn verified_now<A: Sync>(
        &self,
        response: &Response,
        repositories: &Repositories<'_, A>,
    ) -> Result<BTreeSet<String>, Error> {
        let holdings = self.holdings(response, repositories).await?;
        Ok(holdings.into_keys().collect())
    }

    /// The same, with since when.
    pub(super) async fn holdings<A: Sync>(
        &self,
        response: &Response,
        repositories: &Repositories<'_, A>,
    ) -> Result<BTreeMap<String, Holding>, Error> {
        // For a computation of the service: what comes of it are codes and days.
        let scope = Scope::service();
        let waves = repositories.waves().all().await?;
        let here = waves.iter().find(|wave| wave.id == response.wave);
        let here = here.ok_or(Error::NotFound)?;
        let asked = self.asked(here).await?;
        let chain = self.chain(response, here, &waves, repositories).await?;
        if chain.iter().all(|earlier| earlier.checks.is_empty()) {
            return Ok(BTreeMap::new());
        }
        let evidence = pieces(&scope, response.municipality, repositories).await?;
        let mut holdings = BTreeMap::new();
        for answer in repositories.answers().all(response).await? {
            let question = asked.definition.question(&answer.question);
            let Some(question) = question else {
                continue;
            };
            let found = chain.iter().find_map(|earlier| {
                let then = &earlier.asked.definition;
                let (former, carrying) = earlier_question(then, &asked.definition, question)?;
                let check = earlier.checks.get(former.code.as_str())?;
                Some((earlier, check, carrying))
            });
            let Some((earlier, check, Carrying::Same)) = found else {
                continue;
            };
            let entry = Entry::read(&answer.document)?;
            if check.state == CheckState::Verified
                && check.content == content(&entry)
                && self.still_stands(&answer, &entry, check.changed_at, &evidence)
                && age(&earlier.wave, here, &waves) < VERIFIED_FOR
            {
                let holding = Holding {
                    since: check.changed_at,
                    wave: earlier.wave.code.clone(),
                    names: earlier.wave.names.clone(),
                };
                holdings.insert(answer.question.clone(), holding);
            }
        }
        Ok(holdings)
    }

    /// Whether the answer has stood since it was verified, is not just carried along, and its
    /// evidence has not run out.
    fn still_stands(
        &self,
        answer: &DraftAnswer,
        entry: &Entry,
        verified_at: DateTime<Utc>,
        evidence: &BTreeMap<String, Evidence>,
    ) -> bool {
        answer.since <= verified_at
            && answer.confirmation != Confirmation::Carried
            && lasts(entry.state)
            && !expired_before(entry, evidence, self.today())
    }

    /// This response and those before it, the newest first.
    async fn chain<A: Sync>(
        &self,
        response: &Response,
        here: &Wave,
        waves: &[Wave],
        repositories: &Repositories<'_, A>,
    ) -> Result<Vec<Earlier>, Error> {
        let scope = Scope::service();
        let all = repositories.responses();
        let mut chain = Vec::new();
        for one in all.of_municipality(&scope, response.municipality).await? {
            let wave = waves.iter().find(|wave| wave.id == one.wave);
            let wave = wave.filter(|wave| one.id == response.id || wave.opens_at < here.opens_at);
            let Some(wave) = wave else {
                continue;
            };
            chain.push(Earlier {
                wave: wave.clone(),
                asked: self.asked(wave).await?,
                checks: repositories.answer_checks().of(&one).await?,
            });
        }
        chain.sort_by_key(|link| std::cmp::Reverse(link.wave.opens_at));
        Ok(chain)
    }
}

/// How many waves of the same networks have opened since one, up to another and with it. A wave
/// counts whether or not the municipality has answered in it.
fn age(then: &Wave, now: &Wave, waves: &[Wave]) -> usize {
    let since = |wave: &&Wave| then.opens_at < wave.opens_at && wave.opens_at <= now.opens_at;
    let same = |wave: &&Wave| wave.networks.iter().any(|code| now.networks.contains(code));
    waves.iter().filter(since).filter(same).count()
}
