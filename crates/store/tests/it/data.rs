//! The data files: what they must be, what is said about bad ones, and loading them.

use std::collections::{BTreeMap, BTreeSet};

use icc_domain::{Locale, SeededIds};
use icc_store::{
    DataFiles, LoadReport, MembershipBasis, Powers, ReferenceData, Source, StoreError, load_data,
};
use icc_testkit::{Outcome, TestDatabase, on_both_databases};

/// The definition whose questions the tables of powers name.
const DEFINITION: &str =
    include_str!("../../../../questionnaires/icc-2019-aligned/definition.toml");

fn embedded() -> ReferenceData {
    ReferenceData::parse(&DataFiles::embedded()).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"));
    })
}

/// The embedded files with one of them replaced.
fn with(path: &str, change: impl FnOnce(&str) -> String) -> DataFiles {
    let mut files: BTreeMap<String, String> = DataFiles::embedded()
        .iter()
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect();
    let text = change(files.get(path).map_or("", String::as_str));
    files.insert(path.to_owned(), text);
    DataFiles::new(files)
}

/// `file:line code` of every problem.
fn problems(files: &DataFiles) -> Vec<String> {
    let problems = ReferenceData::parse(files).err().unwrap_or_default();
    problems
        .iter()
        .map(|it| format!("{}:{} {}", it.file, it.line, it.code))
        .collect()
}

#[test]
fn the_files_of_the_repository_have_no_problem() {
    let data = embedded();
    assert!(data.municipalities.len() > 100);
    assert!(data.facts.iter().all(|fact| fact.value.is_finite()));
}

#[test]
fn the_demonstration_is_forty_municipalities_in_eight_countries() {
    let data = embedded();
    let invented: Vec<_> = data
        .municipalities
        .iter()
        .filter(|it| it.demonstration)
        .collect();
    assert_eq!(invented.len(), 40);
    let countries: BTreeSet<&str> = invented.iter().map(|it| it.country.as_str()).collect();
    assert_eq!(countries.len(), 8);
    let members = |network: &str| {
        data.memberships
            .iter()
            .filter(|it| it.network_code == network)
            .count()
    };
    assert_eq!(members("demo-network"), 19);
    assert_eq!(members("demo-world"), 40);
    let years: Vec<i32> = data.demonstration.waves.iter().map(|it| it.year).collect();
    assert_eq!(years, [2021, 2022, 2023, 2024, 2025, 2026]);
}

#[test]
fn every_invented_municipality_can_be_classified() {
    let data = embedded();
    for municipality in data.municipalities.iter().filter(|it| it.demonstration) {
        for measure in ["population", "foreign_born_share"] {
            let figures = data.facts.iter().filter(|fact| {
                fact.municipality_code == municipality.code && fact.measure == measure
            });
            assert!(figures.count() > 0, "{} {measure}", municipality.code);
        }
        let country = data.country(&municipality.country).unwrap();
        assert!(country.names.get(Locale::Fr).unwrap().contains("inventé"));
    }
}

#[test]
fn the_table_of_quebec_has_a_line_for_every_question() {
    let questions: BTreeSet<&str> = DEFINITION
        .split("[[question]]")
        .skip(1)
        .filter_map(|entry| entry.split_once("code = \"")?.1.split('"').next())
        .collect();
    assert_eq!(questions.len(), 86);
    for jurisdiction in &embedded().jurisdictions {
        let lines: BTreeSet<&str> = jurisdiction
            .powers
            .keys()
            .map(icc_domain::Code::as_str)
            .collect();
        let unknown: Vec<_> = lines.difference(&questions).collect();
        assert_eq!(unknown, Vec::<&&str>::new(), "{}", jurisdiction.code);
        if jurisdiction.complete {
            assert_eq!(lines, questions, "{}", jurisdiction.code);
        }
        assert_eq!(
            jurisdiction.powers_over("G1"),
            Powers::NotWithin,
            "the vote is not local"
        );
    }
    let data = embedded();
    let quebec = data.jurisdiction("CA-QC").unwrap();
    assert!(quebec.complete);
    assert_eq!(quebec.powers_over("C1"), Powers::Within);
    assert_eq!(quebec.powers_over("E1"), Powers::NotWithin);
    assert_eq!(quebec.powers_over("L1"), Powers::Shared);
}

