//! What a module told other hosts, asked of the learner and stored on the computer, as a table.

use std::collections::{BTreeSet, HashMap, hash_map::Entry};

use audit::session::{BodyFields, HostAddress, LearnerDatum, LearnerWords, Reach, access, learner_data};
use journal::{Observer, Step};
use locale::{Language, problems, quote, report as text};
use serde::{Deserialize, Serialize};

use super::{
    Report,
    tables::{Cell, Table, table},
    words,
};
use crate::trace::{AccessKind, Decision, EntryData};

/// Maximum rows. Accesses that would have one of their own are counted.
const MOST_ROWS: usize = 200;
/// Maximum names of a row.
const MOST_NAMES: usize = 20;

/// What a module told other hosts, asked of the learner and stored on the computer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Privacy {
    /// A row for each host, device and storage, in the order of the first access (200 at most).
    pub rows: Vec<PrivacyRow>,
    /// How many accesses have no row.
    pub more: u32,
}

/// Accesses of a kind to the same host or device, that were decided alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PrivacyRow {
    /// What was tried.
    pub access: AccessKind,
    /// The host; absent where it is not known, and where it is about this computer.
    pub host: Option<String>,
    /// The names in the queries of addresses and in the bodies that were sent to it, or those that something is stored under
    /// (the first 20, shortened).
    pub names: Vec<String>,
    /// The learner's data that addresses and bodies have in them, in plain or percent-encoded.
    pub learner: BTreeSet<LearnerDatum>,
    /// What became of it; absent if a body is all that is known of the requests.
    pub decision: Option<Decision>,
    /// How often.
    pub count: u32,
    /// The entry of the first.
    pub first: u32,
}

/// What tells rows apart.
type Key = (AccessKind, Option<String>, Decision);

/// Collects the rows from a session's entries.
#[derive(Debug, Default)]
pub(super) struct PrivacyBuilder {
    privacy: Privacy,
    places: HashMap<Key, usize>,
    learner: Option<LearnerWords>,
    /// By their host.
    bodies: HashMap<String, Bodies>,
}

/// What was sent to a host in the bodies of requests.
#[derive(Debug)]
struct Bodies {
    names: Vec<String>,
    learner: BTreeSet<LearnerDatum>,
    count: u32,
    first: u32,
}

impl PrivacyBuilder {
    /// What was sent is added to the row of the requests to its host, or has one of its own.
    pub(super) fn take(self) -> Privacy {
        let Self {
            mut privacy, bodies, ..
        } = self;
        let mut bodies: Vec<_> = bodies.into_iter().collect();
        bodies.sort_unstable_by_key(|(_, bodies)| bodies.first);
        for (host, bodies) in bodies {
            let is_theirs =
                |row: &&mut PrivacyRow| row.access == AccessKind::Request && row.host.as_deref() == Some(&host);
            if let Some(row) = privacy.rows.iter_mut().find(is_theirs) {
                row.learner.extend(bodies.learner);
                add_names(&mut row.names, bodies.names);
            } else if privacy.rows.len() < MOST_ROWS {
                let place = privacy.rows.partition_point(|row| row.first < bodies.first);
                let row = PrivacyRow {
                    access: AccessKind::Request,
                    host: Some(host),
                    names: bodies.names,
                    learner: bodies.learner,
                    decision: None,
                    count: bodies.count,
                    first: bodies.first,
                };
                privacy.rows.insert(place, row);
            } else {
                privacy.more = privacy.more.saturating_add(bodies.count);
            }
        }
        privacy
    }

    /// The row for these accesses, if there is space.
    fn row(&mut self, key: Key, first: u32) -> Option<&mut PrivacyRow> {
        let rows = &mut self.privacy.rows;
        let place = match self.places.get(&key) {
            Some(place) => *place,
            None if rows.len() < MOST_ROWS => {
                let (access, host, decision) = key.clone();
                rows.push(PrivacyRow {
                    access,
                    host,
                    names: Vec::new(),
                    learner: BTreeSet::new(),
                    decision: Some(decision),
                    count: 0,
                    first,
                });
                self.places.insert(key, rows.len() - 1);
                rows.len() - 1
            }
            None => return None,
        };
        rows.get_mut(place)
    }

