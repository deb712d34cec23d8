//! What generated modules are made of. Each macro takes a table that reads like the type it makes.

mod choice;
mod message;
mod part;
mod record;
mod text;
