//! Results that were kept: an engine that changes one bit of them needs a new `ENGINE_VERSION`.

use icc_scoring::{ENGINE_VERSION, Program};
use sha2::{Digest, Sha256};

use crate::properties::bytes;
use crate::random::{Size, Sort, definition, panel, rows};

/// Seeds per line of the kept file.
const SEEDS: u64 = 16;

/// Kept lines: the engine's version, then the kind of method, the first seed and the digest of all
/// that the methods and panels of `SEEDS` seeds give.
const KEPT: &str = include_str!("golden.txt");

#[test]
fn kept_results_are_the_same_to_the_bit() {
    let mut lines = vec![format!("engine {ENGINE_VERSION}")];
    for (sort, name) in [(Sort::Any, "any"), (Sort::Monotone, "monotone")] {
        for first in (0..8).map(|i| i * SEEDS) {
            let mut digest = Sha256::new();
            for seed in first..first + SEEDS {
                let place = usize::try_from(seed).unwrap();
                let size = Size {
                    seed,
                    questions: 1 + place % 60,
                    measures: 1 + place % 17,
                    cases: 1 + place * 7 % 90,
                    sort,
                };
                let definition = definition(size);
                let program = Program::compile(&definition, "m").unwrap();
                let scores = program.score(&panel(&rows(&definition, size))).unwrap();
                digest.update(bytes(&program, &scores));
            }
            let hex: String = digest
                .finalize()
                .iter()
                .map(|b| format!("{b:02x}"))
                .collect();
            lines.push(format!("{name} {first} {hex}"));
        }
    }
    let now = lines.join("\n") + "\n";
    assert!(
        now == KEPT,
        "results differ from those kept in golden.txt. If that is meant, raise ENGINE_VERSION and keep these:\n{now}"
    );
}
