//! The steps of a practice: who takes which, from where to where.

use icc_domain::LocalizedText;
use icc_store::{
    NewPracticeStep, Place, Practice, PracticeId, PracticeShown, PracticeState, PracticeStep,
    PracticeText, Repositories, SearchEntry, SearchKind, SharedWith, Write,
};
use serde_json::json;

use super::subject_of;
use crate::accounts::About;
use crate::error::Error;
use crate::input::{self, Issue, Origin, Wanted};
use crate::policy::{Action, Actor};
use crate::search::index_words;
use crate::service::Service;

/// How much of its purpose a list shows, in characters.
const TEASER: usize = 240;

/// Something that can be done with a practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Move {
    /// The municipality has the network look at it.
    Propose,
    /// It takes that back.
    TakeBack,
    /// The network asks for changes.
    Return,
    /// The network finds it good.
    Accept,
    /// The municipality agrees to show it.
    Show,
    /// The municipality, or the network, shows it no more.
    Hide,
}

impl Move {
    /// Each of them, in order.
    pub const ALL: [Self; 6] = [
        Self::Propose,
        Self::TakeBack,
        Self::Return,
        Self::Accept,
        Self::Show,
        Self::Hide,
    ];

    /// The word used in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Propose => "propose",
            Self::TakeBack => "take-back",
            Self::Return => "return",
            Self::Accept => "accept",
            Self::Show => "show",
            Self::Hide => "hide",
        }
    }

    /// The one for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }

    /// What somebody has to be allowed, one of these.
    const fn needs(self) -> &'static [Action] {
        match self {
            Self::Propose | Self::TakeBack => &[Action::WritePractices],
            Self::Return | Self::Accept => &[Action::ReviewPractices],
            Self::Show => &[Action::ShowPractices],
            Self::Hide => &[Action::ShowPractices, Action::ReviewPractices],
        }
    }

    /// How far the practice has come by it.
    const fn leads_to(self) -> PracticeState {
        match self {
            Self::Propose => PracticeState::Proposed,
            Self::TakeBack => PracticeState::Draft,
            Self::Return => PracticeState::Returned,
            Self::Accept => PracticeState::Accepted,
            Self::Show => PracticeState::Published,
            Self::Hide => PracticeState::Withdrawn,
        }
    }

    /// Whether it can be done as the practice stands.
    fn is_open(self, standing: &Standing<'_>) -> bool {
        use PracticeState::{Accepted, Draft, Proposed, Published, Returned, Withdrawn};
        let state = standing.practice.state;
        match self {
            Self::Propose => {
                matches!(state, Draft | Returned)
                    || state == Withdrawn && !standing.text_is_accepted()
            }
            Self::TakeBack | Self::Accept => state == Proposed,
            Self::Return => matches!(state, Proposed | Accepted),
            Self::Show => {
                matches!(state, Accepted | Published | Withdrawn) && standing.text_is_accepted()
            }
            Self::Hide => standing.shown.is_some(),
        }
    }
}

/// A practice with all that decides what can be done with it.
pub(super) struct Standing<'a> {
    pub(super) practice: &'a Practice,
    /// Its steps, the newest first.
    pub(super) steps: &'a [PracticeStep],
    /// What others see of it.
    pub(super) shown: Option<&'a PracticeShown>,
}

impl Standing<'_> {
    /// Whether the network has found the newest text good.
    fn text_is_accepted(&self) -> bool {
        let version = self.practice.text_version;
        let mut steps = self.steps.iter().map(|step| &step.record);
        // What came after it, for the same text, may have taken it back.
        let last = steps.find(|step| {
            step.text_version == version
                && matches!(
                    step.state,
                    PracticeState::Accepted | PracticeState::Returned | PracticeState::Draft
                )
        });
        last.is_some_and(|step| step.state == PracticeState::Accepted)
    }

    /// What somebody can do with it now, in order.
    pub(super) fn moves(&self, actor: &Actor) -> Vec<Move> {
        let subject = subject_of(self.practice);
        let may = |one: &Move| {
            one.needs()
                .iter()
                .any(|action| actor.may(*action, &subject))
        };
        let open = Move::ALL.into_iter().filter(|one| one.is_open(self));
        open.filter(may).collect()
    }
}

/// What a form says of a step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StepSaid {
    /// What is done.
    pub step: String,
    /// To whom it is shown; for showing it.
    pub reach: String,
    /// Whether the municipality agrees; for showing it.
    pub agreed: bool,
    /// What is said about it; needed for asking for changes.
    pub remark: String,
    /// The version that the form has shown.
    pub version: i32,
}