    fn observe_access(&mut self, step: &Step<'_>, access: AccessKind, target: &str, decision: Decision, count: u32) {
        let (host, names, data) = match Reach::of(access, target) {
            Reach::Host(Some(address)) => (
                Some(quote(&address.host())),
                address.query_names().take(MOST_NAMES).collect(),
                address.learner_data(self.learner(step)),
            ),
            Reach::Host(None) | Reach::Permission => (None, Vec::new(), Vec::new()),
            Reach::Storage => (None, vec![target.to_owned()], Vec::new()),
            Reach::Other if matches!(access, AccessKind::Download | AccessKind::ClipboardWrite) => {
                (None, Vec::new(), Vec::new())
            }
            Reach::Other => return,
        };
        let Some(row) = self.row((access, host, decision), step.entry.seq) else {
            self.privacy.more = self.privacy.more.saturating_add(count);
            return;
        };
        row.count = row.count.saturating_add(count);
        row.learner.extend(data);
        add_names(&mut row.names, names);
    }

    fn observe_body(&mut self, step: &Step<'_>, url: &str, text: &str) {
        let Some(address) = HostAddress::read(url) else {
            return;
        };
        let fields = BodyFields::read(text);
        let learner = self.learner(step);
        let data = [fields.learner_data(learner), address.learner_data(learner)];
        let host = quote(&address.host());
        let is_full = self.bodies.len() >= MOST_ROWS;
        let bodies = match self.bodies.entry(host) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(_) if is_full => {
                self.privacy.more = self.privacy.more.saturating_add(1);
                return;
            }
            Entry::Vacant(new) => new.insert(Bodies {
                names: Vec::new(),
                learner: BTreeSet::new(),
                count: 0,
                first: step.entry.seq,
            }),
        };
        bodies.count = bodies.count.saturating_add(1);
        bodies.learner.extend(data.concat());
        add_names(&mut bodies.names, address.query_names().take(MOST_NAMES));
        add_names(&mut bodies.names, fields.names().iter().cloned());
    }

    /// What addresses and bodies are compared with.
    fn learner(&mut self, step: &Step<'_>) -> &LearnerWords {
        self.learner
            .get_or_insert_with(|| LearnerWords::of(step.session.launched_with()))
    }
}

/// Adds names that are not among these yet, shortened, while there is space.
fn add_names(to: &mut Vec<String>, names: impl IntoIterator<Item = String>) {
    for name in names {
        let name = quote(&name);
        if to.len() < MOST_NAMES && !name.is_empty() && !to.contains(&name) {
            to.push(name);
        }
    }
}

impl Observer for PrivacyBuilder {
    fn observe(&mut self, step: &Step<'_>) {
        match &step.entry.data {
            EntryData::Access {
                access,
                target,
                decision,
                count,
            } => self.observe_access(step, *access, target, *decision, *count),
            EntryData::RequestBody { url, text, .. } => {
                self.observe_body(step, url, text.as_deref().unwrap_or_default());
            }
            _ => {}
        }
    }
}

impl Report {
    /// What the module told other hosts, asked of the learner and stored; without rows where there was nothing. Its rows are
    /// those of [`Privacy::rows`] in their order; one more says how many accesses have none.
    pub(super) fn privacy_table(&self, language: Language) -> Table {
        let columns = [
            text::HOST_OR_DEVICE,
            text::ATTEMPTS,
            text::NAMES_SENT,
            text::LEARNER_DATA,
            text::DECISION,
            text::FIRST_ENTRY,
        ];
        let rows = self.privacy.rows.iter().map(|row| {
            let place = match &row.host {
                Some(host) => Cell::quoted(host),
                None if matches!(Reach::of(row.access, ""), Reach::Host(_)) => Cell::text("–"),
                None => Cell::text(text::THIS_COMPUTER.in_language(language)),
            };
            let first = language.number(row.first.into());
            vec![
                place,
                Cell::text(access(row.access).count(language, row.count.into())),
                Cell::quoted(&row.names.join(", ")),
                Cell::quoted(&learner_data(&row.learner, language)),
                Cell::text(
                    row.decision
                        .map_or("–", |decision| words::decision(decision).in_language(language)),
                ),
                Cell::text(problems::entry(language, &first)),
            ]
        });
        let mut rows: Vec<_> = rows.collect();
        if self.privacy.more > 0 {
            let more = text::MORE_ACCESSES.count(language, self.privacy.more.into());
            let mut cells = vec![Cell::text("…"), Cell::text(more)];
            cells.resize(columns.len(), Cell::text(""));
            rows.push(cells);
        }
        table(text::PRIVACY, &columns, rows, text::NO_ACCESSES, language)
    }
}
