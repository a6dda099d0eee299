//! Runs programs: quietly where only their failure is news, or with all that they say.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, bail};

/// A program, with no terminal to ask at.
pub(crate) fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null());
    command
}

/// Runs `command` as the step `name`: one line tells how long it took; what it said is shown where it failed.
pub(crate) fn quiet(name: &str, command: &mut Command) -> Result<()> {
    print!("{name} … ");
    std::io::stdout().flush()?;
    let began = Instant::now();
    let output = command
        .output()
        .with_context(|| format!("{name}: {command:?} cannot be started"))?;
    let seconds = began.elapsed().as_secs_f64();
    if !output.status.success() {
        println!("failed after {seconds:.1} s");
        bail!(
            "{name}: {command:?}\n{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }
    println!("{seconds:.1} s");
    Ok(())
}

/// Runs `command` with all that it says; whether it succeeded.
pub(crate) fn stream(command: &mut Command) -> Result<bool> {
    Ok(command
        .status()
        .with_context(|| format!("{command:?} cannot be started"))?
        .success())
}

/// Runs `command` with all that it says, and keeps what it said on its standard output.
pub(crate) fn tee(command: &mut Command) -> Result<(bool, String)> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{command:?} cannot be started"))?;
    let mut said = String::new();
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            said.push_str(&line);
            said.push('\n');
        }
    }
    Ok((child.wait()?.success(), said))
}

/// What `command` says on its standard output; none where it fails or is not there.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
