//! What a form says about a stage, and what of it is sound.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use icc_store::{Evidence, EvidenceId, JoiningAuthority, JoiningStage, JoiningState};

use crate::input::{self, Issue, Wanted};

/// The longest name of whoever is responsible, in characters.
pub const LONGEST_RESPONSIBLE: usize = 100;

/// What a form says about a stage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JoiningSaid {
    /// Which stage.
    pub stage: String,
    /// How it stands from now on.
    pub state: String,
    /// When it is planned, or was done.
    pub day: String,
    /// Who asks to join; for a request that was made.
    pub authority: String,
    /// Who is responsible; may be empty.
    pub responsible: String,
    /// Id of a piece of evidence; may be empty.
    pub document: String,
    /// What is said about it; may be empty.
    pub remark: String,
    /// The number of the last word that the form has shown; 0 for none.
    pub seen: i32,
}

/// What of it is sound.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sound {
    pub(super) stage: JoiningStage,
    pub(super) state: JoiningState,
    pub(super) day: Option<NaiveDate>,
    pub(super) authority: Option<JoiningAuthority>,
    pub(super) responsible: String,
    pub(super) remark: String,
}

impl JoiningSaid {
    /// What of it is sound: what is done has a day that has come, what is planned one to come.
    pub(super) fn sound(&self, today: NaiveDate) -> Result<Sound, Vec<Issue>> {
        let mut issues = Vec::new();
        let stage = JoiningStage::from_word(&self.stage);
        let state = JoiningState::from_word(&self.state);
        if stage.is_none() {
            issues.push(Issue::new("stage", "missing"));
        }
        if state.is_none() {
            issues.push(Issue::new("state", "missing"));
        }
        let day = match state {
            None | Some(JoiningState::Open) => None,
            Some(state) => match input::day("day", &self.day) {
                Ok(day) if state == JoiningState::Done && day > today => {
                    issues.push(Issue::new("day", "day-future"));
                    None
                }
                Ok(day) if state == JoiningState::Planned && day < today => {
                    issues.push(Issue::new("day", "day-past"));
                    None
                }
                Ok(day) => Some(day),
                Err(issue) => {
                    issues.push(issue);
                    None
                }
            },
        };
        let asked = (stage, state) == (Some(JoiningStage::Request), Some(JoiningState::Done));
        let authority = asked
            .then(|| JoiningAuthority::from_word(&self.authority))
            .flatten();
        if asked && authority.is_none() {
            issues.push(Issue::new("asked-by", "missing"));
        }
        let responsible = if self.responsible.trim().is_empty() {
            Ok(String::new())
        } else {
            input::line("responsible", &self.responsible, LONGEST_RESPONSIBLE)
        };
        let responsible = responsible.map_err(|issue| issues.push(issue));
        let remark = input::remark("remark", &self.remark, Wanted::Welcome);
        let remark = remark.map_err(|issue| issues.push(issue));
        match (stage, state, responsible, remark) {
            (Some(stage), Some(state), Ok(responsible), Ok(remark)) if issues.is_empty() => {
                Ok(Sound {
                    stage,
                    state,
                    day,
                    authority,
                    responsible,
                    remark,
                })
            }
            _ => Err(issues),
        }
    }

    /// The document that it names, of what the municipality keeps: nothing that was withdrawn.
    pub(super) fn document(
        &self,
        evidence: &BTreeMap<String, Evidence>,
    ) -> Result<Option<EvidenceId>, Issue> {
        if self.document.is_empty() {
            return Ok(None);
        }
        let piece = evidence.get(&self.document);
        let piece = piece.filter(|piece| piece.withdrawn_at.is_none());
        let piece = piece.ok_or(Issue::new("document", "joining-document"))?;
        Ok(Some(piece.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(said: &JoiningSaid) -> Vec<(&'static str, &'static str)> {
        let today = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap_or_default();
        let issues = said.sound(today).err().unwrap_or_default();
        issues.iter().map(|it| (it.field, it.code)).collect()
    }

    fn said(stage: &str, state: &str, day: &str) -> JoiningSaid {
        JoiningSaid {
            stage: stage.to_owned(),
            state: state.to_owned(),
            day: day.to_owned(),
            ..JoiningSaid::default()
        }
    }

    #[test]
    fn what_is_done_has_come_and_what_is_planned_is_to_come() {
        assert_eq!(faults(&said("intent", "done", "2027-03-01")), []);
        assert_eq!(faults(&said("intent", "planned", "2027-03-01")), []);
        assert_eq!(faults(&said("intent", "open", "")), []);
        for (state, day, code) in [
            ("done", "2027-03-02", "day-future"),
            ("planned", "2027-02-28", "day-past"),
            ("done", "", "missing"),
            ("planned", "soon", "date"),
        ] {
            assert_eq!(faults(&said("visit", state, day)), [("day", code)]);
        }
        assert_eq!(
            faults(&JoiningSaid::default()),
            [("stage", "missing"), ("state", "missing")]
        );
    }

    #[test]
    fn a_request_that_was_made_says_by_whom() {
        let request = said("request", "done", "2027-03-01");
        assert_eq!(faults(&request), [("asked-by", "missing")]);
        let asked = JoiningSaid {
            authority: "council".to_owned(),
            ..request
        };
        assert_eq!(faults(&asked), []);
        assert_eq!(faults(&said("request", "planned", "2027-03-08")), []);
    }
}
