//! What only shows when things are seen together.

use super::reader::Problems;
use super::{Entry, Known, Origin, ReferenceData, Unit};
use crate::repo::MembershipBasis;

pub(super) fn check(data: &ReferenceData, problems: &mut Problems) {
    problems.resolve(|_, _| false);
    let entries = data.entries();
    let mut known = Known::default();
    for entry in &entries {
        if let Some(origin) = entry.origin() {
            known.add(entry.kind(), &entry.key(), origin);
        }
    }
    for entry in &entries {
        for fault in faults(entry, &known, data) {
            let (field, code, args) = fault.parts();
            problems.about(entry.kind(), &entry.key(), (field, code), &args);
        }
    }
    published_results_are_real(data, &known, problems);
    every_invented_municipality_has_a_profile(data, problems);
}

/// Something that does not fit what it refers to.
pub(super) struct Fault {
    field: &'static str,
    code: &'static str,
    args: Vec<(&'static str, String)>,
}

impl Fault {
    fn new(field: &'static str, code: &'static str, found: &str) -> Self {
        Self {
            field,
            code,
            args: vec![("found", found.to_owned())],
        }
    }

    /// As the list of problems takes it.
    pub(super) fn parts(
        &self,
    ) -> (
        Option<&'static str>,
        &'static str,
        Vec<(&'static str, &str)>,
    ) {
        let args = self.args.iter();
        let args = args.map(|(name, value)| (*name, value.as_str())).collect();
        (Some(self.field), self.code, args)
    }
}

/// Every way in which one entry does not fit what it refers to.
pub(super) fn faults(entry: &Entry, known: &Known, data: &ReferenceData) -> Vec<Fault> {
    let mut faults = Vec::new();
    // The first thing that has a world of its own decides; all others must be of the same.
    let mut world: Option<Origin> = entry.origin();
    for (field, kind, code) in entry.refers_to() {
        let origin = known.origin(kind, code);
        match (world, origin) {
            (Some(world), Some(origin)) if world != origin => {
                faults.push(Fault::new(field, "invented", code));
            }
            (None, origin) => world = origin,
            _ => {}
        }
    }
    match entry {
        Entry::Fact(fact) => {
            let value = fact.value.to_string();
            match data.measure(&fact.measure).map(|measure| measure.unit) {
                Some(Unit::Percent) if fact.value > 100.0 => {
                    let mut fault = Fault::new("value", "number", &value);
                    fault.args.push(("min", "0".to_owned()));
                    fault.args.push(("max", "100".to_owned()));
                    faults.push(fault);
                }
                Some(Unit::Count) if fact.value.fract() > 0.0 => {
                    faults.push(Fault::new("value", "whole", &value));
                }
                _ => {}
            }
        }
        Entry::Municipality(it) => {
            let code = it.jurisdiction.as_deref().unwrap_or_default();
            if let Some(jurisdiction) = data.jurisdiction(code)
                && (jurisdiction.country != it.country
                    || (jurisdiction.province.is_some() && jurisdiction.province != it.province))
            {
                faults.push(Fault::new("jurisdiction", "jurisdiction", code));
            }
        }
        Entry::Membership(it) => {
            if let (Some(kind), MembershipBasis::Named) = (it.kind, it.basis) {
                faults.push(Fault::new("kind", "kind-named", kind.as_str()));
            }
            faults.extend(ends_before(it.joined.as_ref(), it.left.as_ref(), "left"));
        }
        Entry::Partnership(it) => {
            faults.extend(ends_before(it.since.as_ref(), it.until.as_ref(), "until"));
        }
        Entry::Network(it) if it.parent.as_deref() == Some(&it.code) => {
            faults.push(Fault::new("parent", "own-parent", &it.code));
        }
        Entry::Network(_) | Entry::Source(_) | Entry::Partner(_) => {}
    }
    faults
}

/// Dates are compared as far as both are precise.
fn ends_before(
    from: Option<&String>,
    until: Option<&String>,
    field: &'static str,
) -> Option<Fault> {
    let (from, until) = (from?.as_str(), until?.as_str());
    let precise = from.len().min(until.len());
    let before = until.get(..precise)? < from.get(..precise)?;
    before.then(|| Fault::new(field, "ends-before", until))
}

/// A real result is never one of an invented municipality.
fn published_results_are_real(data: &ReferenceData, known: &Known, problems: &mut Problems) {
    for result in &data.published_results {
        let code = &result.municipality_code;
        if known.origin("municipality", code) == Some(Origin::Demonstration) {
            let args = [("found", code.as_str())];
            problems.about("municipality", code, (None, "invented"), &args);
        }
    }
}

fn every_invented_municipality_has_a_profile(data: &ReferenceData, problems: &mut Problems) {
    let profiles = &data.demonstration.profiles;
    for municipality in &data.municipalities {
        let has_profile = profiles
            .iter()
            .any(|it| it.municipality == municipality.code);
        if municipality.demonstration != has_profile {
            let args = [("found", municipality.code.as_str())];
            problems.about("municipality", &municipality.code, (None, "profile"), &args);
        }
    }
}
