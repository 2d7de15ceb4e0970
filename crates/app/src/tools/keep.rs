//! Putting tools into the library of a network, changing them, and saying that one uses them.

use std::collections::BTreeMap;

use icc_store::{
    Evidence, Municipality, Network, Place, Repositories, SearchEntry, SearchKind, SharedWith,
    Tool, ToolId, ToolUse, Write,
};
use serde_json::json;

use super::find::seen;
use super::said::{Sound, ToolSaid};
use super::{MOST_TOOLS, subject_of};
use crate::accounts::About;
use crate::error::Error;
use crate::evidence::pieces;
use crate::input::{Issue, Origin};
use crate::policy::{Action, Actor, Subject};
use crate::practices::{Places, Tagged, open_pieces};
use crate::search::index_words;
use crate::service::Service;

/// For whom somebody puts tools into the library of a network.
#[derive(Debug)]
pub struct ToolPlaces {
    /// The network.
    pub network: Network,
    /// Whether for the network itself.
    pub own: bool,
    /// The municipalities, by code.
    pub cities: Vec<Municipality>,
}

/// A tool with its form.
#[derive(Debug)]
pub struct ToolForm {
    /// In whose library.
    pub network: Network,
    /// Whose it is; none for one of the network itself.
    pub city: Option<Municipality>,
    /// The tool; none for a new one.
    pub tool: Option<Tool>,
    /// What can be named as its document, the newest first: pieces that others may see.
    pub documents: Vec<Evidence>,
    /// Whether the person can show it to everybody.
    pub may_show: bool,
}

