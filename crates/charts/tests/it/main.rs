//! The charts as others use them.

mod access;
mod documented;
mod drawn;
mod edges;
mod golden;
mod hostile;
mod kinds;
mod pseudo;
mod refused;
#[path = "samples/relabel.rs"]
mod relabel;
mod samples;
mod support;
