//! Topics of many posts, page by page.

use icc_app::input::Origin;
use icc_app::space::{PostsShown, TopicPage, TopicSaidOf};
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};

use crate::spaces::{begin, id_of, read, said, said_of_post, words};
use crate::town::{NETWORK, Town};

async fn a_long_topic_has_pages_and_a_post_leads_to_its_own(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let (service, origin) = (&town.service, Origin::default());
    let id = begin(service, &town.alix, "Interprètes", "Qui paie ?").await?;
    for number in 2..=57 {
        let body = words(&format!("Réponse {number}"));
        let written = service
            .reply(&town.dominique, (NETWORK, id), &body, &origin)
            .await?;
        assert_eq!(written, number);
    }
    let numbers = |page: &TopicPage| -> (usize, i32, i32) {
        let numbers: Vec<i32> = page.posts.iter().map(|view| view.post.number).collect();
        (page.paging.page, numbers[0], numbers[numbers.len() - 1])
    };
    let at = async |shown| service.topic(&town.alix, (NETWORK, id), shown).await;
    let first = read(service, &town.alix, id).await?;
    assert_eq!((numbers(&first), first.paging.of), ((1, 1, 50), 57));
    assert_eq!((first.unread, first.first_unread), (49, Some(2)));
    for (asked, expected) in [
        (PostsShown::With(50), (1, 1, 50)),
        (PostsShown::With(51), (2, 51, 57)),
        (PostsShown::With(9999), (2, 51, 57)),
        (PostsShown::With(-1), (1, 1, 50)),
        (PostsShown::Page(2), (2, 51, 57)),
        (PostsShown::Page(3), (2, 51, 57)),
    ] {
        let page = at(asked).await?;
        assert_eq!(numbers(&page), expected, "{asked:?}");
        assert_eq!(page.first.post.number, 1, "its title stands on every page");
    }
    let last = at(PostsShown::Page(2)).await?;
    let reply = id_of(&last, 53);
    let useful = said_of_post("mark-useful", "");
    let there = (NETWORK, id, reply);
    assert_eq!(
        service
            .mark_post(&town.alix, there, &useful, &origin)
            .await?,
        53
    );
    let first = read(service, &town.alix, id).await?;
    let helped: Vec<i32> = first.useful.iter().map(|view| view.post.number).collect();
    assert_eq!(helped, [53], "what has helped is named on every page");
    let seen = TopicSaidOf {
        number: 50,
        ..said("seen")
    };
    service
        .mark_topic(&town.alix, (NETWORK, id), &seen, &origin)
        .await?;
    let first = read(service, &town.alix, id).await?;
    assert_eq!((first.unread, first.first_unread), (0, Some(51)));
    assert_eq!(at(PostsShown::Page(2)).await?.unread, 7);
    Ok(())
}

on_both_loaded_databases![a_long_topic_has_pages_and_a_post_leads_to_its_own];
