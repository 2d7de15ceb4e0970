//! Conditions, bounds and rounding of a measure.

use icc_questionnaire::definition::{OnFail, RoundingMode, Transform};

use super::Writer;
use super::condition::{Looked, Place};
use super::measures::FIGURE_COLUMNS;
use super::sums::found;
use crate::program::NodeFunc;

/// Whether the condition of a measure fails, by the evidence that a figure needs.
const CLOSED: [&str; 3] = ["closed", "closed_documented", "closed_verified"];

impl Writer<'_> {
    /// Conditions and bounds, as 0 or 1 and as figures held within bounds.
    pub(super) fn bounded(&self, node: usize, looked: &Looked) -> Vec<(String, String)> {
        let d = self.dialect;
        let measure = &self.program.nodes[node].measure;
        let mut out = Vec::new();
        if let Some(gate) = &measure.gate {
            for (figure, column) in CLOSED.iter().enumerate() {
                let condition = self.condition(&gate.only_if, looked, figure, Place::Measure);
                out.push((
                    (*column).to_owned(),
                    format!("CASE WHEN {condition} THEN 0 ELSE 1 END"),
                ));
            }
        }
        if measure.floor.is_none() && measure.cap.is_none() {
            return out;
        }
        for column in FIGURE_COLUMNS {
            let own = format!("s.{}", self.of_node(node, &found(column)));
            // The upper bound has the last word.
            let mut value = own.clone();
            if let Some(floor) = measure.floor {
                let floor = d.number(floor);
                value = format!("CASE WHEN {own} < {floor} THEN {floor} ELSE {own} END");
            }
            if let Some(cap) = measure.cap {
                let cap = d.number(cap);
                value = format!("CASE WHEN {value} > {cap} THEN {cap} ELSE {value} END");
            }
            out.push((format!("bounded_{column}"), value));
        }
        out
    }

    /// The column of a figure within its bounds.
    fn within(&self, node: usize, column: &str) -> String {
        let measure = &self.program.nodes[node].measure;
        let name = if measure.floor.is_none() && measure.cap.is_none() {
            found(column)
        } else {
            format!("bounded_{column}")
        };
        format!("s.{}", self.of_node(node, &name))
    }

    /// Figures to be rounded, as exact numerators: every value of the measure is a whole number of
    /// shares of its denominator, and floats are far nearer to it than half a share.
    pub(super) fn numerators(&self, node: usize) -> Vec<(String, String)> {
        let measure = &self.program.nodes[node].measure;
        let (Some(_), Some(denominator)) = (measure.round, self.fractions[node].before_rounding)
        else {
            return Vec::new();
        };
        let of = |column: &str| {
            let share = self.dialect.double(&denominator.to_string());
            let value = format!(
                "CAST(ROUND({} * {share}) AS BIGINT)",
                self.within(node, column)
            );
            (format!("numerator_{column}"), value)
        };
        FIGURE_COLUMNS.map(of).into()
    }

    /// A numerator rounded, as a float.
    fn rounded(&self, node: usize, column: &str) -> String {
        let d = self.dialect;
        let measure = &self.program.nodes[node].measure;
        let (Some(rule), Some(denominator)) = (measure.round, self.fractions[node].before_rounding)
        else {
            return self.within(node, column);
        };
        let unit = 10_i64.pow(u32::from(rule.decimals));
        let numerator = format!("s.{}", self.of_node(node, &format!("numerator_{column}")));
        let size = format!("ABS({numerator})");
        let twice = 2 * denominator;
        let doubled = format!("(2 * {size} * {unit} + {denominator})");
        let whole = match rule.mode {
            RoundingMode::Down => {
                d.divided(&format!("({size} * {unit})"), &denominator.to_string())
            }
            RoundingMode::HalfUp => d.divided(&doubled, &twice.to_string()),
            RoundingMode::HalfEven => {
                let up = d.divided(&doubled, &twice.to_string());
                format!(
                    "({up} - CASE WHEN {doubled} % {twice} = 0 AND {up} % 2 = 1 THEN 1 ELSE 0 END)"
                )
            }
        };
        let signed = format!("CASE WHEN {numerator} < 0 THEN -{whole} ELSE {whole} END");
        if unit == 1 {
            return d.double(&signed);
        }
        format!("{} / {}", d.double(&signed), d.double(&unit.to_string()))
    }

    /// The column of a measure before rounding.
    pub(super) fn unrounded(&self, node: usize) -> String {
        let rounded = self.program.nodes[node].measure.round.is_some();
        if rounded {
            "unrounded"
        } else {
            FIGURE_COLUMNS[0]
        }
        .to_owned()
    }

    /// Status, figures, value before rounding and band, as they stand in the result.
    pub(super) fn values(&self, node: usize) -> Vec<(String, String)> {
        let d = self.dialect;
        let of = &self.program.nodes[node];
        let measure = &of.measure;
        let own = |column: &str| format!("s.{}", self.of_node(node, column));
        let status = own(&found("status"));
        let declared = own(&found(FIGURE_COLUMNS[0]));
        let otherwise = measure.gate.as_ref().map(|gate| gate.otherwise);
        let standing = match otherwise {
            Some(OnFail::Value(value)) => d.number(value),
            _ => "NULL".to_owned(),
        };
        let closed = |figure: usize| {
            otherwise.map(|_| format!("WHEN {} = 1 THEN {standing}", own(CLOSED[figure])))
        };
        let case = |whens: Vec<Option<String>>, other: &str| {
            let whens: Vec<String> = whens.into_iter().flatten().collect();
            if whens.is_empty() {
                return other.to_owned();
            }
            format!(
                "CASE\n    {}\n    ELSE {other}\n  END",
                whens.join("\n    ")
            )
        };
        let closed_status = otherwise.map(|otherwise| {
            let word = if matches!(otherwise, OnFail::Value(_)) {
                "scored"
            } else {
                "gate_closed"
            };
            format!("WHEN {} = 1 THEN '{word}'", own(CLOSED[0]))
        });
        let undefined =
            format!("WHEN {status} = 'scored' AND {declared} IS NULL THEN 'out_of_domain'");
        let mut out = vec![(
            "status".to_owned(),
            case(vec![closed_status, Some(undefined)], &status),
        )];
        let unscored = format!("WHEN {status} <> 'scored' OR {declared} IS NULL THEN NULL");
        for (figure, column) in FIGURE_COLUMNS.iter().enumerate() {
            let own_gate = if matches!(figure, 1 | 2) {
                closed(figure)
            } else {
                None
            };
            let value = self.rounded(node, column);
            let whens = vec![closed(0), Some(unscored.clone()), own_gate];
            out.push(((*column).to_owned(), case(whens, &value)));
        }
        if measure.round.is_some() {
            let value = self.within(node, FIGURE_COLUMNS[0]);
            out.push((
                "unrounded".to_owned(),
                case(vec![closed(0), Some(unscored.clone())], &value),
            ));
        }
        if self.has_band(node) {
            let band = own(&found("band"));
            let closed = otherwise.map(|_| format!("WHEN {} = 1 THEN NULL", own(CLOSED[0])));
            out.push(("band".to_owned(), case(vec![closed, Some(unscored)], &band)));
        }
        out
    }

    /// Whether a measure has bands with labels.
    pub(super) fn has_band(&self, node: usize) -> bool {
        matches!(
            &self.program.nodes[node].func,
            NodeFunc::Transform { transform: Transform::Bands { bands, .. }, .. }
                if bands.iter().any(|b| b.label.is_some())
        )
    }
}
