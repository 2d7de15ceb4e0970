//! What changed between versions, editions and methods.

use icc_questionnaire::Definition;
use icc_questionnaire::definition::CrosswalkClass;
use icc_questionnaire::diff::{Aspect, Difference, ItemDifference, ItemKind, diff, diff_methods};

use crate::support::{Files, read_folder, root};

fn files(name: &str) -> Files {
    read_folder(&root().join("tests/fixtures/questionnaires").join(name))
}

fn parse(files: &Files) -> Definition {
    icc_questionnaire::parse(files).unwrap().definition
}

fn edited(name: &str, edits: &[(&str, &str, &str)]) -> Definition {
    let mut files = files(name);
    for (path, from, to) in edits {
        let text = files.get_mut(*path).unwrap();
        assert!(text.contains(from), "{path} has no {from:?}");
        *text = text.replace(from, to);
    }
    parse(&files)
}

fn item<'d>(difference: &'d Difference, kind: ItemKind, code: &str) -> &'d ItemDifference {
    let is = |i: &&ItemDifference| {
        i.kind == kind && i.new_code.as_deref().or(i.old_code.as_deref()) == Some(code)
    };
    difference.items.iter().find(is).unwrap()
}

fn aspects(item: &ItemDifference) -> Vec<(Aspect, &str)> {
    item.changes
        .iter()
        .map(|c| (c.aspect, c.part.as_str()))
        .collect()
}

#[test]
fn nothing_changed_is_identical_everywhere() {
    let definition = parse(&files("levels"));
    let difference = diff(&definition, &definition, "en");
    assert!(
        difference.items.iter().all(ItemDifference::is_identical),
        "{difference:#?}"
    );
}

#[test]
fn rewording_a_question_leaves_it_and_what_is_built_on_it_comparable() {
    let old = parse(&files("levels"));
    let new = edited("levels", &[("texts/en.toml", "\"Q1?\"", "\"The first?\"")]);
    let difference = diff(&old, &new, "en");
    let question = item(&difference, ItemKind::Question, "q1");
    assert_eq!(aspects(question), [(Aspect::Wording, "text")]);
    assert_eq!(question.changes[0].old.as_deref(), Some("Q1?"));
    assert_eq!(question.class, CrosswalkClass::Comparable);
    let class = |code| item(&difference, ItemKind::Measure, code).class;
    assert_eq!(class("ab"), CrosswalkClass::Comparable);
    assert_eq!(class("bc"), CrosswalkClass::Identical);
    assert_eq!(class("index"), CrosswalkClass::Comparable);
}

#[test]
fn other_points_weights_and_members_leave_comparability_open() {
    let old = parse(&files("type-single"));
    let new = edited(
        "type-single",
        &[(
            "methods/m.toml",
            "in_preparation = 0.5",
            "in_preparation = 0.4",
        )],
    );
    let difference = diff(&old, &new, "en");
    let question = item(&difference, ItemKind::Question, "q1");
    assert_eq!(aspects(question), [(Aspect::Points, "m.in_preparation")]);
    assert_eq!(
        item(&difference, ItemKind::Measure, "index").class,
        CrosswalkClass::NotEstablished
    );

    let new = edited(
        "type-single",
        &[(
            "methods/m.toml",
            "members = [\"q1\", \"q2\"]",
            "members = [\"q1\", \"q2\"]\nweights = { q2 = 2 }\nscale = 10",
        )],
    );
    let difference = diff(&old, &new, "en");
    let index = item(&difference, ItemKind::Measure, "index");
    assert!(aspects(index).contains(&(Aspect::Weights, "q2")));
    assert!(aspects(index).contains(&(Aspect::Function, "members.scale")));
    assert_eq!(
        item(&difference, ItemKind::Question, "q1").class,
        CrosswalkClass::Identical
    );
}

