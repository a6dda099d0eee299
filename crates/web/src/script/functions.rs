//! The functions of a script, by the names that they are called by.

use std::collections::HashMap;

use oxc_ast::ast::FormalParameters;
use oxc_semantic::SymbolId;

use super::path::{Path, Root};

/// Bytes of a name with dots that are remembered.
const MOST_NAME_BYTES: usize = 200;

/// Functions of one last name that are told apart.
const MOST_ALIKE: usize = 8;

/// Steps from a name to the name that it stands for.
const MOST_ALIASES: usize = 8;

/// Bytes of a name that says what a function is a member of. Names of bundles are shorter and say nothing.
const LEAST_OWNER_BYTES: usize = 4;

/// A function, by its number in the order of the text.
pub(super) type FunctionId = usize;

/// What a function is called by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A name that the script declares.
    Symbol(SymbolId),
    /// A name that it does not declare, or a member: `scorm.set`; `.set` where what it is a member of has no name.
    Name(String),
}

/// All functions of a script that have a name.
#[derive(Debug, Default)]
pub(super) struct Functions {
    by_key: HashMap<Key, FunctionId>,
    /// By their last name, each with what it is a member of.
    by_last: HashMap<String, Vec<(String, FunctionId)>>,
    /// Which function a parameter is of, and its place there: a large script has very many.
    parameters: HashMap<SymbolId, (u32, u32)>,
    /// Names that stand for what has another: `scorm.quit = scorm.connection.terminate`.
    aliases: HashMap<Key, Key>,
    count: usize,
}

impl Functions {
    /// The next function. A second one of the same name takes it over, as it does when the script runs.
    pub(super) fn add(&mut self, keys: &[Key], parameters: &FormalParameters<'_>) -> FunctionId {
        let id = self.count;
        self.count += 1;
        for key in keys {
            self.by_key.insert(key.clone(), id);
            if let Key::Name(name) = key
                && let Some((owner, last)) = name.rsplit_once('.')
            {
                let alike = self.by_last.entry(last.to_owned()).or_default();
                if alike.len() <= MOST_ALIKE {
                    alike.push((owner.to_ascii_lowercase(), id));
                }
            }
        }
        for (n, parameter) in (0..).zip(&parameters.items) {
            let name = parameter.pattern.get_binding_identifier();
            if let Some(symbol) = name.and_then(|name| name.symbol_id.get()) {
                self.parameters
                    .insert(symbol, (u32::try_from(id).unwrap_or(u32::MAX), n));
            }
        }
        id
    }

    /// A name that stands for what has another.
    pub(super) fn alias(&mut self, name: Key, of: Key) {
        if name != of {
            self.aliases.insert(name, of);
        }
    }

    /// Whether a name stands for what has another.
    pub(super) fn is_alias(&self, name: &Key) -> bool {
        self.aliases.contains_key(name)
    }

    /// The function of exactly this name.
    pub(super) fn find_exact(&self, key: &Key) -> Option<FunctionId> {
        self.by_key.get(key).copied()
    }

    /// The function that a key names: the one of exactly this name or of what that stands for, else the only member of the last name, else the only
    /// one of them that is a member of something alike: `this.scorm.finish` is `ScormWrapper.finish`.
    pub(super) fn find(&self, key: &Key) -> Option<FunctionId> {
        let mut key = key;
        for _ in 0..MOST_ALIASES {
            if let Some(id) = self.find_exact(key) {
                return Some(id);
            }
            match self.aliases.get(key) {
                Some(of) => key = of,
                None => break,
            }
        }
        let Key::Name(name) = key else { return None };
        let (owner, last) = name.rsplit_once('.')?;
        let alike = self.by_last.get(last).filter(|alike| alike.len() <= MOST_ALIKE)?;
        let owner = owner.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        let mut of_owner = alike
            .iter()
            .filter(|(own, _)| owner.len() >= LEAST_OWNER_BYTES && own.contains(&owner));
        match (alike.as_slice(), of_owner.next(), of_owner.next()) {
            ([(_, id)], ..) | (_, Some((_, id)), None) => Some(*id),
            _ => None,
        }
    }

    /// Which function's parameter a name is, and its place there.
    pub(super) fn parameter(&self, symbol: SymbolId) -> Option<(FunctionId, usize)> {
        let (function, n) = self.parameters.get(&symbol)?;
        Some((*function as FunctionId, *n as usize))
    }
}

/// What a path is called by.
pub(super) fn key(path: &Path<'_>) -> Option<Key> {
    if let (Root::Local(symbol, _), true) = (path.root, path.members.is_empty()) {
        return Some(Key::Symbol(symbol));
    }
    name(path).map(Key::Name)
}

/// The names of a path with dots between them, without the windows that lead to it.
pub(super) fn name(path: &Path<'_>) -> Option<String> {
    let mut name = match (path.root, path.global()) {
        (_, Some(names)) => names.join("."),
        (Root::Local(_, root), None) => joined(root, &path.members)?,
        (_, None) => without_root(&path.members)?,
    };
    if name.len() > MOST_NAME_BYTES {
        name = format!(".{}", name.rsplit_once('.')?.1);
    }
    (name.len() <= MOST_NAME_BYTES).then_some(name)
}

/// The name of a member of something with a name.
pub(super) fn member(of: Option<&str>, name: &str) -> Option<String> {
    let whole = format!("{}.{name}", of.unwrap_or_default());
    match whole.len() <= MOST_NAME_BYTES {
        true => Some(whole),
        false => (name.len() < MOST_NAME_BYTES).then(|| format!(".{name}")),
    }
}

fn joined(root: &str, members: &[Option<&str>]) -> Option<String> {
    let names: Option<Vec<&str>> = std::iter::once(Some(root)).chain(members.iter().copied()).collect();
    match names {
        Some(names) => Some(names.join(".")),
        None => without_root(members),
    }
}

/// The last name, and what it is a member of where that has a name: `.scorm.finish`, `.finish`.
fn without_root(members: &[Option<&str>]) -> Option<String> {
    match members {
        [.., Some(owner), Some(last)] => Some(format!(".{owner}.{last}")),
        [.., last] => last.map(|last| format!(".{last}")),
        [] => None,
    }
}
