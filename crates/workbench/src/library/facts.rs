//! What is known of the packages that were looked at last: an import, an audit, a comparison and the package's screen read a
//! manifest once between them.

use std::{
    fs,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::SystemTime,
};

use audit::{Needs, RecognizedTool};
use package::PackageFacts;

/// How many packages are remembered.
const MOST_PACKAGES: usize = 16;
/// How many bytes of memory all of them take, about. A package that takes more by itself is not remembered.
const MOST_BYTES: usize = 64 << 20;

/// The packages that were looked at last, the last one at the end.
#[derive(Debug, Default)]
pub(super) struct FactsCache {
    known: Mutex<Vec<Known>>,
}

#[derive(Debug)]
struct Known {
    /// The package's folder: no other package ever has its name.
    folder: String,
    state: FolderState,
    bytes: usize,
    facts: Arc<PackageFacts>,
    /// The tools that it was made with, once somebody asked.
    tools: Option<Arc<[RecognizedTool]>>,
    /// What it needs to run, once it was audited.
    needs: Option<Arc<Needs>>,
}

/// What shows that a package's files are others than before: damage is repaired, and a user can reach them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FolderState {
    /// When something came into the folder or left it.
    folder: Option<SystemTime>,
    /// When the manifest was written, and its size.
    manifest: Option<(SystemTime, u64)>,
}

impl FolderState {
    fn of(content: &Path, facts: &PackageFacts) -> Self {
        let look = |path: &Path| {
            let metadata = fs::metadata(path).ok()?;
            Some((metadata.modified().ok()?, metadata.len()))
        };
        Self {
            folder: look(content).map(|(modified, _)| modified),
            manifest: look(&content.join(&facts.manifest.path)),
        }
    }
}

impl FactsCache {
    /// What is known of the package in `folder`, whose files are in `content`; none where that is nothing, or no longer true.
    pub(super) fn get(&self, folder: &str, content: &Path) -> Option<Arc<PackageFacts>> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let at = known.iter().position(|known| known.folder == folder)?;
        let found = known.remove(at);
        if FolderState::of(content, &found.facts) != found.state {
            return None;
        }
        let facts = Arc::clone(&found.facts);
        known.push(found);
        Some(facts)
    }

    /// The tools that this package was made with, which `recognize` finds if nobody has asked before.
    pub(super) fn tools(
        &self,
        folder: &str,
        facts: &Arc<PackageFacts>,
        recognize: impl FnOnce() -> Vec<RecognizedTool>,
    ) -> Arc<[RecognizedTool]> {
        let locked = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let remembered = find(&mut locked(), folder, facts).and_then(|known| known.tools.clone());
        remembered.unwrap_or_else(|| {
            let tools: Arc<[_]> = recognize().into();
            if let Some(known) = find(&mut locked(), folder, facts) {
                known.tools = Some(Arc::clone(&tools));
            }
            tools
        })
    }

    /// What this package needs to run, as its last audit found it; none where nobody has audited it.
    pub(super) fn needs(&self, folder: &str, facts: &Arc<PackageFacts>) -> Option<Arc<Needs>> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        find(&mut known, folder, facts)?.needs.clone()
    }

    /// Remembers what an audit found that this package needs, for as long as the package is remembered.
    pub(super) fn put_needs(&self, folder: &str, facts: &Arc<PackageFacts>, needs: &Needs) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = find(&mut known, folder, facts) {
            known.needs = Some(Arc::new(needs.clone()));
        }
    }

    /// Remembers what is known of a package, for as long as there is room.
    pub(super) fn put(&self, folder: &str, content: &Path, facts: &Arc<PackageFacts>) {
        let bytes = facts.memory();
        if bytes > MOST_BYTES {
            return;
        }
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|known| known.folder != folder);
        known.push(Known {
            folder: folder.to_owned(),
            state: FolderState::of(content, facts),
            bytes,
            facts: Arc::clone(facts),
            tools: None,
            needs: None,
        });
        let mut room = MOST_BYTES;
        let fits = |known: &&Known| {
            let left = room.checked_sub(known.bytes);
            room = left.unwrap_or_default();
            left.is_some()
        };
        let kept = known.iter().rev().take(MOST_PACKAGES).take_while(fits).count();
        let forgotten = known.len() - kept;
        known.drain(..forgotten);
    }
}

