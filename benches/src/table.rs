//! The table of ratios.

use std::fmt::{Display, Formatter, Result};

/// What a ratio should be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Target {
    /// As many times quicker than the peer, or more.
    AtLeast(f64),
    /// As many times the peer's time, or less.
    AtMost(f64),
}

/// One measurement beside its peer.
#[derive(Debug)]
pub(crate) struct Row {
    /// What was measured.
    pub(crate) what: String,
    /// What the workbench takes.
    pub(crate) ours: String,
    /// What the peer takes.
    pub(crate) peer: String,
    /// How they compare, as the target has it.
    pub(crate) ratio: f64,
    /// What the ratio should be.
    pub(crate) target: Target,
}

/// All measurements.
#[derive(Debug, Default)]
pub(crate) struct Table {
    rows: Vec<[String; 5]>,
}

impl Table {
    /// Adds measurements.
    pub(crate) fn add(&mut self, rows: Vec<Row>) {
        self.rows.extend(rows.into_iter().map(Row::cells));
    }
}

impl Row {
    fn cells(self) -> [String; 5] {
        let (met, target) = match self.target {
            Target::AtLeast(least) => (self.ratio >= least, format!("≥ {least}")),
            Target::AtMost(most) => (self.ratio <= most, format!("≤ {most}")),
        };
        let target = if met { target } else { format!("{target}, missed") };
        [self.what, self.ours, self.peer, format!("{:.2}", self.ratio), target]
    }
}

impl Display for Table {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        let head = ["what", "ours", "peer", "ratio", "target"].map(str::to_owned);
        let lines: Vec<_> = [&head].into_iter().chain(&self.rows).collect();
        let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
        let widths = [0, 1, 2, 3, 4].map(width);
        for (n, line) in lines.iter().enumerate() {
            let [what, ours, peer, ratio, target] = line;
            let [w, o, p, r, t] = widths;
            writeln!(to, "{what:w$}  {ours:>o$}  {peer:>p$}  {ratio:>r$}  {target:<t$}")?;
            if n == 0 {
                writeln!(to, "{}", "─".repeat(widths.iter().sum::<usize>() + 8))?;
            }
        }
        Ok(())
    }
}
