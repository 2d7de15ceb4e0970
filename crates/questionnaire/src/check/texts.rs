//! `missing-texts`, `missing-text`, `missing-translation`, `unknown-text`: every word a reader
//! sees exists in every required language, and none belongs to nothing.

use std::collections::{BTreeMap, BTreeSet};

use icc_domain::Code;

use super::Context;
use crate::definition::{
    Band, Definition, Function, Method, PointsRule, QuestionTexts, Texts, Transform,
};
use crate::diagnostic::Diagnostic;

pub(crate) fn check(context: &mut Context) {
    let definition = context.definition;
    let source = definition
        .languages
        .first()
        .and_then(|l| definition.texts.get(l));
    for language in &definition.languages {
        let Some(texts) = definition.texts.get(language) else {
            if !context.declared.damaged {
                let missing = Diagnostic::new("missing-file")
                    .in_file(&file(language))
                    .with("file", file(language));
                context.problems.push(missing);
            }
            continue;
        };
        let mut page = Page {
            context: &mut *context,
            file: file(language),
            language,
        };
        page.required(definition, texts);
        if let Some(source) = source.filter(|s| !std::ptr::eq(*s, texts)) {
            page.translated(source, texts);
        }
    }
    for (language, texts) in &definition.texts {
        Page {
            context: &mut *context,
            file: file(language),
            language,
        }
        .known(definition, texts);
    }
}

fn file(language: &str) -> String {
    format!("texts/{language}.toml")
}

/// The texts of one language.
struct Page<'x, 'a> {
    context: &'x mut Context<'a>,
    file: String,
    language: &'x str,
}

impl Page<'_, '_> {
    /// Reports an absent text, at the nearest place that exists.
    fn absent(&mut self, code: &'static str, path: &str) {
        let missing = Diagnostic::new(code).with("language", self.language);
        self.context.report(
            &self.file,
            path,
            missing.with("key", path.replace('/', ".")),
        );
    }

    fn need(&mut self, there: bool, path: &str) {
        if !there {
            self.absent("missing-text", path);
        }
    }

    fn required(&mut self, definition: &Definition, texts: &Texts) {
        self.need(!texts.title.is_empty(), "title");
        for section in &definition.sections {
            let there = texts
                .sections
                .get(&section.code)
                .is_some_and(|s| !s.title.is_empty());
            self.need(there, &format!("section/{}/title", section.code));
        }
        for question in &definition.questions {
            let code = &question.code;
            let there = texts
                .questions
                .get(code)
                .is_some_and(|q| !q.text.is_empty());
            self.need(there, &format!("question/{code}/text"));
            let scale = question.scale.as_ref().map(Code::as_str);
            for option in &question.options {
                let label = texts.option_label(code.as_str(), scale, option.code.as_str());
                let path = match scale {
                    Some(scale) => format!("scale/{scale}/{}", option.code),
                    None => format!("question/{code}/option/{}", option.code),
                };
                self.need(label.is_some(), &path);
            }
        }
        for method in &definition.methods {
            let id = &method.id;
            let own = texts.methods.get(id);
            self.need(
                own.is_some_and(|m| !m.title.is_empty()),
                &format!("method/{id}/title"),
            );
            for measure in &method.measures {
                let there = own.is_some_and(|m| m.measures.contains_key(&measure.code));
                self.need(there, &format!("method/{id}/measure/{}", measure.code));
            }
            for band in band_labels(method) {
                let there = own.is_some_and(|m| m.bands.contains_key(band));
                self.need(there, &format!("method/{id}/band/{band}"));
            }
        }
    }

