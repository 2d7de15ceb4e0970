//! Meetings and consensuses of the invented network, so that their pages show something.

use chrono::{Days, NaiveDate};
use icc_domain::Role;
use icc_store::{DemonstrationConsensus, DemonstrationMeeting, MeetingState, Network};

use super::{AgendaSaid, MeetingSaid, ReportSaid};
use crate::accounts::DemonstrationPeople;
use crate::consensus::{AdoptionSaid, ConsensusId, ConsensusSaid, RemarkSaid, ReplySaid, StepSaid};
use crate::error::Error;
use crate::input::Origin;
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;

impl Service {
    /// Has the accounts of the demonstration plan meetings and decide together, as its files say, in
    /// networks in which nobody has done so.
    pub(crate) async fn demonstrate_meetings(&self) -> Result<(), Error> {
        let read = self.store().read();
        let people = self.demonstration_people().await?;
        let Ok(keeper) = people.with(Role::NetworkCoordinator) else {
            return Ok(());
        };
        for network in read.networks().all().await? {
            let own = Subject {
                network: Some(network.id),
                ..Subject::default()
            };
            if !actor_keeps(keeper, &own) {
                continue;
            }
            if read.meetings().of_network(network.id).await?.is_empty() {
                self.demonstrate_network_meetings(keeper, &network).await?;
            }
            if read.consensuses().of_network(network.id).await?.is_empty() {
                self.demonstrate_register(&people, &network).await?;
            }
        }
        Ok(())
    }

    async fn demonstrate_network_meetings(
        &self,
        keeper: &Actor,
        network: &Network,
    ) -> Result<(), Error> {
        let all = self.data().demonstration.meetings.iter();
        for meeting in all.filter(|one| one.network == network.code) {
            let origin = Origin::console();
            let day = self.shifted(meeting.days);
            let said = meeting_said(meeting, day);
            let id = self
                .plan_meeting(keeper, &network.code, None, &said, &origin)
                .await?;
            if meeting.state == MeetingState::Held {
                let said = ReportSaid {
                    report: meeting.report.clone(),
                    practices: meeting.practices.clone(),
                    present: meeting.present.clone(),
                    version: "1".to_owned(),
                };
                let at = (network.code.as_str(), id);
                self.report_meeting(keeper, at, &said, &origin).await?;
            }
        }
        Ok(())
    }

    async fn demonstrate_register(
        &self,
        people: &DemonstrationPeople,
        network: &Network,
    ) -> Result<(), Error> {
        let mut known: Vec<(String, ConsensusId)> = Vec::new();
        let all = self.data().demonstration.consensuses.iter();
        for consensus in all.filter(|one| one.network == network.code) {
            let origin = Origin::console();
            let earlier = consensus.earlier.as_ref();
            let before = earlier.and_then(|(title, _)| {
                let found = known.iter().find(|(known, _)| known == title);
                found.map(|(_, id)| id.to_string())
            });
            let said = ConsensusSaid {
                title: consensus.title.clone(),
                body: consensus.text.clone(),
                earlier: before.unwrap_or_default(),
                change: earlier.map(|(_, how)| how.clone()).unwrap_or_default(),
                ..ConsensusSaid::default()
            };
            let by = people.with(consensus.by)?;
            let id = self
                .propose_consensus(by, &network.code, &said, &origin)
                .await?;
            known.push((consensus.title.clone(), id));
            self.demonstrate_steps(people, (network, id), consensus)
                .await?;
        }
        Ok(())
    }

    async fn demonstrate_steps(
        &self,
        people: &DemonstrationPeople,
        (network, id): (&Network, ConsensusId),
        consensus: &DemonstrationConsensus,
    ) -> Result<(), Error> {
        let origin = Origin::console();
        let keeper = people.with(Role::NetworkCoordinator)?;
        let at = (network.code.as_str(), id);
        if consensus.state == "proposed" {
            return Ok(());
        }
        if consensus.state == "dropped" {
            return self
                .demonstrate_step(
                    keeper,
                    at,
                    ("dropped", consensus.answer.as_deref().unwrap_or_default()),
                )
                .await;
        }
        self.demonstrate_step(keeper, at, ("opened", "")).await?;
        if let Some(words) = &consensus.objection {
            let said = RemarkSaid {
                kind: "objection".to_owned(),
                body: words.clone(),
                wording: "1".to_owned(),
                ..RemarkSaid::default()
            };
            let member = people.with(Role::CityCoordinator)?;
            self.object_to_consensus(member, at, &said, &origin).await?;
        }
        if let Some(words) = &consensus.answer {
            let page = self.consensus(keeper, at.0, id).await?;
            let remark = page.remarks.first().ok_or(Error::NotFound)?.remark.id;
            let said = ReplySaid {
                step: "answer".to_owned(),
                body: words.clone(),
                seen: "0".to_owned(),
            };
            self.reply_to_remark(keeper, at, remark, &said, &origin)
                .await?;
        }
        if consensus.state == "open" {
            return Ok(());
        }
        let page = self.consensus(keeper, at.0, id).await?;
        let said = AdoptionSaid {
            day: self.shifted(consensus.days).to_string(),
            place: consensus.place.clone(),
            present: consensus.present.clone(),
            version: page.version.to_string(),
            ..AdoptionSaid::default()
        };
        self.adopt_consensus(keeper, at, &said, &origin).await?;
        if consensus.state == "shown" {
            self.demonstrate_step(keeper, at, ("shown", "")).await?;
        }
        Ok(())
    }

    async fn demonstrate_step(
        &self,
        keeper: &Actor,
        (network, id): (&str, ConsensusId),
        (step, remark): (&str, &str),
    ) -> Result<(), Error> {
        let page = self.consensus(keeper, network, id).await?;
        let said = StepSaid {
            step: step.to_owned(),
            remark: remark.to_owned(),
            version: page.version.to_string(),
        };
        self.step_consensus(keeper, (network, id), &said, &Origin::console())
            .await
    }

    /// A day so many days from today.
    fn shifted(&self, days: i64) -> NaiveDate {
        let (today, by) = (self.today(), Days::new(days.unsigned_abs()));
        let shifted = if days < 0 {
            today.checked_sub_days(by)
        } else {
            today.checked_add_days(by)
        };
        shifted.unwrap_or(today)
    }
}

fn actor_keeps(keeper: &Actor, own: &Subject) -> bool {
    keeper.may(Action::KeepMeetings, own) && keeper.may(Action::KeepConsensuses, own)
}

fn meeting_said(meeting: &DemonstrationMeeting, day: NaiveDate) -> MeetingSaid {
    let state = match meeting.state {
        // It is held once its minutes say so.
        MeetingState::Held => MeetingState::Announced,
        other => other,
    };
    MeetingSaid {
        state: state.as_str().to_owned(),
        host: meeting.host.clone(),
        theme: meeting.theme.clone(),
        day: day.to_string(),
        time: meeting.time.clone(),
        minutes: meeting.minutes.to_string(),
        zone: meeting.zone.clone(),
        place: meeting.place.clone(),
        url: String::new(),
        invitation: meeting.invitation.clone(),
        public: if meeting.public { "yes" } else { "" }.to_owned(),
        agenda: meeting
            .agenda
            .iter()
            .map(|item| AgendaSaid {
                title: item.title.clone(),
                minutes: item.minutes.to_string(),
                presents: item.presents.clone(),
            })
            .collect(),
        version: "0".to_owned(),
    }
}
