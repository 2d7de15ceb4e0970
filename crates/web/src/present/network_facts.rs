//! What is known about a network, with where it was read.

use icc_app::naming::Naming;
use icc_app::network::{FactTopic, Network, Partner, Partnership};
use icc_pages::context::{NetworkFactEntry, NetworkFacts, NetworkPartner, NetworkSource};

use super::count;

/// Gathers the sources while it words what is known.
pub(super) struct Known<'a> {
    naming: &'a Naming<'a>,
    /// Codes of the sources, in the order in which they are named.
    sources: Vec<String>,
}

impl<'a> Known<'a> {
    pub(super) const fn new(naming: &'a Naming<'a>) -> Self {
        Self {
            naming,
            sources: Vec::new(),
        }
    }

    /// What is known, by topic; topics of which nothing is known are left out.
    pub(super) fn facts(&mut self, network: &Network) -> Vec<NetworkFacts> {
        let mut found = Vec::new();
        for topic in FactTopic::ALL {
            let facts = self.facts_about(network, topic);
            if !facts.is_empty() {
                found.push(NetworkFacts {
                    topic: topic.as_str().to_owned(),
                    facts,
                });
            }
        }
        found
    }

    /// What is known about a topic.
    pub(super) fn facts_about(
        &mut self,
        network: &Network,
        topic: FactTopic,
    ) -> Vec<NetworkFactEntry> {
        let record = &network.record;
        let mut facts = Vec::new();
        for fact in record.facts.iter().filter(|fact| fact.topic == topic) {
            facts.push(NetworkFactEntry {
                when: fact.date.clone().unwrap_or_default(),
                text: self.naming.text(&fact.text),
                source: self.place(fact.source.as_ref().unwrap_or(&record.source)),
            });
        }
        facts
    }

    pub(super) fn partners(
        &mut self,
        partners: &[(&Partner, &Partnership)],
    ) -> Vec<NetworkPartner> {
        let known = |text: Option<&String>| text.cloned().unwrap_or_default();
        let mut found = Vec::new();
        for (partner, partnership) in partners {
            let note = partnership.record.note.as_ref();
            found.push(NetworkPartner {
                name: self.naming.text(&partner.record.names),
                url: known(partner.record.url.as_ref()),
                kind: partner.record.kind.as_str().to_owned(),
                part: partnership.record.part.as_str().to_owned(),
                since: known(partnership.record.since.as_ref()),
                until: known(partnership.record.until.as_ref()),
                note: note.map(|note| self.naming.text(note)).unwrap_or_default(),
                source: self.place(&partnership.record.source),
            });
        }
        found
    }

    /// Where all of it was read, in the order of their numbers.
    pub(super) fn sources(&self) -> Vec<NetworkSource> {
        let sources = self.sources.iter().map(|code| {
            let source = self.naming.snapshot.sources.get(code);
            NetworkSource {
                title: source.map_or_else(|| code.clone(), |it| self.naming.text(&it.titles)),
                url: source.and_then(|it| it.url.clone()).unwrap_or_default(),
            }
        });
        sources.collect()
    }

    /// The number of a source, from 1.
    fn place(&mut self, code: &str) -> u32 {
        let known = self.sources.iter().position(|one| one == code);
        let at = known.unwrap_or_else(|| {
            self.sources.push(code.to_owned());
            self.sources.len() - 1
        });
        count(at + 1)
    }
}