    /// What the source language has of the optional texts exists here too.
    fn translated(&mut self, source: &Texts, texts: &Texts) {
        let mut need = |has: bool, there: bool, path: String| {
            if has && !there {
                self.absent("missing-translation", &path);
            }
        };
        need(
            source.description.is_some(),
            texts.description.is_some(),
            "description".to_owned(),
        );
        for (code, section) in &source.sections {
            let there = texts.sections.get(code).is_some_and(|s| s.intro.is_some());
            need(
                section.intro.is_some(),
                there,
                format!("section/{code}/intro"),
            );
        }
        let empty = QuestionTexts::default();
        for (code, from) in &source.questions {
            let to = texts.questions.get(code).unwrap_or(&empty);
            need(
                from.why.is_some(),
                to.why.is_some(),
                format!("question/{code}/why"),
            );
            need(
                from.example.is_some(),
                to.example.is_some(),
                format!("question/{code}/example"),
            );
            need(
                from.evidence.is_some(),
                to.evidence.is_some(),
                format!("question/{code}/evidence"),
            );
            for option in from.options.keys() {
                let there = to.options.contains_key(option);
                need(true, there, format!("question/{code}/option/{option}"));
            }
        }
        for (id, from) in &source.methods {
            let to = texts.methods.get(id);
            let there = to.is_some_and(|m| m.description.is_some());
            need(
                from.description.is_some(),
                there,
                format!("method/{id}/description"),
            );
            for level in from.levels.keys() {
                let there = to.is_some_and(|m| m.levels.contains_key(level));
                need(true, there, format!("method/{id}/level/{level}"));
            }
        }
    }

    /// Texts of things that do not exist are typing mistakes or left over.
    fn known(&mut self, definition: &Definition, texts: &Texts) {
        let declared = self.context.declared;
        let options = |list: &[crate::definition::Opt]| -> BTreeSet<String> {
            list.iter().map(|o| o.code.to_string()).collect()
        };
        self.names("section", texts.sections.keys(), &declared.sections);
        self.names("question", texts.questions.keys(), &declared.questions);
        self.names("scale", texts.scales.keys(), &declared.scales);
        self.names("method", texts.methods.keys(), &declared.methods);
        for scale in &definition.scales {
            if let Some(labels) = texts.scales.get(&scale.code) {
                self.names(
                    &format!("scale/{}", scale.code),
                    labels.keys(),
                    &options(&scale.options),
                );
            }
        }
        for question in &definition.questions {
            if let Some(own) = texts.questions.get(&question.code) {
                let path = format!("question/{}/option", question.code);
                self.names(&path, own.options.keys(), &options(&question.options));
            }
        }
        for method in &definition.methods {
            let Some(own) = texts.methods.get(&method.id) else {
                continue;
            };
            let path = |part: &str| format!("method/{}/{part}", method.id);
            let none = BTreeSet::new();
            let measures = declared.measures.get(method.id.as_str()).unwrap_or(&none);
            self.names(&path("measure"), own.measures.keys(), measures);
            let bands = band_labels(method).map(ToString::to_string).collect();
            self.names(&path("band"), own.bands.keys(), &bands);
            let levels = method.measures.iter().filter_map(|m| m.level.as_ref());
            self.names(
                &path("level"),
                own.levels.keys(),
                &levels.map(ToString::to_string).collect(),
            );
        }
    }

    fn names<'k>(
        &mut self,
        path: &str,
        found: impl Iterator<Item = &'k Code>,
        known: &BTreeSet<String>,
    ) {
        for code in found.filter(|c| !known.contains(c.as_str())) {
            let unknown = Diagnostic::new("unknown-text").with("name", code);
            let unknown = unknown.with("where", path.replace('/', "."));
            let names = known.iter().map(String::as_str);
            let unknown = self.context.problems.suggest(unknown, code.as_str(), names);
            self.context
                .report(&self.file, &format!("{path}/{code}"), unknown);
        }
    }
}

/// Codes of the labels of a method's bands.
pub(crate) fn band_labels(method: &Method) -> impl Iterator<Item = &Code> {
    let points = method.points.iter().filter_map(|item| match &item.rule {
        PointsRule::Bands(bands) => Some(bands),
        _ => None,
    });
    let measures = method.measures.iter().filter_map(|m| match &m.function {
        Function::Transform {
            transform: Transform::Bands { bands, .. },
            ..
        } => Some(bands),
        _ => None,
    });
    let labels: BTreeMap<&str, &Code> = points
        .chain(measures)
        .flat_map(|bands: &Vec<Band>| bands)
        .filter_map(|band| band.label.as_ref())
        .map(|label| (label.as_str(), label))
        .collect();
    labels.into_values()
}
