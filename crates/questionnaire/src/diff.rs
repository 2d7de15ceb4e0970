//! What changed between two editions, versions or methods, and how comparable each item stays.
//!
//! The result is data: codes, aspects and values. Whoever shows it supplies the words, from
//! `locales/<language>/cli.ftl`.

mod difference;
mod fields;

use std::collections::BTreeMap;

use crate::check::cycles;
use crate::definition::{CrosswalkClass, Definition, Method, Question};
use crate::parse::method_sources;
pub use difference::{Aspect, Change, Difference, ItemDifference, ItemKind};
use fields::Fields;
use icc_domain::Code;

/// Compares two definitions; texts in `language`.
///
/// Items correspond by their codes, and between different editions by the newer one's crosswalk
/// where it has one. Without a crosswalk, what different editions share is never more than *not
/// established*: the same code may mean something else there.
#[must_use]
pub fn diff(old: &Definition, new: &Definition, language: &str) -> Difference {
    let pairs = Pairs::new(old, new);
    let mut items = vec![fields::definition(old, new, language)];
    items.extend(sections(old, new, language));
    let questions = questions(old, new, language, &pairs);
    let classes: BTreeMap<&str, CrosswalkClass> = questions
        .iter()
        .filter_map(|item| Some((item.new_code.as_deref()?, item.class)))
        .collect();
    let mut methods = Vec::new();
    for method in &new.methods {
        let before = old.method(method.id.as_str());
        methods.extend(compare_methods(
            (old, before),
            (new, Some(method)),
            language,
            &pairs,
            &classes,
        ));
    }
    for method in old
        .methods
        .iter()
        .filter(|m| new.method(m.id.as_str()).is_none())
    {
        methods.extend(compare_methods(
            (old, Some(method)),
            (new, None),
            language,
            &pairs,
            &classes,
        ));
    }
    items.extend(questions.iter().cloned());
    items.extend(methods);
    let name = |d: &Definition| (d.id.to_string(), d.version.clone());
    Difference {
        old: name(old),
        new: name(new),
        language: language.to_owned(),
        items,
    }
}

/// Compares two methods of one definition; `None` when it lacks one of them.
#[must_use]
pub fn diff_methods(
    definition: &Definition,
    old: &str,
    new: &str,
    language: &str,
) -> Option<Difference> {
    let (before, after) = (definition.method(old)?, definition.method(new)?);
    let pairs = Pairs::default();
    let classes = definition
        .questions
        .iter()
        .map(|q| (q.code.as_str(), CrosswalkClass::Identical))
        .collect();
    let items = compare_methods(
        (definition, Some(before)),
        (definition, Some(after)),
        language,
        &pairs,
        &classes,
    );
    let name = |m: &Method| (m.id.to_string(), m.version.clone());
    Some(Difference {
        old: name(before),
        new: name(after),
        language: language.to_owned(),
        items,
    })
}

/// Which old item corresponds to a new one.
#[derive(Default)]
struct Pairs<'a> {
    /// New code → old code and class, as the crosswalk states them.
    stated: BTreeMap<&'a str, (&'a str, CrosswalkClass)>,
    /// Old codes the crosswalk speaks about.
    spoken: BTreeMap<&'a str, CrosswalkClass>,
    /// The definitions are different editions.
    editions: bool,
}

impl<'a> Pairs<'a> {
    fn new(old: &Definition, new: &'a Definition) -> Self {
        let mut pairs = Self {
            editions: old.id != new.id,
            ..Self::default()
        };
        let crosswalk = new
            .crosswalks
            .iter()
            .find(|c| c.from == old.id && pairs.editions);
        for item in crosswalk.iter().flat_map(|c| &c.items) {
            if let Some(from) = &item.from {
                pairs.spoken.insert(from.as_str(), item.class);
            }
            if let (Some(from), Some(to)) = (&item.from, &item.to) {
                pairs
                    .stated
                    .entry(to.as_str())
                    .or_insert((from.as_str(), item.class));
            }
        }
        pairs
    }

    /// The old code of a new item.
    fn old_code<'c>(&'c self, new: &'c str) -> Option<&'c str> {
        match self.stated.get(new) {
            Some((old, _)) => Some(old),
            // The crosswalk has given the same code to something else.
            None if self.spoken.contains_key(new) => None,
            None => Some(new),
        }
    }

    /// Whether an old item without counterpart of its code has become something else.
    fn went_elsewhere(&self, old: &str) -> bool {
        self.stated.values().any(|(from, _)| *from == old)
    }