impl Service {
    /// For whom somebody can put tools into the library of a network.
    ///
    /// # Errors
    /// [`Error::NotFound`] for somebody who can for nobody there.
    pub async fn tool_places(&self, actor: &Actor, network: &str) -> Result<ToolPlaces, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let network = read.networks().by_code(network).await?;
        let network = network.ok_or(Error::NotFound)?;
        let subject = subject_of(&network, None, &read).await?;
        let places = Places::read(&read).await?;
        snapshot.end().await?;
        let own = actor.may(Action::KeepTools, &subject);
        let cities = places.members_for(actor, Action::KeepTools, &subject);
        if !own && cities.is_empty() {
            return Err(Error::NotFound);
        }
        Ok(ToolPlaces {
            network,
            own,
            cities,
        })
    }

    /// The form for a new tool of a member, or of the network itself.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person puts none there for it.
    pub async fn new_tool(
        &self,
        actor: &Actor,
        (network, city): (&str, Option<&str>),
    ) -> Result<ToolForm, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (network, city, subject) = library(actor, (network, city), &read).await?;
        let documents = documents(actor, city.as_ref(), &read).await?;
        snapshot.end().await?;
        Ok(ToolForm {
            may_show: actor.may(Action::ShowTools, &subject),
            network,
            city,
            tool: None,
            documents,
        })
    }

    /// The form for another version of a tool.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not keep it.
    pub async fn tool_form(&self, actor: &Actor, id: ToolId) -> Result<ToolForm, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (tool, network, city, subject) = kept(actor, id, &read).await?;
        let documents = documents(actor, city.as_ref(), &read).await?;
        snapshot.end().await?;
        Ok(ToolForm {
            may_show: actor.may(Action::ShowTools, &subject),
            network,
            city,
            tool: Some(tool),
            documents,
        })
    }

    /// Puts a tool into the library of a network.
    ///
    /// # Errors
    /// As [`Service::new_tool`]; [`Error::Invalid`] with everything that is wrong.
    pub async fn add_tool(
        &self,
        actor: &Actor,
        at: (&str, Option<&str>),
        (said, tagged): (&ToolSaid, &Tagged),
        origin: &Origin,
    ) -> Result<ToolId, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let (network, city, subject) = library(actor, at, &repositories).await?;
        let evidence = evidence_of(actor, city.as_ref(), &repositories).await?;
        let sound = said.sound(tagged, &evidence).map_err(Error::Invalid)?;
        may_show(actor, &sound, None, &subject)?;
        let all = actor
            .reserved_scope(Action::SeeTools, &repositories)
            .await?;
        let shown = repositories.tools().shown(&all).await?;
        if shown
            .iter()
            .filter(|tool| tool.network == network.id)
            .count()
            >= MOST_TOOLS
        {
            return Err(Error::issue("title", "too-many-tools"));
        }
        let tool = Tool {
            id: ToolId(self.ids().next_id()),
            version: 1,
            network: network.id,
            municipality: city.as_ref().map(|city| city.id),
            reach: sound.reach,
            kind: sound.kind,
            language: sound.language,
            licence: sound.licence,
            theme: sound.theme,
            title: sound.title,
            summary: sound.summary,
            indicators: said.indicators.clone(),
            place: sound.place,
            removed: false,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        self.keep_tool(&tool, origin, &repositories).await?;
        unit.commit().await?;
        Ok(tool.id)
    }

    /// Keeps another version of a tool, or takes it out.
    ///
    /// # Errors
    /// As [`Service::tool_form`]; [`Error::Invalid`] with everything that is wrong;
    /// [`Error::Conflict`] when somebody else was first.
    pub async fn change_tool(
        &self,
        actor: &Actor,
        id: ToolId,
        (said, tagged): (&ToolSaid, &Tagged),
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let (old, _, city, subject) = kept(actor, id, &repositories).await?;
        let new = if said.removed {
            old.clone()
        } else {
            let evidence = evidence_of(actor, city.as_ref(), &repositories).await?;
            let sound = said.sound(tagged, &evidence).map_err(Error::Invalid)?;
            may_show(actor, &sound, Some(&old), &subject)?;
            Tool {
                reach: sound.reach,
                kind: sound.kind,
                language: sound.language,
                licence: sound.licence,
                theme: sound.theme,
                title: sound.title,
                summary: sound.summary,
                indicators: said.indicators.clone(),
                place: sound.place,
                ..old.clone()
            }
        };
        if old.version != said.version {
            return Err(Error::Conflict);
        }
        let new = Tool {
            version: old.version + 1,
            removed: said.removed,
            made_by: actor.account,
            made_at: self.clock().now(),
            ..new
        };
        self.keep_tool(&new, origin, &repositories).await?;
        Ok(unit.commit().await?)
    }

    /// Says whether a municipality uses a tool.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the tool is not shown to the person, or he or she does not speak for
    /// the municipality there; [`Error::Conflict`] when somebody else was first.
    pub async fn use_tool(
        &self,
        actor: &Actor,
        (id, city): (ToolId, &str),
        uses: bool,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let tool = seen(Some(actor), id, &repositories).await?;
        let places = Places::read(&repositories).await?;
        let network = places.networks.get(&tool.network).ok_or(Error::NotFound)?;
        let subject = subject_of(network, None, &repositories).await?;
        let mut own = places
            .members_for(actor, Action::KeepTools, &subject)
            .into_iter();
        let city = own.find(|one| one.code == city).ok_or(Error::NotFound)?;
        let said = repositories.tools().uses(&[id]).await?;
        let last = said.iter().find(|word| word.municipality == city.id);
        if last.is_some_and(|word| word.uses) == uses {
            return Ok(());
        }
        let word = ToolUse {
            tool: id,
            municipality: city.id,
            number: last.map_or(0, |word| word.number) + 1,
            uses,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        repositories.tools().add_use(&word).await?;
        let about = About {
            action: "tool-used",
            actor: Some(actor.account),
            origin,
            object: ("tool", Some(id.to_string())),
            place: Place::City(city.id),
            detail: json!({ "uses": uses }),
        };
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    async fn keep_tool(
        &self,
        tool: &Tool,
        origin: &Origin,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        keep(tool, repositories).await?;
        let place = tool.municipality.map(Place::City);
        let about = About {
            action: "tool-kept",
            actor: Some(tool.made_by),
            origin,
            object: ("tool", Some(tool.id.to_string())),
            place: place.unwrap_or(Place::Network(tool.network)),
            detail: json!({
                "version": tool.version,
                "reach": tool.reach.as_str(),
                "removed": tool.removed,
            }),
        };
        self.note(repositories, about).await?;
        Ok(())
    }
}

/// Keeps a version, and has it found by its words while it holds.
pub(super) async fn keep(tool: &Tool, repositories: &Repositories<'_, Write>) -> Result<(), Error> {
    repositories.tools().add(tool).await?;
    let search = repositories.search();
    if tool.removed {
        search.remove(SearchKind::Tool, tool.id.0).await?;
        return Ok(());
    }
    let entry = SearchEntry {
        kind: SearchKind::Tool,
        id: tool.id.0,
        network: Some(tool.network),
        title: index_words(&tool.title),
        body: index_words(&tool.summary),
    };
    Ok(search.put(&entry).await?)
}

/// What is shown to everybody is shown by somebody who may: also what was before, when it changes.
fn may_show(
    actor: &Actor,
    sound: &Sound,
    old: Option<&Tool>,
    subject: &Subject,
) -> Result<(), Error> {
    let was = old.is_some_and(|old| old.reach == SharedWith::Public);
    let public = sound.reach == SharedWith::Public || was;
    if public && !actor.may(Action::ShowTools, subject) {
        return Err(Error::Invalid(vec![Issue::new("reach", "tool-reach")]));
    }
    Ok(())
}

/// The networks into whose library somebody puts tools, by code.
pub(super) async fn libraries<A: Sync>(
    actor: &Actor,
    places: &Places,
    read: &Repositories<'_, A>,
) -> Result<Vec<Network>, Error> {
    if !actor.may_somewhere(Action::KeepTools) {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for network in places.networks.values() {
        let subject = subject_of(network, None, read).await?;
        let keeps = actor.may(Action::KeepTools, &subject);
        if keeps
            || !places
                .members_for(actor, Action::KeepTools, &subject)
                .is_empty()
        {
            all.push(network.clone());
        }
    }
    all.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(all)
}

/// A library into which somebody puts tools of a member, or of the network itself.
async fn library<A: Sync>(
    actor: &Actor,
    (network, city): (&str, Option<&str>),
    read: &Repositories<'_, A>,
) -> Result<(Network, Option<Municipality>, Subject), Error> {
    let network = read.networks().by_code(network).await?;
    let network = network.ok_or(Error::NotFound)?;
    let city = match city {
        Some(code) => {
            let city = read.municipalities().by_code(code).await?;
            Some(city.ok_or(Error::NotFound)?)
        }
        None => None,
    };
    let subject = subject_of(&network, city.as_ref(), read).await?;
    let is_member = |city: &Municipality| subject.members.contains(&city.id);
    let there = city.as_ref().is_none_or(is_member);
    if there && actor.may(Action::KeepTools, &subject) {
        Ok((network, city, subject))
    } else {
        Err(Error::NotFound)
    }
}

/// A tool that somebody keeps.
async fn kept<A: Sync>(
    actor: &Actor,
    id: ToolId,
    read: &Repositories<'_, A>,
) -> Result<(Tool, Network, Option<Municipality>, Subject), Error> {
    let tool = seen(Some(actor), id, read).await?;
    let mut places = Places::read(read).await?;
    let network = places.networks.remove(&tool.network);
    let network = network.ok_or(Error::NotFound)?;
    let city = tool.municipality.and_then(|id| places.cities.remove(&id));
    let subject = subject_of(&network, city.as_ref(), read).await?;
    if actor.may(Action::KeepTools, &subject) {
        Ok((tool, network, city, subject))
    } else {
        Err(Error::NotFound)
    }
}

/// What a municipality keeps, for somebody of it; nothing for a tool of the network itself.
async fn evidence_of<A: Sync>(
    actor: &Actor,
    city: Option<&Municipality>,
    read: &Repositories<'_, A>,
) -> Result<BTreeMap<String, Evidence>, Error> {
    match city {
        Some(city) => pieces(&actor.scope(city.id), city.id, read).await,
        None => Ok(BTreeMap::new()),
    }
}

/// What can be named as a document, the newest first.
async fn documents<A: Sync>(
    actor: &Actor,
    city: Option<&Municipality>,
    read: &Repositories<'_, A>,
) -> Result<Vec<Evidence>, Error> {
    let all = evidence_of(actor, city, read).await?;
    Ok(open_pieces(all))
}
