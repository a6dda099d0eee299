//! Identifiers of SCOs that another version of a package does not have: an LMS that stores results under them loses these.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use scorm::manifest::{Manifest, ScoRef};
use serde::Serialize;

/// The most changes that a list holds.
const MOST_CHANGES: usize = 500;

/// Identifiers of the earlier version that the later one has not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct IdentifierChanges {
    /// How many there are.
    pub count: u32,
    /// The first of them, in launch order.
    pub first: Vec<IdentifierChange>,
}

/// An identifier that the later version has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct IdentifierChange {
    /// The title of the SCO in the earlier version.
    pub title: String,
    /// What it identified.
    pub part: IdentifiedPart,
    /// The identifier.
    pub before: String,
    /// What the same SCO has instead; none where the SCO is gone.
    pub after: Option<String>,
}

/// What of a SCO has an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum IdentifiedPart {
    /// Its item.
    Item,
    /// Its resource.
    Resource,
}

impl FromIterator<IdentifierChange> for IdentifierChanges {
    fn from_iter<T: IntoIterator<Item = IdentifierChange>>(changes: T) -> Self {
        let mut all = Self::default();
        for change in changes {
            all.count += 1;
            if all.first.len() < MOST_CHANGES {
                all.first.push(change);
            }
        }
        all
    }
}

/// The identifiers of SCOs that changed from one version to the next, or went away with their SCO.
pub(crate) fn identifier_changes(before: &Manifest, after: &Manifest) -> IdentifierChanges {
    let (before, after) = (before.scos(), after.scos());
    let mut new = NewScos::of(&before, &after);
    let by_item: BTreeMap<_, _> = after.iter().map(|sco| (sco.item.as_str(), sco)).collect();
    let changes = before.iter().filter_map(|sco| {
        let (part, now) = match by_item.get(sco.item.as_str()) {
            Some(same) if same.resource == sco.resource => return None,
            Some(same) => (IdentifiedPart::Resource, Some(same.resource.clone())),
            None => (IdentifiedPart::Item, new.take(sco).map(|sco| sco.item.clone())),
        };
        Some(IdentifierChange {
            title: sco.title.clone(),
            part,
            before: match part {
                IdentifiedPart::Item => sco.item.clone(),
                IdentifiedPart::Resource => sco.resource.clone(),
            },
            after: now,
        })
    });
    changes.collect()
}

/// SCOs of the later version that the earlier one has not under their identifier: each may be one of its SCOs under a new one.
struct NewScos<'a> {
    all: Vec<&'a ScoRef>,
    /// The places in `all` of those that launch this, or have this title.
    by_sign: BTreeMap<Sign<'a>, VecDeque<usize>>,
    taken: BTreeSet<usize>,
    /// Whether there is one SCO in each version, which is the same whatever it is called.
    is_single: bool,
}

