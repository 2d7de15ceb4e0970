//! One file per address; a handler takes a request apart, calls one use case and answers.

pub(crate) mod absent;
pub(crate) mod accessibility;
pub(crate) mod account;
pub(crate) mod account_data;
pub(crate) mod api;
pub(crate) mod ask_link;
pub(crate) mod assets;
pub(crate) mod board;
pub(crate) mod challenge;
pub(crate) mod chart_form;
pub(crate) mod cities;
pub(crate) mod city;
pub(crate) mod city_embed;
pub(crate) mod city_file;
pub(crate) mod compare;
pub(crate) mod components;
pub(crate) mod consensus;
pub(crate) mod consent;
pub(crate) mod data;
pub(crate) mod data_file;
pub(crate) mod embed;
pub(crate) mod entrance;
pub(crate) mod errata;
pub(crate) mod evidence;
pub(crate) mod expert;
pub(crate) mod explanation;
pub(crate) mod extension;
pub(crate) mod file_prepare;
pub(crate) mod first_access;
pub(crate) mod group_chart;
pub(crate) mod group_embed;
pub(crate) mod health;
pub(crate) mod home;
pub(crate) mod indicator;
pub(crate) mod indicators;
pub(crate) mod invitation;
pub(crate) mod joining;
pub(crate) mod journal;
pub(crate) mod legal;
pub(crate) mod meeting;
pub(crate) mod message;
pub(crate) mod method;
pub(crate) mod method_lab;
pub(crate) mod method_steps;
pub(crate) mod module;
pub(crate) mod module_answers;
pub(crate) mod module_results;
pub(crate) mod module_writing;
pub(crate) mod network;
pub(crate) mod network_check;
pub(crate) mod network_file;
pub(crate) mod network_meetings;
pub(crate) mod network_prepare;
pub(crate) mod network_register;
pub(crate) mod network_rule;
pub(crate) mod networks;
pub(crate) mod next_steps;
pub(crate) mod outbox;
pub(crate) mod part;
pub(crate) mod people;
pub(crate) mod people_second_factor;
pub(crate) mod practice;
mod preparing;
pub(crate) mod privacy;
pub(crate) mod privacy_template;
pub(crate) mod problem_kind;
pub(crate) mod provider_return;
pub(crate) mod provider_way;
pub(crate) mod publication;
pub(crate) mod register;
pub(crate) mod register_export;
pub(crate) mod register_import;
pub(crate) mod register_new;
pub(crate) mod register_remove;
pub(crate) mod register_row;
pub(crate) mod register_table;
pub(crate) mod release;
pub(crate) mod release_file;
pub(crate) mod report_check;
pub(crate) mod reset;
pub(crate) mod response;
pub(crate) mod review;
pub(crate) mod robots;
pub(crate) mod second_factor;
pub(crate) mod session_stay;
pub(crate) mod shared;
pub(crate) mod sign_in;
pub(crate) mod sign_in_code;
pub(crate) mod sign_out;
pub(crate) mod similar;
pub(crate) mod space;
pub(crate) mod submission;
pub(crate) mod target;
pub(crate) mod tokens;
pub(crate) mod tool;
pub(crate) mod try_out;
pub(crate) mod use_link;
pub(crate) mod visit;
pub(crate) mod wave;
pub(crate) mod words;
pub(crate) mod words_file;
pub(crate) mod world;

use icc_app::accounts::TokenPurpose;
use icc_app::input::Issue;
use icc_pages::context::{FieldError, ProblemKind};
use uuid::Uuid;

use crate::extract::PageCx;
use crate::form::shown;
use crate::problem::Problem;

/// The longest text that stands for a token: ours are shorter.
const LONGEST_TOKEN: usize = 100;

/// Whether a link turned out to be no good.
fn is_dead(issues: &[Issue]) -> bool {
    issues.iter().any(|issue| issue.code == "link-dead")
}

/// What pages behind a link show of it.
struct Behind {
    /// Whether the link is good.
    good: bool,
    /// What was wrong with the form; nothing where there is none to mend.
    errors: Vec<FieldError>,
    /// The shortest password.
    shortest: i64,
}

/// Looks behind a link, after `issues` were found in what was sent with it.
async fn behind(
    cx: &PageCx,
    token: &str,
    purpose: TokenPurpose,
    issues: &[Issue],
) -> Result<Behind, Problem> {
    let service = &cx.app.service;
    let good = !is_dead(issues) && service.link_is_good(token, purpose).await?;
    Ok(Behind {
        good,
        errors: if good { shown(issues) } else { Vec::new() },
        shortest: service.rules().shortest_password.into(),
    })
}

/// The id that a form names. What is no id names nothing.
fn id<T: From<Uuid>>(text: &str) -> Result<T, Problem> {
    let id = Uuid::try_parse(text);
    id.map(T::from)
        .map_err(|_| Problem::new(ProblemKind::NotFound))
}
