//! See `crates/datasets/tests` for files as other programs write them.
