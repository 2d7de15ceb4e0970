//! The register and one consensus, for people of the network.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use icc_domain::LocalizedText;
use icc_store::{
    AccountId, List, Meeting, MeetingState, Municipality, MunicipalityId, Network, NetworkId, Read,
    Repositories,
};

use super::adopt::ever_members;
use super::{
    Adoption, Circle, Consensus, ConsensusChange, ConsensusId, ConsensusRemark, ConsensusState,
    ConsensusStep, RemarkOutcome, RemarkReply, Story, Wording, chosen, circle, city, is_public,
    sitting, standing, state,
};
use crate::error::Error;
use crate::in_step::State;
use crate::paging::Paging;
use crate::policy::{Action, Actor};
use crate::responses::names;
use crate::service::Service;

/// How many stand on one page of the register.
const PER_PAGE: usize = 30;

/// A consensus in the register.
#[derive(Debug, Clone)]
pub struct ConsensusRow {
    /// Its id.
    pub id: ConsensusId,
    /// Its title as it stands.
    pub title: String,
    /// How it stands.
    pub state: ConsensusState,
    /// When and as what it was adopted.
    pub adoption: Option<Adoption>,
    /// Whether everybody sees it.
    pub public: bool,
    /// Who has proposed it; none for the coordination of the network.
    pub city: Option<Municipality>,
    /// How many objections and amendments are neither answered nor withdrawn.
    pub stand: usize,
}

/// Who reads the register, beside administrators of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readership {
    /// How many members there are.
    pub members: usize,
    /// How many people of them, and of the coordination of the network.
    pub people: usize,
}

/// The register of a network.
#[derive(Debug)]
pub struct RegisterPage {
    /// The network.
    pub network: Network,
    /// Those of the page: what is adopted, the newest first, then what is proposed, the newest first.
    pub rows: Vec<ConsensusRow>,
    /// Which of the whole register these are.
    pub paging: Paging,
    /// Those on the steering committee, by name; none for somebody who is not known any more.
    pub committee: Vec<Option<String>>,
    /// Who reads it.
    pub readers: Readership,
    /// Whether the person may propose.
    pub may_propose: bool,
    /// Whether the person says who is on the steering committee.
    pub may_keep: bool,
    /// Indicators to which a proposal can belong, with their titles.
    pub indicators: Vec<(String, LocalizedText)>,
}

/// Another consensus, as a link names it.
#[derive(Debug, Clone)]
pub struct ConsensusLink {
    /// Its id.
    pub id: ConsensusId,
    /// Its title.
    pub title: String,
    /// As what it was adopted; none for a proposal.
    pub adoption: Option<Adoption>,
    /// What the later of the two does to the earlier one.
    pub change: ConsensusChange,
}

/// What a member has said, with what became of it.
#[derive(Debug)]
pub struct RemarkView {
    /// What was said.
    pub remark: ConsensusRemark,
    /// The member.
    pub city: Option<Municipality>,
    /// Who said it; none for somebody who is not known any more.
    pub by: Option<String>,
    /// What became of it, the oldest word first, with whoever said so.
    pub replies: Vec<(RemarkReply, Option<String>)>,
    /// Whether it waits for an answer.
    pub stands: bool,
    /// Whether the person may answer it.
    pub may_answer: bool,
    /// Whether the person may take it back.
    pub may_withdraw: bool,
}

