//! The practices of the demonstration: invented, of invented municipalities, kept as the people of
//! those would have written them.

use icc_store::{
    DemonstrationPractice, NewPractice, NewPracticeStep, PracticeState, PracticeText,
    PracticeWords, Repositories, Write,
};

use super::steps::show;
use crate::accounts::NOBODY;
use crate::error::Error;
use crate::service::Service;

impl Service {
    /// Keeps the practices of the demonstration that are missing: a municipality that has any keeps
    /// what it has.
    pub(crate) async fn make_demonstration_practices(&self) -> Result<(), Error> {
        let data = self.data();
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let municipalities = repositories.municipalities();
        let mut begun = Vec::new();
        for invented in &data.demonstration.practices {
            let city = municipalities.by_code(&invented.municipality).await?;
            let network = repositories.networks().by_code(&invented.network).await?;
            let (Some(city), Some(network)) = (city, network) else {
                continue;
            };
            let has_some = repositories.practices().count_of(city.id).await? > 0;
            if has_some && !begun.contains(&city.id) {
                continue;
            }
            begun.push(city.id);
            let new = NewPractice {
                municipality: city.id,
                network: network.id,
                made_by: NOBODY,
                made_at: self.clock().now(),
            };
            self.keep_invented(invented, &new, &repositories).await?;
        }
        Ok(unit.commit().await?)
    }

    async fn keep_invented(
        &self,
        invented: &DemonstrationPractice,
        new: &NewPractice,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        let practices = repositories.practices();
        let words = words_of(invented);
        let mut practice = practices.add(new, &words, self.ids()).await?;
        let mut steps = vec![PracticeState::Proposed];
        if invented.shown.is_some() {
            steps.extend([PracticeState::Accepted, PracticeState::Published]);
        }
        for state in steps {
            let published = state == PracticeState::Published;
            let step = NewPracticeStep {
                state,
                text_version: practice.text_version,
                reach: invented.shown.filter(|_| published),
                remark: String::new(),
                made_by: NOBODY,
                made_at: new.made_at,
            };
            practice = practices.step(&practice, &step).await?;
        }
        if let Some(reach) = invented.shown {
            let text = PracticeText {
                practice: practice.id,
                version: practice.text_version,
                words,
                made_by: NOBODY,
                made_at: new.made_at,
            };
            show(&practice, &text, (reach, new.made_at), repositories).await?;
        }
        Ok(())
    }
}

fn words_of(invented: &DemonstrationPractice) -> PracticeWords {
    let mut languages = invented.languages.clone();
    languages.insert(invented.language.tag().to_owned());
    PracticeWords {
        language: invented.language,
        languages,
        title: invented.title.clone(),
        theme: invented.theme,
        from_year: invented.from_year,
        to_year: invented.to_year,
        purpose: invented.purpose.clone(),
        stimulus: invented.stimulus.clone(),
        process: invented.process.clone(),
        impact: invented.impact.clone(),
        cost: invented.cost,
        staff: invented.staff,
        indicators: invented.indicators.clone(),
        questions: invented.questions.clone(),
        documents: Vec::new(),
    }
}
