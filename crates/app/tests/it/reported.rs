//! The words of a report: only of what is out, and only as far as the municipality shows them,
//! whatever happens to the answers, the evidence and the review meanwhile.

use std::collections::BTreeSet;

use icc_app::consent::ConsentSaid;
use icc_app::evidence::{EvidenceId, EvidenceSaid};
use icc_app::input::Origin;
use icc_app::publication::Correcting;
use icc_app::responses::Attaching;
use icc_app::review::{CheckMove, Finish, ReviewPath, ReviewTextKind, TextSaid};
use icc_domain::Locale;
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::reviewing::Review;
use crate::town::{AT, CITY, WAVE};

const COMMENT: &str = "Adopté en mars";
const LATER: &str = "Abrogé en avril";
const PIECE: &str = "Politique de mars";
const RENAMED: &str = "Politique renommée";
const LATER_PIECE: &str = "Avis d’avril";
const INBOX: &str = "Note jamais jointe";
const REVIEW: &str = "La ville agit depuis mars.";
const LATER_REVIEW: &str = "La ville a cessé en avril.";
const ALL: [&str; 8] = [
    COMMENT,
    LATER,
    PIECE,
    RENAMED,
    LATER_PIECE,
    INBOX,
    REVIEW,
    LATER_REVIEW,
];

impl Review {
    fn piece(title: &str) -> EvidenceSaid {
        EvidenceSaid {
            title: title.to_owned(),
            url: "https://ville.example/politique".to_owned(),
            visibility: "public".to_owned(),
            ..EvidenceSaid::default()
        }
    }

    async fn open_piece(&self, title: &str, attached: bool) -> Result<EvidenceId, icc_app::Error> {
        let (who, origin) = (&self.town.dominique, Origin::default());
        let service = &self.town.service;
        let said = Self::piece(title);
        let id = service.add_evidence(who, CITY, (&said, None), None, &origin);
        let id = id.await?;
        if attached {
            let at = (CITY, WAVE, "C1");
            service
                .attach_evidence(who, at, id, &Attaching::Attach)
                .await?;
        }
        Ok(id)
    }

    async fn narrative(&self, version: i32, body: &str) -> Outcome {
        let said = TextSaid {
            kind: ReviewTextKind::Narrative,
            version,
            language: Locale::Fr,
            body: body.to_owned(),
            translation: String::new(),
            finished: false,
        };
        let origin = Origin::default();
        let service = &self.town.service;
        service
            .save_review_texts(&self.rita, AT, &[said], &origin)
            .await?;
        Ok(())
    }

    /// From handing in to where it only has to be published.
    async fn reviewed_and_accepted(&self, narrative: (i32, &str)) -> Outcome {
        self.hand_in().await?;
        if narrative.0 == 0 {
            self.assign(&self.rita).await?;
        }
        self.decide(WAVE, "C1", CheckMove::Verify, "Vu au conseil")
            .await?;
        self.narrative(narrative.0, narrative.1).await?;
        self.finish(Finish::Accept, "").await?;
        Ok(())
    }

    async fn publish(&self) -> Outcome {
        let town = &self.town;
        let cities = BTreeSet::from([CITY.to_owned()]);
        let origin = Origin::default();
        town.service
            .publish_results(&town.root, WAVE, &cities, &origin)
            .await?;
        Ok(())
    }

    async fn show(&self, items: &[&str]) -> Outcome {
        let town = &self.town;
        let page = town.service.consent(&town.dominique, CITY, WAVE).await?;
        let said = ConsentSaid {
            grants: items.iter().map(|item| format!("public/{item}")).collect(),
            authority: "council".to_owned(),
            resolution: "CM-2026-114".to_owned(),
            decided_on: "2026-11-16".to_owned(),
            public_from: String::new(),
            version: page.consents.version(),
        };
        let origin = Origin::default();
        town.service
            .give_consent(&town.dominique, AT, &said, &origin)
            .await?;
        Ok(())
    }

