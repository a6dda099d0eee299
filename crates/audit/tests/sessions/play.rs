//! A session as a module plays it: its calls are answered by the run-time, and what was found in it.

use audit::{
    SessionFinding, Severity,
    session::{Ending, SessionAudit},
};
use journal::{Entry, EntryData, Micros, PageState, Replay, SessionState};
use locale::Language;
use scorm::{
    ErrorNumber, LmsProfile,
    cmi::Timespan,
    rte::{Argument, Attempt, Function, Launch},
};

/// A session that is played.
pub(crate) struct Play {
    replay: Replay,
    audit: SessionAudit,
    at: f64,
    phase: PageState,
    entries: u32,
    opened: bool,
}

impl Play {
    /// A first session on the standard's LMS.
    pub(crate) fn new() -> Self {
        Self::launch("strict", Launch::default(), Attempt::default())
    }

    /// A session that is launched with these.
    pub(crate) fn launch(profile: &str, launch: Launch, before: Attempt) -> Self {
        let profile = LmsProfile::named(profile).unwrap();
        Self {
            audit: SessionAudit::launch(&before),
            replay: Replay::launch(profile, launch, before),
            at: 0.0,
            phase: PageState::Complete,
            entries: 0,
            opened: true,
        }
    }

    /// A session whose module does what most do: it begins, and says in the end that it is completed.
    pub(crate) fn good(between: impl FnOnce(&mut Self)) -> Self {
        let mut play = Self::new();
        play.initialize();
        between(&mut play);
        play.completes();
        play
    }

    /// The good end of a session, ten minutes later.
    pub(crate) fn completes(&mut self) {
        self.wait(600.0);
        self.set("cmi.core.lesson_status", "completed");
        self.set_time();
        self.commit();
        self.finish();
    }

    /// The module begins, and the learner reads its first page.
    pub(crate) fn initialize(&mut self) {
        self.begin();
        self.wait(5.0);
    }

    pub(crate) fn begin(&mut self) {
        self.call(Function::Initialize, &[""]);
    }

    pub(crate) fn get(&mut self, element: &str) {
        self.call(Function::GetValue, &[element]);
    }

    pub(crate) fn set(&mut self, element: &str, value: &str) {
        self.call(Function::SetValue, &[element, value]);
    }

    /// Reports how long the session has been running.
    pub(crate) fn set_time(&mut self) {
        let time = Timespan::from_hundredths((self.at / 1e4) as u32);
        self.set("cmi.core.session_time", &time.to_string());
    }

    pub(crate) fn commit(&mut self) {
        self.call(Function::Commit, &[""]);
    }

    pub(crate) fn finish(&mut self) {
        self.call(Function::Finish, &[""]);
    }

    /// Lets seconds pass.
    pub(crate) fn wait(&mut self, seconds: f64) {
        self.at += seconds * 1e6;
    }

    /// Lets time pass until so many seconds after the launch.
    pub(crate) fn wait_until(&mut self, seconds: f64) {
        self.at = self.at.max(seconds * 1e6);
    }

    /// The module's page comes to a phase of its life.
    pub(crate) fn turn(&mut self, phase: PageState) {
        self.phase = phase;
    }

    /// The module was never opened.
    pub(crate) fn never_opened(&mut self) {
        self.opened = false;
    }

    pub(crate) fn call(&mut self, function: Function, arguments: &[&str]) {
        let arguments: Vec<_> = arguments.iter().copied().map(Argument::string).collect();
        let mut session = self.replay.session().clone();
        let returned = session.call(function, &arguments);
        let (returned, error) = (returned.value.clone().into_owned(), returned.error);
        self.entry(EntryData::Call {
            function,
            arguments,
            returned,
            error: ErrorNumber::from(error),
            refused: None,
            replay: None,
        });
    }

    /// Anything that is recorded.
    pub(crate) fn entry(&mut self, data: EntryData) {
        self.entries += 1;
        let mut entry = Entry {
            seq: self.entries,
            at: Micros::new(self.at),
            phase: self.phase,
            data,
        };
        self.at += 1_000.0;
        self.replay.ingest(&mut entry, &mut [&mut self.audit]);
    }

    /// What was found once it has ended: rules and entries.
    pub(crate) fn found(&self) -> Vec<(&'static str, Vec<u32>)> {
        let findings = self.findings(SessionState::at_end(self.replay.session()));
        findings
            .into_iter()
            .map(|finding| (finding.rule.id, finding.place.entries))
            .collect()
    }

    /// What was found once it has ended: rules and how often.
    pub(crate) fn counts(&self) -> Vec<(&'static str, u32)> {
        let findings = self.findings(SessionState::at_end(self.replay.session()));
        findings
            .into_iter()
            .map(|finding| (finding.rule.id, finding.place.count))
            .collect()
    }

    /// What was found while it runs.
    pub(crate) fn found_running(&self) -> Vec<&'static str> {
        let findings = self.findings(SessionState::Running);
        findings.into_iter().map(|finding| finding.rule.id).collect()
    }

    /// The severities of what was found once it has ended.
    pub(crate) fn severities(&self) -> Vec<Severity> {
        let findings = self.findings(SessionState::at_end(self.replay.session()));
        findings.iter().map(|finding| finding.severity).collect()
    }

    /// The messages of what was found once it has ended.
    pub(crate) fn messages(&self) -> Vec<String> {
        self.messages_in(Language::English)
    }

    fn messages_in(&self, language: Language) -> Vec<String> {
        let findings = self.findings(SessionState::at_end(self.replay.session()));
        findings.iter().map(|finding| finding.message(language)).collect()
    }

    fn findings(&self, state: SessionState) -> Vec<SessionFinding> {
        let session = self.replay.session();
        let after = match state {
            SessionState::Running => session.attempt().clone(),
            _ => session.clone().leave(),
        };
        self.audit.findings(&Ending {
            state,
            session,
            opened: self.opened,
            after: &after,
        })
    }
}

/// All that is said of sessions, in both languages.
pub(crate) fn spoken(plays: impl IntoIterator<Item = Play>) -> String {
    let languages = [Language::English, Language::French];
    let said = |play: Play| {
        languages
            .map(|language| play.messages_in(language).join("\n"))
            .join("\n")
    };
    plays.into_iter().map(said).collect::<Vec<_>>().join("\n\n")
}
