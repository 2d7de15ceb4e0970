//! The register: versions against lost edits, what people say before what files say, and tables that
//! come back as they were written.

use icc_domain::SeededIds;
use icc_store::{
    DataFiles, EnteredBy, Entry, MembershipBasis, MembershipKind, Origin, ReferenceData,
    StoreError, Table, load_data, read_sheet, row_text, write_sheet,
};
use icc_testkit::{Outcome, TestDatabase, moment, on_both_databases};

fn embedded() -> ReferenceData {
    ReferenceData::parse(&DataFiles::embedded()).unwrap()
}

async fn every_table_comes_back_from_its_file(database: &TestDatabase) -> Outcome {
    let data = embedded();
    load_data(database.store(), &data, &SeededIds::new(1)).await?;
    let read = database.store().read();
    let known = read.register().known().await?;
    for table in Table::ALL {
        for origin in [Origin::Real, Origin::Demonstration] {
            let rows = read.register().rows(table).await?.into_iter();
            let belongs = |entry: &Entry| {
                let (_, kind, code) = entry.refers_to().into_iter().next()?;
                known.origin(kind, code)
            };
            let mut entries: Vec<Entry> = rows
                .map(|row| row.entry)
                .filter(|entry| entry.origin().or_else(|| belongs(entry)) == Some(origin))
                .collect();
            let text = write_sheet((table, origin), &entries);
            let sheet = read_sheet((table, origin), &text, &known, &data);
            assert_eq!(sheet.problems, []);
            for entry in &mut entries {
                if let Entry::Network(network) = entry {
                    // Dated facts stand in the document only.
                    network.facts.clear();
                }
            }
            let back: Result<Vec<Entry>, _> = sheet.rows.into_iter().map(|it| it.entry).collect();
            assert_eq!(back, Ok(entries), "{}", table.code());
        }
    }
    Ok(())
}

async fn what_people_have_changed_is_left_to_them(database: &TestDatabase) -> Outcome {
    let (data, ids) = (embedded(), SeededIds::new(1));
    let store = database.store();
    load_data(store, &data, &ids).await?;
    let unit = store.begin().await?;
    let register = unit.repositories().register();
    let before = register.by_key(Table::Municipalities).await?;
    let gatineau = before.get("gatineau").unwrap();
    let mut entry = gatineau.entry.clone();
    if let Entry::Municipality(it) = &mut entry {
        it.latitude = Some(45.5);
    }
    register
        .change(("gatineau", 0), &entry, EnteredBy::Register)
        .await?;
    let stale = register
        .change(("gatineau", 0), &gatineau.entry, EnteredBy::Register)
        .await;
    assert!(matches!(stale, Err(StoreError::Immutable(_))), "{stale:?}");
    // A date of joining that becomes known does not bring the row without one back.
    let members = register.by_key(Table::Memberships).await?;
    let named = members.get("remiri.rimouski.").unwrap();
    let mut member = named.entry.clone();
    if let Entry::Membership(it) = &mut member {
        it.joined = Some("2016".to_owned());
        it.basis = MembershipBasis::Member;
        it.kind = Some(MembershipKind::Observer);
    }
    register
        .change((&named.name, 0), &member, EnteredBy::Register)
        .await?;
    let facts = register.by_key(Table::Facts).await?;
    let population = facts.get("gatineau.population.2019.public-pages").unwrap();
    register
        .remove(Table::Facts, (&population.name, 0), moment(1))
        .await?;
    unit.commit().await?;

    let report = load_data(store, &data, &ids).await?;
    assert_eq!((report.added, report.updated), (0, 0));
    let read = store.read();
    let kept = read
        .register()
        .find(Table::Municipalities, "gatineau")
        .await?;
    assert_eq!(kept.map(|row| (row.version, row.entry)), Some((1, entry)));
    let members = read.register().by_key(Table::Memberships).await?;
    assert!(!members.contains_key("remiri.rimouski."));
    assert_eq!(members.get("remiri.rimouski.2016").unwrap().entry, member);
    let facts = read.register().by_key(Table::Facts).await?;
    assert!(!facts.contains_key(&population.entry.key()));

    // One that was removed comes back when somebody says it again.
    let unit = store.begin().await?;
    let register = unit.repositories().register();
    let name = register
        .add(&population.entry, EnteredBy::City, &ids)
        .await?;
    let twice = register.add(&population.entry, EnteredBy::City, &ids).await;
    assert_eq!(name, population.name);
    assert!(matches!(twice, Err(StoreError::Duplicate(_))), "{twice:?}");
    Ok(())
}

async fn only_what_is_named_is_loaded_about_remiri(database: &TestDatabase) -> Outcome {
    load_data(database.store(), &embedded(), &SeededIds::new(1)).await?;
    let read = database.store().read();
    let partnerships = read.partners().partnerships().await?;
    let told: Vec<String> = partnerships
        .iter()
        .filter(|it| it.network_code == "remiri")
        .map(|it| format!("{} {}", it.partner_code, it.part.as_str()))
        .collect();
    assert_eq!(told, ["labrri coordinator", "mifi partner", "umq partner"]);
    let members = read.networks().memberships().await?;
    let mut of_remiri = members.iter().filter(|it| it.network_code == "remiri");
    assert!(of_remiri.all(|it| it.kind.is_none() && it.basis == MembershipBasis::Named));
    Ok(())
}

#[test]
fn a_row_that_does_not_fit_says_each_reason_with_its_column() {
    let data = embedded();
    let mut known = icc_store::Known::default();
    known.add("network", "remiri", Origin::Real);
    known.add("municipality", "here", Origin::Real);
    known.add("municipality", "dream", Origin::Demonstration);
    known.add("source", "s", Origin::Real);
    let world = (Table::Memberships, Origin::Real);
    let told = |cells: &[&str]| {
        let sheet = read_sheet(world, &row_text(world, cells), &known, &data);
        assert_eq!(sheet.problems, []);
        let row = sheet.rows.into_iter().next().unwrap();
        let problems = row.entry.err().unwrap_or_default().into_iter();
        problems
            .map(|it| format!("{} {}", it.field.unwrap_or_default(), it.code))
            .collect::<Vec<_>>()
    };
    let none: [&str; 0] = [];
    assert_eq!(
        told(&["remiri", "here", "index", "member", "2016", "", "s", "", ""]),
        none
    );
    assert_eq!(
        told(&[
            "remiri", "dream", "index", "named", "2016-06", "2016-05", "s", "x", ""
        ]),
        [
            "kind kind-named",
            "left ends-before",
            "municipality invented",
            "note_en language",
        ]
    );
    assert_eq!(
        told(&["nowhere", "", "boss", "", "16", "", "s", "", ""]),
        [
            "basis empty",
            "joined date",
            "kind word",
            "municipality empty",
            "network unknown-reference",
        ]
    );
}

on_both_databases![
    every_table_comes_back_from_its_file,
    what_people_have_changed_is_left_to_them,
    only_what_is_named_is_loaded_about_remiri,
];