#[test]
fn a_class_includes_its_minimum_and_not_its_upper_bound() {
    let data = embedded();
    let class = |code: &str| data.groups.iter().find(|it| it.code == code).unwrap();
    assert!(class("size_under_200000").contains(199_999.0));
    assert!(!class("size_under_200000").contains(200_000.0));
    assert!(class("size_200000_to_500000").contains(200_000.0));
    assert!(!class("size_200000_to_500000").contains(500_000.0));
    assert!(class("foreign_born_10_to_15").contains(10.0));
    assert!(!class("foreign_born_10_to_15").contains(15.0));
}

#[test]
fn names_given_with_a_network_are_not_called_members() {
    let data = embedded();
    let named: Vec<&str> = data
        .memberships
        .iter()
        .filter(|it| it.network_code == "remiri")
        .map(|it| {
            assert_eq!(it.basis, MembershipBasis::Named);
            it.municipality_code.as_str()
        })
        .collect();
    assert_eq!(named.len(), 6);
}

#[test]
fn every_problem_of_a_table_is_reported_with_its_line() {
    let files = with("facts.csv", |_| {
        "municipality,measure,year,value,source,note_fr,note_en\n\
         nowhere,population,2016,1,geonames,,\n\
         montreal,wealth,2016,1,geonames,,\n\
         montreal,population,soon,1,geonames,,\n\
         montreal,population,2016,-1,geonames,,\n\
         montreal,population,2017,,geonames,,\n\
         montreal,population,2018,1,hearsay,,\n\
         montreal,population,2019,1.5,geonames,,\n\
         montreal,immigrants_share,2016,101,geonames,,\n\
         montreal,population,2020,1,geonames,seulement,\n\
         montreal,population,2021,1,demonstration,,\n\
         montreal,population,2022,1\n\
         montreal,population,2021,2,demonstration,,\n"
            .to_owned()
    });
    assert_eq!(
        problems(&files),
        [
            "facts.csv:2 unknown-reference",
            "facts.csv:3 unknown-reference",
            "facts.csv:4 number",
            "facts.csv:5 number",
            "facts.csv:6 empty",
            "facts.csv:7 unknown-reference",
            "facts.csv:8 whole",
            "facts.csv:9 number",
            "facts.csv:10 language",
            "facts.csv:11 invented",
            "facts.csv:12 cells",
            "facts.csv:13 duplicate",
        ]
    );
}

#[test]
fn every_problem_of_a_document_is_reported_with_its_place() {
    let files = with("groups.toml", |text| {
        format!(
            "{text}\n[[group]]\ncode = \"x\"\ndimension = \"size\"\nmeasure = \"wealth\"\nname.fr = \"X\"\n\
             name.en = \"X\"\n\n[[group]]\ncode = \"y\"\nminimum = \"many\"\n"
        )
    });
    let parsed = ReferenceData::parse(&files).unwrap_err();
    let codes: Vec<&str> = parsed.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["bounds", "unknown-reference", "field"]);
    assert!(parsed.iter().all(|it| it.column.is_some() && it.line > 50));
    let shown = parsed.first().unwrap().to_string();
    assert!(shown.starts_with("data/groups.toml:"), "{shown}");
}

