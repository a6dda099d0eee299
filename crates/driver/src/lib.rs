//! A browser, or the window of an application, driven without a person: a WebDriver server with all that it starts.

use std::{
    io,
    net::{Ipv4Addr, TcpListener},
    time::{Duration, Instant},
};

use thirtyfour::{Capabilities, WebDriver, error::WebDriverError};
use tokio::process::{Child, Command};

/// How often a server that starts is asked for a session.
const POLL: Duration = Duration::from_millis(40);

/// Why nothing is driven.
#[derive(Debug, thiserror::Error)]
pub enum DriverError {
    /// No port is free.
    #[error("no port is free: {0}")]
    Port(io::Error),
    /// The server's program cannot be started.
    #[error("{program} cannot be started: {source}")]
    Program {
        /// The program.
        program: String,
        /// What the system says.
        source: io::Error,
    },
    /// The server did not start what it drives in time.
    #[error("{program} has started nothing to drive: {source}")]
    Session {
        /// The program.
        program: String,
        /// The server's last error.
        source: Box<WebDriverError>,
    },
}

/// A port that is free now.
///
/// # Errors
/// The system has none.
pub fn free_port() -> Result<u16, DriverError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(DriverError::Port)?;
    Ok(listener.local_addr().map_err(DriverError::Port)?.port())
}

/// A WebDriver server, and its session in what it drives.
#[derive(Debug)]
pub struct Driven {
    server: Child,
    session: WebDriver,
}

impl Driven {
    /// Starts a WebDriver server that listens on `port`, and a session of it. `patience` is how long both may take.
    ///
    /// # Errors
    /// Either cannot be started.
    pub async fn start(
        server: &mut Command,
        port: u16,
        capabilities: &Capabilities,
        patience: Duration,
    ) -> Result<Self, DriverError> {
        let program = server.as_std().get_program().to_string_lossy().into_owned();
        #[cfg(unix)]
        server.process_group(0);
        let spawned = server.kill_on_drop(true).spawn();
        let mut server = spawned.map_err(|source| DriverError::Program {
            program: program.clone(),
            source,
        })?;
        let address = format!("http://127.0.0.1:{port}");
        let give_up = Instant::now() + patience;
        loop {
            match WebDriver::new(&address, capabilities.clone()).await {
                Ok(session) => return Ok(Self { server, session }),
                Err(source) if Instant::now() > give_up => {
                    kill(&mut server).await;
                    return Err(DriverError::Session {
                        program,
                        source: Box::new(source),
                    });
                }
                Err(_) => tokio::time::sleep(POLL).await,
            }
        }
    }

    /// The session.
    #[must_use]
    pub fn session(&self) -> &WebDriver {
        &self.session
    }

    /// Ends the session, which may take as long as `quit_within`, and then all that its server has started: a server that is
    /// killed alone leaves its windows behind. Without `quit_within` there is nothing left to quit.
    pub async fn end(mut self, quit_within: Option<Duration>) {
        if let Some(limit) = quit_within {
            // What hangs holds its server too.
            let _ = tokio::time::timeout(limit, self.session.clone().quit()).await;
        }
        // Dropped, a session that was not quit asks its server to do so for two minutes, also where that is gone.
        let _ = self.session.leak();
        kill(&mut self.server).await;
    }
}

/// Ends a process that leads a group, and the group. Elsewhere than on Unix, the process.
pub async fn kill(process: &mut Child) {
    if cfg!(unix)
        && let Some(group) = process.id()
    {
        let group = format!("-{group}");
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status().await;
    } else {
        let _ = process.start_kill();
    }
    let _ = process.wait().await;
}
