//! Why there is no picture.

/// Why a chart cannot be drawn: a mistake of the caller, told by a code and its figures, never by
/// a sentence for readers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChartError {
    /// There is nothing to draw: no row, no category or no series.
    #[error("{}", self.code())]
    Empty,
    /// More rows, categories or series than a reader can take in.
    #[error("{} ({count} {what}, at most {limit})", self.code())]
    TooMany {
        /// What there is too much of.
        what: What,
        /// How many there are.
        count: usize,
        /// How many may be.
        limit: usize,
    },
    /// Fewer categories than the shape needs.
    #[error("{} ({count} {what}, at least {least})", self.code())]
    TooFew {
        /// What there is too little of.
        what: What,
        /// How many there are.
        count: usize,
        /// How many there must be.
        least: usize,
    },
    /// A series has not one value per category.
    #[error("{} (series {series}: {values} values for {categories} categories)", self.code())]
    Uneven {
        /// Place of the series, from 0.
        series: usize,
        /// How many values it has.
        values: usize,
        /// How many categories there are.
        categories: usize,
    },
    /// Two series play the same role, so that they would look alike.
    #[error("{} (series {series})", self.code())]
    RepeatedRole {
        /// Place of the second one, from 0.
        series: usize,
    },
    /// A value is infinite or no number.
    #[error("{} (place {place})", self.code())]
    NotFinite {
        /// Place of its row or category, from 0.
        place: usize,
    },
    /// A value is not between 0 and 100.
    #[error("{} (place {place})", self.code())]
    OffScale {
        /// Place of its row or category, from 0.
        place: usize,
    },
    /// Quartiles and median are not in order.
    #[error("{} (place {place})", self.code())]
    Disordered {
        /// Place of its row, from 0.
        place: usize,
    },
    /// A wave is not later than the one before it.
    #[error("{} (place {place})", self.code())]
    Unordered {
        /// Place of the wave, from 0.
        place: usize,
    },
    /// A latitude or longitude is not on the globe.
    #[error("{} (place {place})", self.code())]
    OffMap {
        /// Place of the municipality, from 0.
        place: usize,
    },
    /// The identifier is not a letter followed by at most 63 letters, digits, hyphens, underscores.
    #[error("{}", self.code())]
    Id,
    /// The width is outside 320 to 1600, or the scale of a PNG outside 1 to 4.
    #[error("{}", self.code())]
    Size,
    /// The drawing library or the fonts failed.
    #[error("{} ({detail})", self.code())]
    Drawing {
        /// What it said, for the log.
        detail: String,
    },
}

/// What can be counted in a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Rows of a dot plot.
    Rows,
    /// Categories of bars or axes of a radar.
    Categories,
    /// Series.
    Series,
    /// Waves of a trend.
    Waves,
    /// Cities of a strip or a heat map, places of a map.
    Cities,
}

impl std::fmt::Display for What {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Rows => "rows",
            Self::Categories => "categories",
            Self::Series => "series",
            Self::Waves => "waves",
            Self::Cities => "cities",
        })
    }
}

impl ChartError {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "chart-empty",
            Self::TooMany { .. } => "chart-too-many",
            Self::TooFew { .. } => "chart-too-few",
            Self::Uneven { .. } => "chart-uneven-series",
            Self::RepeatedRole { .. } => "chart-repeated-role",
            Self::NotFinite { .. } => "chart-value-not-finite",
            Self::OffScale { .. } => "chart-value-off-scale",
            Self::Disordered { .. } => "chart-quartiles-disordered",
            Self::Unordered { .. } => "chart-waves-unordered",
            Self::OffMap { .. } => "chart-place-off-map",
            Self::Id => "chart-id",
            Self::Size => "chart-size",
            Self::Drawing { .. } => "chart-drawing",
        }
    }

    pub(crate) fn drawing(error: impl std::fmt::Display) -> Self {
        Self::Drawing {
            detail: error.to_string(),
        }
    }
}
