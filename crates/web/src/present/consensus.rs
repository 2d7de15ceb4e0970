//! The consensus register of a network as pages show it.

use icc_app::consensus::{
    Adoption, CommitteePage as Committee, ConsensusChange, ConsensusLink,
    ConsensusPage as Consensus, ConsensusRow, ConsensusSaid, ConsensusState, LONGEST_CONSENSUS,
    LONGEST_TITLE, PublicConsensus, PublicEntry, PublicRegister, Readership,
    RegisterPage as Register, RemarkView, citation,
};
use icc_app::meetings::Meeting;
use icc_app::messages::Municipality;
use icc_app::network::{FactTopic, Network};
use icc_domain::{Locale, LocalizedText};
use icc_pages::context::{
    AdoptionEntry, AdoptionForm, CommitteeEntry, CommitteePage, ConsensusEntry, ConsensusFormPage,
    ConsensusLinkEntry, ConsensusPage, ConsensusStepEntry, ConsensusesPage, NetworkReaders,
    NetworkRegisterPage, OfNetwork, PublicConsensusPage, RemarkEntry, RemarkForm, ReplyEntry,
    WordingEntry,
};
use icc_pages::urls::{NEW, Route};

use super::joining::by_name;
use super::network_facts::Known;
use super::response::{moment, text};
use super::{count, pagination};
use crate::extract::PageCx;

/// The network to which a page belongs.
pub(crate) fn of_network(network: &Network, locale: Locale) -> OfNetwork {
    OfNetwork {
        code: network.code.clone(),
        name: text(&network.names, locale, &network.code),
        invented: network.demonstration,
    }
}

/// Who reads a page of the network.
pub(crate) fn readers(readers: Readership) -> NetworkReaders {
    NetworkReaders {
        members: count(readers.members),
        people: count(readers.people),
    }
}

/// Municipalities as a list offers them: code and name, in the order of the language.
pub(crate) fn named(cities: &[Municipality], locale: Locale) -> Vec<(String, String)> {
    by_name(cities.iter().map(|city| (&city.code, &city.names)), locale)
}

fn names(cities: &[Municipality], locale: Locale) -> Vec<String> {
    named(cities, locale)
        .into_iter()
        .map(|(_, name)| name)
        .collect()
}

fn name(city: Option<&Municipality>, locale: Locale) -> String {
    city.map(|city| text(&city.names, locale, &city.code))
        .unwrap_or_default()
}

fn titled(all: &[(String, LocalizedText)], locale: Locale) -> Vec<(String, String)> {
    let titled = all.iter();
    let titled = titled.map(|(code, titles)| (code.clone(), text(titles, locale, code)));
    titled.collect()
}

/// The register, for people of the network.
pub(crate) fn register_page(found: &Register, locale: Locale) -> ConsensusesPage {
    ConsensusesPage {
        network: of_network(&found.network, locale),
        rows: found.rows.iter().map(|row| entry(row, locale)).collect(),
        pagination: pagination(found.paging),
        committee: found
            .committee
            .iter()
            .map(|name| name.clone().unwrap_or_default())
            .collect(),
        readers: readers(found.readers),
        may_propose: found.may_propose,
        may_keep: found.may_keep,
    }
}

fn entry(row: &ConsensusRow, locale: Locale) -> ConsensusEntry {
    ConsensusEntry {
        id: row.id.to_string(),
        number: number(row.adoption.as_ref()),
        title: row.title.clone(),
        state: row.state.as_str().to_owned(),
        day: day(row.adoption.as_ref()),
        public: row.public,
        city: name(row.city.as_ref(), locale),
        waiting: count(row.stand),
    }
}

fn number(adoption: Option<&Adoption>) -> String {
    adoption.map(citation).unwrap_or_default()
}

fn day(adoption: Option<&Adoption>) -> String {
    adoption.map(|it| it.day.to_string()).unwrap_or_default()
}

/// The form for a proposal.
pub(crate) fn proposal_page(
    found: &Register,
    said: ConsensusSaid,
    locale: Locale,
) -> ConsensusFormPage {
    let adopted = found.rows.iter().filter_map(|row| {
        let adoption = row.adoption.as_ref()?;
        (row.state != ConsensusState::Replaced)
            .then(|| (row.id.to_string(), citation(adoption), row.title.clone()))
    });
    ConsensusFormPage {
        network: of_network(&found.network, locale),
        consensus: NEW.to_owned(),
        title: said.title,
        body: said.body,
        indicator: said.indicator,
        indicators: titled(&found.indicators, locale),
        earlier: said.earlier,
        change: said.change,
        adopted: adopted.collect(),
        version: said.version,
        longest_title: count(LONGEST_TITLE),
        longest: count(LONGEST_CONSENSUS),
        readers: readers(found.readers),
        conflict: false,
        errors: Vec::new(),
    }
}

