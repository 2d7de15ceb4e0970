//! Functions of one source.

use icc_questionnaire::definition::{Band, Cap, Goalpost, Transform, Treatment};

use super::Writer;
use super::looked_at::ITEM_VALUES;
use super::measures::{FIGURE_COLUMNS, Function};
use super::sums::{found, treated};
use crate::kernel::answers::grade_of;
use crate::kernel::measure::needs_evidence;
use crate::program::Source;

impl Writer<'_> {
    pub(super) fn transform(&self, node: usize, of: Source, transform: &Transform) -> Function {
        let part = |name: String| format!("s.{}", self.of_node(node, &name));
        let mut parts = Vec::new();
        let [status, known, in_scope] = self.source(node, of, transform, &mut parts);
        parts.push(("source_status".to_owned(), status));
        let values: Vec<String> = FIGURE_COLUMNS
            .iter()
            .map(|column| self.changed(transform, &part(format!("source_{column}"))))
            .collect();
        let source = part("source_status".to_owned());
        let outside = match transform {
            Transform::Goalposts { low, high, log, .. } => {
                let same =
                    ends(low, high).is_none_or(|(low, high)| low.to_bits() == high.to_bits());
                if same && !log {
                    "'no_spread'"
                } else {
                    "'out_of_domain'"
                }
            }
            _ => "'out_of_domain'",
        };
        let mut found_columns = vec![(
            found("status"),
            format!(
                "CASE WHEN {source} <> 'scored' THEN {source} WHEN ({}) IS NULL THEN {outside} ELSE 'scored' END",
                values[0]
            ),
        )];
        for (figure, column) in FIGURE_COLUMNS.iter().enumerate() {
            let value = &values[figure];
            let value = if needs_evidence(of, figure) {
                // Evidence never makes a figure better than what is declared.
                format!(
                    "CASE WHEN {value} > {declared} THEN {declared} ELSE {value} END",
                    declared = values[0]
                )
            } else {
                value.clone()
            };
            found_columns.push((found(column), value));
        }
        if let Transform::Bands { bands, .. } = transform
            && self.has_band(node)
        {
            let label = self.band_label(bands, &part(format!("source_{}", FIGURE_COLUMNS[0])));
            found_columns.push((found("band"), label));
        }
        found_columns.push(("known".to_owned(), known));
        found_columns.push(("in_scope".to_owned(), in_scope));
        Function {
            parts,
            found: found_columns,
        }
    }

    /// The figures of a source, as parts; its status, known share and share in scope.
    fn source(
        &self,
        node: usize,
        of: Source,
        transform: &Transform,
        parts: &mut Vec<(String, String)>,
    ) -> [String; 3] {
        let d = self.dialect;
        let measure = &self.program.nodes[node].measure;
        let zero = d.double("0");
        match of {
            Source::Constant(value) => {
                for column in FIGURE_COLUMNS {
                    parts.push((format!("source_{column}"), d.number(value)));
                }
                [d.as_text("'scored'"), zero.clone(), zero]
            }
            Source::Node(n) => {
                let raw = matches!(transform, Transform::Bands { raw: true, .. });
                let scored = format!("s.{} = 'scored'", self.of_node(n, "status"));
                let nothing = if measure.missing.no_score == Treatment::Zero {
                    zero.as_str()
                } else {
                    "NULL"
                };
                for (figure, column) in FIGURE_COLUMNS.iter().enumerate() {
                    let own = if raw && figure == 0 {
                        self.unrounded(n)
                    } else {
                        (*column).to_owned()
                    };
                    let own = self.of_node(n, &own);
                    parts.push((
                        format!("source_{column}"),
                        format!("CASE WHEN {scored} THEN s.{own} ELSE {nothing} END"),
                    ));
                }
                let status = if measure.missing.no_score == Treatment::Zero {
                    d.as_text("'scored'")
                } else {
                    format!("CASE WHEN {scored} THEN 'scored' ELSE 'member_without_score' END")
                };
                [
                    status,
                    format!("s.{}", self.of_node(n, "known")),
                    format!("s.{}", self.of_node(n, "in_scope")),
                ]
            }
            Source::Item(q) => {
                let name = self.names.item(q);
                let state = format!("s.{}", self.column(name, "state"));
                let mut whens = vec![format!("WHEN {state} = 'answered' THEN 'scored'")];
                for (treatment, word) in [
                    (Treatment::Zero, "scored"),
                    (Treatment::NoScore, "answer_missing"),
                ] {
                    if let Some(when) = treated(measure.missing, treatment, &state, "s.draft") {
                        whens.push(format!("WHEN {when} THEN '{word}'"));
                    }
                }
                for (figure, column) in FIGURE_COLUMNS.iter().enumerate() {
                    let own = self.column(name, ITEM_VALUES[grade_of(figure)]);
                    parts.push((
                        format!("source_{column}"),
                        format!("CASE WHEN {state} = 'answered' THEN s.{own} ELSE {zero} END"),
                    ));
                }
                let one_if = |states: &str| {
                    format!(
                        "CASE WHEN {state} IN ({states}) THEN {} ELSE {zero} END",
                        d.double("1")
                    )
                };
                [
                    format!("CASE {} ELSE 'nothing_in_scope' END", whens.join(" ")),
                    one_if("'answered'"),
                    one_if("'answered', 'unknown', 'not_answered'"),
                ]
            }
        }
    }

    /// One figure of a transform; null where it is not defined.
    fn changed(&self, transform: &Transform, x: &str) -> String {
        let d = self.dialect;
        match transform {
            Transform::Goalposts {
                low,
                high,
                cap,
                log,
                reversed,
                scale,
                ..
            } => {
                let Some((low, high)) = ends(low, high) else {
                    return d.double("NULL");
                };
                let rising = low <= high;
                let (least, most) = (d.float(low.min(high)), d.float(low.max(high)));
                let lower = *cap == Cap::Both || (*cap == Cap::Low) == rising && *cap != Cap::None;
                let upper = *cap == Cap::Both || (*cap == Cap::High) == rising && *cap != Cap::None;
                let mut whens = Vec::new();
                if lower {
                    whens.push(format!("WHEN {x} < {least} THEN {least}"));
                }
                if upper {
                    whens.push(format!("WHEN {x} > {most} THEN {most}"));
                }
                let capped = if whens.is_empty() {
                    x.to_owned()
                } else {
                    format!("(CASE {} ELSE {x} END)", whens.join(" "))
                };
                let (value, spread, low, defined) = if *log {
                    if low <= 0.0 || high <= 0.0 {
                        return d.double("NULL");
                    }
                    let spread = libm::log(high) - libm::log(low);
                    (
                        format!("LN({capped})"),
                        spread,
                        libm::log(low),
                        Some(format!("{capped} > 0")),
                    )
                } else {
                    (capped, high - low, low, None)
                };
                if spread == 0.0 {
                    return d.double("NULL");
                }
                let scale = d.number(*scale);
                let value = format!(
                    "{scale} * ({value} - {}) / {}",
                    d.float(low),
                    d.float(spread)
                );
                let value = if *reversed {
                    format!("{scale} - {value}")
                } else {
                    value
                };
                match defined {
                    Some(when) => format!("CASE WHEN {when} THEN {value} END"),
                    None => format!("({value})"),
                }
            }
            Transform::Log => format!("CASE WHEN {x} > 0 THEN LN({x}) END"),
            Transform::Linear { offset, factor } => {
                format!("({} + {} * {x})", d.number(*offset), d.number(*factor))
            }
            Transform::Bands { bands, .. } => {
                let value = |place: usize, band: &Band| {
                    d.float(
                        band.value
                            .map_or(place as f64, icc_questionnaire::Decimal::to_f64),
                    )
                };
                self.by_band(bands, x, value)
            }
            Transform::Copy => x.to_owned(),
            // Refused before anything is written.
            Transform::ZScore { .. } | Transform::Rank { .. } | Transform::Percentile { .. } => {
                d.double("NULL")
            }
        }
    }

    /// What belongs to the last band whose lower end is reached, within a billionth.
    fn by_band(&self, bands: &[Band], x: &str, then: impl Fn(usize, &Band) -> String) -> String {
        let d = self.dialect;
        let near = d.double("'1e-9'");
        let whens: Vec<String> = bands
            .iter()
            .enumerate()
            .rev()
            .map(|(place, band)| {
                let reached = band.low.map_or_else(
                    || format!("{x} IS NOT NULL"),
                    |end| {
                        let at = d.number(end.at);
                        if end.inclusive {
                            format!("{x} > {at} OR ABS({x} - {at}) <= {near}")
                        } else {
                            format!("{x} > {at} AND ABS({x} - {at}) > {near}")
                        }
                    },
                );
                format!("WHEN {reached} THEN {}", then(place, band))
            })
            .collect();
        format!("CASE {} END", whens.join(" "))
    }

    fn band_label(&self, bands: &[Band], x: &str) -> String {
        let d = self.dialect;
        self.by_band(bands, x, |_, band| {
            band.label
                .as_ref()
                .map_or_else(|| d.as_text("NULL"), |label| d.text(label.as_str()))
        })
    }
}

/// The ends of a goalpost that looks at no sample.
fn ends(low: &Goalpost, high: &Goalpost) -> Option<(f64, f64)> {
    match (low, high) {
        (Goalpost::Value(low), Goalpost::Value(high)) => Some((low.to_f64(), high.to_f64())),
        _ => None,
    }
}
