//! Measures that are weighted sums: of points (integers) and of measures.

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{Combine, ItemsAs, Weights};

use super::{Counts, Item, MembersNode, Node, Source, WeightSets};

/// Sums of integers stay below this, so that they never overflow.
const INTEGER_BOUND: i128 = 1 << 62;

/// Rate, sum or mean of the points of questions: integer sums and one division.
#[derive(Debug, Clone)]
pub(crate) struct PointsNode {
    pub(crate) combine: Combine,
    /// Index of the question; whether it counts above the maximum.
    pub(crate) members: Vec<(usize, bool)>,
    /// Per weight set, per member: the weight in units of 1 / `weights.unit`.
    pub(crate) weights: WeightSets<i64>,
    /// In points × weight units.
    pub(crate) beyond_limit: Option<i64>,
    pub(crate) scale: Decimal,
    /// The scale of a rate as a number; 1 for sums and means, which are in points.
    pub(crate) factor: f64,
    /// One point of weight one, in points × weight units.
    pub(crate) unit: i64,
    /// The members within the maximum, and those beyond it.
    pub(crate) inside: Vec<u32>,
    pub(crate) beyond: Vec<u32>,
    /// The number of its members.
    pub(crate) questions: u16,
    /// Per weight set: the weights of `inside` and `beyond`.
    pub(crate) sums: Vec<SumWeights>,
}

/// Weights of one set.
#[derive(Debug, Clone)]
pub(crate) struct SumWeights {
    /// The one weight of all members, where they have the same and none is beyond the maximum.
    pub(crate) all_alike: Option<SumWeight>,
    pub(crate) each: Vec<SumWeight>,
    /// Of those beyond the maximum: the weight, and weight × maximum.
    pub(crate) beyond: Vec<(i64, i64)>,
}

/// Weight of one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SumWeight {
    pub(crate) weight: i64,
    /// What it adds to the base: weight × maximum, or for a mean the weight in points units.
    pub(crate) nominal: i64,
    /// Weight × maximum.
    pub(crate) full: i64,
}

/// A weighted sum or mean of measures and constants.
#[derive(Debug, Clone)]
pub(crate) struct LinearNode {
    pub(crate) combine: Combine,
    pub(crate) members: Vec<LinearSource>,
    /// Per weight set.
    pub(crate) weights: Vec<Vec<f64>>,
    /// Raises each value.
    pub(crate) floor: Option<f64>,
    /// Whether no question reaches two members.
    pub(crate) counts_add_up: bool,
}

/// A member of a linear node.
#[derive(Debug, Clone, Copy)]
pub(crate) enum LinearSource {
    Constant(f64),
    Node(u32),
}

/// How a combination is described in a method.
pub(super) struct Described<'a> {
    pub(super) combine: Combine,
    pub(super) items: ItemsAs,
    pub(super) sources: &'a [(Source, bool)],
    pub(super) weights: &'a Weights,
    pub(super) beyond_limit: Option<Decimal>,
    pub(super) scale: Decimal,
}

impl PointsNode {
    /// The integer form, where all members are questions with a maximum, the function is linear
    /// and no sum can overflow.
    pub(super) fn new(of: &Described, items: &[Item], points_scale: u8) -> Option<Self> {
        let linear = of.combine == Combine::Rate
            || (matches!(of.combine, Combine::Sum | Combine::Mean) && of.items == ItemsAs::Points);
        if !linear {
            return None;
        }
        let members = of
            .sources
            .iter()
            .map(|(source, beyond)| match source {
                Source::Item(i) => Some((*i, *beyond)),
                Source::Node(_) | Source::Constant(_) => None,
            })
            .collect::<Option<Vec<_>>>()?;
        let groups = of.weights.by_group.iter();
        let all = of.weights.all.iter();
        let all = all.chain(groups.flat_map(|g| g.groups.values().flatten()));
        let weight_scale = all.map(|d| d.scale()).max().unwrap_or(0);
        let weights = WeightSets::new(of.weights, |d| i64::try_from(d.scaled(weight_scale)).ok())?;
        let digits = points_scale.checked_add(weight_scale)?;
        if digits > 18 || !fits(&weights, &members, items, points_scale)? {
            return None;
        }
        let beyond_limit = match of.beyond_limit {
            None => None,
            Some(limit) if limit.scale() <= digits => {
                Some(i64::try_from(limit.scaled(digits)).ok()?)
            }
            Some(_) => return None,
        };
        let one = 10_i64.pow(u32::from(points_scale));
        let sums = weights
            .sets
            .iter()
            .map(|set| SumWeights::new(set, &members, items, of.combine, one))
            .collect::<Option<Vec<_>>>()?;
        let side = |beyond| {
            let on_it = members.iter().filter(move |m| m.1 == beyond);
            on_it
                .map(|(q, _)| u32::try_from(*q).ok())
                .collect::<Option<Vec<_>>>()
        };
        if members.len() > Counts::MOST {
            return None;
        }
        Some(Self {
            combine: of.combine,
            questions: u16::try_from(members.len()).ok()?,
            factor: if of.combine == Combine::Rate {
                of.scale.to_f64()
            } else {
                1.0
            },
            unit: 10_i64.pow(u32::from(digits)),
            inside: side(false)?,
            beyond: side(true)?,
            sums,
            weights,
            beyond_limit,
            scale: of.scale,
            members,
        })
    }

