//! One city as an example, for readers who have not chosen one yet.

use icc_scoring::benchmark::statistics;

use crate::city::level;
use crate::collection::Collection;
use crate::snapshot::Snapshot;

impl Snapshot {
    /// The city of the newest wave that is most like its network: of those in the largest network
    /// that is not of everybody,
    /// the one whose core index is nearest to the median. Nobody is put first or last by this.
    /// None while no city is in a network with others.
    #[must_use]
    pub fn example(&self) -> Option<&str> {
        let collection = self.newest()?;
        let wave = collection.waves.last()?;
        let method = collection.default_method();
        let core = core(collection, method)?;
        let scored: Vec<(&str, f64)> = collection
            .cases_of(&wave.record.code)
            .filter_map(|case| {
                let score = collection.cell(method, case, core).score()?;
                Some((collection.panel.unit_name(case), score))
            })
            .collect();
        // A city is shown beside the first of its networks: only those count here.
        let first_network = |code: &str| {
            let city = self.cities.get(code)?;
            city.memberships
                .first()
                .map(|membership| membership.network)
        };
        let groups = self.networks.values().map(|network| {
            let of_network = scored.iter().copied();
            let members = of_network.filter(|(code, _)| first_network(code) == Some(network.id));
            members.collect::<Vec<_>>()
        });
        // A network of everybody tells less than one of some.
        let is_part = |group: &Vec<_>| group.len() < scored.len();
        let largest = groups.max_by_key(|group| (is_part(group), group.len()))?;
        let median = statistics(largest.iter().map(|(_, score)| *score).collect())?.median;
        let distance = |score: f64| (score - median).abs();
        let nearest = largest
            .iter()
            .min_by(|(_, a), (_, b)| distance(*a).total_cmp(&distance(*b)));
        let (code, _) = nearest.filter(|_| largest.len() > 1)?;
        self.cities
            .get_key_value(*code)
            .map(|(code, _)| code.as_str())
    }
}

fn core(collection: &Collection, method: usize) -> Option<usize> {
    let mut measures = collection.methods[method].program.measures_info();
    measures.position(|measure| measure.level == Some(level::INDEX))
}
