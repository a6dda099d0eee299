//! Runs programs, each in a process group of its own, so that none outlives its step or an interrupted chore. How what
//! they say is shown is `report`'s.

use std::{
    env,
    ffi::{OsStr, OsString},
    fmt::Write as _,
    io::{self, BufRead, BufReader, PipeReader, Read},
    path::Path,
    process::{Child, ChildStdout, Command, ExitStatus, Stdio},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::root;

/// How often a program that says nothing is looked at.
const GLANCE: Duration = Duration::from_millis(150);
/// How long programs have to end by themselves when the chore is interrupted.
const GRACE: Duration = Duration::from_millis(700);

/// Whether the chore is interrupted, and on its way out.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);
/// The process groups that run now.
static GROUPS: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// A program with its arguments, run in the project's folder.
#[derive(Debug)]
pub(crate) struct Program {
    command: Command,
    limit: Option<Duration>,
    own_group: bool,
}

impl Program {
    /// The program `name`, with no terminal to ask at.
    pub(crate) fn new(name: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(name);
        command.current_dir(root()).stdin(Stdio::null());
        // What is built is looked for there, wherever else this user builds.
        command.env("CARGO_TARGET_DIR", root().join("target"));
        Self {
            command,
            limit: None,
            own_group: true,
        }
    }

    /// The cargo that runs this chore.
    pub(crate) fn cargo() -> Self {
        Self::new(cargo())
    }

    /// Cargo, building by the lock file as it is: it fails where `Cargo.lock` would have to change.
    pub(crate) fn cargo_locked(subcommand: &str) -> Self {
        Self::cargo().args([subcommand, "--locked"])
    }

    /// npm, in the interface's folder.
    pub(crate) fn npm() -> Self {
        Self::new(if cfg!(windows) { "npm.cmd" } else { "npm" }).within(&root().join("ui"))
    }

    /// With one more argument.
    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// With more arguments.
    pub(crate) fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.command.args(arguments);
        self
    }

    /// With a variable in its environment.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Without a variable in its environment.
    pub(crate) fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Run in another folder.
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Ended where it takes longer.
    pub(crate) fn at_most(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }

    /// In the terminal's foreground, where it can ask for a password.
    pub(crate) fn may_ask(mut self) -> Self {
        self.own_group = false;
        self.command.stdin(Stdio::inherit());
        self
    }

    /// Whether it may ask for something.
    pub(crate) fn asks(&self) -> bool {
        !self.own_group
    }

    /// As it would be typed.
    pub(crate) fn as_typed(&self) -> String {
        let mut typed = self.command.get_program().to_string_lossy().into_owned();
        for argument in self.command.get_args() {
            let _ = write!(typed, " {}", argument.to_string_lossy());
        }
        typed
    }

    /// What it says on its standard output; none where it fails or is not there.
    pub(crate) fn output(self) -> Option<String> {
        let (status, said) = self.ask()?;
        status.success().then_some(said)
    }

    /// How it ends, and what it says on its standard output; none where it is not there.
    pub(crate) fn ask(mut self) -> Option<(ExitStatus, String)> {
        let output = self.command.output().ok()?;
        Some((output.status, String::from_utf8_lossy(&output.stdout).trim().to_owned()))
    }

    /// Whether it succeeds; what it says is nobody's.
    pub(crate) fn succeeds(mut self) -> bool {
        let quiet = self.command.stdout(Stdio::null()).stderr(Stdio::null());
        quiet.status().is_ok_and(|status| status.success())
    }

    /// Runs it with all that it says on the terminal.
    pub(crate) fn show(self) -> Result<ExitStatus> {
        Ok(self.start()?.child.wait()?)
    }

    /// Runs it, and prints each line of its output, from either stream.
    pub(crate) fn listen(mut self, mut heard: impl FnMut(&str)) -> Result<ExitStatus> {
        let (reader, writer) = io::pipe()?;
        self.command.stdout(writer.try_clone()?).stderr(writer);
        let (typed, limit) = (self.as_typed(), self.limit);
        // Our own ends of the pipe go with the command: it ends where the program's do.
        let mut running = self.start()?;
        let lines = lines(reader);
        let began = Instant::now();
        loop {
            match lines.recv_timeout(GLANCE) {
                Ok(line) => heard(&line),
                Err(RecvTimeoutError::Disconnected) => return Ok(running.child.wait()?),
                // The pipe is still open in something that the program left behind, which goes with `running`.
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(status) = running.child.try_wait()? {
                        return Ok(status);
                    }
                }
            }
            if limit.is_some_and(|limit| began.elapsed() > limit) {
                bail!("`{typed}` did not end in {} s", began.elapsed().as_secs());
            }
        }
    }

    /// Starts it; it ends, with all that it started, when the returned value is dropped.
    pub(crate) fn start(mut self) -> Result<Running> {
        #[cfg(unix)]
        if self.own_group {
            std::os::unix::process::CommandExt::process_group(&mut self.command, 0);
        }
        let child = self
            .command
            .spawn()
            .with_context(|| format!("`{}` cannot be started", self.as_typed()))?;
        let group = (cfg!(unix) && self.own_group).then(|| child.id());
        groups().extend(group);
        Ok(Running { child, group })
    }

    /// Starts it, and hands on what it says on its standard output.
    pub(crate) fn start_heard(mut self) -> Result<(Running, ChildStdout)> {
        self.command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut running = self.start()?;
        let said = running.child.stdout.take().context("its output")?;
        Ok((running, said))
    }
}

