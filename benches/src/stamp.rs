//! Writes down when a program was started: this program is started in its place, and becomes it.

use std::{
    env, fs,
    path::Path,
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Error, Result};

/// Asks for it: `--stamp FILE PROGRAM ARGUMENT…`.
pub(crate) const STAMP: &str = "--stamp";

/// Becomes the program that the command line names, if it does; returns why it could not.
pub(crate) fn run() -> Option<Error> {
    let mut arguments = env::args_os().skip(1);
    if arguments.next().is_none_or(|first| first != STAMP) {
        return None;
    }
    let (Some(file), Some(program)) = (arguments.next(), arguments.next()) else {
        return Some(Error::msg("which file, and which program?"));
    };
    let mut program = Command::new(program);
    program.args(arguments);
    write(Path::new(&file)).and_then(|()| become_it(program)).err()
}

/// When the program was started that `file` tells of, in milliseconds since 1970.
pub(crate) fn read(file: &Path) -> Result<f64> {
    let text = fs::read_to_string(file).context("the program was not started")?;
    text.parse().context("a time")
}

fn write(file: &Path) -> Result<()> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64() * 1000.0;
    Ok(fs::write(file, now.to_string())?)
}

#[cfg(unix)]
fn become_it(mut program: Command) -> Result<()> {
    Err(std::os::unix::process::CommandExt::exec(&mut program).into())
}

#[cfg(not(unix))]
fn become_it(_: Command) -> Result<()> {
    Err(Error::msg("only a Unix replaces a program by another"))
}
