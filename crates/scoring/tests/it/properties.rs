//! What holds for every method and every panel.

use icc_scoring::score::{
    DECLARED, DOCUMENTED, FIGURES, UNKNOWN_AS_FULL, UNKNOWN_AS_ZERO, VERIFIED,
};
use icc_scoring::{Cell, Program, Scores};
use num_traits::ToPrimitive;
use proptest::prelude::*;

use crate::oracle::Case;
use crate::random::{Random, Row, Size, Sort, definition, panel, rows};

fn sizes(sort: Sort) -> impl Strategy<Value = Size> {
    (any::<u64>(), 1..40_usize, 1..12_usize, 1..40_usize).prop_map(
        move |(seed, questions, measures, cases)| Size {
            seed,
            questions,
            measures,
            cases,
            sort,
        },
    )
}

fn scored(size: Size) -> (Program, Vec<Row>, Scores) {
    let definition = definition(size);
    let program = Program::compile(&definition, "m").unwrap();
    let rows = rows(&definition, size);
    let scores = program.score(&panel(&rows)).unwrap();
    (program, rows, scores)
}

/// Everything a result says, as bytes.
pub(crate) fn bytes(program: &Program, scores: &Scores) -> Vec<u8> {
    let mut out = Vec::new();
    for (kind, table) in scores.tables.iter().enumerate() {
        for case in 0..table.cases.len() {
            out.extend_from_slice(table.unit(case).as_bytes());
            for measure in 0..program.measures_info().count() {
                let cell = scores.cell(kind, case, measure);
                let numbers = cell
                    .figures
                    .iter()
                    .chain([&cell.raw, &cell.known, &cell.scope]);
                for number in numbers.chain(&scores.rank_at(kind, case, measure)) {
                    // One bit pattern for "no number".
                    let bits = if number.is_nan() { f64::NAN } else { *number }.to_bits();
                    out.extend_from_slice(&bits.to_le_bytes());
                }
                for count in cell.counts {
                    out.extend_from_slice(&count.to_le_bytes());
                }
                out.extend_from_slice(cell.reason.as_str().as_bytes());
                let band = cell.band_position().unwrap_or(usize::MAX) as u64;
                out.extend_from_slice(&band.to_le_bytes());
            }
        }
    }
    out
}

fn cells<'a>(program: &'a Program, scores: &'a Scores) -> impl Iterator<Item = &'a Cell> {
    let measures = program.measures_info().count();
    let of_kind = move |(kind, table): (usize, &icc_scoring::run::Table)| {
        let cases = table.cases.len();
        (0..cases).flat_map(move |c| (0..measures).map(move |m| scores.cell(kind, c, m)))
    };
    scores.tables.iter().enumerate().flat_map(of_kind)
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * a.abs().max(b.abs()).max(1.0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_figure_is_the_exact_fraction(size in sizes(Sort::Any)) {
        let definition = definition(size);
        let (program, rows, scores) = scored(size);
        for case in 0..scores.tables[0].cases.len() {
            let table = &scores.tables[0];
            let (unit, period) = (table.unit(case), &scores.periods[table.cases[case].period as usize]);
            for (code, expected) in Case::new(&definition, &rows, unit, period).measures() {
                let Some(expected) = expected else { continue };
                let cell = scores.cell(0, case, program.measure_position(&code).unwrap());
                prop_assert_eq!(cell.score().is_some(), expected.scored, "{} {} {} {:?} {:?}", unit, period, code, cell, expected);
                for figure in 0..FIGURES {
                    let wanted = expected.figures[figure].as_ref().and_then(ToPrimitive::to_f64);
                    let got = cell.figure(figure);
                    let same = match (wanted, got) {
                        (Some(wanted), Some(got)) => near(wanted, got),
                        (None, None) => true,
                        _ => false,
                    };
                    prop_assert!(same, "{unit} {period} {code} figure {figure}: {wanted:?}, got {got:?}");
                }
                let (known, scope) = (expected.known.to_f64().unwrap(), expected.scope.to_f64().unwrap());
                prop_assert!(near(known, cell.known) && near(scope, cell.scope),
                    "{unit} {period} {code}: {known} {scope}, got {cell:?}");
            }
        }
    }

    #[test]
    fn i9_figures_are_ordered_and_within_bounds_for_methods_of_points(size in sizes(Sort::Monotone)) {
        let (program, _, scores) = scored(size);
        for cell in cells(&program, &scores).filter(|c| c.score().is_some()) {
            let f = cell.figures;
            let least = |a: f64, b: f64| a <= b + 1e-12;
            prop_assert!(least(f[DOCUMENTED], f[DECLARED]) && least(f[VERIFIED], f[DOCUMENTED]), "{cell:?}");
            prop_assert!(least(f[UNKNOWN_AS_ZERO], f[DECLARED]) && least(f[DECLARED], f[UNKNOWN_AS_FULL]), "{cell:?}");
            prop_assert!(f.iter().all(|x| least(0.0, *x) && least(*x, 100.0)), "{cell:?}");
            prop_assert!(least(0.0, cell.known) && least(cell.known, cell.scope) && least(cell.scope, 1.0), "{cell:?}");
        }
    }

    #[test]
    fn i9_the_order_of_rows_and_units_changes_nothing(size in sizes(Sort::Any)) {
        let (program, mut rows, scores) = scored(size);
        let mut random = Random(size.seed ^ 0xdead);
        for i in (1..rows.len()).rev() {
            rows.swap(i, random.below(i + 1));
        }
        let shuffled = program.score(&panel(&rows)).unwrap();
        prop_assert!(bytes(&program, &scores) == bytes(&program, &shuffled));
    }

    #[test]
    fn i9_what_memory_held_before_changes_nothing(size in sizes(Sort::Any), again in any::<bool>()) {
        let (program, rows, scores) = scored(size);
        let other = Size { seed: size.seed ^ 0xbeef, measures: if again { size.measures } else { 5 }, ..size };
        let (_, _, mut memory) = scored(other);
        program.score_into(&panel(&rows), &mut memory).unwrap();
        prop_assert!(bytes(&program, &scores) == bytes(&program, &memory));
    }
}

proptest! {
    // Each case scores three times a panel that is large enough to be spread over threads.
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn i9_the_number_of_threads_changes_nothing(size in sizes(Sort::Any)) {
        let large = Size { cases: size.cases * 20, questions: size.questions.min(12), ..size };
        let definition = definition(large);
        let program = Program::compile(&definition, "m").unwrap();
        let panel = panel(&rows(&definition, large));
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            bytes(&program, &pool.install(|| program.score(&panel)).unwrap())
        };
        let one = with(1);
        prop_assert!(one == with(2) && one == with(7));
    }
}