/// What shows that two SCOs are the same.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Sign<'a> {
    Launch(&'a str),
    Title(&'a str),
}

impl<'a> Sign<'a> {
    /// Those of a SCO, the better one first. A blank is no sign.
    fn of(sco: &'a ScoRef) -> impl Iterator<Item = Self> {
        let title = sco.title.trim();
        let signs = [
            (sco.launch.as_str(), Self::Launch(&sco.launch)),
            (title, Self::Title(title)),
        ];
        signs
            .into_iter()
            .filter(|(text, _)| !text.is_empty())
            .map(|(_, sign)| sign)
    }
}

impl<'a> NewScos<'a> {
    fn of(before: &[ScoRef], after: &'a [ScoRef]) -> Self {
        let known: BTreeSet<_> = before.iter().map(|sco| sco.item.as_str()).collect();
        let all: Vec<_> = after.iter().filter(|sco| !known.contains(sco.item.as_str())).collect();
        let mut by_sign: BTreeMap<_, VecDeque<_>> = BTreeMap::new();
        for (at, sco) in all.iter().enumerate() {
            for sign in Sign::of(sco) {
                by_sign.entry(sign).or_default().push_back(at);
            }
        }
        Self {
            all,
            by_sign,
            taken: BTreeSet::new(),
            is_single: before.len() == 1 && after.len() == 1,
        }
    }

    /// The one that is the same as this SCO: by what it launches, else by its title. None is taken twice.
    fn take(&mut self, sco: &'a ScoRef) -> Option<&'a ScoRef> {
        if self.is_single {
            return self.all.first().copied();
        }
        for sign in Sign::of(sco) {
            // Each place is taken from each list once.
            while let Some(at) = self.by_sign.get_mut(&sign).and_then(VecDeque::pop_front) {
                if self.taken.insert(at) {
                    return self.all.get(at).copied();
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use scorm::manifest;

    use super::*;

    /// A manifest of SCOs: their items, resources, files and titles.
    fn manifest(scos: &[[&str; 4]]) -> Manifest {
        let rows = |row: fn(&[&str; 4]) -> String| scos.iter().map(row).collect::<String>();
        let items = rows(|[item, resource, _, title]| {
            format!("<item identifier='{item}' identifierref='{resource}'><title>{title}</title></item>")
        });
        let resources = rows(|[_, resource, file, _]| {
            format!("<resource identifier='{resource}' type='webcontent' scormtype='sco' href='{file}'/>")
        });
        let text = format!(
            "<manifest><organizations><organization>{items}</organization></organizations><resources>{resources}</resources></manifest>"
        );
        manifest::read(text.as_bytes()).unwrap().manifest
    }

    fn changes(before: &[[&str; 4]], after: &[[&str; 4]]) -> Vec<String> {
        let found = identifier_changes(&manifest(before), &manifest(after));
        assert_eq!(found.count as usize, found.first.len());
        let shown = found.first.into_iter().map(|change| {
            let after = change.after.as_deref().unwrap_or("gone");
            format!("{} {:?}: {} → {after}", change.title, change.part, change.before)
        });
        shown.collect()
    }

    const LESSONS: [[&str; 4]; 3] = [
        ["A", "RA", "a.html", "Exits"],
        ["B", "RB", "b.html", "Alarms"],
        ["C", "RC", "c.html", "Test"],
    ];

    #[test]
    fn the_same_identifiers_lose_nothing() {
        assert_eq!(changes(&LESSONS, &LESSONS), [""; 0]);
        // Another order, other files, other titles, and one SCO more.
        let later = [
            ["C", "RC", "test/c.html", "Final test"],
            ["D", "RD", "d.html", "Drill"],
            ["A", "RA", "a.html", "Exits"],
            ["B", "RB", "b.html", "Alarms"],
        ];
        assert_eq!(changes(&LESSONS, &later), [""; 0]);
    }

    #[test]
    fn what_changed_or_is_gone_is_named() {
        let later = [
            ["A1", "RA1", "a.html", "Ways out"],
            ["B1", "RB1", "alarms.html", "Alarms"],
            ["D", "RD", "d.html", "Drill"],
        ];
        assert_eq!(
            changes(&LESSONS, &later),
            ["Exits Item: A → A1", "Alarms Item: B → B1", "Test Item: C → gone"]
        );
        let resources = [["A", "R1", "a.html", "Exits"], LESSONS[1], LESSONS[2]];
        assert_eq!(changes(&LESSONS, &resources), ["Exits Resource: RA → R1"]);
    }

    #[test]
    fn one_sco_is_the_same_whatever_it_is_called() {
        let later = [["X", "RX", "x.html", "Fire"]];
        assert_eq!(changes(&LESSONS[..1], &later), ["Exits Item: A → X"]);
        assert_eq!(changes(&LESSONS[..1], &[]), ["Exits Item: A → gone"]);
    }

    /// Each SCO of the later version stands for one of the earlier, however many have its title or its file.
    #[test]
    fn namesakes_are_counted_once() {
        let many = |prefix: &str, count: usize| -> Vec<[String; 4]> {
            let row = |n| {
                let identifier = format!("{prefix}{n}");
                [
                    identifier.clone(),
                    format!("R{identifier}"),
                    "same.html".to_owned(),
                    "Same".to_owned(),
                ]
            };
            (0..count).map(row).collect()
        };
        let (before, after) = (many("a", 1000), many("b", 600));
        let as_rows = |rows: &[[String; 4]]| {
            let rows: Vec<_> = rows.iter().map(|row| row.each_ref().map(String::as_str)).collect();
            manifest(&rows)
        };
        let found = identifier_changes(&as_rows(&before), &as_rows(&after));
        assert_eq!((found.count, found.first.len()), (1000, MOST_CHANGES));
        assert!(found.first.iter().all(|change| change.after.is_some()));
        let last = identifier_changes(&as_rows(&after), &as_rows(&before));
        assert_eq!(last.count, 600);
    }
}