/// A consensus with everything that was said of it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says by itself what a reader sees or may do"
)]
#[derive(Debug)]
pub struct ConsensusPage {
    /// The network.
    pub network: Network,
    /// Its proposal.
    pub consensus: Consensus,
    /// The member that has proposed it; none for the coordination of the network.
    pub city: Option<Municipality>,
    /// How it stands.
    pub state: ConsensusState,
    /// Whether everybody sees it.
    pub public: bool,
    /// Its wordings, the newest first, with who worded them.
    pub wordings: Vec<(Wording, Option<String>)>,
    /// Its steps, the oldest first, with who took them.
    pub steps: Vec<(ConsensusStep, Option<String>)>,
    /// What members have said, the oldest first.
    pub remarks: Vec<RemarkView>,
    /// When and as what it was adopted.
    pub adoption: Option<Adoption>,
    /// The meeting at which it was adopted, where it stands here.
    pub meeting: Option<Meeting>,
    /// The members that were present then, by code.
    pub present: Vec<Municipality>,
    /// The one that it changes.
    pub earlier: Option<ConsensusLink>,
    /// Those that change it, the oldest first.
    pub later: Vec<ConsensusLink>,
    /// Title of its indicator, by language.
    pub indicator: Option<LocalizedText>,
    /// Indicators to which it can belong, with their titles.
    pub indicators: Vec<(String, LocalizedText)>,
    /// Who reads it, unless everybody does.
    pub readers: Readership,
    /// The members for which the person can object, by code.
    pub own: Vec<Municipality>,
    /// Whether the person may word it.
    pub may_word: bool,
    /// Whether the person may open it to objections.
    pub may_open: bool,
    /// Whether the person may object.
    pub may_object: bool,
    /// Whether the person may adopt it.
    pub may_adopt: bool,
    /// Whether the person may drop it.
    pub may_drop: bool,
    /// Whether the person says who sees it, once it is adopted.
    pub may_show: bool,
    /// Meetings at which it can have been adopted, the newest first; for whoever adopts.
    pub meetings: Vec<Meeting>,
    /// Members that can have been present, by code; for whoever adopts.
    pub members: Vec<Municipality>,
    /// What tells whether something was said since.
    pub version: usize,
}

impl Service {
    /// The consensus register of a network.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network, or the person does not read it.
    pub async fn consensuses(
        &self,
        actor: &Actor,
        network: &str,
        page: usize,
    ) -> Result<RegisterPage, Error> {
        let part = |of| Paging::new(page, PER_PAGE, of);
        self.register_part(actor, network, part).await
    }

    /// The whole register of a network, for whoever proposes what changes something in it.
    ///
    /// # Errors
    /// As [`Service::consensuses`].
    pub async fn whole_register(
        &self,
        actor: &Actor,
        network: &str,
    ) -> Result<RegisterPage, Error> {
        let part = |of: usize| Paging::new(1, of.max(1), of);
        self.register_part(actor, network, part).await
    }

