//! Use cases as pages show them: what they found becomes the context of a page, field by field.
//! Nothing is computed here that a chart, a report or a file would need too.

pub(crate) mod api;
pub(crate) mod board;
pub(crate) mod challenges;
pub(crate) mod cities;
pub(crate) mod city;
mod city_course;
pub(crate) mod compare;
pub(crate) mod consensus;
pub(crate) mod consent;
pub(crate) mod crossing;
pub(crate) mod data;
pub(crate) mod embed;
pub(crate) mod evidence;
pub(crate) mod expert_year;
pub(crate) mod experts;
pub(crate) mod explanation;
pub(crate) mod extension;
mod external;
mod figures;
mod group;
pub(crate) mod home;
pub(crate) mod indicator;
pub(crate) mod indicators;
pub(crate) mod joining;
pub(crate) mod meetings;
pub(crate) mod messages;
pub(crate) mod method;
pub(crate) mod method_lab;
pub(crate) mod method_steps;
pub(crate) mod module_answers;
pub(crate) mod modules;
pub(crate) mod network;
mod network_facts;
pub(crate) mod next_steps;
pub(crate) mod notice;
pub(crate) mod parts;
pub(crate) mod people;
mod place;
pub(crate) mod practices;
pub(crate) mod preparation;
pub(crate) mod prepare;
pub(crate) mod publication;
pub(crate) mod register;
pub(crate) mod release;
pub(crate) mod response;
pub(crate) mod review;
pub(crate) mod shared;
pub(crate) mod similar;
pub(crate) mod space;
pub(crate) mod still_true;
pub(crate) mod submission;
pub(crate) mod targets;
pub(crate) mod tokens;
pub(crate) mod tools;
pub(crate) mod try_out;
pub(crate) mod waves;
pub(crate) mod world;

use icc_app::paging::Paging;
use icc_pages::context::Pagination;

/// Which page of a list it is.
fn pagination(paging: Paging) -> Pagination {
    let places = paging.places();
    Pagination {
        page: count(paging.page),
        pages: count(paging.of.div_ceil(paging.size).max(1)),
        first: count(if places.is_empty() {
            0
        } else {
            places.start + 1
        }),
        last: count(places.end),
        of: count(paging.of),
    }
}

/// A count as pages take it.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
