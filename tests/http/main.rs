//! The service over HTTP, in process: the router over a database of its own, with the data files,
//! the editions and, where a test needs it, the demonstration.
#![expect(clippy::expect_used, reason = "a test stops where a step fails")]

mod access;
mod accounts;
mod attack;
mod board;
mod canary;
mod city;
mod compared;
mod consents;
mod crawl;
mod cross_site;
mod documents;
mod embeds;
mod entrance;
mod evidence;
mod experts;
mod explained;
mod files;
mod hostile;
mod interface;
mod kept;
mod lab;
mod logged;
mod mailed;
mod marked;
mod meetings;
mod messages;
mod modules;
mod notices;
mod office;
mod people;
mod practices;
mod prepare;
mod printed;
mod problems;
mod register;
mod register_files;
mod releases;
mod responses;
mod reviewed;
mod reviews;
mod second_factor;
mod shared;
mod site;
mod spaces;
mod targets;
mod tasks;
mod together;
mod tokens;
mod tried;
mod waves;
mod words;
mod workbooks;

// Pages are read by the strict parser that the tests of the pages use.
#[path = "../../crates/pages/tests/it/html.rs"]
mod html;
