//! Several editors at once against a simple model of what must become of their answers: whatever they
//! do in whatever order, what was acknowledged stands in the history once, and nothing else does.
//! Meanwhile the questionnaire is handed in, sent back, accepted, corrected, and asked again in the
//! next wave: a *sequence* is what happens to it within one wave.

mod play;
mod reference;
mod stages;

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::time::{Duration, Instant};

use icc_testkit::{Engine, Outcome, TestDatabase, on_both_loaded_databases};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use play::{Happened, Play};

/// Steps of one play. Each is a request, or several at once.
const STEPS: usize = 450;
/// The same in a campaign, where a database is worth filling.
const CAMPAIGN_STEPS: usize = 2000;
/// The plays of a campaign begin so far from each other that none is that of a test.
const SEEDS_APART: u64 = 1000;
/// What must have happened in a play.
const HAPPENS: [&str; 14] = [
    "accepted",
    "attached",
    "came along",
    "confirmed",
    "conflict",
    "corrected",
    "handed in",
    "handed in beside a save",
    "handed over",
    "race",
    "refused",
    "sent back",
    "taken",
    "workbook",
];

#[expect(
    clippy::disallowed_methods,
    reason = "the campaign tells a test how long to go on"
)]
fn asked(what: &str) -> Option<String> {
    std::env::var(format!("ICC_EDITING_{what}")).ok()
}

/// One play: how many sequences it has had, and what has happened.
async fn played(
    database: &TestDatabase,
    seed: u64,
    steps: usize,
) -> Result<(usize, Happened), Box<dyn std::error::Error>> {
    let rng = ChaCha8Rng::seed_from_u64(seed);
    let mut play = Box::pin(Play::new(database, rng)).await?;
    for step in 0..steps {
        play.step()
            .await
            .map_err(|error| format!("seed {seed}, step {step}: {error}"))?;
    }
    let sequences = play.waves;
    let happened = play.end().await?;
    for what in HAPPENS {
        let times = happened.get(what).copied().unwrap_or_default();
        assert!(
            times > 0,
            "seed {seed}: {what} never happened: {happened:?}"
        );
    }
    Ok((sequences, happened))
}

/// Play after play, each on a database of its own, for as long as `cargo xtask campaign editing` says;
/// one short play otherwise.
fn go_on(engine: Engine) -> Outcome {
    let number = |what| asked(what).map(|text| text.parse::<u64>()).transpose();
    let (seconds, first) = (number("SECONDS")?, number("SEED")?.unwrap_or(1));
    let steps = seconds.map_or(STEPS, |_| CAMPAIGN_STEPS);
    let length = Duration::from_secs(seconds.unwrap_or_default());
    let (begun, mut plays, mut sequences) = (Instant::now(), 0, 0);
    let mut happened = Happened::new();
    while plays == 0 || begun.elapsed() < length {
        icc_testkit::run_loaded(engine, async |database| {
            let seed = first + plays * SEEDS_APART;
            let (had, of_play) = Box::pin(played(database, seed, steps)).await?;
            sequences += had;
            for (what, times) in of_play {
                *happened.entry(what).or_default() += times;
            }
            Ok(())
        })?;
        plays += 1;
    }
    if let Some(file) = asked("FIGURES") {
        let mut text = format!(
            "{engine:?}, plays of {steps} steps: {plays}\n{engine:?}, sequences: {sequences}\n"
        );
        for (what, times) in happened {
            let _ = writeln!(text, "{engine:?}, {what}: {times}");
        }
        let mut file = File::options().create(true).append(true).open(file)?;
        file.write_all(text.as_bytes())?;
    }
    Ok(())
}

mod going_on {
    mod sqlite {
        #[test]
        fn c3_whatever_editors_do_every_acknowledged_save_is_in_the_history_once()
        -> icc_testkit::Outcome {
            super::super::go_on(icc_testkit::Engine::Sqlite)
        }
    }
    mod postgres {
        #[test]
        fn c3_whatever_editors_do_every_acknowledged_save_is_in_the_history_once()
        -> icc_testkit::Outcome {
            super::super::go_on(icc_testkit::Engine::Postgres)
        }
    }
}

async fn c3_whatever_editors_do_in_another_order_nothing_is_lost(
    database: &TestDatabase,
) -> Outcome {
    Box::pin(played(database, 2, STEPS)).await?;
    Ok(())
}

on_both_loaded_databases![c3_whatever_editors_do_in_another_order_nothing_is_lost];
