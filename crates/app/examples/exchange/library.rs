//! Practices and tools, shown to the network or to everybody.

use icc_app::search::index_words;
use icc_domain::{IdSource as _, Locale};
use icc_store::{
    CostClass, NewPractice, NewPracticeStep, PracticeShown, PracticeState, PracticeWords,
    SearchEntry, SearchKind, SharedWith, StaffClass, Theme, Tool, ToolId, ToolKind, ToolLicence,
    ToolPlace,
};

use super::{AT_ONCE, Outcome, World, moment};

pub(crate) async fn add_practices(world: &mut World, practices: usize) -> Outcome<()> {
    let numbers: Vec<usize> = (0..practices).collect();
    for portion in numbers.chunks(AT_ONCE) {
        let unit = world.store.begin().await?;
        let all = unit.repositories();
        for number in portion {
            let (made_by, city) = world.person(*number);
            let (city, made_at) = (city.id, moment(*number));
            let words = words(world, *number);
            let new = NewPractice {
                municipality: city,
                network: world.network.id,
                made_by,
                made_at,
            };
            let repository = all.practices();
            let mut practice = repository.add(&new, &words, &world.ids).await?;
            let reach = reach(*number);
            for state in [
                PracticeState::Proposed,
                PracticeState::Accepted,
                PracticeState::Published,
            ] {
                let step = NewPracticeStep {
                    state,
                    text_version: 1,
                    reach: Some(reach).filter(|_| state == PracticeState::Published),
                    remark: String::new(),
                    made_by,
                    made_at,
                };
                practice = repository.step(&practice, &step).await?;
            }
            let entry = SearchEntry {
                kind: SearchKind::Practice,
                id: practice.id.0,
                network: Some(world.network.id),
                title: index_words(&words.title),
                body: index_words(&[words.purpose.as_str(), &words.process].join(" ")),
            };
            let shown = PracticeShown {
                practice: practice.id,
                municipality: city,
                network: world.network.id,
                reach,
                since: made_at,
                text_version: 1,
                language: words.language,
                languages: words.languages,
                teaser: words.purpose,
                title: words.title,
                theme: words.theme,
                from_year: words.from_year,
                to_year: words.to_year,
                cost: words.cost,
                staff: words.staff,
                indicators: words.indicators,
                questions: words.questions,
            };
            repository.show(&shown).await?;
            all.search().put(&entry).await?;
        }
        unit.commit().await?;
    }
    Ok(())
}

/// Every third is for everybody.
fn reach(number: usize) -> SharedWith {
    if number.is_multiple_of(3) {
        SharedWith::Public
    } else {
        SharedWith::Network
    }
}

fn words(world: &mut World, number: usize) -> PracticeWords {
    let (indicators, questions) = (world.indicators.clone(), world.questions.clone());
    let words = &mut world.words;
    let language = words.language();
    let both = Locale::ALL.map(|one| one.tag().to_owned());
    PracticeWords {
        language,
        languages: words.some(&both, 2),
        title: format!("{} {number}", words.line(language, 5)),
        theme: words.choose(Theme::ALL),
        from_year: 2010 + i32::try_from(words.below(15)).unwrap_or_default(),
        to_year: None,
        purpose: words.text(language, 2),
        stimulus: words.text(language, 3),
        process: words.text(language, 8),
        impact: words.text(language, 4),
        cost: words.choose(CostClass::ALL),
        staff: words.choose(StaffClass::ALL),
        indicators: words.some(&indicators, 3),
        questions: words.some(&questions, 3),
        documents: Vec::new(),
    }
}

pub(crate) async fn add_tools(world: &mut World, tools: usize) -> Outcome<()> {
    let unit = world.store.begin().await?;
    let all = unit.repositories();
    for number in 0..tools {
        let (made_by, city) = world.person(number);
        let (municipality, made_at) = (Some(city.id), moment(number));
        let indicators = world.indicators.clone();
        let words = &mut world.words;
        let language = words.language();
        let tool = Tool {
            id: ToolId(world.ids.next_id()),
            version: 1,
            network: world.network.id,
            municipality,
            reach: reach(number),
            kind: words.choose(ToolKind::ALL),
            language,
            licence: words.choose(ToolLicence::ALL),
            theme: words.choose(Theme::ALL),
            title: format!("{} {number}", words.line(language, 4)),
            summary: words.text(language, 3),
            indicators: words.some(&indicators, 2),
            place: ToolPlace::Link(format!("https://example.org/{number}")),
            removed: false,
            made_by,
            made_at,
        };
        all.tools().add(&tool).await?;
        let entry = SearchEntry {
            kind: SearchKind::Tool,
            id: tool.id.0,
            network: Some(tool.network),
            title: index_words(&tool.title),
            body: index_words(&tool.summary),
        };
        all.search().put(&entry).await?;
    }
    Ok(unit.commit().await?)
}
