//! A library that panics on a damaged file must not end the program.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs a call into a library on data that may be hostile.
///
/// # Errors
/// What the call returned or panicked with, for the report.
pub(crate) fn guarded<T, E: std::fmt::Display>(
    call: impl FnOnce() -> Result<T, E>,
) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(error.to_string()),
        Err(panic) => {
            let text = panic
                .downcast_ref::<String>()
                .cloned()
                .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
            Err(text.unwrap_or_default())
        }
    }
}
