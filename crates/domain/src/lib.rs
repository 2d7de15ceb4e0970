//! The words every other crate shares: identifiers, languages, localized text, and the clock and
//! id sources that are passed in, never fetched.
//!
//! This crate opens nothing, is not async, and reads neither clock nor environment.

mod code;
mod figures;
mod locale;
mod role;
mod secret;
mod sources;

pub use code::{Code, CodeError};
pub use figures::{Difference, FactValue, NoScore, Score};
pub use locale::{Locale, LocalizedText, UnknownLocale};
pub use role::{Role, RolePlace};
pub use secret::{SECRET_BYTES, Secret, SecretSource, SeededSecrets};
pub use sources::{Clock, FixedClock, IdSource, SeededIds};