    async fn register_part(
        &self,
        actor: &Actor,
        network: &str,
        part: impl Fn(usize) -> Paging,
    ) -> Result<RegisterPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let state = State::of(&snapshot).await?;
        let read = &state.read;
        let circle = circle(actor, network, Action::SeeConsensuses, read).await?;
        let rows = self.register_rows(circle.network.id, &state).await?;
        let register = read.consensuses();
        let seats = register.seats(circle.network.id).await?;
        let seated = sitting(&seats);
        let named = names(&seated, read).await?;
        let mut committee: Vec<Option<String>> = seated
            .iter()
            .map(|account| named.get(account).cloned())
            .collect();
        committee.sort_by_key(|name| (name.is_none(), name.clone()));
        let readers = self.readers_of(&circle, &state).await?;
        let indicators = self.indicator_titles(&circle.network, read).await?;
        snapshot.end().await?;
        let paging = part(rows.len());
        Ok(RegisterPage {
            may_propose: actor.may(Action::ProposeConsensus, &circle.subject),
            may_keep: actor.may(Action::KeepConsensuses, &circle.subject),
            network: circle.network,
            rows: paging.part(&rows).to_vec(),
            paging,
            committee,
            readers,
            indicators,
        })
    }

    /// The whole register of a network, in its order.
    async fn register_rows(
        &self,
        network: NetworkId,
        state: &State<'_>,
    ) -> Result<Arc<Vec<ConsensusRow>>, Error> {
        let changes = state.changes.of(&[List::Consensus, List::Place]);
        let rows = rows(network, &state.read);
        let consensuses = &self.in_step().consensuses;
        consensuses.at(changes, network, rows).await
    }

    /// A consensus with everything that was said of it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or the person does not read it.
    pub async fn consensus(
        &self,
        actor: &Actor,
        network: &str,
        id: ConsensusId,
    ) -> Result<ConsensusPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let state = State::of(&snapshot).await?;
        let read = &state.read;
        let circle = circle(actor, network, Action::SeeConsensuses, read).await?;
        let story = self.story(&circle.network, id, read).await?;
        let cities = read.municipalities().all().await?;
        let who = named_in(&story);
        let names = names(&who, read).await?;
        let by = |account: AccountId| names.get(&account).cloned();
        let (earlier, later) = self.links(&circle.network, &story, read).await?;
        let changes: Vec<ConsensusChange> = later.iter().map(|it| it.change).collect();
        let indicators = self.indicator_titles(&circle.network, read).await?;
        let meetings = read.meetings().of_network(circle.network.id).await?;
        let readers = self.readers_of(&circle, &state).await?;
        let own = circle.own(actor);
        let may = |action| actor.may(action, &circle.subject);
        let open = story.state() == ConsensusState::Open;
        let proposed = story.state() == ConsensusState::Proposed;
        let members = ever_members(&circle, read).await?;
        snapshot.end().await?;
        let wording = story.wordings.last();
        let indicator = wording.and_then(|last| last.indicator.as_deref());
        let titles = indicators
            .iter()
            .find(|(code, _)| Some(code.as_str()) == indicator);
        let may_adopt = open && may(Action::KeepConsensuses);
        let present = story.adoption.as_ref().map(|it| it.present.clone());
        let at = story.adoption.as_ref().and_then(|it| it.meeting);
        let remarks = remark_views(&story, &cities, &names);
        let remarks = remarks.into_iter().map(|view| RemarkView {
            may_answer: view.may_answer && may(Action::WordConsensus),
            may_withdraw: view.may_withdraw
                && own.contains(&view.remark.municipality)
                && may(Action::ObjectToConsensus),
            ..view
        });
        Ok(ConsensusPage {
            remarks: remarks.collect(),
            city: city(&cities, story.consensus.municipality),
            state: standing(story.state(), &changes),
            public: story.is_public(),
            indicator: titles.map(|(_, titles)| titles.clone()),
            present: chosen(&cities, &present.unwrap_or_default()),
            meeting: meetings.iter().find(|one| Some(one.id) == at).cloned(),
            meetings: meetings
                .into_iter()
                .rev()
                .filter(|one| may_adopt && one.state == MeetingState::Held)
                .collect(),
            members: {
                let ids: Vec<MunicipalityId> = members.iter().map(|(_, id)| *id).collect();
                if may_adopt {
                    chosen(&cities, &ids)
                } else {
                    Vec::new()
                }
            },
            own: chosen(&cities, &own),
            may_word: (open || proposed) && may(Action::WordConsensus),
            may_open: proposed && may(Action::WordConsensus),
            may_object: open && !own.is_empty() && may(Action::ObjectToConsensus),
            may_drop: (open || proposed) && may(Action::KeepConsensuses),
            may_show: story.adoption.is_some() && may(Action::KeepConsensuses),
            may_adopt,
            version: story.version(),
            wordings: story
                .wordings
                .iter()
                .rev()
                .map(|one| (one.clone(), by(one.made_by)))
                .collect(),
            steps: story
                .steps
                .iter()
                .map(|one| (one.clone(), by(one.made_by)))
                .collect(),
            consensus: story.consensus,
            adoption: story.adoption,
            network: circle.network,
            earlier,
            later,
            indicators,
            readers,
        })
    }

    /// Who reads what belongs to a network, beside administrators of the programme.
    pub(crate) async fn readers_of(
        &self,
        circle: &Circle,
        state: &State<'_>,
    ) -> Result<Readership, Error> {
        let fellows = self.fellows(&circle.network, state).await?;
        let members: BTreeSet<&MunicipalityId> = circle.subject.members.iter().collect();
        Ok(Readership {
            members: members.len(),
            people: fellows.len(),
        })
    }

    /// The consensus that one changes, and those that change it.
    async fn links<A: Sync>(
        &self,
        network: &Network,
        story: &Story,
        read: &Repositories<'_, A>,
    ) -> Result<(Option<ConsensusLink>, Vec<ConsensusLink>), Error> {
        let register = read.consensuses();
        let all = register.of_network(network.id).await?;
        let adoptions = register.adoptions(network.id).await?;
        let later = changes(&all, &adoptions, story.consensus.id);
        let earlier = story.consensus.earlier;
        let ids: Vec<ConsensusId> = later.iter().chain(&earlier).map(|(id, _)| *id).collect();
        let wordings = register.wordings(&ids).await?;
        let link = |(id, change): (ConsensusId, ConsensusChange)| ConsensusLink {
            title: title(&wordings, id),
            adoption: adoptions.iter().find(|it| it.consensus == id).cloned(),
            id,
            change,
        };
        Ok((earlier.map(link), later.into_iter().map(link).collect()))
    }
}