    /// The factor of the fraction: the scale of a rate, 1 for sums and means.
    pub(crate) fn scale_of(&self) -> Decimal {
        if self.combine == Combine::Rate {
            self.scale
        } else {
            Decimal::ONE
        }
    }
}

/// Whether no sum can overflow; nothing where a question has no bounds.
fn fits(
    weights: &WeightSets<i64>,
    members: &[(usize, bool)],
    items: &[Item],
    points_scale: u8,
) -> Option<bool> {
    for set in &weights.sets {
        let mut bound = 0_i128;
        for (weight, (item, _)) in set.iter().zip(members) {
            // The weight alone is also summed in points units, for means.
            let value = items[*item]
                .bound?
                .max(10_i128.pow(u32::from(points_scale)));
            bound = bound.checked_add(i128::from(weight.abs()).checked_mul(value)?)?;
        }
        if bound >= INTEGER_BOUND {
            return Some(false);
        }
    }
    Some(true)
}

impl SumWeights {
    fn new(
        set: &[i64],
        members: &[(usize, bool)],
        items: &[Item],
        combine: Combine,
        one: i64,
    ) -> Option<Self> {
        let mut out = Self {
            all_alike: None,
            each: Vec::new(),
            beyond: Vec::new(),
        };
        for (&weight, &(item, beyond)) in set.iter().zip(members) {
            if beyond {
                let full = items[item].maximum.unwrap_or(0);
                out.beyond.push((weight, weight * full));
                continue;
            }
            let full = weight * items[item].maximum?;
            out.each.push(SumWeight {
                weight,
                nominal: if combine == Combine::Mean {
                    weight * one
                } else {
                    full
                },
                full,
            });
        }
        if let [first, rest @ ..] = out.each.as_slice()
            && out.beyond.is_empty()
            && rest.iter().all(|w| w == first)
        {
            out.all_alike = Some(*first);
        }
        Some(out)
    }
}

impl LinearNode {
    /// The short way of a node, where there is one. `nodes` are the measures compiled so far: all
    /// that it needs.
    pub(super) fn new(node: &MembersNode, nodes: &[Node]) -> Option<Self> {
        if !matches!(node.combine, Combine::Sum | Combine::Mean) {
            return None;
        }
        let members = node
            .members
            .iter()
            .map(|source| match *source {
                (Source::Node(n), false) => Some(LinearSource::Node(u32::try_from(n).ok()?)),
                (Source::Constant(value), false) => Some(LinearSource::Constant(value.to_f64())),
                _ => None,
            })
            .collect::<Option<Vec<_>>>()?;
        Some(Self {
            combine: node.combine,
            counts_add_up: are_disjoint(&node.members, nodes),
            members,
            weights: node.weights.sets.clone(),
            floor: node.floor_values,
        })
    }
}

/// Whether no question reaches two of the members.
fn are_disjoint(members: &[(Source, bool)], nodes: &[Node]) -> bool {
    let mut seen: Vec<u64> = Vec::new();
    members.iter().all(|(source, _)| {
        let Source::Node(n) = source else { return true };
        let reach = &nodes[*n].reach;
        seen.resize(reach.len(), 0);
        let apart = seen.iter().zip(reach).all(|(a, b)| a & b == 0);
        seen.iter_mut().zip(reach).for_each(|(a, b)| *a |= b);
        apart
    })
}