/// A program that was started.
#[derive(Debug)]
pub(crate) struct Running {
    child: Child,
    group: Option<u32>,
}

impl Drop for Running {
    fn drop(&mut self) {
        // What was ended by the interrupt has not failed: there is nothing to tell, and nothing more to start.
        while INTERRUPTED.load(Ordering::SeqCst) {
            thread::sleep(GRACE);
        }
        if let Some(group) = self.group {
            end(group, false);
            groups().retain(|other| *other != group);
        }
        // Neither fails but where it has ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The cargo that runs this chore.
fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// From here on an interrupted chore ends what it started before it goes.
pub(crate) fn end_all_when_interrupted() -> Result<()> {
    #[cfg(unix)]
    {
        use signal_hook::{
            consts::{SIGHUP, SIGINT, SIGTERM},
            iterator::Signals,
        };
        let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM]).context("interrupts cannot be listened for")?;
        thread::spawn(move || {
            if let Some(signal) = signals.forever().next() {
                INTERRUPTED.store(true, Ordering::SeqCst);
                groups().iter().for_each(|group| end(*group, false));
                thread::sleep(GRACE);
                groups().iter().for_each(|group| end(*group, true));
                std::process::exit(128 + signal);
            }
        });
    }
    Ok(())
}

fn groups() -> std::sync::MutexGuard<'static, Vec<u32>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn end(group: u32, at_once: bool) {
    #[cfg(unix)]
    {
        use rustix::process::{Pid, Signal, kill_process_group};
        let signal = if at_once { Signal::KILL } else { Signal::TERM };
        if let Some(group) = i32::try_from(group).ok().and_then(Pid::from_raw) {
            // It fails where all of the group has ended.
            let _ = kill_process_group(group, signal);
        }
    }
    #[cfg(not(unix))]
    let _ = (group, at_once);
}

/// The lines that come through `reader`, as they come.
fn lines(reader: PipeReader) -> Receiver<String> {
    let (sender, lines) = mpsc::channel();
    thread::spawn(move || {
        let mut reader = BufReader::new(reader);
        let mut line = Vec::new();
        while let Ok(1..) = reader.by_ref().read_until(b'\n', &mut line) {
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            line.clear();
            if sender.send(text).is_err() {
                break;
            }
        }
    });
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn both_streams_are_heard() {
        let mut said = Vec::new();
        let program = Program::new("sh").args(["-c", "echo one; echo two >&2; exit 3"]);
        let status = program.listen(|line| said.push(line.to_owned())).unwrap();
        assert_eq!(
            (status.code(), said),
            (Some(3), vec!["one".to_owned(), "two".to_owned()])
        );
    }

    #[cfg(unix)]
    #[test]
    fn what_a_program_leaves_behind_is_not_waited_for() {
        let began = Instant::now();
        let status = Program::new("sh").args(["-c", "sleep 60 &"]).listen(|_| {}).unwrap();
        assert!(status.success());
        assert!(began.elapsed() < Duration::from_secs(30));
    }

    #[cfg(unix)]
    #[test]
    fn a_limit_ends_a_program() {
        let program = Program::new("sleep").arg("60").at_most(Duration::from_millis(200));
        assert!(program.listen(|_| {}).unwrap_err().to_string().contains("sleep 60"));
    }
}
