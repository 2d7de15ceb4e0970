//! People of the members, most of whom say what they know and want to hear what is new.

use std::collections::{BTreeMap, BTreeSet};

use icc_app::search::index_words;
use icc_domain::{IdSource as _, Locale, LocalizedText, Role};
use icc_store::{
    DigestRhythm, Expert, ExpertHelp, ExpertId, NewAccount, NewGrant, Place, SharedWith,
};
use icc_testkit::service_moment;

use super::{AT_ONCE, Outcome, World};

pub(crate) async fn add(world: &mut World, people: usize) -> Outcome<()> {
    let numbers: Vec<usize> = (0..people).collect();
    for portion in numbers.chunks(AT_ONCE) {
        let unit = world.store.begin().await?;
        let all = unit.repositories();
        for number in portion {
            let city = number % world.cities.len();
            let language = world.words.language();
            let account = NewAccount {
                email: format!("exchange-{number}@example.org"),
                name: format!("{} {number}", world.words.line(Locale::Fr, 1)),
                language,
                password_hash: None,
                demonstration: true,
                created_at: service_moment(),
            };
            let account = all.accounts().add(&account, &world.ids).await?;
            let grant = NewGrant {
                account,
                role: Role::CityEditor,
                place: Place::City(world.cities[city].id),
                granted_at: service_moment(),
                granted_by: None,
            };
            all.grants().add(&grant, &world.ids).await?;
            if !number.is_multiple_of(10) {
                let expert = expert(world, *number, language, account);
                all.experts().put(&expert).await?;
            }
            let readers = all.topic_readers();
            let daily = Some(DigestRhythm::Daily);
            readers.set_digest(account, daily, service_moment()).await?;
            world.people.push((account, city));
        }
        unit.commit().await?;
    }
    Ok(())
}

fn expert(
    world: &mut World,
    number: usize,
    language: Locale,
    account: icc_store::AccountId,
) -> Expert {
    let in_language =
        |text: String| LocalizedText(BTreeMap::from([(language.tag().to_owned(), text)]));
    let role = world.words.line(language, 3);
    let about = world.words.text(language, 4);
    let help = [
        ExpertHelp::Advice,
        ExpertHelp::Visit,
        ExpertHelp::Training,
        ExpertHelp::Review,
    ];
    let both = Locale::ALL.map(|one| one.tag().to_owned());
    Expert {
        id: ExpertId(world.ids.next_id()),
        account,
        version: 1,
        reach: if number.is_multiple_of(3) {
            SharedWith::Public
        } else {
            SharedWith::Network
        },
        told: number.is_multiple_of(2),
        words: index_words(&format!("{role} {about}")),
        role: in_language(role),
        about: in_language(about),
        languages: world.words.some(&both, 2),
        fields: world.words.some(&world.indicators.clone(), 3),
        help: BTreeSet::from([world.words.choose(&help), world.words.choose(&help)]),
        made_at: service_moment(),
        changed_at: service_moment(),
    }
}
