//! What a topic can be about: the sections and questions of the questionnaire that the network
//! answers.

use std::collections::BTreeSet;
use std::sync::Arc;

use icc_domain::LocalizedText;
use icc_store::{Network, Repositories};

use crate::board::indicators;
use crate::error::Error;
use crate::responses::Asked;
use crate::service::Service;

/// Something that a topic can be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its code.
    pub code: String,
    /// What it is called, by language; empty for what the questionnaire does not have any more.
    pub titles: LocalizedText,
}

/// An indicator with its questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutSection {
    /// The indicator.
    pub section: About,
    /// Its questions, in order.
    pub questions: Vec<About>,
}

impl Service {
    /// The questionnaire of the newest wave of a network; of the newest wave at all, for a network
    /// that has none. An invented network has invented waves only.
    pub(super) async fn asked_in<A: Sync>(
        &self,
        network: &Network,
        read: &Repositories<'_, A>,
    ) -> Result<Option<Arc<Asked>>, Error> {
        let mut waves = read.waves().all().await?;
        waves.retain(|wave| wave.demonstration == network.demonstration);
        let own = waves.iter().find(|it| it.networks.contains(&network.code));
        match own.or(waves.first()) {
            Some(wave) => Ok(Some(self.asked(wave).await?)),
            None => Ok(None),
        }
    }
}

/// Everything that a topic can be about.
pub(super) fn sections(asked: Option<&Asked>) -> Vec<AboutSection> {
    let Some(asked) = asked else {
        return Vec::new();
    };
    let sections = indicators(asked).into_iter().map(|code| AboutSection {
        questions: asked
            .questions_within(&code)
            .map(|question| About {
                code: question.code.to_string(),
                titles: asked.titles_of(question.code.as_str()),
            })
            .collect(),
        section: About {
            titles: asked.section_titles(&code),
            code,
        },
    });
    sections.collect()
}

/// What a code means.
pub(super) fn about(asked: Option<&Asked>, code: &str) -> About {
    let titles = asked.map(|asked| {
        let of_section = asked.section_titles(code);
        if of_section.0.is_empty() {
            asked.titles_of(code)
        } else {
            of_section
        }
    });
    About {
        code: code.to_owned(),
        titles: titles.unwrap_or_default(),
    }
}

/// The codes of what a code is about: itself, and for an indicator its questions.
pub(super) fn within(asked: Option<&Asked>, code: &str) -> BTreeSet<String> {
    let questions = asked.map(|asked| asked.questions_within(code));
    let questions = questions.into_iter().flatten();
    let questions = questions.map(|question| question.code.to_string());
    questions.chain([code.to_owned()]).collect()
}
