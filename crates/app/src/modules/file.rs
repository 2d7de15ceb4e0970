//! What came of a module as tables: the counts that the reader sees and, for those who see what was
//! handed in, the answers of each municipality.

use icc_datasets::workbook::TableSheet;
use icc_domain::Locale;
use icc_i18n::I18n;

use super::disclosed::word;
use super::results::{ModuleResults, QuestionResult};
use crate::board::{BoardFile, BoardForm};
use crate::error::Error;
use crate::export::mark;
use crate::policy::Actor;
use crate::responses::Wording;
use crate::service::Service;

/// The columns of the counts. Names do not change with the language of the reader.
const COUNTS: [&str; 17] = [
    "demonstration",
    "network",
    "module",
    "definition",
    "state",
    "last_day",
    "members",
    "handed_in",
    "question",
    "question_text",
    "kind",
    "shown",
    "answered",
    "row",
    "code",
    "label",
    "value",
];
/// The columns of the answers.
const ANSWERS: [&str; 10] = [
    "demonstration",
    "network",
    "module",
    "municipality",
    "name",
    "handed_in_at",
    "question",
    "state",
    "answer",
    "comment",
];

impl Service {
    /// What came of a module as tables.
    ///
    /// # Errors
    /// As [`Service::module_results`].
    pub async fn module_file(
        &self,
        actor: &Actor,
        at: (&str, &str),
        form: BoardForm,
        (i18n, locale): (&I18n, Locale),
    ) -> Result<BoardFile, Error> {
        let results = self.module_results(actor, at).await?;
        let (network, number) = (&results.network.code, results.module.number);
        let wording = Wording::new(&results.definition, i18n, locale);
        let mut tables = vec![TableSheet {
            name: "results".to_owned(),
            rows: counts(&results, &wording),
        }];
        if results.sees_all {
            tables.push(TableSheet {
                name: "answers".to_owned(),
                rows: answers(&results, &wording, locale),
            });
        }
        let bytes = form.write(&format!("{network}, {}", wording.title()), &tables);
        Ok(BoardFile {
            name: format!(
                "{}module-{network}-{number}.{}",
                mark(results.network.demonstration),
                form.ending()
            ),
            bytes: bytes.map_err(|error| Error::broken([error.to_string()]))?,
        })
    }
}

fn counts(results: &ModuleResults, wording: &Wording<'_>) -> Vec<Vec<String>> {
    let mut rows = vec![COUNTS.map(str::to_owned).to_vec()];
    let opening = results.module.opening.as_ref();
    let head = [
        results.network.demonstration.to_string(),
        results.network.code.clone(),
        results.module.number.to_string(),
        opening.map(|it| it.hash.clone()).unwrap_or_default(),
        results.state.code().to_owned(),
        results
            .last_day
            .map(|day| day.to_string())
            .unwrap_or_default(),
        results.members.to_string(),
        results.handed_in.to_string(),
    ];
    for question in &results.questions {
        let worded = wording.question(&question.code);
        let text = worded.as_ref().map(|it| it.texts.text.clone());
        let own = [
            question.code.clone(),
            text.unwrap_or_default(),
            super::kind_word(question.kind).to_owned(),
            word(question.spread).to_owned(),
            if question.answered > 0 || question.spread == icc_disclosure::Spread::Whole {
                question.answered.to_string()
            } else {
                String::new()
            },
        ];
        let options = worded.map(|it| it.options).unwrap_or_default();
        for line in lines(question, &options) {
            rows.push(head.iter().chain(&own).chain(&line).cloned().collect());
        }
    }
    rows
}

/// What of a question stands in a row of its own: which kind of row, code, label, value.
fn lines(question: &QuestionResult, options: &[(String, String)]) -> Vec<[String; 4]> {
    let line = |row: &str, code: &str, label: &str, value: String| {
        [row.to_owned(), code.to_owned(), label.to_owned(), value]
    };
    let mut lines = Vec::new();
    for (code, n) in &question.options {
        let label = options.iter().find(|(known, _)| known == code);
        let label = label.map_or(code.as_str(), |(_, label)| label);
        lines.push(line("option", code, label, n.to_string()));
    }
    if question.kind.has_ticks() && !question.options.is_empty() {
        lines.push(line("none", "", "", question.none.to_string()));
    }
    for (state, n) in &question.states {
        lines.push(line("state", state.as_str(), "", n.to_string()));
    }
    if let Some(numbers) = question.numbers {
        lines.push(line("median", "", "", numbers.median.to_string()));
        if let Some((lower, upper)) = numbers.quartiles {
            lines.push(line("lower_quartile", "", "", lower.to_string()));
            lines.push(line("upper_quartile", "", "", upper.to_string()));
        }
    }
    if lines.is_empty() {
        // A question of which nothing is shown is asked all the same.
        lines.push(line("", "", "", String::new()));
    }
    lines
}

fn answers(results: &ModuleResults, wording: &Wording<'_>, locale: Locale) -> Vec<Vec<String>> {
    let mut rows = vec![ANSWERS.map(str::to_owned).to_vec()];
    for (standing, entries) in &results.answers {
        let city = &standing.city;
        let name = city.names.best(locale);
        for question in &results.definition.questions {
            let code = question.code.as_str();
            let entry = entries.get(code).cloned().unwrap_or_default();
            rows.push(vec![
                results.network.demonstration.to_string(),
                results.network.code.clone(),
                results.module.number.to_string(),
                city.code.clone(),
                name.map_or(&*city.code, |(_, name)| name).to_owned(),
                standing
                    .handed_in
                    .map(|at| at.to_rfc3339())
                    .unwrap_or_default(),
                code.to_owned(),
                entry.state.as_str().to_owned(),
                wording.answer(code, &entry).join("; "),
                entry.comment,
            ]);
        }
    }
    rows
}
