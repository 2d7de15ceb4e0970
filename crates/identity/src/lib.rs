//! Asks providers of identity (OpenID Connect) who somebody is: discovery, authorisation code with
//! PKCE, and everything about the signed answer checked.
//!
//! Only addresses are asked that the settings name, or the provider's own description of itself.

mod ask;
mod provider;

pub use provider::{OpenIdProvider, ProviderSettings, SettingsError};