#[test]
fn bad_files_are_named() {
    assert_eq!(
        problems(&with("notes.csv", |_| String::new())),
        ["notes.csv:1 unknown-file"]
    );
    assert_eq!(
        problems(&with("waves.toml", |_| String::new())),
        ["waves.toml:1 unknown-file"]
    );
    let semicolons = with("published-results.csv", |text| text.replace(',', ";"));
    assert_eq!(problems(&semicolons), ["published-results.csv:1 separator"]);
    let broken = with("networks.toml", |text| format!("{text}\n= 3\n"));
    assert!(problems(&broken).iter().any(|it| it.ends_with(" syntax")));
    let stray = with("measures.toml", |text| format!("stray = 1\n{text}"));
    assert!(problems(&stray).contains(&"measures.toml:1 field".to_owned()));
}

#[test]
fn a_spreadsheet_s_mark_and_line_ends_do_no_harm() {
    let files = with("municipalities.csv", |text| {
        format!("\u{feff}{}", text.replace('\n', "\r\n"))
    });
    assert_eq!(ReferenceData::parse(&files).as_ref(), Ok(&embedded()));
}

#[test]
fn bands_begin_at_nothing_rise_and_name_what_an_indicator_is_about() {
    for (sound, broken) in [
        ("from = 0.0", "from = 1.0"),
        ("from = 50.0", "from = 25.0"),
        ("reste à bâtir\u{202f}: {content}", "reste à bâtir"),
    ] {
        let files = with("bands.toml", |text| {
            assert!(text.contains(sound), "{sound}");
            text.replace(sound, broken)
        });
        let found = problems(&files);
        assert!(found.iter().any(|it| it.ends_with(" bands")), "{found:?}");
    }
}

#[test]
fn an_invented_place_cannot_pose_as_a_real_one() {
    let files = with("municipalities.csv", |text| text.replace(",CA,", ",XA,"));
    assert!(
        problems(&files)
            .iter()
            .any(|it| it.ends_with(" invented-country"))
    );
    let files = with("demonstration/municipalities.csv", |text| {
        text.replace(",XA,V,", ",CA,QC,")
    });
    assert!(
        problems(&files)
            .iter()
            .any(|it| it.ends_with(" invented-country"))
    );
}

async fn loading_again_changes_nothing(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let data = embedded();
    let first = load_data(database.store(), &data, &ids).await?;
    assert_eq!((first.updated, first.unchanged), (0, 0));
    let before = database.store().read().municipalities().all().await?;
    let again = load_data(database.store(), &data, &ids).await?;
    let nothing = LoadReport {
        unchanged: first.added,
        ..LoadReport::default()
    };
    assert_eq!(again, nothing);
    assert_eq!(
        database.store().read().municipalities().all().await?,
        before
    );

    let read = database.store().read();
    assert_eq!(before.len(), data.municipalities.len());
    assert_eq!(
        read.municipalities().all_facts().await?.len(),
        data.facts.len()
    );
    assert_eq!(
        read.networks().memberships().await?.len(),
        data.memberships.len()
    );
    assert_eq!(
        read.published_results().all().await?.len(),
        data.published_results.len()
    );
    assert_eq!(read.sources().all().await?.len(), data.sources.len());
    Ok(())
}

async fn a_changed_file_updates_its_row_only(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let mut data = embedded();
    load_data(database.store(), &data, &ids).await?;
    data.facts.first_mut().unwrap().value += 1.0;
    let report = load_data(database.store(), &data, &ids).await?;
    assert_eq!((report.added, report.updated), (0, 1));
    Ok(())
}

async fn loading_is_all_or_nothing(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let mut data = embedded();
    data.sources.retain(|it: &Source| it.code != "geonames");
    let loaded = load_data(database.store(), &data, &ids).await;
    assert!(
        matches!(loaded, Err(StoreError::MissingReference(_))),
        "{loaded:?}"
    );
    assert_eq!(database.store().read().sources().all().await?, []);
    Ok(())
}

on_both_databases![
    loading_again_changes_nothing,
    a_changed_file_updates_its_row_only,
    loading_is_all_or_nothing,
];
