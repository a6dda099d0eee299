//! What a course needs to run, beyond an LMS: hosts that it loads from, and what it asks browsers for. As far as its files show;
//! nothing is run.

use std::collections::BTreeMap;

use locale::{Language, Text, needs as words};
use serde::Serialize;

use crate::{
    finding::Place,
    site::{Part, Site},
};

/// What a course needs to run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Needs {
    /// Whether it runs without a network: no file that its items reach loads from a host, but for what a player's script only
    /// may load. None where that is not known: something of it was not read.
    pub runs_offline: Option<bool>,
    /// The hosts that it loads something from, those that it does not run without first.
    pub hosts: Vec<NeededHost>,
    /// What the scripts that its items reach ask browsers for.
    pub permissions: Vec<NeededPermission>,
}

/// A host that a course loads something from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NeededHost {
    /// Its name, with its port.
    pub host: String,
    /// Whether only a player's script names it, so that this course may not use it.
    pub is_possible: bool,
    /// The file that first names it, from the package's root.
    pub file: String,
    /// The line in it, from 1.
    pub line: Option<u32>,
}

/// What a course asks browsers for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NeededPermission {
    /// What it is.
    pub permission: Permission,
    /// The file that first asks, from the package's root.
    pub file: String,
    /// The line in it, from 1.
    pub line: Option<u32>,
}

/// What a browser, or the frame that an LMS shows a course in, may refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum Permission {
    /// Pictures of a camera.
    Camera,
    /// Sound of a microphone.
    Microphone,
    /// Where the learner is.
    Geolocation,
    /// Notifications of the system.
    Notifications,
    /// What is copied and pasted.
    Clipboard,
    /// The whole screen.
    Fullscreen,
    /// Cookies and the browser's storage.
    Storage,
}

impl Permission {
    /// What it is called.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        let text: Text = match self {
            Self::Camera => words::CAMERA,
            Self::Microphone => words::MICROPHONE,
            Self::Geolocation => words::GEOLOCATION,
            Self::Notifications => words::NOTIFICATIONS,
            Self::Clipboard => words::CLIPBOARD,
            Self::Fullscreen => words::FULLSCREEN,
            Self::Storage => words::STORAGE,
        };
        text.in_language(language)
    }
}

impl From<web::Permission> for Permission {
    fn from(permission: web::Permission) -> Self {
        match permission {
            web::Permission::Camera => Self::Camera,
            web::Permission::Microphone => Self::Microphone,
            web::Permission::Geolocation => Self::Geolocation,
            web::Permission::Notifications => Self::Notifications,
            web::Permission::Clipboard => Self::Clipboard,
            web::Permission::Fullscreen => Self::Fullscreen,
            web::Permission::Storage => Self::Storage,
        }
    }
}

/// A host that something is loaded from, as the rules found it.
#[derive(Debug)]
pub(crate) struct LoadedHost {
    pub(crate) name: String,
    pub(crate) is_possible: bool,
    pub(crate) place: Place,
}

impl Needs {
    /// What it needs, in lines: whether it runs offline, what it may load, what it asks browsers for.
    #[must_use]
    pub fn lines(&self, language: Language) -> Vec<String> {
        let listed = |is_possible| {
            let hosts = self.hosts.iter().filter(move |host| host.is_possible == is_possible);
            hosts.map(|host| host.host.as_str()).collect::<Vec<_>>().join(", ")
        };
        let asked: Vec<_> = self
            .permissions
            .iter()
            .map(|needed| needed.permission.label(language))
            .collect();
        let line = |words: Text, list: String| format!("{} {list}", words.in_language(language));
        let network = match self.runs_offline {
            Some(true) => words::RUNS_OFFLINE.in_language(language).to_owned(),
            Some(false) => line(words::NEEDS_HOSTS, listed(false)),
            None => words::MAY_RUN_OFFLINE.in_language(language).to_owned(),
        };
        let others = [(words::MAY_LOAD, listed(true)), (words::ASKS_FOR, asked.join(", "))];
        let others = others.into_iter().filter(|(_, list)| !list.is_empty());
        [network]
            .into_iter()
            .chain(others.map(|(words, list)| line(words, list)))
            .collect()
    }

    /// What the texts of a package ask for, which loads from these hosts.
    pub(crate) fn of(site: &Site, hosts: Vec<LoadedHost>) -> Self {
        let mut hosts: Vec<_> = hosts
            .into_iter()
            .filter_map(
                |LoadedHost {
                     name,
                     is_possible,
                     place,
                 }| {
                    Some(NeededHost {
                        host: name,
                        is_possible,
                        file: place.file?,
                        line: place.line,
                    })
                },
            )
            .collect();
        hosts.sort_by(|one, other| (one.is_possible, &one.host).cmp(&(other.is_possible, &other.host)));
        let mut asked: BTreeMap<Permission, Place> = BTreeMap::new();
        for text in site.texts.values().filter(|text| site.reach.has(&text.file)) {
            for Part { start, script, .. } in &text.scripts {
                for used in &script.permissions {
                    let place = || text.place(start + used.span.start);
                    asked.entry(used.permission.into()).or_insert_with(place);
                }
            }
        }
        let permissions = asked.into_iter().filter_map(|(permission, place)| {
            Some(NeededPermission {
                permission,
                file: place.file?,
                line: place.line,
            })
        });
        Self {
            runs_offline: match hosts.iter().all(|host| host.is_possible) {
                true => (site.is_complete() && site.reach.gaps().next().is_none()).then_some(true),
                false => Some(false),
            },
            permissions: permissions.collect(),
            hosts,
        }
    }
}