#[test]
fn options_core_type_and_applicability_are_named() {
    let old = parse(&files("option-own"));
    let new = edited(
        "option-own",
        &[
            (
                "definition.toml",
                "\"some\", \"none\"]",
                "\"most\", \"none\"]\noptional = true\napplies_if = { fact = \"type\", is = [\"a\"] }",
            ),
            ("methods/m.toml", "some = 1", "most = 1"),
            (
                "texts/en.toml",
                "option.some = \"Some\"",
                "option.most = \"Most\"",
            ),
        ],
    );
    let difference = diff(&old, &new, "en");
    let question = item(&difference, ItemKind::Question, "q1");
    let found = aspects(question);
    for expected in [
        (Aspect::Options, "some"),
        (Aspect::Options, "most"),
        (Aspect::Core, "optional"),
        (Aspect::Points, "m.some"),
        (Aspect::Wording, "option.most"),
    ] {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
    assert!(
        found
            .iter()
            .any(|(aspect, _)| *aspect == Aspect::Applicability)
    );
    assert_eq!(question.class, CrosswalkClass::NotEstablished);
}

#[test]
fn added_and_removed_items_are_new_and_dropped() {
    let old = parse(&files("weights-sum"));
    let new = edited(
        "levels",
        &[("definition.toml", "id = \"levels\"", "id = \"weights-sum\"")],
    );
    let difference = diff(&old, &new, "en");
    assert_eq!(
        item(&difference, ItemKind::Question, "q3").class,
        CrosswalkClass::New
    );
    assert_eq!(
        item(&difference, ItemKind::Measure, "ab").class,
        CrosswalkClass::New
    );
    let back = diff(&new, &old, "en");
    assert_eq!(
        item(&back, ItemKind::Question, "q3").class,
        CrosswalkClass::Dropped
    );
}

#[test]
fn between_editions_the_crosswalk_decides_and_its_absence_leaves_everything_open() {
    let new = parse(&files("crosswalk"));
    let old = edited(
        "type-single",
        &[
            ("definition.toml", "id = \"type-single\"", "id = \"old\""),
            ("definition.toml", "code = \"q1\"", "code = \"a1\""),
            ("definition.toml", "code = \"q2\"", "code = \"a2\""),
            (
                "methods/m.toml",
                "members = [\"q1\", \"q2\"]",
                "members = [\"a1\", \"a2\"]",
            ),
            ("texts/en.toml", "[question.q1]", "[question.a1]"),
            ("texts/en.toml", "[question.q2]", "[question.a2]"),
        ],
    );
    let difference = diff(&old, &new, "en");
    let q1 = item(&difference, ItemKind::Question, "q1");
    assert_eq!(
        (q1.old_code.as_deref(), q1.class, q1.stated),
        (Some("a1"), CrosswalkClass::Identical, true)
    );
    assert_eq!(
        item(&difference, ItemKind::Question, "q2").class,
        CrosswalkClass::New
    );
    assert_eq!(
        item(&difference, ItemKind::Question, "a2").class,
        CrosswalkClass::Dropped
    );

    let unrelated = parse(&files("type-single"));
    let other = parse(&files("points-weight"));
    let difference = diff(&unrelated, &other, "en");
    assert_eq!(
        item(&difference, ItemKind::Question, "q1").class,
        CrosswalkClass::NotEstablished
    );
}

#[test]
fn two_methods_of_one_definition_are_compared() {
    let definition = parse(&files("two-methods"));
    let difference = diff_methods(&definition, "first", "mean", "en").unwrap();
    let index = item(&difference, ItemKind::Measure, "index");
    assert_eq!(aspects(index), [(Aspect::Members, "q2")]);
    assert_eq!(index.class, CrosswalkClass::NotEstablished);
    assert!(diff_methods(&definition, "first", "third", "en").is_none());
}

#[test]
fn what_a_crosswalk_names_must_exist_in_the_older_edition() {
    let new = parse(&files("crosswalk"));
    let old = edited(
        "type-single",
        &[("definition.toml", "id = \"type-single\"", "id = \"old\"")],
    );
    let found: Vec<_> = icc_questionnaire::check_crosswalk(&new, &old)
        .iter()
        .map(|d| (d.code, d.params["name"].clone()))
        .collect();
    let unknown = |name: &str| ("crosswalk-unknown-source", name.to_owned());
    assert_eq!(found, [unknown("a1"), unknown("a2"), unknown("overall")]);
    assert!(icc_questionnaire::check_crosswalk(&old, &new).is_empty());
}
