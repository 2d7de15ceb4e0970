//! How each engine writes the same thing.

use icc_questionnaire::Decimal;

/// Columns that a table or list may have in PostgreSQL.
pub(super) const POSTGRES_COLUMNS: usize = 1_600;

/// An engine that runs queries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// DuckDB.
    DuckDb,
    /// PostgreSQL.
    Postgres,
    /// Apache Spark.
    Spark,
}

impl Dialect {
    /// Every dialect.
    pub const ALL: [Self; 3] = [Self::DuckDb, Self::Postgres, Self::Spark];

    /// The word for it on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DuckDb => "duckdb",
            Self::Postgres => "postgres",
            Self::Spark => "spark",
        }
    }

    /// What stands between the name of a step and its body. A step that is computed once and kept is
    /// not written into every expression that reads it: some planners would, and take as long as
    /// those expressions become.
    pub(super) const fn named(self, kept: bool) -> &'static str {
        match self {
            Self::DuckDb | Self::Postgres if kept => " AS MATERIALIZED (\n",
            _ => " AS (\n",
        }
    }

    /// A text.
    pub(super) fn text(self, text: &str) -> String {
        match self {
            Self::DuckDb | Self::Postgres => format!("'{}'", text.replace('\'', "''")),
            // Two texts beside one another are one text there, so that '' would be nothing.
            Self::Spark => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'")),
        }
    }

    /// Texts in a list.
    pub(super) fn texts<T: AsRef<str>>(self, list: impl IntoIterator<Item = T>) -> String {
        let list: Vec<_> = list.into_iter().map(|t| self.text(t.as_ref())).collect();
        list.join(", ")
    }

    pub(super) const fn double_type(self) -> &'static str {
        match self {
            Self::DuckDb | Self::Spark => "DOUBLE",
            Self::Postgres => "DOUBLE PRECISION",
        }
    }

    pub(super) const fn text_type(self) -> &'static str {
        match self {
            Self::DuckDb => "VARCHAR",
            Self::Postgres => "TEXT",
            Self::Spark => "STRING",
        }
    }

    /// A type for numbers as they are written: 15 digits before the point, 9 after it.
    pub(super) const fn decimal_type(self) -> &'static str {
        match self {
            Self::DuckDb | Self::Spark => "DECIMAL(24, 9)",
            Self::Postgres => "NUMERIC",
        }
    }

    /// A type for products of integers.
    pub(super) const fn wide_type(self) -> &'static str {
        match self {
            Self::DuckDb => "HUGEINT",
            Self::Postgres => "NUMERIC",
            Self::Spark => "DECIMAL(38, 0)",
        }
    }

    pub(super) fn double(self, of: &str) -> String {
        format!("CAST({of} AS {})", self.double_type())
    }

    pub(super) fn as_text(self, of: &str) -> String {
        format!("CAST({of} AS {})", self.text_type())
    }

    /// A decimal number as the nearest 64-bit float.
    pub(super) fn number(self, value: Decimal) -> String {
        // A text is read correctly rounded by every engine, however long it is.
        let short = value.scaled(value.scale()).unsigned_abs() < 1 << 53;
        match self {
            Self::Spark if short => format!("{value}D"),
            _ if short => self.double(&value.to_string()),
            _ => self.double(&self.text(&value.to_string())),
        }
    }

    /// A 64-bit float, exactly.
    pub(super) fn float(self, value: f64) -> String {
        let text = format!("{value}");
        match text.parse::<Decimal>() {
            Ok(decimal) if decimal.to_f64().to_bits() == value.to_bits() => self.number(decimal),
            _ => self.double(&self.text(&format!("{value:e}"))),
        }
    }

    /// A decimal number as it is written.
    pub(super) fn decimal(self, value: Decimal) -> String {
        format!("CAST({value} AS {})", self.decimal_type())
    }

    /// Whether a text has the form of a regular expression.
    pub(super) fn matches(self, of: &str, pattern: &str) -> String {
        let pattern = self.text(pattern);
        match self {
            Self::DuckDb => format!("REGEXP_MATCHES({of}, {pattern})"),
            Self::Postgres => format!("{of} ~ {pattern}"),
            Self::Spark => format!("{of} RLIKE {pattern}"),
        }
    }

    /// A date that is a text, as days since 1970-01-01.
    pub(super) fn days(self, of: &str) -> String {
        match self {
            Self::DuckDb => format!("DATE_DIFF('day', DATE '1970-01-01', CAST({of} AS DATE))"),
            Self::Postgres => format!("CAST({of} AS DATE) - DATE '1970-01-01'"),
            Self::Spark => format!("DATEDIFF(CAST({of} AS DATE), DATE '1970-01-01')"),
        }
    }

    /// Integer division of numbers that are not negative.
    pub(super) fn divided(self, a: &str, b: &str) -> String {
        match self {
            Self::DuckDb => format!("({a} // {b})"),
            Self::Postgres => format!("({a} / {b})"),
            Self::Spark => format!("({a} DIV {b})"),
        }
    }

    /// The values that are not null, ascending, as a list.
    pub(super) fn sorted(self, values: &[String]) -> String {
        let list = values.join(", ");
        match self {
            Self::DuckDb => format!("LIST_SORT(LIST_FILTER([{list}], LAMBDA x : x IS NOT NULL))"),
            Self::Postgres => format!(
                "(SELECT ARRAY_AGG(x ORDER BY x) FROM UNNEST(ARRAY[{list}]) AS one(x) WHERE x IS NOT NULL)"
            ),
            Self::Spark => format!("ARRAY_SORT(FILTER(ARRAY({list}), x -> x IS NOT NULL))"),
        }
    }

    /// How many values a list has.
    pub(super) fn length(self, list: &str) -> String {
        match self {
            Self::DuckDb => format!("LEN({list})"),
            Self::Postgres => format!("CARDINALITY({list})"),
            Self::Spark => format!("SIZE({list})"),
        }
    }

    /// A value of a list by its place, from 1.
    pub(super) fn at(self, list: &str, place: &str) -> String {
        match self {
            Self::DuckDb => format!("{list}[CAST({place} AS BIGINT)]"),
            Self::Postgres => format!("({list})[{place}]"),
            Self::Spark => format!("ELEMENT_AT({list}, CAST({place} AS INT))"),
        }
    }

    /// `FROM` some table, each row once for each of some rows made of its columns.
    pub(super) fn each(self, from: &str, columns: &[&str], rows: &[Vec<String>]) -> String {
        let list = columns.join(", ");
        let joined = |open: &str, close: &str| {
            let rows: Vec<_> = rows
                .iter()
                .map(|row| format!("  {open}{}{close}", row.join(", ")))
                .collect();
            rows.join(",\n")
        };
        match self {
            Self::DuckDb | Self::Postgres => format!(
                "FROM {from} AS c\nCROSS JOIN LATERAL (VALUES\n{}\n) AS m({list})",
                joined("(", ")")
            ),
            Self::Spark => format!(
                "FROM {from} AS c\nLATERAL VIEW STACK({},\n{}\n) m AS {list}",
                rows.len(),
                joined("", "")
            ),
        }
    }

    /// A text as a key to sort by, in the order of its bytes.
    pub(super) fn by_bytes(self, of: &str) -> String {
        match self {
            Self::Postgres => format!("{of} COLLATE \"C\""),
            Self::DuckDb | Self::Spark => of.to_owned(),
        }
    }
}

/// A sum, written out: a term a line where they are long.
pub(super) fn sum(terms: &[String], nothing: &str) -> String {
    const SHORT: usize = 60;
    if terms.is_empty() {
        return nothing.to_owned();
    }
    let length: usize = terms.iter().map(String::len).sum();
    terms.join(if length > SHORT { "\n    + " } else { " + " })
}
