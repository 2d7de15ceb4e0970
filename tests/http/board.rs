//! The board of a network.

use icc_domain::Role;
use icc_store::Place;

use crate::html::{parse, select, text};
use crate::site::Site;

#[tokio::test(flavor = "multi_thread")]
async fn members_of_which_the_same_is_said_stand_in_one_sentence() {
    let site = Site::demonstration().await;
    let networks = site.service.store().read().networks();
    let network = networks.by_code("demo-network").await.expect("a store");
    let place = Place::Network(network.expect("is there").id);
    let role = Some((Role::NetworkCoordinator, place));
    site.person("net@example.org", role).await;
    let mut net = site.browser_of("net@example.org").await;
    let html = net.get("/en/progress/demo-network/demo-open").await.text();
    let page = parse(&html);
    let nobody = "nobody coordinates the questionnaire";
    let all = select(&page, ".waits li").into_iter();
    let said: Vec<_> = all.filter(|one| text(*one).contains(nobody)).collect();
    assert_eq!(said.len(), 1);
    let sentence = text(said[0]);
    let members = sentence.split(nobody).next().unwrap_or_default();
    assert!(members.matches(',').count() > 1, "{sentence}");
}
