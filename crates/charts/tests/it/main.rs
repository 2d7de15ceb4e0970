//! The charts as others use them.

mod access;
mod documented;
mod drawn;
mod golden;
mod hostile;
mod pseudo;
mod refused;
mod samples;
mod support;
