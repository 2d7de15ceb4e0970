//! The table of addresses: kind, parameters, pattern in French, pattern in English.
//!
//! Each subject has a file; its rows are put behind those before it, and the last hands all of them
//! to `routes!`.

use icc_domain::Locale;
use serde::{Deserialize, Serialize};

#[macro_use]
mod modules;
#[macro_use]
mod practices;
#[macro_use]
mod space;
#[macro_use]
mod results;
#[macro_use]
mod waves;
#[macro_use]
mod people;
#[macro_use]
mod service;

service_routes! {}
