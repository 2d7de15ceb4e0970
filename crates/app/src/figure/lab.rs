//! The chart of the method lab: the same municipalities by a method and by a variant of it.

use icc_charts::{
    Chart, ChartId, ChartKind, ChartSpec, Lane, LaneRow, LaneSubject, Lanes, Provenance, RowsOf,
    Spread,
};
use icc_i18n::{Args, key};
use icc_scoring::Statistics;

use super::groups::rendered;
use super::{Place, count, last_day};
use crate::city::measure_label;
use crate::error::Error;
use crate::naming::Naming;
use crate::variants::{Spreads, TriedWave};

/// Draws the core index and the indicators of a wave by both: median and middle half.
///
/// # Errors
/// [`Error::NotFound`] where fewer than four municipalities have a core index by both, or one of them
/// is beyond 0 to 100; [`Error::Drawing`] when the numbers cannot be drawn.
pub fn variant(
    tried: &TriedWave<'_>,
    naming: &Naming<'_>,
    (place, id): (Place, &str),
) -> Result<Chart, Error> {
    let definition = &tried.collection.definition;
    let method = tried.method.id.as_str();
    let core = tried.measures.first().filter(|core| core.spreads.is_some());
    let n = core.ok_or(Error::NotFound)?.n;
    // Points below 0 can lead beyond the scale of the chart; the table beside it has them.
    let fits = |figures: &Statistics| figures.minimum >= 0.0 && figures.maximum <= 100.0;
    let mut spreads = tried.measures.iter().filter_map(|row| row.spreads);
    if !spreads.all(|both| fits(&both.now) && fits(&both.then)) {
        return Err(Error::NotFound);
    }
    let args = Args::new().text("wave", naming.wave(tried.wave));
    let text = |id: &str| naming.i18n.text(naming.locale, id, &args);
    let subject = |name: String| LaneSubject {
        name,
        n: Some(count(n)),
    };
    let rows = tried.measures.iter().map(|row| {
        let lane = |of: fn(&Spreads) -> &Statistics| {
            let spread = row.spreads.as_ref().map(of);
            Lane::Group(spread.map(|figures| spread_of(row.n, figures)))
        };
        let code = row.measure.code.as_str();
        LaneRow {
            label: measure_label(definition, method, naming.locale.tag(), code).to_owned(),
            marks: vec![lane(|it| &it.now), lane(|it| &it.then)],
        }
    });
    let spec = ChartSpec {
        id: ChartId::new(id).map_err(Error::Drawing)?,
        title: text(key!("lab-chart-title")),
        subtitle: Some(text(key!("figure-subtitle-own"))),
        kind: ChartKind::Lanes(Lanes {
            of: RowsOf::Indicators,
            subjects: vec![
                subject(text(key!("lab-by-method"))),
                subject(text(key!("lab-by-variant"))),
            ],
            rows: rows.collect(),
        }),
        provenance: Provenance {
            date: last_day(tried.wave),
            method: format!(
                "{} {}",
                naming.method(definition, method),
                tried.method.version
            ),
            notes: vec![text(key!("lab-not-a-result"))],
        },
        demonstration: tried.invented && place.is_alone(),
    };
    rendered(&spec, naming, place)
}

fn spread_of(n: usize, figures: &Statistics) -> Spread {
    Spread {
        n: count(n),
        q1: Some(figures.lower_quartile),
        median: figures.median,
        q3: Some(figures.upper_quartile),
    }
}
