//! The bounds on what a package may hold, for zips and folders alike.

use crate::{Error, Limit};

/// The bounds on what a zip or a folder may hold. The defaults let a 4 GB course pass.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The most files and folders; folders that the names of a zip only imply are counted too.
    pub entries: usize,
    /// The most bytes unpacked, in all.
    pub total: u64,
    /// The most bytes unpacked for each byte of the zip, once [`Limits::RATIO_FROM`] have come out: no course is that
    /// empty.
    pub ratio: u64,
    /// The most folders inside each other.
    pub depth: usize,
    /// The longest path of a file or folder, in bytes of UTF-8, from the root of the package.
    pub path: usize,
}

impl Limits {
    /// What comes out before the ratio is looked at: small packages of text are packed tight.
    pub(crate) const RATIO_FROM: u64 = 256 << 20;
    /// No limits, for what was imported within some.
    pub const NONE: Self = Self {
        entries: usize::MAX,
        total: u64::MAX,
        ratio: u64::MAX,
        depth: usize::MAX,
        path: usize::MAX,
    };

    /// Checks the path of a file or folder: slash-separated, from the root of the package.
    ///
    /// # Errors
    /// The limit that it is over.
    pub(crate) fn check_path(&self, path: &str, is_folder: bool) -> Result<(), Limit> {
        if path.len() > self.path {
            return Err(Limit::PathBytes { most: most(self.path) });
        }
        let folders = path.matches('/').count() + usize::from(is_folder);
        if folders > self.depth {
            return Err(Limit::Depth { most: most(self.depth) });
        }
        Ok(())
    }

    /// Checks how many files and folders there are so far.
    ///
    /// # Errors
    /// The limit, where that is too many.
    pub(crate) fn check_entries(&self, count: usize) -> Result<(), Limit> {
        if count > self.entries {
            return Err(self.entries_limit());
        }
        Ok(())
    }

    /// Checks how many bytes there are so far.
    ///
    /// # Errors
    /// The limit, where that is too many.
    pub(crate) fn check_total(&self, bytes: u64) -> Result<(), Limit> {
        if bytes > self.total {
            return Err(self.total_limit());
        }
        Ok(())
    }

    pub(crate) fn entries_limit(&self) -> Limit {
        Limit::Entries {
            most: most(self.entries),
        }
    }

    pub(crate) fn total_limit(&self) -> Limit {
        Limit::TotalMib {
            most: most(self.total >> 20),
        }
    }

    pub(crate) fn ratio_limit(&self) -> Limit {
        Limit::Ratio { most: most(self.ratio) }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            entries: 100_000,
            total: 8 << 30,
            ratio: 200,
            depth: 64,
            path: 1024,
        }
    }
}

/// The error that says that `file` is over `limit`.
pub(crate) fn over(file: &str, limit: Limit) -> Error {
    Error::OverLimit {
        file: file.to_owned(),
        limit,
    }
}

fn most(value: impl TryInto<u32>) -> u32 {
    value.try_into().unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_held_to_depth_and_length() {
        let limits = Limits {
            depth: 2,
            path: 10,
            ..Limits::default()
        };
        assert_eq!(limits.check_path("a/b/c.txt", false), Ok(()));
        assert_eq!(limits.check_path("a/b", true), Ok(()));
        assert_eq!(limits.check_path("a/b/c", true), Err(Limit::Depth { most: 2 }));
        assert_eq!(limits.check_path("a/b/c/d", false), Err(Limit::Depth { most: 2 }));
        assert_eq!(limits.check_path("ééééé", false), Ok(()));
        assert_eq!(limits.check_path("ééééé.", false), Err(Limit::PathBytes { most: 10 }));
    }
}