/// The package with these facts, where it is still remembered.
fn find<'k>(known: &'k mut [Known], folder: &str, facts: &Arc<PackageFacts>) -> Option<&'k mut Known> {
    known
        .iter_mut()
        .find(|known| known.folder == folder && Arc::ptr_eq(&known.facts, facts))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use package::OddNames;
    use tempfile::TempDir;

    use super::*;

    fn package(manifest: &str) -> (TempDir, Arc<PackageFacts>) {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("imsmanifest.xml"), manifest).unwrap();
        let facts = PackageFacts::read(folder.path(), "course.zip", OddNames::default()).unwrap();
        (folder, Arc::new(facts))
    }

    #[test]
    fn the_last_packages_are_remembered() {
        let (folder, facts) = package("<manifest/>");
        let cache = FactsCache::default();
        let is_known = |name: &str| cache.get(name, folder.path()).is_some();
        for n in 0..=MOST_PACKAGES {
            cache.put(&n.to_string(), folder.path(), &facts);
            assert!(is_known("0") || n == MOST_PACKAGES);
        }
        // The first was looked at last each time; the second is the one that is forgotten.
        assert!(!is_known("1"));
        assert!(is_known("2"));
        assert_eq!(cache.known.lock().unwrap().len(), MOST_PACKAGES);
    }

    #[test]
    fn large_packages_leave_no_room() {
        let large = format!("<manifest>{}</manifest>", " ".repeat(5 << 20));
        let (folder, facts) = package(&large);
        let at_once = MOST_BYTES / facts.memory();
        assert!((1..MOST_PACKAGES).contains(&at_once), "{at_once}");
        let cache = FactsCache::default();
        for n in 0..MOST_PACKAGES {
            cache.put(&n.to_string(), folder.path(), &facts);
        }
        assert_eq!(cache.known.lock().unwrap().len(), at_once);
        let (folder, facts) = package(&format!("<manifest>{}</manifest>", " ".repeat(15 << 20)));
        cache.put("larger", folder.path(), &facts);
        assert!(cache.get("larger", folder.path()).is_none());
    }

    #[test]
    fn what_a_package_needs_is_remembered_with_it() {
        let (folder, facts) = package("<manifest/>");
        let cache = FactsCache::default();
        let needs = Needs {
            runs_offline: Some(true),
            ..Needs::default()
        };
        cache.put_needs("a", &facts, &needs);
        assert_eq!(cache.needs("a", &facts), None);
        cache.put("a", folder.path(), &facts);
        assert_eq!(cache.needs("a", &facts), None);
        cache.put_needs("a", &facts, &needs);
        assert_eq!(cache.needs("a", &facts).as_deref(), Some(&needs));
        assert_eq!(cache.needs("b", &facts), None);
        // Other facts are of other files.
        let (_folder, others) = package("<manifest/>");
        assert_eq!(cache.needs("a", &others), None);
        cache.put("a", folder.path(), &facts);
        assert_eq!(cache.needs("a", &facts), None);
    }

    #[test]
    fn what_has_changed_is_not_known() {
        let (folder, facts) = package("<manifest/>");
        let cache = FactsCache::default();
        let put = || cache.put("a", folder.path(), &facts);
        put();
        assert!(cache.get("a", folder.path()).is_some());
        fs::write(folder.path().join("imsmanifest.xml"), "<manifest />").unwrap();
        assert!(cache.get("a", folder.path()).is_none());
        put();
        fs::remove_file(folder.path().join("imsmanifest.xml")).unwrap();
        assert!(cache.get("a", folder.path()).is_none());
    }
}
