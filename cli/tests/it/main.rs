//! The command line as users and scripts rely on it.

mod canary;
mod detect;
mod encodings;
mod exit_codes;
mod explain;
mod formats;
mod hostile;
mod inputs;
mod samples;
mod schemas;
mod support;
