//! One file per address; a handler takes a request apart, calls one use case and answers.

pub(crate) mod absent;
pub(crate) mod assets;
pub(crate) mod cities;
pub(crate) mod city;
pub(crate) mod city_file;
pub(crate) mod data;
pub(crate) mod data_file;
pub(crate) mod entrance;
pub(crate) mod explanation;
pub(crate) mod health;
pub(crate) mod home;
pub(crate) mod indicators;
pub(crate) mod method;
pub(crate) mod problem_kind;
pub(crate) mod robots;