    /// The class of a pair, and whether it is stated.
    fn class(&self, new: &str, follows: CrosswalkClass) -> (CrosswalkClass, bool) {
        match self.stated.get(new) {
            Some((_, class)) => (*class, true),
            None if self.editions => (worse(follows, CrosswalkClass::NotEstablished), false),
            None => (follows, false),
        }
    }
}

/// The less comparable of two classes. What is known not to be comparable stays so whatever else
/// is open.
fn worse(a: CrosswalkClass, b: CrosswalkClass) -> CrosswalkClass {
    let not = CrosswalkClass::NotComparable;
    if a == not || b == not { not } else { a.max(b) }
}

fn changed(changes: &[Change]) -> CrosswalkClass {
    changes
        .iter()
        .map(|c| c.aspect.class())
        .fold(CrosswalkClass::Identical, worse)
}

fn sections(old: &Definition, new: &Definition, language: &str) -> Vec<ItemDifference> {
    let before: BTreeMap<&str, _> = old.sections.iter().map(|s| (s.code.as_str(), s)).collect();
    let mut items = Vec::new();
    for section in &new.sections {
        let code = section.code.as_str();
        let there = before.get(code).map(|s| fields::section(old, s, language));
        let fields = fields::section(new, section, language);
        items.push(item(
            ItemKind::Section,
            None,
            there.map(|f| (code, f)),
            Some((code, fields)),
            &Pairs::default(),
        ));
    }
    for section in old
        .sections
        .iter()
        .filter(|s| !new.sections.iter().any(|n| n.code == s.code))
    {
        let fields = fields::section(old, section, language);
        items.push(item(
            ItemKind::Section,
            None,
            Some((section.code.as_str(), fields)),
            None,
            &Pairs::default(),
        ));
    }
    items
}

fn questions(
    old: &Definition,
    new: &Definition,
    language: &str,
    pairs: &Pairs,
) -> Vec<ItemDifference> {
    let before: BTreeMap<&str, &Question> =
        old.questions.iter().map(|q| (q.code.as_str(), q)).collect();
    let mut items = Vec::new();
    for question in &new.questions {
        let counterpart = pairs
            .old_code(question.code.as_str())
            .and_then(|c| before.get(c));
        let there = counterpart.map(|q| (q.code.as_str(), fields::question(old, q, language)));
        let fields = fields::question(new, question, language);
        items.push(item(
            ItemKind::Question,
            None,
            there,
            Some((question.code.as_str(), fields)),
            pairs,
        ));
    }
    let kept = |q: &Question| {
        let code = q.code.as_str();
        pairs.went_elsewhere(code)
            || (new.question(code).is_some() && pairs.old_code(code) == Some(code))
    };
    for question in old.questions.iter().filter(|q| !kept(q)) {
        let fields = fields::question(old, question, language);
        items.push(item(
            ItemKind::Question,
            None,
            Some((question.code.as_str(), fields)),
            None,
            pairs,
        ));
    }
    items
}

/// One item from its fields before and after.
fn item(
    kind: ItemKind,
    method: Option<&str>,
    old: Option<(&str, Fields)>,
    new: Option<(&str, Fields)>,
    pairs: &Pairs,
) -> ItemDifference {
    let code = |side: &Option<(&str, Fields)>| side.as_ref().map(|(code, _)| (*code).to_owned());
    let (old_code, new_code) = (code(&old), code(&new));
    let label = new
        .as_ref()
        .or(old.as_ref())
        .and_then(|(_, f)| f.label.clone());
    let (changes, class, stated) = match (old, new) {
        (Some((_, before)), Some((code, after))) => {
            let changes = fields::compare(&before, &after);
            let (class, stated) = pairs.class(code, changed(&changes));
            (changes, class, stated)
        }
        (None, _) => (Vec::new(), CrosswalkClass::New, false),
        (Some((code, _)), None) => {
            let stated = pairs.spoken.get(code).copied();
            (
                Vec::new(),
                stated.unwrap_or(CrosswalkClass::Dropped),
                stated.is_some(),
            )
        }
    };
    ItemDifference {
        kind,
        method: method.map(ToOwned::to_owned),
        old_code,
        new_code,
        label,
        changes,
        class,
        stated,
    }
}

type Side<'a> = (&'a Definition, Option<&'a Method>);

