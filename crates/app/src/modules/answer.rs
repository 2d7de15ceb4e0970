//! A municipality answers a module: one page with all questions, nobody overwritten.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use icc_domain::{Locale, LocalizedText};
use icc_questionnaire::{Definition, State};
use icc_store::{
    AccountId, HandIn, ModuleSheet, Municipality, Network, NewSheet, QuestionModule, Repositories,
    Scope,
};

use super::draft::ModuleDraft;
use super::sheet::{Given, Sheet, digest_of};
use super::{Found, ModuleState};
use crate::error::Error;
use crate::policy::{Action, Actor, Subject};
use crate::responses::{
    Carrying, Change, Conflict, Entry, FormerAnswer, Meeting, Question, Saved, meeting, names,
    same_words,
};
use crate::service::Service;

/// How often answers are put together anew when somebody else was first at the same moment.
const TRIES: usize = 3;

/// What a municipality handed in to the module that this one follows.
#[derive(Debug)]
pub struct FormerSheet {
    /// What was asked.
    pub definition: Definition,
    /// The title of that module.
    pub titles: LocalizedText,
    /// When it was open last.
    pub last_day: Option<NaiveDate>,
}

/// The answers of a municipality to a module, for filling in.
#[derive(Debug)]
pub struct ModuleSheetPage {
    /// Whose module.
    pub network: Network,
    /// The module.
    pub module: QuestionModule,
    /// How far it has come.
    pub state: ModuleState,
    /// The last day on which it can be answered.
    pub last_day: Option<NaiveDate>,
    /// Who answers.
    pub city: Municipality,
    /// What is asked.
    pub definition: Definition,
    /// The questions with their answers, in the order in which they are asked.
    pub questions: Vec<Question>,
    /// What was handed in last time.
    pub former: Option<FormerSheet>,
    /// The number of the sheet; 0 before the first.
    pub sheet: i32,
    /// What was handed in last, of this module.
    pub handed_in: Option<HandIn>,
    /// Whether the person can change answers now.
    pub may_fill_in: bool,
    /// Whether the person can hand in now.
    pub may_hand_in: bool,
}

impl ModuleSheetPage {
    /// How many questions have an answer, or a word in place of one.
    #[must_use]
    pub fn done(&self) -> usize {
        let said = self.questions.iter();
        said.filter(|it| it.entry.state != State::NotAnswered)
            .count()
    }

    /// Whether something was changed since it was handed in.
    #[must_use]
    pub fn is_changed_since(&self) -> bool {
        let handed_in = self.handed_in.as_ref();
        handed_in.is_some_and(|handed_in| handed_in.sheet != self.sheet)
    }
}

/// A municipality that somebody has come to in a module.
pub(super) struct FoundCity {
    pub(super) found: Found,
    pub(super) city: Municipality,
    pub(super) subject: Subject,
}

