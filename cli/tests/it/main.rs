//! The command line as users and scripts rely on it.
#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

mod bridge;
mod canary;
mod codelists;
mod config_faults;
mod convert;
mod corpus;
mod detect;
mod diff;
mod encodings;
mod exit_codes;
mod expectations;
mod explain;
mod formats;
mod hostile;
mod inputs;
mod json;
mod json_schema;
mod readme;
mod releases;
mod report_formats;
mod rules;
mod samples;
mod schemas;
mod suites;
mod support;