impl Service {
    /// Takes a step with a practice.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person works neither on it nor on what its network looks at;
    /// [`Error::Invalid`] with everything that is wrong; [`Error::Conflict`] when it has changed
    /// since, or the step is none that can be taken now.
    pub async fn step_practice(
        &self,
        actor: &Actor,
        id: PracticeId,
        said: &StepSaid,
        origin: &Origin,
    ) -> Result<Move, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let practices = repositories.practices();
        let practice = practices.by_id(id).await?.ok_or(Error::NotFound)?;
        if !super::desk::works_on(actor, &practice) {
            return Err(Error::NotFound);
        }
        let (step, reach, remark) = said.sound()?;
        if practice.version != said.version {
            return Err(Error::Conflict);
        }
        let steps = practices.steps(id).await?;
        let scope = actor.practice_scope(&subject_of(&practice));
        let shown = practices.shown_of(&scope, &[id]).await?.pop();
        let standing = Standing {
            practice: &practice,
            steps: &steps,
            shown: shown.as_ref(),
        };
        if !standing.moves(actor).contains(&step) {
            return Err(Error::Conflict);
        }
        let now = self.clock().now();
        let record = NewPracticeStep {
            state: step.leads_to(),
            text_version: practice.text_version,
            reach,
            remark,
            made_by: actor.account,
            made_at: now,
        };
        let moved = practices.step(&practice, &record).await?;
        match (step, reach) {
            (Move::Show, Some(reach)) => {
                let text = practices.text(id, practice.text_version).await?;
                let text = text.ok_or(Error::NotFound)?;
                // What is shown to others only changes its readers, not since when.
                let same = shown.filter(|old| old.text_version == text.version);
                let since = same.map_or(now, |old| old.since);
                show(&moved, &text, (reach, since), &repositories).await?;
            }
            (Move::Hide, _) => {
                practices.hide(id).await?;
                let search = repositories.search();
                search.remove(SearchKind::Practice, id.0).await?;
            }
            _ => {}
        }
        let about = About {
            action: "practice-step",
            actor: Some(actor.account),
            origin,
            object: ("practice", Some(id.to_string())),
            place: Place::City(practice.municipality),
            detail: json!({
                "step": step.as_str(),
                "text": practice.text_version,
                "reach": reach.map(SharedWith::as_str),
            }),
        };
        self.note(&repositories, about).await?;
        unit.commit().await?;
        Ok(step)
    }
}

impl StepSaid {
    fn sound(&self) -> Result<(Move, Option<SharedWith>, String), Error> {
        let step = Move::from_word(&self.step);
        let step = step.ok_or_else(|| Error::issue("step", "missing"))?;
        let mut issues = Vec::new();
        let wanted = match step {
            Move::Return => Wanted::Needed,
            _ => Wanted::Welcome,
        };
        let remark = input::remark("remark", &self.remark, wanted);
        let remark = remark.map_err(|issue| issues.push(issue));
        let mut reach = None;
        if step == Move::Show {
            reach = SharedWith::from_word(&self.reach);
            if reach.is_none() {
                issues.push(Issue::new("reach", "missing"));
            }
            if !self.agreed {
                issues.push(Issue::new("consents", "missing"));
            }
        }
        match remark {
            Ok(remark) if issues.is_empty() => Ok((step, reach, remark)),
            _ => Err(Error::Invalid(issues)),
        }
    }
}

/// Has others see a text of a practice, and find it.
pub(super) async fn show(
    practice: &Practice,
    text: &PracticeText,
    (reach, since): (SharedWith, chrono::DateTime<chrono::Utc>),
    repositories: &Repositories<'_, Write>,
) -> Result<(), Error> {
    let words = &text.words;
    let shown = PracticeShown {
        practice: practice.id,
        municipality: practice.municipality,
        network: practice.network,
        reach,
        since,
        text_version: text.version,
        language: words.language,
        languages: words.languages.clone(),
        title: words.title.clone(),
        teaser: teaser(&words.purpose),
        theme: words.theme,
        from_year: words.from_year,
        to_year: words.to_year,
        cost: words.cost,
        staff: words.staff,
        indicators: words.indicators.clone(),
        questions: words.questions.clone(),
    };
    repositories.practices().show(&shown).await?;
    let city = repositories
        .municipalities()
        .by_id(practice.municipality)
        .await?;
    let LocalizedText(names) = city.map(|city| city.record.names).unwrap_or_default();
    let texts = [
        &words.purpose,
        &words.stimulus,
        &words.process,
        &words.impact,
    ];
    let body: Vec<&str> = texts
        .into_iter()
        .chain(names.values())
        .map(String::as_str)
        .collect();
    let entry = SearchEntry {
        kind: SearchKind::Practice,
        id: practice.id.0,
        network: Some(practice.network),
        title: index_words(&words.title),
        body: index_words(&body.join(" ")),
    };
    Ok(repositories.search().put(&entry).await?)
}

/// How a text begins, up to the end of a word.
fn teaser(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TEASER {
        return line;
    }
    let cut: String = line.chars().take(TEASER).collect();
    let whole = cut.rfind(' ').and_then(|at| cut.get(..at));
    format!("{} …", whole.unwrap_or(&cut))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_teaser_ends_with_a_word() {
        assert_eq!(teaser("Un  mot\nou deux"), "Un mot ou deux");
        let long = "mot ".repeat(100);
        let short = teaser(&long);
        assert!(short.ends_with("mot …"), "{short}");
        assert!(short.chars().count() <= TEASER + 2);
    }
}
