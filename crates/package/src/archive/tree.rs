//! The tree of folders and files that the names in a zip make: folders that names only imply are in it too.

use std::collections::HashMap;

use crate::{Limit, Limits, NameFault};

/// A tree of names. Its cost grows with the length of the names, not with the depth of their folders.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    limits: Limits,
    /// By the number of the folder that it is in, and its own name there. The root is number 0.
    nodes: HashMap<(usize, &'a str), Node>,
    folders: Vec<&'a str>,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    number: usize,
    /// The caller's number of the file; none of a folder.
    file: Option<usize>,
}

/// Why a name cannot be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Conflict {
    /// It is over a limit.
    Limit(Limit),
    /// It does not go with another name.
    Name(NameFault),
}

impl<'a> Tree<'a> {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            nodes: HashMap::new(),
            folders: Vec::new(),
        }
    }

    /// Adds a file under the caller's number, or a folder where that is none. `key` is the path as names are compared:
    /// it has the parts of `path`. Returns the number of the file that had this name before.
    pub(super) fn add(&mut self, path: &'a str, key: &'a str, file: Option<usize>) -> Result<Option<usize>, Conflict> {
        self.limits.check_path(path, file.is_none()).map_err(Conflict::Limit)?;
        let mut parent = 0;
        let mut end = 0;
        let mut parts = path.split('/').zip(key.split('/')).peekable();
        while let Some((part, key)) = parts.next() {
            end += part.len();
            let file = file.filter(|_| parts.peek().is_none());
            let next = self.nodes.len() + 1;
            let node = *self.nodes.entry((parent, key)).or_insert(Node { number: next, file });
            let is_new = node.number == next;
            if is_new {
                self.limits.check_entries(next).map_err(Conflict::Limit)?;
                if file.is_none() {
                    self.folders.push(&path[..end]);
                }
            } else if node.file.is_some() != file.is_some() {
                return Err(Conflict::Name(NameFault::FileAndFolder));
            } else if file.is_some() {
                self.nodes.insert((parent, key), Node { file, ..node });
                return Ok(node.file);
            }
            parent = node.number;
            end += 1;
        }
        Ok(None)
    }

    /// The folders, each after the one that it is in.
    pub(super) fn folders(&self) -> &[&'a str] {
        &self.folders
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn implied_folders_are_made_and_counted_once() {
        let mut tree = Tree::new(Limits {
            entries: 5,
            ..Limits::default()
        });
        assert_eq!(tree.add("a/b/c.txt", "a/b/c.txt", Some(0)), Ok(None));
        assert_eq!(tree.add("a/b/d.txt", "a/b/d.txt", Some(1)), Ok(None));
        assert_eq!(tree.add("a/b", "a/b", None), Ok(None));
        assert_eq!(tree.folders(), ["a", "a/b"]);
        assert_eq!(tree.add("a/e", "a/e", None), Ok(None));
        assert_eq!(
            tree.add("a/f", "a/f", None),
            Err(Conflict::Limit(Limit::Entries { most: 5 }))
        );
    }

    #[test]
    fn a_later_file_takes_the_place_of_an_earlier_one() {
        let mut tree = Tree::new(Limits::default());
        assert_eq!(tree.add("A.txt", "a.txt", Some(7)), Ok(None));
        assert_eq!(tree.add("a.txt", "a.txt", Some(8)), Ok(Some(7)));
        assert_eq!(tree.add("a.txt", "a.txt", Some(9)), Ok(Some(8)));
    }

    #[test]
    fn a_file_is_no_folder() {
        let conflict = Err(Conflict::Name(NameFault::FileAndFolder));
        let mut tree = Tree::new(Limits::default());
        assert_eq!(tree.add("a", "a", Some(0)), Ok(None));
        assert_eq!(tree.add("a/b", "a/b", Some(1)), conflict);
        assert_eq!(tree.add("a", "a", None), conflict);
        assert_eq!(tree.add("c/d", "c/d", Some(1)), Ok(None));
        assert_eq!(tree.add("c", "c", Some(2)), conflict);
    }
}
