//! The command line as users and scripts rely on it.