/// The form for another wording.
pub(crate) fn wording_page(
    found: &Consensus,
    said: Option<ConsensusSaid>,
    locale: Locale,
) -> ConsensusFormPage {
    let newest = found.wordings.first().map(|(wording, _)| wording);
    let said = said.unwrap_or_else(|| ConsensusSaid {
        title: newest.map(|it| it.title.clone()).unwrap_or_default(),
        body: newest.map(|it| it.body.clone()).unwrap_or_default(),
        indicator: newest
            .and_then(|it| it.indicator.clone())
            .unwrap_or_default(),
        ..ConsensusSaid::default()
    });
    ConsensusFormPage {
        network: of_network(&found.network, locale),
        consensus: found.consensus.id.to_string(),
        title: said.title,
        body: said.body,
        indicator: said.indicator,
        indicators: titled(&found.indicators, locale),
        earlier: String::new(),
        change: String::new(),
        adopted: Vec::new(),
        // What stands now is shown above; what is sent again is said to that.
        version: found.version.to_string(),
        longest_title: count(LONGEST_TITLE),
        longest: count(LONGEST_CONSENSUS),
        readers: readers(found.readers),
        conflict: false,
        errors: Vec::new(),
    }
}

/// A consensus with everything that was said of it.
pub(crate) fn consensus_page(found: &Consensus, base: &str, locale: Locale) -> ConsensusPage {
    let id = found.consensus.id.to_string();
    let newest = found.wordings.first().map(|(wording, _)| wording);
    let here = Route::Consensus {
        network: found.network.code.clone(),
        consensus: id.clone(),
    };
    let public = Route::PublicConsensus {
        network: found.network.code.clone(),
        number: number(found.adoption.as_ref()),
    };
    let cited = if found.public { public } else { here };
    ConsensusPage {
        network: of_network(&found.network, locale),
        entry: ConsensusEntry {
            number: number(found.adoption.as_ref()),
            title: newest.map(|it| it.title.clone()).unwrap_or_default(),
            state: found.state.as_str().to_owned(),
            day: day(found.adoption.as_ref()),
            public: found.public,
            city: name(found.city.as_ref(), locale),
            waiting: count(found.remarks.iter().filter(|one| one.stands).count()),
            id,
        },
        wordings: found
            .wordings
            .iter()
            .map(|(wording, by)| WordingEntry {
                version: wording.version,
                title: wording.title.clone(),
                body: wording.body.clone(),
                by: by.clone().unwrap_or_default(),
                at: moment(wording.made_at),
            })
            .collect(),
        indicator: found
            .indicator
            .as_ref()
            .map(|titles| text(titles, locale, ""))
            .unwrap_or_default(),
        indicator_code: newest
            .and_then(|it| it.indicator.clone())
            .unwrap_or_default(),
        adoption: found.adoption.as_ref().map(|adoption| {
            let meeting = found.meeting.as_ref();
            adoption_entry(adoption, meeting, names(&found.present, locale), Opens::Yes)
        }),
        earlier: found.earlier.as_ref().map(link),
        later: found.later.iter().map(link).collect(),
        remarks: found
            .remarks
            .iter()
            .map(|one| remark(one, locale))
            .collect(),
        steps: found
            .steps
            .iter()
            .map(|(step, by)| ConsensusStepEntry {
                step: step.step.as_str().to_owned(),
                remark: step.remark.clone(),
                by: by.clone().unwrap_or_default(),
                at: moment(step.made_at),
            })
            .collect(),
        readers: readers(found.readers),
        own: named(&found.own, locale),
        may_word: found.may_word,
        may_open: found.may_open,
        may_object: found.may_object,
        may_adopt: found.may_adopt,
        may_drop: found.may_drop,
        may_show: found.may_show,
        meetings: found
            .meetings
            .iter()
            .map(|one| (one.id.to_string(), one.theme.clone(), moment(one.starts_at)))
            .collect(),
        members: named(&found.members, locale),
        version: found.version.to_string(),
        adopting: AdoptionForm::default(),
        form: RemarkForm::default(),
        address: format!("{base}{}", cited.path(locale)),
        conflict: false,
        errors: Vec::new(),
    }
}

