//! Reads the lines that pages recorded from standard input, and prints the calls that the workbench reads in them, as a line of
//! JSON each: the phase, the function, its arguments, what it returned and the error. An empty line begins another session.

#![allow(clippy::print_stdout, reason = "its output is what it is for")]

use std::io;

use journal::{
    EntryData,
    wire::{Slots, read},
};
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut slots = Slots::default();
    for line in io::stdin().lines() {
        let line = line?;
        if line.is_empty() {
            slots = Slots::default();
            continue;
        }
        let entry = read(line.as_bytes()).and_then(|read| slots.entry(read));
        let entry = entry.ok_or_else(|| format!("no entry: {line}"))?;
        let EntryData::Call {
            function,
            arguments,
            returned,
            error,
            ..
        } = entry.data
        else {
            return Err(format!("no call: {line}").into());
        };
        let arguments: Vec<_> = arguments.into_iter().map(|argument| argument.text).collect();
        println!(
            "{}",
            json!([entry.phase, function, arguments, returned, error.number().to_string()])
        );
    }
    Ok(())
}