    /// Which of the words stand in a report that is printed now.
    async fn reported(&self) -> BTreeSet<&'static str> {
        let words = self.town.service.published_words(CITY, WAVE).await;
        let words = format!("{:?}", words.expect("the city and the wave"));
        ALL.into_iter().filter(|one| words.contains(one)).collect()
    }
}

const EVERYTHING: [&str; 5] = ["counted", "scores", "answers", "comments", "evidence"];

async fn p6_words_are_reported_while_what_they_are_about_is_out_and_shown(
    database: &TestDatabase,
) -> Outcome {
    let review = Review::new(database, ReviewPath::Full).await?;
    let town = &review.town;
    review.answer((WAVE, "C1"), "yes", COMMENT).await?;
    let piece = review.open_piece(PIECE, true).await?;
    review.open_piece(INBOX, false).await?;
    review.reviewed_and_accepted((0, REVIEW)).await?;
    let nothing = BTreeSet::new();
    // Accepted and allowed is not published; published is not allowed.
    review.show(&EVERYTHING).await?;
    assert_eq!(review.reported().await, nothing);
    review.publish().await?;
    let first = BTreeSet::from([COMMENT, PIECE, REVIEW]);
    assert_eq!(review.reported().await, first);

    // Each thing goes when it is not shown any more, the rest stays.
    for (items, expected) in [
        (
            &["counted", "scores", "answers", "evidence"][..],
            &[PIECE][..],
        ),
        (
            &["counted", "scores", "answers", "comments"],
            &[COMMENT, REVIEW],
        ),
        (&["counted", "scores", "answers"], &[]),
        (&["counted", "scores"], &[]),
        (&["counted"], &[]),
        (&EVERYTHING, &[COMMENT, PIECE, REVIEW]),
    ] {
        review.show(items).await?;
        let expected: BTreeSet<&str> = expected.iter().copied().collect();
        assert_eq!(review.reported().await, expected, "{items:?}");
    }

    // A correction is under way: nothing of it is read before it is out, and what the review said
    // of the former answers rests until then.
    let correcting = Correcting {
        reason_fr: "Erreur.".to_owned(),
        reason_en: "A mistake.".to_owned(),
        until: "2026-12-10".to_owned(),
    };
    let origin = Origin::default();
    town.service
        .correct(&town.claude, AT, &correcting, &origin)
        .await?;
    let meanwhile = BTreeSet::from([COMMENT, PIECE]);
    assert_eq!(review.reported().await, meanwhile);
    review.answer((WAVE, "C1"), "yes", LATER).await?;
    review.open_piece(LATER_PIECE, true).await?;
    let renamed = Review::piece(RENAMED);
    let origin = Origin::default();
    town.service
        .change_evidence(&town.dominique, CITY, (piece, 1), &renamed, &origin)
        .await?;
    assert_eq!(review.reported().await, meanwhile, "while it is written");
    review.reviewed_and_accepted((1, LATER_REVIEW)).await?;
    assert_eq!(review.reported().await, meanwhile, "accepted, and not out");
    review.publish().await?;
    // Who shows what is asked anew for a correction.
    review.show(&EVERYTHING).await?;
    let second = BTreeSet::from([LATER, RENAMED, LATER_PIECE, LATER_REVIEW]);
    assert_eq!(review.reported().await, second);

    // A piece that is withdrawn, and everything once consent is.
    town.service
        .withdraw_evidence(&town.dominique, CITY, (piece, 2), &Origin::default())
        .await?;
    let without = BTreeSet::from([LATER, LATER_PIECE, LATER_REVIEW]);
    assert_eq!(review.reported().await, without);
    let origin = Origin::default();
    town.service
        .take_back_consent(&town.dominique, AT, &origin)
        .await?;
    assert_eq!(review.reported().await, nothing);
    Ok(())
}

on_both_loaded_databases![p6_words_are_reported_while_what_they_are_about_is_out_and_shown];