/// Whether whoever reads may open the page of the meeting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opens {
    Yes,
    No,
}

fn adoption_entry(
    adoption: &Adoption,
    meeting: Option<&Meeting>,
    present: Vec<String>,
    opens: Opens,
) -> AdoptionEntry {
    // Everybody hears of a meeting that was public alone.
    let meeting = meeting.filter(|meeting| opens == Opens::Yes || meeting.public);
    AdoptionEntry {
        number: citation(adoption),
        day: adoption.day.to_string(),
        meeting: meeting.map(|one| one.theme.clone()).unwrap_or_default(),
        meeting_id: meeting
            .filter(|_| opens == Opens::Yes)
            .map(|one| one.id.to_string())
            .unwrap_or_default(),
        place: adoption.place.clone(),
        present,
    }
}

fn link(link: &ConsensusLink) -> ConsensusLinkEntry {
    ConsensusLinkEntry {
        id: link.id.to_string(),
        number: number(link.adoption.as_ref()),
        title: link.title.clone(),
        change: link.change.as_str().to_owned(),
    }
}

fn remark(view: &RemarkView, locale: Locale) -> RemarkEntry {
    let remark = &view.remark;
    RemarkEntry {
        id: remark.id.to_string(),
        kind: remark.kind.as_str().to_owned(),
        wording: remark.wording,
        city: name(view.city.as_ref(), locale),
        body: remark.body.clone(),
        by: view.by.clone().unwrap_or_default(),
        at: moment(remark.made_at),
        replies: view
            .replies
            .iter()
            .map(|(reply, by)| ReplyEntry {
                outcome: reply.outcome.as_str().to_owned(),
                body: reply.body.clone(),
                by: by.clone().unwrap_or_default(),
                at: moment(reply.made_at),
            })
            .collect(),
        waits: view.stands,
        may_answer: view.may_answer,
        may_withdraw: view.may_withdraw,
    }
}

/// The steering committee, for whoever says who is on it.
pub(crate) fn committee_page(found: &Committee, locale: Locale) -> CommitteePage {
    CommitteePage {
        network: of_network(&found.network, locale),
        people: found
            .people
            .iter()
            .map(|person| CommitteeEntry {
                id: person.account.to_string(),
                name: person.name.clone(),
                cities: names(&person.cities, locale),
                sits: person.sits,
            })
            .collect(),
        version: found.version.to_string(),
        conflict: false,
        errors: Vec::new(),
    }
}

/// The register as everybody sees it.
pub(crate) fn public_register_page(cx: &PageCx, found: &PublicRegister) -> NetworkRegisterPage {
    let naming = cx.naming();
    let mut known = Known::new(&naming);
    let facts = known.facts_about(&found.network, FactTopic::Consensus);
    NetworkRegisterPage {
        network: of_network(&found.network, cx.locale),
        entries: found.entries.iter().map(public_entry).collect(),
        sources: known.sources(),
        facts,
    }
}

fn public_entry(one: &PublicEntry) -> ConsensusEntry {
    ConsensusEntry {
        id: String::new(),
        number: citation(&one.adoption),
        title: one.wording.title.clone(),
        state: one.state.as_str().to_owned(),
        day: one.adoption.day.to_string(),
        public: true,
        city: String::new(),
        waiting: 0,
    }
}

/// An adopted consensus as everybody sees it.
pub(crate) fn public_page(
    found: &PublicConsensus,
    base: &str,
    locale: Locale,
) -> PublicConsensusPage {
    let link =
        |(adoption, title, change): &(Adoption, String, ConsensusChange)| ConsensusLinkEntry {
            id: String::new(),
            number: citation(adoption),
            title: title.clone(),
            change: change.as_str().to_owned(),
        };
    let adoption = &found.entry.adoption;
    let here = Route::PublicConsensus {
        network: found.network.code.clone(),
        number: citation(adoption),
    };
    let present = names(&found.present, locale);
    PublicConsensusPage {
        network: of_network(&found.network, locale),
        entry: public_entry(&found.entry),
        body: found.entry.wording.body.clone(),
        adoption: adoption_entry(adoption, found.meeting.as_ref(), present, Opens::No),
        earlier: found.earlier.as_ref().map(link),
        later: found.later.iter().map(link).collect(),
        address: format!("{base}{}", here.path(locale)),
    }
}