fn compare_methods(
    (old, before): Side,
    (new, after): Side,
    language: &str,
    pairs: &Pairs,
    questions: &BTreeMap<&str, CrosswalkClass>,
) -> Vec<ItemDifference> {
    let Some(id) = after.or(before).map(|m| m.id.as_str()) else {
        return Vec::new();
    };
    let (first, second) = (
        own_fields(old, before, language),
        own_fields(new, after, language),
    );
    let mut items = vec![item(
        ItemKind::Method,
        None,
        first,
        second,
        &Pairs::default(),
    )];
    let measures_before: BTreeMap<&str, _> = before
        .iter()
        .flat_map(|m| &m.measures)
        .map(|m| (m.code.as_str(), m))
        .collect();
    let points = points_classes(old, before, new, after, pairs);
    for measure in after.iter().flat_map(|m| &m.measures) {
        let counterpart = pairs
            .old_code(measure.code.as_str())
            .and_then(|c| measures_before.get(c));
        let there = counterpart
            .zip(before)
            .map(|(m, method)| (m.code.as_str(), fields::measure(old, method, m, language)));
        let Some(method) = after else { continue };
        let fields = fields::measure(new, method, measure, language);
        items.push(item(
            ItemKind::Measure,
            Some(id),
            there,
            Some((measure.code.as_str(), fields)),
            pairs,
        ));
    }
    let kept = |code: &str| {
        let there = after.is_some_and(|m| m.measure(code).is_some());
        pairs.went_elsewhere(code) || (there && pairs.old_code(code) == Some(code))
    };
    for measure in before
        .iter()
        .flat_map(|m| &m.measures)
        .filter(|m| !kept(m.code.as_str()))
    {
        let Some(method) = before else { continue };
        let fields = fields::measure(old, method, measure, language);
        items.push(item(
            ItemKind::Measure,
            Some(id),
            Some((measure.code.as_str(), fields)),
            None,
            pairs,
        ));
    }
    if let Some(method) = after {
        inherit(method, &mut items, questions, &points);
    }
    items
}

fn own_fields<'m>(
    definition: &Definition,
    method: Option<&'m Method>,
    language: &str,
) -> Option<(&'m str, Fields)> {
    method.map(|m| (m.id.as_str(), fields::method(definition, m, language)))
}

/// Which questions have other points than before.
fn points_classes<'a>(
    old: &Definition,
    before: Option<&Method>,
    new: &'a Definition,
    after: Option<&Method>,
    pairs: &Pairs,
) -> BTreeMap<&'a str, CrosswalkClass> {
    let mut classes = BTreeMap::new();
    let (Some(before), Some(after)) = (before, after) else {
        return classes;
    };
    for question in &new.questions {
        let Some(code) = pairs
            .old_code(question.code.as_str())
            .filter(|c| old.question(c).is_some())
        else {
            continue;
        };
        let (first, second) = (before.item(code), after.item(question.code.as_str()));
        let same = match (first, second) {
            (Some(a), Some(b)) => a.rule == b.rule && a.maximum == b.maximum,
            _ => true,
        };
        let class = if same {
            CrosswalkClass::Identical
        } else {
            CrosswalkClass::NotEstablished
        };
        classes.insert(question.code.as_str(), class);
    }
    classes
}

/// A measure is never more comparable than what it is made of.
fn inherit(
    method: &Method,
    items: &mut [ItemDifference],
    questions: &BTreeMap<&str, CrosswalkClass>,
    points: &BTreeMap<&str, CrosswalkClass>,
) {
    let index: BTreeMap<&str, usize> = method
        .measures
        .iter()
        .enumerate()
        .map(|(i, m)| (m.code.as_str(), i))
        .collect();
    let needs: Vec<Vec<usize>> = method
        .measures
        .iter()
        .map(|m| {
            let codes = method_sources(&m.function).iter();
            codes
                .filter_map(|c: &Code| index.get(c.as_str()).copied())
                .collect()
        })
        .collect();
    let mut classes: Vec<CrosswalkClass> = vec![CrosswalkClass::Identical; method.measures.len()];
    for i in cycles::order(&needs).0 {
        let code = method.measures[i].code.as_str();
        let own = |item: &&mut ItemDifference| {
            item.kind == ItemKind::Measure && item.new_code.as_deref() == Some(code)
        };
        let Some(item) = items.iter_mut().find(own) else {
            continue;
        };
        if item.class == CrosswalkClass::New || item.stated {
            classes[i] = item.class;
            continue;
        }
        for source in method_sources(&method.measures[i].function) {
            let of = |map: &BTreeMap<&str, CrosswalkClass>| map.get(source.as_str()).copied();
            let question = worse(
                of(questions).unwrap_or(CrosswalkClass::Identical),
                of(points).unwrap_or(CrosswalkClass::Identical),
            );
            let below = index.get(source.as_str()).map_or(question, |&n| classes[n]);
            // What is new, split or gone below leaves the whole open.
            let below = match below {
                c if c.allows_difference() => c,
                _ => CrosswalkClass::NotEstablished,
            };
            item.class = worse(item.class, below);
        }
        classes[i] = item.class;
    }
}