impl Service {
    /// The answers of a municipality to a module.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not answer for the municipality, or the module does
    /// not ask it and never did.
    pub async fn module_sheet(
        &self,
        actor: &Actor,
        at: (&str, &str),
        city: &str,
    ) -> Result<ModuleSheetPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let here = self
            .module_city(actor, at, (city, Action::AnswerModule), &read)
            .await?;
        let FoundCity {
            found,
            city,
            subject,
        } = here;
        let pair = (found.module.id, city.id);
        let scope = actor.scope(city.id);
        let kept = read.modules().newest(&scope, pair).await?;
        if kept.is_none() && !found.is_member(city.id) {
            return Err(Error::NotFound);
        }
        let definition = found.definition()?;
        let sheet = Sheet::read(kept.as_ref())?;
        let former = former(&found, (&city, &scope), &read).await?;
        let handed_in = read.modules().last_hand_in(pair).await?;
        let who: Vec<AccountId> = sheet.0.values().map(|given| given.by).collect();
        let names = names(&who, &read).await?;
        snapshot.end().await?;
        let is_open = found.state == ModuleState::Open && found.is_member(city.id);
        let mut questions = Vec::new();
        for question in &definition.questions {
            let code = question.code.as_str();
            let given = sheet.0.get(code);
            questions.push(Question {
                code: code.to_owned(),
                section: question.section.to_string(),
                entry: sheet.entry(code),
                changed_by: given.and_then(|given| names.get(&given.by).cloned()),
                answer: given.map(|given| given.answer(code)).transpose()?,
                former: former
                    .as_ref()
                    .and_then(|(was, sheet)| then(was, sheet, &definition, code)),
                may_fill_in: is_open,
            });
        }
        Ok(ModuleSheetPage {
            state: found.state,
            last_day: found.terms.last().map(|term| term.last_day),
            sheet: kept.map_or(0, |kept| kept.number),
            former: former.map(|(former, _)| former),
            may_fill_in: is_open,
            may_hand_in: is_open && actor.may(Action::HandInModule, &subject),
            network: found.network,
            module: found.module,
            city,
            definition,
            questions,
            handed_in,
        })
    }

    /// Keeps answers: those that can be, whatever becomes of the others.
    ///
    /// # Errors
    /// As [`Service::module_sheet`]; [`Error::NotFound`] too for what no form of ours can have sent;
    /// [`Error::Closed`] outside the days of the module, or when the municipality has left.
    pub async fn save_module_answers(
        &self,
        actor: &Actor,
        at: (&str, &str),
        (city, changes): (&str, &[Change]),
        language: Locale,
    ) -> Result<BTreeMap<String, Saved>, Error> {
        for _ in 1..TRIES {
            let tried = self.try_to_save(actor, at, (city, changes), language).await;
            // Somebody else has kept a sheet at the same moment: theirs is looked at now.
            if !matches!(tried, Err(Error::Conflict)) {
                return tried;
            }
        }
        self.try_to_save(actor, at, (city, changes), language).await
    }

    async fn try_to_save(
        &self,
        actor: &Actor,
        at: (&str, &str),
        (city, changes): (&str, &[Change]),
        language: Locale,
    ) -> Result<BTreeMap<String, Saved>, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let wanted = (city, Action::AnswerModule);
        let here = self.module_city(actor, at, wanted, &repositories).await?;
        let pair = (here.found.module.id, here.city.id);
        let scope = actor.scope(here.city.id);
        let kept = repositories.modules().newest(&scope, pair).await?;
        if !here.found.is_member(here.city.id) && kept.is_none() {
            return Err(Error::NotFound);
        }
        here.open()?;
        let definition = here.found.definition()?;
        let mut sheet = Sheet::read(kept.as_ref())?;
        let before = kept.as_ref().map_or(0, |kept| kept.number);
        let now = self.clock().now();
        let mut saved = BTreeMap::new();
        let mut any = false;
        for change in changes {
            let code = change.question.as_str();
            let question = definition.question(code).ok_or(Error::NotFound)?;
            let entry = sheet.entry(code);
            // An option that the question does not have: no form of ours has sent it.
            let mine = Entry::of(question, &change.said, &entry, language);
            let mine = match mine.ok_or(Error::NotFound)? {
                Ok(mine) => mine,
                Err(issues) => {
                    saved.insert(code.to_owned(), Saved::Refused(issues));
                    continue;
                }
            };
            let version = sheet.version(code);
            let meets = if same_words(&mine, &entry) {
                Meeting::Theirs
            } else if change.version == version {
                Meeting::Mine
            } else {
                let seen = repositories
                    .modules()
                    .sheet(&scope, pair, change.version)
                    .await?;
                meeting(&mine, &Sheet::read(seen.as_ref())?.entry(code), &entry)
            };
            let one = match meets {
                Meeting::Theirs => Saved::Unchanged(version),
                Meeting::Both => conflict(mine, (code, &sheet), &repositories).await?,
                Meeting::Mine => {
                    any = true;
                    let given = Given {
                        entry: mine,
                        version: before + 1,
                        by: actor.account,
                        at: now,
                    };
                    sheet.0.insert(code.to_owned(), given);
                    Saved::Kept(before + 1)
                }
            };
            saved.insert(code.to_owned(), one);
        }
        if any {
            let new = NewSheet {
                document: sheet.document()?,
                made_by: actor.account,
                made_at: now,
            };
            repositories.modules().add_sheet(pair, before, &new).await?;
            unit.commit().await?;
        } else {
            unit.roll_back().await?;
        }
        Ok(saved)
    }

    /// A municipality in a module, for somebody who may do this with its answers.
    pub(super) async fn module_city<A: Sync>(
        &self,
        actor: &Actor,
        at: (&str, &str),
        (city, action): (&str, Action),
        read: &Repositories<'_, A>,
    ) -> Result<FoundCity, Error> {
        let found = self.any_module(at, read).await?;
        let city = read.municipalities().by_code(city).await?;
        let city = city.ok_or(Error::NotFound)?;
        let subject = found.of_city(&city, read).await?;
        if found.module.opening.is_none() || !actor.may(action, &subject) {
            return Err(Error::NotFound);
        }
        Ok(FoundCity {
            found,
            city,
            subject,
        })
    }
}

