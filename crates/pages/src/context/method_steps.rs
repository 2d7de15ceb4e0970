//! The method in the ten steps of the handbook on composite indicators.

use serde::{Deserialize, Serialize};

/// The method in ten steps, and what was used for each wave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MethodStepsPage {
    /// The waves with public results, newest first.
    pub history: Vec<Used>,
}

/// What the results of a wave were calculated with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Used {
    /// Name of the wave.
    pub wave: String,
    /// Name of the edition.
    pub edition: String,
    /// Version of the edition.
    pub edition_version: String,
    /// Name of the method.
    pub method: String,
    /// Version of the method.
    pub method_version: String,
    /// Digest of the method, hexadecimal.
    pub digest: String,
}
