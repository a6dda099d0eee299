//! How many tests passed and failed, read from what cargo, vitest and node say.

use std::ops::AddAssign;

/// Tests that passed and that failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// That passed.
    pub(crate) passed: u32,
    /// That failed.
    pub(crate) failed: u32,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Count {
    /// What one line of a test runner says.
    pub(crate) fn from_line(line: &str) -> Self {
        let words: Vec<_> = line
            .split([' ', ';', '|', '(', ')'])
            .filter(|word| !word.is_empty())
            .collect();
        let before = |name| number_before(&words, name);
        match words.as_slice() {
            // cargo: `test result: ok. 5 passed; 0 failed; …`; vitest: `Tests  1 failed | 2 passed (3)`.
            ["test", "result:", ..] | ["Tests", ..] => Self {
                passed: before("passed"),
                failed: before("failed"),
            },
            // node, by its two reporters; what was cancelled did not pass.
            ["#" | "ℹ", "pass", number] => Self {
                passed: number.parse().unwrap_or(0),
                failed: 0,
            },
            ["#" | "ℹ", "fail" | "cancelled", number] => Self {
                passed: 0,
                failed: number.parse().unwrap_or(0),
            },
            _ => Self::default(),
        }
    }
}

fn number_before(words: &[&str], name: &str) -> u32 {
    let at = words.iter().position(|word| *word == name);
    at.and_then(|at| words.get(at.checked_sub(1)?)?.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(said: &str) -> (u32, u32) {
        let mut all = Count::default();
        said.lines().for_each(|line| all += Count::from_line(line));
        (all.passed, all.failed)
    }

    #[test]
    fn cargo_is_counted() {
        let said = "running 2 tests\ntest a ... ok\ntest b ... FAILED\n\
                    test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                    test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(count(said), (15, 2));
    }

    #[test]
    fn vitest_is_counted() {
        assert_eq!(
            count(" Test Files  3 passed (3)\n      Tests  1 failed | 41 passed | 2 skipped (44)"),
            (41, 1)
        );
        assert_eq!(count("      Tests  7 passed (7)"), (7, 0));
        assert_eq!(count("      Tests  2 failed (2)"), (0, 2));
    }

    #[test]
    fn node_is_counted() {
        assert_eq!(
            count("# tests 4\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 0"),
            (2, 2)
        );
        assert_eq!(count("ℹ tests 3\nℹ pass 3\nℹ fail 0"), (3, 0));
    }

    #[test]
    fn nothing_else_is() {
        assert_eq!(count("no tests here\nerror: 3 passed, 2 failed\n# passing 5"), (0, 0));
    }
}
