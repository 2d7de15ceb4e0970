//! The messages as data: which exist, in which file, with which variables.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast;
use icc_domain::Locale;

use crate::bundle::areas;

/// One message of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The file it stands in, without extension.
    pub area: &'static str,
    /// The variables it uses, without `$`.
    pub variables: BTreeSet<String>,
    /// Every text it may show, one per branch, with each variable as `{}`.
    pub texts: Vec<String>,
}

/// Every message of a language by id; terms (`-name`) are listed with their dash.
///
/// Junk in a file is left out here; [`crate::I18n::new`] refuses it.
#[must_use]
pub fn catalogue(locale: Locale) -> BTreeMap<String, Message> {
    let mut messages = BTreeMap::new();
    for (area, source) in areas(locale) {
        let resource = match fluent_syntax::parser::parse(*source) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        for entry in resource.body {
            let (id, pattern) = match entry {
                ast::Entry::Message(m) => (m.id.name.to_owned(), m.value),
                ast::Entry::Term(t) => (format!("-{}", t.id.name), Some(t.value)),
                _ => continue,
            };
            let Some(pattern) = pattern else { continue };
            let mut message = Message {
                area,
                variables: BTreeSet::new(),
                texts: Vec::new(),
            };
            let text = message.walk(&pattern);
            message.texts.push(text);
            messages.insert(id, message);
        }
    }
    messages
}

impl Message {
    /// Collects variables and branch texts; returns the pattern's own text.
    fn walk(&mut self, pattern: &ast::Pattern<&str>) -> String {
        let mut text = String::new();
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => text.push_str(value),
                ast::PatternElement::Placeable { expression } => {
                    self.expression(expression);
                    text.push_str("{}");
                }
            }
        }
        text
    }

    fn expression(&mut self, expression: &ast::Expression<&str>) {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline),
            ast::Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    let text = self.walk(&variant.value);
                    self.texts.push(text);
                }
            }
        }
    }

    fn inline(&mut self, inline: &ast::InlineExpression<&str>) {
        match inline {
            ast::InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            ast::InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    self.inline(argument);
                }
            }
            ast::InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }
}