/// The consensuses of a network as its register lists them.
async fn rows(
    network: NetworkId,
    read: &Repositories<'_, Read>,
) -> Result<Vec<ConsensusRow>, Error> {
    let register = read.consensuses();
    let all = register.of_network(network).await?;
    let ids: Vec<ConsensusId> = all.iter().map(|one| one.id).collect();
    let wordings = register.wordings(&ids).await?;
    let steps = register.steps(&ids).await?;
    let adoptions = register.adoptions(network).await?;
    let cities = read.municipalities().all().await?;
    let mut rows = Vec::new();
    for one in &all {
        let own: Vec<ConsensusStep> = own_steps(&steps, one.id);
        let adoption = adoptions.iter().find(|it| it.consensus == one.id);
        let changes = changes(&all, &adoptions, one.id);
        let changes: Vec<ConsensusChange> = changes.iter().map(|it| it.1).collect();
        let state = standing(state(&own), &changes);
        let stand = if state == ConsensusState::Open {
            standing_remarks(one.id, read).await?
        } else {
            0
        };
        rows.push(ConsensusRow {
            id: one.id,
            title: title(&wordings, one.id),
            public: is_public(&own),
            city: city(&cities, one.municipality),
            adoption: adoption.cloned(),
            state,
            stand,
        });
    }
    rows.sort_by_key(|row| {
        let number = row.adoption.as_ref().map(|it| (it.year, it.number));
        (number.is_none(), Reverse((number, row.id)))
    });
    Ok(rows)
}

/// How many remarks to a proposal are neither answered nor withdrawn.
async fn standing_remarks(id: ConsensusId, read: &Repositories<'_, Read>) -> Result<usize, Error> {
    let remarks = read.consensuses().remarks(id).await?;
    let ids: Vec<_> = remarks.iter().map(|remark| remark.id).collect();
    let replies = read.consensuses().replies(&ids).await?;
    let told: BTreeSet<_> = replies.iter().map(|reply| reply.remark).collect();
    Ok(ids.iter().filter(|id| !told.contains(id)).count())
}

/// What members have said to a proposal; who may answer or take back is for the policy.
fn remark_views(
    story: &Story,
    cities: &[Municipality],
    names: &BTreeMap<AccountId, String>,
) -> Vec<RemarkView> {
    let by = |account: AccountId| names.get(&account).cloned();
    let open = story.state() == ConsensusState::Open;
    let views = story.remarks.iter().map(|remark| {
        let outcome = story.outcome(remark.id);
        let over = outcome == Some(RemarkOutcome::Withdrawn);
        let replies = story.replies.iter();
        let replies = replies.filter(|reply| reply.remark == remark.id);
        RemarkView {
            city: city(cities, Some(remark.municipality)),
            by: by(remark.made_by),
            replies: replies
                .map(|reply| (reply.clone(), by(reply.made_by)))
                .collect(),
            stands: outcome.is_none(),
            may_answer: open && !over,
            may_withdraw: open && !over,
            remark: remark.clone(),
        }
    });
    views.collect()
}

/// Everybody who has said something of a consensus.
fn named_in(story: &Story) -> Vec<AccountId> {
    let steps = story.steps.iter().map(|one| one.made_by);
    let wordings = story.wordings.iter().map(|one| one.made_by);
    let remarks = story.remarks.iter().map(|one| one.made_by);
    let replies = story.replies.iter().map(|one| one.made_by);
    steps
        .chain(wordings)
        .chain(remarks)
        .chain(replies)
        .collect()
}

/// The steps of one of several consensuses.
pub(super) fn own_steps(steps: &[ConsensusStep], id: ConsensusId) -> Vec<ConsensusStep> {
    let own = steps.iter().filter(|step| step.consensus == id);
    own.cloned().collect()
}

/// The newest title of one of several consensuses.
pub(super) fn title(wordings: &[Wording], id: ConsensusId) -> String {
    let mut own = wordings.iter().rev();
    let last = own.find(|wording| wording.consensus == id);
    last.map(|wording| wording.title.clone())
        .unwrap_or_default()
}

/// The adopted consensuses that change one, by number.
pub(super) fn changes(
    all: &[Consensus],
    adoptions: &[Adoption],
    id: ConsensusId,
) -> Vec<(ConsensusId, ConsensusChange)> {
    let by_id: BTreeMap<ConsensusId, &Consensus> = all.iter().map(|one| (one.id, one)).collect();
    let later = adoptions.iter().filter_map(|adoption| {
        let (earlier, change) = by_id.get(&adoption.consensus)?.earlier?;
        (earlier == id).then_some((adoption.consensus, change))
    });
    later.collect()
}
