//! Good examples are of cities that show everybody what they answered, with the words that they show.

use std::collections::BTreeSet;

use icc_app::Error;

use crate::demonstration;

#[tokio::test(flavor = "multi_thread")]
async fn z1_good_examples_have_full_marks_and_come_from_cities_that_show_their_answers()
-> Result<(), Error> {
    let folder = tempfile::tempdir().expect("a folder");
    let service = demonstration(folder.path()).await;
    let snapshot = service.snapshot().await?;
    let examples = service.examples(&snapshot).await?;
    let (collection, wave) = snapshot.newest_wave().expect("a wave");
    let edition = collection.definition.id.as_str();
    let (mut found, mut full) = (0, BTreeSet::new());
    for question in &collection.definition.questions {
        let code = question.code.as_str();
        for one in examples.of(edition, code) {
            assert!(collection.shows_answers(&one.city, wave), "{}", one.city);
            assert_eq!(one.wave, wave.record.code);
            full.insert((one.city.clone(), code.to_owned()));
            found += 1;
        }
        assert!(examples.of("another-edition", code).is_empty());
    }
    assert!(found > 100, "{found}");
    // A city with a lost point is no example of that question.
    for (city, _) in full.clone() {
        let report = snapshot.city(&city, Some(&wave.record.code))?;
        let plans = snapshot.plans(&report, &BTreeSet::new())?;
        for step in &plans.steps {
            let both = (city.clone(), step.question.code.to_string());
            assert!(!full.contains(&both), "{both:?}");
        }
    }
    Ok(())
}