impl FoundCity {
    /// # Errors
    /// [`Error::Closed`] outside the days of the module, or when the municipality has left.
    pub(super) fn open(&self) -> Result<(), Error> {
        if self.found.state == ModuleState::Open && self.found.is_member(self.city.id) {
            Ok(())
        } else {
            Err(Error::Closed)
        }
    }
}

/// Somebody else was first.
async fn conflict<A: Sync>(
    mine: Entry,
    (code, sheet): (&str, &Sheet),
    read: &Repositories<'_, A>,
) -> Result<Saved, Error> {
    let theirs = sheet.0.get(code).ok_or(Error::Conflict)?;
    let by = read.accounts().by_id(theirs.by).await?;
    Ok(Saved::Conflict(Box::new(Conflict {
        mine,
        theirs: theirs.entry.clone(),
        version: theirs.version,
        by: by.map(|account| account.name.clone()),
        at: theirs.at,
    })))
}

/// What the municipality handed in to the module that this one follows.
async fn former<A: Sync>(
    found: &Found,
    (city, scope): (&Municipality, &Scope),
    read: &Repositories<'_, A>,
) -> Result<Option<(FormerSheet, Sheet)>, Error> {
    let Some(id) = found.module.follows else {
        return Ok(None);
    };
    let modules = read.modules();
    let Some(last) = modules.last_hand_in((id, city.id)).await? else {
        return Ok(None);
    };
    let kept: Option<ModuleSheet> = modules.sheet(scope, (id, city.id), last.sheet).await?;
    let (Some(module), Some(kept)) = (modules.by_id(id).await?, kept) else {
        return Ok(None);
    };
    let Some(opening) = &module.opening else {
        return Ok(None);
    };
    let definition = Definition::from_canonical(&opening.definition);
    let terms = modules.terms(&[id]).await?;
    let former = FormerSheet {
        definition: definition.map_err(|error| Error::broken([error.to_string()]))?,
        titles: ModuleDraft::of(&module)?.titles,
        last_day: terms.last().map(|term| term.last_day),
    };
    Ok(Some((former, Sheet::read(Some(&kept))?)))
}

/// What was said about a question last time.
fn then(
    was: &FormerSheet,
    sheet: &Sheet,
    definition: &Definition,
    code: &str,
) -> Option<FormerAnswer> {
    let given = sheet.0.get(code)?;
    let (before, now) = (was.definition.question(code)?, definition.question(code)?);
    let same_texts = definition.texts.iter().all(|(tag, texts)| {
        let then = was.definition.texts.get(tag);
        then.is_none_or(|then| then.questions.get(code) == texts.questions.get(code))
    });
    Some(FormerAnswer {
        question: code.to_owned(),
        entry: given.entry.clone(),
        since: given.at,
        carrying: if before == now && same_texts {
            Carrying::Same
        } else {
            Carrying::Changed
        },
    })
}

/// The digest of a sheet of a module.
pub(super) fn digest_in(found: &Found, kept: &ModuleSheet) -> Result<String, Error> {
    let opening = found.module.opening.as_ref().ok_or(Error::NotFound)?;
    Ok(digest_of(&opening.hash, &kept.document))
}
