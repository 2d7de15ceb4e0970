//! Several editors at once against a simple model of what must become of their answers: whatever they
//! do in whatever order, what was acknowledged stands in the history once, and nothing else does.

mod play;
mod reference;

use icc_testkit::{Outcome, TestDatabase, on_both_databases};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use play::Play;

/// Steps of one play. Each is a request, or two at once.
const STEPS: usize = 250;

async fn played(database: &TestDatabase, seed: u64) -> Outcome {
    let mut play = Play::new(database, ChaCha8Rng::seed_from_u64(seed)).await?;
    for step in 0..STEPS {
        play.step()
            .await
            .map_err(|error| format!("seed {seed}, step {step}: {error}"))?;
    }
    play.end().await
}

async fn c3_whatever_editors_do_every_acknowledged_save_is_in_the_history_once(
    database: &TestDatabase,
) -> Outcome {
    Box::pin(played(database, 1)).await
}

async fn c3_whatever_editors_do_in_another_order_nothing_is_lost(
    database: &TestDatabase,
) -> Outcome {
    Box::pin(played(database, 2)).await
}

on_both_databases![
    c3_whatever_editors_do_every_acknowledged_save_is_in_the_history_once,
    c3_whatever_editors_do_in_another_order_nothing_is_lost,
];
